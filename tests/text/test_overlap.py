"""How much two texts share."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import SETTINGS
from lint_gov.text.overlap import CUT, GRAM, SHORTEST, grams, hashes, reduced, shared, sketch

ONE = "农产品抽检结果在村务公示栏逐项列明"
OTHER = "请渔船登记户旁听山塘加固讨论并采纳建议"
texts = st.text(st.sampled_from("甲乙丙丁，。0９ \n"), max_size=60)


def test_figures_and_marks_make_no_new_text() -> None:
    assert reduced("全年培训１２次，共 300人。").letters == reduced("全年培训3次；共5人").letters == "全年培训0次共0人"


def test_what_is_taken_out_is_not_bridged() -> None:
    cut = reduced("农产品抽检政务公开结果在村", re.compile("政务公开"))
    assert cut.letters == f"农产品抽检{CUT}结果在村"
    assert (cut.size, grams(cut)) == (9, {"农产品抽检"})


def test_order_does_not_matter() -> None:
    assert shared(reduced(ONE + "。" + OTHER), reduced(OTHER + "。" + ONE)).ratio > 0.99


def test_the_share_is_that_of_both_texts() -> None:
    found = shared(reduced(ONE), reduced(ONE + OTHER))
    assert found.ratio == pytest.approx(2 * len(ONE) / (2 * len(ONE) + len(OTHER)))
    assert found.passages == (ONE,)


def test_short_stretches_are_chance() -> None:
    piece = ONE[: SHORTEST - 1]
    assert shared(reduced(piece + OTHER), reduced(piece + "林权勘界与茶园提升各有安排")).passages == ()
    assert shared(reduced(ONE[:SHORTEST] + OTHER), reduced(ONE[:SHORTEST])).passages == (ONE[:SHORTEST],)


def test_passages_are_shown_as_they_stand_longest_first() -> None:
    mine = "一、农产品 抽检结果，在村务公示栏逐项列明12项。其他事项请渔船登记户旁听讨论。"
    found = shared(reduced(mine), reduced("农产品抽检结果在村务公示栏逐项列明3项，另请渔船登记户旁听讨论"))
    assert found.passages == ("农产品抽检结果，在村务公示栏逐项列明12项", "请渔船登记户旁听讨论")


def test_what_weighs_nothing_counts_for_nothing() -> None:
    usual = set(grams(reduced(ONE)))
    found = shared(reduced(ONE + OTHER), reduced(ONE + "各科室轮流值班答复群众来电来访"), lambda gram: float(gram not in usual))
    assert found.ratio < 0.2
    assert found.mass < len(OTHER) + GRAM


@SETTINGS
@given(texts, texts)
def test_any_two_texts(a: str, b: str) -> None:
    one, other = reduced(a), reduced(b)
    found = shared(one, other)
    assert 0 <= found.ratio <= 1
    assert found.ratio == shared(other, one).ratio
    assert len(one.offsets) == len(one.letters)
    assert all("".join(a.split()).find(passage) >= 0 for passage in found.passages)


def test_sketches_tell_how_much_is_shared() -> None:
    long = hashes(f"{n}" for n in range(400))
    half_of_it = hashes([f"{n}" for n in range(200, 400)] + [f"b{n}" for n in range(200)])
    one, half, none = sketch(long, 24), sketch(half_of_it, 24), sketch(hashes(["x", "y"]), 24)
    assert len(set(one)) == 24
    assert 2 <= len(set(one) & set(half)) <= 16
    assert not set(one) & set(none)
    assert sketch(sorted(long, reverse=True), 24) == one
