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
        (!matches!(node.kind, Kind::Null)).then_some(node)
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
        match typed.text.parse::<u32>() {
            Ok(number) if bounds.contains(&number) => Ok(Some((number, span))),
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
            let nearest = self
                .known
                .iter()
                .map(|known| (distance(known, &key.text), *known))
                .min();
            unknown.push(UnknownKey {
                key: format!("{}{}", self.path, key.text),
                span: key.span.unwrap_or(Span::new(0, 0)),
                nearest: nearest
                    .filter(|(d, known)| *d <= known.len().div_ceil(3))
                    .map(|(_, known)| known),
            });
        }
    }
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

/// A well-formed language tag (BCP 47): subtags of letters and digits, the first of two or three letters.
pub(super) fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// An ORCID iD with a right check digit (ISO 7064, mod 11-2), bare or as an address.
pub(super) fn is_orcid(text: &str) -> bool {
    let bare = text
        .trim_start_matches("https://orcid.org/")
        .trim_start_matches("http://orcid.org/");
    let digits: Vec<char> = bare.chars().filter(|c| *c != '-').collect();
    let groups = bare.split('-').map(str::len).collect::<Vec<_>>() == [4, 4, 4, 4];
    if digits.len() != 16 || !groups || !digits[..15].iter().all(char::is_ascii_digit) {
        return false;
    }
    let sum = digits[..15]
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |sum, digit| (sum + digit) * 2 % 11);
    let check = (12 - sum % 11) % 11;
    let expected = if check == 10 {
        'X'
    } else {
        char::from_digit(check, 10).unwrap_or('?')
    };
    digits[15] == expected
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
    fn forms_are_checked() {
        assert!(
            is_orcid("0000-0002-1825-0097") && is_orcid("https://orcid.org/0000-0002-1694-233X")
        );
        assert!(!is_orcid("0000-0002-1825-0098") && !is_orcid("0000000218250097"));
        assert!(
            is_doi("10.1000/182")
                && is_doi("https://doi.org/10.1000/xyz.1")
                && !is_doi("11.1000/182")
        );
        assert!(
            is_language("en")
                && is_language("zh-Hant-TW")
                && !is_language("english")
                && !is_language("e n")
        );
        assert_eq!(distance("editors", "editor"), 1);
    }
}
