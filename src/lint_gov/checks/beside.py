"""What the checks across reports share: the other reports, and how they are called."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from lint_gov.checks.params import Params
from lint_gov.model.finding import Hit, Location
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report


def peers_of(params: Params) -> Peers:
    """The reports beside the one that is judged; the engine hands them over as the parameter `beside`."""
    return cast(Peers, params["beside"])


def called(report: Report) -> dict[str, object]:
    """How another report is named in a message."""
    return {"other_organ": report.identity.organ or report.document.path, "other_year": report.identity.year or "",
            "other_path": report.document.path}  # fmt: skip


def doubtful(peers: Peers, where: Location) -> Hit:
    """Several different reports could be last year's: none is chosen."""
    return Hit(where, "not-assessed", "previous-doubtful", {"number": peers.doubtful})


def number(report: Report, table: str, row: str, column: str) -> Decimal | None:
    """A figure of another report, None when there is none to calculate with."""
    form = report.form(table)
    figure = form.figures.get((row, column)) if form else None
    return figure.value if figure is not None and figure.state == "number" else None
