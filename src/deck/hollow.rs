//! Bullets without content of their own: they say that there is something to say, or that it matters, and not what.
//!
//! In: the words of a bullet, in lower case. Out: how much that asks of its hearer; beyond measure if nothing is left.
//!
//! Incomplete: English words.

use super::lists::among;

/// Says nothing: no bullet.
pub(super) const NOTHING: f32 = f32::INFINITY;

/// Nouns that only announce what is to be named.
const ANNOUNCED: &str = "theme themes issue issues factor factors trend trends aspect aspects point points reason reasons \
    finding findings question questions topic topics pattern patterns consideration considerations lesson lessons \
    difference differences similarity similarities commonality commonalities observation observations implication \
    implications challenge challenges problem problems way ways approach approaches view views opinion opinions argument \
    arguments result results feature features element elements category categories type types kind kinds dimension \
    dimensions example examples limitation limitations concern concerns possibility possibilities opportunity \
    opportunities advantage advantages disadvantage disadvantages option options variation variations";

/// Words that count or class without saying what.
const UNTOLD: &str = "a the some several many various different differing certain few number of other two three four five six \
    seven numerous multiple diverse varying further common important main major key interesting significant new general \
    specific additional also clear considerable wide range variety broad notable similar such both great any substantial";

/// Verbs that say only that something is there to see.
const THERE: &str = "exist exists existed emerge emerges emerged emerging arise arises arose occur occurs occurred appear \
    appeared identified found observed discussed considered noted seen reported addressed examined described presented \
    highlighted mentioned made raised proposed revealed shown explored noticed outlined evident apparent";

/// Auxiliaries, and what stands between them and their verb.
const JOINED: &str = "is are was were be been being has have had can could may might will should must also thus often then \
    already here there by in from";

/// Verbs and nouns of praise: `provides important insights`.
const GIVES: &str = "provide provides provided offer offers offered give gives gave yield yields yielded bring brings";
const GIVEN: &str = "insight insights information understanding perspective perspectives evidence lessons picture overview \
    contribution contributions implications results knowledge";

/// Words that say which way a comparison goes.
const DIRECTIONS: &str = "more less fewer higher lower greater smaller larger better worse than positive negative positively \
    negatively increase increases increased decrease decreases decreased not no because due most least stronger weaker \
    twice double half";

/// What is compared without saying how it turns out.
const COMPARED: &str = "difference differences variation variations relationship relationships association associations \
    correlation correlations link links relation relations";

/// How much a bullet of these words asks because it says little; [`NOTHING`] if it says nothing.
pub(super) fn hollow(words: &[String]) -> f32 {
    if announces(words) || praises(words) || ranks(words) || adds(words) || only_exists(words) {
        return NOTHING;
    }
    let mut strain = matters(words);
    match has(words, &VAGUE) {
        // Nothing else is in it.
        true if words.len() <= 12 => return NOTHING,
        true => strain += 0.8,
        false => {}
    }
    if undirected(words) {
        strain += 0.8;
    }
    match only_done(words) {
        true if words.len() <= 9 => return NOTHING,
        true => strain += 0.6,
        false => {}
    }
    // `Some towns …`: whose they are and how many is not said.
    if matches!(at(words, 0), "some" | "certain" | "others") {
        strain += 0.3;
    }
    strain
}

/// How far and by what, left open.
const VAGUE: [&[&str]; 10] = [
    &["to", "a", "certain", "extent"],
    &["to", "some", "extent"],
    &["to", "a", "certain", "degree"],
    &["to", "some", "degree"],
    &["by", "many", "factors"],
    &["by", "several", "factors"],
    &["by", "various", "factors"],
    &["a", "number", "of", "factors"],
    &["in", "various", "ways"],
    &["in", "different", "ways"],
];

fn at(words: &[String], i: usize) -> &str {
    words.get(i).map_or("", String::as_str)
}

fn has(words: &[String], phrases: &[&[&str]]) -> bool {
    let is = |window: &[String], phrase: &[&str]| window.iter().zip(phrase).all(|(a, b)| a == b);
    phrases
        .iter()
        .any(|phrase| words.windows(phrase.len()).any(|window| is(window, phrase)))
}

