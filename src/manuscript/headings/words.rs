//! Titles that sections have by custom, in the languages that authors here write in.
//!
//! A title is known if all its words are: `Results and discussion` is made of two known titles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::model::Role;
use super::titles::{DECLARATIONS, DECLARING, JOINS, JOINS_ALONE, PARTED, PARTS, SECOND, TITLES};

static KNOWN: LazyLock<BTreeMap<String, Role>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for (role, titles) in TITLES {
        for title in *titles {
            known.entry(fold(title)).or_insert(*role);
        }
    }
    known
});

static JOINED: LazyLock<Vec<String>> = LazyLock::new(|| JOINS.iter().map(|w| fold(w)).collect());

/// What the section with this title does, if the title is known. Number and markup must be off.
pub(in super::super) fn role(title: &str) -> Option<Role> {
    if title.len() > 160 {
        return None;
    }
    let folded = fold(title);
    if let Some(role) = KNOWN.get(&folded) {
        return Some(*role);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    // `Appendix A`, `Ek 1`
    if let [head, tail] = words.as_slice()
        && tail.chars().count() <= 3
        && KNOWN.get(*head) == Some(&Role::Appendix)
    {
        return Some(Role::Appendix);
    }
    combined(&words)
        .or_else(|| led(&words))
        .or_else(|| declares(&words).then_some(Role::Acknowledgements))
        .or_else(|| opened(title))
}

/// Whether a title is that of a declaration: all its words are of those that such titles are made of.
fn declares(words: &[&str]) -> bool {
    let all = |word: &&str| {
        DECLARING.contains(word)
            || JOINED.iter().any(|join| join == word)
            || DECLARATIONS
                .iter()
                .any(|(one, other)| one.contains(word) || other.contains(word))
    };
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    (2..=9).contains(&words.len())
        && words.iter().all(all)
        && DECLARATIONS
            .iter()
            .any(|(one, other)| any(one) && any(other))
}

/// A title that starts with a known one and `and` (`Conclusions and policy implications`), or ends so.
fn led(words: &[&str]) -> Option<Role> {
    if !(3..=7).contains(&words.len()) {
        return None;
    }
    let joins = |w: &str| JOINED.iter().take(JOINS_ALONE).any(|j| j == w);
    let leads = |w: &str| {
        KNOWN
            .get(w)
            .copied()
            .filter(|r| matches!(r, Role::Conclusion | Role::Introduction | Role::Body))
    };
    let (first, last) = (words.first()?, words.last()?);
    if words.get(1).is_some_and(|w| joins(w)) {
        return leads(first);
    }
    let before = words.get(words.len() - 2)?;
    (words.len() <= 4 && joins(before))
        .then(|| leads(last))
        .flatten()
}

/// A title that goes on after a known one and a colon or dash: `Introduction: what is at stake`.
fn opened(title: &str) -> Option<Role> {
    let (head, rest) = [": ", " - ", " – ", " — "]
        .iter()
        .filter_map(|sign| title.split_once(sign))
        .min_by_key(|(head, _)| head.len())?;
    let starts_high = rest
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_numeric());
    KNOWN
        .get(&fold(head))
        .copied()
        .filter(|r| starts_high && matches!(r, Role::Introduction | Role::Conclusion))
}

/// Whether a title that starts with the word for an appendix and its letter goes on: `Appendix A: Items`.
pub(in super::super) fn is_appendix(title: &str) -> bool {
    let head: String = title.chars().take(40).collect();
    let folded = fold(&head);
    let mut words = folded.split(' ');
    let first = words.next().and_then(|w| KNOWN.get(w));
    let second = words.next().unwrap_or("");
    first == Some(&Role::Appendix)
        && !second.is_empty()
        && second.chars().count() <= 2
        && (second.chars().all(char::is_numeric) || title.chars().any(|c| c == ':' || c == '.'))
}

