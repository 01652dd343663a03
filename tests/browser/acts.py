"""What the page writes into the manuscript: findings applied, the deck steered, and all of it taken back."""

import time

from preview import ask, cookie
from reading import fold


def press(page, selector):
    """Clicks a button as soon as it is there."""
    page.until("return document.querySelector(arguments[0])", selector)
    page.js(
        """const button = document.querySelector(arguments[0]);
           button.scrollIntoView({block: 'center'});
           button.click();""",
        selector,
    )


def taken_back(preview, page):
    """Undoes with the button of the head, until the file is as it was typed."""
    revision = page.revision()
    page.until("return !document.querySelector('#undo').hidden")
    page.js("document.querySelector('#undo').click()")
    page.painted(revision)
    assert preview.file.read_bytes() == preview.typed


def a_finding_is_applied_and_undone(preview, page):
    page.js("if (document.querySelector('#findings').hidden) document.querySelector('#findings-button').click()")
    finding = page.until(
        """const button = document.querySelector('[data-panel="findings"] [data-rule] [data-action="apply"]');
           const row = button?.closest('[data-rule]');
           return row && {rule: row.dataset.rule, start: row.dataset.start, text: row.querySelector('.suggestion').textContent}"""
    )
    row = f'[data-rule="{finding["rule"]}"][data-start="{finding["start"]}"]'
    revision = page.revision()
    press(page, f'{row} [data-action="apply"]')
    page.painted(revision)
    written = preview.file.read_bytes()
    assert written != preview.typed
    assert finding["text"].encode() in written[int(finding["start"]) - 20 : int(finding["start"]) + 200], finding
    # Taken back where it was applied.
    revision = page.revision()
    press(page, f'{row} [data-action="undo"]')
    page.painted(revision)
    assert preview.file.read_bytes() == preview.typed
    page.until("return document.querySelector(arguments[0])", f'{row} [data-action="apply"]')
    page.js("document.querySelector('#findings-close').click()")


