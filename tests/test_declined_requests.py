"""A request for more time that was declined never waits for an answer in any paper."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from generated_plans import perfect

from actionplan.plan import decisions, exceptions, news, portfolio, sentences
from actionplan.reading import load
from actionplan.text import declined

if TYPE_CHECKING:
    from actionplan.plan.model import Plan

AS_OF, START = date(2012, 3, 1), date(2012, 1, 31)
ASKS = {"new_due_requested": "2012-09"}
WHY = "The owner asks for September 2012."
NO = "The executive did not agree and wants a plan for June."
FIELD = {"request": "declined"}


def _read(*entries: dict[str, Any]) -> Plan:
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] += entries
    found = load.load(yaml.safe_dump(plan, sort_keys=False).encode(), plan["id"])
    assert found.plan is not None
    return found.plan


def _entries(*, apart: int, said: int) -> list[dict[str, Any]]:
    """Return a request and its refusal: in one entry, on one day, or on two days."""
    answer = ({"note": NO}, FIELD | {"note": "See the minutes."}, FIELD | {"note": NO})
    first = {"date": "2012-02-10", "rag": "red", **ASKS, "note": WHY}
    if not apart:
        return [first | answer[said] | {"note": f"{WHY} {answer[said]['note']}"}]
    return [first, {"date": ("2012-02-10", "2012-02-20")[apart - 1], **answer[said]}]


@pytest.mark.parametrize(("apart", "said"), [*product(range(3), range(3))])
def test_a_declined_request_is_declined_in_every_paper(apart: int, said: int) -> None:
    """Whether a field or a note says so, in the same entry or in a later one."""
    plan = _read(*_entries(apart=apart, said=said))
    whole = portfolio.of([plan], (), AS_OF)
    kinds = {each.kind for each in exceptions.of(whole)}
    asked = {each.kind for each in decisions.of_plan(plan, whole.rows, AS_OF)}
    changed = [
        each.kind
        for each in news.since([plan], START, AS_OF)
        if each.kind.startswith("more time")
    ]

    assert ("time-requested" in kinds, "more time" in asked, changed) == (
        False,
        False,
        ["more time declined"],
    )


@pytest.mark.parametrize(
    "note",
    [
        "The executive did not agree that the work is done.",
        "The police did not agree to share data.",
        "The request has not been agreed yet.",
        "The board may decline the request.",
        "Two families refused, and their request for help was refused.",
        "More time was declined in January. The owner asks again.",
        "The request for funding was declined.",
    ],
)
def test_a_request_is_open_until_those_who_decide_have_declined_it(note: str) -> None:
    """Nor does a note on it say that it was declined if it only says what may be."""
    plan = _read({"date": "2012-02-10", **ASKS, "note": note})
    kinds = {each.kind for each in exceptions.of(portfolio.of([plan], (), AS_OF))}

    assert (declined.more_time(note), "time-requested" in kinds) == ("", True)


def test_page_one_gives_all_notes_of_the_day_of_a_low_rating() -> None:
    """The lower one in the file is the newer one, and may be the answer."""
    plan = _read(*_entries(apart=1, said=2))
    row = portfolio.of([plan], (), AS_OF).rows[0]

    assert sentences.rating_note(row, 240) == f"10 February 2012: {WHY} {NO}"
