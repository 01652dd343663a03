//! The picture of a page: pieces from back to front, of which an edit changes a few.

import { SVG, arrange, stock } from "./dom.js";

/** Lines are drawn in hundredths of a point, in the units of the picture: a transform for each would be slow. */
const FINE = 100;

const shift = ([x, y]) => `scale(${FINE}) translate(${x} ${y})`;

const isLine = (piece) => Array.isArray(piece[2]);

/** A line of text where it stands. */
const outlines = ([x, y, [, data]]) => `M${Math.round(x * FINE)} ${Math.round(y * FINE)}${data}`;

/** The pieces of an answer, those that the page before had filled in from it. */
export function pieces(answer, before) {
  return answer.pieces.map(([x, y, shown]) => [x, y, typeof shown === "number" ? before.pieces[shown][2] : shown]);
}

const box = ({ width, height }) => `0 0 ${width * FINE} ${height * FINE}`;

/** An SVG file of the pieces of a page. */
export function file(size, pieces) {
  const drawn = pieces.map((piece) =>
    isLine(piece)
      ? `<path fill="${piece[2][0]}" d="${outlines(piece)}"/>`
      : `<g transform="${shift(piece)}">${piece[2]}</g>`,
  );
  const measures = `viewBox="${box(size)}" width="${size.width}pt" height="${size.height}pt"`;
  const names = `xmlns="${SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  return new Blob([`<svg ${measures} ${names}>`, ...drawn, "</svg>"], { type: "image/svg+xml" });
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
  show(size, pieces) {
    this.el.setAttribute("viewBox", box(size));
    const take = stock(this.pieces.keys(), (i) => this.pieces[i][2]);
    const nodes = pieces.map((piece) => {
      const index = take(piece[2]);
      const node = this.nodes[index] ?? made(piece);
      const stays = index !== null && this.pieces[index][0] === piece[0] && this.pieces[index][1] === piece[1];
      if (!stays) put(node, piece);
      return node;
    });
    arrange(this.el, nodes, this.nodes);
    this.nodes = nodes;
    this.pieces = pieces;
  }
}

/** The node of a piece. */
function made(piece) {
  const node = document.createElementNS(SVG, isLine(piece) ? "path" : "g");
  if (isLine(piece)) node.setAttribute("fill", piece[2][0]);
  else node.innerHTML = piece[2];
  return node;
}

/** Puts a node where its piece stands. */
function put(node, piece) {
  if (isLine(piece)) node.setAttribute("d", outlines(piece));
  else node.setAttribute("transform", shift(piece));
}
