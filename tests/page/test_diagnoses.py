"""Every solution of the audits, right and wrong, gets in the page the diagnoses that Jupyter gives.

All of an assignment's solutions are judged by one cell, which is typed into its page.
"""

import contextlib
import json
import linecache
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from audit import Variant, read_variants
from page_cells import run, texts, write
from playwright.sync_api import expect

from forwardpass.check import CheckFailed, Checks, load_checks

pytestmark = pytest.mark.slow

NAMES = sorted(path.parent.name for path in Path(__file__).parents[2].glob("exercises/*/*.ipynb"))

#: Judges VARIANTS, pairs of a task and a source; prints for each what each test of the task says.
JUDGE = """\
import json
import __main__
import numpy as np
from forwardpass.check import CheckFailed, load_checks
from forwardpass.page import cells

check = load_checks(NAME)


def verdict(test, function):
    try:
        check(test, function)
    except CheckFailed as error:
        return error.diagnosis
    except Exception as error:
        return type(error).__name__
    return ""


def judge(number, task, source):
    for name in set(vars(__main__)) - BEFORE_ALL_VARIANTS:
        delattr(__main__, name)
    cells.shell.run(source, f"<variant {number}>")
    return [verdict(test, getattr(__main__, task, None)) for test in TESTS[task]]


BEFORE_ALL_VARIANTS = set(vars(__main__)) | {"BEFORE_ALL_VARIANTS"}
verdicts = [judge(number, *variant) for number, variant in enumerate(VARIANTS)]
print("\\nVERDICTS", json.dumps(verdicts))
"""


#: What differs, and why.
DIFFERENT = {
    # int is int32 there, and so not the dtype of the whole numbers that the test gives.
    "as_row-value-cut_to_int",
    # The numbers of an array of ints have 4 bytes there.
    "activation_bytes-always_float64-itemsize_of_the_widths",
    # longdouble has another range there.
    "forward-nan-more_digits",
}


@dataclass(frozen=True)
class Judged:
    """What the tests of a task say of a variant, outside of a page."""

    variant: Variant
    verdicts: list[str]
    endless: bool


@pytest.mark.parametrize("name", NAMES)
def test_the_page_gives_the_diagnoses_of_jupyter(page, course, name):
    """All but those of loops without end: nothing but Stop ends them in a page."""
    folder = course.exercises / name
    tasks = json.loads((folder / "checks.json").read_text(encoding="utf-8"))["tasks"]
    variants = read_variants(course.root / "tests" / "exercises" / f"{name}.py")
    numpys = [v for v in variants if not _needs_keras(v.source, tasks[v.task])]
    tests = {task: list(about["tests"]) for task, about in tasks.items()}
    check = load_checks(name, folder)
    judged = [_judge(check, tests[v.task], v, f"<variant {i}>") for i, v in enumerate(numpys)]
    judged = [one for one in judged if not one.endless and str(one.variant) not in DIFFERENT]
    assert len(judged) > 40
    pairs = [(one.variant.task, one.variant.source) for one in judged]
    page.goto(f"/exercises/{name}/{name}.html")
    first = page.locator(".fp-solution").first
    expect(first.locator(".fp-number")).to_be_visible()
    write(first, f"NAME = {name!r}\nTESTS = {tests!r}\nVARIANTS = {pairs!r}\n{JUDGE}")
    run(first)
    assert first.locator(".fp-state").inner_text() == "done", texts(first)[-1]
    in_page = json.loads("".join(texts(first)).rpartition("VERDICTS ")[2])
    differing = [
        f"{one.variant}: here {one.verdicts}, in the page {there}"
        for one, there in zip(judged, in_page, strict=True)
        if one.verdicts != there
    ]
    assert differing == []


def _needs_keras(source: str, about: dict) -> bool:
    return about["view"].startswith("keras") or "keras" in source or "tensorflow" in source


def _judge(check: Checks, tests: list[str], variant: Variant, file: str) -> Judged:
    lines = variant.source.splitlines(keepends=True)
    linecache.cache[file] = len(variant.source), None, lines, file
    space = {"np": np, "__name__": "__main__"}
    with contextlib.suppress(Exception):  # then there is no function, and the tests say so
        exec(compile(variant.source, file, "exec"), space)
    verdicts, endless = [], False
    for test in tests:
        try:
            check(test, space.get(variant.task))
            verdicts.append("")
        except CheckFailed as error:
            verdicts.append(error.diagnosis)
            endless = endless or error.stopped == "Endless"
        except Exception as error:
            verdicts.append(type(error).__name__)
    return Judged(variant, verdicts, endless)
