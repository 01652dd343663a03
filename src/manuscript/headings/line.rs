//! What a line shows at first sight: number, case, length, end, neighbours.

use super::super::lines::Row;
use super::super::model::Role;
use super::super::survey::Survey;
use super::Head;
use super::caption::is_caption;
use super::numbered::{Number, Style};
use super::words;

/// How the words of a line are cased.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Case {
    /// `ALL CAPITALS`
    Capitals,
    /// `Title Case Throughout`
    Title,
    /// `Sentence case`
    Sentence,
    /// No letters with case.
    None,
}

/// A chunk seen as one line (its first row).
#[derive(Clone, Debug)]
pub(in super::super) struct Line {
    /// Index of its first row.
    pub(in super::super) row: usize,
    /// The words of its first row, emphasis round the whole off, number included.
    pub(in super::super) words_row: Row,
    /// Its first row, emphasis included.
    pub(in super::super) whole: Row,
    pub(in super::super) number: Option<Number>,
    /// The role of a title known by custom, number off.
    pub(in super::super) known: Option<Role>,
    /// Whether it is one row.
    pub(in super::super) alone: bool,
    /// Whether a block mark (`>`, `|`, bullet, indent, image, note) shuts it out from titles.
    pub(in super::super) shut: bool,
    /// Whether it is a caption (`Table 1 …`).
    pub(in super::super) caption: bool,
    /// Whether it is wholly in italics, or wholly bold.
    pub(in super::super) italic: bool,
    pub(in super::super) bold: bool,
    /// Characters, words, of the first row.
    pub(in super::super) length: usize,
    pub(in super::super) words: usize,
    /// Whether a stop, comma, colon or semicolon ends it.
    pub(in super::super) stopped: bool,
    /// The last character of its last row, emphasis off.
    pub(in super::super) last: char,
    /// Whether its first word is in lower case.
    pub(in super::super) starts_low: bool,
    pub(in super::super) case: Case,
    /// Whether a marked head stands on it.
    pub(in super::super) head: bool,
    /// Characters of the whole chunk.
    pub(in super::super) size: usize,
}

impl Line {
    /// A line of its own, without neighbours.
    pub(in super::super) fn of(text: &str, row: Row) -> Line {
        look(text, 0, &[row])
    }

    pub(in super::super) fn style(&self) -> Option<Style> {
        self.number.as_ref().map(|n| n.style)
    }

    pub(in super::super) fn value(&self) -> Option<u32> {
        self.number.as_ref().and_then(|n| n.parts.first().copied())
    }

    /// How many parts its number has; 0 without a number.
    pub(in super::super) fn parts(&self) -> usize {
        self.number.as_ref().map_or(0, |n| n.parts.len())
    }

    /// The words without the number.
    pub(in super::super) fn title<'t>(&self, text: &'t str) -> &'t str {
        let start = self
            .number
            .as_ref()
            .map_or(self.words_row.start, |n| n.after);
        text.get(start..self.words_row.end).unwrap_or("")
    }

    /// What a section with this title does, if the title is known.
    pub(in super::super) fn role(&self, text: &str) -> Option<Role> {
        self.known
            .or_else(|| words::role(self.words_row.of(text)))
            .or_else(|| words::is_appendix(self.title(text)).then_some(Role::Appendix))
    }
}

/// The chunks as lines.
pub(super) fn lines(text: &str, survey: &Survey, marked: &[Head]) -> Vec<Line> {
    let mut heads = marked.iter().peekable();
    survey
        .chunks
        .iter()
        .map(|chunk| {
            while heads.peek().is_some_and(|h| h.end <= chunk.first) {
                heads.next();
            }
            let mut line = look(text, chunk.first, &survey.rows[chunk.first..chunk.end]);
            line.head = heads.peek().is_some_and(|h| h.first < chunk.end);
            line
        })
        .collect()
}

