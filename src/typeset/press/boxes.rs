//! Trim and bleed of every page, crop marks if they are wanted, and nothing to click (ISO 32000-1, 14.11.2).

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::typeset::pdf;

/// Points of a millimetre.
const MM: f64 = 72.0 / 25.4;

/// How far from the trim a mark begins, at least, and how long and thick it is.
const MARK_OFFSET: f64 = 3.0 * MM;
const MARK_LENGTH: f64 = 5.0 * MM;
const MARK_WIDTH: f64 = 0.25;

/// Left, bottom, right, top.
type Edges = [f64; 4];

/// Sets the boxes of all pages; `marks` draws crop marks outside trim and bleed and grows the page for them.
pub(super) fn set(file: &mut Document, marks: bool) -> lopdf::Result<()> {
    for page in file.page_iter().collect::<Vec<_>>() {
        let dict = file.get_dictionary(page)?;
        let sheet = edges(dict, b"MediaBox").unwrap_or_default();
        let trim = edges(dict, b"TrimBox").unwrap_or(sheet);
        let (sheet, trim, bleed) = match marks {
            true => marked(file, page, sheet, trim)?,
            false => (sheet, trim, sheet),
        };
        let dict = file.get_dictionary_mut(page)?;
        for (name, edges) in [("MediaBox", sheet), ("BleedBox", bleed), ("TrimBox", trim)] {
            dict.set(name, numbers(edges));
        }
        for key in [
            &b"Annots"[..],
            b"CropBox",
            b"ArtBox",
            b"StructParents",
            b"Tabs",
            b"Group",
        ] {
            dict.remove(key);
        }
    }
    Ok(())
}

fn edges(dict: &Dictionary, name: &[u8]) -> Option<Edges> {
    let array = dict.get(name).and_then(Object::as_array).ok()?;
    let mut edges = [0.0; 4];
    for (edge, value) in edges.iter_mut().zip(array) {
        *edge = f64::from(value.as_float().ok()?);
    }
    (array.len() == 4).then_some(edges)
}

fn numbers(edges: Edges) -> Vec<Object> {
    edges.map(Object::from).to_vec()
}

/// Moves the page's content to the middle of a larger sheet and draws the marks around it.
fn marked(
    file: &mut Document,
    page: ObjectId,
    sheet: Edges,
    trim: Edges,
) -> lopdf::Result<(Edges, Edges, Edges)> {
    let bleed = [
        trim[0] - sheet[0],
        trim[1] - sheet[1],
        sheet[2] - trim[2],
        sheet[3] - trim[3],
    ]
    .into_iter()
    .fold(0.0, f64::max);
    let offset = bleed.max(MARK_OFFSET);
    // The same on all sides, so that the trim lies in the middle of the sheet.
    let around = offset + MARK_LENGTH + MM;
    let (dx, dy) = (around - trim[0], around - trim[1]);
    let moved = |edges: Edges| [edges[0] + dx, edges[1] + dy, edges[2] + dx, edges[3] + dy];
    let (trim, bleed) = (moved(trim), moved(sheet));
    let sheet = [0.0, 0.0, trim[2] + around, trim[3] + around];
    let mut content = format!("q\n1 0 0 1 {dx} {dy} cm\n").into_bytes();
    content.extend(file.get_page_content_with_limit(page, usize::MAX)?);
    content.extend(format!("\nQ\nq\n0 G\n{MARK_WIDTH} w\n").into_bytes());
    content.extend(lines(trim, offset).into_bytes());
    content.extend(b"Q");
    pdf::set_content(file, page, content)?;
    Ok((sheet, trim, bleed))
}

/// Two marks a corner.
fn lines([left, bottom, right, top]: Edges, offset: f64) -> String {
    let end = offset + MARK_LENGTH;
    let mut out = String::new();
    for (x, side) in [(left, -1.0), (right, 1.0)] {
        for (y, level) in [(bottom, -1.0), (top, 1.0)] {
            let (from, to) = (x + side * offset, x + side * end);
            out.push_str(&format!("{from} {y} m\n{to} {y} l\nS\n"));
            let (from, to) = (y + level * offset, y + level * end);
            out.push_str(&format!("{x} {from} m\n{x} {to} l\nS\n"));
        }
    }
    out
}
