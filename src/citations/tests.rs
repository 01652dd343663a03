//! Citations over small manuscripts, read and linked whole.

use super::{Citation, Doubt, Form, Link, read};
use crate::manuscript;
use crate::references;
use crate::settings::FrontMatter;
use crate::source::Source;

const LIST: &str = "\n\n## References\n\n\
- Ferrante, L., & Holm, K. (2005). Ledgers in a barn. *Journal of Mills*, 3(2), 41–48.\n\
- Guild of Carters. (2019). *Annual report of the guild*. Carters Press.\n\
- Şahin, A. (2001). The ford below the bridge. *Journal of Mills*, 1(1), 1–9.\n\
- Tanaka, M. (2017a). *The first gauge*. River Press.\n\
- Tanaka, M. (2017b). *The second gauge*. River Press.\n";

/// A list in other languages.
const ABROAD: &str = "\n\n## References\n\n\
- d'Aubert, J. (1995). *Le gué*. Moulin. (Ouvrage original publié en 1751)\n\
- Instituto de Puentes [IP]. (2012). *Anuario*. Puentes.\n\
- l'Orme, P. (1996). *Le pont*. Moulin.\n\
- Ruiz y Soto, J. (2009). *Los vados*. Puentes.\n\
- Wegebauverband. (2017). *Bericht*. Wegeverlag.\n";

fn cite(text: &str) -> Vec<Citation> {
    cite_with(text, LIST)
}

fn cite_with(text: &str, list: &str) -> Vec<Citation> {
    let source = Source::new("m.md", format!("# Of mills\n\n## Text\n\n{text}{list}"));
    let manuscript = manuscript::read(&source, &FrontMatter::default());
    let references = references::read(&source, &manuscript);
    let citations = read(&source, &manuscript, &references);
    for citation in &citations {
        for name in &citation.names {
            assert!(source.slice(name.span).contains(&name.text), "{name:?}");
        }
    }
    citations
}

fn linked(text: &str) -> Vec<Option<usize>> {
    links(&cite(text))
}

fn links(citations: &[Citation]) -> Vec<Option<usize>> {
    let reference = |citation: &Citation| match &citation.link {
        Link::Found { reference, .. } => Some(*reference),
        _ => None,
    };
    citations.iter().map(reference).collect()
}

#[test]
fn articles_and_abbreviations_round_names_are_no_names() {
    let linked = |text: &str| links(&cite_with(text, ABROAD));
    assert_eq!(
        linked("Según el IP (2012) y la IP (2012)."),
        [Some(1), Some(1)]
    );
    assert_eq!(
        linked("D’après l’IP (2012) et l’Orme (1996)."),
        [Some(1), Some(2)]
    );
    assert_eq!(linked("Es steht (z. B. Ruiz y Soto, 2009)."), [Some(3)]);
    assert_eq!(linked("Das galt (d'Aubert, 1751/1995)."), [Some(0)]);
    let doubts = |text: &str| -> usize {
        let doubts = |citation: &Citation| match &citation.link {
            Link::Found { doubts, .. } => doubts.len(),
            _ => 9,
        };
        cite_with(text, ABROAD).iter().map(doubts).sum()
    };
    assert_eq!(
        linked("Ruiz y Soto’nun (2009) kitabı ile IP'ye (2012) göre."),
        [Some(3), Some(1)]
    );
    assert_eq!(
        doubts("Ruiz y Soto’nun (2009) kitabı ile IP'ye (2012) göre."),
        0
    );
    // An abbreviation of another language, as the text itself introduces it.
    assert_eq!(
        doubts("Der Wegebauverband (RBA, 2017) und die RBA (2017)."),
        0
    );
    assert_eq!(doubts("Das galt (d'Aubert, 1751/1995)."), 0);
    assert_eq!(doubts("Das galt (d'Aubert, 1751)."), 1);
}

