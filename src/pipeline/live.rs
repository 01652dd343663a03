//! The same pipeline for a manuscript that changes: editions without PDFs, laid out again and again.

use std::sync::Arc;

use super::{Models, finish, prove, read, start};
use crate::checks::{self, Finding, Pages, at_home};
use crate::error::{Error, guard};
use crate::settings::Options;
use crate::shares::cores;
use crate::source::Source;
use crate::typeset::{self, Edition, PageEnds, SlidesInput, Slots, Templates};

/// Both editions of one state of a manuscript.
pub struct Laid {
    /// The print edition.
    pub print: Arc<Edition>,
    /// The slides.
    pub slides: Arc<Edition>,
    /// Whether [`settle`] may lay out the slides otherwise.
    slides_may_change: bool,
}

/// What is kept from state to state: places of spans, and how the ends of pages were mended.
#[derive(Default)]
pub struct LiveSlots {
    print: Slots,
    slides: Slots,
    ends: PageEnds,
    /// The slides of the last state.
    shown: Option<Arc<Edition>>,
    /// Whether a state was laid out before.
    begun: bool,
}

/// With fewer cores the slides come after the print edition: side by side each would slow down the other, and the
/// browser, which shows the pages that were edited.
const ENOUGH: usize = 4;

/// Reads a manuscript without its deck, which [`lay_out`] makes beside the print edition.
pub fn read_live(source: Source, options: &Options) -> Result<Models, Error> {
    let options = Options {
        deck: false,
        ..options.clone()
    };
    read(source, &options)
}

/// Makes the deck and lays out both editions, side by side where there are cores; what did not change since the last
/// call is taken from there. The ends of pages, and the slides of works, are parted as those of the last state:
/// [`settle`] sees to them. `ahead` is given what can be shown before: the first pages of a chapter that was not laid
/// out yet, and the print edition where the slides take longer; also how many of its pages are whole.
pub fn lay_out(
    models: &mut Models,
    templates: &Templates,
    slots: &mut LiveSlots,
    ahead: impl Fn(&Models, &Arc<Edition>, usize),
) -> Result<Laid, Error> {
    let LiveSlots {
        print: print_slots,
        slides: slides_slots,
        ends,
        shown,
        begun,
    } = slots;
    let read: &Models = models;
    if !std::mem::replace(begun, true) {
        let first = || {
            let input = read.print_input();
            Ok(typeset::first_pages(&input, templates, print_slots)?)
        };
        // What fails here is told of the whole text.
        if let Ok(Some(first)) = guard(first) {
            let whole = first.layout.pages.len() - 1;
            ahead(read, &Arc::new(first), whole);
        }
    }
    let print = || {
        let input = read.print_input();
        let edition = typeset::print_soon(&input, templates, print_slots, ends)?;
        Ok(Arc::new(edition))
    };
    let slides = || {
        let deck = read.make_deck();
        let input = SlidesInput {
            deck: &deck,
            ..read.slides_input()
        };
        let before = shown.take();
        let edition = typeset::slides_soon(&input, templates, slides_slots, before.as_deref())?;
        Ok((deck, edition))
    };
    let before_slides = |print: Result<Arc<Edition>, Error>| {
        let print = print?;
        ahead(read, &print, print.layout.pages.len());
        Ok(print)
    };
    let (print, slides) = match cores() >= ENOUGH {
        true => std::thread::scope(|scope| {
            let slides = start(scope, true, slides);
            let print = guard(print);
            let waits = matches!(&slides, Some(Ok(thread)) if !thread.is_finished());
            let print = if waits { before_slides(print) } else { print };
            (print, finish(slides))
        }),
        false => (before_slides(guard(print)), guard(slides).map(Some)),
    };
    let (print, slides) = (print?, slides?);
    let Some((deck, (slides, slides_may_change))) = slides else {
        return Err(Error::new("an edition was not laid out"));
    };
    models.deck = deck;
    let slides = Arc::new(slides);
    slots.shown = Some(Arc::clone(&slides));
    Ok(Laid {
        print,
        slides,
        slides_may_change,
    })
}

/// The same editions as `build` makes them: the ends of pages mended, and works that were edited split anew. `None`
/// where `stop` said in between that they are not wanted any more.
pub fn settle(
    models: &Models,
    laid: &Laid,
    templates: &Templates,
    slots: &mut LiveSlots,
    stop: &dyn Fn() -> bool,
) -> Result<Option<Laid>, Error> {
    let LiveSlots {
        print: print_slots,
        slides: slides_slots,
        ends,
        ..
    } = slots;
    let slides = match laid.slides_may_change {
        true => {
            let input = models.slides_input();
            Arc::new(typeset::slides(&input, templates, slides_slots)?)
        }
        false => Arc::clone(&laid.slides),
    };
    let input = models.print_input();
    let print = typeset::print_settled(&input, templates, print_slots, ends, stop)?;
    Ok(print.map(|print| Laid {
        print: Arc::new(print),
        slides,
        slides_may_change: false,
    }))
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
