"""How long it takes to check every notebook: ``python benchmarks/notebooks.py``.

Compares, in one run on the same notebooks, plain serial ``pytest --nbval`` (each
kernel started as Jupyter starts it) with what ``pytest --nbval`` does here: on all
cores, in kernels forked from a process that has imported NumPy, and soon TensorFlow. Prints the
seconds of each notebook, the ratio, and the share of the plain run that goes into
importing TensorFlow.
"""

import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from forwardpass.grading import notebooks
from forwardpass.kernels.plugin import IMPORTS_TENSORFLOW

ROOT = Path(__file__).parents[1]
FOLDERS = ("book", "solutions", "exercises")
PYTEST = [sys.executable, "-m", "pytest", "-q", "--nbval", *FOLDERS]
PLAIN = [
    *("-o", "addopts="),  # none of the settings in pyproject.toml
    *("--nbval-current-env", "--import-mode=importlib", "-p", "forwardpass.kernels.times"),
]


@dataclass(frozen=True)
class Run:
    """One run of pytest: seconds in all, and by notebook."""

    seconds: float
    by_notebook: dict[str, float]


def run(options: list[str]) -> Run:
    """Check all notebooks. Raises RuntimeError, with pytest's output, where a check fails."""
    start = time.perf_counter()
    done = subprocess.run(
        [*PYTEST, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"pytest failed, so nothing is compared:\n{done.stdout}{done.stderr}")
    lines = re.findall(r"^ *([\d.]+) s  (\S+\.ipynb)$", done.stdout, re.MULTILINE)
    return Run(seconds, {path: float(taken) for taken, path in lines})


def seconds_to_import() -> float:
    """Return how long a fresh Python takes to import TensorFlow and Keras, less its own start."""

    def start(code: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import forwardpass; {code}"], check=True)
        return time.perf_counter() - begun

    pairs = [(start("import tensorflow, keras"), start("pass")) for _ in range(3)]
    return statistics.median(loaded - bare for loaded, bare in pairs)


def importing(paths: list[str]) -> list[str]:
    """Return those of the notebooks at ``paths`` that import TensorFlow or Keras."""
    imports = IMPORTS_TENSORFLOW.search
    return [path for path in paths if any(map(imports, sources(ROOT / path)))]


def sources(path: Path) -> list[str]:
    """Return the code cells of a notebook."""
    return [cell.source for cell in notebooks.read(path).cells if cell.cell_type == "code"]


def main() -> None:
    """Print the comparison."""
    each = seconds_to_import()
    plain, ours = run(PLAIN), run([])
    print(f"{'plain':>8} {'here':>8}   notebook, seconds")
    for path, seconds in sorted(plain.by_notebook.items(), key=lambda item: -item[1]):
        print(f"{seconds:8.1f} {ours.by_notebook[path]:8.1f}   {path}")
    print(f"{plain.seconds:8.1f} {ours.seconds:8.1f}   in all, by the clock")
    print(f"\n{plain.seconds / ours.seconds:.1f} times faster than plain serial pytest --nbval")
    users = importing(list(plain.by_notebook))
    share = len(users) * each / plain.seconds
    print(
        f"{len(users)} of {len(plain.by_notebook)} notebooks import TensorFlow, {each:.1f} s each: "
        f"{share:.0%} of the plain run"
    )


if __name__ == "__main__":
    main()
