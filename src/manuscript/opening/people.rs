//! Names, affiliations and addresses, recognised by how they are typed.

/// Words that institutions have in their names, folded to lower case.
const INSTITUTIONS: &[&str] = &[
    "universit",
    "universid",
    "üniversite",
    "universitesi",
    "universitas",
    "institut",
    "enstitü",
    "department",
    "departament",
    "dept",
    "faculty",
    "fakült",
    "fakultät",
    "faculté",
    "facultad",
    "faculdade",
    "facoltà",
    "fakültəsi",
    "school of",
    "college",
    "academy",
    "akademi",
    "académie",
    "academia",
    "accademia",
    "research center",
    "research centre",
    "centre for",
    "center for",
    "centro de",
    "merkezi",
    "laborator",
    "hospital",
    "hastane",
    "ministry",
    "bakanlığı",
    "bölümü",
    "anabilim",
    "programa de pós",
    "escola ",
    "polytechnic",
    "politécnic",
    "politecnico",
    "hochschule",
    "دانشگاه",
    "پژوهشگاه",
    "университет",
    "институт",
    "академия",
    "foundation",
    "vakfı",
    "école",
    "independent researcher",
    "independent scholar",
    "bağımsız araştırmacı",
    "professor",
    "phd candidate",
    "öğretim üyesi",
    "doktora öğrencisi",
    "doutor",
    "mestre em",
    "researcher",
];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "van", "von",
    "der", "den", "ten", "ter", "zu", "zur", "bin", "ibn", "al", "el", "bint", "y", "e", "af",
    "av", "oğlu", "qızı", "kızı",
];

/// Words that join names.
const JOINS: &[&str] = &["and", "ve", "und", "et", "y", "e", "və", "و", "и", "with"];

/// Whether a line is one name or several.
pub(in super::super) fn is_names(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_', '#', ' ']);
    let line = line
        .strip_prefix("by ")
        .or_else(|| line.strip_prefix("By "))
        .unwrap_or(line);
    if line.len() > 3000
        || line.is_empty()
        || line.ends_with(['.', ':', '?', '!']) && !line.ends_with("Jr.")
    {
        return false;
    }
    let names = split(line);
    !names.is_empty() && names.iter().all(|(_, name)| is_name(name, names.len() > 1))
}

/// The names of a line, each with its place in it.
pub(in super::super) fn split(line: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (at, c) in line.char_indices() {
        if matches!(c, ',' | ';' | '&' | '،' | '·' | '|') {
            cuts.push((at, at + c.len_utf8()));
        }
    }
    let mut at = 0;
    for word in line.split(' ') {
        // `y` and `e` also stand inside Spanish and Portuguese names: they cut only between full names.
        if JOINS.contains(&word)
            && (word.len() > 1 && word != "e" && word != "y"
                || word == "و"
                || word == "и"
                || full(line, start_of(&cuts, at), at))
        {
            cuts.push((at, at + word.len()));
        }
        at += word.len() + 1;
    }
    cuts.sort_unstable();
    for (from, to) in cuts.into_iter().chain([(line.len(), line.len())]) {
        if let Some(part) = line.get(start..from) {
            let lead = part.len() - part.trim_start().len();
            let name = trim_signs(part.trim());
            if !name.is_empty() {
                out.push((start + lead, name));
            }
        }
        start = to;
    }
    out
}

fn start_of(cuts: &[(usize, usize)], at: usize) -> usize {
    cuts.iter()
        .filter(|c| c.1 <= at)
        .map(|c| c.1)
        .max()
        .unwrap_or(0)
}

fn full(line: &str, from: usize, to: usize) -> bool {
    let words = |part: Option<&str>| {
        part.unwrap_or("")
            .split_whitespace()
            .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
            .count()
    };
    words(line.get(from..to)) >= 2
        && words(line.get(to..).and_then(|r| r.split([',', ';', '&']).next())) >= 2
}

/// Without the signs that call for notes on authors: `*`, `†`, `1,2`.
fn trim_signs(name: &str) -> &str {
    let end = name.trim_end_matches(|c: char| {
        c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '¶' | ' ' | '^' | '\\' | '⁎')
    });
    let end = match end.find("[^") {
        Some(at) => end.get(..at).unwrap_or(end),
        None => end,
    };
    end.trim_start_matches(['*', '†', ' '])
}

fn is_name(name: &str, among: bool) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 7 || name.chars().count() > 70 || (words.len() < 2 && !among) {
        return false;
    }
    let mut high = 0;
    for word in &words {
        let letters = word.trim_matches(|c: char| matches!(c, '.' | '\'' | '’' | '(' | ')' | ','));
        let Some(first) = letters.chars().next() else {
            return false;
        };
        if letters.chars().any(|c| c.is_numeric()) {
            return false;
        }
        if PARTICLES.contains(&letters) {
            continue;
        }
        if first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()) {
            high += 1;
        } else {
            return false;
        }
    }
    // `Methods`, `Notes` alone are no names; nor is a title with its small words left out.
    high >= if among { 1 } else { 2 } && !is_affiliation(name)
}

