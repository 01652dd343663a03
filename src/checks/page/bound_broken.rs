//! `bound-words-broken`: a line ends at a no-break space that the author typed.

use std::collections::BTreeMap;

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;
use crate::typeset::{Glyph, Layout};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P112",
    name: "bound-words-broken",
    severity: Severity::Warning,
    source: "design.md, 4",
    why: "Words that are bound by no-break spaces and wider than a line cannot stay on one: the line ends within them, \
          at a place that nobody chose.",
    fires: Example::Case("Thirty words with a no-break space between each and the next."),
    quiet: Example::Case("Three words with no-break spaces between them."),
    check: Check::Pages(check),
};

/// The page that a glyph stands on, and its top and bottom there.
type Place = (usize, f64, f64);

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let text = pages.text.source.text();
    let Some(print) = pages.print else {
        return;
    };
    let binds = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    let spaces: Vec<Span> = text
        .match_indices(binds)
        .map(|(at, space)| Span::new(at, at + space.len()))
        .collect();
    if spaces.is_empty() {
        return;
    }
    let (before, after) = beside(print, &spaces);
    let mut told = 0;
    for space in spaces {
        let places = before.get(&space.start).zip(after.get(&space.end));
        // What is bound to what was told of is told of along with it.
        if space.start < told || !places.is_some_and(|(a, b)| apart(*a, *b)) {
            continue;
        }
        let free = |c: char| c.is_whitespace() && !binds(c);
        let start = text[..space.start].rfind(free).map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        let end = text[space.end..].find(free);
        told = end.map_or(text.len(), |end| space.end + end);
        let words = excerpt(&text[start..told]);
        let finding = report.add(
            space,
            format!("“{words}” is bound by no-break spaces and wider than a line, which ends here"),
        );
        finding.help = Some("type an ordinary space where a line may end".into());
    }
}

/// Where the glyphs stand that end where one of `spaces` starts, and those that start where one ends.
fn beside(print: &Layout, spaces: &[Span]) -> (BTreeMap<usize, Place>, BTreeMap<usize, Place>) {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let place = |page: usize, glyph: &Glyph| (page, glyph.rect.top, glyph.rect.bottom);
    for (page, glyphs) in print.pages.iter().map(|page| &page.glyphs).enumerate() {
        for glyph in glyphs {
            let Some(span) = glyph.source.filter(|_| glyph.inked) else {
                continue;
            };
            if spaces.binary_search_by_key(&span.end, |s| s.start).is_ok() {
                before.insert(span.end, place(page, glyph));
            }
            if spaces.binary_search_by_key(&span.start, |s| s.end).is_ok() {
                after.insert(span.start, place(page, glyph));
            }
        }
    }
    (before, after)
}

/// Whether the second stands below the first, or on another page.
fn apart((page, top, bottom): Place, (other, below, _): Place) -> bool {
    page != other || below > top + (bottom - top) * 0.6
}
