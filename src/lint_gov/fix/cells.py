"""Figures in the cells of the tables: digits of full width, zeros that the sums prove, totals with one possible value."""

from __future__ import annotations

from lint_gov.checks.equation import System
from lint_gov.checks.grid import Cell, Grid, written
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation, figure_at, places, whole_number
from lint_gov.fix.units import Edit
from lint_gov.model.finding import CellValue, Finding
from lint_gov.model.record import replace
from lint_gov.model.report import Figure, Form
from lint_gov.text.find import find
from lint_gov.text.fold import fold

_TOTAL = "total"
_SIDES = "|｜│\t"


def narrow(finding: Finding, at: Situation) -> Outcome:
    """Write digits and signs of full width in the usual width."""
    edits = [_set(at, f[1], fold(f[1].raw.strip())) for p in places(finding) if (f := figure_at(at.report, p))]
    found = tuple(edit for edit in edits if edit is not None)
    return [Proposal((finding,), found, len(found))] if found else [Refusal(finding, "not-found")]


def zeros(finding: Finding, at: Situation) -> Outcome:
    """Write 0 where a row or column proves that a blank or placeholder can be nothing else."""
    edits: list[Edit] = []
    for place in places(finding):
        found = figure_at(at.report, place)
        if found is None or (place.row, place.column) not in _proven(found[0], at):
            continue
        edit = _set(at, found[1], "0")
        edits += [] if edit is None else [edit]
    if not edits:
        return [Refusal(finding, "not-proven")]
    left = len(places(finding)) - len(edits)
    return [Proposal((finding,), tuple(edits), len(edits)), *([Refusal(finding, "not-proven")] if left else [])]


def _proven(form: Form, at: Situation) -> frozenset[Cell]:
    """The cells without a figure that can only be 0; a placeholder says no more than a blank."""
    blanks = {
        cell: replace(figure, state="blank") if figure.state == "placeholder" else figure for cell, figure in form.figures.items()
    }
    identities = (rule.params for rule in at.rules.values() if rule.check == "identity")
    return System(Grid(replace(form, figures=blanks), at.report.edition), identities).proven


def totals(finding: Finding, at: Situation) -> Outcome:
    """Correct totals, where that is the only way to make the whole table tie; no other figure is touched."""
    if not finding.repair:
        return [Refusal(finding, "no-repair")]
    if not all(_TOTAL in (cell.row, cell.column) for cell in finding.repair):
        return [Refusal(finding, "fact")]
    group = tuple(f for f in at.findings if f is finding or (f.group and f.group == finding.group and f.repair))
    if group[0] is not finding:
        return []
    edits = [_corrected(cell, finding, at) for cell in finding.repair]
    found = tuple(edit for edit in edits if edit is not None)
    return [Proposal(group, found)] if len(found) == len(edits) else [Refusal(finding, "not-found")]


def _corrected(cell: CellValue, finding: Finding, at: Situation) -> Edit | None:
    forms = [form for form in at.report.forms if form.table == cell.table]
    figure = forms[0].figures.get((cell.row, cell.column)) if len(forms) == 1 else None
    if figure is None or not whole_number(cell.value) or not fold(figure.raw).strip().isdecimal():
        return None
    return _set(at, figure, written(cell.value))


def _set(at: Situation, figure: Figure, new: str) -> Edit | None:
    """The edit that puts `new` in the place of a figure; None when it cannot be told where that stands."""
    found = at.units.at(figure.place)
    if found is None:
        return None
    number, offset = found
    unit, raw = at.units.all[number], figure.raw.strip()
    if not raw:
        return _filled(number, offset, unit.text, unit.cell, new)
    if unit.cell and unit.text.strip() != raw:
        return None
    span = find(unit.text, raw, offset)
    return None if span is None or (not unit.cell and span[0] != offset) else Edit(number, *span, new)


def _filled(number: int, offset: int, text: str, cell: bool, new: str) -> Edit | None:
    """A blank can be filled where the cell is a cell, or where bars or tabs show it."""
    if cell:
        return Edit(number, len(text), len(text), new) if not text.strip() else None
    start = len(text[:offset].rstrip(" "))
    end = offset + len(text[offset:]) - len(text[offset:].lstrip(" "))
    if not any(mark in text[max(0, start - 1) : end + 1] for mark in _SIDES):
        return None
    room = end - start
    shown = new if not room else f" {new} " if room <= len(new) + 1 else f" {new}".ljust(room)
    return Edit(number, start, end, shown)
