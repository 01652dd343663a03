//! One live manuscript: a thread that takes the newest state of its file, lays out both editions, and publishes.
//!
//! In: that the file may have changed. Out: [`Snapshot`]s, of which a client gets the newest. What is between two
//! looks at the file is never laid out, however fast it comes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use super::acts::History;
use super::mailbox::Mailbox;
use super::pages::{self, Looks};
use super::saved;
use super::state::{Ahead, Good, Judged, Snapshot, Which};
use crate::error::{Error, guard};
use crate::pipeline::{self, Laid, LiveSlots, Models, STACK};
use crate::settings::Options;
use crate::source::Source;
use crate::typeset::{Edition, Templates, forget};

/// What all sessions of a run share.
pub(super) struct Run {
    pub(super) options: Options,
    pub(super) templates: Templates,
    /// Whether there is an editor to open.
    pub(super) editor: bool,
}

/// A live manuscript.
pub(super) struct Session {
    pub(super) run: Arc<Run>,
    pub(super) path: PathBuf,
    /// What the page calls it.
    pub(super) file: String,
    pub(super) mailbox: Mailbox,
    told: Told,
    /// What was written into the file for the author, to be taken back.
    pub(super) history: Mutex<History>,
    shown: watch::Sender<Shown>,
    /// Pages that were asked for, as they are sent.
    pages: Mutex<Sent>,
    /// Told when one was made.
    sent: Condvar,
    /// What those that were sent look like.
    pub(super) looks: Looks,
}

/// The hash of a page, and of what is shown in its place.
type Asked = (String, Option<String>);
type Sent = BTreeMap<Asked, Arc<OnceLock<Arc<str>>>>;

/// Who is told that something changed.
pub(super) type Told = Box<dyn Fn() + Send + Sync>;

/// A snapshot and how it is told.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) snapshot: Snapshot,
    pub(super) json: Arc<str>,
}

/// The file is looked at so often even if nobody says that it changed: not every disk tells.
const LOOK: Duration = Duration::from_secs(2);

/// After so long without news what takes longer is done: until then the machine is the browser's, which paints.
const QUIET: Duration = Duration::from_millis(100);

/// So long a browser takes for the pages that come ahead: it has the machine for that time.
const PAINT: Duration = Duration::from_millis(16);

/// So long the first pages may wait for a client that wants to see them.
const SEEN: Duration = Duration::from_millis(250);

/// So many pages of an edition go along with a state: most edits change one, and move a line to the next.
const ALONG: usize = 2;

/// So many states in a row may pass without findings while newer ones wait.
const UNJUDGED: usize = 3;

/// What was put off for a state that is shown.
#[derive(Default)]
struct Due {
    /// How many states were shown since findings were looked for.
    unjudged: usize,
    /// Whether the ends of its pages are still to be mended.
    unsettled: bool,
}

impl Session {
    /// Starts the thread of a manuscript, which calls `told` when its row in a list may have changed.
    pub(super) fn start(run: Arc<Run>, path: PathBuf, told: Told) -> Result<Arc<Self>, Error> {
        let file = path.file_name().unwrap_or(path.as_os_str());
        let file = file.to_string_lossy().into_owned();
        let nothing = Shown {
            snapshot: Snapshot::default(),
            json: Snapshot::default()
                .json(&file, None, run.editor, Vec::new())
                .into(),
        };
        let session = Arc::new(Self {
            run,
            path,
            file,
            mailbox: Mailbox::default(),
            told,
            history: Mutex::default(),
            shown: watch::Sender::new(nothing),
            pages: Mutex::default(),
            sent: Condvar::new(),
            looks: Looks::default(),
        });
        session.mailbox.changed();
        let own = Arc::clone(&session);
        std::thread::Builder::new()
            .name("session".into())
            .stack_size(STACK)
            .spawn(move || own.work())
            .map_err(|why| Error::new("no thread could be started").because(why))?;
        Ok(session)
    }

