"""What all writers of edits share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lint_gov.fix.units import Edit, RowEdit, Units

Write = Callable[[Units, Sequence[Edit], Sequence[RowEdit]], bytes]


class UnableError(Exception):
    """An edit cannot be made in this file; `reason` is a key of the messages (fix.reasons)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def backwards(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits from the last to the first, so that each leaves the places of the others as they are."""
    return sorted(edits, key=lambda e: (e.unit, e.start, e.end), reverse=True)
