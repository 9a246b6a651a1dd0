"""Results on disk, as a sequence."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.cli import many
from lint_gov.errors import UsageError
from lint_gov.model.finding import FileResult
from lint_gov.store import spool
from lint_gov.store.pack import pack
from lint_gov.store.rewritten import Rewritten
from lint_gov.store.spool import Spool


@given(st.lists(st.text(max_size=50), max_size=12), st.slices(14))
def test_it_is_read_like_a_list(items: list[str], part: slice) -> None:
    spool = Spool.of(items)
    assert len(spool) == len(items)
    assert list(spool) == items
    assert list(spool[part]) == items[part]
    assert [spool[n] for n in range(-len(items), 0)] == items
    with pytest.raises(IndexError):
        spool[len(items)]


def test_reading_and_adding_may_take_turns() -> None:
    spool: Spool[str] = Spool()
    for number in range(20):
        spool.add(pack(str(number)))
        assert spool[number // 2] == str(number // 2)
    assert [a + b for a, b in zip(spool, spool, strict=True)] == [2 * str(n) for n in range(20)]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool = Spool.of(["x"] * 10)
    assert spool[9] == "x"
    del spool
    gc.collect()
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_few_results_stay_in_memory_and_many_go_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    results = [FileResult(str(number), "skipped") for number in range(5)]
    assert many.collected(map(pack, results), 5) == tuple(results)
    monkeypatch.setattr(spool, "IN_MEMORY", 4)
    spooled = many.collected(map(pack, results), 5)
    assert isinstance(spooled, Spool)
    assert list(spooled) == results == list(spool.sequence(results, 5))


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Spool, "add", full)
    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    with pytest.raises(UsageError) as wrong:
        many.collected([b""], 1)
    assert wrong.value.kind == "no-room"


@pytest.mark.parametrize("most", [400, 2])
def test_some_items_may_be_replaced(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", most)
    items = ["a", "b", "c", "d"]
    changed = Rewritten(items)
    for number, item in ((1, "B"), (3, "D"), (1, "BB")):
        changed[number] = item
    assert list(changed) == ["a", "BB", "c", "D"]
    assert (changed[1], len(changed), items[1]) == ("BB", 4, "b")
