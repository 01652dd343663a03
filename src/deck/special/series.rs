//! What the author counts up from sentence to sentence: `First, …`, `Second, …`, `Third, …`; `In the first phase …`,
//! `The second phase …`. All of a series is shown, or nothing.

use super::Special;
use super::reading::{Reading, Sentence};
use crate::deck::clauses::cuts;
use crate::deck::cut::span_of;
use crate::deck::cuttings::MOST_WORDS;
use crate::deck::dangling::dangles;
use crate::deck::frame::{Home, bullet};
use crate::deck::hanging::loses;
use crate::deck::pieces::pieces;
use crate::deck::sentences::Candidate;
use crate::deck::standalone::strain;
use crate::deck::stems::words;
use crate::deck::steps::{LEAD_WORDS, WORDS};
use crate::deck::title::{of_claim, slide};
use crate::deck::{Bullet, Origin, Slide, SlideKind, SlideText};

/// Sentences from one item to the next.
const APART: usize = 7;
/// Items of a series.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=6;
/// Letters at the head of a sentence that are looked at.
const HEAD: usize = 60;

/// How an item is counted: by an adverb (`Second,`), or by what is counted (`the second phase`).
#[derive(Clone, Debug, PartialEq, Eq)]
enum Counts {
    Adverb,
    Thing(String),
}

/// Its number from 1, or `None` for `Finally` and `the last phase`.
type Ordinal = (Option<usize>, Counts);

/// The series of the text, in typed order.
pub(super) fn series(reading: &Reading<'_, '_>, homes: &[Home<'_>]) -> Vec<Special> {
    let mut out = Vec::new();
    for section in reading
        .sentences
        .chunk_by(|a, b| (a.part, a.section) == (b.part, b.section))
    {
        let ordinals: Vec<Option<Ordinal>> = section
            .iter()
            .map(|sentence| ordinal(reading.frame.source.slice(sentence.span)))
            .collect();
        let mut at = 0;
        while at < section.len() {
            let Some(items) = from(&ordinals, at) else {
                at += 1;
                continue;
            };
            at = items.last().map_or(at, |last| *last) + 1;
            let counts = items
                .first()
                .and_then(|i| ordinals.get(*i))
                .and_then(Option::as_ref);
            let by_thing = matches!(counts, Some((_, Counts::Thing(_))));
            out.extend(shown(reading, homes, section, &items, by_thing));
        }
    }
    out
}

/// The items of the series that begins with sentence `start`: indices of sentences.
fn from(ordinals: &[Option<Ordinal>], start: usize) -> Option<Vec<usize>> {
    let (Some(1), counts) = ordinals.get(start)?.as_ref()? else {
        return None;
    };
    let mut items = vec![start];
    loop {
        let last = *items.last()?;
        let next = Some(items.len() + 1);
        let within = ordinals.get(last + 1..)?.iter().take(APART);
        let found = within.enumerate().find_map(|(i, ordinal)| {
            let (number, by) = ordinal.as_ref()?;
            (by == counts && (*number == next || number.is_none())).then_some((i, number.is_none()))
        });
        let Some((behind, closes)) = found else { break };
        items.push(last + 1 + behind);
        if closes {
            break;
        }
    }
    ITEMS.contains(&items.len()).then_some(items)
}

/// The slide of a series, if each of its items has words that stand alone, and all of them fit.
fn shown(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    section: &[Sentence],
    items: &[usize],
    by_thing: bool,
) -> Option<Special> {
    let first = *items.first()?;
    let lead = first.checked_sub(1).and_then(|i| section.get(i));
    let told = lead.and_then(|lead| counted(&reading.text(&lead.runs)));
    // Two of a kind may be the beginning of more; the text says how many there are, or there are three.
    if told.map_or(items.len() < 3, |told| told != items.len()) {
        return None;
    }
    let said: Vec<&Sentence> = items
        .iter()
        .map(|i| section.get(*i))
        .collect::<Option<_>>()?;
    let shown = |of: &&Sentence| item(reading, homes, of, by_thing);
    let bullets: Vec<Bullet> = said.iter().map(shown).collect::<Option<_>>()?;
    if bullets
        .iter()
        .map(|b| reading.count(&b.runs))
        .sum::<usize>()
        > WORDS
    {
        return None;
    }
    let (part, own) = (said.first()?.part, said.first()?.section);
    let heading = reading.frame.heading(own, part.saturating_sub(1));
    let headline = |lead: &Sentence| -> Option<SlideText> {
        let title = of_claim(reading.frame.source, best(homes, lead)?);
        let tells = counted(&reading.text(&title.runs)).is_some();
        (reading.count(&title.runs) <= LEAD_WORDS && tells).then_some(title)
    };
    let title = lead.and_then(headline).unwrap_or_else(|| heading.clone());
    let eyebrow = Some(heading).filter(|heading| !reading.frame.same(heading, &title));
    let mut notes: Vec<_> = said.iter().map(|sentence| sentence.block).collect();
    notes.dedup();
    let slide = Slide {
        eyebrow,
        bullets,
        notes,
        ..slide(SlideKind::Enumeration, title, own)
    };
    Some(Special {
        part,
        slide,
        whole: None,
    })
}

/// The cut of a sentence that keeps most and asks least.
fn best<'h>(homes: &[Home<'h>], of: &Sentence) -> Option<&'h Candidate> {
    let all = homes.iter().filter(|home| home.part == of.part);
    let all = all
        .flat_map(|home| &home.matter.candidates)
        .filter(|c| c.sentence == of.span);
    all.max_by(|a, b| (a.kept - a.strain).total_cmp(&(b.kept - b.strain)))
}

