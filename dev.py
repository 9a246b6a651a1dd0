"""Set up and look after a checkout; needs nothing but Python 3.11 or later, on Linux, macOS and Windows alike.

python3 dev.py demo    set everything up and check the reports of examples/
python3 dev.py test    set everything up and run all checks: format, lint, types, tests with coverage, rule examples
python3 dev.py setup   only set up .venv
python3 dev.py docs    write docs/rules/ and schemas/ anew from the rule records and shapes
python3 dev.py lock    renew requirements.lock from pyproject.toml (needs pip-tools and a package index)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "lint-gov.stamp"
PYTHON_NEEDED = (3, 11)
# What a change of which makes the installed project out of date: compiled rules are made when it is installed.
SOURCES = ("pyproject.toml", "hatch_build.py", "rules", "grammar")


def main() -> int:
    """Run the command named on the command line; return the exit code of the first step that fails."""
    commands = {"demo": demo, "test": test, "setup": setup, "docs": docs, "lock": lock}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 2
    if sys.version_info < PYTHON_NEEDED:
        print("lint-gov 需要 Python 3.11 或更高版本 / Python 3.11 or later is needed")
        return 2
    try:
        commands[sys.argv[1]]()
    except subprocess.CalledProcessError as error:
        print(f"\n✗ exit code {error.returncode}: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode or 1
    return 0


def setup() -> None:
    """Make .venv, install what requirements.lock names, and the project itself with its rules compiled."""
    if not PYTHON.exists():
        step("creating .venv")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    wanted, have = fingerprints(), STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if have == wanted:
        return
    if have[:1] != wanted[:1]:
        step("installing requirements.lock")
        pip("install", "--quiet", "--require-hashes", "-r", str(LOCK))
    step("installing lint-gov")
    pip("install", "--quiet", "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text("\n".join(wanted), encoding="utf-8")


def demo() -> None:
    """Check the sample reports. Most of them are faulty on purpose, so findings are no failure here."""
    setup()
    step("lint-gov check examples --fail-on never")
    run(lint_gov(), "check", "examples", "--fail-on", "never")
    print("\n样例多数有意写错，报出问题属于正常。 / Most samples are faulty on purpose; findings are what you should see.")


def test() -> None:
    """Everything that must hold before a change is committed."""
    setup()
    for title, command in (
        ("ruff format --check", (tool("ruff"), "format", "--check", ".")),
        ("ruff check", (tool("ruff"), "check", ".")),
        ("mypy --strict", (PYTHON, "-m", "mypy")),
        ("pytest", (PYTHON, "-m", "pytest", "-n", "auto", "--cov", "--cov-report=term:skip-covered")),
        ("lint-gov test-rules rules", (lint_gov(), "test-rules", "rules")),
    ):
        step(title)
        run(*command)


def docs() -> None:
    """Write the rule pages and the JSON Schemas; tests fail while the committed ones differ."""
    setup()
    step("lint-gov rules --write-docs docs/rules")
    run(lint_gov(), "rules", "--no-config", "--write-docs", "docs/rules")
    step("python -m lint_gov.schemas")
    run(PYTHON, "-m", "lint_gov.schemas")


def lock() -> None:
    """Resolve the requirements of pyproject.toml; every file is pinned by its hash, and no index is named."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    extras = project["project"]["optional-dependencies"].values()
    wanted += [need for extra in extras for need in extra if not need.startswith(project["project"]["name"] + "[")]
    wanted += ["pip", "colorama"]  # colorama: pytest on Windows
    command = ["pip-compile", "--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--output-file", str(LOCK), "-"]
    subprocess.run(command, input="\n".join(wanted), text=True, check=True, cwd=ROOT)


def fingerprints() -> list[str]:
    """What the present lock file and the present sources amount to."""
    return [digest([LOCK]), digest(sorted(f for name in SOURCES for f in files(ROOT / name)))]


def files(path: Path) -> list[Path]:
    """The file itself, or all files below a folder; nothing when it is not there."""
    return [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]


def digest(paths: list[Path]) -> str:
    """One hash over names and contents."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def pip(*arguments: str) -> None:
    """Run pip of the environment; where the environment was made without pip, that of this Python on it."""
    own = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    start = [str(PYTHON), "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    subprocess.run([*start, "--disable-pip-version-check", *arguments], check=True)


def tool(name: str) -> Path:
    """A program of the environment."""
    return Path(shutil.which(name, path=str(BIN)) or BIN / name)


def lint_gov() -> Path:
    """The installed command."""
    return tool("lint-gov")


def run(*command: str | Path) -> None:
    """Run one step in the project's folder; a failing step ends the whole command."""
    subprocess.run(list(map(str, command)), check=True, cwd=ROOT)


def step(title: str) -> None:
    """Announce a step."""
    print(f"\n── {title}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
