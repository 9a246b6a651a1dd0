"""What ties an answer to its finding: rule, fingerprint and report, in one word that survives any office program."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from lint_gov.tuples import NamedTuple

_SHAPE = re.compile(r"lint-gov:([A-Za-z]+\d+):([0-9a-f]*):(\S+)")


class Token(NamedTuple):
    """Which finding of which report; without a fingerprint a rule that found nothing."""

    rule: str
    fingerprint: str
    path: str


def write(token: Token) -> str:
    """Return a token as text."""
    return f"lint-gov:{token.rule}:{token.fingerprint}:{quote(token.path, safe='/')}"


def read(text: str) -> Token | None:
    """Return the token in a text, None when there is none."""
    found = _SHAPE.search(text)
    return Token(found[1], found[2], unquote(found[3])) if found else None
