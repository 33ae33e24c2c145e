"""Say and show what was planned and done over the life of plans.

The numbers are those of `over_time`. Each picture has them in words beside it, and says
what is not in the picture, because its date is not known or it is counted apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import charts, phrases, plots
from actionplan.output.report.facts import (
    CountByDate,
    Link,
    MovedFacts,
    OverTime,
    ShareByTime,
)
from actionplan.plan import over_time as counted
from actionplan.plan import sentences
from actionplan.plan.model import DONE
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import ActionFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.over_time import (
        Course,
        Distances,
        Moved,
        Punctuality,
        Times,
    )
    from actionplan.plan.portfolio import Row


def over_time(pairs: Pairs, as_of: date, *, far: bool) -> OverTime:
    """Work out the pictures and numbers of actions; *far* for links from the overview.

    The overview has only the actions that moved furthest, in one picture.
    """
    rows = [row for row, _ in pairs]
    course = counted.course(rows, as_of)
    moved = counted.distances(rows)
    shown = moved.moved[:_FURTHEST] if far else moved.moved
    facts_of = {id(row): facts for row, facts in pairs}
    told = [(each, facts_of[id(each.row)]) for each in shown]
    listed = tuple(_moved(each, facts, far=far) for each, facts in told)
    finding = _distance(moved)
    times = counted.times(rows)
    shares = _shares(times) if times.is_enough else ()
    planned = _planned(course)
    took = _took(times) if times.is_enough else ""
    return OverTime(
        planned=_course(course, planned) if course.is_known else None,
        planned_finding=planned,
        counts=_counts(course),
        report_date=charts.brief(dates.of(as_of)),
        last_due=_last_due(course),
        planned_left_out=_not_drawn(course),
        in_time=_in_time(counted.punctuality(rows)),
        moved_charts=charts.moves(
            told, finding, [_lane(each) for each in shown], far=far
        ),
        moved_finding=finding,
        moved=listed,
        moved_left_out=_not_moved(moved, len(moved.moved) - len(shown)),
        times=_times(times, took, shares) if times.is_enough else None,
        times_finding=took,
        times_explained=EXPLAINED if times.is_enough else "",
        shares=shares,
        times_left_out=_not_timed(times) if times.is_enough else "",
    )


_FURTHEST = 10
"""The most actions in the overview's picture of how far dates moved."""


# --- planned and done -------------------------------------------------------------

FIRST = "Due by the dates first agreed"
NOW = "Due by the dates they have now"


def _counts(of: Course) -> tuple[CountByDate, ...]:
    if not of.is_known:
        return ()
    first, now, done = of.by(of.as_of)
    return (
        CountByDate(FIRST, "first", first, str(len(of.first))),
        CountByDate(NOW, "now", now, str(len(of.now))),
        CountByDate(_complete(of), "done", done, "Not known yet"),
    )


def _complete(of: Course) -> str:
    return "Complete on a known date" if of.done_undated else "Complete"


def _planned(of: Course) -> str:
    number = dates.count(of.total, "action")
    if not of.is_known:
        has = grammar.agree(0, "has", "have", of=of.total)
        return f"0 of {number} {has} a known due date or a known date of completion."
    first, now, done = of.by(of.as_of)
    done += of.done_undated
    was = _was(first, of.total)
    return (
        f"By {dates.words(of.as_of)}, {first} of {number} {was} due by the dates first"
        f" agreed, {now} by the dates they have now, and {done}"
        f" {_was(done)} complete."
    )


def _last_due(of: Course) -> str:
    """Return the last due date; empty if all of them have passed."""
    last = of.last_due
    return charts.brief(last) if last and last.last_day > of.as_of else ""


def _course(of: Course, finding: str) -> plots.Plot:
    first, now = len(of.first), len(of.now)
    to_come = (
        f" By {last}, {first} {_are(first)} due by the dates first agreed, and {now} by"
        " the dates they have now."
        if (last := _last_due(of))
        else ""
    )
    return plots.course(of, f"{finding}{to_come}")


def _not_drawn(of: Course) -> str:
    return " ".join(_left_out(of)) if of.is_known else ""


