//! How far the external objects of a page reach, in the space in which they are painted (ISO 32000-1, 8.9.5 and 8.10).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::units::Extent;
use crate::typeset::pdf;

/// The extents of the images and forms that a page names.
pub(super) fn of(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Extent> {
    let page = file.get_dictionary(page).ok();
    let resources = page.and_then(|page| within(file, page, b"Resources"));
    let objects = resources.and_then(|resources| within(file, resources, b"XObject"));
    let named = objects.into_iter().flat_map(Dictionary::iter);
    named
        .filter_map(|(name, object)| Some((name.clone(), extent(file, object)?)))
        .collect()
}

fn within<'d>(file: &'d Document, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    dict.get_deref(key, file).ok()?.as_dict().ok()
}

fn extent(file: &Document, object: &Object) -> Option<Extent> {
    let dict = &file.dereference(object).ok()?.1.as_stream().ok()?.dict;
    match pdf::name(dict, b"Subtype")? {
        // An image fills the unit square.
        b"Image" => Some([0.0, 0.0, 1.0, 1.0]),
        // One that is moved by a matrix of its own is not followed.
        b"Form" if !dict.has(b"Matrix") => {
            let bounds = dict.get_deref(b"BBox", file).ok()?.as_array().ok()?;
            let mut edges = [0.0; 4];
            for (edge, value) in edges.iter_mut().zip(bounds) {
                *edge = f64::from(value.as_float().ok()?);
            }
            (bounds.len() == 4).then_some(edges)
        }
        _ => None,
    }
}
