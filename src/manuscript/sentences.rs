//! Sentences of a paragraph.
//!
//! In: runs. Out: spans, each from the first to the last character of a sentence, marks aside.
//! A stop ends a sentence if white space and a possible start follow (capital, digit, a letter without case)
//! and it is not the stop of an abbreviation, an initial, or an ordinal; parentheses are not cut.

use std::sync::Arc;

use super::model::Run;
use super::printed::Printed;
use crate::source::Span;

/// Abbreviations that never end a sentence, in lower case, without their last stop.
const NEVER: &[&str] = &[
    "dr",
    "prof",
    "doç",
    "doc",
    "mr",
    "mrs",
    "ms",
    "st",
    "sr",
    "jr",
    "bkz",
    "krş",
    "vgl",
    "cf",
    "ca",
    "approx",
    "e.g",
    "i.e",
    "viz",
    "vs",
    "z.b",
    "d.h",
    "u.a",
    "s.o",
    "s.u",
    "bzw",
    "örn",
    "örneğin",
    "p.ej",
    "p. ej",
    "ör",
    "par ex",
    "p.ex",
    "fig",
    "figs",
    "eq",
    "eqs",
    "ref",
    "refs",
    "vol",
    "vols",
    "cilt",
    "c.f",
    "ed",
    "eds",
    "ed.s",
    "hrsg",
    "çev",
    "trans",
    "dept",
    "univ",
    "gen",
    "gov",
    "sen",
    "rep",
    "rev",
    "hon",
    "col",
    "lt",
    "capt",
    "m.ö",
    "m.s",
    "mö",
    "ms.",
    "a.g.e",
    "a.g.m",
    "ibid",
    "op",
    "loc",
    "т.е",
    "т.д",
    "им",
    "проф",
    "akad",
    "av",
    "al",
    "spp",
    "sp",
    "var",
    "subsp",
    "resp",
    "ext",
    "dra",
    "srta",
    "sra",
    "dott",
    "sig",
    "mt",
    "ft",
    "abb",
    "tab",
    "şek",
    "art",
    "cap",
    "chap",
    "sec",
    "sect",
    "bzgl",
    "ggf",
    "usf",
];

/// Abbreviations that do not end a sentence before a number: `p. 33`, `no. 5`, `Nr. 3`, `s. 12`.
const BEFORE_NUMBERS: &[&str] = &[
    "p", "pp", "no", "nos", "nr", "s", "ss", "sf", "pg", "pág", "págs", "n", "nº", "t", "c", "стр",
    "с", "т", "№", "ch", "bd", "h", "vb", "etc", "sn", "st",
];

/// Abbreviations that do end a sentence where a capital follows.
const MAY_END: &[&str] = &["al", "etc", "vb", "vd", "usw", "ff", "др", "sp", "spp"];

/// Languages in which `2.` before a capital is an ordinal.
const ORDINALS: &[&str] = &[
    "de", "tr", "az", "cs", "da", "fi", "hu", "hr", "nb", "no", "pl", "sk", "sl",
];

/// Longest pair of parentheses that is kept whole.
const LONGEST_ASIDE: usize = 600;

/// The sentences of `runs`, in a language that is not known.
pub fn split(source: &str, runs: &[Run]) -> Vec<Span> {
    split_in(source, runs, "")
}

/// The sentences of `runs` in `language` (BCP 47).
pub fn split_in(source: &str, runs: &[Run], language: &str) -> Vec<Span> {
    let printed = Printed::of(source, runs);
    ends(&printed.text, language)
        .iter()
        .map(|&(from, to)| printed.span(from, to))
        .collect()
}

/// How many sentences `text` has.
pub(super) fn count(text: &str) -> usize {
    ends(text, "").len()
}

/// The sentences of `text` as pairs of byte offsets. Remembered: an edit changes few paragraphs.
#[comemo::memoize]
fn ends(text: &str, language: &str) -> Arc<[(usize, usize)]> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let aside = asides(&chars);
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < chars.len() {
        let (_, c) = chars[i];
        if !is_stop(c) || aside[i] {
            i += 1;
            continue;
        }
        let stop = i;
        let mut end = i + 1;
        while end < chars.len() && (is_stop(chars[end].1) || closes(&chars, end)) {
            end += 1;
        }
        // French: `. »`
        if chars.get(end).is_some_and(|c| c.1.is_whitespace())
            && chars.get(end + 1).is_some_and(|c| c.1 == '»')
            && chars.get(end + 2).is_none_or(|c| c.1.is_whitespace())
        {
            end += 2;
        }
        let mut next = end;
        while next < chars.len() && chars[next].1.is_whitespace() {
            next += 1;
        }
        if next >= chars.len() {
            break;
        }
        if next > end
            && starts(&chars, next)
            && !(c == '.' && end == stop + 1 && is_short(text, &chars, stop, next, language))
        {
            push(text, &chars, start, end, &mut out);
            start = next;
        }
        i = next.max(i + 1);
    }
    push(text, &chars, start, chars.len(), &mut out);
    out.into()
}

fn push(
    text: &str,
    chars: &[(usize, char)],
    from: usize,
    to: usize,
    out: &mut Vec<(usize, usize)>,
) {
    let from = chars.get(from).map_or(text.len(), |c| c.0);
    let to = chars.get(to).map_or(text.len(), |c| c.0);
    let part = text.get(from..to).unwrap_or("");
    let lead = part.len() - part.trim_start().len();
    let words = part.trim();
    if !words.is_empty() {
        out.push((from + lead, from + lead + words.len()));
    }
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '。' | '！' | '？' | '։'
    )
}

