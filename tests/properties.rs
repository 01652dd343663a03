//! What holds for any text: it is read without panic, and every character is accounted for.

use diptych::citations;
use diptych::deck::{self, DeckOptions};
use diptych::manuscript::{self, Block, BlockKind, Caption, Manuscript, Run, RunKind};
use diptych::references;
use diptych::settings::FrontMatter;
use diptych::source::{Source, Span};

/// Numbers that look random and are the same on every run (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }
}

/// Pieces that mean something to the reader, and pieces that mean nothing.
const PIECES: &[&str] = &[
    "word",
    "Words",
    "a",
    "I",
    "1991",
    "12",
    "p. 33",
    "et al.",
    "&",
    "and",
    "ve",
    ".",
    ". ",
    ", ",
    ": ",
    "; ",
    "! ",
    "? ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\r",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "# ",
    "## ",
    "###### ",
    "#",
    "=====\n",
    "-----\n",
    "---\n",
    "...\n",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "(a) ",
    "i. ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "~",
    "^",
    "$",
    "$x$",
    "\\",
    "\\*",
    "\\\n",
    "<",
    ">",
    "<sup>",
    "</sup>",
    "[",
    "]",
    "(",
    ")",
    "](",
    "](http://a.b)",
    "![x](y.png)",
    "{alt=\"z\"}",
    "<!-- diptych: allow C102 -->",
    " <!-- diptych: allow C102, x-y -->\n",
    "<!--",
    "-->",
    "[^1]",
    "[^1]: ",
    "[^x]",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    "|:-:|--:|",
    "<https://a.b/c>",
    "https://doi.org/10.1/x",
    "a@b.cd",
    "(Ames, 1990)",
    "(Ames & Bell, 2001, p. 3; Cole, n.d.)",
    "Ames (1990)",
    "Ames, A. (1990). *Salt*. Press.\n",
    "Bell, B., & Cole, C. (2001). Roads. *Journal*, 3(2), 1-9. https://doi.org/10.1/y\n",
    "References\n\n",
    "# References\n\n",
    "Abstract\n\n",
    "Keywords\n\n",
    "Kaynakça\n\n",
    "Introduction\n\n",
    "Conclusion\n\n",
    "CHAPTER 25\n\n",
    "**Table 1**\n",
    "*A Title*\n",
    "*Note.* ",
    "**Figure 1**\n",
    "title: x\n",
    "author: y\n",
    "\"",
    "'",
    "“",
    "”",
    "«",
    "»",
    "–",
    "—",
    "…",
    "İ",
    "ı",
    "ə",
    "ğ",
    "é",
    "e\u{301}",
    "ﬁ",
    "ß",
    "漢字",
    "русский",
    "ελληνικά",
    "سلام",
    "می\u{200c}خواهم",
    "שלום",
    "ไทย",
    "👩\u{200d}🚀",
    "🇹🇷",
    "\u{feff}",
    "\u{ad}",
    "\u{200e}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{300}",
    "\u{1}",
    "\u{7f}",
    "\u{10ffff}",
    "\u{e000}",
];

/// A text of about `length` pieces.
pub(crate) fn text(dice: &mut Dice, length: usize) -> String {
    let mut out = String::new();
    // Some texts are all prose, some all marks: a favourite few pieces make structures likely.
    let favourites: Vec<&str> = (0..6).map(|_| dice.pick(PIECES)).collect();
    for _ in 0..length {
        match dice.below(4) {
            0 => out.push_str(dice.pick(&favourites)),
            1 => out.push_str("some words "),
            2 => {
                let c = char::from_u32(dice.below(0x3000) as u32);
                out.extend(c.filter(|c| *c != '\0'));
            }
            _ => out.push_str(dice.pick(PIECES)),
        }
    }
    out.replace('\0', "")
}

/// All runs of a manuscript that print, and the marks of ordered lists, which are text.
/// The call of a footnote prints a number of its own; its characters are spent.
pub(crate) fn printed(manuscript: &Manuscript) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let prints = |run: &&Run| !matches!(run.kind, RunKind::NoteCall(_));
    let mut take = |runs: &[Run]| out.extend(runs.iter().filter(prints).map(|run| run.span));
    for line in &manuscript.opening {
        take(&line.runs);
    }
    let mut marks = Vec::new();
    let mut waiting: Vec<&Block> = manuscript.blocks.iter().collect();
    waiting.extend(manuscript.notes.iter().flat_map(|note| &note.blocks));
    while let Some(block) = waiting.pop() {
        let mut caption = |caption: &Caption| {
            take(&caption.number);
            take(&caption.title);
            take(&caption.note);
        };
        match &block.kind {
            BlockKind::Heading(heading) => take(&heading.runs),
            BlockKind::Paragraph(paragraph) => take(&paragraph.runs),
            BlockKind::Quote(inner) => waiting.extend(inner),
            BlockKind::List(list) => {
                for item in &list.items {
                    waiting.extend(&item.blocks);
                    if list.ordered {
                        marks.push(item.marker);
                    }
                }
            }
            BlockKind::Table(table) => {
                caption(&table.caption);
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    take(&cell.runs);
                }
            }
            BlockKind::Figure(figure) => caption(&figure.caption),
            BlockKind::Code(runs) | BlockKind::Ornament(runs) | BlockKind::Entry(runs) => {
                take(runs)
            }
        }
    }
    out.extend(marks);
    out
}