/// The bullet of an item. `The second phase …` leans on the first, which stands above it here.
fn item(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    of: &Sentence,
    by_thing: bool,
) -> Option<Bullet> {
    if !by_thing {
        let cut = || best(homes, of).map(bullet);
        let whole = || counted_whole(reading, of);
        // Where nothing is cut, all items are treated alike.
        return match reading.cues {
            Some(_) => whole().or_else(cut),
            None => cut().or_else(whole),
        };
    }
    let whole = reading.text(&of.runs);
    let mut found: Option<(f32, Vec<_>)> = None;
    for kept in cuts(&of.tokens, MOST_WORDS) {
        let runs = pieces(reading.frame.source, &of.runs, &of.tokens, &kept);
        let said = reading.text(&runs);
        // Every item says which it is.
        if ordinal(&said).is_none() {
            continue;
        }
        let free = |text: &str| {
            let named =
                |word: &&str| !ORDINALS.contains(word) && !matches!(*word, "final" | "last");
            text.split(' ').filter(named).collect::<Vec<_>>().join(" ")
        };
        let Some(strain) = strain(
            &free(&said),
            &free(&whole),
            MOST_WORDS,
            true,
            &reading.lists,
        ) else {
            continue;
        };
        if loses(&words(&said), &words(&whole)) {
            continue;
        }
        let value = kept.len() as f32 / of.tokens.len().max(1) as f32 - strain;
        if found.as_ref().is_none_or(|(most, _)| value > *most) {
            found = Some((value, runs));
        }
    }
    let (_, runs) = found?;
    Some(Bullet {
        span: span_of(&runs)?,
        runs,
        lead: Vec::new(),
        sentence: of.span,
        citations: of.citations.clone(),
        origin: Origin::Source,
    })
}

/// An item that is no bullet by itself, because it is short or its number leans on the others: whole, without a number
/// that a comma parts from it.
fn counted_whole(reading: &Reading<'_, '_>, of: &Sentence) -> Option<Bullet> {
    let behind = of.tokens.iter().take(4).position(|t| t.closes == Some(','));
    let number = |end: usize| adverb(&reading.text(&reading.runs(of, 0..end))).is_some();
    let from = behind.map(|at| at + 1).filter(|from| number(*from));
    let kept = from.unwrap_or(0)..of.tokens.len();
    let runs = reading.runs(of, kept.clone());
    let said = words(&reading.text(&runs));
    let points = |word: &String| reading.lists.points(word) || reading.lists.shows(word);
    let named = said.iter().skip(usize::from(from.is_none()));
    if !(3..=MOST_WORDS).contains(&said.len()) || named.clone().any(points) || dangles(&said, &[]) {
        return None;
    }
    reading.bullet(of, Vec::new(), kept)
}

