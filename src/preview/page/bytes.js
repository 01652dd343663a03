//! Byte offsets of a UTF-8 file in a JavaScript string, by line.

/** How many bytes of UTF-8 the UTF-16 units from `from` to `to` of `text` take. */
export function length(text, from = 0, to = text.length) {
  let bytes = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    // The halves of a surrogate pair are four bytes together.
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

/** A text, cut into lines whose places in the file are known. */
export class Lines {
  constructor(text) {
    this.lines = text.split("\n");
    this.starts = new Array(this.lines.length);
    let at = 0;
    for (let i = 0; i < this.lines.length; i++) {
      this.starts[i] = at;
      at += length(this.lines[i]) + 1;
    }
    this.end = at - 1;
  }

  /** The index of the line that `byte` lies in. */
  line(byte) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The unit of line `line` that `byte` is in; the line's end for bytes after it. */
  unit(line, byte) {
    const text = this.lines[line];
    let at = this.starts[line];
    for (let i = 0; i < text.length; i++) {
      if (at >= byte) return i;
      at += length(text, i, i + 1);
    }
    return text.length;
  }

  /** The byte of unit `unit` of line `line`. */
  byte(line, unit) {
    return this.starts[line] + length(this.lines[line], 0, unit);
  }

  /** The text between two bytes. */
  slice(start, end) {
    const first = this.line(start);
    const last = this.line(Math.max(start, end - 1));
    const parts = this.lines.slice(first, last + 1);
    parts[parts.length - 1] = parts.at(-1).slice(0, this.unit(last, end));
    parts[0] = parts[0].slice(this.unit(first, start));
    return parts.join("\n");
  }
}
