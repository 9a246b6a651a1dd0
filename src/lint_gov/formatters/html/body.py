"""One report with its findings in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.formatters.html.cards import Cards
from lint_gov.formatters.html.element import Child, tag
from lint_gov.formatters.html.flow import Flow
from lint_gov.formatters.html.marks import View, view
from lint_gov.formatters.html.parts import Part
from lint_gov.formatters.html.words import Words, limit
from lint_gov.hooks import Context
from lint_gov.model.document import Block, Document, Paragraph, Table
from lint_gov.model.finding import FileResult
from lint_gov.model.report import Identity, Report


def body(number: int, result: FileResult, full: bool, context: Context, texts: Words) -> Child:
    """Return the report with its findings; of one that is not shown in full, only where findings are."""
    if not (full or result.findings):
        return None
    seen = view(result, result.details.report if result.details else _unread(result.path))
    flow, cards = Flow(seen, str(number), texts), Cards(seen, str(number), context, texts)
    rows: list[Child] = []
    for index, part in _shown(seen, full):
        if part is None:
            rows.append(tag("p", texts("left-out", n=index), cls="left-out"))
            continue
        content, told = flow.part(part, index), seen.told.get(index, ())
        if told:
            rows.append(tag("div", tag("div", content, cls="place"), cards.notes(told), cls="row has"))
        elif content:
            rows.append(tag("div", tag("div", content, cls="place"), cls="row"))
    heading = tag("h3", texts("text"), cls="hidden")
    opening = tag("h4", texts("opening"), cls="hidden")
    return [heading, tag("div", opening, rows, cls="paper", lang="zh-CN")]


def _unread(path: str) -> Report:
    """A report of which only the findings are known: they are all told of the whole."""
    return Report(Document(path, "", ()), Identity(), front=(), sections=(), recoveries=(), edition=None)


def _shown(seen: View, full: bool) -> Iterator[tuple[int, Part | None]]:
    """The parts to show with their numbers; for each stretch that is left out, how many parts it has."""
    whole = full and sum(map(_size, seen.parts)) <= limit("report-size")
    left = 0
    for index, part in enumerate(seen.parts):
        if whole or index in seen.told or part.kind in ("heading", "gap"):
            if left:
                yield left, None
            left = 0
            yield index, part
        else:
            left += 1
    if left:
        yield left, None


def _size(part: Part) -> int:
    return sum(map(_weight, part.blocks))


def _weight(block: Block) -> int:
    """About how many characters of HTML a block takes."""
    if isinstance(block, Table):
        return sum(60 + sum(map(_weight, cell.blocks)) for cell in block.cells)
    return len(block.text) + 40 if isinstance(block, Paragraph) else 60
