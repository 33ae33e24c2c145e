"""Hold what the cells of each action said, to compare it with the next version."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from actionplan.intake.vocabulary import plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionplan.intake.drafts import ActionDraft, OutcomeDraft, Slot

Picture: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""For each outcome and action, what each of its cells says, by field and heading."""

NEW = "new-"
"""How the name begins of an action that is not in the plan."""


OUTCOME = "outcome"
"""The column under which the number of an action's outcome is kept."""
LEFT = "left to you"
"""The column under which the columns are listed that the plan does not have yet."""
ABOUT = (OUTCOME, LEFT)
"""The columns that are not in the document."""


def column(slot: Slot) -> str:
    """Name the column of a cell: its field and its heading."""
    return f"{slot.field}: {slot.heading}" if slot.heading else str(slot.field)


def of_document(
    outcomes: Sequence[OutcomeDraft],
    numbers: Sequence[str],
    actions: Sequence[Sequence[str]],
) -> dict[str, dict[str, str]]:
    """Return what each action says, with what its outcome says.

    So an action is compared with itself, even if its outcome has moved. An outcome
    without actions is known by what it says.
    """
    found: dict[str, dict[str, str]] = {}
    for draft, number, its in zip(outcomes, numbers, actions, strict=True):
        for one, name in zip(draft.actions, its, strict=True):
            cells = of_slots((*draft.slots, *one.slots))
            found[name] = {OUTCOME: number} | cells
        if not its:
            cells = of_slots(draft.slots)
            found[f"{OUTCOME} {plainly(' '.join(cells.values()))}"] = cells
    return found


def outcomes_of(last: Picture, actions: Sequence[Sequence[str]]) -> list[str]:
    """Return the number that each outcome had, by its actions; "" if it had none."""
    found = [
        next((n for a in its if (n := last.get(a, {}).get(OUTCOME, ""))), "")
        for its in actions
    ]
    return [n if n not in found[:at] else "" for at, n in enumerate(found)]


def of_slots(slots: Iterable[Slot]) -> dict[str, str]:
    """Return what some cells say, by column."""
    found: dict[str, list[str]] = {}
    for slot in slots:
        if slot.text:
            found.setdefault(column(slot), []).append(slot.text)
    return {name: "\n".join(texts) for name, texts in found.items()}


def known_numbers(
    outcomes: Sequence[OutcomeDraft], last: Picture
) -> tuple[tuple[str, ...], ...]:
    """Return the numbers that actions had in the last version; "" for a new action.

    An action is known by its text, or else by its number in the document, if that is
    the only one in both versions.
    """
    own = [action for outcome in outcomes for action in outcome.actions]
    by_text = _known(map(_text, own), _of_last(last, "action"))
    by_number = _known(map(_number, own), _of_last(last, "id"))
    found = [by_text.get(_text(one)) or by_number.get(_number(one), "") for one in own]
    twice = {number for number, many in Counter(found).items() if many > 1}
    numbers = iter(
        by_text.get(_text(one), "") if number in twice else number
        for one, number in zip(own, found, strict=True)
    )
    return tuple(tuple(next(numbers) for _ in o.actions) for o in outcomes)


def _text(action: ActionDraft) -> str:
    return plainly(" ".join(slot.text for slot in action.of("action")))


def _number(action: ActionDraft) -> str:
    return plainly(" ".join(slot.text for slot in action.of("id")))


def _of_last(last: Picture, field: str) -> list[tuple[str, str]]:
    return [
        (plainly(text), number)
        for number, cells in last.items()
        for name, text in cells.items()
        if name.partition(": ")[0] == field
    ]


def _known(now: Iterable[str], last: list[tuple[str, str]]) -> dict[str, str]:
    """Return the number for each text that there is once in both versions."""
    here = Counter(now)
    before = Counter(text for text, _ in last)
    return {t: n for t, n in last if t and before[t] == 1 and here[t] == 1}
