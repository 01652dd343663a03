//! Names: `Family, I. I., & Family, I.` before a date, `I. Family & I. Family` before a book's title, groups.
//!
//! In: a stretch of an entry. Out: [`Name`]s in order, and the role that parentheses give them
//! (APA 7, 9.7 to 9.12).

use super::text::{Bytes, Line};
use super::{Name, words};

/// What a stretch of names said.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The people and groups.
    pub(super) names: Vec<Name>,
    /// What parentheses say of them: `Ed.`, `Director`.
    pub(super) role: Option<Bytes>,
    /// Whether all of them have the shape of people's names.
    pub(super) people: bool,
}

/// A stretch between commas, ampersands or semicolons.
struct Part {
    bytes: Bytes,
    /// What stood before it was `&` or a word for it.
    joined: bool,
}

/// Reads the names of `bytes`; a single group if they have no shape of names.
pub(super) fn read(line: &Line, bytes: &Bytes) -> Names {
    let mut out = Names::default();
    let bytes = without_roles(
        line,
        &line.trim_with(bytes, |c| c.is_whitespace() || c == ',' || c == ':'),
        &mut out.role,
    );
    if line.slice(&bytes).is_empty() {
        return out;
    }
    let parts = parts(line, &bytes, true, &mut out.role);
    if parts.iter().any(|p| is_initials(line.slice(&p.bytes))) {
        family_first(line, &parts, &mut out);
    } else if parts.iter().all(|p| given_first(line, &p.bytes).is_some()) && !parts.is_empty() {
        out.names = parts
            .iter()
            .filter_map(|p| given_first(line, &p.bytes))
            .collect();
        out.people = true;
    } else if let Some(names) = parts
        .iter()
        .map(|p| family_space_initials(line, &p.bytes))
        .collect::<Option<Vec<_>>>()
        .filter(|n| !n.is_empty())
    {
        out.names = names;
        out.people = true;
    } else if let Some(names) = whole_given(line, &parts) {
        out.names = names;
        out.people = true;
    } else {
        groups(line, &bytes, &mut out);
    }
    out
}

/// Takes a role in parentheses and a name in brackets off the end of `bytes`.
fn without_roles(line: &Line, bytes: &Bytes, role: &mut Option<Bytes>) -> Bytes {
    let mut bytes = line.trim(bytes);
    loop {
        let text = line.slice(&bytes);
        let stop = text.strip_suffix('.').unwrap_or(text);
        let open = match stop.chars().next_back() {
            Some(')') => '(',
            Some(']') => '[',
            _ => return bytes,
        };
        let Some(at) = stop.rfind(open) else {
            return bytes;
        };
        if at == 0 {
            return bytes;
        }
        if open == '(' && role.is_none() {
            *role = Some(bytes.start + at + 1..bytes.start + stop.len() - 1);
        }
        bytes = line.trim_with(&(bytes.start..bytes.start + at), |c| {
            c.is_whitespace() || c == ','
        });
    }
}

/// Splits at commas, semicolons and the words for "and" that stand outside brackets.
fn parts(line: &Line, bytes: &Bytes, split_words: bool, role: &mut Option<Bytes>) -> Vec<Part> {
    let text = line.slice(bytes);
    let mut cuts: Vec<(usize, usize, bool)> = Vec::new();
    let mut depth = 0usize;
    let mut word_start = 0;
    // Where `&` joins names, a small `e` or `y` is part of one: `Costa e Silva, J., & Kerr, R.`
    let ampersand = text.contains('&');
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => cuts.push((i, i + 1, false)),
            '…' if depth == 0 => cuts.push((i, i + c.len_utf8(), true)),
            _ => {}
        }
        let next = text.get(i + c.len_utf8()..).unwrap_or("");
        if c == ' ' {
            word_start = i + 1;
        }
        if depth == 0 && c != ' ' && (next.is_empty() || next.starts_with(' ')) {
            let word = text.get(word_start..i + c.len_utf8()).unwrap_or("");
            let small = words::lower(word);
            let joins = small == "&"
                || (split_words
                    && word_start > 0
                    && !(ampersand && small.len() == 1)
                    && words::JOINERS.contains(&small.as_str())
                    && !(small.len() == 1 && is_inside_surname(text, word_start)));
            if joins || small == "..." || small == "...," {
                cuts.push((word_start, i + c.len_utf8(), true));
            }
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Part> = Vec::new();
    let (mut from, mut joined) = (0, false);
    cuts.push((text.len(), text.len(), false));
    for (start, end, joins) in cuts {
        if start >= from {
            let part = without_roles(line, &(bytes.start + from..bytes.start + start), role);
            let part = line.trim_with(&part, |c| c.is_whitespace() || c == '…');
            if !line.slice(&part).trim_matches(['.', ' ']).is_empty() {
                out.push(Part {
                    bytes: part,
                    joined,
                });
                joined = false;
            }
            from = end;
        }
        joined |= joins;
    }
    out.retain(|p| !is_et_al(line.slice(&p.bytes)));
    out
}

