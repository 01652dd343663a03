//! Slides of kinds: for each kind a text that has the matter, and one that has not.

use crate::deck::tests::{paragraphs, words};
use crate::deck::{Deck, DeckOptions, SlideKind, build};
use crate::settings::FrontMatter;
use crate::source::Source;

const REFERENCES: &str = "## References\n\nAmes, B. (1990). *Salt*. Coast Press.\n\nBell, C. (2001). *Roads of salt*. \
    Coast Press.\n\nCole, D. (2005). *Wells*. Coast Press.\n";

fn deck(text: &str) -> (Source, Deck) {
    deck_in("en", text)
}

pub(super) fn deck_in(language: &str, text: &str) -> (Source, Deck) {
    let chapter = format!(
        "# The Salt Road\n\n## Introduction\n\n{}## Trade\n\n{text}\n\n## Conclusion\n\n{}{REFERENCES}",
        paragraphs(0, 3),
        paragraphs(40, 3)
    );
    whole(language, &chapter)
}

/// The deck of a whole chapter.
pub(super) fn whole(language: &str, chapter: &str) -> (Source, Deck) {
    let source = Source::new("m.md", chapter);
    let mut manuscript = crate::manuscript::read(&source, &FrontMatter::default());
    manuscript.meta.language = language.into();
    let references = crate::references::read(&source, &manuscript);
    let citations = crate::citations::read(&source, &manuscript, &references);
    let options = DeckOptions::default();
    let deck = build(&source, &manuscript, &references, &citations, &options);
    for bullet in deck.slides.iter().flat_map(|slide| &slide.bullets) {
        let runs = || bullet.runs.iter().chain(&bullet.lead);
        assert!(runs().all(|run| bullet.sentence.covers(run.span)));
        assert!(bullet.runs.is_sorted_by_key(|run| run.span));
    }
    (source, deck)
}

/// Title and bullets, each with what leads it, of the slides of a kind.
fn of_kind(text: &str, kind: SlideKind) -> Vec<Said> {
    let (source, deck) = deck(text);
    said(&source, &deck, kind)
}

type Said = (String, Vec<(String, String)>);

pub(super) fn said(source: &Source, deck: &Deck, kind: SlideKind) -> Vec<Said> {
    let slides = deck.slides.iter().filter(|slide| slide.kind == kind);
    let said = slides.map(|slide| {
        let bullets = slide.bullets.iter();
        let title = match slide.title.runs.is_empty() {
            true => slide.title.label.clone(),
            false => words(source, &slide.title.runs),
        };
        let said = bullets.map(|b| (words(source, &b.lead), words(source, &b.runs)));
        (title, said.collect())
    });
    said.collect()
}

pub(super) fn pair(lead: &str, said: &str) -> (String, String) {
    (lead.to_owned(), said.to_owned())
}

#[test]
fn what_is_counted_up_is_shown_whole() {
    let inline = "The salt trade can be told in three phases: (1) the digging of the wells; (2) the building of the road; \
        and (3) the coming of the railway.";
    let found = of_kind(inline, SlideKind::Enumeration);
    assert_eq!(found[0].0, "The salt trade can be told in three phases");
    let items = [
        "the digging of the wells",
        "the building of the road",
        "the coming of the railway",
    ];
    assert_eq!(found[0].1, items.map(|item| pair("", item)));
    let list = "The guild asked for four things:\n\n- Lower tolls,\n- Safe wells,\n- Paved fords,\n- Fair scales.";
    let found = of_kind(list, SlideKind::Enumeration);
    assert_eq!(found[0].0, "The guild asked for four things");
    let items = ["Lower tolls", "Safe wells", "Paved fords", "Fair scales"];
    assert_eq!(found[0].1, items.map(|item| pair("", item)));
    let one = "Only (1) the wells were dug by the merchants of the coast.";
    assert!(of_kind(one, SlideKind::Enumeration).is_empty());
}

