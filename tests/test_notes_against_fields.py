"""What every paper says where a note on an action says otherwise than its fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from generated_plans import perfect

from actionplan.plan import exceptions, portfolio, sentences
from actionplan.reading import load

if TYPE_CHECKING:
    from actionplan.plan.exceptions import Kind

AS_OF = date(2012, 3, 1)
TOLD: tuple[Kind, ...] = (
    *("promise-passed", "note-otherwise", "owner-in-doubt", "more-to-do"),
    *("sign-off-in-doubt", "disputed", "closed-incomplete", "time-requested"),
    "reported-done",
)


def _said(plan: dict[str, Any]) -> list[str]:
    """Return the sentences for the exceptions that notes give, in order."""
    text = yaml.safe_dump(plan, sort_keys=False).encode()
    found = load.load(text, plan["id"]).plan
    assert found is not None
    whole = portfolio.of([found], (), AS_OF)
    return [
        sentences.matter(each) for each in exceptions.of(whole) if each.kind in TOLD
    ]


def _with(*entries: dict[str, Any]) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] += entries
    return plan


DONE = {"date": "2012-02-10", "state": "complete", "evidence": ["the form"]}
NOTE = {"date": "2012-02-10"}
OWNER = "Head of Service, Assessment"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (
            DONE | {"note": "Complete, but the police did not attend."},
            "The note dated 10 February 2012 seems to say that some work was not done: "
            '"Complete, but the police did not attend"',
        ),
        (
            DONE | {"note": "Form agreed in principle."},
            "The note dated 10 February 2012 seems to say that there is more to do: "
            '"Form agreed in principle"',
        ),
        (
            DONE | {"note": "Form written and awaiting sign-off by two teams."},
            "The note dated 10 February 2012 seems to say that there is more to do: "
            '"Form written and awaiting sign-off by two teams"',
        ),
        (
            NOTE | {"note": "Paused while the council is reorganised."},
            "The note dated 10 February 2012 says that the action is on hold: "
            '"Paused while the council is reorganised"',
        ),
        (
            NOTE | {"state": "not-started", "note": "Nine cases read so far."},
            "The note dated 10 February 2012 says that work has been done: "
            '"Nine cases read so far"',
        ),
        (
            NOTE | {"note": "The group agreed to extend the date to August 2012."},
            "The note dated 10 February 2012 says that the due date has moved to"
            ' August 2012: "The group agreed to extend the date to August 2012"',
        ),
        (
            NOTE | {"note": "On track for completion by 20 February 2012."},
            "The note dated 10 February 2012 gives 20 February 2012, which has passed: "
            '"On track for completion by 20 February 2012"',
        ),
        (
            NOTE | {"note": f"The {OWNER} left in January. Two teams have the form."},
            "The note dated 10 February 2012 says that the owner has left or the post"
            f' is vacant: "The {OWNER} left in January"',
        ),
        (
            DONE | {"state": "signed-off", "reported_by": OWNER, "note": "Form seen."},
            f"The sign-off was reported by {OWNER}, who also owns the action",
        ),
        (
            NOTE
            | {
                "state": "transferred",
                "note": "The Neglect Board has not yet accepted it.",
            },
            "The note dated 10 February 2012 says that the work has not been accepted: "
            '"The Neglect Board has not yet accepted it"',
        ),
        (
            NOTE
            | {"state": "withdrawn", "note": "Carrying on with this, two teams left."},
            "The note dated 10 February 2012 says that the work goes on: "
            '"Carrying on with this, two teams left"',
        ),
        (
            NOTE
            | {"state": "closed-incomplete", "note": "The list is weekly, not daily."},
            'The reason given is "The list is weekly, not daily"',
        ),
        (
            NOTE | {"new_due_requested": "2012-02-20", "note": "Two teams are late."},
            "More time asked for, until 20 February 2012, which has passed without an"
            " answer (asked for on 10 February 2012)",
        ),
        (
            NOTE | {"new_due_requested": "2012-08", "note": "Two teams are late."},
            "More time asked for, until August 2012",
        ),
    ],
)
def test_the_sentence_of_the_note_is_quoted(
    entry: dict[str, Any], sentence: str
) -> None:
    """It says what the note says, and quotes the one sentence that says it."""
    assert _said(_with(entry)) == [sentence]


@pytest.mark.parametrize(
    "entries",
    [
        [DONE | {"note": "Could not deliver face to face, so delivered online to 40."}],
        [DONE | {"note": "The form will be used for all referrals."}],
        [NOTE | {"state": "on-hold", "note": "Paused while the council changes."}],
        [NOTE | {"state": "not-started", "note": "No one has been appointed yet."}],
        [NOTE | {"state": "not-started", "note": "Waits for the post to be filled."}],
        [
            NOTE | {"state": "not-started", "note": "Nine cases read so far."},
            {"date": "2012-02-21", "state": "in-progress", "note": "Ten cases read."},
        ],
        [NOTE | {"note": "The group agreed to extend the date to March 2012."}],
        [NOTE | {"new_due": "2012-08", "note": "Date extended to August 2012."}],
        [NOTE | {"note": "Two teams will have the form by 20 March 2012."}],
        [
            NOTE | {"note": "Two teams will have it by 20 February 2012."},
            {"date": "2012-02-21", "note": "Both teams have the form."},
        ],
        [
            NOTE | {"note": "The post is vacant."},
            {"date": "2012-02-21", "accountable": "Audit Lead", "note": "Taken on."},
        ],
        [
            NOTE | {"note": "The post is vacant. Two teams have the form."},
            {"date": "2012-02-21", "reported_by": OWNER, "note": "Both have it."},
        ],
        [
            DONE | {"note": "Form in use.", "reported_by": OWNER},
            {
                "date": "2012-02-21",
                "state": "signed-off",
                "reported_by": "Chair of the Learning Subgroup",
                "note": "Form seen in two teams.",
            },
        ],
        [NOTE | {"state": "transferred", "note": "The Neglect Board does this now."}],
        [NOTE | {"state": "transferred", "note": "Going well at the Neglect Board."}],
        [NOTE | {"state": "withdrawn", "replaced_by": "1.2", "note": "Going well."}],
        [NOTE | {"state": "withdrawn", "note": "Work continues in the Neglect plan."}],
        [NOTE | {"state": "withdrawn", "note": "The police run it with schools now."}],
    ],
)
def test_nothing_is_said_where_note_and_fields_agree(
    entries: list[dict[str, Any]],
) -> None:
    """Nor where a later entry says what became of it."""
    assert _said(_with(*entries)) == []


@pytest.mark.parametrize(
    ("report", "overdue", "sentence"),
    [
        (
            {"note": "All actions have been completed."},
            False,
            "The entry for the outcome on 20 February 2012 says "
            '"All actions have been completed", but actions 1.1 and 1.2 are open',
        ),
        (
            {"rag": "green", "note": "In use in two teams."},
            True,
            "The outcome was rated green (On track) on 20 February 2012, but action"
            " 1.1 is open and overdue",
        ),
        ({"rag": "green", "note": "In use in two teams."}, False, ""),
        ({"rag": "amber", "note": "In use in two teams."}, True, ""),
    ],
)
def test_an_outcome_reported_as_done_names_its_open_actions(
    report: dict[str, str], *, overdue: bool, sentence: str
) -> None:
    """The best rating contradicts only what was overdue when it was given."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["progress"] = [{"date": "2012-02-20", **report}]
    if overdue:
        outcome["actions"][0]["due"] = "2012-01"

    assert _said(plan) == ([sentence] if sentence else [])


