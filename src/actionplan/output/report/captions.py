"""Sum up a chart or table in one sentence.

A sentence may say "none" or "no" only if *clear*: there are no exceptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import phrases, sums
from actionplan.plan import sentences
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import AgencyFacts
    from actionplan.plan.portfolio import Row

_NAMED = 5
"""The most names in a sentence."""


def dates_moved(rows: Sequence[Row], *, clear: bool) -> str:
    """Say how many due dates were moved later, and which the most often."""
    moved = [row for row in rows if row.now.postponements]
    number = dates.count(len(rows), "action")
    if not moved:
        has = grammar.agree(0, "has", "have", of=len(rows))
        none = f"None of {number} has" if clear else f"0 of {number} {has}"
        return f"{none} a due date recorded as moved later."
    most = max(moved, key=lambda row: len(row.now.postponements))
    theirs = grammar.agree(len(moved), "its due date", "their due dates")
    have = grammar.agree(len(moved), "has", "have")
    said = f"{len(moved)} of {number} {have} had {theirs} moved later"
    times = phrases.times(len(most.now.postponements))
    often = [
        row
        for row in moved
        if len(row.now.postponements) == len(most.now.postponements)
    ]
    if len(often) == 1 and len(moved) > 1:
        return f"{said}, action {most.action.id} the most often ({times})."
    return f"{said}, none more than {times}."


def updates(
    exceptions: Sequence[object],
    needed: Sequence[object],
    others: Sequence[object],
    before: str,
) -> str:
    """Say in which order a table has the latest updates, and of which actions."""
    parts = [
        words
        for words, found in (
            ("exceptions", exceptions),
            (f"actions needed {before}", needed),
            ("open actions with an update", others),
        )
        if found
    ]
    first, *rest = parts or [""]
    if not rest:
        return sentences.capital(first)
    then = ", then ".join(f"other {words}" for words in rest)
    return f"{sentences.capital(first)} first, then {then}"


def agencies(agencies: Sequence[AgencyFacts], *, clear: bool) -> str:
    """Say which agency has the most actions, and how many have overdue actions."""
    if not agencies:
        return "There are no actions."
    total = dates.count(sum(facts.total for facts in agencies), "action")
    named = [facts for facts in agencies if facts.is_named]
    if not named:
        return f"No agency is named for {total}."
    first = named[0]
    said = f"{first.agency} is the agency for {first.total} of {total}"
    if first.of_plan:
        name = grammar.agree(first.of_plan, "names", "name")
        said = (
            f"{said} ({first.of_plan} {name} no agency: it is the lead agency of the"
            " plan)"
        )
    if unnamed := sum(facts.total for facts in agencies if not facts.is_named):
        do = grammar.agree(unnamed, "does", "do")
        said = f"{said}, and {unnamed} {do} not name an agency"
    return f"{said}; {_late(agencies, clear=clear)}."


def _late(agencies: Sequence[AgencyFacts], *, clear: bool) -> str:
    named = [facts for facts in agencies if facts.is_named]
    late = [facts for facts in named if facts.overdue]
    rest = sum(facts.overdue for facts in agencies if not facts.is_named)
    if not late and not rest:
        known = "0 actions are known to be overdue"
        return "no agency has an overdue action" if clear else known
    if rest:
        number = dates.count(rest, "overdue action")
        noun = grammar.agree(len(named), "agency", "agencies")
        has = grammar.agree(len(late), "has", "have", of=len(named))
        said = f"{len(late)} of {len(named)} {noun} {has} overdue actions"
        return (
            f"{said}; {number} {grammar.agree(rest, 'does', 'do')} not name an agency"
        )
    if len(late) == 1:
        return f"only {late[0].agency} has overdue actions ({late[0].overdue})"
    return f"{len(late)} of {len(named)} agencies have overdue actions"


def silence(rows: Sequence[Row], *, clear: bool) -> str:
    """Say which open actions have had no update for too long."""
    if not rows:
        return "No action is open." if clear else "0 actions are open."
    silent = [row for row in rows if row.now.stale]
    number = dates.count(len(rows), "open action")
    unknown = sum(row.now.silence_not_known for row in rows)
    may = (
        f"; {unknown} may have: the date to count from is not known" if unknown else ""
    )
    day = rows[0].now.as_of
    by_a_month = [r for r in rows if not r.now.stale and r.may_be_silent_by(day)]
    if end := sentences.by_a_month(len(by_a_month)):
        may = f"{may}; {sentences.within(end)}"
    if not silent:
        if not clear:
            have = grammar.agree(0, "has", "have", of=len(rows))
            are = grammar.agree(0, "is", "are", of=len(rows))
            known = f"{are} known to have" if unknown else have
            return f"0 of {number} {known} had no update for too long{may}."
        return f"None of {number} has gone too long without an update{may}."
    names = ", ".join(row.action.id for row in silent[:_NAMED])
    rest = len(silent) - _NAMED
    more = f" and {rest} more" if rest > 0 else ""
    have = grammar.agree(len(silent), "has", "have")
    return (
        f"{len(silent)} of {number} {have} had no update for too long:"
        f" {names}{more}{may}."
    )


def months(rows: Sequence[Row], *, clear: bool) -> str:
    """Say how many open actions are overdue, and in which month most others are due."""
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    number = dates.count(len(still), "open action")
    are = grammar.agree(late, "is", "are", of=len(still))
    none = clear and not late
    said = f"None of {number} is" if none else f"{late} of {number} {are}"
    said = f"{said} overdue"
    due = sums.due_months(still)
    if not due:
        return f"{said}."
    month, most = max(due.items(), key=lambda pair: pair[1])
    return f"{said}; the month in which most are due is {month.words} ({most})."
