"""Cells of tables with what findings say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_gov.formatters.html.element import Child, Markup, Value, joined, tag
from lint_gov.formatters.html.marks import Mark
from lint_gov.formatters.html.words import limit

if TYPE_CHECKING:
    from lint_gov.formatters.html.flow import Flow


def cell(
    name: str, flow: Flow, content: Child, marks: Sequence[Mark], repair: str | None = None, /, **attributes: Value
) -> Markup:
    """Return a cell: its content, what it should be, the numbers of the findings that stand at it."""
    heads = [mark for mark in marks if mark.role == "head"]
    lead = next(iter([*heads, *marks]), None)
    classes = [str(attributes.pop("cls", None) or ""), *(([lead.level, lead.role]) if lead else ())]
    numbers = [str(mark.number) for mark in marks]
    inner = joined([_mended(flow, content, repair), [flow.badge(mark) for mark in heads]])
    return tag(name, inner, cls=classes, data_f=numbers, **attributes)


def _mended(flow: Flow, content: Child, repair: str | None) -> Child:
    if repair is None:
        return content
    said = tag("span", flow.texts("should-be"), cls="hidden")
    return [tag("span", content, cls="was"), tag("ins", said, repair)]


def framed(flow: Flow, body: Child, name: str, columns: int, kind: str) -> Markup:
    """Return a table that can be scrolled where the window is narrow."""
    inner = tag("table", tag("caption", name, cls="hidden"), body, cls=[kind, "wide" if columns > limit("wide-table") else ""])
    return tag("div", inner, cls="scroll", role="group", tabindex=0, aria_label=name)
