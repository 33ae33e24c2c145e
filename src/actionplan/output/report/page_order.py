"""Say in which order page one tells things, the most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import page_text
from actionplan.plan import ratings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.report.facts import (
        ActionFacts,
        PlanFacts,
    )
    from actionplan.output.report.page_room import PageKept


def to_add(told: PlanFacts, kept: PageKept) -> Iterator[tuple[str, int]]:
    """Yield what is told while there is room, the most important first."""
    urgent = range(min(len(told.exceptions), kept.exceptions))
    outcomes = range(min(len(told.outcomes), kept.aims))
    needed = range(min(len(told.also_to_act), kept.act))
    decided = range(min(len(told.to_decide), kept.decide))
    worst = [n for n in urgent if _has_worst_rating(told.exceptions[n])]
    others = [n for n in urgent if n not in worst]
    unsafe = [n for n in others if page_text.at_risk(told.exceptions[n].latest)]
    late = [n for n in others if told.exceptions[n].now.overdue]
    for name, which in (
        ("targets", decided),
        ("changed", outcomes),
        ("sources", outcomes),
        ("reasons", worst),
        ("reasons", unsafe),
        ("reasons", late),
        ("held_up", urgent),
        ("effects", outcomes),
        ("measures", outcomes),
        ("known_by", outcomes),
        # A meeting decides about those with the worst rating.
        ("missed", worst),
        ("staged", worst),
        ("reasons", others),
        ("since", urgent),
        ("noted", urgent),
        ("needed", needed),
        ("missed", others),
        ("aimed", urgent),
    ):
        yield from ((name, number) for number in which)
    yield "silence", True
    yield "statuses", True
    yield "late", 1
    yield "late", 2
    yield "ended", 1
    yield "ended", 2
    yield from (("figures", number) for number in outcomes)
    yield "title", page_text.LONGEST
    yield from (("signed_for", number) for number in decided)
    yield from (("full", number) for number in outcomes)
    yield from (("known_by", number) for number in outcomes)
    yield "pointed", True
    yield "labels", True
    yield "meanings", True
    yield from (("waits", number) for number in decided)
    yield from (("staged", number) for number in others)
    for name in ("improve", "purposes", "asked"):
        yield from ((name, number) for number in outcomes)
    yield "going_on", True
    yield from (("done", number) for number, _ in enumerate(told.done_well))


def _has_worst_rating(of: ActionFacts) -> bool:
    return of.now.is_open and ratings.scale(of.plan).is_worst(of.now.rag)
