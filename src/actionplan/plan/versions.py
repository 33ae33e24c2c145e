"""Match the parts of two versions of a plan, and find what was rewritten.

Parts are recognised by what they say, not by their place: lists in another order are
the same lists, and an action under another number is the same action.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from actionplan.plan.model import WORKED_OUT
from actionplan.text import dates, placeholders, redacted
from actionplan.text.dates import Date
from actionplan.text.redacted import wording
from actionplan.text.remembered import by_identity, of_a_few

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan

T = TypeVar("T")
Dated = TypeVar("Dated", "Entry", "Judgement")


class Matched(NamedTuple, Generic[T]):
    """What is in both versions, and what is in one of them only."""

    both: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    new: tuple[T, ...]


@of_a_few
def match_actions(before: Plan, after: Plan) -> Matched[Action]:
    """Match actions: by number and words, else by what they say.

    An action that keeps its number but says something entirely different, with no
    entry in common, is another action: it is new, and the old one is gone.
    """
    # Four rounds, from the surest sign to the weakest. Each takes what it has matched
    # out of both lists, so a weak sign never separates what a sure one has joined.
    left, taken = list(before.actions), list(after.actions)
    pairs = _pair(left, taken, lambda action: (action.id, wording(action.action)))
    pairs += _pair(left, taken, lambda action: wording(action.action))
    pairs += _put_otherwise(left, taken)
    pairs += _pair(left, taken, lambda action: tuple(map(_said, action.progress[:1])))
    return Matched(tuple(pairs), tuple(left), tuple(taken))


@of_a_few
def match_outcomes(before: Plan, after: Plan) -> Matched[Outcome]:
    """Match outcomes: by number, else by their words or their actions' numbers."""
    left, taken = list(before.outcomes), list(after.outcomes)
    pairs = _pair(left, taken, lambda outcome: outcome.id)
    pairs += _pair(left, taken, lambda outcome: wording(outcome.desired_outcome))
    pairs += _pair(left, taken, lambda outcome: wording(outcome.challenge))
    pairs += _pair(left, taken, lambda outcome: tuple(a.id for a in outcome.actions))
    return Matched(tuple(pairs), tuple(left), tuple(taken))


def match_dated(before: Sequence[Dated], after: Sequence[Dated]) -> Matched[Dated]:
    """Match entries or judgements: by what they say, then by their dates."""
    if not (before and after):
        return Matched((), tuple(before), tuple(after))
    return _match_dated(before, after)


@by_identity
def _match_dated(before: Sequence[Dated], after: Sequence[Dated]) -> Matched[Dated]:
    left, taken = list(before), list(after)
    pairs = _pair(left, taken, _said)
    pairs += _pair(left, taken, lambda each: (each.date, _words(each)))
    pairs += _pair(left, taken, _words)
    pairs += _pair(left, taken, _dated_as)
    return Matched(tuple(pairs), tuple(left), tuple(taken))


def same_plan(before: Plan, after: Plan) -> bool:
    """Return whether two plans are versions of one: half of the actions are in both."""
    one = Counter(wording(action.action) for action in before.actions)
    other = Counter(wording(action.action) for action in after.actions)
    common = (one & other).total()
    return common > 0 and 2 * common >= one.total()


_COUNTS = (
    *("state", "new_due", "new_due_requested", "request", "accountable", "agency"),
    *("corrects", "corrects_which"),
)
"""Fields that change how an action stands, so that adding them later is a change."""
GOES_ON = ("note", "next", "effect", "still_to_improve")
"""Texts that may be extended at their end."""


def may_come_later(field: str) -> bool:
    """Return whether a field that was left out may be added to a committed entry."""
    return field not in _COUNTS


def altered(before: Entry | Judgement, after: Entry | Judgement) -> tuple[str, ...]:
    """Name the fields that no longer say what was recorded.

    A field that was left out may be added later, and a text may be extended. A text
    may also change where personal data was taken out of it. A date that could not be
    read may be corrected to one that the words may mean.
    """
    unread = {one.field for one in before.unread_fields}
    unread |= {
        f"{name}_as_written" for name in unread if _is_put_right(name, before, after)
    }
    unread |= {one.field for one in after.unread_fields if not one.left_open}
    own = (n for n in before._fields if n not in _NOT_COMPARED and n not in unread)
    return tuple(
        name
        for name in own
        if not _kept(name, getattr(before, name), getattr(after, name))
    )


def _is_put_right(
    name: str, before: Entry | Judgement, after: Entry | Judgement
) -> bool:
    """Return whether a date that could not be read is now one that it may have been.

    Words that are no date at all, such as 31 November, may have been any.
    """
    words, now = getattr(before, f"{name}_as_written", ""), getattr(after, name)
    may_mean = dates.readings(words) if words and now else ()
    return bool(words and now) and (not may_mean or now in may_mean)


