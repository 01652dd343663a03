//! SARIF 2.1.0 (OASIS, 27 March 2020), for code-scanning pages and editors.

use serde_json::{Map, Value, json};

use super::{Checked, word};
use crate::checks::{Finding, RULES};
use crate::output::json::json_text;
use crate::output::places::Places;
use crate::source::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run over several files.
pub fn sarif(files: &[Checked<'_>]) -> String {
    let artifacts: Vec<_> = files
        .iter()
        .map(|checked| {
            json!({
                "location": { "uri": uri(checked.file) },
                "length": checked.source.text().len(),
                "encoding": "UTF-8",
            })
        })
        .collect();
    let mut results = Vec::new();
    for (index, checked) in files.iter().enumerate() {
        let file = File {
            index,
            uri: uri(checked.file),
            places: Places::new(checked.source),
        };
        results.extend(checked.sorted().into_iter().map(|f| file.result(f)));
    }
    json_text(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Diptych",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "results": results,
        }],
    }))
}

fn rules() -> Vec<Value> {
    RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": { "text": sentence(rule.name) },
                "fullDescription": { "text": rule.why },
                "help": { "text": format!("{} ({}). See `diptych explain {}`.", rule.why.trim_end_matches('.'), rule.source, rule.code) },
                "defaultConfiguration": { "level": word(rule.severity) },
            })
        })
        .collect()
}

/// `cited-name-mismatch` as `Cited name mismatch.`
fn sentence(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    let rest = chars.map(|c| if c == '-' { ' ' } else { c });
    first.into_iter().chain(rest).chain(['.']).collect()
}

struct File<'a> {
    index: usize,
    uri: String,
    places: Places<'a>,
}

impl File<'_> {
    fn result(&self, finding: &Finding) -> Value {
        let mut message = finding.message.clone();
        if let Some(help) = &finding.help {
            if !message.ends_with(['.', '!', '?']) {
                message.push('.');
            }
            message.push(' ');
            message.push_str(help);
        }
        let mut result = Map::new();
        result.insert("ruleId".into(), finding.code.into());
        if let Some(index) = RULES.iter().position(|rule| rule.code == finding.code) {
            result.insert("ruleIndex".into(), index.into());
        }
        result.insert("level".into(), word(finding.severity).into());
        result.insert("message".into(), json!({ "text": message }));
        result.insert(
            "locations".into(),
            json!([{ "physicalLocation": self.location(finding.span) }]),
        );
        let related: Vec<_> = finding
            .related
            .iter()
            .enumerate()
            .map(|(id, related)| {
                json!({
                    "id": id + 1,
                    "physicalLocation": self.location(related.span),
                    "message": { "text": related.message },
                })
            })
            .collect();
        if !related.is_empty() {
            result.insert("relatedLocations".into(), related.into());
        }
        if let Some(suggestion) = &finding.suggestion {
            let fix = json!([{
                "description": { "text": finding.help.as_deref().unwrap_or("Mend it.") },
                "artifactChanges": [{
                    "artifactLocation": self.artifact(),
                    "replacements": [{
                        "deletedRegion": self.region(suggestion.span),
                        "insertedContent": { "text": suggestion.text },
                    }],
                }],
                "properties": { "applicability": suggestion.applicability },
            }]);
            result.insert("fixes".into(), fix);
        }
        Value::Object(result)
    }

    fn location(&self, span: Span) -> Value {
        json!({ "artifactLocation": self.artifact(), "region": self.region(span) })
    }

    fn artifact(&self) -> Value {
        json!({ "uri": self.uri, "index": self.index })
    }

    /// Lines and columns from 1, the end column exclusive; characters do not count a BOM (3.30.5), bytes do.
    fn region(&self, span: Span) -> Value {
        let (start, end) = (
            self.places.position(span.start),
            self.places.position(span.end),
        );
        let chars = |offset| {
            let bom = usize::from(self.places.source().bom() > 0);
            self.places.chars(offset).saturating_sub(bom)
        };
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": chars(span.start),
            "charLength": chars(span.end).saturating_sub(chars(span.start)),
            "byteOffset": span.start,
            "byteLength": span.len(),
        })
    }
}

/// A path as a URI reference (RFC 3986): `/` between names, everything odd as `%XX`.
fn uri(file: &str) -> String {
    let slashed = if cfg!(windows) {
        file.replace('\\', "/")
    } else {
        file.to_string()
    };
    let mut out = String::with_capacity(slashed.len());
    if slashed.starts_with('/') {
        out.push_str("file://");
    }
    for byte in slashed.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn places_rules_and_fixes() {
        let (source, findings) = samples::pair();
        let checked = Checked {
            file: "a b/m.txt",
            source: &source,
            findings: &findings,
            silenced: 0,
        };
        let value: Value = serde_json::from_str(&sarif(&[checked, checked])).unwrap();
        assert_eq!(value["version"], "2.1.0");
        let run = &value["runs"][0];
        assert_eq!(run["results"].as_array().unwrap().len(), 4);
        let result = &run["results"][0];
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "C102");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b/m.txt");
        assert_eq!(place["region"]["startColumn"], 5);
        assert_eq!(place["region"]["endColumn"], 12);
        assert_eq!(place["region"]["charLength"], 7);
        assert_eq!(
            result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"],
            2
        );
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], "Tversky");
        assert_eq!(
            run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["index"],
            1
        );
    }

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("/tmp/ş:1.txt"), "file:///tmp/%C5%9F%3A1.txt");
        assert_eq!(sentence("page-count-differs"), "Page count differs.");
    }
}
