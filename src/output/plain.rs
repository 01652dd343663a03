//! Runs as plain text.

use unicode_normalization::char::is_combining_mark;

use crate::manuscript::{Run, RunKind};
use crate::source::Source;

/// The words of `runs`: white space of any kind is one space, calls of notes are nothing.
pub fn plain(source: &Source, runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        push(source, run, &mut out);
    }
    out
}

/// Adds the words of one run to `out`.
pub(super) fn push(source: &Source, run: &Run, out: &mut String) {
    match run.kind {
        RunKind::Text | RunKind::Math => {
            out.push_str(source.text().get(run.span.range()).unwrap_or(""));
        }
        RunKind::Space | RunKind::Break => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        RunKind::NoteCall(_) => {}
    }
}

/// `text` with single spaces between words and none at its ends.
pub(super) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// How many runs of letters and digits `text` has. A combining mark belongs to its letter.
pub(super) fn words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let word = c.is_alphanumeric() || (inside && is_combining_mark(c));
        if word && !inside {
            count += 1;
        }
        inside = word;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::Style;
    use crate::source::Span;

    #[test]
    fn runs_join_without_notes_and_with_single_spaces() {
        let source = Source::new("m", "in*side* out[^1]\n end");
        let run = |start, end, kind| Run {
            span: Span::new(start, end),
            kind,
            style: Style::default(),
        };
        let runs = [
            run(0, 2, RunKind::Text),
            run(3, 7, RunKind::Text),
            run(8, 9, RunKind::Space),
            run(9, 12, RunKind::Text),
            run(12, 16, RunKind::NoteCall(0)),
            run(16, 18, RunKind::Space),
            run(18, 21, RunKind::Text),
        ];
        assert_eq!(plain(&source, &runs), "inside out end");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words("Türkiye–Azerbaijan, 2020's e\u{301}te"), 5);
        assert_eq!(words(" — … "), 0);
        assert_eq!(collapsed(" a \n b\u{a0}c "), "a b c");
    }
}
