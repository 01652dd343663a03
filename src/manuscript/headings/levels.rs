//! How deep a title stands.
//!
//! Marks and numbers say it. Without them: titles known by custom stand at the top; the others stand under those
//! that custom divides (`Methods`, `Results`), at the top elsewhere; a title directly over another is above it;
//! and the way titles are cased tells depths apart where the author keeps to one.

use super::super::model::Role;
use super::super::survey::Survey;
use super::line::{Case, Line};
use super::words::{self, Part};
use super::{Head, How};

/// APA has five levels (7, 2.27).
const DEEPEST: u8 = 5;

pub(super) fn set(text: &str, survey: &Survey, heads: &mut [Head]) {
    let marked = heads.iter().filter(|h| h.how == How::Marked).count();
    let numbered = heads.iter().filter(|h| h.how == How::Numbered).count();
    if marked >= 2 {
        by_marks(heads);
    } else if numbered >= 2 && numbered * 2 >= heads.iter().filter(|h| h.role.is_none()).count() {
        by_numbers(text, survey, heads);
    } else {
        by_look(text, survey, heads);
    }
}

fn by_marks(heads: &mut [Head]) {
    let top = heads
        .iter()
        .filter(|h| h.how == How::Marked)
        .filter_map(|h| h.depth)
        .min()
        .unwrap_or(1);
    let mut before = 0u8;
    for head in heads {
        let depth = match head.how {
            How::Marked => head.depth.unwrap_or(top).saturating_sub(top) + 1,
            _ => 1,
        };
        let wanted = u8::try_from(depth).unwrap_or(DEEPEST);
        head.skipped = wanted > before + 1;
        place(head, wanted, &mut before);
    }
}

/// Gives a head its level, at most one deeper than the one before it.
fn place(head: &mut Head, wanted: u8, before: &mut u8) {
    head.level = wanted.min(*before + 1).clamp(1, DEEPEST);
    *before = head.level;
}

fn by_numbers(text: &str, survey: &Survey, heads: &mut [Head]) {
    let looks = looks(text, survey, heads);
    // Letters and bare numbers stand under Roman numerals where both are used.
    let roman = looks.iter().any(|l| l.roman);
    let mut before = 0u8;
    let mut upper = 1u8;
    let mut apart = Apart::default();
    for (i, head) in heads.iter_mut().enumerate() {
        let wanted = match (head.how, head.depth) {
            (How::Numbered, Some(depth)) => {
                let under =
                    usize::from(roman && !looks[i].roman && depth == 1 && head.role.is_none());
                upper = u8::try_from(depth + under).unwrap_or(DEEPEST);
                apart = Apart::default();
                upper
            }
            _ => match apart.level(&looks, i) {
                Some(level) => level,
                None if head.role.is_some() => 1,
                None => upper + 1,
            },
        };
        place(head, wanted, &mut before);
    }
}

/// What levels are told by.
struct Look {
    role: Option<Role>,
    part: Option<Part>,
    case: Case,
    roman: bool,
    /// Paragraphs between it and the next title.
    paragraphs: usize,
    /// The word and number of `Study 1`, `Scenario 2: …`.
    counted: Option<(String, u32)>,
    folded: String,
}

fn looks(text: &str, survey: &Survey, heads: &[Head]) -> Vec<Look> {
    let mut chunk = 0;
    heads
        .iter()
        .enumerate()
        .map(|(i, head)| {
            let next = heads.get(i + 1).map_or(usize::MAX, |h| h.first);
            let chunks = &survey.chunks;
            while chunks.get(chunk).is_some_and(|c| c.end <= head.end) {
                chunk += 1;
            }
            let start = chunk;
            while chunks.get(chunk).is_some_and(|c| c.first < next) {
                chunk += 1;
            }
            let line = head.words.first().map(|row| Line::of(text, *row));
            let title = line.as_ref().map_or("", |l| l.title(text));
            let folded = words::fold(title);
            Look {
                role: head.role,
                part: words::part(&folded),
                case: line.as_ref().map_or(Case::None, |l| l.case),
                roman: line
                    .as_ref()
                    .is_some_and(|l| l.style() == Some(super::numbered::Style::Roman)),
                paragraphs: chunk - start,
                counted: counted(&folded),
                folded,
            }
        })
        .collect()
}

