//! Benchmarks of the pipeline: `cargo bench`. Times are for reading; no test depends on them.
//!
//! The manuscript is made here: some 10,000 words, 150 entries, a citation in every other sentence.

#[path = "benches/chapter.rs"]
mod chapter;

use std::hint::black_box;

use chapter::chapter;

use diptych::pipeline::LiveSlots;
use diptych::settings::{FrontMatter, Options};
use diptych::source::Source;
use diptych::typeset::{Templates, forget};
use diptych::{checks, citations, manuscript, pipeline, references};
use divan::Bencher;

fn models(text: &str) -> pipeline::Models {
    pipeline::read(Source::new("m.md", text), &Options::default()).expect("no front matter")
}

/// All that `diptych check` does but reading the file and printing.
#[divan::bench]
fn check_10000_words(bencher: Bencher<'_, '_>) {
    let text = chapter(10_000);
    bencher.bench(|| checks::text(&models(black_box(&text)).text()));
}

#[divan::bench]
fn read_manuscript(bencher: Bencher<'_, '_>) {
    let source = Source::new("m.md", chapter(10_000));
    bencher.bench(|| manuscript::read(black_box(&source), &FrontMatter::default()));
}

#[divan::bench]
fn read_references(bencher: Bencher<'_, '_>) {
    let source = Source::new("m.md", chapter(10_000));
    let manuscript = manuscript::read(&source, &FrontMatter::default());
    bencher.bench(|| references::read(black_box(&source), &manuscript));
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

/// Both editions with their PDFs, after the first that warms Typst's caches.
#[divan::bench(sample_count = 10)]
fn build_both_editions(bencher: Bencher<'_, '_>) {
    let models = models(&chapter(10_000));
    let (options, templates) = (Options::default(), Templates::embedded());
    bencher.bench(|| pipeline::build(&models, &options, &templates).map(|built| built.findings));
}

/// A saved edit of one word, as the preview lays it out: what is read, and both editions.
#[divan::bench(sample_count = 30)]
fn live_edit(bencher: Bencher<'_, '_>) {
    let text = chapter(7_000);
    let templates = Templates::embedded();
    let mut slots = LiveSlots::default();
    let mut edits = 0;
    let mut edit = || {
        edits += 1;
        let edited = text.replacen("nobody counted", &format!("{edits} men counted"), 1);
        let source = Source::new("m.md", edited);
        let mut models = pipeline::read_live(source, &Options::default()).expect("no front matter");
        let laid = pipeline::lay_out(&mut models, &templates, &mut slots);
        forget(2);
        laid.map(|laid| laid.print.layout.pages.len())
    };
    for _ in 0..5 {
        black_box(edit().is_ok());
    }
    bencher.bench_local(edit);
}

fn main() {
    divan::main();
}
