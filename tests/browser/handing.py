"""What the page hands over: the PDF to print, the files to download, and what is reached without a mouse."""


def the_print_button_gives_the_real_pdf(preview, page):
    page.js("window.open = (...asked) => { window.opened = asked }; document.querySelector('#print').click()")
    where, target, features = page.js("return window.opened")
    assert target == "_blank" and "noopener" in features, (target, features)
    kind, head, end, length = fetched(page, where)
    assert kind == "application/pdf" and head.startswith("%PDF-") and "%%EOF" in end, (kind, head, end)
    assert length > 20_000, length


def fetched(page, where):
    """Media type, first and last bytes, and length of what the page gets from an address."""
    return page.js(
        """return (async (where) => {
             const answer = await fetch(where);
             const data = new Uint8Array(await answer.arrayBuffer());
             const text = (bytes) => String.fromCharCode(...bytes);
             return [answer.headers.get('content-type').split(';')[0], text(data.slice(0, 8)), text(data.slice(-16)), data.length];
           })(arguments[0])""",
        where,
    )


def all_files_can_be_downloaded(preview, page):
    found = page.js("return [...document.querySelectorAll('[data-file]')].map((link) => [link.dataset.file, link.href])")
    assert [name for name, _ in found] == ["print.pdf", "slides.pdf", "references.yml"], found
    for name, where in found:
        said = page.js("return fetch(arguments[0]).then((answer) => answer.headers.get('content-disposition'))", where)
        stem = preview.file.stem
        assert said.startswith("attachment") and stem in said, said
        kind, head, _, length = fetched(page, where)
        assert length > 500, (name, length)
        if name.endswith(".pdf"):
            assert kind == "application/pdf" and head.startswith("%PDF-"), (name, kind, head)
    # The two PDFs are two.
    assert fetched(page, found[0][1])[3] != fetched(page, found[1][1])[3]


def the_keyboard_leads_to_the_pages_and_the_findings(preview, page):
    focused = lambda: page.js("const one = document.activeElement; return one.closest('[data-panel]')?.dataset.panel || one.id || one.className")
    page.js("document.activeElement?.blur(); document.querySelector('#findings').hidden || document.querySelector('#findings-close').click()")
    page.js("window.open = () => {}")
    # The first stop leads past the head of the page.
    page.js("document.querySelector('.skip').focus()")
    page.press("Enter")
    assert focused() == "print", focused()
    before = page.js("return document.querySelector('[data-panel=print] .scroll').scrollTop")
    page.press("PageDown")
    page.until("return document.querySelector('[data-panel=print] .scroll').scrollTop > arguments[0]", before)
    # From the button to the findings, which can be reached.
    page.js("document.querySelector('#findings-button').focus()")
    page.press("Enter")
    page.until("return !document.querySelector('#findings').hidden")
    stops = page.js(
        """const seen = [...document.querySelectorAll('#findings button, #findings a, #findings summary, #findings [tabindex]')];
           return seen.filter((one) => one.checkVisibility() && one.tabIndex >= 0).length"""
    )
    assert stops >= 2, stops
    page.js("document.querySelector('#findings-close').click()")


PARTS = [the_print_button_gives_the_real_pdf, all_files_can_be_downloaded, the_keyboard_leads_to_the_pages_and_the_findings]
