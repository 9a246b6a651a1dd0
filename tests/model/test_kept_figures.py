"""Figures that are kept packed read like those they were made of."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.model.kept_figures import kept
from lint_gov.model.place import Place
from lint_gov.model.report import Figure
from lint_gov.store.pack import pack, unpack

places = st.builds(
    Place,
    line=st.none() | st.integers(1, 9),
    path=st.none() | st.just("t3/r1/c2"),
    order=st.integers(0, 9),
    box=st.none() | st.just((1.0, 2.0, 3.5, 4.0)),
)
values = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers().map(Decimal)
cells = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))
states = st.sampled_from(("number", "blank", "placeholder", "text", "unreadable"))


@given(st.dictionaries(cells, st.tuples(st.text(max_size=4), values, states, places, st.sampled_from(("", "万元")))))
def test_they_come_back_as_they_were(drawn: dict[tuple[str, str], tuple[str, Decimal | None, str, Place, str]]) -> None:
    figures = {cell: Figure(*cell, *rest) for cell, rest in drawn.items()}  # type: ignore[arg-type]
    packed = kept(figures)
    assert dict(packed) == figures
    assert list(packed) == list(figures)
    assert [str(figure.value) for figure in packed.values()] == [str(figure.value) for figure in figures.values()]
    assert dict(unpack(pack(packed))) == figures
    assert packed.get(("no", "such")) is None
