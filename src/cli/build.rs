//! `diptych build`: both editions and their companions, written whole or not at all.

use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::terminal::Terminal;
use super::written::{self, File, named};
use super::{Outcome, escape_lines, fail, jobs, judge, options, stems};
use crate::checks::at_home;
use crate::error::{Error, guard};
use crate::output::findings::{Checked, human};
use crate::output::{self, Kind, Pptx, Spoken};
use crate::pipeline::{self, Built, Models};
use crate::references;
use crate::settings::{Options, Profile};
use crate::source::Source;
use crate::typeset::{Layout, Templates};

pub(super) fn run(args: &BuildArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let mut options = options(Some(&args.looks), args.only)?;
    options.allow = super::allow(&args.allow)?;
    options.profiles = super::profiles(&args.profile, options.editions)?;
    options.attach = args.attach;
    let reading = options.profiles.is_empty() || options.profiles.contains(&Profile::Reading);
    if args.attach && !(reading && options.editions.print()) {
        let why = "puts files into NAME.pdf, and this run makes none";
        return Err(Error::new(why).in_file("--attach"));
    }
    (options.notes_pdf, options.handout, options.pptx) = (args.notes_pdf, args.handout, args.pptx);
    if !options.editions.slides() && (args.notes_pdf || args.handout || args.pptx) {
        let why = "--notes-pdf, --handout and --pptx are made of the slides, which --only print leaves out";
        return Err(Error::new(why));
    }
    let templates = pipeline::templates(&options)?;
    let stems = stems::of(&args.files, args.out.as_deref(), ".pdf")?;
    // What may not be written is said before the work, not after.
    let planned = stems.iter().flat_map(|(file, stem)| {
        // A manuscript whose looks cannot be read says so when its turn comes.
        let profiles = Source::open(file)
            .ok()
            .and_then(|source| pipeline::profiles(&source, &options).ok());
        files_of(stem, &options, &profiles.unwrap_or_default())
    });
    written::check(&args.files, planned, args.force)?;
    let many = args.files.len() > 1;
    let mut worst = Outcome::Clean;
    let mut files: Vec<File> = Vec::new();
    let mut failed = 0;
    let mut reports = String::new();
    let work =
        |(file, stem): &(PathBuf, PathBuf)| guard(|| build(file, stem, args, &options, &templates));
    jobs::in_order(&stems, args.jobs, work, |index, result| {
        let outcome = match result {
            Ok(done) => {
                let checked = Checked {
                    file: done.source.name(),
                    source: &done.source,
                    findings: &done.findings,
                    silenced: done.silenced,
                };
                for remark in &done.remarks {
                    terminal.warn(&format!("note: {}\n", escape_lines(remark)));
                }
                terminal.say(&human(&checked, terminal.look()));
                files.extend(done.files);
                reports.push_str(&done.report);
                done.outcome
            }
            Err(error) => {
                failed += 1;
                fail(terminal, &error)
            }
        };
        if let (true, true, Some(file)) = (many, terminal.is_watched(), args.files.get(index)) {
            let name = output::escape(&file.display().to_string()).into_owned();
            terminal.say(&format!("[{}/{}] {name}\n", index + 1, stems.len()));
        }
        worst = worst.max(outcome);
    })?;
    if failed == 0 {
        written::commit(&args.files, files, args.force)?;
    } else if many {
        terminal.warn(&format!(
            "nothing was written: {failed} of {} manuscripts could not be built\n",
            stems.len()
        ));
    }
    if args.verify {
        terminal.print(&reports)?;
    }
    Ok(worst)
}

/// What one manuscript came to.
struct Done {
    source: Source,
    findings: Vec<crate::checks::Finding>,
    silenced: usize,
    report: String,
    /// What is to be told of the theme.
    remarks: Vec<String>,
    outcome: Outcome,
    files: Vec<File>,
}

