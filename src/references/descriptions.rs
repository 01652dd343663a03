//! Bracketed descriptions (`[Film]`, `[Doctoral dissertation]`) told apart from translated titles (APA 7, 9.21, 9.38).

use super::words::lower;

/// What a bracketed description speaks of, whatever the language of the title.
const DESCRIPTIONS: &[&str] = &[
    "film",
    "video",
    "videos",
    "webinar",
    "tv",
    "television",
    "podcast",
    "song",
    "album",
    "audiobook",
    "audio",
    "radio broadcast",
    "speech",
    "powerpoint",
    "painting",
    "photograph",
    "photographs",
    "lithograph",
    "sculpture",
    "clip art",
    "infographic",
    "conference session",
    "conference presentation",
    "poster presentation",
    "poster session",
    "paper presentation",
    "symposium presentation",
    "data set",
    "dataset",
    "database record",
    "software",
    "apparatus",
    "mobile app",
    "unpublished",
    "manuscript",
    "preprint",
    "press release",
    "fact sheet",
    "brochure",
    "special issue",
    "special section",
    "tweet",
    "tweets",
    "status update",
    "image attached",
    "link attached",
    "thumbnail",
    "online forum",
    "facebook page",
    "raw data",
    "monograph",
    "belgesel",
    "haber",
    "patent",
    "grant",
    "interview",
    "transcript",
    "syllabus",
    "lecture notes",
    "exhibition",
];

/// What a bracketed description speaks of behind an English title; elsewhere it may be a translation.
const WEAK_DESCRIPTIONS: &[&str] = &[
    "report",
    "policy",
    "letter",
    "page",
    "post",
    "profile",
    "series",
    "map",
    "drawing",
    "editorial",
    "lecture",
    "slides",
    "abstract",
    "score",
    "standard",
    "code",
    "app",
    "episode",
    "recording",
    "blog",
    "handbook",
    "poster",
    "presentation",
    "session",
    "symposium",
    "fotoğraf",
    "harita",
    "rapor",
    "photo",
    "image",
    "archive",
];

/// Whether the words of a bracket behind `title` describe what kind of work it is, rather than translate it.
pub(super) fn is_description(text: &str, title: &str) -> bool {
    let text = lower(text);
    if [
        "review of",
        "comment on",
        "review",
        "abstract from",
        "peer review",
    ]
    .iter()
    .any(|s| text.starts_with(s))
    {
        return true;
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let thesis = [
        "dissertation",
        "thesis",
        "tezi",
        "masterarbeit",
        "diplomarbeit",
        "thèse",
        "tesis",
    ];
    if thesis.iter().any(|t| text.contains(t))
        && (words.len() <= 12 || text.contains("university") || text.contains("üniversitesi"))
    {
        return true;
    }
    let speaks = |table: &[&str]| {
        table.iter().any(|phrase| {
            let wanted: Vec<&str> = phrase.split(' ').collect();
            words.windows(wanted.len()).any(|w| w == wanted.as_slice())
        })
    };
    (words.len() <= 8 && speaks(DESCRIPTIONS))
        || (is_english(title)
            && (words.len() <= 2 || (words.len() <= 5 && speaks(WEAK_DESCRIPTIONS))))
}

/// Whether `text` has words that only English has.
fn is_english(text: &str) -> bool {
    lower(text).split(|c: char| !c.is_alphabetic()).any(|w| {
        matches!(
            w,
            "the" | "of" | "and" | "for" | "with" | "to" | "from" | "how" | "why" | "what"
        )
    })
}
