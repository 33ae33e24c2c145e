"""What many things of a plan leave out, said once; what a few leave out, one by one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from actionplan.model import Outcome, Plan
from actionplan.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.model import Action

T = TypeVar("T")

FEW = 3
"""So many findings of one kind are read one by one; more of them are a habit."""
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
    lack: Lack, lacking: Sequence[Numbered], asked: Sequence[Numbered], of: str = ""
) -> Iterator[Finding]:
    """Say what *lacking* leave out, out of all that were *asked*.

    Where all of several do, or most of many, that is one finding about the plan: it
    is one habit, and one decision to change it. *of* names those that were asked, if
    they are not all that the plan has.
    """
    number = f"{len(asked)} {of or lack.thing + 's'}"
    few = len(lacking) <= FEW or 2 * len(lacking) <= len(asked)
    if len(lacking) == len(asked) > 1:
        none = "Neither" if len(asked) == 2 else "None"  # noqa: PLR2004 -- a word for two
        yield _of_the_plan(
            f"{none} of the {number} {_DOES[lack.verb]} {lack.what}.",
            lack,
        )
    elif few:
        for each in lacking:
            yield Finding(
                f"{lack.thing.capitalize()} {each.id} does not {lack.verb}"
                f" {lack.what}.",
                lack.remedy,
                each.route,
            )
    else:
        yield _of_the_plan(
            f"{len(lacking)} of the {number} do not {lack.verb}"
            f" {lack.what}: {listed([each.id for each in lacking])}.",
            lack,
        )


def listed(names: Sequence[str]) -> str:
    """Write numbers for a sentence: 1.1, 1.2 and 1.3; of very many the first."""
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def is_read(plan: Plan, route: Route) -> bool:
    """Tell whether all of what stands at *route* could be read.

    What could not has been named; that something is missing there is not known. A
    field that has no such name may be the one that is looked for, misspelt.
    """
    known = (*Plan._fields, *Outcome._fields)
    return not any(
        part.route[: len(route)] == route
        or route[: len(part.route)] == part.route
        or (part.route[:-1] == route[:-1] and part.route[-1] not in known)
        for part in plan.unread
    )


def numbered(plan: Plan, holder: Route, things: Sequence[T]) -> Iterator[tuple[int, T]]:
    """Give *things* with the numbers they have in the file's list at *holder*.

    What was set aside is not among them, and keeps its number.
    """
    gone = {part.route[-1] for part in plan.unread if part.route[:-1] == holder}
    numbers = (number for number in count() if number not in gone)
    return zip(numbers, things, strict=False)


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
        and is_read(plan, (*outcome.route, field))
    ]


def actions(plan: Plan) -> list[Action]:
    """Return the actions that may be asked what they are for: not those withdrawn."""
    return [
        action
        for action in plan.actions
        if not any(entry.state == "withdrawn" for entry in action.progress)
    ]


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


def says_nothing(text: str, words: Iterable[str]) -> bool:
    """Tell whether *text* is nothing but one of *words*."""
    return (normal(text) or text.strip()) in words


def _of_the_plan(message: str, lack: Lack) -> Finding:
    return Finding(message, f"for each, {lack.remedy}", ("outcomes",), on_key=True)