fn build(
    file: &Path,
    stem: &Path,
    args: &BuildArgs,
    options: &Options,
    templates: &Templates,
) -> Result<Done, Error> {
    let models = pipeline::read(Source::open(file)?, options)?;
    let built = pipeline::build(&models, options, templates)?;
    let proof = &built.provenance;
    let mut outcome = judge(&built.findings, args.deny);
    if args.verify && !proof.is_clean() {
        outcome = outcome.max(Outcome::Findings);
    }
    let report = output::json_line(&output::provenance(
        models.source.name(),
        &models.source,
        &models.keyed,
        proof,
    ));
    let names = files_of(stem, options, &models.looks.profiles);
    let contents = contents(&models, &built, options);
    let files = names.into_iter().zip(contents);
    let files = files
        .map(|((path, kind), bytes)| (path, kind, bytes))
        .collect();
    let mut remarks = models.looks.theme.remarks.clone();
    if options.pptx {
        remarks.extend(output::pptx_leaves_out(
            &models.source,
            &models.manuscript,
            &models.deck,
            &models.looks.theme,
        ));
    }
    Ok(Done {
        files,
        remarks,
        findings: at_home(&models.source, built.findings),
        source: models.source.typed().clone(),
        silenced: built.silenced,
        report,
        outcome,
    })
}

/// The outputs of a manuscript, by name.
fn files_of(stem: &Path, options: &Options, profiles: &[Profile]) -> Vec<(PathBuf, Kind)> {
    let mut files = Vec::new();
    let mut add = |ending: &str, kind| files.push((named(stem, ending), kind));
    if options.editions.print() {
        for profile in profiles {
            add(profile.ending(), Kind::Pdf);
        }
    }
    if options.editions.slides() {
        add(".slides.pdf", Kind::Pdf);
        add(".slides.pdfpc", Kind::Pdfpc);
        for (wanted, ending, kind) in [
            (options.notes_pdf, ".notes.pdf", Kind::Pdf),
            (options.handout, ".handout.pdf", Kind::Pdf),
            (options.pptx, ".slides.pptx", Kind::Pptx),
        ] {
            if wanted {
                add(ending, kind);
            }
        }
    }
    add(".references.yml", Kind::Yaml);
    files
}

/// What stands in the files of [`files_of`], in their order.
fn contents(models: &Models, built: &Built, options: &Options) -> Vec<Vec<u8>> {
    let mut contents = Vec::new();
    contents.extend(built.files.iter().map(|(_, pdf)| pdf.clone()));
    if let Some(slides) = &built.slides {
        contents.push(slides.pdf.clone());
        let notes = notes(models, &slides.edition.layout);
        contents.push(output::pdfpc(models.looks.minutes, &notes).into_bytes());
        contents.extend(built.papers.iter().cloned());
        contents.extend(options.pptx.then(|| pptx(models, &slides.edition.layout)));
    }
    let path = models.source.path();
    let name = path.and_then(Path::file_name).unwrap_or_default();
    let list = references::to_yaml(&models.references, &name.to_string_lossy());
    contents.push(list.into_bytes());
    contents
}

/// The slides for PowerPoint.
fn pptx(models: &Models, pages: &Layout) -> Vec<u8> {
    output::pptx(&Pptx {
        source: &models.source,
        manuscript: &models.manuscript,
        references: &models.references,
        citations: &models.citations,
        deck: &models.deck,
        pages,
        notes: &models.notes(pages),
        lecture: &models.front.lecture,
        theme: &models.looks.theme,
        ratio: &models.looks.ratio,
        date: models.date,
    })
}

/// Label and notes of every slide's page.
fn notes(models: &Models, slides: &Layout) -> Vec<(String, String)> {
    let spoken = Spoken::new(&models.source, &models.manuscript);
    let said = models.notes(slides);
    let pages = slides.pages.iter().zip(said);
    pages
        .map(|(page, (notes, from, to))| (page.label.clone(), spoken.notes(&notes, from, to)))
        .collect()
}
