//! What hayagriva's APA line gets wrong, mended in the line (design.md, 5).
//!
//! One function a bug, each with its test, so that each can go when upstream mends it. `limits` are not
//! bugs: what an [`Entry`](hayagriva::Entry) cannot hold (year suffixes, `in press`, ranges of dates).

use super::date;
use super::draft::Draft;
use super::render::Styled;

/// Mends a line.
pub(super) fn mend(line: &mut Styled, draft: &Draft<'_>) {
    literal_date(line, draft);
    typed_address(line, draft);
    roman_translation(line, draft);
    comma_behind_year(line);
    stop_behind_mark(line);
    comma_between_two(line, draft);
    edition_twice(line);
    collection(line);
}

/// A date that an entry cannot hold stands as typed: `(2012a)`, `(in press)`, `(2002–2008)`.
fn literal_date(line: &mut Styled, draft: &Draft<'_>) {
    let Some(typed) = &draft.fields.date else {
        return;
    };
    if !draft.date.literal {
        return;
    }
    let mut from = 0;
    while let Some(open) = line.find("(", from) {
        let Some(close) = line.find(")", open.end) else {
            return;
        };
        let inner: String = line
            .0
            .get(open.end..close.start)
            .unwrap_or(&[])
            .iter()
            .map(|(c, _)| c)
            .collect();
        if date::issued(inner.trim_end_matches(',')).is_some() {
            line.replace(open.end..close.start, &typed.text);
            return;
        }
        from = open.end;
    }
}

/// `Url` writes a bare host with `/` behind it, and other letters than ASCII in another way.
fn typed_address(line: &mut Styled, draft: &Draft<'_>) {
    let Some(typed) = draft.fields.url.as_ref().map(|u| u.text.as_str()) else {
        return;
    };
    let Some(at) = line.find("http", 0).map(|r| r.start) else {
        return;
    };
    let end = line
        .0
        .iter()
        .skip(at)
        .position(|(c, _)| c.is_whitespace())
        .map_or(line.0.len(), |i| at + i);
    let shown: String = line
        .0
        .get(at..end)
        .unwrap_or(&[])
        .iter()
        .map(|(c, _)| c)
        .collect();
    if !shown.contains("doi.org/") {
        line.replace(at..end, typed);
    }
}

/// The translation of a title stands in roman (APA 7, 9.38).
fn roman_translation(line: &mut Styled, draft: &Draft<'_>) {
    let Some(translation) = &draft.fields.title_translation else {
        return;
    };
    if let Some(range) = line.find(&format!("[{}]", translation.text), 0)
        && let Some(part) = line.0.get_mut(range)
    {
        for (_, italic) in part {
            *italic = false;
        }
    }
}

/// `(2024,)` for works of which only the year is known.
fn comma_behind_year(line: &mut Styled) {
    while let Some(range) = line.find(",)", 0) {
        line.replace(range, ")");
    }
}

/// `?.` and `!.`.
fn stop_behind_mark(line: &mut Styled) {
    for mark in ["?", "!"] {
        while let Some(range) = line.find(&format!("{mark}."), 0) {
            line.replace(range, mark);
        }
    }
}

/// `A, & B` for two groups: the comma belongs to inverted names only (APA 7, 9.8).
fn comma_between_two(line: &mut Styled, draft: &Draft<'_>) {
    let groups = draft
        .fields
        .authors
        .first()
        .is_some_and(|n| n.given.is_empty());
    if draft.fields.authors.len() == 2
        && groups
        && let Some(range) = line.find(", & ", 0)
    {
        line.replace(range, " & ");
    }
}

/// `2nd ed. ed.`.
fn edition_twice(line: &mut Styled) {
    while let Some(range) = line.find("ed. ed.", 0) {
        line.replace(range, "ed.");
    }
}

/// `[Archival collection]` behind the title of a book that editors made.
fn collection(line: &mut Styled) {
    for words in [" [Archival collection]", " [Collection]"] {
        while let Some(range) = line.find(words, 0) {
            line.replace(range, "");
        }
    }
}

/// The line of `typed`, as rendered and mended, for tests of each mend.
#[cfg(test)]
fn rendered(typed: &str) -> String {
    use super::text::Line;
    use crate::manuscript::{Run, RunKind, Style};
    use crate::source::{Source, Span};
    let source = Source::new("t", typed);
    let mut runs = Vec::new();
    let mut at = 0;
    for (i, part) in typed.split('*').enumerate() {
        let span = Span::new(at, at + part.len());
        runs.push(Run {
            span,
            kind: RunKind::Text,
            style: Style {
                emph: i % 2 == 1,
                ..Style::default()
            },
        });
        at += part.len() + 1;
    }
    let line = Line::of(&source, &runs);
    let draft = super::parse::read(&line);
    let (kind, parent) = super::kind::of(&draft);
    let mut styled = super::render::line(&super::entry::build("k", kind, parent, &draft), "en");
    mend(&mut styled, &draft);
    styled.marked()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed as APA has it, rendered the same.
    #[test]
    fn mended_lines_are_apa() {
        for typed in [
            "Öztürk, A. (2024). *Kuşların dili*. https://example.org/kuslar",
            "Öztürk, A. (2019a). Do birds count? *Journal of Birds*, *3*(2), 11–19.",
            "Öztürk, A. (in press). Counting birds. *Journal of Birds*.",
            "Bird Society & Tree Society. (2011). *What birds need*. Nest Press.",
            "Öztürk, A. (2011). *Kuşların dili* [The speech of birds]. Nest Press.",
            "Öztürk, A. (2011). *Kuşların dili* (2nd ed.). Nest Press.",
            "Öztürk, A. (Ed.). (2011). *Kuşların dili*. Nest Press.",
        ] {
            assert_eq!(rendered(typed), typed);
        }
    }
}
