//! The style as it is for one entry.
//!
//! In: a CSL style, and hayagriva's answers to all that it asks. Out: the same style with each choice already made,
//! and without what prints nothing. It renders the same; hayagriva, which asks at each level of a nest anew what the
//! levels below will print, does so in a fraction of the time.

use std::collections::BTreeMap;
use std::rc::Rc;

use citationberg::taxonomy::Variable;
use citationberg::{
    Choose, ChooseBranch, ChooseMatch, CslMacro, Formatting, Group, IndependentStyle,
    LayoutRenderingElement, Names, NamesChild, Text, TextTarget, ToFormatting,
};

use super::facts::{self, Fact};

/// `style` for entries of which `holds` says what it says of one.
pub(super) fn prune(
    style: &IndependentStyle,
    holds: &dyn Fn(Fact) -> Option<bool>,
) -> IndependentStyle {
    let mut pruner = Pruner {
        style,
        holds,
        macros: BTreeMap::new(),
        substitutes: false,
        certain: true,
    };
    let layout = style.bibliography.iter();
    let layout: Vec<_> = layout
        .flat_map(|list| &list.layout.elements)
        .cloned()
        .collect();
    let mut elements = pruner.list(&layout, Within::Other);
    // A variable that stood in for names is printed once: then nothing is certain to be printed where it is asked for.
    if pruner.substitutes {
        pruner.certain = false;
        pruner.macros.clear();
        elements = pruner.list(&layout, Within::Other);
    }
    let mut bibliography = style.bibliography.clone();
    if let Some(list) = &mut bibliography {
        list.layout.elements = elements;
    }
    IndependentStyle {
        info: style.info.clone(),
        default_locale: style.default_locale.clone(),
        version: style.version.clone(),
        citation: style.citation.clone(),
        bibliography,
        settings: style.settings.clone(),
        macros: pruner
            .macros
            .into_iter()
            .map(|(name, children)| CslMacro {
                name,
                children: children.to_vec(),
            })
            .collect(),
        locale: style.locale.clone(),
    }
}

struct Pruner<'a> {
    style: &'a IndependentStyle,
    holds: &'a dyn Fn(Fact) -> Option<bool>,
    /// The macros that are called, as they come out.
    macros: BTreeMap<String, Rc<[LayoutRenderingElement]>>,
    /// Whether something stands in for names.
    substitutes: bool,
    /// Whether a variable that is there is printed wherever it is asked for.
    certain: bool,
}

