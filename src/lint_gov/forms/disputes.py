"""Table 4: three groups of five figures in one line under a header of two or three rows (表四)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from lint_gov.editions import Label, TableTemplate
from lint_gov.forms.fill import Filled, figure, fill_rows, unglued
from lint_gov.forms.header import Header, Leaf, side_by_side
from lint_gov.forms.items import Item
from lint_gov.forms.labels import anchors
from lint_gov.forms.matrix import Parts, read_matrix
from lint_gov.forms.rows import Row
from lint_gov.model.report import Figure, FormIssue
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

# So many values in a row without a label are the line of figures, even if some cells hold words.
_FEWEST = 10


class _Slot(NamedTuple):
    """One of the fifteen figures: its group and column, and the header cell that names it, if any."""

    row: str
    column: str
    item: Item | None


def read_disputes(items: Sequence[Item], template: TableTemplate) -> Parts:
    """Align table 4: figures keyed by group and result, and what is not as the form has it."""
    if _rows_are_groups(items):
        return read_matrix(items, template)
    width = len(template.rows) * len(template.blocks[0].columns)
    shown = _shown_row(items)
    row_items = shown or _fullest_run(items, width)
    head = items[: items.index(row_items[0])] if row_items else items
    values = unglued(_without_lead(row_items, head), width)
    if not values:
        return _nothing(items, template)
    slots, issues, readable = _slots(head, template, values)
    header = Header([Leaf(f"{s.row}/{s.column}", s.item) for s in slots], readable=readable)
    row = Row(template.rows[0], _before(values[0]), None, values)
    filled = fill_rows([row], header)[0]
    if filled.displaced:
        issues.append(FormIssue("displaced", raw=" ".join(v.raw for v in values), place=values[0].place))
    firm = filled.firm and bool(shown) and all(slot.item for slot in slots) and _never_turned(items)
    return _keyed(filled, slots), issues, firm


def _without_lead(values: list[Item], head: Sequence[Item]) -> list[Item]:
    """Drop the empty cells that the layout puts at the start of each row (a bar line before it).

    How many there are shows between two labels of the header that stand in different rows.
    """
    lead = next((_blanks_behind(head, p) for p, item in enumerate(head) if item.refs("group")), 0)
    blank = lead and values and values[0].first.column is None and all(not v.raw for v in values[:lead])
    return values[lead:] if blank else values


def _blanks_behind(items: Sequence[Item], position: int) -> int:
    count = 0
    while position + 1 + count < len(items) and items[position + 1 + count].is_value:
        count += 1
    return count


def _before(item: Item) -> Item:
    """Stands for the label that the line of figures does not have: it would be one column to the left."""
    token = item.first
    return item._replace(tokens=(token._replace(column=token.column - 1 if token.column is not None else None),))


def _rows_are_groups(items: Sequence[Item]) -> bool:
    """Whether the table is turned: a row for each group, with its five figures behind the label."""
    behind = [item for item, after in pairwise(items) if item.refs("row") and after.is_value and after.raw]
    return len(behind) >= 2


def _never_turned(items: Sequence[Item]) -> bool:
    """Whether the labels alone say that the table is not turned, and each of them is known."""
    behind = [item for item, after in pairwise(items) if item.refs("row") and after.is_value]
    return len(behind) < 2 and all(item.matches or item.is_value for item in items)


def _shown_row(items: Sequence[Item]) -> list[Item]:
    """The line of figures, where the layout shows it: a row of many values without labels."""
    rows = [row for row in _rows(items) if not any(item.matches for item in row)]
    wide = [row for row in rows if sum(1 for item in row if item.is_value) >= _FEWEST]
    return max(wide, key=lambda row: sum(1 for v in row if v.raw), default=[])


def _fullest_run(items: Sequence[Item], width: int) -> list[Item]:
    """The line of figures, where the layout does not show it: the fullest run of values."""
    runs: list[list[Item]] = [[]]
    for item, after in zip_longest(items, items[1:]):
        inside = item.is_value or (bool(runs[-1]) and _typed_words(item, after))
        if not inside or (item.first.starts_row and runs[-1]):
            runs.append([])
        if inside:
            runs[-1].append(item)
    fullest = max(runs, key=lambda run: (sum(1 for v in run if v.raw), len(run)))
    return _with_words_at_an_end(fullest, items) if len(fullest) == width - 1 else fullest


def _with_words_at_an_end(run: list[Item], items: Sequence[Item]) -> list[Item]:
    """One cell short, and beside it words that are no label nor a piece of one: they stand in place of the figure."""
    first = items.index(run[0])
    before, behind = items[:first][-1:], items[first + len(run) :][:1]
    if behind and _are_words(behind[0]) and not (before and _are_words(before[0])):
        return [*run, *behind]
    return [*before, *run] if before and _are_words(before[0]) else run


def _are_words(item: Item) -> bool:
    text = item.first.key
    return bool(text) and not item.matches and not item.is_value and not any(text in label for label in anchors())


def _rows(items: Sequence[Item]) -> list[list[Item]]:
    """The items by row, where the layout shows rows."""
    rows: list[list[Item]] = []
    for item in items:
        if item.first.starts_row:
            rows.append([])
        if rows:
            rows[-1].append(item)
    return rows


def _typed_words(item: Item, after: Item | None) -> bool:
    """Words typed in place of a figure: no label, and figures go on behind them."""
    return not item.matches and not item.first.starts_row and after is not None and after.is_value and bool(after.raw)


def _nothing(items: Sequence[Item], template: TableTemplate) -> Parts:
    """A header without a line of figures: every group is missing its row."""
    place = items[-1].place
    return {}, [FormIssue("row-missing", row=r.key, expected=r.label, place=place) for r in template.rows], False


def _slots(head: Sequence[Item], template: TableTemplate, values: Sequence[Item]) -> tuple[list[_Slot], list[FormIssue], bool]:
    """Which figure is which, the header's issues, and whether the header can be believed."""
    groups = _groups(head, template)
    columns = template.blocks[0].columns
    leaves = _leaf_items(head)
    whole = [_Slot(g.key, c.key, None) for g in groups for c in columns]
    if len(leaves) == len(whole):
        return _named(leaves, groups, columns)
    runs = _exact_runs(leaves, columns)
    shown = sum(map(len, runs))
    count = _count(values)
    if len(runs) == len(groups) and shown == count and shown < len(whole):
        return _with_gaps(runs, groups, columns)
    readable = count == len(whole) and bool(_groups_seen(head))
    return whole, [], readable or (len(values) == len(whole) and bool(leaves))