LEAVES = "says that the owner is leaving"
PASSES = "says that the lead passes to someone else"


@pytest.mark.parametrize(
    ("written", "note", "by_owner", "said"),
    [
        ("2011-12-05", "Post holder leaving at Christmas.", "", LEAVES),
        ("2011-12-05", "Lead passes to the Training Officer from January.", "", PASSES),
        ("2012-02-10", "Post holder leaving in May.", "", LEAVES),
        ("2012-02-10", "Post holder leaving in August.", "", None),
        ("2012-02-10", "Lead passes to the Training Officer in September.", "", None),
        ("2011-12-05", "Post holder leaving at Christmas.", "2011-12-20", LEAVES),
        ("2011-12-05", "Post holder leaving at Christmas.", "2012-01-20", None),
        ("2012-02-10", "Lead passes to the Training Officer.", "2012-02-20", None),
    ],
)
def test_an_owner_who_will_leave_is_in_doubt_when_that_is_near(
    written: str, note: str, by_owner: str, said: str | None
) -> None:
    """In 3 months, or in the past, unless the owner has reported since that day."""
    later = {"date": by_owner, "reported_by": OWNER, "note": "Two teams have it."}
    told = {"date": written, "reported_by": "Board Manager", "note": note}
    plan = _with()
    plan["outcomes"][0]["actions"][0]["progress"] = [told, *([later] * bool(by_owner))]
    found = _said(plan)

    assert [each for each in found if "the owner" in each or "the lead" in each] == (
        [f'The note dated {_day(written)} {said}: "{note[:-1]}"'] if said else []
    )


