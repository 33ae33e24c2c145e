"""Collect what page one of several plans tells under the name of each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from actionplan.output import change_items
from actionplan.output.report import (
    changed,
    decided_in_all,
    items_of_plan,
    named_in_all,
    page_content,
    page_notes,
    page_text,
    plans,
    sums,
)
from actionplan.output.report.facts import Changed, ItemOfPlan, Link
from actionplan.plan import exceptions, meeting_dates, sentences
from actionplan.text import dates, late

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from actionplan.output.report.decided_in_all import Words
    from actionplan.output.report.facts import (
        ActionFacts,
        Lacking,
        OutcomeFacts,
        PlanFacts,
        PlanLine,
    )
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.decisions import Decision, Kind
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.portfolio import Row


class OfPlan(NamedTuple):
    """What there is to tell of one plan, before it is known what there is room for."""

    line: PlanLine
    words: str
    decide: tuple[tuple[Changed, ...], ...]
    """What is to be decided in it, briefly; also with what is signed off and its owner;
    and with the evidence for that: the first of it, or all."""
    actions: tuple[ActionFacts, ...]
    """Its actions with an exception, the most urgent first."""
    decided: frozenset[str]
    """The numbers of the actions about which there is something to decide."""
    in_doubt: Mapping[str, str]
    """What puts it in doubt that those of these numbers are complete."""
    newly_overdue: frozenset[str]
    """The numbers of those that were not overdue at the last meeting."""
    lacking: tuple[Lacking, ...]
    """Its exceptions that are not about an action, nor to be decided."""
    late: tuple[Matter, ...]
    """The same exceptions, as they were found."""
    outcomes: tuple[tuple[int, tuple[ItemOfPlan, ...]], ...]
    """The places of its outcomes among those that are assessed in all plans, and each
    of them briefly, with its effect on children, and with its first figure."""
    due: tuple[tuple[Changed, ...], ...]
    """What else is due by its next meeting, and what ended without being done: by
    numbers and dates; with whose it is; with what it is called; and also with what the
    next stages are and why it ended. At first, next stages are only counted."""
    ended: tuple[ItemOfPlan, ...]
    """Its outcomes that were assessed, if none of its actions is open: with one effect
    on children, and with each. If some wait for a decision: the figures of these; also
    what is still to improve; and also how each of the plan's outcomes was assessed."""
    is_left: bool
    """Whether one of those waits for a decision."""
    since: str
    changes: tuple[Changed, ...]


def of_each(  # noqa: PLR0913 -- what there is to tell, each with its name
    told: Sequence[PlanFacts],
    lines: Sequence[PlanLine],
    *,
    asked: Sequence[Decision],
    pairs: Pairs,
    assessed: Sequence[str],
    as_of: date,
    following: Meeting,
) -> tuple[OfPlan, ...]:
    """Return what there is to tell of each plan.

    *assessed* are the names of the outcomes assessed in all of them, *pairs* the
    actions, the most urgent first, and *following* is the next meeting of all.
    """
    made = (
        _of_plan(
            plan,
            line,
            decided=[each for each in asked if each.plan is plan.plan],
            own=[(row, facts) for row, facts in pairs if row.plan is plan.plan],
            assessed=assessed,
            as_of=as_of,
            following=following,
        )
        for plan, line in zip(told, lines, strict=True)
    )
    return tuple(made)


def is_told(of: OfPlan) -> bool:
    """Return whether anything in a plan is open, new or an exception."""
    return bool(of.line.open or of.actions or of.lacking or of.since)


def at_risk_first(actions: Iterable[ActionFacts]) -> tuple[ActionFacts, ...]:
    """Put actions on which a note says that a person is not safe before the others."""
    return tuple(sorted(actions, key=lambda of: not page_notes.is_unsafe(of)))


