//! Reading a file that an editor may be in the middle of saving.
//!
//! In: a path and the text that it had. Out: the text of a finished save, or why there is none. Editors write in
//! pieces, empty the file first, or put a new one in its place: what looks like that is looked at again.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use crate::error::Error;
use crate::source::Source;

/// How long it may be away, empty or no text before that is believed.
const PATIENCE: Duration = Duration::from_millis(200);

/// A text that was cut off may be meant so: it is believed sooner.
const PATIENCE_WITH_CUTS: Duration = Duration::from_millis(40);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(20);

/// When a file was written, and its size.
pub(super) fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

/// The folder that a file lies in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The manuscript at `path`, whose text was `before`. `pause` waits until the file changes, or for the time given.
pub(super) fn read(
    path: &Path,
    before: Option<&str>,
    pause: impl Fn(Duration),
) -> Result<Source, Error> {
    let began = Instant::now();
    loop {
        let source = Source::open(path);
        let patience = match &source {
            Err(_) => PATIENCE,
            Ok(source) => match before {
                // Empty, or the beginning of what it was.
                Some(before) if is_empty(source.text()) && !is_empty(before) => PATIENCE,
                Some(before) if is_cut(source.text(), before) => PATIENCE_WITH_CUTS,
                _ => Duration::ZERO,
            },
        };
        if began.elapsed() >= patience {
            return Ok(source?);
        }
        pause(PAUSE);
    }
}

fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether `text` is the beginning of `before` and lacks more than a few lines.
fn is_cut(text: &str, before: &str) -> bool {
    text.len() + 1024 < before.len() && before.starts_with(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_in_two_pieces_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.md");
        let whole = "Words and words. ".repeat(200);
        std::fs::write(&path, &whole[..400]).unwrap();
        let later = path.clone();
        let changed = whole.replacen("Words", "Verbs", 1);
        let written = changed.clone();
        let writer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(10));
            std::fs::write(later, written).unwrap();
        });
        let source = read(&path, Some(&whole), std::thread::sleep).unwrap();
        writer.join().unwrap();
        assert_eq!(source.text(), changed);
    }

    #[test]
    fn a_file_that_stays_away_is_told() {
        let error = read(Path::new("/nowhere/m.md"), None, std::thread::sleep).unwrap_err();
        assert!(error.to_string().contains("no such file"), "{error}");
    }
}
