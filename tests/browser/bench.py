"""How fast the preview is: first paint after the start, and from a saved file to the changed page on the screen.

    bench.py PROGRAM MANUSCRIPT [--edits N] [--seed N]

PROGRAM should be a release build. Each edit changes one word of a page that is seen; the time runs from the rename
that saves the file to the frame after the changed page was put in place, and nothing is asked of the browser
meanwhile. A cold `build` of the same file stands beside it.
"""

import argparse
import random
import re
import statistics
import subprocess
import tempfile
import time

import reading
from preview import Page, Preview

# Seconds of quiet before an edit and after it.
CALM = 0.3

# Tells when the frame is over in which a revision was put in place: milliseconds since 1970.
PAINTED = """
window.painted = [];
new MutationObserver(() => {
  const revision = Number(document.documentElement.dataset.revision);
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.painted.push([revision, performance.timeOrigin + performance.now()]);
    channel.port2.postMessage(0);
  });
}).observe(document.documentElement, {attributes: true, attributeFilter: ['data-revision']});
"""


def percentile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))]


def line(name, values):
    print(f"{name:34} median {statistics.median(values):7.1f} ms   p95 {percentile(values, 0.95):7.1f} ms   n {len(values)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("manuscript")
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cold = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as out:
            began = time.time()
            subprocess.run([given.program, "build", given.manuscript, "--out", out, "--quiet"], capture_output=True)
            cold.append((time.time() - began) * 1000)
    line("cold build, as a process", cold)

    # The browser is there before the program, as it is at a desk.
    page = Page("about:blank")
    page.cdp("Page.addScriptToEvaluateOnNewDocument", source="addEventListener('DOMContentLoaded', () => {" + PAINTED + "})")
    first = []
    for turn in range(5):
        preview = Preview(given.program, given.manuscript)
        page.driver.get(preview.url)
        at = page.until("return window.painted?.[0]?.[1]")
        first.append(at - preview.started * 1000)
        if turn < 4:
            preview.clean()
    line("start of the command to first paint", first)

    page.painted()
    before = preview.memory()
    rng = random.Random(given.seed)
    pages = len(page.hashes("print"))
    latencies = []
    for _ in range(given.edits):
        number = rng.randrange(2, pages - 1)
        page.js(f"document.querySelector('[data-panel=\"print\"] [data-page=\"{number}\"]').scrollIntoView()")
        data = preview.file.read_bytes()
        words = [w for w in reading.words(page, "print") if w[0] == number and re.fullmatch("[a-z]{5,}", w[3])]
        # Only where the file has the word as it is printed: a hyphenated one would lose its other half.
        words = [w for w in words if data[w[1] : w[2]].decode(errors="replace") == w[3]]
        if not words:
            continue
        _, start, end, text = rng.choice(words)
        other = reading.swapped(text)
        if not other:
            continue
        revision = page.revision()
        # Each question takes the browser's time, so none is asked while it has a page to show.
        time.sleep(CALM)
        began = time.time() * 1000
        preview.write(data[:start] + other.encode() + data[end:])
        time.sleep(CALM)
        at = page.until(
            "return window.painted.find(([revision]) => revision > arguments[0])?.[1]", revision
        )
        latencies.append(at - began)
        page.settled()
    line("file saved to page painted", latencies)
    print(f"memory of the program              before {before:6.0f} MiB     after {preview.memory():6.0f} MiB")
    page.quit()
    preview.clean()


if __name__ == "__main__":
    main()
