"""What a task rules out is found under every name, and nothing else is."""

import textwrap
import types

import pytest

from forwardpass.check.forbidden import forbidden_use

NAMES = ("@", "dot", "vdot", "inner", "tensordot", "matmul", "einsum", "matrix", "rmatmul")


def defined(source: str):
    """Return ``matmul`` as a notebook would define it: in a namespace of its own."""
    notebook = types.ModuleType("__notebook__")
    code = compile("import numpy as np\n" + textwrap.dedent(source), "<cell>", "exec")
    exec(code, notebook.__dict__)
    return notebook.matmul


USES = {
    "operator": "def matmul(A, B):\n    return A @ B",
    "operator in place": "def matmul(A, B):\n    A @= B\n    return A",
    "method": "def matmul(A, B):\n    return A.dot(B)",
    "function": "def matmul(A, B):\n    return np.einsum('ik,kj->ij', A, B)",
    "numpy's own": "matmul = np.matmul",
    "imported": "from numpy import matmul",
    "lambda": "matmul = lambda A, B: A @ B",
    "alias of a global": "product = np.inner\ndef matmul(A, B):\n    return product(A, B.T)",
    "imported as d": "from numpy import dot as d\ndef matmul(A, B):\n    return d(A, B)",
    "import inside": "def matmul(A, B):\n    from numpy import dot as d\n    return d(A, B)",
    "operator module": "import operator\ndef matmul(A, B):\n    return operator.matmul(A, B)",
    "dunder": "def matmul(A, B):\n    return A.__matmul__(B)",
    "reflected": "def matmul(A, B):\n    return B.__rmatmul__(A)",
    "getattr": "def matmul(A, B):\n    return getattr(np, 'dot')(A, B)",
    "vars": "def matmul(A, B):\n    return vars(np)['dot'](A, B)",
    "found by name": "def matmul(A, B):\n    return np.get('matmul')(A, B)",
    "matrix class": "def matmul(A, B):\n    return np.array(np.matrix(A) * np.matrix(B))",
    "helper": "def aid(A, B):\n    return np.matmul(A, B)\ndef matmul(A, B):\n    return aid(A, B)",
    "inner function": """
        def matmul(A, B):
            def entry(i, j):
                return np.vdot(A[i], B[:, j])
            return np.array([[entry(i, j) for j in range(2)] for i in range(2)])""",
    "comprehension": "def matmul(A, B):\n    return np.array([[r @ c for c in B.T] for r in A])",
    "closure": """
        def make(operation):
            def matmul(A, B):
                return operation(A, B)
            return matmul
        matmul = make(np.matmul)""",
    "default argument": "def matmul(A, B, f=np.dot):\n    return f(A, B)",
    "list": "ops = [np.dot]\ndef matmul(A, B):\n    return ops[0](A, B)",
    "partial": """
        from functools import partial
        times = partial(np.tensordot, axes=1)
        def matmul(A, B):
            return times(A, B)""",
    "callable object": """
        class Product:
            def __call__(self, A, B):
                return A @ B
        matmul = Product()""",
    "bound method": """
        class Tools:
            def product(self, A, B):
                return np.dot(A, B)
        matmul = Tools().product""",
    "keyword default": "def matmul(A, B, *, f=np.dot):\n    return f(A, B)",
    "attribute of an instance": """
        class Tools:
            pass
        tools = Tools()
        tools.f = np.dot
        def matmul(A, B):
            return tools.f(A, B)""",
    "vectorized": """
        entry = np.vectorize(lambda a, b: a @ b, signature="(k),(k)->()")
        def matmul(A, B):
            return entry(A[:, None], B.T)""",
    "cached helper": """
        import functools
        @functools.cache
        def aid():
            return np.dot
        def matmul(A, B):
            return aid()(A, B)""",
    "static method": """
        class Tools:
            @staticmethod
            def product(A, B):
                return np.dot(A, B)
        def matmul(A, B):
            return Tools.product(A, B)""",
}

