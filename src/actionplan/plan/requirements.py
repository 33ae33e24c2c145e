"""Tell what the guidance asks of which outcomes and actions, and which lack it.

Lint and page one ask here, so that they name the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import readable, timeline

if TYPE_CHECKING:
    from datetime import date

    from actionplan.plan.model import Action, Outcome, Plan


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


def is_turned_down(outcome: Outcome) -> bool:
    """Return whether every recommendation of an outcome was turned down."""
    return bool(outcome.recommendations) and all(
        each.responses and each.responses[-1].response == "not-accepted"
        for each in outcome.recommendations
    )


def is_only_assured(outcome: Outcome) -> bool:
    """Return whether an assurance that nothing needs to be done is the only answer."""
    return bool(outcome.assurances) and outcome.actions_known and not outcome.actions


def is_outcome_overdue(outcome: Outcome, as_of: date) -> bool:
    """Return whether the date of an outcome has passed and it is not yet achieved.

    Only an assessment says that it is: that its actions are done does not.
    """
    due = outcome.due
    late = due is not None and as_of > due.last_day
    return late and _is_to_achieve(outcome, as_of)


def is_outcome_due_by(outcome: Outcome, as_of: date, day: date) -> bool:
    """Return whether an outcome is due by *day*, but not overdue or achieved yet."""
    due = outcome.due.last_day if outcome.due else None
    soon = due is not None and as_of <= due <= day
    return soon and _is_to_achieve(outcome, as_of)


def _is_to_achieve(outcome: Outcome, as_of: date) -> bool:
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


def names_no_agency(action: Action) -> bool:
    """Return whether an action names no agency that it concerns, not even a partner."""
    return lacks_agency(action) and readable.lacks(action, "partners")
