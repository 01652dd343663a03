//! Publisher, institution or site, with the place that older styles put before it (APA 7, 9.29).

use crate::references::draft::Draft;
use crate::references::text::Bytes;
use crate::references::{stops, title, words};

/// Reads what is left of a source.
pub(super) fn read(draft: &mut Draft<'_>, bytes: &Bytes) {
    let line = draft.line;
    let segments = stops::segments(line, bytes);
    let many = segments.len() > 1;
    for segment in segments {
        let text = line.slice(&segment.bytes);
        let small = words::lower(text);
        if small == "advance online publication" || small.starts_with("online ahead of print") {
            if let Some(note) = draft.take(&segment.bytes) {
                draft.fields.notes.push(note);
            }
            continue;
        }
        if title::thesis_or_report(text) {
            described(draft, &segment.bytes);
            continue;
        }
        if let Some(at) = title::placed(text) {
            let end = segment.bytes.start + at;
            draft.fields.place =
                draft.take(&line.trim_with(&(segment.bytes.start..end), |c| c == ' ' || c == ':'));
            if draft.fields.publisher.is_none() {
                draft.fields.publisher = draft.take(&stops::trim(line, &(end..segment.bytes.end)));
            }
            continue;
        }
        if (is_place(text) && !draft.shape.whole_work)
            || (many
                && draft.fields.place.is_none()
                && draft.fields.publisher.is_none()
                && is_place(text))
        {
            draft.fields.place = draft.take(&segment.bytes);
            continue;
        }
        if draft.fields.publisher.is_none() {
            let (name, place) = with_place_behind(draft, &segment.bytes);
            draft.fields.publisher = draft.take(&name);
            if let Some(place) = place {
                draft.fields.place = draft.take(&place);
            }
        }
    }
}

/// `Ph.D. thesis, University`; `Tech. rep. STAN-94, University`.
fn described(draft: &mut Draft<'_>, bytes: &Bytes) {
    let line = draft.line;
    let text = line.slice(bytes);
    let cut = text.find(", ").map_or(text.len(), |i| i);
    let head = bytes.start..bytes.start + cut;
    let small = words::lower(line.slice(&head));
    if small.contains("thesis") || small.contains("dissertation") || small.contains("tezi") {
        draft.fields.genre = draft.take(&head);
    } else {
        draft.shape.report = true;
        draft.fields.number = draft.take(&head);
    }
    let rest = line.trim_with(&(head.end..bytes.end), |c| c == ' ' || c == ',');
    if draft.fields.publisher.is_none() {
        draft.fields.publisher = draft.take(&rest);
    }
}

/// `Publisher, Inc., Los Altos, California`: the publisher and the place behind it.
fn with_place_behind(draft: &Draft<'_>, bytes: &Bytes) -> (Bytes, Option<Bytes>) {
    let line = draft.line;
    let text = line.slice(bytes);
    let parts: Vec<usize> = text.match_indices(", ").map(|(i, _)| i).collect();
    let Some(&cut) = parts.len().checked_sub(2).and_then(|i| parts.get(i)) else {
        return (bytes.clone(), None);
    };
    let place = text.get(cut + 2..).unwrap_or("");
    // With a museum or a conference the place is part of the name.
    let fits = is_place(place) && !draft.shape.italics;
    if !fits {
        return (bytes.clone(), None);
    }
    (
        bytes.start..bytes.start + cut,
        Some(bytes.start + cut + 2..bytes.end),
    )
}

