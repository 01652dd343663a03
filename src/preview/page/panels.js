//! The columns: which are shown, how wide they are, and the drawer of findings. Remembered in this browser.

import { all, el, find, remember, remembered } from "./dom.js";

const ORDER = ["source", "print", "slides"];
const NAMES = { source: "Source", print: "Chapter", slides: "Slides" };
const drawer = find("#findings");
const panel = (name) => find(`[data-panel="${name}"]`);

let wanted = remembered("panels", ORDER);
let grow = remembered("grow", { source: 0.85, print: 1.1, slides: 1.25 });

/** How many columns there is room for. */
const room = () => (innerWidth >= 1100 ? 3 : innerWidth >= 600 ? 2 : 1);

/** The columns that are shown: the latest wanted, as many as there is room for. */
const shown = () => {
  const latest = wanted.slice(-room());
  return ORDER.filter((name) => latest.includes(name));
};

function lay() {
  const now = shown();
  all(".divider").forEach((divider) => divider.remove());
  for (const name of ORDER) {
    const element = panel(name);
    element.hidden = !now.includes(name);
    element.style.flexGrow = grow[name];
    const button = find(`[data-show="${name}"]`);
    button.setAttribute("aria-pressed", String(now.includes(name)));
  }
  now.slice(1).forEach((name, index) => panel(name).before(divider(now[index], name)));
}

/** Shows a column if it is hidden; `keep` is one that must not make room for it. */
export function show(name, keep = null) {
  if (shown().includes(name)) return;
  wanted = [...wanted.filter((other) => other !== name && other !== keep), ...(keep ? [keep] : []), name];
  remember("panels", wanted);
  lay();
}

function toggle(name) {
  const now = shown();
  if (!now.includes(name)) {
    wanted = [...wanted.filter((other) => other !== name), name];
  } else if (now.length > 1) {
    // What was hidden behind it does not come back by itself.
    wanted = now.filter((other) => other !== name);
  }
  remember("panels", wanted);
  lay();
}

function divider(left, right) {
  const bar = el("div", {
    class: "divider",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "vertical",
    "aria-label": `Width of ${NAMES[left]} and ${NAMES[right]}`,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
  });
  const share = (part) => {
    const both = grow[left] + grow[right];
    grow[left] = both * Math.min(0.85, Math.max(0.15, part));
    grow[right] = both - grow[left];
    panel(left).style.flexGrow = grow[left];
    panel(right).style.flexGrow = grow[right];
    bar.setAttribute("aria-valuenow", Math.round((100 * grow[left]) / both));
    remember("grow", grow);
  };
  const now = () => grow[left] / (grow[left] + grow[right]);
  bar.setAttribute("aria-valuenow", Math.round(100 * now()));
  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    const from = panel(left).getBoundingClientRect().left;
    const to = panel(right).getBoundingClientRect().right;
    bar.onpointermove = (move) => share((move.clientX - from) / (to - from));
  });
  bar.addEventListener("lostpointercapture", () => (bar.onpointermove = null));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
    if (!step) return;
    event.preventDefault();
    share(now() + step);
  });
  bar.addEventListener("dblclick", () => share(0.5));
  return bar;
}

/** Opens or closes the drawer of findings. */
export function showFindings(open = drawer.hidden) {
  drawer.hidden = !open;
  remember("findings", open);
  find("#findings-button").setAttribute("aria-expanded", String(open));
}

/** Moves the focus to the next column or, with -1, to the one before. */
export function nextPanel(step) {
  const stops = all("#columns [data-panel]:not([hidden]) .stop, #findings:not([hidden]) .stop");
  const at = stops.findIndex((stop) => stop.closest("[data-panel]").contains(document.activeElement));
  stops[(at + step + stops.length) % stops.length]?.focus({ preventScroll: true });
}

/** The name of the column that has the focus. */
export const focused = () => document.activeElement?.closest("[data-panel]")?.dataset.panel ?? null;

/** Moves the focus into a column. */
export function focusPanel(name) {
  if (name === "findings") showFindings(true);
  else show(name);
  find(".stop", panel(name))?.focus({ preventScroll: true });
}

/** Lays the columns and starts listening. */
export function panels() {
  for (const name of ORDER) find(`[data-show="${name}"]`).addEventListener("click", () => toggle(name));
  find("#findings-button").addEventListener("click", () => showFindings());
  find("#findings-close").addEventListener("click", () => {
    showFindings(false);
    find("#findings-button").focus();
  });
  const edge = find("#findings .edge");
  const high = (pixels) => {
    const height = Math.min(innerHeight * 0.7, Math.max(120, pixels));
    drawer.style.height = `${height}px`;
    remember("findings-height", height);
  };
  drawer.style.height = `${Math.min(innerHeight * 0.7, remembered("findings-height", 250))}px`;
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = (move) => high(drawer.getBoundingClientRect().bottom - move.clientY);
  });
  edge.addEventListener("lostpointercapture", () => (edge.onpointermove = null));
  edge.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 20, ArrowDown: -20 }[event.key];
    if (step) high(drawer.offsetHeight + step);
  });
  let before = room();
  addEventListener("resize", () => {
    if (room() !== before) lay();
    before = room();
  });
  showFindings(remembered("findings", false));
  lay();
}
