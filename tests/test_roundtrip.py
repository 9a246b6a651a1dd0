"""The whole chain on generated reports: whatever the layout, the figures come back, and a sound report brings nothing."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import SETTINGS, findings, read_back, unsound
from generator.damage import DAMAGES, Damage
from generator.docx import DocxOptions
from generator.draft import Draft, Text, random_draft
from generator.files import Way, listed, random_way, write, wrong_figures
from generator.strategies import ALL_LAYOUTS, Spec, damages, specs, ways
from generator.text import Rendered
from lint_gov.model.document import Paragraph

_KINDS = {d.name: d for d in DAMAGES}


def _assert_sound(rendered: Rendered, draft: Draft, may: frozenset[str] = frozenset()) -> None:
    report = read_back(rendered)
    wrong = wrong_figures(report, rendered.expected)
    assert not wrong, listed(wrong)
    assert report.identity.year == draft.year
    assert report.edition == draft.figures.edition
    said = unsound(findings(report), may)
    assert not said, listed(said)


def _may(kinds: list[Damage], layout: str) -> frozenset[str]:
    """Displaced cells are a warning in files that have real cells."""
    return frozenset().union(*(kind.may for kind in kinds)) if layout in ("docx", "html") else frozenset()


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
def test_sound_reports_come_back_exactly_and_bring_nothing(layout: str) -> None:
    @SETTINGS
    @given(spec=specs, way=ways(layout))
    def run(spec: Spec, way: Way) -> None:
        draft = spec.draft()
        _assert_sound(write(draft, way), draft)

    run()


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
def test_damage_hurts_nothing(layout: str) -> None:
    @SETTINGS
    @given(spec=specs, way=ways(layout), names=damages(layout))
    def run(spec: Spec, way: Way, names: list[str]) -> None:
        draft, kinds = spec.draft(), [_KINDS[name] for name in names]
        for kind in kinds:
            draft = kind.apply(draft, Random(spec.seed))
        _assert_sound(write(draft, way), draft, _may(kinds, layout))

    run()


@pytest.mark.parametrize("layout", ALL_LAYOUTS)
@pytest.mark.parametrize("kind", DAMAGES, ids=lambda d: d.name)
def test_each_kind_of_damage_in_each_layout(kind: Damage, layout: str) -> None:
    if layout in kind.not_in:
        return
    rng = Random(f"{kind.name} {layout}")
    draft = random_draft(rng)
    _assert_sound(write(kind.apply(draft, rng), random_way(rng, layout)), draft, _may([kind], layout))


@SETTINGS
@given(spec=specs)
def test_tracked_changes_count_as_accepted(spec: Spec) -> None:
    draft = spec.draft()
    rendered = write(draft, Way("docx", DocxOptions(revisions=True)))
    report = read_back(rendered)
    assert not wrong_figures(report, rendered.expected)
    texts = [block.text for block in report.document.blocks if isinstance(block, Paragraph)]
    assert texts == [part.text for part in draft.parts if isinstance(part, Text)]
    assert report.document.revisions


@SETTINGS
@given(spec=specs, layout=st.sampled_from(ALL_LAYOUTS))
def test_who_reports_is_known(spec: Spec, layout: str) -> None:
    draft = spec.draft()
    identity = read_back(write(draft, Way(layout))).identity
    assert identity.organ == draft.organ.name
    assert identity.organ_kind in draft.organ.kinds
