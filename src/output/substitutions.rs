//! `substitutions`: where typography sets other characters than the typed ones.

use serde::Serialize;

use super::flows::{self, Flow};
use crate::manuscript::{Manuscript, RunKind};
use crate::provenance::Substitution;
use crate::references::Reference;
use crate::source::{Source, Span};
use crate::typeset::number_dashes;

#[derive(Serialize)]
pub(super) struct SubstitutionJson<'a> {
    start: usize,
    end: usize,
    typed: &'a str,
    printed: &'a str,
    rule: &'static str,
}

/// What the pages show.
pub(super) fn printed<'a>(source: &Source, all: &'a [Substitution]) -> Vec<SubstitutionJson<'a>> {
    all.iter()
        // Those in words that nobody typed are none of the manuscript's.
        .filter(|s| !source.touches_made(s.span))
        .map(|s| one(source, s.span, (&s.typed, &s.printed), s.rule))
        .collect()
}

/// What the text foretells without pages: the dashes and minus signs set for hyphens outside the reference list.
pub(super) fn foretold<'a>(
    source: &'a Source,
    manuscript: &Manuscript,
    references: &[Reference],
) -> Vec<SubstitutionJson<'a>> {
    let listed = |span: Span| {
        let after = references.partition_point(|r| r.span.start <= span.start);
        after
            .checked_sub(1)
            .is_some_and(|i| references[i].span.end > span.start)
    };
    let mut out = Vec::new();
    for flow in flows::all(manuscript) {
        let Flow::Runs(runs) = flow else { continue };
        let typed = |run: &&crate::manuscript::Run| {
            run.kind == RunKind::Text && !run.style.code && !listed(run.span)
        };
        for run in runs.iter().filter(typed) {
            for (span, printed, rule) in number_dashes(source.text(), run.span) {
                if !source.touches_made(span) {
                    out.push(one(source, span, (source.slice(span), printed), rule));
                }
            }
        }
    }
    out.sort_by_key(|one| one.start);
    out
}

fn one<'a>(
    source: &Source,
    span: Span,
    (typed, printed): (&'a str, &'a str),
    rule: &'static str,
) -> SubstitutionJson<'a> {
    let home = source.home(span);
    SubstitutionJson {
        start: home.start,
        end: home.end,
        typed,
        printed,
        rule,
    }
}
