//! The findings: grouped by kind, counted, each a link to its place; what can be mended is mended on demand.

import { all, count, el, find, icon, remember, remembered } from "./dom.js";
import { get, path, post } from "./api.js";
import { live, tell } from "./live.js";
import { jump } from "./jump.js";
import { say, whisper } from "./say.js";

const KINDS = {
  citation: "Citations",
  reference: "References",
  manuscript: "Manuscript",
  deck: "Lecture",
  page: "Pages",
};
const SEVERITIES = ["error", "warning", "note"];

const list = find("#findings-list");
let shows = new Set(remembered("severities", SEVERITIES));
/** What this page did, oldest first: findings that were applied (they stay in sight), `null` for other acts. */
let acts = [];
let chosen = -1;

/** Asks for the findings and shows them. */
export async function load() {
  live.findings = (await get(path("findings"))).findings;
  show();
  tell("findings");
  const counts = SEVERITIES.map((severity) => [severity, of(severity).length]).filter(([, number]) => number);
  whisper(counts.length ? counts.map(([severity, number]) => count(number, severity)).join(", ") : "No findings");
}

const of = (severity) => live.findings.filter((finding) => finding.severity === severity);

/** Whether the server has said that it can take back. */
let can = false;

/** Forgets what was applied once the server can no longer take it back. */
export function undone() {
  const could = can;
  can = live.state.undo !== null;
  if (!could || can || !acts.length) return;
  acts = [];
  show();
}

/** Remembers an act that was not a finding's: it is the next to be taken back. */
export const acted = () => acts.push(null);

function show() {
  const open = document.activeElement?.closest?.("#findings-list li");
  const focus = open ? { rule: open.dataset.rule, start: open.dataset.start } : null;
  const gone = acts.filter(Boolean).map((finding) => ({ ...finding, applied: true }));
  const listed = [...gone, ...live.findings].filter(({ severity }) => shows.has(severity));
  const groups = Object.entries(KINDS).map(([kind, name]) => {
    const here = listed.filter((finding) => finding.kind === kind).sort((a, b) => a.start - b.start);
    if (!here.length) return null;
    const number = here.filter((finding) => !finding.applied).length;
    const heading = el("h3", {}, name, " ", el("span", { class: "number" }, String(number)));
    return el("section", {}, heading, el("ul", {}, ...here.map(item)));
  });
  const none = el("p", { class: "none" }, live.findings.length ? "None of the kinds chosen." : "Nothing was noticed in this text.");
  const made = groups.filter(Boolean);
  list.replaceChildren(...(made.length ? made : [none]));
  for (const severity of SEVERITIES) {
    for (const number of all(`[data-count="${severity}"]`)) {
      number.textContent = of(severity).length;
      number.parentElement.classList.toggle("zero", !of(severity).length);
    }
  }
  const names = SEVERITIES.map((severity) => count(of(severity).length, severity)).join(", ");
  find("#findings-button").setAttribute("aria-label", `Findings: ${names}`);
  if (focus) find(`li[data-rule="${focus.rule}"][data-start="${focus.start}"] button`, list)?.focus({ preventScroll: true });
}

function item(finding) {
  const { severity, rule, code, message, help, start, end, line, column, suggestion } = finding;
  const place = el(
    "button",
    { type: "button", class: "place", title: `${rule}: show line ${line}, column ${column}`, onclick: () => jump({ start, end }) },
    el("span", { class: `dot ${severity}`, "aria-hidden": "true" }),
    el("span", { class: "visually-hidden" }, `${severity}: `),
    el("span", { class: "message" }, message),
    el("span", { class: "quiet" }, ` ${line}:${column} · ${code}`),
  );
  const parts = [place];
  const related = (finding.related ?? []).map((other) =>
    el("button", { type: "button", class: "related", onclick: () => jump(other) }, `${other.message} (line ${other.line})`),
  );
  const acts = el("span", { class: "acts" });
  if (finding.applied) {
    acts.append(el("span", { class: "quiet" }, "Applied"));
    if (finding.id === acts.at(-1)?.id) {
      acts.append(el("button", { type: "button", "data-action": "undo", onclick: undo }, icon("undo"), "Undo"));
    }
  } else if (suggestion) {
    const copies = el("button", { type: "button", "data-action": "copy", onclick: () => copy(suggestion.text) }, icon("copy"), "Copy");
    const applies = el(
      "button",
      { type: "button", "data-action": "apply", class: suggestion.safe ? "primary" : null, onclick: () => apply(finding) },
      "Apply",
    );
    const text = suggestion.text === "" ? "(take it out)" : suggestion.text;
    acts.append(el("span", { class: "suggestion", title: text }, text), copies, applies);
  }
  parts.push(acts);
  if (help || related.length) parts.push(el("p", { class: "help" }, help ?? "", ...related));
  const state = finding.applied ? "applied" : null;
  return el("li", { "data-rule": rule, "data-start": start, "data-end": end, class: state }, ...parts);
}

async function apply(finding) {
  try {
    await post("apply", { id: finding.id, source_hash: live.state.source_hash });
    acts.push(finding);
    live.findings = live.findings.filter((other) => other !== finding);
    show();
    find('#findings-list [data-action="undo"]')?.focus({ preventScroll: true });
    whisper("Applied. It can be undone.");
  } catch (error) {
    say(error.message, "alert");
  }
}

/** Takes back the newest act of this session, whatever it was. */
export async function undo() {
  try {
    await post("undo", { source_hash: live.state.source_hash });
    const back = acts.pop();
    // The server tells of findings again only if it had told that this one was gone.
    if (back && !live.findings.some(({ id }) => id === back.id)) live.findings.push(back);
    show();
    say("Taken back.");
  } catch (error) {
    say(error.message, "alert");
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied: ${text}`);
  } catch {
    say("This browser does not let the page copy.", "alert");
  }
}

/** Goes to the next finding in the text or, with -1, to the one before. */
export function next(step) {
  const listed = live.findings.filter(({ severity }) => shows.has(severity)).sort((a, b) => a.start - b.start);
  if (!listed.length) return;
  chosen = (chosen + step + listed.length) % listed.length;
  const { rule, start, end, severity, message } = listed[chosen];
  jump({ start, end });
  whisper(`${severity}: ${message}`);
  const row = find(`li[data-rule="${rule}"][data-start="${start}"]`, list);
  for (const other of all("li.chosen", list)) other.classList.remove("chosen");
  row?.classList.add("chosen");
  row?.scrollIntoView({ block: "nearest" });
}

/** Starts listening. */
export function findings() {
  for (const button of all("[data-severity]")) {
    const { severity } = button.dataset;
    const press = () => button.setAttribute("aria-pressed", String(shows.has(severity)));
    button.addEventListener("click", () => {
      if (!shows.delete(severity)) shows.add(severity);
      remember("severities", [...shows]);
      press();
      show();
    });
    press();
  }
  find("#undo").addEventListener("click", undo);
}
