"""Report an omission once when most items share it, or item by item when few do."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from actionplan.plan import readable, requirements, timeline
from actionplan.plan.model import CLOSED, DONE, ENDED, Action, Outcome, Plan
from actionplan.rule import Finding
from actionplan.text import names as text_names
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import State

T = TypeVar("T")

FEW = 3
"""Up to this many omissions are always reported one by one."""
TO_DO = "actions still to be done"
"""What messages call the actions from `to_do`, where these are not all the actions."""
_SHOWN = 6
"""The most numbers shown in one sentence."""
_DOES = {"give": "gives", "have": "has", "name": "names", "say": "says"}


class Numbered(Protocol):
    """An action or an outcome."""

    @property
    def id(self) -> str:
        """Its number."""

    @property
    def route(self) -> Route:
        """Its place in the plan."""


class Lack(NamedTuple):
    """What is missing: the message says "does not", *verb*, *what*.

    In *remedy*, {to} is where a field goes if only one item lacks it.
    """

    thing: str
    verb: str
    what: str
    remedy: str

    def of_one(self, number: str) -> str:
        """Return the remedy for one item."""
        return self.remedy.replace("{to}", f" to {self.thing} {number}")

    def of_each(self) -> str:
        """Return the remedy for several items."""
        return f"for each {self.thing}, {self.remedy.replace('{to}', '')}"


def findings(
    plan: Plan,
    lack: Lack,
    lacking: Sequence[Numbered],
    asked: Sequence[Numbered],
    of: str = "",
) -> Iterator[Finding]:
    """Report what is missing from *lacking*, out of all the items *asked*.

    If all of several items lack it, or most of many, report one finding about the plan:
    it is one habit, and one decision to change it. *of* names the items asked, if they
    are not all the items in the plan. Readers count the items in the plan, so the
    message lists the ones it is about unless that is all of them.
    """
    all_do = len(lacking) == len(asked) > 1
    if not all_do and (len(lacking) <= FEW or 2 * len(lacking) <= len(asked)):
        for each in lacking:
            yield Finding(
                f"{lack.thing.capitalize()} {each.id} does not {lack.verb}"
                f" {lack.what}.",
                lack.of_one(each.id),
                each.route,
            )
        return
    message = _all(plan, lack, asked, of) if all_do else ""
    yield Finding(
        message or _most(plan, lack, lacking=lacking, asked=asked, of=of),
        lack.of_each(),
        ("outcomes",),
        on_key=True,
        of=tuple(each.id for each in lacking),
    )


def _all(plan: Plan, lack: Lack, asked: Sequence[Numbered], of: str) -> str:
    """Word the finding for when all of the items asked lack it."""
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
    """Word the finding for when many of the items asked lack it."""
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
    """Return how many actions or outcomes of the plan could be read."""
    return len(list(plan.actions if lack.thing == "action" else plan.outcomes))


def listed(names: Sequence[str]) -> str:
    """Write numbers for a sentence: 1.1, 1.2 and 1.3.

    Only the first numbers of a long list are shown.
    """
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def only_new(names: Sequence[str]) -> str:
    """Say which of those that a finding names are not accepted yet."""
    is_are = "is" if len(names) == 1 else "are"
    return f"Only {listed(names)} {is_are} new: the others have been accepted."


def numbered(plan: Plan, holder: Route, things: Sequence[T]) -> Iterator[tuple[int, T]]:
    """Pair *things* with their positions in the file's list at *holder*.

    Items that could not be read are missing from *things*, but keep their positions.
    """
    gone = _unread(plan).get(holder, set())
    numbers = (number for number in count() if number not in gone)
    return zip(numbers, things, strict=False)


@of_a_few
def _unread(plan: Plan) -> Mapping[Route, set[str | int]]:
    """Return the steps that could not be read, for each list or part."""
    gone: dict[Route, set[str | int]] = {}
    for part in plan.unread:
        gone.setdefault(part.route[:-1], set()).add(part.route[-1])
    return gone


def outcomes(plan: Plan, field: str) -> list[Outcome]:
    """Return the outcomes that should have *field*.

    An outcome with no purpose at all has a finding of its own. An outcome does not need
    the field if its recommendations were all turned down, or if its only answer is an
    assurance that nothing needs to be done.
    """
    return [
        outcome
        for outcome in plan.outcomes
        if has_purpose(outcome)
        and requirements.is_to_change(outcome)
        and readable.is_read(plan, (*outcome.route, field))
    ]


@of_a_few
def actions(plan: Plan) -> list[Action]:
    """Return the actions that should say what they are for.

    Actions that were given up need not.
    """
    return [
        action
        for action in plan.actions
        if not any(entry.state in ENDED for entry in action.progress)
    ]


@of_a_few
def to_do(plan: Plan) -> list[Action]:
    """Return the actions that are still to be done. Closed actions need no planning."""
    return [action for action in actions(plan) if not is_closed(action)]


def is_closed(action: Action) -> bool:
    """Return whether an action's last entry closes it.

    The order is that of the dates in the file, whatever the report date.
    """
    return _last_state(action) in CLOSED


def is_done(action: Action) -> bool:
    """Return whether an action's last entry leaves it done, in the same order."""
    return _last_state(action) in DONE


def _last_state(action: Action) -> State:
    states = timeline.states(action, timeline.every_entry(action.progress))
    return states[-1] if states else "not-started"


def repeats_recommendation(plan: Plan, action: Action) -> bool:
    """Return whether an action only repeats a recommendation of its outcome."""
    return any(
        normal(each.text) == normal(action.action)
        for outcome in plan.outcomes
        if outcome.route == action.route[: len(outcome.route)]
        for each in outcome.recommendations
    )


def has_purpose(outcome: Outcome) -> bool:
    """Return whether an outcome says what was found, or what will be different."""
    return bool(outcome.challenge or outcome.recommendations or outcome.desired_outcome)


def normal(text: str) -> str:
    """Return *text* in lower case, with single spaces and no punctuation at the end."""
    return text_names.normal(text)
