"""Remove the problems that a comment in the plan accepts."""

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
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic
    from actionplan.lint import Report
    from actionplan.reading.comments import AcceptComment
    from actionplan.reading.document import Document
    from actionplan.reading.earlier import Earlier
    from actionplan.rules.subjects import Spot


class Split(NamedTuple):
    """Problems to report, problems that are accepted, and entries without a problem."""

    said: tuple[Diagnostic, ...]
    accepted: tuple[AcceptedProblem, ...]
    idle: tuple[Fault, ...]


class Accepts(NamedTuple):
    """What a comment accepts, whatever its line and its reason."""

    rule: str
    item: str
    until: str


def sift(
    said: Iterable[Diagnostic],
    accepting: tuple[AcceptComment, ...],
    as_of: date | None,
    asked: AbstractSet[str],
) -> Split:
    """Remove the problems that the comments in *accepting* cover on a date.

    Without a date, no comment expires. *asked* has the names of the rules that were
    used: only for these is it known whether a comment is still needed.
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
        acceptance.unused_acceptance(
            rule=name, item=one.item, are_others_needed=len(unused) < len(one.names)
        ).placed(one.place)
        for one in standing
        if (unused := _unused(one, asked, lines))
        for name in unused
    ]
    return Split(tuple(kept), tuple(accepted), tuple(idle))


def _unused(
    one: AcceptComment, asked: AbstractSet[str], lines: Mapping[str, Sequence[int]]
) -> tuple[str, ...]:
    """Return the rules that a comment accepts without need."""
    return tuple(
        name
        for name in one.names
        if name in asked and not _is_used(one, lines.get(name, ()))
    )


def _covering(
    rule: str, standing: Iterable[AcceptComment], lines: list[int]
) -> dict[int, AcceptComment]:
    """Find the first comment that accepts *rule* on each of these lines.

    This sorts *lines*.
    """
    # As we go down the lines, *begun* has the comments that begin on this line or
    # above it. A comment that has ended is removed for good. So thousands of comments
    # and problems take only as long as it takes to sort them.
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
    """Return whether a comment covers one of *lines*, which are sorted."""
    at = bisect_left(lines, one.first)
    return at < len(lines) and lines[at] <= one.last


def expired(accepting: Iterable[AcceptComment], as_of: date) -> Iterator[Fault]:
    """Report the comments whose end date has passed."""
    for one in accepting:
        if one.until and one.expired(as_of):
            yield acceptance.expired_acceptance(
                until=one.until.last_day, rules=one.names, as_of=as_of
            ).placed(one.place)


def newly_accepted(report: Report, was: Earlier | None) -> tuple[str, ...]:
    """Name the rules of comments that accept more than the comments in *was* did.

    A comment that has moved or has another reason does not accept more. A comment with
    a later date does. If the plan is new, *was* is None.
    """
    if was is not None and was.loaded is None:
        return ()
    pairs = zip(report.marks.comments, report.marks.spots, strict=True)
    now = Counter(_accepts(pairs))
    if was is not None and was.loaded is not None:
        now -= Counter(_all_accepted(was.loaded.document))
    return tuple(rule for rule, *_ in now.elements())


def accepted_in(document: Document) -> frozenset[Accepts]:
    """Return what the comments in a plan accept."""
    return frozenset(_all_accepted(document))


def still(
    accepting: Iterable[AcceptComment],
    spots: Iterable[Spot],
    then: AbstractSet[Accepts],
) -> tuple[AcceptComment, ...]:
    """Keep the parts of the comments that were also accepted *then*."""
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
