"""Does a function use what its task rules out? Read from its byte code, never run.

Rules such as "without ``@`` or ``np.dot``" hold for the function and for all
of the notebook's own code that it reaches: helpers, methods, closures. They
hold under other names, too: an alias is followed to the thing it stands for.
"""

import builtins
import dis
import functools
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, MethodType

#: Instructions that name an attribute, a method or something imported.
_BY_NAME = ("LOAD_ATTR", "LOAD_METHOD", "IMPORT_FROM")

#: Where one of these is used, a string may name an attribute.
_BY_STRING = {
    *("getattr", "vars", "__dict__", "attrgetter", "methodcaller", "__getattribute__"),
    *("Activation", "get", "deserialize"),  # Keras finds functions by their names
}


def forbidden_use(function: Callable, names: tuple[str, ...]) -> str | None:
    """Return what of ``names`` the ``function`` uses, and in which function; or None.

    ``names`` are names of functions, methods and classes; ``@`` and ``^`` are the operators,
    ``for`` any loop or comprehension that has this word in it, ``while`` the other loop.
    A function of another process, which has a ``forbidden_use`` of its own, is asked there.
    """
    if ask := getattr(type(function), "forbidden_use", None):
        return ask(function, names)
    home = _namespace(function)
    for thing in reach(function):
        if _is_ruled_out(thing, names, home):
            return next(name for name in _names_of(thing) if name in names)
        if _is_own(thing, home):
            uses = (use for code in codes_of(thing) for use in _uses(code, names))
            if use := next(uses, None):
                return f"{use}, in the function {thing.__name__}"
    return None


def reach(function: Callable) -> Iterator[object]:
    """Yield ``function`` and what it gets at by names, closures and the notebook's own classes."""
    home = _namespace(function)
    seen: dict[int, object] = {}
    todo: list[object] = [function]
    while todo:
        thing = todo.pop()
        if id(thing) not in seen:
            seen[id(thing)] = thing  # kept, so that no other object gets this id
            yield thing
            todo.extend(_reached(thing, home))


def _namespace(function: object) -> dict:
    """Return the global names of the notebook that ``function`` was defined in."""
    for inside in ("func", "__func__", "__wrapped__", "pyfunc"):
        if hasattr(function, inside):
            return _namespace(getattr(function, inside))
    code = function
    if not isinstance(function, FunctionType):
        code = getattr(type(function), "__call__", None)  # noqa: B004  (some have none)
    return getattr(code, "__globals__", {})


def _is_own(thing: object, home: dict) -> bool:
    return isinstance(thing, FunctionType) and thing.__globals__ is home


def _names_of(thing: object) -> tuple[str, str]:
    """Return its own name, and that of its class: an instance of np.vectorize has both."""
    return getattr(thing, "__name__", ""), type(thing).__name__


def _is_ruled_out(thing: object, names: tuple[str, ...], home: dict) -> bool:
    named = set(_names_of(thing)) & set(names)
    own = _is_own(thing, home) or getattr(thing, "__module__", None) == home.get("__name__")
    return bool(named) and callable(thing) and not own


def codes_of(function: FunctionType) -> Iterator[CodeType]:
    """Yield the code of a function, and all that is nested in it: lambdas, comprehensions, …"""
    return _codes(function.__code__)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _uses(code: CodeType, names: tuple[str, ...]) -> Iterator[str]:
    """Yield what ``code`` uses by its own name. Plain names are judged by what they stand for."""
    strings = ("LOAD_CONST",) if _BY_STRING & set(code.co_names) else ()
    for instruction in dis.get_instructions(code):
        value = instruction.argval
        if instruction.opname == "BINARY_OP":
            yield from (op for op in ("@", "^") if op in names and instruction.argrepr[0] == op)
        elif loop := _loop(instruction.opname):
            yield from (loop,) if loop in names else ()
        elif instruction.opname in (*_BY_NAME, *strings) and isinstance(value, str):
            yield from (value,) if value.strip("_") in names else ()


def _loop(instruction: str) -> str | None:
    """Return the word of the loop that this instruction is the heart of."""
    if instruction == "FOR_ITER":
        return "for"
    backward = "JUMP_BACKWARD" in instruction and not instruction.endswith("NO_INTERRUPT")
    return "while" if backward else None


def _reached(thing: object, home: dict) -> list[object]:
    """Return what the notebook's own ``thing`` gets at: values of names, closures, methods."""
    if isinstance(thing, functools.partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    if isinstance(thing, MethodType):
        return [thing.__func__, thing.__self__]
    if isinstance(thing, list | tuple):
        return list(thing)
    if isinstance(thing, dict):
        return list(thing.values())
    if _is_own(thing, home):
        return [*_globals_of(thing, home), *_closed_over(thing), *_defaults_of(thing)]
    inside = [
        vars(thing)[n] for n in ("__wrapped__", "pyfunc") if n in getattr(thing, "__dict__", ())
    ]
    kind = thing if isinstance(thing, type) else type(thing)
    if kind.__module__ == home.get("__name__"):
        inside += [getattr(method, "__func__", method) for method in vars(kind).values()]
        inside += getattr(thing, "__dict__", {}).values()
    return inside


def _globals_of(function: FunctionType, home: dict) -> list[object]:
    instructions = (i for code in codes_of(function) for i in dis.get_instructions(code))
    names = {i.argval for i in instructions if i.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    known = vars(builtins) | home
    return [known[name] for name in names if name in known]


def _closed_over(function: FunctionType) -> list[object]:
    values = []
    for cell in function.__closure__ or ():
        try:
            values.append(cell.cell_contents)
        except ValueError:  # not bound yet
            continue
    return values


def _defaults_of(function: FunctionType) -> list[object]:
    return [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
