//! A setting that cannot be used.

use std::fmt;

use crate::source::{Position, Source, Span};

/// A setting that cannot be used: where, which key, and what would be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// The file, or the flag (`--theme`).
    pub file: String,
    /// The place in the file.
    pub position: Option<Position>,
    /// The key with its path (`lecture.minutes`); empty if none is concerned.
    pub key: String,
    /// What is wrong and what is allowed, naming the key.
    pub message: String,
}

impl SettingsError {
    /// A fault at `span` of a manuscript.
    pub(super) fn typed(source: &Source, span: Span, key: &str, what: impl Into<String>) -> Self {
        let what = what.into();
        Self {
            file: source.name().to_owned(),
            position: Some(source.position(span.start)),
            key: key.to_owned(),
            message: match key {
                "" => format!("front matter: {what}"),
                _ => format!("front matter: `{key}` {what}"),
            },
        }
    }

    /// A fault at `span` of another file.
    pub(super) fn in_file(source: &Source, span: Span, what: impl Into<String>) -> Self {
        Self {
            file: source.name().to_owned(),
            position: Some(source.position(span.start)),
            key: String::new(),
            message: what.into(),
        }
    }

    /// A fault in a flag.
    pub fn flag(flag: &str, what: impl Into<String>) -> Self {
        Self {
            file: flag.to_owned(),
            position: None,
            key: flag.trim_start_matches('-').to_owned(),
            message: what.into(),
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(Position { line, column }) => {
                write!(f, "{}:{line}:{column}: {}", self.file, self.message)
            }
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for SettingsError {}
