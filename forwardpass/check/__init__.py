"""Checks that diagnose: what an exercise notebook imports.

``load_checks(assignment)`` reads the data file beside the notebook and returns
the checks of that assignment. Each check calls the student's function on the
recorded inputs, compares shape, dtype and values, and, where the result is
wrong, says which usual mistake gives exactly that result.
"""

from forwardpass.check.checks import Checks, load_checks
from forwardpass.check.compare import ATOL_SHARE, RTOL
from forwardpass.check.errors import CheckFailed, ChecksFileError

__all__ = ["ATOL_SHARE", "RTOL", "CheckFailed", "Checks", "ChecksFileError", "load_checks"]
