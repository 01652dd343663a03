//! `heading-number-gap`: the typed numbers of sections leave one out.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::Plain;
use crate::manuscript::{BlockKind, Section};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M123",
    name: "heading-number-gap",
    severity: Severity::Warning,
    source: "copy-editing practice",
    why: "A number left out makes readers look for the section that is missing, and cross-references go wrong.",
    fires: Example::Text(
        "# Salt\n\n## 1. Routes\n\nRoads led south.\n\n## 2. Prices\n\nSalt was cheap.\n\n## 4. Wells\n\nFew were left.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## 1. Routes\n\nRoads led south.\n\n## 2. Prices\n\nSalt was cheap.\n\n## 3. Wells\n\nFew were left.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let typed = typed_numbers(t);
    // The last number under each parent: 2.3 under 2.
    let mut last: BTreeMap<Vec<u32>, (u32, Span)> = BTreeMap::new();
    for section in &t.manuscript.sections {
        let Some(mut number) = section.number.as_deref().and_then(parts) else {
            continue;
        };
        let Some(own) = number.pop() else {
            continue;
        };
        let span = heading_span(t, section);
        let before = last.insert(number.clone(), (own, span));
        let Some((before, place)) = before.filter(|(before, _)| own > before + 1) else {
            continue;
        };
        let lacking = joined(&number, before + 1);
        // A title that was not read as one leaves no gap.
        if typed.contains(&lacking) {
            continue;
        }
        let (this, that) = (joined(&number, own), joined(&number, before));
        let title = excerpt(&section.title);
        let finding = report.add(
            span,
            format!("Section {this}, “{title}”, comes after {that}: there is no {lacking}"),
        );
        finding.help = Some("number the sections anew, or put the missing one back".into());
        finding.related.push(Related {
            span: place,
            message: format!("section {that}"),
        });
    }
}

/// The numbers that begin paragraphs and list items.
fn typed_numbers(t: &Text<'_>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut add = |text: &str| {
        let number: String = text
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .take(16)
            .collect();
        out.insert(number.trim_end_matches('.').to_owned());
    };
    for block in &t.manuscript.blocks {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => add(&Plain::of(t.source, &paragraph.runs).text),
            BlockKind::Heading(heading) => add(&Plain::of(t.source, &heading.runs).text),
            BlockKind::List(list) => list
                .items
                .iter()
                .for_each(|item| add(t.source.slice(item.marker))),
            _ => {}
        }
    }
    out
}

/// `2.3` as numbers; `None` for letters and Roman numerals.
fn parts(number: &str) -> Option<Vec<u32>> {
    number
        .split('.')
        .map(|part| part.parse().ok().filter(|n| *n < 1000))
        .collect()
}

fn joined(parents: &[u32], own: u32) -> String {
    let parts = parents.iter().chain([&own]).map(u32::to_string);
    parts.collect::<Vec<_>>().join(".")
}

fn heading_span(t: &Text<'_>, section: &Section) -> Span {
    let block = section.heading.and_then(|at| t.manuscript.blocks.get(at));
    block.map_or(section.span, |block| block.span)
}
