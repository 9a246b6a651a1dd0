"""Statutory tables of any layout, aligned to the template of an edition by label (表格还原)."""

from lint_gov.forms.build import build

__all__ = ["build"]
