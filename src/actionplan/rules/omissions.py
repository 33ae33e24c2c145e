"""Report an omission once when most items share it, item by item otherwise."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from actionplan.plan import readable, timeline
from actionplan.plan.model import CLOSED, ENDED, Action, Outcome, Plan
from actionplan.rule import Finding
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.diagnostics import Route

T = TypeVar("T")

FEW = 3
"""So many findings of one kind are read one by one; more of them are a habit."""
TO_DO = "actions still to be done"
"""What those of `to_do` are called, where they are not all that the plan has."""
_SHOWN = 6
"""Numbers shown in one sentence."""
_DOES = {"give": "gives", "have": "has", "name": "names", "say": "says"}


class Numbered(Protocol):
    """An action or an outcome."""

    @property
    def id(self) -> str:
        """The number it is known by."""

    @property
    def route(self) -> Route:
        """Where it stands."""


class Lack(NamedTuple):
    """What is left out: "does not", *verb*, *what*."""

    thing: str
    verb: str
    what: str
    remedy: str


def findings(
    plan: Plan,
    lack: Lack,
    lacking: Sequence[Numbered],
    asked: Sequence[Numbered],
    of: str = "",
) -> Iterator[Finding]:
    """Say what *lacking* leave out, out of all that were *asked*.

    Where all of several do, or most of many, that is one finding about the plan: it
    is one habit, and one decision to change it. *of* names those that were asked, if
    they are not all that the plan has. A reader counts what stands in the plan, so
    the sentence names those it is about wherever they are not all of them.
    """
    all_do = len(lacking) == len(asked) > 1
    if not all_do and (len(lacking) <= FEW or 2 * len(lacking) <= len(asked)):
        for each in lacking:
            yield Finding(
                f"{lack.thing.capitalize()} {each.id} does not {lack.verb}"
                f" {lack.what}.",
                lack.remedy,
                each.route,
            )
        return
    message = _all(plan, lack, asked, of) if all_do else ""
    yield Finding(
        message or _most(plan, lack, lacking=lacking, asked=asked, of=of),
        f"for each, {lack.remedy}",
        ("outcomes",),
        on_key=True,
        of=tuple(each.id for each in lacking),
    )


def _all(plan: Plan, lack: Lack, asked: Sequence[Numbered], of: str) -> str:
    """Say that none of those asked does it."""
    none = "neither" if len(asked) == 2 else "none"  # noqa: PLR2004 -- a word for two
    does = f"{_DOES[lack.verb]} {lack.what}"
    read, things = _read(plan, lack), f"{lack.thing}s"
    whole = readable.is_whole(plan, lack.thing)
    if len(asked) == read and whole:
        return f"{none.capitalize()} of the {len(asked)} {of or things} {does}."
    if len(asked) == read:
        return f"Of the {read} {things} that could be read, {none} {does}."
    names = listed([each.id for each in asked])
    if of and whole:
        return f"{none.capitalize()} of the {len(asked)} {of} {does}: {names}."
    if len(asked) == 2:  # noqa: PLR2004 -- as above
        one, other = (f"{lack.thing} {each.id}" for each in asked)
        return f"Neither {one} nor {other} {does}."
    return f"None of {things} {names} {does}."


def _most(
    plan: Plan,
    lack: Lack,
    lacking: Sequence[Numbered],
    asked: Sequence[Numbered],
    of: str,
) -> str:
    """Say that many of those asked do not do it."""
    number = f"{len(asked)} {of or lack.thing + 's'}"
    does = f"do not {lack.verb} {lack.what}: {listed([each.id for each in lacking])}."
    if (
        readable.is_whole(plan, lack.thing)
        and not of
        and len(asked) < _read(plan, lack)
    ):
        return f"{len(lacking)} {lack.thing}s {does}"
    if readable.is_whole(plan, lack.thing):
        return f"{len(lacking)} of the {number} {does}"
    return f"Of the {number} that could be read, {len(lacking)} {does}"


def _read(plan: Plan, lack: Lack) -> int:
    """Return how many of its kind the plan has, of those that could be read."""
    return len(list(plan.actions if lack.thing == "action" else plan.outcomes))


def listed(names: Sequence[str]) -> str:
    """Write numbers for a sentence: 1.1, 1.2 and 1.3; of very many the first."""
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def only_new(names: Sequence[str]) -> str:
    """Say which of those that a finding names are not accepted yet."""
    is_are = "is" if len(names) == 1 else "are"
    return f"Only {listed(names)} {is_are} new: the others have been accepted."


def numbered(plan: Plan, holder: Route, things: Sequence[T]) -> Iterator[tuple[int, T]]:
    """Give *things* with the numbers they have in the file's list at *holder*.

    What was set aside is not among them, and keeps its number.
    """
    gone = _set_aside(plan).get(holder, set())
    numbers = (number for number in count() if number not in gone)
    return zip(numbers, things, strict=False)


@of_a_few
def _set_aside(plan: Plan) -> Mapping[Route, set[str | int]]:
    """Return for each list or part what was set aside of it."""
    gone: dict[Route, set[str | int]] = {}
    for part in plan.unread:
        gone.setdefault(part.route[:-1], set()).add(part.route[-1])
    return gone


def outcomes(plan: Plan, field: str) -> list[Outcome]:
    """Return the outcomes that may be asked for *field*.

    One with no purpose at all is told so, once; one whose recommendations were all
    turned down is asked for nothing.
    """
    return [
        outcome
        for outcome in plan.outcomes
        if has_purpose(outcome)
        and not is_turned_down(outcome)
        and readable.is_read(plan, (*outcome.route, field))
    ]


@of_a_few
def actions(plan: Plan) -> list[Action]:
    """Return the actions that may be asked what they are for: not those given up."""
    return [
        action
        for action in plan.actions
        if not any(entry.state in ENDED for entry in action.progress)
    ]


@of_a_few
def to_do(plan: Plan) -> list[Action]:
    """Return the actions that are still to be done: what is over is not planned."""
    return [action for action in actions(plan) if not is_closed(action)]


def is_closed(action: Action) -> bool:
    """Tell whether an action is complete, signed off or withdrawn, by its last entry.

    By the order of the file's dates, whatever the day looked at.
    """
    states = timeline.states(action, timeline.in_order(action.progress))
    return bool(states) and states[-1] in CLOSED


def repeats_recommendation(plan: Plan, action: Action) -> bool:
    """Tell whether an action is a recommendation of its outcome, word for word."""
    return any(
        normal(each.text) == normal(action.action)
        for outcome in plan.outcomes
        if outcome.route == action.route[: len(outcome.route)]
        for each in outcome.recommendations
    )


def has_purpose(outcome: Outcome) -> bool:
    """Tell whether an outcome says what was found, or what is to be different."""
    return bool(outcome.challenge or outcome.recommendations or outcome.desired_outcome)


def is_turned_down(outcome: Outcome) -> bool:
    """Tell whether none of an outcome's recommendations is to be carried out."""
    answers = [r.responses[-1].response for r in outcome.recommendations if r.responses]
    return bool(answers) and all(answer == "not-accepted" for answer in answers)


def normal(text: str) -> str:
    """Return *text* in small letters, with single spaces and no mark at its end."""
    return " ".join(text.casefold().split()).strip(" .!,;:")
