"""What a template is told: every fact of a report, worked out and put into words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan import dates, portfolio, sentences, timeline
from actionplan.model import CLOSED
from actionplan.report import charts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from actionplan.dates import Date
    from actionplan.model import (
        Action,
        Entry,
        Extra,
        Judgement,
        Outcome,
        Plan,
        Recommendation,
        Response,
    )
    from actionplan.portfolio import Portfolio, Row
    from actionplan.report.charts import Bar, Timeline
    from actionplan.timeline import Comparison, Standing

Look: TypeAlias = Literal["red", "amber", "green", "blue", "grey"]
SEVERAL = 2


class Day(NamedTuple):
    """A date in words, and as computers write it."""

    words: str
    iso: str


class Link(NamedTuple):
    """Words that lead to a place on this page, or on another of this report."""

    words: str
    href: str
    """Empty if it leads nowhere: what it names is not in this report."""


class Tag(NamedTuple):
    """A word that stands out; the look repeats what the word says."""

    words: str
    look: Look


class Other(NamedTuple):
    """A field of the board's own (`x-...`), and what stands in it."""

    name: str
    text: str


class Rating(NamedTuple):
    """A RAG rating in words: Amber; and what it means in this plan."""

    words: str
    meaning: str
    look: Look


class Stage(NamedTuple):
    """What is planned next, and by when."""

    words: str
    by: Day | None


class EntryFacts(NamedTuple):
    """What was reported of an action on one day."""

    entry: Entry
    day: Day
    changed: str
    """What it changed, in words; empty if it only reported."""
    rating: Rating | None
    next: Stage | None
    other: tuple[Other, ...]


class MoveFacts(NamedTuple):
    """A change of a due date."""

    on: Day
    before: str
    after: str
    why: str
    is_slip: bool


class ActionFacts(NamedTuple):
    """An action, and how it stands on the day of the report."""

    action: Action
    plan: Plan
    now: Standing
    anchor: str
    here: str
    """Where it stands, from its own page."""
    href: str
    """Where it stands, from the overview."""
    name: str
    """PLAN/ACTION, its name everywhere."""
    due: str
    first_due: str
    standing: str
    """How it stands, the exceptions first."""
    reason: str
    """The newest note, with its date."""
    tags: tuple[Tag, ...]
    rating: Rating | None
    next: Stage | None
    heard: str
    """When it was last heard of."""
    closed: str
    moved: str
    """How often it was put off, in words: never, once, 3 times."""
    moves: tuple[MoveFacts, ...]
    entries: tuple[EntryFacts, ...]
    """What was reported, the newest first."""
    is_additional: bool
    arises_from: Link | None
    added: Day | None
    replaced_by: Link | None
    review: str
    """Review arrangements of its own, in a sentence; empty if it has none."""
    partners: tuple[str, ...]
    silent_bar: Bar | None
    other: tuple[Other, ...]


class AnswerFacts(NamedTuple):
    """What an agency answers to a recommendation, as things stand."""

    response: Response
    words: str
    day: str
    reason: str


class RecommendationFacts(NamedTuple):
    """A recommendation of the review, and the answers to it."""

    recommendation: Recommendation
    outcome: Link
    scope: str
    answers: tuple[AnswerFacts, ...]
    declined: tuple[AnswerFacts, ...]
    """Those that accept it in part, or not at all."""
    other: tuple[Other, ...]


class ComparisonFacts(NamedTuple):
    """A measure at the start beside what it was later."""

    measure: str
    start: str
    start_of: str
    """Whose figure it is, from when, and what it is taken from."""
    target: str
    now: str
    """The newest figure; says so if there is none."""
    now_day: str
    again: tuple[str, ...]
    """Every later figure with its date, the oldest first."""


class JudgementFacts(NamedTuple):
    """What difference has been made, as judged on one day."""

    judgement: Judgement
    day: Day
    words: str
    look: Look
    other: tuple[Other, ...]


