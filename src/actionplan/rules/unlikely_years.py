"""Check that no date is many years away from the agreement of the plan (AP429)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.messages import remedies
from actionplan.rule import Finding, rule
from actionplan.rules import committed, date_order, omissions
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Entry, Outcome, Plan
    from actionplan.text.dates import Date


@rule("AP429", "warning", clause="Specific action: a definite date")
def unlikely_year(plan: Plan) -> Iterator[Finding]:
    """A date is so long before or after the plan was agreed that the year may be wrong.

    This rule reports each due date that is more than 5 years after the plan was agreed.
    Other dates, such as meetings, may be later than that. This rule reports them only
    if they are also more than 5 years after the latest entry or assessment. It also
    reports each date that is more than a year before the plan was agreed. But a source,
    a baseline figure, an assurance or a response to a recommendation may be up to 20
    years older than the plan. In the published plans we have read, dates outside these
    limits were mistakes. This rule does not check the date of an assessment, or the
    dates in an entry that has been corrected.

    If most dates in the plan are outside these limits, the rule usually reports only
    the date on which the plan was agreed.

    Bad::

                due: 2102-05

    Says::

        Action 1.1 is due in May 2102, more than 5 years after the plan was agreed.
        To fix: if the year is right, accept this problem, with a reason. To see how,
        type:
            actionplan explain unlikely-year
        If the year is wrong and the action has already been committed to git, keep
        "due" as it is, and record the right date as "new_due" in a progress entry. If
        it has not been committed, correct the year.

    Bad::

                progress:
                  - date: 2001-12-05
                    note: A task and finish group has been named.
                  - date: 2011-12-05
                    note: The first draft went to all agencies.

    Says::

        This entry is dated 5 December 2001, more than a year before the plan was
        agreed.
        To fix: if the year is right, accept this problem, with a reason. To see how,
        type:
            actionplan explain unlikely-year
        If the year is wrong and this entry has already been committed to git, keep the
        entry as it is, and add a new entry. In the new entry, give today's date,
        "corrects: 2001-12-05" and all the other fields as they should be now. Give the
        right date in the "note" of the new entry. If it has not been committed, correct
        the year.

    Bad::

        meetings:
          - 2011-12-05
          - 2102-03-05

    Says::

        A meeting of the plan is dated 5 March 2102, more than 5 years after the plan
        was agreed.
        To fix: if the year is right, accept this problem, with a reason. To see how,
        type:
            actionplan explain unlikely-year
        If the year is wrong, correct it.
    """
    if plan.agreed is None:
        return
    agreed, first, last = _month(plan.agreed), *_recorded(plan)
    every = [each for each in _every(plan) if each.day]
    found = [(each, far) for each in every if (far := each.is_far(agreed, last))]
    far_off = sum(bool(each.is_far(agreed, 0)) for each in every)
    is_long_ago = not -_EARLIEST <= first - agreed <= _LATEST
    if far_off >= _SEVERAL and far_off * 2 > len(every) and is_long_ago:
        yield Finding(
            f"The plan was agreed {_on(plan.agreed)}, but {far_off} dates in it are"
            " more than a year before that, or more than 5 years after.",
            f"if all the years are right, {remedies.accepting('unlikely-year')}\n"
            'If the year in "agreed" is wrong, correct it.',
            ("agreed",),
        )
        return
    for each, far in found:
        yield Finding(
            f"{each.said} {each.date}, {far} the plan was agreed.",
            f"if the year is right, {remedies.accepting('unlikely-year')}\n"
            f"{each.if_wrong}",
            each.route,
        )


_SEVERAL = 3
"""From so many dates on, the date of the agreement may be the wrong one."""


def _month(day: Date) -> int:
    return day.year * 12 + day.month


def _recorded(plan: Plan) -> tuple[int, int]:
    """Return the months of the first and of the last entry or assessment.

    Both are 0 if nothing has been recorded.
    """
    recorded = (
        *(entry.date for action in plan.actions for entry in action.progress),
        *(entry.date for outcome in plan.outcomes for entry in outcome.progress),
        *(each.date for outcome in plan.outcomes for each in outcome.difference),
    )
    months = [_month(day) for day in recorded if day]
    return min(months, default=0), max(months, default=0)


def _on(day: Date) -> str:
    return f"{'on' if day.day else 'in'} {day.words}"


_LATEST = 60
"""The most months after the plan was agreed, or after the last entry."""
_EARLIEST, _OLDEST = 12, 240
"""The most months before it, for what belongs to the work and for what led to it."""
_BEFORE = {_EARLIEST: "more than a year", _OLDEST: "more than 20 years"}


class _Dated(NamedTuple):
    """A date of the plan."""

    said: str
    """The sentence about it, up to the date."""
    day: Date | None
    route: Route
    before: int = _EARLIEST
    """The most months by which it may be before the plan was agreed."""
    is_due: bool = False
    """Whether an outcome or action is due then."""
    due_of: Action | None = None
    """The action, if this is the due date that it was first given."""
    within: tuple[Entry, Action] | None = None
    """The entry that the date is in, and the action of that entry."""

    def is_far(self, agreed: int, last: int) -> str:
        """Say that it is years before or after *agreed*; empty if it is not.

        Some plans are worked on for many years. So their meetings, for example, may be
        long after *agreed*, but not long after *last*, when something was recorded.
        Only a due date counts from *agreed* alone.
        """
        if not self.day:
            return ""
        month = _month(self.day)
        if month - (agreed if self.is_due else max(agreed, last)) > _LATEST:
            return "more than 5 years after"
        return f"{_BEFORE[self.before]} before" if agreed - month > self.before else ""

    @property
    def date(self) -> str:
        """The date as the sentence goes on: 5 May 2012, on 5 May 2012, in May 2012."""
        if not self.day or self.said.endswith((" dated", " by", " asked for is")):
            return self.day.words if self.day else ""
        return _on(self.day)

    @property
    def if_wrong(self) -> str:
        """What to do if the year is wrong."""
        if self.within:
            entry, action = self.within
            new = committed.correct(entry, action.progress)
            right = remedies.RIGHT_DATE if self.route[-1] == "date" else ""
            return (
                "If the year is wrong and this entry has already been committed to git,"
                f" keep the entry as it is, and {new}{right}{_IF_NOT}"
            )
        if self.due_of:
            status = committed.status_if_first(self.due_of)
            return remedies.instead_of_due("the year", status).strip() + _IF_NOT
        if self.route[-1] == "set_date_by":
            return date_order.SET_DATE_BY
        return "If the year is wrong, correct it."


_IF_NOT = " If it has not been committed, correct the year."


def _every(plan: Plan) -> Iterator[_Dated]:
    """Yield every date of the plan, apart from the date on which it was agreed.

    Left out are the dates of assessments, and those of the entries that later ones
    correct: other rules check them.
    """
    source, first = plan.source.date, plan.review.first
    yield _Dated(
        'The "source" of the plan is dated', source, ("source", "date"), _OLDEST
    )
    yield _Dated("The plan was published", plan.published, ("published",))
    yield _Dated('The "as_at" of the plan is dated', plan.as_at, ("as_at",))
    yield _Dated("The first review of the plan is dated", first, ("review", "first"))
    for day in plan.meetings:  # sorted, so their places in the file are not known
        yield _Dated("A meeting of the plan is dated", day, ("meetings",))
    for outcome in plan.outcomes:
        yield from _of_outcome(plan, outcome)
        for action in outcome.actions:
            yield from _of_action(plan, action)
            for entry in action.progress:
                if not entry.corrected_by:
                    yield from _of_entry(entry, action)


def _of_outcome(plan: Plan, outcome: Outcome) -> Iterator[_Dated]:
    of_it, at = f"of outcome {outcome.id}", outcome.route
    yield _Dated(f"Outcome {outcome.id} is due", outcome.due, (*at, "due"), is_due=True)
    place: Route = (*at, "recommendations")
    for n, asked in omissions.numbered(plan, place, outcome.recommendations):
        answers = (*place, n, "responses")
        for k, answer in omissions.numbered(plan, answers, asked.responses):
            said = f"A response to a recommendation {of_it} is dated"
            yield _Dated(said, answer.date, (*answers, k, "date"), _OLDEST)
    place = (*at, "baseline")
    for n, measure in omissions.numbered(plan, place, outcome.baseline):
        said = f"The baseline figure for {quoted(measure.measure)} is dated"
        yield _Dated(said, measure.date, (*place, n, "date"), _OLDEST)
    place = (*at, "assurances")
    for n, assurance in omissions.numbered(plan, place, outcome.assurances):
        said = f"An assurance {of_it} is dated"
        yield _Dated(said, assurance.date, (*place, n, "date"), _OLDEST)
    for each in outcome.progress:
        at = (*each.route, "date")
        yield _Dated(f"An entry {of_it} is dated", each.date, at)
    for judgement in outcome.difference:
        place = (*judgement.route, "results")
        for n, result in omissions.numbered(plan, place, judgement.results):
            said = f"The figure for {quoted(result.measure)} is dated"
            yield _Dated(said, result.date, (*place, n, "date"))


def _of_action(plan: Plan, action: Action) -> Iterator[_Dated]:
    of_it, at = f"of action {action.id}", action.route
    moved = any(entry.new_due for entry in action.progress)
    if not moved and "due" not in action.inherited:
        said = f"Action {action.id} is due"
        yield _Dated(said, action.due, (*at, "due"), is_due=True, due_of=action)
    said = f"The due date {of_it} will be set by"
    yield _Dated(said, action.set_date_by, (*at, "set_date_by"))
    first = action.review.first
    yield _Dated(f"The first review {of_it} is dated", first, (*at, "review", "first"))
    yield _Dated(f"Action {action.id} was added", action.added, (*at, "added"))
    place = (*at, "milestones")
    for n, each in omissions.numbered(plan, place, action.milestones):
        said = f"The milestone {quoted(each.milestone)} {of_it}"
        route = (*place, n, "reached_on")
        yield _Dated(f"{said} is due", each.due, (*place, n, "due"))
        yield _Dated(f"{said} was reached", each.reached_on, route)
    place = (*at, "success")
    for n, success in omissions.numbered(plan, place, action.success):
        said = f"The success {of_it} will be measured"
        yield _Dated(said, success.measured_by, (*place, n, "measured_by"))


def _of_entry(entry: Entry, action: Action) -> Iterator[_Dated]:
    of_it, at, within = f"action {action.id}", entry.route, (entry, action)
    asked_for = "The new due date that this entry asked for is"
    for said, day, field in (
        ("This entry is dated", entry.date, "date"),
        (f"The next stage of {of_it} is due", entry.next_due, "next_due"),
        (asked_for, entry.new_due_requested, "new_due_requested"),
        (f"Action {action.id} is due", entry.new_due, "new_due"),
        ("The work was done", entry.achieved_on, "achieved_on"),
    ):
        is_due = field == "new_due"
        yield _Dated(said, day, (*at, field), is_due=is_due, within=within)
