"""The whole chain on generated reports: whatever the layout, the figures come back, and a sound report brings nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import SETTINGS, findings, read_back, unsound
from generator.damage import DAMAGES, Damage
from generator.draft import Draft
from generator.files import listed, write, wrong_figures
from generator.strategies import ALL_LAYOUTS, damages, drafts, ways
from generator.text import Rendered


def _hurt(draft: Draft, kinds: tuple[Damage, ...], seed: int) -> Draft:
    from random import Random

    for kind in kinds:
        draft = kind.apply(draft, Random(seed))
    return draft


def _assert_sound(rendered: Rendered, draft: Draft, may: frozenset[str] = frozenset()) -> None:
    report = read_back(rendered)
    wrong = wrong_figures(report, rendered.expected)
    assert not wrong, listed(wrong)
    assert report.identity.year == draft.year
    assert report.edition == draft.figures.edition
    said = unsound(findings(report), may)
    assert not said, listed(said)


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
def test_sound_reports_come_back_exactly_and_bring_nothing(layout: str) -> None:
    @SETTINGS
    @given(draft=drafts(), way=ways(layout))
    def run(draft: Draft, way: object) -> None:
        _assert_sound(write(draft, way), draft)

    run()


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
def test_damage_hurts_nothing(layout: str) -> None:
    @SETTINGS
    @given(draft=drafts(), way=ways(layout), kinds=damages(layout), seed=st.integers(0, 999))
    def run(draft: Draft, way: object, kinds: tuple[Damage, ...], seed: int) -> None:
        may = frozenset().union(*(kind.may for kind in kinds)) if layout in ("docx", "html") else frozenset()
        _assert_sound(write(_hurt(draft, kinds, seed), way), draft, may)

    run()


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
@pytest.mark.parametrize("kind", DAMAGES, ids=lambda d: d.name)
def test_each_kind_of_damage_in_each_layout(kind: Damage, layout: str) -> None:
    from random import Random

    from generator.draft import random_draft
    from generator.files import random_way

    if layout in kind.not_in:
        pytest.skip("cannot occur there")
    rng = Random(f"{kind.name} {layout}")
    draft = random_draft(rng)
    _assert_sound(
        write(kind.apply(draft, rng), random_way(rng, layout)), draft, kind.may if layout in ("docx", "html") else frozenset()
    )


@SETTINGS
@given(draft=drafts(), layout=st.sampled_from(ALL_LAYOUTS))
def test_who_reports_is_known(draft: Draft, layout: str) -> None:
    from generator.files import Way

    identity = read_back(write(draft, Way(layout))).identity
    assert identity.organ == draft.organ.name
    assert identity.organ_kind in draft.organ.kinds