/// Whether a line names an institution.
pub(in super::super) fn is_affiliation(line: &str) -> bool {
    let lower = line.replace('İ', "i").to_lowercase();
    INSTITUTIONS.iter().any(|word| lower.contains(word))
}

/// Whether a line that names an institution or an address is running text all the same: it is long, and it has a
/// date in parentheses, as citations have, or few of its words are names.
pub(in super::super) fn is_running_text(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = |word: &&&str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| !c.is_lowercase()) || word.contains('@')
    };
    let dated = |word: &&str| {
        let year = word.trim_end_matches([')', ',', ';', '.']);
        let ends = word.contains(')') || word.starts_with('(');
        let year = year.trim_start_matches('(');
        ends && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
    };
    words.len() > 20
        && (words.iter().any(dated) || words.iter().filter(named).count() * 3 < words.len())
}

/// Whether a line holds an address or an ORCID iD.
pub(in super::super) fn is_contact(line: &str) -> bool {
    line.contains('@')
        || line.contains("[at]")
        || line.contains("\\[at\\]")
        || line.to_lowercase().contains("orcid")
        || orcid(line).is_some()
}

/// The place of an ORCID iD in `text`.
pub(in super::super) fn orcid(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if bytes.len() < 19 {
        return None;
    }
    (0..=bytes.len() - 19).find_map(|at| {
        let id = bytes.get(at..at + 19)?;
        let shaped = id.iter().enumerate().all(|(i, b)| match i {
            4 | 9 | 14 => *b == b'-',
            18 => b.is_ascii_digit() || *b == b'X',
            _ => b.is_ascii_digit(),
        });
        let ends = !bytes.get(at + 19).is_some_and(u8::is_ascii_alphanumeric)
            && !at
                .checked_sub(1)
                .and_then(|i| bytes.get(i))
                .is_some_and(u8::is_ascii_digit);
        (shaped && ends).then_some((at, at + 19))
    })
}

/// The places of e-mail addresses in `text`; `[at]` and `(at)` stand for `@`.
pub(in super::super) fn emails(text: &str) -> Vec<(usize, usize, String)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, sign)) = ["@", "[at]", "(at)"]
        .iter()
        .filter_map(|sign| text.get(from..)?.find(sign).map(|p| (from + p, *sign)))
        .min()
    {
        let before = text.get(from..at).unwrap_or("");
        let local: usize = before
            .chars()
            .rev()
            .take(64)
            .take_while(|c| c.is_alphanumeric() || "._+-".contains(*c))
            .map(char::len_utf8)
            .sum();
        let after = text.get(at + sign.len()..).unwrap_or("");
        let host: usize = after
            .chars()
            .take(200)
            .take_while(|c| c.is_alphanumeric() || ".-".contains(*c))
            .map(char::len_utf8)
            .sum();
        let host = after.get(..host).unwrap_or("").trim_end_matches(['.', '-']);
        let start = at - local;
        let end = at + sign.len() + host.len();
        if local > 0 && host.contains('.') {
            let local = text.get(start..at).unwrap_or("");
            out.push((start, end, format!("{local}@{host}")));
        }
        from = end.max(at + sign.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        for line in [
            "Ayşe Nur YILMAZ",
            "Carlos Aguiar de Medeiros, Esther Majerowicz Gouveia",
            "John Smith and Mary Ann Jones",
            "J. R. R. Tolkien",
            "By Jane Doe",
            "محمد رضا هیئت",
        ] {
            assert!(is_names(line), "{line}");
        }
        for line in [
            "Ankara University",
            "The war in the south",
            "Introduction",
            "",
            "A study of 1991",
            "It was late.",
        ] {
            assert!(!is_names(line), "{line}");
        }
        let parts: Vec<&str> = split("Ana Lima e João Sá, Pedro Ruiz y Picasso")
            .into_iter()
            .map(|p| p.1)
            .collect();
        assert_eq!(parts, ["Ana Lima", "João Sá", "Pedro Ruiz y Picasso"]);
    }

    #[test]
    fn running_text_is_no_affiliation() {
        assert!(is_running_text(
            "The mill was sold to a hospital in the north (Ames, 1990); it burnt down in the year after, and the \
             owner of the land went to a college that had no name."
        ));
        assert!(!is_running_text(
            "Department of Mills, University of the North, Ford, Norland; Institute for Bridges, Academy of \
             Sciences, Ford, Norland; corresponding author: a@b.example, with an address of long words"
        ));
        assert!(!is_running_text("a hospital in the north"));
    }

    #[test]
    fn addresses_are_found() {
        assert_eq!(emails("a.b[at]c.edu, x@y.org.")[0].2, "a.b@c.edu");
        assert_eq!(emails("a.b[at]c.edu, x@y.org.")[1].2, "x@y.org");
        assert!(emails("@ [at] a@b").is_empty());
        assert_eq!(orcid("ORCID: 0000-0003-1234-567X."), Some((7, 26)));
    }
}
