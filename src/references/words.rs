//! Words that reference lists are written with, in the languages that lists come in.
//!
//! Every table is compared in lower case. English, Turkish, German, French, Spanish, and what the
//! neighbours share.

/// `text` in lower case, with the dotted capital of Turkish as a plain `i`.
pub(super) fn lower(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .collect()
}

const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "ocak",
        "januar",
        "jänner",
        "janvier",
        "enero",
        "janeiro",
        "gennaio",
        "yanvar",
        "января",
    ],
    &[
        "february",
        "şubat",
        "februar",
        "feber",
        "février",
        "febrero",
        "fevereiro",
        "febbraio",
        "fevral",
        "февраля",
    ],
    &["march", "mart", "märz", "mars", "marzo", "março", "марта"],
    &[
        "april",
        "nisan",
        "avril",
        "abril",
        "aprile",
        "aprel",
        "апреля",
    ],
    &["may", "mayıs", "mai", "mayo", "maio", "maggio", "мая"],
    &[
        "june", "haziran", "juni", "juin", "junio", "junho", "giugno", "iyun", "июня",
    ],
    &[
        "july", "temmuz", "juli", "juillet", "julio", "julho", "luglio", "iyul", "июля",
    ],
    &["august", "ağustos", "août", "agosto", "avqust", "августа"],
    &[
        "september",
        "eylül",
        "septembre",
        "septiembre",
        "setembro",
        "settembre",
        "sentyabr",
        "сентября",
    ],
    &[
        "october",
        "ekim",
        "oktober",
        "octobre",
        "octubre",
        "outubro",
        "ottobre",
        "oktyabr",
        "октября",
    ],
    &[
        "november",
        "kasım",
        "novembre",
        "noviembre",
        "novembro",
        "noyabr",
        "ноября",
    ],
    &[
        "december",
        "aralık",
        "dezember",
        "décembre",
        "diciembre",
        "dezembro",
        "dicembre",
        "dekabr",
        "декабря",
    ],
];

/// The month (1 to 12) that `word` names, also shortened to three letters or more with a stop.
pub(crate) fn month(word: &str) -> Option<u8> {
    let word = lower(word.trim_end_matches(','));
    let (stem, short) = match word.strip_suffix('.') {
        Some(stem) => (stem.to_owned(), true),
        None => (word.clone(), word.chars().count() == 3 || word == "sept"),
    };
    let hit = |name: &&str| {
        **name == stem || (short && stem.chars().count() >= 3 && name.starts_with(&stem))
    };
    MONTHS
        .iter()
        .position(|names| names.iter().any(&hit))
        .and_then(|i| u8::try_from(i + 1).ok())
}

const SEASONS: [&[&str]; 4] = [
    &[
        "spring",
        "ilkbahar",
        "bahar",
        "frühling",
        "frühjahr",
        "printemps",
        "primavera",
    ],
    &["summer", "yaz", "sommer", "été", "verano", "verão"],
    &[
        "autumn", "fall", "sonbahar", "güz", "herbst", "automne", "otoño", "outono",
    ],
    &["winter", "kış", "hiver", "invierno", "inverno"],
];

/// The season (1 to 4, from spring) that `word` names.
pub(super) fn season(word: &str) -> Option<u8> {
    let word = lower(word.trim_end_matches([',', '.']));
    SEASONS
        .iter()
        .position(|names| names.contains(&word.as_str()))
        .and_then(|i| u8::try_from(i + 1).ok())
}

/// What a list says where a year is missing.
pub(super) const NO_DATE: &[&str] = &[
    "n.d.", "n. d.", "n.d", "nd", "t.y.", "t. y.", "o. j.", "o.j.", "s.f.", "s. f.", "s.d.",
];

/// What a list says of works that are not out yet.
pub(super) const IN_PRESS: &[&str] = &[
    "in press",
    "in preparation",
    "in review",
    "submitted",
    "forthcoming",
    "advance online publication",
    "baskıda",
    "yayın aşamasında",
    "im druck",
    "im erscheinen",
    "sous presse",
    "à paraître",
    "en prensa",
    "no prelo",
];

/// Words between the last two names.
pub(super) const JOINERS: &[&str] = &["&", "and", "ve", "və", "und", "et", "y", "e", "with", "и"];

/// Parts in small letters that belong to the family name that follows (or, after initials, went before).
pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "dos", "do", "du", "des", "la", "le", "las",
    "los", "van", "von", "vom", "zu", "zum", "ter", "ten", "af", "el", "al", "bin", "ibn", "el-",
];

