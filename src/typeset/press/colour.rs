//! Grey and black as DeviceGray: what typst-pdf writes in ICC-based grey (or, for an SVG, as equal parts of red,
//! green and blue) prints light where a press takes it for a colour (print-edition.md, 3).

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Owner, bytes, owners, resources};
use crate::typeset::pdf;

/// How a colour space counts its colours.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Space {
    Gray,
    Rgb,
    Other,
}

/// Rewrites every colour that is grey; colours that are not stay as they are.
pub(super) fn to_gray(file: &mut Document) -> lopdf::Result<()> {
    for owner in owners(file) {
        let mut used = BTreeSet::new();
        let content = Content::decode(&bytes(file, owner)?)?;
        let spaces = spaces(file, owner);
        let operations = rewrite(content.operations, &spaces, &mut used);
        let content = Content { operations }.encode()?;
        match owner {
            Owner::Page(page) => pdf::set_content(file, page, content)?,
            Owner::Form(form) => {
                let stream = file.get_object_mut(form)?.as_stream_mut()?;
                stream.set_plain_content(content);
                stream.compress()?;
            }
        }
        forget(file, owner, &spaces, &used)?;
    }
    device_gray(file);
    Ok(())
}

/// The named colour spaces of a stream.
fn spaces(file: &Document, owner: Owner) -> Vec<(Vec<u8>, Space)> {
    let named = resources(file, owner).and_then(|resources| {
        resources
            .get_deref(b"ColorSpace", file)
            .ok()?
            .as_dict()
            .ok()
    });
    let named = named.into_iter().flat_map(Dictionary::iter);
    named
        .map(|(name, value)| (name.clone(), space(file, value)))
        .collect()
}

fn space(file: &Document, value: &Object) -> Space {
    let Ok((_, value)) = file.dereference(value) else {
        return Space::Other;
    };
    match value {
        Object::Name(name) if name == b"DeviceGray" => Space::Gray,
        Object::Name(name) if name == b"DeviceRGB" => Space::Rgb,
        Object::Array(_) => match components(file, value) {
            Some(1) => Space::Gray,
            Some(3) => Space::Rgb,
            _ => Space::Other,
        },
        _ => Space::Other,
    }
}

/// The number of components of an ICC-based space.
pub(super) fn components(file: &Document, space: &Object) -> Option<i64> {
    let [kind, profile] = space.as_array().ok()?.as_slice() else {
        return None;
    };
    kind.as_name().ok().filter(|kind| *kind == b"ICCBased")?;
    let profile = file.dereference(profile).ok()?.1.as_stream().ok()?;
    pdf::count(&profile.dict, b"N")
}

/// `used` takes the names of the spaces that must stay.
fn rewrite(
    operations: Vec<Operation>,
    spaces: &[(Vec<u8>, Space)],
    used: &mut BTreeSet<Vec<u8>>,
) -> Vec<Operation> {
    // The space that fills and that strokes, and those that `Q` brings back.
    let mut now: [Option<(Vec<u8>, Space)>; 2] = [None, None];
    let mut saved = Vec::new();
    let mut out = Vec::with_capacity(operations.len());
    for operation in operations {
        let stroke = usize::from(operation.operator.starts_with(char::is_uppercase));
        match operation.operator.as_str() {
            "q" => saved.push(now.clone()),
            "Q" => now = saved.pop().unwrap_or_default(),
            "cs" | "CS" => {
                let name = operation.operands.first().and_then(|n| n.as_name().ok());
                let name = name.unwrap_or_default();
                let kind = match name {
                    b"DeviceGray" => Space::Gray,
                    b"DeviceRGB" => Space::Rgb,
                    name => {
                        let known = spaces.iter().find(|(known, _)| known == name);
                        known.map_or(Space::Other, |(_, kind)| *kind)
                    }
                };
                now[stroke] = Some((name.to_vec(), kind));
                // Its first colour is black; a grey one names no space.
                match kind {
                    Space::Other => {
                        used.insert(name.to_vec());
                        out.push(operation);
                    }
                    Space::Gray | Space::Rgb => out.push(gray(stroke, Object::Integer(0))),
                }
                continue;
            }
            "sc" | "SC" | "scn" | "SCN" => match (&now[stroke], operation.operands.as_slice()) {
                (Some((_, Space::Gray)), [value]) => {
                    replace_last(&mut out, gray(stroke, value.clone()));
                    continue;
                }
                (Some((_, Space::Rgb)), [red, green, blue]) if red == green && green == blue => {
                    replace_last(&mut out, gray(stroke, red.clone()));
                    continue;
                }
                (Some((name, Space::Rgb)), [_, _, _]) => {
                    used.insert(name.clone());
                    let operator = ["cs", "CS"][stroke];
                    let name = Object::Name(name.clone());
                    replace_last(&mut out, Operation::new(operator, vec![name]));
                }
                _ => {}
            },
            _ => {}
        }
        out.push(operation);
    }
    out
}

