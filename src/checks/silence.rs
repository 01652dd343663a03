//! Findings that an author or editor has heard and does not want to hear again.
//!
//! In: findings, and the codes or names of rules that are allowed, for a whole run or within a span. Out: the
//! other findings. A lost word is told whatever is allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::finding::Finding;
use super::{RULES, Rule, rule};
use crate::settings::nearest;
use crate::source::Span;

/// The rule that cannot be silenced: a word that is not printed is a fault of the page, not a matter of taste.
const ALWAYS: &str = "word-not-printed";

/// The findings that nobody allowed, and how many were silenced. `allowed`: rules by code or name, each with
/// where it is allowed (`None`: everywhere).
pub fn silence<'a>(
    findings: Vec<Finding>,
    allowed: impl IntoIterator<Item = (&'a str, Option<Span>)>,
) -> (Vec<Finding>, usize) {
    let mut everywhere: BTreeSet<&str> = BTreeSet::new();
    let mut within: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for (typed, reach) in allowed {
        let Some(rule) = rule(typed.trim()).filter(|rule| rule.name != ALWAYS) else {
            continue;
        };
        match reach {
            None => _ = everywhere.insert(rule.code),
            Some(reach) => within.entry(rule.code).or_default().push(reach),
        }
    }
    for reaches in within.values_mut() {
        *reaches = disjoint(std::mem::take(reaches));
    }
    let before = findings.len();
    let is_allowed = |finding: &Finding| {
        let at = finding.span;
        // A place without characters counts as the one after it.
        let at = Span::new(at.start, at.end.max(at.start + 1));
        everywhere.contains(finding.code)
            || within.get(finding.code).is_some_and(|reaches| {
                let next = reaches.partition_point(|reach| reach.end <= at.start);
                reaches.get(next).is_some_and(|reach| reach.overlaps(at))
            })
    };
    let kept: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| !is_allowed(finding))
        .collect();
    let silenced = before - kept.len();
    (kept, silenced)
}

/// The same places as spans in order that do not overlap.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

/// Why a code or name cannot be allowed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum NotAllowable {
    /// No rule has it; the nearest that one has.
    Unknown(Option<&'static str>),
    /// Its rule is always told.
    Always,
}

impl fmt::Display for NotAllowable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => write!(f, "cannot be allowed: a lost word is always told"),
            Self::Unknown(Some(nearest)) => {
                write!(
                    f,
                    "is the code or name of no finding; is \"{nearest}\" meant?"
                )
            }
            Self::Unknown(None) => write!(f, "is the code or name of no finding"),
        }
    }
}

/// The rule that is meant by a code or name.
pub fn allowable(typed: &str) -> Result<&'static Rule, NotAllowable> {
    match rule(typed.trim()) {
        Some(rule) if rule.name == ALWAYS => Err(NotAllowable::Always),
        Some(rule) => Ok(rule),
        None => {
            let names: Vec<&'static str> = RULES
                .iter()
                .flat_map(|rule| [rule.code, rule.name])
                .collect();
            Err(NotAllowable::Unknown(nearest(typed.trim(), &names)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;

    fn finding(code: &'static str, start: usize) -> Finding {
        Finding {
            code,
            rule: rule(code).map_or("", |rule| rule.name),
            severity: Severity::Error,
            span: Span::new(start, start + 4),
            message: String::new(),
            help: None,
            related: Vec::new(),
            suggestion: None,
        }
    }

    #[test]
    fn what_is_allowed_is_silent_where_it_is_allowed() {
        let findings = || vec![finding("C102", 0), finding("C102", 50), finding("P103", 60)];
        let left = |allowed: &[(&str, Option<Span>)]| {
            let (kept, silenced) = silence(findings(), allowed.iter().copied());
            (kept.len(), silenced)
        };
        assert_eq!(left(&[]), (3, 0));
        assert_eq!(left(&[("c102", None)]), (1, 2));
        assert_eq!(
            left(&[("cited-name-mismatch", Some(Span::new(40, 52)))]),
            (2, 1)
        );
        assert_eq!(left(&[("P103", None), ("word-not-printed", None)]), (3, 0));
        assert_eq!(left(&[("no such", None)]), (3, 0));
    }

    #[test]
    fn slips_are_told_the_nearest() {
        assert_eq!(allowable(" C102 ").map(|rule| rule.code).ok(), Some("C102"));
        assert!(matches!(
            allowable("cited-name-mismach"),
            Err(NotAllowable::Unknown(Some("cited-name-mismatch")))
        ));
        assert_eq!(allowable("P103").map(|_| ()), Err(NotAllowable::Always));
        assert!(matches!(
            allowable("rhubarb and custard, warm"),
            Err(NotAllowable::Unknown(None))
        ));
    }
}
