"""Say of the problems that prevent the all-clear whether lint reports them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from actionplan import lint, rules
from actionplan.diagnostics import Refusal
from actionplan.lint import all_clear
from actionplan.reading import comments
from actionplan.storage import files
from actionplan.workspace import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from actionplan.diagnostics import Diagnostic
    from actionplan.lint import Report
    from actionplan.plan.exceptions import PlanProblem
    from actionplan.plan.model import Plan
    from actionplan.reading import Reading
    from actionplan.workspace import Workspace

    Key: TypeAlias = tuple[str, str]


def checker(
    here: Workspace, path_of: Mapping[str, Path]
) -> Callable[[Plan, date], tuple[PlanProblem, ...]]:
    """Return a function that finds what prevents the all-clear of a plan on a date.

    A problem that the board has accepted still prevents the all-clear, and so does a
    problem whose rule is turned off. But it is counted as lint counts it, with the
    level that lint gives it. *path_of* has the file of each plan ID for which
    `may_differ`.
    """
    reports: dict[tuple[Path, date], Report] = {}

    def problems(plan: Plan, day: date) -> tuple[PlanProblem, ...]:
        found = all_clear.problems(plan, day)
        path = path_of.get(plan.id)
        if not found or not path:
            return found
        if (path, day) not in reports:
            request, name = _request(here, path, day), files.name(path)
            request = request._replace(only=_rules(found))
            seen = lint.read(here.contents.read(path), name, request)
            reports[path, day] = lint.of_reading(_sharing(plan, seen), name, request)
        return _told(found, reports[path, day])

    return problems


def _rules(found: Iterable[PlanProblem]) -> frozenset[str] | None:
    """Return the rules to check with: those of *found*, or all.

    Whether lint reports a guess depends on what the other rules find.
    """
    names = frozenset(each.rule for each in found if each.rule)
    guess = rules.learned.reads_like_no_answer
    return None if any(rules.ALL[name].check is guess for name in names) else names


def _sharing(plan: Plan, seen: Reading) -> Reading:
    """Put *plan* in place of an equal one, since much is known of it already.

    What is remembered about a plan is remembered about the object. They differ if
    personal data was hidden in *plan*.
    """
    if seen.loaded.plan != plan:
        return seen
    return seen._replace(loaded=seen.loaded._replace(plan=plan))


def may_differ(here: Workspace, path: Path, text: str) -> bool:
    """Return whether anything in a plan is accepted, or has a level of its own."""
    if comments.may_accept(text):
        return True
    request = _request(here, path, date.min)
    return bool(request.accepted.entries or request.terms.levels)


def _request(here: Workspace, path: Path, day: date) -> lint.Request:
    """Return how lint checks a plan.

    If the file of accepted problems cannot be read, lint refuses to check anything. A
    report then accepts nothing.
    """
    asked = lint.Request(day, most=_ALL, fixes=False)
    try:
        return check.own_request(here, path, asked)
    except Refusal:
        return check.own_request(here, path, asked, use_accepted=False)


_ALL = 1_000_000


def _told(found: tuple[PlanProblem, ...], report: Report) -> tuple[PlanProblem, ...]:
    accepted: dict[Key, list[Diagnostic]] = defaultdict(list)
    reported: dict[Key, list[Diagnostic]] = defaultdict(list)
    for each in report.accepted:
        accepted[_key(each.said)].append(each.said)
    for said in report.diagnostics:
        reported[_key(said)].append(said)
    told = []
    for problem in found:
        key = (problem.rule, _field(problem))
        if accepted[key]:
            accepted[key].pop()
            told.append(problem._replace(told="accepted"))
        elif reported[key]:
            told.append(problem._replace(level=reported[key].pop().level))
        elif report.terms.levels.get(problem.rule) == "off":
            told.append(problem._replace(told="off"))
        else:
            told.append(problem)
    return tuple(told)


def _key(said: Diagnostic) -> Key:
    """Return by what a problem is recognised: a field set aside has no rule."""
    if rules.ALL[said.rule].subject == "plan":
        return said.rule, said.field
    return "", said.field.rpartition(".")[2]


def _field(problem: PlanProblem) -> str:
    return ".".join(map(str, problem.at if problem.rule else problem.at[-1:]))
