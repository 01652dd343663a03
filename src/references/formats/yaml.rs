//! hayagriva YAML, through hayagriva's own writer.
//!
//! That writer makes one string of a name and reads it back at its commas and small letters, so that
//! `Department of State, Office of the Historian` or `de Waal, T.` would come back as somebody else.
//! Names that would not come back are written as maps.

use std::str::FromStr;

use hayagriva::types::{Person, PersonsWithRoles};
use hayagriva::{Entry, Library, io};

use super::MARKER;
use crate::references::Reference;

/// Stands for a name while hayagriva writes; a private character that no sane name holds.
const SIGN: char = '\u{e000}';

/// The list as hayagriva YAML; `file` is named in the first line.
pub fn to_yaml(references: &[Reference], file: &str) -> String {
    let mut odd: Vec<Person> = Vec::new();
    let library: Library = references
        .iter()
        .map(|r| with_signs(&r.entry, &mut odd, 0))
        .collect();
    let file: String = file.chars().filter(|c| !c.is_control()).collect();
    let written = if references.is_empty() {
        String::from("{}\n")
    } else {
        io::to_yaml_str(&library).unwrap_or_default()
    };
    let mut out = format!("# {MARKER}{file}\n");
    for line in written.lines() {
        match signed(line).and_then(|(head, index)| Some((head, odd.get(index)?))) {
            Some((head, person)) => map(head, person, &mut out),
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// A copy of `entry` in which names that would not come back are signs.
fn with_signs(entry: &Entry, odd: &mut Vec<Person>, depth: usize) -> Entry {
    let mut copy = entry.clone();
    let mut signs = |people: &[Person]| -> Vec<Person> {
        people
            .iter()
            .map(|person| {
                let comes_back =
                    Person::from_str(&person.name_first(false, false)).is_ok_and(|p| p == *person);
                if comes_back && !person.name.contains(SIGN) {
                    return person.clone();
                }
                odd.push(person.clone());
                Person {
                    name: format!("{SIGN}{}", odd.len() - 1),
                    given_name: None,
                    prefix: None,
                    suffix: None,
                    comma_suffix: false,
                    alias: None,
                }
            })
            .collect()
    };
    if let Some(people) = entry.authors() {
        copy.set_authors(signs(people));
    }
    if let Some(people) = entry.editors() {
        copy.set_editors(signs(people));
    }
    if let Some(groups) = entry.affiliated() {
        let groups = groups
            .iter()
            .map(|g| PersonsWithRoles::new(signs(&g.names), g.role.clone()))
            .collect();
        copy.set_affiliated(groups);
    }
    // An entry made here has a parent, and that has none.
    if depth < 3 {
        copy.set_parents(
            entry
                .parents()
                .iter()
                .map(|p| with_signs(p, odd, depth + 1))
                .collect(),
        );
    }
    copy
}

/// The line's head and the index of its name, if a sign ends it.
fn signed(line: &str) -> Option<(&str, usize)> {
    let (head, sign) = line.split_once(SIGN)?;
    let digits: String = sign.chars().take_while(char::is_ascii_digit).collect();
    Some((head.trim_end_matches(['"', '\'']), digits.parse().ok()?))
}

/// Writes `person` as a map behind `head`, which is `key: ` or `- `.
fn map(head: &str, person: &Person, out: &mut String) {
    let indent = head.len() - head.trim_start_matches([' ', '-']).len();
    let in_list = head.trim_start().starts_with('-');
    let pad = if in_list {
        out.push_str(head);
        " ".repeat(head.chars().count())
    } else {
        out.push_str(head.trim_end());
        out.push('\n');
        let pad = " ".repeat(indent + 2);
        out.push_str(&pad);
        pad
    };
    let fields = [
        ("name", Some(&person.name)),
        ("given-name", person.given_name.as_ref()),
        ("suffix", person.suffix.as_ref()),
    ];
    let mut first = true;
    for (key, value) in fields {
        let Some(value) = value else { continue };
        if !first {
            out.push_str(&pad);
        }
        first = false;
        // A JSON string is a YAML string.
        out.push_str(&format!(
            "{key}: {}\n",
            serde_json::Value::from(value.as_str())
        ));
    }
    if person.comma_suffix {
        out.push_str(&format!("{pad}comma-suffix: true\n"));
    }
}
