//! The pipeline on one screen: text in, models, both editions side by side, proof, findings.

mod fix;
mod live;
mod proof;

pub use fix::{Fixed, fix};
pub use live::{Laid, LiveSlots, judge, lay_out, read_live};

use std::path::Path;
use std::thread::{Builder, Scope, ScopedJoinHandle};

use crate::checks::{self, Finding, Pages, Prose, Text};
use crate::citations::{self, Citation};
use crate::deck::{self, Deck, DeckOptions, Notes, SlideKind};
use crate::error::{Error, guard};
use crate::keys::{self, Expanded, Keyed, Library};
use crate::manuscript::{self, Manuscript};
use crate::provenance;
use crate::references::{self, Reference};
use crate::settings::{self, Date, FrontMatter, House, Looks, Options, Profile};
use crate::source::Source;
use crate::typeset::{
    self, Attachment, Edition, Layout, Paper, PrintInput, Relation, SlidesInput, Slots, Templates,
};

/// All that is read from a manuscript.
pub struct Models {
    /// The text, with citations in the place of keys; [`Source::typed`] is the file.
    pub source: Source,
    /// Its front matter.
    pub front: FrontMatter,
    /// How it should look.
    pub looks: Looks,
    /// The document's date.
    pub date: Date,
    /// Its structure.
    pub manuscript: Manuscript,
    /// What was made of keys.
    pub keyed: Keyed,
    /// Its list.
    pub references: Vec<Reference>,
    /// Its citations.
    pub citations: Vec<Citation>,
    /// Its deck.
    pub deck: Deck,
}

/// The editions of a manuscript and what was found.
pub struct Built {
    /// The print edition.
    pub print: Option<Made>,
    /// Its files, one a profile, in the order of `looks.profiles`.
    pub files: Vec<(Profile, Vec<u8>)>,
    /// The slides.
    pub slides: Option<Made>,
    /// The PDFs of the notes and of the handout, as far as they were asked for, in this order.
    pub papers: Vec<Vec<u8>>,
    /// What became of every character.
    pub provenance: provenance::Report,
    /// Findings on the text and on the pages, in the order of their places.
    pub findings: Vec<Finding>,
    /// How many more the author allowed.
    pub silenced: usize,
}

/// An edition and its PDF.
pub struct Made {
    /// Its layout; what the PDF's standard objects to is among the remarks.
    pub edition: Edition,
    /// The file.
    pub pdf: Vec<u8>,
}

impl Made {
    fn of(mut edition: Edition, attachments: &[Attachment]) -> Result<Self, Error> {
        let (pdf, remarks) = edition.pdf_with(attachments)?;
        edition.layout.remarks.extend(remarks);
        Ok(Self { edition, pdf })
    }
}

/// Reads a manuscript; fails only where its front matter or a flag cannot be used.
pub fn read(source: Source, options: &Options) -> Result<Models, Error> {
    let front = settings::read(&source)?;
    let looks = options.looks(&front, &source)?;
    let library = Library::read(&source, &front)?;
    allowed(&looks.house)?;
    let mut manuscript = manuscript::read(&source, &front);
    if looks.set_off_quotations {
        manuscript::set_off_quotations(&source, &mut manuscript);
    }
    let references = references::read(&source, &manuscript);
    let Expanded { source, keyed } = keys::expand(&source, &manuscript, &references, library);
    // Words in the place of keys are read like any others.
    let (manuscript, mut references) = if source.pieces().is_empty() {
        (manuscript, references)
    } else {
        let manuscript = manuscript::read(&source, &front);
        let references = references::read(&source, &manuscript);
        (manuscript, references)
    };
    keyed.fill(&mut references);
    let mut citations = citations::read(&source, &manuscript, &references);
    citations::link_keys(&source, &keyed, &references, &mut citations);
    let typed = manuscript.meta.date.as_ref().map(|date| date.text.as_str());
    let year = manuscript
        .meta
        .book
        .year
        .as_ref()
        .map(|year| year.text.as_str());
    let date = Date::resolve(options.epoch, typed, year);
    let mut models = Models {
        source,
        front,
        looks,
        date,
        manuscript,
        keyed,
        references,
        citations,
        deck: Deck::default(),
    };
    if options.deck {
        models.deck = models.make_deck();
    }
    Ok(models)
}

/// The files that will be made of a manuscript's print edition: known before the work.
pub fn profiles(source: &Source, options: &Options) -> Result<Vec<Profile>, Error> {
    Ok(options.looks(&settings::read(source)?, source)?.profiles)
}

