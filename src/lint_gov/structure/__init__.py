"""From a document to the outline of a report: title, organ, years, sections, and every repair on the way."""

from lint_gov.structure.build import build
from lint_gov.structure.plausible import looks_like_report

__all__ = ["build", "looks_like_report"]