#[test]
fn what_is_counted_from_sentence_to_sentence_is_shown_whole() {
    let text = "The salt trade went through three phases. In the first phase, merchants dug wells along the coast. \
        Toll collectors followed them. The second phase was characterized by the long road to the old capital. In the \
        third phase, the railway carried salt to the harbour.";
    let found = of_kind(text, SlideKind::Enumeration);
    assert_eq!(found[0].0, "The salt trade went through three phases");
    assert_eq!(found[0].1.len(), 3);
    assert!(
        found[0].1[1]
            .1
            .starts_with("The second phase was characterized")
    );
    let adverbs = "First, merchants dug wells along the coast. Second, the guild paved the long road to the old \
        capital. Finally, the railway carried salt to the harbour.";
    assert_eq!(of_kind(adverbs, SlideKind::Enumeration)[0].1.len(), 3);
    // The lead-in promises one more; a second alone is no series.
    let torn = adverbs.replace("First,", "Trade had four causes. First,");
    assert!(of_kind(&torn, SlideKind::Enumeration).is_empty());
    let two = adverbs.replace("Finally, the", "The");
    assert!(of_kind(&two, SlideKind::Enumeration).is_empty());
}

#[test]
fn what_was_counted_up_is_not_counted_up_again() {
    let first = "First, merchants dug wells along the coast in 1450. Second, the guild paved the long road in 1500. \
        Finally, the railway carried salt to the harbour in 1862.";
    let again = "First, monks sold wells beside the harbour in 1450. Second, merchants rebuilt every bridge in 1500. \
        Finally, the emperor opened another market in 1862.";
    let counted = |again: &str| {
        let text = format!("{first}\n\n## Outlook\n\n{again}");
        of_kind(&text, SlideKind::Enumeration).len()
    };
    let alone = |text: &str| of_kind(text, SlideKind::Enumeration).len();
    assert_eq!((alone(first), alone(again)), (1, 1));
    assert_eq!(counted(again), 1);
    assert_eq!(counted(&again.replace("1862", "1901")), 2);
}

const EVENTS: &str = "In 1847, merchants of the coast opened another market for salt. In 1831, engineers dug deeper wells \
    along the mountain pass. In 1862, bandits burned several villages beside the lower river. In 1875, the railway \
    reached the old capital from the south. In 1903, an earthquake destroyed the harbour and its warehouses. \
    In 1911, parliament abolished every duty on minerals and timber.";

#[test]
fn dated_events_make_a_timeline_in_the_order_of_their_years() {
    let found = of_kind(EVENTS, SlideKind::Timeline);
    let points: Vec<_> = found.iter().flat_map(|(_, points)| points).collect();
    assert!(
        points.len() >= 5 && points.is_sorted_by_key(|p| &p.0),
        "{points:?}"
    );
    assert_eq!(found[0].0, "The Salt Road, 1831–1911");
    assert_eq!(
        found[0].1[0],
        pair("1831", "engineers dug deeper wells along the mountain pass")
    );
    let one = "In 1847, merchants of the coast opened another market for salt.";
    assert!(of_kind(one, SlideKind::Timeline).is_empty());
}

#[test]
fn what_a_list_tells_is_no_point_besides() {
    let items: Vec<String> = ["1911", "1847", "1903"]
        .iter()
        .map(|year| {
            format!("- In {year}, merchants opened a house of trade number {year} for rope.")
        })
        .collect();
    let text = format!(
        "The guild kept three houses:\n\n{}\n\n{EVENTS}",
        items.join("\n")
    );
    let (source, deck) = deck(&text);
    let kind = |kind| {
        deck.slides
            .iter()
            .filter(move |s| s.kind == kind)
            .flat_map(|s| &s.bullets)
    };
    let listed: Vec<_> = kind(SlideKind::Enumeration).map(|b| b.sentence).collect();
    assert_eq!(listed.len(), 3);
    let mut points = kind(SlideKind::Timeline).peekable();
    assert!(points.peek().is_some());
    assert!(
        points.all(|p| !listed.contains(&p.sentence)),
        "{}",
        source.text()
    );
}

