//! Keys to citations and entries, on a manuscript and a bibliography of our own.

use super::*;
use crate::{manuscript, references, settings};

const BIB: &str = "\
@book{ames1990, author={Ames, Ruth}, title={Salt Roads}, publisher={Harbour Press}, date={1990}}
@book{ames1990b, author={Ames, Ruth}, title={Harbour Towns}, publisher={Harbour Press}, date={1990}}
@book{cole1977, author={Cole, Dora and Ek, Finn and Gray, Ann}, title={Caravans}, publisher={North}, date={1977}}
@book{colex, author={Cole, Dora and Holm, Bo and Gray, Ann}, title={Camels}, publisher={North}, date={1977}}
@article{lund2003, author={Lund, Anna and Holm, Bo}, title={Salt}, journaltitle={Journal of Salt}, volume={3}, date={2003}}
@report{office, author={{Salt Office and Sons}}, title={Prices}, date={2011}}
@misc{müller:2003_a, author={Müller, Udo}, title={Salz}, date={2003}}
@book{anon, title={Salt of Earth: A Tale}, date={1899}}
@book{old, author={Thorn, B.}, title={On Salt}, date={1953}, origdate={1900}}
";

fn library() -> Library {
    let front = settings::FrontMatter::default();
    let mut out = Library::read(&Source::new("m.md", ""), &front).unwrap();
    out.add(references::import("refs.bib", BIB.as_bytes().to_vec()).unwrap());
    out
}

fn expanded(text: &str) -> Expanded {
    let source = Source::new("m.md", text);
    let front = settings::FrontMatter::default();
    let manuscript = manuscript::read(&source, &front);
    let references = references::read(&source, &manuscript);
    expand(&source, &manuscript, &references, library())
}

/// The first paragraph with its keys written out.
fn written(text: &str) -> String {
    let made = expanded(&format!("# One\n\n## Two\n\n{text}\n"));
    made.source
        .text()
        .lines()
        .nth(4)
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn keys_become_apa_citations() {
    for (typed, made) in [
        ("South [@lund2003].", "South (Lund & Holm, 2003)."),
        (
            "South [@lund2003, p. 3].",
            "South (Lund & Holm, 2003, p. 3).",
        ),
        (
            "South [@lund2003 p. 3].",
            "South (Lund & Holm, 2003, p. 3).",
        ),
        (
            "South [@lund2003, 3-4].",
            "South (Lund & Holm, 2003, pp. 3-4).",
        ),
        (
            "South [@lund2003, 33].",
            "South (Lund & Holm, 2003, p. 33).",
        ),
        (
            "South [see @lund2003; @office, pp. 4-5].",
            "South (see Lund & Holm, 2003; Salt Office and Sons, 2011, pp. 4-5).",
        ),
        ("As @lund2003 say.", "As Lund and Holm (2003) say."),
        (
            "As @lund2003 [p. 3] say.",
            "As Lund and Holm (2003, p. 3) say.",
        ),
        (
            "As @lund2003 [33; see also @office] say.",
            "As Lund and Holm (2003, p. 33; see also Salt Office and Sons, 2011) say.",
        ),
        ("In @lund2003's view.", "In Lund and Holm's (2003) view."),
        ("Lund [-@lund2003, p. 3] says.", "Lund (2003, p. 3) says."),
        (
            "South [@ames1990; @ames1990b].",
            "South (Ames, 1990b, 1990a).",
        ),
        ("South [@cole1977].", "South (Cole et al., 1977)."),
        (
            "South [@cole1977; @colex].",
            "South (Cole, Ek, & Gray, 1977; Cole, Holm, & Gray, 1977).",
        ),
        ("South [@müller:2003_a].", "South (Müller, 2003)."),
        (
            "South [@{müller:2003_a}, p. 2].",
            "South (Müller, 2003, p. 2).",
        ),
        ("South [@anon].", "South (*Salt of Earth*, 1899)."),
        ("South [@old].", "South (Thorn, 1900/1953)."),
        (
            "It ends with @office.",
            "It ends with Salt Office and Sons (2011).",
        ),
        // Works that no file has, addresses, code, escapes, links.
        ("South [@nobody].", "South [@nobody]."),
        (
            "South [@nobody; @office].",
            "South (@nobody; Salt Office and Sons, 2011).",
        ),
        (
            "Write to a@office or ask @someone.",
            "Write to a@office or ask @someone.",
        ),
        (
            "Type `[@office]` or \\[\\@office\\].",
            "Type `[@office]` or \\[\\@office\\].",
        ),
        (
            "See [@office](https://example.org).",
            "See [@office](https://example.org).",
        ),
    ] {
        assert_eq!(written(typed), made, "{typed}");
    }
}

#[test]
fn unknown_keys_are_kept_with_their_nearest() {
    let made =
        expanded("# One\n\n## Two\n\nSouth [@lnud2003; @office], wrote @offcie and @lund2004.\n");
    let unknown: Vec<(&str, Option<&str>)> = made
        .keyed
        .unknown
        .iter()
        .map(|u| (u.key.as_str(), u.nearest.as_deref()))
        .collect();
    assert_eq!(
        unknown,
        [
            ("lnud2003", Some("lund2003")),
            ("offcie", Some("office")),
            ("lund2004", Some("lund2003"))
        ]
    );
}

#[test]
fn entries_stand_in_the_typed_list_in_order() {
    let text = "# One\n\n## Two\n\nSouth [@lund2003; @ames1990; @office].\n\n## References\n\n- Doe, J. (1988). *Silence*. Press.\n- Moss, K. (1999). *Moss*. Press.\n\n## About the Author\n\nA name.\n";
    let made = expanded(text);
    let list: Vec<&str> = made
        .source
        .text()
        .lines()
        .filter(|line| line.starts_with("- "))
        .collect();
    let names: Vec<&str> = list.iter().map(|line| &line[2..6]).collect();
    assert_eq!(
        names,
        ["Ames", "Doe,", "Lund", "Moss", "Salt"],
        "{}",
        made.source.text()
    );
}

#[test]
fn without_a_list_a_section_is_made_before_the_note_on_the_author() {
    let made = expanded("# One\n\n## Two\n\nSouth [@office].\n\n## About the Author\n\nA name.\n");
    let text = made.source.text();
    let (list, about) = (
        text.find("## References").unwrap(),
        text.find("## About").unwrap(),
    );
    assert!(list < about, "{text}");
}

#[test]
fn hostile_texts_are_scanned_in_time() {
    for text in [
        "@".repeat(1 << 20),
        "[@".repeat(200_000),
        format!("[{}", "@office;".repeat(20_000)),
        "@{".repeat(200_000),
        format!("{}@office{}", "[".repeat(50_000), "]".repeat(50_000)),
        "@a.".repeat(100_000),
    ] {
        let start = std::time::Instant::now();
        let made = expanded(&text);
        let took = start.elapsed();
        assert!(took.as_secs() < 30, "{took:?} for {:.20}", text);
        // What is not replaced is kept.
        assert!(made.source.typed().text() == text);
    }
}
