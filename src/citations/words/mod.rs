//! Words that mean something round a citation, in English, Turkish, German, French, Spanish and Portuguese.
//!
//! All are in lower case as [`lower`] makes it.

mod before_years;
mod locators;
mod narrative;
mod starters;

pub(super) use before_years::{MONTHS, PLACES, THINGS};
pub(super) use locators::LOCATORS;
pub(super) use narrative::{LEADS, NO_VERB, VERBS};
pub(super) use starters::STARTERS;

/// Lower case without the stray dot that `İ` leaves.
pub(super) fn lower(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .map(|c| if c == 'ʼ' || c == '’' { '\'' } else { c })
        .collect()
}

/// Turkish case endings, which an apostrophe parts from a name: `Kara’nın`, `Öztürk’e`, `DSÖ’nün`.
const ENDINGS: &[&str] = &[
    "a", "e", "ya", "ye", "na", "ne", "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "nı", "ni", "nu",
    "nü", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "da", "de", "ta", "te", "nda", "nde",
    "dan", "den", "tan", "ten", "ndan", "nden", "la", "le", "yla", "yle", "daki", "deki", "taki",
    "teki", "nınki", "ninki", "ca", "ce", "ça", "çe", "nca", "nce", "lar", "ler",
];

/// A name without the ending that an apostrophe parts from it: the English possessive or a Turkish case.
pub(super) fn without_ending(word: &str) -> &str {
    let Some((name, ending)) = word.rsplit_once(['\'', '’', 'ʼ']) else {
        return word;
    };
    let is_name = name.chars().count() >= 2 && name.starts_with(char::is_uppercase);
    if ending == "s" || is_name && ENDINGS.contains(&ending) {
        name
    } else {
        word
    }
}

/// Words that join the last two names.
pub(super) const JOINERS: &[&str] = &["and", "ve", "und", "et", "y", "e", "i", "og", "och", "en"];

/// What may stand in lower case inside a surname.
pub(super) const PARTICLES: &[&str] = &[
    "de", "der", "den", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "van", "von",
    "vom", "zu", "zur", "ter", "ten", "te", "la", "le", "las", "los", "al", "el", "bin", "ibn",
    "ben", "af", "av", "y", "st", "d'", "l'", "op", "in't", "abu", "zum", "dal", "lo",
];

/// Articles, which stand before groups and acronyms (`la OMS`, `l’OMS`, `die WHO`), and begin some surnames.
pub(super) const ARTICLES: &[&str] = &[
    "the", "der", "die", "das", "el", "la", "los", "las", "le", "les", "l'", "o", "a", "os", "as",
    "il", "lo", "i", "gli", "d'", "du", "del", "do", "da",
];

/// Articles and prepositions as they stand before an apostrophe.
pub(super) const ELIDED: &[&str] = &["l", "d", "qu", "all", "dall", "dell", "nell", "sull"];

/// Small words inside the name of a group or a title.
pub(super) const INNER: &[&str] = &[
    "of", "for", "the", "on", "in", "to", "at", "with", "and", "für", "zur", "zum", "des", "der",
    "und", "pour", "et", "les", "la", "le", "sur", "para", "por", "em", "na", "no", "nas", "nos",
    "e", "y", "ve", "ile", "de", "da", "do", "das", "dos", "del", "du", "di", "a", "à", "en", "os",
    "as", "sobre", "ao", "from", "by",
];

/// The same in running text, where `by` or `in` separates.
pub(super) const NARRATIVE_INNER: &[&str] = &[
    "of", "for", "the", "für", "des", "der", "pour", "de", "da", "do", "das", "dos", "del", "du",
    "di", "ile",
];