/// Every character that is not white space is printed or spent, once; spans lie on characters; structures hold.
pub(crate) fn account(source: &Source, manuscript: &Manuscript) -> Result<(), String> {
    let text = source.text();
    let mut seen = vec![0u8; text.len()];
    let spent = manuscript.spent.iter().map(|spent| spent.span);
    for span in printed(manuscript).into_iter().chain(spent) {
        if text.get(span.range()).is_none() {
            return Err(format!("{span:?} does not lie on characters"));
        }
        for byte in &mut seen[span.range()] {
            *byte = byte.saturating_add(1);
        }
    }
    for (at, c) in text.char_indices() {
        if seen[at] != 1 && !c.is_whitespace() {
            return Err(format!("{c:?} at {at} is accounted for {} times", seen[at]));
        }
    }
    let on_characters = |span: Span| text.get(span.range()).is_some();
    let sections = manuscript.sections.iter();
    let in_blocks = |end: usize| end <= manuscript.blocks.len();
    if !sections
        .into_iter()
        .all(|section| on_characters(section.span) && in_blocks(section.blocks.end))
    {
        return Err("a section reaches beyond the text".into());
    }
    for block in &manuscript.blocks {
        let sentences = match &block.kind {
            BlockKind::Paragraph(paragraph) => &paragraph.sentences[..],
            _ => &[],
        };
        let hold = sentences.is_sorted() && sentences.iter().all(|s| block.span.covers(*s));
        if !on_characters(block.span) || !hold {
            return Err(format!("the block at {:?} does not hold", block.span));
        }
    }
    Ok(())
}

/// Why `text` is not read or accounted for, if it is not.
fn fault(text: &str) -> Option<String> {
    let work = || {
        let (source, manuscript) = read(text);
        account(&source, &manuscript).err()
    };
    std::panic::catch_unwind(work).unwrap_or_else(|_| Some("panics".into()))
}

/// A short text with a fault, cut from `text`.
fn shrink(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let mut step = chars.len() / 2;
    while step > 0 {
        let mut at = 0;
        while at < chars.len() {
            let rest = chars.iter().take(at).chain(chars.iter().skip(at + step));
            let shorter: String = rest.collect();
            if fault(&shorter).is_some() {
                chars = shorter.chars().collect();
            } else {
                at += step;
            }
        }
        step /= 2;
    }
    chars.into_iter().collect()
}

/// Fails if one of `texts` is not read or accounted for, with the shortest texts that are not.
fn hold(texts: impl Iterator<Item = String>) {
    let mut faults = Vec::new();
    for text in texts {
        if fault(&text).is_some() {
            let short = shrink(&text);
            faults.push(format!("{short:?}: {}", fault(&short).unwrap_or_default()));
        }
        if faults.len() == 8 {
            break;
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Reads `text` as far as there is no layout; returns its models.
pub(crate) fn read(text: &str) -> (Source, Manuscript) {
    let source = Source::new("m.md", text);
    let front = FrontMatter::default();
    let manuscript = manuscript::read(&source, &front);
    let references = references::read(&source, &manuscript);
    let citations = citations::read(&source, &manuscript, &references);
    let deck = deck::build(
        &source,
        &manuscript,
        &references,
        &citations,
        &DeckOptions::default(),
    );
    for slide in &deck.slides {
        for bullet in &slide.bullets {
            assert!(
                bullet
                    .runs
                    .iter()
                    .all(|run| bullet.sentence.covers(run.span))
            );
        }
    }
    for citation in &citations {
        assert!(
            text.get(citation.span.range()).is_some(),
            "{:?}",
            citation.span
        );
        assert!(citation.group_span.covers(citation.span));
    }
    for reference in &references {
        for piece in &reference.line {
            if let Some(span) = piece.span {
                assert!(text.get(span.range()).is_some(), "{span:?}");
            }
        }
    }
    (source, manuscript)
}

#[test]
fn any_text_is_read_and_accounted_for() {
    hold((0..600).map(|seed| {
        let mut dice = Dice::new(seed);
        let length = 1 + dice.below(60);
        text(&mut dice, length)
    }));
}

#[test]
fn the_example_is_accounted_for_however_it_is_cut() {
    let whole = include_str!("example/chapter.md");
    let mut dice = Dice::new(7);
    let mut place = || {
        let mut at = dice.below(whole.len());
        while !whole.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    hold((0..25).map(|_| {
        let (a, b) = (place(), place());
        whole[a.min(b)..a.max(b)].to_string()
    }));
}

#[test]
fn reading_twice_gives_the_same() {
    for seed in 900..930 {
        let mut dice = Dice::new(seed);
        let text = text(&mut dice, 80);
        let models = || format!("{:?}", read(&text).1);
        assert_eq!(models(), models());
    }
}
