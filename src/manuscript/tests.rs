//! Text in, model out; and the account of every character.

use super::*;
use crate::source::Source;

fn of(text: &str) -> Manuscript {
    read(&Source::new("m", text), &FrontMatter::default())
}

/// The blocks of `text` in a short form.
fn show(text: &str) -> Vec<String> {
    let manuscript = of(text);
    assert_eq!(manuscript.unaccounted(text), [], "{text}");
    manuscript.blocks.iter().map(|b| block(text, b)).collect()
}

fn block(text: &str, block: &Block) -> String {
    let words = |runs: &[Run]| Printed::of(text, runs).text;
    match &block.kind {
        BlockKind::Heading(h) => format!("H{} {}", h.level, words(&h.runs)),
        BlockKind::Paragraph(p) => words(&p.runs),
        BlockKind::Quote(inner) => format!("> {}", all(text, inner)),
        BlockKind::List(list) => {
            let items: Vec<String> = list
                .items
                .iter()
                .map(|i| format!("{} {}", &text[i.marker.range()], all(text, &i.blocks)))
                .collect();
            format!(
                "{}[{}]",
                if list.ordered { "ol" } else { "ul" },
                items.join(" / ")
            )
        }
        BlockKind::Table(t) => {
            let row = |cells: &[Cell]| {
                cells
                    .iter()
                    .map(|c| words(&c.runs))
                    .collect::<Vec<_>>()
                    .join("|")
            };
            let rows: Vec<String> = t.rows.iter().map(|r| row(r)).collect();
            format!(
                "table {{{};{};{}}} {} : {}",
                words(&t.caption.number),
                words(&t.caption.title),
                words(&t.caption.note),
                row(&t.head),
                rows.join(" / ")
            )
        }
        BlockKind::Figure(f) => format!(
            "figure {{{};{};{}}} {} {}",
            words(&f.caption.number),
            words(&f.caption.title),
            words(&f.caption.note),
            f.path.text,
            f.alt.as_ref().map_or("", |a| &a.text)
        ),
        BlockKind::Code(runs) => format!("code {}", words(runs)),
        BlockKind::Ornament(runs) => format!("ornament {}", words(runs)),
        BlockKind::Entry(runs) => format!("E {}", words(runs)),
    }
}

fn all(text: &str, blocks: &[Block]) -> String {
    blocks
        .iter()
        .map(|b| block(text, b))
        .collect::<Vec<_>>()
        .join(" + ")
}

const CHAPTER: &str = "Citation: Kaya, E. T. (2024). Ties across the strait. In A. Brown & B. Öz (Eds.), *Straits of the north* (pp. 12–31). Harbour Press.

CHAPTER 3

TIES ACROSS THE STRAIT

Elif Tuğçe KAYA

TIES ACROSS THE STRAIT

Elif Tuğçe KAYA

Harbour University

Abstract

This study is about ties. It has two parts and it says so at some length, as abstracts do in books of this kind.

Keywords

Ties, Straits, The Long Road

Introduction

The strait is narrow (Brown, 2001, p. 3). Ties across it are old, and they were renewed in every age that followed the first.

1. The First Age of Ties

In the first age there were boats. Nobody counted them, and so the number of boats is not known to us, nor the names of their

captains. This paragraph was cut in two by the end of a page, and it goes on here.

2. The Second Age of Ties

There were three reasons:

A stray paragraph stands here, which belongs further down. It is a sentence, and another one.

1. The first reason was trade, which grew in all the years of the age.

2. The second reason was faith, which did not.

References

- Brown, A. (2001). *The strait*. Harbour Press.
- Öz, B. (2003). Boats. *Ties*, 3(4), 5–6.

- Zorn, C. (n.d.). No date.

About the Author

Elif Tuğçe Kaya

Harbour University | ek\\[at\\]harbour.edu | ORCID: 0000-0001-2345-6789

