//! Steering the deck: what the lecturer wants otherwise is written into the manuscript, as marks anyone could type.

import { all, el, find, icon } from "./dom.js";
import { get, path, post } from "./api.js";
import { live, on, tell } from "./live.js";
import { undo } from "./findings.js";
import { say } from "./say.js";
import { box } from "./words.js";

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
  for (const page of slides.pages) tools(page);
  tell("deck");
}

async function steer(act, { start, end }, text = null) {
  try {
    await post("steer", { act, start, end, text, source_hash: live.state.source_hash });
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

/** The tools of one bullet. Only the first of its buttons is a stop for the Tab key; arrows lead to the others. */
function forBullet(bullet) {
  const keep = button("keep", "keep", bullet.kept ? "Kept: leave it to the program again" : "Keep on a slide", {
    "aria-pressed": String(Boolean(bullet.kept)),
  }, () => steer(bullet.kept ? "clear" : "keep", bullet));
  const other = bullet.runner_up;
  const swap = button("swap", "swap", other ? `Swap for: ${other.text}` : "Swap: there is no other sentence", {
    disabled: !other,
    tabindex: -1,
  }, () => steer("swap", bullet));
  const drop = button("drop", "drop", "Drop from the slides", { tabindex: -1 }, () => steer("drop", bullet));
  const group = el("div", { class: "tools", role: "group", "aria-label": bullet.text }, keep, swap, drop);
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const open = [keep, swap, drop].filter((one) => !one.disabled);
    open[(open.indexOf(document.activeElement) + step + open.length) % open.length].focus();
  });
  const name = bullet.kept ? "bullet kept" : "bullet";
  return el("div", { class: name, "data-bullet": "", "data-start": bullet.start, "data-end": bullet.end }, group);
}

function forTitle(slide) {
  const reword = button("title", "pencil", "Reword the headline", {}, () => {
    rewording = slide;
    find("textarea", dialog).value = slide.title;
    dialog.showModal();
    find("textarea", dialog).select();
  });
  const { start, end } = slide.title_source;
  return el("div", { class: "headline", "data-start": start, "data-end": end }, el("div", { class: "tools" }, reword));
}

/** Lays the tools of a slide over its page. */
function tools(page) {
  const slide = live.deck.slides.find(({ pages }) => pages.includes(page.index + 1));
  const last = document.activeElement;
  const had = page.over.contains(last) && last.closest("[data-start]");
  const made = [];
  const put = (element, words) => {
    const round = box(words);
    if (!round) return;
    const part = (points, of) => `${((100 * points) / of).toFixed(2)}%`;
    element.style.left = part(round.left, page.width);
    element.style.top = part(round.top, page.height);
    element.style.width = part(round.width, page.width);
    element.style.height = part(round.height, page.height);
    // Beside its words, or above them where the slide ends.
    element.classList.toggle("tight", (page.width - round.left - round.width) / page.width < 0.24);
    made.push(element);
  };
  if (slide && page.hash) {
    if (slide.title_source) put(forTitle(slide), slides.wordsIn(page, slide.title_source));
    for (const bullet of slide.bullets) put(forBullet(bullet), slides.wordsIn(page, bullet));
  }
  page.over.replaceChildren(...made);
  if (had) find(`[data-start="${had.dataset.start}"] button`, page.over)?.focus({ preventScroll: true });
}

/** Shows the tools of what the pointer is on, and of nothing else. */
function near(event) {
  const word = event.target.closest?.(".words [data-start]");
  if (!word) return;
  const start = Number(word.dataset.start);
  const over = find(".over", word.closest("[data-page]"));
  const on = all(":scope > div", over).find(({ dataset }) => dataset.start <= start && start < dataset.end);
  if (on?.classList.contains("near")) return;
  away();
  on?.classList.add("near");
}

function away() {
  for (const other of all(".near", slides.list)) other.classList.remove("near");
}

/** Starts listening. */
export function steering(edition) {
  slides = edition;
  for (const name of ["pointerover", "click"]) slides.list.addEventListener(name, near);
  slides.list.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && away());
  on("shown", (shown, page) => shown === slides && tools(page));
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