/// A slip in the `allow` of a house would silence nothing, and nobody would hear of it.
fn allowed(house: &House) -> Result<(), Error> {
    for allow in &house.allow {
        if let Err(why) = checks::allowable(&allow.code) {
            let message = format!("`allow`: \"{}\" {}", allow.code, why);
            return Err(Error::new(message).in_file(&allow.file).at(allow.position));
        }
    }
    Ok(())
}

impl Models {
    /// The deck of what was read.
    fn make_deck(&self) -> Deck {
        let options = DeckOptions {
            minutes: self.looks.minutes,
            density: self.looks.density,
            budget: None,
        };
        let (source, manuscript) = (&self.source, &self.manuscript);
        deck::build(
            source,
            manuscript,
            &self.references,
            &self.citations,
            &options,
        )
    }

    /// The text and its models, as rules look at them.
    pub fn text(&self) -> Text<'_> {
        Text {
            source: &self.source,
            front: &self.front,
            manuscript: &self.manuscript,
            keyed: &self.keyed,
            references: &self.references,
            citations: &self.citations,
            deck: &self.deck,
            prose: Prose::default(),
        }
    }

    /// The findings on the text, and how many more the author allowed.
    pub fn findings(&self, options: &Options) -> (Vec<Finding>, usize) {
        self.heard(checks::text(&self.text()), options)
    }

    /// `findings` without those that flags or the manuscript allow, and how many these are.
    fn heard(&self, findings: Vec<Finding>, options: &Options) -> (Vec<Finding>, usize) {
        let flags = options.allow.iter().map(|code| (code.as_str(), None));
        let front = self
            .front
            .allow
            .iter()
            .map(|code| (code.text.as_str(), None));
        let comments = self.manuscript.allows.iter().flat_map(|allow| {
            let rules = allow.rules.iter();
            rules.map(|rule| (rule.text.as_str(), Some(allow.reach)))
        });
        let house = self.looks.house.allow.iter();
        let house = house.map(|allow| (allow.code.as_str(), None));
        checks::silence(findings, flags.chain(front).chain(house).chain(comments))
    }

    /// The manuscript and its references, as `--attach` puts them into the PDF.
    fn attachments(&self) -> Vec<Attachment> {
        let path = self.source.path();
        let name = path.and_then(Path::file_name).unwrap_or_default();
        let name = name.to_string_lossy();
        let stem = path.and_then(Path::file_stem).unwrap_or_default();
        let markdown = name.ends_with(".md");
        vec![
            Attachment {
                name: name.to_string(),
                data: self.source.text().as_bytes().to_vec(),
                media: if markdown {
                    "text/markdown"
                } else {
                    "text/plain"
                },
                description: "The manuscript as its author typed it",
                relation: Relation::Source,
            },
            Attachment {
                name: format!("{}.references.yml", stem.to_string_lossy()),
                data: references::to_yaml(&self.references, &name).into_bytes(),
                media: "application/yaml",
                description: "The reference list, for hayagriva and Typst",
                relation: Relation::Data,
            },
        ]
    }

    /// What the print edition is made of.
    pub fn print_input(&self) -> PrintInput<'_> {
        PrintInput {
            source: &self.source,
            manuscript: &self.manuscript,
            references: &self.references,
            citations: &self.citations,
            house: &self.looks.house,
            date: self.date,
        }
    }

    /// What is said to each page of the slides, and when it comes and goes, in seconds.
    pub fn notes(&self, slides: &Layout) -> Vec<(Notes, u32, u32)> {
        let mut notes = Vec::new();
        let mut kinds = Vec::new();
        for page in &slides.pages {
            let slide = page.slide.and_then(|index| self.deck.slides.get(index));
            let items = page.items.clone().unwrap_or(0..0);
            let said =
                slide.map(|slide| deck::notes(&self.source, &self.manuscript, slide, &items));
            notes.push(said.unwrap_or_default());
            kinds.push(slide.map_or(SlideKind::References, |slide| slide.kind));
        }
        let times = deck::times(&self.source, self.looks.minutes, &notes, &kinds);
        let timed = notes.into_iter().zip(times);
        timed.map(|(notes, (from, to))| (notes, from, to)).collect()
    }

    /// What the slides are made of.
    pub fn slides_input(&self) -> SlidesInput<'_> {
        SlidesInput {
            source: &self.source,
            manuscript: &self.manuscript,
            references: &self.references,
            citations: &self.citations,
            deck: &self.deck,
            lecture: &self.front.lecture,
            theme: &self.looks.theme,
            ratio: &self.looks.ratio,
            minutes: self.looks.minutes,
            date: self.date,
        }
    }
}

