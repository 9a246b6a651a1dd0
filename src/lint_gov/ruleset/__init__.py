"""Rule records: read, validated, compiled, selected for a report, and run against their own examples."""

from __future__ import annotations

from lint_gov.ruleset.store import instruments, records, rules

__all__ = ["instruments", "records", "rules"]
