"""How long each notebook took, from pytest's reports."""

from types import SimpleNamespace

from forwardpass.kernels.times import seconds_by_notebook


def test_all_phases_of_all_cells_count_and_other_tests_do_not():
    """The start of a kernel is part of the first cell's set-up."""
    reports = [
        SimpleNamespace(nodeid=nodeid, duration=duration)
        for nodeid, duration in (
            ("book/a.ipynb::Cell 0", 2.0),
            ("book/a.ipynb::Cell 0", 0.5),
            ("book/b.ipynb::Cell 3", 1.0),
            ("tests/test_cli.py::test_x", 9.0),
        )
    ]
    assert seconds_by_notebook(reports) == {"book/a.ipynb": 2.5, "book/b.ipynb": 1.0}
