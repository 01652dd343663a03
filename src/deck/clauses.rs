//! Clauses that can be cut out of an English sentence and stand alone, by rule.
//!
//! In: the tokens of a sentence. Out: rival cuts, each the tokens it keeps, in order; the whole sentence is one
//! of them. A cut never loses a negation, a condition, a hedge, or who says it: what carries those is not cut away.

use super::asides::{
    in_place, in_pointer, in_reference, without_also, without_asides, without_brackets,
};
use super::hanging::{leads_back, sound};
use super::items::{items, second_verb};
use super::lexicon::Tag;
use super::openings::{closing, opening};
use super::tails::ends;
use super::tokens::Token;

/// Most rival cuts of a sentence.
const MOST: usize = 32;

/// A cut of fewer words says little.
const STUB: usize = 9;

/// Sentences of more words are lists or lost tables: no cut of them is a statement.
const LONGEST: usize = 150;

/// The tokens that a cut keeps: indices, in order.
pub(super) type Kept = Vec<usize>;

/// The cuts of a sentence of at most `most` words, the whole first if it is short enough.
pub(super) fn cuts(tokens: &[Token], most: usize) -> Vec<Kept> {
    let mut out: Vec<Kept> = Vec::new();
    if tokens.len() > LONGEST {
        return out;
    }
    let start = opening(tokens);
    let end = closing(tokens);
    let points =
        |i: &usize| in_pointer(tokens, *i) || in_reference(tokens, *i) || in_place(tokens, *i);
    let whole: Kept = (start..end).filter(|i| !points(i)).collect();
    let whole = without_also(tokens, &whole).unwrap_or(whole);
    let mut bases = vec![whole];
    for without in [without_asides, without_brackets] {
        for i in 0..bases.len() {
            bases.extend(bases.get(i).and_then(|base| without(tokens, base)));
        }
    }
    let mut starts: Vec<Kept> = Vec::new();
    for base in &bases {
        starts.push(base.clone());
        starts.extend(after_leads(tokens, base));
        starts.extend(second_verb(tokens, base));
        for part in items(tokens, base).into_iter().chain(halves(tokens, base)) {
            starts.extend(after_leads(tokens, &part));
            starts.push(part);
        }
    }
    for kept in &starts {
        let fits = |kept: &Kept| words(tokens, kept) <= most;
        // Its own comma ends a clause; where a list goes on the cut is no sentence.
        if fits(kept) && (kept.len() == tokens.len() || sound(tokens, kept)) {
            out.push(kept.clone());
        }
        for end in ends(tokens, kept, false) {
            let cut: Kept = kept.iter().copied().take(end).collect();
            if fits(&cut) && sound(tokens, &cut) {
                out.push(cut);
            }
        }
        if out.len() > MOST {
            break;
        }
    }
    // If all is too long, or only a stub is not, bolder cuts: the longest two.
    if out.iter().all(|kept| words(tokens, kept) < STUB) {
        for kept in &starts {
            let bold = ends(tokens, kept, true).into_iter().rev();
            let bold = bold.map(|end| kept.iter().copied().take(end).collect::<Kept>());
            let fits = |cut: &Kept| words(tokens, cut) <= most && sound(tokens, cut);
            out.extend(bold.filter(fits).take(2));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|kept| seen.insert(kept.clone()));
    out.truncate(MOST);
    out
}

/// How many words the tokens have: marks alone do not count.
pub(super) fn words(tokens: &[Token], kept: &[usize]) -> usize {
    let is_word = |i: &&usize| tokens.get(**i).is_some_and(|t| t.tag != Tag::Mark);
    kept.iter().filter(is_word).count()
}

/// Without one leading clause or phrase, and without two.
fn after_leads(tokens: &[Token], kept: &[usize]) -> Vec<Kept> {
    let first = after_lead(tokens, kept);
    let second = first.as_ref().and_then(|rest| after_lead(tokens, rest));
    first.into_iter().chain(second).collect()
}

/// Without a leading clause or phrase: `While A, B` keeps `B`.
fn after_lead(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let first = at(0)?;
    let droppable = matches!(first.tag, Tag::Preposition | Tag::To)
        || first.is_ing()
        || matches!(
            first.word.as_str(),
            "while"
                | "although"
                | "though"
                | "whereas"
                | "because"
                | "since"
                | "as"
                | "given"
                | "based"
                | "despite"
                | "even"
        );
    if !droppable {
        return None;
    }
    let comma = (1..kept.len().min(24)).find(|&k| {
        at(k).is_some_and(|t| t.closes == Some(','))
            && at(k + 1).is_some_and(|t| {
                matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number)
                    || t.is("we") || t.is("i")
                    || t.is("there") && at(k + 2).is_some_and(|t| t.tag == Tag::Auxiliary)
            })
            // A list inside the lead goes on after its comma.
            && (k + 1..kept.len()).take(12).any(|j| at(j).is_some_and(Token::is_verb))
    })?;
    let lead: Vec<Token> = kept
        .iter()
        .take(comma + 1)
        .filter_map(|i| tokens.get(*i).cloned())
        .collect();
    let listed = (comma + 1..kept.len().min(comma + 12)).any(|k| {
        at(k).is_some_and(|t| t.tag == Tag::Coordinator)
            && !(comma + 1..k).any(|j| at(j).is_some_and(Token::is_verb))
            && at(k - 1).is_some_and(|t| t.closes == Some(','))
    });
    // `In Zimbabwe, …`: what holds there may not hold elsewhere.
    let place = lead.len() <= 4
        && first.tag == Tag::Preposition
        && lead
            .iter()
            .any(|t| matches!(t.tag, Tag::Name | Tag::Number));
    if listed || place || leads_back(&lead) {
        return None;
    }
    Some(kept.get(comma + 1..)?.to_vec())
}

