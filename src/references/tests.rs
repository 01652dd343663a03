//! Lists through the whole room: fields, printed lines, and what must hold of any text.

use super::*;
use crate::manuscript::{Run, RunKind, Style};
use crate::source::{Source, Span};

/// A small stand-in for the reader: an entry a line, `*italics*`, `<addresses>`, bullets.
fn entries(source: &Source) -> Vec<Vec<Run>> {
    (1..=source.line_count())
        .map(|n| source.line_span(n))
        .filter(|span| !source.slice(*span).trim().is_empty())
        .map(|span| {
            let text = source.slice(span);
            let from = span.start + if text.starts_with("- ") { 2 } else { 0 };
            let mut runs = Vec::new();
            let (mut start, mut emph) = (from, false);
            let push = |start: usize, end: usize, emph: bool, runs: &mut Vec<Run>| {
                if start < end {
                    let style = Style {
                        emph,
                        ..Style::default()
                    };
                    runs.push(Run {
                        span: Span::new(start, end),
                        kind: RunKind::Text,
                        style,
                    });
                }
            };
            for (i, c) in source.slice(Span::new(from, span.end)).char_indices() {
                if matches!(c, '*' | '<' | '>') {
                    push(start, from + i, emph, &mut runs);
                    emph ^= c == '*';
                    start = from + i + 1;
                }
            }
            push(start, span.end, emph, &mut runs);
            runs
        })
        .collect()
}

fn read_in(text: &str, language: &str) -> (Source, Vec<Reference>) {
    let source = Source::new("list", text);
    let references = from_runs(&source, entries(&source), &[], language);
    (source, references)
}

/// What must hold of any reference of any list.
fn holds(source: &Source, reference: &Reference) {
    let typed: Vec<(usize, char)> = reference
        .runs
        .iter()
        .flat_map(|r| {
            source
                .slice(r.span)
                .char_indices()
                .map(|(i, c)| (r.span.start + i, c))
        })
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let mut printed: Vec<(usize, char)> = Vec::new();
    for piece in &reference.line {
        let Some(span) = piece.span else {
            assert!(
                !piece.text.chars().any(char::is_alphanumeric),
                "added a word: {piece:?}"
            );
            continue;
        };
        let under = source.slice(span);
        assert!(
            piece.text == under || (piece.text == "–" && under == "-"),
            "{piece:?} is not {under:?}"
        );
        printed.extend(
            under
                .char_indices()
                .map(|(i, c)| (span.start + i, c))
                .filter(|(_, c)| !c.is_whitespace()),
        );
    }
    assert_eq!(printed, typed, "{}", reference.rendered);
    for span in &reference.unparsed {
        assert!(reference.span.covers(*span));
    }
    assert!((0.0..=1.0).contains(&reference.confidence));
}

fn plain(reference: &Reference) -> String {
    reference.line.iter().map(|p| p.text.as_str()).collect()
}

fn marked(reference: &Reference) -> String {
    reference
        .line
        .iter()
        .map(|p| {
            if p.italic && !p.text.trim().is_empty() {
                format!("*{}*", p.text)
            } else {
                p.text.clone()
            }
        })
        .collect()
}

const LIST: &str = "\
- Akın, D., & Öz, B. (2014). Göçmen kuşlar [Migrating birds]. *Doğa ve Bilim Dergisi*, 12(3), 45-67.
- Akın, D. (2014). *Kuşların dili: 1990-2010* [The speech of birds] (2nd ed.). Yuva Yayınları.
- Bird Watch Network. (2025, March 3). *Storks are back*. June 5, 2025. <https://birds.example>
- van der Meer, J. P. (n.d.). Nests in walls. In R. Roe & S. Poe (Eds.), *Building with birds* (pp. 3-19). Nest Press.
- Department of Nests, Office of Eggs. (2001a). *Counting eggs* (Report No. 7-12). https://doi.org/10.1234/eggs-2001-02
- Oya, F. (in press). Why do swallows leave? *Journal of Swallows*, *8*.
- *The book of birds* (3rd ed.). (1999). Nest Press. (Original work published 1911)
- Roe v. Nest Commission, 410 U.S. 113 (1973).
- Smith, J., Doe, A., … Zed, B. (1998). Birds. Chicago: Nest Press.
- Something that is no entry at all
- Ωμέγα, Α. (2010). Τα πουλιά. *Φύση*, 3, 1-9.
- صادقی، ع. (۱۳۹۸). پرندگان مهاجر. تهران: نشر آشیانه.
";

