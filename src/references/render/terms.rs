//! A locale with its terms in an order that serves a style.
//!
//! hayagriva walks all terms of a locale for each word of one that it prints; those that the style asks for stand
//! first here. The order of terms with one name is kept, since the first of them is the one that counts.

use std::collections::HashSet;

use citationberg::taxonomy::{OtherTerm, Term};
use citationberg::{
    IndependentStyle, LayoutRenderingElement, Locale, Names, NamesChild, TextTarget,
};

use super::prune::walk;

/// Puts the terms that `style` asks for to the front of `locale`.
pub(super) fn sort(locale: &mut Locale, style: &IndependentStyle) {
    let asked = asked(style);
    if let Some(terms) = &mut locale.terms {
        let front = |term: Term| asked.iter().any(|one| one.is_lexically_same(term));
        terms.terms.sort_by_cached_key(|term| !front(term.name));
    }
}

/// The terms that the list of a style asks for, as far as they stand in it.
fn asked(style: &IndependentStyle) -> HashSet<Term> {
    let mut asked: HashSet<Term> = HashSet::from([
        Term::Other(OtherTerm::And),
        Term::Other(OtherTerm::EtAl),
        Term::Other(OtherTerm::Ad),
        Term::Other(OtherTerm::Bc),
    ]);
    asked.extend((0..12).filter_map(OtherTerm::month).map(Term::Other));
    let lists = style.macros.iter().map(|one| one.children.as_slice());
    let layout = style.bibliography.iter();
    for list in lists.chain(layout.map(|list| list.layout.elements.as_slice())) {
        walk(list, &mut |element| match element {
            LayoutRenderingElement::Text(text) => {
                if let TextTarget::Term { term, .. } = text.target {
                    asked.insert(term);
                }
            }
            LayoutRenderingElement::Label(label) => {
                asked.insert(label.variable.into());
            }
            LayoutRenderingElement::Names(names) if is_labelled(names) => {
                asked.extend(names.variable.iter().map(|name| Term::NameVariable(*name)));
            }
            _ => {}
        });
    }
    asked
}

/// Whether names are printed with what they are: `(Ed.)`.
fn is_labelled(names: &Names) -> bool {
    names
        .children
        .iter()
        .any(|one| matches!(one, NamesChild::Label(_)))
}
