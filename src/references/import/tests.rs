//! Import of the three formats, and the way round: what is exported comes back.

use super::*;
use crate::references::{Name, Reference, compose, read_list, to_biblatex, to_csl_json, to_yaml};

/// A list of many types of works.
const LIST: &str = "\
Ames, R. (1990). *Salt roads*. Harbour Press.

Ames, R. (Ed.). (1991). *Old harbours*. Harbour Press.

Cole, D., Ek, F., & Gray, H. (1977). Caravans. In J. Ivers & L. Korhonen (Eds.), *Old routes* (pp. 10–24). North House.

de Waal, T. (2003). *The black garden* (2nd ed.). North House.

Doe, J. (2019, May 4). Salt is cheap. *The Harbour Times*. https://example.org/cheap

Ek, F. (in press). Counting salt. *Journal of Salt*.

Holm, B. C., Jr. (2003). Salt and the state: A history. *Journal of Salt*, *12*(3), 41–60. https://doi.org/10.1234/js.2003.12

Korhonen, L. (2012). *Sol ve yol* [Salt and road]. North House.

Lund, A. (2015). *Pans of the north* [Doctoral dissertation, University of the North]. https://example.org/pans

Moss, K. (2010). Salt in two seas. *Sea Letters*, *4*, Article 17. https://doi.org/10.1234/sl.17

Salt Office of the North. (2011). *Salt in numbers* (Report No. 18-2). https://example.org/salt-numbers

Salt Office of the North. (n.d.). *Prices today*. Retrieved May 4, 2020, from https://example.org/prices

Salt Office & Trade Office. (2014). *What salt needs*. Nest Press.

Thorn, B. (1953). *On salt* (A. Lund, Trans.). North House. (Original work published 1900)
";

fn typed() -> Vec<Reference> {
    read_list(&Source::new("list.md", LIST))
}

fn back(name: &str, text: String) -> Vec<Work> {
    import(name, text.into_bytes())
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
        .works
}

fn names(names: &[Name]) -> Vec<(String, String)> {
    names
        .iter()
        .map(|n| (n.family.clone(), n.given.clone()))
        .collect()
}

/// Fields by name, as texts; spaces and dashes of one kind.
fn texts(kind: &str, fields: &Fields) -> Vec<(&'static str, String)> {
    let text = |field: &Option<Field>| {
        field.as_ref().map_or(String::new(), |f| {
            f.text
                .replace('-', "–")
                .trim_start_matches("https://doi.org/")
                .to_owned()
        })
    };

    vec![
        ("kind", kind.to_owned()),
        ("authors", format!("{:?}", names(&fields.authors))),
        ("editors", format!("{:?}", names(&fields.editors))),
        ("translators", format!("{:?}", names(&fields.translators))),
        ("date", text(&fields.date)),
        ("title", text(&fields.title)),
        ("translation", text(&fields.title_translation)),
        ("container", text(&fields.container)),
        ("volume", text(&fields.volume)),
        ("issue", text(&fields.issue)),
        ("pages", text(&fields.pages)),
        ("edition", text(&fields.edition)),
        ("publisher", text(&fields.publisher)),
        ("doi", text(&fields.doi)),
        ("url", text(&fields.url)),
        ("accessed", text(&fields.accessed)),
        ("genre", text(&fields.genre)),
        ("number", text(&fields.number)),
        ("original", text(&fields.original)),
    ]
}

