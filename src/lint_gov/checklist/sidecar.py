"""New waivers put into a file of waivers; what stands there, comments included, stays."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from lint_gov.checklist.decisions import Waiver
from lint_gov.places import part_words

_SPECIAL = "*?["


def merged(file: str, text: str, waivers: Iterable[Waiver], lang: str) -> str:
    """Return the content of `file`, now `text`, with the waivers added."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    content: Any = yaml.load(text) or CommentedMap()
    entries = content.get("waivers")
    if not entries:
        entries = content["waivers"] = CommentedSeq()
    for waiver in waivers:
        entries.append(CommentedMap(_entry(file, waiver)))
        place = part_words(waiver.finding.location, waiver.edition, lang)
        entries.yaml_set_comment_before_after_key(len(entries) - 1, before=" ".join(place.split()), indent=2)
    out = StringIO()
    yaml.dump(content, out)
    return out.getvalue()


def _entry(file: str, waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.finding.rule,
        "path": pattern(waiver.path, file),
        "fingerprint": waiver.finding.fingerprint,
        "reason": waiver.reason,
        "owner": waiver.owner,
        "since": date.fromisoformat(waiver.since),
    }


def pattern(path: str, file: str) -> str:
    """The pattern that means exactly this report, read from the folder of the file of waivers."""
    folder = Path(file).absolute().parent
    try:
        place = Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()
    except ValueError:  # another drive
        place = Path(path).absolute().as_posix()
    escaped = "".join(f"[{char}]" if char in _SPECIAL else char for char in place)
    # Without a slash it would mean any file of that name.
    return escaped if "/" in escaped else f"/{escaped}"


def outside(path: str, file: str) -> bool:
    """Whether a report is not below the folder of the file of waivers, where the file is not looked for."""
    return not Path(path).absolute().resolve().is_relative_to(Path(file).absolute().parent.resolve())
