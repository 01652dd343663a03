//! The source pane: the manuscript as it lies on disk, with line numbers, a caret, and marks. Nothing is typed here.

import { el, find } from "./dom.js";
import { Lines } from "./bytes.js";
import { live, tell } from "./live.js";

const pane = find("#source-text");
const scroller = find('[data-panel="source"] .scroll');

let text = new Lines("");
let rows = [];
/** Findings as pieces of lines: line → [{from, to, severity}] in units. */
let marks = new Map();
let selected = null;

/** Puts a new text into the pane; only lines that changed are made anew. */
export function show(source) {
  const next = new Lines(source);
  const old = text.lines;
  const lines = next.lines;
  let same = 0;
  while (same < old.length && same < lines.length && rows[same] && old[same] === lines[same]) same++;
  let tail = 0;
  const most = Math.min(old.length, lines.length) - same;
  while (tail < most && rows.length && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++;
  const gone = rows.length ? rows.length - same - tail : 0;
  const made = lines.slice(same, lines.length - tail).map((line) => row(line));
  const after = rows[same + gone] ?? null;
  for (const element of rows.slice(same, same + gone)) element.remove();
  const fragment = document.createDocumentFragment();
  fragment.append(...made);
  pane.insertBefore(fragment, after);
  rows = [...rows.slice(0, same), ...made, ...rows.slice(same + gone)];
  const moved = made.length !== gone || !old.length;
  text = next;
  live.source = next;
  const until = moved ? rows.length : same + made.length;
  for (let i = same; i < until; i++) rows[i].dataset.line = i + 1;
  pane.style.setProperty("--digits", String(rows.length).length);
  marks = new Map();
  if (selected) select(selected.start, selected.end, false);
}

function row(line) {
  const element = document.createElement("div");
  element.className = kind(line);
  fill(element, line);
  return element;
}

/** What a line looks like to the eye that runs over it. */
function kind(line) {
  if (/^#{1,5} /.test(line)) return "line heading";
  if (/^(:::|<!--|---\s*$)/.test(line)) return "line aside";
  return "line";
}

const clean = (line) => line.replace(/\r$/, "").replace(/^\ufeff/, "");

function fill(element, line) {
  if (clean(line)) element.textContent = clean(line);
  else element.replaceChildren(document.createElement("br"));
}

/** Makes a line again, with its marks and what is selected in it. The caret stays where it is. */
function draw(index) {
  const row = rows[index];
  const selection = getSelection();
  const inside = (node) => node && node !== row && row.contains(node);
  const ends = [
    [selection.anchorNode, selection.anchorOffset],
    [selection.focusNode, selection.focusOffset],
  ].map(([node, offset]) => (inside(node) ? units(row, node, offset) : null));
  parts(index);
  if (ends[0] === null && ends[1] === null) return;
  const [anchor, focus] = ends.map((unit) => (unit === null ? null : point(row, unit)));
  selection.setBaseAndExtent(
    ...(anchor ?? [selection.anchorNode, selection.anchorOffset]),
    ...(focus ?? [selection.focusNode, selection.focusOffset]),
  );
}

/** How many units of a line stand before a point of it. */
function units(row, node, offset) {
  const range = document.createRange();
  range.setStart(row, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The point of a line that so many units stand before. */
function point(row, unit) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let node = null;
  while (walker.nextNode()) {
    node = walker.currentNode;
    if (unit <= node.length) return [node, unit];
    unit -= node.length;
  }
  return node ? [node, node.length] : [row, 0];
}

/** What the marks of a line look like. */
const look = (found) => (found ?? []).map(({ from, to, severity }) => `${from} ${to} ${severity}`).join();

function parts(index) {
  const element = rows[index];
  element.marked = look(marks.get(index));
  const whole = text.lines[index];
  const line = clean(whole);
  const lead = whole.startsWith("\ufeff") ? 1 : 0;
  const found = marks.get(index) ?? [];
  const chosen = selected && selected.first <= index && index <= selected.last;
  if (!line) return;
  if (!found.length && !chosen) {
    fill(element, whole);
    return;
  }
  const from = chosen ? (index === selected.first ? text.unit(index, selected.start) - lead : 0) : 0;
  const to = chosen ? (index === selected.last ? text.unit(index, selected.end) - lead : line.length) : 0;
  const cuts = new Set([0, line.length, from, to]);
  for (const mark of found) cuts.add(mark.from - lead).add(mark.to - lead);
  const at = [...cuts].filter((cut) => cut >= 0 && cut <= line.length).sort((a, b) => a - b);
  const made = [];
  let chosenPart = null;
  for (let i = 0; i + 1 < at.length; i++) {
    const [start, end] = [at[i], at[i + 1]];
    const piece = line.slice(start, end);
    const mark = found.find((mark) => mark.from - lead < end && start < mark.to - lead);
    const node = mark ? el("span", { class: `mark ${mark.severity}` }, piece) : document.createTextNode(piece);
    if (start >= from && end <= to) {
      if (!chosenPart) {
        chosenPart = el("span", { class: "chosen" });
        // Exactly one element tells what is selected, however many lines it runs over.
        if (index === selected.first) {
          chosenPart.dataset.selected = "";
          chosenPart.dataset.start = selected.start;
          chosenPart.dataset.end = selected.end;
        }
        made.push(chosenPart);
      }
      chosenPart.append(node);
    } else {
      made.push(node);
    }
  }
  element.replaceChildren(...made);
}

/** Marks findings: ranges of bytes with a severity. */
export function mark(ranges) {
  marks = new Map();
  for (const { start, end, severity } of ranges) {
    const first = text.line(start);
    const last = text.line(Math.max(start, end - 1));
    for (let line = first; line <= last; line++) {
      const piece = {
        from: line === first ? text.unit(line, start) : 0,
        to: line === last ? text.unit(line, end) : text.lines[line].length,
        severity,
      };
      if (!marks.has(line)) marks.set(line, []);
      marks.get(line).push(piece);
    }
  }
  // To draw a line asks the selection, for which the browser lays out the page: only those that look otherwise.
  rows.forEach((row, line) => {
    if ((row.marked ?? "") !== look(marks.get(line))) draw(line);
  });
}

/** Selects bytes of the manuscript: the one place that is marked as selected. */
export function select(start, end, scroll = true) {
  const before = selected;
  start = Math.min(start, text.end);
  end = Math.min(Math.max(end, start), text.end);
  const first = text.line(start);
  selected = { start, end, first, last: Math.max(first, text.line(Math.max(start, end - 1))) };
  const touched = new Set();
  for (const range of [before, selected]) {
    for (let line = range?.first ?? 1; line <= (range?.last ?? 0) && line < rows.length; line++) touched.add(line);
  }
  for (const line of touched) draw(line);
  if (scroll) reveal();
}

function reveal() {
  const row = rows[selected.first];
  const part = find("[data-selected]", row) ?? row;
  // Lines far away have a guessed height until they are near: twice makes it exact.
  for (let turn = 0; turn < 2; turn++) {
    const place = part.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    if (!frame.height) return;
    if (place.top >= frame.top + 16 && place.bottom <= frame.bottom - 16) return;
    scroller.scrollTop += place.top - frame.top - frame.height * 0.3;
  }
}

/** The byte that a point of the pane's text stands for. */
function byteOf(node, offset) {
  const row = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".line");
  if (!row || !pane.contains(row)) return null;
  const line = Number(row.dataset.line) - 1;
  const lead = text.lines[line]?.startsWith("\ufeff") ? 1 : 0;
  return { line, byte: text.byte(line, units(row, node, offset) + lead) };
}

/** The byte at the caret, if it is in the pane. */
export function caret() {
  const selection = getSelection();
  if (!selection.focusNode || !pane.contains(selection.focusNode)) return null;
  return byteOf(selection.focusNode, selection.focusOffset);
}

// The pane has a caret, as an editor has, but it takes no input.
for (const name of ["beforeinput", "drop", "paste", "cut"]) {
  pane.addEventListener(name, (event) => event.preventDefault());
}

let last = null;
document.addEventListener("selectionchange", () => {
  const at = caret();
  if (!at) return;
  for (const row of pane.querySelectorAll(".here")) if (row !== rows[at.line]) row.classList.remove("here");
  rows[at.line]?.classList.add("here");
  if (at.byte === last) return;
  last = at.byte;
  tell("caret", at.byte);
});

/** The line that is selected or that the caret is in. */
export const place = () => caret()?.byte ?? selected?.start ?? 0;

/** Puts the caret where the selection is, for those who go on with the keyboard. */
export function focus() {
  pane.focus({ preventScroll: true });
  const part = find("[data-selected]", pane);
  if (part && !caret()) getSelection().setPosition(part, 0);
}
