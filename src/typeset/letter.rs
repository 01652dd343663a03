//! A letter: its words, and its pages.
//!
//! In: a [`Letter`], all of whose texts are data. Out: an [`Edition`] whose glyphs know no manuscript: what a
//! letter quotes it quotes as words.

use typst::diag::SourceResult;
use typst::foundations::{Content, IntoValue, NativeElement, Smart, Value};
use typst::layout::{BoxElem, Dir};
use typst::text::{TextDir, TextElem};

use super::driver::{self, Parts, arg};
use super::edition::{Edition, TypesetError, fault};
use super::fonts::FONTS;
use super::layout::Layout;
use super::meta;
use super::parts::{code_points, contents, may_break};
use super::scripts::{Writing, stretches};
use super::templates::Templates;
use super::typography::{Unbroken, What, set};
use super::world::PressWorld;
use crate::settings::Date;
use crate::source::Span;

/// A letter to the author of a manuscript, with queries.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What it is about: `Queries on “Salt and Silver”`.
    pub subject: String,
    /// The chapter's title, for the head of the pages; may be empty.
    pub title: String,
    /// Where the chapter stands: `Chapter 25 of Azerbaijan and Türkiye in World Politics`.
    pub place: Option<String>,
    /// Who sends it: the publisher.
    pub sender: Option<String>,
    /// The day, in words, if one is known.
    pub day: Option<String>,
    /// `Dear Ada Keeper,`
    pub salutation: String,
    /// What it says before the queries, a paragraph each.
    pub opening: Vec<String>,
    /// The queries, by section.
    pub groups: Vec<Group>,
    /// What needs no answer: a heading and its lines.
    pub notes: Vec<Notes>,
    /// `With kind regards,`
    pub closing: String,
    /// Who signs.
    pub signature: Vec<String>,
    /// The document's date.
    pub date: Date,
}

/// The queries on one section.
#[derive(Clone, Debug)]
pub struct Group {
    /// The section's title.
    pub title: String,
    /// In the order of the text.
    pub queries: Vec<Query>,
}

/// One query.
#[derive(Clone, Debug)]
pub struct Query {
    /// Its number, from 1, through the whole letter.
    pub number: usize,
    /// `line 43`
    pub place: String,
    /// The words concerned, in their context.
    pub quote: Quote,
    /// The question.
    pub question: String,
    /// What to compare or where else it occurs, a line each.
    pub remarks: Vec<String>,
    /// What the answer might be.
    pub suggestion: Option<String>,
}

/// Words of the manuscript, with those concerned in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// What stands before.
    pub before: String,
    /// The words concerned.
    pub marked: String,
    /// What stands after.
    pub after: String,
}

