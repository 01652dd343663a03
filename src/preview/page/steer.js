//! Steering the deck: what the lecturer wants otherwise is written into the manuscript, as marks anyone could type.

import { el, find, icon, remember, remembered } from "./dom.js";
import { get, path, post } from "./api.js";
import { live, on, tell } from "./live.js";
import { acted, undo } from "./findings.js";
import { jump } from "./jump.js";
import { say } from "./say.js";

let slides = null;
const dialog = find("#reword");
let rewording = null;

const SAID = {
  drop: "Dropped from the slides.",
  keep: "Kept on its slide.",
  clear: "Left to the program again.",
  swap: "Swapped for the runner-up.",
  title: "Headline changed.",
  density: "Density changed.",
};

/** Asks for the deck and lays its tools over the slides. */
export async function load() {
  live.deck = await get(path("deck"));
  find("#density").value = live.deck.density;
  for (const page of slides.pages) strip(page);
  slides.look();
  tell("deck");
}

async function steer(act, { start, end }, text) {
  try {
    await post("steer", { act, start, end, text, source_hash: live.state.source_hash });
    acted();
    say(SAID[act], "status", { label: "Undo", does: undo });
  } catch (error) {
    say(error.message, "alert");
  }
}

function button(act, drawing, label, attributes, does) {
  return el(
    "button",
    { type: "button", "data-action": act, title: label, "aria-label": label, onclick: does, ...attributes },
    icon(drawing),
  );
}

/** The row of one bullet: its words, and what can be done with it. */
function row(bullet) {
  const keep = button("keep", "keep", bullet.kept ? "Kept: leave it to the program again" : "Keep on a slide", {
    "aria-pressed": String(Boolean(bullet.kept)),
  }, () => steer(bullet.kept ? "clear" : "keep", bullet));
  const other = bullet.runner_up;
  const swap = button("swap", "swap", other ? `Swap for: ${other.text}` : "Swap: there is no other sentence", {
    disabled: !other,
  }, () => steer("swap", bullet));
  const drop = button("drop", "drop", "Drop from the slides", {}, () => steer("drop", bullet));
  const words = el(
    "button",
    { type: "button", class: "cut", title: "Show the sentence it was cut from", onclick: () => jump(bullet, { from: "slides", light: bullet.sentence, panel: "print" }) },
    bullet.text,
  );
  const attributes = { "data-bullet": "", "data-start": bullet.start, "data-end": bullet.end };
  return el("li", { class: bullet.kept ? "kept" : null, ...attributes }, words, el("span", { class: "tools" }, keep, swap, drop));
}

function headline(slide) {
  const reword = () => {
    rewording = slide;
    find("textarea", dialog).value = slide.title;
    dialog.showModal();
    find("textarea", dialog).select();
  };
  return el("button", { type: "button", "data-action": "title", class: "reword", onclick: reword }, icon("pencil"), "Headline");
}

/** Slides of these kinds follow from the others: there is nothing to choose. */
const FIXED = new Set(["title", "agenda", "divider", "references"]);

/** What a slide's strip is made of, to make it anew only when that changed. */
const shownOf = new WeakMap();

/** Lays the strip of a slide under its first page. */
function strip(page) {
  const slide = live.deck.slides.find(({ pages }) => pages[0] === page.index + 1);
  const key = JSON.stringify(slide ?? null);
  if (shownOf.get(page) === key) return;
  shownOf.set(page, key);
  const last = page.below.contains(document.activeElement) ? document.activeElement : null;
  const held = last && { start: last.closest("[data-start]")?.dataset.start, act: last.dataset.action };
  const made = [];
  if (slide && !FIXED.has(slide.kind)) {
    if (slide.title_source) made.push(headline(slide));
    if (slide.bullets.length) made.push(el("ul", { "aria-label": `Bullets of slide ${page.label}` }, ...slide.bullets.map(row)));
  }
  page.below.replaceChildren(...made);
  slides.stale = true;
  if (held?.act) find(`[data-start="${held.start}"] [data-action="${held.act}"]`, page.below)?.focus({ preventScroll: true });
}

/** Starts listening. */
export function steering(edition) {
  slides = edition;
  let pages = 0;
  on("pages", (edition) => {
    if (edition !== slides || edition.pages.length === pages || !live.deck.slides.length) return;
    pages = edition.pages.length;
    edition.pages.forEach(strip);
  });
  const toggle = find("#steer");
  const show = (open) => {
    toggle.setAttribute("aria-pressed", String(open));
    slides.list.classList.toggle("plain", !open);
    slides.stale = true;
    slides.look();
  };
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-pressed") !== "true";
    remember("steer", open);
    show(open);
  });
  show(remembered("steer", true));
  find("#density").addEventListener("change", (event) => steer("density", { start: 0, end: 0 }, event.target.value));
  dialog.addEventListener("close", () => {
    const text = find("textarea", dialog).value.replace(/\s+/g, " ").trim();
    const slide = rewording;
    rewording = null;
    if (dialog.returnValue !== "write" || !slide || !text || text === slide.title) return;
    steer("title", slide.title_source, text);
  });
  find("textarea", dialog).addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    dialog.close("write");
  });
}
