//! Whether names and a date are a citation, or the year of an event, a place, an institution, a law.

use super::link::{Agreement, Grade, Index, YearKey, fold, is_acronym};
use super::names::{Names, behind_article};
use super::stretch::Stretch;
use super::tokens::Kind;
use super::words::{LEADS, MONTHS, NO_VERB, PLACES, THINGS, VERBS, has, lower, without_ending};
use super::years::{Year, is_year};

/// How far before a date with a page its author may stand, in tokens: a quotation lies between.
const FAR: usize = 120;

/// How far before a date without a page: `Krugman’s formulation (2023)`.
const CLOSE: usize = 5;

/// Weighs what stands round a date.
#[derive(Copy, Clone)]
pub(super) struct Plausible<'a> {
    /// The text.
    pub(super) s: &'a Stretch,
    /// The list.
    pub(super) index: &'a Index,
    /// Whether the manuscript cites without a comma (`Smith 2001`).
    pub(super) bare_style: bool,
}

/// The surroundings of a date.
#[derive(Copy, Clone, Debug)]
pub(super) struct Place {
    /// The date.
    pub(super) year: Year,
    /// The first token of the names.
    pub(super) before: usize,
    /// The token after the bracket, or after the dates inside one.
    pub(super) after: usize,
    /// Whether a locator follows the date.
    pub(super) located: bool,
}

