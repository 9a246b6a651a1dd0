"""The HTML report: everything in its place, nothing of a report becomes markup, the page needs nothing else.

`python -m formatters.test_html` (in tests/) writes the golden files anew; look at the difference before committing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from formatters import sample
from formatters.markup import Node, faults, parsed
from generator.chain import findings, read_back
from generator.draft import random_draft
from generator.faults import FAULTS
from generator.files import Way, write
from generator.strategies import ALL_LAYOUTS
from generator.text import Rendered
from lint_gov import __version__
from lint_gov.cli.work import summarise
from lint_gov.formatters.html import body
from lint_gov.formatters.html import page as html_page
from lint_gov.model.finding import Details, FileResult
from lint_gov.model.record import replace
from lint_gov.ruleset import instruments, records

GOLDEN = Path(__file__).parent / "golden"
ASSETS = Path(html_page.__file__).parent
EVIL = (
    """</p></script><script>alert('x')</script>"onmouseover='alert(1)' &amp; <img src=x onerror=alert(1)> ]]> <!-- \x00\u202e"""
)


class Context:
    """A run with the rules of the project."""

    color, width = False, 80

    def __init__(self, lang: str = "zh") -> None:
        self.lang = lang
        self.fail_on: dict[str, str] = {}

    rules = property(lambda self: _rules()[0])
    instruments = property(lambda self: _rules()[1])


@cache
def _rules() -> tuple[dict[str, object], dict[str, object]]:
    from lint_gov.plugins import load

    plugins = load()
    return dict(records(plugins.packs, plugins.kinds)), dict(instruments(plugins.packs, plugins.kinds))


def result(rendered: Rendered, name: str = "") -> FileResult:
    """What a check makes of a file."""
    report = read_back(rendered)
    return FileResult(
        name or rendered.name, "checked", report=summarise(report), findings=findings(report), details=Details(report, ())
    )


def text_result(text: str, name: str = "a.txt") -> FileResult:
    return result(Rendered(text.encode(), "a.txt", {}), name)


def page(*results: FileResult, lang: str = "zh") -> str:
    return html_page.write(results, sample.summarised(results), Context(lang))


def cells(root: Node, cls: str) -> list[str]:
    return [node.text.strip() for node in root.all(cls=cls)]


def planted(code: str, layout: str, seed: int = 1) -> FileResult:
    """A report with a fault of one rule."""
    fault = next(f for f in FAULTS if f.rule == code)
    return result(write(fault.plant(Random(seed)).draft, Way(layout)))