impl Pruner<'_> {
    fn list(
        &mut self,
        list: &[LayoutRenderingElement],
        within: Within,
    ) -> Vec<LayoutRenderingElement> {
        let mut out: Vec<LayoutRenderingElement> = Vec::new();
        for element in list {
            let Some(element) = self.element(element) else {
                continue;
            };
            for element in opened(element, within) {
                let element = match within {
                    Within::Other => element,
                    Within::Loose | Within::Group => self.bared(element),
                };
                // That a variable is wanted and not there counts for the group around, but once is enough.
                if !self.is_absent(&element) || !out.iter().any(|one| self.is_absent(one)) {
                    out.push(element);
                }
            }
        }
        // Where one is there, it does not count at all.
        if out.iter().any(|one| self.is_present(one)) {
            out.retain(|one| !self.is_absent(one));
        }
        out
    }

    /// The one thing that a macro or a group without dress of its own holds, if it is sure to be printed.
    fn bared(&self, mut element: LayoutRenderingElement) -> LayoutRenderingElement {
        loop {
            let inner = match &element {
                LayoutRenderingElement::Text(text) if is_bare(text) => match &text.target {
                    TextTarget::Macro { name } => self.macros.get(name).map(|list| &list[..]),
                    _ => None,
                },
                LayoutRenderingElement::Group(group) if is_bare_group(group) => {
                    Some(group.children.as_slice())
                }
                _ => None,
            };
            match inner {
                Some([one])
                    if self.is_present(one)
                        && !matches!(one, LayoutRenderingElement::Choose(_)) =>
                {
                    element = one.clone();
                }
                _ => return element,
            }
        }
    }

    /// Whether an element prints a variable for sure.
    fn is_present(&self, element: &LayoutRenderingElement) -> bool {
        let there = |variable| (self.holds)(Fact::Variable(variable)) == Some(true);
        self.certain
            && match element {
                LayoutRenderingElement::Group(group) => {
                    group.children.iter().any(|one| self.is_present(one))
                }
                LayoutRenderingElement::Text(text) => match &text.target {
                    TextTarget::Macro { name } => {
                        let list = self.macros.get(name);
                        list.is_some_and(|list| list.iter().any(|one| self.is_present(one)))
                    }
                    _ => facts::printed(element).is_some_and(there),
                },
                LayoutRenderingElement::Number(_) => facts::printed(element).is_some_and(there),
                // A date that is there may lack the parts that are asked for.
                _ => false,
            }
    }

    /// The want of a variable, for a list of a group or a macro that prints its words only with one that it lacks.
    fn hollow(&self, list: &[LayoutRenderingElement]) -> Option<LayoutRenderingElement> {
        let word = |one: &LayoutRenderingElement| {
            let LayoutRenderingElement::Text(text) = one else {
                return false;
            };
            matches!(
                text.target,
                TextTarget::Term { .. } | TextTarget::Value { .. }
            )
        };
        let absent = list.iter().find(|one| self.is_absent(one))?;
        list.iter()
            .all(|one| self.is_absent(one) || word(one))
            .then(|| absent.clone())
    }

    /// What stands for a list that prints nothing: nothing, or the want of a variable, which keeps the group around
    /// from printing its words alone. `None` if the list may print.
    fn blank(&self, list: &[LayoutRenderingElement]) -> Option<Option<LayoutRenderingElement>> {
        list.iter()
            .all(|element| self.is_absent(element))
            .then(|| list.first().cloned())
    }

    /// The element as it comes out; `None` if hayagriva would pass it over without a trace.
    fn element(&mut self, element: &LayoutRenderingElement) -> Option<LayoutRenderingElement> {
        match element {
            LayoutRenderingElement::Choose(choose) => self.choose(choose),
            LayoutRenderingElement::Group(group) => {
                let children = self.list(&group.children, Within::Group);
                if let Some(blank) = self.blank(&children) {
                    return blank;
                }
                if let Some(absent) = self.hollow(&children) {
                    return Some(absent);
                }
                let mut group = group.clone();
                group.children = children;
                Some(LayoutRenderingElement::Group(group))
            }
            LayoutRenderingElement::Names(names) => self.names(names),
            LayoutRenderingElement::Text(text) => {
                if let TextTarget::Macro { name } = &text.target {
                    let children = self.called(name)?;
                    if let Some(blank) = self.blank(&children) {
                        return blank;
                    }
                    if let Some(absent) = self.hollow(&children) {
                        return Some(absent);
                    }
                }
                Some(element.clone())
            }
            _ => Some(element.clone()),
        }
    }

    /// A macro as it comes out; `None` if there is none of that name.
    fn called(&mut self, name: &str) -> Option<Rc<[LayoutRenderingElement]>> {
        if !self.macros.contains_key(name) {
            let style = self.style;
            let one = style.macros.iter().find(|one| one.name == name)?;
            // There already, so that a macro that calls itself ends.
            self.macros
                .insert(name.to_owned(), one.children.as_slice().into());
            let children = self.list(&one.children, Within::Loose);
            self.macros.insert(name.to_owned(), children.into());
        }
        self.macros.get(name).cloned()
    }

    /// A choice with only the branch that is taken, behind a condition that costs next to nothing.
    fn choose(&mut self, choose: &Choose) -> Option<LayoutRenderingElement> {
        let mut open = Vec::new();
        let mut last = None;
        for branch in choose.branches() {
            match self.truth(branch) {
                Some(false) => {}
                Some(true) => {
                    last = Some(&branch.children);
                    break;
                }
                None => open.push(branch),
            }
        }
        let last = last.or(choose
            .otherwise
            .as_ref()
            .map(|otherwise| &otherwise.children));
        if !open.is_empty() {
            // Something that only hayagriva can tell: the choice stays, its branches are pruned.
            let mut choose = choose.clone();
            for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                branch.children = self.list(&branch.children, Within::Loose);
            }
            if let Some(otherwise) = &mut choose.otherwise {
                otherwise.children = self.list(&otherwise.children, Within::Loose);
            }
            return Some(LayoutRenderingElement::Choose(choose));
        }
        let children = self.list(last?, Within::Loose);
        if let Some(blank) = self.blank(&children) {
            return blank;
        }
        Some(LayoutRenderingElement::Choose(Choose {
            if_: always(children),
            else_if: Vec::new(),
            otherwise: None,
        }))
    }

    /// Whether a branch is taken, if the answers settle it.
    fn truth(&self, branch: &ChooseBranch) -> Option<bool> {
        let answers: Option<Vec<bool>> = facts::of(branch)?
            .into_iter()
            .map(|fact| (self.holds)(fact))
            .collect();
        Some(branch.match_.test(answers?.into_iter()))
    }

    /// Names that are there need no substitute; names that are not come to their substitute.
    fn names(&mut self, names: &Names) -> Option<LayoutRenderingElement> {
        let there = |name| (self.holds)(Fact::Variable(Variable::Name(name)));
        let any = names
            .variable
            .iter()
            .any(|name| there(*name) != Some(false));
        let known = names.variable.iter().any(|name| there(*name) == Some(true));
        let named = names
            .children
            .iter()
            .any(|one| matches!(one, NamesChild::Name(_)));
        let mut names = names.clone();
        if known && named {
            names
                .children
                .retain(|one| !matches!(one, NamesChild::Substitute(_)));
        }
        let (mut substituted, mut others) = (None, false);
        for child in &mut names.children {
            if let NamesChild::Substitute(substitute) = child {
                substitute.children = self.list(&substitute.children, Within::Other);
                substituted = self.blank(&substitute.children);
                // Names that are there stand in, and nothing behind them is asked; what stands in twice is names only.
                let names = |one: &LayoutRenderingElement| match one {
                    LayoutRenderingElement::Names(names) => {
                        names.variable.iter().any(|name| there(*name) == Some(true))
                    }
                    _ => false,
                };
                let first = substitute.children.iter().position(names);
                if let Some(first) = first {
                    substitute.children.truncate(first + 1);
                }
                others = first != Some(0) && !substitute.children.is_empty();
            }
        }
        let substitutes = names
            .children
            .iter()
            .any(|one| matches!(one, NamesChild::Substitute(_)));
        self.substitutes |= others && !known;
        match substituted {
            _ if any => Some(LayoutRenderingElement::Names(names)),
            Some(blank) => blank,
            None if substitutes => Some(LayoutRenderingElement::Names(names)),
            None => None,
        }
    }

    /// Whether an element prints a variable that the entry has not.
    fn is_absent(&self, element: &LayoutRenderingElement) -> bool {
        facts::printed(element)
            .is_some_and(|variable| (self.holds)(Fact::Variable(variable)) == Some(false))
    }
}