class OutcomeFacts(NamedTuple):
    """An outcome, its actions, and the difference made."""

    outcome: Outcome
    anchor: str
    here: str
    href: str
    title: str
    recommendations: tuple[RecommendationFacts, ...]
    smart: tuple[Other, ...]
    """Specific, Measurable and so on, with what is said of each."""
    actions: tuple[ActionFacts, ...]
    """Those that were planned from the start."""
    additional: tuple[ActionFacts, ...]
    """Those that arose on the way."""
    comparisons: tuple[ComparisonFacts, ...]
    judgements: tuple[JudgementFacts, ...]
    """The newest first."""
    judged: str
    """What was judged last, in words: Partly achieved."""
    judged_look: Look
    judged_on: str
    to_be_judged: bool
    other: tuple[Other, ...]


class Figure(NamedTuple):
    """A line of the summary's table."""

    words: str
    number: int
    which: tuple[Link, ...]
    look: Look


class AgencyFacts(NamedTuple):
    """How the actions of one agency stand."""

    agency: str
    total: int
    overdue: int
    open: int
    """Open and not overdue."""
    closed: int
    states: tuple[tuple[str, int], ...]
    """Each state in words, and how many actions are in it."""
    bar: Bar


class PlanFacts(NamedTuple):
    """A plan on a day."""

    plan: Plan
    anchor: str
    href: str
    title: str
    as_of: Day
    next_meeting: Day
    summary: tuple[str, ...]
    gaps: tuple[str, ...]
    """That the report is incomplete, and why; empty if it is not."""
    about: tuple[Other, ...]
    """Whose plan it is, in pairs of words."""
    figures: tuple[Figure, ...]
    exceptions: tuple[ActionFacts, ...]
    to_act: tuple[ActionFacts, ...]
    """Actions on which somebody is to act before the next meeting."""
    withdrawn: tuple[ActionFacts, ...]
    declined: tuple[RecommendationFacts, ...]
    without_actions: tuple[OutcomeFacts, ...]
    actions: tuple[ActionFacts, ...]
    silence: tuple[ActionFacts, ...]
    """Open actions, the longest silent first."""
    silence_finding: str
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    timelines: tuple[Timeline, ...]
    dates_finding: str
    outcomes: tuple[OutcomeFacts, ...]
    review: tuple[Other, ...]
    additional: tuple[ActionFacts, ...]
    legend: tuple[Rating, ...]
    other: tuple[Other, ...]


class Month(NamedTuple):
    """Open actions that are due in one month."""

    words: str
    number: int
    bar: Bar


class PlanLine(NamedTuple):
    """A plan in the overview's list."""

    plan: Plan
    title: Link
    standing: str
    overdue: int
    stale: int
    open: int
    closed: int
    judged: str
    bar: Bar


class Overview(NamedTuple):
    """Many plans on a day."""

    as_of: Day
    next_meeting: Day
    gaps: tuple[str, ...]
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    states: tuple[tuple[str, int], ...]
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    overdue: tuple[ActionFacts, ...]
    stale: tuple[ActionFacts, ...]
    slipped: tuple[ActionFacts, ...]
    """Open actions that were put off more than once."""
    due: tuple[ActionFacts, ...]
    """Due before the next meeting."""
    months: tuple[Month, ...]
    months_finding: str
    plans: tuple[PlanLine, ...]
    marking: str


def plans(
    shown: Portfolio, following: date, pages: Sequence[str], *, apart: bool
) -> tuple[PlanFacts, ...]:
    """Work out the facts of each plan; *pages* are the names of their files.

    *apart* says whether each plan has a page to itself, where anchors need no prefix.
    """
    rows: dict[int, list[Row]] = {}
    for row in shown.rows:
        rows.setdefault(id(row.plan), []).append(row)
    return tuple(
        _plan(plan, rows.get(id(plan), []), shown.as_of, following, place)
        for plan, place in zip(
            shown.plans, _places(shown.plans, pages, apart=apart), strict=True
        )
    )


