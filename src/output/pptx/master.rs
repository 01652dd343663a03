//! The slide master and its layouts: where placeholders stand and how their text looks.

use super::package::{Package, Related};
use super::theme::Look;
use crate::settings::Frame;

/// The layouts, in the order of their numbers.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// The lecture's title, and who gives it.
    Title,
    /// A headline and a body.
    Body,
    /// The start of a section: title and numeral on another ground.
    Section,
}

impl Layout {
    /// The number of its part.
    pub(super) fn number(self) -> usize {
        self as usize + 1
    }
}

/// Namespaces of every part of a presentation.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// What every tree of shapes begins with.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
     <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
     <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// Points as English Metric Units.
pub(super) fn emu(points: f64) -> i64 {
    (points * 12_700.0).round() as i64
}

/// A place and size, in points.
pub(super) fn place(x: f64, y: f64, width: f64, height: f64) -> String {
    let [x, y, width, height] = [x, y, width, height].map(emu);
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>")
}

/// A placeholder of a master or layout. `kind`: attributes of `p:ph`; `level`: its text's properties.
fn holder(id: usize, name: &str, kind: &str, place: &str, anchor: &str, level: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
         </p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\">\
         <a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{name}</a:t></a:r></a:p>\
         </p:txBody></p:sp>"
    )
}

/// Properties of the first level of text; headlines have the other font of the theme.
fn level(attributes: &str, size: u32, weight: &str, colour: &str) -> String {
    let font = if size > 4000 { "+mj-lt" } else { "+mn-lt" };
    format!(
        "<a:lvl1pPr {attributes}><a:buNone/><a:defRPr sz=\"{size}\" {weight}><a:solidFill>\
         <a:schemeClr val=\"{colour}\"/></a:solidFill><a:latin typeface=\"{font}\"/></a:defRPr></a:lvl1pPr>"
    )
}

/// A filled rectangle that says nothing: those who listen are not told of it.
pub(super) fn ornament(id: usize, name: &str, place: &str, colour: &str) -> String {
    ornament_of(id, name, place, colour, "rect")
}

/// The same in another shape.
pub(super) fn ornament_of(id: usize, name: &str, place: &str, colour: &str, shape: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\" descr=\"\"><a:extLst>\
         <a:ext uri=\"{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}\"><adec:decorative \
         xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>\
         </p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>{place}<a:prstGeom prst=\"{shape}\">\
         <a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill><a:ln><a:noFill/></a:ln>\
         </p:spPr></p:sp>"
    )
}

/// Where the parts of a slide stand.
pub(super) struct Places {
    pub(super) eyebrow: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) footer: String,
    pub(super) number: String,
}

impl Places {
    /// `mirrored`: for a language that is read from right to left.
    pub(super) fn of(frame: &Frame, mirrored: bool) -> Self {
        let wide = frame.width > 800.0;
        let (x, measure) = (frame.margin, frame.measure());
        let of_title = frame.span(if wide { 11 } else { 9 });
        let body = frame.span(11);
        let from = |width: f64| if mirrored { x + measure - width } else { x };
        Self {
            eyebrow: place(x, frame.eyebrow_top, measure, 20.0),
            title: place(
                from(of_title),
                frame.title_top,
                of_title,
                frame.title_bottom - frame.title_top,
            ),
            body: place(
                from(body),
                frame.body_top,
                body,
                frame.body_bottom - frame.body_top,
            ),
            footer: place(x, frame.footer_top, measure - 96.0, 20.0),
            number: place(x + measure - 90.0, frame.footer_top, 90.0, 20.0),
        }
    }
}

/// Adds the master, its theme and the layouts.
pub(super) fn add(package: &mut Package, frame: &Frame, look: &Look, mirrored: bool) {
    let places = Places::of(frame, mirrored);
    let small = "b=\"1\" spc=\"80\"";
    let eyebrow = holder(
        6,
        "Section",
        "type=\"body\" sz=\"quarter\" idx=\"10\"",
        &places.eyebrow,
        "t",
        &level("marL=\"0\" indent=\"0\"", 1400, small, "accent1"),
    );
    let footer = holder(
        4,
        "Footer",
        "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
        &places.footer,
        "t",
        &level("algn=\"l\"", 1400, "", "tx2"),
    );
    let number = number(&places);
    package.part("ppt/theme/theme1.xml", look.xml(), &[]);
    master(package, frame, look, &places, &(footer.clone() + &number));
    let title = holder(2, "Title", "type=\"title\"", &places.title, "t", "");
    let body = holder(3, "Body", "type=\"body\" idx=\"1\"", &places.body, "t", "");
    let layouts = [
        (
            Layout::Title,
            "title",
            "Title",
            opening(frame, &eyebrow, mirrored),
        ),
        (
            Layout::Body,
            "obj",
            "Headline and body",
            title + &body + &eyebrow + &footer + &number,
        ),
        (Layout::Section, "secHead", "Section", section(frame, look)),
    ];
    for (layout, kind, name, shapes) in layouts {
        let bare = layout == Layout::Section;
        let ground = match bare {
            true => format!(
                "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"{}\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>",
                look.divider().0
            ),
            false => String::new(),
        };
        let hidden = if bare { " showMasterSp=\"0\"" } else { "" };
        let xml = format!(
            "<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\"{hidden}><p:cSld name=\"{name}\">{ground}<p:spTree>\
             {TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        );
        let related = [Related::part(
            "slideMaster",
            "../slideMasters/slideMaster1.xml",
        )];
        let name = format!("ppt/slideLayouts/slideLayout{}.xml", layout.number());
        package.part(&name, xml, &related);
    }
}

fn number(places: &Places) -> String {
    let level = level("algn=\"r\"", 1400, "", "tx2");
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"5\" name=\"Number\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"sldNum\" sz=\"quarter\" idx=\"12\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"/>\
         <a:lstStyle>{level}</a:lstStyle><a:p><a:fld id=\"{{86CB4B4D-7CA3-9044-876B-883B54F8677D}}\" \
         type=\"slidenum\"><a:rPr lang=\"en-GB\"/><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>",
        places.number
    )
}

