"""Names of sheets: what Excel takes, each only once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f￾￿\ud800-\udfff]")
# Kept by Excel for itself.
_RESERVED = ("history",)


def sheet_names(wanted: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Return a name for each text, numbered in their order, so that no two are equal even when cut short."""
    digits = len(str(len(wanted)))
    numbers = (f"{number:0{digits}d} " for number in range(1, len(wanted) + 1))
    names = [_fitting(prefix, text) for prefix, text in zip(numbers, wanted, strict=True)]
    used = {name.lower() for name in (*taken, *_RESERVED)}
    assert not used & {name.lower() for name in names}
    return names


def _fitting(prefix: str, text: str) -> str:
    """Number and text without what is refused, cut to what Excel counts as 31 characters (UTF-16 units)."""
    name = prefix + _REFUSED.sub("", " ".join(text.split()))
    while len(name.encode("utf-16-le")) // 2 > MOST:
        name = name[:-1]
    return name.strip().strip("'").strip()