/// What a list stands in, and so what may be put in the place of a choice already made.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Within {
    /// A choice or a macro: what the choice holds.
    Loose,
    /// A group, which counts other groups as its own: what the choice holds, unless that is a group.
    Group,
    /// The layout, where a choice delimits what it holds, and substitutes, where it is one of them: nothing.
    Other,
}

/// The children of a choice already made, where they may stand in its place; else the element itself.
fn opened(element: LayoutRenderingElement, within: Within) -> Vec<LayoutRenderingElement> {
    let group = |one: &LayoutRenderingElement| matches!(one, LayoutRenderingElement::Group(_));
    match element {
        LayoutRenderingElement::Choose(choose)
            if within != Within::Other
                && choose.else_if.is_empty()
                && choose.otherwise.is_none()
                && choose.if_.test().is_none()
                && choose.if_.disambiguate.is_none()
                && !(within == Within::Group && choose.if_.children.iter().any(group)) =>
        {
            choose.if_.children
        }
        other => vec![other],
    }
}

/// Whether a call of a macro adds nothing to what the macro prints.
fn is_bare(text: &Text) -> bool {
    text.formatting == Formatting::default()
        && text.affixes.prefix.is_none()
        && text.affixes.suffix.is_none()
        && text.display.is_none()
        && !text.quotes
        && !text.strip_periods
        && text.text_case.is_none()
}

/// Whether a group adds nothing to the one thing that it holds.
fn is_bare_group(group: &Group) -> bool {
    group.to_formatting() == Formatting::default()
        && group.prefix.is_none()
        && group.suffix.is_none()
        && group.display.is_none()
}

/// A branch that is always taken: hayagriva has nothing to ask.
fn always(children: Vec<LayoutRenderingElement>) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: None,
        match_: ChooseMatch::All,
        children,
    }
}

/// Visits every element, however deep; the style is ours, so is its depth.
pub(super) fn walk<'a>(
    list: &'a [LayoutRenderingElement],
    visit: &mut impl FnMut(&'a LayoutRenderingElement),
) {
    for element in list {
        visit(element);
        match element {
            LayoutRenderingElement::Choose(choose) => {
                for branch in choose.branches() {
                    walk(&branch.children, visit);
                }
                if let Some(otherwise) = &choose.otherwise {
                    walk(&otherwise.children, visit);
                }
            }
            LayoutRenderingElement::Group(group) => walk(&group.children, visit),
            LayoutRenderingElement::Names(names) => {
                for child in &names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        walk(&substitute.children, visit);
                    }
                }
            }
            _ => {}
        }
    }
}
