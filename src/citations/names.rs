//! The names before a date: one, several, groups, `et al.`, read backwards from the date.
//!
//! In: a stretch and the place of the date. Out: where the names stand. A capital is all the evidence there is
//! at this point; [`super::find`] decides whether it is a citation.

use super::stretch::Stretch;
use super::tokens::Kind;
use super::words::{
    ARTICLES, ET_AL, INNER, JOINERS, NARRATIVE_INNER, PARTICLES, PREFIXES, STARTERS, has,
    without_ending,
};

/// Names in a row: tokens `first..last` of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    /// Each name.
    pub(super) list: Vec<Part>,
    /// Whether `et al.` follows.
    pub(super) et_al: bool,
    /// The token that joins the last two.
    pub(super) joiner: Option<usize>,
    /// The abbreviation in brackets after a group.
    pub(super) abbreviation: Option<Part>,
    /// Whether a comma stands before the date.
    pub(super) comma: bool,
    /// Whether `'s` or `'` stands at the end.
    pub(super) possessive: bool,
    /// Whether the name stands in quotation marks.
    pub(super) quoted: bool,
    /// The token after all of it, `et al.` included.
    pub(super) end: usize,
}

/// Tokens from `.0` up to `.1`.
pub(super) type Part = (usize, usize);

impl Names {
    /// The first token.
    pub(super) fn start(&self) -> usize {
        self.list.first().map_or(self.end, |part| part.0)
    }
}

/// No list of names is longer than this many tokens.
const LONGEST: usize = 80;

/// Names that end before token `end`, not reaching before token `floor`. `inside`: inside parentheses, where
/// commas separate names and semicolons may (ABNT).
pub(super) fn names_before(s: &Stretch, end: usize, floor: usize, inside: bool) -> Option<Names> {
    let floor = floor.max(end.saturating_sub(LONGEST));
    let mut names = Names {
        end,
        ..Names::default()
    };
    let mut at = end;
    // `INDIO..., 2014`
    let skip_marks = |at: &mut usize, names: &mut Names| {
        while *at > floor {
            match s.kind(*at - 1) {
                Some(Kind::Comma) if !names.comma => names.comma = true,
                Some(Kind::Stop)
                    if inside && s.kind((*at).wrapping_sub(2)) == Some(Kind::Stop)
                        || s.text(*at - 1) == "…" => {}
                Some(Kind::Stop) if s.kind(*at) == Some(Kind::Stop) => {}
                _ => break,
            }
            *at -= 1;
        }
    };
    skip_marks(&mut at, &mut names);
    if at <= floor {
        return None;
    }
    // `Northern Ports Authority [NPA], 2019`
    if s.kind(at - 1) == Some(Kind::CloseSquare)
        && at >= 3
        && s.kind(at - 3) == Some(Kind::OpenSquare)
        && at - 3 > floor
        && s.kind(at - 2) == Some(Kind::Word)
    {
        names.abbreviation = Some((at - 2, at - 1));
        at -= 3;
    }
    // `Northern Ports Authority (NPA) (2019)`
    if !inside
        && at >= 3
        && s.kind(at - 1) == Some(Kind::Close)
        && s.kind(at - 3) == Some(Kind::Open)
        && at - 3 > floor.saturating_sub(3)
        && s.kind(at - 2) == Some(Kind::Word)
    {
        names.abbreviation = Some((at - 2, at - 1));
        at -= 3;
        let floor = floor.min(at.saturating_sub(12));
        names.end = at;
        names.list = vec![unit_before(s, at, floor, false)?];
        return Some(names);
    }
    // `BBS (Bangladesh Bureau of Statistics), 2013`
    if inside && s.kind(at - 1) == Some(Kind::Close) {
        let open = (floor..at - 1)
            .rev()
            .take(20)
            .find(|i| s.close(*i) == Some(at - 1))?;
        if open > floor && (open + 1..at - 1).all(|i| s.kind(i) == Some(Kind::Word)) {
            at = open;
        }
    }
    if let Some(part) = quoted(s, at, floor, &mut names) {
        names.end = at;
        names.list.push(part);
        return Some(names);
    }
    names.end = at;
    // `Banerjee et al.’s (2018)`
    if at >= 3
        && s.text(at - 1) == "s"
        && s.kind(at - 2) == Some(Kind::Quote)
        && !s.spaced(at - 1)
        && !s.spaced(at - 2)
    {
        names.possessive = true;
        at -= 2;
    }
    if let Some(start) = s.phrases_before(at, ET_AL).filter(|start| *start > floor) {
        names.et_al = true;
        names.possessive |= possessive(s, at).is_some();
        at = start;
        if s.kind(at - 1) == Some(Kind::Comma) {
            at -= 1;
        }
    } else if let Some(kept) = possessive(s, at) {
        names.possessive = true;
        at = kept;
    }
    let mut last = unit_before(s, at, floor, inside)?;
    // `Lund, A., 1990`
    if initials_only(s, last) && last.0 > floor && s.kind(last.0 - 1) == Some(Kind::Comma) {
        last.0 = unit_before(s, last.0 - 1, floor, inside)?.0;
    }
    names.list.push(last);
    at = last.0;
    let mut joined = false;
    while at > floor {
        let before = s.kind(at - 1);
        let joiner = (before == Some(Kind::Amp) && s.spaced(at - 1))
            || (before == Some(Kind::Word) && has(JOINERS, &s.lower(at - 1)) && !s.capital(at - 1));
        let separates = match before {
            _ if joiner && !joined => true,
            Some(Kind::Comma) => inside || joined || names.et_al,
            Some(Kind::Semi) => inside,
            Some(Kind::Amp) => joined,
            _ => false,
        };
        if !separates {
            break;
        }
        let mut left = at - 1;
        let mark = at - 1;
        if joiner && left > floor && matches!(s.kind(left - 1), Some(Kind::Comma | Kind::Semi)) {
            left -= 1;
        }
        let Some(mut part) = unit_before(s, left, floor, inside) else {
            break;
        };
        if initials_only(s, part) && part.0 > floor && s.kind(part.0 - 1) == Some(Kind::Comma) {
            match unit_before(s, part.0 - 1, floor, inside) {
                Some(name) => part.0 = name.0,
                None => break,
            }
        }
        if joiner {
            joined = true;
            if names.list.len() == 1 || names.joiner.is_none() {
                names.joiner = Some(mark);
            }
        }
        names.list.push(part);
        at = part.0;
    }
    names.list.reverse();
    Some(names)
}

