"""Answers held against the present findings: which become waivers, and which cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lint_gov.checklist import table, word
from lint_gov.checklist.answers import Answer
from lint_gov.checklist.token import Token
from lint_gov.messages import pick
from lint_gov.model.finding import FileResult, Finding
from lint_gov.triage.days import day
from lint_gov.tuples import NamedTuple


class Present(NamedTuple):
    """What is known now.

    Attributes:
        results: the results of the reports by the path that answers know them by; a report that is gone is missing.
        waivable: rules that may be waived.
        waived: tells whether a finding of a report is waived already.
    """

    results: Mapping[str, FileResult]
    waivable: frozenset[str]
    waived: Callable[[FileResult, Finding], bool]


class Waiver(NamedTuple):
    """A waiver to be written."""

    path: str
    finding: Finding
    edition: int | None
    reason: str
    owner: str
    since: str


class Refused(NamedTuple):
    """An answer that cannot be used, and why: a key of `import` in rules/checklist.yaml."""

    answer: Answer
    key: str
    fields: Mapping[str, object]

    def told(self, lang: str) -> str:
        """The place and the problem in words."""
        problem = word(f"import.{self.key}", lang, **self.fields)
        return word("import.at", lang, file=self.answer.file, where=self.answer.where, problem=problem)


class Outcome(NamedTuple):
    """What became of all answers. `known`: waived already; `other`: decisions that waive nothing."""

    waivers: list[Waiver]
    refused: list[Refused]
    known: int
    other: int


def settle(answers: Iterable[Answer], present: Present, today: str, lang: str) -> Outcome:
    """Return the waivers that the answers amount to."""
    given = [answer for answer in answers if answer.said or answer.reason]
    refused = [problem for answer in given if (problem := _unusable(answer, lang))]
    bad = {id(problem.answer) for problem in refused}
    outcome = Outcome([], refused, 0, 0)
    for token, same in _by_item(answer for answer in given if id(answer) not in bad).items():
        outcome = _item(token, same, present, today, outcome)
    return outcome


def _unusable(answer: Answer, lang: str) -> Refused | None:
    """What is wrong with an answer by itself."""
    if answer.token is None:
        return Refused(answer, "bad-token", {})
    if not answer.said:
        return Refused(answer, "no-decision", {})
    if not answer.decision:
        valid = word("words.comma", lang).join(pick(entry, lang) for entry in table("decisions").values())
        return Refused(answer, "bad-decision", {"value": answer.said, "valid": valid})
    if not waives(answer):
        return None
    if not answer.token.fingerprint:
        return Refused(answer, "no-finding", {})
    for field in ("reason", "reviewer"):
        if not getattr(answer, field):
            return Refused(answer, f"no-{field}", {"decision": answer.said})
    return Refused(answer, "bad-date", {"value": answer.date}) if answer.date and day(answer.date) is None else None


def waives(answer: Answer) -> bool:
    """Whether an answer says that the finding is not to count."""
    return bool(table("decisions")[answer.decision].get("waives"))


def _by_item(answers: Iterable[Answer]) -> dict[Token, list[Answer]]:
    """The answers to each item; the same answer in two copies of a file is one."""
    found: dict[Token, dict[tuple[str, ...], Answer]] = {}
    for answer in answers:
        if answer.token is not None:
            same = (answer.decision, answer.reason, answer.reviewer, answer.date)
            found.setdefault(answer.token, {}).setdefault(same, answer)
    return {token: list(copies.values()) for token, copies in found.items()}


def _item(token: Token, same: list[Answer], present: Present, today: str, before: Outcome) -> Outcome:
    """Settle what was answered to one item."""
    lenient = [answer for answer in same if waives(answer)]
    others = [answer for answer in same if not waives(answer)]
    against = [answer for answer in others if table("decisions")[answer.decision].get("against")]
    if not lenient:
        return before._replace(other=before.other + len(others))
    before = before._replace(other=before.other + len(others) - len(against))
    if against:
        return before._replace(refused=[*before.refused, *_conflicts(lenient, against)])
    result = present.results.get(token.path)
    finding = _finding(token, result)
    problem = _impossible(token, result, finding, present)
    if result is None or finding is None or problem[0]:
        return before._replace(refused=[*before.refused, *(Refused(answer, *problem) for answer in lenient)])
    if present.waived(result, finding):
        return before._replace(known=before.known + 1)
    return before._replace(waivers=[*before.waivers, _waiver(result, finding, lenient, today)])


def _conflicts(lenient: list[Answer], against: list[Answer]) -> Iterator[Refused]:
    one = against[0]
    for answer in lenient:
        fields = {"decision": answer.said, "reviewer": answer.reviewer, "other": f"{one.file} {one.where}"}
        yield Refused(answer, "conflict", {**fields, "other_decision": one.said, "other_reviewer": one.reviewer or "—"})


def _finding(token: Token, result: FileResult | None) -> Finding | None:
    findings = result.findings if result else ()
    return next((f for f in findings if f.rule == token.rule and f.fingerprint == token.fingerprint), None)


def _impossible(
    token: Token, result: FileResult | None, finding: Finding | None, present: Present
) -> tuple[str, Mapping[str, object]]:
    """Why the finding cannot be waived; an empty key when it can."""
    if token.rule not in present.waivable:
        return "not-waivable", {"rule": token.rule}
    if result is None or result.status == "skipped":
        return "no-report", {"path": token.path}
    if result.error is not None:
        return "unread", {"path": token.path, "message": result.error.message}
    return ("stale", {"rule": token.rule}) if finding is None else ("", {})


def _waiver(result: FileResult, finding: Finding, answers: list[Answer], today: str) -> Waiver:
    """One waiver for all who agree."""
    reasons = dict.fromkeys(answer.reason for answer in answers)
    owners = dict.fromkeys(answer.reviewer for answer in answers)
    days = sorted(filter(None, (day(answer.date) for answer in answers if answer.date)))
    edition = result.report.edition if result.report else None
    return Waiver(result.path, finding, edition, "；".join(reasons), "、".join(owners), days[0] if days else today)
