"""The HTML report in a browser: cards beside or below their places, filters, keyboard, paper, and no request to anywhere."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from formatters.browser import CHROMIUM, Page
from formatters.test_html import EVIL, page, planted, text_result

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
FAULTY = "\n".join(
    (
        "云溪县水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "公开10条。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    )
)
SIZES = {"wide": (1440, 900), "middle": (900, 900), "narrow": (400, 800)}
# Rectangles of the visible cards with those of their places, from the top of the page.
BOXES = """Array.from(document.querySelectorAll('.card')).filter(card => card.offsetParent).map(card => {
  const entry = card.querySelector('.entry:not([hidden])'), place = document.getElementById('p' + entry.id.slice(1));
  const box = (of) => { const r = of.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom].map(Math.round); };
  return [box(card), box(place), box(card.closest('.row').querySelector('.place'))];
})"""
BOXES_OF_LAST = BOXES.replace(
    "document.querySelectorAll('.card')", "document.querySelectorAll('.report')[3].querySelectorAll('.card')"
)
# Brings the last report before the window until its cards were put in their places: reports out of sight are not laid out,
# and those above it may grow when they are.
LAID = """new Promise((done, fail) => {
  const report = document.querySelectorAll('.report')[3], end = performance.now() + 30000;
  const look = () => {
    const cards = Array.from(report.querySelectorAll('.card')).filter(card => card.offsetParent);
    if (cards.length && cards.every(card => card.style.top)) return done();
    if (performance.now() > end) return fail(new Error('the cards were not put in their places'));
    report.scrollIntoView({behavior: 'instant'});
    setTimeout(look, 50);
  };
  look();
})"""
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of four faulty reports."""
    path = tmp_path_factory.mktemp("html") / "a.html"
    results = (planted("A103", "docx"), planted("T106", "tabs"), planted("S201", "html"), text_result(FAULTY))
    path.write_text(page(*results), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def wide(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with Page(file, tmp_path_factory.mktemp("browser"), *SIZES["wide"]) as opened:
        yield opened


@pytest.fixture
def fresh(wide: Page) -> Page:
    """The page as it was opened."""
    wide.run("document.querySelector('form').reset(); new Promise(done => setTimeout(done))")
    wide.run("scrollTo(0, 0); document.activeElement.blur(); location.hash = ''")
    wide.run(SETTLED)
    return wide


def act(opened: Page, code: str) -> Any:
    """Run statements, let the page settle, and return the value of the last expression."""
    value = opened.run(code)
    opened.run(SETTLED)
    return value


def test_nothing_is_asked_for_and_nothing_complains(file: Path, fresh: Page) -> None:
    act(fresh, "document.querySelector('.ref').click(); document.querySelector('[data-step]').click()")
    assert fresh.asked == [file.as_uri()]
    assert fresh.problems == []


def test_cards_stand_in_the_margin_and_do_not_overlap(fresh: Page) -> None:
    fresh.run(LAID)
    boxes = fresh.run(BOXES_OF_LAST)
    assert len(boxes) > 3
    for card, place, row in boxes:
        assert card[0] >= row[2]
        assert card[1] >= place[1] - 12
    cards = sorted(card for card, _, _ in boxes)
    assert all(one[3] < other[1] for one, other in pairwise(cards))


@pytest.mark.parametrize("size", ["middle", "narrow"])
def test_cards_stand_below_their_places_where_there_is_no_margin(size: str, fresh: Page) -> None:
    width, height = SIZES[size]
    fresh.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    fresh.run(SETTLED)
    for card, _, row in fresh.run(BOXES):
        assert card[1] >= row[3] - 1
    assert fresh.run("document.documentElement.scrollWidth") <= width
    width, height = SIZES["wide"]
    fresh.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    fresh.run(SETTLED)


def shown(opened: Page) -> tuple[int, str]:
    """How many entries are to be seen, and what the live region says."""
    found = opened.run("Array.from(document.querySelectorAll('.entry')).filter(one => !one.closest('[hidden]')).length")
    return found, opened.run("document.querySelector('output').textContent")


def choose(opened: Page, name: str, value: str) -> None:
    field = f"document.querySelector('form').{name}"
    opened.run(f"{field}.value = '{value}'; {field}.dispatchEvent(new Event('input', {{bubbles: true}}))")


def test_filters_narrow_down_and_say_so(fresh: Page) -> None:
    every, told = shown(fresh)
    all_told = int(told.split()[1])
    assert told == f"显示 {all_told} 处，共 {all_told} 处"
    act(fresh, "document.querySelector('[name=level][value=error]').click()")
    assert 0 < shown(fresh)[0] < every
    act(fresh, "document.querySelector('[name=level][value=error]').click()")
    for name, value in (("rule", "S201"), ("section", "3"), ("find", "第五部分")):
        choose(fresh, name, value)
        found, told = shown(fresh)
        assert 0 < found < every, name
        assert f"共 {all_told} 处" in told
        assert not told.startswith(f"显示 {all_told} ")
        choose(fresh, name, "")
        assert shown(fresh)[0] == every
    choose(fresh, "find", "xyzzy")
    assert shown(fresh) == (0, "没有符合条件的问题")


def test_only_the_places_with_findings_can_be_shown(fresh: Page) -> None:
    rows = "Array.from(document.querySelectorAll('.row')).filter(row => row.offsetParent).length"
    before = fresh.run(rows)
    act(fresh, "document.querySelector('[name=only]').click()")
    assert 0 < fresh.run(rows) < before


def press(opened: Page, key: str, code: int) -> None:
    for kind in ("rawKeyDown", "char", "keyUp"):
        text = {"text": "\r"} if kind == "char" and key == "Enter" else {}
        if kind != "char" or text:
            opened.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)
    opened.run(SETTLED)


def test_keys_go_from_place_to_card_and_back(fresh: Page) -> None:
    act(fresh, "document.querySelector('.place .ref').focus()")
    number = fresh.run("document.activeElement.getAttribute('href')")
    press(fresh, "Enter", 13)
    assert fresh.run("'#' + document.activeElement.id") == number
    assert fresh.run("getComputedStyle(document.querySelector(location.hash).closest('.card')).boxShadow") != "none"
    press(fresh, "Tab", 9)
    press(fresh, "Enter", 13)
    assert fresh.run("document.activeElement.id") == number.replace("#f", "p")


def test_next_and_previous_go_round(fresh: Page) -> None:
    act(fresh, "document.querySelector('[data-step=\"1\"]').click()")
    first = fresh.run("document.activeElement.id")
    act(fresh, "document.querySelector('[data-step=\"1\"]').click()")
    assert fresh.run("document.activeElement.id") != first
    act(fresh, "document.querySelector('[data-step=\"-1\"]').click()")
    assert fresh.run("document.activeElement.id") == first
    on = fresh.run("Array.from(document.querySelectorAll('.on')).map(one => one.closest('.card, .place') !== null)")
    assert on
    assert all(on)


def test_a_link_to_a_rule_opens_it(fresh: Page) -> None:
    act(fresh, "document.querySelector('a.code').click()")
    assert fresh.run("document.querySelector(location.hash).closest('details').open")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here")
def test_on_paper_all_is_said_and_nothing_is_left_that_cannot_be_used(fresh: Page, tmp_path: Path) -> None:
    made = fresh.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    (tmp_path / "a.pdf").write_bytes(base64.b64decode(made))
    told = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, timeout=60).stdout
    text = "".join(told.decode().split())
    for message in fresh.run("Array.from(document.querySelectorAll('.message')).map(one => one.textContent)"):
        assert "".join(message.split())[:12] in text
    for rule in fresh.run("Array.from(document.querySelectorAll('.rule dd')).map(one => one.textContent)"):
        assert "".join(rule.split())[:12] in text
    assert "只看问题处" not in text


