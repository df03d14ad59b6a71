"""The audit of an assignment, done once for all tests of its class."""

from pathlib import Path

import pytest
from audit import Audit, run_audit

from forwardpass.grading.course import find_course


@pytest.fixture(scope="class")
def audit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Grade every variant of ``assignment`` of the requesting class."""
    course = find_course(Path(__file__).parents[2])
    return run_audit(course, request.cls.assignment, tmp_path_factory.mktemp("course"))
