"""Notes: what they say of the work, put together from clauses of known meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.text import notes

DONE = [
    "Guidance was published on 4 May.",
    "All nine agencies replied by 3 June.",
    "The protocol was agreed and signed on 12 March.",
    "Ofsted rated the service outstanding.",
    "The alert went live in every surgery.",
]
ROUTINE = [
    "It will be used for all new referrals.",
    "It will be reviewed in a year.",
    "The figure is reported each quarter.",
    "The course will be repeated every autumn for new staff.",
    "Nothing is outstanding.",
    "Its use is tracked under action 2.1.",
    "Leaflets will be dealt with in the next plan.",
]
TO_COME = [
    "Two of the five schools still have to be visited.",
    "The letter has not gone out yet.",
    "A draft was circulated, awaiting sign-off.",
    "The last workshop will be held in October.",
    "The training is ongoing in two teams.",
    "Three practices are outstanding.",
    "A meeting is booked for 3 August to agree the standard.",
]
ALL_OF_IT = [
    "This action is now complete.",
    "Completed 14/2/19.",
    "The action can be closed.",
    "All done.",
    "No further work is needed.",
]
A_PART = [
    "Phase 1 is complete.",
    "The first draft is finished.",
    "12 of 40 files are done.",
    "The work was completed on the first two wards.",
    "Done in the north.",
    "The action is complete so far as the police are concerned.",
    "Two of the three districts have signed.",
]
TEXT = st.lists(st.sampled_from(DONE + ROUTINE), max_size=4)


@given(TEXT)
def test_finished_work_and_its_routine_leave_nothing_open(clauses: list[str]) -> None:
    """What was done, and what is done from now on, is no unfinished business."""
    assert notes.unfinished(" ".join(clauses)) == ""


@given(TEXT, st.sampled_from(TO_COME), TEXT)
def test_what_is_to_come_is_found_wherever_it_is(
    before: list[str], open_one: str, after: list[str]
) -> None:
    """One clause that says something is to come makes the whole note unfinished.

    The words are quoted as they are written.
    """
    note = " ".join([*before, open_one, *after])

    said = notes.unfinished(note)

    assert (said != "", said in note) == (True, True)


@given(TEXT, st.sampled_from(ALL_OF_IT), TEXT)
def test_all_of_the_work_is_said_to_be_done(
    before: list[str], end: str, after: list[str]
) -> None:
    """One clause that ends the action does so among whatever else was done."""
    note = " ".join([*before, end, *after])

    said = notes.finished(note)

    assert (said != "", said in note) == (True, True)


@given(TEXT, st.sampled_from(A_PART), TEXT)
def test_a_part_is_not_all(before: list[str], part: str, after: list[str]) -> None:
    """A phase, a draft and some of many do not finish an action."""
    own = [each for each in (*before, *after) if "outstanding" not in each]

    assert notes.finished(" ".join([*own, part])) == ""


@given(
    st.lists(st.sampled_from(DONE + ROUTINE + TO_COME + ALL_OF_IT + A_PART), max_size=6)
)
def test_a_note_does_not_say_both(clauses: list[str]) -> None:
    """Where something is to come, the work is not finished."""
    note = " ".join(clauses)

    assert not (notes.unfinished(note) and notes.finished(note))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Completed apart from the training", True),
        ("draft circulated, awaiting sign-off", True),
        ("Nearly there", True),
        ("Two sessions done, two more to run in February.", True),
        ("First audit done, second one to run in May.", True),
        ("The supplier can't add it till 2027.", True),
        ("The trainer cannot come before June.", True),
        ("The checklist is not being used.", True),
        ("No more to run.", False),
        ("The old form is not in use.", False),
        ("Staff cannot close a case until a manager has signed.", False),
        ("The system can't sort by ward until 2027, not part of this action.", False),
        ("Two more cases than in 2025 had a plan.", False),
        ("One gap, covered by the neighbouring trust.", False),
        ("Delayed by the move, then finished on 12 September.", False),
        ("It was expected to take until June but was finished in April.", False),
        ("The policy has been published and will be reviewed in a year", False),
        ("The figure has not moved, hence action 2.2.", False),
        ("We had hoped for 20 people and 34 came.", False),
        ("The last outstanding reply came on 12 May", False),
        ("The policy on children awaiting placement was sent to each team.", False),
        ("The policy awaiting sign-off by the board was sent to each team.", True),
        ("The policy for schools awaiting approval was sent to each team.", True),
        ("Training on incomplete records delivered to 14 of 14.", False),
        ("The incomplete audit was sent to the board.", True),
        ("The pending tray is empty: 140 notifications read and closed.", False),
        ("The pending tray is at 140 notifications.", True),
        ("The 12 incomplete records were put right.", False),
    ],
)
def test_tense_and_what_words_belong_to_decide(note: str, *, said: bool) -> None:
    """The same word means another thing in the past, denied, or of something else."""
    assert bool(notes.unfinished(note)) is said


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("Audit 40 case files", "The audit is complete"),
        ("Audit 40 case files and report to the subgroup", ""),
        ("Train the panel", ""),
    ],
)
def test_the_work_of_an_action_is_its_own(action: str, said: str) -> None:
    """That the audit is complete finishes an action that is no more than the audit."""
    assert notes.finished("The audit is complete.", action) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Four of the six teams have been visited.", True),
        ("Guidance drafted and sent to the subgroup.", True),
        ("Not started. The post is vacant and was advertised in May.", False),
        ("Waits for the post to be filled.", False),
        ("Nothing yet: the form that was agreed is with the supplier.", False),
        ("Nothing has been done for want of money.", False),
        ("No one has been appointed yet.", False),
        ("None of the teams has been visited.", False),
        ("Blocked: no lead officer identified to run it", False),
        ("10/12/25: audit moved from Dec to Feb, dates fixed with schools", False),
        ("Dates for the training have been agreed with the schools.", False),
        ("The meeting was held over to May.", False),
        ("Nine cases to be read.", False),
        ("All eight agencies must be contacted first.", False),
        ("Waits for guidance. Policy lead to convene a task group on 5 July.", False),
        ("Head of Service to convene a task group.", False),
        ("The Named Nurse wrote to convene a meeting.", True),
        ("Nine cases read so far.", True),
        ("Twelve of the thirty files checked, the rest moved to May.", True),
        ("Half of the staff trained.", True),
        ("First session is booked, 17 September.", False),
        ("The money came through on 20 March 2026. First meeting 16 April.", False),
        ("Kick off meeting with the commissioner on 29 January.", False),
        ("Held back on purpose until the pilot ends in October.", False),
        ("Two sessions were held in September.", True),
        ("The new group has met twice.", True),
        ("The first two teams have been briefed so far.", True),
    ],
)
def test_work_is_told_from_what_it_waits_for(note: str, *, said: bool) -> None:
    """A note on an action that is not started may say why."""
    assert bool(notes.reports_work(note)) is said


@pytest.mark.parametrize(
    ("note", "action", "said"),
    [
        (
            "The practice note was published on 30 September 2026.",
            "Write a practice note on seeing children alone",
            "The practice note was published",
        ),
        (
            "The training was delivered on 12 June 2026 to all 40 staff.",
            "Train all school staff",
            "The training was delivered",
        ),
        (
            "The meeting was held on 3 May 2026.",
            "Hold a meeting with the court",
            "The meeting was held",
        ),
        (
            "The box went live on 3 May 2026.",
            "Add a capacity box to the record",
            "The box went live",
        ),
        ("The box went live in two homes in May 2026.", "Add a capacity box", ""),
        ("The draft was published in May 2026.", "Write a guide for schools", ""),
        ("The guide was published for comment.", "Write a guide for schools", ""),
        ("A guide was published by Ofsted in May 2026.", "Write a guide", ""),
        ("The training was delivered to two teams.", "Deliver training to all", ""),
        ("Invitations were sent on 3 May 2026.", "Send a survey to schools", ""),
        ("The guide was published in May 2026.", "Write and promote the guide", ""),
        ("The guide was published in May 2026.", "Ask schools to use the guide", ""),
        (
            "The workshop was held in May 2026. A second will be held in June 2026.",
            "Hold a workshop",
            "",
        ),
    ],
)
def test_a_note_that_the_deed_of_an_action_was_done_says_that_it_is_finished(
    note: str, action: str, said: str
) -> None:
    """What was to be written was published. A part, or another thing, is not it."""
    assert notes.finished(note, action) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("28 Oct: going well, next workshop is on 19 November", True),
        ("carrying on with this, leaflets at the printer", True),
        ("Work continues with the schools.", True),
        ("On track.", True),
        ("Still in progress.", True),
        ("The next session is booked for May.", True),
        ("Meetings going well, the next one is on 2 April.", True),
        ("Third one is set for 13 November and we carry on as planned.", True),
        ("Second cohort starts 9 September, 20 places booked.", True),
        ("The form is with the agency, due date is still 30 November.", True),
        ("The second session was on 2 April, and then the trust closed it.", False),
        ("Withdrawn because the team closed.", False),
        ("Work continues in the Neglect plan.", False),
        ("Stopped. The next workshop is run by the trust.", False),
        ("We are carrying on without it.", False),
        ("Staff will carry on with the old form.", False),
        ("Not on track, so it was dropped.", False),
        ("The trust is carrying on with its own audit.", False),
    ],
)
def test_a_note_may_say_that_the_work_goes_on(note: str, *, said: bool) -> None:
    """Of work that ended. What others do, or another plan, is not this work."""
    assert bool(notes.goes_on(note)) is said
