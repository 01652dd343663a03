//! Inputs that mean harm, or are merely odd: read without panic or hang, accounted for, laid out, and proved.

use std::time::{Duration, Instant};

use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::{Source, Span};
use diptych::typeset::Templates;

use crate::properties::{account, read};

/// Small inputs that go the whole way to the pages.
const SMALL: &[(&str, &str)] = &[
    ("nothing", ""),
    ("a mark of byte order", "\u{feff}"),
    ("one letter", "a"),
    ("one space", " "),
    ("line ends alone", "\n\r\n\r\n\n"),
    ("a title alone", "# Title"),
    ("an empty title", "#\n\n## \n\n### "),
    (
        "titles alone",
        "# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F",
    ),
    (
        "Typst's code",
        "#panic() #set page(width: 1pt) #read(\"/etc/passwd\") $x$ @label <label> *a* _b_ `c` \\ // /* */",
    ),
    (
        "Typst's imports",
        "#import \"@preview/x:1.0.0\": y\n\n#include \"/etc/passwd\"",
    ),
    (
        "a tag of HTML",
        "<script>alert(1)</script> <b>bold</b> <sup>2</sup> <!-- gone? -->",
    ),
    ("entities", "&amp; &lt; &nbsp; &#0; &#x110000;"),
    (
        "a link that runs code",
        "[here](javascript:alert(1)) and [there](file:///etc/passwd)",
    ),
    (
        "a figure outside",
        "![x](../../../../etc/passwd)\n\n![y](/etc/passwd)\n\n![z](http://a.b/c.png)",
    ),
    ("a figure that is the text", "![x](m.md)\n\n![](\u{0}.png)"),
    (
        "front matter that never ends",
        "---\ntitle: x\n\nText goes on.",
    ),
    ("an empty head", "---\n---\n\nText."),
    ("rulers", "---\n\n---\n\n***\n\n* * *\n\n___"),
    ("marks of emphasis alone", "* ** *** **** _ __ ` `` ``` ~ ^"),
    ("emphasis that crosses", "*a **b* c** _d *e_ f* **g*h**i*"),
    ("emphasis that never ends", "**bold *both\n\nnext paragraph"),
    ("fences that never end", "```\ncode\n\nmore\n\n~~~"),
    ("backslashes", "\\\\\\ \\a \\* \\\n \\"),
    ("brackets", "[[[[]]]] (((()))) [a](b [c]( [d]: e"),
    ("notes without texts", "A.[^1] B.[^a b] C.[^]"),
    (
        "notes without calls",
        "[^1]: One.\n\n[^1]: One again.\n\n[^2]: Two.",
    ),
    (
        "notes that call themselves",
        "A.[^1]\n\n[^1]: B.[^1] C.[^2]\n\n[^2]: D.[^1]",
    ),
    ("tables without cells", "|||\n|---|---|\n|||\n\n|\n|-|\n|"),
    (
        "ragged tables",
        "| a | b |\n|---|\n| 1 | 2 | 3 | 4 |\n| 1 |\n\n| x |",
    ),
    ("a table without a head", "|---|---|\n| a | b |"),
    (
        "quotes in quotes",
        "> > > > > > > > > > > > deep\n> less\n\n>",
    ),
    (
        "lists in lists",
        "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n\n1. x\n\n   1. y",
    ),
    (
        "numbers of lists",
        "999999999999999999999999. a\n\n0. b\n\n-1. c\n\n1) d\n\nIV. e\n\n(z) f",
    ),
    (
        "numbers of sections",
        "1. One\n\nText.\n\n1.1.1.1.1.1.1.1 Deep\n\nText.\n\n99. Far\n\nText.",
    ),
    (
        "a list of references alone",
        "References\n\nAmes, A. (1990). Salt.\n\n(n.d.).\n\n&\n\n. . .\n\nhttps://doi.org/",
    ),
    (
        "two lists of references",
        "References\n\nAmes, A. (1990). Salt.\n\nReferences\n\nAmes, A. (1990). Salt.",
    ),
    (
        "references before the text",
        "# References\n\nAmes, A. (1990). Salt.\n\n# Body\n\nText (Ames, 1990).",
    ),
    (
        "citations that are none",
        "() (;) (, 1990) (1990) (p. 3) (see) (&, 1990) (Ames, ) ((Ames, 1990) (Ames 1990))",
    ),
    (
        "years",
        "Ames (99999999999999999999) and (Ames, -1; Bell, 0; Cole, 1990a, b, c, d; Dean, in press)",
    ),
    (
        "letters right to left",
        "سلام دنیا (Ames, 1990) 123 ABC، «نقل». \u{202e}reversed\u{202c} שלום",
    ),
    (
        "marks of direction",
        "\u{202e}\u{202d}\u{2066}\u{2067}\u{2068}abc\u{2069}\u{202c}\u{200f}\u{200e}",
    ),
    (
        "letters without ink",
        "a\u{200b}b\u{200c}c\u{200d}d\u{2060}e\u{ad}f\u{feff}g",
    ),
    (
        "marks upon marks",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308} Z\u{35f}\u{489}\u{489}\u{489}",
    ),
    ("a mark upon nothing", "\u{301}\n\n\u{301}a *\u{301}*"),
    (
        "control characters",
        "a\u{1}b\u{7}c\u{8}d\u{b}e\u{c}f\u{1b}[31mred\u{7f}\u{85}g\u{2028}h\u{2029}i",
    ),
    (
        "characters of no font",
        "漢字 かな 한글 ไทย ✈ 👩\u{200d}👩\u{200d}👧 🇹🇷 𝔘𝔫𝔦 \u{e000} \u{fffd} \u{10ffff}",
    ),
    (
        "spaces of all kinds",
        "a\u{a0}b\u{2003}c\u{3000}d\u{202f}e\tf\u{1680}g",
    ),
    (
        "Turkish letters",
        "İSTANBUL ıiİI ĞğŞş ƏəÇç\n\n# İÇİNDEKİLER\n\nKaynakça\n\nÇelik, Ş. (1990). İpek. Yayın.",
    ),
    (
        "dollars",
        "$7 billion and $15 billion, $x$, $$, $ x$, $x $, \\$5, $\n\n$",
    ),
    (
        "a table of figures",
        "**Table 1**\n*Title*\n\n**Figure 1**\n*Title*\n\n*Note.* None.",
    ),
    (
        "everything twice",
        "CHAPTER 1\n\nTITLE\n\nAuthor\n\nTITLE\n\nAuthor\n\nTITLE\n\nAuthor\n\nAbstract\n\nAbstract",
    ),
    ("CR alone", "# A\rText one.\rText two.\r\r- x\r- y\r"),
];