fn look(text: &str, first: usize, rows: &[Row]) -> Line {
    let whole = rows
        .first()
        .map_or(Row { start: 0, end: 0 }, |r| r.trim(text));
    let shut = shut(text, rows.first().copied().unwrap_or(whole));
    let (words_row, italic, bold) = bare(text, whole);
    let number = Number::of(text, words_row);
    let words_text = words_row.of(text);
    let title_start = number.as_ref().map_or(words_row.start, |n| n.after);
    let title = text.get(title_start..words_row.end).unwrap_or("");
    // Long rows are prose; only their head and end matter.
    let length = words_text.chars().take(1000).count();
    let last_row = rows.last().map_or(whole, |r| r.trim(text));
    let last = last_row
        .of(text)
        .trim_end_matches(['*', '_'])
        .chars()
        .next_back()
        .unwrap_or(' ');
    let known = (length <= 160)
        .then(|| words::role(title.trim_end_matches([':', '.', ' '])))
        .flatten();
    let short = length <= 400;
    Line {
        row: first,
        number,
        known,
        alone: rows.len() == 1,
        shut,
        caption: short && is_caption(words_text),
        italic,
        bold,
        length,
        words: if short {
            title
                .split_whitespace()
                .filter(|w| w.chars().any(char::is_alphanumeric))
                .count()
        } else {
            200
        },
        stopped: words_text
            .chars()
            .next_back()
            .is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '،' | '؛' | '۔')),
        last,
        starts_low: starts_low(title),
        case: if short { case(title) } else { Case::None },
        head: false,
        size: rows.iter().map(|r| r.end - r.start).sum(),
        words_row,
        whole,
    }
}

/// Whether the first word is in lower case throughout.
fn starts_low(title: &str) -> bool {
    let word = title.split_whitespace().next().unwrap_or("");
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some_and(|c| c.is_lowercase())
        && letters.all(char::is_lowercase)
        && !word.chars().any(char::is_numeric)
}

/// Takes emphasis off that goes round the whole row; says whether it was italic or bold.
fn bare(text: &str, row: Row) -> (Row, bool, bool) {
    let line = row.of(text);
    for (mark, italic, bold) in [
        ("***", true, true),
        ("**", false, true),
        ("__", false, true),
        ("*", true, false),
        ("_", true, false),
    ] {
        if line.len() > 2 * mark.len()
            && let Some(inner) = line.strip_prefix(mark).and_then(|l| l.strip_suffix(mark))
            && !inner.starts_with([' ', '*', '_'])
            && !inner.ends_with([' ', '*', '_', '\\'])
            && !inner.contains(mark)
        {
            let start = row.start + mark.len();
            return (
                Row {
                    start,
                    end: start + inner.len(),
                },
                italic,
                bold,
            );
        }
    }
    (row, false, false)
}

/// Whether a mark shuts the row out from titles without marks.
fn shut(text: &str, row: Row) -> bool {
    let line = row.of(text);
    let trimmed = line.trim_start();
    row.indent(text) > 8 && trimmed.len() > 60
        || trimmed.starts_with([
            '|', '>', '#', '+', '•', '·', '▪', '◦', '‣', '○', '●', '■', '▸', '➢', '=', '<', '@',
            '—', '–', '→',
        ])
        || trimmed.starts_with("- ")
        || trimmed.starts_with("* ")
        || trimmed.starts_with("![")
        || trimmed.starts_with("[^")
        || trimmed.starts_with("```")
        || trimmed.starts_with("---")
        || trimmed.starts_with("***")
        || trimmed.starts_with("https:")
        || trimmed.starts_with("http:")
        || trimmed.starts_with("www.")
        || !trimmed.chars().take(400).any(char::is_alphabetic)
}

/// How words are cased.
pub(in super::super) fn case(title: &str) -> Case {
    let (mut upper, mut lower) = (0usize, 0usize);
    let (mut high, mut low) = (0usize, 0usize);
    for (i, word) in title.split_whitespace().enumerate() {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters().next() else {
            continue;
        };
        let ups = letters().filter(|c| c.is_uppercase()).count();
        let lows = letters().filter(|c| c.is_lowercase()).count();
        upper += ups;
        lower += lows;
        // Small words stay small in title case; the first word says nothing; `DNA` neither.
        if i == 0 || letters().count() <= 3 || (lows == 0 && ups > 1) {
            continue;
        }
        if first.is_uppercase() {
            high += 1;
        } else if first.is_lowercase() {
            low += 1;
        }
    }
    if upper + lower == 0 {
        Case::None
    } else if lower == 0 || (upper >= 8 && lower * 10 <= upper) {
        Case::Capitals
    } else if high > 0 && high >= 2 * low {
        Case::Title
    } else if low > 0 {
        Case::Sentence
    } else {
        Case::None
    }
}
