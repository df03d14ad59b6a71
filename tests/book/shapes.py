"""Shape comments of a notebook, verified by running it.

``Z = X @ W + b  # (N, l1)`` says that Z has two axes, of the lengths N and l1.

A comment is wrong where the number of axes, a number or a letter disagrees with
the array that is really there. A letter stands for the length that it has in
the arrays of which the line makes its own; if none of them has it, for the
length that it had last in this section (from one ``##`` heading to the next) or
this round of a loop. A line that makes new data, of no other array, may give it
another length. In a function a letter holds for its line.
"""

import ast
import contextlib
import io
import re
import tokenize
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forwardpass.check.compare import is_tensor
from forwardpass.grading import notebooks

#: Cells whose arrays need no comment: pictures, and the answers of questions.
_ASIDE = {"hide-input", "hide-cell", "remove-cell"}

_SHAPES = re.compile(r"\(([\w ,.]*)\)")


def problems(path: Path) -> list[str]:
    """Run the notebook at ``path`` and return what is wrong with its shape comments."""
    run = _Run(path)
    for number, cell in enumerate(notebooks.read(path).cells, start=1):
        if cell.cell_type == "markdown":
            if re.search(r"^## ", cell.source, re.MULTILINE):
                run.bound.clear()
        else:
            run.cell(number, cell.source, aside=bool(_ASIDE & set(cell.metadata.get("tags", ()))))
    return run.problems


def read_comment(text: str) -> list[tuple[str, ...]] | None:
    """Return the shapes that a comment names, or None where it is no shape comment.

    ``# (N, l1)`` is one shape, ``# (N, l1), (l1,)`` two.
    """
    text = text.removeprefix("#").strip()
    if not re.fullmatch(r"\([\w ,.]*\)(, \([\w ,.]*\))*", text):
        return None
    shapes = [tuple(s.strip() for s in m.split(",") if s.strip()) for m in _SHAPES.findall(text)]
    entries = [entry for shape in shapes for entry in shape]
    return shapes if all(re.fullmatch(r"\w+|\.\.\.", entry) for entry in entries) else None


@dataclass
class _Run:
    """One notebook's run: its namespace, the letters that are bound, and what was found."""

    path: Path
    namespace: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    bound: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    number: int = 0
    aside: bool = False
    rounds: dict[int, dict] = field(default_factory=dict)
    letters: dict[str, dict[str, int]] = field(default_factory=dict)

    def cell(self, number: int, source: str, *, aside: bool) -> None:
        self.number, self.aside = number, aside
        self.rounds.clear()
        self.lines = source.splitlines()
        tree = _Watch(_comments(source)).visit(ast.parse(source))
        code = compile(ast.fix_missing_locations(tree), f"cell {number}", "exec")
        self.namespace |= {"__made__": self.made, "__round__": self.round}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, self.namespace)

    def round(self, loop: int) -> None:
        """Start a round of a loop: forget what the last one bound."""
        if loop in self.rounds:
            self.bound.clear()
            self.bound.update(self.rounds[loop])
        self.rounds[loop] = dict(self.bound)

    def made(
        self,
        values: tuple,
        names: tuple[str, ...],
        used: tuple[str, ...],
        line: int,
        comment: str | None,
        in_function: bool,
    ) -> Any:
        """Compare ``values``, made in ``line`` of what is ``used``, with the comment there.

        ``names`` are those that they were given. Returns the first value.
        """
        arrays = [value for value in values if _is_array(value)]
        shapes = read_comment(comment) if comment else None
        if shapes and not any(shapes):
            arrays = list(values)  # numbers, said to be so
        if shapes is None:
            if arrays and not in_function and not self.aside:
                self._report(line, f"needs a shape comment: {[tuple(a.shape) for a in arrays]}")
        elif len(shapes) != len(values) or len(arrays) != len(values):
            self._report(line, f"has {len(shapes)} shapes for {len(arrays)} arrays")
        else:
            known = {} if in_function else self._known(used)
            for array, shape in zip(arrays, shapes, strict=True):
                self._compare(line, getattr(array, "shape", ()), shape, known)
            if not in_function:
                self.bound |= known
                for name, shape in zip(names, shapes, strict=True):
                    self.letters[name] = {x: known[x] for x in shape if x in known}
        return values[0]

    def _known(self, used: tuple[str, ...]) -> dict[str, int]:
        """Return the letters of the arrays that a line uses, and those of the section."""
        sources = [self.letters[name] for name in used if name in self.letters]
        if not sources:
            return {}
        return {**self.bound, **{x: length for s in sources for x, length in s.items()}}

    def _compare(self, line: int, real: tuple, shape: tuple[str, ...], known: dict) -> None:
        real = tuple(real)
        if "..." in shape:
            rest = shape.index("...")
            behind = len(shape) - rest - 1
            real = real[:rest] + real[len(real) - behind :]
            shape = shape[:rest] + shape[rest + 1 :]
        written = f"({', '.join(shape)})"
        if len(real) != len(shape):
            self._report(line, f"says {written}, but the shape is {real}")
            return
        for length, letter in zip(real, shape, strict=True):
            meant = int(letter) if letter.isdigit() else known.setdefault(letter, length)
            if meant != length:
                why = "" if letter.isdigit() else f"; {letter} is {meant} here"
                self._report(line, f"says {written}, but the shape is {real}{why}")

    def _report(self, line: int, text: str) -> None:
        code = self.lines[line - 1].partition("#")[0].strip() if line <= len(self.lines) else ""
        self.problems.append(f"{self.path}, cell {self.number}, line {line}: `{code}` {text}")


def _is_array(value: Any) -> bool:
    import numpy as np

    array = isinstance(value, np.ndarray) or is_tensor(value)
    return array and len(value.shape) > 0


def _comments(source: str) -> dict[int, str]:
    """Return the comment that ends each line."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}


class _Watch(ast.NodeTransformer):
    """Put a call behind each line that makes something, which looks at what was made."""

    def __init__(self, comments: dict[int, str]) -> None:
        self._comments = comments
        self._functions = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:  # ast's name
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1
        return node

    def visit_For(self, node: ast.For) -> ast.AST:  # ast's name
        self.generic_visit(node)
        start = ast.Call(_name("__round__"), [ast.Constant(node.lineno)], [])
        node.body.insert(0, ast.Expr(start))
        return node

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:  # ast's name
        target = node.targets[0]
        names = target.elts if isinstance(target, ast.Tuple) else [target]
        if not all(isinstance(name, ast.Name) for name in names):
            return [node]
        named = [name for name in names if name.id != "_"]
        values = [_name(name.id) for name in named]
        return [node, ast.Expr(self._call(values, [name.id for name in named], node))]

    def visit_Return(self, node: ast.Return) -> ast.Return:  # ast's name
        if node.value and self._comments.get(node.end_lineno, "").startswith("# ("):
            node.value = self._call([node.value], [""], node)
        return node

    def _call(self, values: list[ast.expr], names: list[str], node: ast.stmt) -> ast.Call:
        used = {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}
        lines = range(node.lineno, node.end_lineno + 1)
        comments = [self._comments[line] for line in lines if line in self._comments]
        arguments = [
            ast.Tuple(values, ast.Load()),
            ast.Constant(tuple(names)),
            ast.Constant(tuple(sorted(used))),
            ast.Constant(node.lineno),
            ast.Constant(comments[-1] if comments else None),
            ast.Constant(self._functions > 0),
        ]
        return ast.Call(_name("__made__"), arguments, [])


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())
