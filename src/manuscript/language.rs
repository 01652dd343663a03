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

/// What speaks for languages in a text.
#[derive(Clone, Default)]
struct Tally {
    /// Letters by script: Latin, Arabic, Cyrillic, Greek, others.
    letters: [usize; 5],
    persian: usize,
    ukrainian: usize,
    words: usize,
    /// Words that are among the commonest of each language of [`WORDS`].
    common: [usize; WORDS.len()],
}

impl Tally {
    fn add(&mut self, other: &Self) {
        let add = |into: &mut [usize], of: &[usize]| {
            into.iter_mut().zip(of).for_each(|(into, of)| *into += of);
        };
        add(&mut self.letters, &other.letters);
        add(&mut self.common, &other.common);
        self.persian += other.persian;
        self.ukrainian += other.ukrainian;
        self.words += other.words;
    }

    /// The language that most speaks for.
    fn language(&self) -> &'static str {
        let most = self.letters.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return "en";
        }
        let script = self.letters.iter().position(|&n| n == most).unwrap_or(0);
        match script {
            1 if self.persian * 50 >= most => "fa",
            1 => "ar",
            2 if self.ukrainian * 50 >= most => "uk",
            2 => "ru",
            3 => "el",
            0 => self.latin(),
            _ => "en",
        }
    }

    fn latin(&self) -> &'static str {
        let best = self.common.iter().copied().max().unwrap_or(0);
        // Names and titles alone say nothing.
        if best < 3 || best * 40 < self.words {
            return "en";
        }
        let language = self.common.iter().position(|&n| n == best);
        language.map_or("en", |i| WORDS[i].0)
    }
}

/// The language of `text`.
pub(crate) fn recognise(text: &str) -> String {
    let mut all = Tally::default();
    for line in text.lines() {
        if all.letters.iter().sum::<usize>() >= LETTERS {
            break;
        }
        all.add(&tally(line));
    }
    all.language().into()
}

/// What speaks for languages in a line; remembered, since an edit changes few lines.
#[comemo::memoize]
fn tally(line: &str) -> Tally {
    let mut out = Tally::default();
    for c in line.chars().filter(|c| c.is_alphabetic()).take(LETTERS) {
        if c.is_ascii() {
            out.letters[0] += 1;
            continue;
        }
        match c.script() {
            Script::Latin => out.letters[0] += 1,
            Script::Arabic => out.letters[1] += 1,
            Script::Cyrillic => out.letters[2] += 1,
            Script::Greek => out.letters[3] += 1,
            _ => out.letters[4] += 1,
        }
        out.persian += usize::from("پچژگیک".contains(c));
        out.ukrainian += usize::from("іїєґ".contains(c));
    }
    let words = line.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| !word.is_empty()).take(LETTERS / 5) {
        out.words += 1;
        // Lower case as these languages have it: İ is i, and a plain I among Turkish words is rare here.
        let lower = match word.is_ascii() {
            true => word.to_ascii_lowercase(),
            false => word.replace('İ', "i").to_lowercase(),
        };
        for &language in of_word().get(lower.as_str()).into_iter().flatten() {
            out.common[language] += 1;
        }
    }
    out
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
