//! Typographic substitutions: never wording (print-edition.md, 1 and 2).
//!
//! In: a stretch of typed text. Out: pieces that say what is set for which characters: an en dash for the
//! hyphen of a number range (APA 7, 6.6), a minus sign for the hyphen before a number (APA 7, 6.45), a no-break
//! space where a line must not end ([`super::bound`]), a curly quote for a straight one. Everything else is set
//! as typed.

mod address;

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

pub(super) use self::address::addresses;
use self::address::is_address;
use super::bound::is_bound_space;
use super::numbers::{is_minus, is_range_hyphen, range_end};
use crate::source::Span;

/// What is set for a stretch of typed characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set<'t> {
    /// The typed characters.
    pub(super) span: Span,
    /// What is set for them.
    pub(super) what: What<'t>,
}

/// Kinds of setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// The characters as typed.
    Typed(&'t str),
    /// Another character for the one typed.
    Instead(&'static str),
    /// Several settings that stand on one line.
    Together(Vec<Set<'t>>),
    /// A quotation mark that the language's typography shapes; `true`: double.
    Quote(bool),
    /// Nothing typed: a place where a string without any other may break; `true`: before a letter or digit.
    MayBreak(bool),
    /// Nothing typed: a place where a long word may break, with a hyphen.
    MayHyphen,
    /// Nothing typed: a border that no cluster of a letter and its marks crosses.
    Apart,
}

/// Longest stretch of one text element: a glyph's offset into it has 16 bits.
const LONGEST: usize = 16 * 1024;

/// A string without a place to break is offered one every so many clusters: a line of the page holds more.
pub(super) const UNBROKEN: usize = 30;

/// Of an address as typed only what stands between two signs is offered a break: Typst breaks at these. Large type has
/// fewer clusters on a line (`Geometry::clusters`).
const UNBROKEN_ADDRESS: usize = 50;

/// Clusters since the last place where a line may end.
#[derive(Copy, Clone, Debug)]
pub(super) struct Unbroken {
    pub(super) count: usize,
    /// So many of an address may follow one another.
    address: usize,
    /// Words of so many letters are left to the hyphenation of their language.
    word: usize,
    /// Whether hyphens at numbers are set as dashes and minus signs.
    dashes: bool,
}

impl Unbroken {
    /// None yet, on lines that hold so many.
    pub(super) fn on_lines_of(clusters: usize, dashes: bool) -> Self {
        let address = clusters.clamp(UNBROKEN / 2, UNBROKEN_ADDRESS);
        Self {
            count: 0,
            address,
            word: LONGEST_WORD,
            dashes,
        }
    }
}

/// Hardly any word of a language has more letters, and a line of the page holds as many.
const LONGEST_WORD: usize = 45;

impl Default for Unbroken {
    fn default() -> Self {
        Self {
            word: UNBROKEN,
            ..Self::on_lines_of(UNBROKEN_ADDRESS, true)
        }
    }
}

/// Initials and numbers are bound to what follows only while the string is shorter than this.
const BOUND: usize = 20;

/// More quotation marks in a row than this are a ruler or a slip, and are set as typed.
const QUOTES: usize = 6;

/// Most characters of one cluster that are shaped together: each glyph of a cluster carries the text of all of
/// it, so that thousands of accents upon one letter would need their number squared in memory.
const CLUSTER: usize = 32;

/// Cuts the text of `span` into settings, in order, covering every byte of it. `unbroken` counts the clusters
/// since the last place where a line may end, from one stretch of a paragraph to the next.
pub(super) fn set<'t>(text: &'t str, span: Span, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    cut(text, span, true, unbroken)
}

/// The same with every character as typed.
pub(super) fn verbatim<'t>(text: &'t str, span: Span, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    cut(text, span, false, unbroken)
}

