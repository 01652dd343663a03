//! The command line: what is typed, what is printed, how it exits.

mod args;
mod build;
mod check;
mod explain;
mod fix;
mod inspect;
mod jobs;
mod letter;
mod preview;
mod references;
mod slides;
mod stems;
mod terminal;
mod written;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command, DensityArg, Deny, LooksArgs, Only, ProfileArg};
use terminal::Terminal;

use crate::checks::{self, Finding, Severity};
use crate::error::{Error, quiet_panics};
use crate::output::escape;
use crate::settings::{Density, Editions, Options, Profile};
use crate::source::Source;

/// How a run ended (contract.md).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Done.
    Clean,
    /// Done, with findings at error level.
    Findings,
    /// Not done.
    Failed,
}

/// Runs the program on the arguments of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help on standard output, and mistakes on standard error.
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    quiet_panics();
    let terminal = Terminal::new(cli.color, cli.quiet);
    let outcome = match &cli.command {
        Command::Build(args) => build::run(args, &terminal),
        Command::Check(args) => check::run(args, &terminal),
        Command::Inspect(args) => inspect::run(args, &terminal),
        Command::References(args) => references::run(args, &terminal),
        Command::Slides(args) => slides::run(args, &terminal),
        Command::Preview(args) => preview::run(args, &terminal),
        Command::Explain { code } => explain::run(code, &terminal),
    };
    let outcome = outcome.unwrap_or_else(|error| fail(&terminal, &error));
    ExitCode::from(match outcome {
        Outcome::Clean => 0,
        Outcome::Findings => 1,
        Outcome::Failed => 2,
    })
}

/// Says why a run, or one manuscript of it, could not finish.
fn fail(terminal: &Terminal, error: &Error) -> Outcome {
    terminal.warn(&format!("error: {}\n", escape_lines(&error.to_string())));
    Outcome::Failed
}

/// Escapes what a file or its name could send to the terminal, line by line.
fn escape_lines(text: &str) -> String {
    text.split('\n').map(escape).collect::<Vec<_>>().join("\n")
}

/// Reads a manuscript; `-` is standard input.
fn open(path: &Path) -> Result<Source, Error> {
    if path.as_os_str() != "-" {
        return Ok(Source::open(path)?);
    }
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)
        .map_err(|error| Error::new(format!("standard input: {error}")))?;
    Ok(Source::from_bytes("standard input", bytes)?)
}

/// Whether findings make the run's exit status 1.
fn judge(findings: &[Finding], deny: Option<Deny>) -> Outcome {
    let bar = match deny {
        None => Severity::Error,
        Some(Deny::Warnings) => Severity::Warning,
        Some(Deny::Notes) => Severity::Note,
    };
    match findings.iter().any(|finding| finding.severity >= bar) {
        true => Outcome::Findings,
        false => Outcome::Clean,
    }
}

/// The codes or names of `--allow`; a slip there would silence nothing, and nobody would hear of it.
fn allow(codes: &[String]) -> Result<Vec<String>, Error> {
    for code in codes {
        if let Err(why) = checks::allowable(code) {
            let message = format!("\"{}\" {why}", escape(code));
            return Err(Error::new(message).in_file("--allow"));
        }
    }
    Ok(codes.to_vec())
}

/// The options of a run from its flags and the environment.
fn options(looks: Option<&LooksArgs>, only: Option<Only>) -> Result<Options, Error> {
    let mut options = Options {
        editions: match only {
            None => Editions::Both,
            Some(Only::Print) => Editions::Print,
            Some(Only::Slides) => Editions::Slides,
        },
        epoch: epoch()?,
        ..Options::default()
    };
    if let Some(looks) = looks {
        options.house.clone_from(&looks.house);
        options.theme.clone_from(&looks.theme);
        options.ratio.clone_from(&looks.ratio);
        options.set_off_quotations = looks.set_off_quotations;
        options.template.clone_from(&looks.template);
        options.minutes = looks.minutes;
        options.density = looks.density.map(|density| match density {
            DensityArg::Low => Density::Low,
            DensityArg::Normal => Density::Normal,
            DensityArg::High => Density::High,
        });
    }
    Ok(options)
}

/// The profiles of `--profile`; they are files of the print edition, which must be made then.
fn profiles(typed: &[ProfileArg], editions: Editions) -> Result<Vec<Profile>, Error> {
    if !typed.is_empty() && !editions.print() {
        let why = "names files of the print edition, and --only slides makes none";
        return Err(Error::new(why).in_file("--profile"));
    }
    let typed = typed.iter().map(|profile| match profile {
        ProfileArg::Reading => Profile::Reading,
        ProfileArg::Press => Profile::Press,
        ProfileArg::Proof => Profile::Proof,
    });
    Ok(typed.collect())
}

/// `SOURCE_DATE_EPOCH` (reproducible-builds.org), if it is set.
fn epoch() -> Result<Option<i64>, Error> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Ok(None),
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => match text.trim().parse() {
            // The years 1 to 9999, which a PDF can name.
            Ok(seconds) if (-62_135_596_800..=253_402_300_799).contains(&seconds) => {
                Ok(Some(seconds))
            }
            _ => Err(Error::new(format!(
                "SOURCE_DATE_EPOCH is \"{text}\"; it must be a count of seconds since 1970, of a year from 1 to 9999"
            ))),
        },
    }
}
