//! Court cases, laws, regulations and treaties, which have no author (APA 7, chapter 11).
//!
//! `Name v. Name, 347 U.S. 483 (1954). URL`, `Name of Act, 20 U.S.C. § 6301 (2015). URL`,
//! `Name of Treaty, November 20, 1989, URL`.

use super::draft::Draft;
use super::text::Bytes;
use super::{attributes, date, tail};

/// Reads the entry if it has the shape of a legal one.
pub(super) fn read(draft: &mut Draft<'_>) -> bool {
    let line = draft.line;
    let text = line.text();
    let Some((name_end, source)) = reporter(text) else {
        return treaty(draft);
    };
    let head = text.get(..name_end).unwrap_or("");
    // An author's entry has its date in front; a journal's supplement may look like a reporter.
    if head.match_indices('(').take(20).any(|(i, _)| {
        head.get(i + 1..)
            .and_then(|t| t.split(')').next())
            .is_some_and(|t| date::issued(t).is_some())
    }) {
        return false;
    }
    draft.shape.case = head.contains(" v. ") || head.contains(" v ") || head.contains(" vs. ");
    draft.shape.law = !draft.shape.case;
    draft.shape.whole_work = true;
    draft.fields.title = draft.take(&(0..name_end));
    let mut at = source;
    let mut number = source..text.len();
    while let Some(open) = text.get(at..).and_then(|t| t.find('(')).map(|i| i + at) {
        let Some(close) = attributes::closing(text.get(open..).unwrap_or("")).map(|i| i + open)
        else {
            break;
        };
        let inner = text.get(open + 1..close).unwrap_or("");
        let year = inner.char_indices().rev().find(|(i, _)| {
            inner
                .get(*i..*i + 4)
                .is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()))
        });
        if let Some((i, _)) = year {
            number.end = number.end.min(open);
            draft.legal = Some(name_end..open);
            let from = open + 1 + i;
            draft.date = date::issued(text.get(from..from + 4).unwrap_or("")).unwrap_or_default();
            draft.fields.date = draft.take(&(from..from + 4));
            draft.date_inside = Some(open + 1..close);
            draft.spend(&(open..close + 1));
            at = close + 1;
            break;
        }
        at = close + 1;
    }
    if number.end == text.len() {
        at = text.len();
    }
    draft.fields.number = draft.take(&line.trim_with(&number, |c| c == ' ' || c == ','));
    let rest = tail::read(draft, &(at..text.len()));
    let rest = line.trim_with(&rest, |c| c == ' ' || c == '.');
    if line.slice(&rest).starts_with('(')
        && let Some(note) = draft.take(&rest)
    {
        draft.fields.notes.push(note);
    }
    true
}

/// Where `, 347 U.S. 483`, `, Pub. L. No. 111-2`, `, Fla. Stat. § 394`, `, H.R. 1100, 113th Cong.` begins:
/// the end of the name, and the start of the number.
fn reporter(text: &str) -> Option<(usize, usize)> {
    text.match_indices(", ").take(40).find_map(|(i, _)| {
        let rest = text.get(i + 2..)?;
        let tokens: Vec<&str> = rest.split(' ').take(6).collect();
        let court = |t: &&str| {
            t.starts_with(|c: char| c.is_uppercase())
                && t.contains('.')
                && t.chars().filter(|c| c.is_alphabetic()).count() < 9
        };
        let counts =
            |t: &&str| t.starts_with(['§', '_']) || t.starts_with(|c: char| c.is_ascii_digit());
        let volume = tokens
            .first()
            .is_some_and(|t| t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit()));
        let found = match tokens.first()? {
            _ if volume => {
                tokens.get(1).is_some_and(court)
                    && tokens.get(2..4).is_some_and(|t| t.iter().any(counts))
            }
            first if rest.starts_with("Pub. L.") => !first.is_empty(),
            first
                if court(first)
                    && (rest.contains("Stat. §")
                        || rest.contains("Code §")
                        || rest.contains("Stat. Ann. §")) =>
            {
                tokens.iter().any(|t| t.starts_with('§'))
            }
            first if court(first) && rest.contains(" Cong.") => {
                tokens.iter().skip(1).take(2).any(counts)
            }
            first => {
                first.ends_with("th")
                    && counts(first)
                    && tokens.get(1).is_some_and(|t| t.starts_with("Cong."))
            }
        };
        found.then_some((i, i + 2))
    })
}

/// `United Nations Convention on …, November 20, 1989, https://…`
fn treaty(draft: &mut Draft<'_>) -> bool {
    let line = draft.line;
    let text = line.text();
    let lower = super::words::lower(text);
    if text.contains('(')
        || ![
            "convention",
            "treaty",
            "agreement",
            "protocol",
            "charter",
            "covenant",
        ]
        .iter()
        .any(|w| lower.contains(w))
    {
        return false;
    }
    let commas: Vec<usize> = text.match_indices(", ").map(|(i, _)| i).take(30).collect();
    for pair in commas.windows(2) {
        let [first, second] = pair else { continue };
        let end = text
            .get(second + 2..)
            .and_then(|t| t.find([',', '.', ' ']))
            .map_or(text.len(), |i| second + 2 + i);
        if let Some(read) =
            date::day(text.get(first + 2..end).unwrap_or("")).filter(|d| d.day.is_some())
        {
            let bytes: Bytes = second + 2..end;
            draft.date = read;
            draft.fields.title = draft.take(&(0..*first));
            draft.fields.date = draft.take(&bytes);
            draft.spend(&(first + 2..end));
            draft.shape.law = true;
            draft.shape.whole_work = true;
            let rest = tail::read(draft, &(end..text.len()));
            super::source::read(
                draft,
                &super::title::Source {
                    rest,
                    ..Default::default()
                },
            );
            return true;
        }
    }
    false
}
