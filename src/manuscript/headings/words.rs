//! Titles that sections have by custom, in the languages that authors here write in.
//!
//! A title is known if all its words are: `Results and discussion` is made of two known titles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::model::Role;

/// Titles by role: English, Turkish, German, French, Spanish, Portuguese, Italian, Azerbaijani, Persian, Russian.
const TITLES: &[(Role, &[&str])] = &[
    (
        Role::Abstract,
        &[
            "abstract",
            "summary",
            "executive summary",
            "synopsis",
            "précis",
            "özet",
            "öz",
            "geniş özet",
            "genişletilmiş özet",
            "zusammenfassung",
            "kurzfassung",
            "kurzzusammenfassung",
            "abstrakt",
            "résumé",
            "resumen",
            "resumo",
            "riassunto",
            "sommario",
            "abstract (english)",
            "english abstract",
            "xülasə",
            "annotasiya",
            "referat",
            "چکیده",
            "خلاصه",
            "аннотация",
            "резюме",
            "реферат",
            "significance statement",
            "plain language summary",
            "highlights",
        ],
    ),
    (
        Role::Keywords,
        &[
            "keywords",
            "key words",
            "key-words",
            "keyword",
            "index terms",
            "anahtar kelimeler",
            "anahtar sözcükler",
            "anahtar kavramlar",
            "schlüsselwörter",
            "schlagwörter",
            "schlagworte",
            "stichwörter",
            "mots clés",
            "mots-clés",
            "mots clefs",
            "palabras clave",
            "palabras claves",
            "palavras-chave",
            "palavras chave",
            "parole chiave",
            "açar sözlər",
            "واژگان کلیدی",
            "کلیدواژه ها",
            "کلیدواژه‌ها",
            "کلیدواژگان",
            "کلمات کلیدی",
            "ключевые слова",
        ],
    ),
    (
        Role::Introduction,
        &[
            "introduction",
            "foreword",
            "preface",
            "prologue",
            "giriş",
            "önsöz",
            "einleitung",
            "einführung",
            "vorwort",
            "avant-propos",
            "introducción",
            "introdução",
            "introduzione",
            "premessa",
            "prefácio",
            "prólogo",
            "ön söz",
            "مقدمه",
            "درآمد",
            "پیشگفتار",
            "введение",
            "предисловие",
        ],
    ),
    (
        Role::Conclusion,
        &[
            "conclusion",
            "conclusions",
            "concluding remarks",
            "final remarks",
            "closing remarks",
            "final considerations",
            "concluding thoughts",
            "epilogue",
            "afterword",
            "outlook",
            "conclusion and outlook",
            "sonuç",
            "sonuçlar",
            "sonuç yerine",
            "sonsöz",
            "sonuç ve öneriler",
            "sonuç ve değerlendirme",
            "genel değerlendirme",
            "değerlendirme ve sonuç",
            "tartışma ve sonuç",
            "fazit",
            "schluss",
            "schlussfolgerung",
            "schlussfolgerungen",
            "schlussbetrachtung",
            "ausblick",
            "schlusswort",
            "fazit und ausblick",
            "conclusión",
            "conclusiones",
            "consideraciones finales",
            "reflexiones finales",
            "conclusão",
            "conclusões",
            "considerações finais",
            "conclusione",
            "conclusioni",
            "considerazioni conclusive",
            "considerazioni finali",
            "nəticə",
            "nəticələr",
            "yekun",
            "نتیجه",
            "نتیجه گیری",
            "نتیجه‌گیری",
            "جمع بندی",
            "جمع‌بندی",
            "سخن پایانی",
            "заключение",
            "выводы",
            "вывод",
        ],
    ),
    (
        Role::References,
        &[
            "references",
            "reference list",
            "list of references",
            "bibliography",
            "works cited",
            "literature cited",
            "references cited",
            "cited literature",
            "selected bibliography",
            "references and further reading",
            "kaynakça",
            "kaynaklar",
            "kaynak listesi",
            "bibliyografya",
            "referanslar",
            "yararlanılan kaynaklar",
            "literatur",
            "literaturverzeichnis",
            "quellen",
            "quellenverzeichnis",
            "bibliographie",
            "quellen- und literaturverzeichnis",
            "références",
            "références bibliographiques",
            "ouvrages cités",
            "referencias",
            "referencias bibliográficas",
            "bibliografía",
            "obras citadas",
            "referências",
            "referências bibliográficas",
            "bibliografia",
            "riferimenti bibliografici",
            "riferimenti",
            "opere citate",
            "ədəbiyyat",
            "ədəbiyyat siyahısı",
            "istifadə olunmuş ədəbiyyat",
            "istinadlar",
            "qaynaqlar",
            "mənbələr",
            "منابع",
            "منابع و مآخذ",
            "فهرست منابع",
            "مراجع",
            "کتابنامه",
            "کتاب نامه",
            "литература",
            "список литературы",
            "список источников",
            "библиография",
            "источники",
            "источники и литература",
            "список использованной литературы",
        ],
    ),
    (
        Role::About,
        &[
            "about the author",
            "about the authors",
            "about the editor",
            "author biography",
            "author bio",
            "biography",
            "biographical note",
            "biographical notes",
            "author information",
            "authors information",
            "the author",
            "the authors",
            "note on the author",
            "notes on contributors",
            "notes on contributor",
            "contributor",
            "contributors",
            "yazar hakkında",
            "yazarlar hakkında",
            "yazar bilgileri",
            "yazar bilgisi",
            "özgeçmiş",
            "yazarın özgeçmişi",
            "über den autor",
            "über die autorin",
            "über die autoren",
            "zum autor",
            "zur autorin",
            "autorenangaben",
            "à propos de l'auteur",
            "à propos des auteurs",
            "note biographique",
            "l'auteur",
            "sobre el autor",
            "sobre la autora",
            "sobre los autores",
            "acerca del autor",
            "nota biográfica",
            "sobre o autor",
            "sobre a autora",
            "sobre os autores",
            "sull'autore",
            "sull'autrice",
            "gli autori",
            "nota biografica",
            "müəllif haqqında",
            "müəlliflər haqqında",
            "درباره نویسنده",
            "دربارهٔ نویسنده",
            "درباره نویسندگان",
            "об авторе",
            "об авторах",
            "сведения об авторе",
            "сведения об авторах",
        ],
    ),
    (
        Role::Acknowledgements,
        &[
            "acknowledgements",
            "acknowledgments",
            "acknowledgement",
            "acknowledgment",
            "thanks",
            "funding",
            "funding statement",
            "funding information",
            "financial support",
            "financial disclosure",
            "conflict of interest",
            "conflicts of interest",
            "conflict of interests",
            "conflict of interest statement",
            "competing interests",
            "competing interest",
            "competing interest statement",
            "declaration of competing interest",
            "declaration of interest",
            "declaration of interests",
            "declaration of conflicting interests",
            "disclosure statement",
            "disclosure",
            "disclosures",
            "declarations",
            "declaration",
            "author contributions",
            "authors contributions",
            "author's contributions",
            "authors' contributions",
            "author contribution",
            "author contribution statement",
            "contributions",
            "credit authorship contribution statement",
            "data availability",
            "data availability statement",
            "availability of data and materials",
            "code availability",
            "data accessibility",
            "ethics statement",
            "ethical approval",
            "ethical considerations",
            "ethics approval",
            "ethical statement",
            "ethics",
            "ethics approval and consent to participate",
            "consent for publication",
            "informed consent",
            "supplementary material",
            "supplementary materials",
            "supplemental information",
            "supplementary information",
            "supporting information",
            "supplementary data",
            "electronic supplementary material",
            "additional information",
            "additional files",
            "abbreviations",
            "list of abbreviations",
            "open access",
            "publisher's note",
            "teşekkür",
            "teşekkürler",
            "çıkar çatışması",
            "çıkar çatışması beyanı",
            "finansman",
            "yazar katkıları",
            "etik beyan",
            "etik kurul onayı",
            "finansal destek",
            "danksagung",
            "dank",
            "förderung",
            "interessenkonflikt",
            "interessenkonflikte",
            "remerciements",
            "financement",
            "conflits d'intérêts",
            "conflit d'intérêts",
            "agradecimientos",
            "financiación",
            "financiamiento",
            "conflicto de intereses",
            "conflictos de interés",
            "agradecimentos",
            "agradecimento",
            "financiamento",
            "conflito de interesses",
            "conflitos de interesse",
            "contribuição dos autores",
            "contribuições dos autores",
            "declaração de disponibilidade de dados",
            "disponibilidade de dados",
            "ringraziamenti",
            "finanziamento",
            "finanziamenti",
            "conflitto di interessi",
            "təşəkkür",
            "maraqların toqquşması",
            "سپاسگزاری",
            "قدردانی",
            "تشکر و قدردانی",
            "تضاد منافع",
            "تعارض منافع",
            "благодарности",
            "благодарность",
            "финансирование",
            "конфликт интересов",
        ],
    ),
    (
        Role::Appendix,
        &[
            "appendix",
            "appendices",
            "annex",
            "ek",
            "ekler",
            "anhang",
            "anhänge",
            "annexe",
            "annexes",
            "anexo",
            "anexos",
            "apéndice",
            "apêndice",
            "apêndices",
            "appendice",
            "appendici",
            "əlavə",
            "əlavələr",
            "پیوست",
            "پیوست ها",
            "ضمیمه",
            "приложение",
            "приложения",
        ],
    ),
    (
        Role::Notes,
        &[
            "notes",
            "endnotes",
            "footnotes",
            "note",
            "notlar",
            "dipnotlar",
            "son notlar",
            "anmerkungen",
            "endnoten",
            "fußnoten",
            "notes de fin",
            "notas",
            "notas finales",
            "notas finais",
            "notas al final",
            "note di chiusura",
            "qeydlər",
            "یادداشت ها",
            "پی نوشت",
            "پی نوشت ها",
            "پی‌نوشت‌ها",
            "примечания",
        ],
    ),
    (
        Role::Body,
        &[
            "methods",
            "method",
            "methodology",
            "materials and methods",
            "material and methods",
            "methods and materials",
            "materials",
            "research methodology",
            "research design",
            "research method and design",
            "research methods",
            "results",
            "findings",
            "discussion",
            "discussions",
            "general discussion",
            "literature review",
            "review of literature",
            "review of the literature",
            "review of related literature",
            "related work",
            "background",
            "theoretical framework",
            "conceptual framework",
            "recommendations",
            "experimental section",
            "methodological procedures",
            "policy recommendations",
            "yöntem",
            "yöntemler",
            "metodoloji",
            "gereç ve yöntem",
            "materyal ve metot",
            "bulgular",
            "bulgular ve tartışma",
            "tartışma",
            "kavramsal çerçeve",
            "kuramsal çerçeve",
            "literatür taraması",
            "öneriler",
            "araştırmanın yöntemi",
            "methoden",
            "methode",
            "methodik",
            "material und methoden",
            "ergebnisse",
            "resultate",
            "diskussion",
            "stand der forschung",
            "forschungsstand",
            "theoretischer rahmen",
            "méthodes",
            "méthode",
            "méthodologie",
            "matériel et méthodes",
            "matériels et méthodes",
            "résultats",
            "discussion et conclusion",
            "cadre théorique",
            "revue de littérature",
            "métodos",
            "método",
            "metodología",
            "materiales y métodos",
            "material y métodos",
            "resultados",
            "discusión",
            "resultados y discusión",
            "marco teórico",
            "revisión de la literatura",
            "recomendaciones",
            "metodologia",
            "materiais e métodos",
            "material e métodos",
            "resultados e discussão",
            "discussão",
            "discussões",
            "procedimentos metodológicos",
            "referencial teórico",
            "fundamentação teórica",
            "revisão de literatura",
            "revisão da literatura",
            "aspectos metodológicos",
            "metodi",
            "metodo",
            "materiali e metodi",
            "risultati",
            "discussione",
            "quadro teorico",
            "metodlar",
            "metodologiya",
            "nəticələr və müzakirə",
            "müzakirə",
            "روش",
            "روش ها",
            "روش شناسی",
            "روش تحقیق",
            "روش پژوهش",
            "مواد و روش ها",
            "یافته ها",
            "یافته‌ها",
            "نتایج",
            "بحث",
            "بحث و نتیجه گیری",
            "پیشینه تحقیق",
            "پیشینه پژوهش",
            "چارچوب نظری",
            "مبانی نظری",
            "методы",
            "методология",
            "материалы и методы",
            "результаты",
            "обсуждение",
            "результаты и обсуждение",
            "обзор литературы",
        ],
    ),
];

