//! What is known of the chapter: front matter over the typing.
//!
//! In: the opening, the blocks, the front matter. Out: [`Meta`] and evidence where two sources differ.

mod authors;
mod keywords;

pub use keywords::begins_keywords;

use super::desk::Desk;
use super::model::{Block, Book, EvidenceKind, Meta, OpeningLine, OpeningRole, Section};
use super::opening::{case, citation, fold, label_number};
use super::printed::Printed;
use crate::settings::FrontMatter;
use crate::source::Typed;

/// Gathers the facts.
pub(super) fn of(
    desk: &mut Desk<'_>,
    front: &FrontMatter,
    opening: &[OpeningLine],
    blocks: &[Block],
    sections: &[Section],
) -> Meta {
    let text = desk.text;
    let line = |role: OpeningRole| {
        opening
            .iter()
            .find(|l| l.role == role)
            .map(|l| (Printed::of(text, &l.runs), l.span))
    };
    let typed = |role: OpeningRole| {
        line(role).map(|(printed, span)| Typed {
            text: printed.text.trim().to_string(),
            span: Some(span),
        })
    };
    let mut meta = Meta {
        title: front.title.clone().or_else(|| typed(OpeningRole::Title)),
        subtitle: front
            .subtitle
            .clone()
            .or_else(|| typed(OpeningRole::Subtitle)),
        short_title: front.short_title.clone(),
        language: desk.language.to_string(),
        chapter: front.chapter.clone(),
        doi: front.doi.clone(),
        license: front.license.clone(),
        copyright: front.copyright.clone(),
        date: front.date.clone(),
        first_page: front.first_page,
        last_page: front.last_page,
        pages_span: front.pages_span,
        book: Book {
            title: front.book.title.clone(),
            editors: front.book.editors.clone(),
            publisher: front.book.publisher.clone(),
            year: front.book.year.clone(),
            doi: front.book.doi.clone(),
            isbn: front.book.isbn.clone(),
        },
        ..Meta::default()
    };
    if meta.chapter.is_none()
        && let Some((printed, _)) = line(OpeningRole::Label)
        && let Some(number) = label_number(&printed.text)
        && let Some(at) = printed.text.find(number)
    {
        meta.chapter = Some(Typed {
            text: number.to_string(),
            span: Some(printed.span_of(at, number)),
        });
    }
    if let (Some(given), Some((title, place))) = (&front.title, line(OpeningRole::Title))
        && let Some(span) = given.span
    {
        let below = line(OpeningRole::Subtitle).map(|(printed, _)| printed.text);
        let whole = format!("{} {}", title.text, below.unwrap_or_default());
        let same = |typed: &str| {
            let words = case::words(typed).map(|word| word.1);
            words.eq_by_case(case::words(&given.text).map(|word| word.1))
        };
        if !same(&title.text) && !same(&whole) {
            let (other, front) = (place, true);
            desk.note(span, EvidenceKind::TitleDiffers { other, front });
        }
    }
    let cited = line(OpeningRole::Citation).map(|(printed, _)| printed);
    authors::gather(desk, front, opening, blocks, sections, &mut meta);
    if let Some(printed) = &cited {
        from_citation(desk, printed, &mut meta, opening);
    }
    for author in &mut meta.authors {
        if author.name_cased.is_empty() {
            author.name_cased = author.name.text.clone();
        }
    }
    meta.keywords = keywords::of(text, blocks, sections);
    if meta.keywords.is_empty() {
        meta.keywords = front.keywords.clone();
    }
    meta
}

fn from_citation(desk: &mut Desk<'_>, printed: &Printed, meta: &mut Meta, opening: &[OpeningLine]) {
    let line = printed.text.as_str();
    let parts = citation::parts(line);
    let get = |range: Option<(usize, usize)>| {
        range.and_then(|(from, to)| {
            Some(Typed {
                text: line.get(from..to)?.to_string(),
                span: Some(printed.span(from, to)),
            })
        })
    };
    let book = &mut meta.book;
    book.title = book.title.take().or_else(|| get(parts.book));
    book.publisher = book.publisher.take().or_else(|| get(parts.publisher));
    book.year = book.year.take().or_else(|| get(parts.year));
    if book.editors.is_empty()
        && let Some((from, to)) = parts.editors
    {
        book.editors = editors(line, from, to)
            .into_iter()
            .filter_map(|range| get(Some(range)))
            .collect();
    }
    if let Some((first, last, from, to)) = parts.pages {
        if meta.first_page.is_none() {
            meta.first_page = Some(first);
            meta.last_page = meta.last_page.or(last);
            meta.pages_span = meta.pages_span.or(Some(printed.span(from, to)));
        } else if meta.last_page.is_none() && meta.first_page == Some(first) {
            meta.last_page = last;
        }
    }
    let Some(cited) = get(parts.title) else {
        name_case(meta, line, &parts);
        return;
    };
    let head = opening
        .iter()
        .find(|l| l.role == OpeningRole::Title)
        .map(|l| l.span);
    if let Some(title) = &meta.title {
        meta.title_cased = case::like(&title.text, &cited.text);
        let same = fold(&title.text).to_lowercase() == fold(&cited.text).to_lowercase()
            || case::words(&title.text)
                .map(|w| w.1)
                .eq_by_case(case::words(&cited.text).map(|w| w.1));
        if !same && let (Some(span), Some(other)) = (cited.span, head) {
            desk.note(
                span,
                EvidenceKind::TitleDiffers {
                    other,
                    front: false,
                },
            );
        }
    } else {
        meta.title = Some(cited);
    }
    name_case(meta, line, &parts);
}

fn name_case(meta: &mut Meta, line: &str, parts: &citation::Parts) {
    let Some(names) = parts.authors.and_then(|(a, b)| line.get(a..b)) else {
        return;
    };
    for author in &mut meta.authors {
        author.name_cased = case::name_like(&author.name.text, names);
    }
}

trait ByCase {
    fn eq_by_case<'a>(self, other: impl Iterator<Item = &'a str>) -> bool;
}

impl<'b, I: Iterator<Item = &'b str>> ByCase for I {
    fn eq_by_case<'a>(mut self, mut other: impl Iterator<Item = &'a str>) -> bool {
        loop {
            match (self.next(), other.next()) {
                (None, None) => return true,
                (Some(a), Some(b)) if case::same(a, b) => {}
                _ => return false,
            }
        }
    }
}

/// The places of editors: `Ş. Aktürk & A. Balcı`.
fn editors(line: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let Some(part) = line.get(from..to) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut cuts: Vec<(usize, usize)> =
        [" & ", " and ", " ve ", " und ", " et ", ", ", " e ", " y "]
            .iter()
            .flat_map(|sign| part.match_indices(sign).map(|(p, s)| (p, p + s.len())))
            .collect();
    cuts.sort_unstable();
    for (cut, next) in cuts.into_iter().chain([(part.len(), part.len())]) {
        if cut < start {
            continue;
        }
        let name = part
            .get(start..cut)
            .unwrap_or("")
            .trim_matches([' ', ',', '&']);
        if !name.is_empty() {
            let at = start + part.get(start..cut).and_then(|p| p.find(name)).unwrap_or(0);
            out.push((from + at, from + at + name.len()));
        }
        start = next;
    }
    out
}
