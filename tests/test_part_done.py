"""What a note says of work that was done in part, or put off, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.text import undone

WRITTEN = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("action", "note"),
    [
        ("Hold sessions in each team", "Sessions held in three of five teams."),
        ("Train all workers", "12 of 20 workers trained."),
        ("Give every school the tool", "Three of five clusters have it."),
        ("Train all workers", "Twelve of the 20 workers were trained in May 2026."),
        ("Train all staff", "Training given to most staff."),
        ("Train all staff", "Nearly all staff were trained."),
        ("Brief the schools", "Briefing delivered to 9 out of 11 schools."),
        ("Visit all homes", "One of 4 homes visited."),
        ("Send the leaflet out", "Leaflet sent to half of the practices."),
        ("Train officers", "31 of 40 trained."),
        ("Send a weekly list", "No list since August because the analyst left."),
        ("Meet the court", "The meeting was moved to 12 January 2027 by the court."),
        ("Hold the event", "It has been put back to January 2027."),
        ("Ask GPs", "No replies were received from GPs, so the survey was closed."),
    ],
)
def test_a_part_of_the_work_is_not_all_of_it(action: str, note: str) -> None:
    """A board must not take a part for the whole."""
    found = undone.read(note, action, WRITTEN)

    assert found is not None
    assert found.words == note.rstrip(".")


@pytest.mark.parametrize(
    ("action", "note"),
    [
        ("Audit 40 files", "17 of 40 files had the child's words."),
        ("Audit 40 files", "17 of 40 held a plan."),
        ("Visit homes", "31 of 40 visited in time."),
        ("Set up a list", "No incidents since August."),
        ("Audit 40 files", "The audit was done. 4 of 20 records had a body map."),
        ("Ask parents", "9 of 10 parents said that they knew whom to ring."),
        ("Ask parents", "Survey sent to 20 parents. 18 of 20 knew whom to ring."),
        ("Train all workers", "38 of 40 workers trained (target 36)."),
        ("Hold sessions in teams", "Three of five teams did not need it."),
        ("Hold sessions", "Held in 3 of 5 teams. The other two did not need it."),
        ("Hold sessions", "Held in 3 of 5 teams in May; the rest had it in June."),
        ("Hold sessions in three of the teams", "Sessions held in 3 of 5 teams."),
        ("Hold sessions in each team", "Sessions held in five of five teams."),
        ("Visit the schools", "All 12 of 12 schools visited."),
        ("Give every school the tool", "Five of five clusters have it."),
        ("Ask carers for the red book", "9 of 20 had it with them at the visit."),
        ("Hold a conference", "The day was most useful and attended by 60 people."),
        ("See children alone", "30 of 34 children were seen alone."),
        ("Hold reviews", "31 of 33 reviews were held on time."),
        ("Meet the court", "The meeting was moved to 2 October 2026 and was held."),
        ("Send comments", "No replies were received, so the policy was published."),
    ],
)
def test_a_number_that_was_found_is_not_a_part_of_the_work(
    action: str, note: str
) -> None:
    """A finding, a target that was met, or others that did not need it."""
    assert undone.read(note, action, WRITTEN) is None


def test_without_its_date_a_note_puts_nothing_off() -> None:
    """A note without a date cannot say that a day lies ahead."""
    note = "The meeting was moved to 12 January 2027."

    assert (undone.read(note, "", WRITTEN) is None, undone.read(note) is None) == (
        False,
        True,
    )


@pytest.mark.parametrize(
    ("note", "what"),
    [
        (
            "Two of the five courses had to be cancelled and will be held in the new"
            " year. 61 staff attended so far.",
            "postponed",
        ),
        ("The day was cancelled. It will take place in March 2027.", "postponed"),
        ("The conference was postponed.", "postponed"),
        ("The meeting was moved to 12 January 2027 by the court.", "postponed"),
        ("The day was cancelled and will not be held.", "given up"),
        ("Cancelled. The money will be used for leaflets.", "given up"),
        ("Cancelled because nobody was to run it.", "given up"),
        ("The group was disbanded. The service will be run by others.", "given up"),
    ],
)
def test_work_that_will_still_be_done_is_not_given_up(note: str, what: str) -> None:
    """A board must not read that courses are lost which will be held in the spring."""
    found = undone.read(note, "", WRITTEN)

    assert found is not None
    assert found.what == what
