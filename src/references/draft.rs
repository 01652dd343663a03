//! What the parsers fill while they read an entry.

use super::text::{Bytes, Line};
use super::{Field, Fields, date};

/// An entry being read: fields, what was used of the line, and hints for the type.
pub(super) struct Draft<'a> {
    /// The entry.
    pub(super) line: &'a Line,
    /// What was understood.
    pub(super) fields: Fields,
    /// The date in parentheses, read.
    pub(super) date: date::Read,
    /// The day of access, read.
    pub(super) accessed: Option<date::Read>,
    /// The date's parenthesis without its brackets, which may hold more than the date (`9th Cir. 1991`).
    pub(super) date_inside: Option<Bytes>,
    /// What stands before the date, if an entry cannot hold all of it: roles, user names, an ellipsis.
    pub(super) odd_head: Option<Bytes>,
    /// What stands between a legal item's name and its date, whose forms are the courts' own.
    pub(super) legal: Option<Bytes>,
    /// The brackets behind the title, in typed order.
    pub(super) extras: Vec<Bytes>,
    /// Whether an entry cannot hold all of [`Self::extras`].
    pub(super) odd_extras: bool,
    /// Notes in parentheses at the end, which an entry cannot hold.
    pub(super) after: Vec<Bytes>,
    /// What the parenthesis behind the names before a container says, if not that they are editors.
    pub(super) host_role: Option<Bytes>,
    /// What the shape says about the type.
    pub(super) shape: Shape,
    /// Stretches that a field or a known word took.
    used: Vec<Bytes>,
}

/// Hints for the type.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Shape {
    /// The title stands in italics, or where names stand: a work of its own.
    pub(super) whole_work: bool,
    /// `In …` stands before the container.
    pub(super) within: bool,
    /// `On …` rather than `In …`.
    pub(super) on: bool,
    /// The container reads as a periodical: volume, issue or pages follow it.
    pub(super) periodical: bool,
    /// The names are editors.
    pub(super) edited: bool,
    /// A court case.
    pub(super) case: bool,
    /// A law, regulation or treaty.
    pub(super) law: bool,
    /// A report's number or name.
    pub(super) report: bool,
    /// Any italics in the entry.
    pub(super) italics: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(line: &'a Line) -> Self {
        Self {
            line,
            fields: Fields::default(),
            date: date::Read::default(),
            accessed: None,
            date_inside: None,
            odd_head: None,
            legal: None,
            extras: Vec::new(),
            odd_extras: false,
            after: Vec::new(),
            host_role: None,
            shape: Shape {
                italics: line.has_italic(&line.all()),
                ..Shape::default()
            },
            used: Vec::new(),
        }
    }

    /// Makes a field of `bytes` and marks them as used.
    pub(super) fn take(&mut self, bytes: &Bytes) -> Option<Field> {
        let field = self.line.field(bytes)?;
        self.used.push(bytes.clone());
        Some(field)
    }

    /// Marks `bytes` as words that a field needs and does not hold (`In`, `Retrieved`, `pp.`).
    pub(super) fn spend(&mut self, bytes: &Bytes) {
        self.used.push(bytes.clone());
    }

    /// Stretches with letters or digits that nothing took, in order.
    pub(super) fn unused(&mut self) -> Vec<Bytes> {
        self.used.sort_by_key(|b| (b.start, b.end));
        let mut out = Vec::new();
        let mut at = 0;
        let end = self.line.text().len();
        for used in self.used.iter().chain(std::iter::once(&(end..end))) {
            if used.start > at {
                let gap = self.line.trim_with(&(at..used.start), |c| {
                    !c.is_alphanumeric() && !matches!(c, '(' | ')' | '[' | ']')
                });
                if self.line.slice(&gap).chars().any(char::is_alphanumeric) {
                    out.push(gap);
                }
            }
            at = at.max(used.end);
        }
        out
    }
}