fn cut<'t>(text: &'t str, span: Span, shaped: bool, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    let mut out = Vec::new();
    let mut from = span.start;
    let mut address = false;
    let mut quotes = 0;
    // Whether the character before is a letter or digit: no stop or comma starts a line after one.
    let mut inside = false;
    for (at, cluster) in span.of(text).grapheme_indices(true) {
        let at = span.start + at;
        if at < from {
            continue;
        }
        let first = cluster.chars().next().unwrap_or(' ');
        if shaped && !inside {
            let parts = together(text, Span::new(at, span.end), unbroken);
            if let Some(end) = parts.last().map(|part| part.span.end) {
                pieces(text, Span::new(from, at), &mut out);
                out.extend(parts);
                (from, inside, address, unbroken.count) = (end, true, false, 0);
                continue;
            }
        }
        address = !first.is_whitespace() && (address || is_address(&text[at..span.end]));
        quotes = if matches!(first, '"' | '\'') {
            quotes + 1
        } else {
            0
        };
        let what = match first {
            _ if !shaped || quotes > QUOTES => None,
            '"' => Some(What::Quote(true)),
            '\'' if is_apostrophe(text, at) => Some(What::Instead("\u{2019}")),
            '\'' => Some(What::Quote(false)),
            '-' if unbroken.dashes && is_range_hyphen(text, at) => Some(What::Instead("–")),
            '-' if unbroken.dashes && is_minus(text, at) => Some(What::Instead("\u{2212}")),
            ' ' if unbroken.count < BOUND && is_bound_space(text, at) => {
                Some(What::Instead("\u{a0}"))
            }
            _ => None,
        };
        let breaks = match first {
            ' ' => what.is_none() && offers(&text[..at], text[at + 1..].chars().next()),
            _ if address => !first.is_alphanumeric() && !binds(first),
            _ => {
                first.is_whitespace() && !binds(first)
                    || matches!(first, '\u{ad}' | '\u{200b}')
                    || is_joint(&text[..at], first, &text[at + first.len_utf8()..])
            }
        };
        let longest = if address { unbroken.address } else { UNBROKEN };
        let letter = first.is_alphanumeric();
        let fits = unbroken.count >= longest && at > span.start && (letter || !inside);
        let word = fits && shaped && !address && inside && takes_hyphens(&text[..at], first);
        let syllables = word && word_around(text, at) <= unbroken.word;
        if !breaks && first != ' ' && fits && !syllables {
            pieces(text, Span::new(from, at), &mut out);
            let what = if word {
                What::MayHyphen
            } else {
                What::MayBreak(letter)
            };
            out.push(between(at, what));
            (from, unbroken.count) = (at, 0);
        }
        inside = letter;
        unbroken.count = if breaks { 0 } else { unbroken.count + 1 };
        // More words bound to one another than a line holds: it ends at such a space, not within a word.
        let behind = at + cluster.len();
        if binds(first) && ends_bound(text, Span::new(behind, span.end), unbroken.count) {
            pieces(text, Span::new(from, behind), &mut out);
            out.push(between(behind, What::MayBreak(false)));
            (from, unbroken.count) = (behind, 0);
        }
        if let Some(what) = what {
            pieces(text, Span::new(from, at), &mut out);
            from = at + first.len_utf8();
            let here = Span::new(at, from);
            out.push(Set { span: here, what });
        }
        for (split, _) in cluster.char_indices().step_by(CLUSTER).skip(1) {
            pieces(text, Span::new(from, at + split), &mut out);
            out.push(between(at + split, What::Apart));
            from = at + split;
        }
    }
    pieces(text, Span::new(from, span.end), &mut out);
    out
}

/// Whether the straight mark at `at` stands between an end mark and a letter, as in `et al.'s`: what opens a quotation
/// has a space before it.
fn is_apostrophe(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    matches!(before, Some('.' | ')' | ']' | '%' | '°')) && after.is_some_and(char::is_alphabetic)
}

/// What begins `span` and is set in parts that stand on one line each: an address, a range of numbers, or a word whose
/// first part is a letter.
fn together<'t>(text: &'t str, span: Span, unbroken: &Unbroken) -> Vec<Set<'t>> {
    let typed = span.of(text);
    if is_address(typed) {
        let parts = address::parts(typed, unbroken.address).into_iter();
        let part = |(start, end)| Span::new(span.start + start, span.start + end);
        return parts.map(|place| whole(text, part(place), false)).collect();
    }
    if let Some(end) = range_end(text, span) {
        return vec![whole(text, Span::new(span.start, end), unbroken.dashes)];
    }
    let lettered = lettered_end(text, span).into_iter();
    lettered
        .map(|end| whole(text, Span::new(span.start, end), false))
        .collect()
}

/// The end of a word that begins `span` with a letter and a hyphen, as in `t-test` or `x-axis`: no line ends behind the
/// letter. A long one is left as it is.
fn lettered_end(text: &str, span: Span) -> Option<usize> {
    const LONGEST: usize = 14;
    let typed = span.of(text);
    let first = typed.chars().next().filter(|c| c.is_alphabetic())?;
    let rest = typed[first.len_utf8()..].strip_prefix('-')?;
    let letters = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let end = span.start + first.len_utf8() + 1 + letters;
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-’'/@_.".contains(c));
    let before = text[..span.start].chars().next_back();
    let mut after = text[end..].chars();
    // A stop that ends a sentence may follow.
    let after = after
        .next()
        .filter(|c| *c != '.' || after.next().is_some_and(char::is_alphanumeric));
    let count = rest[..letters].chars().count();
    ((1..=LONGEST).contains(&count) && !beside(before) && !beside(after)).then_some(end)
}

