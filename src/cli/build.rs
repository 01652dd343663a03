//! `diptych build`: both editions and their companions, written whole or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::terminal::Terminal;
use super::{Outcome, fail, jobs, judge, options};
use crate::error::{Error, guard};
use crate::output::findings::{Checked, human};
use crate::output::{self, Kind, Outputs, Spoken};
use crate::pipeline::{self, Built, Models};
use crate::references;
use crate::settings::Options;
use crate::source::Source;
use crate::typeset::{Layout, Templates};

pub(super) fn run(args: &BuildArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let options = options(Some(&args.looks), args.only)?;
    let templates = pipeline::templates(&options)?;
    let stems = stems(args)?;
    let many = args.files.len() > 1;
    let mut worst = Outcome::Clean;
    let work =
        |(file, stem): &(PathBuf, PathBuf)| guard(|| build(file, stem, args, &options, &templates));
    let mut printed = Ok(());
    jobs::in_order(&stems, args.jobs, work, |index, result| {
        let file = &args.files[index];
        let outcome = match result {
            Ok(done) => {
                let checked = Checked {
                    file: done.source.name(),
                    source: &done.source,
                    findings: &done.findings,
                };
                terminal.say(&human(&checked, terminal.look()));
                if args.verify && printed.is_ok() {
                    printed = terminal.print(&done.report);
                }
                done.outcome
            }
            Err(error) => fail(terminal, &error),
        };
        if many && terminal.is_watched() {
            terminal.say(&format!(
                "[{}/{}] {}\n",
                index + 1,
                stems.len(),
                output::escape(&file.display().to_string())
            ));
        }
        worst = worst.max(outcome);
    });
    printed?;
    Ok(worst)
}

/// What one manuscript came to.
struct Done {
    source: Source,
    findings: Vec<crate::checks::Finding>,
    report: String,
    outcome: Outcome,
}

fn build(
    file: &Path,
    stem: &Path,
    args: &BuildArgs,
    options: &Options,
    templates: &Templates,
) -> Result<Done, Error> {
    let models = pipeline::read(Source::open(file)?, options)?;
    let mut built = pipeline::build(&models, options, templates)?;
    let outputs = outputs(&models, &mut built, stem)?;
    outputs
        .commit(args.force)
        .map_err(|error| Error::new(error.to_string()))?;
    let proof = &built.provenance;
    let mut outcome = judge(&built.findings, args.deny);
    if args.verify && !proof.is_clean() {
        outcome = outcome.max(Outcome::Findings);
    }
    let report = output::json_line(&output::provenance(
        models.source.name(),
        &models.source,
        proof,
    ));
    Ok(Done {
        source: models.source,
        findings: built.findings,
        report,
        outcome,
    })
}

/// Every file of one manuscript, in memory.
fn outputs(models: &Models, built: &mut Built, stem: &Path) -> Result<Outputs, Error> {
    let named = |ending: &str| {
        let mut name = stem.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut outputs = Outputs::new();
    if let Some(path) = models.source.path() {
        outputs.protect(path);
    }
    if let Some(print) = &mut built.print {
        let (pdf, remarks) = print.pdf()?;
        print.layout.remarks.extend(remarks);
        outputs.add(named(".pdf"), Kind::Pdf, pdf);
    }
    if let Some(slides) = &mut built.slides {
        let (pdf, remarks) = slides.pdf()?;
        slides.layout.remarks.extend(remarks);
        outputs.add(named(".slides.pdf"), Kind::Pdf, pdf);
        let notes = output::pdfpc(models.looks.minutes, &notes(models, &slides.layout));
        outputs.add(named(".slides.pdfpc"), Kind::Pdfpc, notes.into_bytes());
    }
    let name = models
        .source
        .path()
        .and_then(Path::file_name)
        .unwrap_or_default();
    let list = references::to_yaml(&models.references, &name.to_string_lossy());
    outputs.add(named(".references.yml"), Kind::Yaml, list.into_bytes());
    Ok(outputs)
}

/// Label and notes of every slide's page.
fn notes(models: &Models, slides: &Layout) -> Vec<(String, String)> {
    let spoken = Spoken::new(&models.source, &models.manuscript);
    let slide = |index: Option<usize>| models.deck.slides.get(index?);
    slides
        .pages
        .iter()
        .map(|page| {
            let spans = slide(page.slide).map(|slide| slide.notes.as_slice());
            (page.label.clone(), spoken.text(spans.unwrap_or_default()))
        })
        .collect()
}

/// Each manuscript with the name of its outputs, without ending. Two of one name would overwrite each other.
fn stems(args: &BuildArgs) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let mut out = Vec::new();
    for file in &args.files {
        if file.as_os_str() == "-" {
            return Err(Error::new(
                "build writes files and needs a manuscript with a name; - will not do",
            ));
        }
        let bare = file.with_extension("");
        let stem = match (&args.out, bare.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => bare,
        };
        if let Some(other) = taken.insert(stem.clone(), file) {
            return Err(Error::new(format!(
                "{} and {} would both be written as {}.pdf; build them into different folders (--out)",
                other.display(),
                file.display(),
                stem.display()
            )));
        }
        out.push((file.clone(), stem));
    }
    Ok(out)
}
