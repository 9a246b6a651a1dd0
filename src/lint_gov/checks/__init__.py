"""Kinds of check that rule records name under `check:`; each lives in a module of its own, imported when first used.

A new built-in kind is one line of `TABLE`. Plugins bring theirs by the hook `lint_gov_check_kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint_gov.hooks import CheckKind
    from lint_gov.model.finding import Hit
    from lint_gov.model.report import Report

# name → (module, function, required parameters, optional parameters)
TABLE: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "identity": ("lint_gov.checks.identity", "run", ("table", "each", "assert"), ("skip",)),
    "compare": ("lint_gov.checks.compare", "run", ("table", "each", "assert"), ("only",)),
    "not-report": ("lint_gov.checks.not_report", "run", (), ()),
    "year-before": ("lint_gov.checks.year_before", "run", ("before",), ()),
    "from-scan": ("lint_gov.checks.from_scan", "run", ("formats",), ()),
    "table-as-image": ("lint_gov.checks.table_as_image", "run", (), ()),
    "title-missing": ("lint_gov.checks.title_missing", "run", (), ()),
    "title-wording": ("lint_gov.checks.title_wording", "run", ("accepted",), ("parts", "cases", "page_cases")),
    "year-conflict": ("lint_gov.checks.year_conflict", "run", ("parts",), ("season",)),
    "recovery": ("lint_gov.checks.recovery", "run", ("kind",), ()),
    "section-empty": ("lint_gov.checks.section_empty", "run", ("sections",), ("owed", "nothing")),
    "wrong-edition": ("lint_gov.checks.wrong_edition", "run", ("parts",), ("season",)),
    "table-missing": ("lint_gov.checks.table_missing", "run", (), ()),
    "table-misplaced": ("lint_gov.checks.table_misplaced", "run", (), ()),
    "form-issue": ("lint_gov.checks.form_issue", "run", ("kinds",), ("together", "most")),
    "cell-state": ("lint_gov.checks.cell_state", "run", ("states",), ("one_by_one", "exempt_labels")),
    "cell-pattern": ("lint_gov.checks.cell_pattern", "run", ("patterns",), ("one_by_one",)),
    "not-a-count": ("lint_gov.checks.not_a_count", "run", ("types",), ("one_by_one",)),
    "amount": ("lint_gov.checks.amount", "run", ("table", "row", "columns"), ("limits",)),
    "above-zero": ("lint_gov.checks.above_zero", "run", ("table", "row"), ("except_names", "doubtful", "decided_by", "unless")),
    "fee-missing": ("lint_gov.checks.fee_missing", "run", ("section",), ()),
    "fee-incomplete": ("lint_gov.checks.fee_incomplete", "run", ("owed",), ()),
    "fee-contradiction": ("lint_gov.checks.fee_contradiction", "run", ("table", "row"), ()),
    "fee-misplaced": ("lint_gov.checks.fee_misplaced", "run", ("section",), ()),
    "prose-figures": ("lint_gov.checks.prose_figures", "run", ("table", "readings"), ("unless", "zero_elsewhere")),
    "prose-none": ("lint_gov.checks.prose_none", "run", ("tables",), ()),
    "prose-parts": ("lint_gov.checks.prose_parts", "run", (), ("loose_units",)),
    "prose-percentage": ("lint_gov.checks.prose_percentage", "run", ("share", "share_of"), ("rates", "unless")),
    "prose-period": ("lint_gov.checks.prose_period", "run", (), ()),
    "garbled": ("lint_gov.checks.garbled", "run", ("lost",), ("not_in",)),
    "waivers": ("lint_gov.checks.waivers", "run", (), ()),
    "prose-stale-year": ("lint_gov.checks.prose_stale_year", "run", ("sections", "actors"), ("unless",)),
    "aspects": ("lint_gov.checks.aspects", "run", ("section", "aspects"), ("enough",)),
    "phrases": ("lint_gov.checks.phrases", "run", ("groups", "sections", "at"), ()),
    "owed-content": (
        "lint_gov.checks.owed_content",
        "run",
        ("section", "labels", "signs"),
        ("other_labels", "ignore", "denials", "nothing"),
    ),
    "revisions": ("lint_gov.checks.revisions", "run", (), ("guidance",)),
    "cited-norm": ("lint_gov.checks.cited_norm", "run", ("parts",), ("season",)),
    "document-number": ("lint_gov.checks.document_number", "run", (), ()),
    "deadline": ("lint_gov.checks.deadline", "run", ("due",), ("published",)),
    "signed-early": ("lint_gov.checks.signed_early", "run", ("season",), ()),
    "text-pattern": ("lint_gov.checks.text_pattern", "run", ("patterns",), ("unless", "headings")),
    "other-organ": (
        "lint_gov.checks.other_organ",
        "run",
        ("issuers", "section", "tails", "no_name", "governments"),
        ("strange", "only_after"),
    ),
    "personal-data": (
        "lint_gov.checks.personal_data",
        "run",
        ("provinces", "cards", "accounts", "private"),
        ("no_number", "public", "contact", "general"),
    ),
    "carry-over": ("lint_gov.checks.carry_over", "run", ("table", "carried_out", "carried_in"), ()),
    "stock": ("lint_gov.checks.stock", "run", ("table", "rows", "stock", "made", "repealed"), ()),
    "figures-identical": ("lint_gov.checks.figures_identical", "run", ("tables", "stock", "sums", "few"), ()),
    "copied": ("lint_gov.checks.copied", "run", ("against", "sections", "threshold", "margin", "least", "own"), ()),
    "roll-up": ("lint_gov.checks.roll_up", "run", ("tables", "least", "complete"), ()),
    "section-length": ("lint_gov.checks.section_length", "run", ("section", "most"), ()),
}

# Kinds that hold a report against others of the run.
BESIDE = frozenset({"carry-over", "stock", "figures-identical", "copied", "roll-up"})


def kinds(extra: Iterable[CheckKind] = ()) -> dict[str, CheckKind]:
    """Return the built-in kinds and those of plugins by name; a plugin cannot replace a built-in kind."""
    from lint_gov.hooks import CheckKind

    found = {kind.name: kind for kind in extra}
    for name, (module, function, required, optional) in TABLE.items():
        found[name] = CheckKind(name, _Lazy(module, function), required, optional, name in BESIDE)
    return found


class _Lazy:
    """The `run` of a kind, imported on the first call: a run pays only for the kinds that its rules use."""

    __slots__ = ("_function", "_module", "_run")

    def __init__(self, module: str, function: str) -> None:
        self._module = module
        self._function = function
        self._run: Callable[[Report, Mapping[str, object]], Iterable[Hit]] | None = None

    def __call__(self, report: Report, params: Mapping[str, object]) -> Iterable[Hit]:
        if self._run is None:
            from importlib import import_module

            self._run = getattr(import_module(self._module), self._function)
        return self._run(report, params)
