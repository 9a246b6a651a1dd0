"""The counts as one table for other programs: a row for each rule, kind, year, section, template, organ and report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.model.finding import LEVELS
from lint_gov.summary import Words
from lint_gov.summary.tally import Counts, Found, Report, Tally, by_key

Row = dict[str, Any]


def rows(tally: Tally, titles: Mapping[str, str], words: Words) -> Iterator[Row]:
    """Yield all rows; those of the reports last."""
    yield {"dimension": "total", "label": words("all"), **counts(tally.total), "failed": tally.failed, "skipped": tally.skipped}
    for code, found in tally.common():
        yield {"dimension": "rule", "key": code, "label": titles.get(code) or found.name, **of_found(found)}
    for kind, each in sorted(tally.kinds.items()):
        yield {"dimension": "organ_kind", "key": kind, "label": words.kind(kind), **counts(each)}
    for year, each in by_key(tally.years):
        yield {"dimension": "year", "key": _key(year), "label": words.year(year), **counts(each)}
    for section, found in sorted(tally.sections.items(), key=lambda item: item[0] or 0):
        yield {"dimension": "section", "key": _key(section), "label": words.section(section), **of_found(found)}
    for one in tally.templates():
        label = words("owes", year=words.year(one.year), edition=one.edition or words("none"))
        key = f"{_key(one.year)}/{_key(one.edition)}"
        yield {"dimension": "template", "key": key, "label": label, "reports": one.reports, "wrong_template": one.wrong}
    for organ, each in tally.league():
        yield {"dimension": "organ", "key": organ or "", "label": words.organ(organ), **counts(each)}
    for report in tally.reports():
        yield of_report(report, words)


def _key(value: int | None) -> str:
    return "" if value is None else str(value)


def levels(counted: Counts | Found | Report) -> dict[str, int]:
    """Findings by level."""
    return dict(zip(LEVELS, counted.levels, strict=True))


def counts(counted: Counts) -> Row:
    """The counts of a group of reports."""
    told = {"reports": counted.reports, "without_findings": counted.clean, "without_errors": counted.sound}
    return {**told, "findings": counted.findings, **levels(counted), "waived": counted.waived}


def of_found(found: Found) -> Row:
    """The counts of a rule or section."""
    return {"reports": found.reports, "findings": found.findings, **levels(found)}


def of_report(one: Report, words: Words) -> Row:
    """The counts of one report."""
    label = words("of-year", organ=words.organ(one.organ), year=words.year(one.year))
    clean, sound = int(not any(one.levels)), int(not one.levels[0])
    told = {"dimension": "report", "key": one.path, "label": label, "reports": 1}
    return {
        **told,
        "without_findings": clean,
        "without_errors": sound,
        "findings": sum(one.levels),
        **levels(one),
        "waived": one.waived,
    }
