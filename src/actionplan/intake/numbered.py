"""Split a cell with several numbered actions, if the cells next to it agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import column_map, numbers

if TYPE_CHECKING:
    from actionplan.intake.slots import Slot

_NUMBER = re.compile(
    r"\s*\(?(?P<number>[0-9]{1,2}|[a-z]|[ivx]{1,4})[.):]\)?\s+(?P<text>\S.*)", re.DOTALL
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FEWEST = 2
"""The fewest items of a list."""


class ListItem(NamedTuple):
    """One item of a numbered list, with its number as it stands: 2, b or ii."""

    number: str
    text: str


def items(text: str) -> tuple[ListItem, ...]:
    """Return the items of a numbered list; none if text is not one from its start.

    Numbers count up from 1, a or i. A line without a number belongs to the item above.
    """
    found: list[ListItem] = []
    style: list[int] = []
    for line in text.split("\n"):
        match = _NUMBER.match(line)
        following = _styles(match["number"], len(found) + 1) if match else []
        if match and following and (not style or set(style) & set(following)):
            style = [s for s in following if not style or s in style]
            found.append(ListItem(match["number"], match["text"].strip()))
        elif found and line.strip():
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
        elif found:
            continue
        else:
            return ()
    return tuple(found) if len(found) >= _FEWEST else ()


def _styles(number: str, wanted: int) -> list[int]:
    """Return the ways of counting in which *number* is the one that is *wanted*."""
    ways = (
        number == str(wanted),
        wanted <= 26 and number == chr(ord("a") + wanted - 1),  # noqa: PLR2004 -- letters
        wanted <= len(_ROMAN) and number == _ROMAN[wanted - 1],
    )
    return [way for way, fits in enumerate(ways) if fits]


def unlike(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the cells that are not numbered like the action, if it is numbered."""
    actions = [slot for slot in slots if slot.field == "action"]
    split = items(actions[0].text) if len(actions) == 1 else ()
    return tuple(slot for slot in slots if split and not _is_like(slot, len(split)))


def _is_like(slot: Slot, many: int) -> bool:
    """Return whether a cell has as many numbered items, or exactly one value."""
    counted = items(slot.text)
    return len(counted) == many or (not counted and "\n" not in slot.text)


class ActionPart(NamedTuple):
    """What belongs to one action of a row, and its number among several; or ""."""

    number: str
    slots: tuple[Slot, ...]


def parts(slots: tuple[Slot, ...]) -> tuple[ActionPart, ...]:
    """Return what belongs to each action of one row: one part if it cannot be split.

    Each cell next to the actions has to have as many numbered items as there are
    actions, or exactly one value, which then goes to each of them.
    """
    actions = [slot for slot in slots if slot.field == "action"]
    if len(actions) != 1 or not (split := items(actions[0].text)):
        return (ActionPart("", slots),)
    counted = {slot.where: items(slot.text) for slot in slots}
    if not all(_is_like(slot, len(split)) for slot in slots):
        return (ActionPart("", slots),)
    kept = [
        slot._replace(field=column_map.named_after(slot.heading), why=NUMBER_OF_OTHERS)
        if slot.field == "id" and numbers.is_shared(slot, actions)
        else slot
        for slot in slots
    ]
    return tuple(
        ActionPart(
            item.number,
            tuple(
                slot._replace(text=found[at].text, why=SPLIT, cell=None)
                if (found := counted[slot.where])
                else slot
                for slot in kept
            ),
        )
        for at, item in enumerate(split)
    )


SPLIT = "split at its numbers"
NUMBER_OF_OTHERS = "a number that other rows have too, so it is kept with each action"
