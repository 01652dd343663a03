//! From a manuscript, or from lines of runs, to references.

use super::draft::Draft;
use super::text::Line;
use super::{Reference, entry, key, kind, parse, split};
use crate::manuscript::{Link, Manuscript, Run};
use crate::source::{Source, Span};

/// Reads the reference list of a manuscript.
pub fn read(source: &Source, manuscript: &Manuscript) -> Vec<Reference> {
    from_runs(
        source,
        split::entries(source, manuscript),
        &manuscript.links,
    )
}

/// Reads entries that are already apart, each as its runs.
pub fn from_runs(source: &Source, entries: Vec<Vec<Run>>, links: &[Link]) -> Vec<Reference> {
    let _ = links;
    let mut keys = key::Keys::default();
    let mut out = Vec::new();
    for runs in entries {
        let line = Line::of(source, &runs);
        let Some(span) = line.span(&line.all()) else {
            continue;
        };
        let draft = parse::read(&line);
        out.push(finish(out.len(), span, runs, draft, &mut keys));
    }
    out
}

fn finish(
    index: usize,
    span: Span,
    runs: Vec<Run>,
    mut draft: Draft<'_>,
    keys: &mut key::Keys,
) -> Reference {
    let key = keys.next(&draft.fields);
    let (kind, parent) = kind::of(&draft);
    let unused = draft.unused();
    let unparsed = unused.iter().filter_map(|b| draft.line.span(b)).collect();
    let lost: usize = unused.iter().map(std::iter::ExactSizeIterator::len).sum();
    let entry = entry::build(&key, kind, parent, &draft);
    Reference {
        index,
        span,
        runs,
        kind: kind::name(kind),
        confidence: confidence(&draft, lost),
        entry,
        key,
        fields: draft.fields,
        line: Vec::new(),
        rendered: String::new(),
        as_typed: true,
        unparsed,
    }
}

/// How sure the reading is: one, less what an entry should have and has not.
fn confidence(draft: &Draft<'_>, lost: usize) -> f32 {
    let fields = &draft.fields;
    let mut sure = 1.0_f32;
    if fields.title.is_none() {
        sure -= 0.5;
    }
    if fields.date.is_none() {
        sure -= 0.3;
    }
    if fields.authors.is_empty() && !draft.shape.whole_work {
        sure -= 0.2;
    }
    if !draft.shape.italics {
        sure -= 0.05;
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of a line")]
    let share = lost as f32 / draft.line.text().len().max(1) as f32;
    (sure - share).clamp(0.0, 1.0)
}
