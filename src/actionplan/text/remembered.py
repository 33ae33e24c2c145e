"""Remember what a function answered about the very same things.

The rules ask the same of one plan many times: how an action stands, in which order its
entries count. Plans are values that never change, so the answer is the same; but they
are too large to compare, so what was asked about is known again by being the same
object. What is remembered is kept until there is too much of it, and then all is
forgotten.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

MOST, FEW = 512, 8
"""Answers that are kept: those about a few dozen actions, or about a few plans."""


def of_a_few(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Do as `by_identity` does, for a function of a plan, which is much to hold."""
    return by_identity(function, FEW)


def by_identity(
    function: Callable[Asked, Answer], most: int = MOST
) -> Callable[Asked, Answer]:
    """Make *function*, which is pure, remember its answers about the same objects.

    It has to be called by position. What it was asked about is held as long as the
    answer, so no other object can be taken for it.
    """
    answers: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}

    @wraps(function)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = tuple(map(id, args))
        known = answers.get(key)
        if known is None or kwargs:
            if len(answers) >= most:
                answers.clear()
            known = args, function(*args, **kwargs)
            if not kwargs:
                answers[key] = known
        return known[1]

    return ask
