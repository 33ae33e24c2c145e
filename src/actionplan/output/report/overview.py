"""Work out the facts of many plans together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import (
    by_plan,
    captions,
    decided_in_all,
    life,
    lists_by_kind,
    named_in_all,
    page_of_many,
    phrases,
    plan_lines,
    plan_order,
    plans,
    rating_counts,
    room_of_many,
    sums,
    told_in_all,
    whose_meetings,
)
from actionplan.output.report.facts import (
    Overview,
)
from actionplan.plan import (
    aims,
    exceptions,
    markings,
    requirements,
    sentences,
)
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import ChangesSince, PlanFacts
    from actionplan.plan.meeting_dates import Meeting
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
    in_month = named_in_all.due_in_month(pairs, facts, portfolio.as_of, following)
    soon = sentences.due_before(
        len(due),
        following.ahead,
        outcomes=len(to_achieve),
        clear=clear and not in_month,
    )
    outcomes = [outcome for plan in facts for outcome in plan.outcomes]
    due_list = lists_by_kind.due(
        tuple(facts for _, facts in due), following, clear=clear
    )
    urgent = sums.by_urgency(pairs)
    asked = decided_in_all.of_all(portfolio, urgent)
    lines = tuple(plan_lines.line(plan, asked, portfolio.as_of) for plan in facts)
    order = list(map(id, plan_order.most_urgent_first(facts, asked, portfolio.as_of)))
    by_need = sorted(lines, key=lambda line: order.index(id(line.plan)))
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
            *whose_meetings.whose_dates(portfolio, following, last, briefs),
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
        silent=(
            *named_in_all.unsafe(pairs),
            *named_in_all.unheard(pairs),
            *named_in_all.silent(pairs),
        ),
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
        else sentences.none_to_decide(
            portfolio.plans,
            portfolio.rows,
            portfolio.as_of,
            lost=any(gap.lost for gap in portfolio.gaps),
        ),
        every_exception=tuple(f for row, f in urgent if row.is_exception),
        changes=changes,
        due=due_list,
        due_named=named_in_all.due(due),
        to_be_dated=(
            *in_month,
            *named_in_all.to_be_dated(pairs, following.day),
            *named_in_all.outcomes_due(facts, portfolio.as_of, following),
        ),
        assessed=assessed,
        agencies=agencies,
        agencies_finding=captions.agencies(agencies, clear=clear),
        fields=sums.by_field(portfolio.rows),
        clear=clear,
        exceptions=(
            *lists_by_kind.exceptions(
                pairs, [p.board for p in portfolio.plans], clear=clear
            ),
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
        open_plans=tuple(line for line in by_need if line.open),
        other_plans=tuple(line for line in by_need if not line.open),
        marking=markings.highest(portfolio.plans),
    )
    unordered = by_plan.of_each(
        facts,
        lines,
        asked=asked,
        pairs=urgent,
        assessed=[each.what.words for each in assessed],
        as_of=portfolio.as_of,
        following=following,
    )
    of_plans = sorted(unordered, key=lambda each: order.index(id(each.line.plan)))
    told = {id(each.line.plan) for each in of_plans if by_plan.is_told(each)}
    rest = [each for each in asked if id(each.plan) not in told]
    shorter = room_of_many.Shorter(
        to_decide=(brief, known, to_decide),
        assessed=(figures, evidence, assessed),
        doubtful=told_in_all.doubtful(facts, portfolio.as_of),
        of_plans=tuple(filter(by_plan.is_told, of_plans)),
        ended=tuple(each for each in of_plans if not by_plan.is_told(each)),
        worse=named_in_all.worse(facts, portfolio.as_of),
        overdue=named_in_all.overdue(facts, portfolio.as_of),
        unassessed=named_in_all.not_assessed(facts, portfolio.as_of),
        none_to_decide=sentences.whether_to_close_each(
            portfolio.plans, portfolio.as_of, briefs
        )
        if asked and len(to_close) > 1
        else made.none_to_decide,
        of_others=decided_in_all.by_kind(rest, facts, pairs, "numbers"),
    )
    return page_of_many.fit(made, shorter)
