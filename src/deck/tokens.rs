//! Words of a sentence with their places and their parts of speech.

use std::sync::Arc;

use smol_str::SmolStr;

use super::lexicon::{Tag, mend, tag};
use super::verbs::restore;
use crate::manuscript::{Run, RunKind};
use crate::source::{Source, Span};

/// A word with the punctuation that touches it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In lower case, without punctuation.
    pub(super) word: SmolStr,
    /// With its punctuation.
    pub(super) span: Span,
    pub(super) tag: Tag,
    /// What stands before the word: an opening bracket or mark.
    pub(super) opens: Option<char>,
    /// The first sign after the word.
    pub(super) closes: Option<char>,
    /// Whether a bracket is shut after the word.
    pub(super) shuts: bool,
    /// How many bytes of punctuation that may be left out follow it: comma, semicolon, colon, dash, stop.
    pub(super) tail: usize,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it names a section of the text: `§3.1`.
    pub(super) section: bool,
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    /// Whether a comma or a stronger mark follows.
    pub(super) fn pauses(&self) -> bool {
        matches!(self.closes, Some(',' | ';' | ':' | '—' | '–'))
    }

    /// A verb in a form that can carry a clause, as far as the word alone tells.
    pub(super) fn is_verb(&self) -> bool {
        matches!(self.tag, Tag::Verb | Tag::Auxiliary) && !self.word.ends_with("ing")
    }

    pub(super) fn is_ing(&self) -> bool {
        self.word.ends_with("ing") && matches!(self.tag, Tag::Verb)
    }

    pub(super) fn is_nominal(&self) -> bool {
        matches!(self.tag, Tag::Noun | Tag::Name | Tag::Number)
    }
}

/// The tokens of runs, in order.
pub(super) fn tokens(source: &Source, runs: &[Run]) -> Vec<Token> {
    let mut spans: Vec<Span> = Vec::new();
    // Their texts, a line each.
    let mut texts = String::new();
    let mut open = false;
    for run in runs {
        if !matches!(run.kind, RunKind::Text | RunKind::Math) {
            open = false;
            continue;
        }
        for (at, c) in source.slice(run.span).char_indices() {
            if c.is_whitespace() {
                open = false;
                continue;
            }
            let start = run.span.start + at;
            let span = Span::new(start, start + c.len_utf8());
            match spans.last_mut().filter(|_| open) {
                Some(whole) => whole.end = span.end,
                None => {
                    if !spans.is_empty() {
                        texts.push('\n');
                    }
                    spans.push(span);
                }
            }
            texts.push(c);
            open = true;
        }
    }
    let tokens = told(&texts);
    let placed = tokens.iter().zip(spans);
    let placed = placed.map(|(token, span)| Token {
        span,
        ..token.clone()
    });
    placed.collect()
}

/// For tests: the tokens of a text as it is typed.
#[cfg(test)]
pub(super) fn typed(text: &str) -> Vec<Token> {
    let run = Run {
        span: Span::new(0, text.len()),
        kind: RunKind::Text,
        style: crate::manuscript::Style::default(),
    };
    tokens(&Source::new("m", text), &[run])
}

/// The tokens of texts, a line each, without their places. Remembered: a sentence is asked for by many readers, and an
/// edit changes few.
#[comemo::memoize]
fn told(texts: &str) -> Arc<[Token]> {
    let mut tokens: Vec<Token> = texts.lines().map(token).collect();
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    let mut tags: Vec<Tag> = tokens
        .iter()
        .enumerate()
        .map(|(i, token)| match tag(&token.word) {
            Tag::Noun | Tag::Verb | Tag::Adjective if token.capital && i > 0 => Tag::Name,
            tag => tag,
        })
        .collect();
    let pauses: Vec<bool> = tokens.iter().map(|t| t.pauses() || t.shuts).collect();
    mend(&words, &pauses, &mut tags);
    restore(&words, &pauses, &mut tags);
    for (token, tag) in tokens.iter_mut().zip(tags) {
        token.tag = tag;
    }
    tokens.into()
}

/// The token of a text, without its place.
fn token(text: &str) -> Token {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let after = text.rfind(word).map_or("", |at| &text[at + word.len()..]);
    let first = text.chars().next();
    // The stop of an abbreviation stays.
    let short = word.contains('.') || word.chars().count() < 2;
    let leaves = |c: &char| matches!(c, ',' | ';' | ':' | '—' | '–' | '-') || *c == '.' && !short;
    let tail = after.chars().rev().take_while(leaves);
    Token {
        tail: tail.map(char::len_utf8).sum(),
        shuts: after.contains([')', ']']),
        opens: first.filter(|c| !c.is_alphanumeric()),
        closes: after.chars().find(|c| !matches!(c, '"' | '”' | '’' | '»')),
        capital: word.chars().next().is_some_and(char::is_uppercase),
        section: text.contains('§'),
        word: word.to_lowercase().replace('’', "'").into(),
        span: Span::default(),
        tag: Tag::Mark,
    }
}
