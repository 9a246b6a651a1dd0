"""Lists of parts (其中, 包括, 分别为, a colon behind the whole) in the tokens of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from lint_gov.data import grammar
from lint_gov.lalr import Node, Parser
from lint_gov.prose.lexer import Token
from lint_gov.prose.words import one_of, words
from lint_gov.tuples import NamedTuple

_SHORT = 6
_HEADS = 60  # no list looks further back for its whole, so that a sentence costs no more than its length
_SEMICOLONS = ("；", ";")


class Listing(NamedTuple):
    """One list of parts.

    Attributes:
        whole: index (in the tokens) of the count that the list divides.
        parts: indices of the counts in the list.
        closed: the list names everything and nothing but a remark without figures follows it.
    """

    whole: int
    parts: tuple[int, ...]
    closed: bool


class _Item(NamedTuple):
    """A piece of a list between two marks: its words, its counts, whether 等 stands in it, the mark before it."""

    words: str
    counts: tuple[int, ...]
    percent: bool
    open: bool
    mark: str


class _Head(NamedTuple):
    """A count that a list may divide, with the words of its clause."""

    at: int
    words: str


def listings(sentence: list[Token]) -> list[Listing]:
    """Return the lists of parts of one sentence, outer ones first."""
    if not _worth(sentence):
        return []
    return list(_in_start(_parse(sentence), sentence, None))


def _worth(sentence: list[Token]) -> bool:
    counts = sum(token.kind == "QUANTITY" for token in sentence)
    return counts >= 2 and any(token.kind in {"MARK", "OPEN"} for token in sentence)


def _parse(sentence: list[Token]) -> Node:
    """The tree of a sentence; where Lark would have a token, it has the index of ours."""
    parser = Parser(grammar("prose"))
    for at, token in enumerate(sentence):
        parser.push(token.kind, at)
    tree: Node = parser.finish()
    return tree


def _in_start(tree: Node, sentence: list[Token], owner: int | None) -> Iterator[Listing]:
    """The lists of a sentence or of a bracket; `owner` is the count that the bracket stands behind."""
    runs = [child if child.data == "run" else child.children[1] for child in tree.children]
    marks = ["", *(sentence[child.children[0]].text for child in tree.children[1:])]
    heads = [] if owner is None else [_Head(owner, "")]
    for at, (run, mark) in enumerate(zip(runs, marks, strict=True)):
        items = _items(run, sentence)
        last = at == len(runs) - 1
        if mark and heads:
            yield from _listing(items, mark, heads, sentence, last)
        elif owner is not None and at == 0 and sum(len(i.counts) for i in items) >= 2:
            yield from _listing(items, "：", heads, sentence, last)
        heads = [_Head(c, item.words) for item in reversed(items) for c in reversed(item.counts)] + heads[:_HEADS]
        yield from _brackets(run, sentence)


def _brackets(run: Node, sentence: list[Token]) -> Iterator[Listing]:
    for item in run.children:
        owner = None
        for piece in getattr(item, "children", ()):
            data = getattr(piece, "data", None)
            if data == "measure":
                at = piece.children[0]
                owner = at if sentence[at].kind == "QUANTITY" else owner
            elif data == "note":
                yield from _in_start(piece.children[1], sentence, owner)


def _items(run: Node, sentence: list[Token]) -> list[_Item]:
    items, mark = [], ""
    for child in run.children:
        if getattr(child, "data", None) != "item":
            mark = sentence[child].text
            continue
        text, counts, percent, open_end = "", [], False, False
        for piece in child.children:
            data = getattr(piece, "data", None)
            if data == "measure":
                at = piece.children[0]
                counts += [at] if sentence[at].kind == "QUANTITY" else []
                percent |= sentence[at].kind == "PERCENT"
                open_end |= len(piece.children) > 1
            elif data is None:
                text += sentence[piece].text
        items.append(_Item(text.strip(), tuple(counts), percent, open_end or (not counts and text.rstrip().endswith("等")), mark))
    return items


def _listing(items: list[_Item], mark: str, heads: list[_Head], sentence: list[Token], last: bool) -> Iterator[Listing]:
    """The list that begins with these items, cut where it stops being one."""
    parts, rest = _cut(items)
    counts = [c for item in parts for c in item.counts]
    if not counts or any(sentence[c].each for c in counts):
        return
    whole = _whole(heads, counts, sentence)
    if whole is None:
        return
    parts, nested = _without_outer(parts, whole, heads, sentence)
    parts, second = _first_breakdown(parts, sentence[whole].value, sentence)
    counts = [c for item in parts for c in item.counts]
    open_end = nested or second or any(i.open for i in parts) or bool(_subset().search(parts[0].words))
    ends = last and not any(i.counts or i.open for i in rest) and all(_tail().match(i.words) for i in rest[:1] if i.words)
    surely = _complete(parts) or mark not in words("lists")["weak"] or _nearly(counts, whole, sentence)
    yield Listing(whole, tuple(counts), not open_end and ends and len(counts) > 1 and surely)


def _whole(heads: list[_Head], counts: list[int], sentence: list[Token]) -> int | None:
    """The count that the parts divide: the nearest of their unit, but one that fits goes before one that does not."""
    units = {sentence[c].unit for c in counts}
    near = [head for head in heads if sentence[head.at].unit in units]
    if not near:
        return heads[0].at if len(counts) > 1 and len(units) > 1 else None
    total = _sum(counts, sentence)
    fitting = [head for head in near if sentence[head.at].value == total]
    if fitting:
        return fitting[0].at
    nearest, value = near[0], sentence[near[0].at].value
    if value is not None and total > value and len(nearest.words) <= _SHORT:  # 办结75件，其中…: 其中 may go back further
        return next((h.at for h in near if (sentence[h.at].value or 0) >= total), nearest.at)
    return nearest.at


def _sum(counts: Iterable[int], sentence: list[Token]) -> Decimal:
    return sum((sentence[c].value or Decimal(0) for c in counts), Decimal(0))


def _nearly(counts: list[int], whole: int, sentence: list[Token]) -> bool:
    """Whether the parts come so close to the whole that they can hardly be meant as a selection."""
    value, same = sentence[whole].value, all(sentence[c].unit == sentence[whole].unit for c in counts)
    return same and value is not None and _sum(counts, sentence) >= value * Decimal(str(words("lists")["nearly"]))


def _first_breakdown(parts: list[_Item], whole: Decimal | None, sentence: list[Token]) -> tuple[list[_Item], bool]:
    """Cut a second breakdown of the same whole (by channel, then by subject) off the first one that adds up."""
    inner = {item.mark for item in parts[1:]}
    for cut in range(2, len(parts)):
        if _sum((c for item in parts[:cut] for c in item.counts), sentence) == whole:
            stronger = len(inner) > 1 and parts[cut].mark not in {item.mark for item in parts[1:cut]}
            if stronger or len(parts) - cut > 1:
                return parts[:cut], True
    return parts, False


def _without_outer(parts: list[_Item], whole: int, heads: list[_Head], sentence: list[Token]) -> tuple[list[_Item], bool]:
    """Cut off the parts that with the whole make up an outer whole (公开96条，其中网站41条，其中解读6条，微信55条)."""
    value, unit = sentence[whole].value, sentence[whole].unit
    outer = {sentence[h.at].value for h in heads if h.at != whole and sentence[h.at].unit == unit}
    sizes = [_sum(item.counts, sentence) for item in parts]
    if value is None or sum(sizes) <= value:
        return parts, False
    cut = next((n for n in range(1, len(parts)) if sum(sizes[:n]) <= value and value + sum(sizes[n:]) in outer), len(parts))
    return parts[:cut], cut < len(parts)


def _cut(items: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    """The items that are parts, and what follows them: another step (答复…件), a new clause behind ；."""
    first = next((at for at, item in enumerate(items) if item.counts), None)
    if first is None:
        return [], items
    steps, semicolons = _is_step(items[first]), _semicolons(items[first + 1 :])
    taken = first
    for at, item in enumerate(items[first + 1 :], first + 1):
        if item.counts and not _is_part(item, steps, semicolons):
            break
        if item.counts or item.open:
            taken = at
        elif item.words and not item.percent and item.mark != "、":
            break
    return items[first : taken + 1], items[taken + 1 :]


def _semicolons(others: list[_Item]) -> bool:
    """Whether the parts are set apart by ；: then it does not end the list."""
    marks = [item.mark for item in others if item.counts]
    return len(marks) > 1 and all(mark in _SEMICOLONS for mark in marks)


def _is_part(item: _Item, steps: bool, semicolons: bool) -> bool:
    if len(item.counts) != 1:
        return False
    return _rest_word(item) or ((semicolons or item.mark not in _SEMICOLONS) and (steps or not _is_step(item)))


def _is_step(item: _Item) -> bool:
    return bool(_steps().search(item.words))


def _rest_word(item: _Item) -> bool:
    return item.words.startswith(tuple(words("lists")["rest"]))


def _complete(parts: list[_Item]) -> bool:
    """Whether the names of the parts show that everything is named."""
    if _rest_word(parts[-1]):
        return True
    names = [p.words for p in parts]
    return any(
        len(parts) >= len(every) and all(any(word in name for name in names) for word in every)
        for every in words("lists")["complete"]
    )


@cache
def _steps() -> re.Pattern[str]:
    return re.compile(rf"^(?:{one_of(words('lists')['tail'])})*{one_of(words('lists')['steps'])}")


@cache
def _subset() -> re.Pattern[str]:
    return re.compile(one_of(words("lists")["subset"]))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(one_of(words("lists")["tail"]))