def overview(
    shown: Portfolio, following: date, told: Sequence[PlanFacts]
) -> Overview:
    """Work out what all the plans add up to."""
    by_row = {
        id(facts.now): facts for plan in told for facts in plan.actions
    }
    del by_row
    actions = [action for plan in told for action in plan.actions]
    pairs = list(zip(shown.rows, actions, strict=True))
    urgent = _by_urgency(pairs)
    due = [(row, facts) for row, facts in pairs if row.due_by(following)]
    due.sort(key=lambda pair: pair[0].now.due.last_day if pair[0].now.due else following)
    states = portfolio.counts(shown.rows)
    markings = dict.fromkeys(p.marking for p in shown.plans if p.marking)
    agencies = _agencies(shown.rows)
    overdue = tuple(f for r, f in urgent if r.now.overdue)
    stale = tuple(f for r, f in urgent if r.now.stale)
    slipped = tuple(
        f for r, f in urgent if r.now.is_open and len(r.now.slips) >= SEVERAL
    )
    number = dates.count(len(shown.plans), "plan")
    due_facts = tuple(facts for _, facts in due)
    return Overview(
        as_of=_day(dates.of(shown.as_of)),
        next_meeting=_day(dates.of(following)),
        gaps=tuple(sentences.incomplete(shown.gaps)),
        summary=(
            f"On {dates.words(shown.as_of)}, in {number},"
            f" {sentences.stand(shown.rows)}",
            f"Before the next meeting, on {dates.words(following)},"
            f" {dates.count(len(due), 'more action')} {'is' if len(due) == 1 else 'are'}"
            " due.",
        ),
        figures=_figures(shown.rows, pairs, following, far=True),
        states=tuple((sentences.STATE[state], n) for state, n in states.items()),
        agencies=agencies,
        agencies_finding=_agencies_finding(agencies),
        overdue=overdue,
        stale=stale,
        slipped=slipped,
        due=due_facts,
        months=_months(shown.rows),
        months_finding=_months_finding(shown.rows),
        plans=tuple(_line(plan) for plan in told),
        marking="; ".join(markings),
    )


class _Place(NamedTuple):
    """Where a plan stands in a report, and so where its parts do."""

    page: str
    anchor: str
    anchors: dict[int, str]
    """Of outcomes and actions, by the identity of each."""
    by_id: dict[str, str]
    """Of outcomes and actions, by their ids in the plan."""
    others: dict[str, str]
    """Of the actions of all plans, by PLAN/ACTION, as seen from this page."""


def _places(
    all_plans: Sequence[Plan], pages: Sequence[str], *, apart: bool
) -> list[_Place]:
    taken: set[str] = set()
    made: list[_Place] = []
    for plan, page in zip(all_plans, pages, strict=True):
        if apart:
            taken = set()
        prefix = "" if apart else f"{plan.id}-"
        own = _free(f"plan-{plan.id}", taken)
        anchors: dict[int, str] = {}
        by_id: dict[str, str] = {}
        for thing in _things(plan):
            kind = "outcome" if thing in plan.outcomes else "action"
            anchor = _free(f"{prefix}{kind}-{thing.id}", taken)
            anchors[id(thing)] = anchor
            by_id.setdefault(thing.id, anchor)
        made.append(_Place(page, own, anchors, by_id, {}))
    far = {
        f"{plan.id}/{name}": f"{place.page if apart else ''}#{anchor}"
        for plan, place in zip(all_plans, made, strict=True)
        for name, anchor in place.by_id.items()
    }
    return [place._replace(others=far) for place in made]


def _things(plan: Plan) -> Iterable[Outcome | Action]:
    for outcome in plan.outcomes:
        yield outcome
        yield from outcome.actions


def _free(wanted: str, taken: set[str]) -> str:
    base = re.sub(r"[^A-Za-z0-9.-]+", "-", wanted)
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.lower())
    return name


