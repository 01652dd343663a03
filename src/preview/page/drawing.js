//! The picture of a page: pieces from back to front, of which an edit changes a few.

import { SVG, arrange, stock } from "./dom.js";

const shift = ([x, y]) => `translate(${x} ${y})`;

/** The pieces of an answer, those that the page before had filled in from it. */
export function whole(answer, before) {
  return answer.pieces.map(([x, y, shown]) => [x, y, typeof shown === "number" ? before[shown][2] : shown]);
}

/** An SVG file of the pieces of a page. */
export function file({ width, height }, pieces) {
  const drawn = pieces.map((piece) => `<g transform="${shift(piece)}">${piece[2]}</g>`);
  const size = `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`;
  const names = `xmlns="${SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  return new Blob([`<svg ${size} ${names}>`, ...drawn, "</svg>"], { type: "image/svg+xml" });
}

/** A picture in the page, which can become the one of another state. */
export class Drawing {
  constructor() {
    this.el = document.createElementNS(SVG, "svg");
    this.el.setAttribute("class", "paper");
    this.el.setAttribute("aria-hidden", "true");
    this.nodes = [];
    this.pieces = [];
  }

  /** Shows `pieces`: what is the same stays, or moves. */
  show({ width, height }, pieces) {
    this.el.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const take = stock(this.pieces.keys(), (i) => this.pieces[i][2]);
    const nodes = pieces.map((piece) => {
      const kept = this.nodes[take(piece[2])];
      const node = kept ?? document.createElementNS(SVG, "g");
      if (!kept) node.innerHTML = piece[2];
      const place = shift(piece);
      if (node.getAttribute("transform") !== place) node.setAttribute("transform", place);
      return node;
    });
    arrange(this.el, nodes, this.nodes);
    this.nodes = nodes;
    this.pieces = pieces;
  }
}
