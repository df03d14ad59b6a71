"""What Lighthouse, Chromium's measure of pages, says of a page."""

import json
import os
import subprocess
from pathlib import Path

import chromium

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
PROGRAM = MODULES / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "seo")


def install() -> None:
    """Install what package-lock.json pins, unless it is there. Nothing of it is run for that."""
    installed, wanted = MODULES / ".package-lock.json", HERE / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < wanted.stat().st_mtime:
        npm = ["npm", "ci", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(npm, cwd=HERE, check=True)


def measure(address: str, *, form: str, categories: tuple[str, ...]) -> dict:
    """Return Lighthouse's report on a page, as ``form`` shows it: "desktop" or "mobile"."""
    options = ["--quiet", "--output=json", f"--only-categories={','.join(categories)}"]
    options += ["--preset=desktop"] if form == "desktop" else []
    options += [f"--chrome-flags={' '.join(['--headless=new', *chromium.FLAGS])}"]
    run = subprocess.run(
        ["node", PROGRAM, address, *options],
        env=os.environ | {"CHROME_PATH": chromium.PROGRAM},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=240,
    )
    return json.loads(run.stdout)


def scores(report: dict) -> dict[str, float]:
    """Return the score of each category, up to 100."""
    return {name: 100 * about["score"] for name, about in report["categories"].items()}


def complaints(report: dict) -> list[str]:
    """Return what keeps a category from its full score."""
    refs = [ref for about in report["categories"].values() for ref in about["auditRefs"]]
    audits = {ref["id"]: report["audits"][ref["id"]] for ref in refs if ref["weight"]}
    return [f"{n}: {a['title']}" for n, a in audits.items() if (a["score"] or 0) < 1]
