//! A value that was typed somewhere.

use serde::Serialize;

use super::Span;

/// A value and where it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Typed {
    /// The value, without markup.
    pub text: String,
    /// Its place; `None` if it was not typed in the manuscript (a flag).
    pub span: Option<Span>,
}