def _of_plan(  # noqa: PLR0913 -- as above
    plan: PlanFacts,
    line: PlanLine,
    *,
    decided: Sequence[Decision],
    own: Pairs,
    assessed: Sequence[str],
    as_of: date,
    following: Meeting,
) -> OfPlan:
    _, late = decided_in_all.without(exceptions.of_plan(plan.plan, as_of), decided)
    meeting = _next(plan, as_of, following)
    places = {facts.action.id: facts.href for _, facts in own}
    places |= {one.outcome.id: one.href for one in plan.outcomes}
    changes = tuple(_changes(plan, places))
    left = {each.number for each in decided if sentences.outcome_left(each)}
    new = _new(plan, own)
    return OfPlan(
        line=line,
        words=f"{_words(line, own, meeting)}{new}",
        decide=(
            _decide(plan, decided, own, "briefly"),
            _decide(plan, decided, own, "owners"),
            _decide(plan, decided, own, "evidence"),
            _decide(plan, decided, own, "all evidence"),
        ),
        actions=at_risk_first(facts for row, facts in own if row.is_exception),
        decided=frozenset(each.number for each in decided if each.row),
        in_doubt={
            each.number: sentences.sign_off_in_brief(each)
            for each in decided
            if each.row and each.doubts
        },
        newly_overdue=_which(plan, _NEWLY_OVERDUE),
        lacking=_lacking(plan, late),
        late=tuple(late),
        outcomes=tuple(_outcomes(plan, assessed, as_of)),
        due=tuple(
            tuple(
                _due_or_ended(
                    plan, own, meeting, as_of=as_of, places=places, level=level
                )
            )
            for level in (_NUMBERS, _OWNERS, _TITLES, _STAGES)
        ),
        ended=_ended(plan, left, as_of),
        is_left=bool(left),
        since=_since(plan, line, changes, is_new=bool(new)),
        changes=changes,
    )


def _outcomes(
    plan: PlanFacts, assessed: Sequence[str], as_of: date
) -> Iterator[tuple[int, tuple[ItemOfPlan, ...]]]:
    for one in plan.outcomes:
        name = f"{plan.brief} {one.outcome.id}"
        if name in assessed:
            levels = get_args(items_of_plan.OutcomeLevel)
            told = (items_of_plan.outcome(one, plan, as_of, level) for level in levels)
            yield assessed.index(name), tuple(told)


def _since(
    plan: PlanFacts, line: PlanLine, changes: Sequence[Changed], *, is_new: bool
) -> str:
    """Say since when there are changes, or that none are known or new.

    If the plan *is new*, what is said of it begins with the date of its agreement.
    """
    if changes:
        return _without_why(plan.changes.title).replace("Changes s", "S")
    known = [each for each in plan.changes.kinds if not _is_agreed(each)]
    if known:
        return f"{_without_why(plan.changes.title)}: marked as new."
    if plan.changes.kinds:
        since = plan.changes.title.removeprefix("Changes ")
        none = f"No changes in its actions or outcomes {_without_why(since)}"
        if since.startswith(changed.SINCE_AGREED):
            said = "No changes since it was agreed" if is_new else none
            return f"{said}; no meeting is recorded yet."
        return f"{none}."
    if not line.open:
        return ""
    return plan.changes.words.partition(", so ")[0].rstrip(".") + "."


def _without_why(title: str) -> str:
    """Leave out why a date was worked out, which the page of the plan says."""
    return _WORKED_OUT.sub("(worked out)", title)


_WORKED_OUT = late.compile(r"\(worked out: [^()]*\)")


def _next(plan: PlanFacts, as_of: date, following: Meeting) -> Meeting:
    """Return the plan's own next meeting, or that of all plans if it has none."""
    own = meeting_dates.own(plan.plan, as_of, following)
    return following if own.is_none or own.day < following.day else own