/// Whether the small word at `at` is part of a surname: a name without initials before it, one with initials
/// behind it (`Ortega y Gasset, J.`, `Costa e Silva, A.`).
fn is_inside_surname(text: &str, at: usize) -> bool {
    let (before, after) = (
        text.get(..at).unwrap_or(""),
        text.get(at + 1..).unwrap_or(""),
    );
    let is_small = |word: &&str| matches!(*word, "y" | "e" | "i");
    let mut left: Vec<&str> = before
        .rsplit([',', ';', '&'])
        .next()
        .unwrap_or("")
        .split_whitespace()
        .collect();
    // Behind `M. y` the next name begins.
    if let Some(joiner) = left.iter().rposition(is_small) {
        left.drain(..=joiner);
    }
    let mut right = after.split([',', ';', '&']);
    let family = right.next().unwrap_or("");
    let given: Vec<&str> = right.next().unwrap_or("").split_whitespace().collect();
    let given = given.split(|word| is_small(word) || *word == "et").next();
    looks_family(&left.join(" "))
        && !left.iter().any(|word| word.ends_with('.'))
        && looks_family(family)
        && given.is_some_and(|given| is_initials(&given.join(" ")))
}

fn is_et_al(text: &str) -> bool {
    matches!(
        words::lower(text.trim_matches(['.', ' '])).as_str(),
        "et al"
            | "al"
            | "and others"
            | "others"
            | "vd"
            | "v.d"
            | "ve diğerleri"
            | "diğerleri"
            | "u. a"
            | "u.a"
            | "y otros"
            | "et autres"
    )
}

/// `Family, I. I., Family, I., & Group`.
fn family_first(line: &Line, parts: &[Part], out: &mut Names) {
    out.people = true;
    let mut i = 0;
    while let Some(part) = parts.get(i) {
        let text = line.slice(&part.bytes);
        let next = parts.get(i + 1).filter(|p| !p.joined || parts.len() == 2);
        if let Some(next) = next.filter(|p| is_initials(line.slice(&p.bytes)) && !is_initials(text))
        {
            let mut given = next.bytes.clone();
            i += 2;
            if let Some(suffix) = parts
                .get(i)
                .filter(|p| is_suffix(line.slice(&p.bytes)) && !p.joined)
            {
                given.end = suffix.bytes.end;
                i += 1;
            }
            out.names.push(person(line, &part.bytes, &given));
            continue;
        }
        i += 1;
        if let Some(name) =
            given_first(line, &part.bytes).or_else(|| family_space_initials(line, &part.bytes))
        {
            out.names.push(name);
        } else if is_suffix(text) || is_initials(text) {
            // A stray part: it stays with the name before it, and nothing is lost.
            if let Some(last) = out.names.last_mut() {
                last.given = if last.given.is_empty() {
                    text.to_owned()
                } else {
                    format!("{}, {text}", last.given)
                };
                last.span = last
                    .span
                    .zip(line.span(&part.bytes))
                    .map(|(a, b)| a.join(b));
            } else {
                out.names.push(group(line, &part.bytes));
            }
        } else {
            // `Smith, John, & Roe, J.`: a full given name after a family name.
            let given = parts
                .get(i)
                .filter(|p| !p.joined && looks_given(line.slice(&p.bytes)) && !part.joined);
            if let Some(given) = given.filter(|_| looks_family(text)) {
                out.names.push(person(line, &part.bytes, &given.bytes));
                i += 1;
            } else {
                out.people = false;
                out.names.push(group(line, &part.bytes));
            }
        }
    }
}

