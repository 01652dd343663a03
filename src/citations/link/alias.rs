//! Other names of groups: acronyms from initials, in brackets, or introduced in the text.

use super::fold::fold;
use crate::citations::words::{INNER, has, lower};

/// Folded acronyms that the name of a group may go by.
pub(in crate::citations) fn acronyms(name: &str, group: bool) -> Vec<String> {
    let mut found = Vec::new();
    if !group {
        return found;
    }
    // `World Health Organization [WHO]`
    for inner in name.split(['[', '(']).skip(1) {
        let inner = inner.split([']', ')']).next().unwrap_or("");
        if is_acronym(inner) {
            found.push(fold(inner));
        }
    }
    let plain = name.split(['[', '(']).next().unwrap_or(name);
    let (short, long) = initials(plain);
    found.extend(
        [short, long]
            .into_iter()
            .filter(|acronym| acronym.chars().count() >= 2),
    );
    found.dedup();
    found
}

/// The names that a group's name is put together of: `NBS – National Bureau …`, `GIZ (Deutsche …)`, `IBM Corp`.
pub(in crate::citations) fn parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = name
        .split(['(', ')', '[', ']', '–', '—', '/'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty() && part.len() < name.len())
        .take(6)
        .collect();
    if let Some(first) = name
        .split_whitespace()
        .next()
        .filter(|first| first.len() < name.len() && is_acronym(first))
    {
        parts.push(first);
    }
    parts
}

/// The initials of a name's words, without and with its small words, folded.
pub(in crate::citations) fn initials(name: &str) -> (String, String) {
    let (mut short, mut long) = (String::new(), String::new());
    for word in name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/'))
        .take(20)
    {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            continue;
        };
        let first = fold(&first.to_string());
        long.push_str(&first);
        if !has(INNER, &lower(word)) {
            short.push_str(&first);
        }
    }
    (short, long)
}

/// Whether `word` looks like an acronym: short and (nearly) all capitals.
pub(in crate::citations) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=10).contains(&letters)
        && capitals * 3 >= letters * 2
        && !word.contains(char::is_whitespace)
}

/// Whether `acronym` may stand for `name`.
pub(crate) fn stands_for(acronym: &str, name: &str) -> bool {
    let folded = fold(acronym);
    let (short, long) = initials(name);
    folded.chars().count() >= 2 && (folded == short || folded == long)
}

/// Whether `acronym` is the first initials of `name` (`IFRC`); good enough only where the two stand side by side.
pub(in crate::citations) fn begins(acronym: &str, name: &str) -> bool {
    let folded = fold(acronym);
    let (short, long) = initials(name);
    folded.chars().count() >= 3 && (short.starts_with(&folded) || long.starts_with(&folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_of_groups() {
        assert!(stands_for("NPA", "Northern Ports Authority"));
        assert!(stands_for(
            "UNESCO",
            "United Nations Educational, Scientific and Cultural Organization"
        ));
        assert!(!stands_for("NATO", "Northern Ports Authority"));
        assert_eq!(acronyms("World Health Organization [WHO]", true)[0], "who");
        assert!(is_acronym("TİKA") && is_acronym("SOCAR") && !is_acronym("Smith"));
    }
}