/// Words that count an item at the head of its sentence, by language; `Finally` last, the numbers before it.
#[rustfmt::skip]
const ADVERBS: [[&[&str]; 6]; 6] = [
    [&["first", "firstly", "first of all", "first and foremost"], &["second", "secondly"], &["third", "thirdly"],
     &["fourth", "fourthly"], &["fifth", "fifthly"], &["finally", "lastly", "last"]],
    [&["birincisi", "birinci olarak", "ilk olarak"], &["ikincisi", "ikinci olarak"], &["üçüncüsü", "üçüncü olarak"],
     &["dördüncüsü", "dördüncü olarak"], &["beşincisi", "beşinci olarak"], &["son olarak"]],
    [&["erstens", "zum ersten"], &["zweitens"], &["drittens"], &["viertens"], &["fünftens"], &["schließlich"]],
    [&["premièrement", "en premier lieu", "d’abord", "d'abord"], &["deuxièmement", "en deuxième lieu"],
     &["troisièmement", "en troisième lieu"], &["quatrièmement"], &["cinquièmement"], &["enfin"]],
    [&["primero", "en primer lugar"], &["segundo", "en segundo lugar"], &["tercero", "en tercer lugar"],
     &["cuarto", "en cuarto lugar"], &["quinto", "en quinto lugar"], &["por último", "finalmente"]],
    [&["primeiro", "em primeiro lugar"], &["segundo", "em segundo lugar"], &["terceiro", "em terceiro lugar"],
     &["quarto", "em quarto lugar"], &["quinto", "em quinto lugar"], &["por fim", "por último"]],
];

/// Those of them that count with no comma, too, as their languages write.
#[rustfmt::skip]
const BARE: [&[&str]; 6] = [
    &["erstens", "zum ersten", "premièrement", "en premier lieu", "en primer lugar", "em primeiro lugar",
      "birinci olarak", "ilk olarak", "birincisi"],
    &["zweitens", "deuxièmement", "en deuxième lieu", "en segundo lugar", "em segundo lugar", "ikinci olarak", "ikincisi"],
    &["drittens", "troisièmement", "en troisième lieu", "en tercer lugar", "em terceiro lugar", "üçüncü olarak", "üçüncüsü"],
    &["viertens", "quatrièmement", "en cuarto lugar", "em quarto lugar", "dördüncü olarak", "dördüncüsü"],
    &["fünftens", "cinquièmement", "en quinto lugar", "em quinto lugar", "beşinci olarak", "beşincisi"],
    &["schließlich", "enfin", "por último", "por fim", "son olarak"],
];

/// English words for the number of a thing.
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// What stands before `the first phase` at the head of a sentence.
const BEFORE_THE: [&str; 7] = ["in", "during", "at", "for", "within", "on", "under"];

/// Whether the words of a bullet begin with their number: without the others of its series they mislead.
pub(in crate::deck) fn counts(said: &str) -> bool {
    ordinal(said)
        .is_some_and(|(number, by)| number.is_none() || number > Some(1) || by == Counts::Adverb)
}

/// The place of an adverb that counts, from 0.
fn adverb(head: &str) -> Option<usize> {
    let head = head
        .trim_end_matches(',')
        .to_lowercase()
        .replace('\u{307}', "");
    ADVERBS.iter().find_map(|of_language| {
        let mut places = of_language.iter();
        places.position(|words| words.contains(&head.as_str()))
    })
}

/// How the head of a sentence counts.
fn ordinal(sentence: &str) -> Option<Ordinal> {
    let head: String = sentence
        .chars()
        .take(HEAD)
        .flat_map(char::to_lowercase)
        // `İ` is `i` and a dot of its own then.
        .filter(|c| *c != '\u{307}')
        .collect();
    let at = |place: usize| ((place < 5).then_some(place + 1), Counts::Adverb);
    let by_comma = || {
        head.split_once(',')
            .and_then(|(head, _)| adverb(head))
            .map(at)
    };
    // Words that do nothing but count need no comma behind them.
    let bare = || {
        let follows = |phrase: &&str| {
            let rest = head.strip_prefix(*phrase);
            rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
        };
        let mut places = BARE.iter();
        let place = places.position(|phrases| phrases.iter().any(|phrase| follows(&phrase)));
        place.map(at)
    };
    let thing = || {
        let mut words = head.split_whitespace().peekable();
        words.next_if(|word| BEFORE_THE.contains(word));
        let (the, number, thing) = (words.next()?, words.next()?, words.next()?);
        let number = match ORDINALS.iter().position(|word| *word == number) {
            Some(place) => Some(place + 1),
            None if matches!(number, "final" | "last") => None,
            None => return None,
        };
        let thing = thing.trim_end_matches([',', ':']);
        let named = the == "the" && thing.len() > 2 && thing.chars().all(char::is_alphabetic);
        named.then(|| (number, Counts::Thing(thing.to_owned())))
    };
    by_comma().or_else(bare).or_else(thing)
}

