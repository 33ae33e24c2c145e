"""Ask the rules what they would warn of in an entry that is being recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan import rules
from actionplan.diagnostics import Place
from actionplan.rules import assessment, guidance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document
    from actionplan.rule import Finding, Rule

_ASKED_ALREADY = (guidance.complete_without_evidence,)
"""Rules whose question has an option of its own; so have those about the date."""
_CAN_BE_ADDED = (assessment.nothing_to_improve,)
"""Rules about what is left out, though they point at something that is not."""


class NewEntry(NamedTuple):
    """An entry in the file that it makes."""

    plan: Plan
    document: Document
    route: Route
    lines: Collection[int]
    """The lines that are new."""


def found(
    entry: NewEntry, as_of: date, stem: str, levels: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what lint would warn of in the fields that were typed.

    *levels* are those that the board has set. What an entry leaves out can be added
    later, so it is not asked for here, and neither is what depends on the day.
    """

    def is_asked(rule: Rule) -> bool:
        level = levels.get(rule.name, rule.level)
        own = rule.check in (*_ASKED_ALREADY, *_CAN_BE_ADDED) or rule.timed
        return level in ("warning", "error") and not own

    for _, finding in rules.judge(entry.plan, as_of, stem, is_asked):
        if _is_typed(entry, finding):
            yield finding
    for rule in rules.RULES.values():
        if rule.subject == "document" and is_asked(rule):
            said: Iterator[Finding] = rule.check(entry.document)
            yield from (finding for finding in said if _is_typed(entry, finding))


def _is_typed(entry: NewEntry, finding: Finding) -> bool:
    """Tell whether a finding is about a field of the entry, other than its date."""
    if isinstance(finding.at, Place):
        return finding.at.line in entry.lines
    length = len(entry.route)
    field = finding.at[length:]
    return finding.at[:length] == entry.route and field not in ((), ("date",))
