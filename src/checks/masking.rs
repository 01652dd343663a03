//! What rules on typing do not look at: verbatim words, formulas, addresses.

use crate::manuscript::{Run, RunKind};
use crate::source::Source;

/// The text that `runs` make, with `_` for each byte of verbatim words, formulas and addresses.
pub(super) fn masked(source: &Source, runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run.kind {
            RunKind::Text | RunKind::Math => {
                let words = source.slice(run.span);
                let address = run.style.link.is_some() && is_address(words);
                if run.kind == RunKind::Math || run.style.code || address {
                    out.extend(std::iter::repeat_n('_', words.len()));
                } else {
                    push_words(words, &mut out);
                }
            }
            RunKind::Space | RunKind::Break => out.push(' '),
            RunKind::NoteCall(_) => {}
        }
    }
    out
}

/// Adds `words`, addresses among them masked.
fn push_words(words: &str, out: &mut String) {
    if !words.contains("://") && !words.contains("www.") {
        out.push_str(words);
        return;
    }
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if is_address(bare) {
            // What stands before the address and the mark after it are prose: `(see https://a.example)`.
            let start = bare.find("http").or_else(|| bare.find("www.")).unwrap_or(0);
            let end = bare
                .trim_end_matches([')', ']', '.', ',', ';', '”', '"'])
                .len();
            out.push_str(bare.get(..start).unwrap_or(""));
            out.extend(std::iter::repeat_n('_', end.saturating_sub(start)));
            out.push_str(bare.get(end.max(start)..).unwrap_or(""));
            out.push_str(word.get(bare.len()..).unwrap_or(""));
        } else {
            out.push_str(word);
        }
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked_byte_for_byte() {
        let mut out = String::new();
        push_words("see (https://a.example/(x)y). So", &mut out);
        assert_eq!(out, "see (______________________). So");
        let mut out = String::new();
        push_words("é www.ü.example é", &mut out);
        assert_eq!(out.len(), "é www.ü.example é".len());
    }
}
