//! The head of the text: citation line, chapter number, title, authors, affiliations, typed once or twice.
//!
//! In: the survey and the heads. Out: the opening's lines in typed order, and the row where the text begins.
//! A title, author or affiliation typed again is spent, with evidence, if its words are the same under the fold
//! (design.md, 3).

pub(super) mod case;
pub(super) mod citation;
mod label;
pub(super) mod people;
mod repeat;

pub(super) use label::number as label_number;
pub(super) use repeat::fold;

use super::desk::Desk;
use super::headings::{Head, How, Line};
use super::inline;
use super::lines::Row;
use super::model::{OpeningLine, OpeningRole, Role};
use super::survey::{Look, Survey};
use crate::settings::FrontMatter;
use crate::source::Span;

/// Lines that an opening has at most.
const MOST: usize = 24;

/// The opening, and what the rest starts with.
pub(super) struct Opening {
    pub(super) lines: Vec<OpeningLine>,
    /// The first row after it.
    pub(super) end: usize,
}

/// Reads the opening; takes the heads that lie in it off `heads`.
pub(super) fn read(
    desk: &mut Desk<'_>,
    survey: &Survey,
    heads: &mut Vec<Head>,
    front: &FrontMatter,
) -> Opening {
    let text = desk.text;
    let pieces = pieces(text, survey, heads);
    let title_head = title_head(heads, &pieces, front);
    let limit = strong_limit(heads, title_head, &pieces);
    let mut plan = plan(text, &pieces, heads, title_head, limit, front);
    // A head by shape that opens the text belongs to the text unless it was planned in.
    let end = plan.last().map_or(0, |p| p.end);
    let end = heads
        .iter()
        .filter(|h| h.first < end)
        .map(|h| h.end)
        .fold(end, usize::max);
    let marks: Vec<_> = heads
        .iter()
        .filter(|h| h.first < end)
        .flat_map(|h| h.marks.clone())
        .collect();
    for (span, reason) in marks {
        desk.spend(span.start, span.end, reason);
    }
    for piece in &mut plan {
        if let Some(head) = heads
            .iter()
            .find(|h| h.how == How::Marked && h.first == piece.first)
        {
            piece.rows = head.words.clone();
        }
    }
    let title_depth = title_head
        .and_then(|at| heads.get(at))
        .map(|h| h.depth.unwrap_or(1));
    heads.retain(|h| h.first >= end);
    // Back matter typed with the marks of the title stands beside the sections under it.
    if let Some(depth) = title_depth {
        for head in heads.iter_mut().filter(|h| h.how == How::Marked) {
            head.depth = head.depth.map(|own| own.max(depth + 1));
        }
    }
    Opening {
        lines: repeat::once(desk, plan),
        end,
    }
}

/// Rows that make one line of an opening.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    first: usize,
    end: usize,
    rows: Vec<Row>,
    words: String,
    line: Line,
}

/// A line of the opening before its words are read.
pub(super) struct Planned {
    role: OpeningRole,
    first: usize,
    end: usize,
    rows: Vec<Row>,
}

impl Planned {
    fn read(&self, desk: &mut Desk<'_>) -> OpeningLine {
        let runs = inline::read(desk, &self.rows);
        let span = match (self.rows.first(), self.rows.last()) {
            (Some(a), Some(b)) => Span::new(a.trim(desk.text).start, b.trim(desk.text).end),
            _ => Span::new(0, 0),
        };
        OpeningLine {
            role: self.role,
            runs,
            span,
        }
    }
}

/// The first chunks; rows of a chunk that are lines of their own are parted.
fn pieces(text: &str, survey: &Survey, heads: &[Head]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut before = 0;
    for chunk in survey.chunks.iter().take(MOST + 1) {
        // Verbatim lines are no part of an opening, and nothing behind them is.
        if survey.looks[before..chunk.first].contains(&Look::Fence) {
            break;
        }
        before = chunk.end;
        let rows = &survey.rows[chunk.first..chunk.end];
        let headed = heads
            .iter()
            .take_while(|h| h.first < chunk.end)
            .any(|h| h.how == How::Marked && h.first >= chunk.first);
        let apart = rows.len() > 1
            && (headed
                || rows.len() <= 12
                    && rows.iter().all(|r| r.end - r.start <= 300)
                    && !citation::is_line(&joined(text, rows))
                    && (rows.iter().skip(1).any(|r| {
                        let line = r.of(text);
                        people::is_names(line)
                            || people::is_affiliation(line)
                            || people::is_contact(line)
                    }) || label::number(rows[0].of(text)).is_some()));
        if apart {
            for (i, row) in rows.iter().enumerate() {
                out.push(piece(
                    text,
                    chunk.first + i,
                    chunk.first + i + 1,
                    std::slice::from_ref(row),
                ));
            }
        } else {
            out.push(piece(text, chunk.first, chunk.end, rows));
        }
    }
    out
}

