"""Counts the outcomes of the benchmark and puts them into tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cases import Outcome

from common import Table, at_least, share

RECALL, SOUND, REPAIRS = 0.99, 0.995, 0.98
MOST = 40


@dataclass
class Count:
    """Counts of one rule, layout, family or organ kind."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    sound: int = 0
    quiet: int = 0
    alarms: int = 0

    @property
    def recall(self) -> float:
        """Share of planted faults that were found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def cleanness(self) -> float:
        """Share of sound reports without error, warning or question."""
        return self.quiet / self.sound if self.sound else 1.0


@dataclass
class Tally:
    """All counts of a run."""

    cases: int = 0
    rules: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    layouts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    organs: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    whole: Count = field(default_factory=Count)
    hints: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[Outcome]] = field(default_factory=lambda: defaultdict(list))

    def families(self) -> dict[str, Count]:
        """The counts by the letter of the rules."""
        found: dict[str, Count] = defaultdict(Count)
        for rule, count in self.rules.items():
            for name in ("wanted", "found", "right", "false"):
                setattr(found[rule[0]], name, getattr(found[rule[0]], name) + getattr(count, name))
        return found

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.cases += 1
        for count in (self.layouts[outcome.case.layout], self.organs[outcome.organ], self.whole):
            _add(count, outcome)
        for rule, found in outcome.wanted:
            self.rules[rule].wanted += 1
            self.rules[rule].found += found
        for rule in outcome.right:
            self.rules[rule].right += 1
        for rule, _ in outcome.false:
            self.rules[rule].false += 1
        self.hints.update(outcome.hints if outcome.case.sound else ())
        self.repairs[outcome.repair] += 1
        for text in faults_of(outcome):
            self.wrong[f"{outcome.case.kind}: {text}"].append(outcome)


def faults_of(outcome: Outcome) -> list[str]:
    """What is wrong with an outcome, in a few words each."""
    missed = [f"missed {rule}" for rule, found in outcome.wanted if not found]
    repair = [f"repair {outcome.repair}"] if outcome.repair in ("wrong", "none") else []
    return sorted({*missed, *(f"false {rule}" for rule, _ in outcome.false), *repair, *(["crash"] if outcome.crash else [])})


def _add(count: Count, outcome: Outcome) -> None:
    count.wanted += len(outcome.wanted)
    count.found += sum(found for _, found in outcome.wanted)
    count.right += len(outcome.right)
    count.false += len(outcome.false)
    if outcome.case.sound:
        count.sound += 1
        count.quiet += not (outcome.false or outcome.crash)
        count.alarms += len(outcome.false)


def rule_table(name: str, counts: dict[str, Count]) -> Table:
    """Recall and precision by rule or family."""
    rows = [
        [
            key,
            str(c.wanted),
            share(c.found, c.wanted),
            at_least(c.found, c.wanted),
            str(c.right),
            str(c.false),
            share(c.right, c.right + c.false),
        ]
        for key, c in sorted(counts.items())
    ]
    return (name, "planted", "recall %", "at least %", "right findings", "false findings", "precision %"), rows


def layout_table(name: str, counts: dict[str, Count], order: Iterable[str]) -> Table:
    """Recall, false findings and the share of sound reports that bring nothing, by layout or organ kind."""
    rows = [
        [
            key,
            str(c.wanted),
            share(c.found, c.wanted),
            str(c.false),
            str(c.sound),
            share(c.quiet, c.sound),
            at_least(c.quiet, c.sound),
        ]
        for key, c in ((key, counts[key]) for key in order)
    ]
    return (name, "planted", "recall %", "false findings", "sound reports", "without any %", "at least %"), rows


def total_table(tally: Tally) -> Table:
    """The figures that the project promises, with their targets."""
    whole, right, wrong = tally.whole, tally.repairs["right"], tally.repairs["wrong"]
    told = whole.right + whole.false
    owed = tally.repairs["none"] + right
    lines = (
        ("planted faults found (recall)", whole.found, whole.wanted, f"{RECALL:.1%} per rule"),
        ("errors, warnings, questions that are right (precision)", whole.right, told, "–"),
        ("sound reports without error, warning, question", whole.quiet, whole.sound, f"{SOUND:.1%} per layout"),
        ("unique repairs that are right", right, right + wrong, f"{REPAIRS:.1%}"),
        ("single wrong cells for which a repair is offered", right, owed, "–"),
    )
    return ("", "of", "%", "at least % (95 %)", "target"), [
        [name, str(of), share(part, of), at_least(part, of), target] for name, part, of, target in lines
    ]


def missed(tally: Tally) -> list[tuple[str, Callable[[Outcome], bool]]]:
    """The targets that were missed, each with the outcomes that are to blame."""
    found: list[tuple[str, Callable[[Outcome], bool]]] = []
    for rule, c in sorted(tally.rules.items()):
        if c.wanted and c.recall < RECALL:
            found.append((f"recall of {rule} is {c.recall:.2%}", lambda o, rule=rule: (rule, False) in o.wanted))
    for layout, c in tally.layouts.items():
        if c.cleanness < SOUND:
            text = f"only {c.cleanness:.2%} of the sound reports bring nothing in {layout}"
            found.append((text, lambda o, layout=layout: o.case.sound and o.case.layout == layout))
    right, wrong = tally.repairs["right"], tally.repairs["wrong"]
    if right + wrong and right / (right + wrong) < REPAIRS:
        found.append((f"only {right / (right + wrong):.2%} of the repairs are right", lambda o: o.repair == "wrong"))
    return found


def wrong_lines(tally: Tally) -> list[str]:
    """What went wrong, most frequent first, with a case of each."""
    found = sorted(tally.wrong.items(), key=lambda item: -len(item[1]))
    lines = [
        f"{len(group):4} × {text} ({_layouts(group)})  {repeated(group[0])} {group[0].crash}".rstrip() for text, group in found
    ]
    return lines[:MOST] + ([f"… and {len(found) - MOST} other kinds"] if len(found) > MOST else [])


def _layouts(group: list[Outcome]) -> str:
    names = sorted({o.case.layout for o in group})
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")


def repeated(outcome: Outcome) -> str:
    """The arguments that show the case again."""
    case = outcome.case
    return f"--show {case.kind} {case.seed} {case.layout}"
