//! Lists in sentences.

/// `a`, `a and b`, `a, b, and c`.
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

/// So many lines are named of those that are alike.
const NAMED: usize = 12;

/// `line 3`, `lines 3, 9, and 40`, of sorted numbers.
pub(super) fn lines(sorted: &[usize]) -> String {
    let mut lines = sorted.to_vec();
    lines.dedup();
    let mut named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
    if lines.len() > NAMED {
        named.push(format!("{} more", lines.len() - NAMED));
    }
    let s = if named.len() == 1 { "" } else { "s" };
    // The number does not stand alone at the head of a line.
    format!("line{s}\u{a0}{}", and(&named))
}

/// Numbers in sentences are words up to nine.
pub(super) fn number(n: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(n)
        .map_or_else(|| n.to_string(), |word| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences() {
        let list = |items: &[&str]| and(&items.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b, and c");
        assert_eq!(lines(&[3, 3]), "line\u{a0}3");
        assert_eq!(lines(&[3, 9, 40]), "lines\u{a0}3, 9, and 40");
        assert!(lines(&(1..40).collect::<Vec<_>>()).ends_with("12, and 27 more"));
        assert_eq!((number(1), number(12)), ("one".into(), "12".into()));
    }
}
