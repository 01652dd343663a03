//! The APA line of an imported work, as an author would type it (APA 7, chapters 9 and 10).
//!
//! In: fields. Out: Markdown with `*italics*`, everything else escaped. The line is then read like a typed one, so
//! that hayagriva's rendering and the parser each check it. hayagriva alone could not write it: an entry of its own
//! has no place for `in press`, ranges of dates, year suffixes and some roles (design.md, 5).

use super::{Fields, Name};

/// From this many authors on, those after the 19th and before the last are left out (APA 7, 9.8).
const MOST_AUTHORS: usize = 20;

/// The line of `fields`, with `suffix` (`a`, `b`) behind the year.
pub fn compose(kind: &str, fields: &Fields, suffix: &str) -> String {
    let mut line = Line::default();
    let title = title(kind, fields);
    let date = fields.date.as_ref().map_or("n.d.", |d| d.text.as_str());
    // What is counted by volumes has the year alone (10.1).
    let counted = kind == "article" && (fields.volume.is_some() || fields.issue.is_some());
    let date = date.split(", ").next().filter(|_| counted).unwrap_or(date);
    let date = format!("({}).", dated(date, suffix));
    let people = people(&fields.authors, true);
    if people.is_empty() {
        // Without authors the title stands in their place (9.12).
        line.sentence(&title);
        line.word(&escaped(&date));
    } else {
        let role = fields.role.as_ref().map(|role| format!(" ({})", role.text));
        let head = escaped(&people) + &escaped(&role.unwrap_or_default());
        line.sentence(&head);
        line.word(&escaped(&date));
        line.sentence(&title);
    }
    line.sentence(&source(kind, fields));
    if let Some(original) = &fields.original {
        line.word(&escaped(&format!(
            "(Original work published {})",
            original.text
        )));
    }
    for note in &fields.notes {
        line.sentence(&escaped(&note.text));
    }
    line.address(fields);
    line.text
}

/// The year with its suffix, the rest of the date behind it.
pub fn dated(date: &str, suffix: &str) -> String {
    if suffix.is_empty() {
        return date.to_owned();
    }
    if let Some(start) = date.find(|c: char| c.is_ascii_digit()) {
        let digits = date.get(start..).unwrap_or("");
        let end = start
            + digits
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(digits.len());
        let (head, tail) = date.split_at(end);
        return format!("{head}{suffix}{tail}");
    }
    // `n.d.-a`, `in press-a` (8.19)
    format!("{date}-{suffix}")
}

#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn word(&mut self, word: &str) {
        if !word.is_empty() {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }

    /// A part that ends in a stop.
    fn sentence(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        self.word(part);
        let bare = self.text.trim_end_matches(['*', '”', '"', '’']);
        if !bare.ends_with(['.', '?', '!']) {
            self.text.push('.');
        }
    }

    /// DOI, else URL with the day of access.
    fn address(&mut self, fields: &Fields) {
        if let Some(doi) = &fields.doi {
            let doi = super::entry::bare_doi(&doi.text);
            self.word(&address(&format!("https://doi.org/{doi}")));
        } else if let Some(url) = &fields.url {
            if let Some(day) = &fields.accessed {
                self.word(&escaped(&format!("Retrieved {}, from", day.text)));
            }
            self.word(&address(&url.text));
        }
    }
}

/// Whether the title of such a work is its own, and in italics (9.19).
fn stands_alone(kind: &str, fields: &Fields) -> bool {
    fields.container.is_none()
        || !matches!(
            kind,
            "article" | "chapter" | "anthos" | "entry" | "audio" | "video" | "scene"
        )
}

fn title(kind: &str, fields: &Fields) -> String {
    let Some(title) = &fields.title else {
        return fields
            .genre
            .as_ref()
            .map_or(String::new(), |genre| escaped(&format!("[{}]", genre.text)));
    };
    let alone = stands_alone(kind, fields);
    let mut out = if alone && kind != "case" && kind != "legislation" {
        italic(&title.text)
    } else {
        escaped(&title.text)
    };
    if alone {
        let mut inside: Vec<String> = Vec::new();
        if !fields.translators.is_empty() {
            inside.push(format!("{}, Trans.", people(&fields.translators, false)));
        }
        inside.extend(fields.edition.as_ref().map(|e| e.text.clone()));
        if kind != "article" {
            inside.extend(fields.volume.as_ref().map(|v| format!("Vol. {}", v.text)));
        }
        inside.extend(fields.number.as_ref().map(|n| n.text.clone()));
        // Translators and edition stand apart with a semicolon between them.
        let joined = match (fields.translators.is_empty(), inside.as_slice()) {
            (false, [first, rest @ ..]) if !rest.is_empty() => {
                format!("{first}; {}", rest.join(", "))
            }
            _ => inside.join(", "),
        };
        if !joined.is_empty() {
            out.push_str(&escaped(&format!(" ({joined})")));
        }
    } else if !fields.translators.is_empty() {
        let names = people(&fields.translators, false);
        out.push_str(&escaped(&format!(" ({names}, Trans.)")));
    }
    if let Some(translation) = &fields.title_translation {
        out.push_str(&escaped(&format!(" [{}]", translation.text)));
    }
    if let Some(genre) = &fields.genre {
        let what = match (kind, &fields.publisher) {
            ("thesis", Some(school)) => format!(" [{}, {}]", genre.text, school.text),
            _ => format!(" [{}]", genre.text),
        };
        out.push_str(&escaped(&what));
    }
    out
}

