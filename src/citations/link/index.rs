//! The reference list as a citation looks at it: by name, by year, by skeleton of the name.
//!
//! Nothing iterates over the maps, so their order does not matter.

use std::collections::{BTreeMap, HashMap};

use super::alias;
use super::fold::{fold, skeleton};
use super::year::YearKey;
use crate::citations::words::{ELIDED, PARTICLES, has, lower};
use crate::references::{Name, Reference};
use crate::source::{Source, Span};

/// Lists of entries under one key are cut here: a hostile list must not make linking quadratic.
const MOST: usize = 60;
/// The same for names that sound alike.
const ALIKE: usize = 24;

/// How an entry was found by a name.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::citations) enum Grade {
    /// By the consonants or all but a letter or two.
    Near,
    /// By an acronym, a translation, or the start of the name.
    Alias,
    /// By a part of a surname or of the name of a group.
    Part,
    /// By the surname without its particle.
    Bare,
    /// By the whole surname or name of a group, accents and case aside.
    Whole,
}

/// An author as compared.
#[derive(Clone, Debug)]
pub(in crate::citations) struct AuthorKey {
    /// As listed.
    pub(in crate::citations) family: String,
    /// The family name folded.
    pub(in crate::citations) fold: String,
    /// Folded without particles.
    pub(in crate::citations) bare: String,
    /// Folded words.
    pub(in crate::citations) words: Vec<String>,
    /// Folded initials.
    pub(in crate::citations) initials: String,
    /// Whether it is a group (or a title that stands in place of an author).
    pub(in crate::citations) group: bool,
}

/// An entry as compared.
#[derive(Clone, Debug)]
pub(in crate::citations) struct EntryKey {
    /// Authors, else editors, else the title.
    pub(in crate::citations) authors: Vec<AuthorKey>,
    /// Whether the list of authors was cut (`et al.`, an ellipsis).
    pub(in crate::citations) open: bool,
    /// The date.
    pub(in crate::citations) year: YearKey,
    /// The title folded, for duplicates.
    pub(in crate::citations) title: String,
}

/// The list, indexed.
#[derive(Clone, Debug, Default)]
pub(in crate::citations) struct Index {
    /// By index of the reference.
    pub(in crate::citations) entries: Vec<EntryKey>,
    by_name: HashMap<String, Vec<(usize, Grade)>>,
    by_name_year: HashMap<(String, String), Vec<usize>>,
    by_skeleton: HashMap<String, Vec<usize>>,
    by_start: BTreeMap<String, Vec<usize>>,
    by_title: BTreeMap<String, Vec<usize>>,
    /// Folded acronym → folded name, from the text and the list.
    pub(in crate::citations) aliases: BTreeMap<String, String>,
}

impl Index {
    pub(in crate::citations) fn new(source: &Source, references: &[Reference]) -> Self {
        let mut index = Self::default();
        for (at, reference) in references.iter().enumerate() {
            let entry = entry(reference);
            if let Some(first) = entry.authors.first() {
                index.add(at, first, &entry, &head(source, reference));
            }
            index.entries.push(entry);
        }
        index
    }

    fn add(&mut self, at: usize, first: &AuthorKey, entry: &EntryKey, head: &str) {
        let mut put = |key: &str, grade: Grade| {
            if key.chars().count() < 2 && grade != Grade::Whole {
                return;
            }
            let list = self.by_name.entry(key.to_owned()).or_default();
            if list.len() < MOST && !list.iter().any(|(other, _)| *other == at) {
                list.push((at, grade));
            }
        };
        put(&first.fold, Grade::Whole);
        put(&first.bare, Grade::Bare);
        if first.group {
            put(&fold(strip_article(&first.family)), Grade::Whole);
            // `NBS – National Bureau of Statistics`, `GIZ (Deutsche Gesellschaft …)`
            for part in alias::parts(&first.family) {
                put(&fold(part), Grade::Bare);
            }
        }
        if !first.group {
            for word in [first.words.last(), first.words.first()]
                .into_iter()
                .flatten()
            {
                put(word, Grade::Part);
            }
        }
        // What stands before the date says how a group is also called, whatever field took it.
        if entry.authors.len() == 1 || first.group {
            put(&fold(head), Grade::Bare);
            for part in alias::parts(head)
                .into_iter()
                .filter(|part| part.contains(' ') || alias::is_acronym(part))
            {
                put(&fold(part), Grade::Bare);
            }
        }
        for acronym in alias::acronyms(&first.family, first.group) {
            put(&acronym, Grade::Alias);
        }
        for year in entry.year.numbers() {
            let list = self
                .by_name_year
                .entry((first.fold.clone(), year.clone()))
                .or_default();
            if list.len() < MOST {
                list.push(at);
            }
        }
        let skeleton = skeleton(&first.fold);
        for key in deletions(&skeleton) {
            let list = self.by_skeleton.entry(key).or_default();
            if list.len() < ALIKE {
                list.push(at);
            }
        }
        let start = |map: &mut BTreeMap<String, Vec<usize>>, key: &str| {
            if key.len() >= 4 {
                let list = map.entry(key.to_owned()).or_default();
                if list.len() < MOST && !list.contains(&at) {
                    list.push(at);
                }
            }
        };
        if first.group {
            start(&mut self.by_start, &first.fold);
        }
        start(&mut self.by_title, &entry.title);
    }

