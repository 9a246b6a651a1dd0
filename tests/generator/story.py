"""What the organs of a county write: each of its own work, in few words that others use (tests/generator/county.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.narrative import ORDINALS, Facts, Line, asked, aspect, documents, oversight

_SLOT = re.compile(r"\{([a-z])(\d?)\}")
_ASPECTS = {"disclosed": 3, "managed": 2, "platform": 2, "overseen": 2}


@cache
def words() -> Mapping[str, Any]:
    """The words of a county."""
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("county.yaml").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True)
class Story:
    """Sentences by aspect of section 1, and the problems and cures of section 5; no figure of a table is in them."""

    parts: Mapping[str, tuple[str, ...]]


def told(rng: Random, topics: Sequence[str]) -> Story:
    """A story on some topics."""
    counts = {**_ASPECTS, "problems": rng.choice((3, 3, 4)), "cures": rng.choice((3, 3, 4))}
    return Story({name: _sentences(rng, name, count, topics) for name, count in counts.items()})


def _sentences(rng: Random, name: str, count: int, topics: Sequence[str]) -> tuple[str, ...]:
    return tuple(_filled(rng, pattern, topics) for pattern in rng.sample(words()[name], count))


def _filled(rng: Random, pattern: str, topics: Sequence[str]) -> str:
    chosen = dict(zip("tu", rng.sample(topics, 2), strict=True))
    picks = {slot: rng.sample(values, 2) for slot, values in words()["slots"].items()}

    def fill(match: re.Match[str]) -> str:
        slot = match[1]
        if slot in chosen:
            return chosen[slot]
        return picks[slot][match[2] == "2"] if slot in picks else str(rng.randint(2, 400))

    return _SLOT.sub(fill, pattern)


def reworded(rng: Random, story: Story, sections: Sequence[int], own: Story) -> Story:
    """`own` with some sections taken from another story, lightly changed: other words, order and numbers."""
    taken = copied(story, sections, own)
    wanted = _names(sections)
    return Story({name: _changed(rng, part) if name in wanted else part for name, part in taken.parts.items()})


def copied(story: Story, sections: Sequence[int], own: Story) -> Story:
    """`own` with some sections taken from another story word for word."""
    wanted = _names(sections)
    return Story({name: story.parts[name] if name in wanted else part for name, part in own.parts.items()})


def _names(sections: Sequence[int]) -> set[str]:
    return {name for section in sections for name in (_ASPECTS if section == 1 else ("problems", "cures"))}


def _changed(rng: Random, sentences: Sequence[str]) -> tuple[str, ...]:
    made = [re.sub(r"\d+", lambda _: str(rng.randint(2, 400)), _filled_up(rng, _synonyms(rng, text))) for text in sentences]
    rng.shuffle(made)
    return tuple(made)


def _filled_up(rng: Random, text: str) -> str:
    """Some clauses with an empty word before them."""
    return "，".join((rng.choice(words()["fillers"]) if rng.random() < 0.3 else "") + clause for clause in text.split("，"))


def _synonyms(rng: Random, text: str) -> str:
    for word, other in words()["synonyms"]:
        if rng.random() < 0.7:
            text = text.replace(word, other)
    return text


def overview(rng: Random, facts: Facts, story: Story, topics: Sequence[str], template: bool) -> tuple[Line, ...]:
    """Section 1."""
    own, year, parts = facts.organ.own, facts.year, story.parts
    opening = f"{year}年，{own}围绕{rng.choice(topics)}推进公开工作。" + (words()["template"] if template else "")
    bodies = (
        ("主动公开", "".join(parts["disclosed"]) + documents(rng, facts)),
        ("依申请公开", asked(rng, facts)),
        ("政府信息管理", own + "".join(parts["managed"])),
        ("平台建设", "".join(parts["platform"])),
        ("监督保障", "".join(parts["overseen"]) + (oversight(rng, facts) if facts.organ.government else "")),
    )
    return (Line(opening), *(line for i, (name, body) in enumerate(bodies) for line in aspect(rng, i, name, body)))


def problems(facts: Facts, story: Story) -> tuple[Line, ...]:
    """Section 5."""
    own = facts.organ.own
    lists = ("；".join(f"{ORDINALS[i]}是{text}" for i, text in enumerate(story.parts[name])) for name in ("problems", "cures"))
    return tuple(Line(head + text + "。") for head, text in zip((f"{own}的不足有：", f"{own}今后的打算："), lists, strict=True))