HONEST = {
    "loops": """
        def matmul(A, B):
            C = np.zeros((len(A), B.shape[1]))
            for i in range(len(A)):
                for j in range(B.shape[1]):
                    C[i, j] = (A[i] * B[:, j]).sum()
            return C""",
    "recursion by its own name": """
        def matmul(A, B):
            if A.shape[1] == 0:
                return np.zeros((len(A), B.shape[1]))
            return A[:, :1] * B[:1] + matmul(A[:, 1:], B[1:])""",
    "local names": "def matmul(A, B):\n    inner = A.shape[1]\n    dot = 0\n    return inner + dot",
    "words in strings": "def matmul(A, B):\n    '''No dot, no @.'''\n    raise ValueError('a dot')",
    "a product's name as a word": "def matmul(A, B):\n    print('inner', {'dot': 1})\n    return A",
    "an attribute with a helper's name": """
        def prod(A, B):
            return A @ B
        def matmul(A, B):
            return np.prod(A.shape)""",
    "a name that is not bound yet": """
        def make():
            def matmul(A, B):
                return later(A)
            if False:
                later = 1
            return matmul
        matmul = make()""",
    "another helper that is not reached": """
        def other(A, B):
            return A @ B
        def matmul(A, B):
            return A * B""",
    "own function of that name": """
        def dot(x, y):
            return sum(a * b for a, b in zip(x, y))
        def matmul(A, B):
            return np.array([[dot(r, c) for c in B.T] for r in A])""",
}


@pytest.mark.parametrize("source", USES.values(), ids=USES.keys())
def test_a_use_is_found(source):
    """However it is written, and wherever it hides."""
    assert forbidden_use(defined(source), NAMES)


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_honest_work_is_let_through(source):
    """Names of one's own and words in strings are no use of anything."""
    assert forbidden_use(defined(source), NAMES) is None


LOOPS = {
    "for": "def matmul(A, B):\n    for a in A:\n        B = B + a\n    return B",
    "while": "def matmul(A, B):\n    while len(A):\n        A = A[1:]\n    return B",
    "while True": """
        def matmul(A, B):
            while True:
                if not len(A):
                    return B
                A = A[1:]""",
    "list comprehension": "def matmul(A, B):\n    return [a for a in A]",
    "generator expression": "def matmul(A, B):\n    return sum(a for a in A)",
    "in a helper": "def aid(A):\n    for a in A:\n        pass\ndef matmul(A, B):\n    aid(A)",
    "map": "def matmul(A, B):\n    return list(map(B.dot, A))",
    "vectorize": "def matmul(A, B):\n    return np.vectorize(lambda a: a)(A)",
    "vectorized before": "matmul = np.vectorize(lambda a, b: a * b)",
    "along an axis": "def matmul(A, B):\n    return np.apply_along_axis(sum, 1, A)",
}

NO_LOOPS = {
    "product": "def matmul(A, B):\n    return A @ B if len(A) else B",
    "library": "def matmul(A, B):\n    return np.sum(A, axis=0) + sum(B)",
    "unpacking": "def matmul(A, B):\n    (n, k), m = A.shape, B.shape[1]\n    return n, k, m",
    "with and try": """
        def matmul(A, B):
            try:
                with np.errstate(all="ignore"):
                    return A / B
            except ValueError as error:
                raise ValueError("for a while") from error""",
}
LOOP_NAMES = ("for", "while", "map", "vectorize", "apply_along_axis")


@pytest.mark.parametrize("source", LOOPS.values(), ids=LOOPS.keys())
def test_a_loop_is_found(source):
    """With the word for or while, or without."""
    assert forbidden_use(defined(source), LOOP_NAMES)
    assert forbidden_use(defined(LOOPS["for"]), NAMES) is None


@pytest.mark.parametrize("source", NO_LOOPS.values(), ids=NO_LOOPS.keys())
def test_what_has_no_loop_is_let_through(source):
    """NumPy's own loops are what the task is about."""
    assert forbidden_use(defined(source), LOOP_NAMES) is None


def test_the_message_names_what_and_where():
    """A student finds the place."""
    assert forbidden_use(defined(USES["helper"]), NAMES) == "matmul, in the function aid"
