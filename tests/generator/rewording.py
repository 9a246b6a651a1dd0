"""Other words for parts of a draft; the figures stay as they are."""

from __future__ import annotations

from dataclasses import replace

from generator.draft import Draft, Part, Text


def in_role(part: Part, role: str) -> bool:
    """Whether a part is text of that role."""
    return isinstance(part, Text) and part.role == role


def said(draft: Draft, section: int, *texts: str) -> Draft:
    """The draft with more paragraphs at the end of a section."""
    index = next(i for i, part in enumerate(draft.parts) if _ends(part, section + 1))
    return replace(draft, parts=(*draft.parts[:index], *(Text(t, "text", section) for t in texts), *draft.parts[index:]))


def _ends(part: Part, following: int) -> bool:
    return part.section == following or (following == 7 and in_role(part, "signoff"))


def swapped(draft: Draft, role: str, text: str) -> Draft:
    """The draft with one text in the place of all of that role (title, preamble, signoff, date)."""
    kept = [part for part in draft.parts if not in_role(part, role)]
    index = next((i for i, part in enumerate(draft.parts) if in_role(part, role)), 1)
    return replace(draft, parts=(*kept[:index], Text(text, role), *kept[index:]))


def about_requests(draft: Draft, text: str) -> Draft:
    """The draft with one paragraph in the place of all that section 1 says of requests."""
    parts: list[Part] = []
    found = False
    for part in draft.parts:
        if not isinstance(part, Text) or part.section != 1 or part.role != "text" or "申请" not in part.text:
            parts.append(part)
        elif not found:
            found = True
            head = part.text[: part.text.index("。") + 1] if part.text.startswith("（") else ""
            parts.append(replace(part, text=head + text))
    return replace(draft, parts=tuple(parts))
