"""Say which statuses an entry can give to an action, and read how people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import sentences
from actionplan.plan.model import DONE, ENDED, OPEN
from actionplan.text import names

if TYPE_CHECKING:
    from actionplan.plan.model import BoardSettings, State
    from actionplan.plan.timeline import Standing


def options(now: Standing) -> tuple[State, ...]:
    """Return the statuses that a form with one line of words can report next.

    An action is signed off once it is done. To say that another action replaces it, an
    entry must name that action, for which a form has no room.
    """
    done = now.state in DONE
    return tuple(
        state
        for state in (*OPEN, *DONE, *ENDED)
        if state != "superseded" and (done or state != "signed-off")
    )


def words(state: State, board: BoardSettings) -> str:
    """Return a status as its board calls it."""
    return sentences.state(state, board)


def named(written: str, board: BoardSettings) -> str:
    """Return the status that is meant; what is no status stays as it is written."""
    wanted = names.normal(written.replace("-", " ").replace("_", " "))
    for state in (*OPEN, *DONE, *ENDED):
        known = {sentences.state(state, board), sentences.STATE[state], state}
        if wanted in {names.normal(one.replace("-", " ")) for one in known}:
            return state
    return written
