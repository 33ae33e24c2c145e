"""What a report tells of many plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.output.report import captions, charts, phrases, plans, sums
from actionplan.output.report.facts import ExceptionList, Link, Overview, PlanLine
from actionplan.plan import exceptions, markings, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import ActionFacts, PlanFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.exceptions import Kind
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import BoardSettings
    from actionplan.plan.portfolio import Portfolio


def of(shown: Portfolio, following: Meeting, told: Sequence[PlanFacts]) -> Overview:
    """Work out what all the plans add up to."""
    actions = [action for plan in told for action in plan.actions]
    pairs = list(zip(shown.rows, actions, strict=True))
    due = [(r, f) for r, f in sums.by_date(pairs) if r.due_by(following.day)]
    agencies = sums.agencies(shown.rows)
    number = dates.count(len(shown.plans), "plan")
    matters = exceptions.of(shown)
    lacking = [matter for matter in matters if matter.row is None]
    clear = exceptions.is_clear(shown)
    outcomes = [outcome for plan in told for outcome in plan.outcomes]
    return Overview(
        as_of=phrases.day(dates.of(shown.as_of)),
        next_meeting=phrases.meeting(following),
        gaps=tuple(sentences.incomplete(shown.gaps)),
        summary=(
            (
                f"On {dates.words(shown.as_of)}, in {number},"
                f" {sentences.stand(shown.rows, matters)}"
            ),
            f"{phrases.capital(sentences.due_before(len(due), following.words))}.",
        ),
        figures=sums.figures(pairs, lacking, following, far=True),
        states=sums.states(shown.rows),
        agencies=agencies,
        agencies_finding=captions.agencies(agencies, clear=clear),
        fields=sums.by_field(shown.rows),
        clear=clear,
        exceptions=(
            *_lists(pairs, [p.house for p in shown.plans], clear=clear),
            _due(tuple(facts for _, facts in due), following, clear=clear),
        ),
        lacking=plans.lacking_of(lacking, outcomes, far=True),
        months=sums.months(shown.rows),
        months_finding=captions.months(shown.rows, clear=clear),
        plans=tuple(_line(plan) for plan in told),
        marking=markings.highest(shown.plans),
    )


_KINDS: dict[Kind, tuple[str, str, str]] = {
    "overdue": ("Overdue", "Overdue actions, the longest first", "Nothing is overdue."),
    "late-milestone": (
        "With a late milestone",
        "Open actions with a milestone that has passed and was not reached",
        "",
    ),
    "no-date": ("Without a due date", "Open actions without a due date", ""),
    "no-owner": ("Without an owner", "Open actions without an owner", ""),
    "status-not-known": (
        "With a status that is not known",
        "Actions of which what was reported last could not be read",
        "",
    ),
    "worst-rating": (
        "With the worst rating",
        "Open actions with the worst rating of their plan",
        "",
    ),
    "worst-after-closing": (
        "Rated low after being closed",
        "Closed actions whose newest rating is one of the two worst",
        "",
    ),
    "next-worst-rating": (
        "With the next-worst rating",
        "Open actions with the next-worst rating of their plan",
        "",
    ),
    "stale": (
        "Unreported for too long",
        "Open actions that nobody has reported on for too long",
        "All open actions have been reported on lately enough.",
    ),
    "on-hold": ("On hold", "Actions on hold", ""),
    "time-requested": (
        "Asking for more time",
        "Open actions for which more time is asked, and not granted yet",
        "",
    ),
    "postponed-often": (
        "Put off more than once",
        "Open actions whose date was put off more than once",
        "No open action was put off more than once.",
    ),
}
"""For each kind its title, its caption, and what is said where all is well."""


def _lists(
    pairs: Pairs, houses: Sequence[BoardSettings], *, clear: bool
) -> Iterator[ExceptionList]:
    """List actions by each kind of exception; those with a last column always."""
    urgent = sums.by_urgency(pairs)
    late = sorted(pairs, key=lambda pair: -pair[0].now.days_overdue)
    for kind, (title, caption, empty) in _KINDS.items():
        own = sentences.state("on-hold", *houses) if kind == "on-hold" else title
        ordered = late if kind == "overdue" else urgent
        actions = tuple(
            facts
            for row, facts in ordered
            if any(matter.kind == kind for matter in exceptions.of_row(row))
        )
        if actions or empty:
            yield ExceptionList(own, caption, empty if clear else _COUNT, actions)


_COUNT = "0 actions."


def _due(
    actions: tuple[ActionFacts, ...], following: Meeting, *, clear: bool
) -> ExceptionList:
    day = following.words
    empty = f"Nothing more is due before {day}." if clear else _COUNT
    title = f"Due before the next meeting, {day}"
    return ExceptionList(title, f"Actions due before {day}", empty, actions)


def _line(told: PlanFacts) -> PlanLine:
    now = [facts.now for facts in told.actions]
    late = sum(n.overdue for n in now)
    closed = sum(not n.is_open for n in now)
    judged = Counter(o.judged for o in told.outcomes)
    open_ = len(now) - late - closed
    words = f"{late} overdue, {open_} open and not overdue, {closed} closed"
    parts = [("late", late), ("open", open_), ("closed", closed)]
    return PlanLine(
        told.plan,
        Link(told.title, told.href),
        words,
        late,
        sum(n.stale for n in now),
        len(now) - closed,
        closed,
        ", ".join(f"{number} {word.lower()}" for word, number in judged.items()),
        charts.Bar(words, charts.bar(parts, len(now))),
    )
