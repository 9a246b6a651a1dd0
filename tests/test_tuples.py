"""Our named tuples against those of `typing`: nobody can tell them apart."""

from __future__ import annotations

import pickle
import typing

import pytest

from lint_gov import tuples


class Ours(tuples.NamedTuple):
    """A class with all that our classes have."""

    value: int
    words: str = "无"

    @property
    def twice(self) -> str:
        """Its words, twice."""
        return self.words * 2

    def more(self, number: int) -> Ours:
        """One with a higher value."""
        return self._replace(value=self.value + number)


class Theirs(typing.NamedTuple):
    """A class with all that our classes have."""

    value: int
    words: str = "无"


def test_made_shown_and_compared_alike() -> None:
    ours, theirs = Ours(1), Theirs(1)
    assert tuple(ours) == tuple(theirs) == (1, "无")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert Ours(1, words="x") == Ours(words="x", value=1) != Ours(1)
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert (Ours.__annotations__.keys(), Ours.__doc__) == (Theirs.__annotations__.keys(), Theirs.__doc__)
    assert ours.more(2)._asdict() == {"value": 3, "words": "无"}
    assert ours.twice == "无无"


def test_it_travels_and_is_frozen() -> None:
    assert pickle.loads(pickle.dumps(Ours(4, "a"))) == Ours(4, "a")
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")
    with pytest.raises(AttributeError):
        Ours(1).value = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
