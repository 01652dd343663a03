//! The DOIs of an entry, in whatever form they were typed.

use super::addresses::{tokens, trimmed};
use crate::checks::Text;
use crate::references::Reference;
use crate::source::Span;

/// A DOI as typed.
pub(super) struct Doi<'a> {
    /// With its label or address: `doi:10.1000/x`.
    pub(super) span: Span,
    /// What should be the DOI itself: `10.1000/x`.
    pub(super) text: &'a str,
    /// What stands before it in `span`.
    pub(super) form: Form,
}

/// How a DOI is introduced.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `https://doi.org/`
    Address,
    /// Any other address: `http://dx.doi.org/`.
    OldAddress,
    /// `doi:`, `DOI `
    Label,
    /// Nothing.
    Bare,
}

/// The DOIs of `entry`, in order.
pub(super) fn dois<'a>(t: &Text<'a>, entry: &Reference) -> Vec<Doi<'a>> {
    let mut out: Vec<Doi> = Vec::new();
    // Where a label stands that is a word of its own.
    let mut label: Option<Span> = None;
    for (span, word) in tokens(t, entry) {
        let word = trimmed(word);
        let lower = word.to_ascii_lowercase();
        let own = label.take();
        if let Some(at) = lower.find("doi.org/") {
            let form = match lower.get(..at) {
                Some("https://") => Form::Address,
                _ => Form::OldAddress,
            };
            let start = own.map_or(span.start, |label| label.start);
            let form = if own.is_some() { Form::Label } else { form };
            push(
                &mut out,
                Span::new(start, span.start + word.len()),
                word,
                at + "doi.org/".len(),
                form,
            );
        } else if lower == "doi" || lower == "doi:" {
            label = Some(span);
        } else if lower.starts_with("doi:") {
            push(
                &mut out,
                Span::new(span.start, span.start + word.len()),
                word,
                "doi:".len(),
                Form::Label,
            );
        } else if own.is_some() && lower.starts_with(|c: char| c.is_ascii_digit()) {
            let start = own.map_or(span.start, |label| label.start);
            push(
                &mut out,
                Span::new(start, span.start + word.len()),
                word,
                0,
                Form::Label,
            );
        } else if lower.starts_with("10.") && is_well_formed(word) {
            push(
                &mut out,
                Span::new(span.start, span.start + word.len()),
                word,
                0,
                Form::Bare,
            );
        }
    }
    out
}

fn push<'a>(out: &mut Vec<Doi<'a>>, span: Span, word: &'a str, at: usize, form: Form) {
    let text = word.get(at..).unwrap_or("");
    out.push(Doi { span, text, form });
}

impl Doi<'_> {
    /// Whether it can be a DOI, or a short one (`https://doi.org/fdkq2x`).
    pub(super) fn is_well_formed(&self) -> bool {
        let is_address = matches!(self.form, Form::Address | Form::OldAddress);
        let short = (3..=10).contains(&self.text.len())
            && self.text.bytes().all(|b| b.is_ascii_alphanumeric());
        is_well_formed(self.text) || is_address && short
    }
}

/// `10.`, a number of four to nine digits (maybe with parts), `/`, and something more.
pub(super) fn is_well_formed(doi: &str) -> bool {
    let Some((prefix, suffix)) = doi
        .strip_prefix("10.")
        .and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    let mut parts = prefix.split('.');
    let registrant = parts.next().unwrap_or("");
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (4..=9).contains(&registrant.len())
        && digits(registrant)
        && parts.all(digits)
        && !suffix.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syntax() {
        for good in [
            "10.1000/182",
            "10.1016/S0140-6736(05)67889-0",
            "10.1000.10/a<b",
        ] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in [
            "10.100/182",
            "10.1000",
            "10.1000/",
            "11.1000/1",
            "l0.1000/1",
            "10.1000x/1",
            "",
        ] {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }
}
