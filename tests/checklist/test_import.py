"""`lint-gov checklist import`: from a filled-in checklist to waivers that hold, in every format; and what is refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli
from lint_gov.cli import FOUND, OK, WRONG
from lint_gov.triage import discovery

from .filling import Filled, fill, parts_of, put

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SUFFIXES = (".xlsx", ".docx", ".md", ".html")
UNTRUE = {"decision": "不属实", "reason": "台账已核对", "reviewer": "王五", "date": "2026-01-05"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    discovery._in.cache_clear()
    (tmp_path / "报告").mkdir()
    shutil.copy(EXAMPLES / "faulty.docx", tmp_path / "报告" / "a.docx")
    return tmp_path


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys, self.out, self.err = capsys, "", ""

    def __call__(self, *arguments: str) -> int:
        discovery._in.cache_clear()
        code = cli.run(list(arguments))
        self.out, self.err = self._capsys.readouterr()
        return code

    def checked(self, path: str = "报告/a.docx") -> dict[str, Any]:
        self("check", path, "--no-config", "--format", "json")
        file: dict[str, Any] = json.loads(self.out)["files"][0]
        return file

    def filled(self, name: str, filled: Filled, *reports: str) -> None:
        assert self("checklist", *(reports or ("报告",)), "-o", name, "--force") == OK
        fill(Path(name), filled)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_round_trip(run: Run, suffix: str) -> None:
    before = run.checked()
    run.filled(f"清单{suffix}", {"A103": UNTRUE, "S204": {**UNTRUE, "decision": "不予采纳", "reason": "按 *市* 里 | 统一写法"}})
    assert run("checklist", "import", f"清单{suffix}") == OK, run.err
    after = run.checked()
    assert {w["rule"] for w in after["waived"]} == {"A103", "S204"}
    assert len(after["findings"]) == len(before["findings"]) - 2
    reasons = {w["rule"]: w["waiver"]["reason"] for w in after["waived"]}
    assert reasons["A103"] == "台账已核对"
    text = Path("lint-gov.waivers.yaml").read_text(encoding="utf-8")
    assert "owner: 王五" in text and "since: 2026-01-05" in text and "path: 报告/a.docx" in text
    assert "# 第三部分 › 申请办理表 › （一）予以公开 › 总计" in text
    # A second time nothing is new, and the file stays as it is.
    assert run("checklist", "import", f"清单{suffix}") == OK
    assert "已有豁免 2 条" in run.err
    assert Path("lint-gov.waivers.yaml").read_text(encoding="utf-8") == text
    # The next checklist shows them as waived.
    run("checklist", "报告", "--format", "markdown")
    assert re.search(r"A103<br>[^|]*\| 已豁免 \|.*豁免理由：台账已核对", run.out)


def test_english_and_days_of_a_sheet(run: Run) -> None:
    run("checklist", "报告", "-o", "c.xlsx", "--lang", "en")
    fill(Path("c.xlsx"), {"A103": {"decision": "not true", "reason": "ledger", "reviewer": "Wang", "date": "46027"}})
    assert run("checklist", "import", "c.xlsx", "-o", "报告/lint-gov.waivers.yaml") == OK
    text = Path("报告/lint-gov.waivers.yaml").read_text(encoding="utf-8")
    assert "since: 2026-01-05" in text and "path: /a.docx" in text
    assert [w["rule"] for w in run.checked()["waived"]] == ["A103"]


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"decision": "不属实", "reviewer": "王五"}, "没有写理由"),
        ({"decision": "不予采纳", "reason": "见说明"}, "没有写审核人"),
        ({**UNTRUE, "date": "下周一"}, "日期“下周一”认不出"),
        ({**UNTRUE, "decision": "不存在"}, "审核意见“不存在”认不出"),
        ({"reason": "台账已核对", "reviewer": "王五"}, "没有选审核意见"),
    ],
)
def test_what_is_incomplete_is_refused_with_its_place(run: Run, entered: dict[str, str], said: str) -> None:
    run.filled("c.xlsx", {"A103": entered, "S204": UNTRUE})
    assert run("checklist", "import", "c.xlsx") == FOUND
    assert re.search(rf"^c\.xlsx，工作表“1 云溪县水务局”第 \d+ 行：.*{said}", run.err, re.MULTILINE), run.err
    # The others are taken.
    assert [w["rule"] for w in run.checked()["waived"]] == ["S204"]


def test_what_was_not_found_or_cannot_be_waived_is_refused(run: Run) -> None:
    Path("报告/b.txt").write_text("关于防汛的通知", encoding="utf-8")
    run.filled("c.md", {"D101": UNTRUE}, "报告/b.txt")
    assert run("checklist", "import", "c.md") == FOUND
    assert "D101 不能豁免" in run.err
    run.filled("c.md", {"A101": UNTRUE}, "报告/a.docx")
    assert run("checklist", "import", "c.md") == FOUND
    assert "没有什么可以豁免" in run.err
    assert not Path("lint-gov.waivers.yaml").exists()


def test_a_finding_that_changed_since_is_stale(run: Run) -> None:
    run.filled("c.html", {"S204": UNTRUE, "A103": UNTRUE})
    parts = parts_of(Path("报告/a.docx"))
    body = parts["word/document.xml"].decode()
    assert "存在困难建议及改进措施" in body
    put(Path("报告/a.docx"), {**parts, "word/document.xml": body.replace("存在困难建议及改进措施", "存在的困难及建议").encode()})
    assert run("checklist", "import", "c.html") == FOUND
    assert "报告改动过" in run.err and "S204" in run.err
    assert [w["rule"] for w in run.checked()["waived"]] == ["A103"]
    shutil.move("报告/a.docx", "报告/b.docx")
    assert run("checklist", "import", "c.html", "-o", "w.yaml") == FOUND
    assert "找不到报告 报告/a.docx" in run.err


def test_reviewers_who_differ_are_told_and_those_who_agree_are_joined(run: Run) -> None:
    Path("填好").mkdir()
    run.filled("填好/甲.xlsx", {"A103": UNTRUE, "S204": UNTRUE, "V102": {"decision": "属实", "reviewer": "王五"}})
    other = {**UNTRUE, "reviewer": "赵六", "reason": "已电话核实"}
    run.filled("填好/乙.docx", {"A103": {"decision": "属实", "reviewer": "赵六"}, "S204": other})
    shutil.copy("报告/a.docx", "填好/报告.docx")  # no checklist, in a folder: passed over
    assert run("checklist", "import", "填好") == FOUND
    assert re.search(r"甲\.xlsx，.*与 填好/乙\.docx .*不一致：这里是“不属实”（王五），那里是“属实”（赵六）", run.err), run.err
    assert "读回 2 个文件" in run.err
    text = Path("lint-gov.waivers.yaml").read_text(encoding="utf-8")
    assert "A103" not in text and "V102" not in text
    assert {"已电话核实", "台账已核对"} == set(re.search(r"reason: (.*)", text)[1].split("；"))  # type: ignore[index]
    assert {"王五", "赵六"} == set(re.search(r"owner: (.*)", text)[1].split("、"))  # type: ignore[index]


def test_what_stands_in_the_file_of_waivers_stays(run: Run) -> None:
    kept = """# 本单位的豁免
