"""Tell which arrangements for its review a plan does not give.

The guidance asks for specific arrangements and responsibilities: how often, by whom,
and who is told. Lint and the report ask here, so that they name the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import readable
from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.model import Plan, Review

_ASKED = {
    "every": "how often it is reviewed",
    "by": "by whom it is reviewed",
    "reports_to": "who is told of the review",
}
_OFTEN = late.compile(r"(?:annual|month|quarter|week|year)")
"""The words by which a purpose says how often, in lower case."""


def missing(plan: Plan) -> list[str]:
    """Return the fields of "review" that neither a plan nor all its actions give."""
    given_ = given(plan.review)
    return [
        name for name in _ASKED if name not in given_ and not _each_says(plan, name)
    ]


def given(review: Review) -> list[str]:
    """Return the fields of the arrangements that a plan gives for the whole of it."""
    every = review.every or review.every_as_written
    values = {"every": every, "by": review.by, "reports_to": review.reports_to}
    return [name for name, value in values.items() if value]


def in_words(names: Sequence[str]) -> str:
    """Say what *names* would tell, as the object of "does not say"."""
    match names:
        case ["every", "by", "reports_to"]:
            return "how often it is reviewed, by whom, and who is told"
        case ["by", "reports_to"]:
            return "by whom it is reviewed, and who is told"
        case _:
            return " and ".join(_ASKED[name] for name in names)


def _each_says(plan: Plan, name: str) -> bool:
    """Tell whether every action has this arrangement of its own.

    Where none could be read, each may have it.
    """
    actions = list(plan.actions)
    if not actions:
        return not readable.is_whole(plan)
    return all(
        _says(action.review, name)
        or not readable.is_known(action, "review")
        or not readable.is_known(action.review, name)
        for action in actions
    )


def _says(review: Review, name: str) -> bool:
    often = name == "every" and _OFTEN.search(review.purpose.casefold())
    return bool(often or name in given(review))
