//! The manuscript as read: blocks and runs that know their bytes.
//!
//! Text is never copied or changed here: a [`Run`] is a span of the source and a style.
//! Every character of the source that is not white space lies in a text run, or in [`Manuscript::spent`].

use serde::Serialize;

use super::set_off::SetOff;
use super::steering::{Aside, Steering};
use crate::source::{Span, Typed};

/// A whole manuscript.
#[derive(Clone, Debug, Default)]
pub struct Manuscript {
    /// What is known of the chapter: front matter over what the typing suggests.
    pub meta: Meta,
    /// The head of the text in typed order, up to the first section: citation line, number, title, authors.
    pub opening: Vec<OpeningLine>,
    /// Everything after the opening, in typed order, headings included.
    pub blocks: Vec<Block>,
    /// The sections that the headings make, in typed order.
    pub sections: Vec<Section>,
    /// Footnotes, in the order of their first calls; [`RunKind::NoteCall`] holds an index into it.
    pub notes: Vec<Note>,
    /// Targets of links; [`Style::link`] is an index into it.
    pub links: Vec<Link>,
    /// Characters that do their work without ink, sorted by place.
    pub spent: Vec<Spent>,
    /// Findings that comments allow, in the order of the text.
    pub allows: Vec<Allow>,
    /// What the lecturer asks for, in the order of the text.
    pub steering: Vec<Steering>,
    /// Blocks for the lecture alone, in typed order; they are spent.
    pub asides: Vec<Aside>,
    /// What the reader noticed and does not judge, sorted by place.
    pub evidence: Vec<Evidence>,
    /// Quotations that were set off from the running text, in its order; none unless it was asked for.
    pub set_off: Vec<SetOff>,
}

/// Facts about the chapter. A value's span says where it was typed (front matter or text).
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// The title, letters as typed at the head of the text (maybe in capitals).
    pub title: Option<Typed>,
    /// The title with the letter case of the chapter's own citation line, for running heads and metadata.
    pub title_cased: Option<String>,
    /// The subtitle.
    pub subtitle: Option<Typed>,
    /// A short title for running heads.
    pub short_title: Option<Typed>,
    /// The authors, in order.
    pub authors: Vec<Author>,
    /// The language of the text: BCP 47, from front matter, else recognised, else `en`.
    pub language: String,
    /// The chapter's number, as typed: `25`, `IV`.
    pub chapter: Option<Typed>,
    /// The book it stands in.
    pub book: Book,
    /// The first page's number.
    pub first_page: Option<u32>,
    /// The last page's number that the citation line or the front matter declares.
    pub last_page: Option<u32>,
    /// Where the page range was typed.
    pub pages_span: Option<Span>,
    /// The chapter's DOI, licence and copyright line, and date (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`).
    pub doi: Option<Typed>,
    /// Licence line.
    pub license: Option<Typed>,
    /// Copyright line.
    pub copyright: Option<Typed>,
    /// Date of the document.
    pub date: Option<Typed>,
    /// Key words: from the text, else from front matter.
    pub keywords: Vec<Typed>,
}

/// An author of the chapter.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// Name as typed (`Mehmet Rıza HEYET`).
    pub name: Typed,
    /// Name in ordinary letter case, where the citation line gives it; else as typed.
    pub name_cased: String,
    /// Affiliation.
    pub affiliation: Option<Typed>,
    /// Addresses, with `[at]` read as `@`.
    pub emails: Vec<Typed>,
    /// ORCID iD, `0000-0000-0000-0000`.
    pub orcid: Option<Typed>,
}

/// The book that the chapter stands in.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Title.
    pub title: Option<Typed>,
    /// Editors, as typed.
    pub editors: Vec<Typed>,
    /// Publisher.
    pub publisher: Option<Typed>,
    /// Year.
    pub year: Option<Typed>,
    /// DOI.
    pub doi: Option<Typed>,
    /// ISBN.
    pub isbn: Option<Typed>,
}

/// A line of the head of the text.
#[derive(Clone, Debug)]
pub struct OpeningLine {
    /// What it is.
    pub role: OpeningRole,
    /// Its words.
    pub runs: Vec<Run>,
    /// The whole of it, marks included.
    pub span: Span,
}