/// A title made of known titles and words that join them.
fn combined(words: &[&str]) -> Option<Role> {
    if !(2..=8).contains(&words.len()) {
        return None;
    }
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if JOINED.iter().any(|w| w == words[i]) {
            i += 1;
            continue;
        }
        let longest = (i + 1..=words.len())
            .rev()
            .find_map(|end| KNOWN.get(&words[i..end].join(" ")).map(|role| (end, *role)))?;
        found.push(longest.1);
        i = longest.0;
    }
    match found.as_slice() {
        [] => None,
        [one] => Some(*one),
        // Results and conclusion: what the argument does last.
        _ if found.iter().all(|r| *r == found[0]) => found.first().copied(),
        _ => Some(
            if found.contains(&Role::References) || found.contains(&Role::Abstract) {
                return None;
            } else if found.contains(&Role::Acknowledgements) {
                Role::Acknowledgements
            } else if found.contains(&Role::Conclusion) && !found.contains(&Role::Introduction) {
                Role::Conclusion
            } else {
                Role::Body
            },
        ),
    }
}

/// The parts of a report that titles known by custom name, where they bear on levels.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Methods,
    Results,
    Discussion,
    Literature,
    /// `Declarations`: a title over all of them.
    Declarations,
    /// Thanks, which stand beside them.
    Thanks,
}

/// The part of a report that a known title, folded, names.
pub(super) fn part(folded: &str) -> Option<Part> {
    let known =
        KNOWN.contains_key(folded) || combined(&folded.split(' ').collect::<Vec<_>>()).is_some();
    known
        .then(|| {
            PARTS
                .iter()
                .find(|(_, stems)| {
                    stems.iter().any(|stem| {
                        folded.starts_with(stem)
                            || folded
                                .strip_prefix("research ")
                                .is_some_and(|r| r.starts_with(stem))
                    })
                })
                .map(|(part, _)| *part)
        })
        .flatten()
}

/// Whether a title, folded, stands over parts of its own by custom.
pub(super) fn has_parts(folded: &str) -> bool {
    PARTED.contains(&folded)
}

/// Whether a title, folded, stands at the second level by custom.
pub(super) fn is_second(folded: &str) -> bool {
    SECOND.contains(&folded) || has_parts(folded)
}

/// Letters and digits only, without case and accents, words parted by one blank.
pub(in super::super) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.nfkd() {
        match c {
            'ı' | 'İ' => out.push('i'),
            'ə' | 'Ə' => out.push('e'),
            'ي' => out.push('ی'),
            'ك' => out.push('ک'),
            '&' => out.push_str(" and "),
            '\'' | '’' | 'ʼ' => {}
            '\u{200c}' => out.push(' '),
            _ if is_combining_mark(c) => {}
            _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_titles_in_many_languages() {
        for (title, expected) in [
            ("ABSTRACT", Role::Abstract),
            ("GİRİŞ", Role::Introduction),
            ("Kaynakça", Role::References),
            ("KAYNAKLAR", Role::References),
            ("Références", Role::References),
            ("Mots-clés", Role::Keywords),
            ("Considerações finais", Role::Conclusion),
            ("Results & Discussion", Role::Body),
            ("Conclusion and Recommendations", Role::Conclusion),
            ("Discussion and Conclusions", Role::Conclusion),
            ("ƏDƏBİYYAT", Role::References),
            ("نتیجه‌گیری", Role::Conclusion),
            ("Список литературы", Role::References),
            ("Authors’ contributions", Role::Acknowledgements),
            (
                "Institutional review board statement",
                Role::Acknowledgements,
            ),
            (
                "Declaration of competing financial interests",
                Role::Acknowledgements,
            ),
            ("Appendix B", Role::Appendix),
        ] {
            assert_eq!(role(title), Some(expected), "{title}");
        }
    }

    #[test]
    fn other_titles_are_not_known() {
        for title in [
            "Energy Diplomacy",
            "",
            "The",
            "Introduction to Energy Diplomacy",
            "and of",
            "Sources of conflict",
            "Ethical research",
            "Additional access",
        ] {
            assert_eq!(role(title), None, "{title}");
        }
    }
}
