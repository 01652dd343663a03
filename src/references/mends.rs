//! What hayagriva's APA line gets wrong, mended in the line (design.md, 5).
//!
//! One function a bug, each with its test, so that each can go when upstream mends it. `limits` are not
//! bugs: what an [`Entry`](hayagriva::Entry) cannot hold (year suffixes, `in press`, ranges of dates).

use super::date;
use super::draft::Draft;
use super::render::Styled;
use crate::settings::english_month;

/// Mends a line rendered in `language`.
pub(super) fn mend(line: &mut Styled, draft: &Draft<'_>, language: &str) {
    typed_date(line, draft);
    typed_head(line, draft);
    legal_number(line, draft);
    typed_address(line, draft);
    typed_notes(line, draft);
    description_twice(line, draft);
    roman_brackets(line, draft);
    role_of_hosts(line, draft);
    on_album(line, draft);
    day_of_access(line, draft, language);
    comma_behind_year(line);
    stop_behind_mark(line);
    comma_between_two(line, draft);
    edition_twice(line);
    collection(line);
    mixed_titles(line, draft);
}

/// Titles that the author set partly in italics: a species, a ship or another work named in them, or the
/// reverse in a title that is italic itself (APA 7, 6.22, 6.23). hayagriva gives a title one face.
fn mixed_titles(line: &mut Styled, draft: &Draft<'_>) {
    let titles = [&draft.fields.title, &draft.fields.container];
    for span in titles.into_iter().flatten().filter_map(|field| field.span) {
        let typed: Vec<(char, bool)> = (draft.line.glyphs().iter())
            .filter(|g| span.covers(g.span) && g.ch != ' ')
            .map(|g| (g.ch, g.italic))
            .collect();
        let letters = |italic| {
            let mut all = typed.iter();
            all.any(|(c, is)| c.is_alphanumeric() && *is == italic)
        };
        if letters(true)
            && letters(false)
            && let Some(places) = places(line, &typed)
        {
            for (at, (_, italic)) in places.into_iter().zip(typed) {
                if let Some(shown) = line.0.get_mut(at) {
                    shown.1 = italic;
                }
            }
        }
    }
}

/// Where the characters of a title stand in the line, each at its place; a mark stands for any other mark.
fn places(line: &Styled, typed: &[(char, bool)]) -> Option<Vec<usize>> {
    let same = |a: char, b: char| a == b || !(a.is_alphanumeric() || b.is_alphanumeric());
    let shown: Vec<(usize, char)> = (line.0.iter().enumerate())
        .filter(|(_, (c, _))| !c.is_whitespace())
        .map(|(at, (c, _))| (at, *c))
        .collect();
    shown.windows(typed.len()).find_map(|window| {
        let is_it = window
            .iter()
            .zip(typed)
            .all(|((_, c), (t, _))| same(*c, *t));
        is_it.then(|| window.iter().map(|(at, _)| *at).collect())
    })
}

/// The inside of the first parenthesis that is the date of the work.
fn date_of(line: &Styled, draft: &Draft<'_>) -> Option<std::ops::Range<usize>> {
    let mut from = 0;
    while let Some(open) = line.find("(", from) {
        let close = line.find(")", open.end)?;
        let inner: String = line
            .0
            .get(open.end..close.start)?
            .iter()
            .map(|(c, _)| c)
            .collect();
        // A season stands before the year, in a form of its own.
        let season = inner
            .rsplit('/')
            .next()
            .and_then(date::issued)
            .filter(|_| inner.contains('/'));
        let read = date::issued(inner.trim_end_matches(',')).or(season);
        if read.is_some_and(|r| r.year == draft.date.year || draft.date.year.is_none()) {
            return Some(open.end..close.start);
        }
        from = open.end;
    }
    None
}

/// Dates that an entry cannot hold (`2012a`, `in press`, `2002–2008`, `9th Cir. 1991`) or that the style
/// cuts down to the year (the day of a weekly that has volumes) stand as typed.
fn typed_date(line: &mut Styled, draft: &Draft<'_>) {
    let Some(inside) = &draft.date_inside else {
        return;
    };
    let typed = draft.line.slice(inside);
    let says_more = draft.date.literal || draft.date.month.is_some() || draft.date.season.is_some();
    let apa = draft.date.year.is_none()
        || typed.starts_with(|c: char| c.is_ascii_digit())
        || draft.shape.case;
    if ((says_more && apa) || draft.shape.case)
        && let Some(range) = date_of(line, draft)
    {
        line.replace(range, typed);
    }
}

/// Names with roles, user names or an ellipsis, which an entry cannot hold, stand as typed.
fn typed_head(line: &mut Styled, draft: &Draft<'_>) {
    let Some(head) = &draft.odd_head else { return };
    let Some(date) = date_of(line, draft) else {
        return;
    };
    // Up to ` (`.
    let Some(end) = date.start.checked_sub(2) else {
        return;
    };
    let typed: Vec<(char, bool)> = draft
        .line
        .part(head)
        .iter()
        .map(|g| (g.ch, g.italic))
        .collect();
    line.0.splice(0..end, typed);
}

