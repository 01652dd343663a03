//! Makes elements. Text goes in as text, never as markup.

/** An element with a class, attributes and children (strings or elements). */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The first element that fits. */
export const find = (selector, root = document) => root.querySelector(selector);

/** All elements that fit. */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Of the elements of drawings. */
export const SVG = "http://www.w3.org/2000/svg";

/** What was laid before, to be taken again by key: each once, `null` when there is none left. */
export function stock(items, key) {
  const left = new Map();
  for (const item of items) {
    const same = left.get(key(item));
    if (same) same.push(item);
    else left.set(key(item), [item]);
  }
  return (wanted) => left.get(wanted)?.shift() ?? null;
}

/** Makes `nodes` the children of `root`, in order, in the place of `before`: what stays is not touched. */
export function arrange(root, nodes, before) {
  const kept = new Set(nodes);
  for (const node of before) if (!kept.has(node)) node.remove();
  let next = root.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else root.insertBefore(node, next);
  }
}

/** When what was put into the page is on the screen. */
const frame = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    requestAnimationFrame(() => port2.postMessage(0));
    // A window out of sight has no frames.
    setTimeout(done, 100);
  });

/** When the browser has nothing else to do, or after a while. */
export const idle = () =>
  new Promise((done) => (window.requestIdleCallback ? requestIdleCallback(done, { timeout: 200 }) : setTimeout(done, 30)));

/** When what was put into the page is on the screen, and the browser has nothing else to do. */
export async function atRest() {
  await frame();
  await idle();
}

const ICONS = {
  keep: "M6 2.5h4l-.6 4.2 2.6 2v1.3H4V8.7l2.6-2zM8 10v4",
  swap: "M3 5.5h9.5M10 2.8l2.7 2.7L10 8.2M13 10.5H3.5M6 7.8l-2.7 2.7L6 13.2",
  drop: "M4 4l8 8M12 4l-8 8",
  pencil: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9.3 4.4l2.3 2.3",
  undo: "M5.5 3L2.8 5.7l2.7 2.7M3 5.7h6.3a3.6 3.6 0 010 7.2H6",
  copy: "M5.5 5.5h7.5v8H5.5zM3 10.5v-8h7.5",
};

/** A small drawing of a button. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** What was remembered under `key` in this browser, or `other`. */
export function remembered(key, other) {
  try {
    const value = localStorage.getItem(`diptych.${key}`);
    return value === null ? other : JSON.parse(value);
  } catch {
    return other;
  }
}

/** Remembers a value in this browser; a browser that forbids it forgets. */
export function remember(key, value) {
  try {
    localStorage.setItem(`diptych.${key}`, JSON.stringify(value));
  } catch {
    // Private windows may have no storage.
  }
}

/** `1 finding`, `2 findings`. */
export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