/// What a line of the head is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpeningRole {
    /// The chapter's own citation line; printed at the foot of the opener.
    Citation,
    /// `CHAPTER 25`.
    Label,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// An author's name (or several).
    Author,
    /// An affiliation.
    Affiliation,
    /// Addresses, ORCID.
    Contact,
    /// Anything else: printed as typed.
    Other,
}

/// A block of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// The whole block, marks included.
    pub span: Span,
    /// What it is and holds.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A section's title.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A quotation set off (`>`).
    Quote(Vec<Block>),
    /// A list.
    List(List),
    /// A table with its caption.
    Table(Table),
    /// A figure with its caption.
    Figure(Figure),
    /// Lines to be shown as they stand (fenced code).
    Code(Vec<Run>),
    /// A typed ornament (`* * *`).
    Ornament(Vec<Run>),
    /// One typed piece of the reference list; the `references` room joins or splits them.
    Entry(Vec<Run>),
}

/// A section's title.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 5 (APA 7, 2.27).
    pub level: u8,
    /// The typed number (`1.`, `2.3`), which is also the start of `runs`.
    pub number: Option<Span>,
    /// All its words, number included.
    pub runs: Vec<Run>,
    /// Whether `#` marks made it a heading (else its shape did).
    pub marked: bool,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its runs.
    pub runs: Vec<Run>,
    /// Its sentences, each from its first to its last character.
    pub sentences: Vec<Span>,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// Whether its marks are numbers or letters (which are text and are printed).
    pub ordered: bool,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// The typed mark: `-`, `1.`, `(a)`.
    pub marker: Span,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Number, title and note.
    pub caption: Caption,
    /// How each column is aligned.
    pub align: Vec<Align>,
    /// Head cells.
    pub head: Vec<Cell>,
    /// Rows of cells, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the rows, from the first, go on with the head: they name columns that it leaves empty.
    pub heads: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its runs; empty for an empty cell.
    pub runs: Vec<Run>,
    /// From the first to the last character of its text (empty if none).
    pub span: Option<Span>,
}

/// Alignment of a column, as the dashes of a pipe table say.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub enum Align {
    /// Not said.
    #[default]
    Auto,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Number, title and note.
    pub caption: Caption,
    /// The file's name as typed, relative to the manuscript's folder.
    pub path: Typed,
    /// Alternative text: that of `{alt="…"}` or of the brackets.
    pub alt: Option<Typed>,
}

/// Number, title and note of a table or figure (APA 7, 7.8 to 7.36).
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// `Table 1`.
    pub number: Vec<Run>,
    /// The title.
    pub title: Vec<Run>,
    /// The note below.
    pub note: Vec<Run>,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The characters of the source that it prints, exactly.
    pub span: Span,
    /// What it is.
    pub kind: RunKind,
    /// How it looks.
    pub style: Style,
}

/// What a run is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// Characters without line ends or tabs, at most single spaces between words.
    Text,
    /// White space of any kind that prints as one space.
    Space,
    /// A typed line break.
    Break,
    /// A call of the footnote with this index; its span is spent as a mark.
    NoteCall(usize),
    /// `$…$`: printed as typed for now.
    Math,
}

/// How a run looks.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct Style {
    /// Emphasis (italics).
    pub emph: bool,
    /// Strong (bold).
    pub strong: bool,
    /// Verbatim.
    pub code: bool,
    /// Raised.
    pub superscript: bool,
    /// Lowered.
    pub subscript: bool,
    /// The link it belongs to.
    pub link: Option<usize>,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// The address.
    pub target: String,
    /// Where the address was typed.
    pub span: Span,
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its label, as typed between `[^` and `]`.
    pub label: String,
    /// The whole definition.
    pub span: Span,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Depth, from 1.
    pub level: u8,
    /// The typed number, without its stop: `2.3`.
    pub number: Option<String>,
    /// The title without number and markup.
    pub title: String,
    /// What the section does.
    pub role: Role,
    /// From its heading to the end of its text, subsections included.
    pub span: Span,
    /// Index of its heading in [`Manuscript::blocks`]; `None` for text before the first heading.
    pub heading: Option<usize>,
    /// Its own blocks after the heading, up to the next heading of any level: indices into [`Manuscript::blocks`].
    pub blocks: std::ops::Range<usize>,
}