/// `Family, Given` (and more of the same) without initials.
fn whole_given(line: &Line, parts: &[Part]) -> Option<Vec<Name>> {
    if parts.is_empty() || !parts.len().is_multiple_of(2) || parts.len() > 12 {
        return None;
    }
    parts
        .chunks(2)
        .map(|pair| {
            let [family, given] = pair else { return None };
            let fits = looks_family(line.slice(&family.bytes))
                && looks_given(line.slice(&given.bytes))
                && !given.joined;
            fits.then(|| person(line, &family.bytes, &given.bytes))
        })
        .collect()
}

/// A group, or several joined by `&`.
fn groups(line: &Line, bytes: &Bytes, out: &mut Names) {
    let text = line.slice(bytes);
    let mut from = bytes.start;
    for (at, _) in text.match_indices(" & ") {
        out.names.push(group(
            line,
            &line.trim_with(&(from..bytes.start + at), |c| c == ' ' || c == ','),
        ));
        from = bytes.start + at + 3;
    }
    out.names.push(group(line, &(from..bytes.end)));
    out.names.retain(|n| !n.family.is_empty());
}

fn group(line: &Line, bytes: &Bytes) -> Name {
    let mut bytes = without_roles(line, bytes, &mut None);
    let text = line.slice(&bytes);
    // `TED.` ends with the stop of the element; `Acme Inc.` and `A. A.` with their own.
    if let Some(cut) = text.strip_suffix('.') {
        let word = cut.rsplit([' ', '.']).next().unwrap_or("");
        if word.chars().count() > 1
            && !matches!(words::lower(word).as_str(), "inc" | "ltd" | "co" | "corp")
        {
            bytes.end -= 1;
        }
    }
    Name {
        family: line.slice(&bytes).to_owned(),
        given: String::new(),
        span: line.span(&bytes),
    }
}

fn person(line: &Line, family: &Bytes, given: &Bytes) -> Name {
    let said = line.slice(given);
    // The stop of the element after a particle that was moved back: `Beethoven, L. van.`
    let last = said.trim_end_matches('.').rsplit(' ').next().unwrap_or("");
    let said = if words::PARTICLES.contains(&last) {
        said.trim_end_matches('.')
    } else {
        said
    };
    Name {
        family: line.slice(family).to_owned(),
        given: said.to_owned(),
        span: line
            .span(family)
            .zip(line.span(given))
            .map(|(a, b)| a.join(b)),
    }
}

/// Whether `text` is made of initials: `S. E.`, `J.-P.`, `J.P.`, `Yu.`, `M`, `T. de`.
pub(super) fn is_initials(text: &str) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 || length > 16 {
        return false;
    }
    if !text.contains('.') {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        return letters <= 2
            && text
                .chars()
                .all(|c| c.is_uppercase() || c == ' ' || c == '-');
    }
    let mut seen = false;
    for whole in text
        .split_inclusive([' ', '.', '-', '‐', '–', '\u{a0}'])
        .filter(|p| p.contains(|c: char| c.is_alphanumeric()))
    {
        let piece = whole.trim_end_matches([' ', '.', '-', '‐', '–', '\u{a0}']);
        // `Chr.`, `Yu.`; `Kor` without a stop is a name.
        let particle = seen && words::PARTICLES.contains(&piece);
        let word =
            piece.chars().count() > 1 && whole == piece && piece.contains(char::is_lowercase);
        if word && !particle {
            return false;
        }
        let count = piece.chars().count();
        let capital = piece
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
        let initial = count <= 3 && capital && piece.chars().all(char::is_alphabetic);
        // Or a particle that was moved behind the initials.
        if !(initial || particle) {
            return false;
        }
        seen = true;
    }
    seen && text.chars().any(char::is_alphabetic)
}

