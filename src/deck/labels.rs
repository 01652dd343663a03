//! Furniture: the words on slides that are not the author's, in the manuscript's language.

/// Headlines of the slides that have none of the author's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labels {
    pub(super) agenda: &'static str,
    pub(super) takeaways: &'static str,
    pub(super) references: &'static str,
    /// For a chapter without a title.
    pub(super) untitled: &'static str,
    /// For dated events.
    pub(super) timeline: &'static str,
    /// For amounts.
    pub(super) figures: &'static str,
    /// Before the names of those quoted.
    pub(super) quoted: &'static str,
    /// For definitions and short forms.
    pub(super) terms: &'static str,
    /// For two sides.
    pub(super) comparison: &'static str,
    /// For actors and what they hold.
    pub(super) positions: &'static str,
    /// For what the chapter is for, and what it holds.
    pub(super) aim: &'static str,
    pub(super) thesis: &'static str,
    /// The comma of its script.
    pub(super) comma: &'static str,
}

const LABELS: [(&str, Labels); 10] = [
    (
        "en",
        Labels {
            agenda: "Agenda",
            takeaways: "Takeaways",
            references: "References",
            untitled: "Untitled",
            timeline: "Timeline",
            figures: "In Figures",
            quoted: "Quoted",
            terms: "Terms",
            comparison: "Two Sides",
            positions: "Positions",
            aim: "Aim",
            thesis: "Thesis",
            comma: ",",
        },
    ),
    (
        "tr",
        Labels {
            agenda: "İçerik",
            takeaways: "Akılda Kalanlar",
            references: "Kaynaklar",
            untitled: "Başlıksız",
            timeline: "Zaman Çizelgesi",
            figures: "Sayılarla",
            quoted: "Alıntı",
            terms: "Kavramlar",
            comparison: "İki Taraf",
            positions: "Tutumlar",
            aim: "Amaç",
            thesis: "Tez",
            comma: ",",
        },
    ),
    (
        "de",
        Labels {
            agenda: "Überblick",
            takeaways: "Fazit",
            references: "Literatur",
            untitled: "Ohne Titel",
            timeline: "Zeitleiste",
            figures: "In Zahlen",
            quoted: "Zitiert",
            terms: "Begriffe",
            comparison: "Zwei Seiten",
            positions: "Positionen",
            aim: "Ziel",
            thesis: "These",
            comma: ",",
        },
    ),
    (
        "fr",
        Labels {
            agenda: "Plan",
            takeaways: "À retenir",
            references: "Références",
            untitled: "Sans titre",
            timeline: "Chronologie",
            figures: "En chiffres",
            quoted: "Cité",
            terms: "Termes",
            comparison: "Deux côtés",
            positions: "Positions",
            aim: "Objet",
            thesis: "Thèse",
            comma: ",",
        },
    ),
    (
        "es",
        Labels {
            agenda: "Contenido",
            takeaways: "Ideas clave",
            references: "Referencias",
            untitled: "Sin título",
            timeline: "Cronología",
            figures: "En cifras",
            quoted: "Cita",
            terms: "Términos",
            comparison: "Dos lados",
            positions: "Posiciones",
            aim: "Objetivo",
            thesis: "Tesis",
            comma: ",",
        },
    ),
    (
        "pt",
        Labels {
            agenda: "Roteiro",
            takeaways: "Ideias principais",
            references: "Referências",
            untitled: "Sem título",
            timeline: "Cronologia",
            figures: "Em números",
            quoted: "Citação",
            terms: "Termos",
            comparison: "Dois lados",
            positions: "Posições",
            aim: "Objetivo",
            thesis: "Tese",
            comma: ",",
        },
    ),
    (
        "it",
        Labels {
            agenda: "Sommario",
            takeaways: "Punti chiave",
            references: "Riferimenti",
            untitled: "Senza titolo",
            timeline: "Cronologia",
            figures: "In cifre",
            quoted: "Citazione",
            terms: "Termini",
            comparison: "Due lati",
            positions: "Posizioni",
            aim: "Obiettivo",
            thesis: "Tesi",
            comma: ",",
        },
    ),
    (
        "az",
        Labels {
            agenda: "Plan",
            takeaways: "Əsas nəticələr",
            references: "Ədəbiyyat",
            untitled: "Başlıqsız",
            timeline: "Xronologiya",
            figures: "Rəqəmlərlə",
            quoted: "Sitat",
            terms: "Anlayışlar",
            comparison: "İki tərəf",
            positions: "Mövqelər",
            aim: "Məqsəd",
            thesis: "Tezis",
            comma: ",",
        },
    ),
    (
        "fa",
        Labels {
            agenda: "فهرست",
            takeaways: "نکته‌های اصلی",
            references: "منابع",
            untitled: "بدون عنوان",
            timeline: "گاه‌شمار",
            figures: "به روایت اعداد",
            quoted: "نقل قول",
            terms: "اصطلاحات",
            comparison: "دو سو",
            positions: "مواضع",
            aim: "هدف",
            thesis: "نظریه",
            comma: "،",
        },
    ),
    (
        "ru",
        Labels {
            agenda: "План",
            takeaways: "Главное",
            references: "Литература",
            untitled: "Без названия",
            timeline: "Хронология",
            figures: "В цифрах",
            quoted: "Цитата",
            terms: "Термины",
            comparison: "Две стороны",
            positions: "Позиции",
            aim: "Цель",
            thesis: "Тезис",
            comma: ",",
        },
    ),
];

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
