//! `diptych preview`.

use super::args::PreviewArgs;
use super::terminal::Terminal;
use super::{Outcome, options};
use crate::error::Error;
use crate::preview::{Preview, Wish};

/// Serves the preview until it is interrupted.
pub(super) fn run(args: &PreviewArgs, terminal: &Terminal) -> Result<Outcome, Error> {
    let preview = Preview::start(Wish {
        path: args.path.clone(),
        port: args.port,
        open_with: args.open_with.clone(),
        options: options(Some(&args.looks), None)?,
    })?;
    let address = preview.address();
    terminal.print(&format!("{address}\n"))?;
    if !args.no_open
        && let Err(why) = open::that_detached(&address)
    {
        terminal.say(&format!(
            "no browser could be started ({why}); open the address above\n"
        ));
    }
    terminal.say("Ctrl-C ends the preview.\n");
    preview.serve()?;
    Ok(Outcome::Clean)
}
