"""Tell what the guidance asks of which outcomes and actions, and which lack it.

Lint and page one ask here, so that they name the same.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import board_names, ratings, readable, timeline
from actionplan.plan.model import ENDED, OPEN
from actionplan.text import (
    dates,
    figures,
    last_days,
    notes,
    owners,
    sentences_of,
)
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Measure,
        Outcome,
        OutcomeEntry,
        Plan,
    )
    from actionplan.plan.timeline import Comparison, Contradiction, Standing
    from actionplan.text.dates import Date


def needs_action(outcome: Outcome) -> bool:
    """Return whether an outcome has no action, and nothing that says why not.

    Where its actions could not be read, that is an exception of its own.
    """
    none = not outcome.actions and outcome.actions_known
    return none and is_to_change(outcome)


def is_to_change(outcome: Outcome) -> bool:
    """Return whether anything is to be different, so that it can be measured.

    Nothing is where every recommendation was turned down, and where the only answer is
    an agency's assurance that nothing needs to be done.
    """
    return not (is_turned_down(outcome) or is_only_assured(outcome))


def has_no_purpose(outcome: Outcome) -> bool:
    """Return whether nothing in an outcome says what it is for: it cannot be assessed.

    It has no challenge, no desired outcome, no words of a recommendation and nothing to
    measure. This alone defines it.
    """
    untold = readable.lacks(outcome, "challenge", "desired_outcome", "baseline")
    asked = readable.is_known(outcome, "recommendations")
    return (
        untold
        and asked
        and all(readable.lacks(each, "text") for each in outcome.recommendations)
    )


def is_turned_down(outcome: Outcome) -> bool:
    """Return whether every recommendation of an outcome was turned down."""
    return bool(outcome.recommendations) and all(
        each.responses and each.responses[-1].response == "not-accepted"
        for each in outcome.recommendations
    )


def is_only_assured(outcome: Outcome) -> bool:
    """Return whether an assurance that nothing needs to be done is the only answer."""
    assured = bool(timeline.given_assurances(outcome))
    return assured and outcome.actions_known and not outcome.actions


def is_given_up(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether every action for an outcome was given up, and it is not achieved.

    So nothing was done for it, and nobody is doing anything. Work that went to another
    body, or to an action that has not been given up itself, still goes on.
    """
    if not (_all_closed(outcome, plan, as_of) and is_to_achieve(outcome, as_of)):
        return False
    return all(has_no_successor(one, plan, as_of) for one in outcome.actions)


def has_no_successor(action: Action, plan: Plan, as_of: date) -> bool:
    """Return whether an action was given up, and nothing has taken its place."""
    after = _after(action, plan, as_of)
    return after if isinstance(after, bool) else _dead_ends(plan, as_of)[after]


@of_a_few
def _dead_ends(plan: Plan, as_of: date) -> dict[str, bool]:
    """Return for each number whether nothing has taken the place of what it names.

    Each action is looked at once, however long the chain is that it is in. Actions that
    replace each other in a circle lead nowhere.
    """
    known: dict[str, bool] = {}
    for start in _by_number(plan):
        path: list[str] = []
        step: str | bool = start
        while isinstance(step, str):
            if step in known:
                step = known[step]
                continue
            known[step] = True  # until its end is known: a circle has none
            path.append(step)
            step = _after(_by_number(plan)[step], plan, as_of)
        known |= dict.fromkeys(path, step)
    return known


def _after(action: Action, plan: Plan, as_of: date) -> str | bool:
    """Return what took the place of an action: its number, or whether nothing did."""
    now = timeline.standing(action, plan, as_of)
    if now.state not in ENDED or now.state == "transferred":
        return False
    number = replaced_by(now)
    if not number:
        return now.state != "superseded"
    own = number.removeprefix(f"{plan.id}/")
    # If it is not in this plan, it is in another, or could not be read.
    return own if own in _by_number(plan) else False


