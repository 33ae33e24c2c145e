"""Take out the findings that a comment in the plan accepts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Ignored
from actionplan.lint import diagnose
from actionplan.messages import acceptance
from actionplan.reading import comments
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Place
    from actionplan.lint import Report
    from actionplan.reading.comments import Ignore
    from actionplan.reading.document import Document
    from actionplan.reading.earlier import Earlier
    from actionplan.rules.subjects import Spot


class Split(NamedTuple):
    """What remains to be said, what does not, and which entries were of no use."""

    said: tuple[Diagnostic, ...]
    ignored: tuple[Ignored, ...]
    idle: tuple[Fault, ...]


class Accepts(NamedTuple):
    """What a comment accepts, wherever it is written and for whatever reason."""

    rule: str
    item: str
    until: str


def sift(
    said: Iterable[Diagnostic],
    ignores: tuple[Ignore, ...],
    as_of: date | None,
    asked: AbstractSet[str],
) -> Split:
    """Take out what *ignores* accept on a day; without one none of them ends.

    *asked* has the names of the rules that were asked: of another nobody knows whether
    a comment is still needed.
    """
    kept: list[Diagnostic] = []
    ignored: list[Ignored] = []
    used: set[tuple[Place, str]] = set()
    standing = [one for one in ignores if not one.expired(as_of)]
    for each in said:
        by = next((one for one in standing if one.covers(each)), None)
        if by is None:
            kept.append(each)
            continue
        used |= {(one.place, each.rule) for one in standing if one.covers(each)}
        until = str(by.until) if by.until else ""
        ignored.append(Ignored(each, "comment", by.reason, until))
    idle = [
        acceptance.unused_ignore(rule=name, item=one.item).placed(one.place)
        for one in standing
        for name in one.names
        if name in asked and (one.place, name) not in used
    ]
    return Split(tuple(kept), tuple(ignored), tuple(idle))


def expired(ignores: Iterable[Ignore], as_of: date) -> Iterator[Fault]:
    """Name the comments whose last day has passed."""
    for one in ignores:
        if one.until and one.expired(as_of):
            yield acceptance.expired_ignore(
                until=one.until.last_day, rules=one.names, as_of=as_of
            ).placed(one.place)


def newly_accepted(report: Report, was: Earlier | None) -> tuple[str, ...]:
    """Name the rules of comments that accept what none accepted in *was*.

    A comment that has moved, or gives another reason, accepts no more than it did; a
    later date does. None for a plan that is new.
    """
    if was is not None and was.loaded is None:
        return ()
    pairs = zip(report.marks.ignores, report.marks.spots, strict=True)
    now = Counter(_accepts(pairs))
    if was is not None and was.loaded is not None:
        now -= Counter(_all_accepted(was.loaded.document))
    return tuple(rule for rule, *_ in now.elements())


def accepted_in(document: Document) -> frozenset[Accepts]:
    """Return what the comments of a plan accept."""
    return frozenset(_all_accepted(document))


def still(
    ignores: Iterable[Ignore], spots: Iterable[Spot], then: AbstractSet[Accepts]
) -> tuple[Ignore, ...]:
    """Keep of comments what comments accepted *then* as well."""
    return tuple(
        one._replace(names=tuple(accepts[0] for accepts in both))
        for one, spot in zip(ignores, spots, strict=True)
        if (both := [each for each in _accepts([(one, spot)]) if each in then])
    )


def _all_accepted(document: Document) -> Iterator[Accepts]:
    old, _ = comments.read(document)
    spots = (diagnose.spot_of(o.place, "", document, on_key=False) for o in old)
    return _accepts(zip(old, spots, strict=True))


def _accepts(pairs: Iterable[tuple[Ignore, Spot]]) -> Iterator[Accepts]:
    for one, spot in pairs:
        for name in one.names:
            item = personal.hidden(one.item or spot.item)
            yield Accepts(name, item, str(one.until or ""))
