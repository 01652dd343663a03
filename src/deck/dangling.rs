//! Mentions whose antecedent is not on the slide, as far as English words tell.

use super::lists::among;

/// Pronouns of the third person.
const PRONOUNS: [&str; 13] = [
    "it",
    "its",
    "they",
    "them",
    "their",
    "theirs",
    "he",
    "him",
    "his",
    "she",
    "her",
    "itself",
    "themselves",
];

/// Words that stand for no noun a pronoun could mean.
const NO_NOUN: &str = "the a an of in on at by for from with to and or but as is are was were be been has have had that this these \
    those such not also very more most many some all can could may might will would should must while when where because \
    although since during after before through between into than if";

/// What tells, and that it tells: `research has shown that it …` is about something else.
const TELLERS: &str = "research studies study results evidence findings literature analysis shown shows show suggests suggest \
    suggested found indicates indicate indicated argued known";

/// Words that open a clause in which a pronoun can mean the subject of the one before.
const JOINTS: &str = "that because if when as while where and which than so although since but or though whether how what why";

/// Words that open a leading phrase: a noun in it is not what a pronoun behind it means.
const LEADS: &str = "in during after before with for by on at from under through despite to of within until like unlike among \
    without throughout since based given";

/// Whether a bullet of these words (lower case) points at something that it does not hold. `paused`: the words that
/// stand right behind a comma.
pub(super) fn dangles(words: &[String], paused: &[String]) -> bool {
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    let noun_before = |i: usize| {
        let named = |word: &&String| {
            word.len() > 2
                && !among(NO_NOUN, word)
                && !among(TELLERS, word)
                && !word.ends_with("ly")
        };
        words.iter().take(i).filter(named).count()
    };
    let leads =
        among(LEADS, at(0)) || at(0).len() > 4 && (at(0).ends_with("ed") || at(0).ends_with("ing"));
    let led = |word: &str| leads && paused.iter().any(|w| w == word);
    // Its noun was a citation: `was reviewed in (Lund, 2003)`.
    if matches!(
        at(words.len().wrapping_sub(1)),
        "in" | "by" | "of" | "from" | "and" | "or" | "see" | "via" | "than" | "as"
    ) {
        return true;
    }
    for (i, word) in words.iter().enumerate() {
        let next = at(i + 1);
        let pointed = match word.as_str() {
            // `it is likely that …`: the clause is what `it` means.
            "it" if matches!(
                next,
                "is" | "was" | "has" | "seems" | "appears" | "remains" | "becomes"
            ) && words
                .iter()
                .skip(i + 2)
                .take(5)
                .any(|w| w == "that" || w == "to") =>
            {
                false
            }
            // Behind a leading phrase the pronoun is the subject, and its noun is elsewhere.
            "it" | "they" | "he" | "she" => {
                let fewest = if among(JOINTS, at(i.wrapping_sub(1))) {
                    1
                } else {
                    3
                };
                led(word) || noun_before(i) < fewest
            }
            // `Relating to tolls, her findings …`: behind a leading phrase, too.
            word if PRONOUNS.contains(&word) => noun_before(i) < 1 || led(word),
            "latter" | "former" | "aforementioned" | "respectively" => true,
            "above-mentioned" | "abovementioned" => true,
            "the" => {
                // `the same as the other`: as what is said.
                let compared = words.iter().skip(i + 2).take(5).any(|w| w == "as");
                next == "same" && !compared || matches!(
                    next,
                    "other"
                        | "others"
                        | "above"
                        | "latter"
                        | "former"
                        | "rest"
                        | "remaining"
                        | "following"
                ) || matches!(
                    (next, at(i + 2)),
                    (
                        "main" | "major" | "primary" | "chief" | "only" | "key" | "first" | "second" | "third" | "last" | "final",
                        "difference"
                            | "one"
                            | "type"
                            | "category"
                            | "theme"
                            | "reason"
                            | "cause"
                            | "problem"
                            | "exception"
                            | "set"
                            | "step"
                            | "group"
                    )
                ) && i == 0
                    // Nobody says so of a study of their own: it is one that was just told of.
                    || i == 0
                        && matches!(next, "study" | "paper" | "article" | "report" | "authors" | "author")
                        && matches!(at(2), "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared")
                    // `The fourth was a mistake`: of what.
                    || i == 0
                        && matches!(next, "first" | "third" | "fourth" | "fifth")
                        && matches!(at(2), "is" | "was" | "were" | "are")
                    || i == 0
                        && matches!(
                            next,
                            "two" | "three" | "four" | "five" | "former" | "second" | "third"
                        )
            }
            "two" | "three" | "four" | "five" | "six" | "several" | "many" | "some" | "most"
            | "few"
                if i == 0 =>
            {
                matches!(
                    next,
                    "is" | "are" | "was" | "were" | "had" | "has" | "have" | "of"
                ) && (next != "of" || matches!(at(2), "them" | "these" | "those"))
            }
            "both" => !words.iter().skip(i + 1).take(8).any(|w| w == "and"),
            "another" => i < 2,
            "others" | "latter's" => i < 4,
            "this" | "these" | "those" | "such" => {
                i + 1 == words.len()
                    || matches!(
                        next,
                        "is" | "are"
                            | "was"
                            | "were"
                            | "has"
                            | "have"
                            | "can"
                            | "may"
                            | "will"
                            | "means"
                            | "two"
                            | "three"
                            | "four"
                    )
            }
            "one" => {
                i < 1
                    && matches!(next, "of" | "such")
                    && matches!(at(i + 2), "them" | "these" | "those" | "the")
            }
            "none" | "some" | "most" | "all" | "many" | "few" | "each" => {
                next == "of" && matches!(at(i + 2), "them" | "these" | "those")
            }
            // `could be had there`: where.
            "there" => {
                let exists = among(
                    "is are was were has have had may might can could will would should must exist exists existed                      seem seems seemed appear appears appeared remain remains remained arose came comes been be being",
                    next,
                );
                i > 0 && !exists && !among(JOINTS, at(i - 1))
            }
            // `Since then, …`
            "then" => i == 1 && matches!(at(0), "since" | "until" | "by" | "from"),
            "here" => i == 0,
            "so" | "accordingly" => i == 0,
            "doing" => at(i.wrapping_sub(1)) == "so" || next == "so",
            _ => false,
        };
        if pointed {
            return true;
        }
    }
    false
}

