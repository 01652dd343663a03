//! Typed values with their checks.

use super::SettingsError;
use super::front_matter::UnknownKey;
use super::yaml::{Kind, Node};
use crate::source::{Source, Span, Typed};

type Result<T> = std::result::Result<T, SettingsError>;

/// A map whose keys are taken one by one; what is left is unknown.
pub(super) struct Keys<'s> {
    source: &'s Source,
    /// `book.`
    path: &'static str,
    pairs: Vec<(Typed, Node)>,
    known: &'static [&'static str],
}

impl<'s> Keys<'s> {
    /// The keys of a map; `known` are those that something reads.
    pub(super) fn of(
        source: &'s Source,
        path: &'static str,
        node: Node,
        known: &'static [&'static str],
    ) -> Result<Self> {
        let pairs = match node.kind {
            Kind::Map(pairs) => pairs,
            Kind::Null => Vec::new(),
            _ => {
                let list = known.join(", ");
                let what = format!("must be a map with the keys {list}");
                return Err(SettingsError::typed(
                    source,
                    node.span,
                    path.trim_end_matches('.'),
                    what,
                ));
            }
        };
        Ok(Self {
            source,
            path,
            pairs,
            known,
        })
    }

    /// The value of a key, if it is given and not empty.
    pub(super) fn take(&mut self, key: &str) -> Option<Node> {
        let index = self.pairs.iter().position(|(name, _)| name.text == key)?;
        let (_, node) = self.pairs.remove(index);
        let empty = match &node.kind {
            Kind::Null => true,
            Kind::Scalar(text) => text.trim().is_empty(),
            _ => false,
        };
        (!empty).then_some(node)
    }

    /// Takes the value of `other` for that of `key`, if that is not given; it is told as unknown all the same.
    pub(super) fn read_as(
        &mut self,
        other: &str,
        key: &'static str,
        unknown: &mut Vec<UnknownKey>,
    ) {
        let place = |name: &str| self.pairs.iter().position(|(n, _)| n.text == name);
        let (Some(index), None) = (place(other), place(key)) else {
            return;
        };
        let name = &mut self.pairs[index].0;
        unknown.push(UnknownKey {
            key: format!("{}{other}", self.path),
            span: name.span.unwrap_or(Span::new(0, 0)),
            nearest: Some(key),
            used: true,
        });
        name.text = key.to_owned();
    }

    /// An error about a key.
    pub(super) fn wrong(&self, span: Span, key: &str, what: impl Into<String>) -> SettingsError {
        SettingsError::typed(self.source, span, &format!("{}{key}", self.path), what)
    }

    /// A line of text.
    pub(super) fn text(&mut self, key: &str) -> Result<Option<Typed>> {
        let Some(node) = self.take(key) else {
            return Ok(None);
        };
        self.line(key, node).map(Some)
    }

    /// A node as a line of text.
    pub(super) fn line(&self, key: &str, node: Node) -> Result<Typed> {
        match node.kind {
            Kind::Scalar(text) => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.is_empty() {
                    return Err(self.wrong(node.span, key, "has an empty entry; leave it out"));
                }
                // An escape (`"\e"`) can smuggle in what neither PDF metadata nor JSON readers bear.
                if text.chars().any(char::is_control) {
                    return Err(self.wrong(node.span, key, "holds a control character"));
                }
                Ok(Typed {
                    text,
                    span: Some(node.span),
                })
            }
            _ => Err(self.wrong(node.span, key, "must be a line of text")),
        }
    }

    /// A list of lines; one line is a list of one.
    pub(super) fn lines(&mut self, key: &str) -> Result<Vec<Typed>> {
        let Some(node) = self.take(key) else {
            return Ok(Vec::new());
        };
        match node.kind {
            Kind::List(items) => items.into_iter().map(|item| self.line(key, item)).collect(),
            Kind::Scalar(_) => Ok(vec![self.line(key, node)?]),
            _ => Err(self.wrong(node.span, key, "must be a list of lines")),
        }
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        key: &str,
        bounds: std::ops::RangeInclusive<u32>,
    ) -> Result<Option<(u32, Span)>> {
        let Some(typed) = self.text(key)? else {
            return Ok(None);
        };
        let span = typed.span.unwrap_or(Span::new(0, 0));
        let digits = typed.text.bytes().all(|b| b.is_ascii_digit());
        match typed.text.parse::<u32>() {
            Ok(number) if digits && bounds.contains(&number) => Ok(Some((number, span))),
            _ => {
                let (low, high) = (bounds.start(), bounds.end());
                let what = format!(
                    "is \"{}\"; it must be a whole number from {low} to {high}",
                    typed.text
                );
                Err(self.wrong(span, key, what))
            }
        }
    }

    /// A line that `check` accepts; `allowed` says what it accepts.
    pub(super) fn checked(
        &mut self,
        key: &str,
        allowed: &str,
        check: impl Fn(&str) -> bool,
    ) -> Result<Option<Typed>> {
        let Some(typed) = self.text(key)? else {
            return Ok(None);
        };
        if check(&typed.text) {
            return Ok(Some(typed));
        }
        let span = typed.span.unwrap_or(Span::new(0, 0));
        Err(self.wrong(
            span,
            key,
            format!("is \"{}\"; it must be {allowed}", typed.text),
        ))
    }

    /// The keys that nothing took.
    pub(super) fn rest(self, unknown: &mut Vec<UnknownKey>) {
        for (key, _) in self.pairs {
            // A known key with an empty value is no fault.
            if self.known.contains(&key.text.as_str()) {
                continue;
            }
            unknown.push(UnknownKey {
                key: format!("{}{}", self.path, key.text),
                span: key.span.unwrap_or(Span::new(0, 0)),
                nearest: nearest(&key.text, self.known),
                used: false,
            });
        }
    }
}

