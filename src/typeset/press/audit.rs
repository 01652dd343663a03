//! What is left in the file that a black-only press, or PDF/X-3, does not take: colour and transparency.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::colour::components;
use crate::typeset::pdf;

/// The labels of the pages that have colour.
pub(super) fn colour(file: &Document, labels: &[String]) -> Vec<String> {
    pages(file, labels, &|file, object| match object {
        // A group mixes in a space of its own; its ink has the space that it names.
        Object::Dictionary(dict) if pdf::name(dict, b"S") == Some(b"Transparency") => None,
        Object::Name(name) => Some(matches!(name.as_slice(), b"DeviceRGB" | b"DeviceCMYK")),
        Object::Array(_) => Some(components(file, object).is_some_and(|n| n > 1)),
        _ => Some(false),
    })
}

/// The labels of the pages that have something transparent.
pub(super) fn transparency(file: &Document, labels: &[String]) -> Vec<String> {
    let solid = |dict: &Dictionary, key: &[u8]| {
        dict.get(key)
            .and_then(Object::as_float)
            .is_ok_and(|alpha| alpha < 1.0)
    };
    pages(file, labels, &move |_, object| {
        let dict = match object {
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => return Some(false),
        };
        let mask = dict.get(b"SMask").is_ok_and(|mask| mask.as_name().is_err());
        let blend =
            pdf::name(dict, b"BM").is_some_and(|mode| !matches!(mode, b"Normal" | b"Compatible"));
        let group = pdf::name(dict, b"S") == Some(b"Transparency");
        Some(mask || blend || group || solid(dict, b"ca") || solid(dict, b"CA"))
    })
}

/// Whether an object is looked for; `None`: neither it nor what it holds.
type Wanted = dyn Fn(&Document, &Object) -> Option<bool>;

/// The labels of the pages from which an object can be reached that is `wanted`.
fn pages(file: &Document, labels: &[String], wanted: &Wanted) -> Vec<String> {
    let found = |page: ObjectId| {
        let mut seen = BTreeSet::from([page]);
        let dict = file.get_dictionary(page).ok();
        let parts = dict.into_iter().flat_map(Dictionary::iter);
        parts
            .filter(|(key, _)| !matches!(key.as_slice(), b"Parent" | b"Contents"))
            .any(|(_, value)| reaches(file, value, wanted, &mut seen))
    };
    let pages = file.page_iter().zip(labels);
    pages
        .filter(|(page, _)| found(*page))
        .map(|(_, label)| label.clone())
        .collect()
}

fn reaches(
    file: &Document,
    object: &Object,
    wanted: &Wanted,
    seen: &mut BTreeSet<ObjectId>,
) -> bool {
    if let Object::Reference(id) = object {
        let target = seen.insert(*id).then(|| file.get_object(*id).ok());
        return target
            .flatten()
            .is_some_and(|target| reaches(file, target, wanted, seen));
    }
    match wanted(file, object) {
        Some(false) => {}
        Some(true) => return true,
        None => return false,
    }
    match object {
        Object::Array(items) => items.iter().any(|item| reaches(file, item, wanted, seen)),
        Object::Dictionary(dict) => dict
            .iter()
            .any(|(_, item)| reaches(file, item, wanted, seen)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .any(|(_, item)| reaches(file, item, wanted, seen)),
        _ => false,
    }
}