Elif is a professor there.
";

#[test]
fn a_chapter_typed_without_markup() {
    let manuscript = of(CHAPTER);
    assert_eq!(manuscript.unaccounted(CHAPTER), []);
    let roles: Vec<OpeningRole> = manuscript.opening.iter().map(|l| l.role).collect();
    use OpeningRole::{Affiliation, Author, Citation, Label, Title};
    assert_eq!(roles, [Citation, Label, Title, Author, Affiliation]);
    let sections: Vec<(u8, Option<&str>, &str, Role)> = manuscript
        .sections
        .iter()
        .map(|s| (s.level, s.number.as_deref(), s.title.as_str(), s.role))
        .collect();
    assert_eq!(
        sections,
        [
            (1, None, "Abstract", Role::Abstract),
            (1, None, "Keywords", Role::Keywords),
            (1, None, "Introduction", Role::Introduction),
            (1, Some("1"), "The First Age of Ties", Role::Body),
            (1, Some("2"), "The Second Age of Ties", Role::Body),
            (1, None, "References", Role::References),
            (1, None, "About the Author", Role::About),
        ]
    );
    let kinds: Vec<&EvidenceKind> = manuscript.evidence.iter().map(|e| &e.kind).collect();
    assert!(matches!(
        kinds.as_slice(),
        [
            EvidenceKind::Repeated { .. },
            EvidenceKind::Repeated { .. },
            EvidenceKind::SplitParagraph,
            EvidenceKind::InterruptedList
        ]
    ));
    let meta = &manuscript.meta;
    assert_eq!(meta.title_cased.as_deref(), Some("Ties across the strait"));
    assert_eq!(meta.authors.len(), 1);
    let author = &meta.authors[0];
    assert_eq!(author.name_cased, "Elif Tuğçe Kaya");
    assert_eq!(author.emails[0].text, "ek@harbour.edu");
    assert_eq!(
        author.orcid.as_ref().map(|o| o.text.as_str()),
        Some("0000-0001-2345-6789")
    );
    assert_eq!((meta.first_page, meta.last_page), (Some(12), Some(31)));
    assert_eq!(meta.keywords.len(), 3);
    let entries = manuscript
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Entry(_)))
        .count();
    assert_eq!(entries, 3);
}

/// The levels of titles typed without numbers or marks, each over a paragraph unless it ends in `/`.
fn levels(titles: &[&str]) -> Vec<(u8, String)> {
    let mut text = String::from("The Trade of Salt in the Old Ports\n\nAnn Lee\n\n");
    for title in titles {
        match title.strip_suffix('/') {
            Some(bare) => text += &format!("{bare}\n\n"),
            None => text += &format!("{title}\n\nOf this the port kept lists for many years.\n\n"),
        }
    }
    of(&text)
        .sections
        .iter()
        .map(|section| (section.level, section.title.clone()))
        .collect()
}

#[test]
fn depth_is_told_by_what_titles_say() {
    for (titles, expected) in [
        // Materials and procedures are parts of the methods, wherever they come.
        (
            &[
                "Introduction",
                "Experimental/",
                "Materials",
                "Salt Pans",
                "Methods",
                "Results",
            ][..],
            &[1, 1, 2, 2, 2, 1][..],
        ),
        // A declaration ends the text only where no results follow.
        (
            &[
                "Introduction",
                "Methods",
                "Salt Pans",
                "Ethics approval",
                "Results",
                "Ethics approval",
            ],
            &[1, 1, 2, 2, 1, 1],
        ),
        // An introduction directly under another title opens that part alone.
        (
            &[
                "Introduction",
                "The Northern Trade/",
                "Introduction",
                "Salt Pans",
            ],
            &[1, 1, 2, 2],
        ),
        // Numbers below tell how deep the title above them stands.
        (
            &[
                "Introduction",
                "The Northern Trade/",
                "The Amber Road",
                "The Southern Trade",
                "The Eastern Trade",
                "The Salt Pans",
                "2.1. Pans",
                "2.2. Kilns",
            ],
            &[1, 1, 2, 2, 2, 1, 2, 2],
        ),
    ] {
        let found = levels(titles);
        let (numbers, names): (Vec<u8>, Vec<String>) = found.into_iter().unzip();
        assert_eq!(numbers, expected, "{names:?}");
    }
}

