//! `diptych check`: findings without files, unless some are asked for (`--fix --write`, `--letter`).

use std::path::PathBuf;

use super::args::{CheckArgs, FindingsFormat};
use super::terminal::Terminal;
use super::{Outcome, fail, fix, jobs, judge, letter, open, options};
use crate::checks::{Finding, at_home};
use crate::error::{Error, guard};
use crate::output::findings::{Checked, human, json, sarif, short};
use crate::pipeline::{self, Models};
use crate::settings::Options;
use crate::source::Source;

pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let mut options = options(Some(&args.looks), None)?;
    options.allow = super::allow(&args.allow)?;
    options.deck = args.layout;
    options.preflight = true;
    if args.fix {
        return fix::run(args, &options, terminal);
    }
    if args.letter {
        return letter::run(args, &options, terminal);
    }
    let mut worst = Outcome::Clean;
    let mut done: Vec<Found> = Vec::new();
    let work = |file: &PathBuf| {
        guard(|| {
            let models = pipeline::read(open(file)?, &options)?;
            let (findings, silenced) = findings(&models, args, &options)?;
            Ok(Found {
                findings: at_home(&models.source, findings),
                source: models.source.typed().clone(),
                silenced,
            })
        })
    };
    jobs::in_order(&args.files, args.jobs, work, |_, result| {
        worst = worst.max(match result {
            Ok(found) => {
                found.tell(args, terminal);
                let outcome = judge(&found.findings, args.deny);
                done.push(found);
                outcome
            }
            Err(error) => fail(terminal, &error),
        });
    })?;
    let files: Vec<Checked<'_>> = done.iter().map(Found::checked).collect();
    match args.format {
        FindingsFormat::Json => terminal.print(&json(&files))?,
        FindingsFormat::Sarif => terminal.print(&sarif(&files))?,
        FindingsFormat::Human | FindingsFormat::Short => {}
    }
    Ok(worst)
}

/// What was found in a manuscript.
pub(super) struct Found {
    pub(super) source: Source,
    pub(super) findings: Vec<Finding>,
    pub(super) silenced: usize,
}

impl Found {
    pub(super) fn checked(&self) -> Checked<'_> {
        Checked {
            file: self.source.name(),
            source: &self.source,
            findings: &self.findings,
            silenced: self.silenced,
        }
    }

    /// Says the findings, where their format is one for standard error.
    pub(super) fn tell(&self, args: &CheckArgs, terminal: &Terminal) {
        match args.format {
            FindingsFormat::Human => terminal.say(&human(&self.checked(), terminal.look())),
            FindingsFormat::Short => terminal.say(&short(&self.checked())),
            FindingsFormat::Json | FindingsFormat::Sarif => {}
        }
    }
}

/// The findings on a manuscript, with those on its pages if they were asked for.
pub(super) fn findings(
    models: &Models,
    args: &CheckArgs,
    options: &Options,
) -> Result<(Vec<Finding>, usize), Error> {
    if args.layout {
        let built = pipeline::build(models, options, &pipeline::templates(options)?)?;
        return Ok((built.findings, built.silenced));
    }
    Ok(models.findings(options))
}
