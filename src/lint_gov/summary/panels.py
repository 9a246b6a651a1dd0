"""The parts of the page that count: rules, years, formats, kinds of organ, sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.model.finding import LEVELS
from lint_gov.summary import Words, percent, setting
from lint_gov.summary.plots import Line, bar, lines, shown
from lint_gov.summary.tally import Counts, Found, Tally, by_key

# The order in which people read levels: questions before hints.
READ = ("error", "warning", "review", "info")


def note(text: str) -> Markup:
    """A remark under the heading of a part."""
    return tag("p", text, cls="note")


def table(head: Sequence[str], rows: Iterable[Child], caption: str, cls: str) -> Markup:
    """A table with its column heads; the first column is text, the others figures."""
    heads = [tag("th", name, scope="col", cls=None if index == 0 else "n") for index, name in enumerate(head)]
    return tag("table", tag("caption", caption, cls="hidden"), tag("thead", tag("tr", heads)), tag("tbody", list(rows)), cls=cls)


def scrolled(content: Markup, label: str) -> Markup:
    """What may be wider than a small screen."""
    return tag("div", content, cls="scroll", role="group", tabindex=0, aria_label=label)


def rules(tally: Tally, titles: Mapping[str, str], words: Words) -> Child:
    """The rules that most reports break."""
    common = tally.common()
    if not common:
        return note(words("page.no-findings"))
    shown_rules = common[: setting("limits.rules")]
    most = shown_rules[0][1].reports
    rows = [_rule(code, titles.get(code) or found.name, found, most, tally, words) for code, found in shown_rules]
    left = len(common) - len(shown_rules)
    more = note(words("more", n=left)) if left else None
    head = [words(f"columns.{key}") for key in ("rule", "affected", "reports", "share")]
    return [note(words("page.rules-note")), table(head, rows, words("page.rules"), "bars"), more]


def _rule(code: str, title: str, found: Found, most: int, tally: Tally, words: Words) -> Markup:
    label = tag("th", tag("span", code, cls="code"), " ", title, scope="row")
    share = percent(found.reports, tally.total.reports)
    drawn = bar([(found.level, found.reports / most)])
    return tag("tr", label, tag("td", drawn, cls="drawn"), tag("td", str(found.reports), cls="n"), tag("td", share, cls="n soft"))


def trends(tally: Tally, words: Words) -> Child:
    """Findings a report, and the share of good ones, by year; None without a second year."""
    years = [(str(year), counts) for year, counts in by_key(tally.years) if year is not None]
    if len(years) < 2:
        return None
    names = [name for name, _ in years]
    every = [counts for _, counts in years]
    means = [Line(level, words(f"columns.{level}"), [_mean(c, level) for c in every]) for level in READ[:3]]
    shares = [
        Line("good", words("columns.sound"), [100 * c.sound / c.reports for c in every]),
        Line("clean", words("columns.clean"), [100 * c.clean / c.reports for c in every]),
    ]
    charts = [
        _chart(words("page.trend-mean"), names, means, "", words),
        _chart(words("page.trend-share"), names, shares, "%", words),
    ]
    return tag("div", charts, cls="pair")


def _mean(counts: Counts, level: str) -> float:
    return counts.levels[LEVELS.index(level)] / counts.reports


def _chart(title: str, years: Sequence[str], drawn: Sequence[Line], unit: str, words: Words) -> Markup:
    legend = [tag("li", line.name, cls=["key", line.kind]) for line in drawn]
    rows = [
        tag("tr", tag("th", year, scope="row"), [tag("td", shown(line.values[at]) + unit, cls="n") for line in drawn])
        for at, year in enumerate(years)
    ]
    figures = table([words("columns.year"), *(line.name for line in drawn)], rows, title, "figures")
    data = tag("details", tag("summary", words("page.data")), figures, cls="data")
    return tag("figure", tag("figcaption", title), tag("ul", legend, cls="legend"), lines(title, years, drawn, unit), data)


def templates(tally: Tally, words: Words) -> Child:
    """What formats the reports of each year use; None when no year has one."""
    owed = [one for one in tally.templates() if one.edition is not None]
    if not owed:
        return None
    editions = sorted({one.edition for one in owed if one.edition})
    tones = {edition: f"tone{index % 3}" for index, edition in enumerate(reversed(editions))}
    rows = []
    for one in owed:
        right = one.reports - one.wrong
        parts = [(tones[one.edition or 0], right / one.reports), ("error", one.wrong / one.reports)]
        label = tag("th", words.year(one.year), scope="row")
        cells = [tag("td", str(one.reports), cls="n"), tag("td", str(one.wrong), cls=["n", "error" if one.wrong else "zero"])]
        rows.append(tag("tr", label, tag("td", bar(parts), cls="drawn"), cells))
    head = [words(f"columns.{key}") for key in ("year", "edition", "reports", "wrong")]
    legend = [tag("li", words("page.right-of", edition=edition), cls=["key", tones[edition]]) for edition in editions]
    legend.append(tag("li", words("columns.wrong"), cls=["key", "error"]))
    body = table(head, rows, words("page.templates"), "bars short")
    return [note(words("page.templates-note")), tag("ul", legend, cls="legend"), body]


def kinds(tally: Tally, words: Words) -> Child:
    """The kinds of organ, those with the best reports first."""
    ordered = sorted(tally.kinds.items(), key=lambda item: (-item[1].sound / item[1].reports, item[0]))
    rows = [_kind(words.kind(kind), counts) for kind, counts in ordered]
    head = [words("columns.kind"), "", *(words(f"columns.{key}") for key in ("sound", "reports", "mean"))]
    return table(head, rows, words("page.kinds"), "bars")


def _kind(name: str, counts: Counts) -> Markup:
    share = percent(counts.sound, counts.reports)
    cells = [tag("td", text, cls="n") for text in (share, str(counts.reports), f"{_mean(counts, 'error'):.2f}")]
    return tag("tr", tag("th", name, scope="row"), tag("td", bar([("good", counts.sound / counts.reports)]), cls="drawn"), cells)


def sections(tally: Tally, words: Words) -> Child:
    """Findings by section, each bar made up of its levels; None when nothing was found."""
    if not tally.sections:
        return None
    ordered = sorted(tally.sections.items(), key=lambda item: item[0] or 0)
    most = max(found.findings for _, found in ordered)
    rows = []
    for section, found in ordered:
        counts = dict(zip(LEVELS, found.levels, strict=True))
        parts = bar([(level, counts[level] / most) for level in READ])
        cells = [tag("td", str(n), cls="n") for n in (found.findings, found.reports)]
        rows.append(tag("tr", tag("th", words.section(section), scope="row"), tag("td", parts, cls="drawn"), cells))
    legend = tag("ul", [tag("li", words(f"columns.{level}"), cls=["key", level]) for level in READ], cls="legend")
    head = [words("columns.section"), "", words("columns.findings"), words("columns.affected")]
    return [legend, table(head, rows, words("page.sections"), "bars")]
