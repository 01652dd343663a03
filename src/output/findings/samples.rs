//! Findings for the tests of the writers.

use crate::checks::{Finding, Related, Severity, Suggestion};
use crate::source::{Source, Span};

/// A finding at `start..end`.
pub(super) fn finding(severity: Severity, start: usize, end: usize, message: &str) -> Finding {
    Finding {
        code: "R101",
        rule: "listed-not-cited",
        severity,
        span: Span::new(start, end),
        message: message.into(),
        help: None,
        related: Vec::new(),
        suggestion: None,
    }
}

/// A text with an error that points to its second line, and a note on that line.
pub(super) fn pair() -> (Source, Vec<Finding>) {
    let source = Source::new(
        "m.txt",
        "See Tverski (1974) for more. \nTversky, A. (1974). Title.",
    );
    let mut error = finding(
        Severity::Error,
        4,
        11,
        "“Tverski” is not in the list; “Tversky” is",
    );
    error.code = "C102";
    error.rule = "cited-name-mismatch";
    error.related.push(Related {
        span: Span::new(30, 37),
        message: "listed here".into(),
    });
    error.suggestion = Some(Suggestion::for_author(Span::new(4, 11), "Tversky"));
    let note = finding(Severity::Note, 30, 37, "“Tversky” is\u{1b} not cited");
    (source, vec![error, note])
}