/// The placeholders of the first slide.
fn opening(frame: &Frame, eyebrow: &str, mirrored: bool) -> String {
    let wide = frame.width > 800.0;
    let width = frame.span(if wide { 10 } else { 9 });
    let x = match mirrored {
        true => frame.width - frame.margin - width,
        false => frame.margin,
    };
    let title = holder(
        2,
        "Title",
        "type=\"ctrTitle\"",
        &place(x, 96.0, width, 190.0),
        "t",
        &level("", 4800, "b=\"1\"", "tx1"),
    );
    let people = holder(
        3,
        "Subtitle",
        "type=\"subTitle\" idx=\"1\"",
        &place(x, 310.0, width, 170.0),
        "b",
        &level("marL=\"0\" indent=\"0\"", 2000, "", "tx1"),
    );
    title + &people + eyebrow
}

/// The placeholders of a divider.
fn section(frame: &Frame, look: &Look) -> String {
    let ink = look.divider().1;
    let (x, wide) = (frame.margin, frame.width > 800.0);
    let numeral = frame.span(3);
    let title = holder(
        2,
        "Title",
        "type=\"title\"",
        &place(
            x + numeral + frame.gutter,
            130.0,
            frame.span(if wide { 9 } else { 6 }),
            260.0,
        ),
        "ctr",
        &level("", 4400, "b=\"1\"", ink),
    );
    let number = holder(
        3,
        "Numeral",
        "type=\"body\" sz=\"quarter\" idx=\"13\"",
        &place(x, 130.0, numeral, 260.0),
        "ctr",
        &format!(
            "<a:lvl1pPr marL=\"0\" indent=\"0\"><a:lnSpc><a:spcPct val=\"90000\"/></a:lnSpc><a:buNone/>\
             <a:defRPr sz=\"16000\"><a:solidFill><a:schemeClr val=\"{}\"/></a:solidFill>\
             <a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr>",
            if look.palette.dark { "accent1" } else { "bg2" }
        ),
    );
    title + &number
}

fn master(package: &mut Package, frame: &Frame, look: &Look, places: &Places, furniture: &str) {
    let spine = match look.palette.dark {
        true => String::new(),
        false => ornament(7, "Spine", &place(0.0, 0.0, 12.0, frame.height), "accent1"),
    };
    let title = holder(2, "Title", "type=\"title\"", &places.title, "t", "");
    let body = holder(3, "Body", "type=\"body\" idx=\"1\"", &places.body, "t", "");
    let fill = |colour: &str| format!("<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>");
    // A dash in the accent's colour, hanging; deeper levels as the first, further in.
    let levels: String = (1..=9)
        .map(|n| {
            let indent = n * emu(24.0);
            format!(
                "<a:lvl{n}pPr marL=\"{indent}\" indent=\"-{}\" algn=\"l\"><a:lnSpc><a:spcPct val=\"110000\"/></a:lnSpc>\
                 <a:spcBef><a:spcPts val=\"1200\"/></a:spcBef><a:buClr><a:schemeClr val=\"accent2\"/></a:buClr>\
                 <a:buFont typeface=\"+mj-lt\"/><a:buChar char=\"–\"/><a:defRPr sz=\"{}\">{}\
                 <a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{n}pPr>",
                emu(24.0),
                if n == 1 { 2400 } else { 2000 },
                fill("tx1"),
            )
        })
        .collect();
    let layouts: String = (1..=3)
        .map(|n| {
            format!(
                "<p:sldLayoutId id=\"{}\" r:id=\"rId{n}\"/>",
                2_147_483_649_u64 + n
            )
        })
        .collect();
    let xml = format!(
        "<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{spine}\
         {title}{body}{furniture}</p:spTree></p:cSld><p:clrMap {map} accent1=\"accent1\" accent2=\"accent2\" \
         accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
         folHlink=\"folHlink\"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>\
         <a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"95000\"/></a:lnSpc><a:buNone/><a:defRPr sz=\"3400\" b=\"1\">{ink}\
         <a:latin typeface=\"+mj-lt\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>\
         {levels}</p:bodyStyle><p:otherStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1800\">{ink}\
         <a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>",
        ground = fill("bg1"),
        map = look.map,
        ink = fill("tx1"),
    );
    let mut related: Vec<Related> = (1..=3)
        .map(|n| {
            Related::part(
                "slideLayout",
                &format!("../slideLayouts/slideLayout{n}.xml"),
            )
        })
        .collect();
    related.push(Related::part("theme", "../theme/theme1.xml"));
    package.part("ppt/slideMasters/slideMaster1.xml", xml, &related);
}
