"""Generate plans with names that the board declared, and fields that it added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generated_plans import plans, written
from hypothesis import strategies as st

from actionplan.plan import portfolio
from actionplan.plan.model import BoardSettings, DeclaredNames
from actionplan.reading import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

AGENCIES = {
    "Northshire ICB": ["Northshire CCG", "NHS Northshire"],
    "Kent Police": ["Police"],
}
POSTS = {
    "Head of Service, Assessment": ["HoS Assessment"],
    "Detective Inspector": ["DI", "Public Protection Lead"],
}
WRITTEN_AGENCIES = (
    *("Northshire Council", "Kent Police", "Police", "kent  police"),
    *("Northshire ICB", "Northshire CCG", "NHS Northshire"),
)
WRITTEN_POSTS = (
    *("Head of Service, Assessment", "HoS Assessment", "Detective Inspector"),
    *("DI", "Housing Manager", "housing manager", "Northshire CCG"),
)
VALUES = ("Must do", "must-do", " Must  do", "Should do", True, 3, "", None)


def board(agencies: dict[str, list[str]], posts: dict[str, list[str]]) -> BoardSettings:
    """Return a board's settings: the names that it declared."""
    names = [
        DeclaredNames(tuple((name, tuple(more)) for name, more in declared.items()))
        for declared in (agencies, posts)
    ]
    return BoardSettings(agencies=names[0], posts=names[1])


HOUSES = st.builds(
    board,
    st.sampled_from(({}, AGENCIES, {"Northshire CCG": ["Northshire ICB"]})),
    st.sampled_from(({}, POSTS)),
)


@st.composite
def declared_plans(draw: st.DrawFn, number: int = 1) -> Plan:
    """Draw a plan with many spellings of names and of a field that the board added."""
    plan = draw(plans(number))
    for outcome in plan["outcomes"]:
        outcome["theme"] = draw(st.sampled_from(("Fathers", "fathers", "Records")))
        if draw(st.booleans()):
            outcome["x-priority"] = draw(st.sampled_from(VALUES))
        for action in outcome["actions"]:
            _dress(draw, action)
    return plan


def _dress(draw: st.DrawFn, action: dict[str, Any]) -> None:
    if "agency" in action:
        action["agency"] = draw(st.sampled_from(WRITTEN_AGENCIES))
    if "accountable" in action:
        one = st.sampled_from(WRITTEN_POSTS)
        both = st.lists(one, min_size=2, max_size=2, unique=True)
        action["accountable"] = draw(st.one_of(one, both))
    for field in ("x-priority", "x-Ward"):
        if draw(st.booleans()):
            several = st.lists(st.sampled_from(("North", "South")), max_size=2)
            action[field] = draw(st.one_of(st.sampled_from(VALUES), several))
    if draw(st.booleans()):
        action["priority"] = draw(st.sampled_from(("must-do", "should-do")))


def looked_at(day: date, *of: tuple[Plan, BoardSettings]) -> Portfolio:
    """Check plans, each with its board's settings."""
    return portfolio.of(_read(of), (), day)


def _read(of: Iterable[tuple[Plan, BoardSettings]]) -> Iterable[Any]:
    for plan, board in of:
        loaded = load.load(written(plan).encode(), plan["id"], board)
        assert loaded.plan is not None, loaded.faults
        yield loaded.plan
