//! The page: which manuscript is shown, and what happens when a new state of it comes.

import { atRest, find, remember, remembered } from "./dom.js";
import { Refused, get, path } from "./api.js";
import { live, on } from "./live.js";
import { listen } from "./stream.js";
import { Edition } from "./edition.js";
import { thumbnails, zoom } from "./zoom.js";
import { focusPanel, panels } from "./panels.js";
import { themes } from "./theme.js";
import { keys } from "./keys.js";
import { links } from "./jump.js";
import { citations } from "./cite.js";
import { presenting } from "./present.js";
import { say, whisper } from "./say.js";
import * as findings from "./findings.js";
import * as folder from "./folder.js";
import * as source from "./source.js";
import * as steer from "./steer.js";

const html = document.documentElement;
const editions = {
  print: new Edition("print", find('[data-panel="print"]')),
  slides: new Edition("slides", find('[data-panel="slides"]')),
};
let stop = null;
let known = {};

/** Takes a new state: pages first, then what is told about them. */
async function take(state) {
  const before = live.state;
  live.state = state;
  trouble(state);
  if (state.revision === 0) {
    head(state);
    return;
  }
  for (const page of state.sent) {
    const shown = state[page.edition].pages[page.page - 1];
    if (shown) editions[page.edition].receive(page, shown);
  }
  const changed = (name) => state[`${name}_hash`] && state[`${name}_hash`] !== known[name];
  const placed = await Promise.all(["print", "slides"].map((name) => editions[name].update(state[name])));
  const shown = Number(html.dataset.revision ?? 0);
  const isNew = placed.every(Boolean) && state.revision >= shown;
  if (isNew) painted(state);
  // A newer state does what is left of this one.
  if (live.state !== state) return;
  // What is told of it comes after its picture.
  await atRest();
  if (isNew && before && state.revision !== before.revision && state.state === "ok") {
    whisper(`Revision ${state.revision} is shown`);
  }
  if (live.state !== state) return;
  head(state);
  const asks = [];
  const ask = (name, load) => {
    if (!changed(name)) return;
    known[name] = state[`${name}_hash`];
    const failed = (error) => {
      // Asked again with the next state. What is not a refusal is a fault of this page.
      known[name] = null;
      if (!(error instanceof Refused) && live.state === state) console.error(error);
    };
    asks.push(load().catch(failed));
  };
  ask("source", async () => source.show((await get(path("source"))).text));
  ask("findings", findings.load);
  ask("deck", steer.load);
  ask("citations", async () => (live.citations = await get(path("citations"))));
  await Promise.all(asks);
  if (asks.length) marks();
  findings.undone();
  if (live.state === state) Object.assign(html.dataset, { told: state.revision, settled: state.settled });
}

/** Says that a state is on the screen. */
function painted(state) {
  html.dataset.revision = state.revision;
  html.dataset.state = state.state;
  performance.mark(`painted-${state.revision}`);
}

function marks() {
  for (const edition of Object.values(editions)) {
    edition.marks = live.findings;
    edition.mark();
  }
  if (live.source) source.mark(live.findings);
}

/** Writes a text where it is not there already: the browser would lay out the page for it. */
function word(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Why the newest state of the file is not shown, if it is not. */
function trouble(state) {
  const broken = state.state === "broken";
  find("#broken").hidden = !broken;
  word(find("#broken .message"), broken ? state.message : "");
  if (broken) html.dataset.state = "broken";
}

/** What the bar over the columns says. */
function head(state) {
  document.title = `${state.title || state.file} – Diptych`;
  word(find("#title"), state.title || state.file);
  word(find("#file"), state.file);
  find("#undo").hidden = !state.undo;
  find("#undo").title = state.undo ? `Undo: ${state.undo}` : "";
  for (const link of document.querySelectorAll("[data-file]")) {
    link.href = path(`${link.dataset.file}?download=1`);
  }
}

/** Where in the edition the reader is: in its bar. */
function looked(edition) {
  const page = edition.current();
  const bar = find("[data-action=thumbnails]", edition.panel);
  if (!page) return;
  const label = edition.name === "print" ? `p. ${page.label}` : "";
  const text = `${label}${label ? " · " : ""}${page.index + 1} / ${edition.pages.length}`;
  word(bar, text);
}

function openManuscript(id) {
  stop?.();
  known = {};
  live.id = id;
  live.state = null;
  stop = listen(path("events"), "state", take, (connected) => {
    const away = find("#away");
    if (away.hidden !== connected) away.hidden = connected;
  });
}

async function start() {
  const { folder: name, docs } = await folder.docs();
  const id = location.hash.match(/^#\/(.+)/)?.[1];
  const doc = docs.find((doc) => doc.id === id) ?? (name === null ? docs[0] : null);
  stop?.();
  find("#back").hidden = name === null;
  if (doc) {
    folder.leave();
    openManuscript(doc.id);
  } else {
    live.id = null;
    folder.folder({ folder: name, docs });
  }
}

themes();
panels();
for (const edition of Object.values(editions)) {
  zoom(edition);
  thumbnails(edition);
}
links(editions);
citations(editions);
findings.findings();
steer.steering(editions.slides);
presenting(editions.slides);
keys(editions);
on("looked", looked);
find("#print").addEventListener("click", () => window.open(path("print.pdf"), "_blank", "noopener"));
const follow = find("#follow");
follow.checked = remembered("follow", true);
follow.addEventListener("change", () => remember("follow", follow.checked));
addEventListener("hashchange", ({ oldURL, newURL }) => {
  const manuscript = (url) => new URL(url).hash.match(/^#\/.*/)?.[0] ?? "";
  if (manuscript(oldURL) !== manuscript(newURL)) location.reload();
});
find(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  focusPanel("print");
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[open]")) if (!menu.contains(event.target)) menu.open = false;
});
start().catch((error) => say(error.message, "alert"));
