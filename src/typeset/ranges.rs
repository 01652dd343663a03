//! Ranges of numbers that no line is to break at their dash: `5–15`, `(1991–1994)`, `5–13-year-old`.

use crate::source::Span;

/// Most characters of what is kept on a line: a column of any width has room for so many.
const MOST: usize = 14;

/// Cuts `span` at the words with a range in them: in order, covering all of it; `true` for such a word.
pub(super) fn cut(text: &str, span: Span) -> Vec<(Span, bool)> {
    let mut out = Vec::new();
    let mut from = span.start;
    let mut at = span.start;
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let here = Span::new(at, at + bare.len());
        at += word.len();
        if !is_one(bare) {
            continue;
        }
        if from < here.start {
            out.push((Span::new(from, here.start), false));
        }
        out.push((here, true));
        from = here.end;
    }
    if from < span.end {
        out.push((Span::new(from, span.end), false));
    }
    out
}

/// Whether a word holds a range and is short enough for any line.
pub(super) fn is_one(word: &str) -> bool {
    word.chars().count() <= MOST && !word.contains(char::is_whitespace) && has_range(word)
}

/// Whether a word has a dash or hyphen between two digits.
fn has_range(word: &str) -> bool {
    word.match_indices(['–', '-']).any(|(at, dash)| {
        let before = word.get(..at).and_then(|t| t.chars().next_back());
        let after = word.get(at + dash.len()..).and_then(|t| t.chars().next());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(before) && digit(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_range_are_cut_out() {
        let cut = |text: &str| {
            let pieces = super::cut(text, Span::new(0, text.len()));
            let shown = pieces.iter().map(|(span, whole)| match whole {
                true => format!("[{}]", span.of(text)),
                false => span.of(text).to_owned(),
            });
            shown.collect::<String>()
        };
        assert_eq!(
            cut("of 5–15 % in (1991-1994), two-way"),
            "of [5–15] % in [(1991-1994),] two-way"
        );
        assert_eq!(cut("5–13-year-old children"), "[5–13-year-old] children");
        assert_eq!(cut("from A–B to –5"), "from A–B to –5");
        let long = "0000-0003-3336-6597";
        assert_eq!(cut(long), long);
        assert_eq!(cut(""), "");
    }
}
