//! The command line as typed (contract.md, "Commands"). Help texts teach by example.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// One manuscript in, two panels out: an APA book chapter and a lecture deck.
#[derive(Parser, Debug)]
#[command(name = "diptych", version, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Cli {
    /// Say nothing but errors that stop the run
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  diptych build chapter.md                 chapter.pdf, chapter.slides.pdf and their companions
  diptych build *.md --out proofs          several manuscripts, into one folder
  diptych build chapter.txt --only print   the print edition alone
  diptych check chapter.md                 what a copy editor would ask, without laying out
  diptych preview chapter.md               both editions in the browser, while you save
  diptych references chapter.md --format biblatex > chapter.bib
  diptych explain C102                     what a finding means

Exit status: 0 done; 1 done, and there is an error among the findings; 2 not done, nothing written.";

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Typeset the print edition and the slides
    Build(BuildArgs),
    /// Say what is wrong with the text and its references
    Check(CheckArgs),
    /// Print all that was read from a manuscript, as JSON
    Inspect(InspectArgs),
    /// Print the reference list in another format
    References(ReferencesArgs),
    /// Print the deck as JSON: titles, and bullets with their source sentences
    Slides(SlidesArgs),
    /// Show both editions in the browser, live while the manuscript is saved
    Preview(PreviewArgs),
    /// Explain a finding by its code or name
    Explain {
        /// `C102` or `cited-name-mismatch`
        code: String,
    },
}

#[derive(Args, Debug)]
#[command(after_help = "\
For each FILE, in its folder or in DIR:
  NAME.pdf              the print edition (--profile reading: PDF/UA-1 and PDF/A-2a)
  NAME.press.pdf        the same for the printer (--profile press)
  NAME.proof.pdf        the same for the author, with the findings (--profile proof)
  NAME.slides.pdf       the slides
  NAME.slides.pdfpc     speaker notes, for presenters that read pdfpc's format
  NAME.references.yml   the reference list, for hayagriva and Typst
and on demand:
  NAME.notes.pdf        the speaker's notes (--notes-pdf)
  NAME.handout.pdf      the handout (--handout)
  NAME.slides.pptx      the slides, to be edited (--pptx)

Findings are printed on standard error. A finding at error level makes the exit status 1;
every file is written all the same. Files are written whole or not at all.")]
pub(super) struct BuildArgs {
    /// Manuscripts: .md or .txt, UTF-8
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Write into this folder instead of beside each manuscript
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Make one edition only
    #[arg(long, value_name = "EDITION")]
    pub(super) only: Option<Only>,
    /// The print edition's file, or several if repeated [default: the house's, else reading]
    #[arg(long, value_name = "PROFILE")]
    pub(super) profile: Vec<ProfileArg>,
    /// Put the manuscript and its references into NAME.pdf, which is PDF/A-3a then
    #[arg(long)]
    pub(super) attach: bool,
    #[command(flatten)]
    pub(super) looks: LooksArgs,
    /// Also write the speaker's notes as a PDF: a slide above, its notes below
    #[arg(long)]
    pub(super) notes_pdf: bool,
    /// Also write a handout: three slides to a page, with lines to write on
    #[arg(long)]
    pub(super) handout: bool,
    /// Also write the slides for PowerPoint and Impress, to be edited there
    #[arg(long)]
    pub(super) pptx: bool,
    /// Also print, on standard output, what became of every character, one JSON object a manuscript
    #[arg(long)]
    pub(super) verify: bool,
    /// Treat findings of this level as errors
    #[arg(long, value_name = "LEVEL")]
    pub(super) deny: Option<Deny>,
    /// Do not tell this finding: a code or name (several by commas)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    /// Overwrite files that Diptych did not write
    #[arg(long)]
    pub(super) force: bool,
    /// How many manuscripts to work on at once [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
}

#[derive(Args, Debug)]
pub(super) struct LooksArgs {
    /// The print edition's house: classic, modern, large-print, apa, or a TOML file
    #[arg(long, value_name = "NAME")]
    pub(super) house: Option<String>,
    /// Set off quotations of 40 words or more that were typed in running text (APA 7, 8.27)
    #[arg(long)]
    pub(super) set_off_quotations: bool,
    /// The slides' theme: folio, night-archive, or a TOML file
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    /// The slides' ratio: 16:9, 4:3
    #[arg(long, value_name = "RATIO")]
    pub(super) ratio: Option<String>,
    /// Use the templates of this folder over those inside Diptych
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
    /// Length of the lecture in minutes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=480))]
    pub(super) minutes: Option<u32>,
    /// How full the slides are
    #[arg(long, value_name = "DENSITY")]
    pub(super) density: Option<DensityArg>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
FILE may be - for standard input.

