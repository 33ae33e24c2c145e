"""Work out how far an outcome is achieved on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan.model import DONE, BoardSettings
from actionplan.plan.timeline.against_figures import is_contradicted
from actionplan.plan.timeline.in_effect import judgements, reports
from actionplan.plan.timeline.log_parts import FLOOR
from actionplan.plan.timeline.on_a_date import standing
from actionplan.text import dates, names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.model import (
        Assurance,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        Recommendation,
        Response,
    )
    from actionplan.plan.timeline.action_standing import Standing
    from actionplan.text.dates import Date


def assurances(outcome: Outcome, as_of: date) -> tuple[Assurance, ...]:
    """Return the assurances that count on *as_of*; undated ones always count.

    Without a statement there is no assurance: "TBC" assures nobody of anything.
    """
    return tuple(
        one
        for one in given_assurances(outcome)
        if one.date is None or one.date.first_day <= as_of
    )


def given_assurances(outcome: Outcome) -> tuple[Assurance, ...]:
    """Return the assurances of an outcome that say something, as far as is known."""
    return tuple(one for one in outcome.assurances if not _is_left_open(one))


def _is_left_open(one: Assurance) -> bool:
    unread = any(f.field == "statement" and not f.left_open for f in one.unread_fields)
    return not (one.statement or unread)


def reported_since(
    outcome: Outcome, assurance: Assurance, as_of: date
) -> OutcomeEntry | None:
    """Return the newest report of an outcome; None if *assurance* is known to be newer.

    If either has no known date, the report may be the newer one, so it counts.
    """
    newest = reports(outcome, as_of)[-1:]
    for one in newest:
        if not (one.date and assurance.date) or (
            one.date.last_day >= assurance.date.first_day
        ):
            return one
    return None


def answers(
    recommendation: Recommendation, board: BoardSettings, as_of: date
) -> tuple[Response, ...]:
    """Return the latest response of each agency on *as_of*, in file order."""
    newest: dict[str, Response] = {}
    for response in recommendation.responses:
        if response.date is None or response.date.first_day <= as_of:
            agency = names.plain(board.agencies.of(response.agency))
            held = newest.get(agency)
            if held is None or _later_or_same(response, held):
                newest[agency] = response
    return tuple(newest.values())


def to_be_judged(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an outcome is ready to assess.

    All its actions are closed, at least one was done, and there is no later assessment.
    If an action, its latest status or an assessment that may be the latest could not be
    read, the answer is no.
    """
    now = [standing(action, plan, as_of) for action in outcome.actions]
    if not (outcome.actions_known and all(each.state_known for each in now)):
        return False
    if any(s.is_open for s in now) or not any(s.state in DONE for s in now):
        return False
    if not is_verdict_known(outcome, as_of):
        return False
    judged = verdicts(outcome, as_of)
    last = last_done(now)
    if not judged or last is None or judged[-1].date is None:
        return not judged
    return judged[-1].date.last_day < last.last_day


def is_achieved(outcome: Outcome, as_of: date) -> bool:
    """Return whether the latest assessment says "fully", and its figures agree."""
    last = latest_verdict(outcome, as_of)
    if last is None or last.outcome_achieved != "fully":
        return False
    return not is_contradicted(outcome, last)


def latest_verdict(outcome: Outcome, as_of: date) -> Judgement | None:
    """Return the latest assessment that says how far an outcome is achieved."""
    judged = verdicts(outcome, as_of)
    return judged[-1] if judged else None


def verdicts(outcome: Outcome, as_of: date) -> Sequence[Judgement]:
    """Return the assessments that say how far an outcome is achieved, oldest first.

    There are none if a later assessment could not be read: it may say that what was
    achieved is lost. This alone defines how far an outcome is achieved.
    """
    if not is_verdict_known(outcome, as_of):
        return ()
    return [j for j in judgements(outcome, as_of) if j.outcome_achieved]


def is_verdict_known(outcome: Outcome, as_of: date) -> bool:
    """Return whether no later assessment that could not be read may say how far."""
    held = judgements(outcome, as_of)
    said = [i for i, j in enumerate(held) if j.outcome_achieved or is_verdict_unread(j)]
    if said and not held[said[-1]].outcome_achieved:
        return False
    unread = [f.item for f in outcome.unread_fields if f.field == "difference"]
    if unread and not _is_in_order(held):
        return False  # its place does not say that it is earlier
    last = int(held[said[-1]].route[-1]) if said else -1
    return all(item is not None and item < last for item in unread)


def is_verdict_unread(judgement: Judgement) -> bool:
    """Return whether an assessment may say how far, in words that could not be read."""
    return not judgement.outcome_achieved and any(
        (one.field == "outcome_achieved" and not one.left_open) or one.is_unclear
        for one in judgement.unread_fields
    )


def _is_in_order(held: Sequence[Judgement]) -> bool:
    places = [int(each.route[-1]) for each in held]
    return places == sorted(places)


def last_done(now: Sequence[Standing]) -> Date | None:
    """Return when the last of these actions was done, as far as it is known."""
    done = [s.closed for s in now if s.closed and s.state in DONE]
    return max(done, key=lambda closed: closed.last_day, default=None)


def judged_long_ago(outcome: Outcome, as_of: date) -> int:
    """Return the full months since the last assessment; 0 if 6 months or less."""
    judged = latest_verdict(outcome, as_of)
    last = judged.date if judged else None
    if last is None or as_of <= dates.add_months(last, FLOOR):
        return 0
    return dates.months_between(last, as_of)


def _later_or_same(response: Response, held: Response) -> bool:
    if held.date is None or response.date is None:
        return True
    return response.date.last_day >= held.date.last_day
