//! Why a run could not finish. Faults in the author's text are findings, not errors.
//!
//! In: what went wrong in any room. Out: one [`Error`] with its place and causes; the program exits with 2.
//! A panic is a fault of Diptych's own: [`guard`] turns it into an error, so that a run ends whole.

use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::source::Position;

/// Why a run could not finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    file: Option<String>,
    position: Option<Position>,
    message: String,
    causes: Vec<String>,
}

impl Error {
    /// An error that says `message`.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            file: None,
            position: None,
            message: message.into(),
            causes: Vec::new(),
        }
    }

    /// The same, about `file`.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The same, at a place in its file.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }

    /// The same, with a cause.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.causes.push(cause.to_string());
        self
    }

    /// What happened, with file and place, without the causes.
    pub fn headline(&self) -> String {
        match (&self.file, self.position) {
            (Some(file), Some(Position { line, column })) => {
                format!("{file}:{line}:{column}: {}", self.message)
            }
            (Some(file), None) => format!("{file}: {}", self.message),
            (None, _) => self.message.clone(),
        }
    }

    /// Why, outermost first.
    pub fn causes(&self) -> &[String] {
        &self.causes
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        for cause in &self.causes {
            write!(f, "\n  {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<crate::source::ReadError> for Error {
    fn from(error: crate::source::ReadError) -> Self {
        // Its text names the file and the place already.
        Self::new(error.to_string())
    }
}

impl From<crate::settings::SettingsError> for Error {
    fn from(error: crate::settings::SettingsError) -> Self {
        let mut out = Self::new(error.message).in_file(error.file);
        out.position = error.position;
        out
    }
}

impl From<crate::keys::KeysError> for Error {
    fn from(error: crate::keys::KeysError) -> Self {
        let mut out = Self::new(error.message).in_file(error.file);
        out.position = error.position;
        out
    }
}

impl From<crate::typeset::TypesetError> for Error {
    fn from(error: crate::typeset::TypesetError) -> Self {
        Self {
            causes: error.faults,
            ..Self::new("the template could not be laid out")
        }
    }
}

impl From<crate::typeset::TemplateError> for Error {
    fn from(error: crate::typeset::TemplateError) -> Self {
        Self::new(error.why).in_file(error.path.display().to_string())
    }
}

thread_local! {
    /// Where this thread last panicked; the payload does not say.
    static PANICKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics from printing themselves; [`guard`] reports them instead.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        PANICKED.with(|last| *last.borrow_mut() = place);
    }));
}

/// Runs `work`; a panic in it becomes an error that asks to be reported.
pub fn guard<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let said = payload
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no message".into());
        let place = PANICKED.with(|last| last.borrow_mut().take());
        let place = place.map(|p| format!(" ({p})")).unwrap_or_default();
        Err(Error::new(
            "internal error: this is a fault of Diptych's, not of the manuscript; please report it",
        )
        .because(format!("{said}{place}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_place_and_causes() {
        let error = Error::new("no such thing")
            .in_file("m.md")
            .at(Position { line: 3, column: 7 })
            .because("it never was");
        assert_eq!(error.to_string(), "m.md:3:7: no such thing\n  it never was");
    }

    #[test]
    fn a_panic_is_an_error() {
        let error = guard(|| -> Result<(), Error> { panic!("oh {}", 1) }).unwrap_err();
        assert!(error.headline().starts_with("internal error"));
        assert!(error.causes()[0].starts_with("oh 1"));
    }
}
