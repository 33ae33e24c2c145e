"""Which part of a date words leave out, and so what a message asks for."""

from __future__ import annotations

import pytest

from actionplan.cli import answered_wrong
from actionplan.lint import diagnose
from actionplan.messages import unreadable_dates
from actionplan.text import dates

LACKS = {
    "year": (
        *("end of June", "June", "Jun", "by 30th June", "30/6", "by 30.6", "mid-June"),
        *("June or July", "April to June", "Monday 4 June", "by May", "Septmber"),
    ),
    "month": ("2012", "early 2012", "by end 2012", "Spring 2012", "2011-W48"),
    "date": (
        *("Ongoing", "within 3 months", "by the next meeting", "may be later", "Q3"),
        *("last summer", "the 15th", "see action 3.2", "matching funds"),
    ),
    "": ("after May 2012", "2011-11-30T09:30", "3/10/2011 (by e-mail)", "June '12"),
}


@pytest.mark.parametrize("part", LACKS)
def test_the_part_that_words_do_not_give_is_known(part: str) -> None:
    """A month may be short or a number, and "may" is not always a month."""
    assert {words: dates.lacks(words) for words in LACKS[part]} == dict.fromkeys(
        LACKS[part], part
    )


@pytest.mark.parametrize("part", ["year", "month"])
@pytest.mark.parametrize("field", ["due", "agreed"])
def test_no_message_asks_for_a_part_that_is_there(part: str, field: str) -> None:
    """The words are said to lack what they lack, and so is the document."""
    said = {
        written: diagnose.put(
            unreadable_dates.not_a_date(
                written=written,
                meant=None,
                field=field,
                keeps_words=True,
                none_yet=field == "due",
            ),
            "",
            None,
        )
        for written in LACKS[part]
    }

    assert [
        written
        for written, each in said.items()
        if f'"{written}" does not say which {part}.' not in each.message
        or f"does not give the {part}, change this field" not in each.remedy
    ] == []


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("end of June", "type the year as well"),
        ("Jun", "type the year as well"),
        ("early 2012", "type the month as well"),
        ("soon", "type the month and the year"),
    ],
)
def test_a_question_asks_only_for_the_part_that_is_missing(
    typed: str, asked: str
) -> None:
    """What was typed is not asked for again."""
    fault = unreadable_dates.not_a_date(
        written=typed, meant=None, field="due", option="--due"
    )
    said = diagnose.put(fault, "", None)

    assert answered_wrong.remedy(said.remedy, typed).startswith(asked)
