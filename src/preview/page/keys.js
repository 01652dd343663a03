//! The keys of the page, and the list of them.

import { el, find, remember, remembered } from "./dom.js";
import { live } from "./live.js";
import { next, undo } from "./findings.js";
import { open } from "./jump.js";
import { focusPanel, focused, nextPanel, showFindings } from "./panels.js";
import { present } from "./present.js";
import { place } from "./source.js";
import { nextTheme } from "./theme.js";

const help = find("#help");
let editions = {};

const edition = () => editions[focused()] ?? editions.print;

/** Single keys, what they are called, and what they do. */
const KEYS = [
  ["1", "Source", () => focusPanel("source")],
  ["2", "Chapter", () => focusPanel("print")],
  ["3", "Slides", () => focusPanel("slides")],
  ["4", "Findings", () => focusPanel("findings")],
  ["j", "Next finding", () => next(1)],
  ["k", "Previous finding", () => next(-1)],
  ["f", "Open or close the findings", () => showFindings()],
  ["u", "Undo what this page did to the manuscript", () => live.state?.undo && undo()],
  ["o", "Open the place in your editor", () => open(place())],
  ["t", "Thumbnails", () => edition().thumbnails()],
  ["+", "Larger", () => edition().zoom.step(1)],
  ["-", "Smaller", () => edition().zoom.step(-1)],
  ["0", "Fit the width", () => edition().zoom.set("fit")],
  ["d", "Light or dark", nextTheme],
  ["p", "Present", present],
  ["?", "This list", () => help.showModal()],
];

const ALWAYS = [
  ["F6", "Next panel (with Shift, the one before)"],
  ["Tab", "Next control"],
  ["Arrows, Page Up, Page Down", "Scroll pages; move the caret in the source, and the pages follow"],
  ["Ctrl + wheel", "Zoom"],
  ["Esc", "Close what is open"],
];

const PRESENTING = [
  ["→ ↓ Space Page Down n", "Next slide"],
  ["← ↑ Backspace Page Up p", "Previous slide"],
  ["Home, End", "First, last slide"],
  ["Number, then Enter", "Go to that slide"],
  ["b, w", "Black, white screen"],
  ["f", "Full screen"],
  ["s", "Window for the speaker: notes, next slide, clock"],
  ["Esc", "End"],
];

function table(rows) {
  return el("dl", {}, ...rows.map(([key, does]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, does))));
}

/** Starts listening. */
export function keys(both) {
  editions = both;
  find("#help-keys").replaceChildren(
    el("h3", {}, "Everywhere"),
    table(ALWAYS),
    el("h3", {}, "Single keys"),
    table(KEYS),
    el("h3", {}, "While presenting"),
    table(PRESENTING),
  );
  const single = find("#single-keys");
  single.checked = remembered("keys", true);
  single.addEventListener("change", () => remember("keys", single.checked));
  find("#help-button").addEventListener("click", () => help.showModal());
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.body.classList.contains("presenting")) return;
    if (event.key === "F6") {
      event.preventDefault();
      nextPanel(event.shiftKey ? -1 : 1);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !single.checked) return;
    if (find("dialog[open]") || event.target.matches?.("input, select, textarea")) return;
    const key = KEYS.find(([key]) => key === event.key);
    if (!key || document.body.classList.contains("folder")) return;
    event.preventDefault();
    key[2]();
  });
}
