//! Citations in one stretch of text.
//!
//! In: a stretch and the indexed list. Out: drafts of citations, still without links. Brackets are read in order;
//! every date is an anchor, and the names before it decide whether it is a citation.

use super::link::{Index, begins, is_acronym, stands_for};
use super::names::{Names, behind_article, names_before};
use super::plausible::{Place, Plausible};
use super::stretch::Stretch;
use super::tail::{Dated, dates};
use super::tokens::Kind;
use super::words::{CITED_IN, IDEM, PERSONAL, PREFIXES, VERBS, has, without_ending};
use super::years::{Year, is_year, year_at};
use super::{Citation, Cited, Form, Link, Span};

/// A citation, and whether it stands or falls with its link.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The citation, not yet linked.
    pub(super) citation: Citation,
    /// A work known through another one (`Rabe, 1944, as cited in …`): needs no entry.
    pub(super) secondary: bool,
}

/// Brackets nested deeper than this are read as text.
const DEEPEST: usize = 6;

/// Reads one stretch.
pub(super) struct Finder<'a> {
    s: &'a Stretch,
    plausible: Plausible<'a>,
    group: usize,
    /// The names cited last in this stretch.
    recent: Option<Names>,
    drafts: Vec<Draft>,
}

/// What the citations of one bracket share.
#[derive(Copy, Clone)]
struct Group {
    form: Form,
    span: Span,
}

impl<'a> Finder<'a> {
    /// The drafts in `s`, and how many groups they form; these are numbered from 0.
    pub(super) fn read(s: &'a Stretch, index: &'a Index, bare_style: bool) -> (Vec<Draft>, usize) {
        let mut finder = Finder {
            s,
            plausible: Plausible {
                s,
                index,
                bare_style,
            },
            group: 0,
            recent: None,
            drafts: Vec::new(),
        };
        finder.run();
        (finder.drafts, finder.group)
    }

    fn run(&mut self) {
        let (mut i, mut floor) = (0, 0);
        while i < self.s.tokens.len() {
            if let Some(close) = self.s.close(i)
                && year_at(self.s, i).is_none_or(|year| year.next <= i + 1)
            {
                self.bracket(i, close, floor, 0);
                floor = close + 1;
                i = close + 1;
            } else if let Some(year) =
                year_at(self.s, i).filter(|_| self.s.kind(i) == Some(Kind::Number))
            {
                let next = self.running(year, floor).unwrap_or(year.next);
                if next > year.next {
                    floor = next;
                }
                i = next.max(year.next);
            } else {
                i += 1;
            }
        }
    }

    /// What stands in the brackets from token `open` to `close`, and the name before them.
    fn bracket(&mut self, open: usize, close: usize, floor: usize, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let group = self.group;
        if !self.narrative(open, close, floor) {
            let span = self.s.span(open, close + 1);
            let form = Form::Parenthetical;
            let before = self.drafts.len();
            // `(idem, 2004, p. 11)`
            let same = has(IDEM, &self.s.lower(open + 1)).then(|| self.recent.clone());
            self.inside(open + 1, close, same.flatten(), Group { form, span }, depth);
            if self.drafts.len() == before {
                self.afterwards(open, close);
            }
        }
        if self
            .drafts
            .last()
            .is_some_and(|draft| draft.citation.group == group)
        {
            self.group = group + 1;
        }
    }

    /// `Barthes says that … (1987, p. 19)`: a date alone, whose author stands earlier in the sentence.
    fn afterwards(&mut self, open: usize, close: usize) {
        let s = self.s;
        let Some(year) = year_at(s, open + 1).filter(|year| year.next <= close) else {
            return;
        };
        let (list, next) = dates(s, year, close);
        let located = list.iter().any(|dated| dated.locator.is_some());
        if next != close {
            return;
        }
        let Some(names) = self.plausible.person_before(open, year, located) else {
            return;
        };
        let group = Group {
            form: Form::Narrative,
            span: s.span(open, close + 1),
        };
        self.emit_at(&names, &list, None, group, true, year.first);
    }

