"""Hold what the cells of each action said, to compare it with the next version."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from actionplan.intake.vocabulary import OF_OUTCOME, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionplan.intake.drafts import OutcomeDraft
    from actionplan.intake.slots import Slot

_Place = TypeVar("_Place")
_Other = TypeVar("_Other")
Picture: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""For each outcome and action, what each of its cells says, by field and heading."""

NEW = "new-"
"""How the name begins of an action that is not in the plan."""


OUTCOME = "outcome"
"""The column under which the number of an action's outcome is kept."""
LEFT = "left to you"
"""The column under which the columns are listed that the plan does not have yet."""
COLOUR = "the colour "
"""How a cell without words begins, before the six characters of its colour."""
GONE = "no longer there"
"""The column that says that the document does not have the action any more."""
ABOUT = (OUTCOME, LEFT, GONE)
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


def with_added(last: Picture, texts: Mapping[str, str]) -> Picture:
    """Give new actions the numbers that people have given them in the plan.

    *texts* has the text of each action of the plan. What the new action reported is not
    in the plan, or is there in people's own words, so it counts as not said before.
    """
    left = {item: plainly(text) for item, text in texts.items() if item not in last}
    new = {i: _known_by(c).text for i, c in last.items() if i.startswith(NEW)}
    found = _pairs(left, new, in_order=False)
    names = {new_one: item for item, new_one in found.items()}
    return {
        names.get(item, item): {
            name: text
            for name, text in cells.items()
            if item not in names or name.partition(": ")[0] != "note"
        }
        for item, cells in last.items()
    }


def with_gone(now: Picture, last: Picture) -> dict[str, Mapping[str, str]]:
    """Keep what a document said of actions that it does not have any more.

    The plan still has them. So if they are there again, they are not new ones.
    """
    after: dict[str, list[str]] = {}
    before = ""
    for item in last:
        before = item if item in now else before
        if item not in now and not item.startswith(NEW):
            after.setdefault(before, []).append(item)
    return {
        name: now[name] if name in now else {**last[name], GONE: "yes"}
        for place in ("", *now)
        for name in (place, *after.get(place, ()))
        if name
    }


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
        if said := slot.text or _colour(slot):
            found.setdefault(column(slot), []).append(said)
    return {name: "\n".join(texts) for name, texts in found.items()}


def _colour(slot: Slot) -> str:
    """Return the colour of a cell that gives a rating by its colour alone."""
    has_colour = slot.field == "rag" and slot.cell is not None and slot.cell.colour
    return f"{COLOUR}{slot.cell.colour}" if slot.cell and has_colour else ""


def known_numbers(
    outcomes: Sequence[OutcomeDraft], last: Picture
) -> tuple[tuple[str, ...], ...]:
    """Return the numbers that actions had in the last version; "" for a new action.

    An action is known by its text, and if several have the same, by what its outcome
    or its other cells say, or by their order. If no number of the document has moved to
    another action, one that is written in other words is known by its number.
    """
    own = [
        _known_by(of_slots((*outcome.slots, *one.slots)))
        for outcome in outcomes
        for one in outcome.actions
    ]
    before = {item: _known_by(c) for item, c in last.items() if OUTCOME in c}
    found: dict[int, str] = {}
    for part, in_order in _STEPS:
        here = {at: part(one) for at, one in enumerate(own) if at not in found}
        left = {i: part(one) for i, one in before.items() if i not in found.values()}
        found |= _pairs(here, left, in_order=in_order)
    if all(own[at].number == before[item].number for at, item in found.items()):
        here = {at: one.number for at, one in enumerate(own) if at not in found}
        known = {*found.values(), *(i for i, cells in last.items() if GONE in cells)}
        left = {i: k.number for i, k in before.items() if i not in known}
        found |= _pairs(here, left, in_order=False)
    places = iter(range(len(own)))
    return tuple(
        tuple(found.get(next(places), "") for _ in o.actions) for o in outcomes
    )


class _KnownBy(NamedTuple):
    """What tells one action of a document from the others."""

    text: str
    outcome: str
    number: str
    rest: str
    """What its other cells say, but those about its progress."""


def _known_by(cells: Mapping[str, str]) -> _KnownBy:
    said = {name.partition(": ")[0]: plainly(text) for name, text in cells.items()}
    outcome = " ".join(text for field, text in said.items() if field in OF_OUTCOME)
    rest = "\n".join(f"{name} {said[name]}" for name in _STEADY if name in said)
    return _KnownBy(said.get("action", ""), outcome, said.get("id", ""), rest)


_STEADY = ("id", "accountable", "agency", "due", "priority", "success")
"""The cells of an action that seldom change."""


def _text(one: _KnownBy) -> str:
    return one.text


def _with_outcome(one: _KnownBy) -> str:
    return f"{one.text}\n{one.outcome}" if one.text else ""


def _with_rest(one: _KnownBy) -> str:
    return f"{one.text}\n{one.rest}" if one.text and one.rest else ""


_STEPS = (
    (_text, False),
    (_with_outcome, False),
    (_with_rest, False),
    (_text, True),
)
"""By what actions are known, one after the other, and whether their order counts."""


def _pairs(
    now: Mapping[_Place, str], last: Mapping[str, str], *, in_order: bool
) -> dict[_Place, str]:
    """Pair what says the same: one in each version, or as many *in order*."""
    here, before = _places(now), _places(last)
    return {
        at: item
        for text, places in here.items()
        for at, item in zip(places, before.get(text, ()), strict=False)
        if len(places) == len(before[text]) and (in_order or len(places) == 1)
    }


def _places(texts: Mapping[_Other, str]) -> dict[str, list[_Other]]:
    found: dict[str, list[_Other]] = {}
    for place, text in texts.items():
        if text:
            found.setdefault(text, []).append(place)
    return found