/// Lines under a heading.
#[derive(Clone, Debug)]
pub struct Notes {
    /// The heading.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// Lays out a letter.
pub fn letter(letter: &Letter, templates: &Templates) -> Result<Edition, TypesetError> {
    let world = PressWorld::new(templates, "/letter.typ");
    let warned = driver::compile(&world, &[], |parts| content(letter, parts));
    let document = warned.output.map_err(|e| fault(&e, &world))?;
    Ok(Edition {
        document: document.into(),
        spans: Default::default(),
        layout: Layout::default(),
        pictures: Vec::new(),
        ident: format!("diptych-letter:{}", letter.subject),
        date: letter.date,
    })
}

fn content(letter: &Letter, parts: &mut Parts<'_, '_>) -> SourceResult<Content> {
    let mut body = Vec::new();
    for group in &letter.groups {
        let mut queries = Vec::new();
        for query in &group.queries {
            queries.push(self::query(query, parts)?);
        }
        let named = vec![arg("title", words(&group.title, parts)?)];
        body.push(parts.call("query-group", named, queries)?);
    }
    let (last, notes) = match letter.notes.split_last() {
        Some((last, notes)) => (Some(last), notes),
        None => (None, &[][..]),
    };
    for notes in notes {
        let lines = all(&notes.lines, parts)?;
        let named = vec![arg("title", words(&notes.title, parts)?)];
        body.push(parts.call("notes", named, lines)?);
    }
    let mut named = vec![("signature", contents(all(&letter.signature, parts)?))];
    if let Some(last) = last {
        named.push(arg("title", words(&last.title, parts)?));
        named.push(("lines", contents(all(&last.lines, parts)?)));
    }
    let closing = words(&letter.closing, parts)?;
    body.push(parts.call("closing", named, Some(closing))?);
    let facts = meta::map([
        ("title", letter.subject.as_str().into_value()),
        ("date", meta::day(letter.date)),
        (
            "running",
            meta::running(&letter.title, meta::RUNNING).into_value(),
        ),
    ]);
    let named = vec![
        ("meta", facts),
        arg("subject", words(&letter.subject, parts)?),
        ("place", given(letter.place.as_deref(), parts)?),
        ("sender", given(letter.sender.as_deref(), parts)?),
        ("day", given(letter.day.as_deref(), parts)?),
        arg("salutation", words(&letter.salutation, parts)?),
        ("opening", contents(all(&letter.opening, parts)?)),
    ];
    parts.call("letter", named, Some(Content::sequence(body)))
}

fn query(query: &Query, parts: &mut Parts<'_, '_>) -> SourceResult<Content> {
    let named = vec![
        arg("number", query.number),
        arg("place", words(&query.place, parts)?),
        arg("before", words(&query.quote.before, parts)?),
        arg("marked", words(&query.quote.marked, parts)?),
        arg("after", words(&query.quote.after, parts)?),
        ("remarks", contents(all(&query.remarks, parts)?)),
        ("suggestion", given(query.suggestion.as_deref(), parts)?),
    ];
    let question = words(&query.question, parts)?;
    parts.call("query", named, Some(question))
}

fn given(text: Option<&str>, parts: &mut Parts<'_, '_>) -> SourceResult<Value> {
    text.map_or(Ok(Value::None), |text| {
        Ok(Value::Content(words(text, parts)?))
    })
}

fn all(lines: &[String], parts: &mut Parts<'_, '_>) -> SourceResult<Vec<Content>> {
    lines.iter().map(|line| words(line, parts)).collect()
}

/// The space at which no line ends: `p. 33`.
const NO_BREAK: &str = "\u{a0}";

/// Text as it is; right-to-left words in their own face, and what no font has by its code points.
pub(super) fn words(text: &str, parts: &mut Parts<'_, '_>) -> SourceResult<Content> {
    let mut out = Vec::new();
    let mut unbroken = Unbroken::default();
    for (span, writing) in stretches(text, Span::new(0, text.len()), |c| FONTS.covers(c)) {
        let (script, lang) = match writing {
            Writing::Missing => {
                out.push(code_points(span.of(text)));
                continue;
            }
            Writing::Plain => ("", ""),
            Writing::Arabic(lang) => ("arab", lang),
            Writing::Hebrew => ("hebr", "he"),
        };
        let pieces = set(text, span, &mut unbroken);
        let body = Content::sequence(pieces.into_iter().filter_map(|piece| match piece.what {
            What::Typed(typed) => Some(TextElem::packed(typed)),
            What::Instead(NO_BREAK) => Some(TextElem::packed(NO_BREAK)),
            What::MayBreak(letter) => Some(may_break(letter)),
            What::MayHyphen => Some(TextElem::packed("\u{ad}")),
            What::Apart => None,
            What::Together(_) => {
                let typed = TextElem::packed(piece.span.of(text));
                Some(BoxElem::new().with_body(Some(typed)).pack())
            }
            // What is quoted keeps its hyphens and quotation marks.
            What::Instead(_) | What::Quote(_) => Some(TextElem::packed(piece.span.of(text))),
        }));
        out.push(if script.is_empty() {
            body
        } else {
            // As in the print edition: a direction set against the paragraph's would leave marks in the PDF's text.
            let body = body.set(TextElem::dir, TextDir(Smart::Custom(Dir::LTR)));
            let named = vec![arg("script", script), arg("lang", lang)];
            parts.call("script-run", named, Some(body))?
        });
    }
    Ok(Content::sequence(out))
}
