"""What a finding says, as a card beside its place: message, the sum written out, proposed repair, remedy, basis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lint_gov.formatters.html.element import Child, Markup, joined, tag
from lint_gov.formatters.html.marks import Told, View
from lint_gov.formatters.html.sums import Term, written_out
from lint_gov.formatters.html.words import Words, limit
from lint_gov.formatters.json import number
from lint_gov.hooks import Context
from lint_gov.messages import pick
from lint_gov.model.finding import Finding, Location
from lint_gov.places import part_words, source_words

# A norm with its number, as bases cite it: the number says enough beside a finding, the name stands with the rule.
_NORM = re.compile(r"《[^《》]+》（([^（）]+)）")


class Cards:
    """Writes the cards of one report."""

    def __init__(self, view: View, prefix: str, context: Context, texts: Words) -> None:
        self._view, self._prefix, self._context, self._texts = view, prefix, context, texts

    def notes(self, told: Iterable[Told]) -> Markup:
        """Return the cards of a part; findings of one rule that stand at it share one."""
        return tag("div", [self._card(group) for group in _alike(told)], cls="notes", lang=self._texts.tag)

    def _card(self, group: Sequence[Told]) -> Markup:
        lead = group[0].findings[0]
        shared = len({told.findings[0].remedy for told in group}) == 1
        head = [tag("span", self._texts.level(group[0].level), cls="level"), " ", self._title(lead)]
        entries = [self._entry(told, "" if shared else told.findings[0].remedy) for told in group]
        shown, more = entries[: limit("entries")], entries[limit("entries") :]
        folded = tag("details", tag("summary", self._texts("more", n=len(more))), more, cls="more") if more else None
        remedy = self._labelled("remedy", lead.remedy) if shared else None
        return tag("article", tag("h5", head), shown, folded, remedy, self._basis(lead), cls=["card", group[0].level])

    def _title(self, finding: Finding) -> Child:
        record: Mapping[str, Any] = self._context.rules.get(finding.rule, {})
        title = pick(record["title"], self._texts.lang) if "title" in record else finding.name
        return [title, " ", self._code(finding.rule)]

    def _code(self, rule: str) -> Markup:
        if rule not in self._context.rules:
            return tag("span", rule, cls="code")
        return tag("a", rule, cls="code", href=f"#rule-{rule}", title=self._texts("about-rule", code=rule))

    def _entry(self, told: Told, remedy: str) -> Markup:
        lead, *others = told.findings
        back = self._texts("back", n=told.number)
        where = [
            tag(
                "a",
                str(told.number),
                cls=["ref", told.level],
                href=f"#p{self._prefix}-{told.number}",
                aria_label=back,
                title=back,
            ),
            " ",
            self._where(lead.location),
        ]
        return tag(
            "div",
            tag("p", where, cls="where"),
            self._said(lead),
            self._repair(lead),
            self._labelled("remedy", remedy),
            self._others(others),
            id=f"f{self._prefix}-{told.number}",
            cls="entry",
            tabindex=-1,
            data_f=str(told.number),
            **_data(lead),
        )

    def _said(self, finding: Finding) -> Markup:
        """The message, the sum or the words it is about."""
        found = self._sum(finding)
        excerpt = finding.location.excerpt
        # Words are marked in the text; what stands in a table may be a sum, or a row that has no mark of its own.
        is_new = finding.location.table is not None and excerpt is not None and excerpt not in finding.message
        quote = tag("blockquote", excerpt, lang="zh-CN") if is_new and found is None else None
        return joined([tag("p", finding.message, cls="message"), found, quote])

    def _where(self, location: Location) -> Child:
        source = source_words(location.place, self._texts.lang)
        place = part_words(location, self._view.report.edition, self._texts.lang)
        return [place, " " if source else None, tag("span", source, cls="source") if source else None]

    def _sum(self, finding: Finding) -> Markup | None:
        record = self._context.rules.get(finding.rule, {})
        forms = [form for form in self._view.report.forms if form.table == finding.location.table]
        before = [form for form in forms if form.place.order <= finding.location.place.order]
        form = next(iter([*before[-1:], *forms]), None)
        found = written_out(finding, record, form, form.edition or self._view.report.edition) if form else None
        if found is None:
            return None
        sides = [_side(side, total) for side, total in zip((found.left, found.right), found.totals, strict=True)]
        unequal = tag("span", "≠", cls="ne", role="img", aria_label=self._texts("unequal"))
        return tag("p", sides[0], " ", tag("span", unequal, " ", sides[1], cls="right"), cls="sum")

    def _repair(self, finding: Finding) -> Markup | None:
        cells = [
            tag(
                "span",
                self._texts.shared(
                    "text.repair-cell",
                    place=part_words(Location(None, c.table, c.row, c.column), self._view.report.edition, self._texts.lang),
                    value=number(c.value),
                ),
            )
            for c in finding.repair
        ]
        return tag("p", tag("b", self._texts("repair")), *_between(cells, self._texts("join")), cls="repair") if cells else None

    def _others(self, others: Sequence[Finding]) -> Child:
        """What one slip breaks besides."""
        if not others:
            return None
        items = [
            tag(
                "li",
                tag("p", self._code(other.rule), " ", self._where(other.location), cls="where"),
                self._said(other),
                **_data(other),
            )
            for other in others
        ]
        return [tag("p", self._texts.shared("text.story"), cls="story"), tag("ul", items, cls="others")]

    def _basis(self, finding: Finding) -> Markup | None:
        short = [_NORM.sub(r"\1", basis) for basis in finding.basis]
        return self._labelled("basis", self._texts("join").join(short), "small")

    def _labelled(self, key: str, content: str, cls: str = "do") -> Markup | None:
        return tag("p", tag("b", self._texts(key)), content, cls=cls) if content else None


def _alike(told: Iterable[Told]) -> list[list[Told]]:
    groups: dict[object, list[Told]] = {}
    for one in told:
        lead = one.findings[0]
        alone = len(one.findings) == 1 and not lead.repair
        groups.setdefault((lead.rule, one.level) if alone else one.number, []).append(one)
    return list(groups.values())


def _data(finding: Finding) -> dict[str, str]:
    """What the filters ask of a finding."""
    return {"data_level": finding.level, "data_rule": finding.rule, "data_section": str(finding.location.section or 0)}


def _side(terms: Sequence[Term], total: Decimal) -> Markup:
    told: list[Child] = []
    for index, term in enumerate(terms):
        sign = " − " if term.sign < 0 else " + " if index else None
        told += [sign, tag("span", term.name, " ", tag("b", _written(term.value)), cls="term")]
    if len(terms) > 1:
        told += [" = ", tag("b", _written(total), cls="total")]
    return tag("span", told, cls="side")


def _written(value: Decimal) -> str:
    return (
        str(number(value.normalize() if value else value))
        if value == value.to_integral_value()
        else format(value.normalize(), "f")
    )


def _between(items: Iterable[Markup], separator: str) -> Iterator[Child]:
    for index, item in enumerate(items):
        yield from (separator, item) if index else (item,)
