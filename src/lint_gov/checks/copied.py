"""copied: the text of a section is that of last year's report, or of another organ's (C201, C202, 内容雷同).

Parameters: `against` (previous, siblings); `sections`; `threshold`, per cent of both texts; `least`: shorter texts are
not judged (characters that are not of the form); `own`: nor those with less that is not usual in the batch; `margin`:
so many per cent above what unrelated reports of the batch have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_gov.across.narrative import narrative
from lint_gov.checks.beside import called, peers_of
from lint_gov.checks.params import Params, number, numbers, text
from lint_gov.checks.texts import heading_of
from lint_gov.model.finding import Hit
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report
from lint_gov.text.overlap import Shared, shared
from lint_gov.tuples import NamedTuple

_SHOWN, _LONGEST = 2, 40


class _Match(NamedTuple):
    percent: int
    other: Report
    shared: Shared


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each section that shares too much with the other report, or with the most alike of them."""
    peers = peers_of(params)
    for section in numbers(params, "sections"):
        found = list(_matches(report, section, peers, params))
        if found:
            yield _copied(report, section, max(found, key=lambda match: match.percent))


def _matches(report: Report, section: int, peers: Peers, params: Params) -> Iterator[_Match]:
    own = narrative(report, section)
    if own.size < number(params, "least"):
        return
    for other in _others(peers, text(params, "against")):
        common = shared(own, narrative(other, section), peers.weight)
        percent = int(100 * common.ratio)
        if (
            percent > number(params, "threshold")
            and common.mass >= number(params, "own")
            and percent > _limit(section, peers, params)
        ):
            yield _Match(percent, other, common)


def _limit(section: int, peers: Peers, params: Params) -> int:
    """What unrelated reports of the batch have in common, and some more."""
    return int(100 * peers.usual(section)) + number(params, "margin") if peers.usual else 0


def _others(peers: Peers, against: str) -> Iterable[Report]:
    if against == "previous":
        return (peers.previous,) if peers.previous else ()
    return peers.siblings


def _copied(report: Report, section: int, match: _Match) -> Hit:
    longest = match.shared.passages[:_SHOWN]
    shown = [passage if len(passage) <= _LONGEST else passage[:_LONGEST] + "……" for passage in longest]
    fields = {"passages": "”“".join(shown), "passage_count": len(match.shared.passages), **called(match.other)}
    return Hit(heading_of(report, section), fields=fields, evidence={"percent": match.percent})