def _words(line: PlanLine, own: Pairs, meeting: Meeting) -> str:
    """Count what is open, overdue, and due by the next meeting."""
    if not line.open:
        return f"{line.counts or f'0 of {line.closed} open'}."
    due = sum(row.due_by(meeting.day) for row, _ in own)
    return f"{line.counts}, {due} due by {meeting.by_briefly}."


def _new(plan: PlanFacts, own: Pairs) -> str:
    """Say when a plan was agreed if that is why an action has no progress yet."""
    agreed = plan.plan.agreed
    new = any(
        row.now.is_open
        and not (facts.entries or row.now.no_recent_date)
        and row.now.heard == agreed
        for row, facts in own
    )
    return f" Agreed {sentences.on(agreed)}." if agreed and new else ""


_NEWLY_OVERDUE = change_items.TITLES["overdue"]
_NEW_TO_DECIDE: dict[Kind, str] = {
    "will be late": changed.WARNED,
    "needs an answer": changed.ASKED,
    "more time": change_items.TITLES["more time asked for"],
}
"""The changes that are told as new among what is to be decided."""


def _which(plan: PlanFacts, title: str) -> frozenset[str]:
    """Return the numbers of what has changed in one way since the last meeting."""
    kinds = plan.changes.kinds
    return frozenset(one.words for of in kinds if of.title == title for one in of.which)


def _lacking(plan: PlanFacts, late: Sequence[Matter]) -> tuple[Lacking, ...]:
    """Return the exceptions of outcomes and of the plan that are not to be decided."""
    told = plans.lacking_of(late, plan.outcomes, briefs={id(plan.plan): ""})
    named = (
        each._replace(
            what=each.what._replace(words=each.what.words.strip() or "The plan")
        )
        for each in told
    )
    return decided_in_all.by_part(tuple(named))


def _decide(
    plan: PlanFacts, asked: Sequence[Decision], own: Pairs, words: Words
) -> tuple[Changed, ...]:
    """Name what waits for a decision; of a sign-off also what the meeting must know."""
    every = decided_in_all.by_kind(asked, [plan], own, words)
    new = {
        decided_in_all.BRIEFLY[kind]: _which(plan, title)
        for kind, title in _NEW_TO_DECIDE.items()
    }
    return tuple(
        _marked(_without(plan, each), new.get(each.title, frozenset()))
        for each in every
    )


def _marked(of: Changed, new: frozenset[str]) -> Changed:
    """Mark what has been asked since the last meeting as new."""
    which = (
        one._replace(label=f"(new) {one.label}".rstrip()) if one.words in new else one
        for one in of.which
    )
    return of._replace(which=tuple(which))


def _without(plan: PlanFacts, of: Changed) -> Changed:
    """Leave out the title of the plan, which is above it.

    If that is all there is, its next meeting is to be decided.
    """
    prefix = f"{plan.brief} "
    which = tuple(
        one._replace(
            words="next meeting"
            if one.words == plan.brief
            else one.words.removeprefix(prefix)
        )
        for one in of.which
    )
    return of._replace(which=which)


def _due_or_ended(  # noqa: PLR0913 -- as above
    plan: PlanFacts,
    own: Pairs,
    meeting: Meeting,
    *,
    as_of: date,
    places: Mapping[str, str],
    level: int,
) -> Iterator[Changed]:
    """Yield what else is due by the next meeting, and what ended without being done.

    The *level* is how much of each is told.
    """
    named = level > _OWNERS
    due = {each.title: each for each in _due(sums.by_date(own), meeting, level)}
    titles = {one.outcome.id: one.label for one in plan.outcomes}
    for each in named_in_all.outcomes_due([plan], as_of, meeting):
        own_words = _without(plan, each)
        which = [
            one._replace(
                label=_called(titles[one.words] if named else "", one.label).replace(
                    "its words say ", ""
                )
            )
            for one in own_words.which
        ]
        # In the month of the meeting they follow the actions: it is one list.
        title = each.title.replace("Outcomes due in", "Due in")
        before = due[title].which if title in due else ()
        which = [*before, *which]
        due[title] = Changed(title, len(which), tuple(which))
    in_month = f"Due in {meeting.month}"
    if in_month in due and level == _NUMBERS:
        bare = tuple(one._replace(label="") for one in due[in_month].which)
        due[in_month] = due[in_month]._replace(which=bare)
    yield from due.values()
    recent = {facts.action.id for row, facts in own if _is_recent(row)}
    most = _WHY_ENDED if level == _STAGES else _REASON
    for each in page_content.ended(plan, named=True, title=_TITLE, reason=most):
        which = [
            one if named or one.words in recent else one._replace(label="")
            for one in each.which
        ]
        yield _far(each._replace(which=tuple(which)), places, labelled=True)