impl Plausible<'_> {
    fn part(&self, names: &Names, n: usize) -> &str {
        names
            .list
            .get(n)
            .map_or("", |part| self.s.range(part.0, part.1))
    }

    fn bare_name(&self, names: &Names, n: usize) -> String {
        without_ending(self.part(names, n)).to_owned()
    }

    /// Drops what stands before the authors: the first name that the list knows begins them; a group whose
    /// name holds a comma or `and` is one name.
    pub(super) fn select(&self, mut names: Names, inside: bool, year: Year) -> Names {
        self.double_name(&mut names);
        self.drop_article(&mut names);
        let count = names.list.len();
        if count > 1 {
            if let Some(last) = names.list.last().copied() {
                let known = |from: usize| {
                    let text = self.s.range(from, last.1);
                    let whole = fold(text);
                    !self.index.named(&whole).is_empty()
                        || self.index.spells_out(text)
                        || whole.len() >= 10 && !self.index.starting(&whole).is_empty()
                };
                let mut starts = names.list.iter().map(|part| part.0);
                if let Some(start) = starts.find(|start| *start != last.0 && known(*start)) {
                    names.list = vec![(start, last.1)];
                    names.joiner = None;
                    return names;
                }
            }
            // The list decides where the authors begin: by name and year, else by name.
            let dated = (0..count).find(|n| self.listed_at(&names, *n, year));
            let known = (0..count).find(|n| self.knows(&self.bare_name(&names, *n)));
            let plain = names.list.iter().all(|part| part.1 - part.0 <= 2) && !self.places(&names);
            let keep = match dated.or(known.filter(|_| !plain || names.joiner.is_none())) {
                Some(n) => n,
                // Two at most, unless the commas are those of a list of names.
                None if inside || plain => 0,
                None => count - if names.joiner.is_some() { 2 } else { 1 },
            };
            names.list.drain(..keep.min(count.saturating_sub(1)));
            if names.list.len() == 1 {
                names.joiner = None;
            }
        }
        names
    }

    /// `Costa e Silva and Kerr`: a surname with `e` or `y` inside, if the list has it.
    fn double_name(&self, names: &mut Names) {
        let Some(first) = names.list.first_mut() else {
            return;
        };
        let Some(start) = first.0.checked_sub(2) else {
            return;
        };
        let small = matches!(self.s.lower(start + 1).as_str(), "e" | "y" | "i");
        if small
            && self.s.capital(start)
            && !self
                .index
                .named(&fold(self.s.range(start, first.1)))
                .is_empty()
        {
            first.0 = start;
        }
    }

    /// `el INE, 2012`: an article is no part of the name, unless the list has it there.
    fn drop_article(&self, names: &mut Names) {
        let Some(first) = names.list.first_mut() else {
            return;
        };
        let next = behind_article(self.s, *first);
        if next == first.0 {
            return;
        }
        let rest = self.s.range(next, first.1);
        let short = rest.chars().count() <= 5 && is_acronym(rest) && !self.s.capital(first.0);
        if (short || self.knows(rest))
            && self
                .index
                .named(&fold(self.s.range(first.0, first.1)))
                .is_empty()
        {
            first.0 = next;
        }
    }

    /// Names that small words break off (`Declaração Universal dos Direitos Humanos`): the whole segment, if listed.
    pub(super) fn whole_segment(
        &self,
        names: Option<Names>,
        floor: usize,
        year: usize,
    ) -> Option<Names> {
        let end = if year > floor && self.s.kind(year - 1) == Some(Kind::Comma) {
            year - 1
        } else {
            year
        };
        if end <= floor
            || names
                .as_ref()
                .is_some_and(|n| n.start() == floor || self.knows(self.part(n, 0)))
        {
            return names;
        }
        let text = self.s.range(floor, end);
        let folded = fold(text);
        let listed = text.len() < 300
            && folded.len() >= 8
            && (!self.index.named(&folded).is_empty() || !self.index.starting(&folded).is_empty());
        if !listed {
            return names;
        }
        Some(Names {
            list: vec![(floor, end)],
            comma: end < year,
            end,
            ..Names::default()
        })
    }

    fn knows(&self, name: &str) -> bool {
        self.index.knows(name)
    }

    /// Whether the list is empty: then shape alone has to do.
    fn no_list(&self) -> bool {
        self.index.entries.is_empty()
    }

    fn year_key(&self, year: Year) -> YearKey {
        YearKey::new(self.s.range(year.first, year.next))
    }

    /// Whether the list has the first name with that year.
    pub(super) fn listed(&self, names: &Names, year: Year) -> bool {
        self.listed_at(names, 0, year)
    }

    fn listed_at(&self, names: &Names, n: usize, year: Year) -> bool {
        let key = self.year_key(year);
        let name = self.bare_name(names, n);
        let of_year = |at: &usize| {
            self.index
                .entries
                .get(*at)
                .is_some_and(|entry| key.agrees(&entry.year) >= Agreement::Letterless)
        };
        self.index.found(&name).iter().any(|(at, _)| of_year(at))
            || key
                .years
                .iter()
                .any(|(year, _)| !self.index.named_in(&fold(&name), year).is_empty())
    }

    /// Whether the list has a person of that name.
    fn person(&self, names: &Names) -> bool {
        let name = self.bare_name(names, 0);
        self.index.found(&name).iter().any(|(at, grade)| {
            *grade >= Grade::Part
                && self
                    .index
                    .entries
                    .get(*at)
                    .and_then(|entry| entry.authors.first())
                    .is_some_and(|author| !author.group)
        })
    }

    /// The nearest name before token `at` that is a listed person's with that year: `Barthes says … (1987, p. 19)`.
    /// A page makes it certain that a work is meant; without one, the name must stand close by.
    pub(super) fn person_before(&self, at: usize, year: Year, located: bool) -> Option<Names> {
        let reach = if located { FAR } else { CLOSE };
        let key = self.year_key(year);
        for i in (at.saturating_sub(reach)..at).rev() {
            let ends = self.s.kind(i) == Some(Kind::Stop) && self.s.capital(i + 1);
            if ends && !located {
                return None;
            }
            if !self.s.capital(i) || self.s.kind(i) != Some(Kind::Word) {
                continue;
            }
            let names = Names {
                list: vec![(i, i + 1)],
                end: i + 1,
                possessive: without_ending(self.s.text(i)) != self.s.text(i),
                ..Names::default()
            };
            let known = self
                .index
                .found(&self.bare_name(&names, 0))
                .iter()
                .any(|(at, grade)| {
                    *grade == Grade::Whole
                        && self.index.entries.get(*at).is_some_and(|entry| {
                            key.agrees(&entry.year) >= Agreement::Letterless
                                && entry.authors.first().is_some_and(|author| !author.group)
                        })
                });
            if known {
                return Some(names);
            }
        }
        None
    }

    /// Whether the list has the person with another year, or the year with the name spelt otherwise.
    pub(super) fn known(&self, names: &Names, year: Year) -> bool {
        !self.places(names) && (self.person(names) || self.misspelt(names, year))
    }

    /// Whether a name of the list, spelt otherwise, has that year.
    fn misspelt(&self, names: &Names, year: Year) -> bool {
        let key = self.year_key(year);
        let folded = fold(&self.bare_name(names, 0));
        self.index.sounding(&folded).iter().any(|at| {
            self.index.entries.get(*at).is_some_and(|entry| {
                key.agrees(&entry.year) >= Agreement::Letterless
                    && entry
                        .authors
                        .first()
                        .is_some_and(|a| super::link::near(&folded, &a.fold))
            })
        })
    }

    /// Whether a name is a month, place or thing.
    fn places(&self, names: &Names) -> bool {
        let count = names.list.len();
        (0..count).any(|n| {
            let text = lower(&self.bare_name(names, n));
            let last = text.rsplit(' ').next().unwrap_or("");
            let first = text.split(' ').next().unwrap_or("");
            let text = text.strip_prefix("the ").unwrap_or(&text);
            has(PLACES, text)
                || has(MONTHS, text)
                || has(MONTHS, last)
                || (has(THINGS, last) && n + 1 == count)
                || (has(THINGS, first) && first == text)
        })
    }

    /// Whether names and a date inside parentheses are a citation.
    pub(super) fn inside(&self, names: &Names, place: &Place) -> bool {
        if self.listed(names, place.year)
            || self.person(names) && (names.comma || names.et_al || self.bare_style)
        {
            return true;
        }
        if self.places(names) || self.authority(names, place) {
            return false;
        }
        if names.et_al {
            return true;
        }
        // `2001 to 2010`, `2003 figures`
        let runs_on = matches!(
            self.s.kind(place.after),
            Some(Kind::Word | Kind::Number | Kind::Dash)
        ) && !place.located;
        // A number below 1500 without a comma counts specimens; a range of years dates a thing.
        let specimen = !names.comma && self.s.text(place.year.first) < "15";
        let doubtful =
            runs_on || specimen || self.gloss(names) || place.year.range && !self.no_list();
        if doubtful || !names.comma {
            if self.misspelt(names, place.year) {
                return true;
            }
            if doubtful {
                return false;
            }
        }
        if names.comma {
            return true;
        }
        let words = names
            .list
            .iter()
            .map(|part| part.1 - part.0)
            .max()
            .unwrap_or(0);
        let single = words <= if self.bare_style { 5 } else { 1 } || names.joiner.is_some();
        (self.no_list() || self.bare_style || place.located) && single && !place.year.range
    }

    /// Whether it says who made a thing: `the wheel of life – W. G. Horner, 1834`.
    fn gloss(&self, names: &Names) -> bool {
        let Some(before) = names.start().checked_sub(2) else {
            return false;
        };
        self.s.kind(before + 1) == Some(Kind::Dash)
            && self.s.kind(before) == Some(Kind::Word)
            && !self.s.capital(before)
    }

    /// Whether it names who described a species: `*Oniscus asellus* (Linnaeus, 1758)`, or the same alone in a cell.
    fn authority(&self, names: &Names, place: &Place) -> bool {
        let open = names
            .start()
            .checked_sub(1)
            .filter(|i| self.s.kind(*i) == Some(Kind::Open));
        let alone = self.s.kind(place.after) == Some(Kind::Close);
        let old = self.s.text(place.year.first) < "1960";
        let Some(open) = open.filter(|_| alone && old && !place.located && !place.year.undated)
        else {
            return false;
        };
        let marked = open
            .checked_sub(1)
            .is_some_and(|before| self.s.emphasised(before) && self.is_taxon(before));
        let whole = place.after + 1 == self.s.tokens.len();
        marked || whole && (1..=3).contains(&open) && self.s.capital(0) && !self.s.capital(1)
    }

    /// Whether the emphasised token ends the Latin name of a species: `Oniscus asellus`, or the two words run together.
    fn is_taxon(&self, at: usize) -> bool {
        let word = self.s.text(at);
        let small = word.chars().skip(1).all(|c| c.is_ascii_lowercase());
        let alone = at
            .checked_sub(1)
            .is_none_or(|before| !self.s.emphasised(before));
        !self.s.capital(at) || small && alone && word.len() > 12
    }

    /// Whether a name before `(year)` in running text is a citation.
    pub(super) fn narrative(&self, names: &Names, place: &Place) -> bool {
        if self.listed(names, place.year) && !place.year.range {
            return true;
        }
        if place.year.range || self.places(names) {
            return false;
        }
        if names.et_al || self.person(names) || self.misspelt(names, place.year) {
            return true;
        }
        let article = place.before.checked_sub(1).is_some_and(|i| {
            matches!(
                self.s.lower(i).as_str(),
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "der"
                    | "die"
                    | "das"
                    | "el"
                    | "la"
                    | "le"
                    | "o"
                    | "os"
                    | "as"
            )
        });
        let words = names
            .list
            .iter()
            .map(|part| part.1 - part.0)
            .max()
            .unwrap_or(0);
        let acronym = names.list.len() == 1 && is_acronym(&self.bare_name(names, 0));
        let lettered =
            self.s.text(place.year.first).len() == 5 && is_year(self.s.text(place.year.first));
        let verb = self.verb(place.after);
        if words > 3 || article || names.quoted {
            return place.located && !article && words <= 6;
        }
        if place.located || place.year.undated || (lettered && !acronym) {
            return true;
        }
        if acronym {
            return verb && self.no_list();
        }
        let lead = place.before.checked_sub(1).is_some_and(|i| {
            let before = self.s.lower(i);
            let according = before == "to"
                && i > 0
                && matches!(
                    self.s.lower(i - 1).as_str(),
                    "according" | "contrary" | "similar"
                );
            according || has(LEADS, &before)
        });
        self.no_list() || verb || lead || names.possessive
    }

    /// Whether `In 2014, Ergin published` names a work.
    pub(super) fn inverted(&self, names: &Names, year: Year) -> bool {
        !self.places(names) && (self.no_list() || self.listed(names, year))
    }

    /// Whether a reporting verb stands at token `at`, an adverb before it maybe.
    fn verb(&self, at: usize) -> bool {
        let mut at = at;
        let mut word = self.s.lower(at);
        if word.ends_with("ly")
            || matches!(
                word.as_str(),
                "also"
                    | "further"
                    | "later"
                    | "first"
                    | "have"
                    | "has"
                    | "had"
                    | "também"
                    | "también"
                    | "ise"
            )
        {
            at += 1;
            word = self.s.lower(at);
        }
        if self.s.kind(at) != Some(Kind::Word) || self.s.capital(at) || has(NO_VERB, &word) {
            return false;
        }
        has(VERBS, &word)
            || word.ends_with("ed") && word.len() > 4
            || [
                "aram",
                "eram",
                "iram",
                "aron",
                "ieron",
                "mektedir",
                "maktadır",
            ]
            .iter()
            .any(|end| word.ends_with(end))
    }
}
