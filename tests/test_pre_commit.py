"""The hooks, by the real pre-commit from a local git repository, on Word, HTML and Markdown.

An environment of their own for the hooks takes a package index and most of a minute, so that the suite runs them in
the environment it runs in itself (`language: system`); LINT_GOV_TEST_INSTALL=1 has pre-commit install them as users do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lint_gov.readers.builtin import READERS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SCRIPTS = Path(sys.executable).parent
INSTALL = "LINT_GOV_TEST_INSTALL"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in YAML(typ="safe").load(MANIFEST.read_text(encoding="utf-8"))}

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds the hooks, and all that an installation needs where one is asked for."""
    folder = tmp_path_factory.mktemp("source")
    names = git(ROOT, "ls-files", "-z", "src", "rules", "grammar", "schemas", "*.py", "*.toml", "*.md", "LICENSE")
    for name in names.split("\0") if os.environ.get(INSTALL) else ():
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copy(MANIFEST, folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "hooks")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


class Project:
    """A repository of reports with the hooks in it."""

    def __init__(self, folder: Path, source: Path, home: Path, *hooks: str) -> None:
        self.folder, self._home = folder, home
        git(folder, "init", "-q")
        own = "" if os.environ.get(INSTALL) else "        language: system\n        additional_dependencies: []\n"
        lines = "".join(f"      - id: {hook}\n{own}" for hook in hooks)
        repository = f"repos:\n  - repo: {source.as_posix()}\n    rev: {git(source, 'rev-parse', 'HEAD')}\n    hooks:\n{lines}"
        (folder / ".pre-commit-config.yaml").write_text(repository, encoding="utf-8")

    def add(self, *names: str) -> None:
        for name in names:
            shutil.copy(EXAMPLES / name, self.folder / name)
        git(self.folder, "add", "-A")

    def run(self, *arguments: str) -> tuple[int, str]:
        environment = {**os.environ, "PRE_COMMIT_HOME": str(self._home), "PYTHONUTF8": "1"}
        environment["PATH"] = os.pathsep.join([str(SCRIPTS), environment.get("PATH", "")])
        command = [sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, env=environment)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", errors="replace")


@pytest.fixture
def project(tmp_path: Path, source: Path, home: Path) -> Project:
    (tmp_path / "README.md").write_text("# 说明\n\n这里放年度报告。\n", encoding="utf-8")
    return Project(tmp_path, source, home, "lint-gov", "lint-gov-waivers")


def test_the_manifest_is_one() -> None:
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], check=True)
    assert set(HOOKS) == {"lint-gov", "lint-gov-fix", "lint-gov-waivers"}


def test_the_files_of_the_check_are_those_that_can_be_read() -> None:
    wanted = re.compile(HOOKS["lint-gov"]["files"])
    read = {suffix for reader in READERS if reader.walked for suffix in reader.suffixes}
    assert {suffix for suffix in read if not wanted.search(f"报告{suffix}")} == set()
    named = set(re.findall(r"[a-z]+", "".join(suffix for reader in READERS for suffix in reader.suffixes)))
    assert wanted.search("REPORT.DOCX")
    assert not wanted.search("a.docx.bak")
    assert "png" in named
    assert not wanted.search("a.png")


def test_the_packages_of_the_hooks_are_those_of_the_extras() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for hook in HOOKS.values():
        assert sorted(hook["additional_dependencies"]) == sorted([*extras["doc"], *extras["pdf"]])


def test_sound_reports_pass_and_other_files_are_left_alone(project: Project) -> None:
    project.add("clean.docx", "blanks-2020.md")
    status, told = project.run()
    assert status == 0, told
    assert told.count("Passed") == 2


@pytest.mark.parametrize(("name", "code"), [("faulty.docx", "A103"), ("faulty.html", "S201"), ("old-tables.txt", "T101")])
def test_faults_stop_the_commit(name: str, code: str, project: Project) -> None:
    project.add(name, "clean.docx")
    status, told = project.run("lint-gov")
    assert status == 1, told
    assert code in told
    assert "exit code: 1" in told
    assert "D101" not in told


def test_markdown_fails_at_the_level_that_is_asked_for(project: Project) -> None:
    (project.folder / "lint-gov.yaml").write_text("fail-on: info\n", encoding="utf-8")
    project.add("blanks-2020.md")
    status, told = project.run("lint-gov")
    assert status == 1, told
    assert "V101" in told


def test_only_what_changed_is_checked(project: Project) -> None:
    project.add("faulty.docx")
    git(project.folder, "commit", "-q", "-m", "as it is")
    project.add("clean.docx")
    assert project.run("lint-gov")[0] == 0


def test_an_expired_waiver_stops_the_commit(project: Project) -> None:
    entry = "- {rule: A103, path: faulty.docx, reason: 上级要求, expires: 2020-01-31}"
    (project.folder / "lint-gov.waivers.yaml").write_text(f"waivers:\n  {entry}\n", encoding="utf-8")
    project.add("faulty.docx")
    status, told = project.run("lint-gov-waivers")
    assert status == 1, told
    assert "A103" in told


def test_the_fix_changes_the_file_and_stops_the_commit_once(tmp_path: Path, source: Path, home: Path) -> None:
    (tmp_path / "README.md").write_text("# 说明\n\n这里放年度报告。\n", encoding="utf-8")
    project = Project(tmp_path, source, home, "lint-gov-fix")
    project.add("faulty.docx", "blanks-2020.md", "faulty.html")
    status, told = project.run()
    assert status == 1, told
    assert "files were modified by this hook" in told
    assert git(tmp_path, "diff", "--name-only").split("\n") == ["blanks-2020.md", "faulty.docx"]
    git(tmp_path, "add", "-A")
    assert project.run()[0] == 0
