"""Lists of the sections that are no headings: a table of contents, the sentence that names the six parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lint_gov.structure.candidates import Candidate
from lint_gov.structure.lines import Line
from lint_gov.structure.words import Words
from lint_gov.text.fold import key

_SEPARATED = re.compile(r"\s*[；;，,、]?\s*(?:和|及|以及)?\s*[；;，,、]?\s*")
_THIN = 12
_CONTENTS_LINE = 30
_FEWEST = 3
_MOST_LINES = 60
# Leaders of dots count here; a line this long is text in any case.
_LONG_LINE = 120


def without_listings(found: Sequence[Candidate], lines: Sequence[Line], words: Words) -> list[Candidate]:
    """Return the candidates that do not belong to a listing of sections."""
    kept: list[list[Candidate]] = []
    clusters = _clusters(found, lines, words)
    later: set[int | None] = set()
    for cluster in reversed(clusters):
        if not _is_listing(cluster, later, lines, words):
            kept.append(cluster)
        later.update(c.section for c in cluster if c.rank >= 1)
    return [c for cluster in reversed(kept) for c in cluster]


def _clusters(found: Sequence[Candidate], lines: Sequence[Line], words: Words) -> list[list[Candidate]]:
    clusters: list[list[Candidate]] = []
    for c in found:
        begins = not clusters or not _close(clusters[-1], c, lines, words)
        # A section that comes again begins the text itself, right behind its table of contents.
        again = bool(clusters) and c.rank >= 1 and any(_same(o, c) for o in clusters[-1])
        if begins or again:
            clusters.append([])
        clusters[-1].append(c)
    return clusters


def _same(left: Candidate, right: Candidate) -> bool:
    return left.rank >= 1 and left.section == right.section and left.parsed.level == right.parsed.level


def _close(cluster: Sequence[Candidate], right: Candidate, lines: Sequence[Line], words: Words) -> bool:
    """Whether next to nothing stands between the last of a cluster and the next candidate."""
    left = cluster[-1]
    if left.last == right.first:
        return len(key(lines[left.last].text[left.end : right.start])) <= _THIN
    if right.first - left.last > _MOST_LINES:
        return False
    rest, others = lines[left.last].text[left.end :], lines[left.last + 1 : right.first]
    if len(rest) > _LONG_LINE or any(line.kind != "text" or len(line.text) > _LONG_LINE for line in others):
        return False
    between = (rest, *(line.text for line in others))
    lengths = [len(key(t)) for t in between if t.strip() and not words.contents_line.search(t)]
    if sum(lengths) <= _THIN:
        return True
    return max(lengths) <= _CONTENTS_LINE and _announced(cluster[0], lines, words)


def _announced(c: Candidate, lines: Sequence[Line], words: Words) -> bool:
    """Whether 目录 stands right above."""
    above = [line.text for line in lines[max(0, c.first - 4) : c.first] if not line.blank][-2:]
    return any(len(text) < _LONG_LINE and key(text) in words.raw["contents"] for text in above)


def _is_listing(cluster: Sequence[Candidate], later: set[int | None], lines: Sequence[Line], words: Words) -> bool:
    levels = {c.parsed.level for c in cluster}
    sections = max(({c.section for c in cluster if c.rank >= 1 and c.parsed.level == level} for level in levels), key=len)
    if len(sections) < _FEWEST:
        return False
    if _announced(cluster[0], lines, words) or _in_one_sentence(cluster, lines):
        return True
    return 2 * len(sections & later) >= len(sections)


def _in_one_sentence(cluster: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Whether the titles are joined by nothing but commas within one line."""
    if len({c.first for c in cluster} | {c.last for c in cluster}) > 1:
        return False
    text = lines[cluster[0].first].text
    gaps = [text[a.end : b.start] for a, b in pairwise(cluster)]
    return all(_SEPARATED.fullmatch(gap) and gap.strip() for gap in gaps)