#[test]
fn every_typed_character_is_printed_once_in_order() {
    for language in ["en", "tr", "de", "xx"] {
        let (source, references) = read_in(LIST, language);
        assert_eq!(references.len(), 12);
        references.iter().for_each(|r| holds(&source, r));
        let (source, references) = read_in(&LIST.replace('*', ""), language);
        references.iter().for_each(|r| holds(&source, r));
    }
}

#[test]
fn the_printed_line_is_apa_with_typed_words() {
    let (_, references) = read_in(LIST, "en");
    let line = |i: usize| marked(&references[i]);
    assert_eq!(
        line(0),
        "Akın, D., & Öz, B. (2014). Göçmen kuşlar [Migrating birds]. *Doğa ve Bilim Dergisi*, *12*(3), 45–67."
    );
    assert!(!references[0].as_typed);
    assert_eq!(
        line(1),
        "Akın, D. (2014). *Kuşların dili: 1990**–**2010* [The speech of birds] (2nd ed.). Yuva Yayınları."
    );
    assert_eq!(
        plain(&references[2]),
        "Bird Watch Network. (2025, March 3). Storks are back. June 5, 2025. https://birds.example"
    );
    assert!(references[2].as_typed);
    assert!(
        references[2]
            .rendered
            .contains("Retrieved June 5, 2025, from https://birds.example"),
        "{}",
        references[2].rendered
    );
    assert!(plain(&references[3]).ends_with("(pp. 3–19). Nest Press."));
    // A report's number and a DOI keep their hyphens.
    assert!(plain(&references[4]).contains("(Report No. 7-12)"));
    assert!(plain(&references[4]).ends_with("https://doi.org/10.1234/eggs-2001-02"));
    assert!(
        references[4]
            .line
            .iter()
            .any(|p| p.link.as_deref() == Some("https://doi.org/10.1234/eggs-2001-02"))
    );
}

#[test]
fn a_list_without_italics_gets_those_of_its_fields() {
    let (_, references) = read_in(
        "Akın, D. (2014). Kuşların dili. Yuva Yayınları. 5 Haziran 2020. https://a.example\nAkın, D. (2015). Göçmen kuşlar. Doğa Dergisi, C. 2, S. 3, ss. 4-5.",
        "tr",
    );
    assert_eq!(
        marked(&references[0]),
        "Akın, D. (2014). *Kuşların dili*. Yuva Yayınları. 5 Haziran 2020. https://a.example"
    );
    assert_eq!(
        marked(&references[1]),
        "Akın, D. (2015). Göçmen kuşlar. *Doğa Dergisi*, C. *2*, S. 3, ss. 4–5."
    );
}

#[test]
fn bibliographies_come_back() {
    let (_, references) = read_in(LIST, "en");
    let yaml = to_yaml(&references, "list.txt");
    assert!(yaml.starts_with("# Written by Diptych from list.txt\n"));
    let library = hayagriva::io::from_yaml_str(&yaml).expect("hayagriva reads what it wrote");
    assert_eq!(library.len(), references.len());
    for reference in &references {
        let back = library.get(&reference.key).expect("the key is there");
        assert_eq!(back.authors(), reference.entry.authors());
        assert_eq!(back.title(), reference.entry.title());
        assert_eq!(back.doi(), reference.entry.doi());
    }
    let tex = to_biblatex(&references);
    let read = biblatex::Bibliography::parse(&tex).expect("biblatex reads what it wrote");
    assert_eq!(read.len(), references.len());
    let group = read
        .get("department-2001a")
        .and_then(|e| e.author().ok())
        .expect("an author");
    assert_eq!(group[0].name, "Department of Nests, Office of Eggs");
    let csl: serde_json::Value = serde_json::from_str(&to_csl_json(&references)).expect("JSON");
    assert_eq!(csl.as_array().map(Vec::len), Some(references.len()));
}

