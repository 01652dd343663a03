//! The provenance report as JSON (contract.md, "Provenance report").

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

use super::json::value;
use super::places::Places;
use crate::manuscript::Reason;
use crate::provenance::Report;
use crate::source::{Source, Span};

/// The report on `file`, for [`json_line`](super::json_line).
pub fn provenance(file: &str, source: &Source, report: &Report) -> Value {
    let places = Places::new(source);
    let list = |spans: &[Span]| spans.iter().map(|&s| stretch(&places, s)).collect();
    value(Proof {
        file,
        characters: report.characters,
        printed: report.printed,
        spent: &report.spent,
        substitutions: report
            .substitutions
            .iter()
            .map(|s| Substitution {
                start: s.span.start,
                end: s.span.end,
                typed: &s.typed,
                printed: &s.printed,
                rule: s.rule,
            })
            .collect(),
        missing: list(&report.missing),
        altered: list(&report.altered),
        duplicated: list(&report.duplicated),
        reordered: list(&report.reordered),
        bullets: report.bullets,
        lecturer: report.lecturer,
        unproved: list(&report.unproved),
        references_as_typed: report.references_as_typed,
        references: report.references,
    })
}

#[derive(Serialize)]
struct Proof<'a> {
    file: &'a str,
    characters: usize,
    printed: usize,
    spent: &'a BTreeMap<Reason, usize>,
    substitutions: Vec<Substitution<'a>>,
    missing: Vec<Stretch<'a>>,
    altered: Vec<Stretch<'a>>,
    duplicated: Vec<Stretch<'a>>,
    reordered: Vec<Stretch<'a>>,
    bullets: usize,
    lecturer: usize,
    unproved: Vec<Stretch<'a>>,
    references_as_typed: usize,
    references: usize,
}

#[derive(Serialize)]
struct Substitution<'a> {
    start: usize,
    end: usize,
    typed: &'a str,
    printed: &'a str,
    rule: &'a str,
}

#[derive(Serialize)]
struct Stretch<'a> {
    line: usize,
    column: usize,
    text: &'a str,
}

fn stretch<'a>(places: &Places<'a>, span: Span) -> Stretch<'a> {
    let at = places.position(span.start);
    Stretch {
        line: at.line,
        column: at.column,
        text: places.text(span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_the_contract() {
        let source = Source::new("m.txt", "ab\nçd e");
        let report = Report {
            characters: 5,
            printed: 4,
            spent: BTreeMap::from([(Reason::HeadingMark, 2)]),
            substitutions: vec![crate::provenance::Substitution {
                span: Span::new(0, 1),
                typed: "a".into(),
                printed: "b".into(),
                rule: "range-dash",
            }],
            missing: vec![Span::new(5, 6)],
            ..Report::default()
        };
        assert_eq!(
            provenance("m.txt", &source, &report).to_string(),
            concat!(
                r#"{"file":"m.txt","characters":5,"printed":4,"spent":{"heading-mark":2},"#,
                r#""substitutions":[{"start":0,"end":1,"typed":"a","printed":"b","rule":"range-dash"}],"#,
                r#""missing":[{"line":2,"column":2,"text":"d"}],"altered":[],"duplicated":[],"reordered":[],"#,
                r#""bullets":0,"lecturer":0,"unproved":[],"references_as_typed":0,"references":0}"#
            )
        );
    }
}
