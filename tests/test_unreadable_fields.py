"""Nothing that a board must hear of is lost because one field cannot be read."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import yaml
from generated_plans import Plan, perfect, plans, written
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actionplan.plan import exceptions, portfolio, sentences
from actionplan.reading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.exceptions import Kind
    from actionplan.plan.portfolio import Row

Way: TypeAlias = "tuple[str | int, ...]"
JUNK: tuple[Any, ...] = (
    *("??", "tbc", "Ongoing", "31/31/2012", "see minutes", ""),
    *([], [[]], {"a": {}}),
)
"""What people write where they know nothing, and what a damaged file has."""
DAYS = (date(2012, 3, 1), date(2012, 10, 1), date(2013, 6, 1))
EXAMPLES = sorted(Path(__file__).parent.parent.glob("examples/*.yaml"))
_ACTION = 4
"""The length of the way to an action."""


def _fields(data: object, way: Way = ()) -> Iterator[Way]:
    """Yield the way to each field and item of the actions of a plan."""
    items: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        items = [*data.items()]
    elif isinstance(data, list):
        items = [*enumerate(data)]
    for name, value in items:
        there = (*way, name)
        if len(there) > _ACTION and there[2] == "actions":
            yield there
        if len(there) > 1 or name == "outcomes":
            yield from _fields(value, there)


def _with(plan: Plan, way: Way, junk: object) -> Plan:
    spoilt: Any = deepcopy(plan)
    holder = spoilt
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = junk
    return dict(spoilt)


def _rows(plan: Plan, day: date) -> dict[Way, Row]:
    read = load.load(written(plan).encode(), plan["id"]).plan
    assert read is not None
    return {row.action.route: row for row in portfolio.of([read], [], day).rows}


def _lost(before: Row, after: Row) -> list[str]:
    """Return what was said of an action, but is neither said nor said to be unknown."""
    kinds: set[Kind] = {matter.kind for matter in exceptions.of_row(after)}
    of_plan = exceptions.of_plan(after.plan, after.now.as_of)
    kinds |= {found.kind for found in of_plan if "review" in (*found.part.split('"'),)}
    unknown: set[Kind] = {"status-not-known"}
    asked: dict[str, tuple[bool, bool, set[Kind]]] = {
        "open": (before.now.is_open, after.now.is_open, unknown),
        "overdue": (before.now.overdue, after.now.overdue, unknown | {"no-date"}),
        "stale": (
            before.now.stale,
            after.now.stale,
            unknown | {"silence-not-known", "not-read", "left-empty"},
        ),
        "no owner": (
            not exceptions.has_owner(before),
            not exceptions.has_owner(after),
            unknown,
        ),
    }
    return [
        what
        for what, (was, still, excused) in asked.items()
        if was and not (still or kinds & excused)
    ]


def _lost_from(
    before: dict[Way, Row], plan: Plan, way: Way, junk: object, day: date
) -> list[str]:
    after = _rows(_with(plan, way, junk), day)
    assert {*before} == {*after}
    # An entry that cannot be read at all may have taken the owner away. Few do, and the
    # owner before it is whom to ask, so it is named, but only if the entry is as well.
    is_entry = "progress" in way[-2:]
    return [
        what
        for route in before
        for what in _lost(before[route], after[route])
        if not (what == "no owner" and is_entry and _is_told(after[route]))
    ]


def _is_told(of: Row) -> bool:
    """Return whether every paper names a part of the action that could not be read."""
    told = exceptions.of_plan(of.plan, of.now.as_of)
    kinds = ("not-read", "left-empty")
    own = f"action {of.action.id}"
    return any(each.kind in kinds and each.part.endswith(own) for each in told)


@given(plan=plans(), day=st.sampled_from(DAYS), data=st.data())
@settings(max_examples=60, database=None)
def test_a_field_that_cannot_be_read_hides_nothing_else(
    plan: Plan, day: date, data: st.DataObject
) -> None:
    """No open action is closed by it, and what was late is late or not known."""
    ways = [*_fields(plan)]
    if not ways:
        return
    way = data.draw(st.sampled_from(ways))
    junk: Any = data.draw(st.sampled_from(JUNK))
    # An empty list of entries can be read: it says that there is no progress.
    assume(way[-1] != "progress" or junk != [])

    assert _lost_from(_rows(plan, day), plan, way, junk=junk, day=day) == []


def _misspelt(plan: Plan, way: Way) -> Plan:
    """Leave out the second letter of the name of a field."""
    spoilt: Any = deepcopy(plan)
    holder = spoilt
    for step in way[:-1]:
        holder = holder[step]
    name = str(way[-1])
    fields = {name[0] + name[2:] if n == name else n: v for n, v in holder.items()}
    holder.clear()
    holder.update(fields)
    return dict(spoilt)


@given(plan=plans(), day=st.sampled_from(DAYS), data=st.data())
@settings(max_examples=60, database=None)
def test_a_field_with_a_misspelt_name_hides_nothing_else(
    plan: Plan, day: date, data: st.DataObject
) -> None:
    """What the field says is not known, so nothing takes its place."""
    named = {"state", "accountable", "progress", "repeats", "new_due", "achieved_on"}
    ways = [way for way in _fields(plan) if way[-1] in named]
    assume(ways)
    way = data.draw(st.sampled_from(ways))
    before, after = _rows(plan, day), _rows(_misspelt(plan, way), day)

    lost = [what for route in before for what in _lost(before[route], after[route])]

    assert lost == []


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("state", ("not-known", True, True, True)),
        ("rag", ("in-progress", False, True, True)),
        ("accountable", ("in-progress", True, False, True)),
        ("note", ("in-progress", True, True, True)),
    ],
)
def test_what_a_misspelt_field_says_is_not_known(
    name: str, known: tuple[str, bool, bool, bool]
) -> None:
    """An action is not in progress because the field that completes it is misspelt."""
    plan = perfect()
    who = {"accountable": "Named Nurse", "agency": "Eastshire NHS Trust"}
    entry = {"date": "2012-02-20", "rag": "red", "state": "complete", **who}
    entries = plan["outcomes"][0]["actions"][0]["progress"]
    entries.append(entry | {"note": "The form is in use."})
    if name != "state":
        entries[-1].pop("state")
    way: Way = ("outcomes", 0, "actions", 0, "progress", 1, name)
    row = _rows(_misspelt(plan, way), DAYS[0])[way[:_ACTION]]

    now = row.now

    assert (
        *(now.status, now.rag_known, exceptions.has_owner(row)),
        now.reports_known,
    ) == known


def test_a_note_that_is_a_list_is_not_called_missing() -> None:
    """Its words are in the file, in square brackets, but could not be read."""
    way: Way = ("outcomes", 0, "actions", 0, "progress", 0, "note")
    plan = _with(perfect(), way, ["Two agencies chased", "No reply yet"])
    row = _rows(plan, DAYS[0])[way[:_ACTION]]

    assert sentences.reason(row).endswith(": note could not be read.")


def test_progress_in_a_misspelt_field_is_not_called_missing() -> None:
    """Nobody knows what it says, nor when anything was last reported."""
    plan = _misspelt(perfect(), ("outcomes", 0, "actions", 0, "progress"))
    now = _rows(plan, DAYS[-1])["outcomes", 0, "actions", 0].now

    said = sentences.reason(_rows(plan, DAYS[-1])["outcomes", 0, "actions", 0])

    assert (now.status, now.months_silent, said) == (
        "not-known",
        None,
        "Progress could not be read.",
    )


@pytest.mark.parametrize("junk", ["TBC", "31/31/2012", "", [[]]], ids=str)
def test_an_action_is_not_closed_on_a_date_that_may_be_to_come(junk: object) -> None:
    """What is to be done by "TBC" is not known to have been done."""
    plan = perfect()
    done = {"date": "2012-06-20", "state": "complete", "note": "It is in use."}
    plan["outcomes"][0]["actions"][0]["progress"].append(done)
    way: Way = ("outcomes", 0, "actions", 0, "progress", 1, "date")
    row = _rows(_with(plan, way, junk), DAYS[0])[way[:_ACTION]]

    kinds = [matter.kind for matter in exceptions.of_row(row)]

    assert (row.now.state_known, kinds) == (False, ["status-not-known"])


@pytest.mark.parametrize(
    ("dated", "above", "is_known"),
    [
        ("2012-02-20", (), True),
        ("2012-12-01", (), True),
        ("31/31/2012", (), False),
        ("TBC", (), False),
        ("TBC", ("2012-02-25",), True),
        ("TBC", ("2012-12-01",), False),
    ],
)
def test_an_owner_is_not_known_if_a_handover_has_no_date_that_can_be_read(
    dated: str, above: tuple[str, ...], *, is_known: bool
) -> None:
    """It may be yet to come, unless another one follows it in the file."""
    plan = perfect()
    entries = plan["outcomes"][0]["actions"][0]["progress"]
    for day, owner in ((dated, "Named Nurse"), *((each, "Named GP") for each in above)):
        who = {"accountable": owner, "agency": "Eastshire NHS Trust"}
        entries.append({"date": day, **who, "note": "Handed over as agreed."})
    row = _rows(plan, DAYS[0])["outcomes", 0, "actions", 0]

    kinds = [matter.kind for matter in exceptions.of_row(row)]

    assert (exceptions.has_owner(row), "no-owner" in kinds, bool(row.agency)) == (
        is_known,
        not is_known,
        is_known,
    )


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_field_of_an_example_hides_anything_else(path: Path) -> None:
    """The same for every field of every action of the examples, one after another."""
    plan = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- text only
    day = date(2026, 11, 24)

    before = _rows(plan, day)
    found = {
        way: _lost_from(before, plan, way, junk=JUNK[number % len(JUNK)], day=day)
        for number, way in enumerate(_fields(plan))
    }

    lost = {way: what for way, what in found.items() if what}

    assert lost == {}