/// Words that join known titles.
const JOINS: &[&str] = &[
    "and", "ve", "und", "et", "y", "e", "ed", "və", "و", "и", "va", "sowie", "with", "of",
    "general", "final", "main", "overall",
];

/// How many of [`JOINS`] stand for `and`.
const JOINS_ALONE: usize = 12;

static KNOWN: LazyLock<BTreeMap<String, Role>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for (role, titles) in TITLES {
        for title in *titles {
            known.entry(fold(title)).or_insert(*role);
        }
    }
    known
});

static JOINED: LazyLock<Vec<String>> = LazyLock::new(|| JOINS.iter().map(|w| fold(w)).collect());

/// What the section with this title does, if the title is known. Number and markup must be off.
pub(in super::super) fn role(title: &str) -> Option<Role> {
    if title.len() > 160 {
        return None;
    }
    let folded = fold(title);
    if let Some(role) = KNOWN.get(&folded) {
        return Some(*role);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    // `Appendix A`, `Ek 1`
    if let [head, tail] = words.as_slice()
        && tail.chars().count() <= 3
        && KNOWN.get(*head) == Some(&Role::Appendix)
    {
        return Some(Role::Appendix);
    }
    combined(&words)
        .or_else(|| led(&words))
        .or_else(|| opened(title))
}

/// A title that starts with a known one and `and` (`Conclusions and policy implications`), or ends so.
fn led(words: &[&str]) -> Option<Role> {
    if !(3..=7).contains(&words.len()) {
        return None;
    }
    let joins = |w: &str| JOINED.iter().take(JOINS_ALONE).any(|j| j == w);
    let leads = |w: &str| {
        KNOWN
            .get(w)
            .copied()
            .filter(|r| matches!(r, Role::Conclusion | Role::Introduction | Role::Body))
    };
    let (first, last) = (words.first()?, words.last()?);
    if words.get(1).is_some_and(|w| joins(w)) {
        return leads(first);
    }
    let before = words.get(words.len() - 2)?;
    (words.len() <= 4 && joins(before))
        .then(|| leads(last))
        .flatten()
}

/// A title that goes on after a known one and a colon or dash: `Introduction: what is at stake`.
fn opened(title: &str) -> Option<Role> {
    let (head, rest) = [": ", " - ", " – ", " — "]
        .iter()
        .filter_map(|sign| title.split_once(sign))
        .min_by_key(|(head, _)| head.len())?;
    let starts_high = rest
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_numeric());
    KNOWN
        .get(&fold(head))
        .copied()
        .filter(|r| starts_high && matches!(r, Role::Introduction | Role::Conclusion))
}

