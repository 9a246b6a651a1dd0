"""The bar that narrows the findings down. It needs the script, which shows it; without it all findings are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.formatters.html.words import Words, entry
from lint_gov.hooks import Context
from lint_gov.messages import pick
from lint_gov.model.finding import LEVELS, FileResult


def filters(results: Iterable[FileResult], context: Context, texts: Words) -> Child:
    """Return the bar; none where nothing was found."""
    findings = [finding for result in results for finding in result.findings]
    if not findings:
        return None
    levels = [_level(key, sum(finding.level == key for finding in findings), texts) for key in LEVELS]
    rules = {code: f"{code} {_title(code, context, texts)}" for code in sorted({finding.rule for finding in findings})}
    sections = {str(number): _section(number, texts) for number in sorted({f.location.section or 0 for f in findings})}
    search = tag("input", type="search", id="find", name="find", placeholder=texts("filters.find-hint"), autocomplete="off")
    count = tag(
        "output",
        cls="count",
        aria_live="polite",
        data_text=texts("filters.count", shown="{shown}", all="{all}"),
        data_none=texts("filters.none"),
    )
    steps = [
        tag("button", texts(f"filters.{key}"), type="button", data_step=step) for key, step in (("previous", "-1"), ("next", "1"))
    ]
    fields: list[Child] = [
        tag("fieldset", tag("legend", texts("filters.levels"), cls="hidden"), levels, cls="levels"),
        _select("rule", rules, texts),
        _select("section", sections, texts) if len(sections) > 1 else None,
        tag("label", tag("span", texts("filters.find"), cls="hidden"), search, for_="find"),
        tag("label", tag("input", type="checkbox", name="only"), " ", texts("filters.only"), cls="only"),
        tag("button", texts("filters.reset"), type="reset"),
        tag("span", steps, cls="steps"),
        count,
    ]
    return tag("form", fields, cls="filters", hidden=True, role="search", aria_label=texts("filters.name"))


def _level(key: str, count: int, texts: Words) -> Markup:
    box = tag("input", type="checkbox", name="level", value=key, checked=True, disabled=count == 0)
    return tag("label", box, tag("span", texts.level(key), " ", tag("b", str(count))), cls=["chip", key])


def _select(name: str, options: Mapping[str, str], texts: Words) -> Markup:
    every = tag("option", texts(f"filters.every-{name}"), value="")
    made = [tag("option", told, value=value) for value, told in options.items()]
    return tag("label", tag("span", texts(f"filters.{name}"), cls="hidden"), tag("select", every, made, name=name))


def _section(number: int, texts: Words) -> str:
    names: list[str] = entry("sections")[texts.lang]
    return names[number - 1] if number else texts("whole")


def _title(code: str, context: Context, texts: Words) -> str:
    record = context.rules.get(code, {})
    return pick(record["title"], texts.lang) if "title" in record else ""
