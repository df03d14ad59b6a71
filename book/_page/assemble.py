"""Make ``_build/page``: all that the pages need to run their cells, licenses beside it.

Without Node.js or without a network that is not possible. Then this script
says what is missing, and the book is built without it: all of it can be read,
and each cell says how to make it run.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from download import HERE, PLAN, Missing, bring_core, bring_wheels

ROOT = HERE.parents[1]
TARGET = ROOT / "_build" / "page"
MODULES = HERE / "node_modules"
#: Scripts that are no modules, and so work in pages that were opened as files.
PLAIN = ("opened", "questions", "landing")
#: What exercises and chapters import of the course's own package.
COURSE = ("__init__.py", "check/*.py", "digits/*.py", "digits/*.npz", "digits/*.json")


def main() -> int:
    """Make the folder anew, or say what is missing. Return the exit code, 0 in both cases."""
    made = TARGET.with_name("page.new")
    shutil.rmtree(made, ignore_errors=True)
    python = made / "python"
    python.mkdir(parents=True)
    try:
        _install()
        bring_core(MODULES / "pyodide", python)
        bring_wheels(python, ROOT / "_build" / "downloads")
    except Missing as missing:
        print(f"\nThe cells of the book will not run in its pages. {missing}\nThen `make book`.\n")
        made = None
    else:
        _write_course(python)
        python = _named_by_content(python)
        worker, used_by_worker = _bundle(made, "worker", PYTHON=f"./{python.name}/")
        page, used_by_page = _bundle(made, "page", WORKER=f"./{worker}")
        (made / page).rename(made / "page.js")  # pages know this name
        (made / "figures").mkdir()
        figures = sorted(f"figures/{file.stem}" for file in HERE.glob("figures/*.ts"))
        for name in (*PLAIN, *figures):
            script, _ = _bundle(made, name, plain=True)
            (made / script).rename(made / f"{name}.js")
        _write_licenses(made / "licenses", used_by_worker | used_by_page, python)
    shutil.rmtree(TARGET, ignore_errors=True)
    if made:
        made.rename(TARGET)
    return 0


def _install() -> None:
    """Install what package-lock.json pins. Nothing of it is run for that."""
    if not shutil.which("npm"):
        raise Missing("Node.js and npm are not installed: install Node.js 18 or newer.")
    installed = MODULES / ".package-lock.json"
    wanted = HERE / "package-lock.json"
    if installed.is_file() and installed.stat().st_mtime > wanted.stat().st_mtime:
        return
    npm = ["npm", "ci", "--ignore-scripts", "--loglevel=error"]
    run = subprocess.run(npm, cwd=HERE, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        first = "\n".join(run.stderr.splitlines()[:3])
        raise Missing(f"npm could not install what they need:\n{first}\nConnect to the network.")


def _named_by_content(folder: Path) -> Path:
    """Rename ``folder`` so that its name changes with its files: a browser may keep it forever.

    ``sizes.json``, written into it, tells the progress bar how many bytes each file has.
    """
    files = sorted(folder.iterdir())
    digest = hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files))
    sizes = {file.name: file.stat().st_size for file in files}
    (folder / "sizes.json").write_text(json.dumps(sizes), encoding="utf-8")
    return folder.rename(folder.with_name(f"{folder.name}-{digest.hexdigest()[:8]}"))


def _bundle(
    target: Path, entry: str, *, plain: bool = False, **constants: str
) -> tuple[str, set[str]]:
    """Bundle ``entry``.ts, with the editor where it asks for it; ``plain`` makes no module of it.

    Return the name of the file, which has a hash of its content, and the npm packages that went
    into it. ``constants`` are known to the code under their names.
    """
    about = target / "bundle.json"
    form = ["--format=iife"] if plain else ["--splitting", "--format=esm"]
    options = ["--bundle", *form, "--minify", "--target=es2022"]
    names = ["--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]"]
    known = [f"--define:{name}={json.dumps(value)}" for name, value in constants.items()]
    where = [f"--outdir={target}", f"--metafile={about}", "--log-level=warning"]
    esbuild = ["node", MODULES / "esbuild" / "bin" / "esbuild", f"{entry}.ts"]
    subprocess.run([*esbuild, *options, *names, *known, *where], cwd=HERE, check=True)
    made = json.loads(about.read_text(encoding="utf-8"))
    about.unlink()
    paths = [Path(name).parts[1:] for name in made["inputs"] if name.startswith("node_modules/")]
    packages = {"/".join(p[:2]) if p[0].startswith("@") else p[0] for p in paths}
    outputs = made["outputs"].items()
    own = next(name for name, out in outputs if out.get("entryPoint") == f"{entry}.ts")
    return Path(own).name, packages


def _write_course(target: Path) -> None:
    """Pack what cells import as ``forwardpass``, and what runs them; equal files, equal bytes."""
    package = ROOT / "forwardpass"
    files = {f: f.relative_to(ROOT) for pattern in COURSE for f in sorted(package.glob(pattern))}
    files |= {f: Path("forwardpass", "page", f.name) for f in sorted(HERE.glob("python/*.py"))}
    with zipfile.ZipFile(target / "forwardpass.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file, name in files.items():
            entry = zipfile.ZipInfo(name.as_posix())
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)


def _write_licenses(target: Path, bundled: set[str], python: Path) -> None:
    """Write the license of everything that is not ours. Raises Missing where there is none."""
    target.mkdir()
    texts = {name: _text_of_package(MODULES / name) for name in bundled}
    texts |= {wheel.name.partition("-")[0]: _text_of_wheel(wheel) for wheel in python.glob("*.whl")}
    for name, license in PLAN["licenses"].items():
        known = MODULES / "spdx-license-list" / "licenses" / f"{license}.json"
        texts[name] = json.loads(known.read_text(encoding="utf-8"))["licenseText"]
    for name, text in texts.items():
        if not text.strip():
            raise SystemExit(f"{name} comes without the text of its license")
        file = f"{name.strip('@').replace('/', '-')}.txt"
        (target / file).write_text(text, encoding="utf-8")


def _text_of_package(folder: Path) -> str:
    return "\n\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("LICEN[CS]E*")))


def _text_of_wheel(wheel: Path) -> str:
    """Return all license texts of a wheel, those of what it has taken from others included."""
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if _is_license(Path(n))]
        return "\n\n".join(f"{name}\n\n{archive.read(name).decode()}" for name in sorted(names))


def _is_license(path: Path) -> bool:
    return path.suffix != ".py" and path.name.upper().startswith(("LICENSE", "COPYING"))


if __name__ == "__main__":
    sys.exit(main())
