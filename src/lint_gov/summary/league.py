"""The organs: which rules each breaks, and all of them in order with links to their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.model.finding import LEVELS
from lint_gov.summary import Words, percent, setting
from lint_gov.summary.links import Links
from lint_gov.summary.panels import READ, note, scrolled
from lint_gov.summary.tally import Counts, Report, Tally

# From so many findings on a cell of the map is as dark as this.
_STEPS = (1, 2, 4, 8, 16)
# So many reports of one organ are linked to; an organ has one a year, but reports without a name have it in common.
_LISTED = 40


class Chosen:
    """The organs that the page shows, with their reports: a second pass over these alone keeps memory small."""

    def __init__(self, tally: Tally) -> None:
        self.all = len(tally.organs)
        self.organs = tally.league()[: setting("limits.organs")]
        self.kind_of = tally.kind_of
        with_findings = [organ for organ, counts in self.organs if counts.findings]
        self.heat = with_findings[: setting("limits.heat-organs")]
        self.rules = [code for code, _ in tally.common()][: setting("limits.heat-rules")]
        self.cells: Counter[tuple[str | None, str]] = Counter()
        self.reports: dict[str | None, list[Report]] = {organ: [] for organ, _ in self.organs}
        for report in tally.reports():
            listed = self.reports.get(report.organ)
            if listed is not None:
                if len(listed) < _LISTED:
                    listed.append(report)
                for rule, count in report.rules.items():
                    self.cells[report.organ, rule] += count


def heat(chosen: Chosen, titles: Mapping[str, str], words: Words) -> Child:
    """The map of organs and rules; None where it would be nearly empty."""
    if len(chosen.heat) < 2 or not chosen.rules:
        return None
    heads = [tag("th", _code(code, titles.get(code, "")), scope="col") for code in chosen.rules]
    rows = [
        tag("tr", tag("th", words.organ(organ), scope="row"), [_cell(chosen.cells[organ, code]) for code in chosen.rules])
        for organ in chosen.heat
    ]
    corner = tag("th", words("columns.organ"), scope="col")
    body = tag(
        "table", tag("caption", words("page.heat"), cls="hidden"), tag("thead", tag("tr", corner, heads)), tag("tbody", rows)
    )
    told = words("page.heat-note", organs=len(chosen.heat), rules=len(chosen.rules))
    legend = [tag("li", _step(index), cls=["key", f"h{index + 1}"]) for index in range(len(_STEPS))]
    named = [tag("li", tag("b", code), " ", titles[code]) for code in chosen.rules if code in titles]
    content = tag("div", body, cls="heat")
    return [note(told), tag("ul", legend, cls="legend"), scrolled(content, words("page.heat")), tag("ul", named, cls="codes")]


def _code(code: str, title: str) -> Markup:
    return tag("abbr", code, title=title or None)


def _cell(count: int) -> Markup:
    if not count:
        return tag("td")
    return tag("td", str(count), cls=f"h{sum(count >= step for step in _STEPS)}")


def _step(index: int) -> str:
    first = _STEPS[index]
    if index + 1 == len(_STEPS):
        return f"≥ {first}"
    last = _STEPS[index + 1] - 1
    return str(first) if first == last else f"{first}–{last}"


_COLUMNS = ("rank", "organ", "links", *READ, "mean", "sound")
_UNSORTED = ("links",)


def league(chosen: Chosen, words: Words, links: Links) -> Child:
    """The table of organs."""
    rows = [_row(rank, organ, counts, chosen, words, links) for rank, (organ, counts) in enumerate(chosen.organs, 1)]
    heads = [_head(key, words) for key in _COLUMNS]
    body = tag(
        "table",
        tag("caption", words("page.league"), cls="hidden"),
        tag("thead", tag("tr", heads)),
        tag("tbody", rows),
        cls="overview league",
    )
    cut = note(words("page.league-cut", n=len(rows), all=chosen.all)) if chosen.all > len(rows) else None
    return [note(words("page.league-note")), _filters(chosen, words), scrolled(body, words("page.league")), cut]


def _head(key: str, words: Words) -> Markup:
    name = words(f"columns.{key}")
    numeric = None if key in ("organ", "links") else "n"
    if key in _UNSORTED:
        return tag("th", name, scope="col")
    order = "ascending" if key == "rank" else None
    first = "up" if key in ("rank", "organ", "sound") else "down"
    return tag("th", tag("button", name, type="button", data_first=first), scope="col", cls=numeric, aria_sort=order)


def _filters(chosen: Chosen, words: Words) -> Markup:
    kinds = sorted({chosen.kind_of[organ] for organ, _ in chosen.organs})
    options = [tag("option", words.kind(kind), value=kind) for kind in kinds]
    find = tag("input", type="search", name="find", placeholder=words("page.find"), autocomplete="off")
    every = tag("option", words("page.every-kind"), value="")
    count = words("page.shown", shown="{shown}", all="{all}")
    return tag(
        "form",
        tag("label", tag("span", words("page.find"), cls="hidden"), find),
        tag("label", tag("span", words("columns.kind"), cls="hidden"), tag("select", every, options, name="kind")),
        tag("label", tag("input", type="checkbox", name="errors"), " ", words("page.only-errors"), cls="only"),
        tag("output", cls="count", aria_live="polite", data_text=count),
        cls="filters",
        hidden=True,
        role="search",
    )


def _row(rank: int, organ: str | None, counts: Counts, chosen: Chosen, words: Words, links: Links) -> Markup:
    kind = chosen.kind_of[organ]
    found = dict(zip(LEVELS, counts.levels, strict=True))
    mean, share = found["error"] / counts.reports, counts.sound / counts.reports
    reports = sorted(chosen.reports[organ], key=lambda one: (one.year is None, one.year or 0, one.path))
    chips: list[Child] = [_chip(report, words, links) for report in reports]
    if counts.reports > len(reports):
        chips.append(tag("span", f"+{counts.reports - len(reports)}", cls="soft"))
    name = tag("th", words.organ(organ), tag("span", words.kind(kind), cls="path"), scope="row", data_v=words.organ(organ))
    levels = [tag("td", str(found[key]), cls=["n", key if found[key] else "zero"], data_v=str(found[key])) for key in READ]
    return tag(
        "tr",
        tag("td", str(rank), cls="n soft", data_v=str(rank)),
        name,
        tag("td", chips, cls="chips"),
        levels,
        tag("td", f"{mean:.2f}", cls="n", data_v=f"{mean:.6f}"),
        tag("td", percent(counts.sound, counts.reports), cls="n", data_v=f"{share:.6f}"),
        data_kind=kind,
        data_errors=str(found["error"]),
    )


def _chip(report: Report, words: Words, links: Links) -> Markup:
    """A report: its year, coloured by the gravest level, as a link."""
    counts = dict(zip(LEVELS, report.levels, strict=True))
    told = words("dot").join(f"{words(f'columns.{key}')} {counts[key]}" for key in READ if counts[key])
    year = words.year(report.year)
    label = words("page.link", organ=words.organ(report.organ), year=year, told=told or words("page.no-findings"))
    href = links.to(report)
    return tag(
        "a" if href else "span", year, cls=["yr", report.worst], href=href, title=label, aria_label=label if href else None
    )
