//! Words of the manuscript inside messages.

use super::{Finding, Related};
use crate::references::Reference;
use crate::source::Span;

/// The words as a message repeats them: line ends are spaces, the middle of long ones is left out.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 72;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let tail: String = text.chars().skip(length - LONGEST / 2 + 1).collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

/// An entry as a reader would cite it: `Ferrante & Holm (2005)`.
pub(super) fn short(reference: &Reference) -> String {
    let who = author(reference);
    match &reference.fields.date {
        Some(date) => format!("{who} ({})", date.text),
        None => who,
    }
}

/// Whom a reader would cite: `Ferrante & Holm`; the title of a work that names nobody.
pub(super) fn author(reference: &Reference) -> String {
    let fields = &reference.fields;
    let people = if fields.authors.is_empty() {
        &fields.editors
    } else {
        &fields.authors
    };
    match people.as_slice() {
        [] => fields
            .title
            .as_ref()
            .map_or("without author".into(), |title| excerpt(&title.text)),
        [one] => one.family.clone(),
        [one, two] => format!("{} & {}", one.family, two.family),
        [one, ..] => format!("{} et al.", one.family),
    }
}

/// `2 places`, `1 place`
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Adds all places but the first, where the finding itself stands, up to a number that a reader may want.
pub(super) fn relate(finding: &mut Finding, places: &[Span], message: &str) {
    const SHOWN: usize = 20;
    for span in places.iter().skip(1).take(SHOWN) {
        finding.related.push(Related {
            span: *span,
            message: message.into(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_lose_their_middle() {
        assert_eq!(excerpt("a\n b"), "a b");
        let long = excerpt(&"word ".repeat(40));
        assert!(long.contains('…') && long.chars().count() <= 72, "{long}");
    }
}
