//! First pass: characters to tokens; what closes is paired here.

use std::collections::BTreeMap;

use super::super::desk::Desk;
use super::super::model::{EvidenceKind, Reason};
use super::super::{raised, steering};
use super::address;
use super::emphasis::{self, Mark};
use super::flat::Flat;
use super::link;
use crate::source::Span;

/// A token, from one index of the paragraph's characters to another.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// Characters to be printed.
    Text,
    /// Characters to be printed verbatim.
    Code,
    /// `$…$`, dollars included.
    Math,
    /// A raised or lowered stretch.
    Raised,
    Lowered,
    /// A hard break.
    Break,
    /// An address that is its own link.
    Address(usize),
    /// A call of a note.
    Call(usize),
    /// Stars or underscores.
    Mark(Mark),
    /// `[`, with the link that it opens, if it does.
    Open(Option<usize>),
    /// Where a link ends.
    Close,
    /// `^[`, and whether it is closed.
    NoteOpen(bool),
    /// Where a note ends.
    NoteClose,
    /// Nothing to print: already spent.
    Gone,
}

/// An open bracket.
struct Bracket {
    token: usize,
    marks: usize,
    kind: BracketKind,
}

#[derive(PartialEq)]
enum BracketKind {
    Link,
    Image,
    Note,
}

pub(super) fn tokens(desk: &mut Desk<'_>, flat: &Flat) -> Vec<Token> {
    let mut pass = Pass {
        ticks: runs_of(flat, '`'),
        dollars: positions(flat, '$'),
        mails: !positions(flat, '@').is_empty(),
        flat,
        desk,
        tokens: Vec::new(),
        brackets: Vec::new(),
        marks: Vec::new(),
        inactive: 0,
        open_notes: 0,
        at: 0,
    };
    while let Some(c) = flat.get(pass.at) {
        pass.step(c);
    }
    emphasis::pair(&mut pass.tokens, &mut pass.marks, 0);
    pass.tokens
}

struct Pass<'a, 'd, 't> {
    flat: &'a Flat,
    desk: &'d mut Desk<'t>,
    tokens: Vec<Token>,
    brackets: Vec<Bracket>,
    /// Tokens that are marks of emphasis and not yet paired.
    marks: Vec<usize>,
    /// Brackets below this height may no longer open a link (a link holds no link).
    inactive: usize,
    open_notes: usize,
    at: usize,
    /// Length of a run of backticks to the places where such runs start.
    ticks: BTreeMap<usize, Vec<usize>>,
    dollars: Vec<usize>,
    /// Whether there may be e-mail addresses.
    mails: bool,
}

