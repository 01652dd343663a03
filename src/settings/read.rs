//! Front matter: the YAML between `---` lines at the head of a manuscript.

use super::front_matter::{AuthorEntry, BookEntry, Density, FrontMatter, Lecture};
use super::options::{HOUSES, THEMES, is_file};
use super::values::{Keys, is_doi, is_language, orcid};
use super::yaml::{self, Kind, Node};
use super::{Date, SettingsError};
use crate::source::{Source, Span, Typed};

type Result<T> = std::result::Result<T, SettingsError>;

/// A head longer than this is no front matter: a file of many megabytes between two `---` is text.
const MAX_BYTES: usize = 64 * 1024;

const KEYS: &[&str] = &[
    "title",
    "subtitle",
    "short-title",
    "authors",
    "language",
    "chapter",
    "book",
    "first-page",
    "last-page",
    "doi",
    "license",
    "copyright",
    "date",
    "keywords",
    "bibliography",
    "house",
    "theme",
    "lecture",
    "allow",
];
/// Names of keys in Pandoc and Quarto, and ours.
const ELSEWHERE: [(&str, &str); 2] = [("author", "authors"), ("lang", "language")];
const AUTHOR: &[&str] = &["name", "affiliation", "email", "orcid"];
const BOOK: &[&str] = &["title", "editors", "publisher", "year", "doi", "isbn"];
const LECTURE: &[&str] = &["title", "lecturer", "course", "date", "minutes", "density"];

/// Reads the front matter of a manuscript; without one every value is empty.
///
/// Fails, with the place, where it is not YAML or a value is not what its key allows.
/// `---` at the head that no line closes, or that holds no map, is text.
pub fn read(source: &Source) -> Result<FrontMatter> {
    let Some((whole, inner)) = find(source) else {
        return Ok(FrontMatter::default());
    };
    let node = match yaml::read(source.text(), inner) {
        Ok(node) => node,
        Err(_) if !looks_like_map(source.slice(inner)) => return Ok(FrontMatter::default()),
        Err(fault) => {
            let at = Span::new(fault.at, fault.at);
            return Err(SettingsError::typed(
                source,
                at,
                "",
                format!("it {}", fault.what),
            ));
        }
    };
    let is_front = match &node.kind {
        Kind::Null => true,
        // `Two words: and more` is a map to YAML and a sentence to people.
        Kind::Map(pairs) => {
            let known = |(key, _): &(Typed, Node)| KEYS.contains(&key.text.as_str());
            let word = |(key, _): &(Typed, Node)| !key.text.contains(char::is_whitespace);
            pairs.iter().any(known) || pairs.iter().all(word)
        }
        _ => false,
    };
    if !is_front {
        return Ok(FrontMatter::default());
    }
    let mut front = FrontMatter {
        span: Some(whole),
        ..FrontMatter::default()
    };
    let mut keys = Keys::of(source, "", node, KEYS)?;
    for (other, key) in ELSEWHERE {
        keys.read_as(other, key, &mut front.unknown);
    }
    front.title = keys.text("title")?;
    front.subtitle = keys.text("subtitle")?;
    front.short_title = keys.text("short-title")?;
    front.language = keys.checked(
        "language",
        "a language tag such as en, tr or en-GB",
        is_language,
    )?;
    front.chapter = keys.text("chapter")?;
    let first = keys.number("first-page", 1..=99_999)?;
    let last = keys.number("last-page", 1..=99_999)?;
    if let (Some((first, _)), Some((last, span))) = (first, last)
        && last < first
    {
        return Err(keys.wrong(
            span,
            "last-page",
            format!("is {last}, before first-page {first}"),
        ));
    }
    front.pages_span = last.or(first).map(|(_, span)| span);
    (front.first_page, front.last_page) = (first.map(|(n, _)| n), last.map(|(n, _)| n));
    let doi = "a DOI such as 10.1000/182";
    front.doi = keys.checked("doi", doi, is_doi)?;
    front.license = keys.text("license")?;
    front.copyright = keys.text("copyright")?;
    front.date = keys.checked("date", "YYYY, YYYY-MM or YYYY-MM-DD", |date| {
        Date::parse(date).is_some()
    })?;
    front.keywords = keys.lines("keywords")?;
    if let [only] = front.keywords.as_slice() {
        front.keywords = split(only, source);
    }
    front.allow = keys.lines("allow")?;
    if let [only] = front.allow.as_slice() {
        front.allow = split(only, source);
    }
    front.bibliography = keys.lines("bibliography")?;
    for file in &front.bibliography {
        let name = file.text.as_str();
        if name.starts_with('/') || name.split(['/', '\\']).any(|part| part == "..") {
            return Err(keys.wrong(
                file.span.unwrap_or_default(),
                "bibliography",
                format!("is \"{name}\"; it must be the name of a file in the manuscript's folder"),
            ));
        }
    }
    front.house = keys.checked("house", &one_of(HOUSES), |house| {
        HOUSES.contains(&house) || is_file(house)
    })?;
    front.theme = keys.checked("theme", &one_of(THEMES), |theme| {
        THEMES.contains(&theme) || is_file(theme)
    })?;
    if let Some(node) = keys.take("authors") {
        front.authors = authors(source, &keys, node, &mut front.unknown)?;
    }
    if let Some(node) = keys.take("book") {
        let mut book = Keys::of(source, "book.", node, BOOK)?;
        front.book = BookEntry {
            title: book.text("title")?,
            editors: book.lines("editors")?,
            publisher: book.text("publisher")?,
            year: book.checked("year", "a year of four digits", |y| {
                y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit())
            })?,
            doi: book.checked("doi", doi, is_doi)?,
            isbn: book.text("isbn")?,
        };
        book.rest(&mut front.unknown);
    }
    if let Some(node) = keys.take("lecture") {
        front.lecture = lecture(source, node, &mut front)?;
    }
    keys.rest(&mut front.unknown);
    front.unknown.sort_by_key(|key| key.span);
    Ok(front)
}

