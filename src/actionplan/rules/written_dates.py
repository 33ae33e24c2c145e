"""Check words that are kept in place of a date, but may be a date (AP476)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.rule import Finding, rule
from actionplan.text import blanks, dates, last_days, suggest
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.model import Entry, OutcomeEntry, Plan
    from actionplan.text.dates import Date


@rule("AP476", "warning", clause="Progress: what was done, and when")
def words_are_a_date(plan: Plan) -> Iterator[Finding]:
    """An entry has words instead of a date, but the words look like a date.

    If the words are "03/04/2012", for example, find out whether the date is in March or
    in April. Until you give the date, actionplan reads the entry as later than the
    entry above it.

    Bad::

                progress:
                  - date: 2012-02-20
                    note: A task and finish group has been named.
                  - date_as_written: "03/04/2012"
                    note: The first draft went to all agencies.

    Says::

        "03/04/2012" can mean 3 April 2012 or 4 March 2012, so the date of this entry is
        not known.
        To fix: if you mean 3 April 2012, add "date: 2012-04-03" to this entry. If you
        mean 4 March 2012, add "date: 2012-03-04" to this entry. You can do this even if
        the entry has already been committed to git.

    Bad::

                progress:
                  - date: 2012-02-20
                    note: A task and finish group has been named.
                  - date_as_written: "23/04/2012"
                    note: The first draft went to all agencies.

    Says::

        "23/04/2012" looks like 23 April 2012, but "date_as_written" is not read as a
        date, so the date of this entry is not known.
        To fix: if 23 April 2012 is the right date, add "date: 2012-04-23" to this
        entry. If not, add "date" with the right date. You can do this even if the entry
        has already been committed to git.

    Good::

                progress:
                  - date: 2012-02-20
                    note: A task and finish group has been named.
                  - date_as_written: undated
                    note: The first draft went to all agencies.
    """
    for action in plan.actions:
        yield from _of_entries(action.progress)
    for outcome in plan.outcomes:
        yield from _of_entries(outcome.progress)


def _of_entries(entries: Sequence[Entry | OutcomeEntry]) -> Iterator[Finding]:
    for entry in entries:
        words, unread = entry.date_as_written, entry.unread_fields
        if entry.date or any(one.field == "date" for one in unread):
            continue  # another message asks about what is written there
        if not words or not (found := dates.readings(words)):
            continue
        if len(found) > 1:
            yield Finding(
                f"{quoted(words)} can mean {_or(each.words for each in found)}, so the"
                " date of this entry is not known.",
                _for_each(
                    found,
                    'add "date: {}" to this entry',
                )
                + remedies.still_allowed(),
                (*entry.route, "date_as_written"),
                written=words,
            )
        else:
            yield Finding(
                f'{quoted(words)} looks like {found[0].words}, but "date_as_written"'
                " is not read as a date, so the date of this entry is not known.",
                f'if {found[0].words} is the right date, add "date: {found[0]}" to this'
                " entry. If not,"
                f' add "date" with the right date.{remedies.still_allowed()}',
                (*entry.route, "date_as_written"),
                written=words,
            )


def due_in(words: str, action: str, plan: str) -> tuple[str, str] | None:
    """Say what a due date in words may mean, and what to do; None for other words.

    *action* is the number of the action.
    """
    found = dates.readings(words)
    if len(found) > 1:
        return (
            f"{quoted(words)} can mean {_or(each.words for each in found)}, so action"
            f" {action} has no due date.",
            _for_each(found, f'add "due: {{}}" to action {action}') + _NOT_KNOWN,
        )
    if found:
        return (
            f"{quoted(words)} looks like {found[0].words}, but action {action} has no"
            " due date.",
            f'if {found[0].words} is the right due date, add "due: {found[0]}" to'
            f' action {action}. If not, add "due" with the right date.',
        )
    if _says_done(words):
        command = blanks.entry(
            f"{plan}/{action}", "--state complete", blanks.EVIDENCE, "--date DATE"
        )
        return (
            f"{quoted(words)} says that action {action} is done, but no progress entry"
            " says so.",
            f"if the action is done, {blanks.filled(command)}\n"
            f'If the action is not done, add "due" to action {action}, with the due'
            " date.",
        )
    return None


_NOT_KNOWN = (
    ' If you do not know, add "set_date_by" with the month by which the date will be'
    " set."
)


def if_meant(words: str) -> str:
    """Say what to add for each date that a due date in words may mean; may be empty."""
    found = dates.readings(words) or last_days.readings_in(words)
    remedy = _for_each(found, 'add "due: {}"') if found else ""
    return f"\n{remedy[0].upper()}{remedy[1:]}" if remedy else ""


def _for_each(found: Sequence[Date], remedy: str) -> str:
    """Say what to do for each date that may be meant."""
    first, *others = (f"you mean {each.words}, {remedy.format(each)}" for each in found)
    return ". ".join((f"if {first}", *(f"If {other}" for other in others))) + "."


def _or(ways: Iterator[str]) -> str:
    return " or ".join(ways)


def _says_done(words: str) -> bool:
    """Return whether words say only that something has been done: Completed."""
    parts = re.findall(r"[A-Za-z]+", words)
    return bool(parts) and all(map(suggest.says_done, parts))