#[test]
fn years_in_which_nothing_happened_are_no_points() {
    let text = "Since 1847, merchants of the coast have traded in salt and timber. Until 1831 the mountain pass had seen \
        few deeper wells. The 1862 edition of the guide lists several villages. By 1875 the old capital is smaller than \
        its southern rival. Tariffs before 1903 were lower along the harbour road. Scholars count minerals from 1911 \
        among the imports.";
    assert!(of_kind(text, SlideKind::Timeline).is_empty());
    // Nor is the year of a work, whoever lists it.
    let cited = EVENTS
        .replace("In 1847, ", "")
        .replace("salt.", "salt (Lund et al. al., 1847).");
    let found = of_kind(&cited, SlideKind::Timeline);
    let mut points = found.iter().flat_map(|(_, points)| points);
    assert!(points.all(|(year, _)| year != "1847"));
}

#[test]
fn amounts_stand_large_with_their_sentences() {
    let text = "Exports of salt from the northern coast exceeded $7 billion (Ames, 1990). Tolls took 12% of the caravans' \
        profits every winter. The siege of the harbour was lifted after 44 days of hunger and rain.";
    let found = of_kind(text, SlideKind::Numbers);
    let leads: Vec<&str> = found[0].1.iter().map(|(lead, _)| lead.as_str()).collect();
    assert_eq!(leads, ["$7 billion", "12%", "44 days"]);
    let small = "Merchants sold salt in 7 towns of the northern coast. Table 12 lists the wells of the southern coast.";
    assert!(of_kind(small, SlideKind::Numbers).is_empty());
}

#[test]
fn quotations_say_whom_they_quote() {
    let text = "Historians of the coast describe the road as “a long shop with two doors” (Ames, 1990, p. 3). \
        Bell (2001) called the toll “the only tax that the desert ever paid in full and on time.”";
    let found = of_kind(text, SlideKind::Quotation);
    assert_eq!(found[0].0, "Trade");
    assert_eq!(found[0].1.len(), 2);
    for text in [
        // A term between marks, nobody cited, a quotation that hangs on the sentence before it.
        "Historians of the coast describe the road as a “long shop” (Ames, 1990, p. 3).",
        "Historians of the coast describe the road as “a long shop with two doors”.",
        "They describe it as “a long shop with two doors and no window” (Ames, 1990, p. 3).",
    ] {
        assert!(of_kind(text, SlideKind::Quotation).is_empty(), "{text}");
    }
}

#[test]
fn lists_are_counted_where_their_author_counted() {
    for (marks, counts) in [(["1.", "2.", "3."], true), (["-", "-", "-"], false)] {
        let items = [
            "salt of the coast",
            "bread of the monks",
            "silk of the north",
        ];
        let lines: Vec<String> = marks
            .iter()
            .zip(items)
            .map(|(m, i)| format!("{m} {i}"))
            .collect();
        let text = format!(
            "Caravans carried the wares of three towns:\n\n{}",
            lines.join("\n")
        );
        let chapter = format!("# Salt\n\n## Roads\n\n{}{text}\n", paragraphs(0, 4));
        let (source, deck) = whole("en", &chapter);
        let manuscript = crate::manuscript::read(&source, &FrontMatter::default());
        let mut slides = deck.slides.iter();
        let list = slides.find(|slide| slide.kind == SlideKind::Enumeration);
        assert_eq!(
            crate::deck::counted(&manuscript, list.unwrap()),
            counts,
            "{text}"
        );
    }
}

