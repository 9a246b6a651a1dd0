"""Our frozen classes against `dataclass(frozen=True, slots=True)`: nobody can tell them apart."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

import pytest

from lint_gov.model.place import Place
from lint_gov.model.record import field as fresh
from lint_gov.model.record import record
from lint_gov.model.record import replace as quick

T = TypeVar("T")


@record
class Ours(Generic[T]):
    """A class with all that our classes have."""

    value: T
    words: str = "无"
    more: Mapping[str, int] = fresh(default_factory=dict)

    @property
    def twice(self) -> str:
        return self.words * 2


@dataclass(frozen=True, slots=True)
class Theirs(Generic[T]):
    """The same, made by the standard library."""

    value: T
    words: str = "无"
    more: Mapping[str, int] = field(default_factory=dict)


@record
class One:
    """A single field."""

    only: str


ARGUMENTS: list[dict[str, Any]] = [{"value": 1}, {"value": 1, "words": "x"}, {"value": (2,), "more": {"a": 1}}]


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_made_and_shown_alike(arguments: dict[str, Any]) -> None:
    ours, theirs = Ours(**arguments), Theirs(**arguments)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours == Ours(*arguments.values()) if "more" not in arguments else ours.more == {"a": 1}
    assert [f.name for f in fields(ours)] == [f.name for f in fields(theirs)]
    assert is_dataclass(ours)
    assert Ours.__match_args__ == Theirs.__match_args__


def test_equality_is_of_the_same_class_and_all_fields() -> None:
    assert Ours(1) == Ours(1)
    assert Ours(1) != Ours(1, "x")
    other: object = Theirs(1)
    assert Ours(1) != other
    assert One("a") == One("a") != One("b")
    other = object()
    assert One("a") != other


def test_hash_is_of_the_fields() -> None:
    assert len({Place(1, 2), Place(1, 2), Place(1, 3)}) == 2
    with pytest.raises(TypeError):
        hash(Ours([]))
    assert hash(One("a")) == hash(One("a"))


def test_nothing_can_be_changed_or_added() -> None:
    for name in ("words", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(Ours(1), name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(Ours(1), name)
    assert not hasattr(Ours(1), "__dict__")


def test_factories_run_each_time() -> None:
    assert Ours(1).more is not Ours(1).more


def test_replace_copies_and_pickles() -> None:
    ours = Ours(1, "x", {"a": 1})
    assert replace(ours, words="y") == quick(ours, words="y") == Ours(1, "y", {"a": 1})
    unknown: dict[str, Any] = {"unknown": 1}
    with pytest.raises(TypeError):
        quick(ours, **unknown)
    assert copy.copy(ours) == copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours
    assert copy.deepcopy(ours).more is not ours.more


def test_wrong_arguments_are_refused() -> None:
    wrong: list[dict[str, Any]] = [{}, {"value": 1, "unknown": 2}]
    for arguments in wrong:
        with pytest.raises(TypeError):
            Ours(**arguments)
    assert Ours(value=1).twice == "无无"