    /// What is shown now.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.shown.borrow().snapshot.clone()
    }

    /// What is shown from now on; a slow reader sees the newest only.
    pub(super) fn watch(&self) -> watch::Receiver<Shown> {
        self.shown.subscribe()
    }

    /// How many clients look.
    pub(super) fn clients(&self) -> usize {
        self.shown.receiver_count()
    }

    /// A page as it is sent, made once for all clients.
    pub(super) fn page(&self, asked: Asked, make: impl FnOnce() -> String) -> Arc<str> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let page = Arc::clone(pages.entry(asked).or_default());
        drop(pages);
        let page = Arc::clone(page.get_or_init(|| make().into()));
        self.sent.notify_all();
        page
    }

    fn work(&self) {
        let mut slots = LiveSlots::default();
        let mut last: Option<Result<String, String>> = None;
        let mut stamp = None;
        let mut due = Due::default();
        loop {
            let news = self.mailbox.wait(LOOK);
            if news.over {
                return;
            }
            let now = saved::stamp(&self.path);
            if !news.changed && !news.beside && now == stamp {
                continue;
            }
            stamp = now;
            let before = last.as_ref().and_then(|last| last.as_ref().ok());
            let read = saved::read(&self.path, before.map(String::as_str), |longest| {
                self.mailbox.pause(longest);
            });
            let said = match &read {
                Ok(source) => Ok(source.text().to_owned()),
                Err(why) => Err(why.to_string()),
            };
            let is_new = last.as_ref() != Some(&said) || news.beside;
            if is_new {
                last = Some(said);
                let laid = read.and_then(|source| guard(|| self.lay_out(source, &mut slots)));
                // Some pages may have come ahead of the others.
                let revision = self.snapshot().revision + 1;
                match laid {
                    Err(why) => self.break_off(revision, &why),
                    Ok((models, laid)) => {
                        let good = Arc::new(Good::new(revision, Arc::new(models), laid));
                        self.show(&good);
                        due.unjudged += 1;
                        due.unsettled = true;
                    }
                }
            }
            self.catch_up(&mut due, &mut slots);
            if is_new {
                forget();
            }
            (self.told)();
        }
    }

    /// Does what was put off for the state that is shown, as far as no newer one comes.
    fn catch_up(&self, due: &mut Due, slots: &mut LiveSlots) {
        let snapshot = self.snapshot();
        let (Some(mut good), None) = (snapshot.good, snapshot.broken) else {
            return;
        };
        if due.unsettled
            && self.mailbox.is_quiet(QUIET)
            && let Some(other) = self.settle(&good, slots)
        {
            good = other;
            due.unsettled = false;
            due.unjudged = due.unjudged.max(1);
        }
        if due.unjudged > UNJUDGED || (due.unjudged > 0 && !self.mailbox.has_news()) {
            due.unjudged = 0;
            self.judge(&good, !due.unsettled);
        }
    }

    fn lay_out(&self, source: Source, slots: &mut LiveSlots) -> Result<(Models, Laid), Error> {
        let mut models = pipeline::read_live(source, &self.run.options)?;
        let ahead = |models: &Models, print: &Arc<Edition>, whole: usize| {
            self.go_ahead(Ahead::new(models, print, whole));
        };
        let laid = pipeline::lay_out(&mut models, &self.run.templates, slots, ahead)?;
        Ok((models, laid))
    }

    /// Shows pages while others of the same state are still to come.
    fn go_ahead(&self, ahead: Ahead) {
        let before = self.snapshot();
        let is_first = before.typed().is_none();
        let snapshot = Snapshot {
            revision: before.revision + 1,
            broken: None,
            ahead: Some(Arc::new(ahead)),
            settled: false,
            ..before
        };
        self.keep_pages(&snapshot);
        self.publish(snapshot);
        if is_first {
            self.let_be_seen();
        } else if self.clients() > 0 {
            // What comes meanwhile ends it, and is seen to after this.
            let _ = self.mailbox.is_quiet(PAINT);
        }
    }

    /// Waits a little until a client has its first pages: what comes next takes all of the machine.
    fn let_be_seen(&self) {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let few = |pages: &mut Sent| pages.values().filter(|page| page.get().is_some()).count() < 2;
        let waited = self.sent.wait_timeout_while(pages, SEEN, few);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Forgets pages that are not shown any more.
    fn keep_pages(&self, snapshot: &Snapshot) {
        let kept: BTreeSet<&String> = snapshot.hashes().collect();
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(hash, _), _| kept.contains(hash));
    }

    /// Lays out anew what was done as before the edit, which takes longer than an author should wait for a word, and
    /// shows what that changes; `None` where a newer state came meanwhile.
    fn settle(&self, good: &Arc<Good>, slots: &mut LiveSlots) -> Option<Arc<Good>> {
        let stop = || self.mailbox.has_news();
        let settled =
            guard(|| pipeline::settle(&good.models, &good.laid, &self.run.templates, slots, &stop));
        let laid = match settled {
            Ok(Some(laid)) => laid,
            Ok(None) => return None,
            // What could be laid out a moment ago stays where it cannot be now.
            Err(_) => return Some(Arc::clone(good)),
        };
        let models = Arc::clone(&good.models);
        let other = Arc::new(Good::new(good.revision + 1, models, laid));
        let same = |which| other.hashes(which) == good.hashes(which);
        if same(Which::Print) && same(Which::Slides) {
            return Some(Arc::clone(good));
        }
        self.show(&other);
        Some(other)
    }

    fn show(&self, good: &Arc<Good>) {
        let snapshot = Snapshot {
            revision: good.revision,
            broken: None,
            good: Some(Arc::clone(good)),
            ahead: None,
            judged: self.snapshot().judged,
            settled: false,
        };
        self.keep_pages(&snapshot);
        self.publish(snapshot);
    }

    fn judge(&self, good: &Good, settled: bool) {
        let options = &self.run.options;
        let judged = guard(|| Ok(pipeline::judge(&good.models, &good.laid, options)));
        if let Ok(findings) = judged {
            self.publish(Snapshot {
                judged: Arc::new(Judged::new(findings)),
                settled,
                ..self.snapshot()
            });
        }
    }

    fn break_off(&self, revision: u64, why: &Error) {
        self.publish(Snapshot {
            revision,
            broken: Some(why.to_string()),
            ahead: None,
            settled: true,
            ..self.snapshot()
        });
    }

    /// The pages that go along with a snapshot: those that an edit changed, if they are few and were asked for before.
    fn along(&self, snapshot: &Snapshot) -> Vec<Value> {
        let before = self.snapshot();
        if self.clients() == 0 || snapshot.revision == before.revision {
            return Vec::new();
        }
        let mut sent = Vec::new();
        for which in [Which::Print, Which::Slides] {
            let changed = snapshot.changed(&before, which);
            let wanted = changed.iter().filter(|(_, from)| self.looks.has(from));
            for &(index, from) in wanted.take(ALONG) {
                let shows = snapshot.page(which, index);
                let page = shows.map(|shows| pages::page(&shows, index, Some(from), &self.looks));
                sent.extend(page.map(|mut page| {
                    page["edition"] = which.name().into();
                    page["page"] = (index + 1).into();
                    page
                }));
            }
        }
        sent
    }

    /// Shows a snapshot. Only the session's own thread does.
    fn publish(&self, snapshot: Snapshot) {
        let history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = snapshot.good.as_ref().map(|good| good.source_hash.as_str());
        let undo = history.label(hash.unwrap_or_default());
        let sent = self.along(&snapshot);
        let json = snapshot
            .json(&self.file, undo, self.run.editor, sent)
            .into();
        drop(history);
        self.shown.send_replace(Shown { snapshot, json });
    }
}
