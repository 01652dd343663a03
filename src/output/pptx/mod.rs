//! The slides as a PowerPoint file (ECMA-376, PresentationML), to be edited: text in placeholders, notes, the
//! theme's colours and fonts. The same input gives the same bytes.
//!
//! In: the deck, and its pages as they were laid out: a slide that was split there is split here, and text has the
//! size that fitted. Out: the bytes. SVG and WebP pictures stand as PNG: PowerPoint wants a bitmap.

mod displays;
mod evidence;
mod kinds;
mod layouts;
mod lists;
mod master;
mod media;
mod notes;
mod opening;
mod package;
mod parts;
mod slide;
mod text;
mod theme;
mod timeline;

use package::{Package, Related};
use slide::{Logo, Page};

use crate::citations::Citation;
use crate::deck::{Deck, Notes};
use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::settings::{Date, Frame, Lecture, Theme};
use crate::source::Source;
use crate::typeset::Layout;

/// What a PowerPoint file is made of.
pub struct Pptx<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its structure.
    pub manuscript: &'a Manuscript,
    /// Its list.
    pub references: &'a [Reference],
    /// Its citations.
    pub citations: &'a [Citation],
    /// Its deck.
    pub deck: &'a Deck,
    /// The pages of the slides.
    pub pages: &'a Layout,
    /// What is said to each page, and from which second to which.
    pub notes: &'a [(Notes, u32, u32)],
    /// What the front matter says of the lecture.
    pub lecture: &'a Lecture,
    /// The theme and its brand.
    pub theme: &'a Theme,
    /// `16:9` or `4:3`.
    pub ratio: &'a str,
    /// The document's date.
    pub date: Date,
}

/// Relations of the parts (ECMA-376-1, 15.2, and part 2).
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of the file.
pub fn pptx(input: &Pptx<'_>) -> Vec<u8> {
    let frame = Frame::of(input.ratio);
    let look = theme::Look::of(input.theme);
    let mut package = Package::new();
    let logo = look.logo(input.theme);
    if let Some((name, bytes)) = &logo {
        package.media(name, bytes);
    }
    let (pictures, _) = media::pictures(input.source, input.manuscript, input.deck);
    for picture in &pictures {
        package.media(&picture.name, &picture.bytes);
    }
    let mut pages: Vec<Page<'_>> = Vec::new();
    for (index, page) in input.pages.pages.iter().enumerate() {
        let slide = page.slide.and_then(|index| input.deck.slides.get(index));
        let (Some(slide), Some(items)) = (slide, page.items.clone()) else {
            continue;
        };
        // The second page of one item that flows on is no slide of its own.
        let again = |last: &Page<'_>| std::ptr::eq(last.slide, slide) && last.items == items;
        if pages.last().is_some_and(again) {
            continue;
        }
        pages.push(Page {
            slide,
            items,
            laid_out: page,
            notes: input.notes.get(index),
        });
    }
    let total = pages.len();
    for (index, page) in pages.iter().enumerate() {
        let number = index + 1;
        let shown = logo.as_ref().filter(|_| number == 1 || number == total);
        let shown = shown.map(|(name, bytes)| Logo::of(name, bytes));
        let made = slide::slide(input, &frame, page, (number, total), shown);
        package.part(
            &format!("ppt/slides/slide{number}.xml"),
            made.xml,
            &made.related,
        );
        let notes = notes::slide(input, page);
        let related = [
            Related::part("notesMaster", "../notesMasters/notesMaster1.xml"),
            Related::part("slide", &format!("../slides/slide{number}.xml")),
        ];
        package.part(
            &format!("ppt/notesSlides/notesSlide{number}.xml"),
            notes,
            &related,
        );
    }
    let title = input.manuscript.meta.title.as_ref();
    let mirrored = title.is_some_and(|title| text::right_to_left(&title.text));
    master::add(&mut package, &frame, &look, mirrored);
    notes::add_master(&mut package, &frame, &look);
    parts::add(&mut package, input, &frame, total);
    package.bytes(input.date)
}

/// What the file cannot show, in words for whoever made it: a theme's logo and figures of other kinds.
pub fn pptx_leaves_out(
    source: &Source,
    manuscript: &Manuscript,
    deck: &Deck,
    theme: &Theme,
) -> Vec<String> {
    let shown = theme::Look::of(theme).logo(theme).is_some();
    let logo = theme.logo.as_ref().filter(|_| !shown);
    let logo = logo.map(|logo| format!("{}: the logo of the theme", logo.name));
    let (_, figures) = media::pictures(source, manuscript, deck);
    let figures = figures.iter().map(|name| format!("{name}: the figure"));
    let why = "is left out of the PowerPoint file, which shows PNG, JPEG, GIF, WebP and SVG";
    logo.into_iter()
        .chain(figures)
        .map(|what| format!("{what} {why}"))
        .collect()
}

#[cfg(test)]
mod tests;
