//! Whether a sentence can stand alone on a slide.
//!
//! A sentence that leans on the one before it (`However, it …`) is left out rather than cut to fit.

use super::lexicon::{Tag, tag};
use super::stems::words;
use super::words::Lists;

/// Fewest words of a bullet: less is a fragment.
const FEWEST: usize = 6;

/// How much a cut of `sentence` that stands alone still asks of its hearer, from 0; `None` if it cannot stand alone.
/// `whole`: it begins where the sentence does.
pub(super) fn strain(
    text: &str,
    sentence: &str,
    most_words: usize,
    whole: bool,
    lists: &Lists,
) -> Option<f32> {
    let text = text.trim();
    let count = super::stems::count(text);
    if is_instance(text) {
        return None;
    }
    // What leads on to a list or a quotation may be a statement of its own once its last words are cut off.
    let leads_on = ["below:", "follows:", "above:"]
        .iter()
        .any(|end| sentence.trim_end().ends_with(end))
        && text.len() + 8 < sentence.trim().len();
    let bounded = (ends(sentence.trim()) || leads_on) && (!whole || begins(text));
    if count < FEWEST || super::stems::strict_count(text) > most_words || !bounded || !paired(text)
    {
        return None;
    }
    let words = words(text);
    // `This study …` leans on nothing.
    let of_itself = match &words[..] {
        [first, second, ..] => lists.shows(first) && lists.is_text_itself(second),
        _ => false,
    };
    // `There is a need …` points at nothing.
    let exists = match &words[..] {
        [first, second, ..] => {
            first == "there"
                && matches!(
                    second.as_str(),
                    "is" | "are" | "was" | "were" | "has" | "have"
                )
        }
        _ => false,
    };
    let held = names_both(&words) || super::cues::holds(text);
    if lists.leans(&words) && !of_itself && !exists && !held {
        return None;
    }
    let mut strain = if exists { 0.3 } else { 0.0 };
    for (i, word) in words.iter().enumerate() {
        let next = words.get(i + 1);
        if next.is_some_and(|next| lists.is_text_itself(next)) {
            strain += if lists.shows(word) { 0.1 } else { 0.0 };
            continue;
        }
        let restricts = word == "those"
            && next.is_some_and(|n| {
                matches!(n.as_str(), "who" | "which" | "that" | "of" | "with" | "in")
            });
        let named =
            restricts || next.is_some_and(|next| words.iter().take(i).any(|w| alike(w, next)));
        // `how that happened`: what did is told before.
        let asked = i > 0 && matches!(words.get(i - 1).map(String::as_str), Some("how" | "why"));
        if word == "that"
            && asked
            && next.is_some_and(|next| matches!(tag(next), Tag::Verb | Tag::Auxiliary))
        {
            return None;
        }
        // `We show that …`, `such as …`: no mention but a joint.
        let before = i.checked_sub(1).and_then(|i| words.get(i));
        let joint = word == "that" && before.is_some_and(|w| !BEFORE_MENTION.contains(&w.as_str()))
            || word == "such" && next.is_some_and(|n| n == "as") && i > 0;
        if joint {
            continue;
        }
        if lists.shows(word) && !named {
            return None;
        }
        if lists.points(word) {
            // Near the head it points back to another sentence; later it may mean a noun of its own.
            if i < 3 && !of_itself {
                return None;
            }
            strain += 0.1;
        }
    }
    strain += ADDED
        .iter()
        .filter(|word| words.iter().any(|w| w == *word))
        .count() as f32
        * 0.2;
    // `Lund adds that …`: to what was told before.
    let pairs = words.windows(2);
    let adds = |pair: &[String]| matches!(pair, [a, b] if matches!(a.as_str(), "add" | "adds" | "added") && b == "that");
    if pairs.into_iter().any(adds) {
        strain += 0.5;
    }
    // Half of a pair whose other half is in another sentence.
    if text.contains("not only") && !text.contains("but") {
        return None;
    }
    if SERIES
        .iter()
        .any(|(first, second)| text.contains(first) != text.contains(second))
    {
        return None;
    }
    if super::signposts::leads(text, &words) {
        return None;
    }
    if !of_itself && super::dangling::dangles(&words, &after_comma(text))
        || super::dangling::lacks_object(text)
        || super::dangling::is_participle(text)
    {
        return None;
    }
    strain += super::dangling::definite(&words) + super::hollow::hollow(&words);
    if strain.is_infinite() {
        return None;
    }
    for (mark, cost) in [
        ("(", 0.08),
        ("\"", 0.08),
        ("“", 0.08),
        ("«", 0.08),
        (";", 0.1),
        (":", 0.1),
        ("—", 0.05),
    ] {
        if text.contains(mark) {
            strain += cost;
        }
    }
    Some(strain)
}

