"""The date of comments and tracked changes: never that of the clock, so that the same file gives the same bytes."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from lint_gov.wordfile.package import WordFile

_MODIFIED = "{http://purl.org/dc/terms/}modified"
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


def of_environment() -> str | None:
    """Return the time of SOURCE_DATE_EPOCH, None when it is not set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if given else None
    except (ValueError, OverflowError, OSError):
        return None


def of_file(data: bytes) -> str:
    """Return when a Word file says that it was last changed, "" when it does not say."""
    word = WordFile(data)
    roots = (word.part(name) for name in word.related("core-properties", ""))
    stated = next((root.findtext(_MODIFIED) or "" for root in roots if root is not None), "")
    found = _TIME.match(stated.strip())
    return f"{found.group()}Z" if found else ""
