//! The pages of one edition: fetched when their hash changes, those on the screen first, and swapped in place.

import { atRest, el, find, idle } from "./dom.js";
import { get, path } from "./api.js";
import { Drawing, file, pieces } from "./drawing.js";
import { live, tell } from "./live.js";
import { keepSelection, lay, places, words } from "./words.js";

/** Points to CSS pixels at 100 %. */
export const REAL = 96 / 72;

/** Pictures are placed within this many screens of what is seen. */
const NEAR = 1.2;

const overlaps = (range, start, end) => range.start < end && start < range.end;

/** A list of pages in its panel. */
export class Edition {
  constructor(name, panel) {
    this.name = name;
    this.panel = panel;
    this.scroller = find(".scroll", panel);
    this.list = find(".pages", panel);
    this.pages = [];
    this.units = [];
    this.contents = new Map();
    this.loading = new Map();
    /** Counts the states that came. */
    this.turn = 0;
    /** Findings: ranges with a `severity`. */
    this.marks = [];
    /** What is pointed out: ranges with a `kind`, `lit` or `cite`. */
    this.lit = [];
    this.stale = true;
    /** How far down the reader is and how much is seen, in pixels: asking the browser would have it lay out at once. */
    this.view = { top: 0, height: 0 };
    let waiting = false;
    new ResizeObserver(() => this.see()).observe(this.scroller);
    this.scroller.addEventListener("scroll", () => {
      this.see();
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        this.look();
      });
    });
  }

  /** Takes the pages of a new state; done when what is seen of them is in place, and true if it is. */
  async update({ pages, units }) {
    const turn = ++this.turn;
    this.units = units;
    this.reconcile(pages);
    if (this.stale) this.zoom?.apply();
    const where = places(units);
    const seen = new Set(this.visible());
    const first = [...seen].filter((page) => page.want !== page.hash);
    const wanted = first.map((page) => page.want);
    for (const page of seen) this.bind(page, where);
    await Promise.all(first.map((page) => this.fill(page)));
    if (turn === this.turn) {
      this.look();
      this.afterwards(turn, where);
    }
    return first.every((page, i) => page.hash === wanted[i]);
  }

  /** Takes note of what is seen. */
  see() {
    this.view = { top: this.scroller.scrollTop, height: this.scroller.clientHeight };
  }

  /** Makes as many pages as there are; what is shown on them stays until its successor is here. */
  reconcile(pages) {
    for (const page of this.pages.splice(pages.length)) page.el.remove();
    pages.forEach((wanted, index) => {
      let page = this.pages[index];
      if (!page) {
        page = this.blank(index);
        this.pages.push(page);
        this.list.append(page.el);
      }
      page.want = wanted.hash;
      page.el.toggleAttribute("data-behind", page.want !== page.hash);
      page.slide = wanted.slide;
      if (page.width !== wanted.width || page.height !== wanted.height) {
        Object.assign(page, { width: wanted.width, height: wanted.height });
        page.el.style.setProperty("--w", wanted.width);
        page.el.style.setProperty("--h", wanted.height);
        this.stale = true;
      }
      if (page.label !== wanted.label) {
        page.label = wanted.label;
        find(".folio", page.el).textContent = wanted.label;
        page.el.setAttribute("aria-label", `${this.name === "print" ? "Page" : "Slide"} ${wanted.label}`);
      }
    });
    const used = new Set(pages.map((page) => page.hash));
    for (const [hash, content] of this.contents) {
      const shown = this.pages.some((page) => page.hash === hash);
      // A few that were just left stay: an undo wants them again.
      if (used.has(hash) || shown || this.contents.size <= pages.length + 24) continue;
      content.forget();
      this.contents.delete(hash);
    }
    this.panel.classList.toggle("empty", pages.length === 0);
    tell("pages", this);
  }

  blank(index) {
    this.stale = true;
    const paper = el("span", { class: "paper" });
    const root = el("div", { class: "words" });
    const folio = el("p", { class: "folio", "aria-hidden": "true" });
    const below = el("div", { class: "below" });
    const page = el("article", { class: "page", "data-page": index + 1 }, paper, root, folio, below);
    return { el: page, index, paper, drawing: null, root, below, lines: [], spans: [], words: [], starts: [], hash: null };
  }

  /** Pages whose place comes within `screens` of what is seen. */
  visible(screens = 0) {
    this.measure();
    const { top: from, height } = this.view;
    if (!height) return [];
    const more = height * screens;
    return this.pages.filter(({ top, bottom }) => bottom > from - more && top < from + height + more);
  }

  measure() {
    if (!this.stale) return;
    this.stale = false;
    this.see();
    for (const page of this.pages) {
      page.top = page.el.offsetTop;
      page.bottom = page.top + page.el.offsetHeight;
    }
  }

  /** After scrolling: pages that came near get their picture, others lose it; those seen are filled at once. */
  look() {
    const near = new Set(this.visible(NEAR));
    for (const page of this.pages) {
      if (near.has(page)) {
        if (page.hash && !page.drawing) this.draw(page);
      } else {
        this.blot(page);
      }
    }
    for (const page of this.visible()) {
      if (page.want !== page.hash) this.fill(page);
    }
    tell("looked", this);
  }

  /** The page in the middle of what is seen. */
  current() {
    this.measure();
    const middle = this.view.top + this.view.height * 0.4;
    return this.pages.find((page) => page.bottom >= middle) ?? this.pages.at(-1);
  }

  /** Takes a page that came along with its state, if it can be made of what is here. */
  receive(answer, { width, height }) {
    const before = this.contents.get(answer.from);
    if (this.contents.has(answer.hash) || (answer.from && !before)) return;
    performance.mark(`sent-${this.name}-${answer.page}`);
    this.contents.set(answer.hash, Content.of({ width, height }, answer, before));
  }

  /** What a page of this hash shows; asked for once. */
  content({ index, width, height, hash: from }, hash) {
    const kept = this.contents.get(hash);
    if (kept) return kept;
    let coming = this.loading.get(hash);
    if (!coming) {
      const where = path(`${this.name}/${index + 1}?hash=${hash}`);
      // What this page shows of it already is not sent.
      const before = this.contents.get(from);
      const ask = async () => {
        const answer = await get(before ? `${where}&from=${from}` : where);
        const content = Content.of({ width, height }, answer, before);
        this.contents.set(hash, content);
        return content;
      };
      coming = ask();
      this.loading.set(hash, coming);
      const over = () => this.loading.delete(hash);
      coming.then(over, over);
    }
    return coming;
  }

  /** Brings a page to what it should show. */
  async fill(page) {
    const hash = page.want;
    let content;
    try {
      content = await this.content(page, hash);
    } catch {
      // Gone by now, or the server is away: the next state asks again.
      return;
    }
    // A newer state may have come, or the same page from elsewhere.
    if (page.want !== hash || page.hash === hash) return;
    const language = live.state?.language ?? "";
    if (page.root.lang !== language) page.root.lang = language;
    const select = keepSelection(page.spans, page.words);
    const { lines, spans } = lay(page.root, content.words, page.lines);
    Object.assign(page, { lines, spans, words: content.words, starts: [], hash });
    this.bind(page);
    if (this.visible(NEAR).includes(page)) this.draw(page);
    else this.blot(page);
    page.el.dataset.hash = hash;
    page.el.removeAttribute("data-behind");
    select?.(spans, content.words);
    tell("shown", this, page);
  }

  /** Gives a page the picture of what it shows. */
  draw(page) {
    const content = this.contents.get(page.hash);
    if (!content) return;
    page.drawing ??= new Drawing();
    page.drawing.show(content.size, content.pieces);
    if (page.paper === page.drawing.el) return;
    page.paper.replaceWith(page.drawing.el);
    page.paper = page.drawing.el;
  }

  /** Takes a page's picture away. */
  blot(page) {
    if (!page.drawing) return;
    page.drawing = null;
    const paper = el("span", { class: "paper" });
    page.paper.replaceWith(paper);
    page.paper = paper;
  }

  /** The rest, while nothing else is wanted: nearest pages first. */
  async afterwards(turn, where) {
    await atRest();
    if (turn !== this.turn) return;
    for (const page of this.pages) this.bind(page, where);
    this.measure();
    const far = (page) => Math.abs(page.top - this.view.top);
    const behind = this.pages.filter((page) => page.want !== page.hash).sort((a, b) => far(a) - far(b));
    for (const page of behind) {
      // What is here already takes its place at once.
      if (!this.contents.has(page.want)) await idle();
      if (turn !== this.turn) return;
      await this.fill(page);
    }
    if (turn === this.turn) tell("complete", this);
  }

  /** Tells the words of a page which bytes they are, and whether something is marked there. */
  bind(page, where = places(this.units)) {
    const { words, spans, starts } = page;
    if (!spans.length) return;
    for (let i = 0; i < spans.length; i++) {
      const start = where(words[i][0]);
      const end = start + words[i][1];
      starts[i] = start;
      // What the element says already stands beside it: asking the page is slow.
      if (spans[i].from === start && spans[i].upto === end) continue;
      Object.assign(spans[i], { from: start, upto: end });
      spans[i].dataset.start = start;
      spans[i].dataset.end = end;
    }
    const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
    const last = starts.reduce((a, b) => Math.max(a, b), 0) + 1;
    const marks = this.marks.filter((mark) => overlaps(mark, first, last));
    const lit = this.lit.filter((range) => overlaps(range, first, last));
    for (let i = 0; i < spans.length; i++) {
      const [start, end] = [starts[i], starts[i] + words[i][1]];
      let name = marks.find((mark) => overlaps(mark, start, end))?.severity ?? "";
      for (const range of lit) if (overlaps(range, start, end)) name += ` ${range.kind}`;
      if (spans[i].className !== name) spans[i].className = name;
    }
  }

  /** Marks anew, after findings or what is pointed out changed. */
  mark() {
    const where = places(this.units);
    for (const page of this.pages) this.bind(page, where);
  }

  /** Points out these ranges. */
  light(ranges) {
    if (!ranges.length && !this.lit.length) return;
    this.lit = ranges;
    this.mark();
  }

  /** Words of the page that lie in a range of bytes. */
  wordsIn(page, { start, end }) {
    return page.words.filter((word, i) => page.starts[i] < end && page.starts[i] + word[1] > start);
  }

  /** Scrolls to a place of a page, if it is not well in sight. */
  reveal(index, place = null) {
    const page = this.pages[index];
    if (!page) return;
    this.measure();
    const { scrollTop, clientHeight } = this.scroller;
    const z = this.z;
    const top = page.top + (place ? place.y * z : 0);
    const bottom = place ? top + place.h * z : page.bottom;
    const fits = top >= scrollTop + 24 && bottom <= scrollTop + clientHeight - 24;
    if (!fits) this.scroller.scrollTop = top - (place ? clientHeight * 0.3 : 12);
    this.see();
    this.look();
  }

  /** Pixels of a point. */
  set z(z) {
    const { scrollTop, clientHeight } = this.scroller;
    const before = this.list.offsetHeight;
    this.zoomed = z;
    this.list.style.setProperty("--z", z);
    this.stale = true;
    const after = this.list.offsetHeight;
    // What was in the middle stays there.
    if (before) this.scroller.scrollTop = ((scrollTop + clientHeight / 2) / before) * after - clientHeight / 2;
    this.see();
    this.look();
  }

  get z() {
    return this.zoomed ?? REAL;
  }
}

/** What a page of some hash shows. */
class Content {
  constructor(size, words, pieces) {
    Object.assign(this, { size, words, pieces, made: null });
  }

  /** What an answer tells; `before`: the page that it counts on. */
  static of(size, answer, before) {
    return new Content(size, words(answer, before), pieces(answer, before));
  }

  /** The address of its picture as a file. */
  get url() {
    this.made ??= URL.createObjectURL(file(this.size, this.pieces));
    return this.made;
  }

  forget() {
    if (this.made) URL.revokeObjectURL(this.made);
  }
}