def _plan(
    plan: Plan, rows: Sequence[Row], as_of: date, following: date, place: _Place
) -> PlanFacts:
    facts = [_action(row, place) for row in rows]
    pairs = list(zip(rows, facts, strict=True))
    outcomes = tuple(_outcome(o, plan, as_of, place, pairs) for o in plan.outcomes)
    urgent = _by_urgency(pairs)
    still = sorted(
        (pair for pair in pairs if pair[0].now.is_open),
        key=lambda pair: -pair[0].now.months_silent,
    )
    to_act = sorted(
        (pair for pair in pairs if pair[0].acts_by(following)),
        key=lambda pair: _acts_on(pair[0]),
    )
    gaps = tuple(portfolio.Gap("this plan", part.label, "") for part in plan.unread)
    agencies = _agencies(rows)
    dates_finding = _dates_finding(rows)
    return PlanFacts(
        plan=plan,
        anchor=place.anchor,
        href=f"{place.page}" if place.page else f"#{place.anchor}",
        title=plan.title,
        as_of=_day(dates.of(as_of)),
        next_meeting=_day(dates.of(following)),
        summary=_summary(plan, rows, as_of, following),
        gaps=tuple(sentences.incomplete(gaps)),
        about=_about(plan),
        figures=_figures(rows, pairs, following, far=False),
        exceptions=tuple(f for r, f in urgent if r.is_exception),
        to_act=tuple(facts for _, facts in to_act),
        withdrawn=tuple(f for r, f in pairs if r.now.state == "withdrawn"),
        declined=tuple(
            r for o in outcomes for r in o.recommendations if r.declined
        ),
        without_actions=tuple(o for o in outcomes if not o.outcome.actions),
        actions=tuple(facts),
        silence=tuple(facts for _, facts in still),
        silence_finding=_silence_finding([row for row, _ in still]),
        agencies=agencies,
        agencies_finding=_agencies_finding(agencies),
        timelines=charts.timelines(rows, dates_finding),
        dates_finding=dates_finding,
        outcomes=outcomes,
        review=_review(plan),
        additional=tuple(f for f in facts if f.is_additional),
        legend=tuple(
            Rating(_capital(key), text, _look(key)) for key, text in plan.rag_legend
        ),
        other=_other(plan.extra) + _other(plan.source.extra) + _other(plan.review.extra),
    )


def _summary(
    plan: Plan, rows: Sequence[Row], as_of: date, following: date
) -> tuple[str, ...]:
    due = sum(row.due_by(following) for row in rows)
    judged = Counter(
        judgements[-1].outcome_achieved
        for outcome in plan.outcomes
        if (judgements := _judged(outcome, as_of))
    )
    words = [
        f"{number} {sentences.ACHIEVED[verdict].lower()}"
        for verdict, number in judged.items()
    ]
    number = dates.count(len(plan.outcomes), "outcome")
    said = f"{', '.join(words)}" if words else "none judged yet"
    return (
        f"On {dates.words(as_of)} {sentences.stand(rows)}",
        f"{due or 'No'} more {'is' if due == 1 else 'are'} due before the next meeting,"
        f" on {dates.words(following)}; of {number}: {said}.",
    )


def _about(plan: Plan) -> tuple[Other, ...]:
    source = plan.source
    said = [sentences.choice(source.type), source.reference]
    dated = f" ({source.date.words})" if source.date else ""
    pairs = (
        ("Partnership", plan.partnership),
        ("Lead agency", plan.lead_agency),
        ("Kept by", plan.coordinator or "Not recorded"),
        ("Source of the challenge", ": ".join(filter(None, said)) + dated),
        ("Kind of plan", sentences.choice(plan.kind).replace("i a", "i-a").replace("e a", "e-a")),
        ("Agreed", plan.agreed.words if plan.agreed else "Could not be read"),
    )
    return tuple(Other(name, text) for name, text in pairs if text)


def _review(plan: Plan) -> tuple[Other, ...]:
    review = plan.review
    pairs = (
        ("How often", f"Every {dates.count(review.every, 'month')}" if review.every else ""),
        ("First review", review.first.words if review.first else ""),
        ("Reviewed by", review.by),
        ("Reports to", review.reports_to),
        ("Purpose", review.purpose),
    )
    return tuple(Other(name, text or "Not recorded") for name, text in pairs)


