"""Which column is which: the header of a block read in the order of its leaves (表头)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lint_gov.editions import BlockTemplate
from lint_gov.forms.items import Item
from lint_gov.forms.labels import Match
from lint_gov.model.report import FormIssue, FormIssueKind
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

_LONGEST_LABEL = 14


class Leaf(NamedTuple):
    """One column as the header shows it: `key` is None for a column that the form does not have."""

    key: str | None
    item: Item | None
    match: Match | None = None

    @property
    def column(self) -> int | None:
        """Its grid column, where the layout tells."""
        return self.item.first.column if self.item else None


class Header:
    """The columns of a block in reading order; `complete`: each column of the form is named in it."""

    def __init__(self, leaves: list[Leaf], issues: Iterable[FormIssue] = (), readable: bool = True) -> None:
        self.leaves = leaves
        self.issues = list(issues)
        self.readable = readable
        self.complete = False


def read_header(items: Sequence[Item], block: BlockTemplate, counts: int | None, repeated: frozenset[str]) -> Header:
    """Read the header of a block.

    Args:
        items: everything between the head of the table (or block) and its first row.
        counts: how many figures its full rows have; None when no row tells.
        repeated: labels that stood earlier in the table (some sources print a repeated label only once).
    """
    leaves = _ordered(_leaves(items, block), block)
    known = [leaf for leaf in leaves if leaf.key is not None]
    total = len(block.columns)
    if len(known) == total:
        return _complete(leaves, block, counts)
    if counts == total:
        return _damaged(leaves, known, items, block, repeated)
    return _short(known, block, counts)


def _leaves(items: Sequence[Item], block: BlockTemplate) -> list[Leaf]:
    free = [column.key for column in block.columns]
    leaves: list[Leaf] = []
    for item in items:
        match = _column(item, block, free)
        if match is not None:
            ref = match.ref.partition("/")[2]
            free.remove(ref)
            leaves.append(Leaf(ref, item, match))
        elif _may_be_label(item):
            leaves.append(Leaf(None, item))
    return leaves


def _may_be_label(item: Item) -> bool:
    """Words that may name a column the form does not have; not the single characters of vertical print."""
    if item.matches or item.is_value or not 2 <= len(item.first.key) <= _LONGEST_LABEL:
        return False
    return any(len(part) > 1 for part in item.raw.split())


def _column(item: Item, block: BlockTemplate, free: Sequence[str]) -> Match | None:
    """The free column that an item names, in the order of the form where a cut label fits several."""
    for match in item.matches:
        owner, _, ref = match.ref.partition("/")
        if match.kind == "column" and owner == block.key and ref in free:
            return match
    if not _may_be_label(item):
        return None
    cut = [c for c in block.columns if c.key in free and key(c.label).startswith(item.first.key)]
    return Match("column", f"{block.key}/{cut[0].key}", 0.6, cut[0].label, "cut") if cut else None


def _ordered(leaves: list[Leaf], block: BlockTemplate) -> list[Leaf]:
    """Leaves from left to right: by grid column, else by expanding the merged cell that groups them."""
    # Of columns on different lines of text (labels broken in their cells) only the order of the text can be believed.
    if side_by_side(leaves) and len({leaf.item.place.line for leaf in leaves if leaf.item}) == 1:
        return sorted(leaves, key=lambda leaf: leaf.column or 0)
    grouped = {c.key for c in block.columns if c.groups}
    inner = [leaf for leaf in leaves if leaf.key in grouped]
    outer = [leaf for leaf in leaves if leaf.key not in grouped]
    if not inner or not outer:
        return leaves
    return _expanded(inner, leaves, block)


def side_by_side(leaves: Sequence[Leaf]) -> bool:
    """Whether the columns of the leaves can be believed: known, of one grid, and in text each its own without gaps."""
    columns = [leaf.column for leaf in leaves if leaf.column is not None]
    if not leaves or len(columns) != len(leaves):
        return False
    if all(leaf.item is not None and leaf.item.first.layout == "grid" for leaf in leaves):
        return len({leaf.item.first.block for leaf in leaves if leaf.item}) == 1
    return len(set(columns)) == len(columns) == max(columns) - min(columns) + 1


def _expanded(inner: list[Leaf], leaves: list[Leaf], block: BlockTemplate) -> list[Leaf]:
    """The columns under the merged cell take the place of that cell among those beside it."""
    first, last = leaves.index(inner[0]), leaves.index(inner[-1])
    if any(leaf.key is not None for leaf in leaves[last + 1 :]):
        return leaves
    inner = leaves[first:]
    outer = leaves[:first]
    order = {c.key: i for i, c in enumerate(block.columns)}
    boundary = next(i for i, c in enumerate(block.columns) if c.groups)
    head = [leaf for leaf in outer if leaf.key is not None and order[leaf.key] < boundary]
    tail = [leaf for leaf in outer if leaf not in head]
    return head + inner + tail


def _complete(leaves: list[Leaf], block: BlockTemplate, counts: int | None) -> Header:
    """All columns are named; unknown words between them are columns only when the rows have figures for them."""
    known = [leaf for leaf in leaves if leaf.key is not None]
    extra = [leaf for leaf in leaves if leaf.key is None]
    if not extra or counts != len(leaves):
        leaves, extra = known, []
    header = Header(leaves, _altered(known))
    header.complete = True
    header.issues += [FormIssue("column-extra", raw=leaf.item.raw, place=leaf.item.place) for leaf in extra if leaf.item]
    wrong = next((leaf for leaf, c in zip(known, block.columns, strict=True) if leaf.key != c.key), None)
    if wrong is not None and wrong.item is not None:
        expected = "、".join(c.label for c in block.columns)
        header.issues.append(
            FormIssue("column-order", column=wrong.key, raw=wrong.item.raw, expected=expected, place=wrong.item.place)
        )
    return header


def _damaged(
    leaves: list[Leaf], known: list[Leaf], items: Sequence[Item], block: BlockTemplate, repeated: frozenset[str]
) -> Header:
    """Fewer names than figures: the header is damaged; it is believed when what is left of it is in order."""
    order = [c.key for c in block.columns]
    places = [order.index(leaf.key) for leaf in known if leaf.key]
    by_key = {leaf.key: leaf for leaf in known}
    full = [by_key.get(k, Leaf(k, None)) for k in order]
    header = Header(full, _altered(known))
    header.readable = places == sorted(places) and (bool(known) or _traces(items, block) or len(order) == 1)
    if len(leaves) == len(order):
        header.issues += _substituted(leaves, block)
    missing = [c for c in block.columns if c.key not in by_key and c.label not in repeated]
    if missing and len(leaves) != len(order) and not known and not _traces(items, block):
        header.issues.append(FormIssue("column-missing", expected="、".join(c.label for c in missing)))
    return header


def _substituted(leaves: list[Leaf], block: BlockTemplate) -> list[FormIssue]:
    """Unknown words that stand exactly where a column of the form is missing: its label was altered."""
    return [
        FormIssue("label-altered", column=column.key, raw=leaf.item.raw, expected=column.label, place=leaf.item.place)
        for leaf, column in zip(leaves, block.columns, strict=True)
        if leaf.key is None and leaf.item is not None
    ]


def _traces(items: Sequence[Item], block: BlockTemplate) -> bool:
    """Whether the header is there in pieces (printed vertically, cut to its first line)."""
    if any(m.kind in ("header", "corner") for item in items for m in item.matches):
        return True
    wanted = set(key("".join(c.label for c in block.columns)))
    present = set("".join(token.key for item in items for token in item.tokens))
    return len(wanted & present) >= 0.6 * len(wanted)


def _short(known: list[Leaf], block: BlockTemplate, counts: int | None) -> Header:
    """Columns are missing; the others are read by their names when the rows have just as many figures."""
    names = {leaf.key for leaf in known}
    header = Header(known, _altered(known))
    header.readable = counts == len(known) or (counts is None and all(leaf.column is not None for leaf in known))
    header.issues += [FormIssue("column-missing", column=c.key, expected=c.label) for c in block.columns if c.key not in names]
    return header


def _altered(known: Sequence[Leaf]) -> list[FormIssue]:
    issues: list[FormIssue] = []
    for leaf in known:
        if leaf.item is None or leaf.match is None or not leaf.match.damage:
            continue
        kind: FormIssueKind = "displaced" if leaf.match.damage == "stray" else "label-altered"
        issues.append(FormIssue(kind, column=leaf.key, raw=leaf.item.raw, expected=leaf.match.expected, place=leaf.item.place))
    return issues
