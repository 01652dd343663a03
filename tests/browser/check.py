"""What the preview page must do, in Chromium, with the program behind it.

    check.py PROGRAM MANUSCRIPT [PART …]

Says a line for each part and ends with 1 if one fails. PARTs choose some by name. The manuscript is copied first.
"""

import argparse
import traceback

import acts
import drawing
import handing
import looks
import reading
import safety
import speaking
from preview import Page, Preview


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("manuscript")
    parser.add_argument("parts", nargs="*")
    given = parser.parse_args()
    rooms = [reading, drawing, acts, speaking, looks, handing, safety]
    parts = [part for room in rooms for part in room.PARTS if not given.parts or part.__name__ in given.parts]
    preview = page = None
    failed = 0
    for part in parts:
        try:
            if preview is None:
                preview = Preview(given.program, given.manuscript)
                page = Page(preview.url)
                page.painted()
            if preview.file.read_bytes() != preview.typed:
                before = page.revision()
                preview.write(preview.typed)
                page.painted(before)
            part(preview, page)
            # What one part does to the page must not help the next.
            complaints = [one["message"] for one in page.complaints() if part.__name__ not in safety.COMPLAIN]
            assert not complaints, complaints
            print(f"ok      {part.__name__}", flush=True)
        except Exception:
            failed += 1
            print(f"FAILED  {part.__name__}\n{traceback.format_exc()}", flush=True)
            if page:
                page.driver.save_screenshot(f"/tmp/diptych-failed-{part.__name__}.png")
                page.quit()
            if preview:
                preview.clean()
            preview = page = None
    if page:
        page.quit()
    if preview:
        preview.clean()
    print(f"{len(parts) - failed} passed, {failed} failed")
    raise SystemExit(1 if failed or not parts else 0)


main()