    /// `Ergin (2014, p. 61)`, `Northern Ports Authority (NPA, 2019)`, `P. Castellan (personal communication, …)`.
    fn narrative(&mut self, open: usize, close: usize, floor: usize) -> bool {
        let first = open + 1;
        let s = self.s;
        if s.phrases(first, PERSONAL).is_some() {
            let Some(names) = names_before(s, open, floor, false) else {
                return false;
            };
            self.personal(
                &names,
                first,
                close,
                Form::Narrative,
                s.span(names.start(), close + 1),
            );
            return true;
        }
        // The abbreviation of the group before the bracket.
        let introduced = (s.kind(first) == Some(Kind::Word)
            && s.kind(first + 1) == Some(Kind::Comma)
            && is_acronym(s.text(first)))
        .then(|| year_at(s, first + 2))
        .flatten();
        let Some(year) = introduced
            .or_else(|| year_at(s, first))
            .filter(|year| year.next <= close)
        else {
            return false;
        };
        let Some(mut names) = names_before(s, open, floor, false) else {
            return false;
        };
        if introduced.is_some() {
            let Some(last) = names.list.last().copied() else {
                return false;
            };
            let (short, full) = (s.text(first), s.range(last.0, last.1));
            let bare = s.range(behind_article(s, last), last.1);
            let index = self.plausible.index;
            if !stands_for(short, full) && !index.introduced(short, bare) {
                return false;
            }
            names.list = vec![last];
            names.abbreviation = Some((first, first + 1));
        }
        let names = self.plausible.select(names, false, year);
        let (list, next) = dates(s, year, close);
        let place = Place {
            year,
            before: names.start(),
            after: close + 1,
            located: list.iter().any(|dated| dated.locator.is_some()),
        };
        if introduced.is_none() && !self.plausible.narrative(&names, &place) {
            return false;
        }
        let group = Group {
            form: Form::Narrative,
            span: s.span(names.start(), close + 1),
        };
        // `Guentcheva et al. (2003), also cited in Markova (2011)`
        let mut after = close + 1;
        while s.kind(after) == Some(Kind::Comma) || s.lower(after) == "also" {
            after += 1;
        }
        // `Holm (1904 apud Şahin, 2001)`
        let within = next + usize::from(s.kind(next) == Some(Kind::Comma));
        let secondary = [after, within]
            .into_iter()
            .any(|at| s.phrases(at, CITED_IN).is_some());
        self.emit(&names, &list, None, group, secondary);
        // `Smith (2001; see also Jones, 2003)`
        let rest = Group {
            form: Form::Parenthetical,
            ..group
        };
        self.inside(next, close, Some(names), rest, 0);
        true
    }

    /// Works inside brackets, tokens `from..to`; `names`: those that a date without names belongs to.
    fn inside(&mut self, from: usize, to: usize, names: Option<Names>, group: Group, depth: usize) {
        let s = self.s;
        let (mut at, mut floor, mut segment, mut last) = (from, from, from, names);
        let mut comma = None;
        while at < to {
            match s.kind(at) {
                Some(Kind::Semi) => {
                    // `ROSA; ALVES, 2011`: names alone wait for their date.
                    // `Ferrão et al.; 2001`: the semicolon is a slip for a comma.
                    let slip = year_at(s, at + 1).is_some()
                        && names_before(s, at, floor, true).is_some_and(|names| names.et_al);
                    if slip {
                        comma = Some(at);
                    } else if !self.only_name(segment, at) {
                        floor = at + 1;
                    }
                    segment = at + 1;
                    at += 1;
                    continue;
                }
                Some(Kind::Open | Kind::OpenSquare) => {
                    if let Some(close) = s.close(at).filter(|close| *close < to)
                        && year_at(s, at).is_none_or(|year| year.next <= at + 1)
                    {
                        let abbreviation = close == at + 2 && s.kind(at + 1) == Some(Kind::Word);
                        if self.explains(at, close, floor) {
                            // `BBS (Bangladesh Bureau of Statistics), 2013`
                        } else if !abbreviation {
                            self.bracket(at, close, floor, depth + 1);
                            floor = close + 1;
                        }
                        at = close + 1;
                        continue;
                    }
                }
                Some(Kind::Word) if s.phrases(at, PERSONAL).is_some() => {
                    if let Some(names) = names_before(s, at, floor, true) {
                        let end = (at..to)
                            .find(|i| s.kind(*i) == Some(Kind::Semi))
                            .unwrap_or(to);
                        self.personal(&names, at, end, group.form, group.span);
                        at = end;
                        continue;
                    }
                }
                _ => {}
            }
            let Some(year) = year_at(s, at).filter(|year| year.next <= to) else {
                at += 1;
                continue;
            };
            let (list, next) = dates(s, year, to);
            let end = comma.take().filter(|comma| comma + 1 == at).unwrap_or(at);
            let names = names_before(s, end, floor, true);
            let names = self.plausible.whole_segment(names, floor, end);
            let place = Place {
                year,
                before: floor,
                after: next,
                located: list.iter().any(|dated| dated.locator.is_some()),
            };
            match names.map(|names| self.plausible.select(names, true, year)) {
                Some(names) if self.plausible.inside(&names, &place) => {
                    let after = if s.kind(next) == Some(Kind::Comma) {
                        next + 1
                    } else {
                        next
                    };
                    let secondary = s.phrases(after, CITED_IN).is_some();
                    let prefix = (segment.max(floor) < names.start() && floor < names.start())
                        .then(|| s.cited(segment.max(floor).min(names.start()), names.start()));
                    self.emit(&names, &list, prefix, group, secondary);
                    last = Some(names);
                }
                None if last.is_some() && self.continues(at, from) => {
                    if let Some(names) = last.clone() {
                        let bare = Names {
                            list: names.list.clone(),
                            ..names
                        };
                        self.emit_at(&bare, &list, None, group, false, at);
                    }
                }
                _ => {}
            }
            at = next.max(at + 1);
            floor = at;
            segment = at;
        }
    }

