//! The parts that name the others: the presentation, and the properties of the document.

use super::Pptx;
use super::master::{SPACES, emu};
use super::package::{Package, Related};
use super::text::{attribute, content};
use crate::settings::Frame;
use crate::typeset::CREATOR;

/// Adds them; the deck has `slides` slides.
pub(super) fn add(package: &mut Package, input: &Pptx<'_>, frame: &Frame, slides: usize) {
    let mut related = vec![
        Related::part("slideMaster", "slideMasters/slideMaster1.xml"),
        Related::part("notesMaster", "notesMasters/notesMaster1.xml"),
        Related::part("theme", "theme/theme1.xml"),
    ];
    let first = related.len() + 1;
    let settings = [
        ("presProps", "presentationPr", ""),
        ("viewProps", "viewPr", ""),
        (
            "tableStyles",
            "tblStyleLst",
            " def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"",
        ),
    ];
    let mut list = String::new();
    for n in 1..=slides {
        related.push(Related::part("slide", &format!("slides/slide{n}.xml")));
        list.push_str(&format!(
            "<p:sldId id=\"{}\" r:id=\"rId{}\"/>",
            255 + n,
            first + n - 1
        ));
    }
    // PowerPoint mends a presentation without these.
    for (name, element, attributes) in settings {
        related.push(Related::part(name, &format!("{name}.xml")));
        let space = if name == "tableStyles" { "a" } else { "p" };
        let xml = format!("<{space}:{element} {SPACES}{attributes}/>");
        package.part(&format!("ppt/{name}.xml"), xml, &[]);
    }
    let list = if list.is_empty() {
        list
    } else {
        format!("<p:sldIdLst>{list}</p:sldIdLst>")
    };
    let (width, height) = (emu(frame.width), emu(frame.height));
    let language = attribute(&input.manuscript.meta.language);
    let xml = format!(
        "<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>{list}\
         <p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle>\
         <a:defPPr><a:defRPr lang=\"{language}\"/></a:defPPr></p:defaultTextStyle></p:presentation>"
    );
    package.part("ppt/presentation.xml", xml, &related);
    let meta = &input.manuscript.meta;
    let typed = input.lecture.title.as_ref().or(meta.title.as_ref());
    let cased = meta
        .title_cased
        .as_deref()
        .filter(|_| input.lecture.title.is_none());
    let title = content(
        cased
            .or(typed.map(|title| title.text.as_str()))
            .unwrap_or_default(),
    );
    let names: Vec<&str> = meta
        .authors
        .iter()
        .map(|author| author.name_cased.as_str())
        .collect();
    let (date, authors) = (input.date, content(&names.join("; ")));
    let stamp = format!(
        "{:04}-{:02}-{:02}T00:00:00Z",
        date.year, date.month, date.day
    );
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{authors}</dc:creator><dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:modified></cp:coreProperties>"
    );
    package.part("docProps/core.xml", core, &[]);
    let app = format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{CREATOR}</Application><Slides>{slides}</Slides></Properties>"
    );
    package.part("docProps/app.xml", app, &[]);
    let whole = [
        Related::part("officeDocument", "ppt/presentation.xml"),
        Related::properties(),
        Related::part("extended-properties", "docProps/app.xml"),
    ];
    package.relations("_rels/.rels", &whole);
}
