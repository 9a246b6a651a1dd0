"""`summary` on a terminal: the totals, then a short table for each way of counting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_gov.formatters.shared import one_line, paint
from lint_gov.messages import say
from lint_gov.model.finding import LEVELS
from lint_gov.summary import Words, percent, setting
from lint_gov.summary.tally import Counts, Found, Tally, by_key
from lint_gov.text.width import char_width, text_width

_BAR = 20
_SHOWN = (0, 1, 3, 2)  # of the levels: errors, warnings, questions, hints


class Look:
    """How to write: words, colour, columns."""

    def __init__(self, words: Words, color: bool, width: int) -> None:
        self.words, self.width = words, width
        self._color = color

    def style(self, text: str, style: str) -> str:
        """A text in colour, where there is any."""
        return paint(text, style) if self._color else text


def write(tally: Tally, titles: Mapping[str, str], look: Look) -> Iterator[str]:
    """Yield the lines."""
    for line in _lines(tally, titles, look):
        yield line.rstrip() + "\n"


def _lines(tally: Tally, titles: Mapping[str, str], look: Look) -> Iterator[str]:
    words = look.words
    yield look.style(words("title"), "head")
    yield from (f"  {line}" for line in totals(tally, words))
    if not tally.total.reports:
        return
    yield from _head("rules", look)
    yield from _rules(tally, titles, look)
    yield from _head("years", look)
    yield from _groups("year", [(words.year(year), counts) for year, counts in by_key(tally.years)], look)
    yield from _templates(tally, look)
    yield from _head("kinds", look)
    yield from _groups("key", [(words.kind(kind), counts) for kind, counts in sorted(tally.kinds.items())], look)
    yield from _head("sections", look)
    yield from _sections(tally, look)
    yield from _head("organs", look)
    yield from _organs(tally, look)


def totals(tally: Tally, words: Words) -> Iterator[str]:
    """The totals in words, a line each."""
    total = tally.total
    if not total.reports:
        yield words("nothing")
    else:
        yield words("reports", n=total.reports, organs=len(tally.organs)) + span(tally, words)
        shares = {"sound": total.sound, "clean": total.clean}
        told = (words("share", name=words(key), n=n, share=percent(n, total.reports)) for key, n in shares.items())
        yield words("dot").join(told)
        counts = (words("level-count", level=say(f"text.{LEVELS[i]}", words.lang), n=total.levels[i]) for i in _SHOWN)
        yield words("dot").join(counts)
    others = {"waived": total.waived, "failed": tally.failed, "skipped": tally.skipped}
    yield from (words(key, n=count) for key, count in others.items() if count)


def span(tally: Tally, words: Words) -> str:
    """The years of the reports."""
    years = [year for year in tally.years if year is not None]
    if not years:
        return ""
    return words("one-year" if len(years) == 1 else "years", first=min(years), last=max(years))


def _head(key: str, look: Look) -> Iterator[str]:
    yield ""
    yield look.style(look.words(f"heads.{key}"), "head")


def _rules(tally: Tally, titles: Mapping[str, str], look: Look) -> Iterator[str]:
    rules = tally.common()
    shown = rules[: setting("limits.rules")]
    most = max((found.reports for _, found in shown), default=1)
    names = [_fit(f"{code} {titles.get(code) or found.name}", look.width - _BAR - 20) for code, found in shown]
    widest = max(map(text_width, names), default=0)
    for name, (_, found) in zip(names, shown, strict=True):
        bar = "█" * max(1, round(_BAR * found.reports / most))
        count = f"{found.reports:>6} {percent(found.reports, tally.total.reports):>6}"
        yield f"  {_padded(name, widest)}{count}  {look.style(bar, found.level)}"
    yield from _more(len(rules) - len(shown), look)


def _groups(key: str, groups: Sequence[tuple[str, Counts]], look: Look) -> Iterator[str]:
    head = [look.words(f"columns.{name}") for name in (key, "reports", "sound", "clean", *(LEVELS[i] for i in _SHOWN))]
    rows = [
        [
            name,
            str(counts.reports),
            percent(counts.sound, counts.reports),
            percent(counts.clean, counts.reports),
            *(str(counts.levels[index]) for index in _SHOWN),
        ]
        for name, counts in groups
    ]
    yield from _table(head, rows, look)


def _templates(tally: Tally, look: Look) -> Iterator[str]:
    wrong = [one for one in tally.templates() if one.wrong]
    if not wrong:
        return
    words = look.words
    yield from _head("templates", look)
    head = [words(f"columns.{name}") for name in ("year", "edition", "reports", "wrong", "share")]
    rows = [
        [words.year(o.year), str(o.edition or words("none")), str(o.reports), str(o.wrong), percent(o.wrong, o.reports)]
        for o in wrong
    ]
    yield from _table(head, rows, look)


def _sections(tally: Tally, look: Look) -> Iterator[str]:
    words = look.words
    head = [words(f"columns.{name}") for name in ("section", "affected", *(LEVELS[i] for i in _SHOWN))]
    ordered: list[tuple[int | None, Found]] = sorted(tally.sections.items(), key=lambda item: item[0] or 0)
    rows = [[words.section(n), str(f.reports), *(str(f.levels[i]) for i in _SHOWN)] for n, f in ordered]
    yield from _table(head, rows, look)


def _organs(tally: Tally, look: Look) -> Iterator[str]:
    words = look.words
    league = tally.league()
    shown = [item for item in league if item[1].findings][: setting("limits.text-organs")]
    names = ("organ", "reports", *(LEVELS[index] for index in _SHOWN))
    rows = [
        [one_line(words.organ(organ)), str(counts.reports), *(str(counts.levels[index]) for index in _SHOWN)]
        for organ, counts in shown
    ]
    yield from _table([words(f"columns.{name}") for name in names], rows, look)
    yield from _more(len(league) - len(shown), look)


def _more(left: int, look: Look) -> Iterator[str]:
    if left > 0:
        yield "  " + look.style(look.words("more", n=left), "dim")


def _table(head: list[str], rows: list[list[str]], look: Look) -> Iterator[str]:
    """Columns side by side, numbers to the right."""
    first = min(look.width // 2, max(text_width(row[0]) for row in (head, *rows)))
    widths = [max(text_width(row[index]) for row in (head, *rows)) for index in range(1, len(head))]
    for row in (head, *rows):
        cells = (" " * (width - text_width(cell)) + cell for width, cell in zip(widths, row[1:], strict=True))
        line = "  " + _padded(_fit(row[0], first), first) + "  " + "  ".join(cells)
        yield look.style(line, "dim") if row is head else line


def _padded(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def _fit(text: str, width: int) -> str:
    """A text cut to so many columns."""
    if text_width(text) <= width:
        return text
    kept, taken = "", 1
    for char in text:
        taken += char_width(char)
        if taken > width:
            break
        kept += char
    return kept + "…"
