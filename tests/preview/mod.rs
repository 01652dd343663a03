//! The live preview, asked as a browser asks: the program is started on a manuscript of its own, and answers over
//! HTTP. Where time is waited for, an event is waited for, with a generous cap.

mod acts;
mod browser;
mod client;
mod folder;
mod live;
mod safe;

use client::{Preview, words_at};

const TOWNS: [&str; 15] = [
    "Arden", "Bexley", "Corby", "Dunmore", "Elstow", "Farley", "Garton", "Helm", "Ilford",
    "Jarrow", "Kelso", "Ludlow", "Morley", "Norton", "Oakham",
];

const SENTENCES: [&str; 12] = [
    "The bridge at TOWN was built because the ford had failed in every wet year.",
    "Traders who came to TOWN paid a toll of N coins for each cart that crossed (Holm, 1994).",
    "The ledgers of TOWN show that traffic doubled within N years of the first arch.",
    "Farmers near TOWN, who had lost their landing places, moved to the upper bank.",
    "A road through the marsh of TOWN let wagons reach the gate before dark.",
    "The guild of TOWN governed the river without ever holding an office.",
    "Masons from the hills carved the piers of TOWN and were paid in grain.",
    "Floods took the wooden span of TOWN twice, which the council blamed on the millers.",
    "Pilgrims gave alms at the chapel of TOWN, and these paid for lamps and ropes.",
    "Soldiers held the tower of TOWN for N weeks until the siege was lifted.",
    "The bishop of TOWN sold his ferry rights and bought a forest instead.",
    "Letters from TOWN describe markets that were held on the ice in hard winters.",
];

/// The example of the README, which says more than its deck does.
fn example() -> String {
    std::fs::read_to_string("tests/example/chapter.md").unwrap()
}

/// A chapter with a slip in a citation, and enough text for several pages and slides; no sentence is said twice.
fn chapter() -> String {
    let mut text = String::from("# Rivers and Their Bridges\n\nAda Lind\n\n");
    for (part, town) in TOWNS.iter().take(6).enumerate() {
        text.push_str(&format!("## The River at {town}\n\n"));
        for paragraph in 0..6 {
            for sentence in 0..5 {
                let n = part * 30 + paragraph * 5 + sentence;
                let words = SENTENCES[n % 12].replace("TOWN", TOWNS[n / 12]);
                text.push_str(&words.replace(" N ", &format!(" {} ", n + 2)));
                text.push(if sentence == 4 { '\n' } else { ' ' });
            }
            text.push('\n');
        }
    }
    text.push_str("Some say otherwise (Hollm, 1994).\n\n");
    text.push_str("## References\n\nHolm, T. (1994). *Tolls of the north*. Ferry Press.\n");
    text
}