def _figures(
    rows: Sequence[Row],
    pairs: Sequence[tuple[Row, ActionFacts]],
    following: date,
    *,
    far: bool,
) -> tuple[Figure, ...]:
    del rows
    asked: tuple[tuple[str, Look, Callable[[Row], bool]], ...] = (
        ("Overdue", "red", lambda row: row.now.overdue),
        ("Rated red", "red", lambda row: row.red),
        ("Unreported for too long", "amber", lambda row: row.now.stale),
        ("On hold", "amber", lambda row: row.now.state == "on-hold"),
        (
            "Put off more than once, and open",
            "amber",
            lambda row: row.now.is_open and len(row.now.slips) >= SEVERAL,
        ),
        (
            f"Due before the next meeting, {dates.words(following)}",
            "blue",
            lambda row: row.due_by(following),
        ),
        ("Open", "grey", lambda row: row.now.is_open),
        ("Closed", "green", lambda row: not row.now.is_open),
    )
    made = []
    for words, look, fits in asked:
        which = tuple(
            Link(f.name if far else f.action.id, f.href if far else f.here)
            for row, f in pairs
            if fits(row)
        )
        made.append(Figure(words, len(which), which, look))
    return tuple(made)


def _action(row: Row, place: _Place) -> ActionFacts:
    action, now = row.action, row.now
    anchor = place.anchors[id(action)]
    entries = _entries(row)
    planned = now.planned
    replaced = [entry.replaced_by for entry in now.entries if entry.replaced_by]
    return ActionFacts(
        action=action,
        plan=row.plan,
        now=now,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        name=row.name,
        due=_due(row),
        first_due=action.due.words if action.due else sentences.NO_DATE,
        standing=f"{sentences.standing(row)}.",
        reason=sentences.reason(row),
        tags=_tags(row),
        rating=_rating(now.rag, row.plan),
        next=_stage(planned),
        heard=now.entries[-1].date.words if now.entries else "Nothing reported yet",
        closed=now.closed.words if now.closed else "",
        moved=_times(len(now.slips)),
        moves=tuple(
            MoveFacts(
                _day(move.on),
                move.before.words if move.before else sentences.NO_DATE,
                move.after.words,
                move.why,
                move.is_slip,
            )
            for move in now.moves
        ),
        entries=tuple(reversed(entries)),
        is_additional=bool(action.arises_from or action.added),
        arises_from=_arises(action, place),
        added=_day(action.added) if action.added else None,
        replaced_by=_link(replaced[-1], row.plan, place) if replaced else None,
        review=_own_review(action),
        partners=tuple(_partner(p) for p in action.partners),
        silent_bar=_silent_bar(now),
        other=_all_other(action),
    )


def _due(row: Row) -> str:
    """Say when it is due; where no date is set, by when one will be."""
    now, action = row.now, row.action
    if action.due is None and not now.moves:
        by = f", to be set by {now.due.words}" if now.due else ""
        return f"{sentences.NO_DATE}{by}"
    return sentences.due(now)


def _entries(row: Row) -> list[EntryFacts]:
    made: list[EntryFacts] = []
    due = row.action.due
    for entry in row.now.entries:
        made.append(
            EntryFacts(
                entry,
                _day(entry.date),
                sentences.changed(entry, due),
                _rating(entry.rag, row.plan),
                _stage(entry if entry.next else None),
                _other(entry.extra),
            )
        )
        due = entry.new_due or due
    return made


def _tags(row: Row) -> tuple[Tag, ...]:
    now = row.now
    looks: dict[str, Look] = {
        "on-hold": "amber",
        "complete": "green",
        "signed-off": "green",
        "in-progress": "blue",
    }
    tags = []
    if now.overdue:
        tags.append(Tag("Overdue", "red"))
    tags.append(Tag(sentences.STATE[now.state], looks.get(now.state, "grey")))
    if now.stale:
        tags.append(Tag("Unreported for too long", "amber"))
    if row.due_soon:
        tags.append(Tag("Due soon", "blue"))
    if now.closed_late:
        tags.append(Tag("Closed late", "grey"))
    return tuple(tags)