/// What the work stands in, and who published it.
fn source(kind: &str, fields: &Fields) -> String {
    let publisher = || {
        let publisher = fields.publisher.as_ref().map(|p| p.text.as_str())?;
        // A publisher that is the author is not said again (9.29).
        let same = fields.authors.len() == 1
            && fields
                .authors
                .iter()
                .any(|a| a.given.is_empty() && a.family == publisher);
        let school = kind == "thesis" && fields.genre.is_some();
        (!same && !school).then(|| escaped(publisher))
    };
    let Some(container) = fields
        .container
        .as_ref()
        .filter(|_| !stands_alone(kind, fields))
    else {
        let site = fields.container.as_ref().map(|site| escaped(&site.text));
        let pages = fields
            .pages
            .as_ref()
            .map(|p| escaped(&format!("{} {}", pp(&p.text), p.text)));
        let parts: Vec<String> = [pages, site, publisher()].into_iter().flatten().collect();
        return parts.join(". ");
    };
    if kind == "article" && fields.editors.is_empty() {
        let mut out = italic(&container.text);
        if let Some(volume) = &fields.volume {
            out.push_str(", ");
            out.push_str(&italic(&volume.text));
        }
        if let Some(issue) = &fields.issue {
            let gap = if fields.volume.is_some() { "" } else { ", " };
            out.push_str(&escaped(&format!("{gap}({})", issue.text)));
        }
        if let Some(pages) = &fields.pages {
            out.push_str(&escaped(&format!(", {}", pages.text)));
        }
        if fields.volume.is_none()
            && fields.issue.is_none()
            && let Some(publisher) = publisher()
        {
            out.push_str(". ");
            out.push_str(&publisher);
        }
        return out;
    }
    let mut out = String::from("In ");
    if !fields.editors.is_empty() {
        let role = if fields.editors.len() == 1 {
            "Ed."
        } else {
            "Eds."
        };
        out.push_str(&escaped(&format!(
            "{} ({role}), ",
            people(&fields.editors, false)
        )));
    }
    out.push_str(&italic(&container.text));
    let mut inside: Vec<String> = Vec::new();
    inside.extend(fields.edition.as_ref().map(|e| e.text.clone()));
    inside.extend(fields.volume.as_ref().map(|v| format!("Vol. {}", v.text)));
    inside.extend(fields.pages.as_ref().map(|p| {
        match p.text.starts_with(|c: char| c.is_ascii_digit()) {
            true => format!("{} {}", pp(&p.text), p.text),
            false => p.text.clone(),
        }
    }));
    if !inside.is_empty() {
        out.push_str(&escaped(&format!(" ({})", inside.join(", "))));
    }
    if let Some(publisher) = publisher() {
        out.push_str(". ");
        out.push_str(&publisher);
    }
    out
}

fn pp(pages: &str) -> &'static str {
    if pages.contains(['-', '–', ',', '&']) {
        "pp."
    } else {
        "p."
    }
}

/// `Lund, A., & Holm, B. C.`, or `A. Lund & B. C. Holm` where `inverted` is false.
fn people(names: &[Name], inverted: bool) -> String {
    let mut all: Vec<String> = names
        .iter()
        .map(|name| match (name.given.is_empty(), inverted) {
            (true, _) => name.family.clone(),
            (false, true) => format!("{}, {}", name.family, name.given),
            (false, false) => {
                let (given, suffix) = super::entry::split_suffix(&name.given);
                match suffix {
                    Some(suffix) => format!("{given} {}, {suffix}", name.family),
                    None => format!("{given} {}", name.family),
                }
            }
        })
        .collect();
    let others = all.last().is_some_and(|last| last == "et al.");
    if others {
        return all.join(", ");
    }
    if inverted && all.len() > MOST_AUTHORS {
        let last = all.split_off(all.len() - 1).concat();
        all.truncate(MOST_AUTHORS - 1);
        return format!("{}, . . . {last}", all.join(", "));
    }
    let Some(last) = all.pop() else {
        return String::new();
    };
    match (all.len(), inverted) {
        (0, _) => last,
        // Two groups take no comma (9.8).
        (1, true) if names.iter().all(|n| n.given.is_empty()) => {
            format!("{} & {last}", all.concat())
        }
        (1, false) => format!("{} & {last}", all.concat()),
        _ => format!("{}, & {last}", all.join(", ")),
    }
}

/// `text` in italics. White space cannot begin or end them, and signs at the ends would unmake them.
pub fn italic(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("*{}*", escaped(text))
}

/// `text` so that every sign in it is printed as it is.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        let c = if c.is_control() || c.is_whitespace() {
            ' '
        } else {
            c
        };
        if c == ' ' && before == ' ' && !out.is_empty() {
            continue;
        }
        if matches!(
            c,
            '\\' | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '`'
                | '$'
                | '#'
                | '~'
                | '^'
                | '|'
                | '{'
                | '}'
                | '@'
        ) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// An address is linked as it stands; signs that would be marks are escaped.
fn address(url: &str) -> String {
    let url: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    if url.contains(['*', '`', '<', '>', '\\', '|', '$', '[', ']']) {
        return escaped(&url);
    }
    url
}