_NOT_COMPARED = (*WORKED_OUT, "unread_fields", "corrected_by", "said")
"""What follows from other fields, and what cannot be compared."""


def _kept(name: str, before: Any, after: Any) -> bool:  # noqa: ANN401 -- a field of any kind
    match before:
        case None | "" | ():
            return name not in _COUNTS or not after
        case str() if name not in _COUNTS and _is_nothing(name, before):
            return True  # it was left out, and may be added later
        case str():
            same, now = wording(before), wording(after or "")
            goes_on = name in GOES_ON and f"{now} ".startswith(f"{same} ")
            clean = redacted.lost_only(before, now, goes_on=name in GOES_ON)
            return same == now or goes_on or clean
        case Date():
            return bool(before == after)
        case _:
            lost = Counter(map(_plain, before)) - Counter(map(_plain, after))
            more = Counter(map(_plain, after)) - Counter(map(_plain, before))
            return all(
                _is_nothing(name, each) or _goes_without(each, more)
                for each in lost.elements()
            )


def _is_nothing(name: str, value: Any) -> bool:  # noqa: ANN401 -- as above
    is_text = isinstance(value, str) and name in placeholders.SORTS
    return is_text and placeholders.says_nothing(value, name)


def _goes_without(old: Hashable, more: Counter[Hashable]) -> bool:
    """Tell whether one of *more* is *old* without its personal data; take it out."""
    for new in ("", *more):
        if (new == "" or more[new]) and _is_without(old, new):
            more[new] -= 1
            return True
    return False


def _is_without(old: Hashable, new: Hashable) -> bool:
    match old, new:
        case str(), str():
            return redacted.lost_only(old, wording(new))
        case tuple(), tuple() if len(old) == len(new) and old != new:
            return all(
                a == b or _is_without(a, b) for a, b in zip(old, new, strict=True)
            )
        case _:
            return False


# --- what belongs together ------------------------------------------------------


def _pair(
    before: list[T], after: list[T], key: Callable[[T], Hashable]
) -> list[tuple[T, T]]:
    """Take out of both lists, in place, the pairs with the same key; return them."""
    # Things with one key are paired in the order they are listed: two equal notes in
    # both versions are two pairs. An empty key says nothing, and pairs nothing.
    there: dict[Hashable, list[T]] = defaultdict(list)
    for each in after:
        there[key(each)].append(each)
    for waiting in there.values():
        waiting.reverse()
    pairs, left = [], []
    for each in before:
        own = key(each)
        if own not in ("", ()) and there[own]:
            pairs.append((each, there[own].pop()))
        else:
            left.append(each)
    gone = {id(now) for _, now in pairs}
    before[:] = left
    after[:] = [each for each in after if id(each) not in gone]
    return pairs


def _put_otherwise(
    before: list[Action], after: list[Action]
) -> list[tuple[Action, Action]]:
    """Take out of both lists the actions that kept their number and say much the same.

    Several actions may share a number by mistake: each is compared with all of them.
    """
    numbered: dict[str, list[Action]] = defaultdict(list)
    for each in after:
        numbered[each.id].append(each)
    pairs = []
    for old in before:
        same = numbered[old.id]
        if (at := next((i for i, e in enumerate(same) if _alike(old, e)), -1)) >= 0:
            pairs.append((old, same.pop(at)))
    gone = {id(each) for pair in pairs for each in pair}
    before[:] = [each for each in before if id(each) not in gone]
    after[:] = [each for each in after if id(each) not in gone]
    return pairs


_SHORT = 4
"""Letters; a shorter word says nothing about what an action is about."""


def _alike(before: Action, after: Action) -> bool:
    """Return whether two actions are the same one in other words."""
    # Half the longer words of the shorter text in common; or an entry in common, which
    # says more than any words of the action.
    if {*map(_said, before.progress)} & {*map(_said, after.progress)}:
        return True
    one, other = _telling(before.action), _telling(after.action)
    return 2 * len(one & other) >= min(len(one), len(other))


def _telling(text: str) -> set[str]:
    words = wording(text).split()
    return {word for word in words if len(word) >= _SHORT} or set(words)


def _said(each: Entry | Judgement) -> Hashable:
    """Return all that an entry says, without its place in the file."""
    return _plain(each._replace(route=()))


def _dated_as(each: Entry | Judgement) -> Hashable:
    return each.date or getattr(each, "date_as_written", "")


def _words(each: Entry | Judgement) -> str:
    texts: Iterable[Any] = (getattr(each, name, "") for name in ("note", "effect"))
    return wording(" ".join(texts))


def _plain(value: Any) -> Hashable:  # noqa: ANN401 -- as above
    match value:
        case str():
            return " ".join(value.split())
        case tuple():
            return tuple(map(_plain, value))
        case None | int():
            return value
        case _:
            return repr(value)
