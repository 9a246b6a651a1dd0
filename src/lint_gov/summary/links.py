"""From the page to the reports: into the HTML report of the same run, or to the files themselves."""

from __future__ import annotations

import os

from lint_gov.formatters.shared import uri
from lint_gov.model.place import is_address
from lint_gov.summary.entries import STDIN
from lint_gov.summary.tally import Report


class Links:
    """Addresses as seen from where the page is.

    Args:
        reports: the HTML report of the run, None to link to the files.
        page: the file that the page is written to, None when that is not known.
    """

    def __init__(self, reports: str | None, page: str | None) -> None:
        self._page = page
        self._reports = None if reports is None else self._address(reports)

    def to(self, report: Report) -> str | None:
        """Where a report can be seen; None when there is no such place."""
        if self._reports is not None:
            return f"{self._reports}#r{report.number}"
        return None if report.path == STDIN else self._address(_file(report.path))

    def _address(self, path: str) -> str:
        if is_address(path):
            return path
        if self._page is None or os.path.isabs(path):  # noqa: PTH117
            return uri(path)
        folder = os.path.dirname(self._page) or os.curdir  # noqa: PTH120
        try:
            return uri(os.path.relpath(path, folder).replace(os.sep, "/"))
        except ValueError:  # another drive
            return uri(path)


def _file(path: str) -> str:
    """A report in an archive cannot be linked to, the archive can."""
    at = path.lower().find(".zip/")
    return path if at < 0 else path[: at + len(".zip")]