@pytest.mark.parametrize("spelt", ["The {}", "the {}.", "{}"])
def test_an_owner_is_the_same_however_a_report_spells_the_post(spelt: str) -> None:
    """So that a later report by the owner shows that the post is filled."""
    told = {"date": "2012-02-10", "reported_by": "Clerk", "note": f"{OWNER} has left."}
    later = {
        "date": "2012-02-20",
        "reported_by": spelt.format(OWNER),
        "note": "Agreed.",
    }
    plan = _with()
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [told]
    before = _said(plan)
    action["accountable"] = f"The {OWNER}."
    with_the = _said(plan)
    action["progress"] = [told, later]
    after = _said(plan)

    doubts = [any("the owner" in said for said in each) for each in (before, with_the)]
    assert doubts == [True, True]
    assert not any("the owner" in said for said in after)


def _day(written: str) -> str:
    return {"2011-12-05": "5 December 2011"}.get(written, "10 February 2012")


def test_work_reported_after_an_action_was_not_started_is_told() -> None:
    """A note without a status leaves the action as not started."""
    plan = _with(
        NOTE | {"state": "not-started", "note": "Waits for the post to be filled."},
        {"date": "2012-02-21", "note": "Two of four teams briefed."},
    )

    assert _said(plan) == [
        "The note dated 21 February 2012 says that work has been done: "
        '"Two of four teams briefed"'
    ]


@pytest.mark.parametrize(
    ("reached", "note", "told"),
    [
        ("undated", "Two of five workshops held. The rest cancelled.", True),
        ("2012-02-01", "Two of five workshops held.", True),
        ("2012-02-01", "One workshop has not been held.", True),
        ("2012-02-01", "Three workshops are still to be held.", True),
        ("2012-02-15", "Two of five workshops held.", False),  # written before
        ("2012-02-01", "All five workshops were held.", False),
        ("2012-02-01", "Two of five teams trained.", False),  # of something else
        (None, "Two of five workshops held.", False),
    ],
)
def test_a_milestone_that_a_note_says_was_reached_in_part_is_told(
    reached: str | None, note: str, *, told: bool
) -> None:
    """The note is about the milestone, and was written when that was reached."""
    plan = _with(NOTE | {"note": note})
    milestone = {"milestone": "Workshops held", "due": "2012-04"}
    if reached:
        when = "reached_on" if reached[0] == "2" else "reached_on_as_written"
        milestone[when] = reached
    plan["outcomes"][0]["actions"][0]["milestones"] = [milestone]

    said = [each for each in _said(plan) if "milestone" in each]

    words = "a milestone recorded as reached was not reached in full"
    assert [words in each for each in said] == [True] * told
