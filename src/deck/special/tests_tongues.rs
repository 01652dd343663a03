//! Two sides, voices and terms in Turkish, German, French and Spanish: what is found by its cue, and what is not.

use super::tests::{deck_in, pair, said, whole};
use crate::deck::SlideKind;

fn of_kind(language: &str, text: &str, kind: SlideKind) -> Vec<(String, String)> {
    let (source, deck) = deck_in(language, text);
    let slides = said(&source, &deck, kind);
    slides.into_iter().flat_map(|(_, said)| said).collect()
}

#[test]
fn two_sides_are_told_by_their_cue() {
    let sides = |language, text| of_kind(language, text, SlideKind::Comparison);
    let french = "Les marchands vendaient du sel dans les villes du nord, tandis que les moines donnaient du pain aux \
        voyageurs.";
    assert_eq!(
        sides("fr", french),
        [
            pair("", "Les marchands vendaient du sel dans les villes du nord"),
            pair("", "les moines donnaient du pain aux voyageurs"),
        ]
    );
    let spanish = "Los mercaderes vendían sal en las ciudades del norte, mientras que los monjes daban pan a los \
        viajeros.";
    assert_eq!(sides("es", spanish).len(), 2);
    let german = "Die Händler verkauften Salz in den Städten des Nordens. Die Mönche hingegen gaben den Reisenden \
        Brot auf der Straße.";
    assert_eq!(
        sides("de", german),
        [
            pair("", "Die Händler verkauften Salz in den Städten des Nordens"),
            pair(
                "",
                "Die Mönche hingegen gaben den Reisenden Brot auf der Straße"
            ),
        ]
    );
    let turkish = "Tüccarlar kuzey kentlerinde her kış tuz satıyordu. Keşişler ise yoldaki bütün yolculara ekmek \
        veriyordu.";
    assert_eq!(sides("tr", turkish).len(), 2);
    for (language, text) in [
        // A cue at the head, two paragraphs, a side of too few words.
        (
            "de",
            "Die Händler verkauften Salz in den Städten. Hingegen gaben die Mönche den Reisenden viel Brot.",
        ),
        (
            "tr",
            "Tüccarlar kuzey kentlerinde her kış tuz satıyordu.\n\nKeşişler ise yoldaki bütün yolculara ekmek veriyordu.",
        ),
        (
            "fr",
            "Les marchands vendaient du sel dans les villes du nord, tandis que les autres dormaient.",
        ),
    ] {
        assert!(sides(language, text).is_empty(), "{text}");
    }
}

#[test]
fn voices_stand_with_what_they_say() {
    let held = |language, text| of_kind(language, text, SlideKind::Positions);
    let turkish = "Kastorya'ya göre yeni yol bütün tüccarlara zarar vermiştir. Bandora'ya göre tuz vergisi liman \
        kentlerini yoksul bırakmıştır. Travanya'ya göre güney kıyısında ikinci bir liman gereklidir. Tüccarlar kışın \
        Kastorya, Bandora ve Travanya arasında yürürdü.";
    let found = held("tr", turkish);
    let first = pair(
        "Kastorya'ya göre",
        "yeni yol bütün tüccarlara zarar vermiştir",
    );
    assert_eq!((found.len(), found.first()), (3, Some(&first)));
    let french = "Selon Kastor, la nouvelle route a ruiné tous les marchands. Selon Bandor, la taxe du sel a vidé les \
        villes du port. Selon Travan, un second port était nécessaire sur la côte.";
    let found = held("fr", french);
    let first = pair(
        "Selon Kastor",
        "la nouvelle route a ruiné tous les marchands",
    );
    assert_eq!((found.len(), found.first()), (3, Some(&first)));
    // Nobody is named.
    let nobody = "Selon le ministère, la nouvelle route a ruiné tous les marchands. Selon la presse, la taxe du sel a \
        vidé les villes. Selon un voyageur, un second port était nécessaire sur la côte.";
    assert!(held("fr", nobody).is_empty());
}

