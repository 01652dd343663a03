//! Safe suggestions applied, and the text read again to see that they did what they promised.

use std::collections::{BTreeMap, BTreeSet};

use super::{Models, read};
use crate::checks::{Finding, Severity, apply, at_home, edits};
use crate::error::Error;
use crate::settings::Options;
use crate::source::Source;

/// A manuscript after its safe suggestions were applied.
pub struct Fixed {
    /// The text before.
    pub before: Source,
    /// All that is read from the text after.
    pub models: Models,
    /// How many edits were applied.
    pub applied: usize,
    /// How many suggestions are left, which the author decides on.
    pub left: usize,
}

/// Some findings stand for many places and mend the first: so many rounds are made at most.
const ROUNDS: usize = 100;

/// Applies what is safe. An edit after which its finding would still be there, or after which a rule would find
/// more errors than before, is left.
pub fn fix(models: Models, options: &Options) -> Result<Fixed, Error> {
    let before = models.source.typed().clone();
    let mut now = State::of(models, options);
    let mut refused: BTreeSet<(Key, String)> = BTreeSet::new();
    let mut applied = 0;
    let mut one_by_one = false;
    for _ in 0..ROUNDS {
        let mut edits = edits(now.models.source.typed(), &now.findings);
        edits.retain(|(finding, edit)| !refused.contains(&(key(finding), edit.text.clone())));
        if one_by_one {
            edits.truncate(1);
        }
        let Some((first, edit)) = edits.first() else {
            break;
        };
        let text = apply(
            now.models.source.typed(),
            edits.iter().map(|(_, edit)| *edit),
        );
        let source = now.models.source.typed().with_text(text);
        let next = read(source, options).map(|models| State::of(models, options));
        match next {
            Ok(next) if next.keeps_the_promise(&now, edits.iter().map(|(f, _)| *f)) => {
                applied += edits.len();
                now = next;
            }
            // Which of several broke it is found by trying each alone.
            _ if edits.len() > 1 => one_by_one = true,
            _ => _ = refused.insert((key(first), edit.text.clone())),
        }
    }
    let left = now.findings.iter().filter(|f| f.suggestion.is_some());
    Ok(Fixed {
        before,
        applied,
        left: left.count(),
        models: now.models,
    })
}

/// What a finding says, wherever it stands.
type Key = (&'static str, String);

fn key(finding: &Finding) -> Key {
    (finding.code, finding.message.clone())
}

/// A text with its findings.
struct State {
    models: Models,
    findings: Vec<Finding>,
    counts: BTreeMap<Key, usize>,
    /// Errors by code.
    errors: BTreeMap<&'static str, usize>,
}

impl State {
    fn of(models: Models, options: &Options) -> Self {
        let findings = at_home(&models.source, models.findings(options).0);
        let mut counts = BTreeMap::new();
        let mut errors = BTreeMap::new();
        for finding in &findings {
            *counts.entry(key(finding)).or_default() += 1;
            if finding.severity == Severity::Error {
                *errors.entry(finding.code).or_default() += 1;
            }
        }
        Self {
            models,
            findings,
            counts,
            errors,
        }
    }

    /// Whether the `mended` findings of `before` are gone and no error is new.
    fn keeps_the_promise<'f>(
        &self,
        before: &Self,
        mended: impl Iterator<Item = &'f Finding>,
    ) -> bool {
        let mut gone: BTreeMap<Key, usize> = BTreeMap::new();
        for finding in mended {
            *gone.entry(key(finding)).or_default() += 1;
        }
        let count = |counts: &BTreeMap<Key, usize>, key| counts.get(key).copied().unwrap_or(0);
        let are_gone = gone
            .iter()
            .all(|(key, n)| count(&self.counts, key) + n <= count(&before.counts, key));
        let no_new = self
            .errors
            .iter()
            .all(|(code, n)| *n <= before.errors.get(code).copied().unwrap_or(0));
        are_gone && no_new
    }
}
