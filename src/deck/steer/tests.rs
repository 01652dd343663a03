//! The steered deck of small manuscripts.

use super::super::{Deck, DeckOptions, Origin, SlideKind};
use crate::manuscript::steering::{EditAct, applied, edit};
use crate::manuscript::{Manuscript, Run};
use crate::settings::FrontMatter;
use crate::source::{Source, Span};
use crate::{citations, manuscript, references};

/// A chapter of two sections whose words can be told apart.
const CHAPTER: &str = "# Salt Roads

## Routes {R}

Caravans carried salt from the mines of the north to the coast. The coast paid for salt with dried fish and
timber. Merchants of the interior built forty stone houses along the roads (Ames, 2001, p. 4). Every house kept
water, fodder and guards for the night.

## Prices {P}

Prices doubled when the rains came early to the highlands. Towns near the passes stored salt against the wet
season. Governors taxed each camel at the gates of the towns.
";

struct Made {
    source: Source,
    manuscript: Manuscript,
    deck: Deck,
}

fn made(text: &str) -> Made {
    let source = Source::new("m.md", text);
    let manuscript = manuscript::read(&source, &FrontMatter::default());
    assert_eq!(manuscript.unaccounted(text), [], "{text}");
    let references = references::read(&source, &manuscript);
    let citations = citations::read(&source, &manuscript, &references);
    let options = DeckOptions::default();
    let deck = super::build(&source, &manuscript, &references, &citations, &options);
    Made {
        source,
        manuscript,
        deck,
    }
}

impl Made {
    fn words(&self, runs: &[Run]) -> String {
        super::super::cut::text(&self.source, runs)
    }

    /// Every slide that says something: its headline and bullets, the lecturer's with a `+`.
    fn slides(&self) -> Vec<(String, Vec<String>)> {
        let marked = |origin: Origin, words: String| match origin {
            Origin::Source => words,
            Origin::Lecturer => format!("+{words}"),
        };
        let slides = self.deck.slides.iter();
        let slides = slides.filter(|slide| super::apply::holds_bullets(slide));
        slides
            .map(|slide| {
                let bullets = slide.bullets.iter();
                let bullets = bullets.map(|b| marked(b.origin, self.words(&b.runs)));
                let title = match slide.title.runs.is_empty() {
                    true => slide.title.label.clone(),
                    false => marked(slide.title.origin, self.words(&slide.title.runs)),
                };
                (title, bullets.collect())
            })
            .collect()
    }

    fn bullets(&self) -> Vec<String> {
        self.slides()
            .into_iter()
            .flat_map(|(_, bullets)| bullets)
            .collect()
    }

    /// What print has of it: the words of all runs, in order.
    fn printed(&self) -> String {
        let mut printed = String::new();
        self.manuscript
            .each_run(&mut |run| printed.push_str(self.source.slice(run.span)));
        printed
    }

    fn all(&self) -> String {
        format!("{:?}", self.slides())
    }
}

/// The chapter with some words put in place of others.
fn chapter(changes: &[(&str, &str)]) -> String {
    let mut text = CHAPTER.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text.replace(" {R}", "").replace(" {P}", "")
}

#[test]
fn words_are_dropped_whole_or_in_part() {
    let plain = made(&chapter(&[]));
    assert!(
        plain.all().contains("Caravans carried salt"),
        "{}",
        plain.all()
    );
    let sentence = "Caravans carried salt from the mines of the north to the coast.";
    let dropped = made(&chapter(&[(sentence, &format!("[{sentence}]{{.drop}}"))]));
    assert!(!dropped.all().contains("Caravans"), "{}", dropped.all());
    let part = made(&chapter(&[(
        "salt from the mines of the north",
        "salt [from the mines of the north ]{.drop}",
    )]));
    assert!(!part.all().contains("mines"), "{}", part.all());
}

