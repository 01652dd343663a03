"""What a book designer looks for on the pages of a chapter, as counts.

In: the pages of `pages.read`. Out: for each measure the places where it fails, in words.
"""

import re
from collections import Counter
from itertools import takewhile
from statistics import median

from hyphens import allowed
from pages import CELLS, SOFT

TITLES = {f"H{n}" for n in range(1, 7)} | {"Title", "H"}
# Letters may stand so far off, in points.
OVERFULL, GRID = 1.0, 0.5


class Measured:
    """The pages with what most of them have in common."""

    def __init__(self, pages):
        self.pages = pages
        body = [line for page in pages for b in page.blocks if plain(b) for line in b.lines]
        self.size = common(line.size for line in body)
        steps = [
            after.y - before.y
            for page in pages
            for block in page.blocks
            if plain(block)
            for before, after in zip(block.lines, block.lines[1:])
            if before.size == after.size == self.size
        ]
        self.lead = common(round(step, 1) for step in steps) or self.size * 1.3
        firsts = [self.body(page)[0].y for page in pages[1:] if self.body(page)]
        self.first = common(round(y, 1) for y in firsts) or 0.0
        # The left edge of the text by the parity of the folio.
        self.left = {}
        for parity in (0, 1):
            # Entries of a list hang: of each block the lines that begin furthest left.
            lefts = []
            for page in pages:
                for block in page.blocks if int(page.label) % 2 == parity else []:
                    if block.tag == "P" and plain(block) and not block.within("L"):
                        edges = [round(line.left, 1) for line in block.lines]
                        lefts += [edge for edge in edges if edge == min(edges)]
            often = [edge for edge, count in Counter(lefts).items() if count > 2]
            self.left[parity] = min(often, default=common(lefts))

    def body(self, page):
        """Lines of the running text on a page, at its size."""
        return [
            line for b in page.blocks if plain(b) for line in b.lines if abs(line.size - self.size) < 0.05
        ]

    def right(self, page):
        """The right edge of the text: both margins are those of a page of the other parity."""
        other = self.left[1 - int(page.label) % 2]
        return page.width - other if other is not None else page.width


def plain(block):
    return block.tag in ("P", "LBody") and not block.within("Note", "BlockQuote", *CELLS)


def common(values):
    counted = Counter(v for v in values if v is not None)
    return counted.most_common(1)[0][0] if counted else None


def words(line, count=6):
    return " ".join(line.text.replace(SOFT, "-").split()[:count])


def boxes(m):
    size = common((page.width, page.height) for page in m.pages)
    return [
        f"{page.label}: {page.trim}"
        for page in m.pages
        if (page.width, page.height) != size or page.trim[0] != page.trim[1]
    ]


def mirrored(m):
    """Pages but the first whose text does not begin where others of their parity begin."""
    out = []
    for page in m.pages[1:]:
        edge = m.left[int(page.label) % 2]
        lines = [line for line in m.body(page) if abs(line.left - edge) < 0.6]
        # A page may hold nothing but what is set off.
        off = edge is not None and all(line.left > edge + 8 for line in m.body(page))
        if m.body(page) and not lines and not off:
            out.append(f"{page.label}: no line begins at {edge}")
    return out


def overfull(m):
    out = []
    for page in m.pages:
        for block in page.blocks:
            for line in block.lines:
                beyond = line.right - m.right(page)
                if beyond > OVERFULL:
                    out.append(f"{page.label}: {beyond:.1f} pt: …{line.text[-40:]}")
    return out


def parts(m):
    """Blocks that stand on several pages: `[(page, block)]`."""
    found = {}
    for page in m.pages:
        for block in page.blocks:
            if not block.within(*CELLS):
                found.setdefault(block.path, []).append((page, block))
    return [pieces for pieces in found.values() if len(pieces) > 1]


def orphans(m):
    """Paragraphs that leave one line at the foot of a page."""
    return [
        f"{pieces[0][0].label}: {words(pieces[0][1].lines[0])}"
        for pieces in parts(m)
        if len(pieces[0][1].lines) == 1
    ]