/// Pronouns that are never the subject, nor mean the subject of their own clause; words for a noun told of before.
const OBJECTS: &str = "them him ihnen ihm ihn onlara onları onlardan onda ona onu eux";
const THEREIN: &str = "darin daraus davon dafür daran darauf darunter";

/// Behind `I argue` nothing has been named that a pronoun could mean.
const HELD: &str = "that dass que qu'il qu'elle";
const SUBJECTS: &str =
    "they it he she sie er es ils il elles elle ellos ellas él ella eles elas ele ela";

/// Words behind which another clause begins, or by which another noun has come into this one.
const BETWEEN: &str = "and or but that which who whom whose because if when as while where than so although since to of in \
    by for from with on at about against among between und oder von mit für bei aus nach zu an auf über unter zwischen \
    et ou de des du avec pour par dans sur ve veya ile için";

/// Whether an object is a pronoun whose noun is not in the sentence: `Earlier work treats them as …`. Before the
/// first comma there is no noun but the subject, which it does not mean; nor does `their` one of a plural a `his`.
pub(super) fn lacks_object(text: &str) -> bool {
    let all = super::stems::words(text);
    let mut held = all.iter().take(8).skip_while(|word| !among(HELD, word));
    if super::cues::holds(text) && held.nth(1).is_some_and(|word| among(SUBJECTS, word)) {
        return true;
    }
    let first = text.split([',', ';', ':', '(', '“', '"', '«', '„']).next();
    let words = super::stems::words(first.unwrap_or_default());
    let ends =
        |i: usize| i + 1 == words.len() && first.is_some_and(|first| first.len() < text.len());
    let plural = matches!(
        words.get(1).map(String::as_str),
        Some("have" | "are" | "were")
    ) && words.first().is_some_and(|word| word.ends_with('s'));
    words.iter().enumerate().skip(1).any(|(i, word)| {
        // The preposition right before a pronoun is its own.
        let mut before = words.iter().take(i - 1);
        let alone = !before.any(|word| among(BETWEEN, word));
        // `es liegt darin, dass …` says what it means.
        among(THEREIN, word) && !ends(i)
            || among(OBJECTS, word) && alone
            || plural && alone && matches!(word.as_str(), "his" | "her" | "its")
    })
}

