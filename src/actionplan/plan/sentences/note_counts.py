"""Count the actions whose notes do not agree with their status, by what they say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.plan import exceptions, told_otherwise
from actionplan.plan.sentences.note_words import MORE_TO_DO
from actionplan.text import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.exceptions import Matter
    from actionplan.plan.portfolio import Row
    from actionplan.text.spoken import Says
    from actionplan.text.undone import Undone


def notes_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count the notes on open actions by what they say of them."""
    told = [
        told_otherwise.status(each.row.action, each.row.now)
        for each in found
        if each.row
    ]
    number = Counter(each.said.what for each in told if each)
    for what, words in _NOTES_COUNTED.items():
        if of_this := number[what]:
            yield f"{of_this} {grammar.agree(of_this, *words)}"


_NOTES_COUNTED: dict[Says, tuple[str, str]] = {
    "late": (
        "has a note that it will miss its due date",
        "have notes that they will miss their due dates",
    ),
    "complete": (
        "is open but has a note that it is complete",
        "are open but have notes that they are complete",
    ),
    "transferred": (
        "is open but has a note that it has been transferred",
        "are open but have notes that they have been transferred",
    ),
    "on hold": (
        "has a note that it is on hold",
        "have notes that they are on hold",
    ),
    "not started": (
        "has a note that it has not been started",
        "have notes that they have not been started",
    ),
    "nothing done": (
        "has a note that nothing has been done",
        "have notes that nothing has been done",
    ),
    "work": (
        "is not started but has a note that work has been done",
        "are not started but have notes that work has been done",
    ),
    "milestone": (
        "has a note that a milestone was not reached in full",
        "have notes that milestones were not reached in full",
    ),
    "moved": (
        "has a note that its due date has moved",
        "have notes that their due dates have moved",
    ),
}


def done_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count the actions reported as done by what their notes say of them."""
    told = [exceptions.more_to_do(each.row) for each in found if each.row]
    said = [each for each in told if each and not each.target]
    passed = {
        id(more.entry)
        for each in found
        if each.row
        and (more := exceptions.more_to_do(each.row))
        and by_passed_date(each.row)
    }
    number = Counter((e.what, e.in_evidence, id(e.entry) in passed) for e in said)
    for (what, in_evidence, by), of_this in sorted(number.items(), key=_in_order):
        were = grammar.agree(of_this, "was", "were")
        says = grammar.agree(of_this, *_SAYS[in_evidence])
        when = ", by a date that has passed" if by else ""
        yield (
            f"{of_this} {were} reported as done but {says} that"
            f" {MORE_TO_DO[what]}{when}"
        )
    if missed := sum(bool(each and each.target) for each in told):
        were = grammar.agree(missed, "was", "were")
        misses = grammar.agree(
            missed,
            "has a figure that misses its target",
            "have figures that miss their targets",
        )
        yield f"{missed} {were} reported as done but {misses}"


def by_passed_date(row: Row) -> bool:
    """Return whether a note on work reported as done gives a passed date for more."""
    more = exceptions.more_to_do(row)
    is_more = more is not None and more.what == "more to do"
    return is_more and exceptions.promise_passed(row) is not None


def _in_order(counted: tuple[tuple[Undone, bool, bool], int]) -> tuple[int, bool, bool]:
    (what, in_evidence, by), _ = counted
    return [*MORE_TO_DO].index(what), in_evidence, by


_SAYS = {
    False: ("has a note that seems to say", "have notes that seem to say"),
    True: ("has evidence that seems to say", "have evidence that seems to say"),
}
