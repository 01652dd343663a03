//! How a work is called in the text (APA 7, 8.17 to 8.21).

use super::list::Listed;
use crate::references::{Fields, Name, Reference, Work, escaped, italic};

/// The names and year of a work.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// `Lund & Holm`, as Markdown.
    pub(super) parenthetical: String,
    /// `Lund and Holm`, as Markdown.
    pub(super) narrative: String,
    /// The same without italics, for text that is in italics.
    pub(super) upright: Option<String>,
    /// `2003a`
    pub(super) year: String,
    /// `a`
    pub(super) suffix: String,
    /// The names, plain.
    pub(super) names: Vec<String>,
}

/// What is compared of a work, typed or imported.
struct Known {
    names: Vec<String>,
    folded: Vec<String>,
    givens: Vec<String>,
    year: String,
    letter: Option<char>,
    title: String,
}

impl Known {
    fn of(fields: &Fields) -> Self {
        let people = people(fields);
        let (year, letter) = year_of(fields);
        Self {
            folded: people.iter().map(|n| folded(&n.family)).collect(),
            givens: people.iter().map(|n| folded(&n.given)).collect(),
            names: people.iter().map(|n| n.family.clone()).collect(),
            year,
            letter,
            title: fields
                .title
                .as_ref()
                .map_or(String::new(), |t| folded(&t.text)),
        }
    }

    fn same_authors(&self, other: &Self) -> bool {
        match (self.names.is_empty(), other.names.is_empty()) {
            (true, true) => self.title == other.title,
            (false, false) => self.folded == other.folded,
            _ => false,
        }
    }
}

fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Authors, else editors.
fn people(fields: &Fields) -> &[Name] {
    if fields.authors.is_empty() {
        &fields.editors
    } else {
        &fields.authors
    }
}

/// The year as it is cited, without its letter, and the letter.
fn year_of(fields: &Fields) -> (String, Option<char>) {
    let date = fields.date.as_ref().map_or("n.d.", |d| d.text.as_str());
    let year = date.split(',').next().unwrap_or(date).trim();
    let letter = year.chars().last().filter(|c| {
        c.is_ascii_lowercase()
            && year
                .trim_end_matches(|c: char| c.is_ascii_lowercase())
                .ends_with(|c: char| c.is_ascii_digit())
    });
    let year = match letter {
        Some(_) => year.get(..year.len() - 1).unwrap_or(year),
        None => year,
    };
    (year.to_owned(), letter)
}

/// The labels of the works of `list`, in its order.
pub(super) fn labels(list: &Listed, references: &[Reference], language: &str) -> Vec<Label> {
    let own: Vec<Known> = list
        .works
        .iter()
        .map(|work| Known::of(&work.fields))
        .collect();
    let typed: Vec<Known> = references.iter().map(|r| Known::of(&r.fields)).collect();
    let mut suffixes = vec![String::new(); own.len()];
    for at in 0..own.len() {
        if suffixes[at].is_empty() {
            letters(at, &own, &typed, &mut suffixes);
        }
    }
    own.iter()
        .enumerate()
        .zip(&list.works)
        .map(|((at, known), work)| {
            let others: Vec<&Known> = own
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, known)| known)
                .chain(&typed)
                .collect();
            label(work, known, &others, &suffixes[at], language)
        })
        .collect()
}

/// Gives letters to the works that share authors and year with the one at `at`, by title (8.19, 9.47); letters
/// that were typed are taken.
fn letters(at: usize, own: &[Known], typed: &[Known], suffixes: &mut [String]) {
    let Some(first) = own.get(at) else { return };
    let same = |other: &Known| first.same_authors(other) && first.year == other.year;
    let taken: Vec<char> = own
        .iter()
        .chain(typed)
        .filter(|k| same(k))
        .filter_map(|k| k.letter)
        .collect();
    let alike = typed.iter().filter(|k| same(k)).count();
    let mut group: Vec<usize> = (0..own.len())
        .filter(|&i| same(&own[i]) && own[i].letter.is_none())
        .collect();
    if group.len() + alike + usize::from(first.letter.is_some()) < 2 && taken.is_empty() {
        return;
    }
    if group.len() == 1 && alike == 0 && taken.is_empty() {
        return;
    }
    group.sort_by(|&a, &b| own[a].title.cmp(&own[b].title));
    let mut free = ('a'..='z').filter(|letter| !taken.contains(letter));
    for index in group {
        if let (Some(letter), Some(suffix)) = (free.next(), suffixes.get_mut(index)) {
            *suffix = letter.to_string();
        }
    }
}