/// The operator that sets a grey.
fn gray(stroke: usize, value: Object) -> Operation {
    Operation::new(["g", "G"][stroke], vec![value])
}

/// Adds an operation, over the grey of the same kind that the one before it set for nothing.
fn replace_last(out: &mut Vec<Operation>, operation: Operation) {
    let stroke = operation.operator.starts_with(char::is_uppercase);
    let vain = out
        .last()
        .is_some_and(|last| last.operator == if stroke { "G" } else { "g" });
    if vain {
        out.pop();
    }
    out.push(operation);
}

/// Removes the spaces that a stream names no more.
fn forget(
    file: &mut Document,
    owner: Owner,
    spaces: &[(Vec<u8>, Space)],
    used: &BTreeSet<Vec<u8>>,
) -> lopdf::Result<()> {
    let Some(mut resources) = resources(file, owner).cloned() else {
        return Ok(());
    };
    let named = resources.get_deref(b"ColorSpace", file);
    let Ok(mut named) = named.and_then(Object::as_dict).cloned() else {
        return Ok(());
    };
    for (name, kind) in spaces {
        if *kind != Space::Other && !used.contains(name) {
            named.remove(name);
        }
    }
    match named.is_empty() {
        true => drop(resources.remove(b"ColorSpace")),
        false => resources.set("ColorSpace", named),
    }
    // Resources that streams share are each stream's own from here on.
    let own: ObjectId = owner.id();
    match file.get_object_mut(own)? {
        Object::Stream(stream) => stream.dict.set("Resources", resources),
        object => object.as_dict_mut()?.set("Resources", resources),
    }
    Ok(())
}

/// Writes `/DeviceGray` for every ICC-based grey that is left, of images and of shadings.
fn device_gray(file: &mut Document) {
    let greys: BTreeSet<ObjectId> = file
        .objects
        .iter()
        .filter(|(_, object)| {
            let dict = object.as_stream().map(|stream| &stream.dict);
            dict.is_ok_and(|dict| pdf::count(dict, b"N") == Some(1) && !dict.has(b"Type"))
        })
        .map(|(id, _)| *id)
        .collect();
    for object in file.objects.values_mut() {
        replace(object, &greys);
    }
}

fn replace(object: &mut Object, greys: &BTreeSet<ObjectId>) {
    let grey = match object {
        Object::Array(array) => match array.as_slice() {
            [Object::Name(kind), Object::Reference(profile)] => {
                kind == b"ICCBased" && greys.contains(profile)
            }
            _ => false,
        },
        _ => false,
    };
    if grey {
        *object = Object::Name(b"DeviceGray".to_vec());
        return;
    }
    match object {
        Object::Array(array) => array.iter_mut().for_each(|item| replace(item, greys)),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, item)| replace(item, greys)),
        Object::Stream(stream) => {
            let items = stream.dict.iter_mut();
            items.for_each(|(_, item)| replace(item, greys));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(content: &str) -> (String, BTreeSet<Vec<u8>>) {
        let spaces = [
            (b"c0".to_vec(), Space::Gray),
            (b"c1".to_vec(), Space::Rgb),
            (b"c2".to_vec(), Space::Other),
        ];
        let operations = Content::decode(content.as_bytes()).unwrap().operations;
        let mut used = BTreeSet::new();
        let operations = rewrite(operations, &spaces, &mut used);
        let text = Content { operations }.encode().unwrap();
        let text = String::from_utf8(text).unwrap().replace('\n', " ");
        (text, used)
    }

    #[test]
    fn greys_name_no_space_and_colours_keep_theirs() {
        let (text, used) = rewritten("/c0 cs 0 scn f /c1 CS 0.5 0.5 0.5 SCN S");
        assert_eq!(text, "0 g f 0.5 G S");
        assert!(used.is_empty());
        let (text, used) = rewritten("/c1 cs 1 0 0 scn f q /c0 cs 1 scn f Q 0 0 1 scn f");
        assert_eq!(text, "/c1 cs 1 0 0 scn f q 1 g f Q /c1 cs 0 0 1 scn f");
        assert_eq!(used, BTreeSet::from([b"c1".to_vec()]));
        let (text, used) = rewritten("/c2 cs 1 0 0 1 scn f");
        assert_eq!(text, "/c2 cs 1 0 0 1 scn f");
        assert_eq!(used, BTreeSet::from([b"c2".to_vec()]));
        assert_eq!(rewritten("/c1 cs f").0, "0 g f");
    }
}
