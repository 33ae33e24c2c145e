"""Work out the number of a new outcome or action from those that a plan has."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from actionplan.reading import plan_schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


class NumberedOutcome(NamedTuple):
    """An outcome by its number, with the numbers of its actions."""

    outcome: str
    actions: tuple[str, ...]


def next_outcome(outcomes: Sequence[NumberedOutcome], taken: Collection[str]) -> str:
    """Return the number that follows the last outcome, in the plan's own way: O3."""
    last = next((one.outcome for one in reversed(outcomes) if one.outcome), "")
    prefix = _parted(last)[0] if _parted(last)[1] else "O"
    return _free(prefix, [one.outcome for one in outcomes], taken)


def next_action(
    outcome: str, outcomes: Sequence[NumberedOutcome], taken: Collection[str]
) -> str:
    """Return the number that follows the last action of *outcome*: 2.4.

    The first action of an outcome is numbered as the first of another outcome is. A
    number is never taken from between two others, as that one may have been used.
    """
    every = [number for one in outcomes for number in one.actions]
    own = [n for one in outcomes if one.outcome == outcome for n in one.actions]
    last = next((number for number in reversed(own) if _parted(number)[1]), "")
    prefix = _parted(last)[0] if last else _prefix_for(outcome, outcomes)
    return _free(prefix, every, taken)


def _prefix_for(outcome: str, outcomes: Sequence[NumberedOutcome]) -> str:
    """Return what the numbers of an outcome's actions begin with, as of the others."""
    digits = _digits(outcome)
    for one in outcomes:
        for number in filter(_digits, one.actions):
            prefix = _parted(number)[0]
            if prefix == f"{one.outcome}.":
                return f"{outcome}."
            if prefix == f"{_digits(one.outcome)}.":
                return f"{digits}."
            return prefix if prefix.isalpha() or not prefix else f"{digits or outcome}."
    return f"{digits or outcome}."


def _parted(number: str) -> tuple[str, str]:
    """Part a number before its last digits: O12 is O and 12, 1.2 is 1. and 2."""
    start = number.rstrip("0123456789")
    return start, number[len(start) :]


def _digits(number: str) -> str:
    return _parted(number)[1]


def _free(prefix: str, like: Sequence[str], taken: Collection[str]) -> str:
    """Return the number after the highest of those *like* it that is not *taken*."""
    used = (n for n in (*like, *taken) if plan_schema.is_item_id(n))
    known = [_parted(number) for number in used]
    digits = [found for start, found in known if start == prefix and found]
    wide = {len(each) for each in digits if each.startswith("0")}
    width = max(wide, default=0)
    first = 1 + max(map(int, digits), default=0)
    return next(
        written
        for written in _candidates(prefix, first, width)
        if written not in taken and plan_schema.is_item_id(written)
    )


def _candidates(prefix: str, first: int, width: int) -> Iterator[str]:
    """Yield numbers from the first on; where they are too long, short ones."""
    yield f"{prefix}{first:0{width}}"
    yield from (f"N{number}" for number in count(1))