impl Pass<'_, '_, '_> {
    fn step(&mut self, c: char) {
        let at = self.at;
        let done = match c {
            '\\' => self.escape(),
            '`' => self.code(),
            '$' => self.math(),
            '<' => self.angle(),
            '[' => self.open(at, 1, BracketKind::Link),
            '!' if self.flat.get(at + 1) == Some('[')
                && link::note_label(self.flat, at + 1).is_none() =>
            {
                self.open(at, 2, BracketKind::Image)
            }
            '^' if self.flat.get(at + 1) == Some('[')
                && !self.desk.in_note
                && self.open_notes == 0 =>
            {
                self.open(at, 2, BracketKind::Note)
            }
            '^' | '~' => self.shifted(c),
            ']' => self.close(),
            '*' | '_' => self.mark(c),
            '\n' => self.line_end(),
            _ if raised::digit(c).is_some() => self.raised(),
            _ => self.address(c) || self.word(c),
        };
        if !done {
            self.push(at + 1, Kind::Text);
        }
    }

    /// Ends the token under way at `to`; text joins the text before it.
    fn push(&mut self, to: usize, kind: Kind) -> bool {
        if let (Kind::Text, Some(last)) = (&kind, self.tokens.last_mut())
            && matches!(last.kind, Kind::Text)
            && last.to == self.at
        {
            last.to = to;
        } else {
            self.tokens.push(Token {
                from: self.at,
                to,
                kind,
            });
        }
        self.at = to;
        true
    }

    fn spend(&mut self, from: usize, to: usize, reason: Reason) {
        // Not across a line end, whose neighbours may be other marks.
        let mut start = from;
        for i in from..=to {
            if i == to || self.flat.get(i) == Some('\n') {
                if start < i {
                    self.desk
                        .spend(self.flat.at(start), self.flat.end_before(i), reason);
                }
                start = i + 1;
            }
        }
    }

    fn escape(&mut self) -> bool {
        match self.flat.get(self.at + 1) {
            Some('\n') => {
                self.spend(self.at, self.at + 1, Reason::Escape);
                self.at += 1;
                self.push(self.at + 1, Kind::Break)
            }
            Some(next) if next.is_ascii_punctuation() => {
                self.spend(self.at, self.at + 1, Reason::Escape);
                self.at += 1;
                self.push(self.at + 1, Kind::Text)
            }
            _ => false,
        }
    }

    fn line_end(&mut self) -> bool {
        let place = self.flat.at(self.at) as u32;
        let blanks = &self.flat.blanks_before;
        let hard = blanks
            .binary_search_by_key(&place, |&(at, _)| at)
            .is_ok_and(|i| blanks[i].1 >= 2);
        hard && self.push(self.at + 1, Kind::Break)
    }

    fn code(&mut self) -> bool {
        let start = self.at;
        let mut inner = start;
        while self.flat.get(inner) == Some('`') {
            inner += 1;
        }
        let length = inner - start;
        let Some(end) = self.ticks.get(&length).and_then(|places| {
            let next = places.partition_point(|&p| p < inner);
            places.get(next).copied()
        }) else {
            return self.push(inner, Kind::Text);
        };
        self.spend(start, inner, Reason::EmphasisMark);
        self.at = inner;
        if inner < end {
            self.push(end, Kind::Code);
        }
        self.spend(end, end + length, Reason::EmphasisMark);
        self.at = end + length;
        true
    }

    /// Pandoc: no space after the first dollar or before the last, no digit after the last.
    fn math(&mut self) -> bool {
        let start = self.at;
        let double = self.flat.get(start + 1) == Some('$');
        let inner = start + 1 + usize::from(double);
        if !double && self.flat.get(inner).is_none_or(char::is_whitespace) {
            return self.push(start + 1, Kind::Text);
        }
        let mut next = self.dollars.partition_point(|&p| p < inner);
        while let Some(&end) = self.dollars.get(next) {
            if self.flat.before(end) == Some('\\') {
                next += 1;
                continue;
            }
            let shuts = if double {
                self.flat.get(end + 1) == Some('$') && end > inner
            } else {
                end > inner
                    && !self.flat.before(end).is_some_and(char::is_whitespace)
                    && !self.flat.get(end + 1).is_some_and(|c| c.is_ascii_digit())
            };
            if !shuts {
                break;
            }
            let to = end + 1 + usize::from(double);
            self.desk.note(
                Span::new(self.flat.at(start), self.flat.end_before(to)),
                EvidenceKind::MathAsTyped,
            );
            return self.push(to, Kind::Math);
        }
        self.push(inner, Kind::Text)
    }

    fn angle(&mut self) -> bool {
        let Some(to) = address::in_angles(self.flat, self.at) else {
            return false;
        };
        let (from, inner) = (self.at, to - 1);
        let words = self.flat.string(from + 1, inner);
        let target = if words.contains(':') {
            words
        } else {
            format!("mailto:{words}")
        };
        self.spend(from, from + 1, Reason::AngleBracket);
        self.at = from + 1;
        let link = self.link(target, from + 1, inner);
        self.push(inner, Kind::Address(link));
        self.spend(inner, to, Reason::AngleBracket);
        self.at = to;
        true
    }

    /// The rest of a word in which no mark stands and no address begins.
    fn word(&mut self, c: char) -> bool {
        if !c.is_ascii_alphanumeric() {
            return false;
        }
        let rest = (self.at..).map_while(|at| self.flat.get(at));
        let length = rest.take_while(char::is_ascii_alphanumeric).count();
        self.push(self.at + length, Kind::Text)
    }

    fn link(&mut self, target: String, from: usize, to: usize) -> usize {
        let span = Span::new(self.flat.at(from), self.flat.end_before(to));
        self.desk
            .links
            .push(super::super::model::Link { target, span });
        self.desk.links.len() - 1
    }

    fn address(&mut self, c: char) -> bool {
        let begins = c.is_ascii_alphanumeric() && (self.mails || address::may_begin(c));
        if !begins || self.flat.before(self.at).is_some_and(address::is_word) {
            return false;
        }
        let Some(found) = address::bare(self.flat, self.at) else {
            return false;
        };
        let from = self.at;
        let link = self.link(found.target, from, found.to);
        // Escapes inside an address are spent, as elsewhere.
        let mut i = from;
        while i < found.to {
            if self.flat.get(i) == Some('\\')
                && i + 1 < found.to
                && self
                    .flat
                    .get(i + 1)
                    .is_some_and(|c| c.is_ascii_punctuation())
            {
                if self.at < i {
                    self.push(i, Kind::Address(link));
                }
                self.spend(i, i + 1, Reason::Escape);
                self.at = i + 1;
                i += 1;
            }
            i += 1;
        }
        self.push(found.to, Kind::Address(link))
    }

    /// `x^2^`, `H~2~O`: attached to a word, short, without spaces.
    fn shifted(&mut self, c: char) -> bool {
        let from = self.at;
        if !self
            .flat
            .before(from)
            .is_some_and(|p| p.is_alphanumeric() || p == ')')
        {
            return false;
        }
        let mut to = from + 1;
        while to - from <= 12
            && self
                .flat
                .get(to)
                .is_some_and(|x| x.is_alphanumeric() || matches!(x, '+' | '-' | '−' | '.' | ','))
        {
            to += 1;
        }
        if to == from + 1 || self.flat.get(to) != Some(c) {
            return false;
        }
        self.spend(from, from + 1, Reason::EmphasisMark);
        self.at = from + 1;
        self.push(
            to,
            if c == '^' {
                Kind::Raised
            } else {
                Kind::Lowered
            },
        );
        self.spend(to, to + 1, Reason::EmphasisMark);
        self.at = to + 1;
        true
    }

    fn mark(&mut self, c: char) -> bool {
        let from = self.at;
        let mut to = from;
        while self.flat.get(to) == Some(c) {
            to += 1;
        }
        let mark = Mark::new(c, to - from, self.flat.before(from), self.flat.get(to));
        if mark.can_open || mark.can_close {
            self.push(to, Kind::Mark(mark));
            self.marks.push(self.tokens.len() - 1);
            true
        } else {
            self.push(to, Kind::Text)
        }
    }

    fn open(&mut self, at: usize, width: usize, kind: BracketKind) -> bool {
        if kind == BracketKind::Link
            && let Some((label, to)) = link::note_label(self.flat, at)
        {
            return self.call(&label, to);
        }
        let note = kind == BracketKind::Note;
        self.push(
            at + width,
            if note {
                Kind::NoteOpen(false)
            } else {
                Kind::Open(None)
            },
        );
        self.open_notes += usize::from(note);
        self.brackets.push(Bracket {
            token: self.tokens.len() - 1,
            marks: self.marks.len(),
            kind,
        });
        true
    }

    /// A raised figure that calls a note.
    fn raised(&mut self) -> bool {
        if !self.desk.raised.contains(&self.flat.at(self.at)) {
            return false;
        }
        let figures = (self.at..).map_while(|at| self.flat.get(at));
        let label: String = figures
            .take_while(|c| raised::digit(*c).is_some())
            .collect();
        let to = self.at + label.chars().count();
        self.call(&label, to)
    }

    fn call(&mut self, label: &str, to: usize) -> bool {
        let span = Span::new(self.flat.at(self.at), self.flat.end_before(to));
        if self.desk.in_note || self.open_notes > 0 || self.desk.plain_marks.contains(&span.start) {
            return self.push(to, Kind::Text);
        }
        match self.desk.call(label) {
            Some(index) => {
                self.spend(self.at, to, Reason::NoteMark);
                self.push(to, Kind::Call(index))
            }
            None => {
                self.desk.note(span, EvidenceKind::NoteWithoutText);
                self.push(to, Kind::Text)
            }
        }
    }

    fn close(&mut self) -> bool {
        let Some(bracket) = self.brackets.pop() else {
            return false;
        };
        let at = self.at;
        let active = self.brackets.len() >= self.inactive;
        self.inactive = self.inactive.min(self.brackets.len());
        let Some(opener) = self.tokens.get(bracket.token).map(|t| (t.from, t.to)) else {
            return false;
        };
        match bracket.kind {
            BracketKind::Note => {
                self.open_notes = self.open_notes.saturating_sub(1);
                if at == opener.1 {
                    return false;
                }
                emphasis::pair(&mut self.tokens, &mut self.marks, bracket.marks);
                self.spend(opener.0, opener.1, Reason::NoteMark);
                self.spend(at, at + 1, Reason::NoteMark);
                if let Some(token) = self.tokens.get_mut(bracket.token) {
                    token.kind = Kind::NoteOpen(true);
                }
                self.push(at + 1, Kind::NoteClose)
            }
            BracketKind::Link if active && at > opener.1 => {
                let Some(tail) = link::tail(self.flat, at + 1) else {
                    return self.steered(bracket.token, opener);
                };
                emphasis::pair(&mut self.tokens, &mut self.marks, bracket.marks);
                let link = self.link(tail.target, tail.from, tail.to);
                self.spend(opener.0, opener.1, Reason::LinkTarget);
                self.spend(at, tail.end, Reason::LinkTarget);
                if let Some(token) = self.tokens.get_mut(bracket.token) {
                    token.kind = Kind::Open(Some(link));
                }
                self.push(tail.end, Kind::Close);
                if let Some(to) = link::attributes(self.flat, tail.end) {
                    self.spend(tail.end, to, Reason::Steering);
                    self.push(to, Kind::Gone);
                }
                self.inactive = self.brackets.len();
                true
            }
            BracketKind::Link => self.steered(bracket.token, opener),
            BracketKind::Image => false,
        }
    }

    /// Attributes in braces at a place, and where they end.
    fn more(&self, at: usize) -> Option<(usize, Vec<steering::Attribute>)> {
        let get = |i: usize| self.flat.get(i);
        let end = steering::closing(at, get)?;
        let attributes = steering::parse(&self.flat.slice(at + 1, end))?;
        Some((end + 1, attributes))
    }

    /// `[words]{.keep}`: the bracket here closes words that attributes of ours stand behind.
    fn steered(&mut self, opener: usize, (from, words): (usize, usize)) -> bool {
        let at = self.at;
        let get = |i: usize| self.flat.get(i);
        let Some(end) = steering::closing(at + 1, get).filter(|_| words < at) else {
            return false;
        };
        let inside = self.flat.slice(at + 2, end);
        let Some(attributes) = steering::parse(&inside) else {
            return false;
        };
        let span = |from, to| Span::new(self.flat.at(from), self.flat.end_before(to));
        let (steered, mark) = (span(words, at), span(at + 1, end + 1));
        if !steering::on_words(self.desk, steered, mark, &attributes) {
            return false;
        }
        // What is typed in braces of its own behind those is of the same words: `[words]{.keep}{.pin}`.
        let mut behind = end + 1;
        while let Some((next, more)) = self.more(behind) {
            let mark = span(behind, next);
            if !steering::on_words(self.desk, steered, mark, &more) {
                break;
            }
            behind = next;
        }
        self.spend(from, words, Reason::Steering);
        self.spend(at, behind, Reason::Steering);
        if let Some(token) = self.tokens.get_mut(opener) {
            token.kind = Kind::Gone;
        }
        self.push(behind, Kind::Gone)
    }
}

fn positions(flat: &Flat, wanted: char) -> Vec<usize> {
    (0..flat.len())
        .filter(|&i| flat.get(i) == Some(wanted))
        .collect()
}

/// Places of runs of `wanted`, by length. A backslash takes the first of a run, outside code only;
/// CommonMark lets it stand inside, so it is ignored here.
fn runs_of(flat: &Flat, wanted: char) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut i = 0;
    while i < flat.len() {
        let start = i;
        while flat.get(i) == Some(wanted) {
            i += 1;
        }
        if i > start {
            out.entry(i - start).or_default().push(start);
        }
        i += 1;
    }
    out
}
