//! Houses: fields that do not go together, the professional paper, and what a page does with tables and figures.

use diptych::pipeline::{self, Built};
use diptych::settings::{Editions, Options};
use diptych::source::Source;
use diptych::typeset::{Glyph, Page};

use crate::pdf::folder;

/// Builds `text` by a house that ships or a file of these fields; the error as it is told.
pub(crate) fn build(text: &str, house: &str) -> Result<Built, String> {
    let named = ["classic", "modern", "large-print", "apa"].contains(&house);
    let house = if named {
        house.to_owned()
    } else {
        let name: String = house.chars().filter(|c| c.is_alphanumeric()).collect();
        let file = folder(&format!("house-{name}")).join("house.toml");
        std::fs::write(&file, house).expect("the folder can be written");
        file.to_string_lossy().into_owned()
    };
    let options = Options {
        editions: Editions::Print,
        house: Some(house),
        ..Options::default()
    };
    let models = pipeline::read(Source::new("chapter.md", text), &options)
        .map_err(|error| error.to_string())?;
    let templates = pipeline::templates(&options).map_err(|error| error.to_string())?;
    pipeline::build(&models, &options, &templates).map_err(|error| error.to_string())
}

pub(crate) fn pages(built: &Built) -> &[Page] {
    &built
        .print
        .as_ref()
        .expect("it was made")
        .edition
        .layout
        .pages
}

/// The text of a page as painted, furniture too.
fn words(page: &Page) -> String {
    let text: String = page.glyphs.iter().map(|glyph| &*glyph.text).collect();
    text.replace('\u{a0}', " ")
}

const CHAPTER: &str = "---\ntitle: Salt Roads\nauthors: [Ada İnci]\nlanguage: tr\nbook:\n  title: Roads\n---\n\n\
    # Abstract\n\nWhat the salt cost.\n\n# Giriş\n\nTuz pahalıydı (Taş, 2001).\n\n# References\n\n\
    Taş, A. (2001). *Tuz*. Ada.\n";

#[test]
fn fields_that_do_not_go_together_are_told_with_their_line() {
    for (fields, said) in [
        (
            "figures = \"lining\"\nlines = 80\n",
            "house.toml:2:9: the house has 80 lines of 14pt",
        ),
        (
            "lead = \"8pt\"",
            "house.toml:1:8: `lead` is 8pt and `size` 10.5pt",
        ),
        (
            "note-size = \"20pt\"",
            "house.toml:1:13: `note-lead` is 11pt",
        ),
        (
            "width = \"100mm\"\nsize = \"13.5pt\"\ninside = \"28mm\"\noutside = \"28mm\"",
            "house.toml:2:8: the text is 125pt wide",
        ),
    ] {
        let error = build(CHAPTER, fields).err().expect(fields);
        assert!(error.contains(said), "{fields}: {error}");
    }
}

#[test]
fn heads_and_folios_stand_where_the_house_has_them() {
    let long = CHAPTER.replace("Tuz pahalıydı", &"Tuz pahalıydı. ".repeat(900));
    let built = build(
        &long,
        "head-verso = \"book\"\nhead-recto = \"none\"\nfolio = \"foot\"",
    )
    .unwrap();
    let pages = pages(&built);
    assert!(pages.len() > 3);
    for page in &pages[1..3] {
        let furniture: Vec<&Glyph> = page.glyphs.iter().filter(|g| g.source.is_none()).collect();
        let beyond = |above: bool| -> String {
            let outside = furniture.iter().filter(|glyph| match above {
                true => glyph.rect.bottom < page.measure.top,
                false => glyph.rect.top > page.measure.bottom,
            });
            outside.map(|glyph| &*glyph.text).collect()
        };
        let even = page.label.parse::<u32>().unwrap() % 2 == 0;
        assert_eq!(
            beyond(true),
            if even { "Roads" } else { "" },
            "{}",
            page.label
        );
        assert_eq!(beyond(false), page.label);
    }
}

#[test]
fn the_professional_paper_has_a_title_page_and_references_of_their_own() {
    let built = build(CHAPTER, "apa").unwrap();
    assert!(built.provenance.is_clean(), "{:?}", built.provenance);
    let pages = pages(&built);
    let text: Vec<String> = pages.iter().map(words).collect();
    assert_eq!(text.len(), 4, "{text:?}");
    for (text, label) in text.iter().zip(pages.iter().map(|page| &page.label)) {
        // In capitals, with the page's number, on every page (APA 7, 2.18).
        assert!(text.starts_with(&format!("SALT ROADS{label}")), "{text}");
    }
    assert!(text[0].contains("Salt Roads") && text[0].contains("Ada İnci"));
    assert!(text[1].contains("Abstract") && !text[0].contains("Abstract"));
    assert!(text[2].contains("Salt RoadsGiriş"), "{}", text[2]);
    assert!(text[3].contains("References") && text[3].contains("Taş, A."));
}

