"""Number outcomes and actions, with the numbers of the document if they can be kept."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.intake.drafts import ActionDraft, OutcomeDraft, Slot
    from actionplan.intake.picture import Picture

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
    own = [[written(action) for action in outcome.actions] for outcome in outcomes]
    count = Counter(n.casefold() for row in own for n in row if n)
    kept = [[n if count[n.casefold()] == 1 else "" for n in row] for row in own]
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
        free = fresh if last is not None else _free(f"{number}.", taken)
        actions.append(tuple(n or next(free) for n in row))
    return GivenNumbers(made_outcomes, tuple(actions))


def written(action: ActionDraft) -> str:
    """Return the number that the document gives an action, if the format allows it."""
    slots = action.of("id")
    if len(slots) != 1 or _is_shared(slots[0], action):
        return ""
    number = slots[0].text.strip().rstrip(".):")
    return number if _FORM.fullmatch(number) else ""


def _in_document(outcomes: Sequence[OutcomeDraft]) -> Iterator[str]:
    """Yield every number of the document. None of them is given to another action."""
    for outcome in outcomes:
        for action in outcome.actions:
            for slot in action.of("id"):
                yield slot.text.strip().rstrip(".):").casefold()


def _is_shared(number: Slot, action: ActionDraft) -> bool:
    """Return whether a number covers more rows than the action does."""
    rows = [slot.cell.rows for slot in action.of("action") if slot.cell is not None]
    return bool(rows) and number.cell is not None and number.cell.rows > max(rows)


def _free(prefix: str, taken: set[str]) -> Iterator[str]:
    """Count up without an end, past the numbers that are taken."""
    number = 0
    while True:
        number += 1
        made = f"{prefix}{number}"
        if made.casefold() not in taken:
            yield made