/// `A few common themes emerged from …`, `There are also differing trends`: something is there, and not what.
fn announces(words: &[String]) -> bool {
    let clause = main_clause(words);
    let exists = at(clause, 0) == "there"
        && matches!(
            at(clause, 1),
            "is" | "are" | "was" | "were" | "have" | "has"
        );
    let from = if exists { 2 } else { 0 };
    let rest = clause.get(from..).unwrap_or_default();
    let untold = rest.iter().take_while(|w| among(UNTOLD, w)).count();
    let named = rest.get(untold).is_some_and(|w| among(ANNOUNCED, w));
    if !named || untold == 0 {
        return false;
    }
    let after = rest.get(untold + 1..).unwrap_or_default();
    if exists {
        // `There are two reasons that …` goes on to say them, or ends.
        return after.len() <= 4;
    }
    let joined = after.iter().take_while(|w| among(JOINED, w)).count();
    let verb = after.get(joined).is_some_and(|w| among(THERE, w));
    let said = after.get(joined + 1..).unwrap_or_default();
    verb && said.len() <= 8 && !said.iter().any(|w| w == "that")
}

/// What follows a leading `while …`, as far as its words tell: the words after the last leading subordinate clause.
fn main_clause(words: &[String]) -> &[String] {
    if !matches!(at(words, 0), "while" | "although" | "though" | "whereas") {
        return words;
    }
    let opens = |i: &usize| {
        matches!(
            at(words, *i),
            "a" | "some" | "several" | "many" | "there" | "various"
        ) && !matches!(
            at(words, i - 1),
            "of" | "in" | "by" | "for" | "to" | "with" | "and"
        )
    };
    match (4..words.len()).rev().find(opens) {
        Some(i) => words.get(i..).unwrap_or(words),
        None => words,
    }
}

/// `The survey provides important insights`, at the end or before where it may lead.
fn praises(words: &[String]) -> bool {
    let verb = words.iter().position(|w| among(GIVES, w));
    let Some(verb) = verb else { return false };
    let rest = words.get(verb + 1..).unwrap_or_default();
    let praise = rest
        .iter()
        .take_while(|w| {
            among(UNTOLD, w)
                || matches!(
                    w.as_str(),
                    "valuable" | "useful" | "deeper" | "rich" | "an" | "better" | "essential"
                )
        })
        .count();
    let given = rest.get(praise).is_some_and(|w| among(GIVEN, w));
    let after = rest.get(praise + 1..).unwrap_or_default();
    // Into what there is insight is a topic; what is seen is not said.
    let topic = rest
        .get(praise)
        .is_some_and(|w| matches!(w.as_str(), "insight" | "insights"))
        && matches!(at(after, 0), "into" | "on" | "about" | "in" | "regarding");
    topic || praise > 0 && given && after.len() <= 3
}

/// `Our analysis contributes to the literature`: that something was added.
fn adds(words: &[String]) -> bool {
    let gives = |w: &String| matches!(w.as_str(), "contribute" | "contributes" | "contributed");
    let verb = words.iter().position(gives);
    let Some(verb) = verb.filter(|verb| *verb <= 4) else {
        return false;
    };
    let rest = words.get(verb + 1..).unwrap_or_default();
    let to = rest.iter().take(4);
    at(rest, 0) == "to"
        && to.skip(1).any(|w| {
            matches!(
                w.as_str(),
                "literature"
                    | "debate"
                    | "debates"
                    | "discussion"
                    | "scholarship"
                    | "research"
                    | "knowledge"
            )
        })
}

/// `There is research on salt`: what it says is not said.
fn only_exists(words: &[String]) -> bool {
    let exists = at(words, 0) == "there" && matches!(at(words, 1), "is" | "are");
    exists && words.len() <= 10 && among(STUDIES, at(words, 2))
}

/// `Lund conducted research with monks`, `a survey was carried out`: that it was done, and not what came of it.
fn only_done(words: &[String]) -> bool {
    let done = |i: usize| {
        matches!(
            at(words, i),
            "conducted" | "conduct" | "conducts" | "undertaken" | "undertook"
        ) || at(words, i) == "carried" && at(words, i + 1) == "out"
    };
    let study = |i: usize| among(STUDIES, at(words, i));
    let Some(verb) = (0..words.len()).find(|i| done(*i)) else {
        return false;
    };
    let object = (verb + 1..verb + 6).any(study);
    let subject = (0..verb).any(study);
    let tells = words.iter().any(|w| {
        among(
            "found find finding finds show shows showed showing that because revealed reported concluded by between to",
            w,
        )
    });
    (object || subject) && !tells
}

const STUDIES: &str =
    "research study studies survey surveys interview interviews literature experiment experiments";