def _rating(rag: str, plan: Plan) -> Rating | None:
    if not rag:
        return None
    meanings = {key.casefold(): text for key, text in plan.rag_legend}
    return Rating(_capital(rag), meanings.get(rag.casefold(), ""), _look(rag))


def _look(rag: str) -> Look:
    """Give a rating the colour that it names, and any other none."""
    known: dict[str, Look] = {
        "red": "red",
        "amber": "amber",
        "yellow": "amber",
        "orange": "amber",
        "green": "green",
        "blue": "blue",
    }
    return known.get(rag.strip().casefold(), "grey")


def _stage(entry: Entry | None) -> Stage | None:
    if entry is None:
        return None
    return Stage(entry.next, _day(entry.next_due) if entry.next_due else None)


def _arises(action: Action, place: _Place) -> Link | None:
    if not action.arises_from:
        return None
    anchor = place.by_id.get(action.arises_from)
    return Link(action.arises_from, f"#{anchor}" if anchor else "")


def _link(name: str, plan: Plan, place: _Place) -> Link:
    full = name if "/" in name else f"{plan.id}/{name}"
    inside = place.by_id.get(full.removeprefix(f"{plan.id}/"))
    if inside and full.startswith(f"{plan.id}/"):
        return Link(full.removeprefix(f"{plan.id}/"), f"#{inside}")
    return Link(name, place.others.get(full, ""))


def _own_review(action: Action) -> str:
    review = action.review
    said = [
        f"every {dates.count(review.every, 'month')}" if review.every else "",
        f"first in {review.first.words}" if review.first else "",
        f"by {review.by}" if review.by else "",
        f"reported to {review.reports_to}" if review.reports_to else "",
        review.purpose,
    ]
    return sentences.sentence(*said)


def _partner(partner: Any) -> str:
    who = [partner.post, partner.person, partner.group, partner.agency]
    return ", ".join(filter(None, who)) or "Not recorded"


def _silent_bar(now: Standing) -> Bar | None:
    if not now.is_open:
        return None
    months = now.months_silent
    most = 2 * timeline.FLOOR
    shown = min(months, most)
    look = "late" if now.stale else "open"
    return charts.Bar(dates.count(months, "month"), charts.bar([(look, shown)], most))


def _acts_on(row: Row) -> date:
    """Return the day for which somebody is to act: the stage planned, or the date."""
    planned = row.now.planned
    days = [day.last_day for day in (row.now.due, planned and planned.next_due) if day]
    return min(days)


def _by_urgency(
    pairs: Sequence[tuple[Row, ActionFacts]],
) -> list[tuple[Row, ActionFacts]]:
    facts = {id(row): told for row, told in pairs}
    rows = portfolio.order((row for row, _ in pairs), "urgency")
    return [(row, facts[id(row)]) for row in rows]


def _outcome(
    outcome: Outcome,
    plan: Plan,
    as_of: date,
    place: _Place,
    pairs: Sequence[tuple[Row, ActionFacts]],
) -> OutcomeFacts:
    anchor = place.anchors[id(outcome)]
    own = [facts for row, facts in pairs if row.outcome is outcome]
    judged = _judged(outcome, as_of)
    here = Link(outcome.id, f"#{anchor}")
    newest = timeline.judgements(outcome, as_of)
    return OutcomeFacts(
        outcome=outcome,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        title=outcome.theme
        or sentences.first_paragraph(
            outcome.desired_outcome or outcome.challenge or outcome.id, 90
        ),
        recommendations=tuple(
            _recommendation(r, here, as_of) for r in outcome.recommendations
        ),
        smart=tuple(
            Other(_capital(name), text)
            for name, text in zip(outcome.smart._fields, outcome.smart, strict=True)
            if isinstance(text, str) and text
        ),
        actions=tuple(f for f in own if not f.is_additional),
        additional=tuple(f for f in own if f.is_additional),
        comparisons=tuple(_comparison(c) for c in timeline.comparisons(outcome, as_of)),
        judgements=tuple(_judgement(j) for j in reversed(newest)),
        judged=sentences.ACHIEVED[judged[-1].outcome_achieved] if judged else "Not judged yet",
        judged_look=_judged_look(judged[-1]) if judged else "grey",
        judged_on=judged[-1].date.words if judged else "",
        to_be_judged=timeline.to_be_judged(outcome, plan, as_of),
        other=_other(outcome.extra)
        + _other(outcome.smart.extra)
        + tuple(o for m in outcome.baseline for o in _other(m.extra))
        + tuple(o for r in outcome.risks for o in _other(r.extra)),
    )