#[test]
fn works_are_found_and_linked() {
    assert_eq!(
        linked("It stood (Ferrante & Holm, 2005, p. 43)."),
        [Some(0)]
    );
    assert_eq!(
        linked("(see Şahin, 2001; Tanaka, 2017a, 2017b)"),
        [Some(2), Some(3), Some(4)]
    );
    assert_eq!(linked("Holm's *friend* and Şahin (2001) agree."), [Some(2)]);
    assert_eq!(linked("As (FERRANTE; HOLM, 2005) have it."), [Some(0)]);
    assert_eq!(
        linked("The Guild of Carters (GC, 2019) said so (GC, 2019)."),
        [Some(1), Some(1)]
    );
}

#[test]
fn slips_of_the_typing_are_read_over() {
    assert_eq!(linked("Şahin2001 and (Ferrante and Holm2005)"), [Some(0)]);
    assert_eq!(
        linked("(ŞAHIN, 2001; FERRANTE et al.; 2005; GUILD OF CARTERS, 2019)"),
        [Some(2), Some(0), Some(1)]
    );
    assert_eq!(linked("Holm (1904*apud*Şahin, 2001) had it."), [Some(2)]);
    assert_eq!(linked("Roe (1904 apud Şahin, 2001) had it."), [Some(2)]);
    assert_eq!(
        linked("Roe (1904, as cited in Şahin, 2001) had it."),
        [Some(2)]
    );
}

#[test]
fn slips_in_works_without_brackets_are_found() {
    assert_eq!(linked("As shown in Şahin, 2002, it held."), [Some(2)]);
    assert_eq!(linked("As Ferante et al., 2005 show, it held."), [Some(0)]);
    assert!(cite("The mayor, Kaya, 2002 said so.").is_empty());
}

#[test]
fn a_date_alone_belongs_to_the_author_named_before() {
    assert_eq!(
        linked("For Şahin, a ford is “no bridge. It is a road” (2001, p. 4)."),
        [Some(2)]
    );
    assert_eq!(linked("Şahin’s old rule (2001) holds."), [Some(2)]);
    assert_eq!(
        linked("It held (Şahin, 2001). Later it fell (idem, 2001, p. 3)."),
        [Some(2), Some(2)]
    );
    // Far from any name, a year without a page is that of an event.
    assert!(cite("Şahin wrote of the flood that came over the village (2001).").is_empty());
}

#[test]
fn who_named_a_species_is_not_cited() {
    assert!(cite("It was *Oniscus asellus* (Linné, 1758) again.").is_empty());
    assert!(cite("| Species |\n|---|\n| Oniscus asellus (Linné, 1758) |\n").is_empty());
}

#[test]
fn events_places_and_dates_are_no_works() {
    for text in [
        "The mayor signed (November 9, 1991) at noon.",
        "The second bridge (1993) held, as did (1) and (Figure 2).",
        "The Harbour Office (1993): founded to protect the quay.",
        "It met in June (Lisbon, 2009) with the Star Mill (2018) and others.",
    ] {
        assert!(cite(text).is_empty(), "{text}");
    }
}

#[test]
fn what_differs_is_kept_as_doubt() {
    let citations = cite("(Sahin, 2001) and (Ferante & Holm, 2005)");
    for (citation, listed) in citations.iter().zip(["Şahin", "Ferrante"]) {
        let Link::Found { doubts, .. } = &citation.link else {
            panic!("{citation:?}");
        };
        assert!(
            matches!(&doubts[..], [Doubt::NameSpelling { listed: l, .. }] if l == listed),
            "{doubts:?}"
        );
    }
}

#[test]
fn nothing_is_guessed() {
    let citations = cite("Tanaka (2017) drew it; (Okonkwo, 1998) did not.");
    assert_eq!(citations[0].link, Link::Ambiguous(vec![3, 4]));
    assert_eq!(citations[0].form, Form::Narrative);
    assert_eq!(citations[1].link, Link::Missing(Vec::new()));
}

#[test]
fn odd_texts_are_read() {
    for text in [
        "(((2001",
        "(, 2001)",
        "((((Şa, 2001))))",
        "’s (2001)",
        "et al. (2001)",
        "& (2001) ; 2001)",
        "(n.d.)",
    ] {
        cite(text);
    }
}
