"""From the outline of a report to its statutory tables and the running text that is left (表格与正文分离)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lint_gov.editions import Edition, TableTemplate
from lint_gov.forms.disputes import read_disputes
from lint_gov.forms.items import Item, resolve, separate
from lint_gov.forms.labels import vocabulary
from lint_gov.forms.matrix import Parts, read_matrix
from lint_gov.forms.regions import Region, find_regions
from lint_gov.forms.remainder import remainder
from lint_gov.forms.shapes import filled_in, keep, shape_of
from lint_gov.forms.tokens import tokens_of
from lint_gov.model.document import Block
from lint_gov.model.report import Form, Outline, Section
from lint_gov.text.fold import key


def build(outline: Outline, editions: Sequence[Edition]) -> tuple[tuple[Form, ...], tuple[Section, ...]]:
    """Return the statutory tables in reading order, and each section's running text without them."""
    forms, _ = _section(outline.front, None, outline, editions)
    prose: list[Section] = []
    for section in outline.sections:
        found, rest = _section(section.blocks, section.number, outline, editions)
        forms += found
        prose.append(Section(section.number, section.heading, rest))
    return tuple(forms), tuple(prose)


def _section(
    blocks: tuple[Block, ...], number: int | None, outline: Outline, editions: Sequence[Edition]
) -> tuple[list[Form], tuple[Block, ...]]:
    tokens = separate(tokens_of(blocks))
    regions = find_regions(tokens)
    forms = [_form(region, number, outline.edition, editions) for region in regions]
    return forms, remainder(blocks, [token for region in regions for token in region.tokens])


def _form(region: Region, section: int | None, default: int | None, editions: Sequence[Edition]) -> Form:
    shape = shape_of(region, default, tuple(e.edition for e in editions))
    known = filled_in(shape, region.tokens, section) if shape is not None else None
    if known is not None:
        return known
    form, firm = _aligned(region, section, default, editions)
    if shape is not None and firm and not form.issues:
        keep(shape, region.tokens, form)
    return form


def _aligned(region: Region, section: int | None, default: int | None, editions: Sequence[Edition]) -> tuple[Form, bool]:
    """The form of a table, and whether its figures would stand where they do whatever they were."""
    edition = _edition(region, editions)
    governing = next(e for e in editions if e.edition == (edition or default or editions[-1].edition))
    items = resolve(region.tokens, vocabulary(governing.edition, region.table))
    figures, issues, firm = _read(items, governing.tables[region.table])
    if any(token.doubtful for token in region.tokens):
        from lint_gov.forms.confirm import confirmed

        figures = confirmed(region.table, figures)
    form = Form(
        table=governing.tables[region.table].name,  # type: ignore[arg-type]
        edition=edition,
        section=section,
        figures=figures,
        issues=tuple(issues),
        place=region.tokens[0].place,
    )
    return form, firm


def _read(items: Sequence[Item], template: TableTemplate) -> Parts:
    return read_disputes(items, template) if template.layout == "groups" else read_matrix(items, template)


def _edition(region: Region, editions: Sequence[Edition]) -> int | None:
    """The edition whose own labels the table has; None when they do not tell (field notes, section 7)."""
    scores = {e.edition: _fingerprints(region, e.tables[region.table]) for e in editions}
    if not any(scores.values()) and region.table == "applications":
        scores = {e.edition: _own_rows(region, e, editions) for e in editions}
    best = max(scores, key=lambda e: (scores[e], e))
    if scores[best] > 0:
        return best
    return _by_other_processing(region, editions) if region.table == "applications" else None


def _fingerprints(region: Region, template: TableTemplate) -> int:
    keys = {token.key for token in region.tokens}
    return sum(1 for mark in template.fingerprints if any(key(mark) in k for k in keys))


def _own_rows(region: Region, edition: Edition, editions: Sequence[Edition]) -> int:
    """How many rows the table has that only this edition has and that no merged head is called."""
    others = {row.key for e in editions if e is not edition for row in e.tables[region.table].rows}
    groups = {group.key for e in editions for group in e.tables[region.table].groups}
    own = [row for row in edition.tables[region.table].rows if row.key not in others | groups]
    if not own:
        return 0
    items = resolve(region.tokens, vocabulary(edition.edition, region.table))
    return len({ref for item in items for ref in item.refs("row")} & {row.key for row in own if len(key(row.label)) > 3})


def _by_other_processing(region: Region, editions: Sequence[Edition]) -> int | None:
    """（六）其他处理 is a row with figures in the form of 2019 and a merged head of three rows in that of 2021."""
    for edition in editions:
        row = next((r for r in edition.tables["applications"].rows if r.key == "other"), None)
        if row is None:
            continue
        items = resolve(region.tokens, vocabulary(edition.edition, "applications"))
        for item, follower in pairwise(items):
            if "other" in item.refs("row") and follower.is_value:
                return edition.edition
    return None
