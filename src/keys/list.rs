//! The works cited by key, and their places in the reference list.

use super::Library;
use super::labels::Label;
use super::scan::Group;
use crate::manuscript::{Manuscript, Role};
use crate::references::{Reference, Work, compose, order};
use crate::source::{Edit, Source, Span};

/// The works cited by key, in the order of a reference list.
pub(super) struct Listed {
    pub(super) works: Vec<Work>,
    /// For each work, where it is first cited.
    first: Vec<Span>,
    /// Index in the library to index in `works`.
    places: std::collections::BTreeMap<usize, usize>,
}

impl Listed {
    pub(super) fn of(groups: &[Group], library: &Library) -> Self {
        let mut first: std::collections::BTreeMap<usize, Span> = std::collections::BTreeMap::new();
        for item in groups.iter().flat_map(|group| &group.items) {
            if let Some(work) = item.work {
                let span = first.entry(work).or_insert(item.span);
                *span = (*span).min(item.span);
            }
        }
        let mut cited: Vec<(usize, Span)> = first.into_iter().collect();
        cited.sort_by_cached_key(|(index, _)| {
            library.works.get(*index).map(|work| order(&work.fields))
        });
        Self {
            works: cited
                .iter()
                .filter_map(|(index, _)| library.works.get(*index).cloned())
                .collect(),
            first: cited.iter().map(|(_, span)| *span).collect(),
            places: cited
                .iter()
                .enumerate()
                .map(|(at, (index, _))| (*index, at))
                .collect(),
        }
    }

    /// The index in `works` of a work of the library.
    pub(super) fn place(&self, work: usize) -> Option<usize> {
        self.places.get(&work).copied()
    }

    /// The lines of the works, put into the typed list in alphabetical order, or as a list of their own.
    pub(super) fn edits(
        &self,
        source: &Source,
        manuscript: &Manuscript,
        references: &[Reference],
        labels: &[Label],
        from: usize,
    ) -> Vec<Edit> {
        if self.works.is_empty() {
            return Vec::new();
        }
        let lines = self.works.iter().zip(labels).zip(&self.first).enumerate();
        let lines = lines.map(|(at, ((work, label), home))| Line {
            text: compose(&work.kind, &work.fields, &label.suffix),
            home: *home,
            origin: from + at,
        });
        let lines: Vec<Line> = lines.collect();
        if references.is_empty() {
            return self.whole(source, manuscript, lines);
        }
        let keys: Vec<_> = references.iter().map(|r| order(&r.fields)).collect();
        let style = ListStyle::of(source, references);
        let mut out = Vec::new();
        for (line, work) in lines.into_iter().zip(&self.works) {
            let key = order(&work.fields);
            let before = keys
                .iter()
                .position(|other| *other > key)
                .and_then(|at| references.get(at))
                .and_then(|next| style.start(source, next));
            match before {
                Some(at) => {
                    out.push(line.mark(at, style.mark.clone()));
                    out.push(line.mark(at, style.gap.clone()));
                    let entry = line.entry(at);
                    let place = out.len() - 1;
                    out.insert(place, entry);
                }
                None => {
                    let Some(last) = references.last() else {
                        continue;
                    };
                    let at = last.span.end;
                    let rest = source.text().get(at..).unwrap_or("");
                    let at = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
                    out.push(line.mark(at, format!("{}{}", style.gap, style.mark)));
                    out.push(line.entry(at));
                }
            }
        }
        out
    }

