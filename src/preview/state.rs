//! What clients see of a manuscript: a numbered snapshot, whole at any moment.
//!
//! In: what the session's thread made. Out: the `state` of the protocol, written once for all clients.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Value, json};

use super::digest::digest;
use super::wire::{PageRow, Panel, State, UnitRow};
use crate::checks::{Finding, Severity};
use crate::pipeline::{Laid, Models};
use crate::source::{Edited, Piece, Source, Span};
use crate::typeset::Edition;

/// Which edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Which {
    Print,
    Slides,
}

impl Which {
    /// What the protocol calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Slides => "slides",
        }
    }
}

/// A state of the manuscript that was laid out.
pub(super) struct Good {
    /// The revision in which it appeared.
    pub(super) revision: u64,
    pub(super) models: Arc<Models>,
    pub(super) laid: Laid,
    /// Of the file as it lay on disk.
    pub(super) source_hash: String,
    head: Head,
    print: Pages,
    slides: Pages,
}

/// Pages of a newer state, whose slides are still to come, or all but its first pages.
pub(super) struct Ahead {
    edition: Arc<Edition>,
    /// The file as it lay on disk, and its hash.
    typed: Source,
    source_hash: String,
    head: Head,
    print: Pages,
}

/// A page that is shown.
pub(super) struct Shows {
    pub(super) edition: Arc<Edition>,
    pub(super) hash: String,
}

/// What a state says of its manuscript.
struct Head {
    title: Option<String>,
    language: String,
    minutes: u32,
}

/// What the protocol says of an edition.
struct Pages {
    hashes: Vec<String>,
    rows: Vec<PageRow>,
    units: Vec<UnitRow>,
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
    /// The pages of one that is newer still.
    pub(super) ahead: Option<Arc<Ahead>>,
    pub(super) judged: Arc<Judged>,
    /// Whether nothing more is to be told of this state.
    pub(super) settled: bool,
}

