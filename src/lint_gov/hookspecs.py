"""What pluggy holds implementations of hooks against; imported when there is a plugin."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from lint_gov.hooks import PROJECT, CheckKind, Formatter, Reader, RulePack

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def lint_gov_readers() -> Iterable[Reader]:
    """Return the file formats this plugin reads."""
    raise NotImplementedError


@hookspec
def lint_gov_check_kinds() -> Iterable[CheckKind]:
    """Return the kinds of check this plugin adds."""
    raise NotImplementedError


@hookspec
def lint_gov_rule_packs() -> Iterable[RulePack]:
    """Return the folders of rule records this plugin brings."""
    raise NotImplementedError


@hookspec
def lint_gov_formatters() -> Iterable[Formatter]:
    """Return the output formats this plugin adds."""
    raise NotImplementedError