#[test]
fn words_are_kept_and_a_part_stands_for_its_sentence() {
    // A sentence that leans on another is no bullet unless it is asked for.
    let leans = "They also did so in the spring.";
    let with = |sentence: &str| {
        made(&chapter(&[(
            "for the night.",
            &format!("for the night. {sentence}"),
        )]))
    };
    assert!(!with(leans).all().contains("They also did so"));
    let kept = with(&format!("[{leans}]{{.keep}}"));
    // Without its stop, as all bullets are.
    let bare = leans.trim_end_matches('.').to_owned();
    assert!(kept.bullets().contains(&bare), "{}", kept.all());
    let part = "Every house kept\nwater, fodder and guards";
    let kept = made(&chapter(&[(part, &format!("[{part}]{{.keep}}"))]));
    let words = "Every house kept water, fodder and guards".to_owned();
    assert!(kept.bullets().contains(&words), "{}", kept.all());
}

#[test]
fn a_pinned_sentence_is_a_headline() {
    let sentence = "Governors taxed each camel at the gates of the towns.";
    let pinned = made(&chapter(&[(sentence, &format!("[{sentence}]{{.pin}}"))]));
    // The takeaways had it; now it stands alone.
    let alone = |(_, bullets): &(String, Vec<String>)| {
        bullets[..] == [sentence.trim_end_matches('.').to_owned()]
    };
    assert_eq!(
        pinned.slides().iter().filter(|slide| alone(slide)).count(),
        1
    );
    let sentence = "Every house kept\nwater, fodder and guards for the night.";
    let pinned = made(&chapter(&[(sentence, &format!("[{sentence}]{{.pin}}"))]));
    let titles: Vec<String> = pinned
        .slides()
        .into_iter()
        .map(|(title, _)| title)
        .collect();
    let words = "Every house kept water, fodder and guards for the night".to_owned();
    assert!(titles.contains(&words), "{titles:?}");
    assert!(!pinned.bullets().contains(&(words + ".")));
}

#[test]
fn other_words_are_the_lecturers() {
    let sentence = "Prices doubled when the rains came early to the highlands.";
    let text = chapter(&[(
        sentence,
        &format!("[{sentence}]{{.keep as=\"Early rain,\ndouble \\\"price\\\"\"}}"),
    )]);
    let reworded = made(&text);
    let own = "+Early rain, double \"price\"".to_owned();
    assert!(reworded.bullets().contains(&own), "{}", reworded.all());
    assert!(!reworded.all().contains("Prices doubled"));
    let pinned = made(&text.replace(".keep as", ".pin as"));
    assert!(pinned.all().contains("+Early rain"), "{}", pinned.all());
}

#[test]
fn what_is_kept_beyond_a_slide_has_slides_of_its_own() {
    let kept: Vec<String> = [
        "rope", "tar", "oil", "flax", "wool", "iron", "glass", "cloth", "wine",
    ]
    .iter()
    .map(|ware| format!("[The town of {ware} sold {ware} to the ships in every year.]{{.keep}}"))
    .collect();
    let deck = made(&chapter(&[(
        "for the night.",
        &format!("for the night. {}", kept.join(" ")),
    )]));
    let slides = deck.slides();
    assert!(
        slides.iter().all(|(_, bullets)| bullets.len() <= 4),
        "{}",
        deck.all()
    );
    let all = deck.all();
    for ware in [
        "rope", "tar", "oil", "flax", "wool", "iron", "glass", "cloth", "wine",
    ] {
        assert!(
            all.contains(&format!("sold {ware} to the ships")),
            "{ware}: {all}"
        );
    }
    let titles: std::collections::BTreeSet<&String> =
        slides.iter().map(|(title, _)| title).collect();
    assert_eq!(titles.len(), slides.len(), "{titles:?}");
}

#[test]
fn sections_are_hidden_retitled_and_timed() {
    let hidden = made(&CHAPTER.replace("{R}", "{.no-slide}").replace(" {P}", ""));
    assert!(
        !hidden.all().contains("salt from the mines"),
        "{}",
        hidden.all()
    );
    assert!(hidden.all().contains("Prices"));
    let titled = CHAPTER.replace(
        "{R}",
        "{slide-title=\"Who paid?\" slide-kind=takeaways minutes=5}",
    );
    let titled = made(&titled.replace(" {P}", ""));
    assert!(
        titled
            .slides()
            .iter()
            .any(|(title, _)| title == "+Who paid?"),
        "{}",
        titled.all()
    );
    let kind = |slide: &&super::super::Slide| slide.kind == SlideKind::Takeaways;
    assert!(
        titled
            .deck
            .slides
            .iter()
            .any(|slide| kind(&slide) && slide.section == Some(0))
    );
    // A heading that only its shape makes one takes the same.
    let typed = made("# Salt\n\nReferences {.no-slide}\n\nAmes, B. (2001). *Salt*. Sun Press.\n");
    assert!(
        typed.manuscript.evidence.is_empty(),
        "{:?}",
        typed.manuscript.evidence
    );
}

#[test]
fn a_section_shows_its_table_in_the_place_of_bullets() {
    let table = "**Table 1**\n\n*Loads of Salt*\n\n| Town | Loads |\n|---|--:|\n| Salina | 40 |\n| Brack | 12 |\n\n";
    let asked = |kind: &str, table: &str| {
        let heading = format!("{{slide-kind={kind}}}");
        let text = CHAPTER.replace("{R}", &heading).replace(" {P}", "");
        made(&text.replace("## Prices", &format!("{table}## Prices")))
    };
    let own = |made: &Made| -> Vec<SlideKind> {
        let slides = made.deck.slides.iter();
        let own = slides.filter(|slide| slide.section == Some(0));
        own.map(|slide| slide.kind).collect()
    };
    let shown = asked("table", table);
    let kinds = own(&shown);
    assert!(kinds.contains(&SlideKind::Table), "{}", shown.all());
    assert!(!kinds.contains(&SlideKind::Claim), "{}", shown.all());
    // A section without one keeps its bullets.
    let bare = asked("table", "");
    assert!(own(&bare).contains(&SlideKind::Claim), "{}", bare.all());
    let other = asked("figure", table);
    assert!(own(&other).contains(&SlideKind::Claim), "{}", other.all());
}

#[test]
fn blocks_for_the_lecture_are_on_slides_and_in_notes_alone() {
    let text = chapter(&[(
        "## Prices",
        "::: {.slide-only}\n- Think of *your* salt\n- Ask twice\n:::\n\n::: notes\nTell the story of the camel.\n:::\n\n\
         ::: {.slide-only}\n# A question\n\nWho pays in the end?\n:::\n\n## Prices",
    )]);
    let made = made(&text);
    let all = made.bullets();
    for own in ["+Think of your salt", "+Ask twice", "+Who pays in the end?"] {
        assert!(all.contains(&own.to_owned()), "{own} {}", made.all());
    }
    assert!(
        made.slides()
            .iter()
            .any(|(title, _)| title == "+A question")
    );
    let noted = made.deck.slides.iter().flat_map(|slide| &slide.notes);
    assert!(
        noted
            .clone()
            .any(|span| made.source.slice(*span).contains("the camel."))
    );
    let printed = made.printed();
    assert!(
        !printed.contains("Ask twice") && !printed.contains("story"),
        "{printed}"
    );
}

#[test]
fn a_long_paragraph_for_a_slide_is_a_bullet_for_each_sentence() {
    let said = |i: usize| format!("The ford of town {i} was paid for by the monks of the coast.");
    let long: Vec<String> = (0..6).map(said).collect();
    let block = format!("::: {{.slide-only}}\n{}\n:::\n\n## Prices", long.join(" "));
    let made = made(&chapter(&[("## Prices", &block)]));
    let all = made.bullets();
    for own in &long {
        assert!(all.contains(&format!("+{own}")), "{own} {}", made.all());
    }
}

#[test]
fn blocks_make_no_slide_and_are_printed() {
    let text = chapter(&[
        ("Caravans", "::: {.no-slide}\nCaravans"),
        ("for the night.", "for the night.\n:::"),
    ]);
    let made = made(&text);
    assert!(!made.all().contains("Caravans"), "{}", made.all());
    let printed = made.printed();
    assert!(
        printed.contains("Caravans") && !printed.contains(":::"),
        "{printed}"
    );
}

#[test]
fn what_is_not_ours_or_not_closed_is_text() {
    for text in [
        "# A\n\n## B\n\nOne [two]{.smallcaps} three. Four [five]{} six {.keep}.\n",
        "# A\n\n## B\n\n::: warning\nOne.\n:::\n\n::: notes\nTwo.\n\nThree.\n",
        "# A\n\n## B\n\nOne.\n\n:::\n\n::::\n",
    ] {
        let made = made(text);
        assert!(made.manuscript.asides.is_empty() && made.manuscript.steering.is_empty());
        let printed = made.printed();
        let bare = |text: &str| text.replace(['#', ' ', '\n'], "");
        assert_eq!(bare(&printed), bare(text));
    }
}

