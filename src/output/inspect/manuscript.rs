//! `manuscript` of `inspect`.

use serde::Serialize;

use super::Place;
use crate::manuscript::{Manuscript, Role, Section};
use crate::output::flows::{self, Flow};
use crate::output::places::Places;
use crate::output::plain::{plain, words};
use crate::source::{Span, Typed};

#[derive(Serialize)]
pub(super) struct ManuscriptJson<'a> {
    title: Option<&'a str>,
    language: &'a str,
    chapter: Option<&'a str>,
    words: usize,
    first_page: Option<u32>,
    last_page: Option<u32>,
    authors: Vec<AuthorJson<'a>>,
    book: BookJson<'a>,
    #[serde(rename = "abstract")]
    summary: Option<Place>,
    keywords: Vec<&'a str>,
    sections: Vec<SectionJson<'a>>,
}

#[derive(Serialize)]
struct AuthorJson<'a> {
    name: &'a str,
    affiliation: Option<&'a str>,
    emails: Vec<&'a str>,
    orcid: Option<&'a str>,
}

#[derive(Serialize)]
struct BookJson<'a> {
    title: Option<&'a str>,
    editors: Vec<&'a str>,
    publisher: Option<&'a str>,
    year: Option<&'a str>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    level: u8,
    number: Option<&'a str>,
    title: &'a str,
    role: Role,
    start: usize,
    end: usize,
    line: usize,
}

pub(super) fn json<'a>(places: &Places<'a>, manuscript: &'a Manuscript) -> ManuscriptJson<'a> {
    let meta = &manuscript.meta;
    ManuscriptJson {
        title: text(&meta.title),
        language: &meta.language,
        chapter: text(&meta.chapter),
        words: count(places, manuscript),
        first_page: meta.first_page,
        last_page: meta.last_page,
        authors: meta
            .authors
            .iter()
            .map(|author| AuthorJson {
                name: &author.name.text,
                affiliation: text(&author.affiliation),
                emails: texts(&author.emails),
                orcid: text(&author.orcid),
            })
            .collect(),
        book: BookJson {
            title: text(&meta.book.title),
            editors: texts(&meta.book.editors),
            publisher: text(&meta.book.publisher),
            year: text(&meta.book.year),
        },
        summary: summary(manuscript).map(|span| places.home(span).into()),
        keywords: texts(&meta.keywords),
        sections: manuscript
            .sections
            .iter()
            // What stands before the first heading has no title to give.
            .filter(|section| section.heading.is_some())
            .map(|section| SectionJson {
                level: section.level,
                number: section.number.as_deref(),
                title: &section.title,
                role: section.role,
                start: places.home(section.span).start,
                end: places.home(section.span).end,
                line: places.home_line(section.span),
            })
            .collect(),
    }
}

fn text(typed: &Option<Typed>) -> Option<&str> {
    typed.as_ref().map(|typed| typed.text.as_str())
}

fn texts(typed: &[Typed]) -> Vec<&str> {
    typed.iter().map(|typed| typed.text.as_str()).collect()
}

/// The text of the abstract, without its heading; parts with headings of their own included.
fn summary(manuscript: &Manuscript) -> Option<Span> {
    let section = manuscript
        .sections
        .iter()
        .find(|section| section.role == Role::Abstract)?;
    let first = first_block(section);
    let start = manuscript.blocks.get(first)?.span.start;
    (start < section.span.end).then(|| Span::new(start, section.span.end))
}

fn first_block(section: &Section) -> usize {
    match section.heading {
        Some(heading) => heading + 1,
        None => section.blocks.start,
    }
}

/// The words of what is printed.
fn count(places: &Places<'_>, manuscript: &Manuscript) -> usize {
    flows::all(manuscript)
        .into_iter()
        .map(|flow| match flow {
            Flow::Mark(span) => words(places.text(span)),
            Flow::Runs(runs) => words(&plain(places.source(), runs)),
        })
        .sum()
}
