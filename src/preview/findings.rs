//! Findings as the page shows them: by id, with line and column, and what kind they are of.

use serde_json::{Value, json};

use super::digest::digest;
use super::state::Judged;
use crate::checks::Finding;
use crate::output::Places;
use crate::source::{Source, Span};

/// The name by which a finding of one state is asked for.
pub(super) fn id(finding: &Finding) -> String {
    let Finding {
        code,
        span,
        message,
        ..
    } = finding;
    let whole = digest(format!("{code} {span:?} {message}").as_bytes());
    whole.get(..16).unwrap_or_default().to_owned()
}

/// All findings of a state.
pub(super) fn json(source: &Source, judged: &Judged) -> Value {
    let places = Places::new(source);
    let findings: Vec<Value> = judged.findings.iter().map(|f| one(&places, f)).collect();
    json!({"hash": judged.hash, "findings": findings})
}

fn one(places: &Places<'_>, finding: &Finding) -> Value {
    let place = |span: Span| {
        let at = places.position(span.start);
        json!({"start": span.start, "end": span.end, "line": at.line, "column": at.column})
    };
    let mut out = place(finding.span);
    out["id"] = id(finding).into();
    out["code"] = finding.code.into();
    out["rule"] = finding.rule.into();
    out["severity"] = json!(finding.severity);
    out["kind"] = kind(finding.code).into();
    out["message"] = finding.message.as_str().into();
    out["help"] = json!(finding.help);
    let related = finding.related.iter().map(|related| {
        let mut out = place(related.span);
        out["message"] = related.message.as_str().into();
        out
    });
    out["related"] = related.collect();
    out["suggestion"] = finding.suggestion.as_ref().map_or(Value::Null, |suggestion| {
        let (span, text) = (suggestion.span, &suggestion.text);
        json!({"start": span.start, "end": span.end, "text": text, "safe": suggestion.is_safe()})
    });
    out
}

/// The family of a rule, which its code begins with.
fn kind(code: &str) -> &'static str {
    match code.as_bytes().first() {
        Some(b'R') => "reference",
        Some(b'C') => "citation",
        Some(b'D') => "deck",
        Some(b'P') => "page",
        _ => "manuscript",
    }
}
