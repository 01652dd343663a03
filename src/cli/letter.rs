//! `diptych check --letter`: queries for the author, in Markdown and as a PDF.

use std::path::{Path, PathBuf};

use super::args::CheckArgs;
use super::terminal::Terminal;
use super::written::{self, File, named};
use super::{Outcome, fail, jobs, judge, stems};
use crate::error::{Error, guard};
use crate::letter::{About, compose};
use crate::output::{self, Kind, escape};
use crate::pipeline;
use crate::settings::Options;
use crate::source::Source;
use crate::typeset::{self, Templates};

pub(super) fn run(
    args: &CheckArgs,
    options: &Options,
    terminal: &Terminal,
) -> Result<Outcome, Error> {
    let stems = stems::of(&args.files, args.out.as_deref(), ".letter.pdf")?;
    let templates = pipeline::templates(options)?;
    let planned = stems.iter().flat_map(|(_, stem)| files_of(stem));
    written::check(&args.files, planned, args.force)?;
    let mut worst = Outcome::Clean;
    let mut failed = 0;
    let mut files = Vec::new();
    let mut said = String::new();
    let work =
        |(file, stem): &(PathBuf, PathBuf)| guard(|| write(file, stem, args, options, &templates));
    jobs::in_order(&stems, args.jobs, work, |_, result| {
        worst = worst.max(match result {
            Ok(done) => {
                files.extend(done.files);
                said.push_str(&done.said);
                done.outcome
            }
            Err(error) => {
                failed += 1;
                fail(terminal, &error)
            }
        });
    })?;
    if failed == 0 {
        written::commit(&args.files, files, args.force)?;
        terminal.say(&said);
    } else if args.files.len() > 1 {
        terminal.warn(&format!(
            "nothing was written: {failed} of {} manuscripts could not be read\n",
            args.files.len()
        ));
    }
    Ok(worst)
}

/// What one manuscript came to.
struct Done {
    files: Vec<File>,
    said: String,
    outcome: Outcome,
}

fn write(
    file: &Path,
    stem: &Path,
    args: &CheckArgs,
    options: &Options,
    templates: &Templates,
) -> Result<Done, Error> {
    let models = pipeline::read(Source::open(file)?, options)?;
    let built = match args.layout {
        true => Some(pipeline::build(&models, options, templates)?),
        false => None,
    };
    let findings = match &built {
        Some(built) => built.findings.clone(),
        None => models.findings(options).0,
    };
    let print = built.as_ref().and_then(|built| built.print.as_ref());
    let letter = compose(&About {
        source: &models.source,
        manuscript: &models.manuscript,
        findings: &findings,
        print: print.map(|made| &made.edition.layout),
        date: models.date,
        dated: options.epoch.is_some(),
    });
    let (pdf, _) = typeset::letter(&letter, templates)?.pdf()?;
    let contents = [output::letter(&letter).into_bytes(), pdf];
    let queries: usize = letter.groups.iter().map(|group| group.queries.len()).sum();
    let files = files_of(stem).into_iter().zip(contents);
    let names: Vec<String> = files_of(stem)
        .iter()
        .map(|(path, _)| escape(&path.display().to_string()).into_owned())
        .collect();
    Ok(Done {
        files: files
            .map(|((path, kind), bytes)| (path, kind, bytes))
            .collect(),
        said: format!(
            "{}: {queries} quer{} to the author in {}\n",
            escape(models.source.name()),
            if queries == 1 { "y" } else { "ies" },
            names.join(" and ")
        ),
        outcome: judge(&findings, args.deny),
    })
}

/// The letter's files, by name.
fn files_of(stem: &Path) -> [(PathBuf, Kind); 2] {
    [(".letter.md", Kind::Markdown), (".letter.pdf", Kind::Pdf)]
        .map(|(ending, kind)| (named(stem, ending), kind))
}