#[test]
fn a_title_in_marks_is_no_section() {
    let text = "# The strait\n\nAnn Lee, Bo Ek\n\nHarbour University\n\n## Introduction\n\nText.\n\n### Boats\n\nMore.\n\n## References\n\n- Brown, A. (2001). A.\n";
    let manuscript = of(text);
    let sections: Vec<(u8, &str)> = manuscript
        .sections
        .iter()
        .map(|s| (s.level, s.title.as_str()))
        .collect();
    assert_eq!(
        sections,
        [(1, "Introduction"), (2, "Boats"), (1, "References")]
    );
    assert_eq!(manuscript.meta.authors.len(), 2);
    assert_eq!(
        manuscript.meta.title.map(|t| t.text).as_deref(),
        Some("The strait")
    );
}

#[test]
fn front_matter_is_spent_and_wins() {
    let text = "---\ntitle: X\n---\n\n# Abstract\n\nText.\n\n# 1. Boats {#boats .x}\n\nText.\n";
    let front = FrontMatter {
        span: Some(crate::source::Span::new(0, 16)),
        title: Some(crate::source::Typed {
            text: "X".into(),
            span: None,
        }),
        ..FrontMatter::default()
    };
    let manuscript = read(&Source::new("m", text), &front);
    assert_eq!(manuscript.unaccounted(text), []);
    assert!(manuscript.opening.is_empty());
    let sections: Vec<(Option<&str>, &str)> = manuscript
        .sections
        .iter()
        .map(|s| (s.number.as_deref(), s.title.as_str()))
        .collect();
    assert_eq!(sections, [(None, "Abstract"), (Some("1"), "Boats")]);
}

#[test]
fn a_title_given_and_typed_is_one_title() {
    let read = |typed: &str, marks: &str| {
        let text = format!(
            "---\ntitle: The Old Strait\n---\n\n# {typed}\n\nThe strait was crossed by many boats for years, and nobody asked who had built any of them.\n\n\
             {marks} Boats\n\nMore boats were built there than were needed.\n\n{marks} Tolls\n\nThey rose.\n"
        );
        let front = FrontMatter {
            span: Some(crate::source::Span::new(0, 30)),
            title: Some(crate::source::Typed {
                text: "The Old Strait".into(),
                span: Some(crate::source::Span::new(11, 25)),
            }),
            ..FrontMatter::default()
        };
        let manuscript = read(&Source::new("m", text.clone()), &front);
        assert_eq!(manuscript.unaccounted(&text), []);
        manuscript
    };
    for typed in ["The Old Strait", "THE OLD STRAIT", "**The old strait**"] {
        let manuscript = read(typed, "#");
        assert_eq!(manuscript.opening.len(), 1, "{typed}");
        let titles: Vec<&str> = manuscript
            .sections
            .iter()
            .filter(|section| section.heading.is_some())
            .map(|section| section.title.as_str())
            .collect();
        assert_eq!(titles, ["Boats", "Tolls"], "{typed}");
        assert!(manuscript.evidence.is_empty(), "{typed}");
    }
    // Another first title is one of the text.
    assert!(read("Early Years", "#").opening.is_empty());
    // The only head of its depth is the title, whatever the front matter says, and the difference is told.
    let other = read("The Old Straits", "##");
    let told = |e: &Evidence| matches!(e.kind, EvidenceKind::TitleDiffers { front: true, .. });
    assert_eq!(other.opening.len(), 1);
    assert!(other.evidence.iter().any(told));
}

