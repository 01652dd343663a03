//! The provenance report as JSON (contract.md, "Provenance report").

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

use super::json::value;
use super::places::Places;
use super::substitutions::{self, SubstitutionJson};
use crate::keys::Keyed;
use crate::manuscript::Reason;
use crate::provenance::Report;
use crate::source::{Source, Span};

/// The report on `file`, for [`json_line`](super::json_line).
pub fn provenance(file: &str, source: &Source, keyed: &Keyed, report: &Report) -> Value {
    let places = Places::new(source.typed());
    let list = |spans: &[Span]| spans.iter().map(|&s| stretch(source, &places, s)).collect();
    value(Proof {
        file,
        characters: report.characters,
        printed: report.printed,
        spent: &report.spent,
        substitutions: substitutions::printed(source, &report.substitutions),
        missing: list(&report.missing),
        altered: list(&report.altered),
        duplicated: list(&report.duplicated),
        reordered: list(&report.reordered),
        bullets: report.bullets,
        lecturer: report.lecturer,
        unproved: list(&report.unproved),
        references_as_typed: report.references_as_typed,
        references: report.references,
        generated: generated(source, keyed, report),
    })
}

#[derive(Serialize)]
struct Proof<'a> {
    file: &'a str,
    characters: usize,
    printed: usize,
    spent: &'a BTreeMap<Reason, usize>,
    substitutions: Vec<SubstitutionJson<'a>>,
    missing: Vec<Stretch<'a>>,
    altered: Vec<Stretch<'a>>,
    duplicated: Vec<Stretch<'a>>,
    reordered: Vec<Stretch<'a>>,
    bullets: usize,
    lecturer: usize,
    unproved: Vec<Stretch<'a>>,
    references_as_typed: usize,
    references: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<Generated<'a>>,
}

/// What was printed in the place of keys.
#[derive(Serialize)]
struct Generated<'a> {
    characters: usize,
    entries: Vec<GeneratedFrom<'a>>,
}

/// The words that come from one entry of a bibliography.
#[derive(Serialize)]
struct GeneratedFrom<'a> {
    file: &'a str,
    key: &'a str,
    /// The entry's bytes in its file.
    start: usize,
    end: usize,
    line: usize,
    /// Where the manuscript cites it.
    cited: Vec<[usize; 2]>,
    /// The line of the reference list.
    entry: &'a str,
}

fn generated<'a>(source: &'a Source, keyed: &'a Keyed, report: &Report) -> Option<Generated<'a>> {
    let entries: Vec<GeneratedFrom<'_>> = keyed
        .works
        .iter()
        .enumerate()
        .map(|(at, listed)| GeneratedFrom {
            file: &listed.work.from.file,
            key: &listed.work.key,
            start: listed.work.from.span.start,
            end: listed.work.from.span.end,
            line: listed.work.from.position.line,
            cited: keyed
                .cited
                .iter()
                .filter(|cited| cited.work == at)
                .map(|cited| [cited.typed.start, cited.typed.end])
                .collect(),
            entry: source.slice(listed.made),
        })
        .collect();
    (!entries.is_empty()).then_some(Generated {
        characters: report.generated,
        entries,
    })
}

#[derive(Serialize)]
struct Stretch<'a> {
    line: usize,
    column: usize,
    text: &'a str,
}

fn stretch<'a>(source: &'a Source, places: &Places<'_>, span: Span) -> Stretch<'a> {
    let at = places.position(source.home(span).start);
    Stretch {
        line: at.line,
        column: at.column,
        text: source.slice(span),
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
            provenance("m.txt", &source, &Keyed::default(), &report).to_string(),
            concat!(
                r#"{"file":"m.txt","characters":5,"printed":4,"spent":{"heading-mark":2},"#,
                r#""substitutions":[{"start":0,"end":1,"typed":"a","printed":"b","rule":"range-dash"}],"#,
                r#""missing":[{"line":2,"column":2,"text":"d"}],"altered":[],"duplicated":[],"reordered":[],"#,
                r#""bullets":0,"lecturer":0,"unproved":[],"references_as_typed":0,"references":0}"#
            )
        );
    }
}