def replaced_by_given_up(action: Action, plan: Plan, as_of: date) -> Action | None:
    """Return the action that replaces *action*, if that one has been given up itself.

    This alone defines it. If that one has a successor, the work goes on there.
    """
    now = timeline.standing(action, plan, as_of)
    own = replaced_by(now).removeprefix(f"{plan.id}/")
    if now.state not in ENDED or own == action.id:
        return None
    other = _by_number(plan).get(own) if own else None
    gone = other is not None and has_no_successor(other, plan, as_of)
    return other if gone else None


def has_action(number: str, plan: Plan) -> bool:
    """Return whether an action of *plan* that could be read has this number."""
    return number in _by_number(plan)


@of_a_few
def _by_number(plan: Plan) -> dict[str, Action]:
    """Return the first action with each number."""
    return {action.id: action for action in reversed([*plan.actions])}


def replaced_by(now: Standing) -> str:
    """Return the number of the action that replaces one; empty if none is named."""
    return next((e.replaced_by for e in reversed(now.entries) if e.replaced_by), "")


def contradicted(outcome: Outcome, as_of: date) -> Judgement | None:
    """Return the latest assessment of an outcome, if its own figures contradict it."""
    last = timeline.latest_verdict(outcome, as_of)
    return last if last and timeline.is_contradicted(outcome, last) else None


def worse_figures(outcome: Outcome, as_of: date) -> tuple[Contradiction, ...]:
    """Return the measures of an outcome that got worse.

    Those that contradict its latest assessment are listed as that.
    """
    last = contradicted(outcome, as_of)
    against = timeline.against_its_figures(outcome, last) if last else ()
    told = {" ".join(each.measure.split()).casefold() for each in against}
    return tuple(
        each
        for each in timeline.got_worse(outcome, as_of)
        if " ".join(each.measure.split()).casefold() not in told
    )


def open_though_achieved(
    outcome: Outcome, plan: Plan, as_of: date
) -> tuple[Action, ...]:
    """Return the open actions of an outcome that is assessed as fully achieved.

    Either they were not needed, or there is still work to do. What its own figures
    contradict is listed as that.
    """
    if not timeline.is_achieved(outcome, as_of):
        return ()
    now = ((each, timeline.standing(each, plan, as_of)) for each in outcome.actions)
    return tuple(action for action, each in now if each.is_open and each.state_known)


def open_when_achieved(outcome: Outcome, plan: Plan, as_of: date) -> tuple[Action, ...]:
    """Return the actions that were open when an outcome was called fully achieved.

    They may have been closed since. Then nobody has assessed what they changed.
    """
    last = timeline.latest_verdict(outcome, as_of)
    if last is None or last.outcome_achieved != "fully":
        return ()
    return open_when(last, outcome, plan)


NotShown: TypeAlias = Literal[
    "open",
    "was-open",
    "later-figure",
    "count-below",
    "no-measure",
    "not-measured",
    "not-comparable",
    "met-at-start",
]
"""Why "fully achieved" does not stand: work is or was open, a later figure misses its
target, a count is below its target, nothing is measured, a figure is missing or cannot
be compared with its target, or every target was met before there was any work.
"""


def not_shown(outcome: Outcome, plan: Plan, as_of: date) -> NotShown | None:
    """Return why an outcome that is assessed as fully achieved is not known to be so.

    An action is open, or was open then, or the figures show nothing. What its own
    figures contradict is counted as that. Every output that counts achieved outcomes
    asks here.
    """
    if not timeline.is_achieved(outcome, as_of):
        return None
    if open_though_achieved(outcome, plan, as_of):
        return "open"
    if open_when_achieved(outcome, plan, as_of):
        return "was-open"
    if later_figure(outcome, plan, as_of):
        return "later-figure"
    if of_fewer(outcome, as_of):
        return "count-below"
    return _shows_nothing(timeline.comparisons(outcome, as_of))


class LaterFigure(NamedTuple):
    """A note written after an outcome was achieved, with a figure that misses it."""

    entry: Entry | OutcomeEntry
    action: str
    """The number of the action that it is on; empty for one on the outcome."""
    measure: Measure
    words: str
    """The sentence that gives the figure."""


