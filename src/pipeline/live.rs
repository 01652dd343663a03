//! The same pipeline for a manuscript that changes: editions without PDFs, laid out again and again.

use super::{Models, finish, prove, read, start};
use crate::checks::{self, Finding, Pages, at_home};
use crate::error::Error;
use crate::settings::Options;
use crate::source::Source;
use crate::typeset::{self, Edition, SlidesInput, Slots, Templates};

/// Both editions of one state of a manuscript.
pub struct Laid {
    /// The print edition.
    pub print: Edition,
    /// The slides.
    pub slides: Edition,
}

/// What keeps spans stable from state to state.
#[derive(Default)]
pub struct LiveSlots {
    print: Slots,
    slides: Slots,
}

/// Reads a manuscript without its deck, which [`lay_out`] makes beside the print edition.
pub fn read_live(source: Source, options: &Options) -> Result<Models, Error> {
    let options = Options {
        deck: false,
        ..options.clone()
    };
    read(source, &options)
}

/// Makes the deck and lays out both editions, side by side; what did not change since the last call is taken from
/// there.
pub fn lay_out(
    models: &mut Models,
    templates: &Templates,
    slots: &mut LiveSlots,
) -> Result<Laid, Error> {
    let LiveSlots {
        print: print_slots,
        slides: slides_slots,
    } = slots;
    let read: &Models = models;
    let print = || Ok(typeset::print(&read.print_input(), templates, print_slots)?);
    let slides = || {
        let deck = read.make_deck();
        let input = SlidesInput {
            deck: &deck,
            ..read.slides_input()
        };
        let edition = typeset::slides(&input, templates, slides_slots)?;
        Ok((deck, edition))
    };
    let (print, slides) = std::thread::scope(|scope| {
        let print = start(scope, true, print);
        let slides = start(scope, true, slides);
        (finish(print), finish(slides))
    });
    match (print?, slides?) {
        (Some(print), Some((deck, slides))) => {
            models.deck = deck;
            Ok(Laid { print, slides })
        }
        _ => Err(Error::new("an edition was not laid out")),
    }
}

/// The findings on the text and on its pages, at their places in the file. What only the making of a PDF would
/// tell is not among them.
pub fn judge(models: &Models, laid: &Laid, options: &Options) -> Vec<Finding> {
    let (print, slides) = (&laid.print.layout, &laid.slides.layout);
    let proof = prove(models, Some(print), Some(slides));
    let text = models.text();
    let mut findings = checks::text(&text);
    findings.extend(checks::pages(&Pages {
        text: &text,
        print: Some(print),
        slides: Some(slides),
        provenance: Some(&proof),
        press: None,
    }));
    checks::sort(&mut findings);
    at_home(&models.source, models.heard(findings, options).0)
}
