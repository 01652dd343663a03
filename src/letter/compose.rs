//! From findings to a letter.

use std::collections::BTreeMap;

use super::lists::{and, lines, number};
use super::question::asked;
use super::quote::Words;
use super::title::title;
use crate::checks::{Finding, Severity, Suggestion};
use crate::manuscript::Manuscript;
use crate::settings::Date;
use crate::source::{Source, Span};
use crate::typeset::{Group, Layout, Letter, Notes, Query};

/// What a letter is about.
pub struct About<'a> {
    /// The text.
    pub source: &'a Source,
    /// Its structure.
    pub manuscript: &'a Manuscript,
    /// What was found in it.
    pub findings: &'a [Finding],
    /// The print edition, if it was laid out: then pages are named.
    pub print: Option<&'a Layout>,
    /// The document's date.
    pub date: Date,
    /// Whether the date is that of the day, so that the letter may bear it.
    pub dated: bool,
}

/// Writes the letter.
pub fn compose(about: &About<'_>) -> Letter {
    let mut findings: Vec<&Finding> = about
        .findings
        .iter()
        .filter(|finding| concerns_author(finding))
        .collect();
    findings.sort_by_key(|finding| finding.span);
    let (slips, rest): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|finding| finding.suggestion.as_ref().is_some_and(Suggestion::is_safe));
    let (asked, told): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|finding| finding.severity >= Severity::Warning);
    let mut asked = merged(&asked);
    let left_out = asked.len().saturating_sub(MOST);
    asked.truncate(MOST);
    let desk = Desk {
        about,
        words: Words::new(about.source, about.manuscript),
    };
    let groups = desk.groups(&asked);
    let queries = groups.iter().map(|group| group.queries.len()).sum();
    let mut notes = Vec::new();
    let mut note = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            notes.push(Notes {
                title: title.into(),
                lines,
            });
        }
    };
    note("What we will mend ourselves", desk.mended(&slips));
    let mut told = desk.told(&told);
    if left_out > 0 {
        told.insert(
            0,
            format!("{left_out} more points of the same kinds are left out of this letter."),
        );
    }
    note("For your information", told);
    let title = title(&about.manuscript.meta);
    let named = title
        .as_ref()
        .map_or("your chapter".into(), |title| format!("“{title}”"));
    let publisher = about.manuscript.meta.book.publisher.as_ref();
    let publisher = publisher.map(|typed| typed.text.clone());
    Letter {
        subject: format!("Queries on {named}"),
        title: title.unwrap_or_default(),
        place: desk.place(),
        day: about.dated.then(|| about.date.in_words()),
        salutation: desk.salutation(),
        opening: opening(&named, queries, !notes.is_empty(), about.print.is_some()),
        groups,
        notes,
        closing: "With kind regards,".into(),
        signature: [Some("Production editor".into()), publisher.clone()]
            .into_iter()
            .flatten()
            .collect(),
        sender: publisher,
        date: about.date,
    }
}

/// Whether the author can do something about it: pages and slides are the press's.
fn concerns_author(finding: &Finding) -> bool {
    !finding.code.starts_with(['P', 'D']) || finding.rule == "figure-not-shown"
}

/// Findings that say the same, as one; the first stands for all.
fn merged<'f>(findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut out: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        let next = out.len();
        // What quotes nothing says the same of different words.
        let key = (finding.rule, finding.message.as_str());
        let at = match finding.message.contains('“') {
            true => *places.entry(key).or_insert(next),
            false => next,
        };
        match out.get_mut(at) {
            Some(alike) => alike.push(finding),
            None => out.push(vec![finding]),
        }
    }
    out
}

fn opening(chapter: &str, queries: usize, notes: bool, pages: bool) -> Vec<String> {
    let thanks = format!("Thank you for {chapter}.");
    let read = "We have read it for the press and checked its citations against the reference list";
    let places = match pages {
        true => ", by the lines of the file that you sent us and the pages of a first layout",
        false => ", by the lines of the file that you sent us",
    };
    let what = match queries {
        0 => format!("{thanks} {read}, and we have no queries."),
        1 => format!(
            "{thanks} {read}. One point is for you to decide. Please write your answer below it and return this letter \
             to us."
        ),
        n => format!(
            "{thanks} {read}. {} points are for you to decide. They follow in the order of your text{places}. Please write your answer below each and return this letter to us; we change no \
             word of yours without it.",
            capital(&number(n))
        ),
    };
    let end = "What needs no answer stands at the end.";
    vec![if notes { format!("{what} {end}") } else { what }]
}

/// What a letter is about, and its words.
pub(super) struct Desk<'a> {
    about: &'a About<'a>,
    words: Words<'a>,
}

impl<'a> std::ops::Deref for Desk<'a> {
    type Target = About<'a>;

