"""A plan of which only the year is known can go too long without an update."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.plan import exceptions, portfolio, timeline
from actionplan.reading import load

NAME = "scr-family-a-2011"
SILENT = SPECIMEN.partition("        progress:\n")[0].replace(
    "  every: 6 months\n", "  every: 3 months\n"
)


def _plan(words: str) -> str:
    """Return the specimen without a report, dated only by *words*."""
    return SILENT.replace("agreed: 2011-08-15\n", f'agreed_as_written: "{words}"\n')


@pytest.mark.parametrize(
    ("words", "day", "kind"),
    [
        ("2011", date(2012, 3, 31), "silence-not-known"),
        ("2011", date(2012, 4, 1), "stale"),
        ("Autumn 2011", date(2012, 4, 1), "stale"),
        ("In early  2011", date(2030, 1, 1), "stale"),
        ("after 2011", date(2030, 1, 1), "silence-not-known"),
        ("2011/12", date(2030, 1, 1), "silence-not-known"),
        ("2011 at the latest, or 2012", date(2030, 1, 1), "silence-not-known"),
    ],
)
def test_what_is_certain_once_the_year_is_over_is_said(
    words: str, day: date, kind: str
) -> None:
    """The year has an end: from then on the silence counts, and not before."""
    plan = load.load(_plan(words).encode(), NAME).plan
    assert plan
    (row,) = (
        portfolio.Row(plan, outcome, action, timeline.standing(action, plan, day))
        for outcome in plan.outcomes
        for action in outcome.actions
    )

    kinds = {found.kind for found in exceptions.of_row(row)} & SILENCE
    request = lint.Request(as_of=day)
    said = lint.one(_plan(words).encode(), f"{NAME}.yaml", request).diagnostics
    told = [each.message for each in said if each.rule == "never-reported"]

    assert (kinds, told) == ({kind}, [TOLD] if kind == "stale" else [])
    assert row.now.months_silent is None


def test_an_entry_without_a_day_may_be_newer() -> None:
    """Nobody knows for how long there was no word, where there was one some day."""
    entry = (
        "        progress:\n"
        "          - date_as_written: in the spring\n"
        "            note: The first draft went to all nine agencies.\n"
    )
    plan = load.load((_plan("2011") + entry).encode(), NAME).plan
    assert plan
    now = timeline.standing(next(plan.actions), plan, date(2030, 1, 1))

    assert (now.stale, now.silence_not_known) == (False, True)


SILENCE = {"stale", "silence-not-known"}
TOLD = (
    "Action 1.1 has had no update since the year of the plan, 2011. This plan asks for"
    " an update every 3 months."
)


@pytest.mark.parametrize("agreed", ['agreed_as_written: "2011"', "agreed: 2011-08-15"])
def test_what_arose_later_is_not_counted_from_the_plan(agreed: str) -> None:
    """An action that came after the plan may have come last week."""
    text = SILENT.replace("agreed: 2011-08-15", agreed)
    plan = load.load(f"{text}        arises_from: '1.2'\n".encode(), NAME).plan
    assert plan
    now = timeline.standing(next(plan.actions), plan, date(2030, 1, 1))

    assert (now.heard, now.stale, now.silence_not_known) == (None, False, True)


def test_a_report_without_a_day_may_be_that_of_the_review() -> None:
    """Lint does not say that nothing was recorded since a day, where that may be."""
    text = (
        f"{_plan('2011')}        review:\n          first: 2012-01\n"
        "        progress:\n          - date_as_written: in the spring\n"
        "            note: The first draft went to all nine agencies.\n"
    )
    request = lint.Request(as_of=date(2012, 3, 1))
    said = lint.one(text.encode(), f"{NAME}.yaml", request).diagnostics

    assert [d.message for d in said if d.rule == "first-review-passed"] == [
        "Action 1.1 was due to be reviewed in January 2012. No dated progress has"
        " been recorded for it since then."
    ]
