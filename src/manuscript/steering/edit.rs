//! The edit of the manuscript that steers a sentence or a headline, for programs that steer by a click.
//!
//! In: a manuscript, the place of a sentence (or heading) as its reader gives it, and what is asked for. Out: the
//! edits of the text that write this as markup. The edited text was read again: it prints the same words, and asks
//! for what was meant; where that fails, as in a verbatim stretch, nothing is edited.

use super::model::Steering;
use crate::manuscript::{self, BlockKind, Manuscript, Reason, RunKind};
use crate::settings::FrontMatter;
use crate::source::{Source, Span};

/// What is asked for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Act<'a> {
    /// Keep the sentence on a slide.
    Keep,
    /// Keep it off the slides.
    Drop,
    /// Make it the headline of its slide.
    Pin,
    /// Show these words, the lecturer's own, in its place.
    Reword(&'a str),
    /// Show these words as the headline: of the heading at the place, else of the sentence there.
    Retitle(&'a str),
    /// Drop it, and keep the sentence at this place.
    Swap(Span),
    /// Take away the mark that it has.
    Clear,
}

/// A stretch of the manuscript and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The stretch; empty for an insertion.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// Why nothing was edited.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum NotEdited {
    /// There is no sentence or heading at the place.
    NoSuchPlace,
    /// No markup can stand there: it would change what is printed.
    NoMarkup,
}

/// `text` with `edits`, which do not overlap, made.
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The edits that ask for `act` at `place`, in the order of the text.
pub fn edit(
    source: &Source,
    front: &FrontMatter,
    manuscript: &Manuscript,
    place: Span,
    act: Act<'_>,
) -> Result<Vec<Edit>, NotEdited> {
    let hand = Hand {
        source,
        front,
        manuscript,
    };
    match act {
        Act::Keep => hand.mark(place, Some("{.keep}")),
        Act::Drop => hand.mark(place, Some("{.drop}")),
        Act::Pin => hand.mark(place, Some("{.pin}")),
        Act::Reword(words) => {
            hand.mark(place, Some(&format!("{{.keep as=\"{}\"}}", quoted(words))))
        }
        Act::Clear => hand.mark(place, None),
        Act::Retitle(words) => match hand.heading(place) {
            Some((block, end)) => hand.retitle(block, end, words),
            None => hand.mark(place, Some(&format!("{{.pin as=\"{}\"}}", quoted(words)))),
        },
        Act::Swap(other) => {
            let mut edits = hand.mark(place, Some("{.drop}"))?;
            edits.extend(hand.mark(other, Some("{.keep}"))?);
            edits.sort_by_key(|edit| edit.span);
            Ok(edits)
        }
    }
}

/// Words as the value of an attribute: on one line, quotation marks and backslashes escaped.
fn quoted(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    line.join(" ").replace('\\', "\\\\").replace('"', "\\\"")
}

struct Hand<'a> {
    source: &'a Source,
    front: &'a FrontMatter,
    manuscript: &'a Manuscript,
}

