//! A stretch of text cut into tokens, with the questions that readers of citations ask of it.

use std::sync::Arc;

use super::plain::Plain;
use super::tokens::{Kind, Token, tokens};
use super::words::lower;
use super::{Cited, Span};

/// A stretch of text and its tokens.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    /// The text with its map back to the manuscript.
    pub(super) plain: Plain,
    /// Its tokens.
    pub(super) tokens: Arc<[Token]>,
    /// For each bracket that opens, where it closes.
    closing: Vec<usize>,
}

impl Stretch {
    pub(super) fn new(plain: Plain) -> Self {
        let tokens = tokens(&plain.text);
        let closing = closing(&tokens);
        Self {
            plain,
            tokens,
            closing,
        }
    }

    /// What token `i` is; `None` outside the text.
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    /// The text of token `i`.
    pub(super) fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| {
            self.plain.text.get(token.start..token.end).unwrap_or("")
        })
    }

    /// The text of token `i` in lower case.
    pub(super) fn lower(&self, i: usize) -> String {
        lower(self.text(i))
    }

    /// Whether token `i` is set in italics.
    pub(super) fn emphasised(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| self.plain.emphasised(token.start))
    }

    /// Whether white space stands before token `i`.
    pub(super) fn spaced(&self, i: usize) -> bool {
        self.tokens.get(i).is_none_or(|token| token.spaced)
    }

    /// Whether token `i` is a word that starts with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Word) && {
            let text = self.text(i);
            let text = text
                .strip_prefix("d'")
                .or(text.strip_prefix("d’"))
                .or(text.strip_prefix("al-"))
                .or(text.strip_prefix("el-"))
                .unwrap_or(text);
            text.chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
        }
    }

    /// The token that closes the bracket at token `i`, if it is one and is closed.
    pub(super) fn close(&self, i: usize) -> Option<usize> {
        self.closing.get(i).copied().filter(|close| *close > i)
    }

    /// The text from token `from` up to, not including, token `to`.
    pub(super) fn range(&self, from: usize, to: usize) -> &str {
        let (Some(first), Some(last)) = (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) else {
            return "";
        };
        self.plain.text.get(first.start..last.end).unwrap_or("")
    }

    /// The same as a part of a citation.
    pub(super) fn cited(&self, from: usize, to: usize) -> Cited {
        Cited {
            text: self.range(from, to).to_owned(),
            span: self.span(from, to),
        }
    }

    /// Where the tokens from `from` up to `to` were typed.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let (Some(first), Some(last)) = (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) else {
            return Span::new(0, 0);
        };
        self.plain.span(first.start, last.end.max(first.start))
    }

    /// Whether the words at token `i` are `words`; stops between them do not matter. Gives the token after them.
    pub(super) fn phrase(&self, i: usize, words: &[&str]) -> Option<usize> {
        let mut at = i;
        for (n, word) in words.iter().enumerate() {
            if n > 0 && self.kind(at) == Some(Kind::Stop) {
                at += 1;
            }
            if self.lower(at).trim_end_matches('.') != *word {
                return None;
            }
            at += 1;
        }
        if self.kind(at) == Some(Kind::Stop) && !self.spaced(at) {
            at += 1;
        }
        Some(at)
    }

    /// The token after the first of `phrases` that stands at token `i`.
    pub(super) fn phrases<P: AsRef<[&'static str]>>(
        &self,
        i: usize,
        phrases: &[P],
    ) -> Option<usize> {
        if self.kind(i) != Some(Kind::Word) {
            return None;
        }
        let first = self.lower(i);
        phrases
            .iter()
            .filter(|words| words.as_ref().first() == Some(&first.as_str()))
            .find_map(|words| self.phrase(i, words.as_ref()))
    }

    /// The first token of the first of `phrases` that ends before token `end`.
    pub(super) fn phrases_before<P: AsRef<[&'static str]>>(
        &self,
        end: usize,
        phrases: &[P],
    ) -> Option<usize> {
        let mut last = end.checked_sub(1)?;
        if self.kind(last) == Some(Kind::Stop) {
            last = last.checked_sub(1)?;
        }
        if !matches!(self.kind(last), Some(Kind::Word | Kind::Initial)) {
            return None;
        }
        let word = self.lower(last);
        phrases
            .iter()
            .filter(|words| words.as_ref().last() == Some(&bare(&word)))
            .find_map(|words| self.phrase_before(end, words.as_ref()))
    }

    /// Whether the words that end before token `end` are `words`. Gives their first token.
    pub(super) fn phrase_before(&self, end: usize, words: &[&str]) -> Option<usize> {
        let mut at = end;
        for word in words.iter().rev() {
            if at > 0 && self.kind(at - 1) == Some(Kind::Stop) {
                at -= 1;
            }
            at = at.checked_sub(1)?;
            let text = self.lower(at);
            if bare(&text) != *word {
                return None;
            }
        }
        Some(at)
    }
}

/// Without a final stop and without the mark of the possessive.
fn bare(word: &str) -> &str {
    word.trim_end_matches('.').trim_end_matches("'s")
}

fn closing(tokens: &[Token]) -> Vec<usize> {
    let mut closing = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let opener = match token.kind {
            Kind::Open | Kind::OpenSquare => {
                open.push((i, token.kind));
                continue;
            }
            Kind::Close => Kind::Open,
            Kind::CloseSquare => Kind::OpenSquare,
            _ => continue,
        };
        // A bracket of the other kind left open inside is forgotten.
        if let Some(at) = open.iter().rposition(|(_, kind)| *kind == opener) {
            closing[open[at].0] = i;
            open.truncate(at);
        }
    }
    closing
}
