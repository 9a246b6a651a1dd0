"""Which item is the label of which row: the heaviest alignment that keeps the order of the form (行对齐)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lint_gov.editions import Label
from lint_gov.forms.items import Item
from lint_gov.forms.labels import Match, likeness, upright
from lint_gov.text.fold import key

# Positions of items → (index of the row, whether it stands out of the form's order).
Anchors = dict[int, tuple[int, bool]]


class Row:
    """A row of the table as it stands: its label and the items behind it up to the next label.

    Attributes:
        label: the template's row; None for a row that the template does not have.
        match: how the label was recognised; None for an unknown row.
        moved: the row stands out of the form's order.
        stray: a figure stands in front of the label.
    """

    def __init__(
        self, label: Label | None, head: Item, match: Match | None, values: Iterable[Item] = (), moved: bool = False
    ) -> None:
        self.label = label
        self.head = head
        self.match = match
        self.values = list(values)
        self.moved = moved
        self.stray = False


def anchor(items: Sequence[Item], rows: Sequence[Label]) -> Anchors:
    """Map positions of items to (index of the row, moved) so that each row has at most one item.

    A weighted increasing subsequence first; then rows that are still free take exact labels out of order.
    """
    index = {row.key: i for i, row in enumerate(rows)}
    options = [
        (p, index[ref], _weight(items, p, ref))
        for p, item in enumerate(items)
        if item.matches
        for ref in item.refs("row")
        if ref in index
    ]
    found = {p: (r, False) for p, r in _heaviest(options)}
    taken = {r for r, _ in found.values()}
    for position, row, _ in sorted(options, key=lambda o: -o[2]):
        if row not in taken and position not in found and _quality(items[position], rows[row].key) >= 1:
            found[position] = (row, True)
            taken.add(row)
    return found


def named_by_place(items: Sequence[Item], anchors: Anchors, rows: Sequence[Label]) -> Sequence[Item]:
    """Give altered labels (3.其它, 1.国家秘密) their row where their neighbours leave no other; the same items if none has.

    Between two rows of the form that were found there must be as many labels like the missing ones as rows are missing.
    """
    free = [p for p in range(len(items)) if _may_name_row(items, p)]
    if not free:
        return items
    out = list(items)
    order = sorted((p, r) for p, (r, moved) in anchors.items() if not moved)
    bounds = [(-1, -1), *order, (len(items), len(rows))]
    for (start, before), (stop, after) in pairwise(bounds):
        missing = rows[before + 1 : after]
        alike = [p for p in free if start < p < stop and any(_alike(items[p], row) for row in missing)]
        if missing and len(alike) == len(missing) and all(map(_alike, (items[p] for p in alike), missing)):
            for position, row in zip(alike, missing, strict=True):
                match = Match("row", row.key, 0.6, row.label, "slip")
                out[position] = out[position]._replace(matches=(match,))
    return out


def _may_name_row(items: Sequence[Item], position: int) -> bool:
    item = items[position]
    if item.matches or item.is_value or position + 1 >= len(items):
        return False
    return items[position + 1].is_value


def _alike(item: Item, row: Label) -> bool:
    text, label = item.first.key, key(row.label)
    return len(text) > 1 and (text in label or label in text or likeness(text, label) > 0.5)


def _weight(items: Sequence[Item], position: int, ref: str) -> float:
    """Quality of the match; a label with a figure behind it counts more than a bare mention."""
    follower = items[position + 1] if position + 1 < len(items) else None
    return _quality(items[position], ref) + (0.25 if follower is not None and follower.is_value else 0)


def _quality(item: Item, ref: str) -> float:
    return max(m.quality for m in item.matches if m.kind == "row" and m.ref == ref)


def _heaviest(options: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    best: list[tuple[float, int]] = []
    for i, (position, row, weight) in enumerate(options):
        before = [(best[j][0], j) for j in range(i) if options[j][0] < position and options[j][1] < row]
        total, link = max(before, default=(0.0, -1))
        best.append((total + weight, link))
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        chain.append(options[at][:2])
        at = best[at][1]
    return chain[::-1]


def collect(items: Sequence[Item], anchors: Anchors, rows: Sequence[Label], widths: Mapping[str, int]) -> list[Row]:
    """Return the rows in reading order, each with the values behind its label (`widths`: columns of each row)."""
    found: list[Row] = []
    leading = _leading(items)
    for position, item in enumerate(items):
        if position in leading:
            continue
        row = _opened(items, position, anchors, rows)
        if row is not None:
            row.stray = _stray_before(items, position, leading)
            found.append(row)
        elif found and item.is_value:
            found[-1].values.append(item)
        elif found and (position - 1 in leading or _opens_unknown(items, position, found[-1], widths)):
            found.append(Row(None, item, None))
        elif found and not _part_of(item, found[-1]):
            found[-1].values.append(item)
    return found


def _opened(items: Sequence[Item], position: int, anchors: Anchors, rows: Sequence[Label]) -> Row | None:
    """The row that a label opens; a label that is no row of the form opens one without a template."""
    item = items[position]
    if position in anchors:
        index, moved = anchors[position]
        match = next(m for m in item.matches if m.kind == "row" and m.ref == rows[index].key)
        return Row(rows[index], item, match, moved=moved)
    return Row(None, item, None) if item.matches else None


def _leading(items: Sequence[Item]) -> set[int]:
    """Positions of cells that stand in a row before its label: lost merges (blank) and stray figures."""
    found: set[int] = set()
    for start, item in enumerate(items):
        if not (item.is_value and item.first.starts_row):
            continue
        stop = start + 1
        while stop < len(items) and items[stop].is_value and not items[stop].first.starts_row:
            stop += 1
        if stop < len(items) and not items[stop].first.starts_row and _same_row(items[stop], item):
            found.update(range(start, stop))
    return found


def _same_row(item: Item, other: Item) -> bool:
    """Whether two neighbours may share a row: not when the layout starts a block or line for each row."""
    return item.first.layout == other.first.layout != "plain"


def _stray_before(items: Sequence[Item], position: int, leading: set[int]) -> bool:
    """Whether a figure stands before a label. What recognition doubtfully saw there may be dust."""
    before = position - 1
    while before in leading:
        if items[before].reading.state != "blank" and not items[before].first.doubtful:
            return True
        before -= 1
    return False


def _opens_unknown(items: Sequence[Item], position: int, row: Row, widths: Mapping[str, int]) -> bool:
    """Whether words behind a row are the label of another: at the start of a row, where it has all its figures,
    or where as many figures as it should have come behind the words."""
    item = items[position]
    if _part_of(item, row):
        return False
    if row.label is None and not any(v.raw for v in row.values):
        return True
    if item.first.column is not None:
        return item.first.starts_row
    width = widths.get(row.label.key, 1) if row.label else 1
    behind = items[position + 1 : position + 1 + width]
    figures = [i for i in behind if i.is_value and i.raw]
    enough = len(figures) == width or (bool(figures) and behind[0] is figures[0] and len(figures[0].raw) >= width > 1)
    return item.first.starts_row or len(row.values) >= width or (item.first.layout == "plain" and enough)


def _part_of(item: Item, row: Row) -> bool:
    """Whether words are a leftover piece of a label: wrapped around the figures, or printed one character a line.

    Only where the layout does not show the cells; a cell is never dropped.
    """
    if item.first.layout != "plain":
        return False
    expected = row.match.expected if row.match else ""
    if len(item.raw) == 1:
        return item.raw in expected or item.raw in upright()
    return bool(item.first.key) and item.first.key in key(expected)
