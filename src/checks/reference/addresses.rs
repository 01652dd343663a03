//! The words of an entry as typed, among which its DOI and addresses stand.

use crate::checks::Text;
use crate::references::Reference;
use crate::source::Span;

/// The words of an entry that white space bounds, and where; angle brackets, and what opens before a word, left out.
pub(super) fn tokens<'a>(t: &Text<'a>, entry: &Reference) -> Vec<(Span, &'a str)> {
    let mut at = entry.span.start;
    let mut out = Vec::new();
    for token in t
        .source
        .text()
        .get(entry.span.range())
        .unwrap_or("")
        .split_inclusive(char::is_whitespace)
    {
        let bare = token.trim_end();
        let word = bare.trim_start_matches(['<', '(', '[', '*', '“', '"']);
        let start = at + (bare.len() - word.len());
        let word = word.split('>').next().unwrap_or(word);
        out.push((Span::new(start, start + word.len()), word));
        at += token.len();
    }
    out
}

/// `word` without the marks of the sentence that follow an address.
pub(super) fn trimmed(word: &str) -> &str {
    let mut word = word;
    loop {
        let closer = word.ends_with(')') && !word.contains('(')
            || word.ends_with(']') && !word.contains('[');
        if !closer && !word.ends_with(['.', ',', ';', '”', '"', '*']) {
            return word;
        }
        let mut chars = word.chars();
        chars.next_back();
        word = chars.as_str();
    }
}
