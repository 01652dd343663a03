//! The style as it is for one type of work.
//!
//! In: a CSL style, and which types an entry counts as. Out: the same style without the branches that such an
//! entry never takes, and without the macros that only they call. It renders the same; hayagriva, which weighs
//! the conditions of a branch anew at each level of the nest around it, does so in half the time.

use std::collections::BTreeSet;

use citationberg::taxonomy::Kind;
use citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, NamesChild,
    TextTarget,
};

/// `style` for entries that count as exactly the types in `is`, as far as it asks for types.
pub(super) fn prune(style: &IndependentStyle, is: &[Kind]) -> IndependentStyle {
    let mut style = style.clone();
    if let Some(list) = &mut style.bibliography {
        elements(&mut list.layout.elements, is);
    }
    for one in &mut style.macros {
        elements(&mut one.children, is);
    }
    let called = called(&style);
    style.macros.retain(|one| called.contains(&one.name));
    style
}

/// The types that the style asks for.
pub(super) fn kinds(style: &IndependentStyle) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let lists = style.macros.iter().map(|one| &one.children);
    let layout = style.bibliography.iter().map(|list| &list.layout.elements);
    for list in lists.chain(layout) {
        walk(list, &mut |element| {
            let LayoutRenderingElement::Choose(choose) = element else {
                return;
            };
            for kind in choose.branches().filter_map(|branch| branch.type_.as_ref()) {
                kinds.extend(kind.iter().copied());
            }
        });
    }
    let mut seen = Vec::new();
    kinds.retain(|kind| {
        let new = !seen.contains(kind);
        if new {
            seen.push(*kind);
        }
        new
    });
    kinds
}

fn elements(list: &mut [LayoutRenderingElement], is: &[Kind]) {
    for element in list {
        match element {
            LayoutRenderingElement::Choose(choose) => {
                cut(choose, is);
                for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                    elements(&mut branch.children, is);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children, is);
                }
            }
            LayoutRenderingElement::Group(group) => elements(&mut group.children, is),
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children, is);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Takes out the branches that are never taken and those behind one that always is.
fn cut(choose: &mut Choose, is: &[Kind]) {
    let mut branches = vec![choose.if_.clone()];
    branches.append(&mut choose.else_if);
    branches.retain(|branch| truth(branch, is) != Some(false));
    if let Some(always) = branches
        .iter()
        .position(|branch| truth(branch, is) == Some(true))
    {
        branches.truncate(always + 1);
        choose.otherwise = None;
    }
    if branches.is_empty() {
        // A choice has to begin with a condition: one that fails, as cheaply as it can.
        let kinds = choose.if_.type_.iter().flatten();
        let other = kinds.copied().find(|kind| !is.contains(kind));
        let matches = if other.is_some() {
            ChooseMatch::All
        } else {
            ChooseMatch::None
        };
        let kind = other.or_else(|| choose.if_.type_.iter().flatten().copied().next());
        choose.if_.type_ = kind.map(|kind| vec![kind]);
        choose.if_.match_ = matches;
        choose.if_.children.clear();
        choose.if_.disambiguate = None;
        choose.if_.is_numeric = None;
        choose.if_.is_uncertain_date = None;
        choose.if_.locator = None;
        choose.if_.position = None;
        choose.if_.variable = None;
        return;
    }
    choose.if_ = branches.remove(0);
    choose.else_if = branches;
}

/// What a condition comes to for these types, if they settle it.
fn truth(branch: &ChooseBranch, is: &[Kind]) -> Option<bool> {
    let kinds = branch.type_.as_ref()?;
    let alone = branch.disambiguate.is_none()
        && branch.is_numeric.is_none()
        && branch.is_uncertain_date.is_none()
        && branch.locator.is_none()
        && branch.position.is_none()
        && branch.variable.is_none();
    let all = kinds.iter().all(|kind| is.contains(kind));
    let any = kinds.iter().any(|kind| is.contains(kind));
    match branch.match_ {
        ChooseMatch::All if !all => Some(false),
        ChooseMatch::Any if any => Some(true),
        ChooseMatch::None if any => Some(false),
        ChooseMatch::All | ChooseMatch::None => alone.then_some(true),
        ChooseMatch::Any => alone.then_some(false),
    }
}

/// The macros that the layouts call, and those that these call.
fn called(style: &IndependentStyle) -> BTreeSet<String> {
    let mut called = BTreeSet::new();
    let mut open: Vec<&[LayoutRenderingElement]> = vec![&style.citation.layout.elements];
    open.extend(
        style
            .bibliography
            .iter()
            .map(|list| list.layout.elements.as_slice()),
    );
    while let Some(list) = open.pop() {
        walk(list, &mut |element| {
            if let LayoutRenderingElement::Text(text) = element
                && let TextTarget::Macro { name } = &text.target
                && called.insert(name.clone())
                && let Some(one) = style.macros.iter().find(|one| one.name == *name)
            {
                open.push(&one.children);
            }
        });
    }
    called
}

/// Visits every element, however deep; the style is ours, so is its depth.
fn walk<'a>(
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
