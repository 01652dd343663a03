//! The words over a page: transparent text that can be selected, found, and clicked.

import { arrange, stock } from "./dom.js";

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** Of scripts that run from left to right, and signs without a direction. */
const PLAIN = /^[\u0000-\u058f\u0900-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]*$/;
const MARKS = /\p{M}/gu;

const pen = document.createElement("canvas").getContext("2d");
pen.font = "100px serif";
// Letter-spacing turns ligatures off in the page; they must not be measured either.
pen.letterSpacing = "0.01px";
const widths = new Map();

/** The width of a word in ems of the page's text. */
function width(text) {
  let known = widths.get(text);
  if (known === undefined) {
    if (widths.size > 40000) widths.clear();
    known = pen.measureText(text).width / 100;
    widths.set(text, known);
  }
  return known;
}

/** What a word looks like and where it stands; found once for each, since most words of a page stay. */
const look = (word) => (word[7] ??= word.slice(2).join(" "));

/** The words of an answer, those that the page before had filled in from it. */
export function words(answer, before) {
  return answer.words.map((word) => (typeof word === "number" ? before.words[word] : word));
}

/** Boxes of words in lines: what stands beside each other on one height. */
function lines(words) {
  const found = [];
  let line = null;
  words.forEach(([, , x, y, w, h], index) => {
    const middle = y + h / 2;
    const beside =
      line &&
      Math.abs(middle - line.middle) < 0.5 * Math.max(h, line.h) &&
      Math.max(x - line.right, line.left - (x + w)) < 3 * line.h;
    if (!beside) {
      line = { middle, h, y, left: x, right: x + w, words: [] };
      found.push(line);
    }
    line.words.push(index);
    line.left = Math.min(line.left, x);
    line.right = Math.max(line.right, x + w);
    // A line is as high as its highest word: a raised number does not make it small.
    if (h > line.h) Object.assign(line, { h, y, middle });
  });
  return found;
}

/** The element of a line of words, and the element of each word in their order on the line. */
function block(words, line, order, rtl) {
  const size = line.h * 0.8;
  const made = document.createElement("div");
  if (rtl) made.dir = "rtl";
  const z = (points) => `calc(var(--z) * ${points.toFixed(2)}px)`;
  made.style.cssText =
    `left:${z(line.left)};top:${z(line.y)};width:${z(line.right - line.left + size)};` +
    `font-size:${z(size)};line-height:${z(line.h)}`;
  if (rtl) made.style.left = z(line.left - size);
  const spans = order.map((index, place) => {
    const [, , x, , w, , text] = words[index];
    const span = document.createElement("span");
    span.textContent = text;
    const letters = Math.max(1, text.length - (text.match(MARKS)?.length ?? 0));
    // Letters of a cursive script are not set apart by browsers; such a word gets a box of its width.
    let style = RTL.test(text)
      ? `display:inline-block;width:${(w / size).toFixed(4)}em`
      : `letter-spacing:${((w / size - width(text)) / letters).toFixed(4)}em`;
    // What is in no line of its own direction must not turn its neighbours; to set all words apart would be slow.
    if (!rtl && !PLAIN.test(text)) style += ";unicode-bidi:isolate";
    const next = words[order[place + 1]];
    if (next) {
      const gap = (rtl ? x - next[2] - next[4] : next[2] - x - w) / size;
      const space = gap > 0.08 ? width(" ") : 0;
      style += `;margin-inline-end:${(gap - space).toFixed(4)}em`;
      span.style.cssText = style;
      made.append(span, space ? " " : "");
    } else {
      span.style.cssText = style;
      made.append(span);
    }
    return span;
  });
  return { block: made, spans };
}

/**
 * Lays `words` over a page, in `root`: those of `before`, what this gave the last time, stay where their lines are the
 * same. Gives the lines, and the element of each word in the order of the words.
 * Every word begins and ends where it is printed; places are in points times `--z`.
 */
export function lay(root, words, before = []) {
  const take = stock(before, (line) => line.key);
  const spans = new Array(words.length);
  const laid = lines(words).map((line) => {
    const rtl = line.words.filter((i) => RTL.test(words[i][6])).length * 2 > line.words.length;
    const order = line.words.sort((a, b) => (rtl ? words[b][2] - words[a][2] : words[a][2] - words[b][2]));
    const key = order.map((i) => look(words[i])).join("\n");
    const made = take(key) ?? { key, ...block(words, line, order, rtl) };
    order.forEach((index, place) => (spans[index] = made.spans[place]));
    return made;
  });
  const blocks = (lines) => lines.map((line) => line.block);
  arrange(root, blocks(laid), blocks(before));
  return { lines: laid, spans };
}

/** Where in the file the unit place `at` is, by the edition's units (sorted by place). */
export function places(units) {
  let near = 0;
  return (at) => {
    const next = units[near + 1];
    if (!(units[near]?.[0] <= at && (!next || next[0] > at))) {
      let low = 0;
      let high = units.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (units[middle][0] <= at) low = middle;
        else high = middle - 1;
      }
      near = low;
    }
    const unit = units[near];
    return unit ? unit[2] + (at - unit[0]) : 0;
  };
}

/** Whether words are selected: asking the selection would have the browser lay out at once. */
let selected = false;
document.addEventListener("selectionchange", () => {
  selected = !getSelection().isCollapsed;
});

/** What is selected in a layer of words, so that it can be selected again in the layer that takes its place. */
export function keepSelection(spans, words) {
  if (!selected) return null;
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const end = (node, offset) => {
    const span = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const index = spans.indexOf(span);
    return index < 0 ? null : { at: words[index][0], offset };
  };
  const anchor = end(selection.anchorNode, selection.anchorOffset);
  const focus = end(selection.focusNode, selection.focusOffset);
  if (!anchor && !focus) return null;
  const other = {
    anchor: [selection.anchorNode, selection.anchorOffset],
    focus: [selection.focusNode, selection.focusOffset],
  };
  return (newSpans, newWords) => {
    const point = (kept, otherwise) => {
      if (!kept) return otherwise;
      let index = newWords.findIndex((word) => word[0] === kept.at);
      if (index < 0) index = newWords.findIndex((word) => word[0] > kept.at);
      const text = newSpans[index]?.firstChild;
      return text ? [text, Math.min(kept.offset, text.length)] : null;
    };
    const from = point(anchor, other.anchor);
    const to = point(focus, other.focus);
    if (from && to && from[0].isConnected && to[0].isConnected) {
      getSelection().setBaseAndExtent(...from, ...to);
    }
  };
}
