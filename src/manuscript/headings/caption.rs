//! Captions and notes of tables and figures, told by their first words: `Table 1`, `Şekil 2.`, `Note.`

/// Words that captions start with.
#[rustfmt::skip]
const CAPTIONS: &[&str] = &[
    "table", "figure", "fig", "figures", "graph", "chart", "map", "box", "plate", "scheme", "image", "photo",
    "diagram", "equation", "algorithm", "listing", "tablo", "şekil", "grafik", "harita", "resim", "görsel",
    "tabelle", "abbildung", "abb", "tab", "grafik", "karte", "schema", "tableau", "graphique", "carte",
    "encadré", "tabla", "figura", "gráfico", "mapa", "cuadro", "foto", "ilustración", "tabela", "quadro",
    "figuras", "fotos", "imagem", "tabella", "grafico", "cədvəl", "şəkil", "جدول", "شکل", "نمودار", "таблица",
    "рисунок", "рис", "табл", "fotografia", "photograph", "illustration", "supplementary table",
    "supplementary figure", "appendix table", "extended data figure", "supplemental table", "online table",
];

/// Words that notes under tables and figures start with.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "note", "notes", "source", "sources", "not", "kaynak", "anmerkung", "quelle", "nota", "fonte", "fuente",
    "qeyd", "mənbə", "یادداشت", "منبع", "примечание", "источник", "doi", "isbn", "issn",
];

/// Whether a line is a caption or the note under a table: `Table 1 …`, `Note. …`, `Source: …`.
pub(in super::super) fn is_caption(line: &str) -> bool {
    number_of_caption(line).is_some() || {
        let line = line.trim_start_matches(['*', '_']);
        let head: String = line
            .chars()
            .take_while(|c| c.is_alphabetic())
            .take(20)
            .collect();
        let rest = line
            .get(head.len()..)
            .unwrap_or("")
            .trim_start_matches(['*', '_']);
        rest.starts_with(['.', ':'])
            && rest.len() > 1
            && NOTES.contains(&head.to_lowercase().as_str())
    }
}

/// The length in bytes of `Table 1`, `Fig. 2a`, `Tablo A.1`, with a stop or colon after it, at the head of a caption.
pub(in super::super) fn number_of_caption(line: &str) -> Option<usize> {
    let first: usize = line
        .chars()
        .take_while(|c| c.is_alphabetic() || is_mark(*c))
        .take(24)
        .map(char::len_utf8)
        .sum();
    let mut head = line.get(..first)?.to_lowercase().replace('\u{307}', "");
    let mut at = first;
    if matches!(
        head.as_str(),
        "supplementary" | "supplemental" | "appendix" | "online" | "extended"
    ) {
        let rest = line.get(first..)?.trim_start();
        let second: usize = rest
            .chars()
            .take_while(|c| c.is_alphabetic())
            .take(24)
            .map(char::len_utf8)
            .sum();
        head = rest.get(..second)?.to_lowercase();
        at = line.len() - rest.len() + second;
    }
    if !CAPTIONS.contains(&head.as_str()) {
        return None;
    }
    let rest = line.get(at..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\t']);
    let number: usize = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '–'))
        .take(12)
        .map(char::len_utf8)
        .sum();
    let typed = rest.get(..number)?;
    let is_number = typed.chars().next().is_some_and(|c| c.is_numeric())
        || super::numbered::roman(typed.trim_end_matches('.')).is_some() && !typed.is_empty()
        || (typed.chars().any(char::is_numeric)
            && typed.chars().next().is_some_and(char::is_uppercase)
            && typed.len() <= 6);
    if !is_number {
        return None;
    }
    let mut end = line.len() - rest.len() + number;
    if line.get(end..)?.starts_with(':') {
        end += 1;
    }
    Some(end)
}

fn is_mark(c: char) -> bool {
    c == '\u{307}'
}
