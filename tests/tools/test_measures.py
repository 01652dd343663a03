#!/usr/bin/env python3
"""Tests of the measures: what is a fault is counted, what only looks like one is not. Exit 0: all hold.

Usage: target/tools/bin/python tests/tools/test_measures.py
"""

import unittest
import xml.etree.ElementTree as Tree

import words
from hyphens import allowed
from measures import FAULTS, Measured, of_kind
from pages import Block, Char, Collector, Line, Page


class Hyphens(unittest.TestCase):
    def test_a_wrong_one_is_counted(self):
        for before, after, lang in [
            ("distrib", "ution", "en"),
            ("mic", "roeconomic", "en"),
            ("car", "taz", "az"),
            ("benef", "iciários", "pt"),
            ("ca", "deira", "xx"),
            ("cade", "ira", "pt"),
            ("enc", "uentro", "es"),
        ]:
            self.assertIsNot(allowed(before, after, lang), True, f"{before}-{after}")

    def test_a_right_one_is_not(self):
        for before, after, lang in [
            ("distri", "bution", "en"),
            ("micro", "economic", "en"),
            ("benefici", "ários", "pt"),
            ("influ", "ências", "pt"),
            ("constitu", "ição", "pt"),
            ("cadei", "ra", "pt"),
        ]:
            self.assertTrue(allowed(before, after, lang), f"{before}-{after}")


class Words(unittest.TestCase):
    def test_code_points_stand_for_their_word_and_for_no_other(self):
        typed = words.split("in 年平 [Annual] report of 26 pages")
        printed = words.split("in [U+5E74 U+5E73] [Annual] report of pages")
        self.assertEqual(dict(words.compare(typed, printed)[0]), {"26": 1})
        none = words.split("in [Annual] report of 26 pages")
        self.assertEqual(dict(words.compare(typed, none)[0]), {"年平": 1})


def line(text, y, x=50.0):
    return Line([Char(c, x + 5 * i, x + 5 * i + 5, y, 10.0, "en") for i, c in enumerate(text)])


class Folios(unittest.TestCase):
    def furniture(self, lines, label):
        chars = lambda text, y: "".join(f'<char c="{c}" x="{9 * i}" y="{y}" quad="0 0 9 0 0 9 9 9"/>' for i, c in enumerate(text))
        tagged = "".join(
            f'<line text="{text}" bbox="0 {y - 8} 99 {y + 2}" dir="1 0"><font size="10">{chars(text, y)}</font></line>'
            for text, y in lines
        )
        low = max(y + 2 for text, y in lines if text != label)
        collector = Collector(label, {}, low)
        collector.walk(Tree.fromstring(f'<page><struct std="P" raw="P" idx="0">{tagged}</struct></page>'), ())
        return [line.text for block in collector.blocks if not block.path for line in block.lines]

    def test_only_the_number_below_the_text_is_one(self):
        self.assertEqual(self.furniture([("vol.", 20), ("26", 40), ("pages", 60)], "26"), [])
        self.assertEqual(self.furniture([("vol.", 20), ("pages", 60), ("26", 90)], "26"), ["26"])


class Addresses(unittest.TestCase):
    def found(self, *lines):
        path = (("Document", 0), ("P", 1))
        last = 64 + 14 * len(lines)
        here = Block(path, [line(text, 50 + 14 * n) for n, text in enumerate(lines[:-1])])
        there = Block(path, [line(lines[-1], 50), line("to it.", last)])
        pages = [Page(str(n), 400, 600, ((0, 0, 400, 600),) * 2, [b], [], 0, 0.0) for n, b in enumerate([here, there], 1)]
        return FAULTS["url-pages"](Measured(pages))

    def test_one_that_goes_on_overleaf_is_counted(self):
        self.assertEqual(len(self.found("See the rolls", "at https://example.org", "/tolls and")), 1)
        self.assertEqual(len(self.found("See https://example.org", "/rolls", "-of-tolls and")), 1)

    def test_a_whole_one_is_not(self):
        self.assertEqual(self.found("See the rolls", "at https://example.org", "and more"), [])
        self.assertEqual(self.found("See the rolls", "at the river", "-side and more"), [])