policy:
  comments: false  # 不接受批注
waivers:
  # 去年就有
  - rule: V102
    path: "报告/*.docx"
    reason: 上级表式如此
"""
    Path("lint-gov.waivers.yaml").write_text(kept, encoding="utf-8")
    run.filled("c.xlsx", {"A103": UNTRUE})
    assert run("checklist", "import", "c.xlsx") == OK
    text = Path("lint-gov.waivers.yaml").read_text(encoding="utf-8")
    assert text.startswith(kept)
    assert {w["rule"] for w in run.checked()["waived"]} == {"A103", "V102"}


def test_broken_file_of_waivers_is_told_and_left_alone(run: Run) -> None:
    run.filled("c.md", {"A103": UNTRUE})
    Path("w.yaml").write_text("waivers:\n  - rule: A103\n    reason: x\n", encoding="utf-8")
    assert run("checklist", "import", "c.md", "-o", "w.yaml") == WRONG
    assert "w.yaml" in run.err
    assert Path("w.yaml").read_text(encoding="utf-8") == "waivers:\n  - rule: A103\n    reason: x\n"


def test_patterns_mean_only_the_report_itself(run: Run, here: Path) -> None:
    for name in ("甲[1]*.docx" if Path("/").exists() else "甲[1].docx", "甲11.docx"):
        shutil.copy(EXAMPLES / "faulty.docx", here / "报告" / name)
    name = "甲[1]*.docx" if Path("/").exists() else "甲[1].docx"
    run.filled("c.md", {"A103": UNTRUE}, f"报告/{name}")
    assert run("checklist", "import", "c.md") == OK
    assert [w["rule"] for w in run.checked(f"报告/{name}")["waived"]] == ["A103"]
    assert "waived" not in run.checked("报告/甲11.docx")


def test_what_is_no_checklist_is_told(run: Run) -> None:
    assert run("checklist", "import", "报告/a.docx") == WRONG
    assert "不是核查清单" in run.err
    assert run("checklist", "import", "没有.xlsx") == WRONG
    assert run("checklist", "import", "报告") == WRONG
    assert "没有找到填好的清单" in run.err
    Path("坏.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 200)
    assert run("checklist", "import", "坏.xlsx") == WRONG
    Path("旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert run("checklist", "import", "旧.xls") == WRONG
    assert ".xlsx" in run.err
    assert run("checklist", "import") == WRONG


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of LibreOffice, which takes it seconds to make."""
    return tmp_path_factory.mktemp("profile").as_uri()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) to save the checklist again")
