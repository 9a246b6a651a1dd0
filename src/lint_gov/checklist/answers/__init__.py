"""Filled-in checklists (填好的清单), one module a format: each yields the lines of its tables, `grid` makes answers of them."""

from __future__ import annotations

from lint_gov.checklist.token import Token
from lint_gov.model.record import record


@record
class Answer:
    """What a reviewer decided about an item.

    Attributes:
        file, where: the checklist and the place in it, in words.
        token: None where the key is gone.
        decision: a key of `decisions` in rules/checklist.yaml; "" for none, or one that is not known.
        said: the decision as it was written.
        date: as it was written; a day of a sheet as YYYY-MM-DD.
    """

    file: str
    where: str
    token: Token | None
    decision: str
    said: str
    reason: str
    reviewer: str
    date: str
