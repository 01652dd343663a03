//! The two streams. What cannot be written because the reader went away is not an error.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::Color;
use crate::error::Error;
use crate::output::DiffLook;
use crate::output::findings::Look;

/// Standard output and error, with the colour that was asked for.
pub(super) struct Terminal {
    color: ColorChoice,
    pub(super) quiet: bool,
}

impl Terminal {
    pub(super) fn new(color: Color, quiet: bool) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color, quiet }
    }

    /// Whether messages on standard error are coloured.
    fn colors(&self) -> bool {
        let stream = AutoStream::new(io::stderr(), self.color);
        stream.current_choice() != ColorChoice::Never
    }

    /// Whether standard error is read by a person as it comes.
    pub(super) fn is_watched(&self) -> bool {
        use std::io::IsTerminal;
        io::stderr().is_terminal()
    }

    /// How findings are shown.
    pub(super) fn look(&self) -> Look {
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        Look {
            width: columns.unwrap_or(100usize).clamp(40, 240),
            color: self.colors(),
        }
    }

    /// How a diff is shown on standard output.
    pub(super) fn diff_look(&self) -> DiffLook {
        use std::io::IsTerminal;
        let stream = AutoStream::new(io::stdout(), self.color);
        DiffLook {
            color: stream.current_choice() != ColorChoice::Never,
            terminal: io::stdout().is_terminal(),
        }
    }

    /// Results, whole.
    pub(super) fn print(&self, text: &str) -> Result<(), Error> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::new(format!("standard output: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Findings and progress; silent with `--quiet`.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
            self.warn(text);
        }
    }

    /// What is said in any case.
    pub(super) fn warn(&self, text: &str) {
        let mut err = AutoStream::new(io::stderr(), self.color).lock();
        // There is nowhere left to say that standard error is gone.
        let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
    }
}
