"""Remember the results of functions for the same objects, or for equal ones.

The rules ask the same questions about a plan many times, such as the status of an
action or the order of its entries. Plans never change, so the answer is always the
same. They are too large to compare, so an argument is recognised by being the same
object. Texts are short, and the same ones come back in other plans and in the next
version of a plan, so they are recognised by being equal.

All results for one plan are kept while it is being processed, however many actions it
has. For several plans, only as many are kept as a few dozen actions need.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

FEW = 512
"""How many results are kept when another file is read: a few dozen actions."""
MOST = 65_536
"""The most results kept: about 10 for each action that a file may have."""
PLANS = 8
"""The most results kept about complete plans, which take more memory."""
OF_ONE = 64
"""The most results kept about one object, such as an action on many dates."""
_KEPT: list[tuple[dict[tuple[int, ...], Any], Counter[int]]] = []
"""The results of each function, and how many were kept about each object."""
FEW_TEXTS = 2048
"""How many results about texts are kept when another file is read: a dozen plans."""
MOST_TEXTS = 65_536
"""The most results about texts: a file has at most 50,000 texts."""
_OF_TEXTS: list[_lru_cache_wrapper[Any]] = []
"""The functions that remember their results for equal texts."""


def make_room() -> None:
    """Forget results for files that were read earlier, unless there are only a few."""
    for answers, times in _KEPT:
        if len(answers) >= FEW:
            answers.clear()
            times.clear()
    for function in _OF_TEXTS:
        if function.cache_info().currsize >= FEW_TEXTS:
            function.cache_clear()


def forget() -> None:
    """Forget all results: a program that runs all day keeps nothing of old texts."""
    for answers, times in _KEPT:
        answers.clear()
        times.clear()
    for function in _OF_TEXTS:
        function.cache_clear()


def by_value(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Make *function*, which must be pure, remember its results for equal texts.

    Each rule goes through all texts of a plan. If fewer were kept than a large plan
    has, the first would be forgotten before the next rule asked for them again.
    """
    remembering = lru_cache(maxsize=MOST_TEXTS)(function)
    _OF_TEXTS.append(remembering)
    return cast("Callable[Asked, Answer]", remembering)


def of_a_few(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Do the same as `by_identity` for plans, which take more memory."""
    return by_identity(function, PLANS)


def of_two(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Do the same for 2 plans only: what is there now, and what it will be."""
    return by_identity(function, 2)


def by_identity(
    function: Callable[Asked, Answer], most: int = MOST
) -> Callable[Asked, Answer]:
    """Make *function*, which must be pure, remember its results for the same objects.

    Call it with positional arguments. The arguments are kept as long as the result, so
    no other object can be mistaken for one of them.
    """
    answers: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}
    times: Counter[int] = Counter()
    _KEPT.append((answers, times))

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