  diptych check chapter.md --fix             show what would be mended, and write nothing
  diptych check chapter.md --fix --write     mend it in place
  diptych check chapter.md --fix --write --out mended
                                             mend a copy: mended/chapter.md
  diptych check - --fix --write < old.md > new.md
  diptych check chapter.md --letter          chapter.letter.md and chapter.letter.pdf

--fix applies only what has one right form, such as the \"&\" of names inside parentheses.
Which of two names or years is right is for the author to say: such suggestions are counted
and left, and --letter asks about them.

A finding is silenced for a run by --allow CODE, and for a manuscript by its front matter:
  allow: [C107, reference-as-typed]
or at its place by a comment, which is not printed, at the end of its line or on a line above
its block:
  <!-- diptych: allow C107 -->")]
pub(super) struct CheckArgs {
    /// Manuscripts: .md or .txt, UTF-8
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to print findings; json and sarif go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: FindingsFormat,
    /// Also lay out both editions and check the pages, as build does
    #[arg(long)]
    pub(super) layout: bool,
    /// Show what can be mended without asking the author, as a diff on standard output
    #[arg(long)]
    pub(super) fix: bool,
    /// Mend it in the file itself (with --out in a copy; for - on standard output)
    #[arg(long, requires = "fix")]
    pub(super) write: bool,
    /// Write a letter with queries for the author, in Markdown and as a PDF
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(super) letter: bool,
    /// Write the letter, or the mended copy, into this folder
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite files that Diptych did not write
    #[arg(long)]
    pub(super) force: bool,
    /// Do not tell this finding: a code or name (several by commas)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    /// Treat findings of this level as errors
    #[arg(long, value_name = "LEVEL")]
    pub(super) deny: Option<Deny>,
    /// How many manuscripts to work on at once [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    #[command(flatten)]
    pub(super) looks: LooksArgs,
}

#[derive(Args, Debug)]
#[command(after_help = "FILE may be - for standard input. Offsets are bytes of FILE.")]
pub(super) struct InspectArgs {
    /// A manuscript: .md or .txt, UTF-8
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Also lay out both editions, for findings on the pages
    #[arg(long)]
    pub(super) layout: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "FILE may be - for standard input.

  diptych references chapter.md --format yaml > chapter.references.yml
  pbpaste | diptych references - --list --format apa")]
pub(super) struct ReferencesArgs {
    /// A manuscript, or with --list a reference list
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The whole FILE is a list, an entry a line
    #[arg(long)]
    pub(super) list: bool,
    /// The format to print
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(super) format: ReferencesFormat,
}

#[derive(Args, Debug)]
#[command(after_help = "FILE may be - for standard input.")]
pub(super) struct SlidesArgs {
    /// A manuscript: .md or .txt, UTF-8
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Words of bullets as a share of the manuscript's words [default: the deck that build makes]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(super) budget: Option<f32>,
    /// The format to print
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(super) format: SlidesFormat,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The address of the page, with its token, is the first line of standard output. It is served
to this machine alone, until Ctrl-C.

  diptych preview chapter.md --open-with 'code -g {file}:{line}:{column}'
  diptych preview chapters                 a folder: every .md and .txt in it

Without --open-with, the editor that $VISUAL or $EDITOR names is opened, if it has a window
of its own.")]
pub(super) struct PreviewArgs {
    /// A manuscript, .md or .txt, UTF-8; or a folder of them
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,
    /// The port of 127.0.0.1 to serve at [default: any free one]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) port: Option<u16>,
    /// Do not open the browser
    #[arg(long)]
    pub(super) no_open: bool,
    /// The command that opens the editor; {file}, {line} and {column} are filled in
    #[arg(long, value_name = "COMMAND")]
    pub(super) open_with: Option<String>,
    #[command(flatten)]
    pub(super) looks: LooksArgs,
}

fn share(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(share) if share > 0.0 && share <= 1.0 => Ok(share),
        _ => Err("give a share over 0 and up to 1, such as 0.14".into()),
    }
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Only {
    Print,
    Slides,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum ProfileArg {
    Reading,
    Press,
    Proof,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Deny {
    Warnings,
    Notes,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum DensityArg {
    Low,
    Normal,
    High,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum FindingsFormat {
    Human,
    Short,
    Json,
    Sarif,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum ReferencesFormat {
    Json,
    Yaml,
    Biblatex,
    CslJson,
    Apa,
}

#[derive(ValueEnum, Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum SlidesFormat {
    Json,
}