def a_suggestion_is_copied(preview, page):
    page.cdp("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    button = "[data-panel=findings] [data-action=copy]"
    told = page.until(f"return document.querySelector('{button}')?.closest('[data-rule]')?.innerText")
    page.js(f"document.querySelector('{button}').click()")
    copied = page.until("return document.querySelector('.toast')?.textContent.match(/^Copied: (.*)$/)?.[1]")
    assert copied and copied in told, (copied, told)
    assert page.js("return navigator.clipboard.readText()") == copied


def nothing_is_written_over_a_changed_file(preview, page):
    page.until("return document.querySelector('[data-panel=findings] [data-action=apply]')")
    known = page.js(
        """return (async () => {
          const id = (await (await fetch('/docs')).json()).docs[0].id;
          const findings = (await (await fetch(`/d/${id}/findings`)).json()).findings;
          return [id, findings.find(({suggestion}) => suggestion).id, (await (await fetch(`/d/${id}/source`)).json()).hash];
        })()"""
    )
    revision = page.revision()
    newer = preview.typed + b"\n"
    preview.write(newer)
    headers = {"Cookie": cookie(page), "Origin": f"http://127.0.0.1:{preview.port}"}
    body = {"id": known[1], "source_hash": known[2]}
    status, _, said = ask(preview.port, "POST", f"/d/{known[0]}/apply", headers, body)
    assert status == 409, (status, said)
    assert preview.file.read_bytes() == newer
    page.painted(revision)


def bullet(preview, page, wants=""):
    """A bullet of the deck whose buttons can be pressed: [start, end]."""
    for _ in range(200):
        start, end, words = page.until(
            """const one = [...document.querySelectorAll('[data-panel="slides"] [data-bullet]')].find((bullet) =>
                 bullet.closest('[data-page]').dataset.page > 2
                 && ['drop', 'keep', 'swap'].every((act) => bullet.querySelector(`[data-action="${act}"]`))
                 && !(arguments[0] && bullet.querySelector(`[data-action="${arguments[0]}"]`).disabled));
               return one && [Number(one.dataset.start), Number(one.dataset.end), one.textContent]""",
            wants,
            what=f"a bullet to {wants or 'steer'}",
        )
        # The deck is told after the pages: until then its places are those of the text before.
        if fold(preview.file.read_bytes()[start:end].decode(errors="replace")) == fold(words):
            return start, end
        time.sleep(0.05)
    raise AssertionError(f"the bullet {words!r} is not at {start} to {end}")


def a_bullet_is_dropped_and_comes_back(preview, page):
    start, end = bullet(preview, page)
    words = preview.typed[start:end].decode()
    revision = page.revision()
    press(page, f'[data-panel="slides"] [data-bullet][data-start="{start}"] [data-action="drop"]')
    page.painted(revision)
    written = preview.text()
    assert "{.drop}" in written and written.count("{.drop}") == preview.typed.decode().count("{.drop}") + 1
    # Every typed word is still there.
    assert words in written.replace("[", "").replace("]{.drop}", ""), words
    page.until("return ![...document.querySelectorAll('[data-bullet]')].some((one) => Math.abs(Number(one.dataset.start) - arguments[0]) < 2)", start)
    taken_back(preview, page)
    page.until("return document.querySelector(arguments[0])", f'[data-bullet][data-start="{start}"]')


def a_bullet_is_kept_and_left_again(preview, page):
    start, end = bullet(preview, page)
    revision = page.revision()
    press(page, f'[data-panel="slides"] [data-bullet][data-start="{start}"] [data-action="keep"]')
    page.painted(revision)
    assert preview.text().count("{.keep}") == preview.typed.decode().count("{.keep}") + 1
    page.until(
        "return [...document.querySelectorAll('[data-bullet] [data-action=keep][aria-pressed=true]')].some((one) => Math.abs(Number(one.closest('[data-bullet]').dataset.start) - arguments[0]) < 3)",
        start,
    )
    revision = page.revision()
    page.js(
        """[...document.querySelectorAll('[data-bullet] [data-action=keep][aria-pressed=true]')]
             .find((one) => Math.abs(Number(one.closest('[data-bullet]').dataset.start) - arguments[0]) < 3).click()""",
        start,
    )
    page.painted(revision)
    assert preview.file.read_bytes() == preview.typed


def a_bullet_is_swapped_for_its_runner_up(preview, page):
    start, end = bullet(preview, page, "swap")
    other = page.js(
        "return document.querySelector(arguments[0]).title.replace(/^Swap for: /, '')",
        f'[data-bullet][data-start="{start}"] [data-action="swap"]',
    )
    revision = page.revision()
    press(page, f'[data-panel="slides"] [data-bullet][data-start="{start}"] [data-action="swap"]')
    page.painted(revision)
    assert preview.file.read_bytes() != preview.typed
    page.until(
        """const plain = (text) => text.replace(/[^\\p{L}\\p{N}]/gu, '');
           return plain(document.querySelector('[data-panel="slides"] .pages').textContent).includes(plain(arguments[0]).slice(0, 40))""",
        other,
        what=f"the runner-up {other!r} on a slide",
    )
    taken_back(preview, page)


def a_headline_is_reworded(preview, page):
    press(page, '[data-panel="slides"] [data-page]:nth-child(n+3) [data-action="title"]')
    page.until("return document.querySelector('#reword').open")
    page.js("document.querySelector('#reword textarea').value = 'Words of the lecturer'")
    revision = page.revision()
    page.js("document.querySelector('#reword button[value=write]').click()")
    page.painted(revision)
    assert "Words of the lecturer" in preview.text()
    page.until(
        """return [...document.querySelectorAll('[data-panel="slides"] .words')]
             .some((one) => one.textContent.includes('Words of the lecturer'))"""
    )
    taken_back(preview, page)


def the_deck_gets_denser(preview, page):
    chosen = page.js("return document.querySelector('#density').value")
    other = "low" if chosen != "low" else "high"
    revision = page.revision()
    page.js(
        "const one = document.querySelector('#density'); one.value = arguments[0]; one.dispatchEvent(new Event('change', {bubbles: true}))",
        other,
    )
    page.painted(revision)
    assert f"density: {other}" in preview.text()
    taken_back(preview, page)
    page.until("return document.querySelector('#density').value === arguments[0]", chosen)


PARTS = [
    a_finding_is_applied_and_undone,
    a_suggestion_is_copied,
    nothing_is_written_over_a_changed_file,
    a_bullet_is_dropped_and_comes_back,
    a_bullet_is_kept_and_left_again,
    a_bullet_is_swapped_for_its_runner_up,
    a_headline_is_reworded,
    the_deck_gets_denser,
]