def _left_out(of: Course) -> Iterator[str]:
    if of.no_date:
        yield (
            f"{dates.count(of.no_date, 'action')} {_have(of.no_date)} no known due"
            f" date, and {_are(of.no_date)} not counted as due."
        )
    if of.only_first:
        yield (
            f"{dates.count(of.only_first, 'action')} {_have(of.only_first)} a due date"
            f" now that is not known, and {_are(of.only_first)} counted only by the"
            " date first agreed."
        )
    if of.done_undated:
        yield (
            f"{dates.count(of.done_undated, 'action')} {_are(of.done_undated)} complete"
            " on a date that is not known, and not counted by date."
        )
    if number := of.done_as_reported:
        yield (
            f"For {dates.count(number, 'complete action')}, the date of the report"
            " counts, because no other date is known."
        )
    if of.status_not_known:
        yield (
            f"{dates.count(of.status_not_known, 'action')} {_have(of.status_not_known)}"
            f" a status that is not known, and {_are(of.status_not_known)} not counted"
            " as complete."
        )
    if ended := of.apart["ended"]:
        yield (
            f"{dates.count(ended, 'action')} {_was(ended)} closed without being done,"
            f" and {_are(ended)} not counted."
        )
    if repeating := of.apart["repeats"]:
        yield (
            f"{dates.count(repeating, 'action')} {_repeat(repeating)}, and"
            f" {_are(repeating)} not counted."
        )


def _in_time(of: Punctuality) -> str:
    if not of.dated:
        return ""
    was = _was(of.in_time)
    said = [f"{of.in_time} {was} complete by that date"]
    if of.late:
        said.append(f"{of.late} {_was(of.late)} complete or reported complete later")
    if of.when_not_known:
        said.append(
            f"{of.when_not_known} {_was(of.when_not_known)} complete on a date that is"
            " not known"
        )
    if of.past:
        said.append(f"{of.past} {_are(of.past)} open after it")
    if of.not_due:
        said.append(f"{of.not_due} {_are(of.not_due)} not due yet")
    if of.status_not_known:
        said.append(
            f"{of.status_not_known} {grammar.agree(of.status_not_known, 'has', 'have')}"
            " a status that is not known"
        )
    number = dates.count(of.dated, "action")
    return f"Of {number} with a due date first agreed, {sentences.listed(said)}."


def _was(number: int, of: int | None = None) -> str:
    return grammar.agree(number, "was", "were", of=of)


def _are(number: int) -> str:
    return grammar.agree(number, "is", "are")


def _have(number: int) -> str:
    return grammar.agree(number, "has", "have")


def _repeat(number: int) -> str:
    return grammar.agree(number, "repeats", "repeat")


# --- how far dates moved ----------------------------------------------------------


def _moved(of: Moved, facts: ActionFacts, *, far: bool) -> MovedFacts:
    ended = facts.closed
    done = of.row.now.status in DONE
    return MovedFacts(
        action=Link(facts.called, facts.href)
        if far
        else Link(facts.action.id, facts.here),
        text=facts.text,
        first=of.first.words,
        now=of.now.words,
        by=facts.moved_by,
        times=_often(of),
        ended=f"{'Complete' if done else 'Closed'} {ended}" if ended else "Still open",
    )


def difference(row: Row) -> str:
    """Say by how much a due date moved, or that it did not, or why it is not known."""
    found = counted.distances([row])
    if found.repeats:
        return "Another date each round"
    if found.now_unknown:
        return "Not known"
    return "".join(map(_by, found.moved)) or "No change"


def _by(of: Moved) -> str:
    start, end = sorted((of.first, of.now), key=lambda each: each.last_day)
    span = dates.span(start, end.last_day)
    said = _days(of)
    return said if said.startswith(span) or not of.days else f"{said} ({span})"


def _often(of: Moved) -> str:
    later = f"moved later {phrases.times(of.later)}" if of.later else ""
    earlier = f"moved earlier {phrases.times(of.earlier)}" if of.earlier else ""
    return ", ".join(filter(None, (later, earlier)))


def _lane(of: Moved) -> str:
    course = " to ".join(map(charts.brief, of.dates))
    often = _often(of) if of.earlier else f"moved {phrases.times(of.later)}"
    return f"{course}: {_days(of)}, {often}"


