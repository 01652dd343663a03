//! `word-not-printed`: words of the manuscript that the print edition lost or changed.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P103",
    name: "word-not-printed",
    severity: Severity::Error,
    source: "design.md, 3",
    why: "Nothing that an author typed may be lost or changed on the way to the page.",
    fires: Example::Case(
        "A template that shows the paragraphs of a chapter and forgets its footnotes.",
    ),
    quiet: Example::Case("A template that shows every part of the chapter."),
    check: Check::Pages(check),
};

/// So many words without a font are named one by one.
const SHOWN: usize = 20;

const FAULT: &str =
    "this is a fault of Diptych; until it is mended, type the passage in another form";

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some(provenance) = pages.provenance else {
        return;
    };
    let source = pages.text.source;
    let unknown = pages.print.map_or(&[][..], |print| &print.missing_glyphs);
    // A text in a script without a font would be one finding a word: the first places will do.
    let mut unknown_words = 0;
    for &span in &provenance.missing {
        let words = excerpt(source.slice(span));
        let gap = unknown.partition_point(|gap| gap.end <= span.start);
        let no_font = unknown.get(gap).is_some_and(|gap| gap.overlaps(span));
        unknown_words += usize::from(no_font);
        if no_font && unknown_words > SHOWN {
            continue;
        }
        let finding = report.add(span, format!("“{words}” is not printed"));
        finding.help = Some(match no_font {
            true => "no font has these characters (P102)".into(),
            false => FAULT.into(),
        });
    }
    if unknown_words > SHOWN
        && let Some(first) = unknown.first()
    {
        let more = unknown_words - SHOWN;
        report.add(
            *first,
            format!("{more} more words without a font are not printed"),
        );
    }
    for &span in &provenance.altered {
        let words = excerpt(source.slice(span));
        let finding = report.add(span, format!("“{words}” is printed otherwise than typed"));
        finding.help = Some(FAULT.into());
    }
}