/// Reporters, codes and bills between a legal item's name and its date.
fn legal_number(line: &mut Styled, draft: &Draft<'_>) {
    let Some(between) = &draft.legal else { return };
    let Some(title) = draft
        .fields
        .title
        .as_ref()
        .and_then(|t| line.find(&t.text, 0))
    else {
        return;
    };
    if let Some(date) = date_of(line, draft)
        && let Some(open) = date.start.checked_sub(1).filter(|open| *open >= title.end)
    {
        let typed: Vec<(char, bool)> = draft
            .line
            .part(between)
            .iter()
            .map(|g| (g.ch, g.italic))
            .collect();
        line.0.splice(title.end..open, typed);
    }
}

/// What stands in parentheses at the end (`Original work published ca. 350 B.C.E.`, `Reprinted from …`).
fn typed_notes(line: &mut Styled, draft: &Draft<'_>) {
    if draft.after.is_empty() {
        return;
    }
    if let Some(made) = line.find(" (Original work published", 0)
        && let Some(close) = line.find(")", made.end)
    {
        line.replace(made.start..close.end, "");
    }
    for note in draft.after.iter().rev() {
        line.0.push((' ', false));
        line.0
            .extend(draft.line.part(note).iter().map(|g| (g.ch, g.italic)));
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

/// Translations and descriptions behind a title stand in roman (APA 7, 9.38), but for titles in them.
fn roman_brackets(line: &mut Styled, draft: &Draft<'_>) {
    for bracket in &draft.extras {
        let glyphs = draft.line.part(bracket);
        let Some(range) = line.find(draft.line.slice(bracket), 0) else {
            continue;
        };
        let own_title = draft.shape.italics && glyphs.iter().any(|g| g.italic);
        for ((_, italic), glyph) in line
            .0
            .get_mut(range)
            .unwrap_or(&mut [])
            .iter_mut()
            .zip(glyphs)
        {
            *italic = own_title && glyph.italic;
        }
    }
}

/// `[Computer software]`, `[Broadcast]` that the style adds to a work whose own description stands there.
fn description_twice(line: &mut Styled, draft: &Draft<'_>) {
    let described = draft.fields.genre.is_some() && !draft.extras.is_empty();
    for words in [
        " [Computer software]",
        " [Broadcast]",
        " [Video]",
        " [Dataset]",
        " [Map]",
    ] {
        if described && let Some(range) = line.find(&format!("]{words}"), 0) {
            line.replace(range, "]");
        }
    }
}

/// `(Eds.)` behind those who made the series: `(Executive Producers)`.
fn role_of_hosts(line: &mut Styled, draft: &Draft<'_>) {
    let Some(role) = &draft.host_role else { return };
    for made in ["(Eds.)", "(Ed.)"] {
        if let Some(range) = line.find(made, 0) {
            return line.replace(range, &format!("({})", draft.line.slice(role)));
        }
    }
}

/// A song stands on an album.
fn on_album(line: &mut Styled, draft: &Draft<'_>) {
    if draft.shape.on
        && let Some(range) = line.find(". In ", 0)
    {
        line.replace(range, ". On ");
    }
}

/// The style leaves the day of access out where it knows a date; the author gave it, so it is wanted
/// (APA 7, 9.16). Without a day there is nothing to retrieve.
fn day_of_access(line: &mut Styled, draft: &Draft<'_>, language: &str) {
    if let Some(range) = line.find("Retrieved http", 0) {
        line.replace(range, "http");
    }
    let Some(accessed) = &draft.fields.accessed else {
        return;
    };
    let english = language.starts_with("en") && line.find("Retrieved ", 0).is_none();
    if let Some(at) = line.find("http", 0).map(|r| r.start).filter(|_| english) {
        let words = match draft.accessed.and_then(|d| english_day(&d)) {
            Some(day) => format!("Retrieved {day}, from "),
            None => format!("Retrieved {}, from ", accessed.text),
        };
        line.replace(at..at, &words);
    }
}

/// `July 22, 2019`.
fn english_day(read: &date::Read) -> Option<String> {
    let month = english_month(read.month?)?;
    Some(match read.day {
        Some(day) => format!("{month} {day}, {}", read.year?),
        None => format!("{month} {}", read.year?),
    })
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
    let (kind, parent) = super::kind::to_render(kind, parent, draft.shape.within);
    let mut styled = super::render::line(
        &super::entry::build("k", kind, parent, &draft, super::entry::Purpose::Render),
        "en",
    );
    mend(&mut styled, &draft, "en");
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
            "Öztürk, A. (2011). The song of *Parus major* at sea. *Journal of Birds*, *3*(2), 11–19.",
            "Öztürk, A. (2011). *The voyage of the* Parus *and after*. Nest Press.",
            "Öztürk, A. (2011). Reading *Kestrel*. In B. Roe (Ed.), *Essays on* Kestrel (pp. 1–9). Nest Press.",
            "Öztürk, A. (2011). [Review of the book *Kestrels*, by J. Roe]. *Journal of Birds*, *3*(2), 11–19.",
        ] {
            assert_eq!(rendered(typed), typed);
        }
    }
}
