//! Words, numbers and marks of a plain text.

use std::sync::Arc;

use super::words::{ELIDED, has, lower};

/// A word, number or mark.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// What a token is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `Ergin`, `O’Dwyer`, `Iso-Markku`.
    Word,
    /// `S.`, `T.C.`
    Initial,
    /// `2001a`
    Number,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenSquare,
    /// `]`
    CloseSquare,
    /// `,`
    Comma,
    /// `;`
    Semi,
    /// `:`
    Colon,
    /// `&`
    Amp,
    /// `.` or an ellipsis
    Stop,
    /// Any dash.
    Dash,
    /// `/`
    Slash,
    /// Any quotation mark or apostrophe.
    Quote,
    /// Anything else.
    Other,
}

/// Whether `c` is a quotation mark or apostrophe.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | 'ʼ'
    )
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}')
}

/// Cuts `text` into tokens. Remembered: an edit changes few paragraphs.
#[comemo::memoize]
pub(super) fn tokens(text: &str) -> Arc<[Token]> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = false;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, end) = if c.is_numeric() {
            (Kind::Number, number(text, at))
        } else if is_word(c) {
            word(text, at)
        } else {
            (mark(c), at + c.len_utf8())
        };
        tokens.push(Token {
            kind,
            start: at,
            end,
            spaced,
        });
        spaced = false;
        at = end;
    }
    tokens.into()
}

fn mark(c: char) -> Kind {
    match c {
        '(' | '（' => Kind::Open,
        ')' | '）' => Kind::Close,
        '[' => Kind::OpenSquare,
        ']' => Kind::CloseSquare,
        ',' | '،' => Kind::Comma,
        ';' | '؛' => Kind::Semi,
        ':' => Kind::Colon,
        '&' => Kind::Amp,
        '.' | '…' => Kind::Stop,
        '-' | '–' | '—' | '‐' | '‑' | '−' => Kind::Dash,
        '/' => Kind::Slash,
        c if is_quote(c) => Kind::Quote,
        _ => Kind::Other,
    }
}

fn number(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .find(|(_, c)| !is_word(*c))
        .map_or(text.len(), |(i, _)| start + i);
    // `1985apud` lost its space.
    let year = rest.get(..4).filter(|year| super::years::is_year(year));
    match year.and_then(|_| rest.get(4..7)) {
        Some(next) if next.chars().all(char::is_lowercase) => start + 4,
        _ => end,
    }
}

fn word(text: &str, start: usize) -> (Kind, usize) {
    let rest = &text[start..];
    let mut end = start;
    let mut letters = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if is_word(c) {
            letters += 1;
            end = start + i + c.len_utf8();
            continue;
        }
        if matches!(c, '\'' | '’') && elided(&text[start..end], &rest[i + c.len_utf8()..]) {
            return (Kind::Word, start + i + c.len_utf8());
        }
        // An apostrophe or hyphen between letters belongs to the word.
        let inner = matches!(c, '\'' | '’' | 'ʼ' | '-' | '‐' | '‑');
        if !(inner && chars.peek().is_some_and(|(_, next)| is_word(*next))) {
            break;
        }
    }
    let word = &text[start..end];
    if let Some(stuck) = stuck(word).or_else(|| stuck_year(word)) {
        return (Kind::Word, start + stuck);
    }
    let first_upper = rest.chars().next().is_some_and(char::is_uppercase);
    if first_upper && letters == 1 && text[end..].starts_with('.') {
        end += 1;
        // `T.C.`, `S.-E.`
        while let Some((width, c)) = initial(&text[end..]) {
            debug_assert!(c.is_uppercase());
            end += width;
        }
        return (Kind::Initial, end);
    }
    (Kind::Word, end)
}

/// Whether an article or preposition lost its vowel before a name: `l’OMS`, `qu’Aubert`, `dell’Orto`; not `L’Hôpital`.
fn elided(before: &str, name: &str) -> bool {
    let mut letters = name.chars();
    let acronym = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_uppercase);
    let small = before != "d" && before.chars().all(char::is_lowercase);
    let is_name = if small {
        name.starts_with(char::is_uppercase)
    } else {
        acronym
    };
    is_name && has(ELIDED, &lower(before))
}

/// Where a small word that lost its space ends: `inDodson`, `andEvans`.
fn stuck(word: &str) -> Option<usize> {
    let upper = word.find(char::is_uppercase).filter(|at| *at >= 2)?;
    let (small, name) = word.split_at_checked(upper)?;
    let lost = matches!(
        small,
        "in" | "by"
            | "of"
            | "and"
            | "from"
            | "after"
            | "see"
            | "following"
            | "to"
            | "with"
            | "as"
            | "than"
            | "for"
            | "versus"
            | "sensu"
            | "apud"
    );
    (lost && name.chars().count() > 2 && name.chars().skip(1).any(char::is_lowercase))
        .then_some(upper)
}

/// Where a name ends that lost the space before its year: `Letouze1983`.
fn stuck_year(word: &str) -> Option<usize> {
    let at = word.len().checked_sub(4)?;
    let (name, year) = word.split_at_checked(at)?;
    let is_name = name.chars().count() > 2
        && name.starts_with(char::is_uppercase)
        && name.ends_with(char::is_lowercase);
    (is_name && super::years::is_year(year)).then_some(at)
}

/// The bytes of a directly following `X.` or `-X.`, and its letter.
fn initial(rest: &str) -> Option<(usize, char)> {
    let bare = rest.strip_prefix(['-', '‐', '‑']).unwrap_or(rest);
    let letter = bare.chars().next().filter(|c| c.is_uppercase())?;
    bare[letter.len_utf8()..]
        .starts_with('.')
        .then_some((rest.len() - bare.len() + letter.len_utf8() + 1, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_initials_and_years_are_whole() {
        let text = "T.C. O’Dwyer & Iso-Markku (p.61, 2001a)…";
        let words: Vec<_> = tokens(text).iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(
            words,
            [
                "T.C.",
                "O’Dwyer",
                "&",
                "Iso-Markku",
                "(",
                "p",
                ".",
                "61",
                ",",
                "2001a",
                ")",
                "…"
            ]
        );
    }
}
