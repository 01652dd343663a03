"""What is painted: the pages as the PDFs have them, and no more of them sent than an edit changed."""

import base64
import http.client
import io
import json
import re

import pymupdf
from PIL import Image, ImageChops, ImageStat

import reading
from preview import PATIENCE, Preview, ask

# The picture of a page as the preview draws it, on white, one pixel a point.
DRAWN = """return (async (panel, index) => {
  const page = await (await fetch(`/d/${location.hash.slice(2) || (await (await fetch('/docs')).json()).docs[0].id}/${panel}/${index + 1}`)).json();
  const { file, pieces } = await import('/page/drawing.js');
  const shown = document.querySelectorAll(`[data-panel="${panel}"] [data-page]`)[index];
  const [width, height] = ['--w', '--h'].map((name) => parseFloat(shown.style.getPropertyValue(name)));
  const image = new Image();
  image.src = URL.createObjectURL(file({width, height}, pieces(page)));
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width), Math.round(height)];
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
})(arguments[0], arguments[1])"""


def drawn(page, panel, index):
    data = page.js(DRAWN, panel, index)
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def the_file(page, name):
    data = page.js(
        """return fetch(document.querySelector(`[data-file="${arguments[0]}"]`).href).then(async (answer) => {
             const bytes = new Uint8Array(await answer.arrayBuffer());
             let text = '';
             for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
             return btoa(text);
           })""",
        name,
    )
    return pymupdf.open(stream=base64.b64decode(data), filetype="pdf")


def apart(one, other):
    """How far two pictures are apart at the worst place of the size of a letter, of 255; blurred, since two programs
    smooth the edges of letters in two ways."""
    small = lambda picture: picture.resize((picture.width // 6, picture.height // 6), Image.Resampling.BOX)
    differences = ImageChops.difference(small(one), small(other))
    return max(high for _, high in ImageStat.Stat(differences).extrema)


def pictures_are_those_of_the_files(preview, page):
    page.settled()
    for panel in ["print", "slides"]:
        printed = the_file(page, f"{panel}.pdf")
        assert len(printed) == len(page.hashes(panel)), (panel, len(printed))
        for index, leaf in enumerate(printed):
            shown = drawn(page, panel, index)
            pixels = leaf.get_pixmap(matrix=pymupdf.Matrix(shown.width / leaf.rect.width, shown.height / leaf.rect.height))
            other = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples).resize(shown.size)
            assert apart(shown, other) < 40, (panel, index + 1, apart(shown, other))
    # The measure sees a line that is gone, and one that is moved.
    whole = drawn(page, "print", 1)
    ink = ImageChops.invert(whole.convert("L")).getbbox()
    height = (ink[3] - ink[1]) // 30
    middle = (ink[0], ink[1] + 10 * height, ink[2], ink[1] + 11 * height)
    gone, moved = whole.copy(), whole.copy()
    gone.paste("white", middle)
    moved.paste(whole.crop(middle), (middle[0], middle[1] + height // 2))
    assert apart(whole, gone) > 60 and apart(whole, moved) > 60, (apart(whole, gone), apart(whole, moved))


def only_what_changed_of_a_page_is_sent(preview, page):
    page.js(f"document.querySelector('{reading.PRINT} .scroll').scrollTop = 0")
    page.settled()
    start, end, _, after = reading.a_word(preview, page, 2)
    revision, since, old = page.revision(), reading.requests(page), page.hashes("print")[1]
    preview.write(reading.edited(preview, start, end, after))
    page.painted(revision)
    assert reading.asked(page, since).count(("print", 2)) == 1
    size = "return fetch(`/d/${arguments[0]}/print/2?${arguments[1]}`).then(async (answer) => (await answer.text()).length)"
    whole, part = (page.js(size, docs(page), query) for query in ("", f"from={old}"))
    assert part < whole / 8, (part, whole)
    # What was put together of old and new is the same as what is sent whole.
    nodes = page.js(
        """return [...document.querySelector('[data-panel=print] [data-page="2"] svg.paper').children]
             .map((piece) => piece.getAttribute('transform') ?? piece.getAttribute('d'))"""
    )
    whole = page.js("return fetch(`/d/${arguments[0]}/print/2`).then((answer) => answer.json())", docs(page))
    told = page.js("return [...document.querySelectorAll('[data-panel=print] [data-page=\"2\"] [data-start]')].map((word) => word.textContent)")
    assert sorted(told) == sorted(text for *_, text in whole["words"])
    pieces = whole["pieces"]
    assert len(nodes) == len(pieces), (len(nodes), len(pieces))
    for node, (x, y, shown) in zip(nodes, pieces):
        place = [float(number) for number in re.findall(r"[-\d.]+", node.split("m")[0].split(") ")[-1])]
        if isinstance(shown, list):
            assert node.endswith(shown[1]), (node[:40], shown[1][:40])
            place = [number / 100 for number in place]
        assert all(abs(a - b) < 0.006 for a, b in zip(place, (x, y), strict=True)), (place, x, y)


def the_first_pages_come_first(preview, page):
    other = Preview(preview.program, preview.file)
    try:
        cookie = {"Cookie": f"diptych-{other.port}={other.token}"}
        [doc] = json.loads(ask(other.port, "GET", "/docs", cookie)[2])["docs"]
        line = http.client.HTTPConnection("127.0.0.1", other.port, timeout=PATIENCE)
        line.request("GET", f"/d/{doc['id']}/events", headers=cookie)
        states = []
        for told in line.getresponse():
            if told.startswith(b"data: "):
                states.append(json.loads(told[6:]))
                if states[-1]["settled"]:
                    break
        shown = [state for state in states if state["revision"]]
        first, last = shown[0], shown[-1]
        assert 0 < len(first["print"]["pages"]) < len(last["print"]["pages"]), len(first["print"]["pages"])
        assert not first["slides"]["pages"] and last["slides"]["pages"]
        # What is told of the deck waits for it.
        assert first["deck_hash"] == "" and last["deck_hash"] != ""
        revisions = [state["revision"] for state in shown]
        assert revisions == sorted(revisions), revisions
        assert first["source_hash"] == last["source_hash"] and first["title"] == last["title"]
    finally:
        other.clean()


def docs(page):
    return page.js("return fetch('/docs').then((answer) => answer.json()).then(({docs}) => docs[0].id)")


PARTS = [pictures_are_those_of_the_files, only_what_changed_of_a_page_is_sent, the_first_pages_come_first]