/// Whether a title that starts with the word for an appendix and its letter goes on: `Appendix A: Items`.
pub(in super::super) fn is_appendix(title: &str) -> bool {
    let head: String = title.chars().take(40).collect();
    let folded = fold(&head);
    let mut words = folded.split(' ');
    let first = words.next().and_then(|w| KNOWN.get(w));
    let second = words.next().unwrap_or("");
    first == Some(&Role::Appendix)
        && !second.is_empty()
        && second.chars().count() <= 2
        && (second.chars().all(char::is_numeric) || title.chars().any(|c| c == ':' || c == '.'))
}

/// A title made of known titles and words that join them.
fn combined(words: &[&str]) -> Option<Role> {
    if !(2..=8).contains(&words.len()) {
        return None;
    }
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if JOINED.iter().any(|w| w == words[i]) {
            i += 1;
            continue;
        }
        let longest = (i + 1..=words.len())
            .rev()
            .find_map(|end| KNOWN.get(&words[i..end].join(" ")).map(|role| (end, *role)))?;
        found.push(longest.1);
        i = longest.0;
    }
    match found.as_slice() {
        [] => None,
        [one] => Some(*one),
        // Results and conclusion: what the argument does last.
        _ if found.iter().all(|r| *r == found[0]) => found.first().copied(),
        _ => Some(
            if found.contains(&Role::References) || found.contains(&Role::Abstract) {
                return None;
            } else if found.contains(&Role::Acknowledgements) {
                Role::Acknowledgements
            } else if found.contains(&Role::Conclusion) && !found.contains(&Role::Introduction) {
                Role::Conclusion
            } else {
                Role::Body
            },
        ),
    }
}

