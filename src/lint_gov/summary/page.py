"""`summary --format html`: one page with plots and the table of organs; nothing in it is fetched from anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from lint_gov import __version__
from lint_gov.formatters import html
from lint_gov.formatters.html.assets import asset, head
from lint_gov.formatters.html.element import Child, Markup, raw, tag
from lint_gov.model.finding import LEVELS
from lint_gov.summary import Words, panels, percent, setting
from lint_gov.summary.league import Chosen, heat, league
from lint_gov.summary.links import Links
from lint_gov.summary.plots import shown
from lint_gov.summary.tally import Tally
from lint_gov.summary.text import span


def write(tally: Tally, titles: Mapping[str, str], words: Words, links: Links) -> str:
    """Return the page."""
    style = raw(asset(html.__name__, "style.css") + asset(__package__, "style.css"))
    script = asset(__package__, "script.js")
    body = tag("body", _body(tally, titles, words, links), tag("script", script), cls="summary")
    page = tag("html", head(words("title"), style, script), body, lang="zh-CN" if words.lang == "zh" else words.lang)
    return f"<!DOCTYPE html>\n{page}\n"


def _body(tally: Tally, titles: Mapping[str, str], words: Words, links: Links) -> Child:
    banner = [tag("p", words("brand"), cls="brand"), tag("h1", words("title")), tag("p", _lead(tally, words), cls="verdict")]
    foot = tag("footer", tag("p", words("page.foot", version=__version__)))
    if not tally.total.reports:
        return [tag("header", banner, cls="banner"), tag("main", _failures(tally, words), id="main"), foot]
    chosen = Chosen(tally)
    named = {
        "trends": panels.trends(tally, words),
        "rules": panels.rules(tally, titles, words),
        "templates": panels.templates(tally, words),
        "kinds": panels.kinds(tally, words),
        "sections": panels.sections(tally, words),
        "heat": heat(chosen, titles, words),
        "league": league(chosen, words, links),
        "failures": _failed(tally, words),
    }
    told = {name: content for name, content in named.items() if content is not None}
    skip = tag("a", words("page.skip"), cls="skip", href="#main")
    header = tag("header", banner, _figures(tally, words), _contents(list(told), words), cls="banner")
    main = tag("main", [_panel(name, content, words) for name, content in told.items()], id="main", cls="panels")
    return [skip, header, main, foot]


def _lead(tally: Tally, words: Words) -> str:
    if not tally.total.reports:
        return words("nothing")
    counts = {"waived": tally.total.waived, "failed": tally.failed, "skipped": tally.skipped}
    told = [words("reports", n=tally.total.reports, organs=len(tally.organs)) + span(tally, words)]
    told += [words(key, n=count) for key, count in counts.items() if count]
    return words("dot").join(told)


def _figures(tally: Tally, words: Words) -> Markup:
    """The figures that matter most, large."""
    total = tally.total
    shares = [
        _figure(percent(n, total.reports), f"page.kpi.{key}", words("page.kpi.of", n=n, all=total.reports), "good", words)
        for key, n in (("sound", total.sound), ("clean", total.clean))
    ]
    keys = {"error": "errors", "warning": "warnings", "review": "review"}
    counts = dict(zip(LEVELS, total.levels, strict=True))
    levels = [
        _figure(
            str(counts[level]),
            f"page.kpi.{key}",
            words("page.kpi.mean", n=shown(counts[level] / total.reports)),
            level if counts[level] else "zero",
            words,
        )
        for level, key in keys.items()
    ]
    return tag("dl", shares, levels, cls="kpi")


def _figure(value: str, name: str, note: str, tone: str, words: Words) -> Markup:
    return tag("div", tag("dt", words(name)), tag("dd", value), tag("dd", note, cls="note"), cls=tone)


def _contents(names: list[str], words: Words) -> Markup:
    links = [tag("li", tag("a", words(f"page.{name}"), href=f"#{name}")) for name in names]
    return tag("nav", tag("ul", links), cls="contents", aria_label=words("page.nav"))


def _panel(name: str, content: Child, words: Words) -> Markup:
    return tag(
        "section", tag("h2", words(f"page.{name}"), id=f"{name}-h"), content, id=name, cls="panel", aria_labelledby=f"{name}-h"
    )


def _failed(tally: Tally, words: Words) -> Child:
    """The files that could not be read; None when there are none."""
    if not tally.failures:
        return None
    named = tally.failures[: setting("limits.failures")]
    items = [tag("li", tag("bdi", path, cls="path"), " ", message) for path, message in named]
    left = tally.failed - len(named)
    more = tag("p", words("page.failures-more", n=left), cls="note") if left else None
    return [tag("ul", items, cls="failures"), more]


def _failures(tally: Tally, words: Words) -> Child:
    content = _failed(tally, words)
    return None if content is None else _panel("failures", content, words)