def _judged(outcome: Outcome, as_of: date) -> list[Judgement]:
    return [j for j in timeline.judgements(outcome, as_of) if j.outcome_achieved]


def _judgement(judgement: Judgement) -> JudgementFacts:
    parts = (*judgement.results, *judgement.feedback)
    return JudgementFacts(
        judgement,
        _day(judgement.date),
        sentences.ACHIEVED[judgement.outcome_achieved],
        _judged_look(judgement),
        _other(judgement.extra) + tuple(o for p in parts for o in _other(p.extra)),
    )


def _judged_look(judgement: Judgement) -> Look:
    looks: dict[str | None, Look] = {"fully": "green", "partly": "amber", "no-change": "red"}
    return looks.get(judgement.outcome_achieved, "grey")


def _recommendation(
    recommendation: Recommendation, outcome: Link, as_of: date
) -> RecommendationFacts:
    answers = tuple(
        AnswerFacts(
            response,
            sentences.choice(response.response),
            response.date.words if response.date else "Date not recorded",
            response.reason,
        )
        for response in timeline.answers(recommendation, as_of)
    )
    return RecommendationFacts(
        recommendation,
        outcome,
        sentences.choice(recommendation.scope),
        answers,
        tuple(a for a in answers if a.response.response != "accepted"),
        _other(recommendation.extra)
        + tuple(o for r in recommendation.responses for o in _other(r.extra)),
    )


def _comparison(comparison: Comparison) -> ComparisonFacts:
    start = comparison.start
    again = comparison.again
    said = [
        start.date.words if start and start.date else "",
        start.agency if start else "",
        start.taken_from if start else "",
    ]
    return ComparisonFacts(
        comparison.measure,
        start.value or "Not recorded" if start else "Not measured at the start",
        "; ".join(filter(None, said)),
        start.target or "Not recorded" if start else "Not recorded",
        again[-1][1] if again else "Not measured again yet",
        again[-1][0].words if again else "",
        tuple(f"{day.words}: {value}" for day, value in again),
    )


def _agencies(rows: Sequence[Row]) -> tuple[AgencyFacts, ...]:
    groups = portfolio.group(rows, "agency")
    most = max((len(group) for group in groups.values()), default=0)
    made = []
    for agency, group in groups.items():
        late = sum(row.now.overdue for row in group)
        closed = sum(row.now.state in CLOSED for row in group)
        still = len(group) - late - closed
        words = f"{late} overdue, {still} open and in time, {closed} closed"
        parts = charts.bar([("late", late), ("open", still), ("closed", closed)], most)
        states = tuple(
            (sentences.STATE[state], number)
            for state, number in portfolio.counts(group).items()
        )
        bar = charts.Bar(words, parts)
        made.append(
            AgencyFacts(agency, len(group), late, still, closed, states, bar)
        )
    return tuple(sorted(made, key=lambda facts: -facts.total))


def _agencies_finding(agencies: Sequence[AgencyFacts]) -> str:
    if not agencies:
        return "There are no actions."
    first = agencies[0]
    late = [facts for facts in agencies if facts.overdue]
    total = sum(facts.total for facts in agencies)
    said = f"{first.agency} answers for {first.total} of {dates.count(total, 'action')}"
    if not late:
        return f"{said}; no agency has anything overdue."
    most = max(late, key=lambda facts: facts.overdue)
    if len(late) == 1:
        return f"{said}; only {most.agency} has anything overdue ({most.overdue})."
    return f"{said}; {most.agency} has the most that is overdue ({most.overdue})."


