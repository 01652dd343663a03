//! `diptych slides`: the deck in its plain form.

use super::args::{SlidesArgs, SlidesFormat};
use super::terminal::Terminal;
use super::{Outcome, open, options};
use crate::deck::{self, DeckOptions};
use crate::error::{Error, guard};
use crate::output;
use crate::pipeline;

pub(super) fn run(args: &SlidesArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let mut options = options(None, None)?;
    // A deck of so many words is built here and no other.
    options.deck = args.budget.is_none();
    let SlidesFormat::Json = args.format;
    let json = guard(|| {
        let mut models = pipeline::read(open(&args.file)?, &options)?;
        if args.budget.is_some() {
            let looks = &models.looks;
            let options = DeckOptions {
                minutes: looks.minutes,
                density: looks.density,
                budget: args.budget,
            };
            models.deck = deck::build(
                &models.source,
                &models.manuscript,
                &models.references,
                &models.citations,
                &options,
            );
        }
        Ok(output::plain_deck(
            &models.source,
            &models.manuscript,
            &models.deck,
        ))
    })?;
    terminal.print(&output::json_text(&json))?;
    Ok(Outcome::Clean)
}
