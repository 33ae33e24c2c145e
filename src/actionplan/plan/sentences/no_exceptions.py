"""Say that there are no exceptions, or what is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    arrangements,
    closed_plans,
    exceptions,
    lint_words,
    timeline,
)
from actionplan.plan import left_out as plan_left_out
from actionplan.plan.model import Entry
from actionplan.plan.sentences.date_words import dated
from actionplan.plan.sentences.state_words import (
    capital,
    listed,
    numbers,
    state,
    within,
)
from actionplan.text import dates
from actionplan.text.grammar import agree, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.closed_plans import ClosedPlan, ToldOfClosing
    from actionplan.plan.exceptions import Doubts, PlanProblem
    from actionplan.plan.model import (
        Plan,
    )
    from actionplan.plan.portfolio import Portfolio, Row


def left_out_of(plan: Plan, as_of: date, *, named: int = 0) -> str:
    """Say what the guidance asks for and the plan leaves out; empty if nothing is.

    It does not say that owners are missing if all that have none are *named* elsewhere.
    """
    found = [
        each
        for each in plan_left_out.of(plan, as_of)
        if each.what != plan_left_out.OWNER or each.number > named
    ]
    given = "; ".join(
        f"{one.what} ({one.number} of {one.asked} {one.of}{_which(one)}"
        f"{_but(one.explained)})"
        for one in found
        if one.of
    )
    said = [f"The plan does not give: {given}."] if given else []
    said += [f"The plan does not say {one.what}." for one in found if not one.of]
    return " ".join(said)


def _which(one: plan_left_out.LeftOut) -> str:
    return f": {listed(one.which)}" if one.which else ""


def _but(explained: int) -> str:
    return f"; a reason is given for {explained}" if explained else ""


def reviewed_as_written(plan: Plan, as_of: date) -> str:
    """Quote what the document says of how often, with the interval that counts."""
    said = [
        f"{quoted(each.words)} ({_of_which(each.numbers)}counted as every"
        f" {each.every.words})"
        for each in arrangements.counted(plan, as_of)
    ]
    held = "The document says how often reviews are held"
    return f"{held}: {listed(said)}." if said else ""


def _of_which(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    which = agree(len(numbers), "action", "actions")
    return f"{which} {listed(numbers)}, "


def doubts(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say what is in doubt in a plan apart from its exceptions; empty if nothing is.

    What a plan leaves out is said here only if it has no exceptions.
    """
    found = exceptions.doubts(plan, portfolio)
    if found is None:
        return ()
    leaves = found.left_out and not found.listed
    left = (left_out_of(plan, portfolio.as_of),) if leaves else ()
    return (*left, *_problems(found, plan))


