"""As released, each test cell of an exercise raises NotImplementedError, and no other cell fails.

nbval runs the cells; this turns its verdict on test cells round.
"""

import pytest
from nbval.plugin import IPyNbCell, NbCellError


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    if not isinstance(item, IPyNbCell) or not _is_test(item.cell):
        return (yield)
    try:
        yield
    except NbCellError as error:
        if "NotImplementedError" not in str(error.inner_traceback):
            raise
        return None
    pytest.fail(f"{item.nodeid}: the test passes before the task is written")


def _is_test(cell) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))
