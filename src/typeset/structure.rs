//! Mends of the tags that typst-pdf writes, where its templates have no way to say them.
//!
//! - The number of a footnote is its label (ISO 14289-1, 7.9; ISO 32000-1, 14.8.4.4.1): a template that sets the
//!   number itself gets a link in the note.
//! - A list item whose number is empty has no label.
//! - `Suspects` is false where it is not written, and poppler takes the word `false` for a fault.
//! - Content beside elements, in one parent, is an element too: readers that take a parent's own content before its
//!   children would tell the words of a sentence with a link in it out of order.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::pdf::{count, name};

/// Mends the tags of a file.
pub(super) fn mend(file: &mut Document) -> lopdf::Result<()> {
    if let Ok(Object::Dictionary(marked)) = file.catalog_mut()?.get_mut(b"MarkInfo")
        && marked
            .get(b"Suspects")
            .and_then(Object::as_bool)
            .is_ok_and(|on| !on)
    {
        marked.remove(b"Suspects");
    }
    let elements: Vec<ObjectId> = file
        .objects
        .iter()
        .filter(|(_, object)| is_element(object))
        .map(|(id, _)| *id)
        .collect();
    for &id in &elements {
        label_note(file, id)?;
        drop_empty_labels(file, id)?;
    }
    let mut moved = BTreeMap::new();
    for id in elements {
        wrap(file, id, &mut moved)?;
    }
    tell_parents(file, &moved)
}

fn is_element(object: &Object) -> bool {
    let dict = object.as_dict();
    dict.is_ok_and(|dict| {
        name(dict, b"Type") == Some(b"StructElem") || dict.has(b"S") && dict.has(b"P")
    })
}

/// The element that an item of a `K` is.
fn element<'d>(file: &'d Document, item: &Object) -> Option<(ObjectId, &'d Dictionary)> {
    let id = item.as_reference().ok()?;
    let object = file.get_object(id).ok()?;
    is_element(object).then_some(())?;
    Some((id, object.as_dict().ok()?))
}

fn kids(file: &Document, id: ObjectId) -> Vec<Object> {
    let kids = file.get_dictionary(id).and_then(|dict| dict.get(b"K")).ok();
    match kids.map_or(Ok(&Object::Null), |kids| {
        file.dereference(kids).map(|(_, kids)| kids)
    }) {
        Ok(Object::Array(items)) => items.clone(),
        // A single child, as it is referred to.
        Ok(_) => kids.into_iter().cloned().collect(),
        Err(_) => Vec::new(),
    }
}

/// Puts the link that begins a note into a label.
fn label_note(file: &mut Document, note: ObjectId) -> lopdf::Result<()> {
    if name(file.get_dictionary(note)?, b"S") != Some(b"Note") {
        return Ok(());
    }
    let mut items = kids(file, note);
    let first = items.first().and_then(|item| element(file, item));
    let Some((link, dict)) = first.filter(|(_, dict)| name(dict, b"S") == Some(b"Link")) else {
        return Ok(());
    };
    let mut label = dictionary! {
        "Type" => "StructElem", "S" => "Lbl", "P" => note, "K" => vec![Object::Reference(link)],
    };
    if let Ok(page) = dict.get(b"Pg") {
        label.set("Pg", page.clone());
    }
    let label = file.add_object(label);
    file.get_dictionary_mut(link)?.set("P", label);
    if let Some(first) = items.first_mut() {
        *first = Object::Reference(label);
    }
    file.get_dictionary_mut(note)?.set("K", items);
    Ok(())
}

/// Takes labels without content out of a list item.
fn drop_empty_labels(file: &mut Document, item: ObjectId) -> lopdf::Result<()> {
    if name(file.get_dictionary(item)?, b"S") != Some(b"LI") {
        return Ok(());
    }
    let items = kids(file, item);
    let empty = |kid: &Object| {
        element(file, kid)
            .is_some_and(|(id, dict)| name(dict, b"S") == Some(b"Lbl") && kids(file, id).is_empty())
    };
    let kept: Vec<Object> = items.iter().filter(|kid| !empty(kid)).cloned().collect();
    if kept.len() < items.len() {
        file.get_dictionary_mut(item)?.set("K", kept);
    }
    Ok(())
}

/// What has a new parent: the page and the identifier of marked content.
type Moved = BTreeMap<(ObjectId, i64), ObjectId>;

