"""Labels are recognised by what is left of them after folding, and by what damage leaves."""

from __future__ import annotations

import pytest

from lint_gov.forms.labels import Match, vocabulary

VOCABULARY = vocabulary(2021, "applications")


def _only(matches: list[Match], kind: str) -> Match:
    found = [m for m in matches if m.kind == kind]
    assert len({m.ref for m in found}) == 1
    return found[0]


@pytest.mark.parametrize(
    ("key", "ref", "damage"),
    [
        ("1属于国家秘密", "denied.state_secret", ""),
        ("属于国家秘密", "denied.state_secret", "variant"),
        ("一予以公开", "granted", ""),
        ("七总计", "total", ""),
        ("二部分公开", "partial", "variant"),
    ],
)
def test_rows_with_and_without_their_ordinal(key: str, ref: str, damage: str) -> None:
    match = _only(VOCABULARY.lookup(key), "row")
    assert (match.ref, match.damage) == (ref, damage)


def test_a_label_that_is_row_and_column_stays_both() -> None:
    assert {(m.kind, m.ref) for m in VOCABULARY.lookup("其他")} == {
        ("column", "applications/other_org"),
        ("row", "other.rest"),
    }


@pytest.mark.parametrize(
    ("raw", "ref", "damage"),
    [
        ("0四、结转下年度继续办理", "carried_out", "stray"),
        ("5.属于三类内部事务信息（本级）", "denied.internal", "addition"),
        ("7.属于行政执发案卷", "denied.enforcement_file", "slip"),
    ],
)
def test_damaged_labels(raw: str, ref: str, damage: str) -> None:
    key = "".join(c for c in raw if c.isalnum())
    match = _only(VOCABULARY.near(raw, key), "row")
    assert (match.ref, match.damage) == (ref, damage)


def test_a_cut_label_counts_only_when_it_can_be_but_one() -> None:
    assert _only(VOCABULARY.starting_with("1申请人无正当理由"), "row").ref == "other.uncorrected"
    assert VOCABULARY.starting_with("申请") == []


@pytest.mark.parametrize("raw", ["本级政府", "政府信息公开工作领导小组办公室", "2023年", "一、二"])
def test_other_words_are_no_labels(raw: str) -> None:
    key = "".join(c for c in raw if c.isalnum())
    assert not VOCABULARY.lookup(key)
    assert not VOCABULARY.near(raw, key)
    assert not VOCABULARY.starting_with(key)
