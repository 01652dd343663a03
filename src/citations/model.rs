//! A citation as read, with the evidence for its link.

use serde::Serialize;

use crate::source::Span;

/// One work cited in the text (APA 7, 8.10 to 8.36): `Tversky & Kahneman, 1974` of `(…; …)`.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The typed words without brackets or semicolon. For a narrative citation from the name to the closing
    /// of the year: `Aliyev (2003, p. 28`.
    pub span: Span,
    /// Citations in one pair of parentheses share it.
    pub group: usize,
    /// In parentheses or in the running text.
    pub form: Form,
    /// Names as typed, before case or accents are folded, `et al.` left out.
    pub names: Vec<Cited>,
    /// Whether `et al.` (or `ve diğerleri`, …) follows the names.
    pub et_al: bool,
    /// What joins the last two names: `&`, `and`, `ve`, `und`.
    pub joiner: Option<Span>,
    /// The year as typed (`2019a`, `1398/2019`, `n.d.`, `in press`).
    pub year: Option<Cited>,
    /// `p. 33`, `Chapter 2`.
    pub locator: Option<Cited>,
    /// `see`, `e.g.,`.
    pub prefix: Option<Cited>,
    /// What it means.
    pub link: Link,
    /// The key that it was cited by, if it was.
    pub key: Option<String>,
    /// Where the whole group begins and ends, parentheses included; the citation itself if there are none.
    pub group_span: Span,
}

/// A part of a citation as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The words.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// How a citation stands in its sentence (APA 7, 8.11).
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `(Cornell, 2017)`.
    Parenthetical,
    /// `Cornell (2017)`.
    Narrative,
}

/// What a citation means: indices into the references.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// One entry, and what the link was made on.
    Found {
        /// The entry.
        reference: usize,
        /// What differs between text and list.
        doubts: Vec<Doubt>,
    },
    /// Several entries fit equally.
    Ambiguous(Vec<usize>),
    /// None fits; the nearest by name and year, best first.
    Missing(Vec<Near>),
    /// A personal communication, which has no entry (APA 7, 8.9).
    Personal,
}

/// A difference between a citation and the entry it was linked to.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// The surname is spelt otherwise in the list.
    NameSpelling {
        /// As cited.
        cited: Cited,
        /// As listed.
        listed: String,
    },
    /// The year differs.
    Year {
        /// As cited.
        cited: Cited,
        /// As listed.
        listed: String,
    },
    /// The group is named otherwise (an acronym, a translation).
    Alias {
        /// As cited.
        cited: Cited,
        /// As listed.
        listed: String,
    },
}

/// An entry that is near to a citation and not it.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The entry.
    pub reference: usize,
    /// Whether its first name is the cited one.
    pub same_name: bool,
    /// Whether its year is the cited one.
    pub same_year: bool,
}
