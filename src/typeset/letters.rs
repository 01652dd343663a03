//! Capitals by the rules of a language.

/// `text` in capitals; Turkish and Azerbaijani have `İ` for `i` and `I` for `ı`.
pub(super) fn upper(text: &str, language: &str) -> String {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("tr") || primary.eq_ignore_ascii_case("az") {
        return text.replace('i', "İ").to_uppercase();
    }
    text.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_dots_survive() {
        assert_eq!(upper("ilişki ılık", "tr"), "İLİŞKİ ILIK");
        assert_eq!(upper("line", "en"), "LINE");
    }
}
