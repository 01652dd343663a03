//! What a style asks of an entry, and hayagriva's answers.
//!
//! Which type an entry counts as, and which variables it has, only hayagriva knows: it is asked by a style that prints
//! a sign for each question that the entry answers with yes.

use std::collections::BTreeSet;

use citationberg::taxonomy::{
    DateVariable, Kind, NumberOrPageVariable, StandardVariable, Variable,
};
use citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, LongShortForm,
    TextTarget,
};
use hayagriva::Entry;

use super::prune::walk;
use super::{NUMBERED, plain};

/// A question that a condition is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Fact {
    /// The entry counts as a work of this type.
    Kind(Kind),
    /// It has this variable.
    Variable(Variable),
    /// This variable of it is a number.
    Numeric(Variable),
    /// This date of it is uncertain.
    Uncertain(DateVariable),
}

/// The questions of a branch, in no order; `None` if it also asks what no entry alone can answer.
pub(super) fn of(branch: &ChooseBranch) -> Option<Vec<Fact>> {
    // A list has neither locators nor letters that tell citations apart, but hayagriva passes over positions.
    if branch.position.is_some() || branch.locator.is_some() || branch.disambiguate.is_some() {
        return None;
    }
    let kinds = branch.type_.iter().flatten().copied().map(Fact::Kind);
    let variables = branch
        .variable
        .iter()
        .flatten()
        .copied()
        .map(Fact::Variable);
    let numeric = branch
        .is_numeric
        .iter()
        .flatten()
        .copied()
        .map(Fact::Numeric);
    let dates = branch.is_uncertain_date.iter().flatten();
    let uncertain = dates.copied().map(Fact::Uncertain);
    Some(
        kinds
            .chain(variables)
            .chain(numeric)
            .chain(uncertain)
            .collect(),
    )
}

/// The answers to the questions of a style, in their order.
pub(super) type Answers = Vec<bool>;

/// The questions of one style.
pub(super) struct Questions {
    facts: Vec<Fact>,
    probe: IndependentStyle,
}

impl Questions {
    /// The questions that the list of `style` asks; `None` if hayagriva could not be asked.
    pub(super) fn of(style: &IndependentStyle) -> Option<Self> {
        let facts = asked(style);
        // A choice and a text as the parser makes them: most of their fields are of no interest here.
        let list = "</citation><bibliography><layout><choose><if type=\"book\"><text value=\"?\"/></if></choose>\
                    </layout></bibliography>";
        let mut probe = IndependentStyle::from_xml(&NUMBERED.replace("</citation>", list)).ok()?;
        let layout = &mut probe.bibliography.as_mut()?.layout.elements;
        let pattern = layout.pop()?;
        for (n, fact) in facts.iter().enumerate() {
            let mut choice = pattern.clone();
            let LayoutRenderingElement::Choose(Choose { if_, .. }) = &mut choice else {
                return None;
            };
            let [LayoutRenderingElement::Text(text)] = if_.children.as_mut_slice() else {
                return None;
            };
            text.target = TextTarget::Value {
                val: sign(n)?.to_string(),
            };
            ask(if_, *fact);
            layout.push(choice);
        }
        Some(Self { facts, probe })
    }

    /// hayagriva's answers for `entry`.
    pub(super) fn answers(&self, entry: &Entry) -> Answers {
        let printed: BTreeSet<char> = plain(entry, &self.probe).into_iter().collect();
        (0..self.facts.len())
            .map(|n| sign(n).is_some_and(|sign| printed.contains(&sign)))
            .collect()
    }

    /// What `answers` say of a fact; `None` if it was not asked.
    pub(super) fn holds(&self, answers: &Answers, fact: Fact) -> Option<bool> {
        let n = self.facts.iter().position(|one| *one == fact)?;
        answers.get(n).copied()
    }
}

/// What the probe prints for question `n`: a sign for each, since hayagriva makes one of two equal ones.
fn sign(n: usize) -> Option<char> {
    char::from_u32(0x4E00 + u32::try_from(n).ok()?)
}

/// Makes `branch` ask for `fact` alone.
pub(super) fn ask(branch: &mut ChooseBranch, fact: Fact) {
    branch.disambiguate = None;
    branch.locator = None;
    branch.position = None;
    branch.type_ = None;
    branch.variable = None;
    branch.is_numeric = None;
    branch.is_uncertain_date = None;
    branch.match_ = ChooseMatch::All;
    match fact {
        Fact::Kind(kind) => branch.type_ = Some(vec![kind]),
        Fact::Variable(variable) => branch.variable = Some(vec![variable]),
        Fact::Numeric(variable) => branch.is_numeric = Some(vec![variable]),
        Fact::Uncertain(date) => branch.is_uncertain_date = Some(vec![date]),
    }
}

/// Each fact that the style asks for, and whether each variable that it prints is there, once.
fn asked(style: &IndependentStyle) -> Vec<Fact> {
    let lists = style.macros.iter().map(|one| one.children.as_slice());
    let layout = style.bibliography.iter();
    let mut facts: Vec<Fact> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for list in lists.chain(layout.map(|list| list.layout.elements.as_slice())) {
        walk(list, &mut |element| {
            let found = match element {
                LayoutRenderingElement::Choose(choose) => {
                    choose.branches().filter_map(of).flatten().collect()
                }
                LayoutRenderingElement::Names(names) => names
                    .variable
                    .iter()
                    .map(|name| Fact::Variable(Variable::Name(*name)))
                    .collect(),
                other => printed(other)
                    .map(Fact::Variable)
                    .into_iter()
                    .collect::<Vec<_>>(),
            };
            facts.extend(found.into_iter().filter(|fact| seen.insert(*fact)));
        });
    }
    facts
}

/// The variable that an element prints, of those that print nothing without it.
pub(super) fn printed(element: &LayoutRenderingElement) -> Option<Variable> {
    match element {
        LayoutRenderingElement::Text(text) => match text.target {
            // The letter of a year is no variable to hayagriva, and a short form may be there without the long one.
            TextTarget::Variable { var, form } => (form == LongShortForm::Long
                && var != Variable::Standard(StandardVariable::YearSuffix))
            .then_some(var),
            _ => None,
        },
        LayoutRenderingElement::Number(number) => Some(match number.variable {
            NumberOrPageVariable::Number(variable) => Variable::Number(variable),
            NumberOrPageVariable::Page(variable) => Variable::Page(variable),
        }),
        LayoutRenderingElement::Date(date) => date.variable.map(Variable::Date),
        _ => None,
    }
}