def widows(m):
    """Paragraphs that leave one line for the head of a page."""
    return [
        f"{pieces[-1][0].label}: {words(pieces[-1][1].lines[0])}"
        for pieces in parts(m)
        if len(pieces[-1][1].lines) == 1 and not begins_text(*pieces[-1])
    ]


def begins_text(page, title):
    """Whether a title ends on a line that its paragraph goes on with."""
    at = next(i for i, block in enumerate(page.blocks) if block is title)
    return title.tag in TITLES and run_in(title, page.blocks[at + 1 :])


def stranded(m):
    """Titles with fewer than two lines of text below them on their page."""
    out = []
    going_on = {id(block) for pieces in parts(m) for _, block in pieces[:-1]}
    for page in m.pages[:-1]:
        flow = [b for b in page.blocks if not b.within("Note")]
        for index, block in enumerate(flow):
            if block.tag in TITLES and id(block) not in going_on and not run_in(block, flow[index + 1 :]):
                below = [b for b in flow[index + 1 :] if b.tag not in TITLES]
                low = max(line.y for line in block.lines)
                lines = sum(line.y > low for b in below for line in b.lines)
                # What is all that its section has is not torn from it.
                if lines and ends(block, m):
                    continue
                figure = any(b.within("Table", "Figure", "TD", "TH", "Caption") for b in below)
                if lines < 2 and not figure:
                    out.append(f"{page.label}: {words(block.lines[0])}")
    return out


def lead_ins(m):
    """Paragraphs that end in a colon at the foot of a page, where the list, quotation or formula that they lead to
    begins the next."""
    out = []
    for page, after in zip(m.pages, m.pages[1:]):
        here, there = ([b for b in p.blocks if not b.within("Note", *APART)] for p in (page, after))
        if here and there and here[-1].tag == "P" and here[-1].path != there[0].path:
            line = here[-1].lines[-1]
            if line.text.endswith(":") and there[0].within(*DISPLAYED):
                out.append(f"{page.label}: …{line.text[-40:]}")
    return out


# What stands beside the text, and what is set off in it.
APART = (*CELLS, "Figure", "Caption")
DISPLAYED = ("L", "BlockQuote", "Code", "Formula")


def ends(title, m):
    """Whether the text below a title is whole on its page: another title comes next."""
    flow = [(page, b) for page in m.pages for b in page.blocks if not b.within("Note")]
    at = next(i for i, (_, b) in enumerate(flow) if b is title)
    after = [(page, b) for page, b in flow[at + 1 :] if page is not flow[at][0]]
    return not after or after[0][1].tag in TITLES


def run_in(block, after):
    """Whether a title stands on the first line of its paragraph."""
    return bool(after) and abs(after[0].lines[0].y - block.lines[-1].y) < 1


def hyphen_at_page_end(m):
    return [
        f"{page.label}: {block.lines[-1].text[-30:]}"
        for pieces in parts(m)
        for page, block in pieces[:-1]
        if block.lines[-1].text.endswith(SOFT)
    ]


def ladders(m):
    """More than three lines in a row that end in a hyphen."""
    out = []
    for page in m.pages:
        for block in page.blocks:
            row = 0
            for line in block.lines:
                row = row + 1 if line.text.endswith((SOFT, "-")) else 0
                if row == 4:
                    out.append(f"{page.label}: {words(line)}")
    return out


def breaks(m):
    """Words broken with a hyphen: `(page, before, after, language)`."""
    waiting = {}
    for page in m.pages:
        for block in page.blocks:
            for index, line in enumerate(block.lines):
                if block.path in waiting:
                    before, lang, where = waiting.pop(block.path)
                    yield where, before, line.text.split()[0] if line.text else "", lang
                if line.text.endswith(SOFT):
                    word = line.text.rstrip(SOFT).split()[-1] if line.text.rstrip(SOFT) else ""
                    letters = [c for c in line.chars if c.text.isalpha()]
                    waiting[block.path] = (word, letters[-1].lang if letters else "", page.label)


def in_addresses(m):
    return [
        f"{page}: {before}-{after}"
        for page, before, after, _ in breaks(m)
        if any(sign in before for sign in ("://", "www.", "doi.org", "10.")) or "@" in before + after
    ]