#[test]
fn attributes_in_two_pairs_of_braces_are_read_together() {
    let made = made(
        "# A\n\n## B\n\nOne road was long. [Two roads led to the sea.]{.keep}{.drop} Three.\n",
    );
    let printed = made.printed();
    assert!(
        printed.contains("Two roads") && !printed.contains('{'),
        "{printed}"
    );
    assert_eq!(made.manuscript.steering.len(), 2);
}

#[test]
fn edits_come_back_as_the_marks_that_they_ask_for() {
    let text = format!(
        "---\nlanguage: en\n---\n\n{}",
        chapter(&[
            (
                "Towns near the passes",
                "*Towns* near [the passes](https://a.example)"
            ),
            ("against the wet\nseason.", "*against the wet\nseason.*"),
        ])
    );
    let source = Source::new("m.md", &text);
    let front = crate::settings::read(&source).unwrap();
    let read = |text: &str| {
        let source = Source::new("m.md", text);
        manuscript::read(&source, &front)
    };
    let first = read(&text);
    let mut sentences = Vec::new();
    first.each_sentence(&mut |span| sentences.push(span));
    assert_eq!(sentences.len(), 7);
    let acts = [
        EditAct::Keep,
        EditAct::Drop,
        EditAct::Pin,
        EditAct::Reword("A \"new\" \\ start"),
        EditAct::Retitle("Mine"),
    ];
    for &sentence in &sentences {
        for act in acts {
            let edits = edit(&source, &front, &first, sentence, act).unwrap();
            let marked = applied(&text, &edits);
            let again = read(&marked);
            assert_eq!(again.steering.len(), 1, "{marked}");
            let place = again.steering[0].span;
            let mut there = Vec::new();
            again.each_sentence(&mut |span| there.extend(place.covers(span).then_some(span)));
            assert_eq!(there.len(), 1, "{marked}");
            // Another act takes its place; taking it away gives the text back.
            let source = Source::new("m.md", &marked);
            let edits = edit(&source, &front, &again, there[0], EditAct::Drop).unwrap();
            assert_eq!(read(&applied(&marked, &edits)).steering.len(), 1);
            let edits = edit(&source, &front, &again, there[0], EditAct::Clear).unwrap();
            assert_eq!(applied(&marked, &edits), text);
        }
    }
    let swap = EditAct::Swap(sentences[1]);
    let edits = edit(&source, &front, &first, sentences[0], swap).unwrap();
    assert_eq!(read(&applied(&text, &edits)).steering.len(), 2);
    let heading = first.sections[0].span.start;
    let heading = Span::new(heading, heading + 9);
    let titled = edit(&source, &front, &first, heading, EditAct::Retitle("Who?")).unwrap();
    let marked = applied(&text, &titled);
    assert!(
        marked.contains("## Routes {slide-title=\"Who?\"}\n"),
        "{marked}"
    );
    let source = Source::new("m.md", &marked);
    let again = read(&marked);
    let titled = edit(&source, &front, &again, heading, EditAct::Retitle("What?")).unwrap();
    assert!(applied(&marked, &titled).contains("## Routes {slide-title=\"What?\"}\n"));
    let nowhere = edit(&source, &front, &again, Span::new(0, 0), EditAct::Keep);
    assert!(nowhere.is_err());
}

#[test]
fn hostile_marks_are_read_at_once() {
    let started = std::time::Instant::now();
    for (piece, count) in [
        ("[", 100_000),
        ("[a]{.keep}", 20_000),
        ("[a]{.keep as=\"", 20_000),
        ("::: notes\n\n", 20_000),
        ("::: {.slide-only}\n", 20_000),
        ("::: {a=\"", 20_000),
        (":::\n", 40_000),
        ("[a]{.keep ", 20_000),
        ("# a {.no-slide}\n", 2_000),
        ("a {{{{{{{{ }\n", 10_000),
    ] {
        let text = format!("# A\n\n## B\n\n{}", piece.repeat(count));
        let source = Source::new("m", &text);
        let manuscript = manuscript::read(&source, &FrontMatter::default());
        assert_eq!(manuscript.unaccounted(&text), [], "{piece}");
    }
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}
