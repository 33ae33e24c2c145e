"""Recording an entry: what is written, what it means, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from actionplan import rules
from actionplan.diagnostics import Fault, Place, Refusal
from actionplan.editing import entries
from actionplan.editing.entries import Update, Verdict
from actionplan.messages import refused_entries, unreadable
from actionplan.storage import files
from actionplan.text import dates
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from actionplan.diagnostics import Route

PLAN = """\
schema: actionplan/1
id: scr-family-a-2011
title: Working with families who are hard to engage
kind: multi-agency
source:
  type: serious-case-review
agreed: 2011-08-15
rag_legend:
  green: On track
  amber: Slipping, with a way back
outcomes:
  - id: O1
    challenge: Staff are not prepared.
    actions:
      - id: "1.1"
        action: Publish guidance   # one page
        due: 2012-01
        accountable: MSCB Development Officer
        progress:
          - date: 2011-12-05
            rag: green
            note: |
              The first draft went to all agencies.

      - id: "1.2"
        action: Train staff in the use of it
        due: 2012-05
        accountable: Training Officer
        added: 2011-10

  # Nothing yet
  - id: O2
    desired_outcome: Families say that they were heard.
    actions: []
"""
NAME = "plans/scr-family-a-2011.yaml"
AS_OF = date(2012, 3, 1)
ACTION = ("outcomes", 0, "actions", 0)


def record(
    update: Update,
    plan: str = PLAN,
    target: str = "1.1",
    **allowed: Any,  # noqa: ANN401 -- what may pass, by name
) -> entries.Recorded:
    """Record *update* in *plan*."""
    return entries.record(plan.encode(), NAME, target, update, AS_OF, **allowed)


def judge(
    verdict: Verdict,
    plan: str = PLAN,
    target: str = "O1",
    **allowed: Any,  # noqa: ANN401 -- what may pass, by name
) -> entries.Judged:
    """Judge an outcome of *plan*."""
    return entries.judge(plan.encode(), NAME, target, verdict, AS_OF, **allowed)


def said(refusal: Refusal) -> list[tuple[str, Any]]:
    """Return what a refusal says, and of which places."""
    assert refusal.file == NAME
    return [
        (rules.ALL[fault.rule].check(**fault.details).message, fault.at)
        for fault in refusal.faults
    ]


def test_an_entry_stands_below_the_last_one() -> None:
    """Fields stand in the order of the format, and the note as the last note does."""
    update = Update(
        note="Sent to: all schools.",
        next="Ask staff what they think",
        next_due="2012-06",
        rag="amber",
        state="complete",
        achieved_on="2012-02-10",
        accountable=("Head of Safeguarding",),
        reported_by="MSCB Development Officer",
        evidence=("minutes of 10 February 2012", "the guidance"),
    )

    done = record(update)

    assert done.content.decode() == PLAN.replace(
        "all agencies.\n",
        """\
all agencies.
          - date: 2012-03-01
            next: Ask staff what they think
            next_due: 2012-06
            rag: amber
            state: complete
            achieved_on: 2012-02-10
            accountable: Head of Safeguarding
            reported_by: MSCB Development Officer
            evidence:
              - minutes of 10 February 2012
              - the guidance
            note: |-
              Sent to: all schools.
