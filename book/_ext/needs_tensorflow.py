"""Which cells of a notebook need TensorFlow, found by reading their code."""

import ast
import symtable
from collections.abc import Iterable, Iterator

#: What a browser cannot import.
_PACKAGES = {"tensorflow", "keras"}


def cells_that_need_tensorflow(sources: Iterable[str]) -> list[bool]:
    """Tell of each cell, in order, whether it imports TensorFlow or uses what comes from it.

    A name comes from TensorFlow if a cell that needs it has bound it last.
    """
    tainted: set[str] = set()
    result = []
    for source in sources:
        bound: set[str] = set()
        needs = any(map(_imports_it, ast.walk(ast.parse(source))))
        for statement in ast.parse(source).body:
            for used, binds in _steps(statement):
                needs = needs or bool(used & (tainted - bound))
                bound |= binds
        tainted = tainted | bound if needs else tainted - bound
        result.append(needs)
    return result


def _imports_it(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(alias.name.partition(".")[0] in _PACKAGES for alias in names)
        case ast.ImportFrom(module=str(module)):
            return module.partition(".")[0] in _PACKAGES
    return False


def _steps(statement: ast.stmt) -> Iterator[tuple[set[str], set[str]]]:
    """Yield, in order, which names are used and which are then bound."""
    if not isinstance(statement, ast.For):
        yield _names(statement)
        return
    yield _names(ast.Expr(statement.iter))
    yield set(), {node.id for node in ast.walk(statement.target) if isinstance(node, ast.Name)}
    for inner in statement.body + statement.orelse:
        yield from _steps(inner)


def _names(statement: ast.stmt) -> tuple[set[str], set[str]]:
    """Return the names of the notebook that a statement uses, and those that it binds."""
    table = symtable.symtable(ast.unparse(statement), "cell", "exec")
    bound = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    return set(_used(table)), bound


def _used(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (top or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _used(inner)
