//! What the author has the page write into the manuscript: suggestions, steering of the deck, and taking it back.
//!
//! In: an act and the hash of the text that the page showed. Out: the file with the edit, or a refusal. Nothing is
//! written over a file that is not the one that was shown; the session then sees the change like any other.

use std::path::Path;
use std::sync::PoisonError;

use super::digest::digest;
use super::session::Session;
use super::state::Good;
use super::steer::{self, Steer};
use crate::output::Outputs;
use crate::source::{Source, Span};

/// Why an act was not done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The file is not the one that the page showed.
    Changed(String),
    /// It cannot be done there.
    Impossible(String),
}

/// What was done: the hash of the new text, and the place in it that changed.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) source_hash: String,
    pub(super) place: Span,
}

/// A stretch of the file and what takes its place.
pub(super) struct Change {
    pub(super) span: Span,
    pub(super) text: String,
}

/// Acts that can be taken back, the newest last.
#[derive(Default)]
pub(super) struct History(Vec<Act>);

struct Act {
    /// What it was, for people.
    label: String,
    before: String,
    /// The hash of the text that it left.
    after: String,
}

/// Acts that are remembered.
const REMEMBERED: usize = 100;

impl History {
    /// What would be taken back from the text with this hash.
    pub(super) fn label(&self, source_hash: &str) -> Option<&str> {
        let last = self.0.last()?;
        (last.after == source_hash).then_some(last.label.as_str())
    }
}

/// Writes the suggestion of a finding.
pub(super) fn apply(session: &Session, id: &str, source_hash: &str) -> Result<Done, Refused> {
    let snapshot = session.snapshot();
    let good = shown(snapshot.good.as_deref(), source_hash)?;
    let findings = snapshot.judged.findings.iter();
    let finding = findings.clone().find(|f| super::findings::id(f) == id);
    let Some((finding, suggestion)) = finding.and_then(|f| Some((f, f.suggestion.as_ref()?)))
    else {
        return Err(Refused::Changed("that finding is gone".into()));
    };
    let control = suggestion.text.chars().any(char::is_control);
    if control || good.typed().text().get(suggestion.span.range()).is_none() {
        return Err(Refused::Impossible(
            "the suggestion does not fit the text".into(),
        ));
    }
    let label = format!("{}: “{}”", finding.code, suggestion.text);
    let change = Change {
        span: suggestion.span,
        text: suggestion.text.clone(),
    };
    write(session, good.typed(), vec![change], label)
}

/// Writes an act on the deck as markup.
pub(super) fn steer(session: &Session, act: &Steer, source_hash: &str) -> Result<Done, Refused> {
    let snapshot = session.snapshot();
    let good = shown(snapshot.good.as_deref(), source_hash)?;
    let (changes, label) = steer::changes(good, &session.run.options, act)?;
    if changes.is_empty() {
        return Err(Refused::Impossible("it is like that already".into()));
    }
    write(session, good.typed(), changes, label)
}

/// Takes back the newest act.
pub(super) fn undo(session: &Session, source_hash: &str) -> Result<Done, Refused> {
    let mut history = session
        .history
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let Some(act) = history.0.last() else {
        return Err(Refused::Impossible("there is nothing to take back".into()));
    };
    let now = Source::open(&session.path).map_err(|why| Refused::Changed(why.to_string()))?;
    let hash = digest(now.text().as_bytes());
    if hash != act.after || hash != source_hash {
        return Err(changed());
    }
    replace(&session.path, now.text(), &act.before)?;
    let place = difference(now.text(), &act.before);
    let done = Done {
        source_hash: digest(act.before.as_bytes()),
        place,
    };
    history.0.pop();
    session.mailbox.changed();
    Ok(done)
}

/// The state that a page showed, if it is still the newest.
fn shown<'g>(good: Option<&'g Good>, source_hash: &str) -> Result<&'g Good, Refused> {
    good.filter(|good| good.source_hash == source_hash)
        .ok_or_else(changed)
}

fn changed() -> Refused {
    Refused::Changed("the file has changed since; nothing was written".into())
}

fn write(
    session: &Session,
    typed: &Source,
    mut changes: Vec<Change>,
    label: String,
) -> Result<Done, Refused> {
    changes.sort_by_key(|change| change.span);
    let before = typed.text();
    let mut text = String::with_capacity(before.len() + 64);
    let mut at = 0;
    for change in &changes {
        text.push_str(before.get(at..change.span.start).unwrap_or_default());
        text.push_str(&change.text);
        at = change.span.end;
    }
    text.push_str(before.get(at..).unwrap_or_default());
    let mut history = session
        .history
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    replace(&session.path, before, &text)?;
    let after = digest(text.as_bytes());
    let place = difference(before, &text);
    history.0.push(Act {
        label,
        before: before.to_owned(),
        after: after.clone(),
    });
    if history.0.len() > REMEMBERED {
        history.0.remove(0);
    }
    session.mailbox.changed();
    Ok(Done {
        source_hash: after,
        place,
    })
}

/// Writes `new` in the place of `old`, if that is what lies there.
fn replace(path: &Path, old: &str, new: &str) -> Result<(), Refused> {
    let there = std::fs::read(path).map_err(|why| Refused::Changed(why.to_string()))?;
    if there != old.as_bytes() {
        return Err(changed());
    }
    let mut outputs = Outputs::new();
    outputs.replace(path, old.as_bytes().to_vec(), new.as_bytes().to_vec());
    outputs
        .commit(false)
        .map_err(|why| Refused::Impossible(why.to_string()))
}

/// The part of `new` that differs from `old`.
fn difference(old: &str, new: &str) -> Span {
    let same = |(a, b): &(u8, u8)| a == b;
    let start = old.bytes().zip(new.bytes()).take_while(same).count();
    let rest = old.len().min(new.len()) - start;
    let tail = old.bytes().rev().zip(new.bytes().rev());
    let end = new.len() - tail.take_while(same).count().min(rest);
    let floor = |mut at: usize| {
        while !new.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let ceil = |mut at: usize| {
        while !new.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    Span::new(floor(start), ceil(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_change_is_whole_letters() {
        let place = |old: &str, new: &str| difference(old, new).of(new).to_owned();
        assert_eq!(place("one two", "one big two"), "big ");
        assert_eq!(place("aa", "aaa"), "a");
        assert_eq!(place("é", "è"), "è");
        assert_eq!(place("one two", "two"), "");
        assert_eq!(place("same", "same"), "");
    }
}
