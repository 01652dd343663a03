//! A rule: one fault, its source, and the code that finds it.

use super::finding::{Finding, Severity};
use super::prose::Prose;
use crate::citations::Citation;
use crate::deck::Deck;
use crate::keys::Keyed;
use crate::manuscript::Manuscript;
use crate::provenance;
use crate::references::Reference;
use crate::settings::FrontMatter;
use crate::source::{Source, Span};
use crate::typeset::{Layout, PressFacts};

/// A rule.
pub struct Rule {
    /// `C102`: M manuscript, R reference, C citation, D deck, P page. Never used twice.
    pub code: &'static str,
    /// `cited-name-mismatch`
    pub name: &'static str,
    /// How much it costs.
    pub severity: Severity,
    /// Where the rule comes from: `APA 7, 8.4`.
    pub source: &'static str,
    /// Why it matters, in a sentence.
    pub why: &'static str,
    /// Where it finds something.
    pub fires: Example,
    /// The same where it finds nothing.
    pub quiet: Example,
    /// The code.
    pub check: Check,
}

impl Rule {
    /// What `diptych explain` prints.
    pub fn explanation(&self) -> String {
        let level = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let Self {
            code,
            name,
            source,
            why,
            fires,
            quiet,
            ..
        } = self;
        let (fires, quiet) = (fires.indented(), quiet.indented());
        format!(
            "{code} {name} ({level})\n\n{why}\n\nSource: {source}\n\n\
             It speaks up here:\n\n{fires}\nand not here:\n\n{quiet}"
        )
    }
}

/// An example of a rule at work.
pub enum Example {
    /// A manuscript, tried by a test.
    Text(&'static str),
    /// A case in words: no text alone shows it, since it depends on the pages.
    Case(&'static str),
}

impl Example {
    /// Its lines as `explain` sets them off.
    fn indented(&self) -> String {
        let (Self::Text(text) | Self::Case(text)) = self;
        text.lines()
            .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
            .collect()
    }
}

/// What a rule looks at.
pub enum Check {
    /// The text and its models.
    Text(fn(&Text<'_>, &mut Report<'_>)),
    /// Laid-out pages.
    Pages(fn(&Pages<'_>, &mut Report<'_>)),
}

/// The text and all that was read from it.
pub struct Text<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its front matter.
    pub front: &'a FrontMatter,
    /// Its structure.
    pub manuscript: &'a Manuscript,
    /// What was made of keys.
    pub keyed: &'a Keyed,
    /// Its list.
    pub references: &'a [Reference],
    /// Its citations.
    pub citations: &'a [Citation],
    /// Its deck.
    pub deck: &'a Deck,
    /// Its prose, read once for all rules.
    pub prose: Prose<'a>,
}

/// The laid-out editions of a text.
pub struct Pages<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// The print edition, if it was made.
    pub print: Option<&'a Layout>,
    /// The slides, if they were made.
    pub slides: Option<&'a Layout>,
    /// What the print edition did with every character.
    pub provenance: Option<&'a provenance::Report>,
    /// What a press would trip over, if the printer's file was looked at.
    pub press: Option<&'a PressFacts>,
}

/// Takes the findings of one rule.
pub struct Report<'a> {
    rule: &'a Rule,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(rule: &'a Rule, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, findings }
    }

    /// Adds a finding at the rule's severity; the caller may complete what it returns.
    pub fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding {
            code: self.rule.code,
            rule: self.rule.name,
            severity: self.rule.severity,
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
            suggestion: None,
        });
        self.findings.last_mut().expect("just pushed")
    }
}
