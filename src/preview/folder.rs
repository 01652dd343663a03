//! The manuscripts of a run: one, or those of a folder, which come and go.
//!
//! In: a path. Out: a [`Session`] for each manuscript that somebody looks at, and the list of all with counts of
//! their findings. The list is kept by a thread of its own; manuscripts that nobody looks at are read there, without
//! being laid out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::digest::digest;
use super::mailbox::Mailbox;
use super::opener::Editor;
use super::saved;
use super::session::{Run, Session};
use super::state::counts;
use super::watch::{Watch, is_beside};
use crate::error::{Error, guard};
use crate::pipeline::{self, STACK};
use crate::settings::Options;
use crate::source::Source;

/// The manuscripts of a run.
pub(super) struct Library {
    run: Arc<Run>,
    editor: Editor,
    /// The folder, if one was named.
    folder: Option<PathBuf>,
    docs: Mutex<Vec<Doc>>,
    listed: watch::Sender<Arc<str>>,
    mailbox: Arc<Mailbox>,
    watches: Mutex<Vec<Watch>>,
}

struct Doc {
    id: String,
    path: PathBuf,
    file: String,
    /// The names that changes of the file are told under.
    names: Vec<OsString>,
    session: Option<Arc<Session>>,
    survey: Option<Survey>,
}

/// What is listed of a manuscript that is not live.
struct Survey {
    stamp: Option<(SystemTime, u64)>,
    json: Value,
}

/// Manuscripts of a folder that are listed.
const MOST: usize = 500;

/// Manuscripts that are live at once; of more, those that nobody looks at are let go.
const MOST_LIVE: usize = 8;

const LOOK: Duration = Duration::from_secs(2);

impl Library {
    /// Opens a manuscript or a folder.
    pub(super) fn open(path: &Path, run: Run, editor: Editor) -> Result<Arc<Self>, Error> {
        let is_folder = path.is_dir();
        let docs = match is_folder {
            true => Vec::new(),
            false => {
                // What cannot be read at all is told at once.
                Source::open(path)?;
                vec![Doc::new(path)]
            }
        };
        let library = Arc::new(Self {
            run: Arc::new(run),
            editor,
            folder: is_folder.then(|| path.to_path_buf()),
            docs: Mutex::new(docs),
            listed: watch::Sender::new("".into()),
            mailbox: Arc::default(),
            watches: Mutex::default(),
        });
        library.scan();
        library.watch_folders(path);
        library.list();
        let own = Arc::clone(&library);
        std::thread::Builder::new()
            .name("library".into())
            .stack_size(STACK)
            .spawn(move || own.work())
            .map_err(|why| Error::new("no thread could be started").because(why))?;
        // One manuscript is looked at as soon as the page is there.
        let only = library.lock().first().map(|doc| doc.id.clone());
        if let Some(id) = only.filter(|_| !is_folder) {
            library.session(&id).transpose()?;
        }
        Ok(library)
    }

    pub(super) fn editor(&self) -> Editor {
        self.editor.clone()
    }

    /// The session of a manuscript, started if it was not; `None` if there is no such manuscript.
    pub(super) fn session(&self, id: &str) -> Option<Result<Arc<Session>, Error>> {
        let mut docs = self.lock();
        let index = docs.iter().position(|doc| doc.id == id)?;
        if let Some(session) = docs.get(index).and_then(|doc| doc.session.as_ref()) {
            return Some(Ok(Arc::clone(session)));
        }
        let live = docs.iter().filter(|doc| doc.session.is_some()).count();
        if live >= MOST_LIVE {
            let unseen = |doc: &&mut Doc| doc.session.as_ref().is_some_and(|s| s.clients() == 0);
            if let Some(doc) = docs.iter_mut().find(unseen)
                && let Some(session) = doc.session.take()
            {
                session.mailbox.over();
            }
        }
        let doc = docs.get_mut(index)?;
        let mailbox = Arc::clone(&self.mailbox);
        let told = Box::new(move || mailbox.changed());
        let started = Session::start(Arc::clone(&self.run), doc.path.clone(), told);
        Some(started.inspect(|session| doc.session = Some(Arc::clone(session))))
    }

    /// The list now.
    pub(super) fn json(&self) -> Arc<str> {
        Arc::clone(&self.listed.borrow())
    }

