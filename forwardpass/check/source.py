"""Does a function use what its task rules out? Read from its source, never guessed.

Rules such as "without ``@`` or ``np.dot``" hold for the function and for every
function of the notebook that it reaches, and for other names of the same thing
(``from numpy import dot as d``). Nothing is executed.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType


def forbidden_use(function: Callable, names: tuple[str, ...]) -> str | None:
    """Return what ``function`` uses of ``names`` and where, or None.

    ``names`` are names of functions and methods; ``@`` is the operator.
    Raises OSError where the source of ``function`` cannot be found.
    """
    seen: set[FunctionType] = set()
    todo = [inspect.unwrap(function)]
    while todo:
        current = todo.pop()
        if not isinstance(current, FunctionType) or current in seen:
            continue
        seen.add(current)
        tree = ast.parse(textwrap.dedent(inspect.getsource(current)))
        for node in ast.walk(tree):
            if use := _use(node, current, names):
                return f"{use}, in line {node.lineno} of {current.__name__}"
        todo.extend(_reached(tree, current))
    return None


def _use(node: ast.AST, function: FunctionType, names: tuple[str, ...]) -> str | None:
    match node:
        case ast.BinOp(op=ast.MatMult()) | ast.AugAssign(op=ast.MatMult()) if "@" in names:
            return "the operator @"
        case ast.Attribute(attr=name) if name.strip("_") in names or name in names:
            return f".{name}"
        case ast.ImportFrom(names=imported):
            return next((a.name for a in imported if a.name in names), None)
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=name), *_]):
            return f"getattr(…, {name!r})" if name in names else None
        case ast.Name(id=name):
            thing = function.__globals__.get(name)
            real = getattr(thing, "__name__", None)
            if real in names and callable(thing) and not _own(thing, function):
                return f"{name} (which is {real})"
    return None


def _own(thing: object, function: FunctionType) -> bool:
    """Is ``thing`` a function that the same notebook defines?"""
    return isinstance(thing, FunctionType) and thing.__globals__ is function.__globals__


def _reached(tree: ast.AST, function: FunctionType) -> Iterator[FunctionType]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            thing = function.__globals__.get(node.id)
            if _own(thing, function):
                yield thing
