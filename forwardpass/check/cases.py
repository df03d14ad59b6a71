"""One recorded call: its arguments, what it should give, and what each usual mistake gives."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forwardpass.check.call import Raised, Returned, outcomes
from forwardpass.check.compare import difference, largest
from forwardpass.check.limits import SECONDS_TO_DIAGNOSE
from forwardpass.check.values import decode

#: What the messages of errors say that have a diagnosis of their own.
KNOWN_ERRORS = (
    (r"^The truth value of an array", "truth_value"),
    (r"^matmul: Input operand|^shapes .* not aligned", "inner_lengths"),
    (r"^operands could not be broadcast", "do_not_broadcast"),
    (r"^(list|tuple) index out of range|^index -?\d+ is out of bounds", "past_the_end"),
    (r"^only integers, slices|^(list|tuple) indices must be integers", "no_position"),
    (r"^axis -?\d+ is out of bounds|^too many indices|^invalid index to scalar", "too_few_axes"),
    (r"^only (0-dimensional|length-1|size-1) arrays", "one_number"),
    (r"'NoneType'", "none_inside"),
    (r"has no len\(\)$|is not iterable$|is not subscriptable$|of unsized object$", "no_entries"),
    (r"object is not callable$", "not_callable"),
    (r"^Cannot interpret .* as a data type$", "shape_as_tuple"),
    (r"cannot be interpreted as an integer$|^only integer scalar arrays", "no_whole_number"),
    (r"values to unpack|^cannot unpack", "unpack"),
    (r"positional arguments? but|missing \d+ required positional", "arguments"),
    (r"weight shape .* is not compatible with", "weights_do_not_fit"),
)


@dataclass(frozen=True)
class Case:
    """One recorded call of a task. ``mistakes`` holds only what differs from ``expected``.

    ``exact_dtype``, ``no_warnings`` and ``mentions`` (words that the message of
    an expected error must have) are what the test asks for beside the values.
    """

    args: tuple
    expected: Returned | Raised
    mistakes: dict[str, Returned | Raised]
    exact_dtype: bool = False
    no_warnings: bool = False
    mentions: tuple[str, ...] = ()

    @functools.cached_property
    def _scale(self) -> float:
        """The largest number that goes into the result."""
        return largest(self.args)

    def judge(self, outcome: Returned | Raised) -> tuple[str, str]:
        """Return the kind of what is wrong and a detail; both are empty where nothing is."""
        if isinstance(self.expected, Raised):
            return self._judge_error(outcome)
        if isinstance(outcome, Raised):
            return _kind_of_error(outcome, "error"), outcome.line
        if outcome.changed:
            return "changed", ""
        found = difference(
            self.expected.value,
            outcome.value,
            exact_dtype=self.exact_dtype,
            scale=self._scale,
        )
        if found:
            return found.kind, found.detail
        return ("warned", outcome.warned[0]) if self.no_warnings and outcome.warned else ("", "")

    def _judge_error(self, outcome: Returned | Raised) -> tuple[str, str]:
        if isinstance(outcome, Returned):
            return "no_error", ""
        if self.expected.kind in outcome.kinds:
            lacking = [word for word in self.mentions if word not in outcome.message]
            if not lacking:
                return "", ""
            kind = "message" if _on_purpose(outcome) else "by_itself"
            return kind, f"not in the message: {', '.join(lacking)}"
        return _kind_of_error(outcome, "other_error"), outcome.line

    def is_what(self, mistake: str, outcome: Returned | Raised) -> bool:
        """Is ``outcome`` what a function with this ``mistake`` gives here?"""
        if mistake not in self.mistakes:
            # Where an error is right, a mistake may stop with another one on the way to it.
            both_stop = isinstance(self.expected, Raised) and isinstance(outcome, Raised)
            return both_stop or self.judge(outcome) == ("", "")
        wrong = self.mistakes[mistake]
        if not _equal(wrong, outcome) or (self.no_warnings and not _warns_of(wrong, outcome)):
            return False
        # Where a mistake is only one of dtype, the dtype must be the mistaken one.
        return not _equal(self.expected, wrong) or _equal(wrong, outcome, exact_dtype=True)


def _kind_of_error(outcome: Raised, otherwise: str) -> str:
    if outcome.kind == "Endless":
        return "endless"
    if outcome.kind == "TypeError" and not outcome.entered:
        return "call"  # before any line ran: the parameters do not fit
    if outcome.kind in ("NameError", "UnboundLocalError"):
        return "unknown_name"
    if _on_purpose(outcome):
        broken = outcome.kind == "TypeError" and ": raise " in outcome.line
        return "broken_message" if broken else "own_error" if otherwise == "error" else otherwise
    known = (id for words, id in KNOWN_ERRORS if re.search(words, outcome.message))
    return next(known, otherwise) if otherwise == "error" else otherwise


def _on_purpose(outcome: Raised) -> bool:
    return re.search(r": (raise|assert)\b", outcome.line) is not None


def read_case(data: dict, test: dict) -> Case:
    """Return the case that ``data`` of a checks file records, of the test ``test``."""
    return Case(
        args=decode(data["args"]),
        expected=_outcome(data["expected"]),
        mistakes={name: _outcome(wrong) for name, wrong in data["mistakes"].items()},
        exact_dtype=test["exact_dtype"],
        no_warnings=test["no_warnings"],
        mentions=tuple(data.get("mentions", ())),
    )


def likeliest_mistake(
    function: Callable, failed: Case, outcome: Returned | Raised, cases: Sequence[Case]
) -> str | None:
    """Return the usual mistake that explains what ``function`` does, or None.

    One case may fit several mistakes by chance. So the function is called on
    all ``cases`` of its task, and a mistake that explains each of them comes
    first. Failing that, one that gives the very ``outcome`` of the ``failed``
    case will do (an error alone is no evidence), unless it is refuted: the function
    gives a right result where that mistake gives a wrong one, or gives some
    result where it gives none.
    """
    calls = [case.args for case in cases]
    found = outcomes(function, calls, show=False, seconds=SECONDS_TO_DIAGNOSE)
    results = list(zip(cases, found, strict=True))
    for mistake in failed.mistakes:
        fits = all(case.is_what(mistake, other) for case, other in results)
        if fits and _is_evidence(mistake, results):
            return mistake
    if isinstance(outcome, Raised):
        return None
    for mistake in failed.mistakes:
        refuted = any(_refutes(case, mistake, other) for case, other in results)
        if failed.is_what(mistake, outcome) and not refuted:
            return mistake
    return None


def _is_evidence(mistake: str, results: Sequence[tuple[Case, Returned | Raised]]) -> bool:
    """Is there more than errors of the same kind: a result, or the same words?"""
    return any(isinstance(outcome, Returned) for _, outcome in results) or all(
        gist(outcome.message) == case.mistakes[mistake].message
        for case, outcome in results
        if mistake in case.mistakes
    )


def gist(message: str) -> str:
    """Return the beginning of an error's message without names that may vary.

    Those are names in quotes, and the numbers by which Keras tells layers apart.
    """
    text = re.sub(r"""(['"`]).*?\1""", "", " ".join(message.split()))
    return re.sub(r"(?<=[a-z])_\d+\b", "", text)[:120]


def _refutes(case: Case, mistake: str, outcome: Returned | Raised) -> bool:
    predicted = case.mistakes.get(mistake)
    if isinstance(outcome, Raised) or predicted is None:
        return False
    right = case.judge(outcome) == ("", "")
    return right if isinstance(predicted, Returned) else not isinstance(case.expected, Raised)


def _outcome(data: dict) -> Returned | Raised:
    if "raises" in data:
        return Raised((data["raises"],), data.get("says", ""))
    return Returned(decode(data["returns"]), warned=tuple(data.get("warns", ())))


def _warns_of(wrong: Returned | Raised, outcome: Returned | Raised) -> bool:
    """Does ``outcome`` come with the very warnings that ``wrong`` comes with?"""
    recorded, warned = (set(getattr(result, "warned", ())) for result in (wrong, outcome))
    return recorded == warned


def _equal(a: Returned | Raised, b: Returned | Raised, *, exact_dtype: bool = False) -> bool:
    if isinstance(a, Raised) or isinstance(b, Raised):
        return isinstance(a, Raised) and isinstance(b, Raised) and a.kind == b.kind
    return difference(a.value, b.value, exact_dtype=exact_dtype) is None
