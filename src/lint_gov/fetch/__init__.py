"""A report from its web address: `fetch` asks for it within limits of time, size and place, and returns its bytes."""

from lint_gov.fetch.session import fetch

__all__ = ["fetch"]
