"""The page as a whole: head, overview, reports, rules; nothing in it is fetched from anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov import __version__
from lint_gov.formatters.html import summary as summaries
from lint_gov.formatters.html.assets import asset, head
from lint_gov.formatters.html.body import body
from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.formatters.html.filters import filters
from lint_gov.formatters.html.rest import crashed, rest
from lint_gov.formatters.html.rulebook import rulebook
from lint_gov.formatters.html.words import Words, limit
from lint_gov.hooks import Context, RunSummary
from lint_gov.model.finding import FileResult


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the page."""
    texts = Words(context.lang)
    style, script = (asset(__package__, name) for name in ("style.css", "script.js"))
    told = [result for result in results if result.status != "skipped"]
    title = summaries.name(told[0], texts) + texts("dash") + texts("title") if len(told) == 1 else texts("title")
    page = tag("html", head(title, style, script), _body(results, summary, context, texts, script), lang=texts.tag)
    return f"<!DOCTYPE html>\n{page}\n"


def _body(results: Sequence[FileResult], summary: RunSummary, context: Context, texts: Words, script: Markup) -> Markup:
    shown = [(number, result) for number, result in enumerate(results, 1) if result.status != "skipped"]
    several = len(shown) != 1
    over = [summaries.whole(summary, results, texts), summaries.overview(results, context, texts)] if several else None
    banner = tag(
        "header", tag("p", texts("brand"), cls="brand"), tag("h1", texts("title")), over if several else None, cls="banner"
    )
    full = _full(results)
    bar = filters(results, context, texts)
    reports = [_report(number, result, result.path in full, context, texts, None if several else bar) for number, result in shown]
    main = tag("main", bar if several else None, reports, rulebook(results, context, texts), summaries.skipped(results, texts))
    foot = tag("footer", tag("p", texts("foot", version=__version__)))
    skip = tag("a", texts("skip"), cls="skip", href=f"#r{shown[0][0]}" if shown else "#")
    many = "many" if len(shown) > limit("drawn-at-once") else None
    return tag("body", skip, banner, main, foot, tag("script", script), cls=many)


def _report(number: int, result: FileResult, full: bool, context: Context, texts: Words, bar: Child) -> Markup:
    parts: list[Child] = [summaries.head(number, result, context, texts), crashed(result, texts), bar]
    if result.error is None:
        parts.append(body(number, result, full, context, texts))
    parts.append(rest(number, result, texts))
    return tag("section", parts, cls="report", id=f"r{number}", aria_labelledby=f"h{number}")


def _full(results: Sequence[FileResult]) -> set[str]:
    """The reports that are shown as a whole: all of a small run, of a large one those with findings, the first ones."""
    checked = [result for result in results if result.status == "checked"]
    if len(checked) <= limit("whole-reports"):
        return {result.path for result in checked}
    return {result.path for result in [one for one in checked if one.findings][: limit("reports-with-findings")]}
