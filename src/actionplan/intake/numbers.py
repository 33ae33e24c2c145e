"""Number outcomes and actions, with the numbers of the document if they can be kept."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.intake.drafts import ActionDraft, OutcomeDraft
    from actionplan.intake.picture import Picture
    from actionplan.intake.slots import Slot

_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,31}")


class GivenNumbers(NamedTuple):
    """The numbers of the outcomes, and of the actions of each."""

    outcomes: tuple[str, ...]
    actions: tuple[tuple[str, ...], ...]


def of_document(
    outcomes: Sequence[OutcomeDraft], last: Picture | None = None
) -> GivenNumbers:
    """Number everything in order. A number of the document is kept if it is unique.

    Numbers are compared without capitals, because people do not tell them apart. In a
    new version of a document, actions keep the numbers that they had in the *last* one,
    and new actions are not numbered, because the plan does not have them.
    """
    kept = _unique(outcomes)
    if last is not None:
        kept = [[*row] for row in picture.known_numbers(outcomes, last)]
    taken = {n.casefold() for row in kept for n in row if n}
    taken |= set(_in_document(outcomes))
    had = [""] * len(outcomes)
    if last is not None:
        had = picture.outcomes_of(last, kept)
    names = _free("O" if last is None else f"{picture.NEW}O", taken)
    made_outcomes = tuple(number or next(names) for number in had)
    actions: list[tuple[str, ...]] = []
    fresh = _free(picture.NEW, taken)
    for number, row in enumerate(kept, 1):
        prefix = _prefix(number, kept, taken)
        free = fresh if last is not None else _free(prefix, taken)
        actions.append(tuple(n or next(free) for n in row))
    return GivenNumbers(made_outcomes, tuple(actions))


def _prefix(number: int, kept: Sequence[Sequence[str]], taken: set[str]) -> str:
    """Return how the numbers of the actions of an outcome begin: 1. of the first.

    If the plan has an action 1, or the document numbers its rows 1.1, then 1.2 would
    look like one of the document. So the number of the outcome itself is used: O1.
    """
    is_like = any(own == str(number) for row in kept for own in row)
    is_like = is_like or any(own.startswith(f"{number}.") for own in taken)
    return f"O{number}." if is_like else f"{number}."


def _unique(outcomes: Sequence[OutcomeDraft]) -> list[list[str]]:
    """Return the number of each action if no other row has it, and otherwise "".

    The parts of a row get the number of the row and their own, if that is true of all.
    """
    every = [action for outcome in outcomes for action in outcome.actions]
    rows = [_of_row(one).casefold() for one in every if not one.part]
    rows += {_row(a): _of_row(a).casefold() for a in every if a.part}.values()
    count = Counter(rows)
    made = Counter(written(one).casefold() for one in every if one.part)
    spoilt = {
        _row(one)
        for one in every
        if one.part
        and (
            count[_of_row(one).casefold()] != 1
            or written(one).casefold() in count
            or made[written(one).casefold()] != 1
        )
    }

    def kept(one: ActionDraft) -> str:
        if one.part:
            return "" if _row(one) in spoilt else written(one)
        return _of_row(one) if count[_of_row(one).casefold()] == 1 else ""

    return [[kept(action) for action in outcome.actions] for outcome in outcomes]


def written(action: ActionDraft) -> str:
    """Return the number that the document gives an action, if the format allows it.

    One of several actions in a row has the number of the row, and its own: 3.1.
    """
    number = _of_row(action)
    if number and action.part:
        number = f"{number}.{action.part}"
    return number if _FORM.fullmatch(number) else ""


def _of_row(action: ActionDraft) -> str:
    """Return the number of the row of an action, if the format allows it."""
    slots = action.of("id")
    if len(slots) != 1 or is_shared(slots[0], action.of("action")):
        return ""
    number = slots[0].text.strip().rstrip(".):")
    return number if _FORM.fullmatch(number) else ""


def _row(action: ActionDraft) -> object:
    return next((slot.where for slot in action.of("id")), action.place)


def _in_document(outcomes: Sequence[OutcomeDraft]) -> Iterator[str]:
    """Yield every number of the document. None of them is given to another action."""
    for outcome in outcomes:
        for action in outcome.actions:
            for slot in action.of("id"):
                yield slot.text.strip().rstrip(".):").casefold()


def is_shared(number: Slot, actions: Iterable[Slot]) -> bool:
    """Return whether a number covers more rows than the action does."""
    rows = [slot.cell.rows for slot in actions if slot.cell is not None]
    return bool(rows) and number.cell is not None and number.cell.rows > max(rows)


def _free(prefix: str, taken: set[str]) -> Iterator[str]:
    """Count up without an end, past the numbers that are taken."""
    number = 0
    while True:
        number += 1
        made = f"{prefix}{number}"
        if made.casefold() not in taken:
            yield made