/// The word of `known` that was meant: a slip in a third of its letters at most, or its beginning (`lang`).
pub fn nearest(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let slip = known.iter().map(|key| (distance(key, typed), *key)).min();
    let begun = || {
        let long = typed.chars().nth(2).is_some();
        let mut fits = known.iter().filter(|key| long && key.starts_with(typed));
        fits.next().copied()
    };
    slip.filter(|(distance, key)| *distance <= key.len().div_ceil(3))
        .map(|(_, key)| key)
        .or_else(begun)
}

/// Levenshtein's distance between two keys; long ones are far from any.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(40).flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

/// A BCP 47 tag whose parts are well formed (RFC 5646, 2.1), with a language of two or three letters:
/// longer ones are well formed too, but what is typed there is a name (`English`).
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let alpha = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphabetic());
    let alnum = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric());
    if !parts
        .next()
        .is_some_and(|p| matches!(p.len(), 2 | 3) && alpha(p))
    {
        return false;
    }
    for _ in 0..3 {
        parts.next_if(|p| p.len() == 3 && alpha(p));
    }
    parts.next_if(|p| p.len() == 4 && alpha(p));
    parts.next_if(|p| {
        (p.len() == 2 && alpha(p)) || (p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()))
    });
    while parts
        .next_if(|p| {
            alnum(p)
                && (matches!(p.len(), 5..=8)
                    || (p.len() == 4 && p.starts_with(|c: char| c.is_ascii_digit())))
        })
        .is_some()
    {}
    while let Some(singleton) = parts.next_if(|p| p.len() == 1 && alnum(p)) {
        let private = singleton.eq_ignore_ascii_case("x");
        let least = if private { 1 } else { 2 };
        let mut any = false;
        while parts
            .next_if(|p| alnum(p) && (least..=8).contains(&p.len()))
            .is_some()
        {
            any = true;
        }
        if !any {
            return false;
        }
    }
    parts.next().is_none()
}

/// The ORCID iD in `text`, bare or as an address, if its check digit is right (ISO 7064, mod 11-2).
pub(super) fn orcid(text: &str) -> Option<String> {
    let bare = ["https://orcid.org/", "http://orcid.org/", "orcid.org/"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text);
    let groups = bare.split('-').map(str::len).collect::<Vec<_>>() == [4, 4, 4, 4];
    let digits: Vec<char> = bare.chars().filter(|c| *c != '-').collect();
    let (last, first) = digits.split_last()?;
    if !groups || digits.len() != 16 || !first.iter().all(char::is_ascii_digit) {
        return None;
    }
    let sum = first
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |sum, digit| (sum + digit) * 2 % 11);
    let expected = match (12 - sum % 11) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10)?,
    };
    (last.to_ascii_uppercase() == expected).then(|| bare.to_ascii_uppercase())
}

/// A DOI: `10.1234/…`, bare or as an address.
pub(super) fn is_doi(text: &str) -> bool {
    let bare = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ]
    .iter()
    .find_map(|prefix| text.strip_prefix(prefix))
    .unwrap_or(text)
    .trim();
    let Some((registrant, suffix)) = bare
        .strip_prefix("10.")
        .and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    registrant.len() >= 4
        && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && !suffix.is_empty()
        && !suffix.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orcids_are_bare_and_checked() {
        let bare = |text| orcid(text);
        assert_eq!(
            bare("0000-0002-1825-0097").as_deref(),
            Some("0000-0002-1825-0097")
        );
        let address = bare("https://orcid.org/0000-0002-1694-233x");
        assert_eq!(address.as_deref(), Some("0000-0002-1694-233X"));
        for bad in [
            "",
            "0000-0002-1825-0098",
            "0000000218250097",
            "0000-0002-1825-00é",
        ] {
            assert_eq!(bare(bad), None, "{bad}");
        }
    }

    #[test]
    fn dois_have_a_prefix_and_a_suffix() {
        for good in [
            "10.1000/182",
            "https://doi.org/10.1000/xyz.1",
            "doi: 10.1234/5",
        ] {
            assert!(is_doi(good), "{good}");
        }
        for bad in [
            "",
            "11.1000/182",
            "10.1000/",
            "10.1000/a b",
            "https://example.org/10.1000/1",
        ] {
            assert!(!is_doi(bad), "{bad}");
        }
    }

    #[test]
    fn languages_are_tags() {
        for good in [
            "en",
            "tr",
            "az-Latn-AZ",
            "zh-cmn-Hans-CN",
            "sl-rozaj-1994",
            "es-419",
            "en-u-ca-gregory",
            "de-x-a",
        ] {
            assert!(is_language(good), "{good}");
        }
        for bad in [
            "", "e", "English", "en_US", "en-", "-en", "de-x", "en-US-US", "türk", "en US",
        ] {
            assert!(!is_language(bad), "{bad}");
        }
    }

    #[test]
    fn slips_find_their_key() {
        let known = &["title", "authors", "language", "first-page"];
        for (typed, key) in [
            ("author", "authors"),
            ("Titel", "title"),
            ("first_page", "first-page"),
            ("lang", "language"),
        ] {
            assert_eq!(nearest(typed, known), Some(key), "{typed}");
        }
        for typed in ["", "x", "colour", "la"] {
            assert_eq!(nearest(typed, known), None, "{typed}");
        }
    }
}