def later_figure(outcome: Outcome, plan: Plan, as_of: date) -> LaterFigure | None:
    """Return the latest figure in a note that is no longer as it was assessed.

    The outcome was assessed as fully achieved before. The sentence has every word that
    tells the measure from others, and one figure, which does not meet the target.
    """
    last = timeline.latest_verdict(outcome, as_of)
    if last is None or last.date is None or not timeline.is_achieved(outcome, as_of):
        return None
    day = last.date.last_day
    noted: list[tuple[str, Entry | OutcomeEntry]] = [
        ("", each) for each in timeline.reports(outcome, as_of)
    ]
    for action in outcome.actions:
        entries = timeline.standing(action, plan, as_of).entries
        noted += [(action.id, entry) for entry in entries]
    found = [
        (entry.date.first_day, LaterFigure(entry, number, measure, words))
        for number, entry in noted
        if entry.note and entry.date and entry.date.first_day > day
        for measure in outcome.baseline
        if (words := _misses(measure, entry.note))
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def of_fewer(outcome: Outcome, as_of: date) -> Comparison | None:
    """Return the measure of an achieved outcome whose figure is of fewer than promised.

    28 carers of 31 is not what "at least 45 of 50 carers" promised, though it is a
    greater share. Whether it will do is for the board to say.
    """
    if not timeline.is_achieved(outcome, as_of):
        return None
    promised = outcome.desired_outcome
    found = (
        one
        for one in timeline.comparisons(outcome, as_of)
        if one.start
        and one.again
        and not figures.falls(one.start.value, one.start.target)
        and figures.is_of_fewer(one.start.target, one.again[-1][1].value, promised)
    )
    return next(found, None)


def has_later_figure(outcome: Outcome, as_of: date) -> bool:
    """Return whether any measure of an outcome was taken again, or may have been."""
    last = timeline.latest_verdict(outcome, as_of)
    unread = last is not None and not readable.lacks(last, "results")
    return unread or any(one.again for one in timeline.comparisons(outcome, as_of))


def _misses(measure: Measure, note: str) -> str:
    """Return the sentence of a note whose figure for a measure misses its target."""
    for sentence in sentences_of.every(note):
        if figures.is_about(sentence, measure.measure):
            told = figures.compare(measure.value, measure.target, sentence)
            if told in ("not met", "worse", "no change"):
                return sentence.rstrip(" .")
    return ""


def _shows_nothing(measures: Sequence[Comparison]) -> NotShown | None:
    """Return why the figures do not show that targets were reached; None if they do."""
    if not measures:
        return "no-measure"
    if not all(each.again for each in measures):
        return "not-measured"
    told = [each for each in measures if each.start and each.start.target]
    if any(timeline.verdict(each) == "cannot say" for each in told):
        return "not-comparable"
    met = bool(told) and all(timeline.is_met_from_start(each) for each in told)
    return "met-at-start" if met else None


def open_when(last: Judgement, outcome: Outcome, plan: Plan) -> tuple[Action, ...]:
    """Return the actions of an outcome that were open when it was assessed."""
    if last.date is None:
        return ()
    day = last.date.last_day
    return tuple(
        action
        for action in outcome.actions
        if (action.added is None or action.added.first_day <= day)
        and timeline.standing(action, plan, day).state in OPEN
    )


class SaidDone(NamedTuple):
    """A report on an outcome that says that the work is done, and what is open."""

    entry: OutcomeEntry
    words: str
    """The sentence that says so; empty if only the rating does."""
    still: tuple[Action, ...]
    """The open actions."""


def open_though_reported_done(
    outcome: Outcome, plan: Plan, as_of: date
) -> SaidDone | None:
    """Return the latest report on an outcome, if its open actions contradict it.

    It says that all work is done, by its note or its rating, while an action is open.
    The best rating contradicts only an action that was already overdue then.
    """
    reports = timeline.reports(outcome, as_of)
    if not reports or open_though_achieved(outcome, plan, as_of):
        return None
    last = reports[-1]
    now = [(each, timeline.standing(each, plan, as_of)) for each in outcome.actions]
    still = [(a, n) for a, n in now if n.is_open and n.state_known]
    said = notes.finished(last.note) if last.note else ""
    words = sentences_of.holding(last.note, said) if said else ""
    if not (words or ratings.says_done(last.rag, plan)):
        best = ratings.scale(plan).is_best(last.rag)
        day = last.date.first_day if last.date else date.min
        still = [(a, n) for a, n in still if best and n.due and n.due.last_day < day]
        still = [(a, n) for a, n in still if n.overdue]
    return SaidDone(last, words, tuple(a for a, _ in still)) if still else None


def not_achieved(outcome: Outcome, plan: Plan, as_of: date) -> Judgement | None:
    """Return the latest assessment, if it asks for more and nobody is at work.

    That is "not yet" if all actions are closed, and "no change" in any case. What the
    figures contradict, what is overdue and what was given up is listed as that.
    """
    last = timeline.latest_verdict(outcome, as_of)
    if last is None or contradicted(outcome, as_of):
        return None
    if is_outcome_overdue(outcome, as_of) or passed_in_words(outcome, plan, as_of):
        return None
    if is_given_up(outcome, plan, as_of):
        return None
    no_change = last.outcome_achieved == "no-change"
    closed = last.outcome_achieved == "not-yet" and _all_closed(outcome, plan, as_of)
    return last if no_change or closed else None


def awaits_assessment(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an assessment should follow by now: all actions are closed.

    The time between reviews is allowed for it, which is 6 months at most. It counts
    from the report if nobody knows when an action was done. If nobody knows when it was
    reported either, this time may be over.
    """
    if not readable.is_read(plan, (*outcome.route, "difference")):
        return False
    if not timeline.to_be_judged(outcome, plan, as_of):
        return False
    now = (timeline.standing(each, plan, as_of) for each in outcome.actions)
    last = _last_of([each.closed or each.state_since for each in now])
    return last is None or as_of > _reviewed_by(plan, last)


def closed_since(outcome: Outcome, plan: Plan, as_of: date) -> Date | None:
    """Return when the last action of an outcome was closed; None if not known."""
    return _last_of([timeline.standing(a, plan, as_of).closed for a in outcome.actions])


def _last_of(days: Sequence[Date | None]) -> Date | None:
    """Return the last of several dates; None if one of them is not known."""
    known = [day for day in days if day]
    whole = len(known) == len(days)
    return max(known, key=lambda day: day.last_day, default=None) if whole else None


def _reviewed_by(plan: Plan, since: Date) -> date:
    """Return the last date for the next review after *since*, 6 months at most."""
    every = plan.review.every or timeline.FLOOR_INTERVAL
    ends = (
        dates.add_interval(since, each) for each in (every, timeline.FLOOR_INTERVAL)
    )
    return min(ends)


def _all_closed(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an outcome has actions, and all are known to be closed."""
    now = [timeline.standing(action, plan, as_of) for action in outcome.actions]
    closed = all(each.state_known and not each.is_open for each in now)
    return bool(now) and closed and outcome.actions_known


def is_outcome_overdue(outcome: Outcome, as_of: date) -> bool:
    """Return whether the date of an outcome has passed and it is not yet achieved.

    Only an assessment says that it is: that its actions are done does not.
    """
    due = outcome.due
    late = due is not None and as_of > due.last_day
    return late and is_to_achieve(outcome, as_of)


class PassedWords(NamedTuple):
    """Words of an outcome that give a time which is over."""

    words: str
    last_day: date
    """The last day that the words can mean."""
    is_counted: bool = False
    """Whether it is counted from the date of the plan: within 12 months."""
    recommendation: int | None = None
    """The place of the recommendation that has them; None if it is the outcome."""


def passed_in_words(outcome: Outcome, plan: Plan, as_of: date) -> PassedWords | None:
    """Return the words of an outcome whose time is over, if it is not yet achieved.

    They count only if it has no due date. If several times are given, all must be over.
    The last one is returned. The words of a recommendation count if an open action for
    it has no known due date either.
    """
    if not readable.lacks(outcome, "due") or not is_to_achieve(outcome, as_of):
        return None
    if found := _passed(outcome.desired_outcome, plan, as_of):
        return found
    now = [timeline.standing(action, plan, as_of) for action in outcome.actions]
    if not any(each.is_open and each.due is None for each in now):
        return None
    asked = (
        found._replace(recommendation=place)
        for place, each in enumerate(outcome.recommendations)
        if (found := _passed(each.text, plan, as_of))
    )
    return next(asked, None)


def _passed(text: str, plan: Plan, as_of: date) -> PassedWords | None:
    said = last_days.deadlines(text)
    if said:
        ends = [each.last_day for each in said if each.last_day]
        over = len(ends) == len(said) and max(ends) < as_of
        return PassedWords(said[-1].words, max(ends)) if over else None
    start, allowed = plan.begun or plan.begun_by, last_days.allowed(text)
    if start is None or allowed is None:
        return None
    last = dates.add_interval(start, allowed.time)
    if last >= as_of:
        return None
    return PassedWords(allowed.words, last, is_counted=True)


def is_outcome_due_by(outcome: Outcome, as_of: date, day: date) -> bool:
    """Return whether an outcome is due by *day*, but not overdue or achieved yet."""
    due = outcome.due.last_day if outcome.due else None
    soon = due is not None and as_of <= due <= day
    return soon and is_to_achieve(outcome, as_of)


def is_outcome_due_in_month_of(outcome: Outcome, as_of: date, meeting: Meeting) -> bool:
    """Return whether an outcome is due in the month of a meeting, before or after it.

    It is not overdue or achieved yet.
    """
    due = outcome.due
    waiting = due is not None and as_of <= due.last_day
    return waiting and meeting.is_in_month(due) and is_to_achieve(outcome, as_of)


def is_to_achieve(outcome: Outcome, as_of: date) -> bool:
    """Return whether an outcome is to change something, and is not yet achieved."""
    return is_to_change(outcome) and not timeline.is_achieved(outcome, as_of)


def is_unmeasured(plan: Plan) -> bool:
    """Return whether no outcome of a plan has a baseline.

    Then no change can be measured. An outcome that could not be read may have one, and
    a plan may say why none of its outcomes can be measured yet.
    """
    asked = [one for one in plan.outcomes if is_to_change(one)]
    none = all(readable.lacks(one, "baseline") for one in asked)
    explained = all(one.not_yet_smart for one in asked)
    return none and not explained and readable.is_whole(plan, "outcome")


def lacks_agency(action: Action) -> bool:
    """Return whether neither an action nor an entry of it says whose work it is."""
    handed = any(not readable.lacks(each, "agency") for each in action.progress)
    return readable.lacks(action, "agency") and not handed


def names_no_agency(action: Action, plan: Plan) -> bool:
    """Return whether nothing in an action names an agency that it concerns.

    That may be its own agency, one of an owner, or that of a partner. A group is not an
    agency.
    """
    if not lacks_agency(action):
        return False
    if not readable.lacks(action, "partners") and not action.partners:
        return False  # they could not be read
    if any(
        not readable.lacks(each, "agency") or board_names.agencies_of(each.post, plan)
        for each in action.partners
    ):
        return False
    every = (action.owners, *(entry.owners for entry in action.progress))
    return not any(
        board_names.agencies_of(owner, plan) for owners in every for owner in owners
    )


def names_somebody(owner: str) -> bool:
    """Return whether words for an owner name one: not "everybody" or "vacant"."""
    return owners.read(owner).why not in _NOBODY


_NOBODY = ("everybody", "gone", "placeholder", "unnamed", "vacant")
