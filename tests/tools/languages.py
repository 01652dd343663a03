"""The language of each glyph of a tagged PDF, by its marked content, its elements and its catalog.

In: a file. Out: a function from the number of a page to the languages of its glyphs in the order of painting.
"""

import pikepdf


class Languages:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.root = str(self.pdf.Root.get("/Lang", ""))
        # By page object and number of marked content.
        self.elements = {}
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is not None:
            self.walk(tree, self.root)

    def walk(self, tree, lang):
        """Notes the language of each marked content under an element."""
        waiting = [(tree, lang, None)]
        while waiting:
            node, lang, page = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting.extend((child, lang, page) for child in node)
            elif isinstance(node, pikepdf.Dictionary):
                lang = str(node.get("/Lang", lang))
                held = node.get("/Pg")
                page = held.objgen if held is not None else page
                if "/MCID" in node:
                    self.elements[page, int(node.MCID)] = lang
                elif "/K" in node:
                    waiting.append((node.K, lang, page))
            elif isinstance(node, int):
                self.elements[page, int(node)] = lang

    def __call__(self, number):
        page = self.pdf.pages[number].obj
        out, stack = [], [self.root]
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                marks = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                lang = self.elements.get((page.objgen, int(marks.get("/MCID", -1))), stack[-1])
                stack.append(str(marks.get("/Lang", lang)))
            elif name == "BMC":
                stack.append(stack[-1])
            elif name == "EMC":
                stack.pop()
            elif name in ("Tj", "TJ"):
                shown = operands[0] if name == "TJ" else [operands[0]]
                # Fonts are composite: two bytes a glyph.
                glyphs = sum(len(bytes(s)) // 2 for s in shown if isinstance(s, pikepdf.String))
                out.extend([stack[-1]] * glyphs)
        return out
