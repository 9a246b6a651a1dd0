"""From a document to the outline of a report: title, organ, years, sections, and every repair on the way."""

from lint_gov.structure.attached import attached, only_pictures
from lint_gov.structure.build import build
from lint_gov.structure.plausible import is_own_output, looks_like_report

__all__ = ["attached", "build", "is_own_output", "looks_like_report", "only_pictures"]
