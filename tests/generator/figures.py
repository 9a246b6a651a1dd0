"""The numeric model: random figures of the three statutory tables that keep every identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from generator.forms import APPLICANTS, DISPUTES, OUTCOMES, Key, application_rows, keys, result_rows

SIZES = ("none", "tiny", "small", "medium", "large")
_REQUESTS = {"none": 0, "tiny": 4, "small": 40, "medium": 600, "large": 9000}
_DECISIONS = {"none": 0, "tiny": 9, "small": 300, "medium": 9000, "large": 250000}
_FEES = {"none": 0, "tiny": 3, "small": 60, "medium": 900, "large": 16000}
_RULE_MAKERS = ("province_government", "city_government")


@dataclass(frozen=True)
class Figures:
    """The figures of one report, by (table, row, column)."""

    edition: int
    values: Mapping[Key, Decimal]

    def count(self, table: str, row: str, column: str = "total") -> int:
        """One figure as an integer."""
        return int(self.values[table, row, column])

    def requests(self, row: str, column: str = "total") -> int:
        """A row of the table of section 3, or the sum of a group of rows ("denied", "unavailable", "rejected", "other")."""
        rows = [r for r in application_rows(self.edition) if r == row or r.startswith(f"{row}.")]
        return sum(self.count("applications", r, column) for r in rows)

    def replaced(self, changes: Mapping[Key, Decimal | int]) -> Figures:
        """The same figures with some changed; nothing else follows."""
        return Figures(self.edition, {**self.values, **{k: Decimal(v) for k, v in changes.items()}})


def random_figures(
    rng: Random, edition: int, organ_kind: str = "county_government", size: str | None = None, before: Figures | None = None
) -> Figures:
    """Figures of an organ of that kind; zero-heavy, like those of real reports. `before` are its figures of last year."""
    size = size or rng.choice(SIZES)
    values: dict[Key, Decimal] = dict.fromkeys(keys(edition), Decimal(0))
    _applications(rng, edition, size, values, before)
    _disputes(rng, size, values)
    if edition == 2019:
        _disclosure_2019(rng, size, organ_kind, values)
    else:
        _disclosure_2021(rng, size, organ_kind, values, before if before and before.edition == edition else None)
    return Figures(edition, values)


def _upto(rng: Random, limit: int, zero: float = 0.5) -> int:
    """A count up to `limit`: zero with that chance, else small ones as likely as large ones."""
    if limit <= 0 or rng.random() < zero:
        return 0
    return rng.randint(1, max(1, int(limit ** rng.uniform(0.3, 1.0))))


def _spread(rng: Random, total: int, places: list[str], share: float) -> dict[str, int]:
    """Split `total` over a few of the places."""
    if not total:
        return {}
    chosen = [p for p in places if rng.random() < share] or [rng.choice(places)]
    cuts = sorted(rng.randint(0, total) for _ in chosen[1:])
    return {p: b - a for p, a, b in zip(chosen, [0, *cuts], [*cuts, total], strict=True)}


def _applications(rng: Random, edition: int, size: str, values: dict[Key, Decimal], before: Figures | None) -> None:
    for column in APPLICANTS:
        received = _upto(rng, _REQUESTS[size], 0.1) if column == "natural" else _upto(rng, _REQUESTS[size] // 6, 0.7)
        carried_in = rng.randint(0, received) if rng.random() < 0.3 else 0
        if before:
            carried_in = before.count("applications", "carried_out", column)
            received = max(received, carried_in)
        carried_out = rng.randint(0, received) if rng.random() < 0.3 else 0
        handled = received - carried_out
        counts = {"new": received - carried_in, "carried_in": carried_in, "carried_out": carried_out, "total": handled}
        counts |= _spread(rng, handled, list(result_rows(edition)), 0.25)
        for row, count in counts.items():
            values["applications", row, column] = Decimal(count)
    for row in application_rows(edition):
        values["applications", row, "total"] = _sum(values, "applications", row, APPLICANTS)


def _disputes(rng: Random, size: str, values: dict[Key, Decimal]) -> None:
    for row in DISPUTES:
        for column in OUTCOMES:
            values["disputes", row, column] = Decimal(_upto(rng, _REQUESTS[size] // 8, 0.6))
        values["disputes", row, "total"] = _sum(values, "disputes", row, OUTCOMES)


def _sum(values: Mapping[Key, Decimal], table: str, row: str, columns: Iterable[str]) -> Decimal:
    return sum((values[table, row, c] for c in columns), Decimal(0))


def _amount(rng: Random, limit: int) -> Decimal:
    """An amount with none to four decimals."""
    places = rng.choice((0, 1, 2, 2, 4))
    return Decimal(_upto(rng, limit, 0.2) * 10**places + rng.randrange(10**places)).scaleb(-places) if limit else Decimal(0)


def _disclosure_2021(rng: Random, size: str, kind: str, values: dict[Key, Decimal], before: Figures | None) -> None:
    stock = {"none": 0, "tiny": 2, "small": 9, "medium": 60, "large": 400}[size]
    for row in ("regulations", "normative"):
        if row == "regulations" and kind not in _RULE_MAKERS:
            continue
        made, repealed = _upto(rng, stock // 2), _upto(rng, stock // 3, 0.6)
        effective = max(made - repealed, 0) + _upto(rng, stock, 0.3)
        if before:
            had = before.count("disclosure", row, "effective")
            repealed = min(repealed, had + made)
            effective = had + made - repealed
        _put(values, row, made=made, repealed=repealed, effective=effective)
    for row in ("licences", "penalties", "coercion"):
        _put(values, row, decisions=_upto(rng, _DECISIONS[size], 0.4))
    _put(values, "fees", amount=_amount(rng, _fee_limit(size, kind)))


def _fee_limit(size: str, kind: str) -> int:
    """Amounts that nobody would take for 元."""
    whole_area = kind in (*_RULE_MAKERS, "county_government", "office")
    return _FEES[size] if whole_area else min(_FEES[size], 90)


def _disclosure_2019(rng: Random, size: str, kind: str, values: dict[Key, Decimal]) -> None:
    stock = {"none": 0, "tiny": 2, "small": 9, "medium": 60, "large": 400}[size]
    for row in ("regulations", "normative"):
        if row == "regulations" and kind not in _RULE_MAKERS:
            continue
        created = _upto(rng, stock // 2)
        published = created - (rng.randint(0, created) if rng.random() < 0.3 else 0)
        _put(values, row, created=created, published=published, total=published + _upto(rng, stock, 0.3))
    for row in ("licences", "services", "penalties", "coercion"):
        last_year = _upto(rng, _DECISIONS[size] // 20, 0.4)
        _put(values, row, last_year=last_year, change=_change(rng, last_year), decisions=_upto(rng, _DECISIONS[size], 0.4))
    last_year = _upto(rng, stock)
    _put(values, "fees", last_year=last_year, change=_change(rng, last_year))
    projects = _upto(rng, stock)
    _put(values, "procurement", projects=projects, amount=_amount(rng, _DECISIONS[size]) if projects else 0)


def _change(rng: Random, last_year: int) -> int:
    """增/减: signed, and never below what was there."""
    return rng.randint(-last_year, last_year + 2) if last_year and rng.random() < 0.6 else 0


def _put(values: dict[Key, Decimal], row: str, **counts: int | Decimal) -> None:
    values.update({("disclosure", row, column): Decimal(count) for column, count in counts.items()})
