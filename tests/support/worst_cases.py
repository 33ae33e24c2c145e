"""Plans as large as a file may be, each full of one thing that might take long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 2**20
"""Bytes of the largest file that is read."""
_VALUES = 48_000
"""Names and values; a little less than the most that are read."""

HEAD = """schema: actionplan/1
id: worst
title: Seen alone
kind: multi-agency
partnership: Northshire Safeguarding Children Partnership
coordinator: Board Development Officer
source: {type: audit, reference: Audit 1, date: 2011-06}
agreed: 2011-08-15
review: {every: 6 months, by: Board Development Officer, reports_to: Subgroup}
rag_legend: {red: Off track, amber: Some delay, green: On track}
outcomes:
  - id: O1
    challenge: In 12 of 20 files nobody had seen the child alone.
    desired_outcome: By June 2012 18 of 20 children are seen alone.
    actions:
"""

ACTION = """      - id: "1.{0}"
        action: Put question {0} into the form
        due: 2012-06
        accountable: Head of Service
"""


def _filled(head: str, line: str, values: int) -> str:
    """Return *head* and as many numbered lines as a file may have."""
    room = (LIMIT - 4096 - len(head)) // (len(line) + 8)
    count = min(room, _VALUES // values)
    return head + "".join(line.format(number) for number in range(2, count + 2))


def comments() -> str:
    """Nothing but comments that accept problems, on one action."""
    accept = "        # actionplan: ignore[overdue-action]: agreed on day {}\n"
    return _filled(HEAD + ACTION.format(1), accept, 1)


def comments_at_entries() -> str:
    """Each entry with a comment of its own."""
    entry = (
        "          - {{date: 2012-01, note: Said {0}}}"
        "  # actionplan: ignore[note-says-nothing]: agreed {0}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 5)


def comments_at_actions() -> str:
    """Each action with a comment of its own."""
    accept = "      # actionplan: ignore[overdue-action]: agreed on day {0}\n"
    return _filled(HEAD + ACTION.format(1), accept + ACTION, 9)


def entries() -> str:
    """One action, of which thousands of things were reported."""
    entry = "          - {{date: 2012-01, rag: red, note: Said {0}}}\n"
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 7)


def moves() -> str:
    """One action, of which each entry moves the date and the owner."""
    entry = (
        "          - {{date: 2012-01, new_due: 2012-07, accountable: Post {0},"
        " note: Said}}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 9)


def names() -> str:
    """Actions, each with agencies and posts that no other has."""
    more = "        agency: Agency {0}\n        partners: [{{agency: Other {0}}}]\n"
    return _filled(HEAD, ACTION.replace("Service", "Team {0}") + more, 16)


def colons() -> str:
    """Texts with a colon and a space in them, as they are pasted."""
    return _filled(HEAD, ACTION.replace("Put question", "Add: question"), 9)


def dates() -> str:
    """Dates written in another way."""
    return _filled(HEAD, ACTION.replace("2012-06", "30/06/2012"), 9)


def misspelt() -> str:
    """Fields whose names are misspelt."""
    return _filled(HEAD, ACTION.replace("accountable", "acountable"), 9)


def unquoted() -> str:
    """Numbers where text is asked for."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', "{0}"), 9)


def references() -> str:
    """Actions that were replaced by actions of a plan that is not there."""
    entry = (
        "        progress:\n"
        "          - {{date: 2012-01, state: withdrawn, replaced_by: other-{0}/1.{0},"
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def own_references() -> str:
    """Actions that were replaced by one another."""
    entry = (
        "        progress:\n"
        '          - {{date: 2012-01, state: withdrawn, replaced_by: "1.9{0}",'
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def same_numbers() -> str:
    """Actions that all have one number."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', '"1.1"'), 9)


def actions() -> str:
    """As many actions as there can be, all of them late."""
    return _filled(HEAD, ACTION.replace("2012-06", "2011-09"), 9)


CASES: Mapping[str, Callable[[], str]] = {
    made.__name__: made
    for made in (
        *(comments, comments_at_entries, comments_at_actions, entries, moves, names),
        *(colons, dates, misspelt, unquoted, references, own_references),
        *(same_numbers, actions),
    )
}
