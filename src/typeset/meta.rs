//! Facts of the chapter as templates take them.

use typst::foundations::{Datetime, Dict, IntoValue, Value};

use super::letters::upper;
use crate::manuscript::Manuscript;
use crate::settings::{Date, House, HouseValue};

/// What a template's functions take as `house`.
pub(super) fn house(house: &House) -> Value {
    let value = |value: &HouseValue| match value {
        HouseValue::Text(text) => text.as_str().into_value(),
        HouseValue::Count(count) => count.into_value(),
        HouseValue::Number(number) => number.into_value(),
        HouseValue::Switch(on) => on.into_value(),
        HouseValue::List(list) => {
            Value::Array(list.iter().map(|item| item.as_str().into_value()).collect())
        }
    };
    let mut dict = Dict::new();
    dict.insert("base".into(), house.base.as_str().into_value());
    for (key, change) in &house.changes {
        dict.insert(key.as_str().into(), value(change));
    }
    Value::Dict(dict)
}

/// The same with families that are asked for what all others lack.
pub(super) fn with_families(house: Value, families: &[String]) -> Value {
    let Value::Dict(mut dict) = house else {
        return house;
    };
    let families = families.iter().map(|family| family.as_str().into_value());
    dict.insert("more-fonts".into(), Value::Array(families.collect()));
    Value::Dict(dict)
}

/// The title for running heads and metadata: in ordinary letter case where that is known.
pub(super) fn title(manuscript: &Manuscript) -> &str {
    let meta = &manuscript.meta;
    let typed = meta.title.as_ref().map(|title| title.text.as_str());
    meta.title_cased.as_deref().or(typed).unwrap_or("Untitled")
}

/// The `meta` argument of both templates.
pub(super) fn dict(manuscript: &Manuscript, date: Date) -> Value {
    let meta = &manuscript.meta;
    let title = title(manuscript);
    let authors: Vec<&str> = meta
        .authors
        .iter()
        .map(|author| author.name_cased.as_str())
        .collect();
    let (lang, region) = language(&meta.language);
    let short = match (&meta.short_title, &meta.title) {
        (Some(short), _) => &short.text,
        (None, Some(_)) => title,
        (None, None) => "",
    };
    let keywords: Vec<Value> = meta
        .keywords
        .iter()
        .map(|k| k.text.as_str().into_value())
        .collect();
    map([
        ("title", title.into_value()),
        ("short-title", running(short, RUNNING).into_value()),
        (
            "capitals",
            upper(&running(short, CAPITALS), &meta.language).into_value(),
        ),
        (
            "book",
            meta.book
                .title
                .as_ref()
                .map_or(String::new(), |book| running(&book.text, RUNNING))
                .into_value(),
        ),
        (
            "running-author",
            running(&running_author(&authors), RUNNING).into_value(),
        ),
        (
            "authors",
            Value::Array(authors.iter().map(|a| a.into_value()).collect()),
        ),
        ("keywords", Value::Array(keywords.into_iter().collect())),
        ("description", Value::None),
        ("date", day(date)),
        ("lang", lang.into_value()),
        (
            "region",
            region.map_or(Value::None, |region| region.into_value()),
        ),
        (
            "first-page",
            i64::from(meta.first_page.unwrap_or(1)).into_value(),
        ),
    ])
}

/// A day as templates take it.
pub(super) fn day(date: Date) -> Value {
    Datetime::from_ymd(date.year, date.month, date.day).map_or(Value::None, Value::Datetime)
}

/// Most characters of a running head: a line of the page holds more.
pub(super) const RUNNING: usize = 72;

/// The same of one in capitals (APA 7, 2.18).
const CAPITALS: usize = 50;

/// A running head of one line: of a longer title what stands before its colon, else its first words.
pub(super) fn running(title: &str, most: usize) -> String {
    let fits = |text: &str| text.chars().nth(most).is_none();
    if fits(title) {
        return title.to_string();
    }
    if let Some((main, _)) = title.split_once(": ").filter(|(main, _)| fits(main)) {
        return main.to_string();
    }
    let head: String = title.chars().take(most - 1).collect();
    let words = head.rsplit_once(char::is_whitespace);
    let words = words.map_or(head.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
}

/// Author and short title as running heads have them; empty without.
pub(super) fn running_line(manuscript: &Manuscript) -> (String, String) {
    let meta = &manuscript.meta;
    let authors = meta.authors.iter().map(|author| author.name_cased.as_str());
    let authors: Vec<&str> = authors.collect();
    let short = match (&meta.short_title, &meta.title) {
        (Some(short), _) => &short.text,
        (None, Some(_)) => title(manuscript),
        (None, None) => "",
    };
    (
        running(&running_author(&authors), RUNNING),
        running(short, RUNNING),
    )
}

fn running_author(authors: &[&str]) -> String {
    match authors {
        [] => String::new(),
        [one] => (*one).to_string(),
        [one, two] => format!("{one} & {two}"),
        [one, ..] => format!("{one} et al."),
    }
}

/// Language and region of a BCP 47 tag, as Typst takes them; `en` where it takes neither.
pub(super) fn language(tag: &str) -> (String, Option<String>) {
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let fits = |s: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic())
    };
    if !fits(&primary, 2..=3) {
        return ("en".into(), None);
    }
    let region = subtags
        .find(|s| fits(s, 2..=2))
        .map(|s| s.to_ascii_uppercase());
    (primary, region)
}

/// A dictionary.
pub(super) fn map<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    Value::Dict(
        pairs
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect::<Dict>(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_head_is_one_line() {
        assert_eq!(running("Salt Roads", RUNNING), "Salt Roads");
        let long = format!("Salt Roads: {}", "And What They Carried ".repeat(9));
        assert_eq!(running(&long, RUNNING), "Salt Roads");
        let plain = long.replace(':', "");
        let cut = running(&plain, RUNNING);
        let words = cut.strip_suffix('…').unwrap();
        assert!(
            plain[words.len()..].starts_with(' ') && plain.starts_with(words),
            "{cut}"
        );
        assert!(cut.chars().count() <= RUNNING, "{cut}");
        assert_eq!(running(&"x".repeat(999), RUNNING).chars().count(), RUNNING);
    }
}
