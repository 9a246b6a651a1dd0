"""Compares what was read with what was written, and counts it by format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from common import Table, at_least, share
from generator.chain import findings, loud, told
from generator.forms import Key
from generator.readable import Reading
from lint_gov.model.report import Figure, Report
from reading.cases import ACROSS, SHOWN, Case, Format

RIGHT, UNTOLD, UNREADABLE, MISSING, WRONG = "right", "untold", "unreadable", "missing", "wrong"


@dataclass(frozen=True)
class Outcome:
    """What was read from a file.

    Attributes:
        verdicts: of each figure: right; untold (the layout does not tell it, and none was read); unreadable (the tool says so);
            missing (its table or row was not found); wrong.
        across: tables that stand on more than one page.
        wrong: what is not right, in words.
        false: errors, warnings and questions; the report is sound.
    """

    file: str
    verdicts: dict[Key, str]
    across: frozenset[str] = frozenset()
    wrong: tuple[str, ...] = ()
    false: tuple[str, ...] = ()


@dataclass
class Count:
    """The counts of a format.

    Attributes:
        spoiled: files that the converting program had spoiled; they do not count.
        alarmed: reports with a false error, warning or question.
    """

    reports: int = 0
    spoiled: int = 0
    figures: Counter[str] = field(default_factory=Counter)
    alarmed: int = 0

    @property
    def legible(self) -> int:
        """The figures that the format holds."""
        return self.figures.total() - self.figures[UNTOLD]

    def add(self, outcome: Outcome) -> None:
        """Count a report."""
        self.reports += 1
        self.figures.update(outcome.verdicts.values())
        self.alarmed += bool(outcome.false)

    def add_across(self, outcome: Outcome) -> None:
        """Count the tables of a report that break over pages."""
        if outcome.across:
            self.reports += 1
            self.figures.update(verdict for key, verdict in outcome.verdicts.items() if key[0] in outcome.across)


def judge(case: Case, report: Report) -> Outcome:
    """Compare a report with what the file must hold."""
    found: dict[Key, Figure] = {
        (form.table, row, column): figure for form in report.forms for (row, column), figure in form.figures.items()
    }
    verdicts = {key: _verdict(found.get(key), want) for key, want in case.expected.items()}
    verdicts |= dict.fromkeys(found.keys() - case.expected.keys(), WRONG)
    wrong = [
        f"{verdict} {'.'.join(key)}: {_read(found.get(key))}"
        for key, verdict in verdicts.items()
        if verdict not in (RIGHT, UNTOLD)
    ]
    pages = {(key[0], figure.place.page) for key, figure in found.items() if figure.place is not None}
    tables = Counter(table for table, page in pages if page is not None)
    said = [f for f in findings(report) if loud(f) and f.rule not in case.may]
    across = frozenset(table for table, count in tables.items() if count > 1)
    return Outcome(case.file.name, verdicts, across, tuple(wrong), tuple(map(told, said)))


def lost(case: Case, error: Exception) -> Outcome:
    """The outcome for a file that could not be read."""
    text = f"{type(error).__name__}: {error}"
    return Outcome(case.file.name, dict.fromkeys(case.expected, MISSING), wrong=(text,), false=(text,))


def _verdict(figure: Figure | None, want: Reading) -> str:
    if figure is None:
        return MISSING if want.sure else UNTOLD
    if want.accepts(figure.value, figure.state):
        return RIGHT if want.sure or figure.state in want.states or figure.value is not None else UNTOLD
    return UNREADABLE if figure.state == "unreadable" else WRONG


def _read(figure: Figure | None) -> str:
    return "not found" if figure is None else f"{figure.state} {figure.raw!r}"


def missed(form: Format, count: Count) -> list[str]:
    """The targets of a format that were missed."""
    right, wrong = count.figures[RIGHT] / max(1, count.legible), count.figures[WRONG] / max(1, count.legible)
    told = []
    if form.right is not None and right < form.right:
        told.append(f"{form.name}: {right:.3%} of the figures are right, {form.right:.2%} are wanted")
    if form.claimed is not None and wrong > form.claimed:
        told.append(f"{form.name}: {wrong:.3%} are wrong without a word, {form.claimed:.2%} are allowed")
    return told


HEAD = (
    "format",
    "reports",
    "figures",
    "right %",
    "at least %",
    "unreadable",
    "not found",
    "wrong",
    "at most %",
    "false findings in",
    "target",
)


def table(counts: Mapping[str, Count]) -> Table:
    """A line for each format that was measured."""
    return HEAD, [_line(form, counts[form.name]) for form in SHOWN if form.name in counts]


def _line(form: Format, count: Count) -> list[str]:
    figures, whole = count.figures, count.legible
    return [
        form.name,
        str(count.reports),
        str(whole),
        share(figures[RIGHT], whole),
        at_least(figures[RIGHT], whole),
        str(figures[UNREADABLE]),
        str(figures[MISSING]),
        str(figures[WRONG]),
        at_most(figures[WRONG], whole),
        str(count.alarmed) if form is not ACROSS else "–",
        target(form),
    ]


def at_most(part: int, whole: int) -> str:
    """The upper 95 % bound of a share."""
    return "–" if not whole else f"{100 - float(at_least(whole - part, whole)):.2f}"


def target(form: Format) -> str:
    """What a format must reach."""
    right = [f"right ≥ {100 * form.right:g}"] if form.right is not None else []
    wrong = [f"wrong ≤ {100 * form.claimed:g}"] if form.claimed is not None else []
    return ", ".join(right + wrong)