/// `“Reaping at Dusk,” 1931`
fn quoted(s: &Stretch, at: usize, floor: usize, names: &mut Names) -> Option<Part> {
    let close = at.checked_sub(1).filter(|close| *close > floor)?;
    if s.kind(close) != Some(Kind::Quote) || !matches!(s.text(close), "”" | "\"" | "»" | "’" | "“")
    {
        return None;
    }
    let open = (floor..close).rev().find(|i| {
        s.kind(*i) == Some(Kind::Quote)
            && (s.spaced(*i) || *i == floor || s.kind(*i - 1) == Some(Kind::Open))
    })?;
    let mut end = close;
    while end > open + 1 && matches!(s.kind(end - 1), Some(Kind::Comma | Kind::Stop)) {
        names.comma |= s.kind(end - 1) == Some(Kind::Comma);
        end -= 1;
    }
    names.quoted = true;
    (open + 1 < end && (s.capital(open + 1) || s.kind(open + 1) == Some(Kind::Number)))
        .then_some((open + 1, end))
}

/// Whether a possessive ends before token `at`: gives the token after the name itself.
fn possessive(s: &Stretch, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    if s.kind(last) == Some(Kind::Quote) && !s.spaced(last) && matches!(s.text(last), "'" | "’") {
        return Some(last);
    }
    let word = s.text(last);
    (s.kind(last) == Some(Kind::Word) && without_ending(word) != word).then_some(at)
}

/// Whether the stop at token `i` ends `Jr.`, `Inc.` and the like.
fn abbreviated(s: &Stretch, i: usize) -> bool {
    let word = s.lower(i - 1);
    let last = word.rsplit('-').next().unwrap_or("");
    !s.spaced(i)
        && matches!(
            last,
            "jr" | "sr" | "inc" | "ltd" | "co" | "corp" | "dr" | "univ"
        )
}

fn initials_only(s: &Stretch, part: Part) -> bool {
    (part.0..part.1).all(|i| {
        s.kind(i) == Some(Kind::Initial)
            || s.kind(i) == Some(Kind::Dash)
            || (s.kind(i) == Some(Kind::Word)
                && s.text(i).len() <= 3
                && s.text(i).chars().all(char::is_uppercase))
    })
}