def _count(values: Sequence[Item]) -> int:
    return sum(1 for v in values if v.reading.state != "blank") or len(values)


def _groups_seen(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.refs("row") or item.refs("group")]


def _groups(items: Sequence[Item], template: TableTemplate) -> list[Label]:
    """The three groups in the order in which the header names them; the form's order when it does not."""
    seen: dict[str, tuple[int, int]] = {}
    for position, item in enumerate(items):
        for ref in item.refs("row"):
            column = item.first.column if item.first.layout == "grid" else None
            seen.setdefault(ref, (column if column is not None else -1, position))
    rows = list(template.rows)
    return sorted(rows, key=lambda r: seen[r.key]) if len(seen) == len(rows) else rows


def _leaf_items(head: Sequence[Item]) -> list[Item]:
    """The header cells that name results, from left to right."""
    found = [
        item for item in head if item.refs("column") or (not item.matches and not item.is_value and len(item.first.key) >= 2)
    ]
    if side_by_side([Leaf(None, item) for item in found]):
        return sorted(found, key=lambda item: item.first.column or 0)
    return found


def _names(item: Item, column: Label) -> bool:
    """Whether a header cell can stand for a column: its label, or what is left of it (结果维持 cut to 结果)."""
    if item.refs("column"):
        return f"disputes/{column.key}" in item.refs("column")
    text, label = item.first.key, key(column.label)
    return label.startswith(text) or label.endswith(text)


def _named(
    leaves: Sequence[Item], groups: Sequence[Label], columns: Sequence[Label]
) -> tuple[list[_Slot], list[FormIssue], bool]:
    """Fifteen header cells: in the form's order, or in another that they name plainly."""
    slots: list[_Slot] = []
    issues: list[FormIssue] = []
    readable = True
    for number, group in enumerate(groups):
        run = leaves[number * len(columns) : (number + 1) * len(columns)]
        order = _order(run, columns)
        readable = readable and order is not None
        slots += [_Slot(group.key, c.key, item) for c, item in zip(order or columns, run, strict=True)]
        if order is not None and list(order) != list(columns):
            issues.append(_out_of_order(group, run, columns))
        issues += _altered(group, run, order or columns)
    return slots, issues, readable


def _order(run: Sequence[Item], columns: Sequence[Label]) -> Sequence[Label] | None:
    """The columns that a run of header cells names, in its order; None when that is not plain."""
    unlike = sum(1 for item, column in zip(run, columns, strict=True) if not _names(item, column))
    if unlike == 0 or (unlike == 1 and not any(i.matches for i, c in zip(run, columns, strict=True) if not _names(i, c))):
        return columns
    named = [next((c for c in columns if f"disputes/{c.key}" in item.refs("column")), None) for item in run]
    order = [c for c in named if c is not None]
    return order if len(order) == len(columns) == len({c.key for c in order}) else None


def _out_of_order(group: Label, run: Sequence[Item], columns: Sequence[Label]) -> FormIssue:
    position = next(i for i, (item, c) in enumerate(zip(run, columns, strict=True)) if not _names(item, c))
    ref = run[position].refs("column")[0].partition("/")[2]
    expected = "、".join(c.label for c in columns)
    return FormIssue("column-order", group.key, ref, run[position].raw, expected, run[position].place)


def _altered(group: Label, run: Sequence[Item], order: Sequence[Label]) -> list[FormIssue]:
    return [
        FormIssue("label-altered", group.key, column.key, item.raw, column.label, item.place)
        for item, column in zip(run, order, strict=True)
        if key(item.raw) != key(column.label)
    ]


def _exact_runs(leaves: Sequence[Item], columns: Sequence[Label]) -> list[list[str]]:
    """Plainly named header cells cut into groups: a name that does not come after the last one begins the next."""
    order = {f"disputes/{c.key}": i for i, c in enumerate(columns)}
    runs: list[list[str]] = []
    last = len(order)
    for item in leaves:
        ref = next(iter(item.refs("column")), None)
        if ref is None:
            return []
        if order[ref] <= last:
            runs.append([])
        last = order[ref]
        runs[-1].append(columns[last].key)
    return runs


def _with_gaps(
    runs: Sequence[Sequence[str]], groups: Sequence[Label], columns: Sequence[Label]
) -> tuple[list[_Slot], list[FormIssue], bool]:
    slots = [_Slot(g.key, c, None) for g, run in zip(groups, runs, strict=True) for c in run]
    issues = [
        FormIssue("column-missing", g.key, c.key, "", c.label)
        for g, run in zip(groups, runs, strict=True)
        for c in columns
        if c.key not in run
    ]
    return slots, issues, True


def _keyed(filled: Filled, slots: Sequence[_Slot]) -> dict[tuple[str, str], Figure]:
    cells = filled.cells if filled.cells is not None else [None] * len(slots)
    return {(s.row, s.column): figure(s.row, s.column, item, filled.row) for s, item in zip(slots, cells, strict=True)}
