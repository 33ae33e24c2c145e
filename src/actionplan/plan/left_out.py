"""Count what the guidance asks for and a plan does not have, for the first page.

Lint tells the officer what to add. This tells the board what the plan does not contain.
What is written but could not be read is not counted here: it is listed elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from actionplan.plan import (
    arrangements,
    board_names,
    known_agencies,
    readable,
    requirements,
    timeline,
)
from actionplan.plan.model import DONE, ENDED, Action, Outcome
from actionplan.text import figures, grammar, late, owners, word_lists
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.plan.model import (
        Plan,
        Recommendation,
        Success,
        UnreadField,
    )
    from actionplan.plan.timeline import Standing

Part = TypeVar("Part", "Action", "Outcome", "Recommendation")


class LeftOut(NamedTuple):
    """Something that is missing from *number* of *asked* parts of a plan."""

    what: str
    number: int = 0
    asked: int = 0
    of: str = ""
    """What those parts are, after their number; empty if it is the plan itself."""
    explained: int = 0
    """For how many of the *number* the plan gives a reason."""
    which: tuple[str, ...] = ()
    """The numbers of the actions or outcomes, if they are few of several."""


ACTIONS = ("action", "actions")
NOT_ENDED = ("open or complete action", "open or complete actions")
COMPLETE = ("complete action", "complete actions")
OPEN_ACTIONS = ("open action", "open actions")
WITH_A_MEASURE = ("open action with a measure", "open actions with a measure")
OUTCOMES = ("outcome", "outcomes")
RECOMMENDATIONS = ("recommendation", "recommendations")
TO_BE_ACHIEVED = ("outcome to be achieved", "outcomes to be achieved")
"""What may lack something: one of them, or several."""


OWNER = "one accountable owner"
"""What an action has none of if nobody, or more than one, is accountable for it."""


@of_a_few
def of(plan: Plan, as_of: date) -> tuple[LeftOut, ...]:
    """Return what is missing from a plan on a date, in the order of the guidance."""
    return tuple(each for each in _counted(plan, as_of) if each.number)


def _counted(plan: Plan, as_of: date) -> Iterator[LeftOut]:
    outcomes = plan.outcomes
    now = [
        (a, o, timeline.standing(a, plan, as_of)) for o in outcomes for a in o.actions
    ]
    still = [(action, outcome) for action, outcome, each in now if each.is_open]
    done = [action for action, _, each in now if each.state in DONE]
    to_change = [one for one in outcomes if requirements.is_to_change(one)]
    which = OUTCOMES if len(to_change) == len(outcomes) else TO_BE_ACHIEVED
    aimless = _lacking(to_change, "desired_outcome")
    yield _some("a desired outcome", which, to_change, aimless)
    no_purpose = [
        one
        for one in outcomes
        if _lacks(one, "challenge", "recommendations", "desired_outcome")
    ]
    yield _some(
        "a challenge, a recommendation or a desired outcome",
        OUTCOMES,
        outcomes,
        no_purpose,
    )
    asked = [each for one in outcomes for each in one.recommendations]
    yield _some("what is recommended", RECOMMENDATIONS, asked, _lacking(asked, "text"))
    yield _some("a response", RECOMMENDATIONS, asked, _unanswered(outcomes))
    unmeasured = _lacking(to_change, "baseline")
    explained = sum(bool(one.not_yet_smart) for one in unmeasured)
    if explained < len(unmeasured):  # If a reason is given for each, none is left out.
        bare = _some("a baseline", which, to_change, unmeasured)
        yield bare._replace(explained=explained)
    open_actions = [action for action, _ in still]
    untold = _lacking(open_actions, "action")
    yield _some("what will be done", OPEN_ACTIONS, open_actions, untold)
    kept = [each for each in now if each[2].state not in ENDED]
    whose = ACTIONS if len(kept) == len(now) else NOT_ENDED
    undated = [action for action, _, each in kept if _has_no_date(action, each)]
    yield _some("a due date", whose, kept, undated)
    nobodys = [
        action
        for action, outcome, each in kept
        if not board_names.of_action(action, outcome, plan, each).name
        and requirements.names_no_agency(action, plan)
    ]
    yield _some("an agency", whose, kept, nobodys)
    yield _some(
        "a measure of success",
        OPEN_ACTIONS,
        open_actions,
        _lacking(open_actions, "success"),
    )
    vague = [a for a in open_actions if not _has_one_owner(a, plan, as_of)]
    yield _some(
        OWNER,
        OPEN_ACTIONS,
        open_actions,
        vague,
    )
    measured = [a for a in open_actions if is_measured(a)]
    no_level = [a for a in measured if not all(_has_target(s) for s in a.success)]
    yield _some("how much counts as success", WITH_A_MEASURE, measured, no_level)
    no_method = [a for a in measured if any(without_method(s) for s in a.success)]
    yield _some("how success is measured", WITH_A_MEASURE, measured, no_method)
    unsafe = [
        action
        for action, outcome in still
        if _lacks(action, "risks", "no_known_risks")
        and _lacks(outcome, "risks", "no_known_risks")
    ]
    yield _some("a risk assessment", OPEN_ACTIONS, open_actions, unsafe)
    unproven = [
        action
        for action, _, each in now
        if each.state in DONE and timeline.without_evidence(action, each.entries)
    ]
    yield _some("evidence that it was done", COMPLETE, done, unproven)
    unread = [one.field for one in plan.review.unread_fields if not one.left_open]
    lacking = [name for name in arrangements.missing(plan, as_of) if name not in unread]
    if not _is_unread(plan.unread_fields, "review"):
        for _, words in arrangements.statements(lacking, plan, as_of):
            yield LeftOut(words, 1)


def _some(
    what: str, of_: tuple[str, str], asked: Sequence[object], lacking: Sequence[object]
) -> LeftOut:
    named = tuple(one.id for one in lacking if isinstance(one, Action | Outcome))
    is_few = len(lacking) == len(named) <= _FEW and len(lacking) < len(asked)
    return LeftOut(
        what,
        len(lacking),
        len(asked),
        grammar.agree(len(asked), *of_),
        which=named if is_few else (),
    )


_FEW = 2
"""The most actions or outcomes to name."""


def _lacking(parts: Sequence[Part], field: str) -> list[Part]:
    return [part for part in parts if _lacks(part, field)]


def _unanswered(outcomes: Sequence[Outcome]) -> list[Recommendation]:
    """Return the recommendations that nothing answers.

    An action or an assurance answers what is recommended. If the text is missing,
    nobody knows if it does, so only a response is an answer.
    """
    return [
        each
        for outcome in outcomes
        for each in outcome.recommendations
        if _lacks(each, "responses")
        and (_lacks(each, "text") or not _is_answered(outcome))
    ]


def _is_answered(outcome: Outcome) -> bool:
    acted = bool(outcome.actions) or not outcome.actions_known
    return acted or bool(timeline.given_assurances(outcome))


def _lacks(part: Action | Outcome | Recommendation, *fields: str) -> bool:
    if any(_is_unread(part.unread_fields, name) for name in fields):
        return False
    return not any(getattr(part, name, None) for name in fields)


def _is_unread(fields: Sequence[UnreadField], name: str) -> bool:
    """Return whether a field could not be read; a placeholder counts as missing."""
    return any(one.field == name and not one.left_open for one in fields)


def _has_no_date(action: Action, now: Standing) -> bool:
    """Return whether there is no date, no words for one and no reason for this."""
    unread = any(_is_unread(action.unread_fields, name) for name in ("due", "repeats"))
    return now.due_from in ("not-given", "not-known") and not unread


def _has_one_owner(action: Action, plan: Plan, as_of: date) -> bool:
    """Return whether an action has one owner that readers can identify.

    If several are listed, each must be one job title or agency. An action that names
    nobody has none, although this is an exception by itself as well.
    """
    named = timeline.standing(action, plan, as_of).owners
    read = [owners.read(one.written, known_agencies.names(plan)) for one in named]
    found = bool(read) and all(one.reading == "one" and one.why == "" for one in read)
    unread = any(
        one.field == "accountable" and one.written and not one.left_open
        for one in action.unread_fields
    )
    return unread or found


def level(success: Success) -> str:
    """Return the words that say how much counts as success; may be empty."""
    own = success.measure if figures.has_amount(success.measure) else ""
    return success.target or own


def _has_target(success: Success) -> bool:
    return bool(level(success)) or _is_unread(success.unread_fields, "target")


def is_measured(action: Action) -> bool:
    """Return whether an action has a measure of success, with or without its text."""
    return bool(action.success)


def without_method(success: Success) -> bool:
    """Return whether neither its method nor its words say how it is measured."""
    asked = readable.lacks(success, "method") and success.measure
    return bool(asked) and not says_method(success)


def says_method(success: Success) -> bool:
    """Return whether a measure says in its own words how it is measured."""
    return bool(_METHODS.search(success.measure.lower()))


_METHODS = late.compile(
    "|".join(map(re.escape, word_lists.load("guidance")["methods"]["words"]))
)