    /// Takes in that the text calls the group `full` `short`.
    pub(in crate::citations) fn introduce(&mut self, short: &str, full: &str) {
        let (short, full) = (fold(short), fold(strip_article(full)));
        for (one, other) in [(&short, &full), (&full, &short)] {
            if !self.named(other).is_empty() && self.named(one).is_empty() {
                self.aliases
                    .entry(one.clone())
                    .or_insert_with(|| other.clone());
            }
        }
    }

    /// Whether the text calls the group `full` `short`.
    pub(in crate::citations) fn introduced(&self, short: &str, full: &str) -> bool {
        self.aliases.get(&fold(short)) == Some(&fold(strip_article(full)))
    }

    /// Whether the list has the group `full`.
    pub(in crate::citations) fn is_group(&self, full: &str) -> bool {
        let is_group = |(at, grade): &(usize, Grade)| {
            let entry = self.entries.get(*at);
            let first = entry.and_then(|entry| entry.authors.first());
            *grade == Grade::Whole && first.is_some_and(|author| author.group)
        };
        self.named(&fold(strip_article(full))).iter().any(is_group)
    }

    /// Entries whose first author has exactly this name (folded), best grade first per entry.
    pub(in crate::citations) fn named(&self, folded: &str) -> &[(usize, Grade)] {
        self.by_name.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Entries of this first author (folded) and year.
    pub(in crate::citations) fn named_in(&self, folded: &str, year: &str) -> &[usize] {
        self.by_name_year
            .get(&(folded.to_owned(), year.to_owned()))
            .map_or(&[], Vec::as_slice)
    }

    /// Entries whose group or title starts so.
    pub(in crate::citations) fn starting(&self, folded: &str) -> Vec<usize> {
        // A word begins many titles; the title of an entry with authors has to be told by more.
        let maps = [(&self.by_start, 4), (&self.by_title, 12)];
        maps.into_iter()
            .filter(|(_, least)| folded.chars().count() >= *least)
            .flat_map(|(map, _)| {
                map.range(folded.to_owned()..)
                    .take(20)
                    .take_while(|(start, _)| start.starts_with(folded))
                    .flat_map(|(_, list)| list.iter().copied())
            })
            .take(MOST)
            .collect()
    }

    /// Entries whose first author's consonants are these but for one.
    pub(in crate::citations) fn sounding(&self, folded: &str) -> Vec<usize> {
        let mut found: Vec<usize> = deletions(&skeleton(folded))
            .iter()
            .filter_map(|key| self.by_skeleton.get(key))
            .flatten()
            .copied()
            .take(2 * ALIKE)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the typed `name` spells out an acronym of the list.
    pub(in crate::citations) fn spells_out(&self, name: &str) -> bool {
        name.split_whitespace().count() >= 3
            && self
                .found(name)
                .iter()
                .any(|(_, grade)| *grade == Grade::Alias)
    }

    /// Whether any entry has this as (part of) its first author.
    pub(in crate::citations) fn knows(&self, name: &str) -> bool {
        !self.found(name).is_empty()
    }

    /// Entries by the typed `name`: whole, without given names, as acronym, as the start of a group or title.
    pub(in crate::citations) fn found(&self, name: &str) -> Vec<(usize, Grade)> {
        let whole = fold(strip_article(name));
        let mut found: Vec<(usize, Grade)> = self.named(&whole).to_vec();
        if let Some(full) = self.aliases.get(&whole) {
            found.extend(self.named(full).iter().map(|(at, _)| (*at, Grade::Alias)));
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        if found.is_empty() && words.len() > 1 && words.len() < 12 {
            // `Stephen Levinson`, `A. Lund`: given names first.
            for from in 1..words.len() {
                found = self
                    .named(&fold(&words[from..].join(" ")))
                    .iter()
                    .filter(|(at, _)| {
                        self.entries
                            .get(*at)
                            .and_then(|e| e.authors.first())
                            .is_some_and(|a| !a.group)
                    })
                    .copied()
                    .collect();
                if !found.is_empty() {
                    break;
                }
            }
            // `García Robles` for a listed `García`.
            if found.is_empty()
                && let Some(first) = words.iter().find(|word| !has(PARTICLES, &lower(word)))
                && !first.ends_with('.')
            {
                let part = self.named(&fold(first)).iter();
                found = part
                    .filter(|(at, grade)| {
                        *grade == Grade::Whole
                            && self
                                .entries
                                .get(*at)
                                .and_then(|e| e.authors.first())
                                .is_some_and(|a| !a.group)
                    })
                    .map(|(at, _)| (*at, Grade::Part))
                    .collect();
            }
        }
        // `Food and Agriculture Organization` for a listed `FAO`.
        if found.is_empty() && (3..16).contains(&words.len()) {
            let (short, _) = alias::initials(name);
            let listed = self.named(&short).iter();
            found = listed
                .filter(|(at, _)| {
                    self.entries
                        .get(*at)
                        .and_then(|e| e.authors.first())
                        .is_some_and(|a| alias::is_acronym(&a.family))
                })
                .map(|(at, _)| (*at, Grade::Alias))
                .collect();
        }
        // `CLSI M38-A2`: a group's acronym and the number of its standard.
        if found.is_empty()
            && words.len() > 1
            && let Some(first) = words.first().filter(|word| alias::is_acronym(word))
            && words
                .iter()
                .skip(1)
                .all(|word| word.contains(char::is_numeric))
        {
            let known = self.named(&fold(first)).iter();
            found = known.map(|(at, _)| (*at, Grade::Alias)).collect();
        }
        if found.is_empty() {
            found = self
                .starting(&whole)
                .into_iter()
                .map(|at| (at, Grade::Alias))
                .collect();
        }
        found.truncate(MOST);
        found
    }
}

/// Without `The`.
fn strip_article(name: &str) -> &str {
    name.strip_prefix("The ")
        .or(name.strip_prefix("the "))
        .unwrap_or(name)
}

/// The typed text before the date.
fn head(source: &Source, reference: &Reference) -> String {
    let end = reference.fields.date.as_ref().and_then(|date| date.span);
    let span = Span::new(
        reference.span.start,
        end.map_or(reference.span.end, |span| span.start),
    );
    let text = source.text().get(span.range()).unwrap_or("");
    let short: String = text.chars().take(200).collect();
    short
        .trim_end_matches(['(', '[', ' ', '.', ',', '*'])
        .trim_start_matches(['*', ' '])
        .to_owned()
}

fn entry(reference: &Reference) -> EntryKey {
    let fields = &reference.fields;
    let title = fields
        .title
        .as_ref()
        .map_or(String::new(), |title| fold(&title.text));
    let people = if fields.authors.is_empty() {
        &fields.editors
    } else {
        &fields.authors
    };
    let mut authors: Vec<AuthorKey> = people.iter().take(60).map(author).collect();
    let open = authors
        .iter()
        .any(|a| a.fold == "etal" || a.fold.is_empty());
    authors.retain(|a| !a.fold.is_empty() && a.fold != "etal");
    if authors.is_empty()
        && let Some(title) = &fields.title
    {
        authors.push(author(&Name {
            family: title.text.clone(),
            ..Name::default()
        }));
    }
    let year = YearKey::new(fields.date.as_ref().map_or("n.d.", |date| &date.text));
    EntryKey {
        authors,
        open,
        year: match &fields.original {
            Some(original) => year.republishing(&original.text),
            None => year,
        },
        title,
    }
}

fn author(name: &Name) -> AuthorKey {
    let words: Vec<&str> = name.family.split_whitespace().collect();
    let kept: Vec<&&str> = words
        .iter()
        .skip_while(|word| has(PARTICLES, &lower(word)))
        .collect();
    let bare: String = kept.iter().map(|word| fold(unelided(word))).collect();
    let mut parts: Vec<String> = kept
        .iter()
        .flat_map(|word| word.split(['-', '‐', '‑', '–']))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    parts.truncate(20);
    AuthorKey {
        fold: fold(&name.family),
        bare,
        words: parts,
        initials: name
            .given
            .split(|c: char| !c.is_alphabetic())
            .filter_map(|word| word.chars().next())
            .flat_map(|c| fold(&c.to_string()).chars().collect::<Vec<_>>())
            .collect(),
        group: name.given.is_empty(),
        family: name.family.clone(),
    }
}

/// A name without the article that lost its vowel: `Hôpital` of `l’Hôpital`, `Orto` of `dell’Orto`.
fn unelided(word: &str) -> &str {
    match word.split_once(['\'', '’', 'ʼ']) {
        Some((article, name)) if has(ELIDED, &lower(article)) => name,
        _ => word,
    }
}

/// The word and all that lack one letter of it.
fn deletions(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(16).collect();
    let mut keys = vec![letters.iter().collect::<String>()];
    if letters.len() > 1 {
        for skip in 0..letters.len() {
            keys.push(
                letters
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| *i != skip)
                    .map(|(_, c)| c)
                    .collect(),
            );
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
