"""Faults of the rule catalogue, planted into sound reports."""

from __future__ import annotations

from generator.faults import arithmetic, documents, fees, local, prose, structure, tables, values, wording
from generator.faults.core import Expect, Fault, Planted

FAULTS: tuple[Fault, ...] = (
    *structure.FAULTS,
    *tables.FAULTS,
    *values.FAULTS,
    *arithmetic.FAULTS,
    *fees.FAULTS,
    *prose.FAULTS,
    *wording.FAULTS,
    *documents.FAULTS,
    *local.FAULTS,
)

__all__ = ["FAULTS", "Expect", "Fault", "Planted"]
