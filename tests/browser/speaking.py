"""Presenting: the keys, the speaker's window, and going on without the server."""


def slide(page):
    return int(page.js("return document.querySelector('#stage').dataset.slide ?? 0"))


def begin(page):
    page.js("document.querySelector('[data-panel=\"slides\"] .scroll').scrollTop = 0")
    page.js("document.querySelector('[data-action=\"present\"]').click()")
    page.until("return !document.querySelector('#stage').hidden && document.querySelector('#stage img')?.complete")


def is_at(page, number):
    page.until("return document.querySelector('#stage').dataset.slide === String(arguments[0])", number, what=f"slide {number}")


def presenting_has_the_usual_keys(preview, page):
    total = len(page.hashes("slides"))
    begin(page)
    is_at(page, 1)
    at = 1
    for key, step in [("ArrowRight", 1), ("PageDown", 1), (" ", 1), ("ArrowDown", 1), ("ArrowLeft", -1), ("PageUp", -1), ("n", 1), ("p", -1), ("ArrowUp", -1)]:
        page.press(key)
        at += step
        is_at(page, at)
    page.press("End")
    is_at(page, total)
    page.press("ArrowRight")
    is_at(page, total)
    page.press("Home")
    is_at(page, 1)
    # Clickers send F5, which must not load the page anew; a letter without a meaning is the browser's.
    goes_on = "return document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}))"
    assert [page.js(goes_on, key) for key in ["F5", "q"]] == [False, True]
    for key in ["1", "2", "Enter"]:
        page.press(key)
    is_at(page, min(12, total))
    # Clickers send a full stop for black.
    for key, colour in [("b", "rgb(0, 0, 0)"), (".", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")]:
        page.press(key)
        page.until("return getComputedStyle(document.querySelector('#stage .slide')).visibility === 'hidden'")
        assert page.js("return getComputedStyle(document.querySelector('#stage')).backgroundColor") == colour
        page.press(key)
        page.until("return getComputedStyle(document.querySelector('#stage .slide')).visibility === 'visible'")
    shown = page.js("const box = document.querySelector('#stage img').getBoundingClientRect(); return [box.width, innerWidth]")
    assert shown[0] == shown[1], shown
    page.press("Escape")
    page.until("return document.querySelector('#stage').hidden")


def the_speaker_has_a_window(preview, page):
    begin(page)
    own = page.driver.current_window_handle
    page.press("s")
    for _ in range(200):
        if len(page.driver.window_handles) > 1:
            break
        page.until("return true")
    other = next(handle for handle in page.driver.window_handles if handle != own)
    page.driver.switch_to.window(other)
    total = page.until("return document.querySelector('#count')?.textContent.startsWith('1 / ') && document.querySelector('#count').textContent.split(' / ')[1]")
    page.until("return document.querySelector('#now img')?.naturalWidth > 0 && document.querySelector('#then img')?.naturalWidth > 0")
    page.until("return document.querySelector('#notes').textContent.length > 10 && /^\\d+:\\d\\d/.test(document.querySelector('#elapsed').textContent) && document.querySelector('#clock').textContent")
    # Its keys are those of the slides. A headless window that opened by itself gets none of the keyboard.
    page.js("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true}))")
    page.until("return document.querySelector('#count').textContent === `2 / ${arguments[0]}`", total)
    page.driver.switch_to.window(own)
    is_at(page, 2)
    page.press("Escape")
    page.until("return document.querySelector('#stage').hidden")
    for _ in range(200):
        if len(page.driver.window_handles) == 1:
            return
        page.until("return true")
    raise AssertionError("the speaker's window stays open")


def presenting_goes_on_without_the_server(preview, page):
    begin(page)
    total = len(page.hashes("slides"))
    page.settled()
    preview.stop()
    for number in range(2, total + 1):
        page.press("ArrowRight")
        is_at(page, number)
        page.until("return document.querySelector('#stage img')?.naturalWidth > 0", what=f"slide {number} without a server")
    page.press("Escape")
    page.until("return !document.querySelector('#away').hidden")
    assert page.hashes("print"), "the pages went away with the server"
    page.complaints()
    # As the author would: the same again, on another port and with another token.
    again = type(preview)(preview.program, preview.file)
    preview.clean()
    preview.__dict__.update(again.__dict__)
    page.driver.get(preview.url)
    page.painted()


PARTS = [presenting_has_the_usual_keys, the_speaker_has_a_window, presenting_goes_on_without_the_server]
