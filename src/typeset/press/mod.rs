//! The file for the printer: a page's ink and its boxes, prepared for PDF/X-3.
//!
//! In: the laid-out print edition and what the house says of its printer. Out: a PDF and [`PressFacts`], what a
//! black-only press would trip over. The layout is that of the reading file: typst-pdf writes its pages untagged
//! in PDF 1.4, and lopdf edits the bytes (print-edition.md, 3): black as DeviceGray, boxes, output intent, nothing to
//! click. Typst and krilla have no PDF/X (typst#6012, krilla#407): to go when they have.
//!
//! "Prepared for" and never "conforms": no preflight program has had its say.

mod audit;
mod boxes;
mod colour;
mod content;
mod edge;
mod images;
mod intent;
mod placed;

use typst::layout::{Abs, Sides};
use typst_layout::{Page, PagedDocument};
use typst_pdf::PdfStandard;

use super::edition::{Edition, TypesetError};
use super::layout::PressFacts;
use super::pdf;
use crate::settings::Press;

/// The bleed where ink reaches an edge (print-edition.md, 3).
const BLEED: f64 = 3.0 * 72.0 / 25.4;

/// Makes the printer's file.
pub fn press(edition: &Edition, wants: &Press) -> Result<(Vec<u8>, PressFacts), TypesetError> {
    let pages = edition.document.pages();
    let reaches = || pages.iter().any(edge::reached);
    let bleed = wants
        .bleed
        .unwrap_or_else(|| if reaches() { BLEED } else { 0.0 });
    let document = bled(&edition.document, bleed);
    let bytes = edition.export(&document, "press", &[PdfStandard::V_1_4], false)?;
    let mut file = pdf::open(&bytes)?;
    pdf::told(edit(&mut file, wants))?;
    let labels: Vec<String> = pages.iter().map(|page| page.number.to_string()).collect();
    let facts = PressFacts {
        images: placed::images(pages, &edition.pictures),
        colour: audit::colour(&file, &labels),
        transparency: audit::transparency(&file, &labels),
    };
    Ok((pdf::save(file)?, facts))
}

/// The document with at least so much bleed on every page; fills and backgrounds of the page grow into it.
fn bled(document: &PagedDocument, bleed: f64) -> PagedDocument {
    let least = Abs::pt(bleed);
    let pages = document.pages().iter().cloned().map(|page| Page {
        bleed: Sides {
            left: page.bleed.left.max(least),
            top: page.bleed.top.max(least),
            right: page.bleed.right.max(least),
            bottom: page.bleed.bottom.max(least),
        },
        ..page
    });
    let mut bled = PagedDocument::new(
        pages.collect(),
        typst::model::Document::info(document).clone(),
    );
    // Keywords, authors and title are the edition's own.
    *bled.info_mut() = typst::model::Document::info(document).clone();
    bled
}

fn edit(file: &mut lopdf::Document, wants: &Press) -> lopdf::Result<()> {
    colour::to_gray(file)?;
    images::to_gray(file)?;
    boxes::set(file, wants.crop_marks)?;
    intent::set(file, wants)?;
    file.prune_objects();
    file.renumber_objects();
    Ok(())
}
