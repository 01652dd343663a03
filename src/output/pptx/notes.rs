//! The speaker's notes: a notes page to every slide, and their master.

use super::Pptx;
use super::master::{SPACES, TREE, place};
use super::package::{Package, Related};
use super::slide::Page;
use super::text::{Type, Writer, paragraph, right_to_left};
use super::theme::Look;
use crate::deck::clock;
use crate::output::Spoken;
use crate::settings::Frame;
use crate::source::Span;

/// The notes of a slide.
pub(super) fn slide(input: &Pptx<'_>, page: &Page<'_>) -> String {
    let spoken = Spoken::new(input.source, input.manuscript);
    let mut writer = Writer::new(input.source, input.manuscript, Vec::new());
    let mut lines: Vec<String> = Vec::new();
    if let Some((notes, from, to)) = page.notes {
        lines.push(format!("{}–{}", clock(*from), clock(*to)));
        let text = |spans: &Vec<Span>| {
            let sentences = spans
                .iter()
                .map(|span| spoken.text(std::slice::from_ref(span)));
            sentences.collect::<Vec<_>>().join(" ")
        };
        lines.extend(notes.first.iter().map(text));
        if !notes.rest.is_empty() {
            lines.push("———".to_owned());
            lines.extend(notes.rest.iter().map(text));
        }
    }
    let paragraphs: String = lines
        .iter()
        .map(|line| {
            let way = if right_to_left(line) {
                " algn=\"r\" rtl=\"1\""
            } else {
                ""
            };
            paragraph((way, ""), &writer.plain(line, Type::default()))
        })
        .collect();
    let paragraphs = if paragraphs.is_empty() {
        "<a:p/>".to_owned()
    } else {
        paragraphs
    };
    format!(
        "<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr>\
         </p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>\
         <p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr>\
         <a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}

/// Adds the master of the notes' pages (A4, upright) and its theme.
pub(super) fn add_master(package: &mut Package, frame: &Frame, look: &Look) {
    let width = 430.0;
    let height = width * frame.height / frame.width;
    let image = place((540.0 - width) / 2.0, 40.0, width, height);
    let body = place(40.0, 40.0 + height + 20.0, 460.0, 720.0 - height - 80.0);
    let level = "<a:lvl1pPr marL=\"0\" indent=\"0\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef><a:buNone/>\
                 <a:defRPr sz=\"1100\"><a:solidFill><a:srgbClr val=\"1F2328\"/></a:solidFill>\
                 <a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>";
    let xml = format!(
        "<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/>\
         </p:nvPr></p:nvSpPr><p:spPr>{image}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>\
         <a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"9AA0A8\"/></a:solidFill></a:ln></p:spPr></p:sp><p:sp><p:nvSpPr>\
         <p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr>{body}<a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/>\
         <a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>\
         <p:clrMap {} accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" \
         accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:notesStyle>{level}\
         </p:notesStyle></p:notesMaster>",
        look.map
    );
    package.part("ppt/theme/theme2.xml", look.xml(), &[]);
    let related = [Related::part("theme", "../theme/theme2.xml")];
    package.part("ppt/notesMasters/notesMaster1.xml", xml, &related);
}
