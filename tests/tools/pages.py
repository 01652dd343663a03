"""The lines of a PDF's pages with the elements they are tagged as, read with MuPDF.

In: a tagged PDF. Out: a `Page` each, with its furniture (artifacts: running heads, folios) and its `Block`s:
paragraphs, titles, list items, cells, notes, each with its lines in reading order. A block that goes on on the
next page has the same path of elements there. Lengths are in points, from the top left.
"""

import re
import xml.etree.ElementTree as Tree
from collections import Counter
from dataclasses import dataclass, field

import pymupdf

# Elements inside a paragraph; what they hold belongs to the block round them.
INLINE = {"Link", "Em", "Strong", "Span", "Code", "Sub", "Quote", "Reference"}
SOFT = "\u00ad"
CELLS = ("TD", "TH", "Table")


@dataclass
class Char:
    text: str
    x: float
    right: float
    y: float
    size: float
    lang: str = ""


@dataclass
class Line:
    chars: list

    @property
    def text(self):
        return "".join(c.text for c in self.chars).strip()

    @property
    def y(self):
        """The baseline: that of most of its characters."""
        return Counter(round(c.y, 2) for c in self.chars).most_common(1)[0][0]

    @property
    def size(self):
        return Counter(round(c.size, 2) for c in self.chars).most_common(1)[0][0]

    @property
    def left(self):
        return min(c.x for c in self.chars)

    @property
    def right(self):
        """The right edge of the last letter or digit: stops and hyphens may hang."""
        letters = [c.right for c in self.chars if c.text.isalnum()]
        return max(letters, default=self.left)


@dataclass
class Block:
    path: tuple
    lines: list = field(default_factory=list)

    @property
    def tag(self):
        return self.path[-1][0]

    def within(self, *tags):
        return any(tag in tags for tag, _ in self.path)


@dataclass
class Page:
    label: str
    width: float
    height: float
    trim: tuple
    blocks: list
    furniture: list
    notdef: int
    # The lower edge of its lowest picture.
    picture: float


def read(document, langs=None):
    """The pages of an open document; `langs` gives the language of each glyph of a page, in the order of painting."""
    return [page(document, number, langs) for number in range(document.page_count)]


def page_labels(document):
    """The printed number of each page, by the file's own table."""
    labels = [str(number + 1) for number in range(document.page_count)]
    for rule in sorted(document.get_page_labels(), key=lambda rule: rule["startpage"]):
        start, first = rule["startpage"], rule.get("firstpagenum", 1)
        for number in range(start, document.page_count):
            labels[number] = str(first + number - start)
    return labels


def page(document, number, langs):
    leaf = document[number]
    root = structured(document, number)
    label = page_labels(document)[number]
    painted = [c for span in leaf.get_texttrace() for c in span["chars"] if c[1] >= 0]
    tongues = langs(number) if langs else []
    if tongues and len(tongues) != len(painted):
        raise ValueError(f"page {label}: {len(tongues)} glyphs with a language, {len(painted)} painted")
    at = {place(*c[2]): lang for c, lang in zip(painted, tongues)}
    lows = [float(line.get("bbox").split()[3]) for line in root.iter("line") if line.get("text", "").strip() != label]
    collector = Collector(label, at, max(lows, default=0.0))
    collector.walk(root, ())
    trim = tuple(round(v, 2) for v in leaf.trimbox)
    return Page(
        label=label,
        width=leaf.rect.width,
        height=leaf.rect.height,
        trim=(trim, tuple(round(v, 2) for v in leaf.mediabox)),
        blocks=[b for b in collector.blocks if b.path],
        furniture=[line for b in collector.blocks if not b.path for line in b.lines],
        notdef=sum(c[1] == 0 for c in painted),
        picture=max((info["bbox"][3] for info in leaf.get_image_info()), default=0.0),
    )


def structured(document, number):
    """MuPDF's structured text with the tags of the page, as XML."""
    mupdf = pymupdf.mupdf
    flags = (
        mupdf.FZ_STEXT_PRESERVE_LIGATURES
        | mupdf.FZ_STEXT_PRESERVE_WHITESPACE
        | mupdf.FZ_STEXT_COLLECT_STRUCTURE
    )
    options = mupdf.FzStextOptions(flags)
    leaf = mupdf.fz_load_page(document.this, number)
    text = mupdf.FzStextPage(leaf, options)
    buffer = mupdf.FzBuffer(1 << 16)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_xml(output, text, 0)
    output.fz_close_output()
    raw = bytes(buffer.fz_buffer_extract())
    # Characters that XML does not allow are none of the words.
    clean = re.sub(rb"&#x?(0?[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[eEfF]);", b" ", raw)
    return Tree.fromstring(clean)


def place(x, y):
    """Where a glyph stands, to a quarter of a point."""
    return round(x * 4), round(y * 4)


class Collector:
    """Gathers blocks in reading order; `low` is the lower edge of the lowest line that is no folio."""

    def __init__(self, label, langs, low):
        self.blocks = []
        self.label, self.langs, self.low = label, langs, low

    def walk(self, element, path):
        for child in element:
            if child.tag == "struct":
                tag = child.get("std") or child.get("raw")
                inline = tag in INLINE or child.get("raw") in INLINE
                step = (tag, int(child.get("idx", "0")))
                self.walk(child, path if inline and path else path + (step,))
            elif child.tag == "line":
                self.line(child, path)
            else:
                self.walk(child, path)

    def line(self, element, path):
        # A folio below the text is read with what stands above it; the same number within the text is no folio.
        if element.get("text", "").strip() == self.label and float(element.get("bbox").split()[1]) > self.low:
            path = ()
        # What is turned is read along its own lines; beside a table it is measured like the table's cells.
        turned = abs(float(element.get("dir", "1 0").split()[0])) < 0.1 and path
        path += (("Table", 0),) if turned and not any(t in CELLS for t, _ in path) else ()
        for font in element.iter("font"):
            size = float(font.get("size"))
            for c in font.iter("char"):
                quad = [float(v) for v in c.get("quad").split()]
                x, y = float(c.get("x")), float(c.get("y"))
                lang = self.langs.get(place(x, y), "")
                y = x if turned else y
                char = Char(c.get("c"), min(quad[0::2]), max(quad[0::2]), y, size, lang)
                self.char(char, path)

    def char(self, char, path):
        if not self.blocks or self.blocks[-1].path != path:
            # A block may come back after a note that its call brought.
            found = next((b for b in self.blocks if b.path == path), None) if path else None
            if found:
                self.blocks.remove(found)
            self.blocks.append(found or Block(path))
        lines = self.blocks[-1].lines
        last = lines[-1].chars[-1] if lines else None
        if last is None or abs(char.y - last.y) > 0.62 * min(char.size, last.size):
            lines.append(Line([]))
        lines[-1].chars.append(char)


def ends_in_break(line):
    """Whether a line ends in a hyphen that the break put there."""
    return line.text.endswith(SOFT)
