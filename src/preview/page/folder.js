//! The list of manuscripts of a folder, with their counts of findings.

import { all, count, el, find } from "./dom.js";
import { get } from "./api.js";
import { listen } from "./stream.js";

let stop = null;

function row({ id, file, title, state, message, counts }) {
  const number = (severity) => {
    const many = counts?.[severity] ?? 0;
    const label = counts ? count(many, severity) : `${severity}: not read yet`;
    return el("span", { class: many ? `number ${severity}` : "number zero", title: label }, counts ? String(many) : "–");
  };
  const name = el("span", { class: "name" }, el("strong", {}, title || file), title ? el("span", { class: "quiet" }, file) : null);
  // Where the folder lies is known.
  const short = message?.slice(Math.max(0, message.indexOf(`${file}:`)));
  const said = state === "broken" && short ? el("span", { class: "trouble" }, short) : null;
  const counted = ["error", "warning", "note"].map((severity) => el("td", {}, number(severity)));
  return el("tr", {}, el("th", { scope: "row" }, el("a", { href: `#/${id}` }, name), said), ...counted);
}

function show({ folder, docs }) {
  document.title = `${folder} – Diptych`;
  find("#folder-name").textContent = folder;
  find("#folder-count").textContent = count(docs.length, "manuscript");
  const focus = document.activeElement?.getAttribute?.("href");
  find("#folder tbody").replaceChildren(...docs.map(row));
  if (focus) all("#folder a").find((link) => link.getAttribute("href") === focus)?.focus();
}

/** Shows the list and keeps it up to date. */
export function folder(docs) {
  document.body.classList.add("folder");
  show(docs);
  stop = listen("/docs/events", "docs", show, () => {});
}

/** Takes the list away. */
export function leave() {
  document.body.classList.remove("folder");
  stop?.();
  stop = null;
}

/** What is there to be shown. */
export const docs = () => get("/docs");
