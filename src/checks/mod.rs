//! The rules: evidence of all rooms and facts of the laid-out pages in, findings out.
//!
//! Readers leave evidence; only here is it judged and worded. A file per rule, a folder per family.

mod finding;
mod rule;

pub use finding::*;
pub use rule::*;

/// Every rule, in the order of their codes.
pub const RULES: &[Rule] = &[];

/// Findings on the text, in the order of their places.
pub fn text(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Text(check) = rule.check {
            check(text, &mut Report::new(rule, &mut findings));
        }
    }
    sorted(findings)
}

/// Findings on the laid-out pages, in the order of their places.
pub fn pages(pages: &Pages<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Pages(check) = rule.check {
            check(pages, &mut Report::new(rule, &mut findings));
        }
    }
    sorted(findings)
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    findings
}