class LeadIns(unittest.TestCase):
    def found(self, last, *path):
        text = Block((("Document", 0), ("P", 1)), [line("some words", 50), line(last, 64)])
        item = Block((("Document", 0), *((tag, 2) for tag in path)), [line("salt", 50)])
        pages = [
            Page(str(n), 400, 600, ((0, 0, 400, 600),) * 2, [block], [], 0, 0.0)
            for n, block in enumerate([text, item], 1)
        ]
        return FAULTS["lead-in"](Measured(pages))

    def test_a_colon_before_a_list_or_a_quotation_overleaf_is_counted(self):
        self.assertEqual(self.found("as follows:", "L", "LI", "LBody"), ["1: …as follows:"])
        self.assertEqual(self.found("she wrote:", "BlockQuote", "P"), ["1: …she wrote:"])

    def test_a_stop_is_not_and_prose_is_not(self):
        self.assertEqual(self.found("as follows.", "L", "LI", "LBody"), [])
        self.assertEqual(self.found("as follows:", "P"), [])


class Spreads(unittest.TestCase):
    def page(self, label, lines, paragraph, then=None):
        text = Block((("Document", 0), ("P", paragraph)), [line("some words", 50 + 14 * n) for n in range(lines)])
        blocks = [text] if then is None else [Block((("Document", 0), then), [line("then", 36)]), text]
        return Page(str(label), 400, 600, ((0, 0, 400, 600),) * 2, blocks, [], 0, 0.0)

    def kinds(self, short, then):
        pages = [
            self.page(1, 30, 1), self.page(2, 30, 2), self.page(3, 30 - short, 3),
            self.page(4, 29, 4, then), self.page(5, 30, 5),
        ]
        measured = Measured(pages)
        return [kind for kind in ("uneven", "forced", "feet") if of_kind(kind)(measured)]

    def test_a_page_that_could_be_longer_is_uneven(self):
        self.assertEqual(self.kinds(0, None), [])
        self.assertEqual(self.kinds(1, None), ["uneven"])
        # A title has room in so many lines.
        self.assertEqual(self.kinds(9, ("H1", 9)), ["uneven"])

    def test_leaves_of_a_paper_are_not_compared(self):
        def kinds(place):
            pages = [self.page(n, 30 - (n == 3), n) for n in range(1, 6)]
            for page in pages:
                page.furniture.append(line(page.label, 20, place(int(page.label))))
            return of_kind("uneven")(Measured(pages))

        self.assertEqual(len(kinds(lambda n: 50 if n % 2 else 350)), 1)
        self.assertEqual(kinds(lambda n: 350), [])

    def test_one_whose_next_lead_in_has_no_room_for_its_list_is_forced(self):
        def kinds(short, stop):
            lead = Block((("Document", 0), ("P", 9)), [line("the salt", 36), line("as follows" + stop, 50)])
            item = Block((("Document", 0), ("L", 10), ("LI", 0), ("LBody", 0)), [line("salt", 71)])
            pages = [self.page(n, 30, n) for n in (1, 2)] + [self.page(3, 30 - short, 3), self.page(4, 27, 4), self.page(5, 30, 5)]
            pages[3].blocks[:0] = [lead, item]
            measured = Measured(pages)
            return [kind for kind in ("uneven", "forced", "feet") if of_kind(kind)(measured)]

        self.assertEqual(kinds(4, ":"), ["forced"])
        self.assertEqual(kinds(4, "."), ["uneven"])
        self.assertEqual(kinds(6, ":"), ["uneven"])

    def test_one_whose_next_title_has_no_room_is_forced(self):
        self.assertEqual(self.kinds(4, ("H1", 9)), ["forced"])


if __name__ == "__main__":
    unittest.main()
