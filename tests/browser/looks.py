"""What is seen: contrast in both themes, sizes of screens, zoom, thumbnails, focus."""

# The text of the page's own chrome against what lies behind it (WCAG 1.4.3). Pages are the editions' matter.
CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
canvas.canvas.width = canvas.canvas.height = 1;
// Every colour that CSS can say, as the browser paints it.
const rgba = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
const light = (colour) => {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  if (!element) return [255, 255, 255];
  const own = rgba(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own.slice(0, 3) : over(own, ground(element.parentElement));
};
const opaque = (element) => (element ? Number(getComputedStyle(element).opacity) * opaque(element.parentElement) : 1);
const faint = [];
let looked = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest('.words, #stage, .visually-hidden, script, :disabled, option')) continue;
  if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
  const style = getComputedStyle(element);
  const behind = ground(element);
  let ink = rgba(style.color);
  ink = over([...ink.slice(0, 3), ink[3] * opaque(element)], behind);
  const [a, b] = [light(ink), light(behind)];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  looked += 1;
  if (ratio < 4.5) faint.push([walker.currentNode.data.trim().slice(0, 30), Number(ratio.toFixed(2))]);
}
return [looked, faint];
"""


def themed(page, wanted):
    for _ in range(3):
        if page.js("return document.documentElement.dataset.theme") == wanted:
            return
        page.js("document.querySelector('#theme').click()")
    raise AssertionError(f"no theme {wanted}")


def text_has_contrast_in_both_themes(preview, page):
    grounds = set()
    for theme in ["light", "dark"]:
        themed(page, theme)
        page.js("if (document.querySelector('#findings').hidden) document.querySelector('#findings-button').click()")
        page.js("document.querySelector('.menu').open = true; document.querySelector('[data-panel=slides] [data-action=thumbnails]').click()")
        page.until("return document.querySelectorAll('#slides-thumbs img[src]').length")
        looked, faint = page.js(CONTRAST)
        assert looked > 60, looked
        assert not faint, (theme, faint)
        page.js("document.querySelector('.menu').open = false; document.querySelector('[data-panel=slides] [data-action=thumbnails]').click()")
        page.js("document.querySelector('#help').showModal()")
        looked, faint = page.js(CONTRAST)
        assert not faint, (theme, faint)
        page.js("document.querySelector('#help').close()")
        grounds.add(page.js("return getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2, grounds
    preview.write("---\nhouse: no-such-house\n---\n" + preview.text().split("---\n", 2)[-1])
    page.until("return !document.querySelector('#broken').hidden")
    for theme in ["light", "dark"]:
        themed(page, theme)
        _, faint = page.js(CONTRAST)
        assert not faint, ("broken", theme, faint)
    preview.write(preview.typed)
    page.until("return document.querySelector('#broken').hidden")
    themed(page, "auto")
    page.js("document.querySelector('#findings-close').click()")


def the_system_says_light_or_dark(preview, page):
    themed(page, "auto")
    seen = []
    for value in ["light", "dark"]:
        page.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])
        seen.append(page.js("return getComputedStyle(document.body).backgroundColor"))
    page.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    assert seen[0] != seen[1], seen


def it_fits_screens_and_tablets(preview, page):
    for width, height, columns in [(1280, 800, 3), (1024, 768, 2), (820, 1180, 2), (430, 900, 1)]:
        page.size(width, height)
        page.until("return document.querySelectorAll('#columns > section:not([hidden])').length === arguments[0]", columns)
        wide = page.js("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], (width, wide)
        cut = page.js(
            """return [...document.querySelectorAll('button, summary, select')].filter((one) => one.checkVisibility())
                 .map((one) => [one.id || one.textContent, one.getBoundingClientRect()])
                 .filter(([, box]) => box.width && (box.left < -1 || box.right > innerWidth + 1) && box.top < 90)
                 .map(([name, box]) => [name, box.left, box.right])"""
        )
        assert not cut or width < 600, (width, cut)
        # On a narrow screen a click on a page still shows where its words come from.
        page.js("const chapter = document.querySelector('[data-show=print]'); if (chapter.getAttribute('aria-pressed') === 'false') chapter.click()")
        page.js("document.querySelectorAll('[data-panel=print] .words [data-start]')[3].click()")
        assert page.js("return document.querySelectorAll('[data-panel=source]:not([hidden]) [data-selected]').length") == 1
    page.size(1280, 800)
    page.js("localStorage.clear()")
    page.driver.refresh()
    page.painted()


def zoom_is_real(preview, page):
    panel = '[data-panel="print"]'
    width = lambda: page.js(f"return document.querySelector('{panel} .page').getBoundingClientRect().width")
    points = page.js(f"return Number(document.querySelector('{panel} .page').style.getPropertyValue('--w'))")
    page.js(f"document.querySelector('{panel} [data-zoom=value]').click()")
    assert abs(width() - points * 96 / 72) < 1, (width(), points)
    for _ in range(20):
        page.js(f"document.querySelector('{panel} [data-zoom=in]').click()")
    assert abs(width() - 3 * points * 96 / 72) < 2, width()
    for _ in range(20):
        page.js(f"document.querySelector('{panel} [data-zoom=out]').click()")
    assert abs(width() - 0.5 * points * 96 / 72) < 1, width()
    page.js(f"document.querySelector('{panel} [data-zoom=fit]').click()")
    room = page.js(f"return document.querySelector('{panel} .scroll').clientWidth")
    assert room - 60 < width() <= room, (width(), room)


def thumbnails_lead_to_their_page(preview, page):
    page.js("document.querySelector('[data-panel=print] [data-action=thumbnails]').click()")
    page.until("const all = [...document.querySelectorAll('#print-thumbs img')]; return all.length > 3 && all.every((image) => image.src && image.complete)")
    page.js("document.querySelectorAll('#print-thumbs button')[4].click()")
    page.until(
        """const panel = document.querySelector('[data-panel="print"] .scroll').getBoundingClientRect();
           const box = document.querySelector('[data-panel="print"] [data-page="5"]').getBoundingClientRect();
           return document.querySelector('#print-thumbs').hidden && Math.abs(box.top - panel.top) < 60"""
    )


def everything_has_a_name_and_shows_its_focus(preview, page):
    nameless = page.js(
        """return [...document.querySelectorAll('button, a, select, input, textarea, [role=region], [role=separator], [role=textbox]')]
             .filter((one) => !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.textContent.trim() || one.labels?.length))
             .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert not nameless, nameless
    landmarks = page.js("return [...document.querySelectorAll('main, header, nav, aside')].filter((one) => one.checkVisibility()).map((one) => one.localName)")
    assert landmarks.count("main") == 1 and "nav" in landmarks, landmarks
    page.js("document.activeElement?.blur()")
    stops = set()
    for _ in range(5):
        page.press("F6")
        where, outline = page.js("const one = document.activeElement; return [one.closest('[data-panel]')?.dataset.panel, getComputedStyle(one).outlineStyle]")
        assert outline != "none", where
        stops.add(where)
    assert {"source", "print", "slides"} <= stops, stops


PARTS = [
    text_has_contrast_in_both_themes,
    the_system_says_light_or_dark,
    it_fits_screens_and_tablets,
    zoom_is_real,
    thumbnails_lead_to_their_page,
    everything_has_a_name_and_shows_its_focus,
]
