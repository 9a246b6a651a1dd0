"""Plots as SVG: bars that fill their cell, and lines over years. Colours come from the style, by class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.tuples import NamedTuple

_HEIGHT = 14
_WIDE, _HIGH = 520, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 22, 14, 34


def bar(parts: Iterable[tuple[str, float]], label: str = "") -> Markup:
    """Return a bar of parts, each a class and a share of the whole width (0 to 1)."""
    drawn: list[Child] = [_part("track", 0, 1)]
    at = 0.0
    for kind, share in parts:
        drawn.append(_part(kind, at, share) if share > 0 else None)
        at += share
    told = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return tag("svg", drawn, cls="bar", height=str(_HEIGHT), focusable="false", **told)


def _part(kind: str, start: float, share: float) -> Markup:
    return tag("rect", cls=kind, x=_percent(start), width=_percent(share), height=str(_HEIGHT))


def _percent(share: float) -> str:
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


class Line(NamedTuple):
    """A line of a chart: its class, its name, and a value for each year."""

    kind: str
    name: str
    values: Sequence[float]


def lines(title: str, years: Sequence[str], drawn: Sequence[Line], unit: str = "") -> Markup:
    """Return a chart of values over years, from 0 upwards; `unit` stands behind the numbers."""
    top, step = scale(max((value for line in drawn for value in line.values), default=0), 100 if unit else None)
    chart = _Chart(len(years), top)
    grid = [chart.level(step * number, unit) for number in range(round(top / step) + 1)]
    ticks = [chart.tick(index, year) for index, year in enumerate(years)]
    return tag(
        "svg",
        tag("title", title),
        grid,
        ticks,
        [chart.line(line) for line in drawn],
        [chart.points(line, years, unit) for line in drawn],
        cls="chart",
        viewBox=f"0 0 {_WIDE} {_HIGH}",
        role="img",
    )


class _Chart:
    """Where things stand in the chart."""

    def __init__(self, columns: int, top: float) -> None:
        self._columns, self._top = columns, top

    def _x(self, index: int) -> float:
        return _LEFT + 20 + index * (_WIDE - _LEFT - _RIGHT - 40) / max(1, self._columns - 1)

    def _y(self, value: float) -> float:
        return _HIGH - _BOTTOM - value / self._top * (_HIGH - _TOP - _BOTTOM)

    def level(self, value: float, unit: str) -> Markup:
        """A line across, with its value."""
        y = f"{self._y(value):.1f}"
        across = tag("line", cls="grid" if value else "grid base", x1=str(_LEFT), x2=str(_WIDE - _RIGHT), y1=y, y2=y)
        return tag(
            "g",
            across,
            tag("text", shown(value) + unit, x=str(_LEFT - 8), y=y, dy="0.35em", text_anchor="end"),
            aria_hidden="true",
        )

    def tick(self, index: int, year: str) -> Markup:
        """A year under the chart."""
        return tag("text", year, x=f"{self._x(index):.1f}", y=str(_HIGH - 10), text_anchor="middle", aria_hidden="true")

    def line(self, line: Line) -> Markup:
        """The line itself."""
        points = " ".join(f"{self._x(index):.1f},{self._y(value):.1f}" for index, value in enumerate(line.values))
        return tag("polyline", cls=["line", line.kind], points=points)

    def points(self, line: Line, years: Sequence[str], unit: str) -> Markup:
        """A dot for each year, which tells its value."""
        dots = [
            tag(
                "circle",
                tag("title", f"{year} {line.name} {shown(value)}{unit}"),
                cx=f"{self._x(index):.1f}",
                cy=f"{self._y(value):.1f}",
                r="4",
            )
            for index, (year, value) in enumerate(zip(years, line.values, strict=True))
        ]
        return tag("g", dots, cls=["dots", line.kind])


def scale(highest: float, limit: float | None = None) -> tuple[float, float]:
    """The end of an axis that shows `highest`, and its step: 1, 2 or 5 times a power of ten; never above `limit`."""
    if highest <= 0:
        return (limit, limit / 4) if limit else (1, 0.5)
    step = 10.0**-4
    factors = (2, 2.5, 2)
    turn = 0
    while highest > 5 * step:
        step *= factors[turn % 3]
        turn += 1
    steps = -(-highest // step)
    top = steps * step
    return (limit, limit / 5) if limit is not None and top > limit else (round(top, 6), round(step, 6))


def shown(value: float) -> str:
    """A value with as many decimals as it needs: two at most, four where it is very small."""
    return f"{value:.{2 if value >= 0.01 else 4}f}".rstrip("0").rstrip(".")
