//! When two texts say the same (design.md, 3, "Fold").
//!
//! NFC; the dashes are one class, the quotation marks one class; soft hyphens, bidi controls and what else
//! has no ink by its nature fall away; white space is no unit.

use unicode_normalization::UnicodeNormalization;

/// Whether `c` is a unit of the proof: a character that can be printed, and so can be missing.
pub(super) fn is_unit(c: char) -> bool {
    !c.is_whitespace() && !falls_away(c)
}

/// Characters without ink by their nature (Unicode, Default_Ignorable_Code_Point).
pub(super) fn falls_away(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF
    )
}

/// Hyphens and dashes.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
    )
}

/// Quotation marks and apostrophes, straight, curly and angled.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'') || is_shaped_quote(c)
}

/// Quotation marks that a language's typography shapes; after a number a straight one is a prime (`52″`).
pub(super) fn is_shaped_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}' | '\u{2032}' | '\u{2033}' | '«' | '»' | '‹' | '›' | '\u{300C}'..='\u{300F}')
}

/// Whether both say the same under the fold.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || folded(a).eq(folded(b))
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfc().filter(|c| is_unit(*c)).map(|c| match c {
        c if is_dash(c) => '-',
        c if is_quote(c) => '"',
        c => c,
    })
}

/// The words of `text` without regard to letter case or white space: what a repeated title shares with the first.
pub(super) fn words(text: &str) -> String {
    folded(text)
        .flat_map(char::to_lowercase)
        // `İ` and `ı` are capitals and smalls of `i` in some languages: both are `i` here.
        .filter(|c| *c != '\u{307}')
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composition_dashes_quotes_and_soft_hyphens_fold() {
        assert!(same("e\u{301}", "é"));
        assert!(same("-", "–"));
        assert!(same("\"", "„"));
        assert!(same("co\u{ad}op\u{200e}", "coop"));
        assert!(same("\u{212B}", "Å"));
        for (a, b) in [("a", "A"), ("i", "ı"), ("-", ""), ("fi", "f"), ("١", "1")] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn words_know_no_case() {
        assert_eq!(words("TÜRKİYE – IRAN"), words("Türkiye–İran"));
        assert_ne!(words("Iran"), words("Iraq"));
    }
}
