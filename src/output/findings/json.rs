//! Findings as JSON (contract.md, `check --format json` and `findings` of `inspect`).

use serde::Serialize;

use super::Checked;
use crate::checks::{Applicability, Finding, Severity};
use crate::output::json::{json_text, value};
use crate::output::places::Places;

/// `{"diptych":1,"files":[{"file","findings":[…]}]}`
pub fn json(files: &[Checked<'_>]) -> String {
    let files = files
        .iter()
        .map(|checked| {
            let places = Places::new(checked.source);
            FileJson {
                file: checked.file,
                silenced: checked.silenced,
                findings: checked
                    .sorted()
                    .into_iter()
                    .map(|finding| finding_json(&places, finding))
                    .collect(),
            }
        })
        .collect();
    json_text(&value(FilesJson { diptych: 1, files }))
}

#[derive(Serialize)]
struct FilesJson<'a> {
    diptych: u32,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    findings: Vec<FindingJson<'a>>,
    /// How many more were silenced.
    silenced: usize,
}

/// A finding as the contract writes it.
#[derive(Serialize)]
pub(in crate::output) struct FindingJson<'a> {
    code: &'static str,
    rule: &'static str,
    severity: Severity,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    message: &'a str,
    related: Vec<RelatedJson<'a>>,
    suggestion: Option<SuggestionJson<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    start: usize,
    end: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    applicability: Applicability,
}

/// One finding.
pub(in crate::output) fn finding_json<'a>(
    places: &Places<'_>,
    finding: &'a Finding,
) -> FindingJson<'a> {
    let at = places.position(finding.span.start);
    FindingJson {
        code: finding.code,
        rule: finding.rule,
        severity: finding.severity,
        start: finding.span.start,
        end: finding.span.end,
        line: at.line,
        column: at.column,
        message: &finding.message,
        related: finding
            .related
            .iter()
            .map(|related| RelatedJson {
                start: related.span.start,
                end: related.span.end,
                message: &related.message,
            })
            .collect(),
        suggestion: finding
            .suggestion
            .as_ref()
            .map(|suggestion| SuggestionJson {
                start: suggestion.span.start,
                end: suggestion.span.end,
                text: &suggestion.text,
                applicability: suggestion.applicability,
            }),
        help: finding.help.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn shape_is_that_of_the_contract() {
        let (source, findings) = samples::pair();
        let checked = Checked {
            file: "m.txt",
            source: &source,
            findings: &findings,
            silenced: 0,
        };
        let value: serde_json::Value = serde_json::from_str(&json(&[checked])).unwrap();
        assert_eq!(value["diptych"], 1);
        assert_eq!(value["files"][0]["file"], "m.txt");
        let first = &value["files"][0]["findings"][0];
        assert_eq!(first["rule"], "cited-name-mismatch");
        assert_eq!(first["severity"], "error");
        assert_eq!((&first["line"], &first["column"]), (&1.into(), &5.into()));
        assert_eq!(first["related"][0]["start"], 30);
        assert_eq!(first["suggestion"]["text"], "Tversky");
        assert_eq!(first["suggestion"]["applicability"], "author-decides");
        assert!(value["files"][0]["findings"][1]["suggestion"].is_null());
    }
}
