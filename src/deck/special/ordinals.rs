//! Words that count: `First, …`, `Zweitens …`, `The third phase …`, `in three phases`.

/// Letters at the head of a sentence that are looked at.
const HEAD: usize = 60;

/// How an item is counted: by an adverb (`Second,`), or by what is counted (`the second phase`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Adverb,
    Thing(String),
}

/// Its number from 1, or `None` for `Finally` and `the last phase`.
pub(super) type Ordinal = (Option<usize>, Counts);

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
pub(super) const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// What stands before `the first phase` at the head of a sentence.
const BEFORE_THE: [&str; 7] = ["in", "during", "at", "for", "within", "on", "under"];

/// Whether the words of a bullet begin with their number: without the others of its series they mislead.
pub(in crate::deck) fn counts(said: &str) -> bool {
    ordinal(said)
        .is_some_and(|(number, by)| number.is_none() || number > Some(1) || by == Counts::Adverb)
}

/// The place of an adverb that counts, from 0.
pub(super) fn adverb(head: &str) -> Option<usize> {
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
pub(super) fn ordinal(sentence: &str) -> Option<Ordinal> {
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
        let place = places.position(|phrases| phrases.iter().any(follows));
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
pub(super) fn counted(lead: &str) -> Option<usize> {
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
    fn a_lead_in_says_how_many() {
        assert_eq!(counted("Trade went through three phases."), Some(3));
        assert_eq!(counted("Two of the three roads closed."), None);
        assert_eq!(counted("The threefold road."), None);
    }
}
