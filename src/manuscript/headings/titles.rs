//! The lists behind `words`: titles by role, parts of reports, titles of the second level. Data only.

use super::super::model::Role;
use super::words::Part;

/// Titles by role: English, Turkish, German, French, Spanish, Portuguese, Italian, Azerbaijani, Persian, Russian.
#[rustfmt::skip]
pub(super) const TITLES: &[(Role, &[&str])] = &[
    (Role::Abstract, &[
        "abstract", "summary", "executive summary", "synopsis", "précis", "özet", "öz", "geniş özet",
        "genişletilmiş özet", "zusammenfassung", "kurzfassung", "kurzzusammenfassung", "abstrakt", "résumé",
        "resumen", "resumo", "riassunto", "sommario", "abstract (english)", "english abstract", "xülasə",
        "annotasiya", "referat", "چکیده", "خلاصه", "аннотация", "резюме", "реферат", "significance statement",
        "plain language summary", "highlights",
    ]),
    (Role::Keywords, &[
        "keywords", "key words", "key-words", "keyword", "index terms", "anahtar kelimeler", "anahtar sözcükler",
        "anahtar kavramlar", "schlüsselwörter", "schlagwörter", "schlagworte", "stichwörter", "mots clés",
        "mots-clés", "mots clefs", "palabras clave", "palabras claves", "palavras-chave", "palavras chave",
        "parole chiave", "açar sözlər", "واژگان کلیدی", "کلیدواژه ها", "کلیدواژه‌ها", "کلیدواژگان", "کلمات کلیدی",
        "ключевые слова",
    ]),
    (Role::Introduction, &[
        "introduction", "foreword", "preface", "prologue", "giriş", "önsöz", "einleitung", "einführung", "vorwort",
        "avant-propos", "introducción", "introdução", "introduzione", "premessa", "prefácio", "prólogo", "ön söz",
        "مقدمه", "درآمد", "پیشگفتار", "введение", "предисловие",
    ]),
    (Role::Conclusion, &[
        "conclusion", "conclusions", "concluding remarks", "final remarks", "closing remarks",
        "final considerations", "concluding thoughts", "epilogue", "afterword", "outlook", "conclusion and outlook",
        "sonuç", "sonuçlar", "sonuç yerine", "sonsöz", "sonuç ve öneriler", "sonuç ve değerlendirme",
        "genel değerlendirme", "değerlendirme ve sonuç", "tartışma ve sonuç", "fazit", "schluss",
        "schlussfolgerung", "schlussfolgerungen", "schlussbetrachtung", "ausblick", "schlusswort",
        "fazit und ausblick", "conclusión", "conclusiones", "consideraciones finales", "reflexiones finales",
        "conclusão", "conclusões", "considerações finais", "conclusione", "conclusioni",
        "considerazioni conclusive", "considerazioni finali", "nəticə", "nəticələr", "yekun", "نتیجه", "نتیجه گیری",
        "نتیجه‌گیری", "جمع بندی", "جمع‌بندی", "سخن پایانی", "заключение", "выводы", "вывод",
    ]),
    (Role::References, &[
        "references", "reference list", "list of references", "bibliography", "works cited", "literature cited",
        "references cited", "cited literature", "selected bibliography", "references and further reading",
        "kaynakça", "kaynaklar", "kaynak listesi", "bibliyografya", "referanslar", "yararlanılan kaynaklar",
        "literatur", "literaturverzeichnis", "quellen", "quellenverzeichnis", "bibliographie",
        "quellen- und literaturverzeichnis", "références", "références bibliographiques", "ouvrages cités",
        "referencias", "referencias bibliográficas", "bibliografía", "obras citadas", "referências",
        "referências bibliográficas", "bibliografia", "riferimenti bibliografici", "riferimenti", "opere citate",
        "ədəbiyyat", "ədəbiyyat siyahısı", "istifadə olunmuş ədəbiyyat", "istinadlar", "qaynaqlar", "mənbələr",
        "منابع", "منابع و مآخذ", "فهرست منابع", "مراجع", "کتابنامه", "کتاب نامه", "литература", "список литературы",
        "список источников", "библиография", "источники", "источники и литература",
        "список использованной литературы",
    ]),
    (Role::About, &[
        "about the author", "about the authors", "about the editor", "author biography", "author bio", "biography",
        "biographical note", "biographical notes", "author information", "authors information", "the author",
        "the authors", "note on the author", "notes on contributors", "notes on contributor", "contributor",
        "contributors", "yazar hakkında", "yazarlar hakkında", "yazar bilgileri", "yazar bilgisi", "özgeçmiş",
        "yazarın özgeçmişi", "über den autor", "über die autorin", "über die autoren", "zum autor", "zur autorin",
        "autorenangaben", "à propos de l'auteur", "à propos des auteurs", "note biographique", "l'auteur",
        "sobre el autor", "sobre la autora", "sobre los autores", "acerca del autor", "nota biográfica",
        "sobre o autor", "sobre a autora", "sobre os autores", "sull'autore", "sull'autrice", "gli autori",
        "nota biografica", "müəllif haqqında", "müəlliflər haqqında", "درباره نویسنده", "دربارهٔ نویسنده",
        "درباره نویسندگان", "об авторе", "об авторах", "сведения об авторе", "сведения об авторах",
    ]),
    (Role::Acknowledgements, &[
        "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "thanks", "funding",
        "funding statement", "funding information", "financial support", "financial disclosure",
        "conflict of interest", "conflicts of interest", "conflict of interests", "conflict of interest statement",
        "competing interests", "competing interest", "competing interest statement",
        "declaration of competing interest", "declaration of interest", "declaration of interests",
        "declaration of conflicting interests", "disclosure statement", "disclosure", "disclosures", "declarations",
        "declaration", "author contributions", "authors contributions", "author's contributions",
        "authors' contributions", "author contribution", "author contribution statement", "contributions",
        "credit authorship contribution statement", "data availability", "data availability statement",
        "availability of data and materials", "code availability", "data accessibility", "ethics statement",
        "ethical approval", "ethical considerations", "ethics approval", "ethical statement", "ethics",
        "ethics approval and consent to participate", "consent for publication", "informed consent",
        "supplementary material", "supplementary materials", "supplemental information",
        "supplementary information", "supporting information", "supplementary data",
        "electronic supplementary material", "additional information", "additional files", "abbreviations",
        "list of abbreviations", "open access", "publisher's note", "teşekkür", "teşekkürler", "çıkar çatışması",
        "çıkar çatışması beyanı", "finansman", "yazar katkıları", "etik beyan", "etik kurul onayı",
        "finansal destek", "danksagung", "dank", "förderung", "interessenkonflikt", "interessenkonflikte",
        "remerciements", "financement", "conflits d'intérêts", "conflit d'intérêts", "agradecimientos",
        "financiación", "financiamiento", "conflicto de intereses", "conflictos de interés", "agradecimentos",
        "agradecimento", "financiamento", "conflito de interesses", "conflitos de interesse",
        "contribuição dos autores", "contribuições dos autores", "declaração de disponibilidade de dados",
        "disponibilidade de dados", "ringraziamenti", "finanziamento", "finanziamenti", "conflitto di interessi",
        "təşəkkür", "maraqların toqquşması", "سپاسگزاری", "قدردانی", "تشکر و قدردانی", "تضاد منافع", "تعارض منافع",
        "благодарности", "благодарность", "финансирование", "конфликт интересов",
    ]),
    (Role::Appendix, &[
        "appendix", "appendices", "annex", "ek", "ekler", "anhang", "anhänge", "annexe", "annexes", "anexo",
        "anexos", "apéndice", "apêndice", "apêndices", "appendice", "appendici", "əlavə", "əlavələr", "پیوست",
        "پیوست ها", "ضمیمه", "приложение", "приложения",
    ]),
    (Role::Notes, &[
        "notes", "endnotes", "footnotes", "note", "notlar", "dipnotlar", "son notlar", "anmerkungen", "endnoten",
        "fußnoten", "notes de fin", "notas", "notas finales", "notas finais", "notas al final", "note di chiusura",
        "qeydlər", "یادداشت ها", "پی نوشت", "پی نوشت ها", "پی‌نوشت‌ها", "примечания",
    ]),
    (Role::Body, &[
        "methods", "method", "methodology", "materials and methods", "material and methods",
        "methods and materials", "materials", "research methodology", "research design",
        "research method and design", "research methods", "results", "findings", "discussion", "discussions",
        "general discussion", "literature review", "review of literature", "review of the literature",
        "review of related literature", "related work", "background", "theoretical framework",
        "conceptual framework", "recommendations", "experimental section", "methodological procedures",
        "policy recommendations", "result", "experimental", "experimental procedure", "experimental procedures",
        "experimental methods", "experimental details", "experimental part", "patients and methods",
        "subjects and methods", "participants and methods", "data and methods", "data and methodology",
        "star methods", "yöntem", "yöntemler", "metodoloji", "gereç ve yöntem", "materyal ve metot",
        "bulgular", "bulgular ve tartışma", "tartışma", "kavramsal çerçeve", "kuramsal çerçeve",
        "literatür taraması", "öneriler", "araştırmanın yöntemi", "methoden", "methode", "methodik",
        "material und methoden", "ergebnisse", "resultate", "diskussion", "stand der forschung", "forschungsstand",
        "theoretischer rahmen", "méthodes", "méthode", "méthodologie", "matériel et méthodes",
        "matériels et méthodes", "résultats", "discussion et conclusion", "cadre théorique", "revue de littérature",
        "métodos", "método", "metodología", "materiales y métodos", "material y métodos", "resultados", "discusión",
        "resultados y discusión", "marco teórico", "revisión de la literatura", "recomendaciones", "metodologia",
        "materiais e métodos", "material e métodos", "resultados e discussão", "discussão", "discussões",
        "procedimentos metodológicos", "referencial teórico", "fundamentação teórica", "revisão de literatura",
        "revisão da literatura", "aspectos metodológicos", "metodi", "metodo", "materiali e metodi", "risultati",
        "discussione", "quadro teorico", "metodlar", "metodologiya", "nəticələr və müzakirə", "müzakirə", "روش",
        "روش ها", "روش شناسی", "روش تحقیق", "روش پژوهش", "مواد و روش ها", "یافته ها", "یافته‌ها", "نتایج", "بحث",
        "بحث و نتیجه گیری", "پیشینه تحقیق", "پیشینه پژوهش", "چارچوب نظری", "مبانی نظری", "методы", "методология",
        "материалы и методы", "результаты", "обсуждение", "результаты и обсуждение", "обзор литературы",
    ]),
];