#[test]
fn lists_quotes_and_their_nesting() {
    assert_eq!(
        show(
            "# T\n\n## S\n\n- a\n- b\n  - c\n\n    d\n- e\n\n> q\n> r\n>\n> - s\n\n(a) x\n(b) y\n"
        ),
        [
            "H1 S",
            "ul[- a / - b + ul[- c + d] / - e]",
            "> q r + ul[- s]",
            "ol[(a) x / (b) y]"
        ]
    );
    // An ordinal or an initial at the head of a paragraph is no mark.
    assert_eq!(
        show("# T\n\n## S\n\n19. yüzyılda oldu.\n\nS. Kaya geldi.\n\n1. a\n\nstray\n\n2. b\n"),
        [
            "H1 S",
            "19. yüzyılda oldu.",
            "S. Kaya geldi.",
            "ol[1. a]",
            "stray",
            "ol[2. b]"
        ]
    );
}

#[test]
fn tables_and_figures_take_their_captions() {
    let text = "# T\n\n## S\n\n**Table 1**\n\n*Boats by age*\n\n| a | b |\n|:--|--:|\n| 1 | x\\|y |\n| 2 |\n\n*Note.* Own count.\n\nText.\n\n![A boat](b.png){alt=\"boat\"}\n\nTable: Pandoc's\n\n|a|b|\n|-|-|\n|c|d|\n";
    assert_eq!(
        show(text),
        [
            "H1 S",
            "table {Table 1;Boats by age;Note. Own count.} a|b : 1|x|y / 2|",
            "Text.",
            "figure {;A boat;} b.png boat",
            "table {;Pandoc's;} a|b : c|d"
        ]
    );
}

/// Below a typed title the brackets of an image are its alternative text, and are spent as that; beside an alternative
/// text of its own, or with a footnote, they are a title.
#[test]
fn brackets_of_an_image_with_a_title_are_its_alternative_text() {
    let figure = |image: &str| {
        let text =
            format!("# T\n\n## S\n\nText.\n\n**Figure 1**\n\n*The Roads*\n\n{image}\n\n[^a]: N.\n");
        let manuscript = of(&text);
        assert_eq!(manuscript.unaccounted(&text), []);
        show(&text).swap_remove(2)
    };
    let kept = "figure {Figure 1;The Roads;} b.png A *map*.";
    assert_eq!(figure("![A *map*.](b.png)"), kept.replace('*', ""));
    let both = figure("![A map.](b.png){alt=\"Roads.\"}");
    assert!(both.starts_with("figure {Figure 1;The Roads") && both.contains("A map.;}"));
    assert!(figure("![A map[^a].](b.png)").contains("A map"));
}

#[test]
fn notes_of_several_paragraphs() {
    let text = "# T\n\n## S\n\nA[^b] and[^a] more[^b].\n\n[^a]: One.\n\n    Two.\n\n[^b]: Three.\n\n[^c]: Never called.\n";
    let manuscript = of(text);
    assert_eq!(manuscript.unaccounted(text), []);
    let notes: Vec<(&str, String)> = manuscript
        .notes
        .iter()
        .map(|n| (n.label.as_str(), all(text, &n.blocks)))
        .collect();
    assert_eq!(
        notes,
        [
            ("b", "Three.".to_string()),
            ("a", "One. + Two.".to_string())
        ]
    );
    assert_eq!(manuscript.evidence.len(), 1);
    assert_eq!(manuscript.evidence[0].kind, EvidenceKind::NoteWithoutCall);
}

