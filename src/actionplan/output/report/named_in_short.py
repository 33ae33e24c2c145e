"""Shorten what page one of several plans names, if there is no room for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import (
    decided_in_all,
    named_in_all,
    on_paper,
    rating_counts,
)
from actionplan.output.report.facts import Changed, Lacking, Link
from actionplan.output.report.lines_of_many import NAMES
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        OutcomeInShort,
        Overview,
        PlanLine,
    )

_FEWER = 0.3
"""The share of the characters of other names that those of a kind of change have."""


def dated(of: Overview) -> Overview:
    """Name what is due only by number and date."""
    named = on_paper.first_of(named_in_all.dated(of.due_named), NAMES)
    return of._replace(due_named=named)


def whole(of: Overview, to_decide: Sequence[Changed], most: int = NAMES) -> Overview:
    """Leave only the first names in each line, with how many more there are.

    *to_decide* is what is to be decided, named only by numbers. *most* is the most
    characters of the names in a line; a kind of change has fewer.
    """
    kinds = (
        each._replace(which=on_paper.first_of(_unlabelled(each), int(most * _FEWER)))
        for each in of.changes.kinds
    )
    asked = tuple(cut(each, most) for each in to_decide)
    ratings = tuple(
        each._replace(counts=tuple(map(rating_counts.open_or_worst, each.counts)))
        for each in of.ratings
    )
    made = dated(of)._replace(
        states=(),
        ratings=ratings,
        changes=of.changes._replace(kinds=tuple(kinds)),
        to_decide=asked,
        silent=tuple(cut(each, most) for each in of.silent),
        doubtful=tuple(cut(_brief(each, most), most) for each in of.doubtful),
        plans=tuple(map(_plan, of.plans)),
        open_plans=tuple(map(_plan, of.open_plans)),
        other_plans=tuple(map(_plan, of.other_plans)),
        lacking=_counted(of),
    )
    some = any(not one.href for each in asked for one in each.which)
    return made._replace(lacking=_without_pointer(made.lacking)) if some else made


def _unlabelled(of: Changed) -> tuple[Link, ...]:
    """Leave out what each thing is called, but not how a rating or a date changed."""
    return tuple(
        one if one.label.startswith("from ") else one._replace(label="")
        for one in of.which
    )


def unlabelled(of: Changed) -> Changed:
    """Leave out what is said of each thing, but not how a rating or a date changed."""
    return of._replace(which=_unlabelled(of))


def _brief(of: Changed, most: int) -> Changed:
    """Leave out the figures if there is no room for all of them."""
    if most == NAMES and on_paper.first_of(of.which, most) == of.which:
        return of
    return unlabelled(of)


def cut(of: Changed, most: int) -> Changed:
    """Leave only the first names, in so many characters, and how many more."""
    return of._replace(which=on_paper.first_of(of.which, most))


def _plan(of: PlanLine) -> PlanLine:
    """Leave the short title; how many outcomes are achieved is said of all plans."""
    name = of.title._replace(words=of.short)
    brief = f"{of.short} ({of.left})" if of.left else of.short
    return of._replace(title=name, brief=brief, judged=of.judged_briefly)


def _counted(of: Overview) -> tuple[Lacking, ...]:
    """Count the outcomes that "To decide" names, and do not name them again."""
    rest = [each for each in of.lacking if each.words != decided_in_all.SEE]
    number = of.exceptional - len(of.every_exception) - len(rest)
    see = Link(dates.count(number, "outcome"), "")
    said = Lacking(see, decided_in_all.SEE, number=number)
    return (*([said] if number else ()), *rest)


def _without_pointer(lacking: Sequence[Lacking]) -> tuple[Lacking, ...]:
    """Point to the part about each plan, if not all that is to be decided is named."""
    there = "To be decided. It is in the part about each plan."
    return tuple(
        each._replace(words=there) if each.words == decided_in_all.SEE else each
        for each in lacking
    )


def without_rated(of: Overview) -> Overview:
    """Only count the actions with a low rating, if each is told with the rating."""
    ratings = tuple(
        each._replace(counts=tuple(map(rating_counts.without_open, each.counts)))
        for each in of.ratings
    )
    return of._replace(ratings=ratings)


def without_reasons(of: Overview) -> Overview:
    """Name the outcomes in doubt in a line, if each of them is told with the reason."""
    doubts = [each for each in of.doubtful if each.title != named_in_all.WORSE]
    worse = tuple(each for each in of.doubtful if each.title == named_in_all.WORSE)
    which = named_in_all.whole(one for each in doubts for one in each.which)
    number = sum(each.number for each in doubts)
    every = (Changed(_IN_DOUBT, number, named_in_all.once(which)),)
    return of._replace(doubtful=(*(every if which else ()), *worse))


_IN_DOUBT = "Not yet achieved, or in doubt"


def plan(of: PlanLine, level: int) -> Lacking:
    """Tell a plan with open actions in a line; on level 2 also of its outcomes."""
    outcomes = f"; outcomes: {of.judged}" if level > 1 else ""
    return Lacking(of.title, f"{of.counts}{outcomes}")


def actions(which: Sequence[ActionFacts], most: int) -> str:
    """Name the actions that are left out, and say where they are; or ""."""
    of_plan: dict[int, list[Link]] = {}
    for each in which:
        of_plan.setdefault(id(each.plan), []).append(Link(each.called, ""))
    links = [link for own in of_plan.values() for link in own]
    return names("action", [one.words for one in named_in_all.once(links)], most)


def outcomes(which: Sequence[OutcomeInShort], most: int, what: str = "outcome") -> str:
    """Name the outcomes that are left out, and say where they are; or ""."""
    once = named_in_all.once(each.what for each in which)
    return names(what, [one.words for one in once], most)


def exceptions(which: Sequence[Lacking], most: int) -> str:
    """Name the outcomes and plans that are left out, and say where they are; or ""."""
    outcomes = named_in_all.once(each.what for each in which if each.what.href)
    others = [each.what for each in which if not each.what.href]
    counted = [each.what.words for each in which if each.number > 1]
    every = [one.words for one in (*outcomes, *others) if one.words not in counted]
    return names(
        "exception", [*counted, *every], most, sum(each.number for each in which)
    )


def names(what: str, every: Sequence[str], most: int, number: int = 0) -> str:
    """Name what is left out, as far as there is room; "" if nothing is.

    *number* is how many there are, if some are only counted.
    """
    if not every:
        return ""
    kept = on_paper.first_of([Link(name, "") for name in every], most)
    named = ", ".join(one.words for one in kept)
    more = dates.count(number or len(every), f"more {what}")
    return f"{more}, in the part about each plan: {named}."
