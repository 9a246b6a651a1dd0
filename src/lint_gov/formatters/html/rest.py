"""What belongs to a report beside its findings: waived ones, rules that could not decide, rules that failed."""

from __future__ import annotations

from collections.abc import Iterable

from lint_gov.formatters.html.element import Child, Markup, joined, tag
from lint_gov.formatters.html.words import Words
from lint_gov.model.finding import FileResult, Waived
from lint_gov.places import part_words


def rest(number: int, result: FileResult, texts: Words) -> Child:
    """Return all that is told of a report after its text."""
    edition = result.report.edition if result.report else None
    told = joined([_undecided(result, texts), _waived(result.waived, edition, texts)])
    return tag("div", told, id=f"e{number}", cls="besides") if told else None


def crashed(result: FileResult, texts: Words) -> Child:
    """Rules that failed, told before the report: their silence must not be taken for a report that is clean."""
    items = [
        tag("li", texts.shared(f"stderr.{note.kind}", subject=note.subject, message=note.message))
        for note in result.notifications
    ]
    return tag("div", tag("p", texts("crashed", n=len(items))), tag("ul", items), cls="crashed") if items else None


def undecided(result: FileResult, texts: Words) -> dict[tuple[str, str], list[str]]:
    """The rules that could not decide, by place and reason."""
    edition = result.report.edition if result.report else None
    found: dict[tuple[str, str], list[str]] = {}
    for item in result.not_assessed:
        somewhere = item.location.section is not None or item.location.table is not None
        codes = found.setdefault((part_words(item.location, edition, texts.lang) if somewhere else "", item.reason), [])
        codes += [item.rule] if item.rule not in codes else []
    return found


def _undecided(result: FileResult, texts: Words) -> Child:
    told = [
        tag("li", tag("span", texts("list").join(codes), cls="code"), " ", f"{place}{texts('colon')}" if place else None, reason)
        for (place, reason), codes in undecided(result, texts).items()
    ]
    return _folded(texts("undecided", n=len(told)), told) if told else None


def _waived(items: Iterable[Waived], edition: int | None, texts: Words) -> Child:
    told = [
        tag(
            "li",
            tag("span", item.finding.rule, cls="code"),
            " ",
            part_words(item.finding.location, edition, texts.lang),
            texts("colon"),
            item.finding.message,
            tag("p", texts(f"waived.{item.kind}", source=item.source, reason=item.reason or texts("no-reason")), cls="small"),
        )
        for item in items
    ]
    return _folded(texts("waived.head", n=len(told)), told) if told else None


def _folded(title: str, items: Iterable[Markup]) -> Markup:
    return tag("details", tag("summary", title), tag("ul", list(items)), cls="rest")