fn label(work: &Work, known: &Known, others: &[&Known], suffix: &str, language: &str) -> Label {
    let fields = &work.fields;
    let bare = match known.letter {
        Some(letter) => format!("{}{letter}", known.year),
        None => crate::references::dated(&known.year, suffix),
    };
    // A republished work has both years (8.15).
    let first = fields.original.as_ref().map(|o| o.text.as_str());
    let year = match first.filter(|year| *year != known.year) {
        Some(first) => format!("{first}/{bare}"),
        None => bare,
    };
    let mut out = Label {
        year,
        suffix: suffix.to_owned(),
        names: known.names.clone(),
        ..Label::default()
    };
    if known.names.is_empty() {
        title(work, &mut out);
        return out;
    }
    let (shown, et_al) = shown(known, others);
    let mut names: Vec<String> = known.names.iter().take(shown).cloned().collect();
    // Two first authors of one surname are told apart by initials (8.20).
    let clash = others.iter().any(|other| {
        other.folded.first() == known.folded.first()
            && other.givens.first() != known.givens.first()
            && other.givens.first().is_some_and(|given| !given.is_empty())
    });
    if let (true, Some(first), Some(person)) = (clash, names.first_mut(), people(fields).first())
        && !person.given.is_empty()
    {
        *first = format!("{} {first}", person.given);
    }
    out.parenthetical = escaped(&joined(&names, et_al, "&"));
    out.narrative = escaped(&joined(&names, et_al, and(language)));
    if et_al {
        out.names.truncate(shown);
    }
    out
}

/// How many names are shown, and whether `et al.` follows (8.17, 8.18).
fn shown(known: &Known, others: &[&Known]) -> (usize, bool) {
    let all = known.names.len();
    // `and others` of the file
    let open = known.names.last().is_some_and(|last| last == "et al.");
    let all = if open { all - 1 } else { all };
    if all <= 2 && !open {
        return (all, false);
    }
    let rivals: Vec<&&Known> = others
        .iter()
        .filter(|other| {
            other.year == known.year && other.names.len() > 2 && other.folded != known.folded
        })
        .collect();
    let mut shown = 1;
    while shown < all
        && rivals
            .iter()
            .any(|other| other.folded.get(..shown) == known.folded.get(..shown))
    {
        shown += 1;
    }
    // `et al.` stands for more than one.
    if !open && shown + 1 >= all {
        return (all, false);
    }
    (shown, true)
}

fn joined(names: &[String], et_al: bool, and: &str) -> String {
    let Some((last, rest)) = names.split_last() else {
        return String::new();
    };
    match (rest.len(), et_al) {
        (0, false) => last.clone(),
        (0, true) => format!("{last} et al."),
        (_, true) => format!("{}, et al.", names.join(", ")),
        (1, false) => format!("{} {and} {last}", rest.concat()),
        (_, false) => format!("{}, {and} {last}", rest.join(", ")),
    }
}

/// The word between two names in running text (8.17).
fn and(language: &str) -> &'static str {
    match language.split(['-', '_']).next().unwrap_or("") {
        "tr" => "ve",
        "az" => "və",
        "de" => "und",
        "fr" => "et",
        "es" => "y",
        "pt" | "it" => "e",
        "nl" => "en",
        "ru" => "и",
        "fa" => "و",
        _ => "and",
    }
}

/// Without authors, the first words of the title: in italics if the entry has it so, else in quotation marks (8.14).
fn title(work: &Work, out: &mut Label) {
    let fields = &work.fields;
    let Some(title) = &fields.title else {
        out.parenthetical = escaped(&work.key);
        out.narrative = out.parenthetical.clone();
        return;
    };
    let short = title
        .text
        .split([':', '?'])
        .next()
        .unwrap_or(&title.text)
        .trim();
    let part = fields.container.is_some()
        && matches!(
            work.kind.as_str(),
            "article" | "chapter" | "anthos" | "entry" | "audio" | "video"
        );
    out.names = vec![short.to_owned()];
    if part {
        out.parenthetical = format!("“{}”", escaped(short));
    } else {
        out.upright = Some(escaped(short));
        out.parenthetical = italic(short);
    }
    out.narrative = out.parenthetical.clone();
}