/// The second of two clauses that are joined by a semicolon, a comma with `and`, `but`, `while`.
fn halves(tokens: &[Token], kept: &[usize]) -> Vec<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let mut out = Vec::new();
    for k in 4..kept.len().saturating_sub(4) {
        let Some(mark) = at(k).and_then(|t| t.closes) else {
            continue;
        };
        let mut from = k + 1;
        let joins = at(from)
            .is_some_and(|t| matches!(t.word.as_str(), "and" | "but" | "while" | "whereas" | "so"));
        let connects = at(from).is_some_and(|t| {
            matches!(
                t.word.as_str(),
                "however" | "therefore" | "thus" | "moreover" | "consequently"
            )
        });
        match mark {
            ';' if joins || connects => from += 1,
            ';' => {}
            ',' if joins => from += 1,
            _ => continue,
        }
        let subject = at(from).is_some_and(|t| {
            matches!(
                t.tag,
                Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
            )
        });
        let first: Vec<usize> = kept.get(..=k).unwrap_or_default().to_vec();
        let rest: Vec<usize> = kept.get(from..).unwrap_or_default().to_vec();
        let verb = |list: &[usize], n: usize| {
            list.iter()
                .take(n)
                .any(|i| tokens.get(*i).is_some_and(Token::is_verb))
        };
        let lost: Vec<Token> = first
            .iter()
            .filter_map(|i| tokens.get(*i).cloned())
            .collect();
        // `A, B, and C do`: what stands before the comma is no clause but an item.
        let before = (0..k)
            .rev()
            .take_while(|j| !at(*j).is_some_and(Token::pauses));
        let item = mark == ',' && !before.chain([k]).any(|j| at(j).is_some_and(Token::is_verb));
        // `and the caravans that went on` is an item with what is said of it.
        let kept_token = |i: &usize| tokens.get(*i);
        let to_verb = rest
            .iter()
            .filter_map(kept_token)
            .take_while(|t| !t.is_verb());
        let item = item
            || to_verb
                .skip(1)
                .any(|t| t.tag == Tag::Relative || t.is("that"));
        // A condition or an attribution reaches over the whole sentence.
        let reaches = super::hanging::reaches(&lost);
        if subject
            && !item
            && verb(&rest, 9)
            && verb(&first, first.len())
            && !reaches
            && sound(tokens, &rest)
        {
            out.push(rest);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::tokens::tokens;
    use crate::manuscript::{Run, RunKind, Style};
    use crate::source::{Source, Span};

    fn said(text: &str) -> Vec<String> {
        let source = Source::new("m", text);
        let span = Span::new(0, text.len());
        let runs = [Run {
            span,
            kind: RunKind::Text,
            style: Style::default(),
        }];
        let tokens = tokens(&source, &runs);
        let words = |kept: &Kept| {
            let words = kept.iter().filter_map(|i| tokens.get(*i));
            words.map(|t| t.word.clone()).collect::<Vec<_>>().join(" ")
        };
        cuts(&tokens, 20).iter().map(words).collect()
    }

    #[test]
    fn heads_and_tails_that_carry_nothing_are_cut() {
        let cuts = said(
            "However, the guild closed the northern road because caravans had lost many camels in winter.",
        );
        assert!(
            cuts.contains(&"the guild closed the northern road".to_string()),
            "{cuts:?}"
        );
        let cuts =
            said("The road, which ran along the salt coast, joined two old towns of the empire.");
        assert!(
            cuts.contains(&"the road joined two old towns of the empire".to_string()),
            "{cuts:?}"
        );
        let cuts = said(
            "While caravans went by night, merchants of the coast kept their salt in deep cellars.",
        );
        assert!(
            cuts.contains(&"merchants of the coast kept their salt in deep cellars".to_string()),
            "{cuts:?}"
        );
    }

    #[test]
    fn asides_leads_and_prefaces_go_and_what_limits_stays() {
        for (text, cut) in [
            (
                "Monks have reported that, as a favour to the old guild of the harbour towns, salt was sold first to widows.",
                "monks have reported that salt was sold first to widows",
            ),
            (
                "Despite the long war, in the years of drought and famine, merchants of the coast sold salt to every monastery.",
                "merchants of the coast sold salt to every monastery",
            ),
            (
                "The results of the census show that most merchants of the coast kept salt in deep cellars.",
                "most merchants of the coast kept salt in deep cellars",
            ),
            (
                "It is further recommended that the guild should open a second road to the coast.",
                "the guild should open a second road to the coast",
            ),
            (
                "Results indicated (Figure 3) that the price of salt in the harbour presents risks to widows.",
                "the price of salt in the harbour presents risks to widows",
            ),
            (
                "Merchants of the coast kept their salt in deep cellars of the harbour and they sold it to every monastery behind the pass in winter.",
                "merchants of the coast kept their salt in deep cellars of the harbour",
            ),
            (
                "While the guild of the harbour feared the snow, there was salt in every cellar of the coast.",
                "there was salt in every cellar of the coast",
            ),
            (
                "Merchants of the coast paid a double toll at the gate because the guild would close the road if monks were late in winter.",
                "merchants of the coast paid a double toll at the gate",
            ),
            (
                "Salt wells – among them those of the monks – fed every town behind the pass.",
                "salt wells fed every town behind the pass",
            ),
            (
                "Merchants whose caravans stayed away paid a double toll at the gate, as the pass was closed by snow for many months of the year.",
                "merchants whose caravans stayed away paid a double toll at the gate",
            ),
            (
                "Tolls rose every winter, as shown in Table 3, and caravans went by sea instead of the old road.",
                "tolls rose every winter and caravans went by sea instead of the old road",
            ),
            (
                "However, the guild of the coast built a fence between two old towns.",
                "the guild of the coast built a fence between two old towns",
            ),
            (
                "Old merchants of the northern coast always owned camels carrying the heavy white salt of the monks of the old town of the northern king of the highlands.",
                "old merchants of the northern coast always owned camels",
            ),
        ] {
            let cuts = said(text);
            assert!(cuts.contains(&cut.to_string()), "{text}: {cuts:?}");
        }
        for (text, lost) in [
            (
                "When the passes were closed by snow, merchants of the coast sold salt to every monastery.",
                "merchants of the coast sold salt to every monastery",
            ),
            (
                "In Anatolia, merchants of the coast sold salt to every monastery.",
                "merchants of the coast sold salt to every monastery",
            ),
            (
                "For many, merchants of the coast sold salt to every monastery.",
                "merchants of the coast sold salt to every monastery",
            ),
            (
                "The results of Lund show that most merchants of the coast kept salt in deep cellars.",
                "most merchants of the coast kept salt in deep cellars",
            ),
            (
                "The toll showed itself in three ways – as a burden, a shield of the guild and a gift.",
                "the toll showed itself in three ways",
            ),
            (
                "The guild of the harbour feared dangers such as changes in the price of salt.",
                "the guild of the harbour feared dangers such as changes",
            ),
            (
                "The guild asked that the harbour of the old town be closed early, and that the road along the salt coast stay open for monks and pilgrims.",
                "the guild asked that the harbour of the old town be closed early and that the road along the salt coast",
            ),
            (
                "Tolls on the northern road should be lowered so that merchants of the coast can sell salt to all monasteries of the highlands.",
                "tolls on the northern road should be lowered so",
            ),
            (
                "Caravans of the north carried salt to the harbour, but never in the months of deep winter.",
                "caravans of the north carried salt to the harbour",
            ),
            (
                "Merchants of the coast have devised tricks for keeping salt in deep cellars in order to feed the old towns behind the pass in winter.",
                "merchants of the coast have devised tricks for keeping salt in deep cellars in order",
            ),
            (
                "Tolls of the harbour have evolved in response to drought, spurred in part by the old guild and by monks of every monastery behind the pass.",
                "tolls of the harbour have evolved in response to drought spurred in part",
            ),
            (
                "Old merchants of the northern coast always owned the camels carrying the heavy white salt of the monks of the old town of the northern king of the highlands.",
                "old merchants of the northern coast always owned the camels",
            ),
            (
                "The guild of the coast built a fence between the monks of the old town, who paid no toll, and the merchants of the harbour in winter.",
                "the guild of the coast built a fence between the monks of the old town",
            ),
            (
                "Caravans of the north reached every old town of the highlands in winter, well beyond the last monastery of the pass and the wells.",
                "caravans of the north reached every old town of the highlands in winter well",
            ),
            (
                "The guild of the harbour sold the salt of the northern wells, more specifically that of the monks, to merchants of the coast in winter.",
                "the guild of the harbour sold the salt of the northern wells more specifically",
            ),
            (
                "The guild of the harbour should take the old tolls of the coast, and the prices of salt in every town behind the pass, into account.",
                "the guild of the harbour should take the old tolls of the coast",
            ),
        ] {
            assert!(!said(text).iter().any(|cut| cut == lost), "{lost}");
        }
    }

    #[test]
    fn conditions_negations_and_voices_stay() {
        for (text, lost) in [
            (
                "The guild opened the northern road in winter unless the passes were closed by deep snow.",
                "the guild opened the northern road in winter",
            ),
            (
                "Some historians argue that the guild closed the road because the toll was high.",
                "the guild closed the road",
            ),
            (
                "The fact that the wells are in the north shows that the road was old.",
                "the wells are in the north",
            ),
            (
                "The guild opened the road not only for merchants but also for monks and pilgrims.",
                "the guild opened the road not only for merchants",
            ),
        ] {
            assert!(!said(text).iter().any(|cut| cut == lost), "{lost}");
        }
    }
}
