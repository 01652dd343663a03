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
        let (findings, pages) = if args.layout {
            let built = pipeline::build(&models, &options, &pipeline::templates(&options)?)?;
            (built.findings, Some(built.provenance.substitutions))
        } else if models.looks.house.sets_number_dashes() {
            (models.findings(&options).0, None)
        } else {
            (models.findings(&options).0, Some(Vec::new()))
        };
        Ok(output::inspect(
            models.source.name(),
            &models.source,
            &models.manuscript,
            &models.references,
            &models.citations,
            &models.deck,
            &output::Found {
                findings: &at_home(&models.source, findings),
                substitutions: pages.as_deref(),
            },
        ))
    })?;
    terminal.print(&output::json_text(&json))?;
    Ok(Outcome::Clean)
}
