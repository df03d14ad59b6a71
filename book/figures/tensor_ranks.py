"""The drawings of chapter 1, Tensor ranks."""

from draw import BOX, arrow, grid, label, picture

VECTOR = [3, 1, 4, 1]
MATRIX = [[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]]


def ranks() -> str:
    """A scalar, a vector, a matrix and a stack of matrices, two by two."""
    behind = grid(274, 148, [[9, 7, 9, 3], [2, 3, 8, 4], [6, 2, 6, 4]], "orange")
    grids = [
        grid(84, 24, [[7]]),
        grid(262, 24, [VECTOR]),
        grid(30, 166, MATRIX),
        grid(256, 166, MATRIX),
    ]
    names = ["scalar", "vector", "matrix", "third-order tensor"]
    shapes = ["()", "(4,)", "(3, 4)", "(2, 3, 4)"]
    elements = list(behind.elements)
    for rank, (g, name, shape) in enumerate(zip(grids, names, shapes, strict=True)):
        middle = g.middle + (9 if rank == 3 else 0)
        below = g.y + g.height
        elements += [
            *g.elements,
            label(middle, below + 22, f"rank {rank}: {name}", "ink"),
            label(middle, below + 44, shape, "ink code"),
        ]
    return picture(444, 332, *elements)


def one_or_two_axes() -> str:
    """The same three numbers with shapes (3,), (1, 3) and (3, 1), axes marked."""
    numbers = [2, 3, 5]
    flat = grid(16, 74, [numbers])
    row = grid(206, 74, [numbers], "orange")
    column = grid(414, 48, [[n] for n in numbers], "green")
    elements = [*flat.elements, *row.elements, *column.elements]
    elements += [*arrow(16, 62, 124, 62), label(70, 54, "axis 0", "soft")]
    elements += [*arrow(206, 62, 314, 62), label(260, 54, "axis 1", "soft")]
    elements += [*arrow(196, 74, 196, 110), label(190, 97, "axis 0", "soft", "end")]
    elements += [*arrow(404, 48, 404, 156), label(398, 107, "axis 0", "soft", "end")]
    elements += [*arrow(414, 36, 450, 36), label(432, 28, "axis 1", "soft")]
    for middle, shape, name in [
        (flat.middle, "(3,)", "vector: one axis"),
        (row.middle, "(1, 3)", "row: two axes"),
        (column.middle, "(3, 1)", "column: two axes"),
    ]:
        elements += [label(middle, 184, shape, "ink code"), label(middle, 206, name, "soft")]
    return picture(500, 222, *elements)


def matrix_product() -> str:
    """Row 1 of A times column 0 of B gives entry [1, 0] of the product."""
    row = {(1, j): "orange" for j in range(3)}
    column = {(i, 0): "orange" for i in range(3)}
    a = grid(40, 70, [[1, 2, 3], [4, 5, 6]], marked=row)
    b = grid(230, 52, [[1, 0], [2, 1], [0, 3]], marked=column)
    c = grid(390, 70, [[5, 11], [14, 23]], "green", marked={(1, 0): "orange"})
    elements = [*a.elements, *b.elements, *c.elements]
    elements += [label(188, 110, "@", "ink bold"), label(344, 110, "=", "ink bold")]
    for g, name in [(a, "A (2, 3)"), (b, "B (3, 2)"), (c, "A @ B (2, 2)")]:
        elements.append(label(g.middle, 192, name, "ink code"))
    elements.append(label(250, 28, "4·1 + 5·2 + 6·0 = 14", "ink"))
    return picture(500, 208, *elements)


def broadcasting() -> str:
    """A column (3, 1) and a row (1, 4) are stretched to (3, 4) and added."""
    return _stretched(
        column=[10, 20, 30],
        row=[1, 2, 3, 4],
        sign="+",
        names=("(3, 1)", "(1, 4)", "(3, 4)"),
        color="green",
    )


def broadcasting_trap() -> str:
    """A column (3, 1) minus a vector (3,), meant entry by entry, gives a (3, 3) table."""
    return _stretched(
        column=[1, 2, 3],
        row=[1, 2, 3],
        sign="−",
        names=("(3, 1)", "(3,) → (1, 3)", "(3, 3)"),
        color="red",
    )


def _stretched(column: list, row: list, sign: str, names: tuple[str, ...], color: str) -> str:
    n, m = len(column), len(row)
    copies_of_column = tuple((i, j) for i in range(n) for j in range(1, m))
    copies_of_row = tuple((i, j) for i in range(1, n) for j in range(m))
    gap, top = 44, 30
    left = grid(20, top, [[v] * m for v in column], "blue", ghost=copies_of_column)
    right = grid(20 + m * BOX + gap, top, [row] * n, "orange", ghost=copies_of_row)
    table = [[a + b if sign == "+" else a - b for b in row] for a in column]
    result = grid(20 + 2 * (m * BOX + gap), top, table, color)
    elements = [*left.elements, *right.elements, *result.elements]
    middle = top + n * BOX / 2 + 6
    elements.append(label(left.x + left.width + gap / 2, middle, sign, "ink bold"))
    elements.append(label(right.x + right.width + gap / 2, middle, "=", "ink bold"))
    for g, name in zip((left, right, result), names, strict=True):
        elements.append(label(g.middle, top + n * BOX + 28, name, "ink code"))
    return picture(int(result.x + result.width + 20), top + n * BOX + 44, *elements)


def reductions() -> str:
    """Summing a (2, 3) matrix over axis 0 leaves (3,), over axis 1 leaves (2,)."""
    matrix = grid(76, 40, [[1, 2, 3], [4, 5, 6]])
    down = grid(76, 166, [[5, 7, 9]], "green")
    across = grid(310, 58, [[6, 15]], "orange")
    elements = [*matrix.elements, *down.elements, *across.elements]
    elements += arrow(130, 118, 130, 160)
    elements += arrow(192, 76, 304, 76)
    elements += [
        label(140, 144, "sum(axis=0)", "soft code", "start"),
        label(248, 66, "sum(axis=1)", "soft code"),
        label(66, 81, "(2, 3)", "ink code", "end"),
        label(66, 189, "(3,)", "ink code", "end"),
        label(across.middle, 118, "(2,)", "ink code"),
    ]
    return picture(400, 222, *elements)


DRAWINGS = {
    "ranks": ranks,
    "one_or_two_axes": one_or_two_axes,
    "matrix_product": matrix_product,
    "broadcasting": broadcasting,
    "broadcasting_trap": broadcasting_trap,
    "reductions": reductions,
}
