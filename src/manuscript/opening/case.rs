//! The letter case of the citation line for a title or name that is typed in capitals.
//!
//! Letters are those of the heading; only the case is taken, word by word. Turkish İ and ı survive.

use unicode_normalization::UnicodeNormalization;

use crate::manuscript::lines::Row;

/// `typed` with the letter case of `model`; `None` if their words do not match.
pub(in super::super) fn like(typed: &str, model: &str) -> Option<String> {
    let models: Vec<&str> = words(model).map(|(_, w)| w).collect();
    let typed_words: Vec<(usize, &str)> = words(typed).collect();
    if models.len() != typed_words.len() || models.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(typed.len());
    let mut at = 0;
    for ((start, word), model) in typed_words.into_iter().zip(models) {
        out.push_str(typed.get(at..start)?);
        out.push_str(&cased(word, model)?);
        at = start + word.len();
    }
    out.push_str(typed.get(at..)?);
    Some(out)
}

/// `name` with the case of whichever words of `model` are the same but for case.
pub(in super::super) fn name_like(name: &str, model: &str) -> String {
    let models: Vec<&str> = words(model).map(|(_, w)| w).collect();
    let mut out = String::with_capacity(name.len());
    let mut at = 0;
    for (start, word) in words(name) {
        out.push_str(name.get(at..start).unwrap_or(""));
        let model = models
            .iter()
            .find(|m| m.chars().count() > 1 && same(word, m));
        match model.and_then(|m| cased(word, m)) {
            Some(cased) => out.push_str(&cased),
            None => out.push_str(word),
        }
        at = start + word.len();
    }
    out.push_str(name.get(at..).unwrap_or(""));
    out
}

/// A title in capitals and what stands under it in other letters: `SALT ROADS`, `Rent and Rumour, 1780–1840`.
pub(super) fn capitals_first<'r>(text: &str, rows: &'r [Row]) -> Option<(&'r [Row], &'r [Row])> {
    let capitals = |row: &&Row| {
        let letters = || row.of(text).chars().filter(|c| c.is_alphabetic());
        letters().count() > 3
            && letters().all(|c| !c.is_lowercase())
            && letters().any(char::is_uppercase)
    };
    let (title, rest) = rows.split_at(rows.iter().take_while(capitals).count());
    let other = |row: &Row| row.of(text).chars().filter(|c| c.is_lowercase()).count() > 3;
    (!title.is_empty() && !rest.is_empty() && rest.iter().all(other)).then_some((title, rest))
}

/// Whether two words have the same letters, case aside.
pub(in super::super) fn same(a: &str, b: &str) -> bool {
    let folded = |w: &str| -> String {
        w.nfc()
            .flat_map(|c| match c {
                'İ' | 'ı' | 'I' => vec!['i'],
                _ => c.to_lowercase().collect(),
            })
            .collect()
    };
    folded(a) == folded(b)
}

/// Runs of letters and digits, with their places.
pub(in super::super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{307}');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(inside)?;
        let rest = text.get(start..)?;
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        at = start + length;
        rest.get(..length).map(|word| (start, word))
    })
}

/// `word` with the case of `model`, if the two are alike enough to be one word (a slip in one of them aside).
fn cased(word: &str, model: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let models: Vec<char> = model.chars().collect();
    if letters.len() == models.len() && same(word, model) {
        return Some(
            letters
                .iter()
                .zip(&models)
                .map(|(c, m)| one(*c, *m))
                .collect(),
        );
    }
    let shared = letters
        .iter()
        .zip(&models)
        .take_while(|(a, b)| same(&a.to_string(), &b.to_string()))
        .count();
    if shared * 2 < letters.len().max(models.len()) {
        return None;
    }
    // The same word but for a slip: its first letter and the rest.
    let first = *models.first()?;
    let second = models.get(1).copied().unwrap_or('x');
    Some(
        letters
            .iter()
            .enumerate()
            .map(|(i, c)| {
                one(
                    *c,
                    if i == 0 {
                        first
                    } else {
                        models
                            .get(i)
                            .copied()
                            .filter(|_| i < shared)
                            .unwrap_or(second)
                    },
                )
            })
            .collect(),
    )
}

/// The letter `c` in the case of `model`.
fn one(c: char, model: char) -> char {
    if !model.is_lowercase() {
        return c;
    }
    match c {
        'İ' => 'i',
        'I' if model == 'ı' => 'ı',
        'I' => 'i',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtitle_stands_under_capitals() {
        let parts = |text: &str| {
            let rows = crate::manuscript::lines::rows(text, 0);
            capitals_first(text, &rows).map(|(title, rest)| (title.len(), rest.len()))
        };
        assert_eq!(
            parts("DAS SALZ DER KÜSTE\nLöhne und Gerücht, 1780"),
            Some((1, 1))
        );
        assert_eq!(
            parts("THE SALT\nOF THE COAST\nWages and rent"),
            Some((2, 1))
        );
        for one in [
            "SALT ROADS",
            "SALT\nROADS OF 1780",
            "Salt\nRoads and rent",
            "NATO\n1949",
            "تاریخ\nSalt roads",
        ] {
            assert_eq!(parts(one), None, "{one}");
        }
    }

    #[test]
    fn case_comes_from_the_model_and_letters_from_the_heading() {
        assert_eq!(
            like(
                "TÜRKİYE–GEORGIA TIES IN THE POST-WAR PERIOD",
                "Türkiye-Georgja ties in the post-war period"
            )
            .as_deref(),
            Some("Türkiye–Georgia ties in the post-war period")
        );
        assert_eq!(
            like("SINIRLAR VE ISLIK", "Sınırlar ve ıslık").as_deref(),
            Some("Sınırlar ve ıslık")
        );
        assert_eq!(like("ONE TWO", "One two three"), None);
        assert_eq!(like("ALPHA", "Omega"), None);
    }

    #[test]
    fn names_take_the_case_of_the_family_name() {
        assert_eq!(
            name_like("Ayşe Işıl YILDIZ", "Yıldız, A. I."),
            "Ayşe Işıl Yıldız"
        );
        assert_eq!(name_like("Ayşe DEMİR", "Yıldız, A."), "Ayşe DEMİR");
    }
}
