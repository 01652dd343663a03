//! Addresses: `<https://…>`, and URLs, DOIs and e-mail typed bare (GFM 6.9, less its guesses at domains).

use super::flat::Flat;

/// A bare address.
pub(super) struct Bare {
    /// One past its last character.
    pub(super) to: usize,
    /// Where it leads.
    pub(super) target: String,
}

/// Whether an address may not start after `c`.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '@' | '-')
}

/// The index one past the `>` of `<address>` at `at`.
pub(super) fn in_angles(flat: &Flat, at: usize) -> Option<usize> {
    let mut i = at + 1;
    let mut colon = None;
    let mut sign = false;
    while let Some(c) = flat.get(i) {
        match c {
            '>' => break,
            '<' => return None,
            _ if c.is_whitespace() || c.is_control() => return None,
            ':' if colon.is_none() => colon = Some(i),
            '@' => sign = true,
            _ => {}
        }
        i += 1;
    }
    flat.get(i)?;
    let scheme = colon.is_some_and(|end| {
        (2..=32).contains(&(end - at - 1))
            && flat.get(at + 1).is_some_and(|c| c.is_ascii_alphabetic())
            && (at + 1..end).all(|k| {
                flat.get(k)
                    .is_some_and(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
            })
    });
    let mail = sign && colon.is_none() && flat.get(at + 1) != Some('@');
    (scheme || mail).then_some(i + 1)
}

/// Whether a bare address that is no e-mail address may begin with `c`.
pub(super) fn may_begin(c: char) -> bool {
    PREFIXES.iter().any(|(start, _)| {
        let first = start.chars().next();
        first.is_some_and(|first| first.eq_ignore_ascii_case(&c))
    })
}

/// What bare addresses begin with, and what goes before it in where they lead.
const PREFIXES: [(&str, &str); 7] = [
    ("https://", ""),
    ("http://", ""),
    ("ftp://", ""),
    ("www.", "https://"),
    ("doi.org/10.", "https://"),
    ("doi:10.", ""),
    ("10.", ""),
];

/// The bare address that starts at `at`.
pub(super) fn bare(flat: &Flat, at: usize) -> Option<Bare> {
    let prefix = PREFIXES
        .into_iter()
        .find(|(start, _)| flat.starts_with(at, start));
    let Some((prefix, head)) = prefix else {
        return mail(flat, at);
    };
    if prefix == "10." && !is_doi(flat, at) {
        return None;
    }
    let first = at + prefix.chars().count();
    let to = end(flat, at, first);
    let body_from = if prefix == "doi:10." { at + 4 } else { at };
    if to <= first {
        return None;
    }
    let body = unescaped(&flat.string(body_from, to));
    let target = match prefix {
        "doi:10." | "10." => format!("https://doi.org/{body}"),
        _ => format!("{head}{body}"),
    };
    Some(Bare { to, target })
}

/// An e-mail address (GFM 6.9): a local part, `@`, and a host with a dot in it.
fn mail(flat: &Flat, at: usize) -> Option<Bare> {
    let run = |from: usize, most: usize, signs: &str| {
        let part = (from..from + most).take_while(|i| {
            let c = flat.get(*i);
            c.is_some_and(|c| c.is_ascii_alphanumeric() || signs.contains(c))
        });
        from + part.count()
    };
    // A backslash escapes the underscore behind it.
    let sign = run(at, 80, "._+-\\");
    if sign == at || flat.get(sign) != Some('@') {
        return None;
    }
    let mut to = run(sign + 1, 200, ".-");
    while to > sign + 1 && matches!(flat.before(to), Some('.' | '-')) {
        to -= 1;
    }
    let host = flat.string(sign + 1, to);
    let (_, domain) = host.rsplit_once('.')?;
    let named = domain.len() >= 2 && domain.chars().all(|c| c.is_ascii_alphabetic());
    if !named || host.starts_with(['.', '-']) || host.contains("..") {
        return None;
    }
    let target = format!("mailto:{}", unescaped(&flat.string(at, to)));
    Some(Bare { to, target })
}

/// `10.` and four to nine digits and `/`.
fn is_doi(flat: &Flat, at: usize) -> bool {
    let digits = (0..10)
        .take_while(|i| flat.get(at + 3 + i).is_some_and(|c| c.is_ascii_digit()))
        .count();
    (4..=9).contains(&digits)
        && flat.get(at + 3 + digits) == Some('/')
        && flat
            .get(at + 4 + digits)
            .is_some_and(|c| !c.is_whitespace())
}

/// The length of `<383::AID-PTR855>` at `at`: part of a DOI made of an SICI (ANSI/NISO Z39.56), no markup.
fn item(flat: &Flat, at: usize) -> Option<usize> {
    let length = (1..40).find(|i| flat.get(at + i) == Some('>'))?;
    let inside = flat.string(at + 1, at + length);
    let plain = |c: char| c.is_ascii_alphanumeric() || ":-_.+[]".contains(c);
    let follows = flat
        .get(at + length + 1)
        .is_some_and(|c| c.is_ascii_alphanumeric());
    (inside.contains("::") && inside.chars().all(plain) && follows).then_some(length + 1)
}

/// Where it ends: at white space, less what ends the sentence round it.
fn end(flat: &Flat, at: usize, first: usize) -> usize {
    let mut to = at;
    let mut depth = [0i64; 3];
    while let Some(c) = flat.get(to) {
        if c == '<'
            && let Some(length) = item(flat, to)
        {
            to += length;
            continue;
        }
        if c.is_whitespace() || c.is_control() || "<>\"“”«»".contains(c) {
            break;
        }
        count(c, &mut depth, 1);
        to += 1;
    }
    while to > first {
        let Some(c) = flat.before(to) else { break };
        let shut = match c {
            ')' => depth[0] < 0,
            ']' => depth[1] < 0,
            '}' => depth[2] < 0,
            '.' | ',' | ':' | ';' | '!' | '?' | '*' | '_' | '~' | '\'' | '’' | '‘' | '|' | '\\'
            | '`' | '،' | '؛' => true,
            _ => false,
        };
        if !shut {
            break;
        }
        count(c, &mut depth, -1);
        to -= 1;
    }
    to
}

fn count(c: char, depth: &mut [i64; 3], by: i64) {
    match c {
        '(' => depth[0] += by,
        ')' => depth[0] -= by,
        '[' => depth[1] += by,
        ']' => depth[1] -= by,
        '{' => depth[2] += by,
        '}' => depth[2] -= by,
        _ => {}
    }
}

/// Without the backslashes of escapes.
pub(super) fn unescaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(c);
    }
    out
}
