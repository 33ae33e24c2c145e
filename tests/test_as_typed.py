"""Laws of what is typed on the command line: dates, and words pasted from Word."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from generated_plans import perfect, put_into
from hypothesis import given
from hypothesis import strategies as st

from actionplan.cli.parser import pasted
from actionplan.text import dates, suggest

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2012, 3, 1)
DAYS = st.dates(date(2001, 1, 1), date(2068, 12, 31))
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%d/%m/%y}",
    "{0.day}.{0.month}.{0.year}",
    "{0.day}.{0.month}.{0:%y}",
    "{0:%d-%m-%Y}",
    "{0.day} {0:%B} {0.year}",
    "{0:%d %b %Y}",
    "{0:%B} {0.day}, {0.year}",
    "\u201c{0:%Y-%m-%d}\u201d",
)


@given(DAYS, st.sampled_from(FORMS))
def test_a_date_is_taken_as_it_was_meant_or_not_at_all(day: date, form: str) -> None:
    """It is never another date; and it is taken where day and month cannot change."""
    text = form.format(day)

    read = dates.typed(text, TODAY)

    swapped = form.startswith(("{0.day}/", "{0:%d/", "{0.day}.", "{0:%d-"))
    doubtful = swapped and day.day <= 12 and day.day != day.month
    assert read == (None if doubtful else dates.of(day))


@given(DAYS, st.sampled_from(("{0:%Y-%m}", "{0:%B} {0.year}", "{0:%m/%Y}")))
def test_a_month_stays_a_month(day: date, form: str) -> None:
    """No day is made up for it."""
    read = dates.typed(form.format(day), TODAY)

    assert read == dates.Date(day.year, day.month)


@pytest.mark.parametrize(
    "text",
    [
        *("03/04/2012", "Nov 15", "Nov-11", "2011.1", "2011/12", "31 September 2016"),
        *("9 Novermber 2011", "soon", "", "2012", "Friday"),
    ],
)
def test_what_is_in_doubt_is_not_taken(text: str) -> None:
    """Two readings, a misspelt month, or no date at all."""
    assert dates.typed(text, TODAY) is None


@pytest.mark.parametrize(
    ("word", "days"), [("yesterday", -1), ("Today", 0), (" TOMORROW ", 1)]
)
def test_a_word_for_a_date_is_counted_from_today(word: str, days: int) -> None:
    """Only where it is known what today is."""
    near = dates.of(TODAY + timedelta(days))

    assert (dates.typed(word, TODAY), dates.typed(word)) == (near, None)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("status", "--as-of", "March 2012"),
            '"March 2012" does not say which day.\n'
            "  To fix: add the day, for example:\n      --as-of 2012-03-01\n",
        ),
        (
            ("agenda", "--meeting", "31 September 2012"),
            '"31 September 2012" is not a date, because September has only 30 days.\n'
            "  To fix: after --meeting, write a date that exists, such as"
            " 2012-09-30.\n",
        ),
        (
            ("since", "9 Novermber 2011"),
            '"9 Novermber 2011" is not written as a date. It looks like 9 November'
            " 2011,\nbut it may mean something else.\n"
            "  To fix: write the date that you mean in numbers, for example:"
            " 2011-11-09\n",
        ),
        (
            ("since", "5/9/2011"),
            '"5/9/2011" can mean 5 September 2011 or 9 May 2011.\n'
            "  To fix: if you mean 5 September 2011, write 2011-09-05. If you mean"
            " 9 May\n  2011, write 2011-05-09.\n",
        ),
        (
            ("since", "last week"),
            '"last week" cannot be read as a date.\n'
            "  To fix: write a date such as 2011-11-30 or 30 November 2011.\n",
        ),
    ],
)
def test_a_date_that_is_not_taken_is_answered_with_its_readings(
    args: tuple[str, ...], said: str
) -> None:
    """Each is one that can be typed, after the option that was typed."""
    assert _answer(*args) == (2, said)


OPTIONS = ("--overdue", "--as-of", "--color", "-o")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u2014overdue", "--overdue"),
        ("\u2013as-of=2012-03-01", "--as-of=2012-03-01"),
        ("\u2010\u2010color", "--color"),
        ("-overdue", "--overdue"),
        ("-o", "-o"),
        ("\u2013o", "-o"),
        ("\u2014o", "-o"),
        ("\u2013x", "\u2013x"),
        ("--overdue", "--overdue"),
        ("\u2014 as agreed", "\u2014 as agreed"),
        ("\u2014note", "--note"),
        ("\u2014Note", "\u2014Note"),
        ("-", "-"),
        ("", ""),
        ("overdue", "overdue"),
    ],
)
def test_an_option_pasted_from_a_document_is_understood(typed: str, meant: str) -> None:
    """Word makes one long dash of two hyphens; text that begins with one stays.

    One word in small letters is no text: the command says that it has no such option.
    """
    assert pasted.option(typed, OPTIONS) == meant


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--next-due", "3/4/2012"),
            '--next-due: "3/4/2012" can mean 3 April 2012 or 4 March 2012.\n  To fix:'
            " if you mean 3 April 2012, type --next-due 2012-04-03. If you mean 4\n"
            "  March 2012, type --next-due 2012-03-04.\n",
        ),
        (
            ("--state", "finished"),
            '--state: "state" cannot be "finished". Did you mean "complete" (the'
            " action has\nbeen done)?\n"
            '  To fix: change "finished" to: complete\n',
        ),
    ],
)
def test_a_wrong_value_is_named_by_the_option_that_was_typed(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """The file has no such field yet, so the field of the file would not be found."""
    put_into(tmp_path, perfect())
    (plan,) = tmp_path.glob("*.yaml")

    answer = _answer("progress", "add", f"{plan}/1.1", "The draft went out.", *options)

    assert answer == (2, said)


def test_swapped_letters_are_nearer_than_another_letter() -> None:
    """Both are one edit away from what was typed."""
    assert suggest.closest("lnit", ("init", "lint"), 1) == ("lint",)


def test_curly_quotation_marks_are_named() -> None:
    """The shell did not read them as such, and so made several words of a note."""
    words = ("scr-a/1.1", "\u201cThe", "draft", "is", "out.\u201d", "\u2014dry-run")

    assert _answer("progress", "add", *words) == (
        2,
        '"actionplan progress add" cannot use the extra words "draft is out.\u201d".'
        " The\nquotation marks are curly, as in a Word document.\n"
        "  To fix: replace the curly quotation marks round the text with straight"
        " ones,\n"
        '  like this: "The draft is out."\n',
    )


def _answer(*args: str) -> tuple[int, str]:
    done = subprocess.run(
        (sys.executable, "-m", "actionplan", *args),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr
