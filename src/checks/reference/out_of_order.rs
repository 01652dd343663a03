//! `references-out-of-order`: the list is not in the order of its authors.
//!
//! Letter by letter, without accents and marks (APA 7, 9.44). Particles count or not, as the list has it.
//! Of the entries that break the order, the fewest are named: those that the longest ordered run leaves out.

use crate::checks::wording::{author, short};
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::fold;
use crate::references::Reference;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R103",
    name: "references-out-of-order",
    severity: Severity::Warning,
    source: "APA 7, 9.44 to 9.48",
    why: "Readers look an author up where the alphabet puts it.",
    fires: Example::Text(
        "Salt went south (Ames, 1990; Bell, 2001).\n\n\
         ## References\n\n\
         Bell, B. (2001). *Silver roads*. Harbour Press.\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990; Bell, 2001).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Bell, B. (2001). *Silver roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    if t.references.len() < 2 {
        return;
    }
    let with: Vec<String> = t
        .references
        .iter()
        .map(|reference| key(reference, true))
        .collect();
    let without: Vec<String> = t
        .references
        .iter()
        .map(|reference| key(reference, false))
        .collect();
    let (mut keys, mut strays) = (&with, strays(&with));
    let other = self::strays(&without);
    if other.len() < strays.len() {
        (keys, strays) = (&without, other);
    }
    if strays.len() > 3 && strays.len() * 5 > t.references.len() {
        if let Some(first) = strays.first().and_then(|at| t.references.get(*at)) {
            let finding = report.add(
                first.span,
                format!(
                    "The list is not in alphabetical order: {} of {} entries stand elsewhere",
                    strays.len(),
                    t.references.len()
                ),
            );
            finding.help = Some("sort the list by the authors' surnames".into());
        }
        return;
    }
    let mut ordered: Vec<(&String, usize)> = keys
        .iter()
        .enumerate()
        .filter(|(at, _)| !strays.contains(at))
        .map(|(at, key)| (key, at))
        .collect();
    ordered.sort();
    let mut strays = strays.into_iter().peekable();
    while let Some(at) = strays.next() {
        let (Some(reference), Some(key)) = (t.references.get(at), keys.get(at)) else {
            continue;
        };
        // Works of one author stray together.
        let mut with = Vec::new();
        while let Some(next) =
            strays.next_if(|next| *next == at + with.len() + 1 && keys.get(*next) == Some(key))
        {
            with.extend(t.references.get(next));
        }
        let place = ordered.partition_point(|(other, _)| *other <= key);
        let before = place.checked_sub(1).and_then(|i| ordered.get(i));
        let neighbour = before
            .or(ordered.get(place))
            .and_then(|(_, at)| t.references.get(*at));
        let (who, them) = match with.as_slice() {
            [] => (format!("{} is", short(reference)), "it"),
            _ => (
                format!("{} entries of {} are", with.len() + 1, author(reference)),
                "them",
            ),
        };
        let finding = report.add(reference.span, format!("{who} out of alphabetical order"));
        if let Some(neighbour) = neighbour {
            let side = if before.is_some() { "after" } else { "before" };
            finding.help = Some(format!("move {them} {side} {}", short(neighbour)));
            finding.related.push(Related {
                span: neighbour.span,
                message: format!("belongs {side} this entry"),
            });
        }
        for other in with {
            finding.related.push(Related {
                span: other.span,
                message: "and this one".into(),
            });
        }
    }
}

/// By what an entry is sorted: its first author, or its title.
fn key(reference: &Reference, particles: bool) -> String {
    let fields = &reference.fields;
    let people = if fields.authors.is_empty() {
        &fields.editors
    } else {
        &fields.authors
    };
    let name = match (people.first(), &fields.title) {
        (Some(name), _) => name.family.as_str(),
        (None, Some(title)) => title.text.as_str(),
        (None, None) => "",
    };
    let name = ["The ", "A ", "An "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name);
    if particles {
        return fold(name);
    }
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let rest: Vec<&str> = name.split_whitespace().skip_while(small).collect();
    fold(&rest.join(" "))
}

/// The fewest entries without which the keys ascend.
fn strays(keys: &[String]) -> Vec<usize> {
    // Patience sorting from the end, so that of two ways to mend the list the earlier entries stay: the first
    // entry of the best run of each length, and what comes after each entry.
    let mut starts: Vec<usize> = Vec::new();
    let mut following: Vec<Option<usize>> = vec![None; keys.len()];
    for (at, key) in keys.iter().enumerate().rev() {
        let length =
            starts.partition_point(|start| keys.get(*start).is_some_and(|other| other >= key));
        if let Some(next) = following.get_mut(at) {
            *next = length.checked_sub(1).and_then(|i| starts.get(i)).copied();
        }
        match starts.get_mut(length) {
            Some(start) => *start = at,
            None => starts.push(at),
        }
    }
    let mut kept = vec![false; keys.len()];
    let mut at = starts.last().copied();
    while let Some(i) = at {
        if let Some(kept) = kept.get_mut(i) {
            *kept = true;
        }
        at = following.get(i).copied().flatten();
    }
    (0..keys.len())
        .filter(|i| !kept.get(*i).copied().unwrap_or(true))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_stray_is_named() {
        let keys = |list: &[&str]| list.iter().map(|key| fold(key)).collect::<Vec<_>>();
        assert_eq!(
            strays(&keys(&["Abe", "Brun", "Cornell", "Çelik", "Duarte"])),
            [3]
        );
        assert_eq!(strays(&keys(&["Abe", "Zorn", "Brun", "Cornell"])), [1]);
        assert!(strays(&keys(&["Abe", "Abe", "Brun"])).is_empty());
    }
}