def test_without_script_all_is_there_beside_its_place(file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.html"
    plain.write_text(
        file.read_text(encoding="utf-8").replace("script-src &#x27;sha256-", "script-src &#x27;sha256-X"), encoding="utf-8"
    )
    with Page(plain, tmp_path / "browser", *SIZES["wide"]) as opened:
        assert any("script-src" in problem for problem in opened.problems)
        assert opened.run("document.querySelector('form').offsetParent") is None
        for card, _, row in opened.run(BOXES):
            assert card[0] >= row[2]
            assert card[1] >= row[1] - 1


def test_a_report_cannot_act(tmp_path: Path) -> None:
    lines = [
        f"{EVIL}水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        f"收到申请18件{EVIL}。",
        "六、其他需要报告的事项",
        f"（此处填写{EVIL}）",
    ]
    path = tmp_path / "evil.html"
    path.write_text(page(text_result("\n".join(lines), f"{EVIL}.txt")), encoding="utf-8")
    with Page(path, tmp_path / "browser") as opened:
        assert opened.problems == []
        assert opened.asked == [path.as_uri()]
        assert "<script>alert('x')</script>" in opened.run("document.querySelector('.paper').textContent")
        assert opened.run("document.querySelectorAll('main script, img, [onerror], [onmouseover]').length") == 0
