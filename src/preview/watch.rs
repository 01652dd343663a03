//! Who tells that a file of a folder has changed.
//!
//! In: a folder. Out: the names of files in it that were written, moved or removed. Where the system does not tell,
//! the folder is looked through twice a second. Folders are watched, not files: editors put a new file in the place
//! of the old one.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// Files beside a manuscript that it may be made of.
const BESIDE: &[&str] = &[
    "bib", "json", "yml", "yaml", "toml", "png", "jpg", "jpeg", "gif", "webp", "svg", "typ",
];

/// A watch, which ends with its value.
pub(super) struct Watch {
    _watcher: Box<dyn Watcher + Send>,
}

impl Watch {
    /// Calls `changed` with the name of each file that changes in `folder`.
    pub(super) fn start(
        folder: &Path,
        changed: impl Fn(&OsString) + Send + Clone + 'static,
    ) -> notify::Result<Self> {
        let told = system(folder, changed.clone());
        let watcher = told.or_else(|_| polling(folder, changed))?;
        Ok(Self { _watcher: watcher })
    }
}

fn system(
    folder: &Path,
    changed: impl Fn(&OsString) + Send + 'static,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = RecommendedWatcher::new(handler(changed, is_change), Config::default())?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(Box::new(watcher))
}

fn polling(
    folder: &Path,
    changed: impl Fn(&OsString) + Send + 'static,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let often = Config::default().with_poll_interval(Duration::from_millis(500));
    let mut watcher = PollWatcher::new(handler(changed, |kind| !kind.is_access()), often)?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(Box::new(watcher))
}

fn handler(
    changed: impl Fn(&OsString),
    is_change: fn(EventKind) -> bool,
) -> impl Fn(notify::Result<Event>) {
    move |event| {
        let Ok(event) = event else {
            return;
        };
        if !is_change(event.kind) {
            return;
        }
        for name in event.paths.iter().filter_map(|path| path.file_name()) {
            changed(&name.to_owned());
        }
    }
}

/// Whether a file may be another now, as the system tells it.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        // Linux tells of every piece that is written, and then that the file was closed.
        EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    }
}

/// Whether a manuscript may be made of a file with this name.
pub(super) fn is_beside(name: &OsString) -> bool {
    let extension = Path::new(name).extension().and_then(|e| e.to_str());
    let extension = extension.map(str::to_ascii_lowercase);
    let outputs = [".references.yml", ".slides.pdfpc"];
    let name = name.to_string_lossy();
    extension.is_some_and(|e| BESIDE.contains(&e.as_str()))
        && !outputs.iter().any(|output| name.ends_with(output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_not_what_a_manuscript_is_made_of() {
        for (name, beside) in [
            ("refs.bib", true),
            ("Map.PNG", true),
            ("m.references.yml", false),
            ("m.pdf", false),
            (".m.md.swp", false),
        ] {
            assert_eq!(is_beside(&OsString::from(name)), beside, "{name}");
        }
    }
}
