//! `figure-without-alt`: nothing says what a figure shows to those who cannot see it.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::{Block, BlockKind};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M132",
    name: "figure-without-alt",
    severity: Severity::Warning,
    source: "ISO 14289-1, 7.3; WCAG 2.2, 1.1.1",
    why: "Readers who cannot see a figure are read its alternative text; without one they hear the name of a file.",
    fires: Example::Text("# Salt\n\n**Figure 1**\n\n*The Routes*\n\n![](routes.svg)\n"),
    quiet: Example::Text(
        "# Salt\n\n**Figure 1**\n\n*The Routes*\n\n![Three roads meet at a well](routes.svg)\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let notes = t.manuscript.notes.iter().flat_map(|note| &note.blocks);
    // A stack instead of recursion: the depth of quotes and lists is the author's.
    let mut waiting: Vec<&Block> = t.manuscript.blocks.iter().chain(notes).collect();
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Quote(blocks) => waiting.extend(blocks),
            BlockKind::List(list) => {
                waiting.extend(list.items.iter().flat_map(|item| &item.blocks));
            }
            BlockKind::Figure(figure) => {
                let alt = figure.alt.as_ref().map_or("", |alt| alt.text.trim());
                if alt.is_empty() {
                    let finding = report.add(
                        figure.path.span.unwrap_or(block.span),
                        format!("The figure “{}” has no alternative text", figure.path.text),
                    );
                    finding.help =
                        Some("say what it shows: ![What it shows](file), or {alt=\"What it shows\"} after it".into());
                }
            }
            _ => {}
        }
    }
}
