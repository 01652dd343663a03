//! Findings as people read them: windows, carets, counts.

use super::super::samples;
use super::*;
use crate::source::Source;

fn show(source: &Source, findings: &[Finding]) -> String {
    let checked = Checked {
        file: "m.txt",
        source,
        findings,
        silenced: 0,
    };
    human(&checked, Look::default())
}

#[test]
fn the_whole_shape() {
    let (source, findings) = samples::pair();
    let rule = checks::rule("C102").unwrap();
    let other = checks::rule("R101").map_or(String::new(), |r| format!(" ({})", r.source));
    assert_eq!(
        show(&source, &findings),
        format!(
            "\
error[C102]: “Tverski” is not in the list; “Tversky” is
 --> m.txt:1:5
  |
1 | See Tverski (1974) for more.
  |     ^^^^^^^
 ::: m.txt:2:1
2 | Tversky, A. (1974). Title.
  | ------- listed here
  = help: write “Tversky”
  = rule: cited-name-mismatch ({}); see `diptych explain C102`

note[R101]: “Tversky” is\\u{{1b}} not cited
 --> m.txt:2:1
  |
2 | Tversky, A. (1974). Title.
  | ^^^^^^^
  = rule: listed-not-cited{other}; see `diptych explain R101`

m.txt: 1 error, 1 note
",
            rule.source
        )
    );
}

#[test]
fn nothing_found_is_said() {
    assert_eq!(show(&Source::new("m", ""), &[]), "m.txt: no findings\n");
}

#[test]
fn a_place_on_the_same_line_shares_the_excerpt() {
    let (source, mut findings) = samples::pair();
    findings[0].related[0].span = Span::new(13, 17);
    let text = show(&source, &findings[..1]);
    assert!(
        text.contains("  |     ^^^^^^^\n  |              ---- listed here\n"),
        "{text}"
    );
    assert!(!text.contains(":::"), "{text}");
}

#[test]
fn a_place_far_along_the_line_has_its_own() {
    let source = Source::new("m", format!("one {} two", "word ".repeat(100)));
    let mut finding = samples::finding(Severity::Error, 0, 3, "odd");
    finding.related.push(Related {
        span: Span::new(source.text().len() - 3, source.text().len()),
        message: "there".into(),
    });
    let text = show(&source, &[finding]);
    assert!(text.contains("::: m.txt:1:506"), "{text}");
    assert!(text.contains("--- there"), "{text}");
}

#[test]
fn many_notes_fold_and_errors_do_not() {
    let source = Source::new("m", "x\n".repeat(20));
    let list = |severity| -> Vec<_> {
        (0..9)
            .map(|i| samples::finding(severity, 2 * i, 2 * i + 1, "odd"))
            .collect()
    };
    let text = show(&source, &list(Severity::Note));
    assert!(
        text.contains("note: and 4 more like this (listed-not-cited): lines 6, 7, 8, 9\n"),
        "{text}"
    );
    assert_eq!(text.matches("note[").count(), 5);
    assert!(text.ends_with("m.txt: 9 notes\n"));
    assert_eq!(
        show(&source, &list(Severity::Error))
            .matches("error[")
            .count(),
        9
    );
}

#[test]
fn a_span_over_lines_says_where_it_ends() {
    let source = Source::new("m", "one two\n\nthree");
    let text = show(
        &source,
        &[samples::finding(Severity::Warning, 4, 12, "torn")],
    );
    assert!(text.contains("1 | one two\n  |     ^^^ to 3:4\n"), "{text}");
}

#[test]
fn spans_that_fit_nowhere_do_not_panic() {
    let source = Source::new("m", "\u{feff}aş\r\n");
    for (start, end) in [(0, 1), (5, 6), (4, 99), (50, 60), (8, 8), (2, 3)] {
        let mut finding = samples::finding(Severity::Error, start, end, "odd");
        finding.related.push(Related {
            span: Span::new(end, end + 3),
            message: String::new(),
        });
        show(&source, &[finding]);
    }
}

#[test]
fn colour_is_only_on_request() {
    let (source, findings) = samples::pair();
    assert!(!show(&source, &findings).contains('\u{1b}'));
    let checked = Checked {
        file: "m.txt",
        source: &source,
        findings: &findings,
        silenced: 0,
    };
    let look = Look {
        color: true,
        ..Look::default()
    };
    assert!(human(&checked, look).contains("\u{1b}[1m"));
}

#[test]
fn very_many_related_places_are_named_by_line() {
    let source = Source::new("m", "x\n".repeat(40));
    let mut finding = samples::finding(Severity::Error, 0, 1, "odd");
    finding.related = (1..30)
        .map(|i| Related {
            span: Span::new(2 * i, 2 * i + 1),
            message: "here too".into(),
        })
        .collect();
    let text = show(&source, &[finding]);
    assert_eq!(text.matches("here too").count(), 6);
    assert!(
        text.contains("= note: 23 more of these places: lines 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …\n"),
        "{text}"
    );
}
