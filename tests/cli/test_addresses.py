"""Web addresses on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from fetch.server import Answer, serving
from generator.draft import random_draft
from generator.files import Way, write
from lint_gov.cli import run
from lint_gov.cli.inputs import Input, expand, posix
from lint_gov.settings.globs import matches
from lint_gov.triage import discovery

URL = "https://www.example.gov.cn/a//b.html?x=1"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, dict[str, object]]]:
    status = run(["check", "--format", "json", *args])
    return status, {file["path"]: file for file in json.loads(capsys.readouterr().out)["files"]}


def test_an_address_stays_as_it_is() -> None:
    assert expand([URL, URL, "HTTPS://x/"], (".html",)) == [Input("HTTPS://x/", named=True), Input(URL, named=True)]
    assert posix(URL) == URL


def test_page_and_file_of_a_server_beside_files(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = random_draft(Random(5))
    page, word, text = (write(draft, Way(layout)) for layout in ("html", "docx", "tabs"))
    (here / "a.txt").write_bytes(text.data)
    octets = (("Content-Type", "application/octet-stream"), ("Content-Disposition", "attachment; filename=x.docx"))
    with serving({"/p": Answer(page.data), "/w": Answer(word.data, octets)}) as site:
        status, files = checked(capsys, "--allow-private", f"{site.url}/p", f"{site.url}/w", "a.txt", f"{site.url}/none")
    assert status == 2
    assert {path: file["status"] for path, file in files.items()} == {
        f"{site.url}/p": "checked", f"{site.url}/w": "checked", "a.txt": "checked", f"{site.url}/none": "failed",
    }  # fmt: skip
    assert len({json.dumps(file["report"]) for file in files.values() if file["status"] == "checked"}) == 1


def test_this_machine_is_refused_unless_allowed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = write(random_draft(Random(5)), Way("html")).data
    with serving({"/p": Answer(page)}) as site:
        status, files = checked(capsys, f"{site.url}/p")
        assert status == 2
        assert files[f"{site.url}/p"]["error"]["kind"] == "private-host"  # type: ignore[index]
        assert site.asked == []


def test_private_networks_are_allowed_by_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "lint-gov.yaml").write_text("allow-private: true\n", encoding="utf-8")
    with serving({"/p": Answer(write(random_draft(Random(5)), Way("html")).data)}) as site:
        _, files = checked(capsys, f"{site.url}/p")
    assert files[f"{site.url}/p"]["status"] == "checked"


def test_configuration_and_waivers_are_those_of_the_working_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "lint-gov.waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    assert discovery.nearest(URL) == str(here / "lint-gov.waivers.yaml")
    (here / "lint-gov.yaml").write_text('overrides: [{paths: "*/p", ignore: all}]\n', encoding="utf-8")
    assert matches("https://www.example.gov.cn/**", URL, here)
    assert not matches("https://www.other.gov.cn/**", URL, here)


def test_figures_of_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    page = write(random_draft(Random(5)), Way("html")).data
    with serving({"/p": Answer(page)}) as site:
        assert run(["extract", "--allow-private", f"{site.url}/p"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["path"], file["status"]) == (f"{site.url}/p", "checked")
    assert set(file["tables"]) == {"disclosure", "applications", "disputes"}


def test_files_need_no_network_code() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from lint_gov.cli import run; run(['check', 'none.docx']);"
        "found = [m for m in sys.modules if m in ('http.client', 'ssl') or m.startswith('lint_gov.fetch')];"
        "print(found, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr.strip().endswith("[]")
