//! `slide-overflow`: words run out of a slide.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "D101",
    name: "slide-overflow",
    severity: Severity::Error,
    source: "slides-design.md",
    why: "The audience cannot read what is not on the slide.",
    fires: Example::Case("A table of sixty rows, which no slide has room for."),
    quiet: Example::Case("A table of six rows."),
    check: Check::Pages(check),
};

/// How far a letter may reach beyond its box, in points.
const TOLERANCE: f64 = 1.0;

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some(slides) = pages.slides else {
        return;
    };
    for (n, page) in slides.pages.iter().enumerate() {
        let out = page.glyphs.iter().filter(|glyph| {
            let letter = glyph.text.chars().any(char::is_alphanumeric);
            let rect = glyph.rect;
            letter
                && glyph.source.is_some()
                && (rect.bottom > page.measure.bottom.min(page.height) + TOLERANCE
                    || rect.right > page.measure.right.min(page.width) + TOLERANCE
                    || rect.left < page.measure.left.max(0.0) - TOLERANCE
                    || rect.top < -TOLERANCE)
        });
        let spans: Vec<Span> = out.filter_map(|glyph| glyph.source).collect();
        let Some(span) = spans.iter().copied().reduce(Span::join) else {
            continue;
        };
        let words = excerpt(pages.text.source.slice(span));
        let finding = report.add(span, format!("“{words}” runs out of slide {}", n + 1));
        finding.help =
            Some("shorten the sentence, or ask for fewer words with --density low".into());
    }
}