""",
    )


def test_what_was_added_is_shown_with_its_lines() -> None:
    """The lines that are new have the numbers that an editor shows."""
    done = record(Update("Sent."), target="1.2")

    assert done.added == (
        (30, "        progress:"),
        (31, "          - date: 2012-03-01"),
        (32, "            note: Sent."),
    )


def test_of_an_insertion_into_a_line_the_line_is_shown() -> None:
    """Half a line would tell nobody anything."""
    plan = PLAN.replace("added: 2011-10\n", "progress: [] # none yet\n")

    done = record(Update("Sent."), plan, "1.2")

    assert done.added == (
        (29, '        progress: [{date: 2012-03-01, note: "Sent."}] # none yet'),
    )


def test_below_a_last_line_without_line_end_only_new_lines_are_shown() -> None:
    """The line end that was missing is no line."""
    plan = PLAN[: PLAN.index("\n\n  # Nothing")]

    done = record(Update("Sent."), plan, "1.2")

    assert [number for number, _ in done.added] == [30, 31, 32]


def test_the_picture_before_and_after_is_given() -> None:
    """What an entry changes can be said in a sentence."""
    update = Update("Sent.", state="on-hold", new_due="2012-09", rag="amber")

    done = record(update)

    before, after = done.before, done.after
    assert (before.state, before.due, before.rag, before.overdue) == (
        "in-progress",
        Date(2012, 1),
        "green",
        True,
    )
    assert (after.state, after.due, after.rag, after.overdue, after.heard) == (
        "on-hold",
        Date(2012, 9),
        "amber",
        False,
        dates.of(AS_OF),
    )
    assert done.overtaken_by is None


def test_a_first_entry_starts_an_action() -> None:
    """Of an action without entries there is a picture too."""
    done = record(Update("Begun."), target="1.2")

    assert (done.before.state, done.after.state) == ("not-started", "in-progress")


@pytest.mark.parametrize(
    ("day", "later"),
    [("2011-11-30", Date(2011, 12, 5)), ("2011-12", None), ("2011-12-05", None)],
)
def test_an_entry_that_a_later_one_overtakes_is_called_so(
    day: str, later: Date | None
) -> None:
    """Of two on one day the one recorded last stands."""
    done = record(Update("Drafted.", date=day))

    assert done.overtaken_by == later


def test_news_typed_late_changes_no_more_than_it_should() -> None:
    """What a later entry says stands; what it leaves open does not."""
    done = record(Update("Drafted.", date="2011-11", rag="amber", new_due="2012-04"))

    assert (done.after.rag, done.after.due) == ("green", Date(2012, 4))


def test_what_lies_ahead_overtakes_nothing() -> None:
    """An entry after today changes nothing yet, and is not called overtaken."""
    done = record(Update("Sent.", date="2012-04-01"), allow_future=True)

    assert (done.overtaken_by, done.after) == (None, done.before)


@pytest.mark.parametrize(
    ("update", "allowed"),
    [
        (Update("Sent.", state="complete"), {"allow_no_evidence": True}),
        (Update("Sent.", date="2012-04-01"), {"allow_future": True}),
        (Update("Sent.", date="2010-12-05"), {"allow_before_plan": True}),
    ],
)
def test_what_may_be_a_mistake_is_written_on_request(
    update: Update, allowed: dict[str, Any]
) -> None:
    """A mistake is told from a wish by asking once more."""
    done = record(update, **allowed)

    assert done.entry.note == "Sent."


def test_an_empty_list_is_no_obstacle() -> None:
    """What is wrong with the list is that it is empty; the entry mends that."""
    plan = PLAN.replace("added: 2011-10\n", "progress:   # none yet\n")

    done = record(Update("Sent."), plan, "1.2")

    assert done.content.decode() == plan.replace(
        "# none yet\n",
        "# none yet\n          - date: 2012-03-01\n            note: Sent.\n",
    )


def test_errors_of_other_actions_are_no_obstacle() -> None:
    """One faulty date keeps nobody from recording the rest."""
    plan = PLAN.replace("due: 2012-05", "due: soon").replace("title: W", "titel: W")

    done = record(Update("Sent."), plan)

    assert done.after.state == "in-progress"


def test_an_error_that_was_there_is_no_obstacle() -> None:
    """Only an error that the entry brings is held against it."""
    plan = PLAN.replace("rag: green", "state: signed-off")

    done = record(Update("Sent to all."), plan)

    assert done.after.state == "signed-off"


REFUSED: dict[str, tuple[Update, str]] = {
    "no words": (
        Update(" \u200b\n"),
        "There are no words in the note, so nothing has been recorded.",
    ),
    "no words in another field": (
        Update("Sent.", next=" "),
        "There are no words after --next, so nothing has been recorded.",
    ),
    "half a character": (
        Update("Sent.", evidence=("a\ud83d", "b")),
        '"evidence" contains a damaged character that cannot be saved. Nothing has'
        " been changed.",
    ),
    "a long story": (
        Update("x" * 10_001),
        'The text of "note" has 10,001 characters. The limit is 10,000.',
    ),
    "an English date": (
        Update("Sent.", next_due="30/11/2012"),
        '"30/11/2012" must be written as 2012-11-30.',
    ),
    "a date that can be read in two ways": (
        Update("Sent.", date="03/04/2012"),
        '"03/04/2012" can mean 3 April 2012 or 4 March 2012.',
    ),
    "a date that is not in the calendar": (
        Update("Sent.", new_due="2012-02-30"),
        '"2012-02-30" is not a date, because February 2012 has only 29 days.',
    ),
    "a year": (
        Update("Sent.", achieved_on="2012"),
        "A date must include a month, but this date gives only the year, 2012.",
    ),
    "another word for a state": (
        Update("Sent.", state="done"),
        '"state" cannot be "done". Did you mean "complete" (the action has been done)?',
    ),
    "complete without evidence": (
        Update("Sent.", state="complete"),
        "You have not given any evidence that action 1.1 is complete. Nothing has been"
        " recorded.",
    ),
    "before the plan": (
        Update("Sent.", date="2011-08-14"),
        "The entry is dated 14 August 2011, but the plan was agreed on 15 August 2011."
        " Nothing has been recorded.",
    ),
    "after today": (
        Update("Sent.", date="2012-04"),
        "The entry is dated April 2012, but you are recording it on 1 March 2012. An"
        " entry does not count before its own date. Nothing has been recorded.",
    ),
}


@pytest.mark.parametrize(("update", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_an_entry_that_the_format_would_not_take_is_refused(
    update: Update, words: str
) -> None:
    """What would be said of its shape in the file is said before it is there."""
    with pytest.raises(Refusal) as refusal:
        record(update)

    assert said(refusal.value) == [(words, None)]


def test_an_action_has_no_entry_from_before_it_was_added() -> None:
    """An action that joined the plan later is held to its own day."""
    with pytest.raises(Refusal) as refusal:
        record(Update("Sent.", date="2011-09"), target="1.2")

    assert refusal.value.faults[0].details == {
        "date": "September 2011",
        "joined": "October 2011",
        "how": "the action was added",
    }


TARGETS: dict[str, tuple[str, Fault]] = {
    "a slip": (
        "1.l",
        refused_entries.unknown_number(
            written="1.l",
            plan="scr-family-a-2011",
            thing="action",
            nearby=("1.1",),
            known=("1.1", "1.2"),
        ),
    ),
    "an outcome": (
        "O1",
        refused_entries.wrong_target(
            written="O1", thing="outcome", known=("1.1", "1.2")
        ),
    ),
    "an outcome without actions": (
        "O2",
        refused_entries.wrong_target(written="O2", thing="outcome", known=()),
    ),
}


@pytest.mark.parametrize(("target", "fault"), TARGETS.values(), ids=TARGETS.keys())
def test_an_entry_needs_one_action(target: str, fault: Fault) -> None:
    """Nothing is recorded for what is only nearly named."""
    with pytest.raises(Refusal) as refusal:
        record(Update("Sent."), target=target)

    assert refusal.value.faults == (fault,)


UNREAD = "Nothing has been recorded, because {} cannot be read."
TAKEN = 'The number "1.1" is used twice in this plan, on lines 15 and 25.'
TWICE = (
    '"due" is filled in twice, first on line 17 and again here. Only one of them can'
    " be kept."
)
SHORTCUT = (
    'Text that starts with "&" is read as a shortcut to another part of the file,'
    " but shortcuts cannot be used in plans."
)
LAST = (
    "Nothing has been recorded, because line 23, the last line of the file, does"
    " not end with a line break. Adding the entry would change the text of that line."
)
FAULTY: dict[str, tuple[str, list[tuple[str, Route | Place | None]]]] = {
    "a number twice": (PLAN.replace('"1.2"', '"1.1"'), [(TAKEN, None)]),
    "a file that is none": (
        "",
        [
            (UNREAD.format("the plan"), None),
            (
                "There is no plan in this file, because it is empty or contains only"
                " comments.",
                None,
            ),
        ],
    ),
    "a number without quotes": (
        PLAN.replace('"1.1"', "1.1"),
        [
            (UNREAD.format("action number 1 in outcome O1"), ACTION),
            ('"1.1" is read as a number, but "id" must be text.', (*ACTION, "id")),
        ],
    ),
    "a field twice": (
        PLAN.replace("due: 2012-01", "due: 2012-01\n        due: 2012-02"),
        [(UNREAD.format("action 1.1"), ACTION), (TWICE, Place(18, 9, 3))],
    ),
    "text in the place of the list": (
        PLAN.replace("progress:\n", "progress: none\n        x-old:\n"),
        [
            (UNREAD.format("action 1.1"), ACTION),
            ('"progress" must be a list, but here it is text.', (*ACTION, "progress")),
        ],
    ),
    "a shortcut round it": (
        PLAN.replace("- id: O1", "- &one\n    id: O1"),
        [(UNREAD.format("action 1.1"), ACTION), (SHORTCUT, Place(12, 5))],
    ),
    "a tilde": (
        PLAN.replace("progress:\n", "progress: ~\n        x-old:\n"),
        [
            (
                'Nothing has been recorded, because "~" is on line 19, where the'
                " list of entries should begin.",
                Place(19, 1),
            )
        ],
    ),
    "a last line without line end": (
        PLAN[: PLAN.index("\n\n      - id")],
        [(LAST, Place(23, 1))],
    ),
}


@pytest.mark.parametrize(("plan", "words"), FAULTY.values(), ids=FAULTY.keys())
def test_nothing_is_recorded_where_the_plan_cannot_be_read(
    plan: str, words: list[tuple[str, Route | Place | None]]
) -> None:
    """What is in the way is named with its place."""
    with pytest.raises(Refusal) as refusal:
        record(Update("Sent."), plan)

    assert said(refusal.value) == words


def test_a_file_does_not_outgrow_what_can_be_read() -> None:
    """An entry that would make a plan unreadable is not written."""
    plan = PLAN + "#" * (files.LIMIT - len(PLAN) - 1) + "\n"

    with pytest.raises(Refusal) as refusal:
        record(Update("Sent."), plan)

    assert refusal.value.faults == (
        unreadable.file_too_large(size=1_048_646, limit=files.LIMIT),
    )


# --- what difference has been made ----------------------------------------------


def test_a_judgement_stands_below_the_actions() -> None:
    """All that the guidance asks for can be said, in its order."""
    verdict = Verdict(
        outcome_achieved="partly",
        results=(("Staff asked who know", "68"),),
        feedback=(("front line staff", "Clear.\nShort."), ("", "Good")),
        effect="Fewer families are lost from sight.",
        still_to_improve="Reach the schools",
        evidence=("staff survey",),
        reported_by="Learning and Development Subgroup",
    )

    done = judge(verdict)

    assert done.content.decode() == PLAN.replace(
        "added: 2011-10\n",
        """\