#[test]
fn nothing_panics_and_nothing_is_slow() {
    let mut odd: Vec<String> = [
        "(",
        ")",
        "[",
        "(2019",
        "(2019)",
        "(2019).",
        "A, B. (2019).",
        "In ",
        "doi:10.1/",
        "https://",
        "*",
        "“",
        "A. (2019). T. In (Eds.), *x*.",
        "\u{202e}(2019)",
        "e\u{301}, A. (2019). E\u{301}. *J*, 1-2-3--4.",
        "0, 0(0), 0-0",
        "A, A. (2019). B. C, 99999999999999999999(1), 1–99999999999999999999.",
    ]
    .iter()
    .map(|s| (*s).to_owned())
    .collect();
    for piece in [
        "(",
        "[",
        ", ",
        ". ",
        "A., ",
        "& ",
        "(2019)",
        "In ",
        "https://a/ ",
        "10.1234/",
        "1-",
        "“",
        "’",
        "? ",
        "https://a-",
        " *a* ",
    ] {
        odd.push(piece.repeat(700));
        odd.push(format!("Roe, A. (2019). {}", piece.repeat(700)));
        odd.push(format!(
            "Roe, A. (2019). Title. *Name*, {}",
            piece.repeat(700)
        ));
    }
    // Every cut of a real entry, and every character dropped.
    let whole = "Akın, D., & Öz, B. (Eds.). (2014a, March 3–5). “Göçmen” kuşlar? [Birds] (2nd ed., Vol. 2). In A. Roe (Ed.), *Doğa* (pp. 4-5). Berlin: Yuva. Retrieved May 2, 2015, from https://a.example/ü (Original work published 1900)";
    for (i, c) in whole.char_indices() {
        odd.push(whole[..i].to_owned());
        odd.push(whole[i..].to_owned());
        odd.push(format!("{}{}", &whole[..i], &whole[i + c.len_utf8()..]));
    }
    odd.push("a".repeat(2_000_000));
    let text = odd.join("\n");
    let (source, references) = read_in(&text, "tr");
    references.iter().for_each(|r| holds(&source, r));
    assert!(hayagriva::io::from_yaml_str(&to_yaml(&references, "x")).is_ok());
    assert!(biblatex::Bibliography::parse(&to_biblatex(&references)).is_ok());
}

#[test]
fn broken_entries_are_joined() {
    let text = "- Akın, D. (2014). Kuşlar. *Doğa*, 3, 1-9. https://a.example/kuslar-\n  ve-yollar.pdf\n- de Waal, T. (2003). *Black garden*.\n  nYU Press.\n- Öz, B. (2001). Nests.\nhttps://b.example\n";
    let source = Source::new("list", text);
    let references = read_list(&source);
    assert_eq!(references.len(), 3);
    let url = |i: usize| {
        references[i]
            .fields
            .url
            .as_ref()
            .map(|f: &Field| f.text.as_str())
    };
    assert_eq!(url(0), Some("https://a.example/kuslar-ve-yollar.pdf"));
    assert_eq!(url(2), Some("https://b.example"));
    assert_eq!(
        references[1].fields.title.as_ref().map(|f| f.text.as_str()),
        Some("Black garden")
    );
    references.iter().for_each(|r| holds(&source, r));
}

