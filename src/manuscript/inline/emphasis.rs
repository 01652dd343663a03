//! Stars and underscores: which open, which close, which are printed (CommonMark 6.2).

use unicode_normalization::char::is_combining_mark;

use super::tokens::{Kind, Token};

/// A run of stars or underscores.
#[derive(Debug)]
pub(super) struct Mark {
    ch: char,
    /// How many there are.
    pub(super) length: usize,
    pub(super) can_open: bool,
    pub(super) can_close: bool,
    /// How many were taken from the left (closing) and from the right (opening).
    pub(super) closing: usize,
    pub(super) opening: usize,
    /// How many spans of emphasis and of strong it closes and opens.
    pub(super) closes: Depth,
    pub(super) opens: Depth,
}

/// Numbers of spans of emphasis and of strong.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Depth {
    pub(super) emph: usize,
    pub(super) strong: usize,
}

impl Mark {
    pub(super) fn new(ch: char, length: usize, before: Option<char>, after: Option<char>) -> Self {
        let (space_before, space_after) = (is_space(before), is_space(after));
        let (sign_before, sign_after) = (is_sign(before), is_sign(after));
        let left = !space_after && (!sign_after || space_before || sign_before);
        let right = !space_before && (!sign_before || space_after || sign_after);
        let (can_open, can_close) = match ch {
            '_' => (
                left && (!right || sign_before),
                right && (!left || sign_after),
            ),
            _ => (left, right),
        };
        Self {
            ch,
            length,
            can_open,
            can_close,
            closing: 0,
            opening: 0,
            closes: Depth::default(),
            opens: Depth::default(),
        }
    }

    fn left(&self) -> usize {
        self.length - self.closing - self.opening
    }
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_sign(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !is_combining_mark(c))
}

/// Pairs the marks from `from` on in the list, which are then off it.
pub(super) fn pair(tokens: &mut [Token], marks: &mut Vec<usize>, from: usize) {
    let list = marks.split_off(from.min(marks.len()));
    let mut openers: Vec<usize> = Vec::new();
    // Below these heights no opener of the kind is left: this keeps the search linear.
    let mut bottoms = [0usize; 12];
    for &closer in &list {
        while let Some(mark) = mark(tokens, closer)
            && mark.can_close
            && mark.left() > 0
        {
            let key = key(mark);
            let bottom = bottoms[key].min(openers.len());
            let found = openers[bottom..]
                .iter()
                .rposition(|&opener| matches(tokens, opener, closer))
                .map(|i| i + bottom);
            let Some(height) = found else {
                bottoms[key] = openers.len();
                break;
            };
            let opener = openers[height];
            openers.truncate(height + 1);
            if !take(tokens, opener, closer) {
                openers.pop();
            }
            for bottom in &mut bottoms {
                *bottom = (*bottom).min(openers.len());
            }
        }
        if mark(tokens, closer).is_some_and(|m| m.can_open && m.left() > 0) {
            openers.push(closer);
        }
    }
}

fn mark(tokens: &[Token], index: usize) -> Option<&Mark> {
    match tokens.get(index).map(|t| &t.kind) {
        Some(Kind::Mark(mark)) => Some(mark),
        _ => None,
    }
}

fn mark_mut(tokens: &mut [Token], index: usize) -> Option<&mut Mark> {
    match tokens.get_mut(index).map(|t| &mut t.kind) {
        Some(Kind::Mark(mark)) => Some(mark),
        _ => None,
    }
}

fn key(mark: &Mark) -> usize {
    usize::from(mark.ch == '_') * 6 + usize::from(mark.can_open) * 3 + mark.length % 3
}

/// Whether `opener` can be closed by `closer`, with the rule of three.
fn matches(tokens: &[Token], opener: usize, closer: usize) -> bool {
    let (Some(a), Some(b)) = (mark(tokens, opener), mark(tokens, closer)) else {
        return false;
    };
    a.ch == b.ch
        && (!(a.can_close || b.can_open)
            || (a.length + b.length) % 3 != 0
            || (a.length % 3 == 0 && b.length % 3 == 0))
}

/// Takes one pair; whether the opener has marks left.
fn take(tokens: &mut [Token], opener: usize, closer: usize) -> bool {
    let strong = [opener, closer]
        .iter()
        .all(|&i| mark(tokens, i).is_some_and(|m| m.left() >= 2));
    let width = if strong { 2 } else { 1 };
    if let Some(mark) = mark_mut(tokens, closer) {
        mark.closing += width;
        mark.closes.emph += usize::from(!strong);
        mark.closes.strong += usize::from(strong);
    }
    let Some(mark) = mark_mut(tokens, opener) else {
        return false;
    };
    mark.opening += width;
    mark.opens.emph += usize::from(!strong);
    mark.opens.strong += usize::from(strong);
    mark.left() > 0
}
