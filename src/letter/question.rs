//! The question that a finding puts to the author: polite, exact, one at a time.
//!
//! A rule that is not named here asks with the finding's own words.

use super::quote::Words;
use crate::checks::Finding;

/// A question, and what its answer might be.
pub(super) struct Asked {
    pub(super) question: String,
    pub(super) suggestion: Option<String>,
}

/// What is asked about `finding`.
pub(super) fn asked(words: &Words<'_>, finding: &Finding) -> Asked {
    let edit = finding.suggestion.as_ref();
    let replaces = edit.is_some_and(|edit| edit.span == finding.span);
    let typed = words.words(finding.span);
    let written = edit.map(|edit| edit.text.trim().to_owned());
    let quoted = quoted(&finding.message);
    let said = sentence(&finding.message);
    let question = match (finding.rule, quoted.as_slice(), &written) {
        ("cited-not-listed", [_, ..], _) => {
            "We could not find this work in the reference list. Could you send us its full entry?".into()
        }
        ("cited-not-listed", [], _) => {
            "The text cites works, and there is no reference list. Could you send us the list?".into()
        }
        ("cited-name-mismatch", _, Some(written)) if replaces => format!(
            "The name is spelt “{typed}” here and “{written}” in the reference list. Which spelling is right?"
        ),
        ("cited-name-mismatch", [cited, listed], None) => format!(
            "The reference list has no entry under “{cited}”. Is “{listed}” meant?"
        ),
        ("cited-year-mismatch", _, Some(written)) if replaces => format!(
            "The year is {typed} here and {written} in the reference list. Which should stand?"
        ),
        ("year-suffix-missing", _, Some(written)) => format!(
            "The reference list tells the works of this author and year apart by letters. Is “{written}” meant here?"
        ),
        ("year-suffix-missing", _, None) => {
            "The reference list has several works of this author and year. Which of them is meant here?".into()
        }
        ("ambiguous-citation", ..) => {
            "More than one entry of the reference list fits this citation. Which of them is meant?".into()
        }
        ("locator-outside-pages", ..) => format!("{said} Which page, or which range, is right?"),
        ("et-al-misused", ..) => format!("{said} How should the citation name them?"),
        ("duplicate-reference", ..) => {
            "This work seems to be listed twice. Which of the two entries should stay?".into()
        }
        ("listed-not-cited", ..) => {
            "We found no citation of this work in the text. Where should it be cited, or may we take it out of the list?".into()
        }
        ("references-out-of-order", [], _) => {
            let place = finding.help.as_deref().and_then(|help| help.strip_prefix("move it "));
            match place {
                Some(place) => format!("This entry is out of alphabetical order. May we move it {place}?"),
                None => "The list is not in alphabetical order. May we sort it by the authors’ surnames?".into(),
            }
        }
        ("reference-low-confidence", ..) => {
            "We could not tell author, date, title, and source of this entry apart. Could you send it to us complete?".into()
        }
        ("split-paragraph", ..) => {
            "An empty line divides this paragraph in the middle of a sentence. May we join the two parts?".into()
        }
        ("interrupted-list", ..) => {
            "This paragraph stands inside a numbered list, which goes on after it. Where should it stand?".into()
        }
        ("math-as-typed", ..) => {
            "This looks like a formula. Could you send us a picture of how it should look?".into()
        }
        ("note-without-text", ..) => {
            "There is no note under this mark. Could you send us its text?".into()
        }
        ("note-without-call", ..) => {
            "No mark in the text leads to this note. Where does its mark belong?".into()
        }
        ("note-twice", ..) => {
            "Two notes have the same mark. To which place in the text does this one belong?".into()
        }
        ("fence-unclosed", ..) => {
            "From here on the lines are marked to be printed as typed. Where should that end?".into()
        }
        ("ragged-table", ..) => {
            "This row has more or fewer cells than the head of its table. Could you send us the row as it should be?".into()
        }
        ("heading-skipped", ..) => {
            "This heading lies two levels or more below the one before it. Of which section is it a part?".into()
        }
        ("title-differs", [line, head], _) => format!(
            "The chapter’s own citation gives the title as “{line}”, its head as “{head}”. Which is right?"
        ),
        ("unbalanced-quote", ..) if finding.message.contains("opens") => {
            "A quotation opens here and is not closed in its paragraph. Where does it end?".into()
        }
        ("unbalanced-quote", ..) if finding.message.contains("closes") => {
            "A quotation closes here that was not opened in its paragraph. Where does it begin?".into()
        }
        ("unbalanced-quote", ..) => {
            "This quotation mark has no partner in its paragraph. Where does the quotation begin or end?".into()
        }
        ("figure-not-shown", ..) => {
            "We could not show this figure. Could you send us its file, as PNG, JPEG, or SVG?".into()
        }
        _ => format!("{said} How should it read?"),
    };
    Asked {
        question,
        suggestion: suggestion(finding, written),
    }
}

/// What the answer might be; none where the question has it already.
fn suggestion(finding: &Finding, written: Option<String>) -> Option<String> {
    let help = || finding.help.as_deref();
    match finding.rule {
        "cited-not-listed" => help()
            .and_then(|help| help.split_once("the list has "))
            .map(|(_, nearest)| format!("the list has {nearest}, if that is meant")),
        // The question has both; which one is right is not for us to suggest.
        "cited-name-mismatch" | "cited-year-mismatch" | "year-suffix-missing" => None,
        "et-al-misused" => match written {
            Some(_) => help()
                .and_then(|help| help.strip_prefix("write "))
                .map(Into::into),
            None => help().map(Into::into),
        },
        _ => written
            .filter(|text| !text.is_empty())
            .map(|text| format!("“{text}”")),
    }
}

/// The words that a message quotes.
fn quoted(message: &str) -> Vec<&str> {
    message
        .split('“')
        .skip(1)
        .filter_map(|part| part.split_once('”').map(|(words, _)| words))
        .collect()
}

/// A message as a sentence. Counts of places are said elsewhere.
fn sentence(message: &str) -> String {
    let bare = match message.rsplit_once(" (") {
        Some((bare, count)) if count.ends_with(" places)") => bare,
        _ => message,
    };
    let stop = if bare.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{bare}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Severity, Suggestion};
    use crate::manuscript::Manuscript;
    use crate::source::{Source, Span};

    fn finding(rule: &'static str, message: &str) -> Finding {
        Finding {
            code: "",
            rule,
            severity: Severity::Error,
            span: Span::new(0, 4),
            message: message.into(),
            help: None,
            related: Vec::new(),
            suggestion: None,
        }
    }

    #[test]
    fn names_are_put_side_by_side() {
        let source = Source::new("m", "Amos (1990)");
        let words = Words::new(&source, &Manuscript::default());
        let mut one = finding(
            "cited-name-mismatch",
            "“Amos” is not in the reference list; “Ames” is",
        );
        one.suggestion = Some(Suggestion::for_author(Span::new(0, 4), "Ames"));
        let asked = asked(&words, &one);
        assert_eq!(
            asked.question,
            "The name is spelt “Amos” here and “Ames” in the reference list. Which spelling is right?"
        );
        assert_eq!(asked.suggestion, None);
    }

    #[test]
    fn a_rule_without_a_question_asks_with_its_own_words() {
        let source = Source::new("m", "the the");
        let words = Words::new(&source, &Manuscript::default());
        let asked = asked(
            &words,
            &finding("no-such-rule", "“the” stands twice (3 places)"),
        );
        assert_eq!(asked.question, "“the” stands twice. How should it read?");
        assert_eq!(asked.suggestion, None);
    }
}
