//! `short-last-page`: the last page has a line or two.

use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::manuscript::BlockKind;
use crate::source::Span;
use crate::typeset::text_lines;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P111",
    name: "short-last-page",
    severity: Severity::Note,
    source: "The Chicago Manual of Style, 17th edition, 2.113",
    why: "A page with a line or two costs paper and looks like a mistake.",
    fires: Example::Case("The last entry of the reference list stands alone on the last page."),
    quiet: Example::Case(
        "Three lines or more stand on the last page, or the chapter has one page.",
    ),
    check: Check::Pages(check),
};

/// So many lines are too few.
const FEW: usize = 2;

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some([_, .., last]) = pages.print.map(|print| print.pages.as_slice()) else {
        return;
    };
    let lines = text_lines(last).len();
    let first = last.glyphs.iter().find_map(|glyph| glyph.source);
    // A figure fills a page with the lines of its caption alone.
    let blocks = &pages.text.manuscript.blocks;
    let figure = blocks.iter().any(|block| {
        matches!(block.kind, BlockKind::Figure(_)) && first.is_some_and(|at| block.span.covers(at))
    });
    if lines == 0 || lines > FEW || figure {
        return;
    }
    let many = if lines == 1 { "one line" } else { "two lines" };
    let finding = report.add(
        first.unwrap_or(Span::new(0, 0)),
        format!("The last page, {}, has {many}", last.label),
    );
    finding.help = Some(format!(
        "cut {many} from the chapter, or add some; a paragraph that ends in a short line gives one most easily"
    ));
}
