"""Say how many problems lint reports in what a plan says, and how to see them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.text import command_line, dates, grammar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.diagnostics import Level
    from actionplan.plan.exceptions import PlanProblem


def counted(problems: Sequence[PlanProblem], where: str, *, also: bool) -> str:
    """Count problems as lint counts them, without a stop.

    *also* means that they are named in addition to exceptions.
    """
    reported = [each for each in problems if each.told == "reported"]
    others = [
        _others(sum(each.told == told for each in problems), *words)
        for told, words in _NOT_REPORTED.items()
    ]
    if reported:
        begin = (
            f"Lint {'also ' if also else ''}reports {_by_level(reported)} in {where}"
        )
        return _joined([begin, *filter(None, others)])
    said = _joined([each for each in others if each])
    return f"In {where}, {said}"


def points(problems: Sequence[PlanProblem], *, other: bool) -> str:
    """Count the same problems for a board, which reads no levels, without a stop.

    *other* means that they are named in addition to exceptions.
    """
    reported = sum(each.told == "reported" for each in problems)
    others = [
        _others(sum(each.told == told for each in problems), *words)
        for told, words in _NOT_REPORTED.items()
    ]
    if not reported:
        return f"In what the plan says, {_joined([each for each in others if each])}"
    what = dates.count(reported, "other point" if other else "point")
    return _joined([f"The plan has {what} to check", *filter(None, others)])


def about(problems: Sequence[PlanProblem]) -> str:
    """Say which parts of the guidance problems are about: " (progress, RAG rating)".

    It begins with a space, and is empty if they are about none of them.
    """
    parts = [*dict.fromkeys(each.about for each in problems if each.about)]
    return f" (about {_and(parts)})" if parts else ""


def by_part(problems: Sequence[PlanProblem], items: Sequence[str] = ()) -> str:
    """Say how many problems are about each part of the guidance.

    It is ": 3 about progress (1.1, 2.3) and 1 other (1.2)", and empty if none is about
    a part. *items* are the numbers of the actions or outcomes of the problems,
    each empty if it is about none. More than a few are not named.
    """
    numbers = Counter(each.about for each in problems if each.about)
    said = [
        f"{number} about {part}{_named(part, problems, items)}"
        for part, number in numbers.most_common()
    ]
    if said and len(problems) == 1:
        return f", {said[0].removeprefix('1 ')}"
    if said and (rest := len(problems) - numbers.total()):
        said.append(f"{dates.count(rest, 'other')}{_named('', problems, items)}")
    return f": {_and(said)}" if said else ""


def _named(part: str, problems: Sequence[PlanProblem], items: Sequence[str]) -> str:
    """Name the actions and outcomes with a problem about a part of the guidance.

    If *part* is empty, these are the problems about none, some of which may be about
    the plan and not about one of its parts.
    """
    pairs = zip(problems, items, strict=bool(items))
    whole = "" if part else "the plan"
    found = dict.fromkeys(item or whole for each, item in pairs if each.about == part)
    is_known = all(found) and 0 < len(found) <= _FEW
    return f" ({', '.join(found)})" if is_known else ""


_FEW = 3
"""The most actions and outcomes to name for one part of the guidance."""


def see(problems: Sequence[PlanProblem], files: Sequence[str], as_of: date) -> str:
    """Say how to see the problems in *files*, as far as lint shows them; or ""."""
    shown = [each for each in problems if each.told != "off"]
    if not shown:
        return ""
    number = len(shown)
    them = grammar.agree(number, "it", "them") if shown == [*problems] else "the rest"
    accepted = "--show-accepted " if any(e.told == "accepted" for e in shown) else ""
    advice = "--advice " if any(each.level == "advice" for each in shown) else ""
    command = f"actionplan lint {accepted}{advice}--as-of {as_of}"
    return f"To see {them}, {command_line.to_run(command, files)}"


_NOT_REPORTED = {
    "accepted": ("is accepted", "are accepted"),
    "off": (
        "is not reported because its rule is turned off",
        "are not reported because their rules are turned off",
    ),
}


def _others(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return f"{dates.count(number, 'problem')} {grammar.agree(number, one, many)}"


def _joined(said: Sequence[str]) -> str:
    *some, last = said
    return f"{', '.join(some)}, and {last}" if some else last


def _by_level(problems: Sequence[PlanProblem]) -> str:
    """Count problems by their level: 1 error and 2 warnings."""
    levels: list[Level] = [each.level for each in problems]
    said = [
        dates.count(levels.count(level), level)
        for level in ("error", "warning")
        if level in levels
    ]
    if number := levels.count("advice"):
        said.append(
            "1 piece of advice" if number == 1 else f"{number} pieces of advice"
        )
    return _and(said)


def _and(said: Sequence[str]) -> str:
    *some, last = said
    return f"{', '.join(some)} and {last}" if some else last
