"""The audit of an assignment, done once for all tests of its class."""

from pathlib import Path

import pytest
from audit import Audit, run_audit

from forwardpass.grading.bundle import make_bundle
from forwardpass.grading.course import find_course


@pytest.fixture(scope="class")
def audit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Grade every variant of ``assignment`` of the requesting class."""
    course = find_course(Path(__file__).parents[2])
    name = request.cls.assignment
    variants = Path(__file__).with_name(f"{name}.py")
    bundle = make_bundle(course, name)
    sandbox = request.getfixturevalue("keras_sandbox" if bundle.tensorflow else "sandbox")
    return run_audit(course, bundle, tmp_path_factory.mktemp("course"), variants, sandbox)