    /// Whether the bracket spells out the name before it and the date comes after: `BBS (Bangladesh …), 2013`.
    fn explains(&self, open: usize, close: usize, floor: usize) -> bool {
        let s = self.s;
        open > floor
            && s.capital(open - 1)
            && s.kind(close + 1) == Some(Kind::Comma)
            && year_at(s, close + 2).is_some()
            && (open + 1..close).all(|i| s.kind(i) == Some(Kind::Word))
    }

    /// Whether the date at token `at` follows a comma, semicolon or joiner and so goes on with the names before.
    fn continues(&self, at: usize, from: usize) -> bool {
        at > from
            && self.s.kind(at) == Some(Kind::Number)
            && matches!(
                self.s.kind(at - 1),
                Some(Kind::Comma | Kind::Semi | Kind::Amp)
            )
            && self
                .s
                .tokens
                .get(at + 1)
                .is_none_or(|t| !matches!(t.kind, Kind::Word | Kind::Number))
    }

    /// Whether tokens `from..to` are a name, announced maybe (`cf. BRAIT`), and nothing else.
    fn only_name(&self, from: usize, to: usize) -> bool {
        let s = self.s;
        names_before(s, to, from, true).is_some_and(|names| {
            let announced = (from..names.start()).all(|i| {
                matches!(s.kind(i), Some(Kind::Stop | Kind::Comma | Kind::Colon))
                    || has(PREFIXES, &s.lower(i))
            });
            announced && names.end == to && !names.et_al && !names.comma && names.start() < from + 6
        })
    }

    /// Dates in running text: `In 2014, Ergin published …`, and `Ergin, 2014` where the list has it.
    fn running(&mut self, year: Year, floor: usize) -> Option<usize> {
        let s = self.s;
        let i = year.first;
        if let Some(names) = names_before(s, i, floor, false) {
            let names = self.plausible.select(names, false, year);
            let shaped = names.comma || names.et_al || names.joiner.is_some();
            let slip = names.comma && (names.et_al || self.announced(names.start()));
            if shaped && self.plausible.listed(&names, year)
                || slip && self.plausible.known(&names, year)
            {
                let (list, next) = dates(s, year, s.tokens.len());
                let form = if names.comma {
                    Form::Parenthetical
                } else {
                    Form::Narrative
                };
                let span = s.span(names.start(), next);
                // Without brackets it counts only with its entry.
                self.emit(&names, &list, None, Group { form, span }, true);
                self.group += 1;
                return Some(next);
            }
        }
        let opening = i
            .checked_sub(1)
            .is_some_and(|before| matches!(s.lower(before).as_str(), "in" | "im" | "em" | "en"));
        if !opening || s.kind(i + 1) != Some(Kind::Comma) || year.next != i + 1 || !s.capital(i + 2)
        {
            return None;
        }
        let verb = s.lower(i + 3);
        let told = has(VERBS, &verb)
            || matches!(
                verb.as_str(),
                "published" | "argued" | "showed" | "reported" | "proposed"
            );
        let names = Names {
            list: vec![(i + 2, i + 3)],
            end: i + 3,
            ..Names::default()
        };
        if !told || !self.plausible.inverted(&names, year) {
            return None;
        }
        self.emit_at(
            &names,
            &[Dated {
                year,
                locator: None,
                letter_of: None,
            }],
            None,
            Group {
                form: Form::Narrative,
                span: s.span(i, i + 3),
            },
            false,
            i,
        );
        if let Some(draft) = self.drafts.last_mut() {
            draft.citation.span = s.span(i, i + 3);
        }
        self.group += 1;
        Some(i + 3)
    }

