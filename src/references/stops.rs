//! Where an entry's elements end: stops outside brackets that belong to no abbreviation.

use super::text::{Bytes, Line};
use super::words;

/// A stretch between stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Without the stop that ends it (a question or exclamation mark stays), without white space.
    pub(super) bytes: Bytes,
    /// Ends with `.` or with the text (else with `?` or `!`, which may stand inside a title).
    pub(super) hard: bool,
}

/// Cuts `bytes` into segments.
pub(super) fn segments(line: &Line, bytes: &Bytes) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut from = bytes.start;
    for (end, hard) in stops(line, bytes) {
        push(line, &(from..end), hard, &mut out);
        from = end;
    }
    push(line, &(from..bytes.end), true, &mut out);
    out
}

fn push(line: &Line, bytes: &Bytes, hard: bool, out: &mut Vec<Segment>) {
    let bytes = trim(line, bytes);
    if line.slice(&bytes).chars().any(char::is_alphanumeric) {
        out.push(Segment { bytes, hard });
    }
}

/// `bytes` without white space and stops at its ends; the stop of an abbreviation stays.
pub(super) fn trim(line: &Line, bytes: &Bytes) -> Bytes {
    let mut bytes = line.trim_with(bytes, |c| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    let text = line.slice(&bytes);
    if let Some(cut) = text.strip_suffix('.') {
        let word = cut.rsplit([' ', '(', '.']).next().unwrap_or("");
        let lone = word.chars().count() == 1
            && cut.ends_with(|c: char| c.is_uppercase())
            && cut.contains('.');
        if !lone {
            bytes.end -= 1;
        }
    }
    let text = line.slice(&bytes);
    let lead = text.len() - text.trim_start_matches(['.', ' ', ',']).len();
    line.trim(&(bytes.start + lead..bytes.end))
}

/// The ends of the stops in `bytes` at which an element may end, and whether each is a full stop.
pub(super) fn stops(line: &Line, bytes: &Bytes) -> Vec<(usize, bool)> {
    let glyphs = line.part(bytes);
    let mut out = Vec::new();
    let mut depth = 0usize;
    for (i, glyph) in glyphs.iter().enumerate() {
        match glyph.ch {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '.' | '?' | '!' | '。' if depth == 0 => {
                let mut k = i + 1;
                while glyphs
                    .get(k)
                    .is_some_and(|g| matches!(g.ch, '”' | '"' | '’' | '\'' | '»'))
                {
                    k += 1;
                }
                let Some(space) = glyphs.get(k) else { continue };
                if space.ch != ' ' {
                    continue;
                }
                let next = glyphs.get(k + 1);
                let turns = next.is_some_and(|n| n.italic) != glyph.italic
                    && before_letter(glyphs, i)
                        .is_some_and(|b| b.italic != next.is_some_and(|n| n.italic));
                if glyph.ch == '.' && !turns && is_of_word(glyphs, i, next.map(|n| n.ch)) {
                    continue;
                }
                if glyph.ch != '.' && next.is_some_and(|n| n.ch.is_lowercase()) && !turns {
                    continue;
                }
                out.push((space.at, glyph.ch == '.'));
            }
            _ => {}
        }
    }
    out
}

fn before_letter(glyphs: &[super::text::Glyph], at: usize) -> Option<&super::text::Glyph> {
    glyphs
        .get(..at)?
        .iter()
        .rev()
        .take(3)
        .find(|g| g.ch.is_alphanumeric())
}

/// Whether the stop at `at` belongs to the word before it.
fn is_of_word(glyphs: &[super::text::Glyph], at: usize, next: Option<char>) -> bool {
    let mut word: Vec<char> = glyphs
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(16)
        .map(|g| g.ch)
        .take_while(|c| c.is_alphanumeric())
        .collect();
    word.reverse();
    let word: String = word.into_iter().collect();
    let length = word.chars().count();
    if length == 1 && word.chars().all(|c| c.is_uppercase()) {
        // `Washington, D. C. MIT Press`: the one place that ends in initials.
        let capital = word == "C" && next.is_some_and(char::is_uppercase);
        let before: String = glyphs
            .get(at.saturating_sub(5)..at)
            .unwrap_or(&[])
            .iter()
            .map(|g| g.ch)
            .collect();
        return !(capital
            && (before.ends_with("D. C") || before.ends_with("D.C"))
            && before.starts_with(['n', ',', ' ']));
    }
    if next.is_some_and(char::is_lowercase) {
        return true;
    }
    length > 0 && words::is_abbreviation(&word)
}
