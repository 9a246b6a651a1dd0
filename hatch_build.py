"""Build hook: compiles rules/ and grammar/, and puts the artefacts, their sources and the JSON Schemas into the wheel.

An editable installation gets the artefacts inside the checkout, where a run makes them again when a source changes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "lint_gov/_data"


class CompileHook(BuildHookInterface[Any]):
    """Registered in pyproject.toml as [tool.hatch.build.targets.wheel.hooks.custom]."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are collected (`version` is "standard" or "editable")."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            artefacts = _compile()
        finally:
            sys.path.remove(str(root / "src"))
        artefacts.append(_patterns(root))
        if version == "editable":
            return
        included = {str(path): f"{PACKAGE}/{path.name}" for path in artefacts}
        for folder, pattern in (("rules", "*.yaml"), ("grammar", "*.lark"), ("schemas", "*.json")):
            for path in (root / folder).rglob(pattern):
                included[str(path)] = f"{PACKAGE}/{path.relative_to(root).as_posix()}"
        build_data["force_include"].update(included)


def _patterns(root: Path) -> Path:
    """Compile the regular expressions for this Python, in a process of its own: it imports the whole package."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), *sys.path])}
    subprocess.run([sys.executable, "-m", "lint_gov.patterns"], check=True, env=environment, stdout=subprocess.DEVNULL)
    return next((root / "src" / PACKAGE).glob(f"patterns.{sys.implementation.cache_tag}"))


def _compile() -> list[Path]:
    from lint_gov.errors import UsageError
    from lint_gov.ruleset import compile as compiling

    try:
        return compiling.build_all()
    except UsageError as error:
        sys.exit(f"rules/ cannot be compiled:\n{error.fields.get('en', error)}")