/// How much it asks that something is said to matter, and nothing more: `The Iranian factor also remained significant`.
fn matters(words: &[String]) -> f32 {
    let last = words.len().saturating_sub(1);
    // `… in the current process` says no more.
    let end = (last.saturating_sub(4)..=last).rev().find(|i| {
        matches!(
            at(words, *i),
            "significant"
                | "important"
                | "crucial"
                | "essential"
                | "vital"
                | "notable"
                | "relevant"
        )
    });
    let Some(end) = end else { return 0.0 };
    let joined = end.checked_sub(1).map(|i| {
        if matches!(
            at(words, i),
            "also" | "very" | "highly" | "particularly" | "still"
        ) {
            i.saturating_sub(1)
        } else {
            i
        }
    });
    let links = joined.is_some_and(|i| {
        matches!(
            at(words, i),
            "is" | "are"
                | "was"
                | "were"
                | "remain"
                | "remains"
                | "remained"
                | "be"
                | "become"
                | "became"
        )
    });
    let after = words.get(end + 1..).unwrap_or_default();
    let says = matches!(
        at(after, 0),
        "for" | "to" | "because" | "as" | "that" | "than" | "at"
    ) || words.iter().any(|w| among(DIRECTIONS, w))
        || at(words, 0) == "it";
    match (links && !says, words.len()) {
        (true, 0..=8) => NOTHING,
        (true, _) => 0.6,
        _ => 0.0,
    }
}

/// `The harbour played a decisive role`: in what is not said; `The salt trade is central to this study`.
fn ranks(words: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let role = matches!(
        last.as_str(),
        "role" | "part" | "importance" | "significance"
    );
    let from = before.len().saturating_sub(5);
    let plays = |w: &String| {
        matches!(
            w.as_str(),
            "play" | "plays" | "played" | "playing" | "assume" | "assumes" | "assumed"
        )
    };
    let of_text = matches!(
        last.as_str(),
        "study" | "chapter" | "article" | "paper" | "book"
    ) && matches!(
        at(before, before.len().wrapping_sub(1)),
        "this" | "the" | "our"
    ) && matches!(
        at(before, before.len().wrapping_sub(2)),
        "to" | "for" | "in"
    ) && matches!(
        at(before, before.len().wrapping_sub(3)),
        "central" | "important" | "essential" | "crucial" | "relevant" | "key"
    );
    role && before.get(from..).unwrap_or_default().iter().any(plays) || of_text
}

/// `Differences between A and B are significant`: that they differ, and not which way.
fn undirected(words: &[String]) -> bool {
    let head = words.iter().take(4).position(|w| among(COMPARED, w));
    let Some(head) = head else { return false };
    let open = words.iter().take(head).all(|w| among(UNTOLD, w));
    let says = words.iter().skip(head + 1).position(|w| {
        matches!(
            w.as_str(),
            "significant"
                | "observed"
                | "found"
                | "evident"
                | "apparent"
                | "noticeable"
                | "notable"
        )
    });
    open && says.is_some() && !words.iter().any(|w| among(DIRECTIONS, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> f32 {
        hollow(&super::super::stems::words(text))
    }

    #[test]
    fn what_only_announces_or_praises_is_no_bullet() {
        for text in [
            "There are also differing trends",
            "Several important issues were identified in the survey",
            "While tolls vary by town and season, a few common patterns have emerged from the archives",
            "The census provides important insights",
            "The ledgers offer valuable information on trade",
            "Trade is influenced to a certain extent by the guild",
            "The harbour has played a decisive role",
            "The northern road, in particular, is central to this study",
            "The ledgers give insights into how monks saw the guild",
            "Our census contributes to the literature on tolls",
            "The northern factor also remained significant",
            "There is research on the salt of monks",
            "Lund carried out a survey of monks",
        ] {
            assert_eq!(of(text), NOTHING, "{text}");
        }
        for text in [
            "There are four wells on the northern road",
            "Several merchants were found in the snow of the pass",
            "The census provides the names of all salt merchants",
            "The harbour has played a decisive role in the war",
            "Two themes emerged that shaped the guild: thirst and debt",
            "Problems of supply closed the northern road",
            "Monks contributed to the building of the harbour",
            "The harbour remained important for the salt trade",
            "The toll was not significant in winter",
            "Also significant were the tolls of the northern road",
        ] {
            assert!(of(text) < 0.1, "{text}");
        }
    }

    #[test]
    fn what_leaves_open_which_and_how_far_strains() {
        for text in [
            "Trade on the northern road is shaped to a certain extent by the tolls that the guild of the harbour sets",
            "Differences in tolls between merchants and monks are significant",
            "Some towns sold salt without a licence",
            "Lund conducted research with monks of the old guild and of the new harbour",
            "The support of the old guild for the towns of the coast is also significant in the present debate",
        ] {
            assert!(of(text) > 0.2, "{text}");
        }
        for text in [
            "Differences in tolls between merchants and monks are higher than in the south",
            "Differences over tolls led the guild to close the road",
            "Towns of the coast sold salt without a licence",
        ] {
            assert!(of(text) < 0.1, "{text}");
        }
    }
}