added: 2011-10
    difference:
      - date: 2012-03-01
        outcome_achieved: partly
        results:
          - measure: Staff asked who know
            value: "68"
        feedback:
          - from: front line staff
            text: |-
              Clear.
              Short.
          - text: Good
        effect: Fewer families are lost from sight.
        still_to_improve: Reach the schools
        evidence: staff survey
        reported_by: Learning and Development Subgroup
""",
    )
    assert (done.added[0], len(done.added)) == ((30, "    difference:"), 16)
    assert (done.judgement.outcome_achieved, done.outcome.id) == ("partly", "O1")
    assert done.overtaken_by is None


OLDER = PLAN.replace(
    "    actions: []\n",
    "    actions: []\n    difference:\n      - date: 2012-02\n        effect: soon\n",
)


def test_a_judgement_that_a_later_one_overtakes_is_called_so() -> None:
    """The newest judgement by date is the one that reports show."""
    done = judge(Verdict(date="2012-01", effect="Children wait less."), OLDER, "O2")

    assert done.overtaken_by == Date(2012, 2)


def test_what_is_wrong_with_an_older_judgement_is_no_obstacle() -> None:
    """A judgement stands by itself."""
    plan = OLDER.replace("effect: soon", "effects: soon").replace(
        "Staff are not prepared.", "3"
    )

    done = judge(Verdict(effect="Children wait less."), plan, "O2")

    assert done.judgement.effect == "Children wait less."


JUDGED: dict[str, tuple[Verdict, str, str, Fault]] = {
    "nothing said": (
        Verdict(evidence=("survey",)),
        PLAN,
        "O1",
        refused_entries.nothing_to_record(field=""),
    ),
    "an action": (
        Verdict(effect="Children wait less."),
        PLAN,
        "1.2",
        refused_entries.wrong_target(written="1.2", thing="action", known=("O1",)),
    ),
    "before the plan": (
        Verdict(date="2011-07", effect="Children wait less."),
        PLAN,
        "O1",
        refused_entries.date_before_plan(
            date="July 2011", joined="15 August 2011", how="the plan was agreed"
        ),
    ),
    "after today": (
        Verdict(date="2012-03-02", effect="Children wait less."),
        PLAN,
        "O1",
        refused_entries.date_after_today(date="2 March 2012", as_of="1 March 2012"),
    ),
    "text in the place of the list": (
        Verdict(effect="Children wait less."),
        PLAN.replace("    actions: []", "    difference: none yet"),
        "O2",
        refused_entries.part_not_read(label="outcome O2").placed(("outcomes", 1)),
    ),
}


@pytest.mark.parametrize(
    ("verdict", "plan", "target", "fault"), JUDGED.values(), ids=JUDGED.keys()
)
def test_a_judgement_that_cannot_stand_is_refused(
    verdict: Verdict, plan: str, target: str, fault: Fault
) -> None:
    """As an entry is."""
    with pytest.raises(Refusal) as refusal:
        judge(verdict, plan, target)

    assert refusal.value.faults[0] == fault


def test_a_plan_whose_own_date_cannot_be_read_takes_entries() -> None:
    """With nothing to compare with, nothing is called too early."""
    plan = PLAN.replace("agreed: 2011-08-15", "agreed: last summer")

    done: list[Any] = [
        record(Update("Sent.", date="2001-01"), plan).entry.date,
        judge(
            Verdict(effect="Children wait less.", date="2001-01"), plan
        ).judgement.date,
    ]

    assert done == [Date(2001, 1), Date(2001, 1)]


def test_an_action_without_a_number_is_in_nobodys_way() -> None:
    """It cannot be named; the others can."""
    plan = PLAN.replace('- id: "1.2"\n        action', "- action")

    done = record(Update("Sent."), plan)

    assert done.entry.note == "Sent."