fn is_suffix(text: &str) -> bool {
    words::SUFFIXES.contains(&words::lower(text.trim()).as_str())
}

/// `S. E. Cornell`, `T. de Waal`, `M. A. S. Abdel Haleem`, `M. L. King Jr.`.
fn given_first(line: &Line, bytes: &Bytes) -> Option<Name> {
    let text = line.slice(bytes);
    let mut split = None;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let initial = bare.ends_with('.') && is_initials(bare) && !is_suffix(bare);
        if !initial {
            split = Some(at);
            break;
        }
        at += word.len();
    }
    let split = split.filter(|&at| at > 0)?;
    let family = line.trim_with(&(bytes.start + split..bytes.end), |c| c == ' ' || c == ',');
    let words: Vec<&str> = line
        .slice(&family)
        .trim_end_matches('.')
        .split(' ')
        .collect();
    let ok = (1..=5).contains(&words.len())
        && words.iter().all(|w| {
            w.chars()
                .next()
                .is_some_and(|c| !c.is_lowercase() && c.is_alphabetic())
                || words::PARTICLES.contains(w)
                || is_suffix(w)
                || w.contains('\'')
                || w.contains('’')
        })
        && !words.iter().any(|w| words::is_group_word(w));
    ok.then(|| {
        let given = line.trim(&(bytes.start..bytes.start + split));
        let mut name = person(line, &family, &given);
        name.span = line.span(bytes);
        name
    })
}

/// `Cornell S. E.`, `Cornell SE`.
fn family_space_initials(line: &Line, bytes: &Bytes) -> Option<Name> {
    let text = line.slice(bytes);
    let (at, _) = text
        .match_indices(' ')
        .find(|(at, _)| is_initials(text.get(at + 1..).unwrap_or("")))?;
    let family = bytes.start..bytes.start + at;
    looks_family(line.slice(&family))
        .then(|| person(line, &family, &(bytes.start + at + 1..bytes.end)))
}

/// Whether `text` could be a person's given names in full: one to three words, each with a capital.
fn looks_given(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=3).contains(&words.len())
        && words.iter().all(|w| {
            let bare = w.trim_end_matches('.');
            bare.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
                && bare.chars().next().is_some_and(|c| !c.is_lowercase())
                && !words::is_group_word(bare)
        })
}

/// Whether `text` could be a family name: up to three words, none that groups have.
fn looks_family(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=4).contains(&words.len())
        && words.iter().all(|w| {
            w.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '–' | '’' | '\'' | 'ʿ' | 'ʾ' | '.'))
                && (w.chars().next().is_some_and(|c| !c.is_lowercase())
                    || words::PARTICLES.contains(w))
                && (!words::is_group_word(w) || words::PARTICLES.contains(w))
        })
}

/// Reads the names of people before a book's title (`M. S. Khine & I. M. Saleh`); `None` if these are not people.
pub(super) fn people(line: &Line, bytes: &Bytes) -> Option<Names> {
    let names = read(line, bytes);
    (names.people && !names.names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::{is_initials, is_inside_surname};

    #[test]
    fn small_words_inside_surnames_are_told_from_joiners() {
        let inside = |text: &str| is_inside_surname(text, text.rfind(" y ").unwrap_or(0) + 1);
        for text in ["Ortega y Gasset, J.", "Ruiz, A., & Soto y Vila, P. M."] {
            assert!(inside(text), "{text}");
        }
        for text in [
            "Ruiz, A. y Soto, P.",
            "Ruiz, A., y Soto, P.",
            "Ana Ruiz y Pedro Soto",
            "Soto y Vila, P. y Ruiz, A.",
        ] {
            assert!(!inside(text), "{text}");
        }
    }

    #[test]
    fn initials_are_told_from_short_names() {
        for initials in ["S. E.", "J.-P.", "J.P.", "Yu.", "M", "T. de", "Chr."] {
            assert!(is_initials(initials), "{initials}");
        }
        for names in ["L. Kor", "J. Ho", "J. Lee", "Kor"] {
            assert!(!is_initials(names), "{names}");
        }
    }
}
