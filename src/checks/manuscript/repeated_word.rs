//! `repeated-word`: a word stands twice in a row.
//!
//! Only in languages whose doublings are known; Turkish, for one, doubles words to mean something by it.

use crate::checks::prose::{Passage, language, passages};
use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::manuscript::words;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M115",
    name: "repeated-word",
    severity: Severity::Warning,
    source: "copy-editing practice",
    why: "A word typed twice is the slip that a spelling checker of one word at a time cannot see.",
    fires: Example::Text("Caravans crossed the the desert in winter.\n"),
    quiet: Example::Text("All the salt that they had had had been sold.\n"),
    check: Check::Text(check),
};

/// Languages, and the words that may stand twice in them.
const LANGUAGES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "that", "had", "is", "do", "in", "on", "very", "really", "so", "many", "much", "long",
            "far", "no", "yes", "well", "bye", "ha", "blah", "now", "there", "who", "what", "one",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "den", "dem", "des", "sie", "ihr", "ihnen", "wir", "es", "er",
            "was", "wer", "sehr", "viel", "nein", "ja", "so", "in", "an", "auf", "zu", "mit",
        ],
    ),
    (
        "fr",
        &[
            "nous", "vous", "que", "faire", "très", "bien", "non", "oui", "en",
        ],
    ),
    (
        "es",
        &[
            "no", "sí", "que", "muy", "se", "lo", "casi", "ya", "luego", "poco",
        ],
    ),
    (
        "pt",
        &[
            "não", "sim", "que", "muito", "se", "quase", "logo", "já", "pouco", "para",
        ],
    ),
];

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for passage in passages(t) {
        let mut before: Option<(usize, &str)> = None;
        for (at, word) in words(passage.text()) {
            if let Some((first, earlier)) = before
                && repeats(passage.text(), first, earlier, at, word)
                && is_fault(t, passage, first, word)
            {
                add(
                    t,
                    passage,
                    report,
                    (first, first + earlier.len()),
                    at + word.len(),
                );
                // `the the the` is one fault.
                before = None;
                continue;
            }
            before = Some((at, word));
        }
    }
}

/// Whether `word` at `at` says `earlier` again, with nothing but space between.
fn repeats(text: &str, first: usize, earlier: &str, at: usize, word: &str) -> bool {
    let between = text.get(first + earlier.len()..at).unwrap_or("");
    let lower = word.chars().all(|c| c.is_lowercase());
    let same = earlier == word
        // `The the`; longer ones may be names of species: `Bufo bufo`.
        || word.chars().count() <= 3 && earlier.to_lowercase() == word;
    same && lower && word.chars().count() > 1 && between.chars().all(char::is_whitespace)
}

fn is_fault(t: &Text<'_>, passage: &Passage<'_>, at: usize, word: &str) -> bool {
    // Words in italics are spoken of, or of another language.
    if passage.plain.emphasised(at) {
        return false;
    }
    let own = language(t);
    let here = passage.language(t);
    let known = LANGUAGES.iter().find(|(tag, _)| *tag == here);
    own == here && known.is_some_and(|(_, doubled)| !doubled.contains(&word))
}

fn add(
    t: &Text<'_>,
    passage: &Passage<'_>,
    report: &mut Report<'_>,
    (start, first_end): (usize, usize),
    end: usize,
) {
    let span = passage.plain.span(start, end);
    let word = passage.text().get(start..first_end).unwrap_or("");
    let finding = report.add(span, format!("“{word}” stands twice in a row"));
    finding.help = Some("delete one of the two".into());
    // Marks of emphasis between the two must stay in pairs.
    let second = Span::new(passage.plain.span(start, first_end).end, span.end);
    if t.source
        .slice(second)
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace())
    {
        finding.suggestion = Some(Suggestion::for_author(second, ""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_single_letters_repeat_nothing() {
        let twice = |text: &str| {
            let all: Vec<(usize, &str)> = words(text).collect();
            all.windows(2)
                .any(|pair| repeats(text, pair[0].0, pair[0].1, pair[1].0, pair[1].1))
        };
        for good in [
            "Bufo bufo",
            "Baden Baden",
            "a a",
            "as, as",
            "it. It",
            "5 5",
            "x-y x",
        ] {
            assert!(!twice(good), "{good}");
        }
        for bad in ["the the", "The the", "from\u{a0}from"] {
            assert!(twice(bad), "{bad}");
        }
    }
}
