//! Whether a text says where in a work something stands: by a locator of a citation or in words of its own.

use crate::checks::Text;
use crate::citations::Citation;
use crate::source::Span;

/// How far after a sentence its locator may begin, in bytes: `so.” (p. 12)`.
const AFTER: usize = 18;

/// Whether a citation says where: by a locator, or by any number besides its year.
pub(super) fn is_located(t: &Text<'_>, citation: &Citation) -> bool {
    if citation.locator.is_some() {
        return true;
    }
    let year = citation
        .year
        .as_ref()
        .map_or(citation.span.start, |year| year.span.end);
    let group = Span::new(year.min(citation.group_span.end), citation.group_span.end);
    let rest = t.source.slice(group);
    // Other works of the group have years of their own.
    let own = rest.split(';').next().unwrap_or("");
    let numbers = own.split(|c: char| !c.is_ascii_digit());
    let mut places = numbers.filter(|number| !number.is_empty());
    let lower = own.to_lowercase();
    places.any(|number| !(number.len() == 4 && number.starts_with(['1', '2'])))
        || UNPAGED.iter().any(|words| lower.contains(words))
}

/// How authors say that a work has no pages to name.
const UNPAGED: &[&str] = &["n.p.", "n. p.", "s/p", "s.p.", "s. p.", "n. pag.", "o. s."];

/// Words and marks that say where in a work, before a number.
const PLACES: &[&str] = &[
    "p",
    "pp",
    "page",
    "pages",
    "pg",
    "s",
    "ss",
    "sayfa",
    "seite",
    "pág",
    "págs",
    "pag",
    "página",
    "páginas",
    "para",
    "par",
    "paras",
    "paragraph",
    "chap",
    "chapter",
    "ch",
    "sec",
    "section",
    "§",
    "v",
    "vv",
    "verse",
    "l",
    "ll",
    "line",
    "lines",
    "vol",
    "f",
    "ff",
    "fol",
    "ص",
    "صص",
];

/// Whether the region tells the place outside its citations: `(p. 12)`, `(12)`, `on page 12`.
pub(super) fn locates_outside(t: &Text<'_>, region: Span, near: &[&Citation]) -> bool {
    // The locator may follow the last sentence: `so.” (p. 12)`.
    let region = within(t, region.start, region.end + AFTER);
    let mut before = String::new();
    let mut at = region.start;
    for token in t.source.slice(region).split_inclusive(char::is_whitespace) {
        let place = at;
        at += token.len();
        let cited = near.iter().any(|c| c.group_span.contains(place));
        let opens = token.starts_with(['(', '[']);
        let bare = token
            .trim()
            .trim_matches(['(', '[', ')', ']', ',', ';', '.', ':', '"', '”']);
        let digits = bare.find(|c: char| c.is_numeric());
        let label = bare.get(..digits.unwrap_or(bare.len())).unwrap_or("");
        let label = label.trim_end_matches('.').to_lowercase();
        let labelled = PLACES.contains(&label.as_str())
            || label.is_empty() && PLACES.contains(&before.as_str());
        let alone = opens && label.is_empty() && bare.len() <= 3;
        if digits.is_some() && (labelled || alone && !cited) {
            return true;
        }
        before = label;
    }
    false
}

/// The span from `start` to `end`, drawn in to whole characters.
pub(super) fn within(t: &Text<'_>, start: usize, end: usize) -> Span {
    let text = t.source.text();
    let end = end.min(text.len());
    let start = (start..=end)
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(end);
    let end = (start..=end)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(start);
    Span::new(start, end)
}
