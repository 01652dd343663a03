//! Benchmarks of the pipeline: `cargo bench`. Times are for reading; no test depends on them.
//!
//! The manuscript is made here: some 10,000 words, 150 entries, a citation in every other sentence.

#[path = "benches/chapter.rs"]
mod chapter;

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use chapter::chapter;

use diptych::deck::{self, DeckOptions};
use diptych::pipeline::LiveSlots;
use diptych::settings::{FrontMatter, Options};
use diptych::source::Source;
use diptych::typeset::{PageEnds, Slots, Templates, forget, print_soon, slides};
use diptych::{checks, citations, manuscript, pipeline, references};
use divan::Bencher;

fn models(text: &str) -> pipeline::Models {
    pipeline::read(Source::new("m.md", text), &Options::default()).expect("no front matter")
}

/// A chapter whose entries no earlier run has seen: rendered lines are remembered.
fn fresh_chapter() -> String {
    static RUN: AtomicUsize = AtomicUsize::new(0);
    let run = RUN.fetch_add(1, Ordering::Relaxed);
    chapter(10_000).replace(" toll", &format!(" toll{run}"))
}

/// All that `diptych check` does but reading the file and printing.
#[divan::bench]
fn check_10000_words(bencher: Bencher<'_, '_>) {
    let options = Options {
        deck: false,
        ..Options::default()
    };
    bencher.with_inputs(fresh_chapter).bench_values(|text| {
        let models = pipeline::read(Source::new("m.md", text), &options);
        models.map(|models| checks::text(&models.text())).ok()
    });
}

#[divan::bench]
fn read_manuscript(bencher: Bencher<'_, '_>) {
    let source = Source::new("m.md", chapter(10_000));
    bencher.bench(|| manuscript::read(black_box(&source), &FrontMatter::default()));
}

#[divan::bench]
fn read_references(bencher: Bencher<'_, '_>) {
    let inputs = || {
        let source = Source::new("m.md", fresh_chapter());
        let manuscript = manuscript::read(&source, &FrontMatter::default());
        (source, manuscript)
    };
    bencher
        .with_inputs(inputs)
        .bench_refs(|(source, manuscript)| references::read(source, manuscript));
}

#[divan::bench]
fn read_citations(bencher: Bencher<'_, '_>) {
    let models = models(&chapter(10_000));
    bencher.bench(|| citations::read(&models.source, &models.manuscript, &models.references));
}

#[divan::bench]
fn run_rules(bencher: Bencher<'_, '_>) {
    let models = models(&chapter(10_000));
    bencher.bench(|| checks::text(&models.text()));
}

#[divan::bench]
fn make_deck(bencher: Bencher<'_, '_>) {
    let models = models(&chapter(10_000));
    let options = DeckOptions::default();
    bencher.bench(|| {
        deck::build(
            &models.source,
            &models.manuscript,
            &models.references,
            &models.citations,
            &options,
        )
    });
}

/// The same of a chapter whose sentences nobody has seen: their cuts are remembered.
#[divan::bench]
fn make_deck_of_new_text(bencher: Bencher<'_, '_>) {
    static RUN: AtomicUsize = AtomicUsize::new(0);
    let fresh = || {
        let run = RUN.fetch_add(1, Ordering::Relaxed);
        models(&chapter(10_000).replace(" the ", &format!(" the n{run} ")))
    };
    let options = DeckOptions::default();
    bencher.with_inputs(fresh).bench_refs(|models| {
        let (source, manuscript) = (&models.source, &models.manuscript);
        let (references, citations) = (&models.references, &models.citations);
        deck::build(source, manuscript, references, citations, &options)
    });
}

/// Both editions with their PDFs, after the first that warms Typst's caches.
#[divan::bench(sample_count = 10)]
fn build_both_editions(bencher: Bencher<'_, '_>) {
    let models = models(&chapter(10_000));
    let (options, templates) = (Options::default(), Templates::embedded());
    bencher.bench(|| pipeline::build(&models, &options, &templates).map(|built| built.findings));
}

/// What the stages of a saved edit begin with: what was read after an edit of one word, each time at another place.
/// The manuscript is the file named in `MANUSCRIPT`, or else one made here.
struct Edits {
    text: String,
    /// Before words in the text.
    places: Vec<usize>,
    done: usize,
}

impl Edits {
    fn new() -> Self {
        let text = match std::env::var_os("MANUSCRIPT") {
            Some(path) => std::fs::read_to_string(path).expect("a text"),
            None => chapter(7_000),
        };
        let places = text.match_indices(" the ").map(|(at, _)| at).collect();
        Self {
            text,
            places,
            done: 0,
        }
    }

    fn next(&mut self) -> Source {
        self.done += 1;
        let at = self.places[self.done * 7 % self.places.len()];
        let (before, after) = self.text.split_at(at);
        Source::new("m.md", format!("{before} {} old{after}", self.done % 10))
    }

    fn read(&mut self) -> pipeline::Models {
        pipeline::read_live(self.next(), &Options::default())
            .expect("front matter that can be used")
    }
}

/// So many edits come before those that are measured: the first lays out everything.
const WARM: usize = 5;

/// A saved edit, as the preview lays it out: what is read, and both editions.
#[divan::bench(sample_count = 100)]
fn live_edit(bencher: Bencher<'_, '_>) {
    let templates = Templates::embedded();
    let mut slots = LiveSlots::default();
    let mut edits = Edits::new();
    let mut edit = || {
        let mut models = edits.read();
        let laid = pipeline::lay_out(&mut models, &templates, &mut slots, |_, _, _| ());
        forget();
        laid.map(|laid| laid.print.layout.pages.len())
    };
    for _ in 0..WARM {
        black_box(edit().is_ok());
    }
    bencher.bench_local(edit);
}

/// The first stage of it alone.
#[divan::bench(sample_count = 100)]
fn live_read(bencher: Bencher<'_, '_>) {
    let mut edits = Edits::new();
    for _ in 0..WARM {
        black_box(edits.read());
    }
    bencher.bench_local(|| edits.read());
}

/// The print edition of an edit alone.
#[divan::bench(sample_count = 100)]
fn live_print(bencher: Bencher<'_, '_>) {
    let templates = Templates::embedded();
    let (mut slots, mut ends) = (Slots::default(), PageEnds::default());
    let mut edits = Edits::new();
    let mut lay = |models: &pipeline::Models| {
        let edition = print_soon(&models.print_input(), &templates, &mut slots, &mut ends);
        forget();
        edition.map(|edition| edition.layout.pages.len())
    };
    for _ in 0..WARM {
        black_box(lay(&edits.read()).is_ok());
    }
    bencher
        .with_inputs(|| edits.read())
        .bench_local_refs(|models| lay(models));
}

/// Its deck and slides alone.
#[divan::bench(sample_count = 100)]
fn live_slides(bencher: Bencher<'_, '_>) {
    let templates = Templates::embedded();
    let mut slots = Slots::default();
    let mut edits = Edits::new();
    let mut lay = |models: &mut pipeline::Models| {
        let options = DeckOptions::default();
        let (source, manuscript) = (&models.source, &models.manuscript);
        let (references, citations) = (&models.references, &models.citations);
        models.deck = deck::build(source, manuscript, references, citations, &options);
        let edition = slides(&models.slides_input(), &templates, &mut slots);
        forget();
        edition.map(|edition| edition.layout.pages.len())
    };
    for _ in 0..WARM {
        black_box(lay(&mut edits.read()).is_ok());
    }
    bencher
        .with_inputs(|| edits.read())
        .bench_local_refs(|models| lay(models));
}

fn main() {
    divan::main();
}