/// The characters of `span` on one line, with a dash for the hyphen of a range if `dashes`.
fn whole(text: &str, span: Span, dashes: bool) -> Set<'_> {
    let mut inner = Vec::new();
    let hyphens = span.of(text).match_indices('-');
    let hyphen = hyphens
        .map(|(at, _)| span.start + at)
        .find(|at| dashes && is_range_hyphen(text, *at));
    let rest = match hyphen {
        Some(at) => {
            pieces(text, Span::new(span.start, at), &mut inner);
            inner.push(Set {
                span: Span::new(at, at + 1),
                what: What::Instead("–"),
            });
            at + 1
        }
        None => span.start,
    };
    pieces(text, Span::new(rest, span.end), &mut inner);
    Set {
        span,
        what: What::Together(inner),
    }
}

/// The hyphens in `span` that are set as dashes or minus signs: where, as what, and by which rule.
pub fn number_dashes(text: &str, span: Span) -> Vec<(Span, &'static str, &'static str)> {
    let mut out = Vec::new();
    let mut waiting = set(text, span, &mut Unbroken::default());
    waiting.reverse();
    while let Some(piece) = waiting.pop() {
        match piece.what {
            What::Instead(dash @ "–") => out.push((piece.span, dash, "range-dash")),
            What::Instead(minus @ "\u{2212}") => out.push((piece.span, minus, "minus-sign")),
            What::Together(inner) => waiting.extend(inner.into_iter().rev()),
            _ => {}
        }
    }
    out
}

/// A setting for no character.
fn between(at: usize, what: What<'_>) -> Set<'_> {
    Set {
        span: Span::new(at, at),
        what,
    }
}

/// Whether a line may end after the dash or stroke `c`: not within a row of them, nor before a digit
/// (UAX 14, LB25).
fn is_joint(before: &str, c: char, after: &str) -> bool {
    matches!(c, '-' | '/' | '–' | '—')
        && !before.ends_with(c)
        && !(matches!(c, '-' | '/') && after.starts_with(|next: char| next.is_numeric()))
}

/// Whether a line may end at a space between `before` and `next` (UAX 14, LB13 to LB15): not after an opening sign,
/// one quotation mark after another, or before a closing one.
pub(super) fn offers(before: &str, next: Option<char>) -> bool {
    let opens = |c: char| {
        matches!(
            c,
            '(' | '[' | '{' | '"' | '\'' | '‘' | '“' | '„' | '«' | '‹'
        )
    };
    let closes = |c: char| {
        matches!(
            c,
            ')' | ']' | '}' | '!' | '?' | ',' | ';' | ':' | '.' | '/' | '”' | '’' | '»' | '›'
        )
    };
    !before.ends_with(opens) && !next.is_some_and(closes)
}

/// Whether the letter `next` behind `before` goes on with a word that a hyphen breaks.
fn takes_hyphens(before: &str, next: char) -> bool {
    let script = |c: char| {
        let known = matches!(c.script(), Script::Latin | Script::Cyrillic | Script::Greek);
        known && c.is_alphabetic()
    };
    script(next) && before.ends_with(script)
}

/// Letters of the word round the byte `at`, counted as far as matters.
fn word_around(text: &str, at: usize) -> usize {
    let letters = |c: &char| c.is_alphabetic();
    let before = text[..at].chars().rev().take(LONGEST_WORD + 1);
    let after = text[at..].chars().take(LONGEST_WORD + 1);
    before.take_while(letters).count() + after.take_while(letters).count()
}

/// Spaces at which no line ends, and the signs that join.
fn binds(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether a line has to be able to end before `rest`, behind a no-break space with `count` clusters since the last
/// place where it may: what is bound to them would be longer than a line.
fn ends_bound(text: &str, rest: Span, count: usize) -> bool {
    if count < UNBROKEN / 2 {
        return false;
    }
    let word = rest.of(text).graphemes(true);
    let word = word.take_while(|cluster| !cluster.starts_with(char::is_whitespace));
    let next = rest.of(text).chars().next();
    let room = UNBROKEN.saturating_sub(count);
    let closes = !offers("", next);
    word.take(room + 1).count() > room && (!closes || count > UNBROKEN)
}

/// Adds the typed characters of `span`, in pieces that a glyph's offset can reach.
fn pieces<'t>(text: &'t str, span: Span, out: &mut Vec<Set<'t>>) {
    let mut start = span.start;
    while start < span.end {
        let mut end = span.end.min(start + LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let span = Span::new(start, end);
        out.push(Set {
            span,
            what: What::Typed(span.of(text)),
        });
        start = end;
    }
}

#[cfg(test)]
mod tests;
