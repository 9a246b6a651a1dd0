"""Words found in a text whatever the widths and blanks of either."""

from __future__ import annotations

from lint_gov.text.fold import fold

_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
Span = tuple[int, int]


def find(text: str, words: str, start: int = 0, end: int | None = None) -> Span | None:
    """Return where `words` first stand in that part of `text`; None when they do not, or are nothing."""
    where = [i for i in range(start, len(text) if end is None else end) if _seen(text[i])]
    plain = fold("".join(text[i] for i in where))
    wanted = fold("".join(filter(_seen, words)))
    at = plain.find(wanted) if wanted else -1
    return None if at < 0 else (where[at], where[at + len(wanted) - 1] + 1)


def _seen(char: str) -> bool:
    return not char.isspace() and char not in _UNSEEN