_NUMBERS, _OWNERS, _TITLES, _STAGES = range(4)
"""How much is told of what is due: numbers and dates, also owners, also what it is
called and when stages are planned, and also what these are and why something ended at
more length."""
_TITLE, _REASON, _WHY_ENDED = 32, 60, 160
"""The most characters of what an action is called, and why it ended."""


def _called(label: str, words: str) -> str:
    """Put what something is called before what is said of it."""
    title = sentences.first_paragraph(label, _TITLE) if label else ""
    return f"{title} {words}".strip()


def _ended(
    plan: PlanFacts, left: Container[str], as_of: date
) -> tuple[ItemOfPlan, ...]:
    """Tell the outcomes assessed of a plan without open actions, at growing length.

    Briefly, only one effect is told: the first about children, or else the first. If
    outcomes are *left* for a decision, it is only what is missing in these.
    """
    if any(each.now.is_open for each in plan.actions):
        return ()
    every = [one for one in plan.outcomes if one.judgements]
    waiting = [one for one in every if one.outcome.id in left]
    in_full = [items_of_plan.ended(one, plan, as_of) for one in every]
    told = (
        [items_of_plan.left(one, as_of, improve=False) for one in waiting],
        [items_of_plan.left(one, as_of, improve=True) for one in waiting],
        [] if waiting else _briefly(every, plan, as_of),
        [*(items_of_plan.left(one, as_of, improve=True) for one in waiting), *in_full],
    )
    return tuple(
        ItemOfPlan(
            Link("", ""),
            "",
            None,
            " ".join(f"{each.what.words} {each.words}" for each in each_way),
        )
        for each_way in told
        if each_way
    )


def _briefly(
    every: Sequence[OutcomeFacts], plan: PlanFacts, as_of: date
) -> list[ItemOfPlan]:
    effects = sorted(every, key=lambda one: not page_text.is_about_children(one.effect))
    first = next((one for one in effects if one.effect), None)
    return [
        items_of_plan.ended(one, plan, as_of, briefly=one is not first) for one in every
    ]


def _is_recent(row: Row) -> bool:
    """Return whether an action was closed in the last year, or nobody knows when."""
    closed, today = row.now.closed, row.now.as_of
    return closed is None or (today - closed.last_day).days <= _YEAR


_YEAR = 366


def _changes(plan: PlanFacts, places: Mapping[str, str]) -> Iterator[Changed]:
    """Yield what has changed since the last meeting, unless it is marked as new."""
    told = {_NEWLY_OVERDUE, *_NEW_TO_DECIDE.values()}
    for each in plan.changes.kinds:
        if each.title not in told and not _is_agreed(each):
            title = sentences.within(each.title)
            far = _far(each._replace(title=title), places)
            yield _without_notes(far) if each.title == _REPORTED else far


def _without_notes(of: Changed) -> Changed:
    return of._replace(which=tuple(one._replace(label="") for one in of.which))


_REPORTED = change_items.TITLES["reported"]


def _is_agreed(of: Changed) -> bool:
    """Return whether a plan was agreed, which is said at its beginning."""
    return of.title.startswith(change_items.OF_PLAN["agreed"])


