//! `lead-in-without-list`: a paragraph ends in a colon, and what it announces does not follow.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::Plain;
use crate::manuscript::word_count;
use crate::manuscript::{Block, BlockKind, Role};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M122",
    name: "lead-in-without-list",
    severity: Severity::Note,
    source: "APA 7, 6.5 and 6.49",
    why: "A colon promises something; readers look for it in vain.",
    fires: Example::Text(
        "# Salt\n\n## Routes\n\nThree roads led to the coast:\n\n## Prices\n\nSalt was cheap in the north.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Routes\n\nThree roads led to the coast:\n\n- the northern one,\n- the river,\n- the pass.\n\n\
         ## Prices\n\nSalt was cheap in the north.\n",
    ),
    check: Check::Text(check),
};

/// A paragraph shorter than this is a label: `Note to reviewers:`.
const LEAST: usize = 4;
/// From so many words a paragraph is prose, and neither an item nor a quotation of a line or two.
const PROSE: usize = 20;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let blocks = &t.manuscript.blocks;
    for section in &t.manuscript.sections {
        if matches!(
            section.role,
            Role::References | Role::About | Role::Keywords
        ) {
            continue;
        }
        for at in section.blocks.clone() {
            let Some(words) = blocks.get(at).and_then(|block| prose(t, block)) else {
                continue;
            };
            if !words.trim_end().ends_with(':') || word_count(&words) < LEAST {
                continue;
            }
            let next = blocks.get(at + 1);
            let stray = next.and_then(|next| stray(t, next, blocks.get(at + 2)));
            let nothing = next.is_none_or(|next| matches!(next.kind, BlockKind::Heading(_)));
            if !nothing && stray.is_none() {
                continue;
            }
            let (Some(block), words) = (blocks.get(at), excerpt(&words)) else {
                continue;
            };
            let what = if stray.is_some() {
                "another paragraph"
            } else {
                "nothing"
            };
            let finding = report.add(
                block.span,
                format!(
                    "“{words}” ends in a colon, and {what} follows where its list should stand"
                ),
            );
            finding.help =
                Some("put what it announces right after it, or end it with a full stop".into());
            if let Some(stray) = stray {
                finding.related.push(Related {
                    span: stray.span,
                    message: "this paragraph stands between it and the list".into(),
                });
            }
        }
    }
}

/// `next`, if it is prose that stands between a lead-in and the list after it.
fn stray<'a>(t: &Text<'_>, next: &'a Block, list: Option<&Block>) -> Option<&'a Block> {
    let is_list = matches!(list?.kind, BlockKind::List(_));
    let words = prose(t, next)?;
    let capital = words
        .trim_start()
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    let whole = capital && words.trim_end().ends_with('.') && word_count(&words) >= PROSE;
    (is_list && whole).then_some(next)
}

/// The words of a paragraph.
fn prose(t: &Text<'_>, block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => Some(Plain::of(t.source, &paragraph.runs).text),
        _ => None,
    }
}