    /// A section of its own, before what follows a list in a book.
    fn whole(&self, source: &Source, manuscript: &Manuscript, lines: Vec<Line>) -> Vec<Edit> {
        let end = source.text().trim_end().len();
        let empty = manuscript
            .sections
            .iter()
            .find(|s| s.role == Role::References);
        let mut out = Vec::new();
        let Some(first) = lines.first() else {
            return out;
        };
        let (at, mut before, after) = match empty.and_then(|s| manuscript.blocks.get(s.heading?)) {
            // A heading without a list.
            Some(heading) => {
                let at = heading.span.end;
                let rest = source.text().get(at..).unwrap_or("");
                (
                    at + rest.find(['\n', '\r']).unwrap_or(rest.len()),
                    String::new(),
                    "",
                )
            }
            None => {
                let later = manuscript.sections.iter().rev().take_while(|section| {
                    matches!(section.role, Role::About | Role::Appendix | Role::Notes)
                });
                let start = later
                    .last()
                    .and_then(|section| manuscript.blocks.get(section.heading?))
                    .map(|heading| line_start(source, heading.span.start));
                let heading = heading(source, manuscript);
                match start {
                    Some(at) => (at, heading, "\n\n"),
                    None => (end, format!("\n\n{heading}"), ""),
                }
            }
        };
        for line in &lines {
            before.push_str("\n\n");
            out.push(first.mark(at, std::mem::take(&mut before)));
            out.push(line.entry(at));
        }
        out.push(first.mark(at, after.to_owned()));
        out
    }
}

struct Line {
    text: String,
    home: Span,
    origin: usize,
}

impl Line {
    fn entry(&self, at: usize) -> Edit {
        Edit {
            typed: Span::new(at, at),
            text: self.text.clone(),
            home: self.home,
            origin: Some(self.origin),
        }
    }

    /// Line ends, a list's mark, a heading.
    fn mark(&self, at: usize, text: String) -> Edit {
        Edit {
            typed: Span::new(at, at),
            text,
            home: self.home,
            origin: None,
        }
    }
}

/// How the entries of the typed list are set apart.
struct ListStyle {
    mark: String,
    gap: String,
}

impl ListStyle {
    fn of(source: &Source, references: &[Reference]) -> Self {
        let mark = references.first().map_or("", |first| {
            let start = line_start(source, first.span.start);
            source.slice(Span::new(start, first.span.start))
        });
        let mark = if is_mark(mark) && !mark.is_empty() {
            mark
        } else {
            ""
        };
        let lines = references.windows(2).any(|pair| {
            let [one, other] = pair else { return false };
            let gap = source.slice(Span::new(one.span.end, other.span.start));
            gap.chars().filter(|c| *c == '\n').count() == 1
        });
        Self {
            mark: mark.to_owned(),
            gap: if lines { "\n" } else { "\n\n" }.to_owned(),
        }
    }

    /// Where the line of an entry begins, if nothing but a list's mark stands before it.
    fn start(&self, source: &Source, entry: &Reference) -> Option<usize> {
        let start = line_start(source, entry.span.start);
        is_mark(source.slice(Span::new(start, entry.span.start))).then_some(start)
    }
}

/// A bullet, emphasis that begins an entry, or nothing.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || matches!(text, "-" | "*" | "+" | "•" | "–" | "·")
}

fn line_start(source: &Source, at: usize) -> usize {
    source.line_span(source.line(at)).start
}

/// The heading of the list, marked as the manuscript marks its sections.
fn heading(source: &Source, manuscript: &Manuscript) -> String {
    let title = match manuscript
        .meta
        .language
        .split(['-', '_'])
        .next()
        .unwrap_or("")
    {
        "tr" => "Kaynakça",
        "az" => "Ədəbiyyat",
        "de" => "Literatur",
        "fr" => "Références",
        "es" => "Referencias",
        "pt" => "Referências",
        "it" => "Bibliografia",
        "ru" => "Список литературы",
        "fa" => "منابع",
        _ => "References",
    };
    let marks = manuscript
        .sections
        .iter()
        .filter(|section| section.level == 1)
        .filter_map(|section| manuscript.blocks.get(section.heading?))
        .map(|block| {
            let line = source.slice(source.line_span(source.line(block.span.start)));
            line.len() - line.trim_start_matches('#').len()
        })
        .find(|marks| *marks > 0);
    match marks {
        Some(marks) => format!("{} {title}", "#".repeat(marks)),
        None if manuscript
            .sections
            .iter()
            .any(|section| section.heading.is_some()) =>
        {
            title.to_owned()
        }
        None => format!("# {title}"),
    }
}
