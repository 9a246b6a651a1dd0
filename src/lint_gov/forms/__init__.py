"""Statutory tables of any layout, aligned to the template of an edition by label (表格还原)."""