#[test]
fn terms_are_told_by_their_cue() {
    let terms = |language, text| of_kind(language, text, SlideKind::Definitions);
    let french = "La route du sel désigne un chemin qui relie les puits au marché en dix jours. Les marchands de la \
        côte marchaient en hiver.";
    let meant = pair(
        "La route du sel",
        "un chemin qui relie les puits au marché en dix jours",
    );
    assert_eq!(terms("fr", french), [meant]);
    let turkish = "Tuz yolu, kuyuları on gün içinde pazara bağlayan yol olarak tanımlanmaktadır. Tüccarlar kışın \
        yürürdü.";
    let meant = pair(
        "Tuz yolu",
        "kuyuları on gün içinde pazara bağlayan yol olarak tanımlanmaktadır",
    );
    assert_eq!(terms("tr", turkish), [meant]);
    let forms = "Le produit intérieur brut (PIB), l'organisation du traité de l'Atlantique nord (OTAN) et la banque \
        centrale du port (BCP) sont cités. PIB, OTAN, BCP. PIB, OTAN, BCP. PIB, OTAN, BCP.";
    let leads: Vec<String> = terms("fr", forms)
        .into_iter()
        .map(|(lead, _)| lead)
        .collect();
    assert_eq!(leads, ["PIB", "OTAN", "BCP"]);
    assert!(
        terms(
            "fr",
            "Cela désigne un chemin qui relie les puits au marché en dix jours."
        )
        .is_empty()
    );
}

#[test]
fn series_need_no_comma_where_their_language_has_none() {
    let items = |language, text| of_kind(language, text, SlideKind::Enumeration);
    let german = "Drei Gründe sprachen für die Straße nach Norden. Erstens war das Salz der Küste billig. Zweitens \
        kannten die Händler jeden Brunnen. Drittens schützten die Mönche jeden Reisenden.";
    assert_eq!(
        items("de", german),
        [
            pair("", "Erstens war das Salz der Küste billig"),
            pair("", "Zweitens kannten die Händler jeden Brunnen"),
            pair("", "Drittens schützten die Mönche jeden Reisenden"),
        ]
    );
    let turkish = "Tuz yolu için üç neden vardı. Birincisi, kıyının tuzu ucuzdu. İkincisi, tüccarlar bütün kuyuları \
        biliyordu. Üçüncüsü, keşişler yolcuları koruyordu.";
    assert_eq!(
        items("tr", turkish),
        [
            pair("", "kıyının tuzu ucuzdu"),
            pair("", "tüccarlar bütün kuyuları biliyordu"),
            pair("", "keşişler yolcuları koruyordu"),
        ]
    );
    // One of them is about what was told before: none is shown, nor what leads to them.
    let leaning = german.replace("schützten die Mönche", "schützten sie");
    let (source, deck) = deck_in("de", &leaning);
    let all: Vec<_> = deck
        .slides
        .iter()
        .flat_map(|slide| &slide.bullets)
        .collect();
    let typed: Vec<&str> = all.iter().map(|b| source.slice(b.sentence)).collect();
    for begins in ["Drei Gründe", "Erstens", "Zweitens", "Drittens"] {
        assert!(
            !typed.iter().any(|said| said.starts_with(begins)),
            "{begins}"
        );
    }
}

#[test]
fn what_an_author_holds_is_the_thesis() {
    let theses = |language: &str, sentence: &str| {
        let text = format!(
            "# Salz\n\n## Einleitung\n\n{sentence}\n\n## Wege\n\n{}",
            crate::deck::tests::paragraphs(0, 4)
        );
        let (source, deck) = whole(language, &text);
        let slides = said(&source, &deck, SlideKind::Thesis);
        slides.into_iter().flat_map(|(_, said)| said).count()
    };
    for (language, sentence) in [
        (
            "en",
            "I argue instead that salt made the towns of the northern coast rich.",
        ),
        (
            "de",
            "Ich vertrete die These, dass das Salz die Städte der Küste reich machte.",
        ),
        (
            "fr",
            "Nous soutenons que le sel a enrichi toutes les villes de la côte.",
        ),
        (
            "es",
            "Sostengo que la sal hizo ricas a todas las ciudades de la costa.",
        ),
        (
            "tr",
            "Bu bölümde tuzun kıyı kentlerini zengin ettiğini savunuyorum.",
        ),
    ] {
        assert_eq!(theses(language, sentence), 1, "{sentence}");
    }
    for (language, sentence) in [
        (
            "en",
            "I argue that they made the towns of the northern coast rich.",
        ),
        (
            "de",
            "Das Salz der Küste machte die Städte des Nordens reich.",
        ),
        ("tr", "Tuz kıyıdaki bütün kentleri uzun yıllar zengin etti."),
    ] {
        assert_eq!(theses(language, sentence), 0, "{sentence}");
    }
}
