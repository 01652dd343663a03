//! What is left in the file that a black-only press, or PDF/X-3, does not take: colour and transparency.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::colour::components;
use crate::typeset::pdf;

/// The labels of the pages that have colour.
pub(super) fn colour(file: &Document, labels: &[String]) -> Vec<String> {
    pages(file, labels, &|file, object| match object {
        Object::Name(name) => matches!(name.as_slice(), b"DeviceRGB" | b"DeviceCMYK"),
        Object::Array(_) => components(file, object).is_some_and(|n| n > 1),
        _ => false,
    })
}

/// The labels of the pages that have something transparent.
pub(super) fn transparency(file: &Document, labels: &[String]) -> Vec<String> {
    let solid = |dict: &Dictionary, key: &[u8]| {
        dict.get(key)
            .and_then(Object::as_float)
            .is_ok_and(|alpha| alpha < 1.0)
    };
    pages(file, labels, &|_, object| {
        let dict = match object {
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => return false,
        };
        let mask = dict.get(b"SMask").is_ok_and(|mask| mask.as_name().is_err());
        let blend =
            pdf::name(dict, b"BM").is_some_and(|mode| !matches!(mode, b"Normal" | b"Compatible"));
        let group = pdf::name(dict, b"S") == Some(b"Transparency");
        mask || blend || group || solid(dict, b"ca") || solid(dict, b"CA")
    })
}

/// The labels of the pages from which an object can be reached that is `wanted`.
fn pages(
    file: &Document,
    labels: &[String],
    wanted: &dyn Fn(&Document, &Object) -> bool,
) -> Vec<String> {
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
    wanted: &dyn Fn(&Document, &Object) -> bool,
    seen: &mut BTreeSet<ObjectId>,
) -> bool {
    if let Object::Reference(id) = object {
        let target = seen.insert(*id).then(|| file.get_object(*id).ok());
        return target
            .flatten()
            .is_some_and(|target| reaches(file, target, wanted, seen));
    }
    if wanted(file, object) {
        return true;
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
