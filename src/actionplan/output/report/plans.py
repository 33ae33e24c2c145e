"""Work out the facts of one plan."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from actionplan.output.report import (
    actions,
    anchors,
    captions,
    charts,
    life,
    outcomes,
    page_content,
    phrases,
    rating_counts,
    sums,
    to_decide,
)
from actionplan.output.report.facts import (
    ChangesSince,
    Lacking,
    Link,
    NotRecordedFacts,
    Other,
    PlanFacts,
    Rating,
    ReviewFacts,
)
from actionplan.plan import (
    ahead_in_words,
    aims,
    board_names,
    closed_plans,
    decisions,
    exceptions,
    not_recorded,
    ratings,
    requirements,
    reviews,
    sentences,
    short_titles,
    timeline,
)
from actionplan.plan.model import DONE, ENDED
from actionplan.plan.portfolio import Gap, PersonalData
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.output.report.anchors import Anchor
    from actionplan.output.report.facts import OutcomeFacts
    from actionplan.plan.decisions import Decision
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.portfolio import Portfolio, Row
    from actionplan.plan.requirements import NotShown


def plan_facts(
    portfolio: Portfolio,
    following: Sequence[Meeting],
    pages: Sequence[str],
    *,
    apart: bool,
) -> tuple[PlanFacts, ...]:
    """Work out the facts of each plan; *pages* are the file names.

    *following* is the next meeting of each plan. *apart* says whether each plan has its
    own page, where anchors need no prefix.
    """
    rows: dict[int, list[Row]] = {}
    for row in portfolio.rows:
        rows.setdefault(id(row.plan), []).append(row)
    briefs = short_titles.of(portfolio.plans)
    return tuple(
        _plan(
            plan,
            rows.get(id(plan), []),
            as_of=portfolio.as_of,
            following=own,
            place=place,
            brief=briefs[id(plan)],
            beside=portfolio.aside if len(portfolio.plans) == 1 else (),
            held=[each for each in portfolio.personal if each.plan == plan.id],
            none_listed=sentences.exceptions_of(plan, portfolio),
            points=sentences.points_of(plan, portfolio),
            clear=exceptions.is_clear_plan(plan, portfolio),
        )
        for plan, own, place in zip(
            portfolio.plans,
            following,
            anchors.place_plans(portfolio.plans, pages, apart=apart),
            strict=True,
        )
    )


def _plan(  # noqa: PLR0913 -- what applies to the whole report, each with its name
    plan: Plan,
    rows: Sequence[Row],
    *,
    as_of: date,
    following: Meeting,
    place: Anchor,
    brief: str,
    beside: tuple[str, ...],
    held: Sequence[PersonalData],
    none_listed: tuple[str, ...],
    points: tuple[str, ...],
    clear: bool,
) -> PlanFacts:
    facts = [actions.action_facts(row, place, brief) for row in rows]
    pairs = list(zip(rows, facts, strict=True))
    every = tuple(
        outcomes.outcome_facts(
            o, plan, as_of=as_of, place=place, pairs=pairs, following=following
        )
        for o in plan.outcomes
    )
    urgent = sums.by_urgency(pairs)
    still = sorted(
        (pair for pair in pairs if pair[0].now.is_open),
        key=lambda pair: -(pair[0].now.months_silent or 0),
    )
    to_come = not following.is_none
    to_act = sorted(
        (
            pair
            for pair in pairs
            if pair[0].is_exception or (to_come and _acts_by(pair[0], following))
        ),
        key=lambda pair: acts_on(pair[0]),
    )
    done = sorted(
        (pair for pair in pairs if pair[0].waits_for_sign_off),
        key=lambda pair: _done_on(pair[0]),
        reverse=True,
    )
    aside = sentences.not_looked_at(beside)
    gaps = tuple(Gap("this plan", part.label, "", part.lost) for part in plan.unread)
    agencies = sums.by_agency(rows)
    lacking = exceptions.of_plan(plan, as_of)
    dates_finding = captions.dates_moved(rows, clear=clear)
    needed = [facts._replace(needed=_needed(row, following)) for row, facts in to_act]
    others = [
        facts
        for (row, _), facts in zip(to_act, needed, strict=True)
        if not row.is_exception
    ]
    listed = tuple(f for r, f in urgent if r.is_exception)
    going_on = tuple(
        facts
        for row, facts in pairs
        if row.now.is_open and not row.is_exception and not _acts_by(row, following)
    )
    told_of = tuple(facts for facts in going_on if facts.entries)
    found = decisions.of_plan(plan, [row for row, _ in urgent], as_of)
    asked = to_decide.asked(found, pairs, every)
    waiting = to_decide.waiting(found, pairs, every)
    answer_for = _outcomes_to_answer(lacking, every, as_of, following)
    asked_of = [(row, facts) for row, facts in to_act if row.is_exception]
    by_then = [
        (r, f)
        for r, f in asked_of
        if _acts_by(r, following) or _lacks_date(r, following.day)
    ]
    # If nothing is due by then, the exceptions still need an answer.
    is_asked = others or any(matter.outcome for matter in lacking)
    answered = by_then or ([] if is_asked else asked_of)
    is_later = all(row.now.is_open for row, _ in answered) and not answer_for
    is_by_then = bool(by_then) or following.is_none or not (answered and is_later)
    act_too, act_too_briefly = (
        tuple(
            Link(f.action.id, f.here, _asked_of(r, following, stages=stages))
            for r, f in answered
        )
        for stages in (True, False)
    )
    both = [(plan, one) for one in every]
    of_outcomes = (
        *sums.outcomes_due(both, as_of, following, far=False),
        *sums.assured(both, far=False),
    )
    summary = partial(_summary, plan, rows, as_of, following, clear=clear, asked=found)
    brief_whose = _whose(plan, kind=not (plan.coordinator and plan.partnership))
    return PlanFacts(
        plan=plan,
        anchor=place.anchor,
        href=f"{place.page}" if place.page else f"#{place.anchor}",
        title=plan.title,
        brief=brief,
        whose=_and_source(_whose(plan, kind=True), plan),
        whose_briefly=brief_whose,
        whose_and_source=_and_source(brief_whose, plan),
        as_of=phrases.day_facts(dates.of(as_of)),
        next_meeting=phrases.meeting(following),
        before_meeting=following.before,
        needed_by=_needed_by(following) if is_by_then else _STILL_TO_ANSWER,
        summary=summary(late=sentences.done_late(rows)),
        summary_briefly=summary(numbers=sentences.done_late_counted(rows, named=True)),
        summary_counted=summary(late=sentences.done_late_counted(rows, named=False)),
        gaps=(
            *sentences.personal_data(held),
            *sentences.incomplete(gaps),
            *([aside] if aside else []),
        ),
        about=_about(plan),
        figures=(
            *sums.figures(pairs, lacking, following, far=False),
            *of_outcomes,
        ),
        held=sentences.within(sentences.state("on-hold", plan.board)),
        none_listed=none_listed,
        none_listed_briefly=points
        if lacking or any(row.is_exception for row in rows)
        else none_listed,
        clear=clear,
        states=tuple((of, number) for of, number in sums.by_state(rows) if number),
        by_status=sums.by_status(pairs),
        outcome_figures=of_outcomes,
        page=page_content.EMPTY,
        ratings=rating_counts.by_rating(rows),
        exceptions=listed,
        lacking=lacking_of([m for m in lacking if m.kind != "left-empty"], every),
        changes=ChangesSince("", "", ()),
        to_act=tuple(needed),
        also_to_act=tuple(others),
        done_well=tuple(
            facts
            for row, facts in pairs
            if row.now.status in DONE
            and not row.is_exception
            and facts.action.id not in {of.what.words for of in waiting}
        ),
        going_on=going_on,
        act_too=act_too,
        act_too_briefly=act_too_briefly,
        answer_for=answer_for,
        asked=asked,
        to_decide=waiting,
        none_to_decide=" ".join(sentences.whether_to_close((plan,), as_of))
        if found
        else sentences.none_to_decide((plan,), rows, as_of),
        not_needed=""
        if others or act_too or answer_for
        else _not_needed(
            following,
            lacking,
            clear=clear and not closed_plans.may_be_closed(plan, as_of),
        ),
        updates=(*listed, *others, *told_of),
        updates_caption=captions.updates(listed, others, told_of, following.before),
        reviews=tuple(
            ReviewFacts(facts, " ".join(sentences.own_review(row)))
            for row, facts in pairs
            if (review := reviews.of_row(row)) and review.is_due_by(following.day)
        ),
        done_title=sums.not_signed_off(rows),
        done=tuple(facts for _, facts in done[:_MOST_DONE]),
        done_more=_more(len(done) - _MOST_DONE),
        withdrawn=tuple(f for r, f in pairs if r.now.status in ENDED),
        declined=tuple(r for o in every for r in o.recommendations if r.declined),
        assured=tuple(o for o in every if o.only_assured),
        without_actions=tuple(
            o
            for o in every
            if o.outcome.actions_known and not (o.outcome.actions or o.only_assured)
        ),
        actions=tuple(facts),
        silence=tuple(facts for _, facts in still),
        silent=tuple(f for r, f in still if _is_silent(r)),
        moved_or_late=tuple(f for r, f in pairs if _is_moved_or_late(r)),
        silence_finding=captions.silence([row for row, _ in still], clear=clear),
        agencies=agencies,
        agencies_finding=captions.agencies(agencies, clear=clear),
        fields=sums.by_field(rows),
        timelines=charts.timelines(pairs, dates_finding),
        dates_finding=dates_finding,
        over_time=life.over_time(pairs, as_of, far=False),
        absent=tuple(
            NotRecordedFacts(phrases.capital(each.what), ", ".join(each.numbers))
            for each in not_recorded.of(plan, as_of)
        ),
        outcomes=every,
        assessed=tuple(o for o in every if o.judgements or o.measured_again),
        not_assessed=tuple(o for o in every if not (o.judgements or o.measured_again)),
        review=_review(plan),
        additional=tuple(f for f in facts if f.is_additional),
        legend=tuple(
            Rating(
                phrases.capital(key), _meaning(key, text, plan), phrases.look(key, plan)
            )
            for key, text in plan.rag_legend
        ),
        other=phrases.others(plan, plan.source, plan.review),
    )


def _outcomes_to_answer(
    lacking: Sequence[Matter],
    told: Sequence[OutcomeFacts],
    as_of: date,
    following: Meeting,
) -> tuple[Link, ...]:
    """Return links to the outcomes that are exceptions, and to those due by then.

    Each says when it is due, and who is accountable for it.
    """
    asked = {id(m.outcome) for m in lacking if m.outcome}
    urgent = [facts for facts in told if id(facts.outcome) in asked]
    soon = [
        (facts, words)
        for facts in told
        if id(facts.outcome) not in asked
        and (words := _due_by_then(facts, as_of, following))
    ]
    return tuple(
        Link(facts.outcome.id, facts.here, _joined("; ", words, facts.accountable))
        for facts, words in [*((each, _due(each)) for each in urgent), *soon]
    )


def _due_by_then(facts: OutcomeFacts, as_of: date, following: Meeting) -> str:
    """Say when an outcome is due, if that is by the next meeting; may be empty."""
    if _is_due(facts.outcome, as_of, following):
        return _due(facts)
    if requirements.is_outcome_due_in_month_of(facts.outcome, as_of, following):
        return f"{_due(facts)}, {following.month}"
    words = ahead_in_words.by(facts.outcome, as_of, following.day)
    return f"its words say {grammar.quoted(words)}" if words else ""


def _due(facts: OutcomeFacts) -> str:
    return f"due {facts.outcome.due.words}" if facts.outcome.due else ""


def _joined(between: str, *said: str) -> str:
    return between.join(filter(None, said))


_STILL_TO_ANSWER = "For the board to look at"
"""What is said of exceptions that nobody has to act on by the next meeting."""


def _needed_by(following: Meeting) -> str:
    """Say by when something is needed; a closed plan has no meeting to come."""
    if following.is_none:
        return _STILL_TO_ANSWER
    return f"By {following.by_briefly}"


def _not_needed(following: Meeting, lacking: Sequence[Matter], *, clear: bool) -> str:
    """Say that nothing is needed by a meeting, as far as it is known."""
    if following.is_none:
        said = "Nothing is needed." if clear else "0 actions are open."
    else:
        none = "No action is" if clear else "0 actions are"
        said = f"{none} overdue, due or planned before {following.by_briefly}."
    return f"{said} The exceptions are about the plan as a whole." if lacking else said


def _acts_by(row: Row, following: Meeting) -> bool:
    """Return whether the owner must act by a meeting, or in the month it is in."""
    return row.acts_by(following.day) or row.due_in_month_of(following)


def _asked_of(row: Row, following: Meeting, *, stages: bool) -> str:
    """Say in a few words what is needed of an exception by the next meeting.

    It is overdue or due, a stage is planned that has not passed, or its date is to be
    set. If nothing is needed by then, this says when it is due, or its status. What the
    stage is, is said only with *stages*.
    """
    now, day, said = row.now, following.day, []
    if now.overdue:
        said.append("overdue")
    elif now.may_be_overdue:
        said.append("may be overdue")
    elif row.due_by(day) and now.due:
        said.append(f"due {now.due.words}")
    elif row.due_in_month_of(following) and now.due:
        said.append(f"due {now.due.words}, {following.month}")
    set_by = now.date_to_be_set_by if now.is_open else None
    is_to_be_set = set_by is not None and set_by.last_day <= day
    if set_by and is_to_be_set:
        said.append(f"date to be set {sentences.set_by(now)}")
    if now.request is not None:
        said.append("more time asked for")
    elif _lacks_date(row, day) and not now.overdue:
        passed = _has_passed(row)
        said += filter(None, [passed or _review_to_come(row, day)])
        said += [] if passed or is_to_be_set else [_NO_DATE]
    stage = now.planned
    by = stage.next_due if stage and not now.stage_passed else None
    if stages and stage and by and by.last_day <= day:
        what = sentences.first_paragraph(stage.next.rstrip("."), _STAGE)
        said.append(f"by {by.words}: {what}")
    return "; ".join(said) or _not_due(row)


def _has_passed(row: Row) -> str:
    """Say what has passed of an action that has no known due date; or ""."""
    now, stage = row.now, row.now.stage
    if now.passed_in_words:
        return "its date in words has passed"
    if review := exceptions.review_passed(row):
        return f"review due {sentences.on(review)} not recorded"
    if now.stage_passed and stage and stage.next_due:
        return f"next stage due {sentences.on(stage.next_due)} not reported"
    late = [each.milestone for each in now.milestones if each.late]
    if late and late[0].due:
        return f"milestone due {sentences.on(late[0].due)} not recorded as reached"
    if promised := exceptions.promise_passed(row):
        return f"its note gives {promised.promise.when}, which has passed"
    return ""


def _review_to_come(row: Row, day: date) -> str:
    """Say which review of an action with no known due date is due by *day*."""
    own = reviews.of_row(row)
    if own is None or own.following is None or own.following.last_day > day:
        return ""
    return sentences.next_review(row)


def _lacks_date(row: Row, day: date) -> bool:
    """Return whether a meeting on *day* must ask for the due date of an open action.

    It need not if the date is to be set later, and nothing has passed until then.
    """
    now, by = row.now, row.now.date_to_be_set_by
    if now.is_open and now.due is None:
        is_later = by is not None and by.last_day > day
        return not is_later or bool(_has_passed(row))
    return now.passed_in_words


_NO_DATE = "no known due date"


def _not_due(row: Row) -> str:
    """Say when an exception is due that is not due by the next meeting."""
    if row.now.is_open and row.now.due:
        return f"due {row.now.due.words}"
    if row.now.is_open and (by := sentences.set_by(row.now)):
        return f"due date to be set {by}"
    return sentences.within(sentences.state(row.now.status, row.plan.board))


_STAGE = 70
"""The most characters of a stage that is planned by the next meeting."""


def _needed(row: Row, following: Meeting) -> str:
    """Say what is needed by a meeting, unless it is the due date that says so."""
    if row.now.overdue or row.now.due is None or row.due_by(following.day):
        return ""
    if row.due_in_month_of(following):
        return f"{_SAME_MONTH} {sentences.next_stage(row.now)}".rstrip()
    said = sentences.next_stage(row.now)
    return sentences.stopped(said)


_SAME_MONTH = "The next meeting is in that month."
"""What follows a due date that is only a month."""


def _is_silent(row: Row) -> bool:
    return row.now.stale or row.now.silence_not_known or not row.now.has_report


def _is_moved_or_late(row: Row) -> bool:
    now = row.now
    return bool(now.moves) or now.overdue or bool(sentences.late(now))


_MOST_DONE = 12
"""The most complete actions to list on the first page."""


def _more(number: int) -> str:
    """Say how many complete actions are not listed."""
    if number <= 0:
        return ""
    are = grammar.agree(number, "is", "are")
    they = grammar.agree(number, "It was", "They were")
    said = f"{dates.count(number, 'more action')} {are} complete."
    return f"{said} {they} reported as done before these, or on an unknown date."


def _done_on(row: Row) -> date:
    return row.now.closed.last_day if row.now.closed else date.min


def _summary(  # noqa: PLR0913 -- what the summary is about, and then what is late
    plan: Plan,
    rows: Sequence[Row],
    as_of: date,
    following: Meeting,
    *,
    clear: bool,
    asked: Sequence[Decision],
    late: str = "",
    numbers: str = "",
) -> tuple[str, ...]:
    """Return the sentences of the summary; *late* is what was done late.

    If there is only room for their *numbers*, these are where actions are counted. An
    owner who is missing is named with what is *asked*, so that is not counted as well.
    """
    due = sum(row.due_by(following.day) for row in rows)
    found = [matter for row in rows for matter in exceptions.of_row(row)]
    found += exceptions.of_plan(plan, as_of)
    newest = [
        (outcome, judgements[-1])
        for outcome in plan.outcomes
        if (judgements := timeline.verdicts(outcome, as_of))
    ]
    against = [pair for pair in newest if timeline.is_contradicted(*pair)]
    not_shown: dict[NotShown, list[str]] = {}
    for each in plan.outcomes:
        if why := requirements.not_shown(each, plan, as_of):
            not_shown.setdefault(why, []).append(each.id)
    doubted = {number for numbers in not_shown.values() for number in numbers}
    verdicts = Counter(
        pair[1].outcome_achieved
        for pair in newest
        if pair not in against and pair[0].id not in doubted
    )
    to_achieve = [o for o in plan.outcomes if _is_due(o, as_of, following)]
    in_month = sentences.due_in_month(
        [row.action.id for row in rows if row.due_in_month_of(following)],
        [
            each.id
            for each in plan.outcomes
            if requirements.is_outcome_due_in_month_of(each, as_of, following)
        ],
        following,
    )
    soon = sentences.due_before(
        due,
        following.ahead,
        outcomes=len(to_achieve),
        clear=clear,
        in_month=in_month,
    )
    number = dates.count(len(plan.outcomes), "outcome")
    unread = sum(
        aims.of(each, plan, as_of).made == "not-known" for each in plan.outcomes
    )
    said = sentences.judged(
        verdicts,
        len(plan.outcomes),
        against=len(against),
        not_shown=not_shown,
        unread=unread,
    )
    unowned = [each for each in asked if each.kind == "no owner"]
    once = _counted_once(found)
    counted = [each for each in once if not (unowned and each.kind == "no-owner")]
    stand = sentences.stand(rows, found, of_one_plan=True, counted=counted)
    lacking = sentences.left_out_of(plan, as_of, named=len(unowned))
    reviewed = sentences.reviewed_as_written(plan, as_of)
    closed = sentences.closed_plan(plan, as_of, clear=clear)
    ahead = "" if following.is_none else f"{phrases.capital(soon)}. "
    return (
        *([closed] if closed else []),
        f"On {dates.words(as_of)}, {stand}"
        f"{_not_signed_off(rows, found)} {numbers}".rstrip(),
        f"{ahead}Of {number}, {said}. {late}".rstrip(),
        *([lacking] if lacking else []),
        *([reviewed] if reviewed else []),
    )


def _counted_once(found: Sequence[Matter]) -> list[Matter]:
    """Leave out that actions have no due date if all of these have words that passed.

    These are counted as such, and the same number twice would look like other actions.
    """
    passed = {each.item for each in exceptions.of_kind(found, "passed-in-words")}
    undated = {each.item for each in exceptions.of_kind(found, "no-date")}
    same = passed == undated
    return [each for each in found if not (same and each.kind == "no-date")]


def _not_signed_off(rows: Sequence[Row], found: Sequence[Matter]) -> str:
    """Say how many closed actions are not signed off, in the words of the board.

    They are "more" only if none of them was counted before, as an exception. If some
    were, the sentence says how many, so that nobody adds them up.
    """
    waits = [row for row in rows if row.waits_for_sign_off]
    if not waits:
        return ""
    told = {each.item for each in found if each.row}
    told |= {number for each in found for number in each.numbers}
    again = sum(row.action.id in told for row in waits)
    apart = not again and any(row.now.is_open for row in rows)
    are = f"{' more' if apart else ''} {grammar.agree(len(waits), 'is', 'are')}"
    words = f"{len(waits)}{are} {sentences.within(sums.not_signed_off(rows))}"
    if again and again == len(waits):
        done = dates.count(len(waits), "action")
        return f" No sign-off is recorded for {done} reported as done."
    return f" {words}, {again} of them counted above." if again else f" {words}."


def _is_due(outcome: Outcome, as_of: date, following: Meeting) -> bool:
    return requirements.is_outcome_due_by(outcome, as_of, following.day)


def _worst(plan: Plan) -> str:
    """Return the worst rating, if it is not in the legend."""
    known = any(ratings.same(key, plan.rag_worst) for key, _ in plan.rag_legend)
    return "" if known else plan.rag_worst


def lacking_of(
    matters: Sequence[Matter],
    told: Sequence[OutcomeFacts],
    *,
    briefs: Mapping[int, str] | None = None,
) -> tuple[Lacking, ...]:
    """Return the exceptions that are not about one action, with links.

    In a report of several plans, which have short titles in *briefs*, what is still to
    improve is on the pages of each.
    """
    far = briefs is not None
    places = {id(facts.outcome): facts.href if far else facts.here for facts in told}
    return tuple(
        Lacking(
            Link(
                f"{briefs[id(matter.plan)]} {matter.item}".rstrip()
                if briefs is not None
                else _about_what(matter),
                places.get(id(matter.outcome), ""),
            ),
            f"{sentences.matter(_in_short(matter) if far else matter)}.",
            sentences.overdue_in_brief(matter),
        )
        for matter in sentences.with_reviews_joined(matters)
    )


def _about_what(matter: Matter) -> str:
    """Name what an exception is about: its outcome, its action or the plan."""
    if matter.numbers:
        return _PLAN
    if matter.outcome is None and matter.item:
        return f"Action {matter.item}"
    return matter.item or _PLAN


_PLAN = "The plan"
"""The plan whose page it is. A board does not know the name of its file."""


def _in_short(matter: Matter) -> Matter:
    judged = matter.judgement
    short = judged._replace(still_to_improve="") if judged else None
    return matter._replace(judgement=short)


def _meaning(key: str, text: str, plan: Plan) -> str:
    """Return what a rating means, and say if the plan names it as the worst."""
    worst = plan.rag_worst and ratings.same(key, plan.rag_worst)
    return f"{text} (the worst rating)".strip() if worst else text


def _whose(plan: Plan, *, kind: bool) -> str:
    """Describe the plan, for a reader who sees only the first page.

    Without its *kind* there is room in one line for who keeps it.
    """
    lead = board_names.agency(plan.lead_agency, plan.board).words
    holder, beside = plan.partnership or lead, ""
    if plan.kind == "single-agency" and lead and plan.partnership:
        holder, beside = lead, f" ({plan.partnership})"
    of = f" of {holder}{beside}" if holder else ""
    kept = f", kept by {_keeper(plan)}" if plan.coordinator else ""
    what = f"{sentences.choice(plan.kind)} action plan".strip() if kind else "Plan"
    dates_in_words = (
        *(plan.agreed_as_written, plan.published_as_written, plan.as_at_as_written),
    )
    dated = "No date of agreement is recorded"
    if plan.begun or any(dates_in_words):
        dated = sentences.begun(plan)
    return f"{phrases.capital(what)}{of}{kept}. {dated.rstrip('.')}."


def _and_source(whose: str, plan: Plan) -> str:
    source = _source(plan)
    return f"{whose} Source: {source}." if source else whose


def _source(plan: Plan) -> str:
    """Return what the plan answers: Inspection: Ofsted visit (January 2016)."""
    source = plan.source
    kind, what = sentences.choice(source.type), source.reference.rstrip(".")
    told = what and (source.type == "other" or kind.casefold() in what.casefold())
    said = [what] if told else [kind, what]
    dated = f" ({source.date.words})" if source.date else ""
    named = ": ".join(filter(None, said))
    return f"{named}{dated}" if named else ""


def _keeper(plan: Plan) -> str:
    return board_names.owner(plan.coordinator, plan.board).words


def _about(plan: Plan) -> tuple[Other, ...]:
    pairs = (
        ("Partnership", plan.partnership),
        ("Lead agency", board_names.agency(plan.lead_agency, plan.board).words),
        ("Kept by", _keeper(plan) or "Not recorded"),
        ("Source of the challenge", _source(plan)),
        ("Kind of plan", sentences.choice(plan.kind)),
        ("Agreed", _agreed(plan)),
        ("Published", _published(plan)),
        ("As at", _as_at(plan)),
        ("Why no dates are given", plan.no_dates),
        ("Worst rating", _worst(plan)),
    )
    return tuple(Other(name, text) for name, text in pairs if text)


def _agreed(plan: Plan) -> str:
    """Return when the plan was agreed; empty if only another date is given."""
    other = plan.begun or plan.published_as_written or plan.as_at_as_written
    if plan.agreed or plan.agreed_as_written or not other:
        return sentences.when(plan.agreed, plan.agreed_as_written)
    return ""


def _published(plan: Plan) -> str:
    if plan.published or plan.published_as_written:
        return sentences.when(plan.published, plan.published_as_written)
    return ""


def _as_at(plan: Plan) -> str:
    if plan.as_at or plan.as_at_as_written:
        return sentences.when(plan.as_at, plan.as_at_as_written)
    return ""


def _review(plan: Plan) -> tuple[Other, ...]:
    review = plan.review
    pairs = (
        (
            "How often",
            sentences.how_often(review),
        ),
        ("First review", review.first.words if review.first else ""),
        ("Reviewed by", review.by),
        ("Reports to", review.reports_to),
        ("Purpose", review.purpose),
    )
    said = tuple(Other(name, text) for name, text in pairs if text)
    if not plan.meetings:
        return said
    days = ", ".join(day.words for day in plan.meetings)
    return (*said, Other("Meetings", days))


def acts_on(row: Row) -> tuple[bool, bool, date, date]:
    """Sort as the caption says: overdue actions, then by due date, then the rest."""
    planned = row.now.planned
    stage = planned.next_due if planned else None
    never = date.max
    due = row.now.due or row.now.date_to_be_set_by
    return (
        not row.now.overdue,
        row.now.due is None,
        due.last_day if due else never,
        stage.last_day if stage else never,
    )
