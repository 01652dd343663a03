//! The `state` of the protocol, as it is written.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

/// What clients are told of a state.
#[derive(Serialize)]
pub(super) struct State<'s> {
    pub(super) revision: u64,
    /// `ok` or `broken`.
    pub(super) state: &'static str,
    /// Why it is broken.
    pub(super) message: Option<&'s str>,
    pub(super) settled: bool,
    pub(super) file: &'s str,
    pub(super) title: Option<&'s str>,
    pub(super) language: Option<&'s str>,
    pub(super) source_hash: &'s str,
    pub(super) findings_hash: &'s str,
    pub(super) deck_hash: &'s str,
    pub(super) citations_hash: &'s str,
    pub(super) counts: Value,
    /// What can be undone.
    pub(super) undo: Option<&'s str>,
    /// Whether there is an editor to open.
    pub(super) editor: bool,
    /// How long the lecture is.
    pub(super) minutes: Option<u32>,
    pub(super) print: Panel<'s>,
    pub(super) slides: Panel<'s>,
    /// Pages that go along.
    pub(super) sent: Vec<Value>,
}

/// An edition.
#[derive(Default, Serialize)]
pub(super) struct Panel<'s> {
    pub(super) pages: &'s [PageRow],
    pub(super) units: Cow<'s, [UnitRow]>,
}

/// A page: its size is in points.
#[derive(Serialize)]
pub(super) struct PageRow {
    pub(super) hash: String,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) slide: Option<usize>,
}

/// A unit of text: its place among the units, its length in bytes, and its place in the file.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum UnitRow {
    /// As it was typed.
    Typed(usize, usize, usize),
    /// Made of something that was typed, whose length in the file is last.
    Made(usize, usize, usize, usize),
}

impl UnitRow {
    /// Its place in the file.
    pub(super) fn place(&mut self) -> &mut usize {
        match self {
            Self::Typed(_, _, place) | Self::Made(_, _, place, _) => place,
        }
    }
}
