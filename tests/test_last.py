"""The memory of one answer."""

from __future__ import annotations

from lint_gov.last import last_asked


def test_only_the_very_same_objects_are_answered_from_memory() -> None:
    asked: list[tuple[list[int], ...]] = []

    @last_asked
    def total(*lists: list[int]) -> int:
        asked.append(lists)
        return sum(map(sum, lists))

    one, equal = [1, 2], [1, 2]
    assert [total(one), total(one), total(equal), total(one, equal), total(one, equal), total(one)] == [3, 3, 3, 6, 6, 3]
    assert len(asked) == 4