/// The templates that a run uses: a designer's folder over those that ship.
pub fn templates(options: &Options) -> Result<Templates, Error> {
    Ok(match &options.template {
        Some(folder) => Templates::with_folder(folder)?,
        None => Templates::embedded(),
    })
}

/// Threads that lay out need more than the usual stack where a text nests deeply.
pub const STACK: usize = 64 << 20;

/// Lays out the editions, side by side, proves them, and checks everything.
pub fn build(models: &Models, options: &Options, templates: &Templates) -> Result<Built, Error> {
    let lay_print = || {
        let (input, mut slots) = (models.print_input(), Slots::default());
        let attachments = match options.attach {
            true => models.attachments(),
            false => Vec::new(),
        };
        Made::of(typeset::print(&input, templates, &mut slots)?, &attachments)
    };
    let lay_slides = || {
        let (input, mut slots) = (models.slides_input(), Slots::default());
        Made::of(typeset::slides(&input, templates, &mut slots)?, &[])
    };
    let (print, slides) = std::thread::scope(|scope| {
        let print = start(scope, options.editions.print(), lay_print);
        let slides = start(scope, options.editions.slides(), lay_slides);
        (finish(print), finish(slides))
    });
    let (print, slides) = (print?, slides?);
    let mut papers = Vec::new();
    if let Some(slides) = &slides {
        for (wanted, paper) in [
            (options.notes_pdf, Paper::Notes),
            (options.handout, Paper::Handout),
        ] {
            if wanted {
                let (input, mut slots) = (models.slides_input(), Slots::default());
                let layout = &slides.edition.layout;
                let edition = typeset::on_paper(&input, layout, paper, templates, &mut slots)?;
                papers.push(Made::of(edition, &[])?.pdf);
            }
        }
    }
    let proof = prove(
        models,
        print.as_ref().map(|made| &made.edition.layout),
        slides.as_ref().map(|made| &made.edition.layout),
    );
    let profiles = &models.looks.profiles;
    let press = match &print {
        Some(print) if options.preflight || profiles.contains(&Profile::Press) => {
            Some(typeset::press(&print.edition, &models.looks.house.press)?)
        }
        _ => None,
    };
    let text = models.text();
    let mut findings = checks::text(&text);
    findings.extend(checks::pages(&Pages {
        text: &text,
        print: print.as_ref().map(|made| &made.edition.layout),
        slides: slides.as_ref().map(|made| &made.edition.layout),
        provenance: print.is_some().then_some(&proof),
        press: press.as_ref().map(|(_, facts)| facts),
    }));
    checks::sort(&mut findings);
    let (findings, silenced) = models.heard(findings, options);
    let mut files = Vec::new();
    if let Some(print) = &print {
        for profile in profiles {
            let pdf = match (profile, &press) {
                (Profile::Reading, _) => print.pdf.clone(),
                (Profile::Press, Some((pdf, _))) => pdf.clone(),
                (Profile::Press, None) => {
                    return Err(Error::new("the printer's file was not laid out"));
                }
                (Profile::Proof, _) => {
                    proof::made(models, &print.edition, &findings, options, templates)?
                }
            };
            files.push((*profile, pdf));
        }
    }
    Ok(Built {
        print,
        files,
        slides,
        papers,
        provenance: proof,
        findings,
        silenced,
    })
}

/// What became of every character in the editions that were made.
fn prove(models: &Models, print: Option<&Layout>, slides: Option<&Layout>) -> provenance::Report {
    let (source, manuscript) = (&models.source, &models.manuscript);
    let mut proof = provenance::Report::default();
    if let Some(print) = print {
        proof = provenance::prove(source, manuscript, &models.references, print);
    }
    provenance::prove_made(source, &models.keyed, &mut proof);
    if let Some(slides) = slides {
        provenance::prove_slides(source, manuscript, &models.deck, slides, &mut proof);
    }
    proof
}

/// A thread that was wanted, if the system gave it.
type Started<'s, T> = Option<std::io::Result<ScopedJoinHandle<'s, Result<T, Error>>>>;

fn start<'s, T: Send + 's>(
    scope: &'s Scope<'s, '_>,
    wanted: bool,
    work: impl FnOnce() -> Result<T, Error> + Send + 's,
) -> Started<'s, T> {
    let thread = Builder::new().stack_size(STACK);
    wanted.then(|| thread.spawn_scoped(scope, || guard(work)))
}

fn finish<T>(thread: Started<'_, T>) -> Result<Option<T>, Error> {
    let Some(thread) = thread else {
        return Ok(None);
    };
    let thread = thread.map_err(|why| Error::new("no thread could be started").because(why))?;
    let made = thread
        .join()
        .unwrap_or_else(|_| Err(Error::new("a thread ended early")));
    made.map(Some)
}
