//! Lines typed twice at the head are shown once.

use unicode_normalization::UnicodeNormalization;

use super::super::desk::Desk;
use super::super::model::{EvidenceKind, OpeningLine, OpeningRole, Reason, RunKind};
use super::super::printed::Printed;
use super::Planned;

/// Reads the planned lines; the second of two equal ones is spent.
pub(super) fn once(desk: &mut Desk<'_>, plan: Vec<Planned>) -> Vec<OpeningLine> {
    let mut out: Vec<OpeningLine> = Vec::new();
    let mut seen = Vec::new();
    for planned in plan {
        let line = planned.read(desk);
        let words = fold(&Printed::of(desk.text, &line.runs).text);
        let may_repeat = matches!(
            line.role,
            OpeningRole::Title
                | OpeningRole::Subtitle
                | OpeningRole::Author
                | OpeningRole::Affiliation
        ) && !words.is_empty()
            && line
                .runs
                .iter()
                .all(|r| !matches!(r.kind, RunKind::NoteCall(_)));
        if may_repeat {
            if let Some((_, first)) = seen.iter().find(|(w, _)| *w == words) {
                for run in &line.runs {
                    if matches!(run.kind, RunKind::Text | RunKind::Math) {
                        desk.spend(run.span.start, run.span.end, Reason::Repeated);
                    }
                }
                desk.note(line.span, EvidenceKind::Repeated { first: *first });
                continue;
            }
            seen.push((words, line.span));
        }
        out.push(line);
    }
    out
}

/// The fold of design.md, 3: NFC, dashes one class, quotation marks one class, soft hyphens and bidi controls away;
/// white space is one blank.
pub(in super::super) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.nfc() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '\'' => {
                out.push('"')
            }
            '\u{ad}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{61c}' => {}
            _ => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