#[test]
fn two_sides_stand_in_their_own_words() {
    let text = "Merchants sold salt in the northern towns, while monks gave bread to travellers along the road.";
    let found = of_kind(text, SlideKind::Comparison);
    let sides = [
        pair("Merchants", "sold salt in the northern towns"),
        pair("monks", "gave bread to travellers along the road"),
    ];
    assert_eq!(found[0].1, sides);
    let text = "On the one hand, the new road lowered the price of salt in every town. On the other hand, tolls at the \
        northern gate ruined many small traders.";
    let found = of_kind(text, SlideKind::Comparison);
    assert_eq!(found[0].1[0].0, "On the one hand");
    assert_eq!(found[0].1[1].0, "On the other hand");
    for text in [
        // One subject; a time, no contrast; a side that leans on a sentence before it.
        "While merchants sold salt in the northern towns, they gave bread to travellers along the road.",
        "Merchants sold much salt in the northern towns while walking along the road to the coast.",
        "This sold salt in the northern towns, while those gave bread to travellers along the road.",
    ] {
        assert!(of_kind(text, SlideKind::Comparison).is_empty(), "{text}");
    }
}

#[test]
fn actors_stand_with_what_they_hold() {
    let text = "Kastoria opposed the new road through the mountain pass. Bandoran merchants argue that the salt tax ruined \
        every honest trader. Travania supports a second harbour on the southern coast.";
    let found = of_kind(text, SlideKind::Positions);
    let held = [
        pair("Kastoria", "opposed the new road through the mountain pass"),
        pair(
            "Bandoran merchants",
            "argue that the salt tax ruined every honest trader",
        ),
        pair(
            "Travania",
            "supports a second harbour on the southern coast",
        ),
    ];
    assert_eq!(found[0].1, held);
    // What is said to be is no actor.
    let things = "Credit supports a second harbour on the southern coast. Table 2 argues that the tax ruined every \
        trader. Bread opposed the new road through the pass. The harbour gave credit, and bread was cheap.";
    assert!(of_kind(things, SlideKind::Positions).is_empty());
    // Two are no field of positions.
    let two = "Kastoria opposed the new road through the mountain pass. Travania supports a second harbour on the coast.";
    assert!(of_kind(two, SlideKind::Positions).is_empty());
}

#[test]
fn terms_stand_with_what_they_mean() {
    let text = "A salt road is defined as a path that joins wells to a market within ten days. Merchants of the coast \
        walked in winter.";
    let found = of_kind(text, SlideKind::Definitions);
    let meant = [pair(
        "A salt road",
        "a path that joins wells to a market within ten days",
    )];
    assert_eq!(found[0].1, meant);
    let text = "The Coastal Salt Guild (CSG), the Northern Road Office (NRO) and the Harbour Tax Board (HTB) met in \
        spring. CSG and NRO and HTB signed. CSG and NRO and HTB paid. CSG and NRO and HTB left.";
    let found = of_kind(text, SlideKind::Definitions);
    let forms = [
        pair("CSG", "Coastal Salt Guild"),
        pair("NRO", "Northern Road Office"),
        pair("HTB", "Harbour Tax Board"),
    ];
    assert_eq!(found[0].1, forms);
    for text in [
        "This is defined as a path that joins wells to a market within ten days.",
        "The Coastal Salt Guild (CSG), the Northern Road Office (NRO) and the Harbour Tax Board (HTB) met in spring.",
        // A bracket that is shut behind the short form.
        "The guild (Coastal Salt Guild (CSG)), the Northern Road Office (NRO) and the Harbour Tax Board (HTB) met in \
         spring. CSG and NRO and HTB signed. CSG and NRO and HTB paid. CSG and NRO and HTB left.",
    ] {
        assert!(of_kind(text, SlideKind::Definitions).is_empty(), "{text}");
    }
}

#[test]
fn an_amount_says_of_what_it_is() {
    let texts = [
        "The rate of inflation in the old capital, which merchants feared, had reached an alarming 231 million per cent \
         and that made life unbearable for every merchant in the market of the coast.",
        "Merchants of the coast paid $40 million for salt in winter.",
        "Guilds of the harbour earned 15 per cent from rope and timber.",
    ];
    let found = of_kind(&texts.join(" "), SlideKind::Numbers);
    let leads: Vec<&str> = found[0].1.iter().map(|(lead, _)| lead.as_str()).collect();
    assert_eq!(leads, ["$40 million", "15 per cent"]);
}

