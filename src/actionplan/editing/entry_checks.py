"""Find the errors that a new entry brings into a plan, in the words of their rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from actionplan import rules
from actionplan.messages import refused_entries
from actionplan.rules import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.diagnostics import Fault
    from actionplan.plan.model import Action, Plan
    from actionplan.reading.document import Document
    from actionplan.rule import Finding, Rule

_Words: TypeAlias = tuple[str, str]
"""What is wrong, and what to do about it."""
_STRICTER = (guidance.colour_without_legend,)
"""Warnings that count as errors in what a command writes itself."""


def new_errors(plan: Plan, action: Action, as_of: date, stem: str) -> Iterator[Fault]:
    """Yield the errors that the newest entry of *action* brings into *plan*."""
    # Compared with the plan without the entry: an error that was there before is not
    # the entry's.
    old = _with_action(plan, without_last(action))
    return _new(_errors(old, as_of, stem), _errors(plan, as_of, stem))


def new_text_errors(before: Document, after: Document) -> Iterator[Fault]:
    """Yield the errors of a file's text that were not there before."""
    return _new(_text_errors(before), _text_errors(after))


def without_last(action: Action) -> Action:
    """Return *action* without its newest entry."""
    return action._replace(progress=action.progress[:-1])


def _new(old: Iterator[_Words], new: Iterator[_Words]) -> Iterator[Fault]:
    counts = Counter(new)
    counts.subtract(old)
    for (message, remedy), count in counts.items():
        if count > 0:
            yield refused_entries.entry_not_taken(message=message, remedy=remedy)


def _text_errors(of: Document) -> Iterator[_Words]:
    """Yield what is wrong in a file's text, such as a child's number in a note."""
    for rule in rules.RULES.values():
        if rule.subject == "document" and rule.level == "error":
            finding: Finding
            for finding in rule.check(of):
                yield finding.message, finding.remedy


def _errors(plan: Plan, as_of: date, stem: str) -> Iterator[_Words]:
    def is_asked(rule: Rule) -> bool:
        strict = rule.level == "error" or rule.check in _STRICTER
        return strict and not rule.timed

    for _, finding in rules.judge(plan, as_of, stem, is_asked):
        yield finding.message, finding.remedy


def _with_action(plan: Plan, action: Action) -> Plan:
    """Return *plan* with *action* in place of the one with the same route."""
    return plan._replace(
        outcomes=tuple(
            outcome._replace(
                actions=tuple(
                    action if one.route == action.route else one
                    for one in outcome.actions
                )
            )
            for outcome in plan.outcomes
        )
    )