/// `study 1 …`: its word and number.
fn counted(folded: &str) -> Option<(String, u32)> {
    let mut parts = folded.split(' ');
    let (word, number) = (parts.next()?, parts.next()?);
    let value = number
        .parse::<u32>()
        .ok()
        .or_else(|| super::numbered::roman(number))?;
    (value < 100 && word.chars().all(char::is_alphabetic)).then(|| (word.to_string(), value))
}

/// Declarations at the end: those directly under a title for all of them stand under it.
#[derive(Default)]
struct Apart {
    under: bool,
}

impl Apart {
    fn level(&mut self, looks: &[Look], i: usize) -> Option<u8> {
        let look = &looks[i];
        if look.role != Some(Role::Acknowledgements) || look.part == Some(Part::Thanks) {
            self.under = false;
            return None;
        }
        if look.part == Some(Part::Declarations) {
            self.under = look.paragraphs == 0;
            return Some(1);
        }
        self.under.then_some(2)
    }
}

/// Where a title without a mark or number stands.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Zone {
    /// Before and after the introduction: titles stand at the top.
    Open,
    /// Under a title that custom divides, which stands at this level.
    Under(u8),
}

fn by_look(text: &str, survey: &Survey, heads: &mut [Head]) {
    let looks = looks(text, survey, heads);
    let style = Style::of(&looks);
    let report = looks.iter().any(|l| l.part == Some(Part::Methods))
        && looks.iter().any(|l| l.part == Some(Part::Results));
    let mut before = 0u8;
    let mut zone = Zone::Open;
    let mut apart = Apart::default();
    // Inside `Study 1`, methods and results stand one deeper.
    let mut study = 0u8;
    // The level that a title directly over another opened, and the last of each case.
    let mut nested: Option<u8> = None;
    let mut sibling: Option<(String, u8)> = None;
    // The last title at the top.
    let mut top = String::new();
    // Whether the last known title was of methods or results.
    let mut divided = false;
    for i in 0..heads.len() {
        let look = &looks[i];
        let directly_under = i > 0 && looks[i - 1].paragraphs == 0;
        let over = look.paragraphs == 0
            && looks
                .get(i + 1)
                .is_some_and(|n| n.role.is_none() || n.part.is_some());
        let base = match zone {
            Zone::Open => 1,
            Zone::Under(level) => level + 1,
        };
        let wanted = if let Some(level) = apart.level(&looks, i) {
            zone = Zone::Under(1);
            level
        } else if is_study(look) {
            nested = None;
            study = 1;
            zone = Zone::Under(1);
            1
        } else if style.capitals
            && look.case == Case::Capitals
            && look.role.is_none_or(|r| r == Role::Acknowledgements)
        {
            nested = None;
            zone = Zone::Under(1);
            1
        } else if look.role.is_some() && i > 0 && part_of(&top, &look.folded) {
            nested = None;
            zone = Zone::Under(2);
            2
        } else if look.role == Some(Role::Acknowledgements)
            && inside(&looks, i, zone, divided, directly_under)
        {
            base
        } else if let Some(role) = look.role {
            nested = None;
            let deeper = study > 0
                && matches!(
                    look.part,
                    Some(Part::Methods | Part::Results | Part::Discussion)
                )
                && !look.folded.starts_with("general ");
            if !deeper {
                study = 0;
            }
            let level = 1 + u8::from(deeper);
            zone = zone_of(role, look.part, level, &looks, i, report);
            level
        } else if words::is_second(&look.folded) {
            nested = None;
            base
        } else if let Some((word, level)) = sibling.as_ref().filter(|(word, _)| {
            look.counted
                .as_ref()
                .is_some_and(|(w, n)| w == word && *n > 1)
        }) {
            let _ = word;
            *level
        } else if let Some((word, _)) = look.counted.as_ref().filter(|(word, n)| {
            *n == 1
                && i > 0
                && looks[i - 1].role.is_none()
                && (zone == Zone::Open || shares(&looks[i - 1].folded, word))
        }) {
            let _ = word;
            before + 1
        } else if style.capitals && zone == Zone::Open {
            2
        } else if style.titles
            && look.case == Case::Sentence
            && i > 0
            && looks[i - 1].role.is_none()
        {
            match looks[i - 1].case {
                Case::Sentence => before,
                _ => nested.unwrap_or(before).max(before) + 1,
            }
        } else if over && !directly_under {
            nested = Some(base + 1);
            base
        } else if directly_under && i > 0 && (looks[i - 1].role.is_none()) {
            nested = Some(before + 1);
            before + 1
        } else if style.titles && look.case == Case::None && i > 0 && looks[i - 1].role.is_none() {
            before
        } else {
            match nested {
                Some(level) if zone != Zone::Open || level > base => level,
                _ => base,
            }
        };
        place(&mut heads[i], wanted, &mut before);
        if look.role.is_some_and(|r| r != Role::Acknowledgements) {
            divided = matches!(look.part, Some(Part::Methods | Part::Results));
        }
        if heads[i].level == 1 {
            top.clone_from(&look.folded);
        }
        if let Some((word, _)) = &look.counted {
            sibling = Some((word.clone(), heads[i].level));
        } else if look.role.is_some() {
            sibling = None;
        }
    }
}