/// What each entry says, as `kind | authors | date | title | container | volume | issue | pages | publisher`.
#[test]
fn fields_of_many_shapes() {
    let table = [
        (
            "Akın, D., ve Öz, B. (2014, Mart). Göçmen kuşlar. Doğa, 3(2), ss. 1-9.",
            "article | Akın, D.; Öz, B. | 2014, Mart | Göçmen kuşlar | Doğa | 3 | 2 | 1-9 |",
        ),
        (
            "Roe, A. B., Jr., & Poe, C.-D. (1999). *Nests* (3rd ed., Vol. 2). Nest Press; Tree House.",
            "book | Roe, A. B., Jr.; Poe, C.-D. | 1999 | Nests |  | 2 |  |  | Nest Press; Tree House",
        ),
        (
            "Ministry of Birds, Department of Nests. (n.d.-a). *Nest rules*. Retrieved May 2, 2019, from https://n.example/",
            "web | Ministry of Birds, Department of Nests | n.d.-a | Nest rules |  |  |  |  |",
        ),
        (
            "Öz, B. (2001). Kuş evleri. A. Roe (Haz.), *Evler* içinde (s. 4-5). Yuva.",
            "anthos | Öz, B. | 2001 | Kuş evleri | Evler |  |  | 4-5 | Yuva",
        ),
        (
            "Vogel, H. (2012). Das Nest. In: K. Baum (Hrsg.), *Häuser* (S. 12–34). Ast Verlag.",
            "anthos | Vogel, H. | 2012 | Das Nest | Häuser |  |  | 12–34 | Ast Verlag",
        ),
        (
            "Roe, A. (2010). Swallows in *Hamlet*. *Bird Lore*, (7), e12.",
            "article | Roe, A. | 2010 | Swallows in Hamlet | Bird Lore |  | 7 | e12 |",
        ),
        (
            "Roe, A. (2010). *Why?* [Film]. Nest Films.",
            "video | Roe, A. | 2010 | Why? |  |  |  |  | Nest Films",
        ),
        (
            "Costa e Nunes, J., & Roe, A. (2010). Owls. Bird Lore, 7, 1-2.",
            "article | Costa e Nunes, J.; Roe, A. | 2010 | Owls | Bird Lore | 7 |  | 1-2 |",
        ),
        (
            "Office of Nests and Eggs, 2000–2014. Counts of eggs.",
            "book | Office of Nests and Eggs | 2000–2014 | Counts of eggs |  |  |  |  |",
        ),
        (
            "Roe, A. 2010. Owls at dawn. Bird Lore 7: 1-2.",
            "article | Roe, A. | 2010 | Owls at dawn | Bird Lore | 7 |  | 1-2 |",
        ),
        (
            "Nest. (2019, May 4). In *Wikipedia*. https://w.example/nest",
            "entry |  | 2019, May 4 | Nest | Wikipedia |  |  |  |",
        ),
        (
            "Roe v. Nest Commission, 410 U.S. 113 (9th Cir. 1973).",
            "case |  | 1973 | Roe v. Nest Commission |  |  |  |  |",
        ),
        (
            "van der Meer, J., De Vries, K., & al-Hasan, M. (in press). Storks. *Bird Lore*.",
            "article | van der Meer, J.; De Vries, K.; al-Hasan, M. | in press | Storks | Bird Lore |  |  |  |",
        ),
        (
            "Roe, A. (2011). *Owl calls* [Doctoral dissertation, Nest University]. Owl Archive.",
            "thesis | Roe, A. | 2011 | Owl calls |  |  |  |  | Owl Archive",
        ),
        (
            "Иванов, А. Б. (2010). Птицы. *Природа*, 3, 1–9.",
            "article | Иванов, А. Б. | 2010 | Птицы | Природа | 3 |  | 1–9 |",
        ),
        (
            "Roe, A. (1398/2019). Birds. Tehran: Nest Press.",
            "book | Roe, A. | 1398/2019 | Birds |  |  |  |  | Nest Press",
        ),
    ];
    for (typed, wanted) in table {
        let (source, references) = read_in(typed, "en");
        let reference = &references[0];
        holds(&source, reference);
        let fields = &reference.fields;
        let names: Vec<String> = fields
            .authors
            .iter()
            .map(|n| {
                if n.given.is_empty() {
                    n.family.clone()
                } else {
                    format!("{}, {}", n.family, n.given)
                }
            })
            .collect();
        let text = |f: &Option<Field>| f.as_ref().map(|f| f.text.clone()).unwrap_or_default();
        let said = [
            reference.kind.clone(),
            names.join("; "),
            text(&fields.date),
            text(&fields.title),
            text(&fields.container),
            text(&fields.volume),
            text(&fields.issue),
            text(&fields.pages),
            text(&fields.publisher),
        ]
        .join(" | ");
        assert_eq!(said.trim_end(), wanted, "{typed}");
        assert!(
            reference.unparsed.is_empty(),
            "{typed}: {:?}",
            reference.unparsed
        );
    }
}