/// Gives content that stands beside elements an element of its own.
fn wrap(file: &mut Document, parent: ObjectId, moved: &mut Moved) -> lopdf::Result<()> {
    let items = kids(file, parent);
    let page = file.get_dictionary(parent)?.get(b"Pg").cloned().ok();
    // An identifier with its page, if an item is marked content.
    let content = |item: &Object| -> Option<(ObjectId, i64)> {
        let own = page.as_ref().and_then(|page| page.as_reference().ok());
        match file.dereference(item).ok()?.1 {
            Object::Integer(mcid) => Some((own?, *mcid)),
            Object::Dictionary(dict) if !dict.has(b"Stm") => {
                let mcid = count(dict, b"MCID")?;
                let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
                Some((page.or(own)?, mcid))
            }
            _ => None,
        }
    };
    let marked: Vec<Option<(ObjectId, i64)>> = items.iter().map(content).collect();
    let beside = items.iter().any(|item| element(file, item).is_some());
    if !beside || marked.iter().all(Option::is_none) {
        return Ok(());
    }
    let mut out: Vec<Object> = Vec::new();
    let mut run: Vec<(Object, (ObjectId, i64))> = Vec::new();
    for (item, marked) in items.into_iter().zip(marked) {
        match marked {
            Some(marked) => run.push((item, marked)),
            None => {
                close(file, parent, page.as_ref(), &mut run, &mut out, moved);
                out.push(item);
            }
        }
    }
    close(file, parent, page.as_ref(), &mut run, &mut out, moved);
    file.get_dictionary_mut(parent)?.set("K", out);
    Ok(())
}

/// Ends a run of content: it becomes a `Span`.
fn close(
    file: &mut Document,
    parent: ObjectId,
    page: Option<&Object>,
    run: &mut Vec<(Object, (ObjectId, i64))>,
    out: &mut Vec<Object>,
    moved: &mut Moved,
) {
    if run.is_empty() {
        return;
    }
    let (items, marked): (Vec<Object>, Vec<_>) = std::mem::take(run).into_iter().unzip();
    let mut span = dictionary! {
        "Type" => "StructElem", "S" => "Span", "P" => parent, "K" => items,
    };
    if let Some(page) = page {
        span.set("Pg", page.clone());
    }
    let span = file.add_object(span);
    moved.extend(marked.into_iter().map(|marked| (marked, span)));
    out.push(Object::Reference(span));
}

/// Writes the new parents into the parent tree (ISO 32000-1, 14.7.4.4).
fn tell_parents(file: &mut Document, moved: &Moved) -> lopdf::Result<()> {
    if moved.is_empty() {
        return Ok(());
    }
    // The key of each page, and for it what has moved.
    let mut pages: BTreeMap<i64, Vec<(usize, ObjectId)>> = BTreeMap::new();
    for ((page, mcid), parent) in moved {
        let key = count(file.get_dictionary(*page)?, b"StructParents");
        if let (Some(key), Ok(mcid)) = (key, usize::try_from(*mcid)) {
            pages.entry(key).or_default().push((mcid, *parent));
        }
    }
    let root = file.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = file.get_dictionary(root)?.get(b"ParentTree")?.clone();
    match tree {
        Object::Reference(id) => tell_node(file, id, &pages),
        Object::Dictionary(mut tree) => {
            tell_numbers(file, &mut tree, &pages)?;
            file.get_dictionary_mut(root)?.set("ParentTree", tree);
            Ok(())
        }
        _ => Ok(()),
    }
}

type Parents = BTreeMap<i64, Vec<(usize, ObjectId)>>;

fn tell_node(file: &mut Document, id: ObjectId, pages: &Parents) -> lopdf::Result<()> {
    let mut node = file.get_dictionary(id)?.clone();
    tell_numbers(file, &mut node, pages)?;
    file.objects.insert(id, Object::Dictionary(node));
    Ok(())
}

fn tell_numbers(file: &mut Document, node: &mut Dictionary, pages: &Parents) -> lopdf::Result<()> {
    if let Ok(Object::Array(nodes)) = node.get(b"Kids").cloned() {
        for node in nodes {
            tell_node(file, node.as_reference()?, pages)?;
        }
    }
    let Ok(Object::Array(numbers)) = node.get_mut(b"Nums") else {
        return Ok(());
    };
    for pair in numbers.chunks_exact_mut(2) {
        let [key, value] = pair else { continue };
        let Some(parents) = key.as_i64().ok().and_then(|key| pages.get(&key)) else {
            continue;
        };
        let list = match value {
            Object::Reference(id) => file.get_object_mut(*id)?,
            value => value,
        };
        if let Object::Array(list) = list {
            for (mcid, parent) in parents {
                if let Some(slot) = list.get_mut(*mcid) {
                    *slot = Object::Reference(*parent);
                }
            }
        }
    }
    Ok(())
}