/// Whether the sign at `i` closes what came before it.
fn closes(chars: &[(usize, char)], i: usize) -> bool {
    match chars[i].1 {
        ')' | ']' | '}' | '”' | '’' | '»' | '›' => true,
        // A straight or low quotation mark closes if white space or another closer follows.
        '"' | '\'' | '“' | '«' | '‘' => chars.get(i + 1).is_none_or(|c| {
            c.1.is_whitespace() || matches!(c.1, ')' | ']' | '.' | ',' | '"' | '\'' | '”' | '’')
        }),
        _ => false,
    }
}

/// Whether a sentence can start at `i`.
fn starts(chars: &[(usize, char)], mut i: usize) -> bool {
    while let Some(&(_, c)) = chars.get(i) {
        match c {
            '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‹' | '‘' | '(' | '[' | '¿' | '¡' | '—'
            | '–' | '-' | '*' => {
                i += 1;
            }
            _ if c.is_whitespace() => i += 1,
            _ => return c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()),
        }
    }
    false
}

/// Whether the stop at `stop` belongs to an abbreviation, an initial or an ordinal.
fn is_short(text: &str, chars: &[(usize, char)], stop: usize, next: usize, language: &str) -> bool {
    let mut first = stop;
    while first > 0 {
        let c = chars[first - 1].1;
        if c.is_whitespace()
            || matches!(
                c,
                '(' | '[' | '"' | '“' | '«' | '/' | ',' | ';' | '–' | '—' | '-'
            )
        {
            break;
        }
        first -= 1;
        if stop - first > 24 {
            return false;
        }
    }
    let word = text.get(chars[first].0..chars[stop].0).unwrap_or("");
    let mut letters = word.chars();
    let (head, rest) = (letters.next(), letters.next());
    let following = chars[next].1;
    if rest.is_none() && head.is_some_and(|c| c.is_alphabetic() && c.is_uppercase()) {
        return true;
    }
    // `H.-J.`, `J.R.R`, `U.S`: initials joined.
    if word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 1)
        && word.chars().any(char::is_uppercase)
    {
        return !following.is_whitespace() && following.is_numeric()
            || word.split('.').count() <= 2;
    }
    let lower = word.to_lowercase();
    if MAY_END.contains(&lower.as_str()) {
        return !(following.is_alphabetic() && following.is_uppercase());
    }
    if NEVER.contains(&lower.as_str()) {
        return true;
    }
    if BEFORE_NUMBERS.contains(&lower.as_str()) && following.is_numeric() {
        return true;
    }
    let digits = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    // A number that opens the paragraph or the sentence is its typed number.
    let opens = chars[..first]
        .iter()
        .rev()
        .find(|c| !c.1.is_whitespace())
        .is_none_or(|c| is_stop(c.1) || c.1 == ':');
    if (digits || roman) && opens && word.len() <= 3 {
        return true;
    }
    (digits && word.len() <= 2 || roman)
        && ORDINALS
            .iter()
            .any(|tag| language.split('-').next() == Some(tag))
}

/// For each character, whether it lies inside a pair of parentheses that is kept whole.
fn asides(chars: &[(usize, char)]) -> Vec<bool> {
    let mut steps = vec![0i32; chars.len() + 1];
    let mut open: Vec<usize> = Vec::new();
    for (i, &(_, c)) in chars.iter().enumerate() {
        match c {
            '(' => open.push(i),
            ')' => {
                if let Some(from) = open.pop()
                    && i - from <= LONGEST_ASIDE
                {
                    steps[from] += 1;
                    steps[i] -= 1;
                }
            }
            _ => {}
        }
    }
    let mut depth = 0;
    steps
        .iter()
        .take(chars.len())
        .map(|step| {
            depth += step;
            depth > 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, language: &str) -> Vec<String> {
        ends(text, language)
            .iter()
            .map(|&(a, b)| text[a..b].to_string())
            .collect()
    }

    #[test]
    fn citations_initials_and_numbers_are_not_ends() {
        let text = "Trade rose by 3.5 percent (Cornell, 2017, p. 33). S. E. Cornell et al. (2004) agree. See e.g. Table 2. It holds.";
        assert_eq!(
            of(text, "en"),
            [
                "Trade rose by 3.5 percent (Cornell, 2017, p. 33).",
                "S. E. Cornell et al. (2004) agree.",
                "See e.g. Table 2.",
                "It holds."
            ]
        );
    }

    #[test]
    fn quotation_marks_close_after_the_stop() {
        assert_eq!(
            of(
                "He said, “It is done.” Then he left. \"Why?\" she asked. «Evet.» Gitti.",
                "en"
            ),
            [
                "He said, “It is done.”",
                "Then he left.",
                "\"Why?\" she asked.",
                "«Evet.»",
                "Gitti."
            ]
        );
    }

    #[test]
    fn ordinals_by_language() {
        let text = "Bu olay 2. Karabağ Savaşı sırasında oldu. Sonra bitti.";
        assert_eq!(of(text, "tr").len(), 2);
        assert_eq!(
            of("Im 20. Jahrhundert war es so. Heute nicht.", "de").len(),
            2
        );
        assert_eq!(of("He was 25. The war began.", "en").len(), 2);
    }

    #[test]
    fn scripts_without_case() {
        assert_eq!(
            of("این یک جمله است. این جملهٔ دیگری است؟ بله.", "fa").len(),
            3
        );
        assert_eq!(of("Это верно, т.е. Москва. Да.", "ru").len(), 2);
    }

    #[test]
    fn nothing_is_lost_between_sentences() {
        let text = "A. b. C d e... F! (G. H.) i? J";
        let joined: String = of(text, "en").concat();
        let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(bare(&joined), bare(text));
    }
}