impl Good {
    pub(super) fn new(revision: u64, models: Arc<Models>, laid: Laid) -> Self {
        let source_hash = digest(models.source.typed().text().as_bytes());
        let all = |edition: &Edition| pages(edition, edition.layout.pages.len(), &models.source);
        let (print, slides) = (all(&laid.print), all(&laid.slides));
        Self {
            revision,
            head: head(&models),
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

    fn edition(&self, which: Which) -> &Arc<Edition> {
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

impl Ahead {
    /// `whole`: how many of the edition's pages are shown.
    pub(super) fn new(models: &Models, edition: &Arc<Edition>, whole: usize) -> Self {
        let typed = models.source.typed().clone();
        Self {
            edition: Arc::clone(edition),
            source_hash: digest(typed.text().as_bytes()),
            typed,
            head: head(models),
            print: pages(edition, whole, &models.source),
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
    /// The file as it lay on disk when its pages were laid out, and its hash.
    pub(super) fn typed(&self) -> Option<(&Source, &str)> {
        let good = self.good.as_deref();
        let good = good.map(|good| (good.typed(), good.source_hash.as_str()));
        let ahead = self.ahead.as_deref();
        let ahead = ahead.map(|ahead| (&ahead.typed, ahead.source_hash.as_str()));
        ahead.or(good)
    }

    /// The page at `index` of an edition.
    pub(super) fn page(&self, which: Which, index: usize) -> Option<Shows> {
        let ahead = self.ahead.as_ref().filter(|_| which == Which::Print);
        let edition = match (ahead, &self.good) {
            (Some(ahead), _) => &ahead.edition,
            (None, Some(good)) => good.edition(which),
            (None, None) => return None,
        };
        self.shown(which).get(index).map(|hash| Shows {
            edition: Arc::clone(edition),
            hash: hash.clone(),
        })
    }

    /// The hashes of all pages that are shown.
    pub(super) fn hashes(&self) -> impl Iterator<Item = &String> {
        let ahead = self.ahead.iter().flat_map(|ahead| &ahead.print.hashes);
        let good = self.good.iter();
        let good = good.flat_map(|good| good.print.hashes.iter().chain(&good.slides.hashes));
        ahead.chain(good)
    }

    /// The pages of an edition that are other pages than `before`: their place, and the hash of the page that was
    /// there.
    pub(super) fn changed<'s>(&'s self, before: &'s Self, which: Which) -> Vec<(usize, &'s str)> {
        let (old, new) = (before.shown(which), self.shown(which));
        let pairs = old.iter().zip(new).enumerate();
        let changed = pairs.filter(|(_, (old, new))| old != new);
        changed.map(|(at, (old, _))| (at, old.as_str())).collect()
    }

    /// The hash of each page of an edition.
    fn shown(&self, which: Which) -> &[String] {
        let ahead = self.ahead.as_ref().filter(|_| which == Which::Print);
        match (ahead, &self.good) {
            (Some(ahead), _) => &ahead.print.hashes,
            (None, Some(good)) => good.hashes(which),
            (None, None) => &[],
        }
    }

    /// The `state` of the protocol, with pages that go along.
    pub(super) fn json(
        &self,
        file: &str,
        undo: Option<&str>,
        editor: bool,
        sent: Vec<Value>,
    ) -> String {
        let (good, ahead) = (self.good.as_deref(), self.ahead.as_deref());
        let of_good = good.map(Good::hash).unwrap_or_default();
        let head = ahead
            .map(|ahead| &ahead.head)
            .or(good.map(|good| &good.head));
        let print = ahead
            .map(|ahead| &ahead.print)
            .or(good.map(|good| &good.print));
        let slides = good.map(|good| Panel {
            pages: &good.slides.rows,
            units: match ahead {
                Some(ahead) => good.slides.moved(good.typed(), &ahead.typed).into(),
                None => Cow::Borrowed(good.slides.units.as_slice()),
            },
        });
        let state = State {
            revision: self.revision,
            state: match self.broken {
                Some(_) => "broken",
                None => "ok",
            },
            message: self.broken.as_deref(),
            settled: self.settled,
            file,
            title: head.and_then(|head| head.title.as_deref()),
            language: head.map(|head| head.language.as_str()),
            source_hash: self.typed().map_or("", |(_, hash)| hash),
            findings_hash: &self.judged.hash,
            deck_hash: &of_good,
            citations_hash: &of_good,
            counts: self.judged.counts(),
            undo,
            editor,
            minutes: head.map(|head| head.minutes),
            print: print.map(Pages::panel).unwrap_or_default(),
            slides: slides.unwrap_or_default(),
            sent,
        };
        // Nothing in it can fail to be written.
        serde_json::to_string(&state).unwrap_or_default()
    }
}

fn head(models: &Models) -> Head {
    let meta = &models.manuscript.meta;
    Head {
        title: meta.title.as_ref().map(|title| title.text.clone()),
        language: meta.language.clone(),
        minutes: models.looks.minutes,
    }
}

impl Pages {
    fn panel(&self) -> Panel<'_> {
        Panel {
            pages: &self.rows,
            units: Cow::Borrowed(&self.units),
        }
    }

    /// The units in a text that was edited since the pages were laid out.
    fn moved(&self, from: &Source, to: &Source) -> Vec<UnitRow> {
        let edit = Edited::of(from.text(), to.text());
        let mut units = self.units.clone();
        for place in units.iter_mut().map(UnitRow::place) {
            *place = edit.place(*place);
        }
        units
    }
}

/// The first `count` pages of an edition.
fn pages(edition: &Edition, count: usize, source: &Source) -> Pages {
    let pages = edition.layout.pages.get(..count).unwrap_or_default();
    let hashes = (0..pages.len()).map(|index| edition.page_hash(index).unwrap_or_default());
    let hashes: Vec<String> = hashes.map(|hash| format!("{hash:032x}")).collect();
    let rows = pages.iter().zip(&hashes).map(|(page, hash)| PageRow {
        hash: hash.clone(),
        width: page.width,
        height: page.height,
        label: page.label.clone(),
        slide: page.slide,
    });
    Pages {
        rows: rows.collect(),
        units: units(edition, source),
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
fn units(edition: &Edition, source: &Source) -> Vec<UnitRow> {
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
                out.push(UnitRow::Typed(at, made.start - from, typed.start));
                at += made.start - from;
            }
            let home = piece.home;
            out.push(UnitRow::Made(at, made.len(), home.start, home.len()));
            at += made.len();
            from = made.end;
        }
        if from < unit.span.end {
            let typed = source.home(Span::new(from, unit.span.end));
            out.push(UnitRow::Typed(at, unit.span.end - from, typed.start));
        }
    }
    out
}