fn lecture(source: &Source, node: Node, front: &mut FrontMatter) -> Result<Lecture> {
    let mut keys = Keys::of(source, "lecture.", node, LECTURE)?;
    let density = keys.checked("density", "low, normal or high", |d| {
        matches!(d, "low" | "normal" | "high")
    })?;
    let lecture = Lecture {
        title: keys.text("title")?,
        lecturer: keys.text("lecturer")?,
        course: keys.text("course")?,
        date: keys.text("date")?,
        minutes: keys.number("minutes", 1..=480)?.map(|(minutes, _)| minutes),
        density: density.map(|density| match density.text.as_str() {
            "low" => Density::Low,
            "high" => Density::High,
            _ => Density::Normal,
        }),
    };
    keys.rest(&mut front.unknown);
    Ok(lecture)
}

/// A name, a list of names, or a list of maps.
fn authors(
    source: &Source,
    keys: &Keys<'_>,
    node: Node,
    unknown: &mut Vec<super::UnknownKey>,
) -> Result<Vec<AuthorEntry>> {
    let nodes = match node.kind {
        Kind::List(items) => items,
        _ => vec![node],
    };
    let mut authors = Vec::new();
    for node in nodes {
        let span = node.span;
        if !matches!(node.kind, Kind::Map(_)) {
            let name = keys.line("authors", node)?;
            authors.push(AuthorEntry {
                name,
                ..AuthorEntry::default()
            });
            continue;
        }
        let mut author = Keys::of(source, "authors.", node, AUTHOR)?;
        let Some(name) = author.text("name")? else {
            return Err(author.wrong(span, "name", "is missing: every author needs one"));
        };
        authors.push(AuthorEntry {
            name,
            affiliation: author.text("affiliation")?,
            email: author.checked("email", "an address such as name@example.org", |e| {
                e.split_once('@')
                    .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
                    && !e.contains(' ')
            })?,
            orcid: author
                .checked(
                    "orcid",
                    "an ORCID iD (0000-0000-0000-0000) whose check digit is right",
                    |text| orcid(text).is_some(),
                )?
                .map(|typed| Typed {
                    text: orcid(&typed.text).unwrap_or(typed.text),
                    ..typed
                }),
        });
        author.rest(unknown);
    }
    Ok(authors)
}

/// Words in one line, separated by commas or semicolons.
fn split(line: &Typed, source: &Source) -> Vec<Typed> {
    let mark = if line.text.contains(';') { ';' } else { ',' };
    let words = line
        .text
        .split(mark)
        .map(str::trim)
        .filter(|word| !word.is_empty());
    let place = |word: &str| {
        let span = line.span?;
        let at = span.start + source.slice(span).find(word)?;
        Some(Span::new(at, at + word.len()))
    };
    words
        .map(|word| Typed {
            text: word.to_owned(),
            span: place(word),
        })
        .collect()
}

