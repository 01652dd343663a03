//! A fault or oddity in the author's text.

use serde::Serialize;

use crate::source::Span;

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `C102`
    pub code: &'static str,
    /// `cited-name-mismatch`
    pub rule: &'static str,
    /// How much it would cost in print.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong, in a sentence that repeats the words concerned.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// An exact edit that mends it.
    pub suggestion: Option<Suggestion>,
}

/// How much a finding would cost in print.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Should be looked at before print.
    Warning,
    /// Must not go to print.
    Error,
}

/// Another place that matters to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it has to do with it.
    pub message: String,
}

/// An exact edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What to replace.
    pub span: Span,
    /// With what.
    pub text: String,
    /// Who may apply it.
    pub applicability: Applicability,
}

/// Who may apply a suggestion.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// A program: the edit mends how something is written and cannot change what is said.
    Safe,
    /// The author: the edit may be right, but which words are wrong is not for a program to decide.
    AuthorDecides,
}

impl Suggestion {
    /// An edit that `check --fix` applies: of marks and spacing, where only one reading is right.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
            applicability: Applicability::Safe,
        }
    }

    /// An edit that only its author may apply: of names, years, wording.
    pub fn for_author(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
            applicability: Applicability::AuthorDecides,
        }
    }

    /// Whether a program may apply it.
    pub fn is_safe(&self) -> bool {
        self.applicability == Applicability::Safe
    }
}