def _days(of: Moved) -> str:
    if not of.days:
        return "the same date again"
    return f"{_count(abs(of.days))} {'later' if of.days > 0 else 'earlier'}"


def _count(days: int) -> str:
    return f"{days:,} {grammar.agree(days, 'day', 'days')}"


def _distance(of: Distances) -> str:
    later, earlier = of.later, [each for each in of.moved if each.days < 0]
    same = len(of.moved) - len(later) - len(earlier)
    said = []
    if later:
        has = grammar.agree(len(later), "is", "are")
        half = f", and half of them by {of.median:,g} days or more"
        total = _count(of.total)
        together = f" in all{half}" if len(later) > 1 else ""
        said.append(
            f"{dates.count(len(later), 'action')} {has} due later than first agreed, by"
            f" {total}{together}"
        )
    if earlier:
        number = dates.count(len(earlier), "action")
        said.append(f"{number} {_are(len(earlier))} due earlier than first agreed")
    if same:
        said.append(
            f"{dates.count(same, 'action')} {_are(same)} due on the date first agreed"
            " again"
        )
    return f"{'. '.join(map(phrases.capital, said))}." if said else ""


def _not_moved(of: Distances, more: int) -> str:
    return " ".join(_moved_apart(of, more))


def _moved_apart(of: Distances, more: int) -> Iterator[str]:
    if more:
        yield f"{dates.count(more, 'more action')} moved less far."
    if of.now_unknown:
        yield (
            f"{dates.count(of.now_unknown, 'action')} moved to a date that is not"
            f" known, and {_are(of.now_unknown)} not listed."
        )
    if of.repeats:
        yield (
            f"{dates.count(of.repeats, 'action')} moved and {_repeat(of.repeats)}, and"
            f" {_are(of.repeats)} not listed."
        )


# --- time to completion -----------------------------------------------------------

EXPLAINED = (
    "Time counts from the date the plan was agreed or published, or the action was"
    " added to it. An action that is still open counts for as long as it has been open."
)


def _took(of: Times) -> str:
    number = dates.count(len(of.spells), "action")
    if of.median is None:
        return (
            f"Fewer than half of {number} are complete, so it is not known yet how long"
            " half of them take."
        )
    days = _count(of.median)
    months = int(of.median / charts.DAYS_IN_MONTH)
    about = f" ({dates.count(months, 'month')})" if months > 1 else ""
    counting = f", counting {of.still_open} still open" if of.still_open else ""
    return (
        f"It is estimated that half of {number} are complete within"
        f" {days}{about}{counting}."
    )


def _shares(of: Times) -> tuple[ShareByTime, ...]:
    days = [(months, plots.days_of(months)) for months in plots.months_of(of)]
    return tuple(
        ShareByTime(months, _percentage(of.share_done(day)), of.open_after(day))
        for months, day in days
    )


def _percentage(share: float) -> str:
    """Write a share; only nothing is 0% and only everything is 100%."""
    if _NOUGHT < share < 1 - _NOUGHT:
        return f"{min(99, max(1, round(100 * share)))}%"
    return f"{100 * share:.0f}%"


_NOUGHT = 1e-9


def _times(of: Times, finding: str, shares: Sequence[ShareByTime]) -> plots.Plot:
    after = "; ".join(
        f"after {dates.count(each.months, 'month')} {each.complete}" for each in shares
    )
    description = f"{finding} Share complete {after}." if after else finding
    return plots.times(of, description)


def _not_timed(of: Times) -> str:
    return " ".join(_timed_apart(of))


def _timed_apart(of: Times) -> Iterator[str]:
    if number := of.ended:
        yield (
            f"{dates.count(number, 'action')} {_was(number)} closed without being done,"
            f" and {grammar.agree(number, 'counts', 'count')} as open until then."
        )
    if number := of.start_not_known:
        yield (
            f"{dates.count(number, 'action')} {_was(number)} agreed on a date that is"
            f" not known, or after the report date, and {_are(number)} not counted."
        )
    if number := of.end_not_known:
        yield (
            f"{dates.count(number, 'action')} ended on a date that is not known, or may"
            f" have ended, and {_are(number)} not counted."
        )
    if number := of.repeats:
        yield (
            f"{dates.count(number, 'action')} {_repeat(number)}, and {_are(number)} not"
            " counted."
        )
