"""Work out the facts of many plans together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import (
    captions,
    decided_in_all,
    life,
    named_in_all,
    page_of_many,
    phrases,
    plan_lines,
    plans,
    rating_counts,
    sums,
    told_in_all,
)
from actionplan.output.report.facts import (
    ExceptionList,
    Overview,
)
from actionplan.plan import (
    aims,
    closed_plans,
    exceptions,
    markings,
    meeting_dates,
    requirements,
    sentences,
)
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.output.report.facts import ActionFacts, ChangesSince, PlanFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.exceptions import Kind
    from actionplan.plan.model import BoardSettings, Plan
    from actionplan.plan.portfolio import Portfolio


def overview_facts(
    portfolio: Portfolio,
    following: Meeting,
    facts: Sequence[PlanFacts],
    changes: ChangesSince,
    last: Meeting | None,
) -> Overview:
    """Work out the facts of all plans together; *facts* are those of each.

    *changes* is what has changed in them since the last meeting, which is *last* if its
    date was given.
    """
    actions = [action for plan in facts for action in plan.actions]
    pairs = list(zip(portfolio.rows, actions, strict=True))
    ordered = sums.by_date(pairs)
    due = [(r, f) for r, f in ordered if r.due_by(following.day)]
    agencies = sums.by_agency(portfolio.rows)
    number = dates.count(len(portfolio.plans), "plan")
    to_close = sentences.whether_to_close(portfolio.plans, portfolio.as_of)
    matters = exceptions.of(portfolio)
    lacking = [matter for matter in matters if matter.row is None]
    is_one = len(portfolio.plans) == 1
    clear = exceptions.is_clear(portfolio)
    to_achieve = [
        outcome
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if requirements.is_outcome_due_by(outcome, portfolio.as_of, following.day)
    ]
    soon = sentences.due_before(
        len(due), following.ahead, outcomes=len(to_achieve), clear=clear
    )
    outcomes = [outcome for plan in facts for outcome in plan.outcomes]
    due_list = _due(tuple(facts for _, facts in due), following, clear=clear)
    urgent = sums.by_urgency(pairs)
    asked = decided_in_all.of_all(portfolio, urgent)
    lines = tuple(plan_lines.line(plan, asked, portfolio.as_of) for plan in facts)
    brief, known, to_decide = (
        decided_in_all.by_kind(asked, facts, pairs, words)
        for words in ("numbers", "known", "titles")
    )
    figures, evidence, assessed = told_in_all.assessed(facts, portfolio.as_of)
    briefs = {id(each.plan): each.brief for each in facts}
    stand = sentences.stand(
        portfolio.rows,
        matters,
        of_one_plan=is_one,
        counted=decided_in_all.counted(matters, asked),
    )
    theirs, others = decided_in_all.without(lacking, asked)
    listed = decided_in_all.by_part(plans.lacking_of(others, outcomes, briefs=briefs))
    see = plans.lacking_of(theirs, outcomes, briefs=briefs)
    made = Overview(
        page=page_of_many.EMPTY,
        as_of=phrases.day_facts(dates.of(portfolio.as_of)),
        next_meeting=phrases.meeting(following),
        gaps=tuple(sentences.left_out(portfolio)),
        summary=(
            (f"On {dates.words(portfolio.as_of)}, in {number}, {stand}"),
            f"{phrases.capital(soon)}.",
            *_whose_dates(portfolio, following, last, briefs),
        ),
        figures=(
            *sums.figures(pairs, lacking, following, far=True),
            *sums.outcomes_due(
                [(p.plan, o) for p in facts for o in p.outcomes],
                portfolio.as_of,
                following,
                far=True,
            ),
            *sums.assured([(p.plan, o) for p in facts for o in p.outcomes], far=True),
        ),
        states=sums.by_state(portfolio.rows),
        silent=(*named_in_all.unheard(pairs), *named_in_all.silent(pairs)),
        marks=aims.marks(
            aims.of(one, each, portfolio.as_of)
            for each in portfolio.plans
            for one in each.outcomes
        ),
        doubtful=named_in_all.doubtful(facts, portfolio.as_of),
        ratings=rating_counts.of_all(portfolio.rows, briefs),
        to_decide=to_decide,
        decisions=sum(each.number for each in to_decide) + len(to_close),
        none_to_decide=" ".join(to_close)
        if asked
        else sentences.none_to_decide(portfolio.plans, portfolio.rows, portfolio.as_of),
        every_exception=tuple(f for row, f in urgent if row.is_exception),
        changes=changes,
        due=due_list,
        due_named=named_in_all.due(due),
        to_be_dated=(
            *named_in_all.to_be_dated(pairs, following.day),
            *named_in_all.outcomes_due(facts, portfolio.as_of, following.day),
        ),
        assessed=assessed,
        agencies=agencies,
        agencies_finding=captions.agencies(agencies, clear=clear),
        fields=sums.by_field(portfolio.rows),
        clear=clear,
        exceptions=(
            *_lists(pairs, [p.board for p in portfolio.plans], clear=clear),
            due_list,
        ),
        lacking=(
            *decided_in_all.see(see),
            *listed,
        ),
        exceptional=sum(row.is_exception for row in portfolio.rows)
        + len({one.what for one in (*listed, *see)}),
        over_time=life.over_time(pairs, portfolio.as_of, far=True),
        months=sums.by_month(portfolio.rows),
        months_finding=captions.months(portfolio.rows, clear=clear),
        plans=lines,
        open_plans=tuple(line for line in lines if line.open),
        other_plans=tuple(line for line in lines if not line.open),
        marking=markings.highest(portfolio.plans),
    )
    shorter = page_of_many.Shorter(
        to_decide=(brief, known, to_decide),
        assessed=(figures, evidence, assessed),
        doubtful=told_in_all.doubtful(facts, portfolio.as_of),
    )
    return page_of_many.fit(made, shorter)


def _whose_dates(
    portfolio: Portfolio,
    following: Meeting,
    last: Meeting | None,
    briefs: Mapping[int, str],
) -> Iterator[str]:
    """Say which plans have the meetings of the overview, unless all of them do."""
    plans, day = portfolio.plans, portfolio.as_of
    plans = tuple(each for each in plans if not closed_plans.closed(each, day))
    before = last or meeting_dates.last(plans, Meeting(day, "given"))
    with_next, with_last = meeting_dates.of_whom(plans, day, following, before)
    said = []
    if len(with_next) < len(plans):
        said.append(f"The next meeting is about {_names(with_next, briefs)}.")
    if before and not last and len(with_last) < len(plans):
        said.append(f"The last one was about {_names(with_last, briefs)}.")
    if said:
        yield (
            f"The plans do not all have the same meetings. {' '.join(said)} The part"
            " about each plan gives the dates of its own."
        )


def _names(plans: Sequence[Plan], briefs: Mapping[int, str]) -> str:
    """Name a few plans by their short titles, and count more."""
    if not plans:
        return "the plans together"
    if len(plans) > _NAMED:
        return dates.count(len(plans), "plan")
    return sentences.listed([briefs[id(each)] for each in plans])


_NAMED = 3
"""The most plans to name in the summary."""


_KINDS: dict[Kind, tuple[str, str, str]] = {
    "overdue": (
        "Overdue",
        "Overdue actions, longest overdue first",
        "Nothing is overdue.",
    ),
    "passed-in-words": (
        sums.PASSED_IN_WORDS,
        "Open actions with words in place of a due date, whose time has passed",
        "",
    ),
    "missed-rounds": (
        "With missed rounds",
        "Open actions with rounds that were not reported as done by their due dates",
        "",
    ),
    "late-milestone": (
        "With a late milestone",
        "Open actions with a milestone that is not recorded as reached by its due date",
        "",
    ),
    "stage-passed": (
        sums.STAGE_PASSED,
        "Actions with a next stage that was not reported by its date",
        "",
    ),
    "promise-passed": (
        sums.PROMISE_PASSED,
        "Open actions whose latest note gives a date for something that has passed",
        "",
    ),
    "review-passed": (
        sums.REVIEW_PASSED,
        "Open actions for which nothing was recorded since a review was due",
        "",
    ),
    "no-date": (
        "Open without a known due date",
        "Open actions without a known due date",
        "",
    ),
    "no-owner": (
        "Open without a known owner",
        "Open actions without a known owner",
        "",
    ),
    "owner-in-doubt": (
        sums.OWNER_IN_DOUBT,
        "Open actions with a note that the owner has gone, is another one or has not"
        " accepted the work",
        "",
    ),
    "note-otherwise": (
        sums.NOTE_OTHERWISE,
        "Open actions whose latest note does not agree with their status or due date",
        "",
    ),
    "status-not-known": (
        "Status not known",
        "Actions whose latest report could not be read",
        "",
    ),
    "worst-rating": (
        "With the worst rating",
        "Open actions with the worst rating in their plan",
        "",
    ),
    "worst-after-closing": (
        "Closed but rated low",
        "Closed actions whose latest rating is one of the 2 worst",
        "",
    ),
    "more-to-do": (
        sums.MORE_TO_DO,
        "Actions reported as done with a note that they were not, or not all of them",
        "",
    ),
    "sign-off-in-doubt": (
        sums.SIGN_OFF_IN_DOUBT,
        "Actions whose sign-off was reported by the post that reported them as complete"
        " or owns them, or by nobody named",
        "",
    ),
    "milestone-left": (
        sums.MILESTONE_LEFT,
        "Completed actions with a milestone that is not recorded as reached",
        "",
    ),
    "monitoring-silent": (
        sums.UNMONITORED,
        "Complete actions that are being monitored, but were not reported on recently",
        "",
    ),
    "next-worst-rating": (
        "With the next-worst rating",
        "Open actions with the next-worst rating in their plan",
        "",
    ),
    "rating-not-known": (
        "With a rating that may be one of the 2 worst",
        "Open actions with a rating that the plan does not rank",
        "",
    ),
    "stale": (
        "No update for too long",
        "Open actions with no update for too long",
        "No open action has gone too long without an update.",
    ),
    "silence-not-known": (
        "May have had no update for too long",
        "Open actions for which the date to count from is not known",
        "",
    ),
    "on-hold": ("On hold", "Actions on hold", ""),
    "time-requested": (
        "More time asked for",
        "Open actions with a request for more time that has not been agreed",
        "",
    ),
    "postponed-often": (
        "Due date moved more than once",
        "Open actions whose due date was moved later more than once",
        "No open action has had its due date moved more than once.",
    ),
    "done-no-owner": (
        "Done without a known owner",
        "Completed actions without a known owner",
        "",
    ),
    "replaced-by-given-up": (
        sums.REPLACED,
        "Actions replaced by an action that was itself given up",
        "",
    ),
    "given-up-unexplained": (
        sums.UNEXPLAINED,
        "Actions that ended without being done, and the plan does not say why, or who"
        " does the work now",
        "",
    ),
    "disputed": (
        sums.DISPUTED,
        "Actions that ended without being done, with a note that others do not agree"
        " or have not accepted the work",
        "",
    ),
    "closed-incomplete": (
        sums.CLOSED_INCOMPLETE,
        "Actions that were closed without completion, with a reason",
        "",
    ),
}
"""For each kind: its title, its caption, and the sentence if there are none."""


def _lists(
    pairs: Pairs, boards: Sequence[BoardSettings], *, clear: bool
) -> Iterator[ExceptionList]:
    """List actions by kind of exception; kinds with a sentence for none always."""
    urgent = sums.by_urgency(pairs)
    late = sorted(pairs, key=lambda pair: -pair[0].now.days_overdue)
    for kind, (title, caption, empty) in _KINDS.items():
        own = sentences.state("on-hold", *boards) if kind == "on-hold" else title
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
    """List what becomes due; what is overdue already is among the exceptions."""
    when = f"{'by' if following.is_month else 'before'} {following.by}"
    empty = f"No other action is due {when}." if clear else _COUNT
    title = f"Due by {following.by_briefly}"
    if following.is_none:
        title, when = f"Due {following.heading}", following.heading
    return ExceptionList(title, f"Actions due {when}", empty, actions)
