"""Page one names each figure, and what is due only in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect
from tests.test_page_one_answers import CHILD_K, FORMS, _shown, _summary

from actionplan import workspace
from actionplan.output.report import page_text
from actionplan.plan import ahead_in_words
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import told_figures
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Files read"], ("Files read",)),
        (
            ["Talks in office hours", "Talks outside office hours"],
            ("Talks in office hours", "Outside office hours"),
        ),
        (["Files", "Files read"], ("Files", "Files read")),
        (["Days", "Families"], ("Days", "Families")),
        ([], ()),
    ],
)
def test_measures_can_be_told_apart(names: list[str], short: tuple[str, ...]) -> None:
    """What all of them begin with is left out, but never the whole name."""
    assert page_text.apart(names) == short


@pytest.mark.parametrize("form", FORMS)
def test_no_figure_is_without_its_measure(
    form: Any,  # noqa: ANN401 -- a form of `render`
) -> None:
    """On a full page as well; and what has a date only in words is named with them."""
    as_of = date.fromisoformat("2026-11-24")
    shown = gather.plans(workspace.make([CHILD_K]), as_of)

    page = _summary(shown, form, Meeting(date(2027, 4, 30), "given"))

    for said in (
        "Strategy discussions in office hours with health present: 51% to 96% (target"
        " 95%)",
        "Outside office hours with health present: 12% to 39% (target 80%)",
        "Where those adults were spoken to: 9 of 40 to 24 of 40",
        "Clinical safety case, version 2",
        "Reopened on 18 February 2026",
        "O5 One number for every child" if form != "text" else "O5: One number",
    ):
        assert said in page, said


@pytest.mark.parametrize(
    ("day", "words"), [("2012-07-01", "By June 2012"), ("2012-06-29", "")]
)
def test_an_outcome_may_be_due_in_its_own_words(day: str, words: str) -> None:
    """It is named if its words end by the meeting, and it has no due date."""
    (plan,) = gather.plans(
        workspace.make([CHILD_K]), date.fromisoformat("2026-11-24")
    ).plans
    outcome = plan.outcomes[0]._replace(
        due=None, desired_outcome="By June 2012 all are seen.", difference=()
    )

    assert (
        ahead_in_words.by(
            outcome, date.fromisoformat("2012-03-01"), date.fromisoformat(day)
        )
        == words
    )


def test_page_one_quotes_the_date_in_words(tmp_path: Path) -> None:
    """The meeting learns of it under what is needed."""
    plan: Plan = perfect()
    plan["outcomes"][0]["desired_outcome"] = "By May 2012 36 of 40 are seen alone."

    page = _summary(_shown(tmp_path, plan), "text")

    assert 'of the outcomes: O1 (its words say "By May 2012")' in page


HELD = "Median days a device is held"


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Median hold was 163 days, which is longer than at the start.", "163"),
        ("Median hold was 163 days, longer than when the plan was agreed.", "163"),
        ("Median hold was 90 days, shorter than before.", "90"),
        ("Median is 171 days.", "171"),
        ("Median hold was 163 days, which is shorter than at the start.", ""),
        ("Median hold was 163 days, longer than before the flood.", ""),
        ("Median hold was not 163 days, which is longer than at the start.", ""),
        ("Median is 12 weeks.", ""),
        ("Median wait in the clinic is 171 days.", ""),
        ("The force has 163 devices, more than at the start.", ""),
    ],
)
def test_a_figure_compared_with_the_start_is_for_the_measure(
    sentence: str, figure: str
) -> None:
    """Its words and its figure agree, and it is of what the measure counts."""
    assert told_figures.of_sentence(sentence, HELD, "148") == figure


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        (("Median hold was 163 days, longer than at the start.",), "Median hold was"),
        (("Median hold was 163 days, longer than before.", "Median is 171 days."), ""),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_figure_that_a_note_compares_with_the_start_seems_worse(
    notes: tuple[str, ...],
    said: str,
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The target is below the figure at the start, so a longer time is worse."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["baseline"][0] |= {"measure": HELD, "value": "148", "target": "60"}
    action = outcome["actions"][0]
    action["success"][0] |= {"measure": HELD, "target": "60"}
    action["progress"] += [
        {"date": f"2012-02-{20 + number}", "note": note}
        for number, note in enumerate(notes)
    ]

    page = _summary(_shown(tmp_path, plan), form)

    quoted = (said or notes[-1]).rstrip(".")
    assert re.search(
        f'{quoted}[^"\u201d]*["\u201d], which seems worse than at the start', page
    )


@pytest.mark.parametrize(
    ("note", "why_not"),
    [
        ("Refused.", ""),
        (
            "The Board will not wait. One post is to be moved at once.",
            ': "The Board will not wait. One post is to be moved at once"',
        ),
    ],
)
def test_a_refused_request_keeps_its_reason_and_the_boards(
    note: str, why_not: str, tmp_path: Path
) -> None:
    """The board reads why more time was asked for, and why it was refused."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-02"
    action["progress"] += [
        {
            "date": "2012-02-20",
            "new_due_requested": "2012-09",
            "note": "The auditor is on long leave.",
        },
        {"date": "2012-03-02", "request": "declined", "note": note},
    ]

    page = _summary(_shown(tmp_path, plan), "text")

    assert (
        "More time until September 2012, asked for on 20 February 2012 with the note"
        f' "The auditor is on long leave", was refused on 2 March 2012{why_not}.'
    ) in page


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("88% last quarter.", "88%"),
        ("Now 62 per cent.", "62 per cent"),
        ("It was 19 of 24 in the last month.", "19 of 24"),
        ("Reached 70%.", "70%"),
        ("20% in 2010.", ""),
        ("10% by March 2014.", ""),
        ("40% so far.", ""),
        ("88% of families.", ""),
        ("88% last quarter, and 62% the year before.", ""),
        ("Target 88%.", ""),
        ("12 last quarter.", ""),
    ],
)
def test_a_share_alone_is_for_the_one_thing_that_is_measured(
    sentence: str, share: str
) -> None:
    """With any other word, it may be the share of something else."""
    assert told_figures.bare_share(sentence) == share
