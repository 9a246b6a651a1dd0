"""Evidence from the text of a report: title, headings, fee statement, dates, citations, figures in the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lint_gov.checklist import joined
from lint_gov.checklist.proofs import Proof, Prover, Seen, short
from lint_gov.checks import owed_content
from lint_gov.checks.citations import cited
from lint_gov.checks.prose_common import comparable
from lint_gov.checks.texts import running_text
from lint_gov.editions import edition
from lint_gov.messages import pick
from lint_gov.model.document import Paragraph
from lint_gov.model.finding import Location
from lint_gov.model.report import Mention
from lint_gov.places import part_words
from lint_gov.text.fold import squash

_STATEMENT = 200


def parts(seen: Seen) -> Proof:
    """What makes the file an annual report."""
    who = seen.report.identity
    sections = len({section.number for section in seen.report.sections if section.number is not None})
    title = who.title or seen.say("none")
    return Proof(seen.say("parts", title=title, sections=sections, tables=len({form.table for form in seen.report.forms})))


def year(seen: Seen) -> Proof:
    """The reporting year and the format that governs it."""
    known = seen.report.identity.year, seen.report.edition
    if known[0] is None or known[1] is None:
        return Proof("")
    return Proof(seen.say("year", year=known[0], edition=pick(edition(known[1]).title, seen.lang)))


def revisions(seen: Seen) -> Proof:
    """Tracked changes and comments that are left."""
    document = seen.report.document
    if document.format != "docx":
        return Proof(seen.say("no-revisions"), empty=True)
    return Proof(seen.say("revisions", revisions=document.revisions, comments=document.comments))


def scanned(seen: Seen) -> Proof:
    """Whether the text was read by recognition: of a scan the rule always speaks, so that here it was none."""
    return Proof(seen.say("no-scan"), empty=True)


def title(seen: Seen) -> Proof:
    """The title as it stands."""
    who = seen.report.identity
    if not who.title:
        return Proof(seen.say("no-title"), empty=True)
    return Proof(seen.say("title", title=" ".join(who.title.split())), Location(place=who.title_place))


def years(seen: Seen) -> Proof:
    """Which reporting year each part speaks of."""
    told = [
        seen.say("years", part=seen.say(f"year-parts.{part}"), year=stated.value)
        for part, stated in seen.report.identity.years.items()
    ]
    return Proof(joined(told, seen.lang, "comma"))


def headings(seen: Seen) -> Proof:
    """What of the headings the rule is about: their words, their numbers, or how many there are."""
    found = [section.heading for section in seen.report.sections if section.heading is not None]
    if seen.rule.params["kind"] in ("missing", "reworded"):
        return Proof(joined((heading.raw.strip() for heading in found), seen.lang))
    ordinals = joined((str(heading.ordinal or "–") for heading in found), seen.lang, "comma")
    return Proof(seen.say("ordinals", n=len(found), ordinals=ordinals))


def lengths(seen: Seen) -> Proof:
    """How much stands in the sections that the rule is about."""
    params = seen.rule.params
    wanted = params["sections"] if "sections" in params else [params["section"]]
    told = []
    for number in wanted:
        section = next((s for s in seen.report.prose if s.number == number), None)
        if section is None:
            continue
        size = sum(len(squash(block.text)) for block in section.blocks if isinstance(block, Paragraph))
        told.append(seen.say("length", section=part_words(Location(number), None, seen.lang), n=size))
    return Proof(joined(told, seen.lang, "comma")) if told else Proof(seen.say("no-sections"), empty=True)


def fee(seen: Seen) -> Proof:
    """The statement on 信息处理费."""
    found = seen.report.fee
    if found is None:
        return Proof(seen.say("no-fee"), empty=True)
    section = part_words(Location(found.section), None, seen.lang)
    text = short(" ".join(found.raw.split()), _STATEMENT)
    return Proof(seen.say("fee", section=section, text=text), Location(found.section, place=found.place))


def figures(seen: Seen) -> Proof:
    """The phrases that were held against the table."""
    subjects = seen.rule.params["readings"]
    if seen.report.form(seen.rule.params["table"]) is None:
        return Proof(seen.say("no-table"), empty=True)
    found = [m for m in seen.report.mentions if m.subject in subjects and comparable(seen.report, m)]
    return _quoted(seen, "figures", found)


def denials(seen: Seen) -> Proof:
    """The phrases that say there was none."""
    return _quoted(seen, "denials", [m for m in seen.report.mentions if m.role == "none" and m.subject])


def percentages(seen: Seen) -> Proof:
    """The percentages of the text."""
    return _quoted(seen, "percentages", [m for m in seen.report.mentions if m.unit == "%"])


def sums(seen: Seen) -> Proof:
    """The enumerations with a whole."""
    having = Counter(m.whole for m in seen.report.mentions if m.whole is not None)
    return _quoted(seen, "sums", [m for i, m in enumerate(seen.report.mentions) if having[i]])


def _quoted(seen: Seen, key: str, found: list[Mention]) -> Proof:
    if not found:
        return Proof(seen.say(f"no-{key}"), empty=True)
    quotes = seen.quotes(mention.quote or mention.raw or mention.sentence for mention in found)
    return Proof(seen.say(key, n=len(found), quotes=quotes), Location(found[0].section, place=found[0].place))


def period(seen: Seen) -> Proof:
    """The statistical period as it stands."""
    found = seen.report.identity.period
    if found is None:
        return Proof(seen.say("no-period"), empty=True)
    return Proof(seen.say("period", text=found.raw), Location(place=found.place))


def named(seen: Seen) -> Proof:
    """The matters that a rule asks for, all of which were found."""
    matters: Iterable[str] = seen.rule.params.get("aspects") or seen.rule.params.get("groups") or ()
    at = seen.rule.params.get("at") or seen.rule.params.get("section")
    return Proof(seen.say("named", names=joined(matters, seen.lang, "comma")), Location(at))


def owed(seen: Seen) -> Proof:
    """The words that state what the section owes."""
    found = owed_content.statement(seen.report, seen.rule.params)
    return Proof(seen.quotes([found]) if found else "", Location(seen.rule.params["section"]))


def citations(seen: Seen) -> Proof:
    """The known documents that are cited."""
    found = list(dict.fromkeys(one.raw for line in running_text(seen.report) for one in cited(line.text)))
    names = joined((short(raw) for raw in found[:4]), seen.lang, "comma")
    return Proof(seen.say("citations", names=names)) if found else Proof(seen.say("no-citations"), empty=True)


def signoff(seen: Seen) -> Proof:
    """Organ and date under the report."""
    who = seen.report.identity
    if who.signoff_date is None:
        return Proof(seen.say("no-signoff"), empty=True)
    text = " ".join(stated.raw.strip() for stated in (who.signoff_organ, who.signoff_date) if stated)
    return Proof(seen.say("signoff", text=text), Location(place=who.signoff_date.place))


def organ(seen: Seen) -> Proof:
    """Whose report it is."""
    name = seen.report.identity.organ
    return Proof(seen.say("organ", organ=name) if name else "")


PROVERS: dict[str, Prover] = {
    prover.__name__: prover
    for prover in (
        parts, year, revisions, scanned, title, years, headings, lengths, fee, figures, denials, percentages, sums, period, named,
        owed, citations, signoff, organ,
    )
}  # fmt: skip