/// Whether a known title is one of those that a longer one joins: `Discussion` under `Results and discussion`.
fn part_of(top: &str, title: &str) -> bool {
    top.len() > title.len()
        && (top
            .strip_prefix(title)
            .is_some_and(|rest| rest.starts_with(' '))
            || top
                .strip_suffix(title)
                .is_some_and(|rest| rest.ends_with(' ')))
        && words::role(top).is_some()
}

/// Whether a title that stands apart by custom (`Ethics statement`) stands inside a part here.
fn inside(looks: &[Look], i: usize, zone: Zone, divided: bool, directly_under: bool) -> bool {
    let next_unknown = looks.get(i + 1).is_some_and(|n| n.role.is_none());
    zone != Zone::Open
        && divided
        && (next_unknown || directly_under && i > 0 && looks[i - 1].part == Some(Part::Methods))
}

fn is_study(look: &Look) -> bool {
    look.counted.as_ref().is_some_and(|(word, _)| {
        matches!(
            word.as_str(),
            "study"
                | "experiment"
                | "estudo"
                | "estudio"
                | "etude"
                | "studie"
                | "calisma"
                | "deney"
                | "experimento"
                | "studio"
        )
    })
}

fn shares(title: &str, word: &str) -> bool {
    title
        .split(' ')
        .any(|w| w == word || w.strip_suffix('s') == Some(word))
}

/// Where titles stand after a known one.
fn zone_of(
    role: Role,
    part: Option<Part>,
    level: u8,
    looks: &[Look],
    i: usize,
    report: bool,
) -> Zone {
    match (role, part) {
        (_, Some(Part::Methods | Part::Results | Part::Discussion | Part::Literature)) => {
            Zone::Under(level)
        }
        (Role::Conclusion, _) => Zone::Under(level),
        (Role::Appendix | Role::About | Role::Notes | Role::Acknowledgements, _) => {
            Zone::Under(level)
        }
        (Role::Introduction, _) if report => {
            // Until the methods: short pieces belong to the introduction, long ones stand by themselves.
            let unknown: Vec<&Look> = looks[i + 1..]
                .iter()
                .take_while(|l| l.role.is_none())
                .collect();
            let paragraphs: usize = unknown.iter().map(|l| l.paragraphs).sum();
            if paragraphs < unknown.len() * 3 {
                Zone::Under(level)
            } else {
                Zone::Open
            }
        }
        _ => Zone::Open,
    }
}

/// How the author cases titles.
struct Style {
    /// Known titles are in capitals: others in capitals stand beside them, the rest under them.
    capitals: bool,
    /// Most titles are in title case: those in sentence case stand deeper.
    titles: bool,
}

impl Style {
    fn of(looks: &[Look]) -> Self {
        let major = |l: &&Look| {
            matches!(
                l.role,
                Some(Role::Introduction | Role::Body | Role::Conclusion)
            )
        };
        let known: Vec<&Look> = looks.iter().filter(major).collect();
        let capitals = known.iter().filter(|l| l.case == Case::Capitals).count();
        let body = looks.iter().filter(|l| {
            !matches!(
                l.role,
                Some(Role::References | Role::Abstract | Role::Keywords)
            )
        });
        let high = body.filter(|l| l.case == Case::Capitals).count();
        let unknown = |case: Case| {
            looks
                .iter()
                .filter(|l| l.role.is_none() && l.case == case)
                .count()
        };
        let (titles, sentences) = (unknown(Case::Title), unknown(Case::Sentence));
        Self {
            capitals: high >= 2 && capitals * 3 >= known.len() * 2,
            titles: titles >= 4 && titles >= sentences * 2,
        }
    }
}
