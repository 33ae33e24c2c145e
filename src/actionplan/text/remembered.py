"""Remember what a function answered about the very same things.

The rules ask the same of one plan many times: how an action stands, in which order its
entries count. Plans are values that never change, so the answer is the same; but they
are too large to compare, so what was asked about is known again by being the same
object. What is remembered of one plan is kept while it is worked on, however many
actions it has; of many plans only as much is kept as a few dozen actions take.
"""

from __future__ import annotations

from collections import Counter
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

FEW = 512
"""Answers that are kept when another file is read: about a few dozen actions."""
MOST = 16_384
"""Answers that are kept at all: one or two for each action that a file may have."""
PLANS = 8
"""Answers about whole plans that are kept: each is much to hold."""
OF_ONE = 64
"""Answers that are kept about one thing, such as an action on so many days."""
_KEPT: list[dict[tuple[int, ...], Any]] = []
"""The answers of each function."""


def make_room() -> None:
    """Forget what was answered about files read before, unless that is little."""
    for answers in _KEPT:
        if len(answers) >= FEW:
            answers.clear()


def of_a_few(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Do as `by_identity` does, for a function of a plan, which is much to hold."""
    return by_identity(function, PLANS)


def by_identity(
    function: Callable[Asked, Answer], most: int = MOST
) -> Callable[Asked, Answer]:
    """Make *function*, which is pure, remember its answers about the same objects.

    It has to be called by position. What it was asked about is held as long as the
    answer, so no other object can be taken for it.
    """
    answers: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}
    times: Counter[int] = Counter()
    _KEPT.append(answers)

    @wraps(function)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = tuple(map(id, args))
        known = answers.get(key)
        if known is None or kwargs:
            times[key[0]] += 1
            if len(answers) >= most or times[key[0]] >= OF_ONE:
                answers.clear()
                times.clear()
            known = args, function(*args, **kwargs)
            if not kwargs:
                answers[key] = known
        return known[1]

    return ask
