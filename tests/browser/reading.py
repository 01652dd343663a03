"""Pages that follow the file, and the ways between words, source, bullets and citations."""

import random
import re
import time
import unicodedata

PRINT = '[data-panel="print"]'


def fold(text):
    """Letters and digits alone: typography and markup fall away."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def words(page, panel, number=None):
    """The words of a panel: page, start, end, text."""
    return page.js(
        """return [...document.querySelectorAll(`[data-panel="${arguments[0]}"] [data-page] .words [data-start]`)]
          .map((word) => [Number(word.closest('[data-page]').dataset.page), Number(word.dataset.start),
            Number(word.dataset.end), word.textContent])""",
        panel,
    )


def asked(page, since):
    """Which pages were asked for, or came along with their state, since an entry: [panel, number]."""
    names = page.js(
        """const entries = ['resource', 'mark'].map((type) => performance.getEntriesByType(type));
           return entries.flatMap((entries, i) => entries.slice(arguments[0][i]).map((entry) => entry.name))""",
        since,
    )
    found = [re.search(r"(?:/|^sent-)(print|slides)(?:/|-)(\d+)(?:\?hash=|$)", name) for name in names]
    return [(match[1], int(match[2])) for match in found if match]


def requests(page):
    return page.js("return ['resource', 'mark'].map((type) => performance.getEntriesByType(type).length)")


def swapped(word):
    """The word with two neighbours changed: other content, nearly the same width."""
    for i in range(1, len(word) - 2):
        if word[i] != word[i + 1]:
            return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return None


def a_word(preview, page, number):
    """A word of a page of the chapter whose paragraph is printed there alone, and what to write in its place."""
    everywhere = words(page, "slides")
    on_slides = {start for _, start, _, _ in everywhere}
    data = preview.file.read_bytes()
    printed = words(page, "print")

    def apart(start):
        """Whether no other page has words of the paragraph."""
        first, last = data.rfind(b"\n\n", 0, start), data.find(b"\n\n", start)
        return all(at == number for at, begin, _, _ in printed if first < begin < last)

    for at, start, end, text in printed:
        plain = data[start:end].decode(errors="replace")
        lonely = data.count(plain.encode()) == 1
        if at == number and apart(start) and start not in on_slides and lonely and plain == text and re.fullmatch("[a-z]{6,}", text):
            return start, end, text, swapped(text)
    raise AssertionError(f"no word to change on page {number}")


def edited(preview, start, end, text):
    data = preview.file.read_bytes()
    return data[:start] + text.encode() + data[end:]


def both_editions_are_shown(preview, page):
    html = page.js("return {...document.documentElement.dataset}")
    assert html["state"] == "ok" and int(html["revision"]) > 0, html
    for panel in ["print", "slides"]:
        hashes = page.hashes(panel)
        assert len(hashes) > 3 and all(hashes), (panel, hashes)
        assert len(words(page, panel)) > 100
    assert page.js("return document.querySelector('#source-text').innerText.length") > 1000
    assert page.until("return document.querySelectorAll('[data-panel=findings] [data-rule][data-start][data-end]').length")


def an_edit_on_disk_shows_and_only_its_page_is_sent(preview, page):
    page.js(f"document.querySelector('{PRINT} .scroll').scrollTop = 0")
    start, end, before, after = a_word(preview, page, 3)
    old = page.hashes("print")
    since, revision = requests(page), page.revision()
    preview.write(edited(preview, start, end, after))
    page.painted(revision)
    new = page.hashes("print")
    changed = [i + 1 for i, pair in enumerate(zip(old, new)) if pair[0] != pair[1]]
    assert len(old) == len(new) and changed == [3], changed
    fetched = [number for panel, number in asked(page, since) if panel == "print"]
    assert fetched == [3], fetched
    here = [text for number, _, _, text in words(page, "print") if number == 3]
    assert after in here and before not in here


def the_newest_of_a_burst_is_shown(preview, page):
    start, end, _, _ = a_word(preview, page, 2)
    revision = page.revision()
    for turn in range(20):
        preview.write(edited(preview, start, end, f"zq{'abcdefghijklmnopqrst'[turn]}zq"))
    page.until("return document.querySelector('[data-panel=\"print\"] .pages').textContent.includes('zqtzq')")
    page.painted(revision)
    page.settled()
    shown = page.js("return document.querySelector('[data-panel=\"print\"] .pages').textContent.match(/zq[a-t]zq/g)")
    assert shown == ["zqtzq"], shown


def a_click_on_a_word_leads_to_its_source(preview, page):
    page.settled()
    data = preview.file.read_bytes()
    some = [(panel, *word) for panel in ["print", "slides"] for word in words(page, panel) if fold(word[3])]
    wrong, before = [], None
    for panel, number, start, end, text in random.Random(25).sample(some, 200):
        # A page that comes into view may be drawn in the very moment of the click, which then meets nothing.
        for _ in range(3):
            place = page.js(
                """return (async () => {
                     const find = () => document.querySelector(
                       `[data-panel="${arguments[0]}"] [data-page="${arguments[1]}"] [data-start="${arguments[2]}"]`);
                     // The click before has panels glide to their places.
                     for (let turn = 0, last = null; turn < 50; turn++) {
                       find().scrollIntoView({block: 'center'});
                       const box = find().getBoundingClientRect();
                       const still = last && Math.hypot(box.left - last.left, box.top - last.top) < 0.5;
                       if (still) return [box.left + box.width / 2, box.top + box.height / 2];
                       last = box;
                       await new Promise((done) => setTimeout(done, 50));
                     }
                   })()""",
                panel, number, start,
            )
            assert place, (panel, number, text)
            page.click(*place)
            chosen = page.js(
                """return [...document.querySelectorAll('[data-panel="source"] [data-selected]')]
                     .map((one) => [Number(one.dataset.start), Number(one.dataset.end), one.textContent])"""
            )
            if chosen != before:
                break
        before = chosen
        assert len(chosen) == 1, chosen
        first, last, shown = chosen[0]
        # The file is the judge: do the bytes that are selected say what was clicked?
        # A slide may raise the first letter of what it quotes.
        same = (lambda a, b: fold(a).casefold() == fold(b).casefold()) if panel == "slides" else (lambda a, b: fold(a) == fold(b))
        right = same(data[first:last].decode(errors="replace"), text) and same(shown, text)
        if not right:
            wrong.append((panel, number, text, shown, data[first:last]))
    assert not wrong, (len(wrong), wrong[:10])


def words_lie_where_they_are_printed(preview, page):
    """The overlay against the boxes that the program gave: within two pixels at both ends."""
    far = page.js(
        """return (async () => {
          const id = location.hash.slice(2) || (await (await fetch('/docs')).json()).docs[0].id;
          const page = document.querySelector('[data-panel="print"] [data-page="2"]');
          const told = (await (await fetch(`/d/${id}/print/2?hash=${page.dataset.hash}`)).json()).words;
          const frame = page.getBoundingClientRect();
          const z = frame.width / Number(page.style.getPropertyValue('--w'));
          const shown = [...page.querySelectorAll('.words [data-start]')].map((word) => {
            const box = word.getBoundingClientRect();
            return [word.textContent, (box.left - frame.left) / z, (box.right - frame.left) / z, (box.top + box.bottom) / 2 / z - frame.top / z];
          });
          return told.filter(([, , x, y, w, h, text]) => !shown.some(([word, left, right, middle]) => word === text
            && Math.abs(left - x) * z < 2 && Math.abs(right - x - w) * z < 2.5 && Math.abs(middle - y - h / 2) < h / 2));
        })()"""
    )
    assert not far, far[:5]


def the_caret_leads_to_the_pages(preview, page):
    lines = preview.text().split("\n")
    body = [i for i, line in enumerate(lines) if len(line) > 300 and not line.startswith(("#", "|", ">", "-", "[", "!["))]
    for index in random.Random(7).sample(body, min(8, len(body))):
        place = page.js(
            """const row = document.querySelector(`#source-text [data-line="${arguments[0]}"]`);
               row.scrollIntoView({block: 'center'}); row.scrollIntoView({block: 'center'});
               const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
               const node = walker.nextNode();
               const match = /\\p{Ll}{5,}/u.exec(node.data.slice(40));
               const range = document.createRange();
               range.setStart(node, 40 + match.index + 1); range.setEnd(node, 40 + match.index + 3);
               const box = range.getBoundingClientRect();
               return [box.left + 1, box.top + box.height / 2, match[0]];""",
            index + 1,
        )
        x, y, word = place
        page.click(x, y)
        page.until(
            """const panel = document.querySelector('[data-panel="print"] .scroll').getBoundingClientRect();
               return [...document.querySelectorAll('[data-panel="print"] .words .lit')].some((word) => {
                 const box = word.getBoundingClientRect();
                 return box.top >= panel.top && box.bottom <= panel.bottom
                   && (arguments[0].startsWith(word.textContent.replace(/\\P{L}/gu, '')) || word.textContent.includes(arguments[0]));
               })""",
            word,
            what=f"{word!r} of line {index + 1} in sight",
        )


def the_keyboard_moves_the_caret(preview, page):
    page.settled()
    page.press("1")
    page.until("return document.activeElement.id === 'source-text'")
    page.js("document.querySelector('#source-text [data-line=\"1\"]').scrollIntoView(); getSelection().setPosition(document.querySelector('#source-text [data-line=\"1\"]').firstChild, 0)")
    for _ in range(6):
        page.press("ArrowDown")
    page.until("return document.querySelectorAll('#source-text .here').length === 1 && document.querySelector('#source-text .here').dataset.line !== '1'")
    # Not `innerText`: that is what is rendered, and lines out of sight are not.
    typed = "return [...document.querySelectorAll('#source-text [data-line]')].map((line) => line.textContent).join('\\n')"
    before = page.js(typed)
    page.press("z")
    page.press("Enter")
    assert page.js(typed) == before


def a_bullet_lights_up_its_sentence(preview, page):
    # A caret that was moved just now still scrolls the slides (jump.js waits 60 ms).
    time.sleep(0.3)
    number, start = page.until(
        """const bullet = [...document.querySelectorAll('[data-panel="slides"] [data-bullet]')]
             .find((one) => one.closest('[data-page]').dataset.page > 2
               && one.closest('[data-page]').querySelector(`.words [data-start="${one.dataset.start}"]`));
           return bullet && [bullet.closest('[data-page]').dataset.page, bullet.dataset.start]"""
    )
    place = page.js(
        """const word = document.querySelector(`[data-panel="slides"] [data-page="${arguments[0]}"] .words [data-start="${arguments[1]}"]`);
           word.scrollIntoView({block: 'center'});
           const box = word.getBoundingClientRect();
           return [box.left + 2, box.top + box.height / 2];""",
        number, start,
    )
    page.click(*place)
    lit = page.until(
        """const panel = document.querySelector('[data-panel="print"] .scroll').getBoundingClientRect();
           const lit = [...document.querySelectorAll('[data-panel="print"] .words .lit')];
           const seen = lit.some((word) => { const box = word.getBoundingClientRect(); return box.bottom > panel.top && box.top < panel.bottom; });
           const mine = lit.some((word) => Number(word.dataset.start) <= arguments[0] && arguments[0] < Number(word.dataset.end));
           return seen && mine && lit.map((word) => [Number(word.dataset.start), Number(word.dataset.end)])""",
        int(start),
        what=f"the sentence of the bullet at {start}, lit and in sight",
    )
    assert len(lit) > 3, lit


def citations_and_references_know_each_other(preview, page):
    known = page.js(
        """return (async () => {
          const id = (await (await fetch('/docs')).json()).docs[0].id;
          return (await fetch(`/d/${id}/citations`)).json();
        })()"""
    )
    citation = next(one for one in known["citations"] if one["references"])
    over(page, citation)
    page.until("return !document.querySelector('#card').hidden")
    shown = page.js("return document.querySelector('#card').textContent")
    reference = known["references"][citation["references"][0]]
    assert fold(reference["text"])[:20] in fold(shown), shown
    over(page, reference)
    places = [one for one in known["citations"] if citation["references"][0] in one["references"]]
    page.until("return document.querySelectorAll('#card li').length === arguments[0]", len(places))
    assert page.js("return document.querySelectorAll('[data-panel=\"print\"] .words .cite').length") >= len(places)
    page.press("Escape")
    page.until("return document.querySelector('#card').hidden")


def over(page, span):
    """Moves the pointer over the first printed word of a range."""
    place = page.js(
        """const word = [...document.querySelectorAll('[data-panel="print"] .words [data-start]')]
             .find(({dataset}) => Number(dataset.start) < arguments[1] && Number(dataset.end) > arguments[0]);
           word.scrollIntoView({block: 'center'});
           const box = word.getBoundingClientRect();
           return [box.left + box.width / 2, box.top + box.height / 2];""",
        span["start"], span["end"],
    )
    page.mouse("mouseMoved", place[0] - 3, place[1] - 60)
    page.mouse("mouseMoved", *place)


def scroll_and_selection_survive_an_update(preview, page):
    start, end, _, after = a_word(preview, page, 4)
    kept = page.js(
        """const page = document.querySelector('[data-panel="print"] [data-page="4"]');
           page.scrollIntoView();
           const words = [...page.querySelectorAll('.words [data-start]')].filter(({dataset}) => Number(dataset.end) < arguments[0] || Number(dataset.start) > arguments[1]);
           const first = words[5].firstChild, last = words[5].parentElement.lastElementChild.firstChild;
           getSelection().setBaseAndExtent(first, 0, last, last.length);
           return [document.querySelector('[data-panel="print"] .scroll').scrollTop, getSelection().toString()]""",
        start, end,
    )
    assert len(kept[1]) > 3, kept
    revision = page.revision()
    preview.write(edited(preview, start, end, after))
    page.painted(revision)
    now = page.js("return [document.querySelector('[data-panel=\"print\"] .scroll').scrollTop, getSelection().toString()]")
    assert now == kept, (kept, now)


def text_is_selectable_and_searchable(preview, page):
    ends = page.js(
        """const line = [...document.querySelectorAll('[data-panel="print"] [data-page="2"] .words > div')].find((one) => one.children.length > 7);
           line.scrollIntoView({block: 'center'});
           const [a, b] = [line.children[1], line.children[5]].map((word) => word.getBoundingClientRect());
           return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2,
             [...line.children].slice(1, 6).map((word) => word.textContent).join(' ')];"""
    )
    page.mouse("mousePressed", ends[0], ends[1], clickCount=1)
    page.mouse("mouseMoved", (ends[0] + ends[2]) / 2, ends[1], button="left", buttons=1)
    page.mouse("mouseMoved", ends[2], ends[3], button="left", buttons=1)
    page.mouse("mouseReleased", ends[2], ends[3], clickCount=1)
    selected = page.js("return getSelection().toString()")
    assert fold(ends[4])[2:-2] in fold(selected) and " " in selected.strip(), (ends[4], selected)
    phrase = page.js(
        """getSelection().removeAllRanges();
           const line = [...document.querySelectorAll('[data-panel="print"] [data-page="8"] .words > div')].find((one) => one.children.length > 6);
           return line.textContent.split(' ').slice(1, 4).join(' ')"""
    )
    assert page.js("return window.find(arguments[0])", phrase), phrase
    page.js("getSelection().removeAllRanges()")


def a_broken_file_keeps_the_last_good_pages(preview, page):
    before = page.hashes("print")
    preview.write("---\nhouse: no-such-house\n---\n" + preview.text().split("---\n", 2)[-1])
    page.until("return document.documentElement.dataset.state === 'broken'")
    said = page.js("const one = document.querySelector('#broken'); return !one.hidden && one.getBoundingClientRect().height > 10 && one.textContent")
    assert said and "no-such-house" in said, said
    assert page.hashes("print") == before
    assert page.js("return document.querySelector('#broken').getAttribute('role')") == "status"
    preview.write(preview.typed)
    page.until("return document.documentElement.dataset.state === 'ok' && document.querySelector('#broken').hidden")


PARTS = [
    both_editions_are_shown,
    an_edit_on_disk_shows_and_only_its_page_is_sent,
    the_newest_of_a_burst_is_shown,
    words_lie_where_they_are_printed,
    a_click_on_a_word_leads_to_its_source,
    the_caret_leads_to_the_pages,
    the_keyboard_moves_the_caret,
    a_bullet_lights_up_its_sentence,
    citations_and_references_know_each_other,
    scroll_and_selection_survive_an_update,
    text_is_selectable_and_searchable,
    a_broken_file_keeps_the_last_good_pages,
]
