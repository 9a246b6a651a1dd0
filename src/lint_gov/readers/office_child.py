"""The pure-Python converter of old Word files, as a process of its own that can be ended.

    python -m lint_gov.readers.office_child FOLDER NAME…

For each NAME of FOLDER, in order, it leaves NAME.story (the text of the file itself), NAME.docx (its conversion) and, when
all is done, NAME.done, which says what went wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lint_gov.errors import InputError


def main(folder: Path, names: list[str]) -> None:
    """Convert the named files."""
    for name in names:
        file = folder / name
        said = _convert(file)
        _write(file.with_suffix(".done"), said)


def _convert(file: Path) -> dict[str, Any]:
    """What went wrong: `refused` (an error to be told), `missing` (a package that is not installed), or nothing."""
    try:
        _write(file.with_suffix(".story"), _story(file.read_bytes()))
        from doc2docx import convert

        convert(file, file.with_suffix(".docx"))
    except ImportError as error:
        return {"missing": error.name}
    except InputError as error:
        return {"refused": [error.kind, error.fields]}
    except Exception as error:
        # Whatever a young converter stumbles over: LibreOffice may still read the file.
        return {"failed": str(error)}
    return {}


def _story(data: bytes) -> list[str] | None:
    from lint_gov.readers.office_story import read

    story = read(data)
    return None if story is None else list(story)


def _write(file: Path, content: object) -> None:
    """Write at once or not at all."""
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
