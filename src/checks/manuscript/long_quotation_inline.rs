//! `long-quotation-inline`: a quotation of 40 words or more stands in the running text.

use crate::checks::prose::{Place, passages};
use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::{LONG_QUOTATION, quotations, word_count};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M114",
    name: "long-quotation-inline",
    severity: Severity::Note,
    source: "APA 7, 8.27",
    why: "A long quotation is set off as a block, without marks, so that readers see whose words they read.",
    fires: Example::Text(
        "The guide wrote: “We left before the moon was up, and the animals were loaded by men who could not see \
         their own hands; nobody spoke until the wells were behind us, and then only to count the bags and to ask \
         who had the ropes.”\n",
    ),
    quiet: Example::Text(
        "The guide wrote:\n\n\
         > We left before the moon was up, and the animals were loaded by men who could not see their own hands; \
         nobody spoke until the wells were behind us, and then only to count the bags and to ask who had the \
         ropes.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for passage in passages(t) {
        // A footnote has no room for a block.
        if !matches!(passage.place, Place::Paragraph | Place::Item) {
            continue;
        }
        for (start, end) in quotations(passage.text()) {
            let words = passage.text().get(start..end).unwrap_or("");
            let number = word_count(words);
            if number >= LONG_QUOTATION {
                let message = format!(
                    "The quotation “{}” has {number} words and stands in the running text",
                    excerpt(words)
                );
                let finding = report.add(passage.plain.span(start, end), message);
                finding.help =
                    Some("set it off: a paragraph of its own that begins with “> ”; or build with --set-off-quotations".into());
            }
        }
    }
}