/// Large inputs are read within seconds, whatever they repeat.
fn large() -> Vec<(&'static str, String)> {
    let n = 20_000;
    vec![
        ("one word", "a".repeat(40 * n)),
        ("one paragraph", "Words of one sentence. ".repeat(n)),
        ("one sentence", "words without a stop ".repeat(n)),
        ("stars", "*".repeat(10 * n)),
        ("stars and letters", "*a ".repeat(5 * n)),
        ("pairs of stars", "**a* ".repeat(3 * n)),
        ("low lines", "_a_b".repeat(5 * n)),
        ("backticks", "` ``".repeat(5 * n)),
        (
            "growing backticks",
            (1..900).map(|k| "`".repeat(k) + " ").collect(),
        ),
        ("brackets open", "[".repeat(5 * n)),
        ("links open", "[a](".repeat(3 * n)),
        ("parentheses open", "(".repeat(10 * n)),
        ("parentheses nest", "(".repeat(n) + &")".repeat(n)),
        ("notes", "[^".repeat(5 * n)),
        ("quotes nest", ">".repeat(5 * n)),
        (
            "quotes nest by line",
            "> > > > > > > > > > > > > > > > x\n".repeat(n / 4),
        ),
        (
            "lists nest",
            (0..2_000).map(|k| " ".repeat(k) + "- a\n").collect(),
        ),
        ("list items", "- a\n".repeat(n)),
        (
            "numbered items",
            (1..20_000).map(|k| format!("{k}. Item\n\n")).collect(),
        ),
        ("titles", "# A\n\n".repeat(n / 4)),
        (
            "titles that may be",
            "Title Without A Stop\n\n".repeat(n / 4),
        ),
        (
            "table rows",
            "| a | b |\n|---|---|\n".to_string() + &"| c | d |\n".repeat(n / 4),
        ),
        (
            "table columns",
            "|a".repeat(n / 8) + "|\n" + &"|-".repeat(n / 8) + "|\n" + &"|b".repeat(n / 8) + "|\n",
        ),
        ("fences", "```\n".repeat(n)),
        ("dollars", "$a ".repeat(3 * n)),
        ("angles", "<a ".repeat(3 * n)),
        ("backslashes", "\\".repeat(10 * n)),
        (
            "citations",
            "Words (Ames, 1990; Bell & Cole, 2001, p. 3). ".repeat(n / 6),
        ),
        ("narrative citations", "Ames (1990) says. ".repeat(n / 4)),
        (
            "references",
            "References\n\n".to_string() + &"Ames, A. (1990). *Salt roads*. Press.\n\n".repeat(400),
        ),
        (
            "one reference",
            "References\n\n".to_string() + &"Ames, A., ".repeat(n / 4) + "(1990). Salt.",
        ),
        (
            "combining marks",
            "e".to_string() + &"\u{301}".repeat(5 * n),
        ),
        ("line ends", "\n".repeat(20 * n)),
        ("spaces", " ".repeat(20 * n) + "a"),
        ("addresses", "https://a.b/c?d=e&f=g ".repeat(n / 2)),
        ("hyphens", "1-".repeat(5 * n)),
        ("quotation marks", "\"a\" 'b' ".repeat(n)),
        ("stops", "A. ".repeat(3 * n)),
        ("setext", "a\n===\n".repeat(n / 4)),
    ]
}