/// What a section does.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A summary at the head.
    Abstract,
    /// Key words.
    Keywords,
    /// An introduction.
    Introduction,
    /// The body.
    Body,
    /// A conclusion.
    Conclusion,
    /// The reference list.
    References,
    /// About the author.
    About,
    /// Acknowledgements, funding, interests, data: what stands apart from the argument.
    Acknowledgements,
    /// An appendix.
    Appendix,
    /// Notes gathered at the end.
    Notes,
}

/// Characters that print nothing and why (design.md, 3: a closed list).
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    /// The characters.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// Why characters print nothing.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A byte order mark.
    ByteOrderMark,
    /// The backslash of an escape.
    Escape,
    /// Marks of emphasis, strong, verbatim, raised, lowered.
    EmphasisMark,
    /// `#` and underlines of headings.
    HeadingMark,
    /// Bullets of lists and of reference entries.
    ListMark,
    /// `>`.
    QuoteMark,
    /// Pipes and dashes of tables.
    TableRule,
    /// The address of a link, its brackets, and what names an image.
    LinkTarget,
    /// `<` and `>` round an address.
    AngleBracket,
    /// Front matter.
    FrontMatter,
    /// Footnote calls and the labels of their definitions.
    NoteMark,
    /// Fences of verbatim lines.
    CodeFence,
    /// The brackets of an image that has a title of its own: they are its alternative text.
    AltText,
    /// Attributes and other markup that steers.
    Steering,
    /// The marks of a quotation that was set off, and the stop behind its citation.
    SetOff,
    /// Text for the slides alone, with the lines round it.
    SlideOnly,
    /// Text for the speaker's notes, with the lines round it.
    SpeakerNotes,
    /// The title, author or affiliation typed twice: the same words are printed elsewhere.
    Repeated,
    /// Keys of a bibliography and their brackets, in whose place a citation is printed.
    CitationKey,
}

/// Findings that a comment says have been heard.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Codes or names of rules, as typed.
    pub rules: Vec<Typed>,
    /// Where they are allowed.
    pub reach: Span,
}

/// What the reader noticed.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: EvidenceKind,
}

/// Kinds of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    /// Two typed paragraphs were read as one; the span is the gap between them.
    SplitParagraph,
    /// A stray paragraph (the span) stands inside a numbered list that goes on after it.
    InterruptedList,
    /// `$…$` was printed as typed.
    MathAsTyped,
    /// `[^label]` has no definition; it was printed as typed.
    NoteWithoutText,
    /// A footnote's definition that nothing calls; it was printed where it stands.
    NoteWithoutCall,
    /// A second definition of one label; it was printed where it stands.
    NoteTwice,
    /// A code fence that never closes.
    FenceUnclosed,
    /// A table row with more or fewer cells than the head.
    RaggedTable,
    /// A heading deeper by more than one than the one before it; it was read one deeper.
    HeadingSkipped,
    /// A second title, author or affiliation, shown once; `first` is the one that prints.
    Repeated {
        /// The words that print.
        first: Span,
    },
    /// The title of the citation line, or of the front matter, differs from the title typed at the head (`other`).
    TitleDiffers {
        /// The title at the head.
        other: Span,
        /// Whether it is that of the front matter.
        front: bool,
    },
    /// A heading recognised by shape alone with little to go on.
    WeakHeading,
    /// A class or key for the lecture that is nearly one that is known.
    SteeringUnknown {
        /// The one that is known.
        nearest: &'static str,
    },
    /// Attributes of a heading on a line that is none.
    SteeringNoHeading,
    /// Attributes behind words of which none is for the lecture; they are printed as typed.
    SteeringPrinted,
    /// A value that an attribute for the lecture does not take.
    SteeringValue {
        /// What it takes.
        allowed: String,
    },
    /// `:::` that opens blocks which never end, or ends none; it was printed as typed.
    DivUnclosed,
}