/// The number of things that a lead-in names: `in three phases`.
fn counted(lead: &str) -> Option<usize> {
    #[rustfmt::skip]
    const NUMBERS: [(usize, &[&str]); 5] = [
        (2, &["two", "iki", "zwei", "deux", "dos", "dois", "duas"]),
        (3, &["three", "üç", "drei", "trois", "tres", "três"]),
        (4, &["four", "dört", "vier", "quatre", "cuatro", "quatro"]),
        (5, &["five", "beş", "fünf", "cinq", "cinco"]),
        (6, &["six", "altı", "sechs", "seis"]),
    ];
    let lead = lead.to_lowercase();
    let words = || lead.split(|c: char| !c.is_alphanumeric());
    let named = |names: &[&str]| words().any(|word| names.contains(&word));
    let mut found = NUMBERS.iter().filter(|(_, names)| named(names));
    // Two numbers in one sentence: which of them counts what follows is not known.
    found
        .next()
        .filter(|_| found.next().is_none())
        .map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_sentences_count() {
        let thing = |n, thing: &str| Some((n, Counts::Thing(thing.into())));
        let adverb = |n| Some((n, Counts::Adverb));
        assert_eq!(ordinal("First, salt was dear."), adverb(Some(1)));
        assert_eq!(
            ordinal("First and foremost, salt was dear."),
            adverb(Some(1))
        );
        assert_eq!(ordinal("Secondly, the road was long."), adverb(Some(2)));
        assert_eq!(ordinal("Finally, it closed."), adverb(None));
        assert_eq!(ordinal("Drittens, das Salz."), adverb(Some(3)));
        assert_eq!(ordinal("Drittens fiel der Preis."), adverb(Some(3)));
        assert_eq!(ordinal("En segundo lugar el precio bajó."), adverb(Some(2)));
        assert_eq!(ordinal("İkincisi, yol kapandı."), adverb(Some(2)));
        assert_eq!(ordinal("Son olarak yol kapandı."), adverb(None));
        assert_eq!(
            ordinal("In the second phase, it rose."),
            thing(Some(2), "phase")
        );
        assert_eq!(
            ordinal("The third phase was short."),
            thing(Some(3), "phase")
        );
        for none in [
            "First the salt came.",
            "The second, a king, fell.",
            "Two men left.",
            "Segundo cayó el rey.",
            "Drittensein ist kein Wort.",
            "",
        ] {
            assert_eq!(ordinal(none), None, "{none}");
        }
    }

    #[test]
    fn a_series_has_no_gap() {
        let by = |n| Some((n, Counts::Adverb));
        let of = |list: &[Option<Ordinal>]| from(list, 0);
        assert_eq!(
            of(&[by(Some(1)), None, by(Some(2)), by(Some(3))]),
            Some(vec![0, 2, 3])
        );
        assert_eq!(
            of(&[by(Some(1)), by(Some(2)), by(None)]),
            Some(vec![0, 1, 2])
        );
        assert_eq!(of(&[by(Some(1)), by(Some(3))]), None);
        assert_eq!(of(&[by(Some(2)), by(Some(3))]), None);
        let thing = Some((Some(2), Counts::Thing("phase".into())));
        assert_eq!(of(&[by(Some(1)), thing]), None);
    }

    #[test]
    fn a_lead_in_says_how_many() {
        assert_eq!(counted("Trade went through three phases."), Some(3));
        assert_eq!(counted("Two of the three roads closed."), None);
        assert_eq!(counted("The threefold road."), None);
    }
}