fn piece(text: &str, first: usize, end: usize, rows: &[Row]) -> Piece {
    let mut line = Line::of(text, rows[0].trim(text));
    line.alone = rows.len() == 1;
    Piece {
        first,
        end,
        rows: rows.to_vec(),
        words: joined(text, rows),
        line,
    }
}

/// The rows as one line, cut off where it is too long for an opening.
fn joined(text: &str, rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows.iter().take(40) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(row.of(text).trim().chars().take(4000));
    }
    out
}

/// The head that is the document's own title: the first, marked, with no equal (or only names under it), or the title that
/// the front matter gives.
fn title_head(heads: &[Head], pieces: &[Piece], front: &FrontMatter) -> Option<usize> {
    let at = heads.iter().position(|h| h.how == How::Marked)?;
    let head = &heads[at];
    if head.role.is_some_and(|r| r != Role::Body) || head.number.is_some() {
        return None;
    }
    let before: Vec<&Piece> = pieces.iter().take_while(|p| p.first < head.first).collect();
    if before
        .iter()
        .any(|p| is_body(p) && !citation::is_line(&p.words))
        || before.len() > 6
    {
        return None;
    }
    if heads
        .iter()
        .filter(|h| h.how == How::Marked && h.first > head.first)
        .count()
        == 0
    {
        return Some(at);
    }
    let words = |text: &str| fold(&plain(text)).to_lowercase();
    let given = front.title.as_ref().map(|title| words(&title.text));
    let typed = pieces.iter().find(|piece| piece.first == head.first);
    if given.is_some() && given == typed.map(|piece| words(&piece.words)) {
        return Some(at);
    }
    let depth = head.depth.unwrap_or(1);
    let equals: Vec<&Head> = heads
        .iter()
        .filter(|h| h.how == How::Marked && h.first > head.first && h.depth.unwrap_or(1) <= depth)
        .collect();
    // With nothing but back matter beside it, the one head of the text is its title.
    let is_back = |h: &&Head| {
        matches!(
            h.role,
            Some(
                Role::References
                    | Role::Appendix
                    | Role::Acknowledgements
                    | Role::About
                    | Role::Notes
            )
        )
    };
    if equals.iter().all(is_back) {
        return Some(at);
    }
    // Equals further down: a title still, if only names and addresses stand under it.
    let next = heads.get(at + 1).map_or(usize::MAX, |h| h.first);
    let under: Vec<&Piece> = pieces
        .iter()
        .filter(|p| p.first > head.first && p.first < next)
        .collect();
    let next_equal = heads
        .get(at + 1)
        .is_some_and(|h| h.depth.unwrap_or(1) <= depth);
    let all_names = under.iter().all(|p| {
        people::is_names(&p.words)
            || people::is_affiliation(&p.words) && !people::is_running_text(&p.words)
            || people::is_contact(&p.words)
    });
    (next_equal
        && all_names
        && (!under.is_empty() || heads.get(at + 1).is_some_and(|h| h.role.is_some())))
    .then_some(at)
}

/// The first row of the first head that surely starts the text, if nothing but short lines stands before it.
fn strong_limit(heads: &[Head], title: Option<usize>, pieces: &[Piece]) -> Option<usize> {
    let head = heads
        .iter()
        .enumerate()
        .find(|(i, h)| Some(*i) != title && !matches!(h.how, How::Shape(_)))
        .map(|(_, h)| h)
        // What stands between a title and the list is the text.
        .filter(|h| h.role != Some(Role::References))?;
    let before: Vec<&Piece> = pieces.iter().take_while(|p| p.first < head.first).collect();
    if before.len() > MOST
        || pieces.get(before.len()).is_none() && before.len() == pieces.len() && before.len() > MOST
    {
        return None;
    }
    let mut named = false;
    for piece in before {
        let affiliation = named && people::is_affiliation(&piece.words);
        if is_body(piece)
            && !citation::is_line(&piece.words)
            && !affiliation
            && !people::is_contact(&piece.words)
        {
            return None;
        }
        if piece.line.shut && title != heads.iter().position(|h| h.first == piece.first) {
            return None;
        }
        named |= people::is_names(&piece.words);
    }
    Some(head.first)
}

/// Whether a piece is prose.
fn is_body(piece: &Piece) -> bool {
    let words = piece.words.split_whitespace().take(400).count();
    let last = piece
        .words
        .trim_end_matches(['*', '_', ')', '"', '”'])
        .chars()
        .next_back();
    let stopped = last.is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '۔'));
    words > 60 || (stopped && words > 14) || is_keywords(&piece.words)
}

fn is_keywords(words: &str) -> bool {
    words
        .trim_matches(['*', '_'])
        .split_once(':')
        .is_some_and(|(head, _)| {
            super::headings::words::role(head.trim_matches(['*', '_'])) == Some(Role::Keywords)
        })
}

