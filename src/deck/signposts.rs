//! Words that lead through the text: they point at its sections, tables, and what follows, which a slide does not have.
//!
//! In: the text of a bullet. Out: whether it does so.

use super::lists::among;

/// Whether a text (and its words, in lower case) leads through the chapter.
pub(super) fn leads(text: &str, words: &[String]) -> bool {
    SIGNPOSTS.iter().any(|post| text.contains(*post)) || refers(words)
}

/// Words that lead through the text and are lost on a slide.
const SIGNPOSTS: &[&str] = &[
    "can be seen from",
    "can be seen in",
    "well documented",
    "the scope of this",
    "was not investigated",
    "For many, ",
    "taken into account",
    "should be considered when",
    "important to note",
    "should be mentioned here",
    "to emphasize here",
    "This section",
    "should be noted here",
    "Let us",
    "the following",
    "as follows",
    "next section",
    "previous section",
    "following section",
    "previously mentioned",
    "see Table",
    "see Figure",
    "Table ",
    "Tables ",
    "Figure ",
    "Figures ",
    "Graph ",
    "Appendix ",
    "Section ",
    "Chapter ",
    " Eq.",
    "Eq. ",
    "Equation ",
    "Equations ",
    "Algorithm ",
    "(§",
    "no effort was made",
    "no attempt was made",
    "no attempt is made",
    "previous discussion",
    "later discussion",
    "The next question",
    "please refer",
    "refer the reader",
    "next two sections",
    "series of experiments",
    "supplementary material",
    "remainder of th",
    "discussed in",
    "this section",
    "mentioned earlier",
    "following sections",
    "rest of this",
    "rest of the paper",
    "is presented in",
    "above",
    "e.g.",
    "i.e.",
    "below",
    "aşağıda",
    "yukarıda",
    "folgende",
    "wie folgt",
    "im Folgenden",
    "Im Folgenden",
    "şu şekilde",
    "şunlardır",
    "les suivants",
    "les suivantes",
    "comme suit",
    "los siguientes",
    "las siguientes",
    "como sigue",
    "os seguintes",
    "as seguintes",
    "como segue",
    "i seguenti",
    "le seguenti",
    "come segue",
    "следующ",
    "به شرح زیر",
    "موارد زیر",
    "عبارتند از",
    "oben genannt",
    "ci-dessous",
    "ci-dessus",
    "a continuación",
    "a seguir",
    "di seguito",
    "aşağıdakı",
    "http",
];

/// What a text has by number, and its sections, in other languages than English.
const NUMBERED: &str = "tabela tabla tableau tabelle tablo tabella figura abbildung şekil gráfico grafik graphique grafico \
    quadro cuadro anexo apêndice anhang";
const SECTIONS: &str = "seção seções secção sección secciones abschnitt abschnitten sezione";
const WHICH: &str = "um uma dois duas três quatro cinco seis sete seguinte anterior próxima segunda terceira quarta quinta última \
    dos tres cuatro cinco siguiente segunda tercera cuarta próximo due tre quattro seguente prossima zwei drei vier fünf \
    folgenden nächsten zweiten dritten vierten";

/// Whether words point at a table, a figure or a section of the text by its number: `A Tabela 7 mostra`,
/// `na segunda seção`.
fn refers(words: &[String]) -> bool {
    let number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    let beside = |i: usize, fits: &dyn Fn(&String) -> bool| {
        let near = i.checked_sub(1).and_then(|i| words.get(i));
        near.into_iter().chain(words.get(i + 1)).any(fits)
    };
    words.iter().enumerate().any(|(i, word)| {
        among(NUMBERED, word) && words.get(i + 1).is_some_and(number)
            || among(SECTIONS, word) && beside(i, &|w| number(w) || among(WHICH, w))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_not_on_the_slide() {
        for text in [
            "The guild set the following tolls",
            "Die Gilde setzte folgende Zölle fest",
            "Le port avait les tarifs suivants, les suivants",
            "El puerto tenía los siguientes precios",
            "بندر قیمت‌ها را به شرح زیر تعیین کرد",
            "The tolls are derived from Equation 4",
        ] {
            assert!(leads(text, &super::super::stems::words(text)), "{text}");
        }
        for text in [
            "The guild set tolls in the year that followed",
            "Nach § 823 BGB haftet die Gilde",
            "El año siguiente el puerto cerró",
        ] {
            assert!(!leads(text, &super::super::stems::words(text)), "{text}");
        }
    }
}