#[test]
fn a_table_that_is_turned_has_its_title_beside_it() {
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(24));
    let rows = (0..60).map(|n| row(&format!("{n},500")));
    let table = row("Tonnes") + &row("---") + &rows.collect::<String>();
    let prose = "The salt came by the road and not by the river. ".repeat(90);
    let text = format!(
        "# Trade\n\n{prose}\n\n**Table 1**\n\n*Salt*\n\n{table}\n*Note.* Tons.\n\n{prose}\n"
    );
    let built = build(&text, "classic").unwrap();
    assert!(built.provenance.is_clean(), "{:?}", built.provenance);
    let pages = pages(&built);
    let with = |word: &str| pages.iter().position(|page| words(page).contains(word));
    let at = with("Table 1").expect("its number");
    // A cell of its first row, and its heads on every page of it.
    assert!(words(&pages[at]).contains("0,500"));
    let heads = pages
        .iter()
        .filter(|page| words(page).contains("Tonnes"))
        .count();
    assert!(heads > 1, "{heads}");
    let beyond = pages
        .iter()
        .flat_map(|page| page.glyphs.iter().map(move |g| (page, g)));
    // Stops may hang.
    let letter = |glyph: &Glyph| glyph.text.chars().any(char::is_alphanumeric);
    for (page, glyph) in beyond.filter(|(_, glyph)| glyph.source.is_some() && letter(glyph)) {
        let (rect, measure) = (glyph.rect, page.measure);
        assert!(
            rect.right <= measure.right + 1.0 && rect.bottom <= measure.bottom + 4.0,
            "{}",
            glyph.text
        );
    }
}

/// Forty columns fit no page, upright or turned: they stand in panels, each with the first column and the number.
#[test]
fn a_table_of_forty_columns_stands_in_panels() {
    let row = |first: &str, cell: &dyn Fn(usize) -> String| {
        let cells = (0..39).map(cell).collect::<Vec<_>>();
        format!("| {first} | {} |\n", cells.join(" | "))
    };
    let table = row("Town", &|n| format!("Year {}", 1900 + n))
        + &row("---", &|_| "---".into())
        + &row("Amara", &|n| format!("{n}.5"))
        + &row("Cale", &|n| format!("{n}.7"));
    let text = format!(
        "# Trade\n\nSalt.\n\n**Table 1**\n\n*Salt[^a]*\n\n{table}\n*Note.* Tons.\n\nMore.\n\n\
         [^a]: By weight.\n"
    );
    let continued = "Table 1 (continued)";
    for house in ["classic", "apa"] {
        let built = build(&text, house).unwrap();
        assert!(
            built.provenance.is_clean(),
            "{house}: {:?}",
            built.provenance
        );
        let said: String = pages(&built).iter().map(words).collect();
        let panels = said.matches(continued).count();
        assert!(panels > 1, "{house}: {panels}");
        assert_eq!(said.matches("Amara").count(), panels + 1, "{house}");
        let overfull = built.findings.iter().any(|finding| finding.code == "P101");
        assert!(!overfull, "{house}");
    }
}

/// Cells that are nearly empty are lines all the same: sixty of them are no low table that stays on its page.
#[test]
fn a_long_table_of_short_cells_goes_on_on_the_next_page() {
    let mut table =
        "| No. | Sodium of the whole plant, fresh | Folic acid of the leaves |\n|---|---|---|\n"
            .to_owned();
    for n in 1..=60 {
        table += &format!("| {n}. | {} | |\n", if n % 9 == 0 { "1.5" } else { "" });
    }
    let text =
        format!("# Trade\n\nSalt.\n\n**Table 1**\n\n*Salt*\n\n{table}\n*Note.* Grams.\n\nMore.\n");
    for house in ["classic", "modern", "large-print", "apa"] {
        let built = build(&text, house).unwrap();
        assert!(
            built.provenance.is_clean(),
            "{house}: {:?}",
            built.provenance
        );
        let said: Vec<String> = pages(&built).iter().map(words).collect();
        let first = said
            .iter()
            .position(|page| page.contains("9.1.5"))
            .expect("row 9");
        let last = said
            .iter()
            .position(|page| page.contains("60."))
            .expect("row 60");
        assert!(last > first, "{house}");
    }
}