/// What each piece of the opening is.
fn plan(
    text: &str,
    pieces: &[Piece],
    heads: &[Head],
    title_head: Option<usize>,
    limit: Option<usize>,
    front: &FrontMatter,
) -> Vec<Planned> {
    let mut out: Vec<Planned> = Vec::new();
    let mut seen: Vec<(String, OpeningRole)> = Vec::new();
    let title_row = title_head.and_then(|i| heads.get(i)).map(|h| h.first);
    let mut has_title = false;
    for (i, piece) in pieces.iter().enumerate() {
        if limit.is_some_and(|limit| piece.first >= limit) || out.len() >= MOST {
            break;
        }
        let is_title_row = Some(piece.first) == title_row;
        if heads
            .iter()
            .any(|h| h.first == piece.first && !matches!(h.how, How::Shape(_)))
            && !is_title_row
        {
            break;
        }
        let words = plain(&piece.words);
        let key = fold(&words);
        let again = seen.iter().find(|(k, _)| *k == key).map(|(_, role)| *role);
        let next = pieces
            .get(i + 1)
            .map(|p| plain(&p.words))
            .unwrap_or_default();
        let role = if is_title_row {
            OpeningRole::Title
        } else if let Some(role) = again {
            role
        } else if citation::is_line(&piece.words) && !has_title || citation::is_marked(&piece.words)
        {
            OpeningRole::Citation
        } else if label::number(&words).is_some() {
            OpeningRole::Label
        } else if has_title
            && people::is_contact(&words)
            && piece.words.len() < 3000
            && !is_prose(piece, &words)
        {
            if people::is_affiliation(&words) && words.len() > 120 {
                OpeningRole::Affiliation
            } else {
                OpeningRole::Contact
            }
        } else if !has_title
            && title_row.is_none_or(|row| row < piece.first)
            && may_be_title(piece, front)
        {
            OpeningRole::Title
        } else if has_title && people::is_names(&words) {
            OpeningRole::Author
        } else if has_title && people::is_affiliation(&words) && !is_prose(piece, &words) {
            OpeningRole::Affiliation
        } else if out.last().is_some_and(|p| p.role == OpeningRole::Title)
            && !is_body(piece)
            && !piece.line.shut
            && (people::is_names(&next) || out.last().is_some_and(|p| ends_with_colon(text, p)))
        {
            OpeningRole::Subtitle
        } else if !is_body(piece)
            && (limit.is_some() && has_title || title_row.is_some_and(|row| row > piece.first))
        {
            OpeningRole::Other
        } else {
            break;
        };
        has_title |= role == OpeningRole::Title;
        if matches!(
            role,
            OpeningRole::Title
                | OpeningRole::Author
                | OpeningRole::Affiliation
                | OpeningRole::Subtitle
        ) {
            seen.push((key, role));
        }
        let mut first = piece.first;
        let mut rows = piece.rows.as_slice();
        if role == OpeningRole::Title
            && let Some((title, subtitle)) = case::capitals_first(text, rows)
        {
            out.push(Planned {
                role,
                first,
                end: first + title.len(),
                rows: title.to_vec(),
            });
            first += title.len();
            rows = subtitle;
        }
        out.push(Planned {
            role: match first == piece.first {
                true => role,
                false => OpeningRole::Subtitle,
            },
            first,
            end: piece.end,
            rows: rows.to_vec(),
        });
    }
    // Lines before a title that never came are text, a citation line and a label apart.
    if !has_title {
        let kept = out
            .iter()
            .take_while(|p| matches!(p.role, OpeningRole::Citation | OpeningRole::Label))
            .count();
        out.truncate(kept);
    }
    out
}

/// Whether a contact or affiliation line is a paragraph about the author instead.
fn is_prose(piece: &Piece, words: &str) -> bool {
    piece.line.shut
        || super::sentences::count(words) > 3 && !words.contains(';')
        || !people::is_contact(words) && people::is_running_text(words)
}

fn ends_with_colon(text: &str, planned: &Planned) -> bool {
    planned
        .rows
        .last()
        .is_some_and(|r| r.of(text).trim_end().trim_end_matches('*').ends_with(':'))
}

fn may_be_title(piece: &Piece, front: &FrontMatter) -> bool {
    let words = plain(&piece.words);
    if let Some(title) = &front.title
        && fold(&title.text) == fold(&words)
    {
        return true;
    }
    !is_body(piece)
        && !piece.line.shut
        && !piece.line.caption
        && piece.line.known.is_none()
        && piece.rows.len() <= 4
        && words.chars().count() <= 400
        && words.chars().any(char::is_alphabetic)
        && !words.ends_with([',', ';'])
        && piece
            .line
            .number
            .as_ref()
            .is_none_or(|n| n.is_bare_letter() || n.parts.len() == 1)
}

/// Words without marks of emphasis and headings, for comparing.
fn plain(words: &str) -> String {
    words
        .trim()
        .trim_start_matches('#')
        .replace("**", "")
        .trim_matches(['*', '_', ' '])
        .to_string()
}
