//! The language of a text, by its script and its commonest words.
//!
//! In: text. Out: a BCP 47 tag; `en` where too little speaks for any other.
//! A count of stop words: honest for a chapter, not meant for a sentence.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_script::{Script, UnicodeScript};

/// Stop words that tell a language from its neighbours.
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "is", "that", "was", "for", "with", "as", "by", "on",
            "from", "are", "this", "which",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "ile", "için", "olarak", "de", "da", "olan", "daha", "gibi", "ise",
            "ancak", "çok", "sonra", "kadar", "olduğu",
        ],
    ),
    (
        "az",
        &[
            "və", "bir", "bu", "ilə", "üçün", "olan", "kimi", "də", "da", "daha", "olaraq", "onun",
            "isə", "edir", "sonra", "həm", "deyil",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "zu", "ist", "mit", "des", "nicht", "ein",
            "eine", "auf", "für", "im", "dem", "als",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "du", "une", "est", "dans", "que", "qui", "pour",
            "sur", "par", "au", "aux", "cette", "avec",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "y", "del", "que", "en", "una", "es", "por", "con", "para",
            "se", "como", "su", "más", "al",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "as", "do", "da", "dos", "das", "e", "que", "em", "uma", "não", "para",
            "com", "no", "na", "ao", "é", "são", "pelo",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "è", "e", "della", "del", "la", "per", "una", "non", "gli", "nel",
            "alla", "sono", "con", "dei", "delle",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "dat", "niet", "zijn", "voor", "met", "op", "aan",
            "wordt", "ook",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "na", "z", "się", "nie", "do", "jest", "że", "przez", "oraz", "jako", "dla",
            "są",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "en", "är", "av", "för", "med", "inte", "på", "ett", "den",
            "till",
        ],
    ),
];

/// Letters read at most: enough to be sure, and bounded.
const LETTERS: usize = 200_000;

/// The language of `text`.
pub(crate) fn recognise(text: &str) -> String {
    let mut scripts = [0usize; 5];
    let (mut persian, mut ukrainian) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(LETTERS) {
        if c.is_ascii() {
            scripts[0] += 1;
            continue;
        }
        match c.script() {
            Script::Latin => scripts[0] += 1,
            Script::Arabic => scripts[1] += 1,
            Script::Cyrillic => scripts[2] += 1,
            Script::Greek => scripts[3] += 1,
            _ => scripts[4] += 1,
        }
        persian += usize::from("پچژگیک".contains(c));
        ukrainian += usize::from("іїєґ".contains(c));
    }
    let most = scripts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return "en".into();
    }
    let script = scripts.iter().position(|&n| n == most).unwrap_or(0);
    match script {
        1 if persian * 50 >= most => "fa".into(),
        1 => "ar".into(),
        2 if ukrainian * 50 >= most => "uk".into(),
        2 => "ru".into(),
        3 => "el".into(),
        0 => latin(text),
        _ => "en".into(),
    }
}

/// How many of the words of `text` are among the commonest words of the language `tag`; 0 for a language that
/// has no list here.
pub(crate) fn stop_words(text: &str, tag: &str) -> usize {
    let Some((_, words)) = WORDS.iter().find(|(known, _)| *known == tag) else {
        return 0;
    };
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| words.contains(&word.to_lowercase().as_str()))
        .count()
}

/// The languages that a word is among the commonest of, as indices of [`WORDS`].
fn of_word() -> &'static HashMap<&'static str, Vec<usize>> {
    static OF_WORD: OnceLock<HashMap<&str, Vec<usize>>> = OnceLock::new();
    OF_WORD.get_or_init(|| {
        let mut of_word: HashMap<&str, Vec<usize>> = HashMap::new();
        for (language, (_, words)) in WORDS.iter().enumerate() {
            for word in *words {
                let languages = of_word.entry(word).or_default();
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
        }
        of_word
    })
}

fn latin(text: &str) -> String {
    let mut counts = [0usize; WORDS.len()];
    let mut seen = 0usize;
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .take(LETTERS / 5)
    {
        seen += 1;
        // Lower case as these languages have it: İ is i, and a plain I among Turkish words is rare here.
        let lower = match word.is_ascii() {
            true => word.to_ascii_lowercase(),
            false => word.replace('İ', "i").to_lowercase(),
        };
        for &language in of_word().get(lower.as_str()).into_iter().flatten() {
            counts[language] += 1;
        }
    }
    let best = counts.iter().copied().max().unwrap_or(0);
    // Names and titles alone say nothing.
    if best < 3 || best * 40 < seen {
        return "en".into();
    }
    counts
        .iter()
        .position(|&n| n == best)
        .map_or("en", |i| WORDS[i].0)
        .into()
}

#[cfg(test)]
mod tests {
    use super::recognise;

    #[test]
    fn languages_by_their_words() {
        for (text, tag) in [
            (
                "The relations of the two states in that period are the subject of this study.",
                "en",
            ),
            (
                "Bu çalışma ve bu dönem için bir değerlendirme olarak iki devlet arasındaki ilişkileri ele alır.",
                "tr",
            ),
            (
                "Bu məqalə və onun mövzusu iki dövlət üçün olan əlaqələr ilə bağlıdır.",
                "az",
            ),
            (
                "Die Beziehungen der beiden Staaten sind das Thema und der Gegenstand von dieser Arbeit.",
                "de",
            ),
            (
                "Les relations entre les deux États sont dans cette étude le sujet qui est traité.",
                "fr",
            ),
            (
                "Las relaciones de los dos estados son el tema que se trata en este estudio con una visión.",
                "es",
            ),
            (
                "As relações dos dois estados são o tema que não se trata em uma visão do estudo.",
                "pt",
            ),
            (
                "Le relazioni dei due stati sono il tema che non è trattato nel presente studio della storia.",
                "it",
            ),
            ("روابط دو کشور در این دوره موضوع این پژوهش است", "fa"),
            ("Отношения двух государств в этот период", "ru"),
            ("", "en"),
            ("*** 123", "en"),
        ] {
            assert_eq!(recognise(text), tag, "{text}");
        }
    }
}
