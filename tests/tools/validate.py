#!/usr/bin/env python3
"""Runs the outside validators on PDFs and prints a table.

Usage: target/tools/bin/python tests/tools/validate.py [--deny-warnings] FILE.pdf...

In: PDFs that claim PDF/UA-1 and PDF/A-2a, and printers' files, whose names end in .press.pdf. Out: a row for each file and validator on stdout,
each fault below its row. Exit 0: no errors; 1: a validator reports an error (with
--deny-warnings: or a warning); 2: a validator is missing or could not run.

The validators are those of requirements.txt, installed in the virtual environment whose
python runs this script, and qpdf from the system. Each sees the rules that it knows, none
sees all: passing here is evidence of conformance and no certificate.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


class Broken(Exception):
    """A validator is missing or did not do its work."""


def run(*command):
    """The finished process of a command, or `Broken`."""
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Broken(f"{Path(str(command[0])).name}: {error}") from error


def report(name, result):
    """The JSON that a validator printed, or `Broken`."""
    try:
        return json.loads(result.stdout)
    except json.JSONDecodeError as error:
        said = (result.stderr or result.stdout).strip()
        raise Broken(f"{name} exited with {result.returncode}: {said}") from error


def page(profile):
    """page-validation: every rule of one standard that it knows."""

    def check(path):
        try:
            import page as validator
        except ImportError as error:
            raise Broken(f"page-validation: {error}") from error
        try:
            result = validator.validate_pdf(path, profile=profile)
        except validator.PageError as error:
            return "not readable", [("error", "parse", str(error))]
        faults = [("error", f.rule_id, f.message) for f in result.failures]
        return f"{result.rules.passed} of {result.rules.total} rules", faults

    return check


# What outloud doubts and a chapter cannot mend; shown, and not counted.
EXEMPT = {
    "TBL-011": "the author left the head of these columns empty",
    "TBL-012": "the author left these cells empty",
    "PAG-001": "tables and figures that stand at the heads of pages begin with their numbers, which are no running heads",
}


def exempt(finding, path):
    """The reason why a finding of outloud's is borne, if it is."""
    evidence = finding.get("evidence") or ""
    if finding["rule"] == "PAG-001" and not re.fullmatch(r"\w+\s+\d+[.:]?", evidence):
        head = evidence and in_head(path, finding["page"], evidence)
        return "the head of a table is repeated on each of its pages" if head else None
    if finding["rule"] == "LNK-010":
        glued = evidence and re.search(r"\w" + re.escape(evidence), page_text(path, finding["page"]))
        return "a word was typed onto the address without a space" if glued else None
    if finding["rule"] == "TXT-004":
        return "an Arabic letter has several shapes" if re.search(r"U\+06[0-9A-F]{2}", finding["message"]) else None
    return EXEMPT.get(finding["rule"])


def page_text(path, number):
    """The words of a page."""
    import pymupdf

    with pymupdf.open(path) as document:
        return document[number - 1].get_text()


def in_head(path, number, words):
    """Whether words of a page stand in the head of a table."""
    import pymupdf

    from pages import page

    with pymupdf.open(path) as document:
        heads = [block for block in page(document, number - 1, None).blocks if block.within("TH")]
        return any(words in line.text for block in heads for line in block.lines)


def outloud(path):
    """outloud: PDF/UA-1 and what a screen reader makes of the file."""
    result = run(BIN / "outloud", "--json", "-", "--quiet", "--fail-on", "never", path)
    (file,) = report("outloud", result)["results"]
    if file["error"]:
        return "not readable", [("error", "parse", file["error"])]
    faults = []
    for f in file["findings"]:
        where = f"p. {f['page']}: " if f.get("page") else ""
        reason = exempt(f, path)
        severity = "exempt" if reason else f["severity"]
        faults.append((severity, f["rule"], where + f["message"] + (f" ({reason})" if reason else "")))
    return f"{file['stats']['elements']} elements", faults


def pdfua(path):
    """pdfua: a second opinion on PDF/UA-1; what it doubts are warnings here too."""
    result = run(BIN / "pdfua", "check", "--format", "json", path)
    if result.returncode == 4:
        return "not readable", [("error", "parse", result.stderr.strip())]
    file = report("pdfua", result)
    faults = [
        (f["severity"], f["rule_id"], f"{f['location']}: {f['message']}")
        for f in file["findings"]
    ]
    summary = file["summary"]
    skipped = f", {summary['rules_skipped']} not run" if summary["rules_skipped"] else ""
    return f"{summary['rules_run']} rules{skipped}", faults


def qpdf(path):
    """qpdf: the syntax of the file."""
    if not shutil.which("qpdf"):
        raise Broken("qpdf: not found")
    result = run("qpdf", "--check", path)
    severity = {0: None, 3: "warning"}.get(result.returncode, "error")
    faults = [(severity, "syntax", result.stderr.strip())] if severity else []
    return "syntax", faults


# What a chapter need not have: a book's number of pages is even, and a sentence on a book that was "printed in"
# a town is no manufacturing statement of this one.
NOT_OF_A_CHAPTER = {"page_count", "manufacturing_statement"}


def ingram(path):
    """ingram-checker: what a print-on-demand press asks of a book in black."""
    result = run(BIN / "ingram-check", "interior", "--format", "json", path)
    checks = report("ingram-check", result)["checks"]
    asked = [c for c in checks if c["check_name"] not in NOT_OF_A_CHAPTER]
    severity = {"fail": "error", "warn": "warning"}
    faults = [
        (severity.get(c["status"].lower(), "error"), c["check_name"], c["message"])
        for c in asked
        if c["status"].lower() not in ("pass", "skip")
    ]
    return f"{len(asked)} checks", faults


PRESS = {"ingram-checker": ingram, "qpdf": qpdf}

VALIDATORS = {
    "page-validation PDF/UA-1": page("ua1"),
    "page-validation PDF/A-2a": page("2a"),
    "outloud": outloud,
    "pdfua": pdfua,
    "qpdf": qpdf,
}


def main(arguments):
    """Runs every validator on every file; the exit status."""
    strict = "--deny-warnings" in arguments
    files = [a for a in arguments if a != "--deny-warnings"]
    if not files or any(f.startswith("-") for f in files):
        print(__doc__, file=sys.stderr)
        return 2
    worst = 0
    for file in files:
        print(file)
        if not Path(file).is_file():
            print("  not there")
            worst = 2
            continue
        validators = PRESS if file.endswith(".press.pdf") else VALIDATORS
        for name, check in validators.items():
            try:
                looked_at, faults = check(file)
            except Broken as error:
                print(f"  {name:<26}could not run: {error}")
                worst = 2
                continue
            errors = sum(severity == "error" for severity, _, _ in faults)
            warnings = sum(severity == "warning" for severity, _, _ in faults)
            bad = errors or (strict and warnings)
            print(
                f"  {name:<26}{'FAIL' if bad else 'pass'}  {errors} errors, "
                f"{warnings} warnings ({looked_at})"
            )
            for severity, rule, message in faults:
                print(f"      {severity:<8} {rule}: {message}")
            if bad:
                worst = max(worst, 1)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
