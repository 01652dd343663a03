//! A key for each entry: first family name in ASCII, and year.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Fields;
use super::words::PARTICLES;

/// Gives out keys, each once.
#[derive(Default)]
pub(super) struct Keys {
    given: BTreeMap<String, usize>,
}

impl Keys {
    /// The key of an entry whose name and year come to `stem`: told apart from those given before.
    pub(super) fn given(&mut self, stem: String) -> String {
        loop {
            let count = self.given.entry(stem.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return stem;
            }
            let key = format!("{stem}-{count}");
            if !self.given.contains_key(&key) {
                self.given.insert(key.clone(), 1);
                return key;
            }
        }
    }
}

/// Name and year of an entry with `fields`.
pub(super) fn stem(fields: &Fields) -> String {
    let name = fields
        .authors
        .first()
        .or(fields.editors.first())
        .map(|n| n.family.as_str())
        .or(fields.title.as_ref().map(|t| t.text.as_str()))
        .unwrap_or("");
    let mut stem = fold(name);
    if let Some(year) = fields.date.as_ref().and_then(|d| year(&d.text)) {
        stem.push('-');
        stem.push_str(&year);
    }
    stem
}

/// The first year in `date` with its suffix, else its letters.
fn year(date: &str) -> Option<String> {
    let start = date.find(|c: char| c.is_ascii_digit())?;
    let word: String = date
        .get(start..)?
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    Some(word)
}

/// The first word of `name` that is not a particle (the first two if it is short), in ASCII.
fn fold(name: &str) -> String {
    let mut words = name
        .split(|c: char| c.is_whitespace() || c == '-' || c == '/')
        .map(ascii)
        .filter(|w| !w.is_empty());
    let mut key = String::new();
    for word in words.by_ref() {
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(&word);
        if !PARTICLES.contains(&word.as_str()) && word != "the" && key.len() >= 2 {
            break;
        }
    }
    if key.is_empty() {
        "entry".to_owned()
    } else {
        key
    }
}

/// Letters and digits of `word` in small ASCII letters.
fn ascii(word: &str) -> String {
    let mut out = String::new();
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).take(40) {
        match c {
            'ı' => out.push('i'),
            'ə' | 'Ə' => out.push('a'),
            'ß' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' => out.push('d'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::references::{Field, Name};

    #[test]
    fn keys_are_ascii_and_given_once() {
        let fields = |family: &str, date: &str| Fields {
            authors: vec![Name {
                family: family.into(),
                ..Name::default()
            }],
            date: Some(Field {
                text: date.into(),
                span: None,
            }),
            ..Fields::default()
        };
        let mut keys = Keys::default();
        assert_eq!(
            keys.given(stem(&fields("Çağlar", "2019, May 2"))),
            "caglar-2019"
        );
        assert_eq!(keys.given(stem(&fields("Çağlar", "2019"))), "caglar-2019-2");
        assert_eq!(
            keys.given(stem(&fields("de Waal", "2003a"))),
            "de-waal-2003a"
        );
        assert_eq!(
            keys.given(stem(&fields("T.C. Ministry of Trade", "n.d."))),
            "tc"
        );
    }
}