#[test]
fn entries_with_and_without_bullets() {
    for list in [
        "- Brown, A. (2001). A.\n- Öz, B. (2003). B.\n  https://x.y\n- Zorn, C. (2004). C.\n",
        "Brown, A. (2001). A.\nÖz, B. (2003). B.\n    https://x.y\nZorn, C. (2004). C.\n",
        "Brown, A. (2001). A.\n\nÖz, B. (2003). B.\nhttps://x.y\n\nZorn, C. (2004). C.\n",
        "Brown, A. (2001). A long title that is wrapped at\nsome width. Press.\n\nÖz, B. (2003). Another title that is\nwrapped at some width. Press.\n\nZorn, C. (2004). C title wrapped here\nand there. Press.\n",
    ] {
        let text = format!("Kaynakça\n\n{list}\nYazar Hakkında\n\nBir yazar.\n");
        let shown = show(&text);
        assert_eq!(
            shown.iter().filter(|b| b.starts_with("E ")).count(),
            3,
            "{shown:?}"
        );
        assert_eq!(shown.last().map(String::as_str), Some("Bir yazar."));
    }
}

/// Every character in one run or spent, on whatever is typed.
#[test]
fn every_character_is_accounted_for() {
    const PIECES: &[&str] = &[
        "a",
        "B. ",
        "word ",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](b)",
        "![",
        "^[",
        "[^1]",
        "[^1]: ",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        "  ",
        "    ",
        "> ",
        "- ",
        "1. ",
        "2. ",
        "(a) ",
        "# ",
        "## ",
        "---",
        "===",
        "|",
        "|-|",
        "\n|-|-|\n",
        "```",
        "~~~",
        "$",
        "$x$",
        "\\",
        "<",
        ">",
        "<http://a>",
        "http://b.c/",
        "{.x}",
        "{#a}",
        "Table 1",
        "Note. ",
        "Table: ",
        "References\n\n",
        "Abstract\n\n",
        "About the Author\n",
        "Keywords: a, b",
        "é",
        "e\u{301}",
        "\u{a0}",
        "\u{2028}",
        "\u{202e}",
        "ی",
        "\u{feff}",
        "😀",
        "İ",
        "ß",
        "10.1000/x",
        "^2^",
        "~2~",
        "* * *",
        "CHAPTER 1\n\n",
        "Ann Lee\n\n",
        "2001",
        "• ",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    for _ in 0..4000 {
        let length = 1 + next(40);
        let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        let manuscript = of(&text);
        assert_eq!(manuscript.unaccounted(&text), [], "{text:?}");
        manuscript.each_run(&mut |run| {
            let words = &text[run.span.range()];
            if run.kind == RunKind::Text {
                assert!(!words.is_empty(), "{text:?}");
                assert!(!words.contains(['\n', '\r', '\t', '\u{2028}']), "{text:?}");
            }
            if matches!(run.kind, RunKind::Space | RunKind::Break) {
                assert!(words.trim().is_empty(), "{text:?}: {words:?}");
            }
        });
    }
}

#[test]
fn nothing_to_read() {
    for text in [
        "",
        "\n",
        "\r\r\r",
        " \t ",
        "\u{feff}",
        "\u{feff}\n",
        "#",
        "---",
        "> > >",
        "- - -",
    ] {
        let manuscript = of(text);
        assert_eq!(manuscript.unaccounted(text), [], "{text:?}");
    }
}

#[test]
fn back_matter_beside_the_title_does_not_make_it_a_section() {
    let with = |below: &str| {
        of(&format!(
            "# Of mills\n\nIt stood there for years.\n\n{below}"
        ))
    };
    let list = "# References\n\nRoe, A. (2001). *Tar*. Press.\n";
    let titled = with(&format!(
        "## Wind\n\nCold.\n\n## Water\n\nIt ran.\n\n{list}"
    ));
    assert!(titled.meta.title.is_some());
    let levels: Vec<u8> = titled.sections.iter().map(|s| s.level).collect();
    assert_eq!(levels, [1, 1, 1]);
    assert!(with(list).meta.title.is_some());
    assert!(
        with(&format!("# Water\n\nIt ran.\n\n{list}"))
            .meta
            .title
            .is_none()
    );
}
