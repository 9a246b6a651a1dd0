"""A waiver (豁免): one rule, at one place, for a reason; and what policy allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lint_gov.model.finding import Finding
from lint_gov.model.place import Place
from lint_gov.tuples import NamedTuple

# By which parts of a finding's location a waiver may be narrowed; `fingerprint` narrows it to one finding.
PARTS = ("section", "table", "row", "column")


class Policy(NamedTuple):
    """What may be waived at all. `allow`: True for any rule, False for none, else the codes that may be."""

    allow: bool | tuple[str, ...] = True
    comments: bool = True

    def permits(self, waiver: Waiver) -> bool:
        """Tell whether a waiver of that rule may be given in that way."""
        if waiver.kind == "comment" and not self.comments:
            return False
        return self.allow if isinstance(self.allow, bool) else waiver.rule in self.allow


def policy(stated: Mapping[str, Any]) -> Policy:
    """Return the policy of a validated mapping (`allow`, `comments`)."""
    allow = stated.get("allow", True)
    return Policy(allow if isinstance(allow, bool) else tuple(allow), stated.get("comments", True))


@dataclass(frozen=True, slots=True, eq=False)
class Waiver:
    """One waiver as somebody wrote it.

    Attributes:
        source: file and line, or the place of the comment in words.
        since, expires: dates as YYYY-MM-DD, "" where none is given; a waiver is good through the day it expires.
        path: pattern of the files it is for; "" for a comment, which is for its own file.
        only: parts of the location, or the fingerprint, that a finding must have.
        places: where a comment stands.
        excerpt: the words of a comment.
    """

    rule: str
    reason: str
    source: str
    kind: Literal["file", "comment"] = "file"
    owner: str = ""
    since: str = ""
    expires: str = ""
    path: str = ""
    only: Mapping[str, object] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    excerpt: str = ""

    def expired(self, today: str) -> bool:
        """Tell whether it no longer holds."""
        return bool(self.expires) and self.expires < today

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is what it speaks of."""
        if finding.rule != self.rule:
            return False
        stated = {part: getattr(finding.location, part) for part in PARTS} | {"fingerprint": finding.fingerprint}
        if any(stated[part] != value for part, value in self.only.items()):
            return False
        return self.kind == "file" or _stands_at(self.places, finding.location.place.path)


def _stands_at(places: tuple[Place, ...], path: str | None) -> bool:
    """Whether a comment stands at a finding: in its paragraph or cell, or inside its table.

    A finding about the whole report stands nowhere, so that a comment on it may stand anywhere.
    """
    if path is None:
        return True
    return any(_within(place.path or "", path) or _within(path, place.path or "") for place in places)


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(outer + "/")
