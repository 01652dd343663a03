//! `diptych inspect`: the whole model as JSON.

use super::args::InspectArgs;
use super::terminal::Terminal;
use super::{Outcome, open, options};
use crate::checks::at_home;
use crate::error::{Error, guard};
use crate::output;
use crate::pipeline;

pub(super) fn run(args: &InspectArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let options = options(None, None)?;
    let json = guard(|| {
        let models = pipeline::read(open(&args.file)?, &options)?;
        let findings = if args.layout {
            pipeline::build(&models, &options, &pipeline::templates(&options)?)?.findings
        } else {
            models.findings(&options).0
        };
        Ok(output::inspect(
            models.source.name(),
            &models.source,
            &models.manuscript,
            &models.references,
            &models.citations,
            &models.deck,
            &at_home(&models.source, findings),
        ))
    })?;
    terminal.print(&output::json_text(&json))?;
    Ok(Outcome::Clean)
}
