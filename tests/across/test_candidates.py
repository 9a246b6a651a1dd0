"""Which reports are worth a close comparison."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from lint_gov.across.candidates import Candidates


def pairs(sketches: Iterable[Iterable[int]], unwanted: frozenset[tuple[int, int]] = frozenset()) -> dict[int, list[int]]:
    known = Candidates()
    for number, sketch in enumerate(sketches):
        known.add(number, [sketch])
    return known.pairs(lambda one, other: (one, other) not in unwanted)


def test_those_that_share_most_come_first() -> None:
    found = pairs([range(10), range(9), range(4), range(100, 110)])
    assert found[0] == [1, 2]
    assert 3 not in found


def test_what_many_have_does_not_hide_the_one_that_shares_what_is_rare() -> None:
    rng = Random(1)
    common = range(1000, 1012)
    own = [[rng.randrange(1 << 32) for _ in range(12)] for _ in range(60)]
    own[40][:6] = own[3][:6]
    found = pairs([*common, *rest] for rest in own)
    assert found[40][0] == 3
    assert found[3][0] == 40


def test_copies_of_one_text_are_all_found_in_a_crowd() -> None:
    found = pairs([range(24)] * 300)
    assert all(found[number] for number in range(300))
    assert max(map(len, found.values())) <= 3


def test_unwanted_ones_leave_their_place_to_others() -> None:
    sketches = [range(20)] * 4 + [range(6)]
    apart = frozenset((4, other) for other in range(3))
    assert pairs(sketches, apart)[4] == [3]


def test_sections_of_one_report_are_no_pair() -> None:
    known = Candidates()
    known.add(7, [range(9), range(9)])
    assert known.pairs(lambda one, other: True) == {}
