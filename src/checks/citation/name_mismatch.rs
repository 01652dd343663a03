//! `cited-name-mismatch`: a name is spelt otherwise in the text than in the list.

use std::collections::{BTreeMap, BTreeSet};

use super::Places;
use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Cited, Doubt, Link, fold, stands_for};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C102",
    name: "cited-name-mismatch",
    severity: Severity::Error,
    source: "APA 7, 8.4",
    why: "A reader cannot find a work under a name that the list does not have.",
    fires: Example::Text(
        "Salt went south (Amos, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let families: BTreeSet<&str> = t
        .references
        .iter()
        .flat_map(|entry| &entry.fields.authors)
        .map(|name| name.family.as_str())
        .collect();
    // One finding for each pair of spellings, in the order of the text.
    let mut pairs: BTreeMap<(String, String, bool), (Places, &Cited, usize)> = BTreeMap::new();
    let mut order = Vec::new();
    for citation in t.citations {
        let Link::Found { reference, doubts } = &citation.link else {
            continue;
        };
        for doubt in doubts {
            let (cited, listed, alias) = match doubt {
                Doubt::NameSpelling { cited, listed } => (cited, listed, false),
                Doubt::Alias { cited, listed }
                    if !is_plain_alias(&cited.text, listed)
                        && !is_joined(t, *reference, &cited.text)
                        && !is_title(t, *reference, &cited.text) =>
                {
                    (cited, listed, true)
                }
                _ => continue,
            };
            let key = (fold_case(&cited.text), listed.clone(), alias);
            let entry = pairs.entry(key.clone()).or_insert_with(|| {
                order.push(key);
                (Places::default(), cited, *reference)
            });
            entry.0.spans.push(cited.span);
        }
    }
    for key in &order {
        let Some((places, cited, reference)) = pairs.get(key) else {
            continue;
        };
        let (_, listed, alias) = key;
        let typed = &cited.text;
        let (shown, times) = (excerpt(typed), places.times());
        let finding = if *alias {
            report.add(
                cited.span,
                format!(
                    "“{shown}” is not in the reference list; it seems to mean “{}”{times}",
                    excerpt(listed)
                ),
            )
        } else if fold(typed) == fold(listed) {
            report.add(
                cited.span,
                format!(
                    "“{shown}” is spelt “{}” in the reference list{times}",
                    excerpt(listed)
                ),
            )
        } else {
            report.add(
                cited.span,
                format!(
                    "“{shown}” is not in the reference list; “{}” is{times}",
                    excerpt(listed)
                ),
            )
        };
        // Accents alone lead no reader astray; those that the list lacks may follow the work as it was published,
        // and what the list spells in both ways is a fault of the list.
        if fold(typed) == fold(listed)
            && (accents(typed) >= accents(listed) || families.contains(typed.as_str()))
        {
            finding.severity = Severity::Note;
        } else if *alias || fold(typed) == fold(listed) {
            finding.severity = Severity::Warning;
        }
        if *alias {
            finding.help = Some(format!(
                "cite it as “{}”, or list it under the name cited",
                excerpt(listed)
            ));
        } else {
            let written = in_case_of(typed, listed);
            finding.help = Some(format!(
                "write “{}”, or correct the list",
                excerpt(&written)
            ));
            // Markup inside the name would be lost with it.
            if t.source.slice(cited.span) == typed {
                finding.suggestion = Some(Suggestion::for_author(cited.span, written));
            }
        }
        if let Some(entry) = t.references.get(*reference) {
            finding.related.push(Related {
                span: entry
                    .fields
                    .authors
                    .first()
                    .and_then(|name| name.span)
                    .unwrap_or(entry.span),
                message: "listed here".into(),
            });
        }
        places.relate(finding, "cited here too");
    }
}

/// How many letters are none of ASCII.
fn accents(name: &str) -> usize {
    name.chars()
        .filter(|c| c.is_alphabetic() && !c.is_ascii())
        .count()
}

/// Whether anyone sees that the two are one: an acronym by its initials, the start of the name, a part of it.
fn is_plain_alias(cited: &str, listed: &str) -> bool {
    let (short, long) = (fold(cited), fold(listed));
    let started = long.starts_with(&short) || short.starts_with(&long);
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .map(fold)
            .filter(|word| word.chars().count() >= 2)
            .collect()
    };
    let bracketed: Vec<String> = listed.split(['(', '[']).skip(1).flat_map(words).collect();
    let bracketed = words(cited).iter().any(|word| bracketed.contains(word));
    // `CLSI M38-A2`: the rest is the number of a standard.
    let first = cited.split_whitespace().next().unwrap_or(cited);
    started || bracketed || stands_for(first, listed)
}

/// Whether `cited` joins the acronyms of the entry's groups (`IBAMA-MMA`).
fn is_joined(t: &Text<'_>, reference: usize, cited: &str) -> bool {
    let parts: Vec<&str> = cited.split(['-', '–', '/']).collect();
    let Some(entry) = t.references.get(reference) else {
        return false;
    };
    let typed = t.source.slice(entry.span);
    let bracketed = |part: &str| typed.contains(&format!("({part})"));
    let authors = &entry.fields.authors;
    parts.len() > 1
        && parts.len() <= authors.len()
        && parts.iter().zip(authors).all(|(part, author)| {
            let part = part.trim();
            bracketed(part) || is_plain_alias(part, &author.family)
        })
}

/// In small letters; capitals are a matter of style (`BARRICHELLO`, `Barrichello`).
fn fold_case(name: &str) -> String {
    name.to_lowercase()
}

/// Whether the citation names the work by the start of its title.
fn is_title(t: &Text<'_>, reference: usize, cited: &str) -> bool {
    let title = t
        .references
        .get(reference)
        .and_then(|entry| entry.fields.title.as_ref());
    title.is_some_and(|title| fold(&title.text).starts_with(&fold(cited)))
}

/// `listed` in capitals where the citation is (`(ROSA; ALVES, 2011)`).
fn in_case_of(typed: &str, listed: &str) -> String {
    let capitals = typed.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !typed.chars().any(char::is_lowercase);
    if capitals {
        listed.to_uppercase()
    } else {
        listed.to_owned()
    }
}