def counted_doubts(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say the same, for the person who keeps the plan and can run lint."""
    found = exceptions.doubts(plan, portfolio)
    if found is None or not found.listed:
        return doubts(plan, portfolio)
    return (_reported(found.problems, "what the plan says", portfolio, [plan]),)


def all_doubts(portfolio: Portfolio) -> Iterator[str]:
    """Say what is in doubt in each plan, for the person who keeps the whole set.

    If only the number of problems is said of several plans, they are added up.
    """
    found = [(plan, exceptions.doubts(plan, portfolio)) for plan in portfolio.plans]
    counted = [(plan, each) for plan, each in found if each and each.listed]
    joint = len(counted) > 1
    for plan, each in found:
        if not (joint and each and each.listed):
            said = counted_doubts(plan, portfolio)
            yield from (f"{plan.id}: {words}" for words in said)
    if joint:
        problems = [problem for _, each in counted for problem in each.problems]
        plans = [plan for plan, _ in counted]
        yield _reported(problems, f"what {len(counted)} plans say", portfolio, plans)


def _problems(found: Doubts, plan: Plan, most: int = 400) -> tuple[str, ...]:
    """Name what the rules find, up to about so many characters.

    A board reads this. It cannot list the others, but the person who keeps the plan
    can. What is accepted is named after the rest. What is empty or left out is listed
    elsewhere.
    """
    problems = _to_be_named(found)
    in_order = sorted(problems, key=lambda each: each.told != "reported")
    of_route = exceptions.numbers_of(plan)
    words = dict.fromkeys(_at_its_place(each, of_route) for each in in_order)
    if not words:
        return ()
    said: list[str] = []
    for each in words:
        if said and sum(map(len, said)) + len(each) > most:
            break
        said.append(each)
    about = lint_words.points(problems, other=found.listed)
    more = len(words) - len(said)
    left = [each for each in in_order if _at_its_place(each, of_route) not in said]
    kinds = lint_words.about(left)
    rest = f"And {more} more{kinds}, which the person who keeps the plan can list."
    return (" ".join([f"{about}:", *said, *([rest] if more else [])]),)


def _at_its_place(problem: PlanProblem, of_route: Mapping[Route, str]) -> str:
    """Say what the rules find, with the number of what it is about."""
    own, words = _item(problem, of_route), problem.message
    return words if own in words else f"{own}: {words}"


def _item(problem: PlanProblem, of_route: Mapping[Route, str]) -> str:
    """Return the number of the action or outcome that a problem is about; or ""."""
    around = (problem.at[:length] for length in range(len(problem.at), 0, -1))
    return next((of_route[at] for at in around if at in of_route), "")


def _reported(
    problems: Sequence[PlanProblem],
    where: str,
    portfolio: Portfolio,
    plans: Sequence[Plan],
) -> str:
    """Count what the rules find apart from the exceptions, and say how to see it.

    What is listed at the top as empty or not read is counted apart, so that nobody
    looks for more errors than there are.
    """
    others = [each for each in problems if not each.apart]
    errors = dates.count(len(problems) - len(others), "error")
    empty = "for the parts that are listed as empty or not read"
    said = f"{lint_words.counted(others, where, also=True)}." if others else ""
    if len(others) < len(problems):
        said = f"{said} {'It also' if others else 'Lint'} reports {errors} {empty}."
    files = portfolio.files_of(plan.id for plan in plans)
    see = lint_words.see(problems, files, portfolio.as_of)
    return " ".join(filter(None, [said.strip(), see]))


def closed_plan(plan: Plan, as_of: date, *, clear: bool) -> str:
    """Say since when nothing in a plan is open, and who says that it is closed.

    It is empty if the plan is not closed as a whole. Only of a *clear* plan that is not
    just recommended for closing is nothing needed.
    """
    found = closed_plans.closed(plan, as_of)
    if found is None:
        return ""
    told = closed_plans.told(plan, as_of)
    needed = not clear or closed_plans.may_be_closed(plan, as_of)
    said = [
        none_open_since(plan, as_of),
        _last_of(found),
        _told_closed(told) if told else "",
        "" if needed else "Nothing is needed.",
    ]
    return " ".join(filter(None, said))


def none_open_since(plan: Plan, as_of: date) -> str:
    """Say since when nothing in a plan is open; empty if the plan is not closed."""
    found = closed_plans.closed(plan, as_of)
    if found is None:
        return ""
    since = f"has been open since {found.actions.words}" if found.actions else "is open"
    return f"No action {since}."


def _last_of(found: ClosedPlan) -> str:
    """Say when the last action was signed off and the last outcome assessed."""
    if found.signed and found.signed == found.assessed:
        return f"The last sign-off and assessment were on {found.signed.words}."
    days = (("sign-off", found.signed), ("assessment", found.assessed))
    said = [f"the last {what} was on {day.words}" for what, day in days if day]
    return f"{capital(listed(said))}." if said else ""


def _told_closed(told: ToldOfClosing) -> str:
    """Quote what the plan itself says of its closing."""
    what = "the note" if isinstance(told.where, Entry) else "the assessment"
    return (
        f"{capital(what)} {dated(told.where)} says {quoted(told.said.words, _QUOTED)}."
    )


_QUOTED = 300
"""The most letters to quote of what is said of closing a plan."""


def points_of(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Count what else lint reports of a plan with exceptions; may be empty."""
    found = exceptions.doubts(plan, portfolio)
    problems = _to_be_named(found) if found else []
    if not (found and problems):
        return ()
    said = lint_words.points(problems, other=found.listed)
    of_route = exceptions.numbers_of(plan)
    items = [_item(each, of_route) for each in problems]
    return (f"{said}{lint_words.by_part(problems, items)}.",)


def _to_be_named(found: Doubts) -> list[PlanProblem]:
    """Return what the rules find and nothing else on the page says."""
    return [each for each in found.problems if not (each.apart or each.left_out)]


def exceptions_of(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say that a plan has no exceptions, with all that this means or what is in doubt.

    If it has exceptions, say only what else lint reports, which may be nothing.
    This alone gives the all-clear of page one.
    """
    found = exceptions.doubts(plan, portfolio)
    if exceptions.of_one(plan, portfolio):
        return _problems(found, plan, _ON_PAGE_ONE) if found else ()
    if found is not None:
        left = ("The summary says what the plan leaves out.",) if found.left_out else ()
        return (NONE_LISTED, *left, *_problems(found, plan))
    return (_all_clear(plan, portfolio),)


_ON_PAGE_ONE = 200
"""The characters for what the rules find, if page one has exceptions besides."""


def _all_clear(plan: Plan, portfolio: Portfolio) -> str:
    """Say what it means that there are no exceptions, of what there is in the plan."""
    still = [row for row in portfolio.rows if row.plan is plan and row.now.is_open]
    actions = _open_clear(still, plan) if still else "No action is open."
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


def _open_clear(still: Sequence[Row], plan: Plan) -> str:
    """Say what is true of every open action, and on which nobody has reported yet."""
    new = [row.action.id for row in still if not row.now.entries]
    which = agree(len(new), "action", "actions")
    unheard = f" No progress has been recorded yet for {which} {numbers(new)}."
    held = within(state("on-hold", plan.board))
    return _OPEN_CLEAR.format(held=held, unheard=unheard if new else "")


_OPEN_CLEAR = (
    "Every open action has an owner and a due date that has not passed, and none has"
    " gone too long without an update.{unheard} No open action is {held}, has one of"
    " the 2 worst ratings, or has had its due date moved more than once."
)


_OUTCOMES_CLEAR = "Every outcome that needs an action has one"


_OUTCOMES_IN_TIME = ", and no outcome with a due date is past it without being achieved"