/// The parts of a report that titles known by custom name, where they bear on levels.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Methods,
    Results,
    Discussion,
    Literature,
    /// `Declarations`: a title over all of them.
    Declarations,
    /// Thanks, which stand beside them.
    Thanks,
}

/// Stems of the words that name parts, folded.
const PARTS: &[(Part, &[&str])] = &[
    (Part::Declarations, &["declarations", "declaration"]),
    (
        Part::Thanks,
        &[
            "acknowledg",
            "agradec",
            "tesekkur",
            "danksagung",
            "remerciement",
            "ringraziament",
            "благодарност",
        ],
    ),
    (
        Part::Methods,
        &[
            "method",
            "material",
            "metodolog",
            "metodo",
            "yontem",
            "gerec",
            "methode",
            "materia",
            "procedimentos metodologicos",
            "experimental section",
            "روش",
            "метод",
        ],
    ),
    (
        Part::Results,
        &[
            "result",
            "finding",
            "bulgu",
            "ergebnis",
            "resultat",
            "risultat",
            "یافته",
            "نتایج",
            "результат",
        ],
    ),
    (
        Part::Discussion,
        &[
            "discuss",
            "general discussion",
            "tartisma",
            "diskussion",
            "discusion",
            "discussao",
            "بحث",
            "обсужден",
        ],
    ),
    (
        Part::Literature,
        &[
            "literature review",
            "review of",
            "related work",
            "literatur taramasi",
            "revisao",
            "revision de",
            "обзор",
        ],
    ),
];

