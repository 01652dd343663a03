"""Starts `diptych preview` on a copy of a manuscript, and Chromium on its page. Used by check.py and bench.py."""

import http.client
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()

# No wait is a measurement: it ends as soon as what it waits for is there.
PATIENCE = 30


class Preview:
    """The program on a copy of the manuscript's folder, so that tests may write."""

    def __init__(self, program, manuscript, *arguments, folder=False):
        manuscript = pathlib.Path(manuscript)
        self.room = pathlib.Path(tempfile.mkdtemp(prefix="diptych-preview-"))
        self.folder = self.room / "text"
        self.folder.mkdir()
        # The manuscript and what may belong to it; not its neighbours, which are other manuscripts.
        for beside in manuscript.parent.iterdir():
            mine = beside.name == manuscript.name or beside.suffix in {".svg", ".png", ".jpg", ".bib", ".yml", ".toml"}
            if beside.is_file() and mine:
                shutil.copy(beside, self.folder)
        self.file = self.folder / manuscript.name
        self.typed = self.file.read_bytes()
        self.program = program
        self.process = None
        self.started = time.time()
        self.process = subprocess.Popen(
            [program, "preview", str(self.folder if folder else self.file), "--no-open", *arguments],
            stdout=subprocess.PIPE,
            stderr=open(self.room / "stderr", "w"),
            text=True,
        )
        self.url = self.process.stdout.readline().strip()
        if not self.url.startswith("http://127.0.0.1:"):
            said = (self.room / "stderr").read_text()
            raise RuntimeError(f"the first line is not an address: {self.url!r}\n{said}")

    @property
    def port(self):
        return int(self.url.split(":")[2].split("/")[0])

    @property
    def token(self):
        return self.url.split("token=")[1]

    def text(self):
        return self.file.read_text()

    def write(self, text):
        """Saves as editors do: a new file takes the old one's place."""
        data = text if isinstance(text, bytes) else text.encode()
        new = self.folder / ".being-saved"
        new.write_bytes(data)
        new.replace(self.file)

    def memory(self):
        """What the program holds, in MiB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)

    def clean(self):
        self.stop()
        shutil.rmtree(self.room, ignore_errors=True)


class Page:
    """Chromium on the page."""

    def __init__(self, url, width=1280, height=800):
        self.profile = tempfile.mkdtemp(prefix="diptych-chromium-")
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
        for flag in [*FLAGS, f"--user-data-dir={self.profile}", f"--window-size={width},{height}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = shutil.which("chromedriver") or "/usr/bin/chromedriver"
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.size(width, height)
        # A desktop has a pointer that hovers; a headless one says it has none.
        features = [{"name": "prefers-color-scheme", "value": "light"}]
        self.cdp("Emulation.setEmulatedMedia", features=features)
        # Which pages were asked for is read from here; the browser keeps 250 entries unless told.
        keep = "performance.setResourceTimingBufferSize(100000)"
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=keep)
        self.driver.get(url)

    def cdp(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def until(self, script, *arguments, what=None):
        """The value of a script as soon as it is true."""
        end = time.time() + PATIENCE
        while True:
            value = self.js(script, *arguments)
            if value:
                return value
            if time.time() > end:
                raise AssertionError(f"never came: {what or script}")
            time.sleep(0.02)

    def revision(self):
        return int(self.js("return document.documentElement.dataset.revision ?? 0"))

    def painted(self, after=0):
        """Waits for a revision after `after`, and until all pages show what they should."""
        self.until(
            "return Number(document.documentElement.dataset.revision ?? 0) > arguments[0]", after, what=f"a revision after {after}"
        )
        self.settled()

    def settled(self):
        """Waits until no page is behind, nothing is asked for any more and no better state of the same text is to come."""
        self.until(
            """const pages = [...document.querySelectorAll('[data-page]')];
            const asked = performance.getEntriesByType('resource').length;
            const quiet = window.askedBefore === asked;
            window.askedBefore = asked;
            const {revision, told, settled} = document.documentElement.dataset;
            return quiet && told === revision && settled === "true" && pages.length && pages.every((page) => page.dataset.hash && !page.matches("[data-behind]"))
              && document.querySelector('#source-text').childElementCount""",
            what="all pages",
        )

    def hashes(self, panel):
        return self.js(
            """return [...document.querySelectorAll(`[data-panel="${arguments[0]}"] [data-page]`)]
              .map((page) => page.dataset.hash)""",
            panel,
        )

    def mouse(self, kind, x, y, **more):
        more.setdefault("button", "none" if kind == "mouseMoved" else "left")
        self.cdp("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y, **more):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, clickCount=1, **more)
        self.mouse("mouseReleased", x, y, clickCount=1, **more)

    def press(self, key):
        """A key as the keyboard sends it."""
        names = {" ": ("Space", 32), "Enter": ("Enter", 13), "Escape": ("Escape", 27), "F6": ("F6", 117)}
        moves = ["PageUp", "PageDown", "End", "Home", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]
        names.update({name: (name, 33 + index) for index, name in enumerate(moves)})
        code, number = names.get(key, (f"Key{key.upper()}", ord(key.upper()[0])))
        data = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        if len(key) == 1 or key == "Enter":
            data["text"] = "\r" if key == "Enter" else key
        self.cdp("Input.dispatchKeyEvent", type="keyDown", **data)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in data.items() if k != "text"})

    def complaints(self):
        """What the browser's console has of errors."""
        return [entry for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def quit(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)


def cookie(page):
    """The cookies of the page, as a header."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.driver.get_cookies())


def ask(port, method, path, headers=None, body=None):
    """A request without a browser: status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        given = dict(headers or {})
        connection.putrequest(method, path, skip_host="Host" in given)
        data = json.dumps(body).encode() if body is not None else b""
        if body is not None:
            given.setdefault("Content-Type", "application/json")
            given["Content-Length"] = str(len(data))
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders(data or None)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read(200_000) if "event-stream" not in (answer.headers.get("Content-Type") or "") else b""
    finally:
        connection.close()
