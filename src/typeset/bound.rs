//! Spaces at which no line ends: `p. 33`, `S. E. Cornell`, `44 days`, `3 April`, `€ 5`.

/// Words after which a number may not start a line, without their stop.
#[rustfmt::skip]
const BEFORE_NUMBER: &[&str] = &[
    "p", "pp", "no", "nos", "vol", "vols", "chap", "sec", "fig", "figs", "ed", "s", "ss", "Nr",
    "Bd", "n", "Table", "Figure", "Chapter", "Section", "Part", "Volume", "Appendix", "para", "eq",
    "Tabelle", "Abbildung", "Kapitel", "Tableau", "Chapitre", "Tabela", "Quadro", "Figura", "Tabla", "Cuadro",
    "Capítulo", "Tablo", "Şekil", "Bölüm", "Tabella",
];

/// Words of measure, time and number that stay with the figure before them, small.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    // English, and signs of all languages
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "year", "years", "decades", "centuries", "times", "percent", "per", "thousand", "million", "billion", "trillion",
    "km", "m", "cm", "mm", "kg", "g", "mg", "ml", "l", "ha", "ft", "kb", "mb", "gb", "hz", "khz", "mhz", "kw", "mw",
    "gw", "kwh", "mwh", "miles", "mile", "feet", "metres", "meters", "kilometres", "kilometers", "hectares", "acres",
    "min", "h", "hr", "hrs", "sec", "secs", "wk", "yr", "yrs", "mph", "dpi", "rpm", "yards", "yard", "inches", "inch",
    "litre", "litres", "liter", "liters", "gram", "grams", "kilograms", "kilometre", "kilometer", "metre", "hectare",
    "acre", "tonne", "ton", "volts", "watts", "points", "pt", "lb", "lbs", "oz", "kilobytes", "megabytes", "gigabytes",
    "tonnes", "tons", "barrels", "pounds", "dollars", "euro", "euros", "degrees", "pm", "bc", "ad", "bce", "ce",
    // Turkish
    "saniye", "dakika", "saat", "gün", "günlük", "hafta", "ay", "aylık", "yıl", "yıllık", "yaş", "yaşında", "bin",
    "milyon", "milyar", "trilyon", "yüzyıl", "kez", "defa", "kişi", "metre", "kilometre", "hektar", "ton", "dolar",
    "avro", "lira",
    // German
    "sekunden", "minuten", "stunden", "tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren", "prozent",
    "millionen", "milliarden", "uhr", "mal", "meter", "kilometer", "tonnen",
    // French
    "secondes", "heures", "jours", "semaines", "mois", "ans", "années", "siècles", "millions", "milliards", "mètres",
    "kilomètres", "fois",
    // Spanish
    "segundos", "minutos", "horas", "días", "semanas", "meses", "años", "siglos", "millones", "metros", "kilómetros",
    "hectáreas", "toneladas", "veces",
    // Portuguese
    "dias", "anos", "séculos", "milhões", "bilhões", "mil", "quilómetros", "quilômetros", "vezes",
    // Italian
    "secondi", "ore", "giorni", "settimane", "mesi", "anni", "secoli", "milioni", "miliardi", "metri", "chilometri",
    "volte",
];

/// Signs of units, whose letters' case is part of them; those of one letter and `in` are words besides.
#[rustfmt::skip]
const SIGNS: &[&str] = &[
    "s", "ms", "ns", "t", "A", "mA", "V", "mV", "kV", "W", "J", "kJ", "MJ", "N", "kN", "Pa", "hPa", "kPa", "MPa", "K",
    "mol", "mmol", "cd", "lx", "lm", "Ω", "kΩ", "dB", "bar", "mbar", "nm", "dm", "dl", "cl", "dL", "cL", "µm", "μm",
    "µg", "μg", "µl", "µL", "kHz", "GHz", "TB", "TWh", "GWh", "Wh", "kcal", "cal", "eV", "keV", "MeV", "rad", "mi",
    "ppm", "ppb", "kt", "Mt", "Gt", "kbps", "Mbps", "sq", "cu",
];

