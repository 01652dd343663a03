#!/usr/bin/env python3
"""Measures print editions as a book designer would, and prints a table.

Usage: target/tools/bin/python tests/tools/measure_print.py [OPTION]... FILE.pdf|FOLDER...
       target/tools/bin/python tests/tools/measure_print.py --build DIPTYCH [OPTION]... MANUSCRIPT|FOLDER...

--build PROGRAM    builds the print edition of each manuscript (.md, .txt) first, and compares its words
--house NAME       the house to build with
--limit NAME=N     so many faults of a column are borne; `url-pages`, `uneven`, `forced`, `feet`, `added` and `moved` bear any, the others none
--tell             each fault below its row
--skip PATTERN     leaves files out whose name holds PATTERN

Facing pages that end on different lines are counted in three columns: `uneven`, where running text could have ended on
one line; `forced`, where the shorter page ends early because a title with its first lines, a table, a figure, a
quotation or a list comes next and has no room below: the text allows nothing else; `feet`, where a page ends in what
has a lead of its own (a table, a quotation, the reference list). The last page is not compared, nor one that
ends in notes, nor the leaves of a paper, whose margins and folios do not mirror (APA 7, 2.18, 2.22).

Out: a row a file on stdout; columns are counts of faults but the first ones: `space` is the widest
space between words of a justified line in ems, `wide` the share of such lines with one beyond 0.6 em (%). Exit 0: within the limits;
1: beyond them; 2: could not run. MuPDF and pikepdf read the PDFs; nothing of Diptych's own code does.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf

import words
from languages import Languages
from measures import FAULTS, Measured, measure, word_spaces
from pages import read

FACTS = ["pages", "first", "last", "chars", "space", "wide"]
COLUMNS = [*FAULTS, "fonts", "notdef", "lost", "added", "moved"]
# Borne: feet of facing pages that differ for the sake of widows, titles and what does not break; front matter and drawings have words too.
BORNE = {"url-pages": None, "uneven": None, "forced": None, "feet": None, "added": None, "moved": None}


def fonts(document):
    """Fonts that are not embedded, not cut to what is used, or without a table of characters."""
    faults = []
    seen = {font[0]: font for page in document for font in page.get_fonts(full=True)}
    for xref, extension, _, name, *_ in seen.values():
        if extension == "n/a":
            faults.append(f"{name}: not embedded")
        if name[6:7] != "+":
            faults.append(f"{name}: not a subset")
        if document.xref_get_key(xref, "ToUnicode")[0] == "null":
            faults.append(f"{name}: no characters")
    return faults


def row(pdf, manuscript):
    """`(facts, faults)` of a file."""
    with pymupdf.open(pdf) as document:
        pages = read(document, Languages(pdf))
        m = Measured(pages)
        facts = [len(pages), pages[0].label, pages[-1].label, measure(m), *word_spaces(m)]
        faults = {name: check(m) for name, check in FAULTS.items()}
        faults["fonts"] = fonts(document)
        faults["notdef"] = [f"{page.label}: {page.notdef}" for page in pages if page.notdef]
    if manuscript:
        text = manuscript.read_text(encoding="utf-8")
        lost, added, moved = words.compare(words.typed(text), words.printed(pages))
        faults["lost"] = [f"{word} ({n})" for word, n in lost.items()]
        faults["added"] = [f"{word} ({n})" for word, n in added.items()]
        faults["moved"] = ["word"] * moved
    return facts, faults


def built(program, manuscript, house, out):
    """Builds a print edition; the PDF."""
    command = [program, "build", "--only", "print", "--quiet", "--force", "--out", out]
    command += ["--house", house] if house else []
    done = subprocess.run([*command, manuscript], capture_output=True, encoding="utf-8")
    pdf = Path(out) / f"{manuscript.stem}.pdf"
    if done.returncode not in (0, 1) or not pdf.is_file():
        raise RuntimeError(done.stderr.strip() or f"exit status {done.returncode}")
    return pdf


def files(given, suffixes, skip):
    """The files named, and those in folders named."""
    for name in map(Path, given):
        inside = sorted(f for f in name.iterdir() if f.suffix in suffixes) if name.is_dir() else [name]
        yield from (file for file in inside if not any(part in file.name for part in skip))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--build")
    parser.add_argument("--house")
    parser.add_argument("--limit", action="append", default=[])
    parser.add_argument("--skip", action="append", default=[])
    parser.add_argument("--tell", action="store_true")
    parser.add_argument("given", nargs="+")
    options = parser.parse_args()
    limits = dict.fromkeys(COLUMNS, 0) | BORNE
    for limit in options.limit:
        name, number = limit.split("=")
        limits[name] = int(number)
    worst, total = 0, dict.fromkeys(COLUMNS, 0)
    print(f"{'file':<30}" + "".join(f"{name:>{width(name)}}" for name in [*FACTS, *COLUMNS]))
    with tempfile.TemporaryDirectory() as out:
        suffixes = (".md", ".txt") if options.build else (".pdf",)
        for file in files(options.given, suffixes, options.skip):
            try:
                pdf = built(options.build, file, options.house, out) if options.build else file
                facts, faults = row(pdf, file if options.build else None)
            except Exception as error:  # a file that cannot be measured must not hide the others
                print(f"{file.stem[:29]:<30}could not be measured: {error!r}")
                worst = 2
                continue
            counts = {name: len(faults[name]) if name in faults else "-" for name in COLUMNS}
            cells = dict(zip(FACTS, facts)) | counts
            print(f"{file.stem[:29]:<30}" + "".join(f"{v!s:>{width(k)}}" for k, v in cells.items()), flush=True)
            for name, places in faults.items():
                total[name] += len(places)
                beyond = limits[name] is not None and len(places) > limits[name]
                worst = max(worst, int(beyond))
                if options.tell or beyond:
                    shown = places if options.tell else places[:5]
                    for place in shown if name != "moved" else []:
                        print(f"    {name}: {place}")
    print(f"{'all':<30}" + "".join(f"{'':>{width(n)}}" for n in FACTS)
          + "".join(f"{total[n]:>{width(n)}}" for n in COLUMNS))
    return worst


def width(name):
    return max(len(name), 4) + 1


if __name__ == "__main__":
    sys.exit(main())
