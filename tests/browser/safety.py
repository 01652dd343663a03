"""Who may ask, what the page may do, and the list of a folder."""

import pathlib
import shutil

from preview import Page, Preview, ask, cookie

# Parts in which the browser rightly complains.
COMPLAIN = {"inline_script_does_not_run"}


def strangers_are_refused(preview, page):
    port = preview.port
    known = {"Cookie": cookie(page)}
    own = f"http://127.0.0.1:{port}"
    doc = page.js("return fetch('/docs').then((answer) => answer.json()).then(({docs}) => docs[0].id)")
    paths = ["/", "/docs", "/page/main.js", f"/d/{doc}/events", f"/d/{doc}/source", f"/d/{doc}/print.pdf"]
    for path in paths:
        assert ask(port, "GET", path, known)[0] == 200, path
        assert ask(port, "GET", path)[0] in (401, 403), f"{path} without the token"
        for headers in [{"Host": "evil.example"}, {"Host": f"evil.example:{port}"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]:
            status, _, body = ask(port, "GET", path, {**known, **headers})
            assert status in (400, 403, 421), (path, headers, status)
            assert len(body) < 500
    before = preview.file.read_bytes()
    act = {"act": "density", "start": 0, "end": 0, "text": "low", "source_hash": page.js(f"return fetch('/d/{doc}/source').then((answer) => answer.json()).then(({{hash}}) => hash)")}
    for headers in [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}, {}]:
        status, _, _ = ask(port, "POST", f"/d/{doc}/steer", {**known, **headers}, act)
        assert status in (400, 403, 421), (headers, status)
    status, _, _ = ask(port, "POST", f"/d/{doc}/steer", {"Origin": own}, act)
    assert status in (401, 403), status
    assert preview.file.read_bytes() == before
    for path in ["/page/../../../etc/passwd", "/page/%2e%2e/%2e%2e/Cargo.toml", "/d/../../etc/passwd/source", "/page/", "/d//source"]:
        status, _, body = ask(port, "GET", path, known)
        assert status in (400, 404), (path, status)
        assert b"root:" not in body and b"[package]" not in body


def inline_script_does_not_run(preview, page):
    policy = ask(preview.port, "GET", "/", {"Cookie": cookie(page)})[1]["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy, policy
    page.js(
        """const script = document.createElement('script');
           script.textContent = 'window.inline = true';
           document.body.append(script);
           const element = document.createElement('p');
           element.setAttribute('style', 'color: rgb(1, 2, 3)');
           document.body.append(element);
           window.styled = getComputedStyle(element).color"""
    )
    assert page.js("return window.inline === undefined && window.styled !== 'rgb(1, 2, 3)'")
    page.complaints()


def the_script_is_small(preview, page):
    folder = pathlib.Path(__file__).resolve().parents[2] / "src/preview/page"
    total = sum(script.stat().st_size for script in folder.glob("*.js"))
    assert 10_000 < total < 100_000, total


def nothing_is_asked_of_others(preview, page):
    names = page.js("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert names
    assert all(name.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:")) for name in names), names


def a_folder_is_a_list(preview, page):
    many = Preview(preview.program, preview.file, folder=True)
    shutil.copy(many.file, many.folder / f"second{many.file.suffix}")
    again = Page(many.url)
    try:
        again.until("return document.body.classList.contains('folder') && document.querySelectorAll('#folder tbody tr').length === 2")
        again.until("return [...document.querySelectorAll('#folder .number, #folder .zero')].length === 6 && ![...document.querySelectorAll('#folder td')].some((one) => one.textContent === '–')")
        again.js("document.querySelector('#folder tbody a').click()")
        again.painted()
        assert again.js("return !document.body.classList.contains('folder') && document.querySelector('#back').checkVisibility()")
        assert not again.complaints()
    finally:
        again.quit()
        many.clean()


PARTS = [strangers_are_refused, inline_script_does_not_run, the_script_is_small, nothing_is_asked_of_others, a_folder_is_a_list]
