//! Stretches of one script: right-to-left words are set as runs of their own, so that punctuation round
//! them stays where the author put it (print-edition.md, 2: wrap each run with its spaces, parentheses outside).

use unicode_script::{Script, UnicodeScript};

use crate::source::Span;

/// How a stretch of text is set.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Left to right, in the edition's own face.
    Plain,
    /// Arabic script, right to left; the language by its letters.
    Arabic(&'static str),
    /// Hebrew.
    Hebrew,
    /// Characters that no font has.
    Missing,
}

/// Cuts the text of `span` into stretches of one writing, in order, covering every byte.
pub(super) fn stretches(
    text: &str,
    span: Span,
    covers: impl Fn(char) -> bool,
) -> Vec<(Span, Writing)> {
    let typed = span.of(text);
    let mut out: Vec<(Span, Writing)> = Vec::new();
    // Neutral characters (spaces, stops) wait: they belong to a right-to-left run only between its words.
    let mut neutral: Option<Span> = None;
    for (at, c) in typed.char_indices() {
        let here = Span::new(span.start + at, span.start + at + c.len_utf8());
        let kind = match class(c, &covers) {
            Some(kind) => kind,
            None => {
                neutral = Some(neutral.map_or(here, |n| n.join(here)));
                continue;
            }
        };
        let joined = matches!(out.last(), Some((_, last)) if *last == kind);
        if let Some(gap) = neutral.take() {
            let inside = joined
                && match kind {
                    Writing::Plain => true,
                    Writing::Missing => false,
                    _ => text[gap.range()].chars().all(joins_words),
                };
            add(&mut out, gap, if inside { kind } else { Writing::Plain });
        }
        add(&mut out, here, kind);
    }
    if let Some(gap) = neutral {
        add(&mut out, gap, Writing::Plain);
    }
    for (span, writing) in &mut out {
        if let Writing::Arabic(lang) = writing {
            *lang = arabic_language(span.of(text));
        }
    }
    out
}

/// Whether a right-to-left run that ends at `end` would draw what follows to its side: signs before a number or
/// before another such run are set as part of it (UAX 9, W2 and N1), and a closing mark would stand on the wrong side.
pub(super) fn draws_along(text: &str, end: usize) -> bool {
    /// More signs than this are not looked through.
    const SIGNS: usize = 32;
    let behind = text[end..].chars().take_while(|c| *c != '\n');
    let strong = |c: &char| c.is_numeric() || class(*c, &|_| true).is_some() && c.is_alphabetic();
    let first = behind.take(SIGNS).find(strong);
    first.is_some_and(|c| c.is_numeric() || is_right_to_left(c))
}

/// Whether a paragraph runs from right to left: by its first letter, and by most of its letters.
pub(super) fn runs_right_to_left(text: impl Iterator<Item = char> + Clone) -> bool {
    let mut letters = text.clone().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(is_right_to_left) && {
        let (turned, plain): (Vec<char>, Vec<char>) = letters.partition(|c| is_right_to_left(*c));
        turned.len() >= plain.len()
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c.script(), Script::Arabic | Script::Hebrew)
}

