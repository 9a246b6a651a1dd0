"""What formatters may ask of a run; what costs time is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from lint_gov.cli import streams, work
from lint_gov.hooks import RulePack


class RunContext:
    """See `lint_gov.hooks.Context`."""

    def __init__(self, options: work.Options, fail_on: Mapping[str, str], paths: Iterable[str], terminal: bool) -> None:
        self.lang = options.lang
        self.color = terminal and streams.color()
        self.width = streams.width() if terminal else streams.DEFAULT_WIDTH
        self.fail_on = fail_on
        self._given = options.given
        self.paths = tuple(paths)

    @cached_property
    def rules(self) -> Mapping[str, Mapping[str, Any]]:
        """The records of all rules that some file of the run can be held against."""
        from lint_gov.ruleset import records

        kinds = work.plugins().kinds
        return {code: record for packs in self._packs for code, record in records(packs, kinds).items()}

    @cached_property
    def instruments(self) -> Mapping[str, Mapping[str, Any]]:
        """The norms that the records name."""
        from lint_gov.ruleset import instruments

        kinds = work.plugins().kinds
        return {key: value for packs in self._packs for key, value in instruments(packs, kinds).items()}

    @cached_property
    def _packs(self) -> tuple[tuple[RulePack, ...], ...]:
        named = dict.fromkeys(work.settings(path, self._given).packs for path in self.paths) or {(): None}
        return tuple(work.rules(packs).packs for packs in named)
