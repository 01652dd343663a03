//! Which citation leads to which reference.

use serde_json::{Value, json};

use super::state::Good;
use crate::citations::Link;

/// `citations` of the protocol.
pub(super) fn json(good: &Good, hash: &str) -> Value {
    let models = &good.models;
    let source = &models.source;
    let citations = models.citations.iter().map(|citation| {
        let references = match &citation.link {
            Link::Found { reference, .. } => vec![*reference],
            Link::Ambiguous(references) => references.clone(),
            Link::Missing(_) | Link::Personal => Vec::new(),
        };
        let home = source.home(citation.span);
        json!({"start": home.start, "end": home.end, "references": references})
    });
    let references = models.references.iter().map(|reference| {
        let home = source.home(reference.span);
        let text = source.slice(reference.span).trim();
        json!({"start": home.start, "end": home.end, "text": text})
    });
    json!({
        "hash": hash,
        "citations": citations.collect::<Vec<_>>(),
        "references": references.collect::<Vec<_>>(),
    })
}
