"""Words of a manuscript and of its printed pages, compared.

In: the typed text, and the blocks that were read from the PDF. Out: words that are not printed, words that were not
typed, and words that stand elsewhere. Markup that prints nothing is taken off by rules of this file alone, so that
this is a second opinion on what the program itself proves.
"""

import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from pages import SOFT

# What prints nothing: front matter, comments, addresses of links and images, attributes, calls of notes, rules.
MARKUP = [
    re.compile(r"\A\ufeff?---\r?\n.*?\n(?:---|\.\.\.)[ \t]*\r?\n", re.S),
    re.compile(r"<!--\s*diptych:.*?-->", re.S),
    re.compile(r"(?<=\])\((?:[^()\s]|\([^()]*\))*\)"),
    re.compile(r"\{[^{}\n]*alt=[^{}\n]*\}|\{#[\w:-]+\}"),
    re.compile(r"!\[[^\]]*\](?=$|\n|\{)"),
    re.compile(r"\[\^[^\]\s]+\]:?"),
    re.compile(r"</?su[bp]>"),
]


# Below a number and a title of their own, the brackets of an image hold its alternative text.
TITLED_IMAGE = re.compile(r"^(\*\*[^\n]+\*\*\n\s*\*[^\n]+\*\n\s*)!\[[^\]]*\](?=\([^)\n]*\)[ \t]*$)", re.M)


def typed(text):
    """The words of a manuscript, without its markup."""
    text = TITLED_IMAGE.sub(r"\1![]", text)
    for markup in MARKUP:
        text = markup.sub(" ", text)
    # Marks of emphasis within a word.
    text = re.sub(r"(?<=\w)[*_]{1,3}(?=\w)|\\(?=\W)", "", text)
    return split(text)


def printed(pages):
    """The words of the pages, lines joined where a hyphen broke a word."""
    parts, at = [], {}
    for page in pages:
        for block in page.blocks:
            text = joined(block.lines)
            if block.path in at:
                index = at[block.path]
                before = parts[index]
                glue = "" if before.endswith(SOFT) else " "
                parts[index] = before.rstrip(SOFT) + glue + text
            else:
                at[block.path] = len(parts)
                parts.append(text)
    return split(" \n".join(parts).replace(SOFT, ""))


def joined(lines):
    out = ""
    for line in lines:
        text = "".join(c.text for c in line.chars)
        glue = "" if not out or out.rstrip().endswith((SOFT, "-", "–", "/", "—")) else " "
        out = out.rstrip(SOFT) + glue + text
    return out + (SOFT if lines and lines[-1].text.endswith(SOFT) else "")


def split(text):
    """Words: runs of letters and digits, one kind of letter each (NFKC: ligatures are their letters)."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    text = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", text)
    # Where a word is cut is not compared: letterspaced capitals are read as two.
    return re.findall(r"[^\W_]+", text)


def script(c):
    """The first word of a character's name: CJK, HANGUL, DEVANAGARI."""
    return unicodedata.name(c, "UNKNOWN").split()[0]


def compare(before, after):
    """`(lost, added, moved)`: words by how often, and how many stand elsewhere."""
    counts, shown = Counter(before), Counter(after)
    lost, added = counts - shown, shown - counts
    # What only the cutting of words tells apart (letterspaced capitals, broken addresses) is the same letters.
    typed_letters, printed_letters = "".join(before), "".join(after)
    short = lambda word: printed_letters.count(word) < typed_letters.count(word)
    over = lambda word: printed_letters.count(word) > typed_letters.count(word)
    # For letters that no font has stand the code points of the first of them: `U+5E74 …`; the program tells of them.
    points = {chr(int(b, 16)) for a, b in zip(after, after[1:]) if a == "U" and re.fullmatch("[0-9A-F]{4,5}", b)}
    scripts = set(map(script, points))
    has_font = lambda word: not all(script(c) in scripts for c in word)
    lost = Counter({word: n for word, n in lost.items() if short(word) and has_font(word)})
    added = Counter({word: n for word, n in added.items() if over(word)})
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("typed", "printed")]
        for file, words in zip(files, (before, after)):
            file.write_text("\n".join(words) + "\n", encoding="utf-8")
        said = subprocess.run(["diff", "-d", *files], capture_output=True, encoding="utf-8")
    gone = sum(line.startswith("< ") for line in said.stdout.splitlines())
    return lost, added, max(gone - lost.total(), 0)
