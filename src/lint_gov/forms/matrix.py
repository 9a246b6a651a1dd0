"""Tables with labelled rows: table 2 (blocks with a header each) and table 3 (one block) (表二、表三)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lint_gov.editions import BlockTemplate, TableTemplate
from lint_gov.forms.fill import Filled, figures, fill_rows
from lint_gov.forms.header import Header, read_header
from lint_gov.forms.items import Item
from lint_gov.forms.rows import Anchors, Row, anchor, collect, named_by_place
from lint_gov.model.place import NOWHERE
from lint_gov.model.record import replace
from lint_gov.model.report import Figure, FormIssue

_KEEP_COLUMNS = ("grid", "tabs")
# The figures of a table, what in it is not as the form has it, and whether its labels alone say where figures go.
Parts = tuple[dict[tuple[str, str], Figure], list[FormIssue], bool]


def read_matrix(items: Sequence[Item], template: TableTemplate) -> Parts:
    """Align the items of a table to its template; return figures and everything that is not as the form has it."""
    labels = template.rows
    anchors = anchor(items, labels)
    named = named_by_place(items, anchors, labels)
    if named is not items:
        items, anchors = named, anchor(named, labels)
    widths = {row.key: len(block.columns) for block in template.blocks for row in block.rows}
    rows = collect(items, anchors, labels, widths)
    found: dict[tuple[str, str], Figure] = {}
    issues: list[FormIssue] = []
    repeated: set[str] = set()
    firm = all(item.matches or item.is_value for item in items)
    for block in template.blocks:
        cells, problems, sure = _read_block(items, anchors, rows, template, block, frozenset(repeated))
        found.update(cells)
        issues += problems
        firm = firm and sure
        repeated.update(c.label for c in block.columns)
    issues += _unknown_rows(rows) + _stray_heads(items)
    return found, issues, firm


def _read_block(
    items: Sequence[Item],
    anchors: Anchors,
    rows: Sequence[Row],
    template: TableTemplate,
    block: BlockTemplate,
    repeated: frozenset[str],
) -> Parts:
    keys = {row.key for row in block.rows}
    mine = [row for row in rows if row.label is not None and row.label.key in keys]
    issues = [FormIssue("row-missing", row=r.key, expected=r.label) for r in block.rows if r.key not in _keys(mine)]
    if not mine:
        return {}, issues, False
    header = read_header(_head(items, anchors, template, keys), block, _figures_a_row(mine), repeated)
    filled = fill_rows(mine, header)
    found: dict[tuple[str, str], Figure] = {}
    for line in filled:
        if line.row.label is not None:
            found.update(figures(line, header, line.row.label.key))
    firm = header.complete and all(line.firm for line in filled)
    return found, issues + _header_issues(header, mine) + _row_issues(filled), firm


def _keys(rows: Sequence[Row]) -> set[str]:
    return {row.label.key for row in rows if row.label is not None}


def _head(items: Sequence[Item], anchors: Anchors, template: TableTemplate, keys: set[str]) -> Sequence[Item]:
    """The items between the figures of the block before and the first row of this one."""
    order = [row.key for row in template.rows]
    own = [p for p, (r, _) in anchors.items() if order[r] in keys]
    first = min(own)
    before = [p for p in anchors if p < first]
    start = max(before) + 1 if before else 0
    return items[start:first]


def _figures_a_row(rows: Sequence[Row]) -> int | None:
    """How many figures full rows have; None when every row has blanks among them or none."""
    counts: Counter[int] = Counter()
    for row in rows:
        filled = [i for i, v in enumerate(row.values) if v.reading.state != "blank"]
        if filled and filled[-1] - filled[0] + 1 == len(filled):
            counts[len(filled) if len(filled) > 1 else _digits(row)] += 1
    return max(counts, key=lambda n: (counts[n], n)) if counts else None


def _digits(row: Row) -> int:
    """A lone run of zeros in a glued table stands for as many figures."""
    raw = next(v.raw for v in row.values if v.raw)
    return len(raw) if raw.isdecimal() and raw.startswith("0") else 1


def _header_issues(header: Header, rows: Sequence[Row]) -> list[FormIssue]:
    """The header's issues; what is missing is placed at the first row under it."""
    place = rows[0].head.place
    return [replace(i, place=place) if i.place == NOWHERE else i for i in header.issues]


def _row_issues(filled: Sequence[Filled]) -> list[FormIssue]:
    issues: list[FormIssue] = []
    shifted = _shifted_labels([line.row for line in filled])
    for line in filled:
        row = line.row
        if row.label is None or row.match is None:
            continue
        stray = row.stray or row.match.damage == "stray"
        if stray or line.displaced or row.moved or id(row) in shifted:
            issues.append(FormIssue("displaced", row.label.key, None, _line(row), row.label.label, row.head.place))
        elif row.match.damage:
            issues.append(FormIssue("label-altered", row.label.key, None, row.head.raw, row.label.label, row.head.place))
    return issues


def _line(row: Row) -> str:
    return " ".join([row.head.raw, *(v.raw for v in row.values)])


def _shifted_labels(rows: Sequence[Row]) -> set[int]:
    """Rows whose label stands in another column than those of their like."""
    columns: dict[tuple[int, tuple[str, ...]], Counter[int]] = {}
    placed = [(row, at) for row in rows if (at := _label_column(row)) is not None]
    for _, (like, column) in placed:
        columns.setdefault(like, Counter())[column] += 1
    usual = {like: max(counts, key=counts.__getitem__) for like, counts in columns.items()}
    return {id(row) for row, (like, column) in placed if columns[like].total() > 2 and column != usual[like]}


def _label_column(row: Row) -> tuple[tuple[int, tuple[str, ...]], int] | None:
    """Which rows a row is like (those of its grid and its merged heads), and the column of its label."""
    head = row.head.first
    if row.label is None or head.column is None or head.layout not in _KEEP_COLUMNS:
        return None
    return (head.block if head.layout == "grid" else -1, row.label.groups), head.column


def _unknown_rows(rows: Sequence[Row]) -> list[FormIssue]:
    """Rows with figures that the form does not have (local additions, rows printed twice)."""
    return [
        FormIssue("row-unknown", raw=row.head.raw, place=row.head.place)
        for row in rows
        if row.label is None and not row.head.refs("group") and any(v.reading.state == "number" for v in row.values)
    ]


def _stray_heads(items: Sequence[Item]) -> list[FormIssue]:
    """Merged heads (三、本年度办理结果) with stray characters in front."""
    return [
        FormIssue("displaced", raw=item.raw, expected=item.matches[0].expected, place=item.place)
        for item in items
        if item.matches and item.matches[0].kind in ("group", "header", "block") and item.matches[0].damage == "stray"
    ]