/// Takes the place at the end of a conference's name; gives back the name.
pub(super) fn without_place(draft: &mut Draft<'_>, name: &Bytes) -> Bytes {
    let line = draft.line;
    let text = line.slice(name);
    if let Some(at) = text.find(") ") {
        // `… (IJCAI-91) Sydney, Australia`
        let place = name.start + at + 2..name.end;
        if is_place(line.slice(&place)) {
            draft.fields.place = draft.take(&place);
            return name.start..name.start + at + 1;
        }
    }
    let commas: Vec<usize> = text.match_indices(", ").map(|(i, _)| i).collect();
    for back in [3, 2] {
        let Some(&cut) = commas.len().checked_sub(back).and_then(|i| commas.get(i)) else {
            continue;
        };
        let place = name.start + cut + 2..name.end;
        if is_place(line.slice(&place)) {
            draft.fields.place = draft.take(&place);
            return name.start..name.start + cut;
        }
    }
    if let Some((&cut, last)) = commas
        .last()
        .map(|c| (c, text.get(c + 2..).unwrap_or("")))
        .filter(|(_, l)| is_country(l))
    {
        let _ = last;
        // `Proceedings …, Sydney, Australia` had both; here a country or a city and a state stand alone.
        let from = text
            .get(..cut)
            .and_then(|t| t.rfind(", "))
            .map_or(cut, |_| cut);
        draft.fields.place = draft.take(&(name.start + from + 2..name.end));
        return name.start..name.start + from;
    }
    let last_word = text.rfind(' ').map_or(0, |i| i + 1);
    if is_country(text.get(last_word..).unwrap_or("")) && last_word > 0 && commas.is_empty() {
        draft.fields.place = draft.take(&(name.start + last_word..name.end));
        return name.start..name.start + last_word;
    }
    name.clone()
}

/// `Boston, MA`, `Paris, France`, `Washington, D. C.`, `Mahwah, NJ, US`, `Vienna`.
fn is_place(text: &str) -> bool {
    let text = text.trim_matches([' ', '.', ',']);
    let parts: Vec<&str> = text.split(", ").collect();
    if parts.len() == 1 {
        return matches!(
            text,
            "Vienna"
                | "Berlin"
                | "London"
                | "Paris"
                | "New York"
                | "İstanbul"
                | "Istanbul"
                | "Ankara"
                | "Bakı"
                | "Baku"
        );
    }
    let capital = |p: &&str| {
        p.chars().count() <= 24
            && p.split(' ')
                .all(|w| w.starts_with(|c: char| c.is_uppercase()))
            && !p.contains(|c: char| c.is_ascii_digit())
    };
    let state = |p: &&str| p.len() == 2 && p.bytes().all(|b| b.is_ascii_uppercase());
    let shape = parts.len() == 2 || (parts.len() == 3 && parts.get(1).is_some_and(state));
    shape && parts.iter().all(capital) && parts.last().is_some_and(|p| is_country(p))
}

/// A country, or a state of two letters, or one of the states that lists write out.
fn is_country(text: &str) -> bool {
    let text = text.trim_matches([' ', '.', ',']);
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() == 2 && letters.chars().all(|c| c.is_ascii_uppercase()) {
        return true;
    }
    const COUNTRIES: &[&str] = &[
        "United States",
        "USA",
        "U.S.A",
        "UK",
        "United Kingdom",
        "England",
        "Scotland",
        "Ireland",
        "Canada",
        "Australia",
        "New Zealand",
        "Germany",
        "Deutschland",
        "France",
        "Italy",
        "Italia",
        "Spain",
        "España",
        "Portugal",
        "Brazil",
        "Brasil",
        "Mexico",
        "México",
        "Argentina",
        "Chile",
        "Colombia",
        "Netherlands",
        "The Netherlands",
        "Belgium",
        "Belgique",
        "Switzerland",
        "Austria",
        "Österreich",
        "Sweden",
        "Norway",
        "Denmark",
        "Finland",
        "Poland",
        "Hungary",
        "Greece",
        "Türkiye",
        "Turkey",
        "Azerbaijan",
        "Georgia",
        "Armenia",
        "Iran",
        "Iraq",
        "Israel",
        "Egypt",
        "India",
        "China",
        "Japan",
        "Korea",
        "South Korea",
        "Russia",
        "Ukraine",
        "Kazakhstan",
        "California",
        "Massachusetts",
        "Illinois",
        "Texas",
        "Virginia",
    ];
    COUNTRIES.contains(&text)
}