/// Whether a text begins with the mark of an instance or of an item: `Ex.: …`, `II. …`; or hangs a pronoun on its first
/// word, as Portuguese does: `Violá-la pode …`.
fn is_instance(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let numeral = |word: &str| {
        word.len() > 1
            && word
                .strip_suffix(['.', ')'])
                .is_some_and(|n| n.chars().all(|c| "IVX".contains(c)))
    };
    let hung = ["-la", "-lo", "-las", "-los", "-lhe", "-lhes"];
    matches!(
        first,
        "Ex.:" | "Ex:" | "Bsp.:" | "Örn.:" | "Ör.:" | "Ej.:" | "Es.:"
    ) || numeral(first)
        || hung.iter().any(|end| first.ends_with(end))
}

/// Whether words open with `both` and say at once of which two: `Both salt and rope were dear`.
fn names_both(words: &[String]) -> bool {
    let second = words.iter().take(9).position(|word| word == "and");
    words.first().is_some_and(|word| word == "both")
        && second.is_some_and(|second| {
            let first = words.get(1..second).unwrap_or_default();
            let says = |word: &String| matches!(tag(word), Tag::Verb | Tag::Auxiliary);
            !first.is_empty() && !first.iter().any(says)
        })
}

/// Prepositions after which `that` stands for a noun.
const BEFORE_MENTION: [&str; 14] = [
    "of", "by", "from", "with", "to", "for", "after", "before", "at", "than", "like", "in", "on",
    "since",
];

/// Words that add to what was said before, or set against it.
const ADDED: [&str; 25] = [
    "dagegen",
    "hingegen",
    "jedoch",
    "allerdings",
    "zudem",
    "außerdem",
    "deshalb",
    "daher",
    "ferner",
    "demgegenüber",
    "ise",
    "cependant",
    "toutefois",
    "contudo",
    "also",
    "however",
    "too",
    "additional",
    "ayrıca",
    "auch",
    "aussi",
    "también",
    "também",
    "anche",
    "также",
];

/// The words (in lower case) that stand right behind a comma.
fn after_comma(text: &str) -> Vec<String> {
    let parts = text.split(',').skip(1);
    parts
        .filter_map(|part| words(part).into_iter().next())
        .collect()
}

/// Whether two words are forms of one.
fn alike(a: &str, b: &str) -> bool {
    a.chars().count() >= 4 && a.chars().take(5).eq(b.chars().take(5))
}

/// Marks of items in line: one without the other is half a list.
const SERIES: [(&str, &str); 3] = [("(i)", "(ii)"), ("(1)", "(2)"), ("(a)", "(b)")];

/// Ends as a statement does.
fn ends(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', '›', ')', ']', ' ', '\u{a0}']);
    bare.ends_with(['.', '!', '…', '۔', '。', '।', '։'])
        && !text.ends_with("...")
        && !text.ends_with('…')
}

/// Begins as a sentence does: not in the middle of one, and not with a mark of a list.
fn begins(text: &str) -> bool {
    let mut chars = text
        .chars()
        .skip_while(|c| matches!(c, '"' | '“' | '«' | '„' | '‘' | '¿' | '¡'));
    chars
        .next()
        .is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !c.is_lowercase())
}

