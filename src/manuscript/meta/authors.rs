//! The authors, and what is typed of them at the head and under `About the Author`.

use super::super::desk::Desk;
use super::super::model::{
    Author, Block, BlockKind, Meta, OpeningLine, OpeningRole, Role, Section,
};
use super::super::opening::{case, fold, people};
use super::super::printed::Printed;
use crate::settings::FrontMatter;
use crate::source::Typed;

/// Fills `meta.authors`.
pub(super) fn gather(
    desk: &Desk<'_>,
    front: &FrontMatter,
    opening: &[OpeningLine],
    blocks: &[Block],
    sections: &[Section],
    meta: &mut Meta,
) {
    let text = desk.text;
    meta.authors = front
        .authors
        .iter()
        .map(|entry| Author {
            name: entry.name.clone(),
            name_cased: entry.name.text.clone(),
            affiliation: entry.affiliation.clone(),
            emails: entry.email.clone().into_iter().collect(),
            orcid: entry.orcid.clone(),
        })
        .collect();
    let given = !meta.authors.is_empty();
    let mut group = 0;
    for line in opening {
        let printed = Printed::of(text, &line.runs);
        match line.role {
            OpeningRole::Author if !given => {
                group = meta.authors.len();
                for (at, name) in people::split(&printed.text) {
                    meta.authors.push(Author {
                        name: typed(&printed, at, name),
                        ..Author::default()
                    });
                }
            }
            OpeningRole::Affiliation => {
                let words = printed.text.trim();
                let first = if given { 0 } else { group };
                for author in meta.authors.iter_mut().skip(first) {
                    if author.affiliation.is_none() {
                        author.affiliation = Some(Typed {
                            text: words.to_string(),
                            span: Some(line.span),
                        });
                    }
                }
                contacts(&printed, &mut meta.authors, None);
            }
            OpeningRole::Contact => contacts(&printed, &mut meta.authors, None),
            _ => {}
        }
    }
    for section in sections.iter().filter(|s| s.role == Role::About) {
        let mut current = None;
        for block in blocks.get(section.blocks.clone()).unwrap_or(&[]) {
            let BlockKind::Paragraph(paragraph) = &block.kind else {
                continue;
            };
            let printed = Printed::of(text, &paragraph.runs);
            if let Some(index) = named(&printed.text, &meta.authors) {
                current = Some(index);
            }
            if printed.text.len() < 2000 {
                let only = (meta.authors.len() == 1).then_some(0);
                contacts(&printed, &mut meta.authors, current.or(only));
                affiliation(
                    &printed,
                    current.or(only).and_then(|i| meta.authors.get_mut(i)),
                );
            }
        }
    }
}

/// The author whose name a short paragraph is.
fn named(words: &str, authors: &[Author]) -> Option<usize> {
    if words.len() > 120 {
        return None;
    }
    let letters = |w: &str| fold(w).trim_matches([' ', '.', ':', '-']).to_string();
    let words = letters(words);
    authors.iter().position(|a| {
        let name = letters(&a.name.text);
        let mut pairs = case::words(&name)
            .map(|w| w.1)
            .zip(case::words(&words).map(|w| w.1));
        case::words(&name).count() == case::words(&words).count()
            && pairs.all(|(x, y)| case::same(x, y))
    })
}

/// Gives addresses to the author they belong to: `owner`, else by their number, else the only one.
fn contacts(printed: &Printed, authors: &mut [Author], owner: Option<usize>) {
    let found = people::emails(&printed.text);
    let several = found.len() == authors.len() && authors.len() > 1;
    for (i, (from, to, address)) in found.into_iter().enumerate() {
        let index = owner.unwrap_or(if several { i } else { 0 });
        if owner.is_none() && !several && authors.len() > 1 {
            // Whose it is cannot be told.
            continue;
        }
        let Some(author) = authors.get_mut(index) else {
            continue;
        };
        if author.emails.iter().all(|e| e.text != address) {
            author.emails.push(Typed {
                text: address,
                span: Some(printed.span(from, to)),
            });
        }
    }
    let index = owner.or((authors.len() == 1).then_some(0));
    if let (Some((from, to)), Some(author)) = (
        people::orcid(&printed.text),
        index.and_then(|i| authors.get_mut(i)),
    ) && author.orcid.is_none()
    {
        author.orcid = Some(Typed {
            text: printed.text.get(from..to).unwrap_or("").to_string(),
            span: Some(printed.span(from, to)),
        });
    }
}

/// `Ankara University | address | ORCID`: the part that names an institution.
fn affiliation(printed: &Printed, author: Option<&mut Author>) {
    let Some(author) = author.filter(|a| a.affiliation.is_none()) else {
        return;
    };
    if printed.text.len() > 300 || !people::is_contact(&printed.text) {
        return;
    }
    let mut at = 0;
    for part in printed.text.split(['|', ';', ',']) {
        let words = part.trim();
        if people::is_affiliation(words) && !people::is_contact(words) {
            let start = at + (part.len() - part.trim_start().len());
            author.affiliation = Some(typed(printed, start, words));
            return;
        }
        at += part.len() + 1;
    }
}

fn typed(printed: &Printed, at: usize, words: &str) -> Typed {
    Typed {
        text: words.to_string(),
        span: Some(printed.span_of(at, words)),
    }
}