def _dates_finding(rows: Sequence[Row]) -> str:
    moved = [row for row in rows if row.now.slips]
    number = dates.count(len(rows), "action")
    if not moved:
        return f"None of {number} has been put off."
    most = max(moved, key=lambda row: len(row.now.slips))
    said = f"{len(moved)} of {number} {'has' if len(moved) == 1 else 'have'} been put off"
    times = _times(len(most.now.slips))
    often = [row for row in moved if len(row.now.slips) == len(most.now.slips)]
    if len(often) == 1 and len(moved) > 1:
        return f"{said}, action {most.action.id} the most often ({times})."
    return f"{said}, none more than {times}."


def _silence_finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "No action is open."
    silent = [row for row in rows if row.now.stale]
    number = dates.count(len(rows), "open action")
    if not silent:
        return f"Each of {number} has been reported on lately enough."
    names = ", ".join(row.action.id for row in silent[:5])
    more = f" and {len(silent) - 5} more" if len(silent) > 5 else ""  # noqa: PLR2004 -- as above
    return f"{len(silent)} of {number} {'has' if len(silent) == 1 else 'have'} gone unreported for too long: {names}{more}."


def _months(rows: Sequence[Row]) -> tuple[Month, ...]:
    """Count open actions by the month they are due, the late ones first."""
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    due = Counter(
        (row.now.due.year, row.now.due.month)
        for row in still
        if row.now.due and not row.now.overdue
    )
    counted = [(_month_words(year, month), n, "open") for (year, month), n in sorted(due.items())]
    unset = sum(row.now.due is None for row in still)
    lines = [("Overdue", late, "late"), *counted]
    if unset:
        lines.append((sentences.NO_DATE, unset, "held"))
    most = max((number for _, number, _ in lines), default=0)
    return tuple(
        Month(words, n, charts.Bar(dates.count(n, "action"), charts.bar([(look, n)], most)))
        for words, n, look in lines
    )


def _month_words(year: int, month: int) -> str:
    return dates.Date(year, month).words


def _months_finding(rows: Sequence[Row]) -> str:
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    due = Counter(
        (row.now.due.year, row.now.due.month)
        for row in still
        if row.now.due and not row.now.overdue
    )
    if not due:
        return f"{late or 'None'} of {dates.count(len(still), 'open action')} {'is' if late < SEVERAL else 'are'} overdue."
    (year, month), most = max(due.items(), key=lambda pair: (pair[1], pair[0]))
    return (
        f"{late or 'None'} of {dates.count(len(still), 'open action')}"
        f" {'is' if late < SEVERAL else 'are'} overdue; most are due in"
        f" {_month_words(year, month)} ({most})."
    )


def _line(told: PlanFacts) -> PlanLine:
    now = [facts.now for facts in told.actions]
    late = sum(n.overdue for n in now)
    closed = sum(not n.is_open for n in now)
    judged = Counter(o.judged for o in told.outcomes)
    words = f"{late} overdue, {len(now) - late - closed} open and in time, {closed} closed"
    parts = [("late", late), ("open", len(now) - late - closed), ("closed", closed)]
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


def _times(number: int) -> str:
    words = {0: "never", 1: "once", 2: "twice"}
    return words.get(number, f"{number} times")


def _day(day: Date) -> Day:
    return Day(day.words, str(day))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _all_other(action: Action) -> tuple[Other, ...]:
    parts = (action, action.review, *action.partners, *action.success, *action.risks)
    return tuple(other for part in parts for other in _other(part.extra))


def _other(extra: Extra) -> tuple[Other, ...]:
    """Write out the board's own fields: `x-ward: North` is Ward, North."""
    return tuple(
        Other(_capital(name[2:].replace("-", " ").replace("_", " ").strip()) or name, _flat(value))
        for name, value in extra
    )


def _flat(value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "Not recorded"
        case bool():
            return "Yes" if value else "No"
        case dict():
            return "; ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
        case list():
            return "; ".join(_flat(inner) for inner in value)
        case _:
            return str(value)
