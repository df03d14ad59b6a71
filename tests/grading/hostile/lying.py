"""Notebooks whose functions return objects that lie about what they are."""

from case import answering, first, hostile, solved

from forwardpass.grading.verdicts import Verdict

_LIAR = """
class Liar:
    __eq__ = __ge__ = __le__ = __contains__ = lambda self, other: True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __hash__ = lambda self: 0
    __bool__ = lambda self: True
    __len__ = lambda self: 0
    __iter__ = lambda self: iter(())
    __array_priority__ = 1e9
    __array__ = lambda self, *a, **k: self
    __array_ufunc__ = lambda self, *a, **k: True
    __array_function__ = lambda self, *a, **k: True
    shape, dtype, ndim, size = (2, 3), float, 2, 6
    __getattr__ = lambda self, name: self
    __call__ = lambda self, *a, **k: self
"""


@hostile(Verdict.FAILED)
def returns_an_object_that_equals_everything():
    return first(
        _LIAR,
        scale="def scale(X):\n    return Liar()",
        shout="def shout(text):\n    return Liar()",
        pairs="def pairs(n):\n    return Liar()",
        layers="def layers(widths, rng):\n    return [(Liar(), Liar())] * 2",
        count="def count(n):\n    return Liar()",
    )


@hostile(Verdict.FAILED)
def is_an_object_that_equals_everything():
    return first(_LIAR, scale="scale = Liar()", shout="shout = Liar()", count="count = Liar()")


@hostile(Verdict.FAILED)
def returns_an_array_that_lies_about_shape_and_dtype():
    return solved(
        scale="""
        class Lying(np.ndarray):
            shape = property(lambda self: (2, 3))
            dtype = property(lambda self: np.dtype(float))
            __eq__ = lambda self, other: np.ones((2, 3), bool)
            __sub__ = __rsub__ = lambda self, other: np.zeros((2, 3))
            tobytes = lambda self, *a: bytes(48)
            __array_ufunc__ = lambda self, *a, **k: np.ones((2, 3), bool)
        def scale(X):
            return np.ones(1).view(Lying)
        """
    )


@hostile(Verdict.FAILED)
def returns_texts_and_numbers_of_lying_classes():
    return first(
        """
        def lying(base):
            yes = lambda self, *a: True
            return type(base.__name__, (base,), {
                "__eq__": yes, "__ne__": lambda s, o: False, "__hash__": lambda s: 0,
                "__len__": lambda s: 1, "__str__": lambda s: "AHOY", "upper": lambda s: "AHOY"})
        """,
        scale="def scale(X):\n    return lying(float)(2.5)",
        shout="def shout(text):\n    return lying(str)('no')",
        pairs="def pairs(n):\n    return lying(list)([lying(tuple)((1, 2))])",
        count_up="def count_up(n):\n    return lying(int)(1)",
        count="def count(n):\n    return lying(list)([7])",
    )


@hostile(Verdict.FAILED)
def returns_booleans_that_are_neither_true_nor_false():
    return answering(
        r"""
        reply = raw(b'{"value": {"array": "|b1", "shape": [2, 3], "at": 0}}', b"\x02" * 6)
        answers(lambda question: reply, "call")
        """
    )


@hostile(Verdict.FAILED)
def returns_nan_everywhere():
    return solved(scale="def scale(X):\n    return X * np.nan")


@hostile(Verdict.FAILED)
def returns_a_masked_array_with_everything_masked():
    return solved(scale="def scale(X):\n    return np.ma.masked_all(X.shape)")


@hostile(Verdict.FAILED)
def has_classes_of_which_it_cannot_be_said_what_they_are():
    return first(
        """
        class Meta(type):
            __name__ = property(lambda cls: 1 / 0)
            __module__ = property(lambda cls: 1 / 0)
            def mro(cls): return [cls, object]
            __subclasscheck__ = __instancecheck__ = lambda cls, other: True
        class Odd(metaclass=Meta):
            __class__ = property(lambda self: np.ndarray)
        """,
        scale="def scale(X):\n    return Odd()",
        shout="def shout(text):\n    return Odd()",
        pairs="def pairs(n):\n    return Odd()",
    )


@hostile(Verdict.FAILED)
def says_that_its_object_is_a_keras_layer():
    return answering(
        """
        kinds = b'[["keras.layers", "Dense"], ["tensorflow", "Tensor"], ["numpy", "ndarray"]]'
        reply = raw(b'{"value": {"object": 1, "kinds": ' + kinds + b', "callable": true}}')
        answers(lambda question: reply, "call")
        """
    )
