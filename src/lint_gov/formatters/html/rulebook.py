"""The rules that the page names, as `lint-gov explain` tells them: why there is one, on what basis, where it applies."""

from __future__ import annotations

from collections.abc import Iterable

from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.formatters.html.words import Words, entry
from lint_gov.hooks import Context
from lint_gov.messages import pick
from lint_gov.model.finding import FileResult
from lint_gov.rulepages.content import Item, Part, Source, parts


def rulebook(results: Iterable[FileResult], context: Context, texts: Words) -> Child:
    """Return what there is to know of each rule that found something."""
    named = sorted({finding.rule for result in results for finding in result.findings})
    told = [_rule(code, context, texts) for code in named if code in context.rules]
    if not told:
        return None
    return tag("section", tag("h2", texts("rules"), id="rules-h"), told, cls="rules", aria_labelledby="rules-h")


def _rule(code: str, context: Context, texts: Words) -> Markup:
    record = context.rules[code]
    source = Source(context.instruments, lambda record, lang: ())
    wanted = entry("rule-parts")
    content = [_part(part) for part in parts(record, source, texts.lang) if part.key in wanted]
    title = tag("summary", tag("span", code, cls="code"), " ", pick(record["title"], texts.lang))
    return tag("details", title, tag("dl", content, id=f"rule-{code}"), cls="rule")


def _part(part: Part) -> Markup:
    return tag("div", tag("dt", part.heading), [tag("dd", _item(item)) for item in part.items])


def _item(item: Item) -> Child:
    return [item.text, tag("ul", [tag("li", under) for under in item.under]) if item.under else None]
