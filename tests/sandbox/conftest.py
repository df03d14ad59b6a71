"""A sandbox that is isolated."""

import sys
from collections.abc import Iterator

import pytest

from forwardpass.sandbox import Sandbox
from forwardpass.sandbox.isolation import what_is_missing


@pytest.fixture(scope="session")
def isolated() -> Iterator[Sandbox]:
    """Where code cannot be isolated, tests fail: they must not pass unseen."""
    if sys.platform != "linux":
        pytest.skip("code is isolated by means that only Linux has")
    assert what_is_missing() == "", "install what `forwardpass doctor` names"
    with Sandbox() as sandbox:
        yield sandbox