/// Words that announce a work inside parentheses.
pub(super) const PREFIXES: &[&str] = &[
    "see",
    "also",
    "e.g.",
    "eg",
    "cf",
    "bkz",
    "bakınız",
    "vgl",
    "siehe",
    "ver",
    "véase",
    "vide",
    "voir",
    "cfr",
    "vedi",
    "veda",
    "apud",
    "krş",
    "in",
    "by",
    "from",
    "reviewed",
    "i.e",
    "compare",
    "contra",
    "but",
    "as",
    "after",
    "and",
    "or",
    "e.g",
    "veja",
    "conforme",
    "segundo",
    "según",
    "selon",
    "nach",
    "örneğin",
    "örn",
    "z",
    "b",
    "p",
    "ex",
    "por",
    "exemplo",
];

/// Phrases for a letter, call or talk that no one else can look up (APA 7, 8.9).
pub(super) const PERSONAL: &[[&str; 2]] = &[
    ["personal", "communication"],
    ["personal", "communications"],
    ["pers", "comm"],
    ["pers", "communication"],
    ["pers", "obs"],
    ["unpublished", "data"],
    ["kişisel", "iletişim"],
    ["kişisel", "görüşme"],
    ["persönliche", "mitteilung"],
    ["persönliche", "kommunikation"],
    ["communication", "personnelle"],
    ["comunicación", "personal"],
    ["comunicação", "pessoal"],
];

/// What stands for the names cited last.
pub(super) const IDEM: &[&str] = &["ebd", "ebenda", "ibid", "ibidem", "id", "idem"];

/// What announces the work that a quoted work was found in (APA 7, 8.6).
pub(super) const CITED_IN: &[&[&str]] = &[
    &["as", "cited", "in"],
    &["cited", "in"],
    &["cited", "by"],
    &["quoted", "in"],
    &["as", "quoted", "in"],
    &["apud"],
    &["akt"],
    &["aktaran"],
    &["zitiert", "nach"],
    &["zit", "n"],
    &["zit", "nach"],
    &["cité", "dans"],
    &["cité", "par"],
    &["citado", "en"],
    &["citado", "por"],
    &["citado", "em"],
    &["citada", "en"],
    &["citada", "por"],
    &["como", "se", "cita", "en"],
    &["como", "se", "citó", "en"],
    &["citato", "in"],
    &["cit", "in"],
];

/// Dates that are no year (APA 7, 8.13), with the form that all languages share.
pub(super) const UNDATED: &[(&str, &str)] = &[
    ("n.d.", "n.d."),
    ("n. d.", "n.d."),
    ("s.d.", "n.d."),
    ("s. d.", "n.d."),
    ("s/d", "n.d."),
    ("s.f.", "n.d."),
    ("s. f.", "n.d."),
    ("t.y.", "n.d."),
    ("o.j.", "n.d."),
    ("o. j.", "n.d."),
    ("in press", "in press"),
    ("forthcoming", "in press"),
    ("im druck", "in press"),
    ("im erscheinen", "in press"),
    ("baskıda", "in press"),
    ("no prelo", "in press"),
    ("en prensa", "in press"),
    ("sous presse", "in press"),
    ("à paraître", "in press"),
    ("in preparation", "in press"),
    ("submitted", "in press"),
];

/// Phrases that stand for further authors.
pub(super) const ET_AL: &[&[&str]] = &[
    &["et", "al"],
    &["et", "coll"],
    &["e", "cols"],
    &["y", "cols"],
    &["e", "col"],
    &["y", "col"],
    &["e", "colaboradores"],
    &["y", "colaboradores"],
    &["e", "outros"],
    &["y", "otros"],
    &["et", "autres"],
    &["und", "andere"],
    &["u", "a"],
    &["ve", "diğerleri"],
    &["ve", "ark"],
    &["ve", "arkadaşları"],
    &["ve", "diğ"],
    &["vd"],
    &["v", "d"],
    &["and", "colleagues"],
    &["and", "others"],
    &["and", "associates"],
    &["and", "co-workers"],
    &["and", "coworkers"],
    &["and", "collaborators"],
    &["etal"],
];

/// Whether `list` holds `word`, which is in lower case.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