def over_pages(m):
    """Addresses that a page ends within."""
    out = []
    for pieces in parts(m):
        for (page, block), (_, after) in zip(pieces, pieces[1:]):
            lines = [line.text for line in block.lines]
            address = lines.pop().split()[-1:]
            # Lines of it that begin with a sign go on from the line before.
            while lines and address and address[0].startswith(SIGNS):
                address = [lines.pop().split()[-1] + address[0]]
            goes_on = after.lines[0].text.startswith(SIGNS) or address and address[0].endswith("://")
            if goes_on and address and re.search(r"://|www\.|doi\.org|10\.\d{4}", address[0]):
                out.append(f"{page.label}: {address[0][-40:]}")
    return out


# Signs that lines of addresses begin with.
SIGNS = tuple("/.-_?=&#%~,+")


def wrong_hyphens(m):
    """Words broken where their language does not break them."""
    out = []
    for page, before, after, lang in breaks(m):
        left = "".join(letters_at_end(before))
        right = "".join(letters_at_start(after))
        if left and right and allowed(left, right, lang or "en") is False:
            out.append(f"{page}: {left}-{right} ({lang})")
    return out


def letters_at_end(text):
    out = []
    for c in reversed(text):
        if not c.isalpha():
            break
        out.insert(0, c)
    return out


def letters_at_start(text):
    for c in text:
        if not c.isalpha():
            break
        yield c


def short_last(m):
    lines = len({round(line.y) for b in m.pages[-1].blocks for line in b.lines})
    return [f"{m.pages[-1].label}: {lines} lines"] if len(m.pages) > 1 and lines <= 2 else []


def off_grid(m):
    """Lines of the running text that stand on no line of the grid; in lists half leads count."""
    out = []
    listed = False
    for page in m.pages[1:]:
        for block in page.blocks:
            # Entries of the reference list hang, and have spaces of their own, up to the next title.
            hangs = len(block.lines) > 1 and block.lines[1].left > block.lines[0].left + 5
            listed = block.tag not in TITLES and (listed or (hangs and block.tag == "P" and plain(block)))
            if listed or not plain(block):
                continue
            step = m.lead / 2 if block.within("L", "LI") else m.lead
            for line in block.lines:
                if abs(line.size - m.size) > 0.05:
                    continue
                off = (line.y - m.first + step / 2) % step - step / 2
                if abs(off) > GRID:
                    out.append(f"{page.label}: {off:+.1f} pt: {words(line)}")
    return out


def foot(m, page):
    """The last line of a page and what it belongs to: "text", "notes", or whatever else is set on a lead of its own."""
    lines = [(line.y, line, block) for block in page.blocks for line in block.lines]
    if not lines:
        return None, "none"
    y, line, block = max(lines, key=lambda it: it[0])
    if block.within("Note"):
        return y, "notes"
    # Below the last line may be a picture.
    if page.picture > y + m.lead / 2:
        return page.picture, "figure"
    if plain(block) and abs(line.size - m.size) < 0.05:
        return y, "text"
    return y, next((tag for tag, _ in reversed(block.path) if tag in FEET), "other")


FEET = (*CELLS, "Figure", "Caption", "BlockQuote", *TITLES)


def facing(m):
    """Whether pages face each other as in a book: margins or folios mirror. Leaves of a paper (APA 7, 2.18 and 2.22: the
    page number at the right of every page, the same margin on all sides) do not, and end where their text does."""
    edges = [m.left[parity] for parity in (0, 1)]
    if None not in edges and abs(edges[0] - edges[1]) > GRID:
        return True
    folios = {0: set(), 1: set()}
    for page in m.pages[1:]:
        folios[int(page.label) % 2] |= {round(l.left / 20) for l in page.furniture if l.text.endswith(page.label)}
    return not folios[0] & folios[1]


