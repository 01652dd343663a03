//! What the inline reader makes of marks, case by case.

use super::super::desk::Desk;
use super::super::lines;
use super::super::model::{Run, RunKind};
use super::read;

/// The runs of `text`, written as `i(…)`, `b(…)`, `c(…)`, `^(…)`, `~(…)`, `m(…)`, `<n>`, `→target(…)`.
fn show(text: &str) -> String {
    let mut desk = Desk::new(text);
    let rows = lines::rows(text, 0);
    let runs = read(&mut desk, &rows);
    runs.iter().map(|run| one(text, run, &desk)).collect()
}

fn one(text: &str, run: &Run, desk: &Desk<'_>) -> String {
    let mut out = match run.kind {
        RunKind::Text => text[run.span.range()].to_string(),
        RunKind::Space => "␣".into(),
        RunKind::Break => "⏎".into(),
        RunKind::NoteCall(index) => format!("<{index}>"),
        RunKind::Math => format!("m({})", &text[run.span.range()]),
    };
    let style = run.style;
    for (on, sign) in [
        (style.emph, "i"),
        (style.strong, "b"),
        (style.code, "c"),
        (style.superscript, "^"),
        (style.subscript, "~"),
    ] {
        if on && run.kind == RunKind::Text {
            out = format!("{sign}({out})");
        }
    }
    match style.link.and_then(|i| desk.links.get(i)) {
        Some(link) => format!("→{}({out})", link.target),
        None => out,
    }
}

#[test]
fn emphasis_by_flanking() {
    for (typed, shown) in [
        ("*a* **b** ***c***", "i(a) b(b) b(i(c))"),
        ("a * b * c", "a * b * c"),
        ("snake_case_word _yes_", "snake_case_word i(yes)"),
        ("*a **b** c*", "i(a )b(i(b))i( c)"),
        ("**a*", "*i(a)"),
        ("*Survival*, 63(4)", "i(Survival), 63(4)"),
        ("Türk*çe*", "Türki(çe)"),
        ("p < .05*; p < .01**", "p < .05*; p < .01**"),
        ("\\*a\\*", "*a*"),
    ] {
        assert_eq!(show(typed), shown, "{typed}");
    }
}

#[test]
fn code_math_and_money() {
    for (typed, shown) in [
        ("`a*b*`", "c(a*b*)"),
        ("``a`b``", "c(a`b)"),
        ("`open", "`open"),
        ("$7 billion and $15 billion", "$7 billion and $15 billion"),
        ("\\$7 and $8", "$7 and $8"),
        ("where $x^2$ holds", "where m($x^2$) holds"),
        ("$20,000 and USD$30", "$20,000 and USD$30"),
        ("H~2~O, 10^th^, ~5 to ~6", "H~(2)O, 10^(th), ~5 to ~6"),
    ] {
        assert_eq!(show(typed), shown, "{typed}");
    }
}

#[test]
fn links_and_addresses() {
    for (typed, shown) in [
        ("[a](http://b)", "→http://b(a)"),
        (
            "[m\\[at\\]x.com](mailto:m@x.com)",
            "→mailto:m@x.com(m)→mailto:m@x.com([at)→mailto:m@x.com(]x.com)",
        ),
        ("[a [b] c](d)", "→d(a [b] c)"),
        ("[*a*](b \"t\"){.x}", "→b(i(a))"),
        ("[a]", "[a]"),
        ("[a] (b)", "[a] (b)"),
        (
            "<https://x.y/z_a_b>",
            "→https://x.y/z_a_b(https://x.y/z_a_b)",
        ),
        (
            "see https://x.y/a_b_(c).",
            "see →https://x.y/a_b_(c)(https://x.y/a_b_(c)).",
        ),
        ("(https://x.y)", "(→https://x.y(https://x.y))"),
        (
            "doi:10.1000/182, ok",
            "→https://doi.org/10.1000/182(doi:10.1000/182), ok",
        ),
        (
            "Bursa; a_b.c@x-y.edu.tr.",
            "Bursa; →mailto:a_b.c@x-y.edu.tr(a_b.c@x-y.edu.tr).",
        ),
        (
            "a\\_b@x.org",
            "→mailto:a_b@x.org(a)→mailto:a_b@x.org(_b@x.org)",
        ),
        ("@a, a@b, a@b.1, é@x.org", "@a, a@b, a@b.1, é@x.org"),
        ("a < b > c", "a < b > c"),
        ("10:5<383::AID>3", "10:5<383::AID>3"),
        (
            "10.1002/(SICI)10:5<383::AID-P>3.0;2-9.",
            "→https://doi.org/10.1002/(SICI)10:5<383::AID-P>3.0;2-9(10.1002/(SICI)10:5<383::AID-P>3.0;2-9).",
        ),
    ] {
        assert_eq!(show(typed), shown, "{typed}");
    }
}

#[test]
fn notes_breaks_and_spaces() {
    for (typed, shown) in [
        ("a^[b *c*] d", "a<0> d"),
        ("a[^x]", "a[^x]"),
        ("a  \nb", "a⏎b"),
        ("a\\\nb", "a⏎b"),
        ("a\nb", "a␣b"),
        ("a  b\tc", "a␣b␣c"),
        ("a\u{a0}b", "a\u{a0}b"),
        ("![a](b) c", "![a](b) c"),
    ] {
        assert_eq!(show(typed), shown, "{typed}");
    }
}
