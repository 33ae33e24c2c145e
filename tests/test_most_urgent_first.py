"""Every paper lists actions in one order of urgency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generated_plans import AS_OF, DAYS, perfect, plans, put_into
from hypothesis import given, settings
from printed import output

from actionplan.plan import exceptions, model, portfolio

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generated_plans import Plan

ASKS = {"worst-rating", "worst-after-closing", "time-requested"}


@given(plans(), DAYS)
@settings(max_examples=15, deadline=None)
def test_what_asks_the_board_to_act_comes_first_and_then_what_is_late(
    plan: Plan, day: date
) -> None:
    """Among what asks the board to act, that which is late comes first."""
    read = model.plan(plan, (), plan["id"])
    rows = portfolio.sort_rows(portfolio.of([read], (), day).rows, "urgency")
    ranks = []
    for row in rows:
        asks = bool({each.kind for each in exceptions.of_row(row)} & ASKS)
        late = row.now.overdue or row.now.passed_in_words
        ranks.append((not asks, not late))

    assert [rank for rank in ranks if rank != (True, True)] == sorted(
        rank for rank in ranks if rank != (True, True)
    )


def test_page_one_status_and_agenda_have_one_order(tmp_path: Path) -> None:
    """Red comes first, even if it was closed or is due later, and then what is late."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    told = (
        ("1.1", "2012-01", {"rag": "green", "note": "Two teams have the form."}),
        ("1.2", "2012-09", {"rag": "red", "note": "The money was withdrawn."}),
        ("1.3", "2011-12", {"rag": "green", "note": "Four teams have the form."}),
        (
            "1.4",
            "2012-01",
            {"state": "complete", "rag": "red", "note": "11 of 25 have one."},
        ),
    )
    plan["outcomes"][0]["actions"] = [
        {
            **first,
            "id": number,
            "action": f"{first['action']} for team {number}",
            "due": due,
            "progress": [{"date": "2012-02-10", **entry}],
        }
        for number, due, entry in told
    ]
    put_into(tmp_path, plan)
    order = ["1.4", "1.2", "1.3", "1.1"]
    page = output("report markdown", tmp_path, AS_OF).partition("Exceptions")[2]
    status = output("status", tmp_path, AS_OF)
    found = [re.findall(r"\b1\.[1-4]\b(?=\]|  )", each) for each in (page, status)]

    assert [[*dict.fromkeys(each)] for each in found] == [order, order]
    assert "11 of 25 have one" in page
