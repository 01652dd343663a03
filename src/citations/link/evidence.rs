//! What speaks for an entry being the one that a citation means.

use super::fold::{distance, fold, same_spelling, skeleton};
use super::index::{AuthorKey, EntryKey, Grade};
use super::year::{Agreement, YearKey};
use crate::citations::{Citation, Cited, Doubt};
use crate::source::Span;

/// What speaks for and against an entry.
#[derive(Clone, Debug)]
pub(in crate::citations) struct Evidence {
    /// The entry.
    pub(in crate::citations) reference: usize,
    /// How the first name agrees.
    pub(in crate::citations) grade: Grade,
    /// How the dates agree.
    pub(in crate::citations) year: Agreement,
    /// Whether every further name is among the entry's authors.
    pub(in crate::citations) company: bool,
    /// The sum: 100 is a whole name and a whole date.
    pub(in crate::citations) score: i32,
    /// What differs.
    pub(in crate::citations) doubts: Vec<Doubt>,
}

/// Weighs `entry` (number `reference`), which was found by the first name with `grade`.
pub(in crate::citations) fn weigh(
    citation: &Citation,
    year: &YearKey,
    reference: usize,
    entry: &EntryKey,
    grade: Grade,
) -> Evidence {
    let mut doubts = Vec::new();
    let agreement = year.agrees(&entry.year);
    let mut score = match grade {
        Grade::Whole => 60,
        Grade::Bare => 58,
        Grade::Part => 48,
        Grade::Alias => 50,
        Grade::Near => 35,
    } + match agreement {
        Agreement::Whole => 40,
        Agreement::Partly => 36,
        Agreement::Letterless => 28,
        Agreement::OtherLetter => 10,
        Agreement::None => 0,
    };
    let mut company = true;
    if let (Some(cited), Some(author)) = (citation.names.first(), entry.authors.first()) {
        score += first_name(cited, author, grade, &mut doubts);
    }
    // A group whose name holds commas or `and` was read as several names.
    let group = entry.authors.len() == 1 && entry.authors.first().is_some_and(|a| a.group);
    let joined = fold(
        &citation
            .names
            .iter()
            .map(|name| name.text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    );
    let one_group = citation.names.len() > 1
        && group
        && entry.authors.first().is_some_and(|a| {
            skeleton(&a.fold).starts_with(&skeleton(&joined)) || within(&a.fold, citation)
        });
    if !one_group {
        for cited in citation.names.iter().skip(1) {
            match companion(cited, entry, &mut doubts) {
                Some(points) => score += points,
                None => {
                    company = false;
                    score -= if entry.open { 5 } else { 30 };
                }
            }
        }
        score += count(citation, entry);
    }
    if let Some(cited) = &citation.year
        && agreement != Agreement::Whole
    {
        let years: Vec<String> = entry.year.all().collect();
        doubts.push(Doubt::Year {
            cited: cited.clone(),
            listed: years.join("/"),
        });
    }
    Evidence {
        reference,
        grade,
        year: agreement,
        company,
        score,
        doubts,
    }
}

/// Whether every cited word stands in the folded name of a group.
fn within(group: &str, citation: &Citation) -> bool {
    citation
        .names
        .iter()
        .all(|name| group.contains(&fold(&name.text)))
}

/// Compares the first names; points for or against by initials.
fn first_name(cited: &Cited, author: &AuthorKey, grade: Grade, doubts: &mut Vec<Doubt>) -> i32 {
    match grade {
        Grade::Alias => {
            doubts.push(Doubt::Alias {
                cited: cited.clone(),
                listed: author.family.clone(),
            });
            0
        }
        Grade::Near => {
            doubts.push(Doubt::NameSpelling {
                cited: surname(cited, |_| false),
                listed: author.family.clone(),
            });
            0
        }
        Grade::Whole | Grade::Bare | Grade::Part => {
            let part = surname(cited, |folded| {
                folded == author.fold || folded == author.bare
            });
            let folded = fold(&part.text);
            if folded == author.fold && !same_spelling(&part.text, &author.family) {
                doubts.push(Doubt::NameSpelling {
                    cited: part.clone(),
                    listed: author.family.clone(),
                });
            }
            initials(cited, &part, author)
        }
    }
}

/// The cited words that are the surname: the longest end of the name that `is` accepts, else all of it.
fn surname(cited: &Cited, is: impl Fn(&str) -> bool) -> Cited {
    let text = cited.text.as_str();
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(i, _)| i + 1));
    for start in starts.take(12) {
        let end = &text[start..];
        if is(&fold(end)) {
            let span = if cited.span.len() == text.len() {
                Span::new(cited.span.start + start, cited.span.end)
            } else {
                cited.span
            };
            return Cited {
                text: end.to_owned(),
                span,
            };
        }
    }
    cited.clone()
}

