//! Content painted in the order of its tags.
//!
//! Typst paints a page from top to bottom, and so a footnote long after the line that calls it, where its tags have
//! it. Some readers (reflow, copying, older screen readers) go by the painting. The marked sequences that
//! krilla writes carry their whole state with them, so they may stand in any order, as long as none is covered
//! that was not before: a page where that cannot be shown stays as it is.

mod extents;
mod tags;
mod units;

use lopdf::content::Content;
use lopdf::{Document, ObjectId};

use super::pdf;
use units::{Unit, units};

/// Puts the pages' content in the order of the tags.
pub(super) fn mend(file: &mut Document) -> lopdf::Result<()> {
    let tags = tags::by_page(file);
    for page in file.page_iter().collect::<Vec<_>>() {
        let Some(wanted) = tags.get(&page) else {
            continue;
        };
        if let Some(content) = reordered(file, page, wanted)? {
            pdf::set_content(file, page, content)?;
        }
    }
    Ok(())
}

/// The page's content in the order of `wanted`; `None` if it has that order, or cannot have it.
fn reordered(file: &Document, page: ObjectId, wanted: &[i64]) -> lopdf::Result<Option<Vec<u8>>> {
    let content = Content::decode(&file.get_page_content_with_limit(page, usize::MAX)?)?;
    let objects = extents::of(file, page);
    let extent = |name: &[u8]| objects.get(name).copied();
    let Some(units) = units(&content.operations, &extent) else {
        return Ok(None);
    };
    let rank = |mcid: &i64| wanted.iter().position(|known| known == mcid);
    let ranks: Vec<Option<usize>> = units
        .iter()
        .map(|unit| unit.mcids.iter().filter_map(rank).min())
        .collect();
    let order = in_order(&ranks);
    if order.is_sorted() || covers(&units, &order) {
        return Ok(None);
    }
    let operations = order.iter().filter_map(|&at| units.get(at));
    let operations: Vec<_> = operations
        .flat_map(|unit| unit.operations.iter().cloned())
        .collect();
    Content { operations }.encode().map(Some)
}

/// The order in which units of these ranks should come. As few as can be leave their place; those without a rank
/// keep theirs, and so their order among themselves.
fn in_order(ranks: &[Option<usize>]) -> Vec<usize> {
    let kept = longest_rise(ranks);
    let mut moved: Vec<(usize, usize)> = Vec::new();
    let mut order: Vec<usize> = Vec::new();
    for (at, rank) in ranks.iter().enumerate() {
        match rank {
            Some(rank) if !kept.contains(&at) => moved.push((*rank, at)),
            _ => order.push(at),
        }
    }
    moved.sort_unstable();
    for (rank, at) in moved {
        // Behind the nearest that its tags put before it.
        let before = order
            .iter()
            .enumerate()
            .filter_map(|(place, &unit)| Some((ranks[unit]?, place)))
            .filter(|(other, _)| *other <= rank)
            .max();
        let first = || order.iter().position(|&unit| ranks[unit].is_some());
        let place = match before {
            Some((_, place)) => place + 1,
            None => first().unwrap_or(0),
        };
        order.insert(place, at);
    }
    order
}

