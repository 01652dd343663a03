//! The rules on text: the examples that `diptych explain` shows, and cases that no short example has.

use diptych::checks::{self, Check, Example, RULES};
use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::Source;

/// The codes of the findings on `text`.
fn codes(text: &str) -> Vec<&'static str> {
    let source = Source::new("example.md", text);
    let models = pipeline::read(source, &Options::default()).expect("it can be read");
    let findings = checks::text(&models.text());
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn examples_fire_and_keep_quiet() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (example, fires) in [(&rule.fires, true), (&rule.quiet, false)] {
            let (Example::Text(text), Check::Text(_)) = (example, &rule.check) else {
                continue;
            };
            let codes = codes(text);
            if codes.contains(&rule.code) != fires {
                wrong.push(format!(
                    "{} fires: {fires}, found {codes:?}\n{text}",
                    rule.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Only what no short text can show is told in words.
#[test]
fn rules_on_text_have_texts() {
    for rule in RULES {
        let pages = matches!(rule.check, Check::Pages(_));
        for example in [&rule.fires, &rule.quiet] {
            let told = matches!(example, Example::Case(_));
            assert_eq!(
                told,
                pages
                    || [
                        "abstract-too-long",
                        "unknown-citation-key",
                        "bibliography-key-repeated"
                    ]
                    .contains(&rule.name),
                "{}",
                rule.name
            );
        }
    }
}

#[test]
fn words_of_an_abstract_are_counted_without_title_and_key_words() {
    let text = |words: usize| {
        let body = "salt ".repeat(words - 2);
        format!(
            "# Salt\n\n## Abstract\n\nThe {body}road.\n\n**Keywords:** a, b, c\n\n\
             ## Routes\n\nRoads led south.\n"
        )
    };
    assert!(codes(&text(251)).contains(&"M125"));
    assert!(!codes(&text(250)).contains(&"M125"));
}

/// `text` in a section, as only that is surely running text.
fn prose(text: &str) -> Vec<&'static str> {
    codes(&format!("# Salt\n\n## Routes\n\n{text}\n"))
}

#[test]
fn doublings_of_other_languages_are_no_slips() {
    let turkish =
        "---\nlanguage: tr\n---\n\nYük yavaş yavaş indirildi, sonra zaman zaman yeniden sayıldı.\n";
    assert!(!codes(turkish).contains(&"M115"));
    let german = "---\nlanguage: de\n---\n\nDie Leute, die die Wege kannten, gingen voran.\n";
    assert!(!codes(german).contains(&"M115"));
    let slip = "---\nlanguage: de\n---\n\nDie Leute kannten und und nutzten die Wege.\n";
    assert!(codes(slip).contains(&"M115"));
}

#[test]
fn brackets_of_lists_faces_and_wide_asides_are_closed() {
    for good in [
        "The road was a) long, b) dry and 3) dear.",
        "The road (a track [of sand]) was long. He smiled :)",
        "The road (which was long.\n\nAnd dry.) It led south.",
        "The share lay in [0, 1) and `f(x` is code; see https://a.example/b(c too.",
    ] {
        assert!(!prose(good).contains(&"M118"), "{good}");
    }
    assert!(prose("The road] was long.").contains(&"M118"));
}

#[test]
fn a_quotation_is_located_by_any_sign_of_place() {
    let list = "\n\n## References\n\nAmes, A. (1990). *Salt roads*. Harbour Press.\n";
    for good in [
        "He wrote that “salt was worth more than silver” (Ames, 1990, p. 12).",
        "Ames (1990, s. 12) wrote that “salt was worth more than silver”.",
        "Ames (1990) wrote on page 12 that “salt was worth more than silver”.",
        "He wrote that “salt was worth more than silver” (Ames, 1990, s/p).",
        "He wrote that “salt was worth more than silver” (Ames, 1990: 12).",
        "He wrote of “salt in sacks” (Ames, 1990).",
        "“Salt was worth more than silver,” they said.",
    ] {
        assert!(!prose(&format!("{good}{list}")).contains(&"C109"), "{good}");
    }
    let bad = "He wrote: “Salt was worth more than silver.” (Ames, 1990) Nobody else did.";
    assert!(prose(&format!("{bad}{list}")).contains(&"C109"));
}

#[test]
fn names_that_are_also_words_are_not_spelt_two_ways() {
    let text = "---\nlanguage: pt\n---\n\n# Sal\n\n## Rotas\n\nO sal que foi para o Pará não voltou para \
                as casas do norte. Para os homens do Pará, a estrada era longa; Para eles, não.\n";
    assert!(!codes(text).contains(&"M119"));
}

#[test]
fn names_are_found_beside_apostrophes() {
    let french = "---\nlanguage: fr\n---\n\n# Le sel\n\n## Routes\n\nLa route d’Algérie était longue, et celle \
                  de l’Algerie du sud aussi.\n";
    assert!(codes(french).contains(&"M119"));
    let turkish = "---\nlanguage: tr\n---\n\n# Tuz\n\n## Yollar\n\nYollar Türkiye'nin güneyine ve Turkiye'nin \
                   doğusuna gitti.\n";
    assert!(codes(turkish).contains(&"M119"));
}

/// Addresses and DOIs as people type them.
#[test]
fn addresses_in_entries() {
    let with = |address: &str| {
        codes(&format!(
            "Salt went south (Ames, 1990).\n\n## References\n\n\
             Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19. {address}\n"
        ))
    };
    for good in [
        "https://doi.org/10.5555/hr(90)4.2",
        "<https://doi.org/10.5555/hr>",
        "https://doi.org/fdkq2x",
    ] {
        let codes = with(good);
        assert!(
            !codes
                .iter()
                .any(|code| ["R108", "R109", "R110"].contains(code)),
            "{good}"
        );
    }
    for old in [
        "http://dx.doi.org/10.5555/hr.1",
        "DOI: 10.5555/hr.1",
        "doi 10.5555/hr.1",
        "10.5555/hr.1",
    ] {
        assert!(with(old).contains(&"R109"), "{old}");
    }
    for bad in [
        "https://doi.org/10.55/hr.1",
        "https://doi.org/ 10.5555/hr.1",
        "doi:l0.5555/hr.1",
    ] {
        assert!(with(bad).contains(&"R108"), "{bad}");
    }
    for bad in [
        "http:/a.example/x",
        "https://example/x",
        "http:// a.example",
    ] {
        assert!(with(bad).contains(&"R110"), "{bad}");
    }
}

#[test]
fn section_numbers_may_begin_and_nest_as_they_like() {
    let text = |numbers: &[&str]| {
        let sections = numbers
            .iter()
            .map(|n| format!("## {n} Routes\n\nRoads led south.\n\n"));
        format!("# Salt\n\n{}", sections.collect::<String>())
    };
    assert!(!codes(&text(&["2.", "2.1.", "2.2.", "3.", "3.1."])).contains(&"M123"));
    assert!(codes(&text(&["2.", "2.1.", "2.3.", "3."])).contains(&"M123"));
}

/// What is long or broken costs no more time than its length.
#[test]
fn marks_without_end_are_read_quickly() {
    for piece in [
        "“",
        "(",
        ")",
        "\"a ",
        "(A",
        "”“",
        "the ",
        "Aa ",
        "doi:",
        "http://",
        "x  ",
        "“a b c d e” (Bo, 1990), ",
    ] {
        let text = format!("# Salt\n\n## Routes\n\n{}\n", piece.repeat(8_000));
        let start = std::time::Instant::now();
        codes(&text);
        // Half a second each on an idle machine; what grows with the square takes many minutes.
        assert!(
            start.elapsed().as_secs() < 60,
            "{piece}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn a_republished_work_is_cited_with_both_years() {
    let found = |year: &str| {
        codes(&format!(
            "Salt went south (Ames, {year}).\n\n## References\n\n\
             Ames, A. (1990). *Salt roads*. Harbour Press. (Original work published 1911)\n"
        ))
    };
    assert!(!found("1911/1990").contains(&"C103"));
    assert!(found("1990").contains(&"C103"));
    assert!(found("1911").contains(&"C103"));
}