def spreads(m):
    """Spreads whose last lines do not stand on one line: `(what, kind)`. Notes end at the foot of their page, and the
    chapter ends where it ends: before its last page nothing is compared. Kinds: `uneven`, running text that could end
    on one line; `forced`, running text where what comes next has no room below the shorter page (see `moved_on`);
    `feet`, pages that end in what is set on a lead of its own."""
    for at, (verso, recto) in enumerate(zip(m.pages[1:-1], m.pages[2:-1]), 1) if facing(m) else []:
        if int(verso.label) % 2:
            continue
        (left, here), (right, there) = foot(m, verso), foot(m, recto)
        if "notes" in (here, there) or None in (left, right) or abs(left - right) <= GRID:
            continue
        kind = "uneven" if here == there == "text" else "feet"
        cause = moved_on(m, at if left < right else at + 1, abs(left - right)) if kind == "uneven" else None
        kind = "forced" if cause else kind
        yield f"{verso.label}/{recto.label}: {left - right:+.1f} pt ({cause or f'{here}, {there}'})", kind


# Leads that a title takes along: the space above and below it, its line, and two lines of text; and each title after it.
TITLED, AGAIN = 7, 3


def moved_on(m, at, room):
    """What begins the page after the one at `at` and had no room below it, where `room` points were left: a title with
    the lines that it takes along, a table, a figure, a quotation or a list with the lines that stay together, with the
    lines that lead to them."""
    flow = [block for block in m.pages[at + 1].blocks if not block.within("Note")]
    if not flow:
        return None
    first = flow[0]
    if first.lines[-1].text.endswith(":") and len(flow) > 1 and flow[1].within(*DISPLAYED) and len(first.lines) < 4:
        # Its lines, or the last two of them, the space, and two lines of what it leads to.
        return "a lead-in" if room < (len(first.lines) + 3) * m.lead else None
    if any(b.path == first.path for b in m.pages[at].blocks):
        return None
    if first.tag in TITLES or run_in(first, flow[1:]):
        titles = list(takewhile(lambda block: block.tag in TITLES, flow)) or [first]
        lines = sum(len(title.lines) - 1 for title in titles)
        return "a title" if room < (TITLED + AGAIN * (len(titles) - 1) + lines) * m.lead else None
    for tag in (*CELLS, "Figure", "Caption"):
        if first.within(tag):
            return "a table or figure"
    if first.within("BlockQuote", "L", "LI", "LBody"):
        return "a quotation or list" if room < 4 * m.lead else None
    return None


def of_kind(kind):
    return lambda m: [told for told, known in spreads(m) if known == kind]


def word_spaces(m):
    """The widest space between words in justified lines of running text, in ems, and the share of such lines with one
    wider than 0.6 em, in parts of a hundred. A line is justified that reaches the right edge of its block."""
    widest, wide, lines = 0.0, 0, 0
    for page in m.pages:
        for block in page.blocks:
            if not plain(block):
                continue
            edge = max(line.right for line in block.lines)
            for line in block.lines[:-1]:
                if abs(line.size - m.size) > 0.05 or line.right < edge - 1.5 * m.size:
                    continue
                # From where a space begins: before it may stand the call of a note, which is no word of the line.
                row = sorted(line.chars, key=lambda c: c.x)
                gaps = [b.x - a.x for a, b in zip(row, row[1:]) if a.text == " " and b.text.strip()]
                most = max(gaps, default=0.0) / line.size
                widest, wide, lines = max(widest, most), wide + (most > 0.6), lines + 1
    return f"{widest:.2f}", f"{100 * wide / max(lines, 1):.1f}"


def measure(m):
    """Characters of a full line of running text: the median."""
    full = [
        len(line.text)
        for page in m.pages
        for block in page.blocks
        if plain(block) and not block.within("L")
        for line in block.lines[:-1]
        if abs(line.size - m.size) < 0.05
    ]
    return round(median(full)) if full else 0


FAULTS = {
    "boxes": boxes,
    "mirror": mirrored,
    "overfull": overfull,
    "widows": widows,
    "orphans": orphans,
    "titles": stranded,
    "lead-in": lead_ins,
    "page-hyphen": hyphen_at_page_end,
    "ladders": ladders,
    "url-hyphen": in_addresses,
    "url-pages": over_pages,
    "bad-hyphen": wrong_hyphens,
    "short-last": short_last,
    "off-grid": off_grid,
    "uneven": of_kind("uneven"),
    "forced": of_kind("forced"),
    "feet": of_kind("feet"),
}