def figures(root: Node) -> list[str]:
    """What stands in the cells of figures, in order, without marks."""
    return ["".join(child for child in node.children if isinstance(child, str)).strip() for node in root.all(cls="n")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden(lang: str) -> None:
    assert shown(lang) == golden(lang).read_text(encoding="utf-8")


def shown(lang: str) -> str:
    """The page of the fixed results without style and script, an element a line."""
    made = html_page.write(sample.ALL, sample.summarised(sample.ALL), sample.Context(lang))
    plain = re.sub(r"(?s)<(style|script)>.*?</|sha256-[^&]*", r"<\1></", made).replace(__version__, "X")
    return re.sub(r"(?<=>)(?=<(?!/))", "\n", plain)


def golden(lang: str) -> Path:
    return GOLDEN / f"html.{lang}.html"


@pytest.mark.parametrize(("layout", "lang"), [*((layout, "zh") for layout in ALL_LAYOUTS), ("docx", "en"), ("tabs", "en")])
def test_sound_and_faulty_reports_make_a_valid_page(layout: str, lang: str) -> None:
    results = [
        result(write(random_draft(Random(2)), Way(layout)), "a"),
        *(planted(code, layout, 4) for code in ("A103", "S201", "P201")),
    ]
    made = page(*results, lang=lang)
    assert faults(made) == []
    assert made == page(*results, lang=lang)
    assert parsed(made).all("html")[0].attributes["lang"] == ("zh-CN" if lang == "zh" else "en")


@pytest.mark.parametrize("layout", ["docx", "html", "tabs", "cell_lines", "one_line"])
@pytest.mark.parametrize("code", ["A101", "A102", "T101", "V103", "S204", "L101", "D102", "F101"])
def test_each_finding_has_its_place_and_its_card_beside_it(code: str, layout: str) -> None:
    found = planted(code, layout)
    root = parsed(page(found))
    entries = root.all(cls="entry")
    told = len(entries) + len(root.all("li") and [n for n in root.all("li") if "data-level" in n.attributes])
    assert told == len(found.findings)
    for entry in entries:
        place = next(n for n in root.walk() if n.attributes.get("id") == "p" + entry.attributes["id"][1:])
        assert place.up(cls="row") is entry.up(cls="row"), entry.text


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
def test_tables_hold_the_figures_that_were_read(layout: str) -> None:
    found = result(write(random_draft(Random(5), 2023), Way(layout)))
    assert found.details is not None
    read = [figure.raw.strip() for form in found.details.report.forms for figure in form.figures.values()]
    assert sorted(figures(parsed(page(found)))) == sorted(read)


@pytest.mark.parametrize("layout", ["docx", "html", "tabs", "cell_lines"])
def test_a_broken_identity_is_written_out_and_its_cells_are_marked(layout: str) -> None:
    for code in ("A101", "A102", "A103", "A201"):
        root = parsed(page(planted(code, layout, 6)))
        sums = root.all(cls="sum")
        assert sums, code
        for one in sums:
            left, right = (_evaluated(side.text) for side in one.all(cls="side"))
            assert left != right
        assert [n for n in root.all(cls="head") if n.name == "td"]
        assert [n for n in root.all(cls="term") if n.name == "td"]


def _evaluated(side: str) -> int:
    """What a side comes to, and that its parts come to it."""
    parts, _, total = side.partition(" = ")
    numbers = [int(found) for found in re.findall(r"(?:^|(?<= ))-?\d+(?= [+−]|$)", parts)]
    assert not total or sum(numbers) == int(total), side
    return sum(numbers)


def test_the_proposed_value_stands_beside_the_one_that_is_there() -> None:
    root = parsed(page(planted("A103", "docx", 6)))
    [proposed] = {node.text.removeprefix("应为") for node in root.all("ins")}
    assert proposed in root.all(cls="repair")[0].text
    assert root.all("ins")[0].up("td") is not None


def test_a_missing_section_is_shown_where_it_should_stand() -> None:
    lines = [
        "云溪县水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "公开10条。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    lines += ["四、政府信息公开行政复议、行政诉讼情况", "六、其他需要报告的事项", "无。"]
    root = parsed(page(text_result("\n".join(lines))))
    [gap] = [node for node in root.all(cls="slot") if "第五部分" in node.text]
    row = gap.up(cls="row")
    assert row is not None and "S201" in row.text
    order = [node.text for node in root.walk() if node.name == "h4" or node is gap]
    assert [text[0] for text in order if text[1] in "、五"] == list("一二三四第六")


def test_a_report_is_text_and_nothing_else() -> None:
    lines = [
        f"{EVIL}水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        f"收到申请18件{EVIL}。",
        "二、主动公开政府信息情况",
        EVIL,
    ]
    lines += [f"第二十条第（一）项|{EVIL}", "六、其他需要报告的事项", f"（此处填写{EVIL}）"]
    found = text_result("\n".join(lines), f"{EVIL}.txt")
    hostile = replace(
        found,
        findings=(*found.findings, *(replace(f, message=EVIL, remedy=EVIL, basis=(EVIL,), name=EVIL) for f in found.findings)),
    )
    failed = FileResult(EVIL, "failed", error=sample.FAILED.error)
    root = parsed(made := page(hostile, failed, FileResult(EVIL, "skipped")))
    assert faults(made) == []
    assert {node.name for node in root.walk()}.isdisjoint({"img", "iframe", "object", "base", "svg"})
    assert "alert('x')" in root.all("main")[0].text
    assert not re.search("[\x00-\x08\x0e-\x1f\u202e]", made)
    assert "⟨U+202E⟩" in made


def test_the_policy_allows_the_pages_own_style_and_script_only() -> None:
    root = parsed(page(planted("A103", "docx")))
    policy = next(n.attributes["content"] for n in root.all("meta") if "http-equiv" in n.attributes)
    hashes = [
        "'sha256-" + b64encode(sha256(root.all(name)[0].text.encode()).digest()).decode() + "'" for name in ("style", "script")
    ]
    assert policy == f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    for asset in ("style.css", "script.js"):
        assert not re.search(r"https?:|url\(|@import|innerHTML|eval\(", (ASSETS / asset).read_text(encoding="utf-8"))


def test_waived_undecided_crashed_unread_and_skipped_are_all_named() -> None:
    text = parsed(html_page.write(sample.ALL, sample.summarised(sample.ALL), sample.Context())).text
    for word in (
        "合并到上级报告",
        "lint-gov.waivers.yaml 第 3 行",
        "读不出数",
        "ValueError: 坏了",
        "设有打开密码",
        "会议通知.txt",
    ):
        assert word in text


def test_rules_are_told_with_their_basis() -> None:
    root = parsed(page(planted("A103", "docx")))
    [rule] = [n for n in root.all("details", "rule") if n.all("dl")[0].attributes["id"] == "rule-A103"]
    assert "国办公开办函〔2021〕30号" in rule.text
    assert [n for n in root.all("a", "code") if n.attributes["href"] == "#rule-A103"]


def test_a_large_run_shows_in_full_only_what_has_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page, "limit", {"whole-reports": 3, "reports-with-findings": 1, "drawn-at-once": 2}.__getitem__)
    sound, faulty = result(write(random_draft(Random(2)), Way("docx"))), planted("A103", "docx")
    clean = [replace(sound, path=f"{n}.docx", findings=()) for n in range(3)]
    assert len(parsed(page(*clean)).all(cls="paper")) == 3
    root = parsed(page(*clean, faulty, replace(faulty, path="b.docx")))
    whole, short = root.all(cls="paper")
    assert not whole.all(cls="left-out")
    assert short.all(cls="left-out")
    assert len(whole.all(cls="entry")) == len(short.all(cls="entry"))


def test_a_long_report_is_shown_where_findings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "limit", {"report-size": 3000}.__getitem__)
    lines = ["云溪县水务局2023年政府信息公开工作年度报告", "一、总体情况", *(f"第{n}句话。" for n in range(100)), "（此处填写）"]
    made = page(text_result("\n".join(lines)))
    assert faults(made) == []
    assert parsed(made).all(cls="left-out")
    assert "第50句话" not in made
    assert "（此处填写）" in made


def test_without_the_report_findings_are_told_all_the_same() -> None:
    found = replace(planted("A103", "docx"), details=None)
    assert len(parsed(page(found)).all(cls="entry")) > 0


def test_colours_have_enough_contrast() -> None:
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)
    )
    for colours in (light, {**light, **dark}):
        grounds = ("paper", "ground", "head")
        pairs = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in grounds]
        pairs += [(level, f"{level}-soft") for level in ("error", "warning", "info", "review")]
        pairs += [("ink", f"{level}-soft") for level in ("error", "warning", "info", "review")]
        pairs += [(level, "paper") for level in ("error", "warning", "info", "review", "good")]
        poor = {pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
        assert {pair: value for pair, value in poor.items() if value < 4.5} == {}


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


if __name__ == "__main__":
    for language in ("zh", "en"):
        golden(language).write_text(shown(language), encoding="utf-8", newline="\n")
