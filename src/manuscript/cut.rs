//! Cutting runs to a span.

use super::model::{Manuscript, Run, RunKind};
use crate::source::Span;

impl Manuscript {
    /// The runs inside `span`, clipped to it, in the order of their places; calls of notes are left out.
    pub fn runs_in(&self, span: Span) -> Vec<Run> {
        let mut out = Vec::new();
        self.each_run(&mut |run| {
            if !matches!(run.kind, RunKind::NoteCall(_))
                && let Some(inside) = run.span.intersect(span)
            {
                out.push(Run {
                    span: inside,
                    ..run.clone()
                });
            }
        });
        out.sort_by_key(|run| run.span);
        out
    }
}