#[test]
fn a_slide_of_amounts_has_a_claim_of_its_section_for_a_headline() {
    let amounts = "Merchants of the coast paid $40 million for salt in winter. Guilds of the harbour earned $15 million \
        from rope and timber.";
    let claim = "Salt merchants of the coast were richer than every guild.";
    let found = of_kind(&format!("{amounts} {claim}"), SlideKind::Numbers);
    assert_eq!(found[0].0, claim.trim_end_matches('.'));
    // Without one, the section's heading; the label stands over it.
    let (source, deck) = deck(amounts);
    let slide = deck.slides.iter().find(|s| s.kind == SlideKind::Numbers);
    let slide = slide.expect("amounts");
    assert_eq!(words(&source, &slide.title.runs), "Trade");
    let over = slide.eyebrow.as_ref().map(|text| text.label.as_str());
    assert_eq!(over, Some("In Figures"));
}

#[test]
fn a_lone_amount_stands_beside_the_bullets_of_its_part() {
    let amount = "Merchants of the coast paid $40 million for salt in winter.";
    let rest = paragraphs(20, 2);
    let (source, deck) = deck(&format!("{amount}\n\n{rest}"));
    assert!(deck.slides.iter().all(|s| s.kind != SlideKind::Numbers));
    let apart = |s: &&crate::deck::Slide| s.bullets.iter().any(|b| b.stands_apart());
    let slide = deck.slides.iter().find(apart).expect("a panel");
    assert_eq!(slide.kind, SlideKind::Claim);
    let lead = slide.bullets.iter().find(|b| b.stands_apart());
    let lead = lead.map(|b| words(&source, &b.lead));
    assert_eq!(lead.as_deref(), Some("$40 million"));
}

#[test]
fn of_several_amounts_none_is_shown_for_all() {
    let several = "Salt (40%), rope (30%) and timber (20%) were sold in the harbour.";
    let (_, deck) = deck(several);
    assert!(deck.slides.iter().all(|s| s.kind != SlideKind::Numbers));
    assert!(
        deck.slides
            .iter()
            .flat_map(|s| &s.bullets)
            .all(|b| !b.stands_apart())
    );
}

#[test]
fn a_head_that_spans_columns_is_not_set_cell_by_cell() {
    let head = "Merchants dug wells.\n\n**Table 1**\n\n*Wells*\n\n| Well | Depth | |\n|---|---|---|\n| A | 1 | 2 |\n";
    assert!(of_kind(head, SlideKind::Table).is_empty());
}

#[test]
fn small_tables_have_a_slide_and_large_ones_are_named_in_the_notes() {
    let table = |rows: usize| {
        let rows: String = (0..rows)
            .map(|n| format!("| Well {n} | {n}0 |\n"))
            .collect();
        format!(
            "Merchants of the coast dug wells in winter.\n\n**Table 1**\n\n*Wells of the Coast*\n\n| Well | Depth |\n|---|--:|\n{rows}"
        )
    };
    let found = of_kind(&table(4), SlideKind::Table);
    assert_eq!(found[0].0, "Wells of the Coast");
    let (source, deck) = deck(&table(30));
    assert!(
        deck.slides
            .iter()
            .all(|slide| slide.kind != SlideKind::Table)
    );
    let notes = deck.slides.iter().flat_map(|slide| &slide.notes);
    assert!(
        notes
            .clone()
            .any(|span| source.slice(*span).contains("Wells of the Coast"))
    );
}

#[test]
fn no_two_slides_have_one_headline() {
    let (source, deck) = deck(EVENTS);
    let shown = deck.slides.iter().filter(|s| s.kind != SlideKind::Thesis);
    let title = |slide: &crate::deck::Slide| match slide.title.runs.is_empty() {
        true => slide.title.label.clone(),
        false => words(&source, &slide.title.runs),
    };
    let titles: Vec<String> = shown.map(title).collect();
    let distinct: std::collections::BTreeSet<&String> = titles.iter().collect();
    assert_eq!(distinct.len(), titles.len(), "{titles:?}");
}
