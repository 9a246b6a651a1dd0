"""Errors that end the work on one input with a message for the user; never a traceback."""

from __future__ import annotations

from collections.abc import Mapping


class InputError(Exception):
    """An input that cannot be read.

    Attributes:
        kind: a stable slug; `rules/messages.yaml` (`input.<kind>`) has the text in each language.
        fields: values for the placeholders of that text.
    """

    def __init__(self, kind: str, fields: Mapping[str, object] | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.fields = dict(fields or {})


class UsageError(Exception):
    """Wrong usage or a broken configuration or rule file (exit code 2); same parts as `InputError`."""

    def __init__(self, kind: str, fields: Mapping[str, object] | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.fields = dict(fields or {})
