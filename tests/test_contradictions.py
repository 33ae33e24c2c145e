"""Test records that contradict themselves, in generated plans and by hand.

Each law is worked out here from the values in the plan, in another way than in the
rule. The rule is run through the complete program.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.plan import timeline
from actionplan.reading import load
from actionplan.text import dates

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic
    from actionplan.text.dates import Date

NAME = "scr-family-a-2011"
SEEN_ON = date(2012, 3, 1)
HEAD, _, _ = SPECIMEN.partition("        progress:\n")
VALUES = (
    "            baseline:\n",
    "        value: 35 per cent\n        target: 80 per cent\n",
)
MONTHS = st.builds(
    dates.Date, st.integers(2011, 2012), st.integers(1, 12), st.none()
) | st.builds(
    dates.Date, st.integers(2011, 2012), st.integers(1, 12), st.integers(1, 28)
)
DONE = ("complete", "signed-off")
STATES = ("not-started", "in-progress", "on-hold", *DONE)


def rules(text: str, day: date = SEEN_ON) -> list[str]:
    """Return the names of the rules that a plan breaks."""
    report = lint.one(text.encode(), f"{NAME}.yaml", lint.Request(as_of=day))
    return [each.rule for each in report.diagnostics]


def judged(verdict: str, *measures: tuple[str, str, str]) -> str:
    """Write a plan with an assessment: start, target and result of each measure."""
    start = "".join(
        f'      - measure: Files of team {number}\n        value: "{value}"\n'
        f'        target: "{target}"\n'
        "        date: 2011-06\n        taken_from: Survey\n"
        for number, (value, target, _) in enumerate(measures)
    )
    again = "".join(
        f'          - measure: Files of team {number}\n            value: "{result}"\n'
        for number, (_, _, result) in enumerate(measures)
    )
    before, _, rest = SPECIMEN.partition("    baseline:\n")
    _, _, after = rest.partition("    actions:\n")
    return (
        f"{before}    baseline:\n{start}    actions:\n{after}    difference:\n"
        f"      - date: 2012-02-20\n        outcome_achieved: {verdict}\n"
        f"        results:\n{again}"
    )


MEASURE = st.tuples(
    st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)
).filter(lambda figures: figures[0] != figures[1])


def met(start: int, target: int, result: int) -> bool:
    """Return whether a target was reached. It may be above or below the start."""
    return result >= target if target > start else result <= target


def worse(start: int, target: int, result: int) -> bool:
    """Return whether a figure is further from its target than it was at the start."""
    return result < start if target > start else result > start


def moved(start: int, target: int, result: int) -> bool:
    """Return whether a figure is closer to its target, or beyond it."""
    return met(start, target, result) or abs(target - result) < abs(target - start)


@given(
    st.sampled_from(["fully", "partly", "not-yet", "no-change"]),
    st.lists(MEASURE, min_size=1, max_size=3),
    st.sampled_from(["{}%", "{} of 100", "{} days", "{}"]),
)
@settings(max_examples=150)
def test_a_judgement_agrees_with_its_figures_or_is_told(
    verdict: str, measures: list[tuple[int, int, int]], form: str
) -> None:
    """Fully: all met. Partly: something moved. Not yet: not all met, and none worse.

    Or one is better, so that a worse one does not contradict it. Every worse one is
    told all the same. The rule agrees with the function that reports use.
    """
    written = [(form.format(a), form.format(b), form.format(c)) for a, b, c in measures]
    text = judged(verdict, *written)
    all_met, any_met = all(met(*m) for m in measures), any(met(*m) for m in measures)
    any_moved, any_worse = (any(of(*m) for m in measures) for of in (moved, worse))
    right = {
        "fully": all_met,
        "partly": any_moved,
        "not-yet": not all_met and (any_moved or not any_worse),
        "no-change": not any_met and not any_worse,
    }[verdict]

    plan = load.load(text.encode(), NAME).plan
    assert plan is not None
    outcome = plan.outcomes[0]
    asked = timeline.is_contradicted(outcome, outcome.difference[0])

    assert ("judged-against-figures" in rules(text), asked) == (not right, not right)
    told = timeline.got_worse(outcome, date(2012, 6, 1))
    assert len(told) == sum(worse(*m) for m in measures)


@pytest.mark.parametrize(
    ("measure", "verdict", "said"),
    [
        (("34%", "75%", "20%"), "fully", True),
        (("34%", "75%", "15 of 20"), "fully", False),
        (("17 of 40", "three in four", "30 of 40"), "fully", False),
        (("17 of 40", "three in four", "29 of 40"), "fully", True),
        (("12 weeks", "no child waits longer than a week", "5 days"), "fully", False),
        (("12 weeks", "no child waits longer than a week", "9 days"), "fully", True),
        (("31 days", "15 days", "36 days"), "partly", True),
        (("31 days", "15 days", "20 days"), "partly", False),
        (("Nobody was asked", "75%", "20%"), "partly", False),
        (("35%", "Most", "20%"), "fully", False),
        (("35%", "75%", "12 complaints"), "fully", False),
        (("9 babies", "None", "0"), "not-yet", True),
        (("41", "90 places taken up per quarter", "68"), "fully", True),
        (("98%", "stay at 98%", "98%"), "fully", False),
    ],
)
def test_figures_are_read_as_officers_write_them(
    measure: tuple[str, str, str], verdict: str, *, said: bool
) -> None:
    """Figures that are not numbers of the same kind never contradict."""
    assert ("judged-against-figures" in rules(judged(verdict, measure))) is said


def test_what_to_do_about_a_contradiction_puts_it_right() -> None:
    """Other words about it would not, so they are not offered."""
    text = judged("fully", ("34%", "75%", "20%"))
    text += "        still_to_improve: The figure does not show age.\n"
    report = lint.one(text.encode(), f"{NAME}.yaml", lint.Request(as_of=SEEN_ON))

    assert [
        each.remedy
        for each in report.diagnostics
        if each.rule == "judged-against-figures"
    ] == [
        "check the figures. If a figure in the baseline is wrong, correct that figure."
        ' If a figure in this assessment or "outcome_achieved" is wrong, and the'
        " assessment has not been committed to git, correct it. If the assessment has"
        " been committed, keep it as it is, and add a new assessment. In the new"
        " assessment, give today's date and all the other fields as they should be"
        " now."
    ]


def entries(*each: tuple[str, str]) -> str:
    """Write a plan with an entry each month, with a rating and perhaps a state."""
    lines = "".join(
        f"          - date: 2011-{number:02}-05\n"
        + (f"            state: {state}\n" if state else "")
        + (f"            rag: {rag}\n" if rag else "")
        + f"            note: The draft went to {number} of the agencies.\n"
        for number, (state, rag) in enumerate(each, 9)
    )
    return f"{HEAD}        progress:\n{lines}"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", *STATES]),
            st.sampled_from(["", "green", "amber", "red"]),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60)
def test_a_closed_action_is_not_rated_badly(log: list[tuple[str, str]]) -> None:
    """Red when completed, or red or amber later, contradicts being complete."""
    wrong, state = False, "not-started"
    for given_state, rag in log:
        was, state = (
            state,
            given_state or (state if state != "not-started" else "in-progress"),
        )
        if state in DONE:
            wrong = wrong or rag == "red" or (rag == "amber" and was in DONE)

    assert ("rated-badly-when-closed" in rules(entries(*log))) is wrong


@given(MONTHS, MONTHS)
@settings(max_examples=60)
def test_success_is_measured_when_the_action_is_due_or_later(
    due: Date, measured: Date
) -> None:
    """A month is not before a date in it."""
    text = HEAD.replace("due: 2012-05", f"due: {due}").replace(
        "            target: 80 per cent of those asked\n",
        "            target: 80 per cent of those asked\n"
        f"            measured_by: {measured}\n",
    )
    days = {each for each in dates_of(measured) if each >= min(dates_of(due))}

    assert ("measured-before-due" in rules(text)) is not bool(days)


def dates_of(written: Date) -> set[date]:
    """Return the days that a date may mean."""
    first = written.first_day.toordinal()
    return {date.fromordinal(n) for n in range(first, written.last_day.toordinal() + 1)}


@given(MONTHS, MONTHS)
@settings(max_examples=60)
def test_the_next_stage_comes_before_the_action_is_due(due: Date, stage: Date) -> None:
    """This is reported until the action is overdue. Then that is reported."""
    text = SPECIMEN.replace("due: 2012-05", f"due: {due}").replace(
        "next_due: 2012-03", f"next_due: {stage}"
    )
    late = max(dates_of(due)) < SEEN_ON
    after = min(dates_of(stage)) > max(dates_of(due))

    assert ("next-stage-after-due" in rules(text)) is (after and not late)


@given(MONTHS, MONTHS)
@settings(max_examples=60)
def test_what_a_plan_answers_is_older_than_it(agreed: Date, source: Date) -> None:
    """The source is not later than the agreement, or the first review earlier."""
    text = SPECIMEN.replace("agreed: 2011-08-15", f"agreed: {agreed}")
    late = text.replace("  date: 2011-06\nagreed", f"  date: {source}\nagreed")
    early = text.replace(
        "  every: 6 months\n", f"  every: 6 months\n  first: {source}\n"
    )
    asked = "wrong-side-of-agreement"
    said = [
        {d.message for d in diagnostics(each) if d.rule == asked and word in d.message}
        for each, word in ((late, '"source"'), (early, "its first review"))
    ]

    assert [bool(each) for each in said] == [
        min(dates_of(source)) > max(dates_of(agreed)),
        max(dates_of(source)) < min(dates_of(agreed)),
    ]


_ACTION = "        due: 2012-05\n"
_NO_DUE = "        no_due_date: Depends on the new contract\n"


@pytest.mark.parametrize("day", ["2011-02", "2011-09"])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            _ACTION,
            _NO_DUE + "        set_date_by: {}\n",
            "the date by which the due date of action 1.1 will be set is February 2011",
        ),
        (
            _ACTION,
            _ACTION + "        milestones:\n          - milestone: Draft sent\n"
            "            due: {}\n",
            'the milestone "Draft sent" of action 1.1 is due in February 2011',
        ),
        (
            "            method: staff-survey\n",
            "            method: staff-survey\n            measured_by: {}\n",
            "the success of action 1.1 will be measured in February 2011",
        ),
        (
            "next_due: 2012-03",
            "next_due: {}",
            "the next stage in the entry dated 5 December 2011 is due in February 2011",
        ),
        (
            "    actions:\n",
            "    difference:\n      - date: {}\n        effect: Staff know.\n"
            "    actions:\n",
            "an assessment of outcome O1 is dated February 2011",
        ),
    ],
)
def test_work_is_not_planned_before_the_plan_was_agreed(
    old: str, new: str, said: str, day: str
) -> None:
    """A date that is a year too early is reported as such, and not only as late."""
    text = SPECIMEN.replace(old, new.format(day), 1)
    if "measured_by" in new:
        text = text.replace(_ACTION, _NO_DUE, 1)
    early = f"The plan was agreed on 15 August 2011, but {said}."
    asked = "wrong-side-of-agreement"

    assert [d.message for d in diagnostics(text) if d.rule == asked] == (
        [early] if day == "2011-02" else []
    )


def test_a_command_for_a_rated_action_asks_for_the_rating() -> None:
    """The entry that it records would otherwise be newer than the rating."""
    asked = "            new_due_requested: 2012-01\n            reported_by:"
    text = SPECIMEN.replace("            reported_by:", asked, 1)
    said = [d.remedy for d in diagnostics(text) if "More time was" in d.message]

    assert [each.count("--rag RATING") for each in said] == [2]


def diagnostics(text: str) -> tuple[Diagnostic, ...]:
    """Return all the problems in a plan."""
    request = lint.Request(as_of=SEEN_ON)
    return lint.one(text.encode(), f"{NAME}.yaml", request).diagnostics


RESPONSES = ("accepted", "partly-accepted", "not-accepted")


@given(
    st.lists(st.lists(st.sampled_from(RESPONSES), max_size=2), min_size=1, max_size=3),
    st.booleans(),
)
@settings(max_examples=60)
def test_actions_of_what_was_not_accepted_are_not_open(
    answers: list[list[str]],
    closed: bool,  # noqa: FBT001 -- hypothesis gives it
) -> None:
    """The latest response counts, and one accepted recommendation is enough."""
    lines = "".join(
        "      - text: Give staff guidance.\n"
        + ("        responses:\n" if each else "")
        + "".join(
            f"          - date: 2011-0{number}\n            agency: Kent Police\n"
            f"            response: {answer}\n            reason: As agreed.\n"
            for number, answer in enumerate(each, 7)
        )
        for each in answers
    )
    text = SPECIMEN.replace(
        "    desired_outcome:", f"    recommendations:\n{lines}    desired_outcome:"
    )
    if closed:
        text = text.replace("rag: green", "state: withdrawn")
    turned_down = all(each[-1:] == ["not-accepted"] for each in answers)

    said = "not-accepted-with-actions" in rules(text)

    assert said is (turned_down and not closed)


@pytest.mark.parametrize(
    ("police", "health", "said"),
    [
        ("not-accepted", "not-accepted", True),
        ("not-accepted", "accepted", False),
        ("accepted", "not-accepted", False),
    ],
)
def test_a_recommendation_that_one_agency_accepts_has_its_actions(
    police: str, health: str, *, said: bool
) -> None:
    """It is declined only if every agency that responded declined it."""
    lines = (
        "    recommendations:\n      - text: Give staff guidance.\n        responses:\n"
    )
    lines += "".join(
        f"          - date: 2011-09\n            agency: {agency}\n"
        f"            response: {answer}\n            reason: As agreed.\n"
        for agency, answer in (("Kent Police", police), ("Medway NHS Trust", health))
    )
    text = SPECIMEN.replace("    desired_outcome:", f"{lines}    desired_outcome:")

    assert ("not-accepted-with-actions" in rules(text)) is said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("In 5 cases the decision was no further action on the drugs offence.", False),
        ("Police took no further action against the adult.", False),
        ("Two referrals led to no further action.", False),
        ("No further action required.", True),
        ("No further action on this item.", True),
    ],
)
def test_a_decision_on_a_case_does_not_say_that_the_action_is_complete(
    note: str, *, said: bool
) -> None:
    """A meeting would close work that goes on."""
    text = (
        f"{HEAD}        progress:\n          - date: 2012-02-20\n"
        f"            note: {note}\n"
    )

    assert ("finished-but-open" in rules(text)) is said


@pytest.mark.parametrize(
    ("more", "said"),
    [("", ["finished-but-open"]), ("achieved_on: 2012-02-01", ["achieved-and-open"])],
)
def test_work_that_is_finished_and_open_is_said_once(
    more: str, said: list[str]
) -> None:
    """An entry with the date achieved that leaves the action open is reported."""
    note = "            note: This action is now complete.\n"
    dated = f"            {more}\n" if more else ""
    text = f"{HEAD}        progress:\n          - date: 2012-02-20\n{dated}{note}"

    assert [each for each in rules(text) if each.endswith("open")] == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("by September 2012", True),
        ("before 31/08/2012", True),
        ("by May 2012", False),
        ("by the end of June 2012", True),
        ("for those born before 2012", False),
        ("on what was found by June 2011", False),
    ],
)
def test_the_words_of_an_action_name_no_later_date(words: str, *, said: bool) -> None:
    """Only a date by which it will be done counts, and only if it is later."""
    text = SPECIMEN.replace(
        "families who are hard to engage\n        due", f"families {words}\n        due"
    )

    assert ("later-in-words" in rules(text)) is said


@pytest.mark.parametrize(
    ("verdict", "effect", "said"),
    [
        ("not-yet", "Once the target is met the post ends.", False),
        ("fully", "There has been no change for children.", True),
        ("fully", "Waits have got worse since May.", True),
        ("fully", "No baby went home without a visit.", False),
        ("fully", "Nothing has changed for the two boys.", True),
        ("partly", "No effect can be shown yet.", False),
        ("partly", "There has been no change at all.", True),
        ("not-yet", "The target was met in May.", True),
        ("not-yet", "The target has not been met.", False),
        ("no-change", "The figure is where it was.", False),
    ],
)
def test_the_effect_says_what_the_judgement_says(
    verdict: str, effect: str, *, said: bool
) -> None:
    """Words that deny any change contradict an achievement, and the reverse."""
    text = judged(verdict, ("Nobody asked", "", "Nobody asked"))
    text += f'        effect: "{effect}"\n'

    assert ("effect-against-judgement" in rules(text)) is said


@pytest.mark.parametrize(
    ("state", "note", "said"),
    [
        ("not-started", "Four of the six teams have been visited.", True),
        ("not-started", "Waits for the post to be filled.", False),
        ("not-started", "Will draft it in May once we have seen the guidance.", False),
        ("not-started", "If nobody is appointed we will buy in training.", False),
        ("in-progress", "Four of the six teams have been visited.", False),
    ],
)
def test_an_action_that_is_not_started_reports_no_work(
    state: str, note: str, *, said: bool
) -> None:
    """The state and the note of an entry agree."""
    text = (
        f"{HEAD}        progress:\n          - date: 2012-02-20\n"
        f"            state: {state}\n            note: {note}\n"
    )

    assert ("not-started-with-work" in rules(text)) is said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Withdrawn.", True),
        ("No longer relevant", True),
        ("Closed as agreed by the board.", True),
        ("The national guidance of January covers this.", False),
        ("The hospital closed its ward in March.", False),
    ],
)
def test_a_withdrawn_action_says_why(note: str, *, said: bool) -> None:
    """Saying "withdrawn" or "not needed" does not give a reason."""
    text = SPECIMEN.replace("rag: green", "state: withdrawn").replace(
        "The first draft went to all agencies.", note
    )

    assert ("withdrawn-without-reason" in rules(text)) is said
