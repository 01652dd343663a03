//! The order in which the tags have the marked content of each page (ISO 32000-1, 14.7.4).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The marked content of each page, by identifier, in the order of the tags.
pub(super) fn by_page(file: &Document) -> BTreeMap<ObjectId, Vec<i64>> {
    let mut pages = BTreeMap::new();
    let root = file
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot"));
    let Ok(root) = root.and_then(|root| file.dereference(root)?.1.as_dict()) else {
        return pages;
    };
    // What waits, last first: an item of a `K` and the page that it inherits.
    let mut waiting: Vec<(&Object, Option<ObjectId>)> = kids(root, None);
    // A tree has each of its objects once.
    let mut left = file.objects.len() * 64;
    while let Some((item, page)) = waiting.pop() {
        left = match left.checked_sub(1) {
            Some(left) => left,
            None => break,
        };
        let Ok((_, item)) = file.dereference(item) else {
            continue;
        };
        match item {
            Object::Integer(mcid) => mark(&mut pages, page, *mcid),
            Object::Array(items) => waiting.extend(items.iter().rev().map(|item| (item, page))),
            Object::Dictionary(dict) => {
                let own = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                match dict.get(b"MCID").and_then(Object::as_i64) {
                    // Content of a form has identifiers of its own.
                    Ok(mcid) if !dict.has(b"Stm") => mark(&mut pages, own, mcid),
                    _ => waiting.extend(kids(dict, own)),
                }
            }
            _ => {}
        }
    }
    pages
}

fn kids(dict: &Dictionary, page: Option<ObjectId>) -> Vec<(&Object, Option<ObjectId>)> {
    let kids = dict.get(b"K").ok().into_iter();
    kids.map(|kids| (kids, page)).collect()
}

fn mark(pages: &mut BTreeMap<ObjectId, Vec<i64>>, page: Option<ObjectId>, mcid: i64) {
    if let Some(page) = page {
        pages.entry(page).or_default().push(mcid);
    }
}
