//! Names of bibliography files, as APA writes them (APA 7, 9.8).

use super::super::Name;

/// A name; without a given name it is a group's, or somebody's only name.
pub(super) fn name(prefix: &str, family: &str, given: &str, suffix: &str) -> Option<Name> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let family = tidy(&format!("{prefix} {family}"));
    let mut given = initials(given);
    if !suffix.trim().is_empty() && !given.is_empty() {
        given = format!("{given}, {}", tidy(suffix));
    }
    if family.is_empty() {
        return (!given.is_empty()).then_some(Name {
            family: given,
            ..Name::default()
        });
    }
    // `and others`
    let family = if family == "others" && given.is_empty() {
        "et al.".to_owned()
    } else {
        family
    };
    Some(Name {
        family,
        given,
        span: None,
    })
}

/// `Jean-Paul Émile` as `J.-P. É.`; what has no letters of that kind stays.
pub(super) fn initials(given: &str) -> String {
    let words = given
        .split(|c: char| c.is_whitespace() || c == '.')
        .filter(|word| !word.is_empty());
    let mut out: Vec<String> = Vec::new();
    for word in words {
        // `J.-P.` was cut at its stop.
        if let (Some(rest), Some(last)) = (word.strip_prefix('-'), out.last_mut()) {
            last.push('-');
            last.push_str(&initial(rest));
            continue;
        }
        let parts: Vec<String> = word
            .split(['-', '‐'])
            .filter(|part| !part.is_empty())
            .map(initial)
            .collect();
        out.push(parts.join("-"));
    }
    out.join(" ")
}

/// The first letter with a stop; particles and scripts without capitals stay whole.
fn initial(word: &str) -> String {
    match word.chars().next() {
        Some(first) if first.is_uppercase() => format!("{first}."),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_are_initials() {
        for (given, apa) in [
            ("Jean-Paul Émile", "J.-P. É."),
            ("J.-P.", "J.-P."),
            ("S. E.", "S. E."),
            ("S.E.", "S. E."),
            ("Łukasz", "Ł."),
            ("Ludwig van", "L. van"),
            ("", ""),
        ] {
            assert_eq!(initials(given), apa);
        }
    }
}