impl Hand<'_> {
    /// Marks the words at `place` with `attributes`, or takes their mark away.
    fn mark(&self, place: Span, attributes: Option<&str>) -> Result<Vec<Edit>, NotEdited> {
        let text = self.source.text();
        let there = place.of(text);
        if there.trim().is_empty() {
            return Err(NotEdited::NoSuchPlace);
        }
        let inner = |span: Span| {
            // The mark may hold marks of emphasis that the sentence does not.
            span.covers(place)
                && !text.get(span.start..place.start).is_some_and(has_words)
                && !text.get(place.end..span.end).is_some_and(has_words)
        };
        let marks = self.manuscript.steering.iter();
        let mut own =
            marks.filter(|steer| inner(steer.span) && steer.mark.start > steer.span.start);
        if let Some(Steering { span, mark, .. }) = own.next() {
            let edits = match attributes {
                Some(attributes) => vec![replace(*mark, attributes)],
                None => vec![
                    replace(Span::new(span.start - 1, span.start), ""),
                    replace(Span::new(mark.start - 1, mark.end), ""),
                ],
            };
            return self.checked(edits, place, attributes);
        }
        let Some(attributes) = attributes else {
            return Ok(Vec::new());
        };
        for span in self.stretches(place) {
            let edits = vec![
                replace(Span::new(span.start, span.start), "["),
                replace(Span::new(span.end, span.end), &format!("]{attributes}")),
            ];
            if let Ok(edits) = self.checked(edits, place, Some(attributes)) {
                return Ok(edits);
            }
        }
        Err(NotEdited::NoMarkup)
    }

    /// `place` with and without the marks of emphasis beside it; those that hold pairs of marks first.
    fn stretches(&self, place: Span) -> Vec<Span> {
        let spent = &self.manuscript.spent;
        let is_mark = |s: &&manuscript::Spent| s.reason == Reason::EmphasisMark;
        let before = spent
            .iter()
            .filter(is_mark)
            .find(|s| s.span.end == place.start);
        let after = spent
            .iter()
            .filter(is_mark)
            .find(|s| s.span.start == place.end);
        let start = before.map_or(place.start, |s| s.span.start);
        let end = after.map_or(place.end, |s| s.span.end);
        let mut out = vec![place];
        for span in [
            Span::new(start, place.end),
            Span::new(place.start, end),
            Span::new(start, end),
        ] {
            if !out.contains(&span) {
                out.push(span);
            }
        }
        let odd = |span: &Span| {
            let inside = spent.iter().filter(is_mark).filter(|s| span.covers(s.span));
            inside.map(|s| s.span.len()).sum::<usize>() % 2
        };
        out.sort_by_key(odd);
        out
    }

    /// The heading at `place`: its block, and where its words end.
    fn heading(&self, place: Span) -> Option<(Span, usize)> {
        let blocks = self.manuscript.blocks.iter();
        let mut at = blocks.filter(|block| block.span.overlaps(place));
        at.find_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some((block.span, heading.runs.last()?.span.end)),
            _ => None,
        })
    }

    fn retitle(&self, block: Span, end: usize, words: &str) -> Result<Vec<Edit>, NotEdited> {
        let text = self.source.text();
        let title = format!("slide-title=\"{}\"", quoted(words));
        // The attributes that the heading has, ours or not.
        let spent = self.manuscript.spent.iter();
        let mut marks = spent.filter(|s| s.reason == Reason::Steering && s.span.start >= end);
        let line = text.get(end..).and_then(|rest| rest.find(['\n', '\r']));
        let line = line.map_or(text.len(), |at| end + at);
        let edits = match marks.find(|s| s.span.start < line && s.span.of(text).starts_with('{')) {
            Some(mark) => {
                let inside = Span::new(mark.span.start + 1, mark.span.end - 1);
                let chars: Vec<(usize, char)> = inside
                    .of(text)
                    .char_indices()
                    .map(|(at, c)| (inside.start + at, c))
                    .collect();
                let attributes = super::parse(&chars).unwrap_or_default();
                let old = attributes.iter().find(|a| a.name == "slide-title");
                match old.and_then(|old| Some((old.span, old.value.as_ref()?.span))) {
                    Some((name, value)) => {
                        let quote = text.get(..value.start).is_some_and(|t| t.ends_with('"'));
                        let end = value.end + usize::from(quote);
                        vec![replace(Span::new(name.start, end), &title)]
                    }
                    None => vec![replace(
                        Span::new(inside.end, inside.end),
                        &format!(" {title}"),
                    )],
                }
            }
            None => {
                // After the marks that close the words (`**`), before those that close the line (`##`).
                let spent = self.manuscript.spent.iter();
                let mut closers = spent.filter(|s| s.reason == Reason::EmphasisMark);
                let at = closers
                    .find(|s| s.span.start == end)
                    .map_or(end, |s| s.span.end);
                vec![replace(Span::new(at, at), &format!(" {{{title}}}"))]
            }
        };
        self.checked(edits, Span::new(block.start, end), Some(&title))
    }

    /// `edits`, if the manuscript prints the same with them and has the mark (or none, with `None`).
    fn checked(
        &self,
        edits: Vec<Edit>,
        place: Span,
        mark: Option<&str>,
    ) -> Result<Vec<Edit>, NotEdited> {
        let text = applied(self.source.text(), &edits);
        let source = Source::new(self.source.name(), &text);
        let again = manuscript::read(&source, self.front);
        let same = printed(&source, &again) == printed(self.source, self.manuscript);
        let shift = edits.iter().filter(|edit| edit.span.end <= place.start);
        let shift: usize = shift.map(|edit| edit.text.len()).sum();
        let at = place.start + shift;
        let marks = again.steering.iter();
        let mut here = marks.filter(|steer| steer.span.start <= at + 2 && at <= steer.mark.end);
        let marked = match mark {
            Some(mark) => here.any(|steer| steer.mark.of(&text).contains(mark)),
            None => again.steering.len() < self.manuscript.steering.len(),
        };
        if same && marked {
            Ok(edits)
        } else {
            Err(NotEdited::NoMarkup)
        }
    }
}

fn replace(span: Span, text: &str) -> Edit {
    Edit {
        span,
        text: text.to_owned(),
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What is printed, with its looks, without places.
fn printed(source: &Source, manuscript: &Manuscript) -> String {
    let mut out = String::new();
    let mut style = None;
    manuscript.each_run(&mut |run| {
        if style.replace(run.style) != Some(run.style) {
            let look = [run.style.emph, run.style.strong, run.style.code];
            out.push('\u{1}');
            out.extend(look.map(|on| if on { '+' } else { '-' }));
        }
        match run.kind {
            RunKind::Text | RunKind::Math => out.push_str(source.slice(run.span)),
            RunKind::Space | RunKind::Break => out.push(' '),
            RunKind::NoteCall(_) => out.push('\u{2}'),
        }
    });
    out
}