/// Typst breaks no head over pages, and a row that is higher than a turned page would run off it.
#[test]
fn a_table_of_very_long_cells_is_printed_whole() {
    let words = |n: usize| {
        let words = (0..n).map(|n| format!("salt{n}"));
        words.collect::<Vec<_>>().join(", ")
    };
    let long = words(1500);
    let wide = format!(
        "|{}\n|{}\n| {} |{}\n",
        " Tonnes |".repeat(14),
        "---|".repeat(14),
        words(400),
        " 12,500 |".repeat(13)
    );
    for table in [format!("| {long} |\n| --- |\n"), wide] {
        for house in ["classic", "large-print"] {
            let text =
                format!("# Trade\n\nSalt.\n\n**Table 1**\n\n*Salt*\n\n{table}\nMore salt.\n");
            let built = build(&text, house).unwrap();
            // A row of several cells that goes over pages is painted page by page.
            assert!(
                built.provenance.is_clean(),
                "{house}: {:?}",
                built.provenance
            );
            for page in pages(&built) {
                let typed = page.glyphs.iter().filter(|glyph| glyph.source.is_some());
                let lowest = typed.map(|glyph| glyph.rect.bottom).fold(0.0, f64::max);
                assert!(lowest <= page.measure.bottom + 4.0, "{house}: {lowest}");
            }
        }
    }
}

/// Wherever a figure falls, the page before it is filled by what follows it.
#[test]
fn a_figure_without_room_leaves_no_gap() {
    let map = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"240\">\
        <rect width=\"300\" height=\"240\" fill=\"none\" stroke=\"black\"/></svg>";
    let out = folder("house-gap");
    std::fs::write(out.join("map.svg"), map).expect("the folder can be written");
    let mut floated = 0;
    for before in [12, 16, 20, 24] {
        let paragraph =
            "The salt came by the road and not by the river, whatever the tariff said of it.\n\n";
        let text = format!(
            "# Trade\n\n{}**Figure 1**\n\n*The Roads*\n\n![A map.](map.svg)\n\n{}",
            paragraph.repeat(before),
            paragraph.repeat(40)
        );
        let path = out.join("chapter.md");
        std::fs::write(&path, &text).expect("the folder can be written");
        let options = Options {
            editions: Editions::Print,
            ..Options::default()
        };
        let models = pipeline::read(Source::open(&path).unwrap(), &options).unwrap();
        let templates = pipeline::templates(&options).unwrap();
        let built = pipeline::build(&models, &options, &templates).unwrap();
        assert!(built.provenance.is_clean(), "{:?}", built.provenance);
        let figure = text.find("**Figure").unwrap();
        let pages = pages(&built);
        let [.., _] = pages else { panic!("no pages") };
        for page in &pages[..pages.len() - 1] {
            let typed = page.glyphs.iter().filter(|glyph| glyph.source.is_some());
            let lowest = typed.map(|glyph| glyph.rect.bottom).fold(0.0, f64::max);
            // An image may stand below the last of its words.
            let image = words(page).contains("Figure 1");
            assert!(
                image || lowest > page.measure.bottom - 45.0,
                "{before}: {lowest}"
            );
            let after = |glyph: &Glyph| glyph.source.is_some_and(|at| at.start > figure + 60);
            floated += usize::from(!image && page.glyphs.iter().any(after) && page.label == "1");
        }
    }
    assert!(floated > 0, "no figure had to float");
}

#[test]
fn a_house_may_leave_hyphens_at_numbers() {
    let text = "# T\n\nRents rose by 12-18% in 44 days, at 3,5 (b = -.3) on pp. 7-9 of it.\n";
    for (house, rules) in [
        ("classic", vec!["minus-sign", "range-dash", "range-dash"]),
        ("number-dashes = false\n", vec![]),
    ] {
        let built = build(text, house).expect("it is built");
        let said: Vec<_> = built
            .provenance
            .substitutions
            .iter()
            .map(|s| s.rule)
            .collect();
        let mut dashes: Vec<_> = said
            .iter()
            .filter(|rule| **rule != "no-break-space")
            .collect();
        dashes.sort();
        assert_eq!(dashes, rules.iter().collect::<Vec<_>>(), "{house}");
        assert!(built.provenance.is_clean());
        assert_eq!(said.len() - dashes.len(), 2, "after `44` and `pp.`");
    }
}

/// Neither the first row of a table nor its last stands alone on a page, whatever its number of rows.
#[test]
fn no_row_of_a_long_table_stands_alone() {
    let rows_on = |count: usize, lines: usize, house: &str| -> Vec<usize> {
        let rows = (1..=count).map(|n| format!("| Row{n}. | {n}.5 |\n"));
        let table = format!("| Name | Share |\n|---|---|\n{}", rows.collect::<String>());
        let prose = "Salt.\n\n".repeat(lines);
        let text = format!("# Trade\n\n{prose}**Table 1**\n\n*Salt*\n\n{table}\n*Note.* All.\n");
        let built = build(&text, house).unwrap();
        assert!(built.provenance.is_clean(), "{:?}", built.provenance);
        let pages = pages(&built)
            .iter()
            .map(|page| words(page).matches("Row").count());
        pages.filter(|rows| *rows > 0).collect()
    };
    for house in ["classic", "apa"] {
        for count in 50..58 {
            let rows = rows_on(count, 1, house);
            assert_eq!(rows.iter().sum::<usize>(), count);
            assert!(
                rows.len() > 1 && !rows.contains(&1),
                "{house} {count}: {rows:?}"
            );
        }
    }
}
