"""Tell what makes it doubtful that a closed action was done, or why it ended.

Lint, page one and every other output ask here, so that they name the same.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import known_agencies, requirements, timeline
from actionplan.plan.model import DONE, ENDED
from actionplan.text import new_holder, notes, substance
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.plan.model import Action, Entry, Plan
    from actionplan.plan.timeline import Standing

Unsaid: TypeAlias = Literal["why", "who has it"]
"""What the record of an action that ended undone does not say."""


class MoreToDo(NamedTuple):
    """An entry of an action reported as done that says that there is more to do."""

    entry: Entry
    words: str


def more_to_do(action: Action, plan: Plan, entries: Sequence[Entry]) -> MoreToDo | None:
    """Return the words of a complete action that say that there is more to do.

    They are in the latest note since it was last reported as done. The same goes for
    the latest round of recurring work, but a later note may be about the next round. So
    the note on the round itself must say it too. There are none if another action
    arises from this one, because the rest of the work is there. *entries* are in order.
    """
    if action.id in _arisen(plan):
        return None
    since = _since_done(action, entries)
    noted = [entry for entry in since if entry.note]
    is_round = action.recurs and noted and since[0].state == "complete"
    if not noted or (is_round and not notes.unfinished(since[0].note)):
        return None
    said = notes.unfinished(noted[-1].note)
    return MoreToDo(noted[-1], said) if said else None


@of_a_few
def _arisen(plan: Plan) -> frozenset[str]:
    """Return the numbers of the actions from which others arise."""
    return frozenset(action.arises_from for action in plan.actions)


def _since_done(action: Action, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the last entry that reports an action as done, and those that follow it.

    A round of recurring work counts as well. There are none if it has been reopened
    since, or ended in another way.
    """
    done = [number for number, entry in enumerate(entries) if entry.state in DONE]
    if not done:
        return ()
    since = entries[done[-1] :]
    is_round = action.recurs and not any(entry.state for entry in since[1:])
    still = is_round or timeline.states(action, entries)[-1] in DONE
    return since if still else ()


def unsaid(entry: Entry, agencies: Iterable[str]) -> Unsaid | None:
    """Return what the note of an entry that ends an action does not say; None if all.

    If the action was transferred, that is who does the work now. If it ended in another
    way, it is why.
    """
    if entry.replaced_by or entry.unread_words("replaced_by") is not None:
        return None
    if entry.state == "transferred":
        named = new_holder.is_named(entry.note, agencies)
        return None if named else "who has it"
    says = entry.note and not substance.is_general(entry.note, "withdrawn")
    return None if says else "why"


def unexplained(action: Action, plan: Plan, now: Standing) -> Unsaid | None:
    """Return what nothing says of an action that ended undone; None if it is told.

    A reason may be in any entry since it ended. If one could not be read, nobody knows.
    """
    if now.state not in ENDED or not now.state_known or requirements.replaced_by(now):
        return None
    steps = reversed(timeline.steps(action, now.entries))
    since = [s.entry for s in takewhile(lambda step: step.state in ENDED, steps)]
    if any(_may_tell(entry) for entry in since):
        return None
    agencies = known_agencies.names(plan)
    ended = [entry._replace(state=now.state) for entry in since]
    told = [unsaid(entry, agencies) for entry in ended]
    return told[0] if told and all(told) else None


def _may_tell(entry: Entry) -> bool:
    """Return whether an entry hands an action over, or has words not read for why."""
    unread = any(
        one.field in ("note", "replaced_by", "accountable", "agency")
        and not one.left_open
        for one in entry.unread_fields
    )
    return bool(entry.owners or entry.agency) or unread
