//! What levels are told by: a title's role, case, number, words, and the paragraphs under it.

use super::super::super::model::Role;
use super::super::super::survey::Survey;
use super::super::line::{Case, Line};
use super::super::words::{self, Part};
use super::super::{Head, How};

/// What levels are told by.
pub(super) struct Look {
    pub(super) role: Option<Role>,
    pub(super) part: Option<Part>,
    pub(super) case: Case,
    pub(super) roman: bool,
    /// How many parts its number has (`2.1`: two), where it has several.
    pub(super) parts: Option<usize>,
    /// Paragraphs between it and the next title.
    pub(super) paragraphs: usize,
    /// The word and number of `Study 1`, `Scenario 2: …`.
    pub(super) counted: Option<(String, u32)>,
    pub(super) folded: String,
}

pub(super) fn looks(text: &str, survey: &Survey, heads: &[Head]) -> Vec<Look> {
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
                    .is_some_and(|l| l.style() == Some(super::super::numbered::Style::Roman)),
                parts: head
                    .depth
                    .filter(|depth| head.how == How::Numbered && *depth > 1),
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
        .or_else(|| super::super::numbered::roman(number))?;
    (value < 100 && word.chars().all(char::is_alphabetic)).then(|| (word.to_string(), value))
}