/// Whether a text is what was said of its subject, without that: `Built by monks and merchants`.
pub(super) fn is_participle(text: &str) -> bool {
    let words = super::stems::words(text);
    let [first, second, ..] = words.as_slice() else {
        return false;
    };
    let participle = first.len() > 4 && first.ends_with("ed") && !first.ends_with("eed")
        || among(
            "built made born held known led sent brought bought sold taught given taken written drawn",
            first,
        );
    let behind = among(
        "by in from with on at as to for under after before between through",
        second,
    );
    participle && behind && !text.contains(',')
}

/// Nouns that stand for something told before when `the` is before them and nothing after.
const GENERIC: &str = "process approach agreement project projects policy policies period development developments situation issue \
    issues factor event events decision stance method methods algorithm model system data result results findings finding \
    difference change changes case cases problem attempt idea view views practice question role group groups country countries \
    region area areas participants respondents students women men farmers author authors law act programme program initiative \
    initiatives plan document text work war conflict crisis parties sides two states state government administration \
    institution institutions corridor test tests task step experiment experiments set list table example framework";

/// How much a subject asks that has a definite article and nothing that says which (`The agreement brought …`).
pub(super) fn definite(words: &[String]) -> f32 {
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    let generic = |word: &str| among(GENERIC, word);
    let said = matches!(
        at(2),
        "of" | "that"
            | "which"
            | "who"
            | "in"
            | "between"
            | "for"
            | "to"
            | "on"
            | "from"
            | "with"
            | "and"
    );
    let last = words.len().saturating_sub(1);
    // `messages against the process`: which one.
    let ends = last > 1
        && at(last - 1) == "the"
        && matches!(at(last), "process" | "issue" | "situation" | "agreement");
    let opens = at(0) == "the" && generic(at(1)) && !said;
    // `According to the agreement, …`
    let by = at(0) == "according" && at(1) == "to" && at(2) == "the" && generic(at(3));
    let opens =
        opens || by && !matches!(at(4), "of" | "that" | "which" | "between" | "in" | "signed");
    (if opens { 0.6 } else { 0.0 }) + if ends { 0.4 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        super::super::stems::words(text)
    }

    #[test]
    fn mentions_without_their_antecedent_are_seen() {
        for text in [
            "during the war it openly sought an alliance",
            "the latter closed the road to merchants",
            "both towns closed their gates to merchants",
            "the fourth was a mistake of the guild",
            "the other road was closed to merchants",
            "merchants of the coast paid the same toll in winter",
            "merchants of the coast preferred these two",
            "two were bought by merchants of the coast",
            "since then the road was closed to merchants",
            "research has shown that it brings more salt",
            "by doing so merchants kept the price high",
            "the major reason being that salt was dear",
            "the study seemed to suggest that salt was dear",
            "the tolls of the coast were first reviewed in",
        ] {
            assert!(dangles(&words(text), &[]), "{text}");
        }
        for text in [
            "merchants of the coast kept their salt in cellars",
            "it is likely that the road was closed in winter",
            "both merchants and monks used the road in winter",
            "the price of rope was the same as the price of salt",
            "this study examines the salt roads of the coast",
        ] {
            assert!(!dangles(&words(text), &[]), "{text}");
        }
        for text in [
            "Earlier work treats them as bearers of a policy.",
            "The union printed them itself in 1891.",
            "Historians have read his report as a beginning.",
            "Die ältere Literatur hat darin ein Zeichen gesehen.",
            "Die Kaufleute gaben ihnen keinen Lohn.",
            "Die Forschung sieht in ihnen Gerichte der Stadt.",
            "Ich vertrete die These, dass sie Gerichte waren.",
            "I argue that they were courts of the guild.",
        ] {
            assert!(lacks_object(text), "{text}");
        }
        for text in [
            "The merchants of the coast sold them in winter.",
            "Merchants, who kept salt, sold them in winter.",
            "The clerk has read his report to the guild.",
            "Der Grund liegt darin, dass Salz teuer war.",
            "Them was the name of a ship.",
        ] {
            assert!(!lacks_object(text), "{text}");
        }
        assert!(is_participle("Built by monks and merchants of the coast"));
        assert!(!is_participle("Built by monks, the road was long"));
        assert!(!is_participle("Seed from the coast was sold in spring"));
        assert!(definite(&words("the agreement brought risks and debates")) > 0.0);
        assert!(definite(&words("monks sent messages against the process")) > 0.0);
        assert_eq!(definite(&words("the agreement of 1847 brought risks")), 0.0);
    }
}