/// What debug builds on a slow machine may take for a few hundred kilobytes; a quadratic reader takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn small_horrors_are_laid_out_and_proved() {
    let templates = Templates::embedded();
    let mut faults = Vec::new();
    for (name, text) in SMALL {
        let text = text.replace('\0', "");
        let work = || fault(&text, &templates);
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        match found {
            Ok(None) => {}
            Ok(Some(why)) => faults.push(format!("{name}: {why}")),
            Err(_) => faults.push(format!("{name}: panics")),
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Paragraphs of more text elements than one is set with: escapes and marks each start one.
#[test]
fn paragraphs_without_end_are_laid_out_and_proved() {
    let templates = Templates::embedded();
    for text in [
        "\\\\".repeat(3_000),
        ">".repeat(40_000),
        "a*b*".repeat(1_500),
        "*long*".to_string() + &"er".repeat(40) + &"*er*".repeat(40),
    ] {
        let text = format!("# Salt\n\nIt grew.\n\n{text}\n");
        assert_eq!(fault(&text, &templates), None, "{}", &text[..40]);
    }
}

/// What is wrong with the way of `text` to the pages.
fn fault(text: &str, templates: &Templates) -> Option<String> {
    let (source, manuscript) = read(text);
    if let Err(why) = account(&source, &manuscript) {
        return Some(why);
    }
    let options = Options::default();
    // Front matter that cannot be read is refused with its place.
    let models = pipeline::read(Source::new("m.md", text), &options).ok()?;
    let built = match pipeline::build(&models, &options, templates) {
        Ok(built) => built,
        Err(error) => return Some(error.headline()),
    };
    let print = built.print.expect("the print edition is asked for");
    let layout = print.edition.layout;
    let mut proof = built.provenance;
    // Only what no font has may be missing, and that is said with its place.
    let said = |span: &Span| {
        layout
            .missing_glyphs
            .iter()
            .any(|missing| missing.overlaps(*span))
    };
    proof.missing.retain(|span| !said(span));
    let lists = [
        ("missing", &proof.missing),
        ("altered", &proof.altered),
        ("duplicated", &proof.duplicated),
        ("reordered", &proof.reordered),
        ("unproved", &proof.unproved),
    ];
    let faults = lists.into_iter().filter(|(_, list)| !list.is_empty());
    let words = |list: &[Span]| -> Vec<String> {
        list.iter()
            .take(6)
            .map(|span| models.source.slice(*span).to_string())
            .collect()
    };
    let faults: Vec<String> = faults
        .map(|(what, list)| format!("{what} {:?}", words(list)))
        .collect();
    (!faults.is_empty()).then(|| faults.join(", "))
}

#[test]
fn large_horrors_are_read_in_seconds() {
    let mut faults = Vec::new();
    for (name, text) in large() {
        let start = Instant::now();
        let (source, manuscript) = read(&text);
        let took = start.elapsed();
        if took > PATIENCE {
            faults.push(format!("{name}: {took:?} for {} kB", text.len() / 1000));
        }
        if let Err(why) = account(&source, &manuscript) {
            faults.push(format!("{name}: {why}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
