"""Say that there are no exceptions, or what is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    exceptions,
    lint_words,
    timeline,
)
from actionplan.plan import left_out as plan_left_out
from actionplan.plan.sentences.state_words import MOST_NAMED, state, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.plan.exceptions import Doubts, PlanProblem
    from actionplan.plan.model import (
        Plan,
    )
    from actionplan.plan.portfolio import Portfolio


def left_out_of(plan: Plan, as_of: date) -> str:
    """Say what the guidance asks for and the plan leaves out; empty if nothing is."""
    found = plan_left_out.of(plan, as_of)
    given = "; ".join(
        f"{one.what} ({one.number} of {one.asked} {one.of})" for one in found if one.of
    )
    said = [f"The plan does not give: {given}."] if given else []
    said += [f"The plan does not say {one.what}." for one in found if not one.of]
    return " ".join(said)


def doubts(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say what is in doubt in a plan apart from its exceptions; empty if nothing is.

    What a plan leaves out is said here only if it has no exceptions.
    """
    found = exceptions.doubts(plan, portfolio)
    if found is None:
        return ()
    if found.listed:
        return (_reported(found.problems, "what the plan says"),)
    left = (left_out_of(plan, portfolio.as_of),) if found.left_out else ()
    return (*left, *_problems(found))


def all_doubts(portfolio: Portfolio) -> Iterator[str]:
    """Say what is in doubt in each plan, for a reader of the whole set.

    If only the number of problems is said of several plans, they are added up.
    """
    found = [(plan, exceptions.doubts(plan, portfolio)) for plan in portfolio.plans]
    counted = [each for _, each in found if each and each.listed]
    joint = len(counted) > 1
    for plan, each in found:
        if not (joint and each and each.listed):
            yield from (f"{plan.id}: {words}" for words in doubts(plan, portfolio))
    if joint:
        problems = [problem for each in counted for problem in each.problems]
        yield _reported(problems, f"what {len(counted)} plans say")


def _problems(found: Doubts) -> tuple[str, ...]:
    """Name what the rules find, up to a few problems, each once."""
    if not found.problems:
        return ()
    messages = list(dict.fromkeys(problem.message for problem in found.problems))
    more = len(messages) - MOST_NAMED
    shown = [*messages[:MOST_NAMED], *([f"And {more} more."] if more > 0 else [])]
    about = lint_words.counted(found.problems, "what the plan says", also=False)
    return (" ".join([f"{about}:", *shown]),)


def _reported(problems: Sequence[PlanProblem], where: str) -> str:
    """Count what the rules find apart from the exceptions, and say how to see it."""
    said = f"{lint_words.counted(problems, where, also=True)}."
    return " ".join(filter(None, [said, lint_words.see(problems)]))


def exceptions_of(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say that a plan has no exceptions, with all that this means or what is in doubt.

    If it has exceptions, say only what else lint reports, which may be nothing.
    This alone gives the all-clear of page one.
    """
    if exceptions.of_one(plan, portfolio):
        return doubts(plan, portfolio)
    if (found := exceptions.doubts(plan, portfolio)) is not None:
        left = ("The summary says what the plan leaves out.",) if found.left_out else ()
        return (NONE_LISTED, *left, *_problems(found))
    return (_all_clear(plan, portfolio),)


def _all_clear(plan: Plan, portfolio: Portfolio) -> str:
    """Say what it means that there are no exceptions, of what there is in the plan."""
    is_open = any(row.now.is_open for row in portfolio.rows if row.plan is plan)
    held = within(state("on-hold", plan.board))
    actions = _OPEN_CLEAR.format(held=held) if is_open else "No action is open."
    dated = [outcome for outcome in plan.outcomes if outcome.due]
    late = any(
        outcome.due
        and outcome.due.last_day < portfolio.as_of
        and not timeline.is_achieved(outcome, portfolio.as_of)
        for outcome in dated
    )
    outcomes = _OUTCOMES_IN_TIME if dated and not late else ""
    return f"There are no exceptions. {actions} {_OUTCOMES_CLEAR}{outcomes}."


NONE_LISTED = (
    "No action or outcome is listed as an exception, but this does not mean that"
    " nothing needs attention."
)


_OPEN_CLEAR = (
    "Every open action has an owner, a due date that has not passed, and a recent"
    " enough update. No open action is {held}, has one of the 2 worst ratings, or has"
    " had its due date moved more than once."
)


_OUTCOMES_CLEAR = "Every outcome that needs an action has one"


_OUTCOMES_IN_TIME = ", and no outcome with a due date is past it without being achieved"