/// Suffixes of names.
pub(super) const SUFFIXES: [&str; 9] =
    ["jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "ph.d.", "m.d."];

/// Whether `word` (of a parenthesis after names) makes them editors.
pub(super) fn is_editor(word: &str) -> bool {
    let word = lower(word);
    const WORDS: &[&str] = &[
        "ed",
        "eds",
        "editor",
        "editors",
        "ed.",
        "eds.",
        "haz.",
        "hazl.",
        "hazırlayan",
        "hazırlayanlar",
        "der.",
        "edt.",
        "editör",
        "editörler",
        "hrsg.",
        "hg.",
        "herausgeber",
        "éd.",
        "éds.",
        "dir.",
        "coord.",
    ];
    WORDS.contains(&word.as_str())
        || matches!(
            word.as_str(),
            "dirs." | "coords." | "red." | "ред." | "comp." | "comps."
        )
}

/// Whether `word` makes the names before it translators.
pub(super) fn is_translator(word: &str) -> bool {
    let word = lower(word);
    matches!(
        word.as_str(),
        "trans"
            | "trans."
            | "translator"
            | "translators"
            | "transl."
            | "tr."
            | "çev."
            | "çev"
            | "çeviren"
            | "çevirenler"
            | "übers."
            | "trad."
            | "trads."
            | "пер."
    )
}

/// Whether `word` makes the names before it something else that parentheses name.
pub(super) fn is_other_role(word: &str) -> bool {
    let word = lower(word);
    matches!(
        word.as_str(),
        "narr."
            | "narrator"
            | "illus."
            | "director"
            | "directors"
            | "dir."
            | "writer"
            | "writers"
            | "producer"
            | "producers"
            | "executive"
            | "host"
            | "hosts"
            | "guest"
            | "expert"
            | "composer"
            | "photographer"
            | "interviewer"
            | "artist"
            | "lyricist"
            | "conductor"
            | "chair"
            | "creator"
            | "creators"
            | "yönetmen"
            | "regie"
    )
}

/// Words before an access date or an address.
pub(super) const ACCESS: &[&str] = &[
    "retrieved",
    "accessed",
    "available",
    "last accessed",
    "access date",
    "erişim tarihi",
    "erişim adresi",
    "erişim",
    "erişilme tarihi",
    "abgerufen",
    "zugriff",
    "abruf",
    "verfügbar",
    "zuletzt",
    "consulté",
    "récupéré",
    "recuperado",
    "consultado",
    "disponible",
    "disponível",
    "giriş tarihi",
    "adresinden",
];

/// Words whose stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "vol", "vols", "no", "nos", "nr", "pp", "p", "ss", "s", "sf", "vs", "v", "dr", "mr", "mrs",
    "ms", "st", "ste", "ed", "eds", "jr", "sr", "proc", "int", "intl", "conf", "tech", "rep",
    "dept", "univ", "inst", "assoc", "soc", "natl", "hrsg", "hg", "haz", "çev", "bd", "bde", "jg",
    "aufl", "cilt", "c", "bs", "art", "ch", "chap", "fig", "suppl", "trans", "transl", "übers",
    "trad", "illus", "narr", "rev", "ser", "cf", "etc", "al", "ca", "approx", "prof", "gov", "sen",
    "rep", "gen", "col", "lt", "mt", "ft", "co", "ph",
];

/// Whether a stop after `word` belongs to the word.
pub(super) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&lower(word).as_str())
}

/// Signs of a group among names: words that people are not called.
pub(super) fn is_group_word(word: &str) -> bool {
    let word = lower(word);
    const WORDS: &[&str] = &[
        "university",
        "institute",
        "ministry",
        "department",
        "office",
        "association",
        "society",
        "council",
        "committee",
        "commission",
        "center",
        "centre",
        "centers",
        "agency",
        "bureau",
        "organization",
        "organisation",
        "foundation",
        "group",
        "press",
        "news",
        "academy",
        "bank",
        "board",
        "company",
        "corporation",
        "inc",
        "ltd",
        "federation",
        "union",
        "network",
        "project",
        "program",
        "programme",
        "school",
        "college",
        "museum",
        "library",
        "service",
        "services",
        "administration",
        "authority",
        "of",
        "the",
        "for",
        "üniversitesi",
    ];
    WORDS.contains(&word.as_str())
        || [
            "bakanlığı",
            "başkanlığı",
            "kurumu",
            "kurulu",
            "derneği",
            "vakfı",
            "merkezi",
            "ajansı",
            "müdürlüğü",
        ]
        .contains(&word.as_str())
}
