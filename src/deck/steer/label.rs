//! The small mark of words that are the lecturer's own, in the manuscript's language.

const LABELS: &[(&str, &str)] = &[
    ("en", "lecturer’s words"),
    ("tr", "dersi verenin sözü"),
    ("de", "Worte der Lehrperson"),
    ("fr", "mots de l’enseignant"),
    ("es", "palabras del docente"),
    ("pt", "palavras do docente"),
    ("it", "parole del docente"),
    ("az", "müəllimin sözü"),
    ("fa", "سخن مدرس"),
    ("ru", "слова лектора"),
];

/// What stands small beside words of the lecturer's; `language` is a BCP 47 tag.
pub fn lecturers_mark(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    let mut found = LABELS.iter().filter(|(tag, _)| *tag == primary);
    found.next().map_or(LABELS[0].1, |(_, label)| label)
}
