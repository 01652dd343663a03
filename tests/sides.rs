//! Two pairs of one comparison: each side is named once, over both of its words, and that is proved.

use diptych::deck::SlideKind;
use diptych::pipeline;
use diptych::settings::{Editions, Options};
use diptych::source::Source;

const CHAPTER: &str = "# The Salt Road\n\n## Trade\n\n\
    Caravans carried salt from the mines of the north to the coast. Every house kept water and fodder for guards. \
    Venice sold glass to the merchants of the coast, while Ragusa gave bread to travellers along the road. \
    Towns near the passes stored salt against the wet season. Governors taxed each camel at the gates of the towns. \
    Venice shipped timber to the harbours of the south, while Ragusa paid silver for horses of the steppe. \
    Prices doubled when the rains came early to the highlands.\n\n\
    ## Conclusion\n\nThe road was closed by the railway of 1875. Salt stayed dear in every town of the hills.\n";

#[test]
fn a_side_that_is_named_once_is_proved() {
    let options = Options {
        editions: Editions::Slides,
        ..Options::default()
    };
    let source = Source::new("chapter.md", CHAPTER);
    let models = pipeline::read(source, &options).expect("it is read");
    let comparison = models
        .deck
        .slides
        .iter()
        .find(|s| s.kind == SlideKind::Comparison);
    let bullets = &comparison.expect("a comparison").bullets;
    assert_eq!(bullets.len(), 4);
    let templates = pipeline::templates(&options).expect("templates");
    let built = pipeline::build(&models, &options, &templates).expect("it is built");
    assert!(
        built.provenance.unproved.is_empty(),
        "{:?}",
        built.provenance.unproved
    );
    let pages = &built.slides.expect("slides").edition.layout.pages;
    let shown: String = pages
        .iter()
        .flat_map(|page| &page.glyphs)
        .map(|glyph| &*glyph.text)
        .collect();
    // Its headline may name it too.
    let named = shown.matches("Ragusa").count() - shown.matches("Sides: Venice, Ragusa").count();
    assert_eq!(named, 1, "{shown}");
}
