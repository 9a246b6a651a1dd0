"""`--format html`: the reports with their findings in the margin, as one page that needs nothing else."""

from lint_gov.formatters.html.page import write

__all__ = ["write"]
