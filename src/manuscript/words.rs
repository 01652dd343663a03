//! The words of a text.

/// The words of `text` and where each begins; apostrophes and hyphens inside belong to them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_letter)?;
        let mut end = start;
        for (i, c) in text.get(start..)?.char_indices() {
            if is_letter(c) {
                end = start + i + c.len_utf8();
            } else if !matches!(c, '\'' | '’' | '-' | '‐' | '‑') || start + i > end {
                break;
            }
        }
        at = end;
        Some((start, text.get(start..end)?))
    })
}

/// Letters, digits, and what joins or marks them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// How many words `text` has.
pub(crate) fn word_count(text: &str) -> usize {
    words(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_inner_marks() {
        let text = "«It’s a well-known» café’ - 3";
        let found: Vec<&str> = words(text).map(|(_, word)| word).collect();
        assert_eq!(found, ["It’s", "a", "well-known", "café", "3"]);
        assert!(words(text).all(|(at, word)| text.get(at..at + word.len()) == Some(word)));
    }
}
