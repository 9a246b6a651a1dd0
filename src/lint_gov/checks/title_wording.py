"""title-wording: the title is not in one of the accepted word orders (S102). The patterns are data of the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from lint_gov.checks.params import Params, strings
from lint_gov.model.document import Paragraph
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.text.fold import squash


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a title that no pattern of `accepted` fits; `cases` tell which fault it is."""
    title = report.identity.title
    if title is None:
        return
    plain, loose = squash(title).strip("《》“”"), report.identity.title_source == "page"
    # The title of a web page carries the site's name before or behind the report's title.
    fits = re.search if loose else re.fullmatch
    if any(fits(_pattern(p, params), plain) for p in strings(params, "accepted")):
        return
    case = _case(plain, params)
    spared = loose and case not in strings(params, "page_cases")
    if spared or (case == "no-organ" and _organ_above(report)):
        return
    fields = {"title": title, "expected": expected_title(report)}
    yield Hit(Location(place=report.identity.title_place, excerpt=title), case=case, fields=fields, evidence={"stated": title})


def expected_title(report: Report) -> str:
    """Return the title that the report should have, as far as organ and year are known."""
    identity = report.identity
    return f"{identity.organ or '〔机关名称〕'}{identity.year or '〔年份〕'}年政府信息公开工作年度报告"


def _pattern(pattern: str, params: Params) -> str:
    for name, part in cast(Mapping[str, str], params.get("parts", {})).items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


def _case(title: str, params: Params) -> str:
    cases = cast(Mapping[str, str], params.get("cases", {}))
    return next((case for case, pattern in cases.items() if re.search(_pattern(pattern, params), title)), "default")


def _organ_above(report: Report) -> bool:
    """Tell whether the organ stands on a line of its own before section 1, as on a letterhead."""
    organ = squash(report.identity.organ or "")
    lines = (squash(block.text) for block in report.front if isinstance(block, Paragraph))
    return bool(organ) and any(line.startswith(organ) and len(line) <= len(organ) + 4 for line in lines)
