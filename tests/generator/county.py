"""A generated county: all its organs over some years, consistent with one another, with faults and traps planted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from generator import narrative
from generator.draft import Draft, compose
from generator.fees import Fee, random_fee
from generator.figures import Figures, random_figures
from generator.forms import APPLICANTS, Key, edition_of, keys
from generator.narrative import Facts
from generator.organs import Organ
from generator.story import Story, copied, overview, problems, reworded, told, words
from lint_gov.model.peers import Entry

CITY = "荆山市"
LAYOUTS = ("bars", "markdown", "tabs")
_SIZES = ("none", "tiny", "small", "small", "medium")
# What is planted in a report; all but the first year's have one to be held against.
FAULTS = ("carry", "carry-total", "stock", "identical", "last", "last-reworded", "sibling", "sibling-reworded")
TRAPS = ("twice", "draft", "same-few", "same-none", "renamed", "merged")


@dataclass(frozen=True)
class Member:
    """An organ of the county: what it is called from its shortest name on, and what it does.

    Attributes:
        apart: it answers to a ministry; the county's figures do not include its own.
    """

    unit: str
    kind: str
    own: str
    topics: tuple[str, ...]
    size: str
    apart: bool = False

    def name(self, rng: Random, place: str, listed: bool) -> str:
        """The name as one of its reports has it."""
        short = words()["short_names"].get(self.unit, self.unit)
        unit = rng.choice((self.unit, self.unit, self.unit, short))
        if listed or self.apart:
            return f"{place}{self.unit}" if not self.unit.startswith("国家") else self.unit
        return rng.choice((f"{CITY}{place}", place, place, place, "")) + unit


@dataclass(frozen=True)
class Filed:
    """One report of the county; `entry` is what a list says of it, `folder` where it is kept."""

    member: Member
    draft: Draft
    layout: str
    entry: Entry | None = None
    folder: str = ""


@dataclass(frozen=True)
class Wanted:
    """A finding that must be there: of a report by its number, at a place where that matters."""

    number: int
    rule: str
    fault: str
    section: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


@dataclass
class County:
    """All reports; what must be found in them; and by number what may be said as well, because it follows."""

    filed: list[Filed] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    may: set[tuple[int, str]] = field(default_factory=set)
    unfiled: list[Entry] = field(default_factory=list)
    listed: bool = False

    def entries(self) -> dict[int, Entry]:
        """What the list says, by number."""
        return {number: filed.entry for number, filed in enumerate(self.filed) if filed.entry}


@dataclass(frozen=True)
class Plan:
    """How a county is made.

    Attributes:
        listed: a list names every report and who sums it up.
        often: how many reports have each kind of fault, and so many organs each trap.
        place: its name.
        roll_up: what is wrong with the government's report of each year: "", wrong, missing or own (it sums up nothing).
    """

    organs: int = 200
    years: tuple[int, ...] = (2021, 2022, 2023)
    listed: bool = False
    often: int = 6
    place: str = "云溪县"
    roll_up: tuple[str, ...] = ("", "missing", "wrong")


def county(seed: int, plan: Plan) -> County:
    """Make a county."""
    return _Maker(Random(seed), plan).made()


def joined(*counties: County, folders: bool) -> County:
    """Several counties in one run, each in a folder of its own or all in one."""
    whole = County()
    for one in counties:
        start = len(whole.filed)
        place = next(f.draft.organ.name for f in one.filed if f.member.kind == "county_government").removeprefix(CITY)[:3]
        whole.filed += [replace(filed, folder=place if folders else "") for filed in one.filed]
        whole.wanted += [replace(want, number=want.number + start) for want in one.wanted]
        whole.may |= {(number + start, rule) for number, rule in one.may}
        whole.unfiled += one.unfiled
    return whole


class _Maker:
    def __init__(self, rng: Random, plan: Plan) -> None:
        self.rng, self.plan = rng, plan
        self.members = _members(rng, plan.organs - 1, plan.place)
        self.out = County(listed=plan.listed)
        self.shown: dict[str, Figures] = {}
        self.stories: dict[tuple[str, int], Story] = {}
        self.jobs = self._jobs()
        self.traps = dict(self._trapped())
        self.last = len(plan.years) - 1

    def made(self) -> County:
        """All years."""
        lord = Member("人民政府", "county_government", "我县", tuple(words()["local"]), "small")
        for index, year in enumerate(self.plan.years):
            there = [m for m in self.members if index < self.last or m.unit not in self.traps["merged"][1:]]
            missing = {m.unit for m in self.free[: self.rng.choice((1, 2))]} if self.plan.roll_up[index] == "missing" else set()
            here = [(member, self._report(member, index, year, member.unit in missing)) for member in there]
            self._government(lord, index, year, [figures for member, figures in here if not member.apart], missing)
        return self.out

    # Who has which fault and which trap: an organ has one at most.

    def _jobs(self) -> dict[tuple[str, int], str]:
        free = [m for m in self.members if not m.apart]
        self.rng.shuffle(free)
        jobs: dict[tuple[str, int], str] = {}
        for fault in FAULTS:
            for _ in range(min(self.plan.often, len(self.members) // 13)):
                fitting = next(
                    m for m in free if m.size in ("small", "medium") or fault not in ("identical", "carry", "carry-total")
                )
                free.remove(fitting)
                jobs[fitting.unit, self.rng.randrange(1, len(self.plan.years))] = fault
        self.free = free
        return jobs

    def _trapped(self) -> Iterator[tuple[str, list[str]]]:
        for trap in TRAPS:
            count = min(self.plan.often, len(self.free) // 10) if trap not in ("renamed", "merged") else 2 * self.plan.listed
            chosen, self.free = self.free[:count], self.free[count:]
            yield trap, [m.unit for m in chosen]

    # One report.

    def _report(self, member: Member, index: int, year: int, missing: bool) -> Figures:
        before = self.shown.get(member.unit)
        job = self.jobs.get((member.unit, index), "")
        figures = self._figures(member, year, before)
        sound = figures
        story = told(self.rng, member.topics)
        self.stories[member.unit, index] = story
        wanted: list[Wanted] = []
        number = len(self.out.filed)
        if before is not None and job:
            figures = self._faulty(job, figures, before, number, wanted)
            story = self._taken(job, story, member, index, number, wanted)
        self.shown[member.unit] = figures
        if missing:
            self._expected(member, year)
            return sound
        self._file(member, year, figures, story)
        self.out.wanted += wanted
        if member.unit in self.traps["twice"]:
            self._again(self.out.filed[-1].draft)
        if member.unit in self.traps["draft"]:
            self._file(member, year, _raised(figures, "granted"), story)
        return figures

    def _figures(self, member: Member, year: int, before: Figures | None) -> Figures:
        edition = edition_of(year)
        if member.unit in self.traps["same-few"]:
            return _few(edition)
        if member.unit in self.traps["same-none"]:
            return Figures(edition, dict.fromkeys(keys(edition), Decimal(0)))
        merged = self.traps["merged"]
        if before and year == self.plan.years[-1] and member.unit in merged[:1]:
            before = before.replaced(_left(before, self.shown[merged[1]]))
        return random_figures(self.rng, edition, member.kind, member.size, before)

    def _faulty(self, job: str, figures: Figures, before: Figures, number: int, wanted: list[Wanted]) -> Figures:
        if job in ("carry", "carry-total"):
            columns = ("natural",) if job == "carry" else ("natural", "total")
            extra = self.rng.randint(1, 4)
            wanted += [Wanted(number, "C101", job, 3, "applications", "carried_in", column) for column in columns]
            return figures.replaced({k: figures.values[k] + extra for c in columns if (k := ("applications", "carried_in", c))})
        if job == "stock" and before.edition == figures.edition == 2021:
            key = ("disclosure", "normative", "effective")
            wanted.append(Wanted(number, "C102", job, *(2, *key)))
            return figures.replaced({key: figures.values[key] + self.rng.choice((1, 2, 7))})
        if job == "identical" and before.edition == figures.edition:
            wanted.append(Wanted(number, "C103", job))
            self.out.may |= {(number, "C101"), (number, "C102")}
            return Figures(before.edition, dict(before.values))
        return figures

    def _taken(self, job: str, own: Story, member: Member, index: int, number: int, wanted: list[Wanted]) -> Story:
        kind, _, how = job.partition("-")
        if kind not in ("last", "sibling"):
            return own
        sections = self.rng.choice(((1,), (5,), (1, 5)))
        source = self.stories[member.unit, index - 1] if kind == "last" else self._other(index)
        rule = "C201" if kind == "last" else "C202"
        wanted += [Wanted(number, rule, job, section) for section in sections]
        return reworded(self.rng, source, sections, own) if how else copied(source, sections, own)

    def _other(self, index: int) -> Story:
        """The story of an organ without faults of its own, of this year or the one before."""
        faulty, years = {unit for unit, _ in self.jobs}, self.plan.years[index - 1 : index + 1]
        chosen = self.rng.choice([f for f in self.out.filed if f.draft.year in years and f.member.unit not in faulty])
        self.out.may |= {(n, "C202") for n, f in enumerate(self.out.filed) if _same(f, chosen)}
        return self.stories[chosen.member.unit, self.plan.years.index(chosen.draft.year)]

    # The government, and what is handed in.

    def _government(self, lord: Member, index: int, year: int, counted: list[Figures], missing: set[str]) -> None:
        before, how = self.shown.get(lord.unit), self.plan.roll_up[index]
        own = random_figures(self.rng, edition_of(year), lord.kind, "small", before)
        figures = own if how == "own" else own.replaced(_summed(counted, own))
        number = len(self.out.filed)
        self.out.may |= {(number, "C101")} if before else set()
        if missing:
            self.out.wanted.append(Wanted(number, "C301", "missing-listed" if self.plan.listed else "missing"))
        if how == "wrong":
            row, extra = self.rng.choice(("partial", "denied.internal", "rejected.petition")), self.rng.choice((1, 3, 10))
            changed = {("applications", row, c): figures.values["applications", row, c] + extra for c in ("natural", "total")}
            figures = figures.replaced(changed)
            self.out.wanted.append(Wanted(number, "C301", "roll-up", 3, "applications", row))
        self.shown[lord.unit] = figures
        self.stories[lord.unit, index] = story = told(self.rng, lord.topics)
        self._file(lord, year, figures, story)

    def _file(self, member: Member, year: int, figures: Figures, story: Story) -> None:
        organ = Organ(self._name(member, year), member.own, member.kind, (member.kind,))
        fee = random_fee(self.rng, figures) if edition_of(year) == 2021 else Fee()
        facts = Facts(year, organ, figures, fee)
        said = narrative.write(self.rng, facts)
        bodies = {**said.bodies, 1: overview(self.rng, facts, story, member.topics, template=True), 5: problems(facts, story)}
        self._add(member, compose(facts, replace(said, bodies=bodies)))

    def _again(self, draft: Draft) -> None:
        self._add(self.out.filed[-1].member, draft)

    def _add(self, member: Member, draft: Draft) -> None:
        self.out.filed.append(Filed(member, draft, LAYOUTS[len(self.out.filed) % len(LAYOUTS)], self._entry(member, draft.year)))

    def _entry(self, member: Member, year: int) -> Entry | None:
        if not self.plan.listed or member.unit == "人民政府":
            return None
        former = ""
        if year == self.plan.years[-1] and member.unit in self.traps["merged"][:1]:
            former = f"{self.plan.place}{self.traps['merged'][1]}"
        elif self._renamed(member, year):
            former = f"{self.plan.place}{member.unit}"
        return Entry(self._name(member, year), year, "" if member.apart else f"{self.plan.place}人民政府", former)

    def _renamed(self, member: Member, year: int) -> bool:
        return year == self.plan.years[-1] and member.unit in self.traps["renamed"]

    def _name(self, member: Member, year: int) -> str:
        if member.kind == "county_government":
            return self.rng.choice(
                (f"{self.plan.place}人民政府", f"{CITY}{self.plan.place}人民政府", f"{self.plan.place}人民政府办公室")
            )
        if self._renamed(member, year):
            return f"{self.plan.place}新{member.unit}"
        return member.name(self.rng, self.plan.place, self.plan.listed)

    def _expected(self, member: Member, year: int) -> None:
        entry = self._entry(member, year)
        if entry is not None:
            self.out.unfiled.append(entry)


def _same(one: Filed, other: Filed) -> bool:
    return one.member is other.member and one.draft.year == other.draft.year


def _summed(figures: Sequence[Figures], like: Figures) -> dict[Key, Decimal]:
    wanted = [k for k in like.values if k[0] in ("applications", "disputes")]
    return {k: sum((f.values[k] for f in figures), Decimal(0)) for k in wanted}


def _left(one: Figures, other: Figures) -> dict[Key, Decimal]:
    """What two organs left over together."""
    wanted = [k for k in one.values if k[:2] == ("applications", "carried_out")]
    return {k: one.values[k] + other.values[k] for k in wanted}


def _raised(figures: Figures, row: str) -> Figures:
    """The figures as a draft had them."""
    changed = [("applications", r, c) for r in ("new", row, "total") for c in ("natural", "total")]
    return figures.replaced({k: figures.values[k] + 1 for k in changed})


def _few(edition: int) -> Figures:
    """One request, granted: so much happens to be the same year by year."""
    one = {("applications", row, c): Decimal(1) for row in ("new", "granted", "total") for c in (APPLICANTS[0], "total")}
    return Figures(edition, {**dict.fromkeys(keys(edition), Decimal(0)), **one})


def _members(rng: Random, count: int, place: str) -> list[Member]:
    found = [Member(unit, "department", "我局", tuple(topics), rng.choice(_SIZES)) for unit, topics in words()["bureaus"].items()]
    tax, weather = f"国家税务总局{place}税务局", "气象局"
    found += [
        Member(unit, "vertical", "我局", tuple(words()["bureaus"]["财政局"]), "tiny", apart=True) for unit in (tax, weather)
    ]
    places = [a + b for a in words()["first"] for b in words()["second"]]
    rng.shuffle(places)
    makers: tuple[tuple[Callable[[str], str], str, str], ...] = (
        (lambda place: f"{place}镇人民政府", "township", "我镇"),
        (lambda place: f"{place}乡人民政府", "township", "我乡"),
        (lambda place: f"{place}街道办事处", "subdistrict", "我街道"),
    )
    for place in places:
        make, kind, own = rng.choice(makers)
        topics = tuple(rng.sample(words()["local"], 10))
        found.append(Member(make(place), kind, own, topics, rng.choice(_SIZES)))
    rest = found[28:]
    return (found[: min(28, count // 2)] + rest)[:count]
