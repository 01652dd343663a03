//! Second pass: tokens to runs.

use super::super::desk::Desk;
use super::super::lines::line_end;
use super::super::model::{Block, BlockKind, Note, Paragraph, Reason, Run, RunKind, Style};
use super::super::sentences;
use super::flat::Flat;
use super::tokens::{Kind, Token};
use crate::source::Span;

/// How the next token looks.
#[derive(Clone, Copy, Default)]
struct Now {
    emph: usize,
    strong: usize,
    link: Option<usize>,
}

impl Now {
    fn style(self) -> Style {
        Style {
            emph: self.emph > 0,
            strong: self.strong > 0,
            link: self.link,
            ..Style::default()
        }
    }
}

pub(super) fn assemble(desk: &mut Desk<'_>, flat: &Flat, tokens: &mut [Token]) -> Vec<Run> {
    let mut out = Writer {
        flat,
        runs: Vec::new(),
    };
    let mut now = Now::default();
    // While a note is written: the runs and the look of the text round it.
    let mut outer: Option<(Vec<Run>, Now, usize)> = None;
    for token in tokens.iter() {
        let (from, to) = (token.from, token.to);
        match &token.kind {
            Kind::Gone => {}
            Kind::Text | Kind::Open(None) | Kind::NoteOpen(false) => {
                out.text(desk.text, from, to, RunKind::Text, now.style());
            }
            Kind::Code => out.text(
                desk.text,
                from,
                to,
                RunKind::Text,
                Style {
                    code: true,
                    ..now.style()
                },
            ),
            Kind::Math => out.text(desk.text, from, to, RunKind::Math, now.style()),
            Kind::Raised => out.text(
                desk.text,
                from,
                to,
                RunKind::Text,
                Style {
                    superscript: true,
                    ..now.style()
                },
            ),
            Kind::Lowered => out.text(
                desk.text,
                from,
                to,
                RunKind::Text,
                Style {
                    subscript: true,
                    ..now.style()
                },
            ),
            Kind::Address(link) => {
                let link = now.link.or(Some(*link));
                out.text(
                    desk.text,
                    from,
                    to,
                    RunKind::Text,
                    Style {
                        link,
                        ..now.style()
                    },
                );
            }
            Kind::Break => {
                let at = flat.at(from);
                out.push(
                    at,
                    at + line_end(desk.text, at),
                    RunKind::Break,
                    now.style(),
                );
            }
            Kind::Call(index) => {
                out.push(
                    flat.at(from),
                    flat.end_before(to),
                    RunKind::NoteCall(*index),
                    now.style(),
                );
            }
            Kind::Open(Some(link)) => now.link = Some(*link),
            Kind::Close => now.link = None,
            Kind::Mark(mark) => {
                // Closing marks stand left, opening ones right; what is printed, between.
                let (left, right) = (from + mark.closing, to - mark.opening);
                desk.spend(
                    flat.at(from),
                    flat.end_before(left).max(flat.at(from)),
                    Reason::EmphasisMark,
                );
                now.emph = now.emph.saturating_sub(mark.closes.emph);
                now.strong = now.strong.saturating_sub(mark.closes.strong);
                if left < right {
                    out.text(desk.text, left, right, RunKind::Text, now.style());
                }
                now.emph += mark.opens.emph;
                now.strong += mark.opens.strong;
                if right < to {
                    desk.spend(flat.at(right), flat.end_before(to), Reason::EmphasisMark);
                }
            }
            Kind::NoteOpen(true) => {
                let index = desk.notes.len();
                desk.notes.push(Note {
                    label: String::new(),
                    span: Span::new(flat.at(from), flat.at(from)),
                    blocks: Vec::new(),
                });
                outer = Some((std::mem::take(&mut out.runs), now, index));
                now = Now::default();
            }
            Kind::NoteClose => {
                let Some((runs, look, index)) = outer.take() else {
                    continue;
                };
                let inner = trimmed(std::mem::replace(&mut out.runs, runs));
                now = look;
                let Some(note) = desk.notes.get_mut(index) else {
                    continue;
                };
                let start = note.span.start;
                note.span = Span::new(start, flat.end_before(to));
                let span = match (inner.first(), inner.last()) {
                    (Some(a), Some(b)) => a.span.join(b.span),
                    _ => note.span,
                };
                let sentences = sentences::split(desk.text, &inner);
                note.blocks = vec![Block {
                    span,
                    kind: BlockKind::Paragraph(Paragraph {
                        runs: inner,
                        sentences,
                    }),
                }];
                // The call has the span of `^[` alone, which is spent as its mark.
                let mark = Span::new(start, start + 2);
                out.push(mark.start, mark.end, RunKind::NoteCall(index), now.style());
            }
        }
    }
    trimmed(out.runs)
}

/// Without spaces and breaks at either end.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let space = |run: &Run| matches!(run.kind, RunKind::Space | RunKind::Break);
    while runs.last().is_some_and(space) {
        runs.pop();
    }
    let lead = runs.iter().take_while(|run| space(run)).count();
    runs.drain(..lead);
    runs
}

struct Writer<'a> {
    flat: &'a Flat,
    runs: Vec<Run>,
}

impl Writer<'_> {
    /// Writes characters that may lie on several rows.
    fn text(&mut self, text: &str, from: usize, to: usize, kind: RunKind, style: Style) {
        let mut start = from;
        for i in from..=to {
            if i < to && self.flat.get(i) != Some('\n') {
                continue;
            }
            if start < i {
                let span = Span::new(self.flat.at(start), self.flat.end_before(i));
                spread(text, span, kind, style, false, &mut self.runs);
            }
            if i < to {
                let at = self.flat.at(i);
                self.push(at, at + line_end(text, at), RunKind::Space, style);
            }
            start = i + 1;
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: RunKind, style: Style) {
        push(&mut self.runs, Span::new(start, end), kind, style);
    }
}

/// Adds a run, or lengthens the one before it.
fn push(runs: &mut Vec<Run>, span: Span, kind: RunKind, style: Style) {
    if let Some(last) = runs.last_mut()
        && last.span.end == span.start
        && last.kind == kind
        && last.style == style
        && matches!(kind, RunKind::Text | RunKind::Space)
    {
        last.span.end = span.end;
        return;
    }
    runs.push(Run { span, kind, style });
}

/// Adds a stretch within one row as text; with `kept`, blanks stay as typed.
pub(super) fn plain(text: &str, span: Span, style: Style, kept: bool, out: &mut Vec<Run>) {
    spread(text, span, RunKind::Text, style, kept, out);
}

/// White space that is not a single blank becomes [`RunKind::Space`].
fn spread(text: &str, span: Span, kind: RunKind, style: Style, kept: bool, out: &mut Vec<Run>) {
    let words = text.get(span.range()).unwrap_or("");
    let mut start = span.start;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !(c == ' ' || is_gap(c)) {
            continue;
        }
        let from = span.start + at;
        let mut to = from + c.len_utf8();
        let mut wide = is_gap(c);
        while let Some(&(next, d)) = chars.peek() {
            if !(d == ' ' || is_gap(d)) {
                break;
            }
            wide |= is_gap(d) || !kept;
            to = span.start + next + d.len_utf8();
            chars.next();
        }
        if wide {
            if start < from {
                push(out, Span::new(start, from), kind, style);
            }
            push(out, Span::new(from, to), RunKind::Space, style);
            start = to;
        }
    }
    if start < span.end {
        push(out, Span::new(start, span.end), kind, style);
    }
}

/// White space that no text run may hold.
fn is_gap(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