    fn deref(&self) -> &About<'a> {
        self.about
    }
}

impl Desk<'_> {
    /// The queries by section, numbered through.
    fn groups(&self, queries: &[Vec<&Finding>]) -> Vec<Group> {
        let mut groups: Vec<(Option<usize>, Group)> = Vec::new();
        for (index, alike) in queries.iter().enumerate() {
            let Some(first) = alike.first() else {
                continue;
            };
            let section = self.section(first.span);
            let query = self.query(index + 1, first, alike);
            match groups.last_mut() {
                Some((last, group)) if *last == section => group.queries.push(query),
                _ => groups.push((
                    section,
                    Group {
                        title: self.section_title(section),
                        queries: vec![query],
                    },
                )),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn query(&self, number: usize, finding: &Finding, alike: &[&Finding]) -> Query {
        let asked = asked(&self.words, finding);
        let mut elsewhere: Vec<usize> = alike
            .iter()
            .skip(1)
            .map(|other| self.typed_line(other.span))
            .collect();
        let mut remarks = Vec::new();
        // Where the question names what to compare, the place says no more.
        let compared = matches!(finding.rule, "title-differs" | "references-out-of-order");
        for related in &finding.related {
            let line = self.typed_line(related.span);
            if related.message.ends_with("here too") {
                elsewhere.push(line);
            } else if remarks.len() < 3 && !compared {
                let place = self.line(related.span);
                let entry = self.entry(related.span);
                remarks.push(format!("Compare {place}: “{}”", self.words.words(entry)));
            }
        }
        elsewhere.sort_unstable();
        let own = self.typed_line(finding.span);
        elsewhere.retain(|line| *line != own);
        if !elsewhere.is_empty() {
            remarks.push(format!("The same in {}.", lines(&elsewhere)));
        }
        Query {
            number,
            place: capital(&self.line(finding.span)),
            quote: self.words.quote(finding.span),
            question: asked.question,
            remarks,
            suggestion: asked.suggestion,
        }
    }

    /// A part of an entry is shown with the whole of its line.
    fn entry(&self, span: Span) -> Span {
        let line = self.source.line_span(self.source.line(span.start));
        if line.covers(span) && line.len() < 500 {
            line
        } else {
            span
        }
    }

    /// The line of the author's own file.
    pub(super) fn typed_line(&self, span: Span) -> usize {
        self.source.typed().line(self.source.home(span).start)
    }

    /// `line 43`, or `page 405, line 43` where the pages are known.
    fn line(&self, span: Span) -> String {
        let line = format!("line {}", self.typed_line(span));
        match self.print.and_then(|print| page(print, span)) {
            Some(page) => format!("page {page}, {line}"),
            None => line,
        }
    }

    /// The deepest section that holds the place.
    fn section(&self, span: Span) -> Option<usize> {
        let sections = &self.manuscript.sections;
        sections.iter().rposition(|section| {
            section.span.contains(span.start) || section.span.start == span.start
        })
    }

    fn section_title(&self, section: Option<usize>) -> String {
        let section = section.and_then(|index| self.manuscript.sections.get(index));
        let Some(section) = section else {
            return "Head of the chapter".into();
        };
        let title = match section.title.trim() {
            "" => "Beginning of the text",
            title => title,
        };
        match &section.number {
            Some(number) => format!("{number} {title}"),
            None => title.into(),
        }
    }

    fn place(&self) -> Option<String> {
        let meta = &self.manuscript.meta;
        let chapter = meta
            .chapter
            .as_ref()
            .map(|number| format!("Chapter {}", number.text));
        let book = meta.book.title.as_ref().map(|title| title.text.clone());
        match (chapter, book) {
            (Some(chapter), Some(book)) => Some(format!("{chapter} of {book}")),
            (chapter, book) => chapter.or(book),
        }
    }

    fn salutation(&self) -> String {
        let names: Vec<String> = self
            .manuscript
            .meta
            .authors
            .iter()
            .map(|author| author.name_cased.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        match names.is_empty() {
            true => "Dear author,".into(),
            false => format!("Dear {},", and(&names)),
        }
    }
}

/// Queries beyond this number are no letter any more.
const MOST: usize = 400;

/// The printed number of the page on which the words at `span` begin.
fn page(print: &Layout, span: Span) -> Option<&str> {
    // A gap has no glyphs; its neighbours have.
    let near = Span::new(span.start.saturating_sub(1), span.end + 1);
    let holds = |page: &&crate::typeset::Page| {
        let mut glyphs = page.glyphs.iter();
        glyphs.any(|glyph| glyph.source.is_some_and(|source| source.overlaps(near)))
    };
    print
        .pages
        .iter()
        .find(holds)
        .map(|page| page.label.as_str())
}

/// `text` with a capital at its head.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
