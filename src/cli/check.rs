//! `diptych check`: findings without files.

use std::path::{Path, PathBuf};

use super::args::{CheckArgs, FindingsFormat};
use super::terminal::Terminal;
use super::{Outcome, fail, jobs, judge, open, options};
use crate::checks::{self, Finding};
use crate::error::{Error, guard};
use crate::output::findings::{Checked, human, json, sarif, short};
use crate::pipeline;
use crate::settings::Options;
use crate::source::Source;

pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let options = options(Some(&args.looks), None)?;
    let mut worst = Outcome::Clean;
    let mut done: Vec<(Source, Vec<Finding>)> = Vec::new();
    let work = |file: &PathBuf| guard(|| check(file, args, &options));
    jobs::in_order(&args.files, args.jobs, work, |_, result| {
        worst = worst.max(match result {
            Ok((source, findings)) => {
                let outcome = judge(&findings, args.deny);
                let checked = Checked {
                    file: source.name(),
                    source: &source,
                    findings: &findings,
                };
                match args.format {
                    FindingsFormat::Human => terminal.say(&human(&checked, terminal.look())),
                    FindingsFormat::Short => terminal.say(&short(&checked)),
                    FindingsFormat::Json | FindingsFormat::Sarif => {}
                }
                done.push((source, findings));
                outcome
            }
            Err(error) => fail(terminal, &error),
        });
    })?;
    let files: Vec<Checked<'_>> = done
        .iter()
        .map(|(source, findings)| Checked {
            file: source.name(),
            source,
            findings,
        })
        .collect();
    match args.format {
        FindingsFormat::Json => terminal.print(&json(&files))?,
        FindingsFormat::Sarif => terminal.print(&sarif(&files))?,
        FindingsFormat::Human | FindingsFormat::Short => {}
    }
    Ok(worst)
}

fn check(
    file: &Path,
    args: &CheckArgs,
    options: &Options,
) -> Result<(Source, Vec<Finding>), Error> {
    let models = pipeline::read(open(file)?, options)?;
    let findings = if args.layout {
        pipeline::build(&models, options, &pipeline::templates(options)?)?.findings
    } else {
        checks::text(&models.text())
    };
    Ok((models.source, findings))
}
