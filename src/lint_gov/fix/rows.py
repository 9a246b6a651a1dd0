"""A row of the 2019 table that the 2021 table divides into several (（六）其他处理): the figures go over as far as they can.

The 2021 form of table 3 differs in nothing else, so the rest of the table stays as it is. Table 2 counts other things in
each edition (新制作 and 制发, 对外公开 and 现行有效); figures of one cannot be moved into the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from lint_gov.editions import Label, TableTemplate, edition
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation
from lint_gov.fix.units import RowEdit, Units
from lint_gov.model.finding import Finding
from lint_gov.model.report import Figure, Form

_BLANK_FOLLOWS = frozenset({"V101"})


def propose(finding: Finding, at: Situation) -> Outcome:
    """Return the rows of the edition in force for a table of the one before."""
    form = next((f for f in at.report.forms if f.table == finding.location.table and f.place == finding.location.place), None)
    old, new = finding.evidence.get("found"), finding.evidence.get("expected")
    if form is None or not isinstance(old, int) or not isinstance(new, int) or at.report.document.format != "docx":
        return [Refusal(finding, "other-format")]
    template = edition(new).tables[form.table]
    group = _divided(form, template)
    if old > new or group is None:
        return [Refusal(finding, "other-form")]
    made = _edit(form, template, group, at.units)
    return [Refusal(finding, "other-layout") if made is None else Proposal((finding,), (), may=_BLANK_FOLLOWS, rows=(made,))]


def _divided(form: Form, template: TableTemplate) -> Label | None:
    """The one row that the template divides, when all its other rows are there."""
    have = {row for row, _ in form.figures}
    lacking = [row.key for row in template.rows if row.key not in have]
    groups = {key.partition(".")[0] for key in lacking}
    group = next((g for g in template.groups if {g.key} == groups), None)
    return group if group is not None and group.key in have else None


def _edit(form: Form, template: TableTemplate, group: Label, units: Units) -> RowEdit | None:
    """The new rows, made like those of another group that is divided: its first row, and one that is not."""
    own = [row for row in template.rows if row.key.startswith(f"{group.key}.")]
    model = next((g.key for g in template.groups if g.key != group.key and _rows(template, g.key)[1:]), "")
    head, follower = (_rows(template, model) or ["", ""])[:2]
    old, first, second = (_cells(form, key) for key in (group.key, head, follower))
    if not (old and first and second) or old.keys() != first.keys() or min(first.values()) < 3 or min(second.values()) < 2:
        return None
    paths = {key: form.figures[key, next(iter(first))].place.path or "" for key in (group.key, head, follower)}
    gone = [n for n, unit in enumerate(units.all) if (unit.place.path or "").startswith(_row(paths[group.key]) + "/")]
    texts = [_texts(form, group.key, row, cells) for row, cells in zip(own, [first, *[second] * len(own)], strict=False)]
    texts[0] = {min(first.values()) - 2: group.label, **texts[0]}
    patterns = (_row(paths[head]), *[_row(paths[follower])] * (len(own) - 1))
    if not gone or gone != list(range(gone[0], gone[-1] + 1)):
        return None
    return RowEdit(gone[0], gone[-1] + 1, _row(paths[group.key]), patterns, tuple(texts))


def _rows(template: TableTemplate, group: str) -> list[str]:
    return [row.key for row in template.rows if group and group in row.groups and row.key.startswith(f"{group}.")]


def _cells(form: Form, row: str) -> dict[str, int]:
    """The number of the Word cell of each figure of a row, by column; nothing when the row has no cells of its own."""
    figures = {column: figure for (key, column), figure in form.figures.items() if key == row}
    paths = {column: (figure.place.path or "").rpartition("/") for column, figure in figures.items()}
    cells = {column: int(cell[1:]) for column, (_, _, cell) in paths.items() if cell[:1] == "c"}
    one_row = len({row for row, _, _ in paths.values()}) == 1
    return cells if one_row and len(set(cells.values())) == len(figures) else {}


def _row(path: str) -> str:
    return path.rpartition("/")[0]


def _texts(form: Form, old: str, row: Label, cells: Mapping[str, int]) -> dict[int, str]:
    """The label of a new row, and its figures: 0 where the old row has 0; how others divide, only a person can tell."""
    figures: dict[int, str] = {}
    for column, cell in cells.items():
        figure: Figure = form.figures[old, column]
        figures[cell] = "0" if figure.value == 0 else ""
    return {min(cells.values()) - 1: row.label, **figures}