/// The words of `span` with a letter or mark that the face whose characters are `has` lacks: sorted, disjoint.
pub(super) fn lacking(text: &str, span: Span, has: impl Fn(char) -> bool) -> Vec<(Span, ())> {
    let within = |c: char| {
        let modifier = matches!(u32::from(c), 0x2B0..=0x2FF | 0xA700..=0xA71F);
        c.is_alphabetic() || c.script() == Script::Inherited || modifier || c == '’'
    };
    let lacks = |c: char| !c.is_ascii() && within(c) && !has(c);
    let typed = span.of(text);
    if !typed.chars().any(lacks) {
        return Vec::new();
    }
    let mut out: Vec<(Span, ())> = Vec::new();
    let mut start = None;
    let ends = typed.char_indices().chain([(typed.len(), ' ')]);
    for (at, c) in ends {
        if within(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take()
            && typed[from..at].chars().any(lacks)
        {
            out.push((Span::new(span.start + from, span.start + at), ()));
        }
    }
    out
}

fn add(out: &mut Vec<(Span, Writing)>, span: Span, kind: Writing) {
    match out.last_mut() {
        Some((last, same)) if *same == kind => *last = last.join(span),
        _ => out.push((span, kind)),
    }
}

/// What may stand between two words of one right-to-left run.
fn joins_words(c: char) -> bool {
    c.is_whitespace()
        || is_ignorable(c)
        || matches!(
            c,
            '-' | '–' | '،' | '؛' | '.' | ',' | ':' | '/' | '\'' | '’'
        )
}

fn class(c: char, covers: &impl Fn(char) -> bool) -> Option<Writing> {
    if c.is_control() && !c.is_whitespace() {
        return Some(Writing::Missing);
    }
    // Most of most texts, without a search for its script.
    if c.is_ascii() {
        let kind = || match covers(c) {
            true => Writing::Plain,
            false => Writing::Missing,
        };
        return (!is_neutral(c)).then(kind);
    }
    let script = c.script();
    if matches!(script, Script::Common | Script::Inherited) && is_neutral(c) {
        return None;
    }
    Some(match script {
        _ if !covers(c) && !is_ignorable(c) => Writing::Missing,
        Script::Arabic => Writing::Arabic(""),
        Script::Hebrew => Writing::Hebrew,
        _ => Writing::Plain,
    })
}

fn is_neutral(c: char) -> bool {
    c.is_whitespace()
        || is_ignorable(c)
        || (c.is_ascii_punctuation())
        || matches!(c, '–' | '’' | '،' | '؛')
}

/// Characters that print nothing by their nature (a subset of Default_Ignorable_Code_Point).
fn is_ignorable(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x34F | 0x61C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F
            | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF
    )
}

/// Persian by its letters, else Arabic.
fn arabic_language(text: &str) -> &'static str {
    if text
        .chars()
        .any(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'))
    {
        "fa"
    } else {
        "ar"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persian_title_is_one_run_and_its_parentheses_stay_outside() {
        let text = "journal (فصلنامه مطالعات آسیای مرکزی) shows";
        let cut = stretches(text, Span::new(0, text.len()), |_| true);
        let shown: Vec<_> = cut.iter().map(|(s, w)| (s.of(text), *w)).collect();
        assert_eq!(
            shown,
            [
                ("journal (", Writing::Plain),
                ("فصلنامه مطالعات آسیای مرکزی", Writing::Arabic("fa")),
                (") shows", Writing::Plain)
            ]
        );
    }

    #[test]
    fn signs_between_a_turned_run_and_a_number_or_another_are_drawn_along() {
        let drawn = |text: &str| draws_along(text, "سلام".len());
        assert!(drawn("سلام”, (سلام) and"));
        assert!(drawn("سلام, 1991)"));
        assert!(drawn("سلام» – «שלום»"));
        assert!(!drawn("سلام” and (سلام)"));
        assert!(!drawn("سلام»."));
    }

    #[test]
    fn a_paragraph_runs_as_its_first_letter_and_most_of_them_do() {
        let turned = |text: &str| runs_right_to_left(text.chars());
        assert!(turned("«سلام دنیا» (Salt)."));
        assert!(!turned("Salt is سلام دنیا سلام."));
        assert!(!turned("سلام means salt in this language."));
        assert!(!turned("1991."));
    }

    #[test]
    fn a_word_with_a_letter_that_the_face_lacks_is_taken_whole() {
        let text = "The [ˈsɔːlt] of ἅλς, salt’s άλας ≥ 5.";
        let words = lacking(text, Span::new(0, text.len()), |c| !"ˈɔἅ≥".contains(c));
        let shown: Vec<&str> = words.iter().map(|(span, ())| span.of(text)).collect();
        assert_eq!(shown, ["ˈsɔːlt", "ἅλς"]);
    }

    #[test]
    fn what_no_font_has_is_cut_out() {
        let text = "a 漢, 字 b\u{1}";
        let cut = stretches(text, Span::new(0, text.len()), |c| c.is_ascii());
        let shown: Vec<_> = cut.iter().map(|(s, w)| (s.of(text), *w)).collect();
        assert_eq!(
            shown,
            [
                ("a ", Writing::Plain),
                ("漢", Writing::Missing),
                (", ", Writing::Plain),
                ("字", Writing::Missing),
                (" b", Writing::Plain),
                ("\u{1}", Writing::Missing)
            ]
        );
    }
}