/// The part of a report that a known title, folded, names.
pub(super) fn part(folded: &str) -> Option<Part> {
    let known =
        KNOWN.contains_key(folded) || combined(&folded.split(' ').collect::<Vec<_>>()).is_some();
    known
        .then(|| {
            PARTS
                .iter()
                .find(|(_, stems)| {
                    stems.iter().any(|stem| {
                        folded.starts_with(stem)
                            || folded
                                .strip_prefix("research ")
                                .is_some_and(|r| r.starts_with(stem))
                    })
                })
                .map(|(part, _)| *part)
        })
        .flatten()
}

/// Titles that stand at the second level by custom, folded.
const SECOND: &[&str] = &[
    "participants",
    "participants and procedure",
    "participants and procedures",
    "procedure",
    "procedures",
    "measures",
    "data analysis",
    "data analyses",
    "statistical analysis",
    "statistical analyses",
    "statistical methods",
    "data collection",
    "study design",
    "design",
    "study area",
    "sample",
    "instruments",
    "limitations",
    "strengths and limitations",
    "future research",
    "limitations and future research",
    "implications for practice",
    "practical implications",
    "theoretical implications",
    "katilimcilar",
    "veri analizi",
    "verilerin analizi",
    "veri toplama",
    "veri toplama araclari",
    "sinirliliklar",
    "analise estatistica",
    "analise de dados",
    "analise dos dados",
    "area de estudo",
    "participantes",
    "procedimentos",
    "stichprobe",
    "datenanalyse",
    "analisis estadistico",
    "analisis de datos",
    "procedimiento",
    "instrumentos",
];

/// Whether a title, folded, stands at the second level by custom.
pub(super) fn is_second(folded: &str) -> bool {
    SECOND.contains(&folded)
}

/// Letters and digits only, without case and accents, words parted by one blank.
pub(in super::super) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.nfkd() {
        match c {
            'ı' | 'İ' => out.push('i'),
            'ə' | 'Ə' => out.push('e'),
            'ي' => out.push('ی'),
            'ك' => out.push('ک'),
            '&' => out.push_str(" and "),
            '\'' | '’' | 'ʼ' => {}
            '\u{200c}' => out.push(' '),
            _ if is_combining_mark(c) => {}
            _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_titles_in_many_languages() {
        for (title, expected) in [
            ("ABSTRACT", Role::Abstract),
            ("GİRİŞ", Role::Introduction),
            ("Kaynakça", Role::References),
            ("KAYNAKLAR", Role::References),
            ("Références", Role::References),
            ("Mots-clés", Role::Keywords),
            ("Considerações finais", Role::Conclusion),
            ("Results & Discussion", Role::Body),
            ("Conclusion and Recommendations", Role::Conclusion),
            ("Discussion and Conclusions", Role::Conclusion),
            ("ƏDƏBİYYAT", Role::References),
            ("نتیجه‌گیری", Role::Conclusion),
            ("Список литературы", Role::References),
            ("Authors’ contributions", Role::Acknowledgements),
            ("Appendix B", Role::Appendix),
        ] {
            assert_eq!(role(title), Some(expected), "{title}");
        }
    }

    #[test]
    fn other_titles_are_not_known() {
        for title in [
            "Energy Diplomacy",
            "",
            "The",
            "Introduction to Energy Diplomacy",
            "and of",
        ] {
            assert_eq!(role(title), None, "{title}");
        }
    }
}
