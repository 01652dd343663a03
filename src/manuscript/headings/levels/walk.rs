//! Levels of titles without marks or numbers.
//!
//! The titles are walked through in typed order. For each, the rules are asked in turn, those of titles known by
//! custom before those of others; the first that has something to say gives the level. A title is never more
//! than one deeper than the one before it.

use super::super::super::model::Role;
use super::super::super::survey::Survey;
use super::super::Head;
use super::super::line::Case;
use super::super::words::Part;
use super::apart::Apart;
use super::look::{self, Look};
use super::repeats::Repeats;
use super::style::Style;
use super::zone::Zone;
use super::{known, place, plain};

/// Gives the level of a title, or nothing where it does not apply. May move the zone.
type Rule = fn(&mut Walk<'_>, usize) -> Option<u8>;

/// The rules in the order in which they are asked.
const RULES: &[Rule] = &[
    plain::numbered,
    plain::over_numbered,
    known::declared,
    known::study,
    known::capitals,
    known::materials,
    known::joined,
    known::aside,
    known::opening,
    known::known,
    plain::between,
    plain::second,
    plain::next_part,
    plain::sequel,
    plain::first_counted,
    plain::under_capitals,
    plain::cased,
    plain::over,
    plain::under,
    plain::uncased,
    plain::nested,
];

/// What is known of the titles, and where the walk through them stands.
pub(super) struct Walk<'l> {
    pub(super) looks: &'l [Look],
    pub(super) style: Style,
    pub(super) repeats: Repeats<'l>,
    /// Whether the document has methods and results.
    pub(super) report: bool,
    pub(super) zone: Zone,
    pub(super) apart: Apart,
    /// Whether the walk is inside `Study 1`: methods and results stand one deeper.
    pub(super) study: bool,
    /// The level under a title that stands over others.
    pub(super) nested: Option<u8>,
    /// The word of the last counted title (`Scenario 1`) and its level.
    pub(super) sibling: Option<(&'l str, u8)>,
    /// The last title at the top.
    pub(super) top: Option<&'l Look>,
    /// The part of a report that the last known title named.
    pub(super) part: Option<Part>,
    /// Whether the declarations at the end have begun.
    pub(super) ended: bool,
    /// The level of the last title.
    pub(super) before: u8,
}

/// Gives all heads their levels.
pub(super) fn by_look(text: &str, survey: &Survey, heads: &mut [Head]) {
    let looks = look::looks(text, survey, heads);
    let mut walk = Walk::new(&looks);
    for (i, head) in heads.iter_mut().enumerate() {
        let wanted = RULES.iter().find_map(|rule| rule(&mut walk, i));
        place(head, wanted.unwrap_or(1), &mut walk.before);
        walk.note(i);
    }
}

impl<'l> Walk<'l> {
    fn new(looks: &'l [Look]) -> Self {
        let has = |part| looks.iter().any(|l| l.part == Some(part));
        Walk {
            looks,
            style: Style::of(looks),
            repeats: Repeats::of(looks),
            report: has(Part::Methods) && has(Part::Results),
            zone: Zone::Open,
            apart: Apart::default(),
            study: false,
            nested: None,
            sibling: None,
            top: None,
            part: None,
            ended: false,
            before: 0,
        }
    }

    /// Keeps what later titles are told by.
    fn note(&mut self, i: usize) {
        let look = &self.looks[i];
        if look.role.is_some_and(|r| r != Role::Acknowledgements) {
            self.part = look.part;
        }
        if self.before == 1 {
            self.top = Some(look);
        }
        if let Some((word, _)) = &look.counted {
            self.sibling = Some((word, self.before));
        } else if look.role.is_some() {
            self.sibling = None;
        }
    }

    /// A title at the top over those that follow.
    pub(super) fn open_top(&mut self) -> u8 {
        self.nested = None;
        self.zone = Zone::Under(1);
        1
    }

    pub(super) fn previous(&self, i: usize) -> Option<&'l Look> {
        i.checked_sub(1).and_then(|k| self.looks.get(k))
    }

    pub(super) fn next(&self, i: usize) -> Option<&'l Look> {
        self.looks.get(i + 1)
    }

    /// The title before, if it is not known by custom.
    pub(super) fn plain_before(&self, i: usize) -> Option<&'l Look> {
        self.previous(i).filter(|look| look.role.is_none())
    }

    /// Whether there is no text between the title and the one before it.
    pub(super) fn directly_under(&self, i: usize) -> bool {
        self.previous(i).is_some_and(|look| look.paragraphs == 0)
    }

    /// Whether there is no text between the title and the next, which may stand under it.
    pub(super) fn directly_over(&self, i: usize) -> bool {
        self.looks[i].paragraphs == 0
            && self
                .next(i)
                .is_some_and(|n| n.role.is_none() || n.part.is_some())
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.looks[i].case
    }
}