#[test]
fn what_is_exported_comes_back() {
    let list = typed();
    assert_eq!(list.len(), 14);
    let formats = [
        ("list.bib", to_biblatex(&list)),
        ("list.json", to_csl_json(&list)),
        ("list.yml", to_yaml(&list, "list.md")),
    ];
    let mut wrong = Vec::new();
    for (name, text) in formats {
        let works = back(name, text);
        assert_eq!(works.len(), list.len(), "{name}");
        for reference in &list {
            let Some(work) = works.iter().find(|work| work.key == reference.key) else {
                wrong.push(format!("{name}: {} is gone", reference.key));
                continue;
            };
            let pairs = texts(&reference.kind, &reference.fields)
                .into_iter()
                .zip(texts(&work.kind, &work.fields));
            for ((field, typed), (_, read)) in pairs.filter(|(a, b)| a != b) {
                // hayagriva has no place for it (design.md, 5).
                if name == "list.yml" && typed == "in press" && read == "n.d." {
                    continue;
                }
                wrong.push(format!(
                    "{name}: {}: {field}: {typed} came back as {read}",
                    reference.key
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_line_of_an_imported_work_is_the_typed_one() {
    let list = typed();
    let lines: Vec<&str> = LIST.lines().filter(|line| !line.is_empty()).collect();
    for (name, text) in [
        ("list.bib", to_biblatex(&list)),
        ("list.json", to_csl_json(&list)),
    ] {
        for (reference, line) in list.iter().zip(&lines) {
            let works = back(name, text.clone());
            let work = works.iter().find(|work| work.key == reference.key).unwrap();
            assert_eq!(
                compose(&work.kind, &work.fields, "").replace('\\', ""),
                **line,
                "{name}"
            );
        }
    }
}

#[test]
fn broken_files_are_named_by_place() {
    let place = |name: &str, text: &str| {
        let error = import(name, text.as_bytes().to_vec()).unwrap_err();
        (error.position.map(|p| (p.line, p.column)), error.message)
    };
    let (at, said) = place("a.bib", "@book{x,\n  title = {Open,\n");
    assert!(at.is_some() && said.contains("BibLaTeX"), "{at:?} {said}");
    assert_eq!(place("a.json", "[{\"id\": ]").0, Some((1, 9)));
    let (at, said) = place("a.yml", "a:\n  type: book\n  title: [x\n");
    assert!(at.is_some() && said.contains("hayagriva"), "{at:?} {said}");
    assert!(place("a.txt", "").1.contains(".bib"));
    let error = import("a.bib", b"% \xe7".to_vec()).unwrap_err();
    assert_eq!(error.position, Some(Position { line: 1, column: 3 }));
}

#[test]
fn keys_are_kept_once() {
    let read = import(
        "a.bib",
        b"@book{x, title={One}}\n@book{x, title={Two}}\n@misc{y, title={Three}}".to_vec(),
    )
    .unwrap();
    let titles: Vec<String> = read
        .works
        .iter()
        .map(|w| w.fields.title.as_ref().unwrap().text.clone())
        .collect();
    assert_eq!(titles, ["One", "Three"]);
    assert_eq!(read.repeated.len(), 1);
    assert_eq!(read.repeated[0].position.line, 2);
    assert_eq!(read.repeated[0].text, "@book{x, title={Two}}");
}

#[test]
fn rings_of_references_end() {
    let text = "@inbook{a, title={A}, crossref={b}}\n@inbook{b, title={B}, crossref={c}}\n\
                @book{c, title={C}, crossref={a}, xdata={c,b}}\n@book{d, crossref={d}, title={D}}\n@book{e, crossref={gone}}";
    let works = back("a.bib", text.into());
    assert_eq!(works.len(), 5);
    let part = works[0].fields.clone();
    assert_eq!(part.title.unwrap().text, "A");
    assert_eq!(part.container.unwrap().text, "B");
}

#[test]
fn odd_files_are_read_or_refused() {
    let many = "@".repeat(1 << 20);
    let deep = format!(
        "@book{{a, title = {}x{} }}",
        "{".repeat(100_000),
        "}".repeat(100_000)
    );
    let json = "[".repeat(200_000);
    let yaml = format!("a: {}", "[".repeat(100_000));
    let chain: String = (0..2000)
        .map(|i| format!("@inbook{{k{i}, title={{T}}, crossref={{k{}}}}}\n", i + 1))
        .collect();
    for (name, text) in [
        ("a.bib", many.as_str()),
        ("a.json", &many),
        ("a.bib", &deep),
        ("a.json", &json),
        ("a.yml", &yaml),
        ("a.bib", &chain),
        (
            "a.bib",
            "\\input{/etc/passwd} @book{a, file={/etc/passwd}, title={\\input{/etc/passwd}}}",
        ),
        ("a.bib", ""),
        ("a.json", "{}"),
        (
            "a.json",
            "[1, null, {\"id\": {}}, {\"id\": 3, \"author\": 4, \"issued\": []}]",
        ),
        ("a.yml", "a"),
    ] {
        // Either way it returns, and soon.
        let start = std::time::Instant::now();
        let _ = import(name, text.as_bytes().to_vec());
        let took = start.elapsed();
        assert!(took.as_secs() < 10, "{name}: {took:?} for {:.40}", text);
    }
}