/// One name that ends before token `end`.
fn unit_before(s: &Stretch, end: usize, floor: usize, inside: bool) -> Option<Part> {
    let mut at = end;
    let mut start = end;
    let mut capitals = 0;
    while at > floor {
        let i = at - 1;
        match s.kind(i)? {
            Kind::Word if s.capital(i) => {
                let lower = s.lower(i);
                // A capital alone (`In`, `While`) starts the sentence; inside a name it may be a particle (`De Graaf`).
                let starter = if inside {
                    has(PREFIXES, &lower) || lower == "the"
                } else {
                    has(STARTERS, &lower)
                };
                let particle = has(PARTICLES, &lower)
                    && capitals > 0
                    && !matches!(lower.as_str(), "in" | "do");
                if starter && !particle && !all_caps(s, i) {
                    break;
                }
                capitals += 1;
                start = i;
            }
            Kind::Word => {
                let lower = s.lower(i);
                // Joiners join authors; the longer name of a group is tried in `find`.
                if capitals == 0 || has(JOINERS, &lower) {
                    break;
                }
                if has(PARTICLES, &lower) && particle_belongs(s, i, floor, inside) {
                    start = i;
                } else if !has(if inside { INNER } else { NARRATIVE_INNER }, &lower) {
                    break;
                }
            }
            // `z. B. Lang`, `u. A.`: no initial.
            Kind::Initial if is_tail_of_abbreviation(s, i, floor) => break,
            Kind::Initial => {
                start = i;
            }
            Kind::Number
                if capitals > 0 && s.text(i).chars().any(char::is_alphabetic) && inside => {}
            // `St. John`, `Jr.`
            Kind::Stop
                if i > floor
                    && !s.spaced(i)
                    && s.capital(i - 1)
                    && s.text(i - 1).chars().count() <= 3 => {}
            Kind::Stop if capitals == 0 && at == end && i > floor && abbreviated(s, i) => {}
            // `GoZ-UNDP/GEF`
            Kind::Slash if i > floor && s.kind(i - 1) == Some(Kind::Word) => {}
            Kind::Dash
                if s.text(i) != "—"
                    && i > floor
                    && !s.spaced(i)
                    && !s.spaced(at)
                    && s.capital(i - 1) => {}
            // `Weavers’ Company`, `R&D`
            Kind::Quote
                if capitals > 0
                    && !s.spaced(i)
                    && i > floor
                    && s.capital(i - 1)
                    && matches!(s.text(i), "'" | "’") => {}
            Kind::Amp if capitals > 0 && !s.spaced(i) && i > floor && s.capital(i - 1) => {}
            _ => break,
        }
        at = i;
    }
    (capitals > 0 || (start < end && s.kind(start) == Some(Kind::Initial))).then_some((start, end))
}

/// Where a name begins behind the article that stands before it: `Der Wegebauverband`.
pub(super) fn behind_article(s: &Stretch, part: Part) -> usize {
    let article = part.0 + 1 < part.1 && has(ARTICLES, &s.lower(part.0));
    part.0 + usize::from(article)
}

/// Whether the letter at token `i` ends an abbreviation that begins in lower case: the `B.` of `z. B.`
fn is_tail_of_abbreviation(s: &Stretch, i: usize, floor: usize) -> bool {
    let small =
        |at: usize| s.text(at).chars().count() == 1 && s.text(at).chars().all(char::is_lowercase);
    i >= floor + 2 && s.kind(i - 1) == Some(Kind::Stop) && !s.spaced(i - 1) && small(i - 2)
}

/// Whether the lower-case particle at token `i` is part of the name after it: not `of the Waal`.
fn particle_belongs(s: &Stretch, i: usize, floor: usize, inside: bool) -> bool {
    let lower = s.lower(i);
    // Romance prepositions are particles only where a name can start.
    if matches!(
        lower.as_str(),
        "de" | "da"
            | "do"
            | "das"
            | "dos"
            | "del"
            | "du"
            | "des"
            | "di"
            | "la"
            | "le"
            | "al"
            | "en"
            | "e"
            | "y"
    ) && !inside
        || lower == "l'"
    {
        return i == floor
            || s.capital(i - 1) && !has(STARTERS, &s.lower(i - 1))
            || has(PARTICLES, &s.lower(i.wrapping_sub(1)));
    }
    true
}

/// Whether the word at token `i` is in capitals throughout (`IN` as an acronym is not told apart).
pub(super) fn all_caps(s: &Stretch, i: usize) -> bool {
    let text = s.text(i);
    text.chars().count() > 1 && text.chars().all(|c| !c.is_lowercase())
}
