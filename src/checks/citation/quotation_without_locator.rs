//! `quotation-without-locator`: words of another are quoted, and the citation does not say from where in the work.
//!
//! A quotation has five words or more: fewer are a term. It is cited by the citation right after it, else by one in
//! its sentence. Titles in quotation marks and works without pages (sites, films) are left alone.
//! A note: questions of a questionnaire and sayings look like quotations too.

use super::locating::{is_located, locates_outside, within};
use super::named;
use crate::checks::prose::{Passage, passages};
use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::{Citation, Form, Link, fold};
use crate::manuscript::quotations;
use crate::manuscript::{word_count, words};
use crate::references::Reference;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C109",
    name: "quotation-without-locator",
    severity: Severity::Note,
    source: "APA 7, 8.25",
    why: "Readers who want the words in their place must search the whole work.",
    fires: Example::Text(
        "# Salt\n\n## Routes\n\nAmes (1990) wrote that “salt was worth more than silver there”.\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Routes\n\nAmes (1990) wrote that “salt was worth more than silver there” (p. 12).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

/// From so many words on they are quoted, and no term.
const LEAST: usize = 5;
/// How far after a quotation its citation may begin, in bytes: a mark and a space.
const NEAR: usize = 6;
/// Kinds of works that have no pages.
const PAGELESS: &[&str] = &[
    "web",
    "video",
    "audio",
    "post",
    "thread",
    "blog",
    "scene",
    "artwork",
    "performance",
];

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for passage in passages(t).iter().filter(|passage| passage.runs_on()) {
        for (start, end) in quotations(passage.text()) {
            let quoted = passage.text().get(start..end).unwrap_or("");
            if word_count(quoted) < LEAST || is_title(quoted) {
                continue;
            }
            let span = passage.plain.span(start, end);
            let Some(citation) = source_of(t, passage, span, fold(quoted)) else {
                continue;
            };
            let who = named(citation);
            let words = excerpt(quoted);
            let finding = report.add(
                span,
                format!("“{words}” is quoted from “{who}” without a page"),
            );
            finding.help = Some(
                "add the page (p. 12), or the paragraph, section or time where there is none"
                    .into(),
            );
            finding.related.push(Related {
                span: citation.span,
                message: "cited here".into(),
            });
        }
    }
}

/// The citation that a quotation lacks a locator in; `None` if it has one, or none cites it.
fn source_of<'a>(
    t: &Text<'a>,
    passage: &Passage<'_>,
    quoted: Span,
    folded: String,
) -> Option<&'a Citation> {
    let region = region(t, passage, quoted);
    let first = t
        .citations
        .partition_point(|c| c.group_span.start < region.start);
    let near = t.citations.get(first..)?.iter();
    let near: Vec<&Citation> = near
        .take_while(|c| c.group_span.start < region.end)
        .collect();
    let works = || near.iter().filter_map(|citation| entry(t, citation));
    let outside = locates_outside(t, region, &near);
    if outside
        || near.iter().any(|citation| is_located(t, citation))
        || works().any(|work| is_titled(work, &folded))
    {
        return None;
    }
    let after = near
        .iter()
        .find(|c| c.group_span.start >= quoted.end && c.form == Form::Parenthetical);
    let told = near
        .iter()
        .rev()
        .find(|c| c.form == Form::Narrative && c.span.start < quoted.start);
    let citation = after.or(told)?;
    let pageless = entry(t, citation).is_some_and(|work| PAGELESS.contains(&work.kind.as_str()));
    let linked = matches!(citation.link, Link::Found { .. } | Link::Ambiguous(_));
    (linked && !pageless).then_some(citation)
}

/// The sentences that the quotation stands in, and the citation right after them; of long ones the part near it.
fn region(t: &Text<'_>, passage: &Passage<'_>, quoted: Span) -> Span {
    const BEFORE: usize = 600;
    const AFTER: usize = 300;
    let first = passage
        .sentences
        .partition_point(|sentence| sentence.end <= quoted.start);
    let sentences = passage.sentences.get(first..).unwrap_or(&[]).iter();
    let mut region = sentences
        .take_while(|sentence| sentence.start < quoted.end)
        .fold(quoted, |all, one| all.join(*one));
    let next = t
        .citations
        .partition_point(|c| c.group_span.start < quoted.end);
    let after = t.citations.get(next);
    if let Some(after) = after.filter(|c| c.group_span.start <= quoted.end + NEAR) {
        region = region.join(after.group_span);
    }
    let start = region.start.max(quoted.start.saturating_sub(BEFORE));
    let end = region.end.min(quoted.end + AFTER);
    within(t, start, end)
}

fn entry<'a>(t: &Text<'a>, citation: &Citation) -> Option<&'a Reference> {
    match &citation.link {
        Link::Found { reference, .. } => t.references.get(*reference),
        _ => None,
    }
}

/// Whether the words are the work's title.
fn is_titled(work: &Reference, folded: &str) -> bool {
    let title = work.fields.title.as_ref().map(|title| fold(&title.text));
    title
        .is_some_and(|title| title.contains(folded) || folded.contains(&title) && !title.is_empty())
}

/// Whether most long words have capitals: a title of anything.
fn is_title(text: &str) -> bool {
    let long = || words(text).filter(|(_, word)| word.chars().count() > 3);
    let capitals = long()
        .filter(|(_, word)| word.starts_with(char::is_uppercase))
        .count();
    capitals * 3 > long().count() * 2
}