/// The places of a longest rising sequence among those that have a rank.
fn longest_rise(ranks: &[Option<usize>]) -> Vec<usize> {
    // For each length, the place whose rank ends such a sequence lowest; and what comes before each place.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; ranks.len()];
    for (at, rank) in ranks.iter().enumerate() {
        if rank.is_none() {
            continue;
        }
        let length = ends.partition_point(|&end| ranks[end] <= *rank);
        before[at] = length
            .checked_sub(1)
            .and_then(|last| ends.get(last).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rise = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        rise.push(at);
        next = before[at];
    }
    rise.reverse();
    rise
}

/// Whether a unit that hides what lies under it would come before or behind one that it may overlap.
fn covers(units: &[Unit], order: &[usize]) -> bool {
    let mut place = vec![0; units.len()];
    for (now, &unit) in order.iter().enumerate() {
        place[unit] = now;
    }
    let hiding = units.iter().enumerate().filter(|(_, unit)| unit.hides);
    hiding.into_iter().any(|(one, hider)| {
        units.iter().enumerate().any(|(other, unit)| {
            let swapped = (one < other) != (place[one] < place[other]);
            one != other && swapped && hider.meets(unit)
        })
    })
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn ordered(ranks: &[i32]) -> Vec<usize> {
        let ranks: Vec<Option<usize>> = ranks.iter().map(|r| usize::try_from(*r).ok()).collect();
        in_order(&ranks)
    }

    #[test]
    fn few_units_move_and_those_without_tags_stay() {
        assert_eq!(ordered(&[0, 1, 2]), [0, 1, 2]);
        // A note (2, 3) painted behind the rule that sets it off (-1).
        assert_eq!(
            ordered(&[-1, 0, 1, 4, 5, 6, -1, 2, 3]),
            [0, 1, 2, 7, 8, 3, 4, 5, 6]
        );
        assert_eq!(ordered(&[1, 2, 0]), [2, 0, 1]);
        assert_eq!(ordered(&[]), [0usize; 0]);
    }

    fn page(content: &str) -> (Document, ObjectId) {
        let mut file = Document::new();
        let object = |dict| lopdf::Stream::new(dict, Vec::new());
        let image = file.add_object(object(dictionary! { "Subtype" => "Image" }));
        // Far above where it is put.
        let bounds = vec![0.into(), 20.into(), 1.into(), 21.into()];
        let form = dictionary! { "Subtype" => "Form", "BBox" => bounds };
        let form = file.add_object(object(form));
        let objects = dictionary! { "image" => image, "form" => form };
        let page = file.add_object(dictionary! {
            "Type" => "Page", "Resources" => dictionary! { "XObject" => objects },
        });
        pdf::set_content(&mut file, page, content.as_bytes().to_vec()).unwrap();
        (file, page)
    }

    const TEXT: &str = "BT /f0 10 Tf 1 0 0 -1 0 0 Tm (x) Tj ET";

    fn mended(middle: &str) -> Option<String> {
        let text = |mcid: i64, y: i64| {
            format!("/Span <</MCID {mcid}>> BDC q 1 0 0 -1 9 {y} cm {TEXT} Q EMC\n")
        };
        let content = [
            text(0, 700),
            text(1, 680),
            text(3, 660),
            middle.to_owned(),
            text(2, 100),
        ]
        .concat();
        let (file, page) = page(&content);
        let bytes = reordered(&file, page, &[0, 2, 1, 3]).unwrap()?;
        Some(String::from_utf8_lossy(&bytes).replace('\n', " "))
    }

    #[test]
    fn a_page_is_painted_as_it_is_tagged() {
        let mended = mended("/Artifact BMC q 0 0 m 9 0 l S Q EMC\n").unwrap();
        let at = |part: &str| mended.find(part).unwrap();
        assert!(
            at("MCID 0") < at("MCID 2") && at("MCID 2") < at("MCID 1"),
            "{mended}"
        );
        assert_eq!(mended.matches("Tj").count(), 4);
    }

    #[test]
    fn nothing_is_covered_that_was_not_before() {
        assert_eq!(mended("/Artifact BMC q 0 90 m 9 110 l f Q EMC\n"), None);
        assert!(mended("/Artifact BMC q 0 200 m 9 300 l f Q EMC\n").is_some());
        assert_eq!(mended("/X Do\n"), None);
        assert!(mended("q 9 0 0 9 9 400 cm /image Do Q\n").is_some());
        assert_eq!(mended("q 9 0 0 9 9 95 cm /image Do Q\n"), None);
        assert!(mended("q 9 0 0 9 9 95 cm /form Do Q\n").is_some());
        // A state that is set for all that follows.
        assert_eq!(mended("0.5 w\n"), None);
    }
}
