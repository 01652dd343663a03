//! Paragraphs whose lines the author ended: verse, an address, the turns of a dialogue.

use crate::manuscript::{Run, RunKind};

/// Most characters of a line of verse: what is longer is prose with a line break in it.
const LINE: usize = 65;

/// Whether a paragraph of these runs has line breaks, and no line that is longer than a line of verse.
pub(super) fn is_verse(text: &str, runs: &[Run]) -> bool {
    let is_break = |run: &Run| run.kind == RunKind::Break;
    let count = |line: &[Run]| -> usize {
        let words = line.iter().filter(|run| run.kind == RunKind::Text);
        words.map(|run| run.span.of(text).chars().count()).sum()
    };
    runs.iter().any(is_break) && runs.split(is_break).all(|line| count(line) <= LINE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::Style;
    use crate::source::Span;

    /// A run for each line of `text`, with breaks between.
    fn runs(text: &str) -> Vec<Run> {
        let run = |kind, span| Run {
            kind,
            span,
            style: Style::default(),
        };
        let mut out = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n').len();
            out.push(run(RunKind::Text, Span::new(at, at + words)));
            if words < line.len() {
                out.push(run(RunKind::Break, Span::new(at + words, at + line.len())));
            }
            at += line.len();
        }
        out
    }

    #[test]
    fn short_lines_are_verse_and_long_ones_prose() {
        let verse = |text: &str| is_verse(text, &runs(text));
        assert!(verse("Down the road of salt\nthe caravan goes"));
        assert!(!verse("Down the road of salt the caravan goes"));
        let long = "word ".repeat(20);
        assert!(!verse(&format!("Down the road\n{long}")));
        assert!(!verse(""));
    }
}
