//! Small parts of text: links, labels, places where a line may end.

use typst::foundations::{Content, Label, NativeElement, Value};
use typst::layout::{Abs, HElem};
use typst::model::{Destination, LinkElem, LinkTarget, Url};
use typst::text::TextElem;
use typst::utils::PicoStr;

/// A place where a line may end. Before a letter, a space: a break sign would be shaped into a ligature across it,
/// and end up in the text of the PDF. Before other signs a space offers none (UAX 14, LB13).
pub(super) fn may_break(letter: bool) -> Content {
    if letter {
        HElem::new(HAIR.into()).pack()
    } else {
        TextElem::packed("\u{200b}")
    }
}

/// The space that keeps two clusters apart: Typst leaves out one of no width.
const HAIR: Abs = Abs::raw(0.001);

/// A link to an address outside.
pub(super) fn link(target: Url, body: Content) -> Content {
    LinkElem::new(LinkTarget::Dest(Destination::Url(target)), body).pack()
}

/// An address that may stand in a PDF: of the web or of mail, in the characters that addresses have.
pub(super) fn web_address(target: &str) -> Option<Url> {
    let known = ["https://", "http://", "mailto:", "ftp://"];
    let lower = target
        .get(..target.len().min(8))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let named = known.iter().any(|scheme| lower.starts_with(scheme));
    let plain = target
        .chars()
        .all(|c| !c.is_control() && !c.is_whitespace());
    (named && plain).then(|| Url::new(target).ok()).flatten()
}

/// A label.
pub(super) fn label_of(name: &str) -> Option<Label> {
    Label::new(PicoStr::intern(name))
}

/// What is shown for characters that no font has: their code points, as furniture; never a silent box.
pub(super) fn code_points(text: &str) -> Content {
    let mut points: Vec<String> = text
        .chars()
        .take(4)
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    if text.chars().nth(4).is_some() {
        points.push("…".into());
    }
    TextElem::packed(format!("[{}]", points.join(" ")))
}

/// An array of contents.
pub(super) fn contents(items: impl IntoIterator<Item = Content>) -> Value {
    Value::Array(items.into_iter().map(Value::Content).collect())
}
