//! Spaces at which no line ends.

/// Words after which a number may not start a line, without their stop.
const BEFORE_NUMBER: [&str; 44] = [
    "p",
    "pp",
    "no",
    "nos",
    "vol",
    "vols",
    "chap",
    "sec",
    "fig",
    "figs",
    "ed",
    "s",
    "ss",
    "Nr",
    "Bd",
    "n",
    "para",
    "Eq",
    "Abb",
    "Tab",
    "art",
    "Table",
    "Figure",
    "Chapter",
    "Section",
    "Part",
    "Volume",
    "Appendix",
    "Equation",
    "Tabelle",
    "Abbildung",
    "Kapitel",
    "Tableau",
    "Chapitre",
    "Tabela",
    "Quadro",
    "Figura",
    "Tabla",
    "Cuadro",
    "Capítulo",
    "Tablo",
    "Şekil",
    "Bölüm",
    "Tabella",
];

/// What is counted, after a number of at most three figures or with a decimal mark, without its plural.
const COUNTED: [&str; 60] = [
    "nm",
    "mm",
    "cm",
    "km",
    "m",
    "ha",
    "mg",
    "kg",
    "g",
    "t",
    "ml",
    "mL",
    "L",
    "l",
    "dl",
    "dL",
    "kJ",
    "J",
    "kcal",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "kW",
    "MW",
    "GW",
    "kWh",
    "MWh",
    "GWh",
    "V",
    "kV",
    "Pa",
    "kPa",
    "hPa",
    "ppm",
    "ms",
    "min",
    "h",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "percent",
    "million",
    "billion",
    "Tage",
    "Jahre",
    "Prozent",
    "Millionen",
    "jour",
    "an",
    "gün",
    "yıl",
    "milyon",
    "día",
    "dia",
    "año",
    "ano",
];

/// What is set for the space at `at` if no line should end at it.
pub(super) fn bound_space(text: &str, at: usize) -> Option<&'static str> {
    let before = text[..at].chars().next_back()?;
    let next = text[at + 1..].chars().next()?;
    match (before, next) {
        // A space that stands before a mark was typed as French has it.
        (_, ';' | '!' | '?') if !before.is_whitespace() => Some("\u{202f}"),
        (_, ':' | '»') | ('«', _) if !before.is_whitespace() && !next.is_whitespace() => {
            Some("\u{a0}")
        }
        _ => is_bound(text, at, before, next).then_some("\u{a0}"),
    }
}

fn is_bound(text: &str, at: usize, before: char, next: char) -> bool {
    // `40 %`, `5 °C`, `€ 5`, `§ 3`.
    let digit = |c: char| c.is_ascii_digit();
    if matches!(next, '%' | '‰' | '°' | '€' | '£' | '₺') && digit(before)
        || matches!(before, '€' | '£' | '₺' | '$' | '§' | '№') && digit(next)
    {
        return true;
    }
    if digit(before) && next.is_alphabetic() && counts(text, at) || relates(text, at) {
        return true;
    }
    let dotted = before == '.';
    let word = word_before(text, if dotted { at - 1 } else { at });
    if digit(next) {
        let named = BEFORE_NUMBER.contains(&word);
        let full = word.chars().count() > 3 || word == "Part";
        return named && (dotted || full) || matches!(word, "nº" | "Nº");
    }
    // Between initials, and between the last initial and the name.
    let mut letters = word.chars();
    dotted
        && next.is_uppercase()
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
}

/// Whether the space at `at` stands between a number and what it counts: `44 days`, `1.5 km`.
fn counts(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    let end = after
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(after.len());
    let unit = &after[..end];
    let plural = unit.strip_suffix('s').unwrap_or(unit);
    let figures = token_before(text, at).trim_start_matches(['(', '[', '~', '±', '−', '-']);
    let whole = figures.bytes().all(|b| b.is_ascii_digit());
    // Four figures may be a year.
    let number = figures.starts_with(|c: char| c.is_ascii_digit()) && !(whole && figures.len() > 3);
    number && (COUNTED.contains(&unit) || COUNTED.contains(&plural))
}

/// Whether the space at `at` is one of those round the sign of a short relation: `N = 264`, `p < .05`.
fn relates(text: &str, at: usize) -> bool {
    const SHORT: usize = 4;
    let is_sign = |token: &str| matches!(token, "=" | "<" | ">" | "≤" | "≥" | "≈" | "±" | "×");
    let short = |token: &str| {
        let token = token.trim_start_matches(['(', '[', '*', '†', '‡']);
        (1..=SHORT).contains(&token.chars().count())
    };
    let after = &text[at + 1..];
    let next = after.split(char::is_whitespace).next().unwrap_or_default();
    let before = token_before(text, at);
    if is_sign(next) {
        return short(before);
    }
    is_sign(before) && at > before.len() && short(token_before(text, at - before.len() - 1))
}

/// What stands between the space before it and the byte `end`: its last 16 characters.
fn token_before(text: &str, end: usize) -> &str {
    let start = text[..end]
        .char_indices()
        .rev()
        .take(16)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(end, |(at, _)| at);
    &text[start..end]
}

fn word_before(text: &str, end: usize) -> &str {
    let start = text[..end]
        .char_indices()
        .rev()
        .take(12)
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(end, |(i, _)| i);
    &text[start..end]
}
