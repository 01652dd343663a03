//! Both ways between words and pages: a click on a page leads to the source, the caret in the source to the pages.

import { get, path, post } from "./api.js";
import { remembered } from "./dom.js";
import { live, on } from "./live.js";
import { show as showPanel } from "./panels.js";
import { say } from "./say.js";
import * as source from "./source.js";

let editions = {};

/** The sentence that a byte of a slide's words was cut from. */
function sentenceAt(pageNumber, byte) {
  const slide = live.deck.slides.find((slide) => slide.pages.includes(pageNumber));
  const within = (range) => range && range.start <= byte && byte < range.end;
  const bullet = slide?.bullets.find(within);
  if (bullet) return bullet.sentence;
  return within(slide?.title_source) ? slide.title_source : null;
}

let turn = 0;

/** Shows bytes of the manuscript: in the source, and in the editions but the one that asks. */
export async function jump(range, { from = null, light = range, panel = "source" } = {}) {
  const mine = ++turn;
  showPanel(panel, from);
  source.select(range.start, range.end);
  for (const [name, edition] of Object.entries(editions)) {
    edition.light([{ ...light, kind: "lit" }]);
    if (name !== from) await scrollTo(edition, light, mine);
  }
}

/** Scrolls an edition to a range of bytes; where nothing of it is printed it stays. */
async function scrollTo(edition, range, mine) {
  const here = edition.pages.find((page) => page.hash && edition.wordsIn(page, range).length);
  if (here) {
    const [, , x, y, w, h] = edition.wordsIn(here, range)[0];
    edition.reveal(here.index, { x, y, w, h });
    return;
  }
  // A slide has few of the words: what is nearest may be far from it. The slide of the sentence will do.
  if (edition.name === "slides") {
    const shown = slideOf(range.start);
    if (!shown?.page) return;
    edition.light([{ start: shown.range.start, end: shown.range.end, kind: "lit" }]);
    edition.reveal(shown.page - 1);
    return;
  }
  try {
    const place = (await get(path(`place?at=${range.start}`)))[edition.name];
    if (place && mine === turn) edition.reveal(place.page - 1, place);
  } catch {
    // The server is away: the pages stay where they are.
  }
}

/** The sentence of the deck that holds a byte, so that its slide can be shown. */
function slideOf(byte) {
  for (const slide of live.deck.slides) {
    const bullet = slide.bullets.find(({ sentence }) => sentence && sentence.start <= byte && byte < sentence.end);
    if (bullet) return { page: slide.pages[0], range: bullet };
  }
  return null;
}

/** The word under a click, or the one close beside it: between the boxes of words there are slivers of their line. */
function wordAt(event) {
  const hit = event.target.closest?.("[data-start]");
  const line = event.target.closest?.(".words > div");
  if (hit || !line) return hit;
  const apart = (word) => {
    const box = word.getBoundingClientRect();
    return Math.max(box.left - event.clientX, event.clientX - box.right);
  };
  const words = [...line.querySelectorAll("[data-start]")].map((word) => [apart(word), word]);
  const [gap, word] = words.reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, null]);
  return gap < line.getBoundingClientRect().height / 2 ? word : null;
}

function clicked(edition, event) {
  const word = wordAt(event);
  if (!word) return;
  const range = { start: Number(word.dataset.start), end: Number(word.dataset.end) };
  const number = Number(word.closest("[data-page]").dataset.page);
  const sentence = edition.name === "slides" ? sentenceAt(number, range.start) : null;
  jump(range, { from: edition.name, light: sentence ?? range });
  if (live.state?.editor && follows()) open(range.start);
}

/** Whether the author's editor goes where a page is clicked. */
export const follows = () => remembered("follow", true);

/** Opens the author's own editor at a byte. */
export async function open(start) {
  if (!live.state?.editor) {
    say("No editor is known: start with --open-with, or set EDITOR.");
    return;
  }
  try {
    await post("open", { start });
  } catch (error) {
    say(error.message, "alert");
  }
}

let waiting = 0;

/** After the caret moved: both editions go where it is. */
function caretAt(byte) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const mine = ++turn;
    const range = wordAround(byte);
    for (const edition of Object.values(editions)) {
      edition.light([{ ...range, kind: "lit" }]);
      await scrollTo(edition, range, mine);
    }
  }, 60);
}

/** The bytes of the word that a byte of the source lies in, or of the character there. */
function wordAround(byte) {
  const lines = live.source;
  const line = lines.line(byte);
  const unit = lines.unit(line, byte);
  const text = lines.lines[line];
  const before = text.slice(0, unit).match(/[\p{L}\p{N}\p{M}’'-]*$/u)[0].length;
  const after = text.slice(unit).match(/^[\p{L}\p{N}\p{M}’'-]*/u)[0].length;
  const start = lines.byte(line, unit - before);
  return { start, end: Math.max(lines.byte(line, unit + after), start + 1) };
}

/** Starts listening. */
export function links(both) {
  editions = both;
  for (const edition of Object.values(both)) {
    let down = null;
    edition.list.addEventListener("pointerdown", (event) => (down = event));
    edition.list.addEventListener("click", (event) => {
      // Who drags selects text; only a click leads elsewhere.
      const dragged = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4;
      if (event.detail === 0 || !dragged) clicked(edition, event);
    });
  }
  on("caret", caretAt);
}