    /// Whether a word stands before token `at` that works are announced with: `as shown in Ergin, 2014`.
    fn announced(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            matches!(
                self.s.lower(before).as_str(),
                "in" | "by" | "see" | "from" | "cf" | "per"
            )
        })
    }

    fn emit(
        &mut self,
        names: &Names,
        list: &[Dated],
        prefix: Option<Cited>,
        group: Group,
        secondary: bool,
    ) {
        self.emit_at(names, list, prefix, group, secondary, names.start());
    }

    /// A citation for each date; the first starts at token `start`.
    fn emit_at(
        &mut self,
        names: &Names,
        list: &[Dated],
        prefix: Option<Cited>,
        group: Group,
        secondary: bool,
        start: usize,
    ) {
        let s = self.s;
        self.recent = Some(names.clone());
        let cited: Vec<Cited> = names
            .list
            .iter()
            .map(|part| name(s, part.0, part.1, names.possessive))
            .collect();
        for (n, dated) in list.iter().enumerate() {
            let end = dated
                .locator
                .map_or(dated.year.next, |locator| locator.next);
            let first = if n == 0 { start } else { dated.year.first };
            let mut year = s.cited(dated.year.first, dated.year.next);
            if let Some(base) = dated.letter_of {
                year.text.insert_str(0, s.text(base).get(..4).unwrap_or(""));
            }
            self.drafts.push(Draft {
                citation: Citation {
                    span: s.span(first, end),
                    group: self.group,
                    form: group.form,
                    names: cited.clone(),
                    et_al: names.et_al,
                    joiner: names.joiner.map(|at| s.span(at, at + 1)),
                    year: Some(year),
                    locator: dated
                        .locator
                        .map(|locator| s.cited(locator.first, locator.next)),
                    prefix: if n == 0 { prefix.clone() } else { None },
                    key: None,
                    link: Link::Missing(Vec::new()),
                    group_span: group.span,
                },
                secondary,
            });
        }
    }

    fn personal(&mut self, names: &Names, from: usize, to: usize, form: Form, group_span: Span) {
        let s = self.s;
        let year = (from..to).find(|i| is_year(s.text(*i)));
        let cited = names
            .list
            .iter()
            .map(|part| name(s, part.0, part.1, names.possessive))
            .collect();
        self.drafts.push(Draft {
            citation: Citation {
                span: s.span(names.start(), to),
                group: self.group,
                form,
                names: cited,
                et_al: names.et_al,
                joiner: names.joiner.map(|at| s.span(at, at + 1)),
                year: year.map(|at| s.cited(at, at + 1)),
                locator: None,
                prefix: None,
                key: None,
                link: Link::Personal,
                group_span,
            },
            secondary: false,
        });
    }

    /// Groups whose abbreviation the text introduces: `Northern Ports Authority (NPA)`.
    pub(super) fn introductions(s: &Stretch, index: &mut Index) {
        for open in 0..s.tokens.len() {
            let Some(close) = s.close(open) else {
                continue;
            };
            let short = s.text(open + 1);
            let alone = close == open + 2
                || s.kind(open + 2) == Some(Kind::Comma) && year_at(s, open + 3).is_some()
                || year_at(s, open + 2).is_some();
            if s.kind(open + 1) != Some(Kind::Word) || !alone || !is_acronym(short) {
                continue;
            }
            let Some(part) =
                names_before(s, open, 0, false).and_then(|names| names.list.last().copied())
            else {
                continue;
            };
            // The name may hold `and`, at which names are parted: as far back as the initials go.
            let longest = part.0.saturating_sub(short.chars().count() + 3);
            let nearest = behind_article(s, part);
            for start in (longest..=nearest).rev().filter(|start| s.capital(*start)) {
                let full = s.range(start, part.1);
                if stands_for(short, full) || begins(short, full) || index.is_group(full) {
                    index.introduce(short, full);
                }
            }
        }
    }
}

/// A name without the mark of the possessive.
fn name(s: &Stretch, from: usize, to: usize, possessive: bool) -> Cited {
    let mut cited = s.cited(from, to);
    let whole = cited.span.len() == cited.text.len();
    if possessive {
        let length = without_ending(&cited.text).len();
        cited.text.truncate(length);
        if whole {
            cited.span.end = cited.span.start + length;
        }
    }
    cited
}