@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_saved_again_by_libreoffice(run: Run, here: Path, profile: str, suffix: str) -> None:
    run.filled(f"c{suffix}", {"A103": UNTRUE, "S204": UNTRUE})
    (here / "out").mkdir()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix[1:]]
    subprocess.run([*office, "--outdir", "out", f"c{suffix}"], check=True, capture_output=True, timeout=120)
    assert run("checklist", "import", f"out/c{suffix}") == OK, run.err
    assert {w["rule"] for w in run.checked()["waived"]} == {"A103", "S204"}


def test_rows_sorted_and_columns_moved(run: Run) -> None:
    from lxml import etree

    run.filled("c.xlsx", {"A103": UNTRUE})
    parts = parts_of(Path("c.xlsx"))
    root = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    data = root.find("{*}sheetData")
    assert data is not None
    rows = list(data)
    # The order of items is turned round; every cell moves five columns to the right.
    for number, row in enumerate([*rows[:5], *reversed(rows[5:])], 1):
        data.append(row)
        row.set("r", str(number))
        for cell in row:
            letter = re.sub(r"\d", "", cell.get("r"))
            cell.set("r", f"{chr(ord(letter) + 5)}{number}")
    put(Path("c.xlsx"), {**parts, "xl/worksheets/sheet1.xml": etree.tostring(root)})
    assert run("checklist", "import", "c.xlsx") == OK, run.err
    assert [w["rule"] for w in run.checked()["waived"]] == ["A103"]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium to run the script of the page")
def test_what_a_browser_saves_is_read_back(run: Run) -> None:
    run("checklist", "报告", "-o", "c.html")
    typing = """<script>
const row = [...document.querySelectorAll("tr.open")].find((tr) => tr.dataset.token.includes("A103"));
function type(selector, value) {
  const field = row.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
type("select", "属实"); type("select", "不属实"); type("textarea", "<台账> 已核对");
type("[type=text]", "王五"); type("[type=date]", "2026-01-05");
</script></body>"""
    page = Path("c.html").read_text(encoding="utf-8")
    Path("d.html").write_text(page.replace("</body>", typing), encoding="utf-8")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={Path('browser').absolute()}"]
    saved = subprocess.run([*browser, "--dump-dom", "d.html"], check=True, capture_output=True, timeout=60)
    Path("saved.html").write_bytes(saved.stdout)
    assert run("checklist", "import", "saved.html") == OK, run.err
    assert {w["rule"]: w["waiver"]["reason"] for w in run.checked()["waived"]} == {"A103": "<台账> 已核对"}
