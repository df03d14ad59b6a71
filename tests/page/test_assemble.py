"""What runs the cells is made of pinned files; without them the book says how to get them."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import assemble
import download
import pytest

FOLDER = Path(assemble.__file__).parent


def test_every_package_is_pinned_and_no_address_is_recorded():
    """By its hash; where packages come from is the setting of whoever builds."""
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert all("integrity" in about for about in packages.values())
    assert not any("resolved" in about for about in packages.values())


def test_a_file_with_another_hash_is_refused(tmp_path, monkeypatch):
    """Wherever it came from: nothing is put into the page."""
    monkeypatch.setattr(download, "_from_official", lambda names, cache: _write_wrong(names, cache))
    monkeypatch.setattr(download, "_from_carrier", lambda names, cache: _write_wrong(names, cache))
    _write_lock(tmp_path)
    with pytest.raises(download.Missing, match=r"one\.whl is nowhere to be had with the hash"):
        download.bring_wheels(tmp_path, tmp_path / "cache")
    assert not (tmp_path / "one.whl").exists()


def test_the_official_release_comes_first_and_then_the_carrier(tmp_path, monkeypatch):
    """The carrier is asked only for what the release did not give."""
    asked: list[tuple[str, list[str]]] = []

    def official(names: list[str], cache: Path) -> None:
        asked.append(("official", names))
        (cache / "one.whl").write_bytes(b"one")
        (cache / "two.whl").write_bytes(b"broken on the way")

    def carrier(names: list[str], cache: Path) -> None:
        asked.append(("carrier", names))
        (cache / "two.whl").write_bytes(b"two")

    monkeypatch.setattr(download, "_from_official", official)
    monkeypatch.setattr(download, "_from_carrier", carrier)
    _write_lock(tmp_path)
    for _ in range(2):  # the second time all is there
        download.bring_wheels(tmp_path, tmp_path / "cache")
    assert asked == [("official", ["one.whl", "two.whl"]), ("carrier", ["two.whl"])]
    assert (tmp_path / "two.whl").read_bytes() == b"two"


def _write_wrong(names: list[str], cache: Path) -> None:
    for name in names:
        (cache / name).write_bytes(b"something else")


def _write_lock(folder: Path) -> None:
    wheels = {
        name: {"file_name": f"{name}.whl", "sha256": hashlib.sha256(name.encode()).hexdigest()}
        for name in ("one", "two")
    }
    (folder / "pyodide-lock.json").write_text(json.dumps({"packages": wheels}), encoding="utf-8")


def test_a_source_that_is_out_of_reach_is_named(tmp_path, monkeypatch, capsys):
    """And the next one is tried."""
    monkeypatch.setitem(download.PLAN["sources"], "official", "http://127.0.0.1:9/nothing")
    download._from_official(["one.whl", "two.whl"], tmp_path)
    assert capsys.readouterr().out.count("out of reach") == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [("", "Node.js and npm are not installed"), ("failing", "Connect to the network")],
    ids=["no Node.js", "no network"],
)
def test_what_is_missing_is_said_and_the_book_is_built_without(tmp_path, path, message):
    """With exit code 0: all of the book can be read."""
    copy = tmp_path / "book" / "_page"
    copy.mkdir(parents=True)
    for name in ("assemble.py", "download.py", "pyodide.toml", "package-lock.json"):
        (copy / name).write_bytes((FOLDER / name).read_bytes())
    failing = tmp_path / "failing" / "npm"
    failing.parent.mkdir()
    failing.write_text("#!/bin/sh\necho no such host >&2\nexit 1\n", encoding="utf-8")
    failing.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path / path}:/bin" if path else str(tmp_path)}
    run = subprocess.run(
        [sys.executable, copy / "assemble.py"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "The cells of the book will not run in its pages." in run.stdout
    assert message in run.stdout
    assert "make book" in run.stdout
    assert not (tmp_path / "_build" / "page").exists()


@pytest.mark.slow
def test_everything_has_its_license_beside_it(site):
    """What is bundled, what is in a wheel, Pyodide, and Python itself."""
    page = site / "_page"
    licenses = {file.stem: file.read_text(encoding="utf-8") for file in page.glob("licenses/*")}
    wheels = {wheel.name.partition("-")[0] for wheel in page.glob("python-*/*.whl")}
    assert wheels <= set(licenses)
    assert {"pyodide", "python", "codemirror-view", "lezer-python"} <= set(licenses)
    assert all(len(text) > 500 for text in licenses.values())


@pytest.mark.slow
def test_the_page_has_no_solution(site):
    """What is packed for it is what students may have."""
    with zipfile.ZipFile(next(site.glob("_page/python-*/forwardpass.zip"))) as archive:
        names = archive.namelist()
    assert "forwardpass/check/checks.py" in names
    assert not any("grading" in name or "sandbox" in name for name in names)
