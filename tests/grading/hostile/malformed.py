"""Files that are no notebooks, or notebooks as no program writes them."""

import codecs
import json

import assignment
from case import edited, first, hostile, last, solved

from forwardpass.grading.verdicts import Verdict

_BAD = Verdict.MALFORMED
_HONEST = assignment.honest()
_ALL = 6 * (assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)


@hostile(_BAD)
def is_empty():
    return b""


@hostile(_BAD)
def is_no_json():
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100


@hostile(_BAD)
def is_cut_off():
    return _HONEST[: len(_HONEST) // 2]


@hostile(_BAD)
def has_something_behind_its_end():
    return _HONEST + b'{"cells": []}'


@hostile(_BAD)
def is_enormous():
    return first("# " + "x" * (11 << 20))


@hostile(_BAD)
def has_thousands_of_cells():
    def edit(made):
        made["cells"] += [assignment.code("")] * 5000

    return edited(edit)


@hostile(_BAD)
def is_nested_very_deeply():
    deep = b"[" * 1_000_000 + b"]" * 1_000_000
    return b'{"nbformat": 4, "metadata": ' + deep + b', "cells": []}'


@hostile(_BAD)
def has_marks_that_are_nested_very_deeply():
    deep = '{"a":' * 100_000 + "1" + "}" * 100_000
    cell = '{"cell_type": "code", "source": "", "metadata": {"nbgrader": ' + deep + "}}"
    return ('{"nbformat": 4, "cells": [' + cell + "]}").encode()


@hostile(_BAD)
def is_written_in_utf_16():
    return _HONEST.decode().encode("utf-16")


@hostile(_BAD)
def is_no_utf_8():
    return _HONEST.replace(b"kolibri", b"k\xf6lib\xff")


@hostile(_BAD)
def begins_with_a_byte_order_mark():
    return codecs.BOM_UTF8 + _HONEST


@hostile(_BAD)
def is_of_an_old_format():
    return _HONEST.replace(b'"nbformat": 4', b'"nbformat": 3')


@hostile(_BAD)
def is_of_a_format_with_thousands_of_digits():
    return _HONEST.replace(b'"nbformat": 4', b'"nbformat": ' + b"4" * 5000)


@hostile(_BAD)
def is_of_a_format_that_is_no_number():
    return _HONEST.replace(b'"nbformat": 4', b'"nbformat": "<script>4</script>"')


@hostile(_BAD)
def has_cells_that_are_no_list():
    return b'{"nbformat": 4, "cells": {"0": {}}}'


@hostile(_BAD)
def has_cells_that_are_numbers():
    return b'{"nbformat": 4, "cells": [1, 2, null]}'


@hostile(_BAD)
def has_sources_that_are_numbers():
    return b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [1, 2]}]}'


@hostile(_BAD)
def is_a_list():
    return b"[" + _HONEST + b"]"


@hostile(_BAD)
def has_numbers_that_json_does_not_have():
    return _HONEST.replace(b'"nbformat": 4', b'"nbformat": NaN')


@hostile(Verdict.STUDENT_ERROR)
def has_no_cells():
    return b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'


@hostile(Verdict.STUDENT_ERROR)
def has_nothing_but_the_least():
    return (
        b'{"nbformat": 4, "cells": [{"cell_type": "code"}, {"cell_type": "odd", "source": "1/0"}]}'
    )


@hostile(Verdict.PASSED, points=_ALL)
def names_a_kernel_that_does_not_exist():
    kernel = {"name": "../../evil", "display_name": "<script>", "language": "cobol"}

    def edit(made):
        made["metadata"] = {"kernelspec": kernel, "language_info": {"name": "x" * 10_000}}

    return edited(edit, **assignment.SOLVED)


@hostile(Verdict.PASSED, points=_ALL)
def has_every_key_twice():
    text = json.dumps(assignment.notebook(assignment.SOLVED))
    return text.replace('"cell_type": "code"', '"cell_type": "x", "cell_type": "code"').encode()


@hostile(_BAD)
def has_halves_of_characters():
    """Lone surrogates: JSON can write them, UTF-8 cannot."""
    return first("x = 'HALF'\nprint('HALF', x)\nHALF = 1").replace(b"HALF", b"\\ud800")


@hostile()
def prints_halves_of_characters():
    return first(
        """
        print(chr(0xD800), "\\udfff")
        raise type("X" + chr(0xD801), (Exception,), {})(chr(0xDC00))
        """
    )


@hostile(Verdict.FAILED, Verdict.STUDENT_ERROR, Verdict.CRASHED)
def returns_halves_of_characters():
    return solved(
        scale="def scale(X):\n    raise ValueError(chr(0xD800))",
        shout="def shout(text):\n    return chr(0xD800) + text",
        count="def count(n):\n    return {chr(0xDFFF): n}",
    )


@hostile()
def has_zero_bytes():
    return first("x = 1\0\nprint('\0')")


@hostile()
def prints_what_terminals_obey():
    return first(
        """
        print("\\x1b]0;title\\x07\\x1b[2J\\x1b[31mred\\x9b31m\\x85\\x08\\x08\\x7f\\x00")
        raise ValueError("\\x1b[1A\\x1b[2K\\r✓ passed")
        """
    )


@hostile(Verdict.STUDENT_ERROR)
def names_its_functions_by_letters_that_look_alike():
    """The first is the Cyrillic letter; Python itself makes plain letters of wide ones."""
    return solved(
        scale="def \u0455cale(X):\n    return 2 * X\ndel scale",
        shout="def ｓｈｏｕｔ(text):\n    return text",
    )


@hostile()
def hides_code_by_marks_of_direction():
    return first("x = 'user\u202e \u2066# only for admins\u2069 \u2066'\nprint(x, '\u202egnp.exe')")


@hostile()
def has_a_line_of_megabytes():
    return first("x = '" + "long " * 1_500_000 + "'")


@hostile(Verdict.NOT_ATTEMPTED, Verdict.TIMEOUT)
def has_a_hundred_thousand_lines():
    """IPython takes seconds to read them."""
    return first("x = 1\n" * 100_000)


@hostile()
def has_brackets_within_brackets():
    return first("(" * 50_000 + ")" * 50_000)


@hostile(Verdict.NOT_ATTEMPTED, Verdict.CRASHED)
def has_expressions_that_break_the_compiler():
    return first("-" * 500_000 + "1")


@hostile(Verdict.NOT_ATTEMPTED, Verdict.CRASHED)
def has_names_within_names():
    return first("x" + ".a" * 200_000)


@hostile()
def has_another_encoding_in_its_first_line():
    return first("# -*- coding: utf-7 -*-\nprint('+ADw-script+AD4-')")


@hostile(Verdict.STUDENT_ERROR)
def has_blanks_that_are_none():
    return last("", scale="def\u00a0scale(X):\u2028    return\u3000X\ndel scale")


@hostile(Verdict.STUDENT_ERROR)
def has_solutions_that_are_no_python():
    return solved(scale="del scale\ndef scale(X)\n    return", shout="%%bash\necho shout")


@hostile()
def runs_other_languages():
    return first("%%bash\necho '✓ all'\nkill -9 $PPID $$")


@hostile()
def has_magics_that_change_the_notebook():
    return first(
        """
        %config InteractiveShell.ast_node_interactivity = "all"
        %autoreload 2
        %rerun
        %load https://example.org/x.py
        %notebook stolen.ipynb
        %logstart -o log.txt
        %save -f kept 1-5
        """
    )
