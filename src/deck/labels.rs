//! Furniture: the words on slides that are not the author's, in the manuscript's language.

/// Headlines of the slides that have none of the author's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labels {
    pub(super) agenda: &'static str,
    pub(super) takeaways: &'static str,
    pub(super) references: &'static str,
    /// For dated events.
    pub(super) timeline: &'static str,
    /// For a chapter without a title.
    pub(super) untitled: &'static str,
}

const LABELS: [(&str, Labels); 10] = [
    (
        "en",
        labels("Agenda", "Takeaways", "References", "Untitled", "Timeline"),
    ),
    (
        "tr",
        labels(
            "İçerik",
            "Akılda Kalanlar",
            "Kaynaklar",
            "Başlıksız",
            "Zaman Çizelgesi",
        ),
    ),
    (
        "de",
        labels(
            "Überblick",
            "Fazit",
            "Literatur",
            "Ohne Titel",
            "Zeitleiste",
        ),
    ),
    (
        "fr",
        labels(
            "Plan",
            "À retenir",
            "Références",
            "Sans titre",
            "Chronologie",
        ),
    ),
    (
        "es",
        labels(
            "Contenido",
            "Ideas clave",
            "Referencias",
            "Sin título",
            "Cronología",
        ),
    ),
    (
        "pt",
        labels(
            "Roteiro",
            "Ideias principais",
            "Referências",
            "Sem título",
            "Cronologia",
        ),
    ),
    (
        "it",
        labels(
            "Sommario",
            "Punti chiave",
            "Riferimenti",
            "Senza titolo",
            "Cronologia",
        ),
    ),
    (
        "az",
        labels(
            "Plan",
            "Əsas nəticələr",
            "Ədəbiyyat",
            "Başlıqsız",
            "Xronologiya",
        ),
    ),
    (
        "fa",
        labels("فهرست", "نکته‌های اصلی", "منابع", "بدون عنوان", "گاه‌شمار"),
    ),
    (
        "ru",
        labels(
            "План",
            "Главное",
            "Литература",
            "Без названия",
            "Хронология",
        ),
    ),
];

const fn labels(
    agenda: &'static str,
    takeaways: &'static str,
    references: &'static str,
    untitled: &'static str,
    timeline: &'static str,
) -> Labels {
    Labels {
        agenda,
        takeaways,
        references,
        timeline,
        untitled,
    }
}

/// The primary subtag of a BCP 47 tag, in lower case.
pub(super) fn primary(language: &str) -> String {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    first.to_ascii_lowercase()
}

/// The labels of `language` (BCP 47); English where it has none.
pub(super) fn of(language: &str) -> &'static Labels {
    let primary = primary(language);
    let found = LABELS.iter().find(|(tag, _)| *tag == primary);
    &found.unwrap_or(&LABELS[0]).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_labels_and_an_unknown_one_the_english() {
        assert_eq!(of("tr-TR").references, "Kaynaklar");
        assert_eq!(of("DE").agenda, "Überblick");
        assert_eq!(of("xx"), of("en"));
        assert_eq!(of(""), of("en-GB"));
    }
}
