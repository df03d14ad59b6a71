"""Does a function use what its task rules out? Read from its byte code, never run.

Rules such as "without ``@`` or ``np.dot``" hold for the function and for all
of the notebook's own code that it reaches: helpers, methods, closures. They
hold under other names, too: an alias is followed to the thing it stands for.
"""

import dis
import functools
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType


def forbidden_use(function: Callable, names: tuple[str, ...]) -> str | None:
    """Return what of ``names`` the ``function`` uses, and in which function; or None.

    ``names`` are names of functions, methods and classes; ``@`` is the operator.
    """
    home = _namespace(function)
    seen: list[object] = []
    todo: list[object] = [function]
    while todo:
        thing = todo.pop()
        if any(thing is other for other in seen):
            continue
        seen.append(thing)
        if _is_ruled_out(thing, names, home):
            return thing.__name__
        if _is_own(thing, home):
            use = next((u for code in _codes(thing.__code__) for u in _uses(code, names)), None)
            if use:
                return f"{use} in {thing.__name__}"
        todo.extend(_reached(thing, home))
    return None


def _namespace(function: object) -> dict:
    """Return the global names of the notebook that ``function`` was defined in."""
    if isinstance(function, functools.partial):
        return _namespace(function.func)
    code = function if isinstance(function, FunctionType) else type(function).__call__
    return getattr(code, "__globals__", {})


def _is_own(thing: object, home: dict) -> bool:
    return isinstance(thing, FunctionType) and thing.__globals__ is home


def _is_ruled_out(thing: object, names: tuple[str, ...], home: dict) -> bool:
    named = getattr(thing, "__name__", None) in names
    own = _is_own(thing, home) or getattr(thing, "__module__", None) == home.get("__name__")
    return named and callable(thing) and not own


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield ``code`` and all code nested in it: inner functions, lambdas, comprehensions."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


#: Instructions that get at something by its name alone: attribute, import, string. Plain
#: names are not among them; they are judged by what they stand for.
_BY_NAME = ("LOAD_ATTR", "LOAD_METHOD", "IMPORT_FROM", "LOAD_CONST")


def _uses(code: CodeType, names: tuple[str, ...]) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        value = instruction.argval
        if instruction.opname == "BINARY_OP" and instruction.argrepr in ("@", "@="):
            yield from ("@",) if "@" in names else ()
        elif (
            instruction.opname in _BY_NAME and isinstance(value, str) and value.strip("_") in names
        ):
            yield value


def _reached(thing: object, home: dict) -> list[object]:
    """Return what the notebook's own ``thing`` gets at: values of names, closures, methods."""
    if isinstance(thing, functools.partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    if isinstance(thing, list | tuple):
        return list(thing)
    if isinstance(thing, dict):
        return list(thing.values())
    if _is_own(thing, home):
        names = {name for code in _codes(thing.__code__) for name in code.co_names}
        closed = [cell.cell_contents for cell in thing.__closure__ or ()]
        return (
            [home[name] for name in names if name in home] + closed + list(thing.__defaults__ or ())
        )
    kind = thing if isinstance(thing, type) else type(thing)
    if kind.__module__ == home.get("__name__"):
        return [getattr(method, "__func__", method) for method in vars(kind).values()]
    return []
