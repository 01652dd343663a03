//! The language of a short stretch of text: a title, a quotation.
//!
//! In: words, and the language round them. Out: another language, where all evidence agrees; else nothing, and the
//! stretch keeps the language round it. Trigrams propose (the `whatlang` crate); common words and the letters that
//! only some languages have must agree, since trigrams alone err on names and on titles of a few words.

use unicode_script::{Script, UnicodeScript};
use whatlang::{Detector, Lang};

use crate::manuscript::stop_words;

/// Languages that are told apart, by whatlang's and by ISO 639-1's names, with the letters that hardly any
/// other of them has.
const KNOWN: &[(Lang, &str, &str)] = &[
    (Lang::Eng, "en", ""),
    (Lang::Tur, "tr", "ğış"),
    (Lang::Aze, "az", "əğış"),
    (Lang::Deu, "de", "ßäöü"),
    (Lang::Fra, "fr", "œçàèêîôùû"),
    (Lang::Spa, "es", "ñ¿¡íóú"),
    (Lang::Por, "pt", "ãõçâêô"),
    (Lang::Ita, "it", "àèìòù"),
    (Lang::Nld, "nl", ""),
    (Lang::Pol, "pl", "łąęśźż"),
    (Lang::Swe, "sv", "åäö"),
    (Lang::Rus, "ru", "ыэъё"),
    (Lang::Ukr, "uk", "іїєґ"),
    (Lang::Ces, "cs", "řěů"),
    (Lang::Hun, "hu", "őű"),
    (Lang::Ron, "ro", "țșă"),
    (Lang::Dan, "da", "æøå"),
    (Lang::Fin, "fi", "äö"),
    (Lang::Cat, "ca", ""),
    (Lang::Lat, "la", ""),
    (Lang::Ind, "id", ""),
    (Lang::Vie, "vi", "ạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỷỹ"),
];

/// Fewer letters or words than this are a name, not a text.
const LETTERS: usize = 12;
const WORDS: usize = 2;

/// So many bytes are looked at.
const READ: usize = 600;

/// The language of `text`, as ISO 639-1 has it, if it is surely another than `home` (a BCP 47 tag).
#[comemo::memoize]
pub(super) fn foreign(text: &str, home: &str) -> Option<&'static str> {
    let mut end = text.len().min(READ);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // Capitals of Turkish have a dot that small letters lose.
    let text = text[..end].replace('İ', "i").to_lowercase();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2)
        .count();
    if letters < LETTERS || words < WORDS {
        return None;
    }
    let home = home.split(['-', '_']).next().unwrap_or(home);
    let found = match script(&text)? {
        Script::Greek => "el",
        Script::Latin | Script::Cyrillic => proposed(&text, home)?,
        _ => return None,
    };
    (found != home).then_some(found)
}

/// The script of nearly all letters.
fn script(text: &str) -> Option<Script> {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next()?.script();
    let (mut same, mut all) = (1, 1);
    for c in letters {
        all += 1;
        same += usize::from(c.script() == first);
    }
    (same * 10 >= all * 9).then_some(first)
}

/// What trigrams propose and words and letters support.
fn proposed(text: &str, home: &str) -> Option<&'static str> {
    // Azerbaijani cannot do without its schwa, and Turkish has none; all else they share.
    let unlikely = if text.contains('ə') {
        Lang::Tur
    } else {
        Lang::Aze
    };
    let likely = KNOWN.iter().map(|(lang, ..)| *lang);
    let languages = likely.filter(|lang| *lang != unlikely).collect();
    let info = Detector::with_allowlist(languages).detect(text)?;
    let (_, tag, own) = KNOWN.iter().find(|(lang, ..)| *lang == info.lang())?;
    let evidence = |tag: &str, own: &str| {
        let letters = text.chars().filter(|c| own.contains(*c)).count();
        stop_words(text, tag) + letters
    };
    let support = evidence(tag, own);
    let (_, _, home_letters) = KNOWN
        .iter()
        .find(|(_, t, _)| *t == home)
        .unwrap_or(&KNOWN[0]);
    // Letters that both languages have decide nothing; common words of the language round it are a strong sign.
    let against = stop_words(text, home) * 2
        + text
            .chars()
            .filter(|c| home_letters.contains(*c) && !own.contains(*c))
            .count();
    // Any other language that words and letters like better casts doubt.
    let doubt = KNOWN
        .iter()
        .filter(|(lang, t, _)| t != tag && *lang != unlikely)
        .map(|(_, t, letters)| evidence(t, letters))
        .max()
        .unwrap_or(0);
    let needed = if info.is_reliable() { 1 } else { 2 };
    (support >= needed && support > against && support >= doubt).then_some(*tag)
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn titles_and_quotations_of_other_languages_are_known() {
        for (text, tag) in [
            ("Türkiye’de basının doğuşu ve gelişimi", "tr"),
            ("Osmanlı İmparatorluğu’nda telgraf hatları", "tr"),
            ("Azərbaycan xalqının milli mətbuatı", "az"),
            ("Die Geschichte der Post und des Verkehrs", "de"),
            ("Histoire des chemins de fer dans le Caucase", "fr"),
            (
                "La historia de los caminos y el comercio en la región",
                "es",
            ),
            ("A história das estradas e do comércio na região", "pt"),
            ("La storia delle strade e del commercio nella regione", "it"),
            ("История железных дорог на Кавказе", "ru"),
            ("Ελληνικός Φιλολογικός Σύλλογος", "el"),
        ] {
            assert_eq!(foreign(text, "en-GB"), Some(tag), "{text}");
            assert_eq!(foreign(text, tag), None, "{text}");
        }
        let english = "The history of the roads and of trade in the region";
        assert_eq!(foreign(english, "pt"), Some("en"));
        assert_eq!(foreign(english, "tr-TR"), Some("en"));
    }

    #[test]
    fn doubt_keeps_the_language_round_it() {
        for text in [
            "",
            "Die Zeit",
            "El Niño",
            "laissez-faire",
            "the relations of Türkiye and İstanbul in Kars, Ağrı and Iğdır",
            "Journal of Ottoman Studies",
            "Homo sapiens neanderthalensis",
            "Quercus robur and Pinus sylvestris",
            "Nature Communications",
            "1858–1914",
            "Post-war Reconstruction",
            "Harvard University Press",
            "Communication studies in transition",
        ] {
            assert_eq!(foreign(text, "en"), None, "{text}");
        }
    }
}