/// How many of [`JOINS`] stand for `and`.
pub(super) const JOINS_ALONE: usize = 12;

/// Words that join known titles.
#[rustfmt::skip]
pub(super) const JOINS: &[&str] = &[
        "and", "ve", "und", "et", "y", "e", "ed", "və", "و", "и", "va", "sowie", "with", "of", "general", "final",
        "main", "overall",
    ];

/// Stems of the words that name parts, folded.
#[rustfmt::skip]
pub(super) const PARTS: &[(Part, &[&str])] = &[
    (Part::Declarations, &[
        "declarations", "declaration",
    ]),
    (Part::Thanks, &[
        "acknowledg", "agradec", "tesekkur", "danksagung", "remerciement", "ringraziament", "благодарност",
    ]),
    (Part::Methods, &[
        "method", "material", "metodolog", "metodo", "yontem", "gerec", "methode", "materia",
        "procedimentos metodologicos", "experimental", "patients and methods", "subjects and methods",
        "participants and methods", "data and method", "star method", "روش", "метод",
    ]),
    (Part::Results, &[
        "result", "finding", "bulgu", "ergebnis", "resultat", "risultat", "یافته", "نتایج", "результат",
    ]),
    (Part::Discussion, &[
        "discuss", "general discussion", "tartisma", "diskussion", "discusion", "discussao", "بحث", "обсужден",
    ]),
    (Part::Literature, &[
        "literature review", "review of", "related work", "literatur taramasi", "revisao", "revision de", "обзор",
    ]),
];

