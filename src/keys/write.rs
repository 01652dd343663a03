//! Keys to the words of an APA citation, as edits of the typed text (APA 7, 8.11 to 8.13).
//!
//! What was typed beside the keys (`see`, `p. 3`, semicolons) stays where and as it was typed.

use super::KeyCited;
use super::labels::Label;
use super::list::Listed;
use super::scan::{Group, Item, is_locator};
use crate::source::{Edit, Source, Span};

/// Adds the edits of `group`, and what each cites.
pub(super) fn group(
    source: &Source,
    group: &Group,
    list: &Listed,
    labels: &[Label],
    edits: &mut Vec<Edit>,
    cited: &mut Vec<KeyCited>,
) {
    let known = |item: &Item| item.work.and_then(|work| list.place(work));
    if group.items.iter().all(|item| known(item).is_none()) {
        return;
    }
    let mut writer = Writer { source, edits };
    let mut rest = group.items.as_slice();
    let (open, close) = match (group.narrative, group.brackets) {
        (true, brackets) => {
            let Some((first, more)) = rest.split_first() else {
                return;
            };
            rest = more;
            let Some((place, label)) = known(first).and_then(|p| Some((p, labels.get(p)?))) else {
                return;
            };
            cited.push(citation(first, place, label, true));
            let origin = Some(cited.len() - 1);
            let from = first.dash.map_or(first.span.start, |dash| dash.start);
            let typed = Span::new(from, first.span.end);
            let names = match (&first.dash, &label.upright, group.emph) {
                (Some(_), _, _) => "",
                (None, Some(upright), true) => upright,
                _ => &label.narrative,
            };
            let gap = if names.is_empty() { "" } else { " " };
            let year = format!("{gap}({}", label.year);
            let end = if brackets.is_some() { ", " } else { ")" };
            // `Lund’s (2003)`
            match (group.possessive, brackets) {
                (Some(mark), brackets) => {
                    writer.put(typed, names.to_owned(), first.span, origin);
                    let typed = brackets.map_or(Span::new(mark.end, mark.end), |(open, _)| open);
                    writer.put(typed, year + end, first.span, None);
                }
                (None, Some((open, _))) => {
                    writer.put(typed, names.to_owned() + &year, first.span, origin);
                    writer.put(open, end.to_owned(), first.span, None);
                }
                (None, None) => {
                    writer.put(typed, names.to_owned() + &year + end, first.span, origin)
                }
            }
            if brackets.is_some() {
                writer.pages(&first.suffix, first.span);
            }
            (None, brackets.map(|(_, close)| close))
        }
        (false, Some((open, close))) => (Some(open), Some(close)),
        (false, None) => (None, None),
    };
    if let Some(open) = open {
        writer.put(open, "(".to_owned(), open, None);
    }
    let mut before: Option<(&Item, &Label)> = None;
    for item in rest {
        let Some((place, label)) = known(item).and_then(|p| Some((p, labels.get(p)?))) else {
            before = None;
            continue;
        };
        cited.push(citation(item, place, label, false));
        let origin = Some(cited.len() - 1);
        let from = item.dash.map_or(item.span.start, |dash| dash.start);
        let typed = Span::new(from, item.span.end);
        let names = match (&label.upright, group.emph) {
            (Some(upright), true) => upright,
            _ => &label.parenthetical,
        };
        // Works of the same authors share their names (8.12).
        let shared = before.filter(|(other, last)| {
            last.parenthetical == label.parenthetical
                && other.suffix.iter().all(|(c, _)| c.is_whitespace())
        });
        match (item.dash, item.semicolon, shared) {
            (Some(_), _, _) => writer.put(typed, label.year.clone(), item.span, origin),
            (None, Some(semicolon), Some(_)) => {
                // The semicolon gives way to a comma, which is furniture.
                let gap = Span::new(semicolon.start, typed.start);
                writer.put(gap, ", ".to_owned(), item.span, None);
                writer.put(typed, label.year.clone(), item.span, origin);
            }
            _ => writer.put(typed, format!("{names}, {}", label.year), item.span, origin),
        }
        writer.suffix(item);
        before = Some((item, label));
    }
    if let Some(close) = close {
        writer.put(close, ")".to_owned(), close, None);
    }
}

fn citation(item: &Item, place: usize, label: &Label, narrative: bool) -> KeyCited {
    KeyCited {
        key: item.key.clone(),
        typed: item.span,
        made: Span::default(),
        names: label.names.clone(),
        year: label.year.clone(),
        narrative,
        work: place,
    }
}

struct Writer<'a> {
    source: &'a Source,
    edits: &'a mut Vec<Edit>,
}

impl Writer<'_> {
    fn put(&mut self, typed: Span, text: String, home: Span, origin: Option<usize>) {
        let home = if typed.is_empty() { home } else { typed };
        self.edits.push(Edit {
            typed,
            text,
            home,
            origin,
        });
    }

    /// What was typed behind a key: a comma before a page, and `p.` before a bare number.
    fn suffix(&mut self, item: &Item) {
        let words: String = item.suffix.iter().map(|(c, _)| *c).collect();
        let trimmed = words.trim_start();
        if trimmed.is_empty() {
            return;
        }
        if !trimmed.starts_with(|c: char| c.is_ascii_punctuation()) && is_locator(trimmed) {
            let end = item.span.end;
            self.put(Span::new(end, end), ",".to_owned(), item.span, None);
        }
        let skip = words
            .find(|c: char| !c.is_whitespace() && c != ',')
            .unwrap_or(0);
        let skipped = words.get(..skip).map_or(0, |w| w.chars().count());
        self.pages(item.suffix.get(skipped..).unwrap_or_default(), item.span);
    }

    /// `p. ` before a page that was typed as a number alone.
    fn pages(&mut self, words: &[(char, usize)], home: Span) {
        let Some(first) = words.iter().position(|(c, _)| !c.is_whitespace()) else {
            return;
        };
        let words = words.get(first..).unwrap_or_default();
        let number: String = words
            .iter()
            .map(|(c, _)| *c)
            .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' ' | ','))
            .collect();
        let Some((c, at)) = words.first() else { return };
        if !c.is_ascii_digit() || self.source.text().get(*at..).is_none() {
            return;
        }
        let many = number
            .trim_end_matches([' ', ','])
            .contains(['-', '–', ',']);
        let label = if many { "pp. " } else { "p. " };
        self.put(Span::new(*at, *at), label.to_owned(), home, None);
    }
}
