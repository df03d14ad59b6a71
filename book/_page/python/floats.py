"""NumPy's floating-point warnings, which WebAssembly gives no way to have.

A processor notes that a computation overflowed or was invalid, and NumPy asks it. In a browser
nobody can ask. So here the functions in which this course's readers meet such warnings, and the
operators ``/`` and ``**`` of a cell, look at what goes in and what comes out.
"""

import ast
import builtins
import operator
import warnings
from typing import Any

import numpy as np

#: Functions that can overflow, or be undefined somewhere.
_FUNCTIONS = (
    *("exp", "exp2", "expm1", "sinh", "cosh", "square", "power", "float_power", "multiply"),
    *("divide", "true_divide", "reciprocal", "sqrt", "log", "log2", "log10", "log1p", "arctanh"),
)

#: Where a function goes to infinity by itself: at the argument of that number, at that value.
_POLES = {
    "divide": (1, 0),
    "power": (0, 0),
    "reciprocal": (0, 0),
    "log": (0, 0),
    "log2": (0, 0),
    "log10": (0, 0),
    "log1p": (0, -1),
    "arctanh": (0, 1),
}

#: The operators, and the names under which a cell's code finds what stands in for them.
_OPERATORS = {ast.Div: "divide", ast.Pow: "power"}
_NAME = "__forwardpass_{}__"


class Watched:
    """A function of NumPy that warns; in all else it is the function itself."""

    def __init__(self, function: np.ufunc) -> None:
        self._function = function

    def __call__(self, *args: Any, **options: Any) -> Any:
        result = self._function(*args, **options)
        if "where" not in options:  # elsewhere, the result may be anything
            _look(self._function.__name__, args[: self._function.nin], result)
        return result

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)

    def __repr__(self) -> str:
        return repr(self._function)


def install() -> None:
    """Let NumPy's functions, and the operators of every cell that is compiled here, warn."""
    for name in _FUNCTIONS:
        setattr(np, name, Watched(getattr(np, name)))
    builtins.__forwardpass_divide__ = _divide
    builtins.__forwardpass_power__ = _power


class WithWarnings(ast.NodeTransformer):
    """Puts calls in the place of operators; what a traceback shows stays the same."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        name = _OPERATORS.get(type(node.op))
        if name is None:
            return node
        stand_in = ast.copy_location(ast.Name(_NAME.format(name), ast.Load()), node)
        return ast.copy_location(ast.Call(stand_in, [node.left, node.right], []), node)


def _divide(a: Any, b: Any) -> Any:
    return _operate("divide", operator.truediv, a, b)


def _power(a: Any, b: Any) -> Any:
    return _operate("power", operator.pow, a, b)


def _operate(name: str, function: Any, a: Any, b: Any) -> Any:
    result = function(a, b)
    if isinstance(result, np.ndarray | np.generic):
        scalar = not (isinstance(a, np.ndarray) or isinstance(b, np.ndarray))
        _look(name, (a, b), result, "scalar " if scalar else "")
    return result


def _look(name: str, args: tuple, result: Any, kind: str = "") -> None:
    """Warn as NumPy does, where ``result`` tells of something that ``args`` do not explain."""
    if getattr(result, "dtype", np.dtype(bool)).kind != "f" or np.isfinite(result).all():
        return
    given = [np.asarray(arg) for arg in args]
    if any(array.dtype.kind not in "biuf" for array in given):
        return
    pole = np.asarray(False)
    if name in _POLES:
        place, value = _POLES[name]
        pole = np.isinf(result) & (abs(given[place]) == abs(value)) & np.isfinite(given[0])
    finite = np.logical_and.reduce(np.broadcast_arrays(*map(np.isfinite, given)))
    known = ~np.logical_or.reduce(np.broadcast_arrays(*map(np.isnan, given)))
    found = {
        "divide": ("divide by zero", pole),
        "over": ("overflow", np.isinf(result) & finite & ~pole),
        "invalid": ("invalid value", np.isnan(result) & known),
    }
    for setting, (what, where) in found.items():
        if np.any(where):
            _tell(np.geterr()[setting], f"{what} encountered in {kind}{name}")


def _tell(how: str, message: str) -> None:
    if how == "raise":
        raise FloatingPointError(message)
    if how == "warn":
        warnings.warn(message, RuntimeWarning, skip_file_prefixes=(__file__,))