/// Titles that stand at the second level by custom, folded.
#[rustfmt::skip]
pub(super) const SECOND: &[&str] = &[
        "reporting summary", "study population", "study site", "study sites", "experimental design", "apparatus", "setting", "settings",
        "subjects", "patients", "analysis", "data processing", "materials and procedure", "procedure and materials",
        "ethics", "stimuli", "sampling", "participants", "participants and procedure",
        "participants and procedures", "procedure", "procedures", "measures", "data analysis", "data analyses",
        "statistical analysis", "statistical analyses", "statistical methods", "data collection", "study design",
        "design", "study area", "sample", "instruments", "limitations", "strengths and limitations",
        "future research", "limitations and future research", "implications for practice", "practical implications",
        "theoretical implications", "katilimcilar", "veri analizi", "verilerin analizi", "veri toplama",
        "veri toplama araclari", "sinirliliklar", "analise estatistica", "analise de dados", "analise dos dados",
        "area de estudo", "participantes", "procedimentos", "stichprobe", "datenanalyse", "analisis estadistico",
        "analisis de datos", "procedimiento", "instrumentos",
    ];

/// Titles at the second level that have parts as a rule, folded.
#[rustfmt::skip]
pub(super) const PARTED: &[&str] = &[
        "measures", "instruments", "measurements", "measurement instruments", "outcome measures",
        "main outcome measures", "assessments", "olcme araclari", "veri toplama araclari", "messinstrumente",
        "instrumentos", "medidas",
    ];

