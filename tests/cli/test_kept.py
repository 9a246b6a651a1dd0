"""Results of earlier runs: taken where nothing has changed, and only there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli, plugins
from lint_gov.cli import kept, work
from lint_gov.cli.inputs import Input
from lint_gov.cli.work import Options
from lint_gov.model.finding import FileResult, Notification
from lint_gov.model.peers import Core
from lint_gov.model.record import replace
from lint_gov.settings import Given, discovery
from lint_gov.store.cache import NAME, Cache
from lint_gov.store.pack import unpack

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ALONE = Given(isolated=True)
OPTIONS = Options("zh", ALONE, core=True)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "old-tables.txt", tmp_path / "a.txt")
    return "a.txt"


def key(path: str, options: Options = OPTIONS, named: bool = True) -> bytes:
    found = kept.key(Input(path, named), options)
    assert found is not None
    return found


def given(*settings: tuple[str, Any]) -> Options:
    return OPTIONS._replace(given=ALONE._replace(settings=settings))


def test_the_name_does_not_matter_and_all_else_does(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = key(report)
    shutil.copy(report, "b.txt")
    assert key("b.txt") == first
    shutil.copy(report, "b.md")
    Path("c.txt").write_bytes(Path(report).read_bytes() + b"\n")
    others = {
        "format": key("b.md"),
        "bytes": key("c.txt"),
        "walked": key(report, named=False),
        "language": key(report, OPTIONS._replace(lang="en")),
        "core": key(report, OPTIONS._replace(core=False)),
        "ignored": key(report, given(("ignore", ("T101",)))),
        "year": key(report, given(("year", 2020))),
        "kind": key(report, given(("organ-kind", "township"))),
        "profile": key(report, given(("profile", ("strict",)))),
    }
    assert len({first, *others.values()}) == len(others) + 1, others


def test_a_configuration_and_a_pack_of_rules_matter(report: str) -> None:
    options = OPTIONS._replace(given=Given())
    discovery._in.cache_clear()
    found = {key(report, options)}
    for content in (
        "ignore: [T101]",
        "overrides: [{sections: [1], ignore: [T101]}]",
        "overrides: [{paths: [b.*], ignore: [T101]}]",
    ):
        Path("lint-gov.yaml").write_text(content + "\n", encoding="utf-8")
        work._resolver.cache_clear()
        discovery._in.cache_clear()
        found.add(key(report, options))
    work._resolver.cache_clear()
    discovery._in.cache_clear()
    assert len(found) == 3  # what governs other files only is of no account


def test_the_program_its_plugins_and_libraries_matter(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fresh() -> bytes:
        kept._program.cache_clear()
        return key(report)

    found = [fresh()]
    assert fresh() == found[0]
    known = plugins.entry_points([])
    more = (*known, plugins.EntryPoint("local", "local_rules", "", "local-rules 1.0"))
    monkeypatch.setattr(plugins, "entry_points", lambda paths: more)
    found.append(fresh())
    monkeypatch.setattr(kept, "_libraries", lambda: [("lxml", "0")])
    found.append(fresh())
    monkeypatch.setattr(kept, "_modules", lambda folder: [("x.py", 1, 1)])
    found.append(fresh())
    monkeypatch.undo()
    kept._program.cache_clear()
    assert len(set(found)) == 4


def test_what_stands_for_other_files_is_not_kept(report: str) -> None:
    Path("frames.html").write_text("<html><FRAMESET><frame src='a.html'></frameset></html>")
    unkept = [
        Input("frames.html", named=True),
        Input("-", named=True),
        Input("https://www.example.gov.cn/a.html", named=True),
        Input("no.txt", named=True),
        Input("x.png", named=False, readable=False),
    ]
    assert [kept.key(item, OPTIONS) for item in unkept] == [None] * len(unkept)
    assert kept.key(Input(report, named=True), OPTIONS._replace(keep=True)) is None


def run(folder: Path, path: str) -> kept.Packed:
    """Check one file, and keep the result as a run does."""
    packed = kept.check(Input(path, named=True), OPTIONS, str(folder))
    if packed.key is not None and packed.fresh:
        store = Cache(folder)
        store.put(packed.key, packed.joined())
        store.close()
    return packed


def test_a_kept_result_is_told_under_the_name_that_the_file_has_now(report: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = run(folder, report)
    assert first.fresh
    again = run(folder, report)
    assert (again.fresh, again.data, again.core) == (False, first.data, first.core)
    shutil.move(report, "moved.txt")
    moved = run(folder, "moved.txt")
    assert not moved.fresh
    fresh = work.check(Input("moved.txt", named=True), OPTIONS)
    assert moved.core is not None
    assert fresh.core == Core(*map(unpack, moved.core))
    assert unpack(moved.data) == replace(fresh, core=None)


def test_a_damaged_entry_is_worked_out_again(report: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = run(folder, report)
    assert first.key is not None
    store = Cache(folder)
    store.put(first.key, b"damaged")
    store.close()
    again = run(folder, report)
    assert (again.fresh, again.data, again.core) == (True, first.data, first.core)


def test_what_failed_is_not_kept(report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("torn.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    assert run(tmp_path, "torn.docx").key is None
    crashed = FileResult(report, "checked", notifications=(Notification("rule-crashed", "A101", "KeyError"),))
    monkeypatch.setattr(work, "check", lambda item, options: crashed)
    assert run(tmp_path, report).key is None


def test_no_cache_keeps_nothing_and_takes_nothing(
    report: str, own_cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(report, "b.txt")
    command = ["check", "a.txt", "b.txt", "--no-config", "--format", "json"]
    cli.run([*command, "--no-cache"])
    plain = capsys.readouterr().out
    database = own_cache / "lint-gov" / NAME
    assert not database.exists()
    cli.run(command)
    assert database.exists()
    assert capsys.readouterr().out == plain
    monkeypatch.setattr(work, "check", lambda item, options: FileResult(item.path, "skipped"))
    cli.run(command)
    assert capsys.readouterr().out == plain
    cli.run([*command, "--no-cache"])
    assert capsys.readouterr().out != plain
    assert not kept._OPEN