/// Whether what is not YAML was meant to be a map: then its fault is told; else it is prose between ornaments.
fn looks_like_map(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let Some(first) = lines.find(|line| !line.is_empty() && !line.starts_with('#')) else {
        return false;
    };
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '"' | '\'');
    let key = first.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty()
            && key.chars().all(word)
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
    });
    key || first.starts_with(['{', '?', '%', '!', '&'])
}

fn one_of(names: &[&str]) -> String {
    format!("one of: {}", names.join(", "))
}

/// The block with its `---` lines, and what stands between them.
fn find(source: &Source) -> Option<(Span, Span)> {
    let line = |number: usize| source.slice(source.line_span(number)).trim_end();
    if line(1) != "---" {
        return None;
    }
    let first = source.line_span(2).start;
    let last = (2..=source.line_count())
        .take_while(|&number| source.line_span(number).start - first <= MAX_BYTES)
        .find(|&number| matches!(line(number), "---" | "..."))?;
    // `---` before a blank line is an ornament that divides text, not the head of front matter.
    if line(2).is_empty() && last > 2 {
        return None;
    }
    let (open, close) = (source.line_span(1), source.line_span(last));
    let inner = Span::new(source.line_span(2).start, close.start);
    Some((Span::new(open.start, close.end), inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(text: &str) -> Result<FrontMatter> {
        read(&Source::new("m.md", text))
    }

    #[test]
    fn values_know_their_places() {
        let text = "\u{feff}---\ntitle: \"Çay: a \\\"history\\\"\"\nauthors:\n  - name: Ayşe Özgür\n    orcid: 0000-0002-1825-0097\n  - B. Can\nfirst-page: 12\nbook:\n  editors: [A, B]\nkeywords: tea, trade\n---\nText";
        let front = front(text).unwrap();
        let title = front.title.unwrap();
        assert_eq!(title.text, "Çay: a \"history\"");
        assert_eq!(title.span.unwrap().of(text), "Çay: a \\\"history\\\"");
        assert_eq!(front.authors[0].name.span.unwrap().of(text), "Ayşe Özgür");
        assert_eq!(front.authors[1].name.text, "B. Can");
        assert_eq!(front.book.editors.len(), 2);
        assert_eq!(front.keywords[1].span.unwrap().of(text), "trade");
        assert_eq!(front.span.unwrap().of(text).lines().last(), Some("---"));
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in [
            "---\nno end",
            "text\n---\na: b\n---",
            "---\n\nprose\n\n---\n",
            "---\njust words\n---\n",
            "---\n*Emphasis* opens this: [and so on\n---\n",
            "---\nSee [the map: a\n---\n",
            "---\n- a\n- b\n---\n",
            " ---\na: b\n---\n",
            "",
        ] {
            assert!(front(text).unwrap().span.is_none(), "{text:?}");
        }
        assert!(front("---\n---\n").unwrap().span.is_some());
    }

    #[test]
    fn wrong_values_name_place_key_and_what_is_allowed() {
        for (text, message) in [
            (
                "---\ntheme: dark\n---\n",
                "m.md:2:8: front matter: `theme` is \"dark\"; it must be one of: folio, night-archive",
            ),
            (
                "---\nlecture:\n  minutes: 0\n---\n",
                "m.md:3:12: front matter: `lecture.minutes` is \"0\"; it must be a whole number from 1 to 480",
            ),
            (
                "---\nfirst-page: 9\nlast-page: 3\n---\n",
                "m.md:3:12: front matter: `last-page` is 3, before first-page 9",
            ),
            (
                "---\ntitle: [a]\n---\n",
                "m.md:2:8: front matter: `title` must be a line of text",
            ),
            (
                "---\nauthors:\n  - email: a@b.c\n---\n",
                "m.md:3:5: front matter: `authors.name` is missing: every author needs one",
            ),
            ("---\na: &x 1\nb: *x\n---\n", "uses an anchor"),
            ("---\ntitle: a\ntitle: b\n---\n", "twice"),
        ] {
            let error = front(text).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn hostile_yaml_is_refused_in_words() {
        let deep = format!("---\na: {}\n---\n", "[".repeat(5_000));
        for text in [
            deep.as_str(),
            "---\na: {b: \n---\n",
            "---\n? [a]\n: b\n---\n",
            "---\n{a: b}\nmore\n---\n",
            "---\na: b\n--- c: d\n---\n",
            "---\ntitle: a\n\tsubtitle: b\n---\n",
            "---\ntitle: \"a\\e[2J\"\n---\n",
            "---\na: &a [x]\nb: {<<: *a}\n---\n",
            "---\nfirst-page: +5\n---\n",
            "---\nfirst-page: 1e3\n---\n",
            "---\nlanguage: English\n---\n",
            "---\ndate: 2026-1-1\n---\n",
            "---\nkeywords: [a, \"\"]\n---\n",
            "---\nbibliography: ../a.bib\n---\n",
            "---\nhouse: modernist\n---\n",
            "---\na: \"\n---\n",
            "---\n!!x a: b\n---\n",
        ] {
            let error = front(text).unwrap_err().to_string();
            assert!(error.starts_with("m.md:"), "{error}");
        }
    }

    #[test]
    fn hostile_sizes_are_read_at_once() {
        let started = std::time::Instant::now();
        let keys: String = (0..6_000).map(|i| format!("k{i}: v\n")).collect();
        assert_eq!(
            front(&format!("---\n{keys}---\n"))
                .map(|f| f.unknown.len())
                .ok(),
            Some(6_000)
        );
        for long in [
            "a: b\n".repeat(1_000_000),
            "x\n".repeat(1_000_000),
            "- ".repeat(2_000_000),
        ] {
            assert!(
                front(&format!("---\n{long}\n---\n"))
                    .unwrap()
                    .span
                    .is_none()
            );
        }
        for deep in ["[", "{a: ", "- ", "? ", "a:\n ", "\"", "&a ", "|\n"] {
            let _ = front(&format!(
                "---\nx: {}\n---\n",
                deep.repeat(60_000 / deep.len())
            ));
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }

    #[test]
    fn any_text_is_read_or_answered() {
        const PIECES: &[&str] = &[
            "---\n",
            "a: ",
            "- ",
            "[",
            "{",
            "}",
            "]",
            "\"",
            "'",
            "&a ",
            "*a ",
            "? ",
            "| \n",
            "> \n",
            "\t",
            "\r",
            "#",
            "%YAML 9\n",
            "!",
            "é",
            "\u{feff}",
            ": ",
            "\n",
            " ",
            "...\n",
            ",",
            "<<: ",
            "\u{85}",
            "\u{2028}",
            "title: ",
            "authors: ",
            "name: ",
            "keywords: ",
            "\\",
        ];
        let mut state = 7u64;
        for _ in 0..4_000 {
            let mut text = String::from("---\na: 1\n");
            for _ in 0..14 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
            }
            text.push_str("\n---\n");
            let _ = front(&text);
        }
    }

    #[test]
    fn unknown_keys_are_kept_with_the_nearest() {
        let front = front("---\ntitel: x\nbook:\n  publischer: y\nzzz: 1\n---\n").unwrap();
        let keys: Vec<_> = front
            .unknown
            .iter()
            .map(|u| (u.key.as_str(), u.nearest))
            .collect();
        assert_eq!(
            keys,
            [
                ("titel", Some("title")),
                ("book.publischer", Some("publisher")),
                ("zzz", None)
            ]
        );
    }

    #[test]
    fn keys_of_pandoc_are_read_and_told() {
        let front = front("---\nauthor: Marta Prats\nlang: pt\n---\n\nText.\n").unwrap();
        assert_eq!(front.authors[0].name.text, "Marta Prats");
        assert_eq!(front.language.unwrap().text, "pt");
        let told: Vec<_> = front
            .unknown
            .iter()
            .map(|u| (&*u.key, u.nearest, u.used))
            .collect();
        assert_eq!(
            told,
            [
                ("author", Some("authors"), true),
                ("lang", Some("language"), true)
            ]
        );
        let both = "---\nauthor: A B\nauthors: C D\n---\n\nText.\n";
        let front = super::tests::front(both).unwrap();
        assert_eq!(front.authors[0].name.text, "C D");
        assert!(!front.unknown[0].used);
    }
}
