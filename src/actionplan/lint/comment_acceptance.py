"""Take out the findings that a comment in the plan accepts."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import AcceptedProblem, Fault
from actionplan.lint import diagnose
from actionplan.messages import acceptance
from actionplan.reading import comments
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic
    from actionplan.lint import Report
    from actionplan.reading.comments import AcceptComment
    from actionplan.reading.document import Document
    from actionplan.reading.earlier import Earlier
    from actionplan.rules.subjects import Spot


class Split(NamedTuple):
    """What remains to be said, what does not, and which entries were of no use."""

    said: tuple[Diagnostic, ...]
    accepted: tuple[AcceptedProblem, ...]
    idle: tuple[Fault, ...]


class Accepts(NamedTuple):
    """What a comment accepts, wherever it is written and for whatever reason."""

    rule: str
    item: str
    until: str


def sift(
    said: Iterable[Diagnostic],
    accepting: tuple[AcceptComment, ...],
    as_of: date | None,
    asked: AbstractSet[str],
) -> Split:
    """Take out what *accepting* accept on a day; without one none of them ends.

    *asked* has the names of the rules that were asked: of another nobody knows whether
    a comment is still needed.
    """
    kept: list[Diagnostic] = []
    accepted: list[AcceptedProblem] = []
    standing = [one for one in accepting if not one.expired(as_of)]
    lines: dict[str, list[int]] = {}
    said = tuple(said)
    for each in said if standing else ():
        lines.setdefault(each.rule, []).append(comments.line(each))
    covering = {rule: _covering(rule, standing, at) for rule, at in lines.items()}
    for each in said:
        by = covering[each.rule].get(comments.line(each)) if standing else None
        if by is None:
            kept.append(each)
            continue
        until = str(by.until) if by.until else ""
        accepted.append(AcceptedProblem(each, "comment", by.reason, until))
    idle = [
        acceptance.unused_acceptance(rule=name, item=one.item).placed(one.place)
        for one in standing
        for name in one.names
        if name in asked and not _is_used(one, lines.get(name, ()))
    ]
    return Split(tuple(kept), tuple(accepted), tuple(idle))


def _covering(
    rule: str, standing: Iterable[AcceptComment], lines: list[int]
) -> dict[int, AcceptComment]:
    """Give each of these lines the first comment that accepts *rule* there.

    *lines* is put in order.
    """
    # Going down the lines, *begun* has the comments that begin at or above; one that
    # has ended does not come again. So thousands of comments and findings take as long
    # as to sort them.
    of_rule = [one for one in standing if rule in one.names]
    below = sorted(enumerate(of_rule), key=lambda each: -each[1].first)
    lines.sort()
    found: dict[int, AcceptComment] = {}
    begun: list[int] = []
    for line in lines:
        while below and below[-1][1].first <= line:
            heapq.heappush(begun, below.pop()[0])
        while begun and of_rule[begun[0]].last < line:
            heapq.heappop(begun)
        if begun:
            found[line] = of_rule[begun[0]]
    return found


def _is_used(one: AcceptComment, lines: Sequence[int]) -> bool:
    """Tell whether one of *lines*, which are in order, is covered by a comment."""
    at = bisect_left(lines, one.first)
    return at < len(lines) and lines[at] <= one.last


def expired(accepting: Iterable[AcceptComment], as_of: date) -> Iterator[Fault]:
    """Name the comments whose last day has passed."""
    for one in accepting:
        if one.until and one.expired(as_of):
            yield acceptance.expired_acceptance(
                until=one.until.last_day, rules=one.names, as_of=as_of
            ).placed(one.place)


def newly_accepted(report: Report, was: Earlier | None) -> tuple[str, ...]:
    """Name the rules of comments that accept what none accepted in *was*.

    A comment that has moved, or gives another reason, accepts no more than it did; a
    later date does. None for a plan that is new.
    """
    if was is not None and was.loaded is None:
        return ()
    pairs = zip(report.marks.comments, report.marks.spots, strict=True)
    now = Counter(_accepts(pairs))
    if was is not None and was.loaded is not None:
        now -= Counter(_all_accepted(was.loaded.document))
    return tuple(rule for rule, *_ in now.elements())


def accepted_in(document: Document) -> frozenset[Accepts]:
    """Return what the comments of a plan accept."""
    return frozenset(_all_accepted(document))


def still(
    accepting: Iterable[AcceptComment],
    spots: Iterable[Spot],
    then: AbstractSet[Accepts],
) -> tuple[AcceptComment, ...]:
    """Keep of comments what comments accepted *then* as well."""
    return tuple(
        one._replace(names=tuple(accepts[0] for accepts in both))
        for one, spot in zip(accepting, spots, strict=True)
        if (both := [each for each in _accepts([(one, spot)]) if each in then])
    )


def _all_accepted(document: Document) -> Iterator[Accepts]:
    old, _ = comments.read(document)
    spots = (diagnose.spot_of(o.place, "", document, on_key=False) for o in old)
    return _accepts(zip(old, spots, strict=True))


def _accepts(pairs: Iterable[tuple[AcceptComment, Spot]]) -> Iterator[Accepts]:
    for one, spot in pairs:
        for name in one.names:
            item = personal.hidden(one.item or spot.item)
            yield Accepts(name, item, str(one.until or ""))
