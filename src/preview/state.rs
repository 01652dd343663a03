//! What clients see of a manuscript: a numbered snapshot, whole at any moment.
//!
//! In: what the session's thread made. Out: the `state` of the protocol, written once for all clients.

use std::sync::Arc;

use serde_json::{Value, json};

use super::digest::digest;
use crate::checks::{Finding, Severity};
use crate::pipeline::{Laid, Models};
use crate::source::{Piece, Source, Span};
use crate::typeset::Edition;

/// Which edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Which {
    Print,
    Slides,
}

/// A state of the manuscript that was laid out.
pub(super) struct Good {
    /// The revision in which it appeared.
    pub(super) revision: u64,
    pub(super) models: Models,
    pub(super) laid: Laid,
    /// Of the file as it lay on disk.
    pub(super) source_hash: String,
    print: Pages,
    slides: Pages,
}

/// What the protocol says of an edition.
struct Pages {
    hashes: Vec<String>,
    json: Value,
}

/// Findings of a good state.
#[derive(Default)]
pub(super) struct Judged {
    /// In the order of the file.
    pub(super) findings: Vec<Finding>,
    /// Empty until anything is known.
    pub(super) hash: String,
}

/// What is shown at a moment.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    pub(super) revision: u64,
    /// Why the newest state of the file could not be shown.
    pub(super) broken: Option<String>,
    /// The last state that could.
    pub(super) good: Option<Arc<Good>>,
    pub(super) judged: Arc<Judged>,
}

impl Good {
    pub(super) fn new(revision: u64, models: Models, laid: Laid) -> Self {
        let source_hash = digest(models.source.typed().text().as_bytes());
        let print = pages(&laid.print, &models.source);
        let slides = pages(&laid.slides, &models.source);
        Self {
            revision,
            models,
            laid,
            source_hash,
            print,
            slides,
        }
    }

    /// What stands for this state in `deck_hash` and its like.
    pub(super) fn hash(&self) -> String {
        format!("r{}", self.revision)
    }

    /// The file as it lay on disk.
    pub(super) fn typed(&self) -> &Source {
        self.models.source.typed()
    }

    pub(super) fn edition(&self, which: Which) -> &Edition {
        match which {
            Which::Print => &self.laid.print,
            Which::Slides => &self.laid.slides,
        }
    }

    /// The hash of each page.
    pub(super) fn hashes(&self, which: Which) -> &[String] {
        match which {
            Which::Print => &self.print.hashes,
            Which::Slides => &self.slides.hashes,
        }
    }
}

impl Judged {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        let hash = digest(format!("{findings:?}").as_bytes());
        Self { findings, hash }
    }

    /// How many errors, warnings and notes.
    pub(super) fn counts(&self) -> Value {
        counts(&self.findings)
    }
}

/// How many errors, warnings and notes.
pub(super) fn counts(findings: &[Finding]) -> Value {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    json!({
        "error": of(Severity::Error),
        "warning": of(Severity::Warning),
        "note": of(Severity::Note),
    })
}

impl Snapshot {
    /// The `state` of the protocol.
    pub(super) fn json(&self, file: &str, undo: Option<&str>, editor: bool) -> String {
        let good = self.good.as_deref();
        let meta = good.map(|good| &good.models.manuscript.meta);
        let of_good = good.map(Good::hash).unwrap_or_default();
        let nothing = || json!({"pages": [], "units": []});
        json!({
            "revision": self.revision,
            "state": if self.broken.is_some() { "broken" } else { "ok" },
            "message": self.broken,
            "file": file,
            "title": meta.and_then(|meta| meta.title.as_ref()).map(|title| &title.text),
            "language": meta.map(|meta| &meta.language),
            "source_hash": good.map_or("", |good| &good.source_hash),
            "findings_hash": self.judged.hash,
            "deck_hash": of_good,
            "citations_hash": of_good,
            "counts": self.judged.counts(),
            "undo": undo,
            "editor": editor,
            "minutes": good.map(|good| good.models.looks.minutes),
            "print": good.map_or_else(nothing, |good| good.print.json.clone()),
            "slides": good.map_or_else(nothing, |good| good.slides.json.clone()),
        })
        .to_string()
    }
}

fn pages(edition: &Edition, source: &Source) -> Pages {
    let pages = &edition.layout.pages;
    let hashes = (0..pages.len()).map(|index| edition.page_hash(index).unwrap_or_default());
    let hashes: Vec<String> = hashes.map(|hash| format!("{hash:032x}")).collect();
    let shown = pages.iter().zip(&hashes).map(|(page, hash)| {
        let mut shown = json!({
            "hash": hash,
            "width": page.width,
            "height": page.height,
            "label": page.label,
        });
        if let Some(slide) = page.slide {
            shown["slide"] = slide.into();
        }
        shown
    });
    let shown: Vec<Value> = shown.collect();
    Pages {
        json: json!({"pages": shown, "units": units(edition, source)}),
        hashes,
    }
}

/// Pieces that touch, as one: the bracket that was put in before a name belongs to the name's word.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last)
                if last.made.end == piece.made.start && last.home.end == piece.home.start =>
            {
                last.made = last.made.join(piece.made);
                last.home = last.home.join(piece.home);
            }
            _ => out.push(piece.clone()),
        }
    }
    out
}

/// The table of units: each leads to the file as it lies on disk, words in the place of keys to their key.
fn units(edition: &Edition, source: &Source) -> Vec<Value> {
    let pieces = joined(source.pieces());
    let mut out = Vec::new();
    for unit in edition.units() {
        let (mut at, mut from) = (unit.at, unit.span.start);
        let first = pieces.partition_point(|piece| piece.made.end <= unit.span.start);
        for piece in pieces.get(first..).unwrap_or_default() {
            if piece.made.start >= unit.span.end {
                break;
            }
            let made = piece.made.intersect(unit.span).unwrap_or(piece.made);
            if from < made.start {
                let typed = source.home(Span::new(from, made.start));
                out.push(json!([at, made.start - from, typed.start]));
                at += made.start - from;
            }
            out.push(json!([at, made.len(), piece.home.start, piece.home.len()]));
            at += made.len();
            from = made.end;
        }
        if from < unit.span.end {
            let typed = source.home(Span::new(from, unit.span.end));
            out.push(json!([at, unit.span.end - from, typed.start]));
        }
    }
    out
}
