"""doctor says what this machine can do, and what to do where it can't."""

import sys

import pytest
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from forwardpass.grading import doctor


def findings(course):
    return list(doctor.examine(course))


@pytest.fixture
def quick(monkeypatch):
    """Leave out the import of TensorFlow and the isolation, which have tests of their own."""
    monkeypatch.setattr(doctor, "_tensorflow", lambda: doctor.Finding(True, "TensorFlow computes"))
    monkeypatch.setattr(doctor, "_isolation", lambda: doctor.Finding(True, "isolated"))


def test_this_machine_can_do_everything(course):
    """The machine that runs the tests has the whole course installed."""
    assert [f.what for f in findings(course) if not f.good] == []


def test_a_missing_and_an_old_package_are_named_with_the_next_step(course_copy, quick):
    """Each direct dependency is compared with what is installed."""
    requirements = course_copy.root / "requirements.txt"
    requirements.write_text("# comment\n-c x.txt\nno-such-thing==1.0\nnumpy==0.1\n-e .\n")
    bad = [f for f in findings(course_copy) if not f.good]
    assert [f.what.split()[0] for f in bad] == ["no-such-thing", "numpy"]
    assert "==0.1 is asked for" in bad[1].what
    assert all("pip install -r requirements.txt" in f.advice for f in bad)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://me:secret@127.0.0.1:1/grades", "refused"),
        ("nonsense", "should look like"),
    ],
)
def test_a_gradebook_that_cannot_be_reached_is_named(course, quick, monkeypatch, address, said):
    """Without its password."""
    monkeypatch.setenv("FORWARDPASS_GRADEBOOK", address)
    (bad,) = [f for f in findings(course) if not f.good]
    assert bad.what == "the gradebook cannot be used"
    assert said in bad.advice
    assert "secret" not in bad.advice


def test_another_python_is_named(course, quick, monkeypatch):
    """Only those Pythons that the pinned versions are for."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    assert not findings(course)[0].good


def test_a_missing_kernel_is_named(course, quick, monkeypatch):
    """It is looked for where Jupyter looks."""

    def no_kernel(self, name):
        raise NoSuchKernel(name)

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", no_kernel)
    bad = [f.what for f in findings(course) if not f.good]
    assert bad == ["Jupyter kernel python3 is not installed"]


def test_a_tensorflow_that_does_not_work_is_reported_with_its_last_line(monkeypatch, tmp_path):
    """It is tried in a process of its own, so a crash is a finding."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "tensorflow.py").write_text("raise ImportError('no AVX')")
    found = doctor._tensorflow()
    assert not found.good
    assert "ImportError: no AVX" in found.what


def test_what_jupyter_needs_may_be_missing(course, quick, monkeypatch):
    """Then that is a finding, and the rest is still looked at."""
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    found = findings(course)
    assert [f.good for f in found] == [True, False, True, True]
    assert "packaging" in found[1].what
