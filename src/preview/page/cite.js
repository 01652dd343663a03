//! Citations and references: over a citation its reference is shown, over a reference all places that cite it.

import { el, find } from "./dom.js";
import { live, on } from "./live.js";
import { jump } from "./jump.js";

const card = find("#card");
let editions = {};
let shownFor = null;
let leaving = 0;

/** What bytes of the manuscript cite, or which reference they are part of. */
function about({ start, end }) {
  const { citations, references } = live.citations;
  const touches = (range) => range.start < end && start < range.end;
  const citation = citations.find((citation) => touches(citation) && citation.references.length);
  if (citation) return { citation };
  const index = references.findIndex(touches);
  return index < 0 ? null : { reference: references[index], index };
}

/** The labels of the pages that a range is printed on. */
function pageOf(range) {
  const page = editions.print.pages.find((page) => page.hash && editions.print.wordsIn(page, range).length);
  return page?.label ?? null;
}

const plain = (text) => text.replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, "$1").replace(/\s+/g, " ").trim();

function forCitation({ citation }) {
  const cited = citation.references.map((index) => live.citations.references[index]).filter(Boolean);
  return {
    ranges: [{ ...citation, kind: "lit" }, ...cited.map(({ start, end }) => ({ start, end, kind: "cite" }))],
    parts: cited.map((reference) =>
      el("p", {}, plain(reference.text), " ", el("button", { type: "button", onclick: () => jump(reference) }, "Show in list")),
    ),
  };
}

function forReference({ reference, index }) {
  const places = live.citations.citations.filter((citation) => citation.references.includes(index));
  const links = places.map((place) => {
    const page = pageOf(place);
    const words = plain(live.source?.slice(place.start, place.end) ?? "");
    const label = el("span", {}, words);
    return el("li", {}, el("button", { type: "button", onclick: () => jump(place) }, label, page ? ` p. ${page}` : ""));
  });
  return {
    ranges: [{ ...reference, kind: "lit" }, ...places.map(({ start, end }) => ({ start, end, kind: "cite" }))],
    parts: [
      el("p", { class: "quiet" }, places.length ? `Cited at ${places.length} ${places.length === 1 ? "place" : "places"}` : "Not cited in the text"),
      el("ul", {}, ...links),
    ],
  };
}

function show(range, box) {
  const found = about(range);
  if (!found) return hide();
  const key = found.citation ? `c${found.citation.start}` : `r${found.index}`;
  clearTimeout(leaving);
  if (shownFor === key) return;
  shownFor = key;
  const { ranges, parts } = found.citation ? forCitation(found) : forReference(found);
  editions.print.light(ranges);
  card.replaceChildren(...parts);
  card.hidden = false;
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + 6;
  card.style.left = `${left}px`;
  card.style.top = `${below + height > innerHeight - 8 ? Math.max(8, box.top - height - 6) : below}px`;
}

/** Takes the card away. */
export function hide() {
  if (shownFor === null) return;
  shownFor = null;
  card.hidden = true;
  editions.print.light([]);
}

const later = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 300);
};

/** Starts listening. */
export function citations(both) {
  editions = both;
  let entering = 0;
  for (const edition of Object.values(both)) {
    edition.list.addEventListener("pointerover", (event) => {
      const word = event.target.closest?.("[data-start]");
      clearTimeout(entering);
      if (!word) {
        if (shownFor !== null) later();
        return;
      }
      // A pointer that only passes shows nothing.
      const range = { start: Number(word.dataset.start), end: Number(word.dataset.end) };
      entering = setTimeout(() => (about(range) ? show(range, word.getBoundingClientRect()) : shownFor !== null && later()), 90);
    });
    edition.list.addEventListener("pointerleave", () => {
      clearTimeout(entering);
      if (shownFor !== null) later();
    });
    edition.scroller.addEventListener("scroll", () => shownFor !== null && !card.matches(":hover, :focus-within") && later());
  }
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", later);
  card.addEventListener("focusin", () => clearTimeout(leaving));
  card.addEventListener("focusout", later);
  // With the keyboard: the caret of the source pane is where the pointer would be.
  let typing = false;
  addEventListener("keydown", () => (typing = true), true);
  addEventListener("pointerdown", () => (typing = false), true);
  on("caret", (byte) => {
    if (!typing) return hide();
    const selection = getSelection();
    const box = selection.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : null;
    const range = { start: byte, end: byte + 1 };
    if (box && about(range)) show(range, box);
    else hide();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
