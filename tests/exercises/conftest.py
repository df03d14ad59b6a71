"""The audit of an assignment, done once for all tests of its class."""

from pathlib import Path

import pytest
from audit import Audit, run_audit

from forwardpass.grading.course import find_course


@pytest.fixture(scope="class")
def audit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Grade every variant of ``assignment`` of the requesting class."""
    course = find_course(Path(__file__).parents[2])
    name = request.cls.assignment
    variants = Path(__file__).with_name(f"{name}.py")
    return run_audit(course, name, tmp_path_factory.mktemp("course"), variants)
