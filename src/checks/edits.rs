//! Safe suggestions as edits of the text.
//!
//! In: a text and its findings. Out: the edits that a program may apply, in the order of the text and disjoint.
//! An edit stays within its line: line ends and a byte order mark are never touched.

use super::finding::{Finding, Suggestion};
use crate::source::Source;

/// The safe suggestions of `findings`, each with its finding. Of two that overlap, the first in the text stands.
pub fn edits<'f>(source: &Source, findings: &'f [Finding]) -> Vec<(&'f Finding, &'f Suggestion)> {
    let mut edits: Vec<(&Finding, &Suggestion)> = findings
        .iter()
        .filter_map(|finding| Some((finding, finding.suggestion.as_ref()?)))
        .filter(|(_, suggestion)| suggestion.is_safe() && stays_in_line(source, suggestion))
        .collect();
    edits.sort_by_key(|(_, suggestion)| suggestion.span);
    let mut end: Option<(usize, bool)> = None;
    edits.retain(|(_, Suggestion { span, .. })| {
        // Two edits that touch are disjoint only if neither is an insertion.
        let free = match end {
            None => true,
            Some((end, inserted)) => {
                span.start > end || (span.start == end && !inserted && !span.is_empty())
            }
        };
        if free {
            end = Some((span.end, span.is_empty()));
        }
        free
    });
    edits
}

/// The text with `edits` applied, which are in order and disjoint. Every other byte stays as it is.
pub fn apply<'s>(source: &Source, edits: impl IntoIterator<Item = &'s Suggestion>) -> String {
    let text = source.text();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn stays_in_line(source: &Source, suggestion: &Suggestion) -> bool {
    let control = |text: &str| text.chars().any(char::is_control);
    let inside = source.text().get(suggestion.span.range());
    suggestion.span.start >= source.bom()
        && inside.is_some_and(|inside| !inside.contains(['\n', '\r']) && inside != suggestion.text)
        && !control(&suggestion.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::source::Span;

    fn finding(suggestion: Suggestion) -> Finding {
        Finding {
            code: "C108",
            rule: "ampersand-misused",
            severity: Severity::Warning,
            span: suggestion.span,
            message: String::new(),
            help: None,
            related: Vec::new(),
            suggestion: Some(suggestion),
        }
    }

    fn mended(text: &str, suggestions: Vec<Suggestion>) -> String {
        let source = Source::new("m", text);
        let findings: Vec<_> = suggestions.into_iter().map(finding).collect();
        let edits = edits(&source, &findings);
        apply(&source, edits.into_iter().map(|(_, edit)| edit))
    }

    #[test]
    fn the_first_of_two_that_overlap_stands() {
        let edit = |start, end, text: &str| Suggestion::safe(Span::new(start, end), text);
        assert_eq!(
            mended("abcdef", vec![edit(3, 5, "X"), edit(1, 4, "Y")]),
            "aYef"
        );
        assert_eq!(mended("ab", vec![edit(0, 1, "X"), edit(1, 2, "Y")]), "XY");
        assert_eq!(mended("ab", vec![edit(1, 1, "X"), edit(1, 1, "Y")]), "aXb");
        assert_eq!(mended("ab", vec![edit(0, 1, "X"), edit(1, 1, "Y")]), "Xb");
    }

    #[test]
    fn what_is_unsure_or_leaves_its_line_is_left() {
        let safe = |start, end, text: &str| Suggestion::safe(Span::new(start, end), text);
        for suggestion in [
            Suggestion::for_author(Span::new(3, 4), "X"),
            safe(0, 3, ""),
            safe(3, 5, "X"),
            safe(3, 4, "X\nY"),
            safe(90, 91, "X"),
            safe(1, 4, "X"),
        ] {
            assert_eq!(mended("\u{feff}a\r\nb", vec![suggestion]), "\u{feff}a\r\nb");
        }
        assert_eq!(
            mended("\u{feff}a\r\nb", vec![safe(3, 4, "ç")]),
            "\u{feff}ç\r\nb"
        );
    }
}
