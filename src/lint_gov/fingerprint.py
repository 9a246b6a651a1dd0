"""The one fingerprint of a finding, for baselines, SARIF and GitLab alike.

It is made of what the finding is about: rule, section, cell, words and stated value. No line number and no path: a
finding keeps it when the text above it grows or the file is renamed, and loses it when the figure changes.
"""

from __future__ import annotations

from lint_gov.model.finding import Finding
from lint_gov.text.fold import squash

_LENGTH = 24


def fingerprint(finding: Finding, ordinal: int) -> str:
    """Return the fingerprint; `ordinal` counts findings that are equal in all that it is made of."""
    from hashlib import sha256  # loads OpenSSL: three milliseconds, for nothing in a report without findings

    return sha256("\x1f".join((*identity(finding), str(ordinal))).encode()).hexdigest()[:_LENGTH]


def identity(finding: Finding) -> tuple[str, ...]:
    """Return what a fingerprint is made of, without the ordinal."""
    at = finding.location
    stated = finding.evidence.get("stated")
    parts = (finding.rule, at.section, at.table, at.row, at.column, squash(at.excerpt or ""), stated)
    return tuple("" if part is None else str(part) for part in parts)


def in_file(path: str, key: str, ordinal: int) -> str:
    """Return what is unique over all files of a run; `key` is a fingerprint, `ordinal` counts equal ones."""
    from hashlib import sha256

    return sha256("\x1f".join((path, key, str(ordinal))).encode("utf-8", errors="replace")).hexdigest()[:_LENGTH]