/// Declarations: a title that has a word of the first and one of the second list, and no word that is not
/// here, in [`DECLARING`] or in [`JOINS`]. Folded.
#[rustfmt::skip]
pub(super) const DECLARATIONS: &[(&[&str], &[&str])] = &[
    (&["conflict", "conflicts", "conflicting", "competing", "declaration", "declarations", "disclosure", "disclosures"],
     &["interest", "interests", "financial"]),
    (&["contribution", "contributions", "credit"], &["author", "authors", "authorship"]),
    (&["availability", "accessibility", "sharing", "deposition"],
     &["data", "code", "sample", "samples", "material", "materials", "software"]),
    (&["ethics", "ethical"],
     &["approval", "approvals", "standards", "statement", "statements", "declaration", "declarations", "committee",
       "clearance", "compliance", "consent", "permission"]),
    (&["consent"], &["informed", "publication", "publish", "participate", "participation", "patient"]),
    (&["review"], &["board"]),
    (&["supplementary", "supplemental", "supporting", "additional"],
     &["information", "data", "material", "materials", "file", "files", "appendix"]),
    (&["funding", "funder", "funders"],
     &["statement", "information", "sources", "source", "disclosure", "support", "acknowledgements"]),
    (&["transparency", "disclosure", "disclosures", "credit"], &["declaration", "declarations", "statement"]),
    (&["abbreviations"], &["used", "list", "acronyms"]),
];

/// Words that declarations also have.
#[rustfmt::skip]
pub(super) const DECLARING: &[&str] = &[
        "the", "to", "for", "in", "on", "statement", "statements", "information", "institutional", "electronic",
        "online", "available", "access", "potential", "list", "note", "human", "animal", "animals", "research",
    ];
