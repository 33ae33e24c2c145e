"""Name the actions that the page of several plans would otherwise only count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import page_aims, page_text
from actionplan.output.report.facts import Changed, Link
from actionplan.plan import ahead_in_words, aims, requirements, sentences, timeline
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import ActionFacts, OutcomeFacts, PlanFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Outcome


def silent(pairs: Pairs) -> tuple[Changed, ...]:
    """Name the open actions with no update for too long, if there are any."""
    which = tuple(_link(facts) for row, facts in pairs if row.now.stale)
    title = "No update for too long"
    return (Changed(title, len(which), once(which)),) if which else ()


def unheard(pairs: Pairs) -> tuple[Changed, ...]:
    """Name the open actions with no progress recorded, if there are any."""
    which = tuple(_link(f) for row, f in pairs if row.now.status == "not-reported")
    title = sentences.STATE["not-reported"]
    return (Changed(title, len(which), once(which)),) if which else ()


def unsafe(pairs: Pairs) -> tuple[Changed, ...]:
    """Quote the latest notes that seem to say that a person is not safe.

    These are of open actions that are not exceptions, which have rows of their own.
    """
    which = tuple(
        _link(facts)._replace(
            label=f"({day}: {grammar.quoted(said, page_text.LONGEST)})"
        )
        for row, facts in pairs
        if row.now.is_open and not row.is_exception
        for day, _, note in [facts.latest.partition(": ")]
        if (said := page_text.at_risk(note).rstrip("."))
    )
    return (Changed(UNSAFE, len(which), once(which)),) if which else ()


UNSAFE = "Latest note seems to say that a person is not safe"


def due(pairs: Pairs) -> tuple[Link, ...]:
    """Name actions with their titles, their owners and their due dates."""
    return tuple(
        Link(
            facts.called,
            facts.href,
            f"{sentences.first_paragraph(facts.label, _TITLE)}: {facts.who}"
            f" ({row.now.due.words if row.now.due else ''})",
        )
        for row, facts in pairs
    )


_TITLE = 45
"""The most characters of what an action is called."""


def dated(which: Iterable[Link]) -> tuple[Link, ...]:
    """Leave only the date of each that is due, which is the end of what is said.

    Those of one plan are named together.
    """
    of_plan: dict[str, list[Link]] = {}
    for one in which:
        plan, when = one.words.rpartition(" ")[0], one.label.rpartition(" (")[2]
        of_plan.setdefault(plan, []).append(one._replace(label=f"({when}"))
    return once(one for own in of_plan.values() for one in own)


def doubtful(told: Sequence[PlanFacts], as_of: date) -> tuple[Changed, ...]:
    """Name the outcomes that are not yet achieved, or in doubt, by the reason.

    Those with a figure that got worse are named as well, whatever else is said of them,
    with these figures.
    """
    named: dict[str, list[Link]] = {}
    for plan in told:
        for one in plan.outcomes:
            aim = aims.of(one.outcome, plan.plan, as_of)
            if reason := aims.doubt(aim):
                link = Link(f"{plan.brief} {one.outcome.id}", one.href)
                named.setdefault(reason, []).append(link)
    got_worse = [
        Link(f"{plan.brief} {one.outcome.id}", one.href, f"({figures})")
        for plan in told
        for one in plan.outcomes
        if (found := timeline.got_worse(one.outcome, as_of))
        and (figures := page_aims.worse(one, found))
    ]
    if got_worse:
        named[WORSE] = got_worse
    return tuple(
        Changed(reason, len(which), once(which)) for reason, which in named.items()
    )


def worse(told: Sequence[PlanFacts], as_of: date) -> tuple[Changed, ...]:
    """Name the outcomes with a figure that got worse, with these figures alone.

    A later figure of a note that seems worse than at the start counts as well.
    """
    seems = any(page_aims.seem_worse(one) for plan in told for one in plan.outcomes)
    return _outcomes(
        told,
        f"{WORSE} or seems worse" if seems else WORSE,
        lambda one, _: "; ".join(
            (
                *(
                    f"{each.result}, was {each.before or each.start}"
                    for each in timeline.got_worse(one.outcome, as_of)
                ),
                *page_aims.seem_worse(one),
            )
        ),
    )


def overdue(told: Sequence[PlanFacts], as_of: date) -> tuple[Changed, ...]:
    """Name the outcomes that are overdue, with their due dates."""
    return _outcomes(
        told,
        "Outcomes overdue",
        lambda one, _: (
            one.outcome.due.words
            if one.outcome.due and requirements.is_outcome_overdue(one.outcome, as_of)
            else ""
        ),
    )


def not_assessed(told: Sequence[PlanFacts], as_of: date) -> tuple[Changed, ...]:
    """Name the outcomes that are not assessed yet."""
    title = "Not assessed yet"
    found = _outcomes(
        told,
        title,
        lambda one, plan: (
            title
            if aims.of(one.outcome, plan.plan, as_of).made == "not-assessed"
            else ""
        ),
    )
    return tuple(
        each._replace(which=tuple(one._replace(label="") for one in each.which))
        for each in found
    )


def _outcomes(
    told: Sequence[PlanFacts],
    title: str,
    said_of: Callable[[OutcomeFacts, PlanFacts], str],
) -> tuple[Changed, ...]:
    """Name the outcomes of which something is said, with that in brackets."""
    which = [
        Link(f"{plan.brief} {one.outcome.id}", one.href, f"({said})")
        for plan in told
        for one in plan.outcomes
        if (said := said_of(one, plan))
    ]
    return (Changed(title, len(which), once(which)),) if which else ()


WORSE = "Outcomes with a figure that got worse"
"""How the page names the outcomes with such a figure."""


def to_be_dated(pairs: Pairs, day: date) -> tuple[Changed, ...]:
    """Name the open actions whose due date is to be set by *day*, and by when."""
    which = tuple(
        Link(facts.called, facts.href, f"({sentences.set_by(row.now)})")
        for row, facts in pairs
        if row.now.is_open
        and row.now.due is None
        and (by := row.now.date_to_be_set_by)
        and by.last_day <= day
    )
    return (Changed("Due date to be set by then", len(which), which),) if which else ()


def due_in_month(
    pairs: Pairs, told: Sequence[PlanFacts], as_of: date, meeting: Meeting
) -> tuple[Changed, ...]:
    """Name what is due in the month of a meeting, perhaps before it, perhaps after."""
    which = [_link(facts) for row, facts in pairs if row.due_in_month_of(meeting)]
    which += [
        Link(f"{plan.brief} {one.outcome.id}", one.href)
        for plan in told
        for one in plan.outcomes
        if requirements.is_outcome_due_in_month_of(one.outcome, as_of, meeting)
    ]
    if not which:
        return ()
    month = dates.of(meeting.day)._replace(day=None).words
    title = f"Due in {month}, {meeting.month}"
    return (Changed(title, len(which), once(which)),)


def outcomes_due(
    told: Sequence[PlanFacts], as_of: date, following: Meeting
) -> tuple[Changed, ...]:
    """Name the outcomes due by a meeting, by their due dates or by their own words.

    Then come those that are due in its month, maybe after it.
    """
    which = tuple(
        Link(f"{plan.brief} {one.outcome.id}", one.href, f"({said})")
        for plan in told
        for one in plan.outcomes
        if (said := _due(one.outcome, as_of, following.day))
    )
    month = tuple(
        Link(f"{plan.brief} {one.outcome.id}", one.href, f"({one.outcome.due.words})")
        for plan in told
        for one in plan.outcomes
        if one.outcome.due
        and requirements.is_outcome_due_in_month_of(one.outcome, as_of, following)
    )
    every = (
        ("Outcomes due by then", which),
        (f"Outcomes due in {following.month}", month),
    )
    return tuple(Changed(title, len(of), of) for title, of in every if of)


def _due(outcome: Outcome, as_of: date, day: date) -> str:
    if requirements.is_outcome_due_by(outcome, as_of, day) and outcome.due:
        return f"due {outcome.due.words}"
    words = ahead_in_words.by(outcome, as_of, day)
    return f"its words say {grammar.quoted(words)}" if words else ""


def _link(facts: ActionFacts) -> Link:
    return Link(facts.called, facts.href)


def whole(which: Iterable[Link]) -> tuple[Link, ...]:
    """Name each plan before all of its actions again: Child K 3.4, Child K 4.3."""
    made: list[Link] = []
    for one in which:
        plan = made[-1].words.rpartition(" ")[0] if made else ""
        alone = " " not in one.words and plan
        made.append(one._replace(words=f"{plan} {one.words}") if alone else one)
    return tuple(made)


def once(which: Iterable[Link]) -> tuple[Link, ...]:
    """Name each plan only before the first of its actions: Child K 3.4, 4.3."""
    return tuple(_once(which))


def _once(which: Iterable[Link]) -> Iterator[Link]:
    before = ""
    for one in which:
        plan, space, number = one.words.rpartition(" ")
        yield one._replace(words=number) if space and plan == before else one
        before = plan
