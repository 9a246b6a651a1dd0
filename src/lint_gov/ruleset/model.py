"""A rule as a check run needs it: compiled, without its documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lint_gov.model.record import record

Texts = Mapping[str, Mapping[str, str]]  # case → language → text


@record
class Rule:
    """One rule.

    Attributes:
        severity: (condition, severity) pairs, the first that fits wins.
        years: {"from", "to", "unknown"}, or None for a rule that applies to any report.
        implausible: also runs on a document that is no annual report.
        opt_in: off until a profile or a configuration names it, such as a rule of one province.
        waivable: False for faults of reading, and for what is said about waivers themselves.
        messages, remedies: texts by case of the hit; "default" for all others.
        basis: the legal basis in words by language, each with the reporting `years` it governs (None: all).
    """

    code: str
    name: str
    check: str
    params: Mapping[str, Any]
    severity: Sequence[Sequence[Any]]
    messages: Texts
    basis: Sequence[Mapping[str, Any]]
    remedies: Texts
    years: Mapping[str, Any] | None = None
    organ_kinds: Sequence[str] | None = None
    except_organ_kinds: Sequence[str] = ()
    implausible: bool = False
    opt_in: bool = False
    waivable: bool = True
    fix: str | None = None
