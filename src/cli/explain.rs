//! `diptych explain`: what a finding means.

use super::Outcome;
use super::terminal::Terminal;
use crate::checks;
use crate::error::Error;

pub(super) fn run(code: &str, terminal: &Terminal) -> Result<Outcome, Error> {
    let Some(rule) = checks::rule(code) else {
        let known: Vec<&str> = checks::RULES.iter().map(|rule| rule.code).collect();
        return Err(Error::new(format!(
            "there is no finding \"{}\"; the codes are {}",
            crate::output::escape(code),
            known.join(", ")
        )));
    };
    terminal.print(&rule.explanation())?;
    Ok(Outcome::Clean)
}
