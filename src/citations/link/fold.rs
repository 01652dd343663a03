//! Names made comparable: without accents, without case, as a skeleton of consonants.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits alone, without accents and case: `Hüseynî` → `huseyni`.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ı' => folded.push('i'),
            'ə' => folded.push('e'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            c if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    folded
}

/// Either of the two for text without accents, which most is.
fn ascii(text: &str) -> String {
    let kept = text.bytes().filter(u8::is_ascii_alphanumeric);
    kept.map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}

/// Letters and digits with their accents, without case: what two spellings must share to be one.
pub(in crate::citations) fn strict(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let capitals = !text.chars().any(char::is_lowercase);
    let lower: String = text
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .map(|c| if capitals && c == 'ı' { 'i' } else { c })
        .collect();
    lower.nfc().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two spellings are one: accents count, case and marks do not.
pub(crate) fn same_spelling(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (x, y) = (strict(a), strict(b));
    if x == y {
        return true;
    }
    // Capitals do not tell `ı` from `i`.
    let capitals = [a, b].iter().any(|t| !t.chars().any(char::is_lowercase));
    capitals && x.replace('ı', "i") == y.replace('ı', "i")
}

/// What is left of a folded name when vowels and doubled letters go: `hosseini`, `huseyni` → `hsn`.
pub(in crate::citations) fn skeleton(folded: &str) -> String {
    let mut skeleton = String::new();
    for c in folded.chars() {
        let c = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'w' => 'v',
            'q' => 'k',
            c => c,
        };
        if !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    skeleton
}

/// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, or `limit + 1` if more.
pub(in crate::citations) fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(60).collect(), b.chars().take(60).collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0).min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_where_they_should() {
        assert_eq!(fold("Hüseynî"), fold("HUSEYNI"));
        assert_eq!(fold("Yılmaz"), fold("Yilmaz"));
        assert!(!same_spelling("Yılmaz", "Yilmaz"));
        assert!(same_spelling("YILMAZ", "Yılmaz"));
        assert!(same_spelling("İnce", "İNCE"));
        assert_eq!(skeleton(&fold("Hosseini")), skeleton(&fold("Hüseynî")));
        assert_eq!(distance("baniwa", "banwia", 2), 1);
        assert_eq!(distance("celikpala", "celikipala", 2), 1);
        assert_eq!(distance("abc", "xyzuvw", 2), 3);
    }
}
