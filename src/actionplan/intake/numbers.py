"""Number outcomes and actions: with the numbers of the document where they can be kept."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.intake.drafts import ActionDraft, OutcomeDraft

_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,31}")


class Numbers(NamedTuple):
    """The numbers of the outcomes, and of the actions of each."""

    outcomes: tuple[str, ...]
    actions: tuple[tuple[str, ...], ...]


def of_document(outcomes: Sequence[OutcomeDraft]) -> Numbers:
    """Number everything in order. A number of the document is kept if it is the only one.

    Numbers are compared without capitals, because people do not tell them apart.
    """
    own = [[written(action) for action in outcome.actions] for outcome in outcomes]
    count = Counter(n.casefold() for row in own for n in row if n)
    kept = [[n if count[n.casefold()] == 1 else "" for n in row] for row in own]
    taken = {n.casefold() for row in kept for n in row if n}
    names = _free("O", taken)
    made_outcomes = tuple(next(names) for _ in outcomes)
    actions: list[tuple[str, ...]] = []
    for number, row in enumerate(kept, 1):
        free = _free(f"{number}.", taken)
        actions.append(tuple(n or next(free) for n in row))
    return Numbers(made_outcomes, tuple(actions))


def written(action: ActionDraft) -> str:
    """Return the number that the document gives an action, if the format allows it."""
    slots = action.of("id")
    if len(slots) != 1 or (slots[0].cell is not None and slots[0].cell.rows > 1 and _shared(action)):
        return ""
    number = slots[0].text.strip().rstrip(".):")
    return number if _FORM.fullmatch(number) else ""


def _shared(action: ActionDraft) -> bool:
    """Return whether the number covers more rows than the action does."""
    (slot,) = action.of("id")
    rows = {s.cell.row for s in action.of("action") if s.cell is not None}
    return bool(rows) and slot.cell is not None and slot.cell.rows > max(
        s.cell.rows for s in action.of("action") if s.cell is not None
    )


def _free(prefix: str, taken: set[str]):  # noqa: ANN202 -- an endless iterator of text
    number = 0
    while True:
        number += 1
        made = f"{prefix}{number}"
        if made.casefold() not in taken:
            yield made