    /// The list from now on.
    pub(super) fn watch(&self) -> watch::Receiver<Arc<str>> {
        self.listed.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Doc>> {
        self.docs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the list.
    fn work(&self) {
        loop {
            self.mailbox.wait(LOOK);
            self.scan();
            self.list();
            while self.survey_one() {
                self.list();
            }
        }
    }

    /// Looks which manuscripts the folder has.
    fn scan(&self) {
        let Some(folder) = &self.folder else {
            return;
        };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        let mut paths: Vec<PathBuf> = paths.filter(|path| is_manuscript(path)).collect();
        paths.sort();
        paths.truncate(MOST);
        let mut docs = self.lock();
        let mut old = std::mem::take(&mut *docs);
        for path in paths {
            let known = old.iter().position(|doc| doc.path == path);
            docs.push(known.map_or_else(|| Doc::new(&path), |known| old.swap_remove(known)));
        }
        // A live manuscript that is away for a moment, as while it is saved, comes back to the same page.
        docs.extend(old.into_iter().filter(|doc| doc.session.is_some()));
        docs.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Reads one manuscript that is not live and has changed; `false` if there is none.
    fn survey_one(&self) -> bool {
        let changed = self.lock().iter().find_map(|doc| {
            let stamp = saved::stamp(&doc.path);
            let same = doc
                .survey
                .as_ref()
                .is_some_and(|survey| survey.stamp == stamp);
            (doc.session.is_none() && !same).then(|| (doc.path.clone(), stamp))
        });
        let Some((path, stamp)) = changed else {
            return false;
        };
        let options = Options {
            deck: false,
            ..self.run.options.clone()
        };
        let read = guard(|| {
            let models = pipeline::read(Source::open(&path)?, &options)?;
            let (findings, _) = models.findings(&options);
            let title = models.manuscript.meta.title.as_ref();
            Ok(row(
                "ok",
                None,
                title.map(|t| t.text.as_str()),
                counts(&findings),
            ))
        });
        let json =
            read.unwrap_or_else(|why| row("broken", Some(&why.to_string()), None, Value::Null));
        let mut docs = self.lock();
        if let Some(doc) = docs.iter_mut().find(|doc| doc.path == path) {
            doc.survey = Some(Survey { stamp, json });
        }
        true
    }

    /// Tells the list, if it is another.
    fn list(&self) {
        let docs: Vec<Value> = self.lock().iter().map(Doc::json).collect();
        let name = self.folder.as_ref().map(|folder| {
            let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
            let name = whole.file_name().unwrap_or(whole.as_os_str());
            name.to_string_lossy().into_owned()
        });
        let json = json!({"folder": name, "docs": docs}).to_string();
        self.listed.send_if_modified(|listed| {
            let other = **listed != *json;
            if other {
                *listed = json.into();
            }
            other
        });
    }

    /// Watches the folder of `path`, and that of the file itself where `path` is a link.
    fn watch_folders(self: &Arc<Self>, path: &Path) {
        let of = |path: &Path| match path.is_dir() {
            true => path.to_path_buf(),
            false => saved::folder(path).to_path_buf(),
        };
        let mut folders = vec![of(path)];
        folders.extend(path.canonicalize().ok().map(|real| of(&real)));
        folders.dedup_by(|a, b| a.canonicalize().ok() == b.canonicalize().ok());
        for folder in folders {
            let own = Arc::downgrade(self);
            let watch = Watch::start(&folder, move |name| {
                if let Some(library) = own.upgrade() {
                    library.changed(name);
                }
            });
            // Without one, sessions still look at their file now and then.
            let mut watches = self.watches.lock().unwrap_or_else(PoisonError::into_inner);
            watches.extend(watch.ok());
        }
    }

    fn changed(&self, name: &OsString) {
        let beside = is_beside(name);
        for doc in self.lock().iter() {
            let Some(session) = &doc.session else {
                continue;
            };
            if doc.names.contains(name) {
                session.mailbox.changed();
            } else if beside {
                session.mailbox.beside();
            }
        }
        if self.folder.is_some() && is_manuscript(Path::new(name)) {
            self.mailbox.changed();
        }
    }
}

impl Doc {
    fn new(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let mut names = vec![name.to_owned()];
        if let Ok(real) = path.canonicalize() {
            names.extend(real.file_name().map(ToOwned::to_owned));
        }
        let file = name.to_string_lossy().into_owned();
        let id = digest(name.as_encoded_bytes());
        Self {
            id: id.get(..12).unwrap_or_default().to_owned(),
            path: path.to_path_buf(),
            file,
            names,
            session: None,
            survey: None,
        }
    }

    fn json(&self) -> Value {
        let live = self.session.as_ref().map(|session| {
            let snapshot = session.snapshot();
            let good = snapshot.good.as_deref();
            let title = good.and_then(|good| good.models.manuscript.meta.title.as_ref());
            let state = if snapshot.broken.is_some() {
                "broken"
            } else {
                "ok"
            };
            let known = !snapshot.judged.hash.is_empty();
            let counts = if known {
                snapshot.judged.counts()
            } else {
                Value::Null
            };
            let message = snapshot.broken.as_deref();
            row(
                state,
                message,
                title.map(|title| title.text.as_str()),
                counts,
            )
        });
        let survey = || self.survey.as_ref().map(|survey| survey.json.clone());
        let mut row = live
            .or_else(survey)
            .unwrap_or_else(|| row("ok", None, None, Value::Null));
        row["id"] = self.id.as_str().into();
        row["file"] = self.file.as_str().into();
        row
    }
}

fn row(state: &str, message: Option<&str>, title: Option<&str>, counts: Value) -> Value {
    json!({"state": state, "message": message, "title": title, "counts": counts})
}

/// Whether a file of a folder is listed: text, neither hidden nor one of Diptych's letters.
fn is_manuscript(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = name.ends_with(".md") || name.ends_with(".txt");
    let ours = name.ends_with(".letter.md");
    let about = name.eq_ignore_ascii_case("readme.md") || name.eq_ignore_ascii_case("readme.txt");
    text && !ours && !about && !name.starts_with('.')
}
