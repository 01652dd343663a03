//! `missing-glyph`: no font has a character of the text.

use std::collections::BTreeMap;

use crate::checks::wording::count;
use crate::checks::{Check, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P102",
    name: "missing-glyph",
    severity: Severity::Error,
    source: "PDF/UA-1, 7.21.7",
    why: "An empty box stands where the character should be.",
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    // Each character once, at its first place.
    let mut missing: BTreeMap<char, (Option<Span>, String, usize)> = BTreeMap::new();
    for layout in [pages.print, pages.slides].into_iter().flatten() {
        for page in &layout.pages {
            for glyph in page.glyphs.iter().filter(|glyph| !glyph.present) {
                let Some(c) = glyph.text.chars().next() else {
                    continue;
                };
                let known = missing
                    .entry(c)
                    .or_insert((glyph.source, page.label.clone(), 0));
                known.0 = known.0.or(glyph.source);
                known.2 += 1;
            }
        }
    }
    for (c, (span, page, times)) in missing {
        let code = u32::from(c);
        let shown = if c.is_control() {
            String::new()
        } else {
            format!(" ({c})")
        };
        let times = count(times, "place", "places");
        let finding = report.add(
            span.unwrap_or(Span::new(0, 0)),
            format!("No font has the character U+{code:04X}{shown}: an empty box would be printed in {times}, first on page {page}"),
        );
        finding.help =
            Some("write it with another character, or choose a house whose fonts have it".into());
    }
}
