"""A board reads since when work is on hold, why, and that the time for it is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from generated_plans import perfect
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan import exceptions, portfolio, sentences
from actionplan.reading import load
from actionplan.text import dates

if TYPE_CHECKING:
    from actionplan.plan.portfolio import Row

AS_OF = date(2012, 5, 1)
HELD = {"date": "2012-01-10", "state": "on-hold"}


def _row(*entries: dict[str, Any], as_of: date = AS_OF) -> Row:
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [*entries]
    found = load.load(yaml.safe_dump(plan, sort_keys=False).encode(), plan["id"])
    assert found.plan is not None
    return portfolio.of([found.plan], (), as_of).rows[0]


def _passed(row: Row) -> bool:
    return any(each.kind == "promise-passed" for each in exceptions.of_row(row))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (
            [HELD | {"note": "On hold. Waiting for legal advice. No date."}],
            'on hold since 10 January 2012 ("Waiting for legal advice")',
        ),
        (
            [
                HELD | {"note": "Paused until the board has its budget in April 2012."},
                {"date": "2012-03-13", "note": "The owner asks for December."},
            ],
            "on hold since 10 January 2012; the note dated 10 January 2012 gives April"
            " 2012, which has passed: "
            '"Paused until the board has its budget in April 2012"',
        ),
        (
            [HELD | {"note": "On hold."}],
            "on hold since 10 January 2012; the plan does not say why it is held",
        ),
    ],
)
def test_the_status_says_since_when_work_is_held_and_why(
    entries: list[dict[str, Any]], said: str
) -> None:
    """The reason is given in the words of the note, whatever was reported later."""
    assert said in sentences.standing(_row(*entries)).replace("On hold", "on hold")


@pytest.mark.parametrize(
    ("notes", "passed"),
    [
        (["Paused until the board has its budget in April 2012."], True),
        (["On hold until April."], True),
        (["On hold until April 2012.", "No change."], True),
        (["On hold until May 2012."], False),
        (["On hold until December."], False),
        (["On hold until the post is filled."], False),
        (["On hold until April 2012.", "Held until the post is filled."], False),
        (["On hold since April 2011."], False),
        (["On hold. The board met in April 2012."], False),
    ],
)
def test_a_hold_is_over_by_the_last_date_that_a_note_gives_for_it(
    notes: list[str], *, passed: bool
) -> None:
    """A later note that gives no date takes the place of one that does."""
    later = [{"date": "2012-02-20", "note": note} for note in notes[1:]]

    assert _passed(_row(HELD | {"note": notes[0]}, *later)) is passed


@given(st.dates(date(2012, 1, 11), date(2012, 12, 1)), st.integers(-40, 40))
@settings(max_examples=15, deadline=None)
def test_a_hold_is_over_the_day_after_its_date_until_that_is_answered(
    until: date, days: int
) -> None:
    """Not a day earlier, and a report from after that day answers it."""
    held = HELD | {"note": f"On hold until {dates.words(until)}."}
    day = until + timedelta(days)
    report = {"date": str(until + timedelta(1)), "note": "The board set no budget."}

    assert _passed(_row(held, as_of=day)) is (days > 0)
    assert not _passed(_row(held, report, as_of=day)) or days <= 0
