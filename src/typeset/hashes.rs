//! The hashes of pages, by which a preview knows those that changed.
//!
//! In: a document, and what it was before an edit. Out: a hash of each page and of its frame. To hash a page takes a
//! multiple of the time of looking whether it is the one before, and an edit changes a few.

use std::ops::Deref;

use typst::layout::{Frame, FrameItem, GroupItem};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

use crate::shares::in_shares;

/// A document and the hashes of its pages.
#[derive(Clone)]
pub(super) struct Hashed {
    document: PagedDocument,
    hashes: Vec<Hashes>,
}

/// The hashes of one page.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Hashes {
    /// Of its frame: its ink and where that comes from.
    pub(super) frame: u128,
    /// Of all of it.
    pub(super) page: u128,
}

impl Hashed {
    /// The hashes of the pages of `document`; those that `before` had at the same place are taken from there.
    pub(super) fn of(document: PagedDocument, before: Option<&Self>) -> Self {
        let known = |index: usize, page: &Page| {
            let before = before?;
            let other = before.document.pages().get(index)?;
            let known = before.hashes.get(index)?;
            let same = is_same_page(page, other);
            debug_assert!(!same || known.page == hash128(page), "taken for another");
            same.then_some(*known)
        };
        let pages = document.pages().iter().enumerate().collect();
        let hashes = in_shares(pages, |(index, page)| {
            let new = || {
                // The frame remembers its hash, which is a part of the page's.
                let frame = hash128(&page.frame);
                let page = hash128(page);
                Hashes { frame, page }
            };
            Some(known(index, page).unwrap_or_else(new))
        });
        Self { document, hashes }
    }

    /// The hashes of each page.
    pub(super) fn hashes(&self) -> &[Hashes] {
        &self.hashes
    }
}

impl From<PagedDocument> for Hashed {
    /// For pages whose hashes nobody asks.
    fn from(document: PagedDocument) -> Self {
        let hashes = Vec::new();
        Self { document, hashes }
    }
}

impl Deref for Hashed {
    type Target = PagedDocument;

    fn deref(&self) -> &PagedDocument {
        &self.document
    }
}

/// Whether two pages have the same hash.
fn is_same_page(a: &Page, b: &Page) -> bool {
    // Named one by one, so that a new field is not forgotten.
    let Page {
        frame,
        bleed,
        fill,
        numbering,
        supplement,
        number,
    } = a;
    *number == b.number
        && *bleed == b.bleed
        && *fill == b.fill
        && *numbering == b.numbering
        && hash128(supplement) == hash128(&b.supplement)
        && is_same(frame, &b.frame)
}

fn is_same(a: &Frame, b: &Frame) -> bool {
    let (mut items, mut others) = (a.items(), b.items());
    a.size() == b.size()
        && a.kind() == b.kind()
        && a.has_baseline() == b.has_baseline()
        && a.baseline() == b.baseline()
        && items.len() == others.len()
        && (std::ptr::eq(items.as_slice(), others.as_slice())
            || items.all(|(at, item)| {
                let other = others.next();
                other.is_some_and(|(place, other)| at == place && is_same_item(item, other))
            }))
}

fn is_same_item(a: &FrameItem, b: &FrameItem) -> bool {
    match (a, b) {
        (FrameItem::Group(a), FrameItem::Group(b)) => is_same_group(a, b),
        (FrameItem::Text(a), FrameItem::Text(b)) => a == b,
        (FrameItem::Shape(a, of), FrameItem::Shape(b, other)) => of == other && a == b,
        (FrameItem::Image(a, size, of), FrameItem::Image(b, long, other)) => {
            of == other && size == long && a == b
        }
        (FrameItem::Link(a, size), FrameItem::Link(b, long)) => size == long && a == b,
        // What equals here may still differ in its spans.
        (FrameItem::Tag(a), FrameItem::Tag(b)) => hash128(a) == hash128(b),
        _ => false,
    }
}

fn is_same_group(a: &GroupItem, b: &GroupItem) -> bool {
    let GroupItem {
        frame,
        transform,
        clip,
        label,
        parent,
    } = a;
    *transform == b.transform
        && *clip == b.clip
        && *label == b.label
        && *parent == b.parent
        && is_same(frame, &b.frame)
}