/// Whether parentheses and quotation marks are closed.
pub(super) fn paired(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    count('(') == count(')')
        && count('[') == count(']')
        && count('«') == count('»')
        && text
            .rsplit_once('‘')
            .is_none_or(|(_, after)| after.contains('’'))
        && count('"') % 2 == 0
        && (count('“') == count('”') || count('„') == count('“'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, language: &str) -> bool {
        strain(text, text, 26, true, &Lists::of(language)).is_some()
    }

    #[test]
    fn what_leans_on_another_sentence_is_left_out() {
        for text in [
            "However, the road was closed for many years.",
            "This closed the road for many years.",
            "It was closed to caravans for many years.",
            "It’s closed to caravans for many years.",
            "It's closed to caravans for many years.",
            "Therefore the merchants went by sea instead.",
            "During this period the road was closed.",
            "In such years nobody sold any salt.",
            "Why was the road closed for so long?",
            "The road had three main uses in winter:",
            "the road was closed for many long years.",
            "The road (closed for years was opened again.",
            "The road \"closed for years was opened again.",
            "The road was closed.",
            "For example, the salt road was closed early.",
            "On the other hand, the salt road was open.",
            "Merchants say that these roads were closed for years.",
            "Both were known to merchants and monks for years.",
            "Both towns closed their gates to merchants and monks.",
            "The road not only led merchants to the coast.",
            "This chapter asks how that happened to merchants of the coast.",
            "Founded by a merchant of the coast, it lasted for years.",
            "The guild sold three goods: (1) salt of the northern coast.",
            "Ex.: somebody sold the guild salt of the northern coast.",
            "II. The guild sold salt of the northern coast in winter.",
        ] {
            assert!(!stands(text, "en"), "{text}");
        }
        assert!(stands("The northern road was closed for many years.", "en"));
        assert!(stands("This study asks why the road was closed.", "en"));
        for text in [
            "Merchants show that the northern road was closed for years.",
            "Both merchants and monks used the northern road for years.",
            "Towns such as Erzurum lived by the road for years.",
            "There is a need for a second road to the coast.",
            "Merchants of the coast say that they lost the road.",
        ] {
            assert!(stands(text, "en"), "{text}");
        }
        assert!(!stands("Most of that road was closed for years.", "en"));
        assert!(!stands(
            "During the war of the north, it closed the road.",
            "en"
        ));
        assert!(!stands("Bu yol uzun yıllar boyunca kapalı kaldı.", "tr"));
        assert!(stands("Kuzey yolu uzun yıllar boyunca kapalı kaldı.", "tr"));
        assert!(!stands(
            "Allerdings blieb die Straße lange geschlossen.",
            "de"
        ));
        assert!(!stands("Однако дорога была закрыта много лет.", "ru"));
    }

    #[test]
    fn pointers_at_tables_and_sections_are_known_in_other_languages() {
        for (text, language) in [
            ("A Tabela 7 mostra os preços do sal na costa.", "pt"),
            ("Os preços do sal podem ser vistos na seção três.", "pt"),
            ("La Tabla 2 muestra los precios de la sal.", "es"),
            ("Die Preise stehen in Abbildung 3 nach Jahren.", "de"),
        ] {
            assert!(!stands(text, language), "{text}");
        }
        for (text, language) in [
            ("A seção do porto guardava o sal das viúvas.", "pt"),
            ("La tabla de los precios era muy conocida entonces.", "es"),
        ] {
            assert!(stands(text, language), "{text}");
        }
    }

    #[test]
    fn pointing_words_strain() {
        let lists = &Lists::of("en");
        let of = |text: &str| strain(text, text, 26, true, lists);
        let plain = of("Merchants of the coast paid for salt in silver.");
        let points = of("Merchants of the coast paid for it in silver.");
        assert!(points > plain);
        let says = of("Lund says that merchants of the coast paid in silver.");
        assert!(of("Lund adds that merchants of the coast paid in silver.") > says);
    }
}
