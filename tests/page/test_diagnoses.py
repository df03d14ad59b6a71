"""Every solution of the audits, right and wrong, gets in the page the diagnoses that Jupyter gives.

All of an assignment's solutions are judged by one cell, which is typed into its page.
"""

import ast
import json
import linecache

import pytest
from audit import Variant, read_variants
from cells import run, texts, write
from playwright.sync_api import expect

from forwardpass.check import CheckFailed, load_checks

pytestmark = pytest.mark.slow

NAMES = [
    "01_tensor_ranks",
    "02_affine_functions",
    "03_activations",
    "04_dense_layers",
    "05_minibatching",
    "06_cascades",
    "07_digits",
]

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
    cells.shell.run(source, f"<variant {number}>")
    return [verdict(test, getattr(__main__, task, None)) for test in TESTS[task]]


verdicts = [judge(number, *variant) for number, variant in enumerate(VARIANTS)]
print("\\nVERDICTS", json.dumps(verdicts))
"""


@pytest.mark.parametrize("name", NAMES)
def test_the_page_gives_the_diagnoses_of_jupyter(page, course, name):
    """All but those of loops without end: nothing but Stop ends them in a page."""
    folder = course.exercises / name
    tasks = json.loads((folder / "checks.json").read_text(encoding="utf-8"))["tasks"]
    tests = {task: list(about["tests"]) for task, about in tasks.items()}
    variants = [
        variant
        for variant in read_variants(course.root / "tests" / "exercises" / f"{name}.py")
        if variant.diagnosis != "endless" and not _needs_keras(variant.source, tasks[variant.task])
    ]
    assert len(variants) > 40
    expected = _judged_here(folder, name, variants, tests)
    pairs = [(variant.task, variant.source) for variant in variants]
    given = f"NAME = {name!r}\nTESTS = {tests!r}\nVARIANTS = {pairs!r}\n"
    page.goto(f"/exercises/{name}/{name}.html")
    first = page.locator(".fp-solution").first
    expect(first.locator(".fp-tools")).to_be_visible()
    write(first, given + JUDGE)
    run(first)
    line = next(t for t in reversed(texts(first)) if "VERDICTS" in t).rpartition("VERDICTS ")[2]
    differing = [
        f"{variant}: here {here}, in the page {there}"
        for variant, here, there in zip(variants, expected, json.loads(line), strict=True)
        if here != there
    ]
    assert differing == []


def _needs_keras(source: str, about: dict) -> bool:
    return about["view"].startswith("keras") or "keras" in source or "tensorflow" in source


def _judged_here(folder, name: str, variants: list[Variant], tests: dict) -> list[list[str]]:
    check = load_checks(name, folder)
    result = []
    for number, variant in enumerate(variants):
        file = f"<variant {number}>"
        lines = variant.source.splitlines(keepends=True)
        linecache.cache[file] = len(variant.source), None, lines, file
        import numpy as np

        space = {"np": np, "__name__": "__main__"}
        try:
            exec(compile(ast.parse(variant.source, file), file, "exec"), space)
        except Exception as error:
            assert variant.diagnosis, error
        result.append([_verdict(check, t, space.get(variant.task)) for t in tests[variant.task]])
    return result


def _verdict(check, test: str, function) -> str:
    try:
        check(test, function)
    except CheckFailed as error:
        return error.diagnosis
    except Exception as error:
        return type(error).__name__
    return ""