def _far(of: Changed, places: Mapping[str, str], *, labelled: bool = False) -> Changed:
    """Let links lead to where their actions are in the whole report.

    What each is called is left out unless they are *labelled*.
    """
    which = tuple(
        one._replace(
            href=places.get(one.words, ""),
            label=one.label if labelled else _from(one.label),
        )
        for one in of.which
    )
    return of._replace(which=which)


def _from(label: str) -> str:
    """Leave out what an action is called, but not how a rating or a date changed."""
    at = label.find("from ")
    return label[at:] if at == 0 or label[max(at - 2, 0) : at] == ", " else ""


def _due(own: Pairs, meeting: Meeting, level: int) -> Iterator[Changed]:
    day, named = meeting.day, level > _OWNERS
    stages = [
        (facts, said)
        for row, facts in own
        if (said := _stages(row, day, named=level == _STAGES))
    ]
    every = (
        (
            "Also due by then",
            [
                (facts, f"({row.now.due.words})")
                for row, facts in own
                if row.due_by(day) and row.now.due and not items_of_plan.is_dated(facts)
            ],
        ),
        (
            f"Due in {meeting.month}",
            [
                (facts, f"({row.now.due.words})")
                for row, facts in own
                if row.due_in_month_of(meeting)
                and row.now.due
                and not items_of_plan.is_dated(facts)
            ],
        ),
        (
            "Due date to be set",
            [
                (facts, f"({sentences.set_by(row.now)})")
                for row, facts in own
                if row.now.is_open
                and row.now.due is None
                and (by := row.now.date_to_be_set_by)
                and by.last_day <= day
            ],
        ),
        ("Next stages by then", stages if named else []),
        ("No progress recorded", _unreported(own) if named else []),
    )
    told = {
        facts.action.id for row, facts in own if row.is_exception or level == _NUMBERS
    }
    for title, found in every:
        which = tuple(
            Link(facts.action.id, facts.href, _whose(facts, said, told, titled=named))
            for facts, said in found
            if said or facts.action.id not in told
        )
        told |= {one.words for one in which}
        if which:
            yield Changed(title, len(which), which)
    if stages and not named:
        said = dates.count(len(stages), "next stage")
        yield Changed(f"{said} by then, on its page", len(stages), ())


def _unreported(own: Pairs) -> list[tuple[ActionFacts, str]]:
    """Return the open actions without progress, so that their owners can be asked.

    The page names all of them at the top, so nothing more need be said of those that
    have their owner already.
    """
    return [(facts, "") for row, facts in own if row.now.is_open and not facts.entries]


def _whose(of: ActionFacts, said: str, told: Container[str], *, titled: bool) -> str:
    """Say whose an action is, and what it is called, unless that is *told* already."""
    if of.action.id in told:
        return said
    more = said.removeprefix("(").removesuffix(")")
    words = "; ".join(filter(None, (of.who.rstrip("."), more)))
    return _called(of.label if titled else "", f"({words})")


def _stages(row: Row, day: date, *, named: bool) -> str:
    """Return the stages planned by the day and before the action is due; may be empty.

    Without room for what they are, these are their dates.
    """
    due = row.now.due.last_day if row.now.due else None
    stage = row.now.planned
    found = [
        (each.milestone.due, each.milestone.milestone)
        for each in row.now.milestones
        if row.now.is_open
        and not (each.late or each.milestone.reached_on)
        and not each.milestone.reached_on_as_written
    ]
    if stage and not row.now.stage_passed:
        found.append((stage.next_due, stage.next))
    said = dict.fromkeys(
        f"{by.words}: {sentences.first_paragraph(words, _STAGE)}".rstrip(": .")
        if named
        else by.words
        for by, words in found
        if by and by.last_day <= day and (due is None or by.last_day < due)
    )
    return f"({'; '.join(said)})" if said else ""


_STAGE = 60
"""The most characters of a next stage."""
