"""One case of the benchmark: a generated report in one layout, and how the findings on it compare with what was planted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from random import Random

from generator.chain import findings, loud, matches, owed, read_back, told
from generator.damage import DAMAGES, Damage
from generator.draft import random_draft
from generator.faults import FAULTS, Planted
from generator.files import Way, random_way, write
from generator.layouts import LAYOUTS
from generator.organs import KINDS
from generator.traps import TRAPS, Trap
from lint_gov.model.finding import Finding

ALL_LAYOUTS = ("docx", "html", *LAYOUTS)
CLEAN, TRAP, DAMAGE = "clean-", "trap-", "damage-"


@dataclass(frozen=True)
class Case:
    """Name of a fault, trap, damage or organ kind; seed; layout. The three make the report, always the same one."""

    kind: str
    seed: int
    layout: str

    @property
    def sound(self) -> bool:
        """Whether nothing was planted."""
        return self.kind.startswith((CLEAN, TRAP, DAMAGE))


@dataclass(frozen=True)
class Outcome:
    """What became of a case.

    Attributes:
        organ: kind of the reporting organ.
        wanted: each expected finding by its rule, and whether it came.
        right: rules of the findings that tell of the planted fault.
        false: rule and text of each error, warning or question beyond that and its consequences.
        hints: rules of the hints (info) beyond.
        repair: "": none offered and none owed; "none": none offered; "right" or "wrong": by what was changed.
        crash: what was raised.
    """

    case: Case
    organ: str
    wanted: tuple[tuple[str, bool], ...] = ()
    right: tuple[str, ...] = ()
    false: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    repair: str = ""
    crash: str = ""


def cases(seed: int, rounds: int) -> Iterator[Case]:
    """All cases: every fault, trap and damage, and a clean report of every organ kind, in every layout, in each round."""
    names = [
        *(f"{f.rule}-{f.name}" for f in FAULTS),
        *(TRAP + t.name for t in TRAPS),
        *(DAMAGE + d.name for d in DAMAGES),
        *(CLEAN + kind for kind in KINDS),
    ]
    for number in range(seed, seed + rounds):
        for name in names:
            yield from (Case(name, number, layout) for layout in ALL_LAYOUTS)


def judge(case: Case) -> Outcome | None:
    """Run the whole chain on a case; None where the fault cannot be seen in the layout."""
    planted, way = made(case)
    if case.layout not in planted.layouts:
        return None
    organ = planted.draft.organ.kind
    try:
        said = findings(read_back(write(planted.draft, way)), planted.enabled)
    except Exception as error:  # a crash is the worst of answers, and must not end the benchmark
        lost = tuple((want.rule, False) for want in planted.expect)
        return Outcome(case, organ, lost, crash=f"{type(error).__name__}: {error}")
    return _compared(case, planted, said)


def made(case: Case) -> tuple[Planted, Way]:
    """The report of a case, and how it is written."""
    rng = Random(f"{case.kind} {case.seed} {case.layout}")
    planted = _plants()[case.kind](rng) if not case.kind.startswith(CLEAN) else _clean(rng, case.kind.removeprefix(CLEAN))
    way = random_way(rng, case.layout)
    return planted, Way(way.layout, planted.options) if planted.options else way


@cache
def _plants() -> dict[str, Callable[[Random], Planted]]:
    sound = {TRAP + t.name: partial(_trap, t) for t in TRAPS} | {DAMAGE + d.name: partial(_damaged, d) for d in DAMAGES}
    return sound | {f"{f.rule}-{f.name}": f.plant for f in FAULTS}


def _trap(trap: Trap, rng: Random) -> Planted:
    return Planted(trap.make(rng), (), layouts=trap.layouts or frozenset(ALL_LAYOUTS))


def _damaged(damage: Damage, rng: Random) -> Planted:
    return Planted(damage.apply(random_draft(rng), rng), (), damage.may, frozenset(ALL_LAYOUTS) - damage.not_in)


def _clean(rng: Random, organ: str) -> Planted:
    return Planted(random_draft(rng, organ_kind=organ), ())


def _compared(case: Case, planted: Planted, said: tuple[Finding, ...]) -> Outcome:
    beyond = [f for f in said if not owed(planted, f) and f.rule not in planted.may]
    return Outcome(
        case,
        planted.draft.organ.kind,
        tuple((want.rule, any(matches(want, f) for f in said)) for want in planted.expect),
        tuple(f.rule for f in said if owed(planted, f)),
        tuple((f.rule, told(f)) for f in beyond if loud(f)),
        tuple(f.rule for f in beyond if not loud(f)),
        _repair(planted, said),
    )


def _repair(planted: Planted, said: tuple[Finding, ...]) -> str:
    """Whether the figures offered are those that stood there before the fault was planted."""
    offered = {(c.table, c.row, c.column): c.value for f in said for c in f.repair}
    if not offered:
        return "none" if planted.repair else ""
    before = planted.before or {key: planted.draft.figures.values.get(key) for key in offered}
    return "right" if offered == before else "wrong"