fn initials(cited: &Cited, surname: &Cited, author: &AuthorKey) -> i32 {
    let before = cited.text.strip_suffix(surname.text.as_str()).unwrap_or("");
    let given: String = before
        .split(|c: char| c.is_whitespace() || c == '.')
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    let given = fold(&given);
    if given.is_empty() || author.initials.is_empty() {
        0
    } else if author.initials.starts_with(&given) || given.starts_with(&author.initials) {
        8
    } else if author
        .initials
        .starts_with(given.chars().next().unwrap_or(' '))
    {
        3
    } else {
        -12
    }
}

/// Whether a further cited name is among the entry's authors.
fn companion(cited: &Cited, entry: &EntryKey, doubts: &mut Vec<Doubt>) -> Option<i32> {
    let authors = entry.authors.iter().skip(1);
    for author in authors.clone() {
        let part = surname(cited, |folded| {
            folded == author.fold || folded == author.bare
        });
        let folded = fold(&part.text);
        if folded == author.fold || folded == author.bare || author.words.contains(&folded) {
            if folded == author.fold && !same_spelling(&part.text, &author.family) {
                doubts.push(Doubt::NameSpelling {
                    cited: part,
                    listed: author.family.clone(),
                });
            }
            return Some(10);
        }
    }
    let folded = fold(&cited.text);
    for author in authors {
        if near(&folded, &author.fold) {
            doubts.push(Doubt::NameSpelling {
                cited: cited.clone(),
                listed: author.family.clone(),
            });
            return Some(4);
        }
    }
    None
}

/// Points for the number of authors.
fn count(citation: &Citation, entry: &EntryKey) -> i32 {
    let listed = entry.authors.len();
    if entry.open {
        return if citation.et_al { 6 } else { -4 };
    }
    match (citation.names.len(), citation.et_al) {
        (_, true) if listed >= 3 => 6,
        (_, true) if listed == 2 => -6,
        (_, true) => -25,
        (cited, false) if cited == listed => 6,
        (1, false) if listed == 2 => -14,
        (1, false) => -10,
        (_, false) => -8,
    }
}

/// Whether two folded names may be spellings of one.
pub(in crate::citations) fn near(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count());
    if length < 4 || a == b {
        return a == b && length > 0;
    }
    let same_start = a.chars().next() == b.chars().next();
    if !same_start && length < 6 || a.chars().count().abs_diff(b.chars().count()) > 3 {
        return false;
    }
    let apart = distance(a, b, if same_start { 4 } else { 1 });
    let sound = skeleton(a);
    match apart {
        1 => same_start || length >= 6,
        2 => (length >= 6 && same_start) || (length >= 5 && sound == skeleton(b) && same_start),
        3 => same_start && length >= 7 && sound.len() >= 3 && sound == skeleton(b),
        4 => same_start && length >= 9 && sound.len() >= 4 && sound == skeleton(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_spellings() {
        for (a, b) in [
            ("hosseini", "huseyni"),
            ("soleimani", "suleymani"),
            ("celikpala", "celikipala"),
            ("banwia", "baniwa"),
            ("tcchio", "tecchio"),
            ("muller", "mueller"),
        ] {
            assert!(near(a, b), "{a} {b}");
        }
        for (a, b) in [("brown", "bacon"), ("lee", "lew"), ("kaya", "koya2")] {
            assert!(!near(a, b), "{a} {b}");
        }
    }
}