/// Whether a line should not end at the space at `at`.
pub(super) fn is_bound_space(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let Some(next) = text[at + 1..].chars().next() else {
        return false;
    };
    // French has spaces before these marks, and inside its quotation marks.
    let spaced = |c: char| matches!(c, ';' | ':' | '!' | '?' | '»');
    if !before.is_none_or(char::is_whitespace) && (spaced(next) || before == Some('«')) {
        return true;
    }
    // `40 %`, `5 °C`, `€ 5`, `§ 3`.
    let digit = |c: char| c.is_ascii_digit();
    if matches!(next, '%' | '‰' | '°' | '€' | '£' | '₺') && before.is_some_and(digit)
        || matches!(before, Some('€' | '£' | '₺' | '$' | '§' | '№')) && digit(next)
    {
        return true;
    }
    // `44 days`, `3 million`, `3 April`, `3. April`.
    let counted = text[..at].trim_end_matches('.').ends_with(digit);
    if counted && next.is_alphabetic() {
        let sign = word_after(text, at + 1);
        let word = sign.to_lowercase();
        let unit =
            before.is_some_and(digit) && (UNITS.contains(&word.as_str()) || SIGNS.contains(&sign));
        return unit || day_before(text, at) && crate::references::month(&word).is_some();
    }
    let dotted = before == Some('.');
    let word = word_before(text, if dotted { at - 1 } else { at });
    if next.is_ascii_digit() {
        let lower = word.to_lowercase();
        let named =
            BEFORE_NUMBER.contains(&word) || dotted && BEFORE_NUMBER.contains(&lower.as_str());
        let full = word.len() > 3 || word == "Part";
        let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit);
        let digits = digits.count();
        // `Ward 8`, `June 15`; and `11 620`, if it is no year that comes first.
        let counted = !dotted && digits < 3 && word.chars().count() > 2;
        let proper = counted && word.starts_with(char::is_uppercase);
        let thousands = digits == 3 && before.is_some_and(digit) && short_number(text, at);
        return named && (dotted || full) || matches!(word, "nº" | "Nº") || proper || thousands;
    }
    // Between initials, and between the last initial and the name.
    let mut letters = word.chars();
    dotted
        && next.is_uppercase()
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
}

/// Whether what ends at `end` is a number of at most three figures.
fn short_number(text: &str, end: usize) -> bool {
    let head = text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–' | '/');
    (1..=3).contains(&(end - head.len())) && !head.ends_with(inside)
}

/// Whether the number that ends at `end` can be a day of a month.
fn day_before(text: &str, end: usize) -> bool {
    let head = text[..end].strip_suffix('.').unwrap_or(&text[..end]);
    let digits = head
        .bytes()
        .rev()
        .take(3)
        .take_while(u8::is_ascii_digit)
        .count();
    let day = head[head.len() - digits..].parse::<u8>();
    let alone = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '-');
    (1..=2).contains(&digits)
        && day.is_ok_and(|day| (1..=31).contains(&day))
        && head[..head.len() - digits]
            .chars()
            .next_back()
            .is_none_or(alone)
}

/// The word at `start`; none if it is longer than any unit.
fn word_after(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .take(14)
        .find(|(_, c)| !c.is_alphabetic())
        .map_or(rest.len(), |(i, _)| i);
    if end > 14 * 4 { "" } else { &rest[..end] }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with `~` for the spaces at which no line ends.
    fn shown(text: &str) -> String {
        let bound = |(at, c)| {
            if c == ' ' && is_bound_space(text, at) {
                '~'
            } else {
                c
            }
        };
        text.char_indices().map(bound).collect()
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(
            shown("for 44 days and 1,200 km"),
            "for 44~days and 1,200~km"
        );
        assert_eq!(
            shown("3,5 milyon kişi, 12 Jahre lang"),
            "3,5~milyon kişi, 12~Jahre lang"
        );
        assert_eq!(shown("in 1991 the days of old"), "in 1991 the days of old");
        assert_eq!(shown("in 1994. Years went by"), "in 1994. Years went by");
        assert_eq!(
            shown("in Ward 8 were 11 620 men"),
            "in Ward~8 were 11~620 men"
        );
        assert_eq!(
            shown("in 1994 620 men of 1.5 620"),
            "in 1994 620 men of 1.5 620"
        );
    }

    #[test]
    fn a_number_stays_with_the_sign_of_its_unit() {
        assert_eq!(
            shown("5 min, 10 km/h, 20 kg, 3 h; 30 s and 5 mV, 10 kPa"),
            "5~min, 10~km/h, 20~kg, 3~h; 30~s and 5~mV, 10~kPa"
        );
        assert_eq!(
            shown("3.5 GHz, 1013 hPa, 5 µg, 2 L"),
            "3.5~GHz, 1013~hPa, 5~µg, 2~L"
        );
        // Words that begin as a sign does, and letters that are none.
        assert_eq!(
            shown("5 minutiae, 3 A.D. and 4 in all, 2 a day, 7 Kings"),
            "5 minutiae, 3~A.D. and 4 in all, 2 a day, 7 Kings"
        );
    }

    #[test]
    fn a_day_stays_with_its_month() {
        assert_eq!(shown("on 3 April 1808"), "on 3~April 1808");
        assert_eq!(shown("am 3. April 1808"), "am 3.~April 1808");
        assert_eq!(shown("8–10 Kasım 2020"), "8–10~Kasım 2020");
        assert_eq!(shown("in 1808 April came"), "in 1808 April came");
        assert_eq!(shown("No. 45. May I ask"), "No.~45. May I ask");
    }

    #[test]
    fn what_ends_the_text_is_no_unit() {
        assert_eq!(shown("5 "), "5 ");
        assert_eq!(shown("5 k"), "5 k");
        assert_eq!(shown("5 милллллллллллллл"), "5 милллллллллллллл");
    }
}
