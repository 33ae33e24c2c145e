"""Say which options the command that records an entry needs, to pass its own checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan.model import CLOSED
from actionplan.text import blanks

if TYPE_CHECKING:
    from actionplan.plan.timeline import Standing


DONE_AND_LEFT = "what has been done and what is left to do"
"""What to say in the note of an entry about work that is not complete."""


def rating(now: Standing, *options: str) -> tuple[str, ...]:
    """Ask for the RAG rating if an open action has one, and *options* do not close it.

    Without it, the new entry would be newer than the rating.
    """
    closes = any(f"--state {state}" in option for state in CLOSED for option in options)
    return (blanks.RATING,) if now.rag and now.is_open and not closes else ()
