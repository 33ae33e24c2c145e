"""Make plans for tests: one without any problem, and versions with one problem each.

`perfect` is a plan for which a report may say that nothing needs the board's attention.
`WEAKNESSES` each remove one thing from it. `plans` is a hypothesis strategy for
complete plans: statuses, dates, months, legends, owners, placeholders and several plans
at once.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AS_OF = date(2012, 3, 1)
"""The report date of every weakness."""

Plan = dict[str, Any]


def perfect(number: int = 1) -> Plan:
    """Return a plan in which nothing is an exception on `AS_OF`."""
    return {
        "schema": "actionplan/1",
        "id": f"audit-{number}-2011",
        "title": f"Audit {number}: seeing the child",
        "kind": "multi-agency",
        "partnership": "Northshire Safeguarding Children Board",
        "coordinator": "Board Development Officer",
        "marking": "OFFICIAL",
        "source": {
            "type": "audit",
            "reference": f"Audit of {number}0 files",
            "date": "2011-06",
        },
        "agreed": "2011-08-15",
        "review": {
            "every": "6 months",
            "first": "2012-02",
            "by": "Board Development Officer",
            "reports_to": "Learning Subgroup",
            "purpose": "Is the content up to date and agreed by the agencies?",
        },
        "rag_legend": {
            "red": "Off track",
            "amber": "Some delay",
            "green": "On track",
        },
        "outcomes": [
            {
                "id": "O1",
                "challenge": "Children were not seen alone in 22 of 40 files.",
                "recommendations": [
                    {
                        "ref": "1",
                        "text": "Children are seen alone at each visit.",
                        "responses": [
                            {
                                "date": "2011-08",
                                "agency": "Northshire Council",
                                "response": "accepted",
                            }
                        ],
                    }
                ],
                "desired_outcome": "By June 2012 36 of 40 children are seen alone.",
                "baseline": [
                    {
                        "measure": "Files in which the child was seen alone",
                        "value": "18 of 40",
                        "target": "36 of 40",
                        "agency": "Northshire Council",
                        "date": "2011-06",
                        "taken_from": "the audit of June 2011",
                    }
                ],
                "risks": [
                    {
                        "risk": "Too few rooms in which to speak to a child alone",
                        "approach": "reduce",
                        "mitigation": "Two rooms in each children's centre are booked.",
                    }
                ],
                "actions": [
                    _action("1.1", "Put a question on seeing the child into the form"),
                    _action("1.2", "Audit 40 files each quarter"),
                ],
            }
        ],
    }


def _action(number: str, words: str) -> dict[str, Any]:
    return {
        "id": number,
        "action": words,
        "due": "2012-06",
        "accountable": "Head of Service, Assessment",
        "agency": "Northshire Council",
        "partners": [{"agency": "Kent Police", "post": "Detective Inspector"}],
        "success": [
            {
                "measure": "Files in which the child was seen alone",
                "method": "baseline-comparison",
                "target": "36 of 40",
                "measured_by": "2012-06",
            }
        ],
        "evidence_needed": ["the form as it is used"],
        "risks": [
            {
                "risk": "The form is changed late",
                "approach": "manage",
                "mitigation": "The old form has a sheet put in until then.",
            }
        ],
        "progress": [
            {
                "date": "2012-02-10",
                "rag": "green",
                "reported_by": "Head of Service, Assessment",
                "evidence": ["minutes of 10 February 2012"],
                "note": "The new form is being tried by two teams.",
            }
        ],
    }


class Weakness(NamedTuple):
    """Something that a board must know, and the words that report it."""

    name: str
    spoil: Callable[[Plan], None]
    item: str
    """The number of the action or outcome, which every output must name."""
    words: tuple[str, ...]
    """Each output must have one of these words for it, in any case."""


def very_many(outcomes: int, actions: int, number: int = 1) -> Plan:
    """Return a plan with many outcomes and actions, most of them exceptions in 2012-05.

    All outcomes are overdue. Of the actions, half are late, a third rated red, and some
    without progress.
    """
    plan = perfect(number)
    (first,) = plan["outcomes"]
    note = "Red because the supplier has closed and no other one has been found yet."
    made = []
    for count in range(1, actions + 1):
        rag = "red" if count % 3 else "green"
        entry = {"date": "2012-02-20", "rag": rag, "note": note}
        made.append(
            deepcopy(first["actions"][0])
            | {
                "action": f"See that children of part {count} are met alone each time",
                "due": "2012-03" if count % 2 else "2012-06-20",
                "progress": [entry] if count % 7 else [],
            }
        )
    plan["outcomes"] = [
        deepcopy(first)
        | {
            "id": f"O{at}",
            "theme": f"Theme O{at}",
            "due": "2012-02-01",
            "actions": [
                action | {"id": f"{at}.{place}"}
                for place, action in enumerate(made[at - 1 :: outcomes], 1)
            ],
        }
        for at in range(1, outcomes + 1)
    ]
    return plan


def _outcome(plan: Plan) -> dict[str, Any]:
    outcome: dict[str, Any] = plan["outcomes"][0]
    return outcome


def _first(plan: Plan) -> dict[str, Any]:
    action: dict[str, Any] = _outcome(plan)["actions"][0]
    return action


def _put(**fields: object) -> Callable[[Plan], None]:
    """Set fields of the first action; None removes a field."""

    def spoil(plan: Plan) -> None:
        action = _first(plan)
        for name, value in fields.items():
            if value is None:
                action.pop(name, None)
            else:
                action[name] = value

    return spoil


def _entry(**fields: object) -> Callable[[Plan], None]:
    def spoil(plan: Plan) -> None:
        _first(plan)["progress"].append(
            {"date": "2012-02-20", "note": "The two teams were asked.", **fields}
        )

    return spoil


def _closed(*, then: str) -> Callable[[Plan], None]:
    def spoil(plan: Plan) -> None:
        _first(plan)["progress"] += [
            {
                "date": "2012-02-15",
                "state": "complete",
                "evidence": ["the form as it is used"],
                "reported_by": "Head of Service, Assessment",
                "note": "The form is in use in all teams.",
            },
            {
                "date": "2012-02-25",
                "rag": then,
                "reported_by": "Audit Lead",
                "evidence": ["dip sample of 25 February 2012"],
                "note": "In 6 of 20 files the question was not answered.",
            },
        ]

    return spoil


def _more_outcomes(**fields: object) -> Callable[[Plan], None]:
    def spoil(plan: Plan) -> None:
        plan["outcomes"].append(
            {
                "id": "O2",
                "challenge": "Fathers were not asked in 30 of 40 files.",
                "desired_outcome": "By June 2012 fathers are asked in 36 of 40 files.",
                **fields,
            }
        )

    return spoil


_NUMBERS = {"1": "Worst", "2": "Some delay", "3": "On track"}


def _numbered(rating: str) -> Callable[[Plan], None]:
    def spoil(plan: Plan) -> None:
        plan["rag_legend"] = _NUMBERS
        plan["rag_worst"] = "1"
        for action in _outcome(plan)["actions"]:
            for entry in action["progress"]:
                entry["rag"] = "3"
        _entry(rag=rating)(plan)

    return spoil


def _unordered(plan: Plan) -> None:
    plan["rag_legend"] = {"A": "As in the spring", "B": "As in the summer"}
    for action in _outcome(plan)["actions"]:
        for entry in action["progress"]:
            del entry["rag"]
    _entry(rag="A")(plan)


def _undated(plan: Plan) -> None:
    """Remove the date of agreement, and the progress of the first action."""
    del plan["agreed"]
    plan["agreed_as_written"] = "2011"
    _first(plan)["progress"] = []
    _first(plan)["due"] = "2012-12"


def _in_words(plan: Plan) -> None:
    del plan["review"]["every"]
    plan["review"]["every_as_written"] = "at each meeting"


def _done_by_nobody(plan: Plan) -> None:
    _first(plan)["progress"][0]["state"] = "complete"
    _put(accountable=None, no_owner="The post was vacant")(plan)


def _nothing_for_the_review(plan: Plan) -> None:
    for action in _outcome(plan)["actions"]:
        action["progress"][0] |= {
            "date": "2011-12-20",
            "evidence": ["minutes of 20 December 2011"],
        }


def _own_review_in_words(plan: Plan) -> None:
    _put(review={"first": "2012-01", "every_as_written": "termly"})(plan)
    _first(plan)["progress"][0] |= {
        "date": "2011-08-20",
        "evidence": ["minutes of 20 August 2011"],
    }


def _no_dates(plan: Plan) -> None:
    plan["no_dates"] = "The public version has no such column"
    del _first(plan)["due"]


def _late_for_several_rounds(plan: Plan) -> None:
    _put(due="2011-11", repeats="1 month")(plan)
    _entry(state="complete", evidence=["the audit of 20 February 2012"])(plan)


def _half_a_round(plan: Plan) -> None:
    _put(due="2012-02", repeats="6 months")(plan)
    _done(note="Four of six teams asked so far.")(plan)


def _outcome_due(plan: Plan) -> None:
    _outcome(plan)["due"] = "2012-02"


def _outcome_passed_in_words(plan: Plan) -> None:
    _outcome(plan)["desired_outcome"] = "By January 2012 36 of 40 are seen alone."


_DONE: dict[str, object] = {
    "state": "complete",
    "evidence": ["the form as it is used"],
    "reported_by": "Head of Service, Assessment",
}


def _done(**fields: object) -> Callable[[Plan], None]:
    return _entry(**{**_DONE, "note": "The form is in use in all teams.", **fields})


def _done_without_milestone(plan: Plan) -> None:
    milestones = [{"milestone": "Two teams have tried it", "due": "2012-01"}]
    _done()(plan)
    _put(milestones=milestones)(plan)


def _later_figure(plan: Plan) -> None:
    _achieved_with_open(plan)
    _outcome(plan)["difference"][0]["date"] = "2012-02-20"
    for action in _outcome(plan)["actions"]:
        action["progress"].append(
            {"date": "2012-02-15", "state": "complete", "evidence": ["Audit"]}
            | {"rag": "green", "note": "The form is in use in all teams."}
        )
    note = "The child was seen alone in 12 of 40 files."
    later = {"date": "2012-02-28", "rag": "green", "note": note}
    _first(plan)["progress"].append(later)


def _achieved_with_open(plan: Plan) -> None:
    _done()(plan)
    _outcome(plan)["difference"] = [
        {
            "date": "2012-02-25",
            "outcome_achieved": "fully",
            "results": [
                {"measure": "Files in which the child was seen alone", "value": "37"}
            ],
            "feedback": [{"from": "children", "text": "We were asked."}],
            "effect": "12 of 20 children told the visitor what they are afraid of.",
            "evidence": ["Audit of February 2012"],
        }
    ]


WEAKNESSES: tuple[Weakness, ...] = (
    Weakness(
        "done on an unknown date",
        lambda plan: _first(plan)["progress"].append(
            {**_DONE, "date_as_written": "undated", "note": "In use in all teams."}
        ),
        "1.1",
        ("unknown date",),
    ),
    Weakness(
        "ended on an unknown date",
        lambda plan: _first(plan)["progress"].append(
            {
                "date_as_written": "undated",
                "state": "withdrawn",
                "note": "The bid for money failed.",
            }
        ),
        "1.1",
        ("unknown date",),
    ),
    Weakness(
        "complete, but the note says there is more to do",
        _done(note="In use in four teams. Two more will be trained in May."),
        "1.1",
        ("more to do", "says otherwise", "with a note"),
    ),
    Weakness(
        "complete, but a later note says there is more to do",
        lambda plan: (
            _done()(plan),
            _first(plan)["progress"].append(
                {"date": "2012-02-25", "note": "Two teams do not yet have the form."}
            ),
        )[-1],
        "1.1",
        ("more to do", "says otherwise", "with a note"),
    ),
    Weakness(
        "complete, but the note says that it was not done",
        _done(note="The form is written. The briefing did not take place."),
        "1.1",
        ("of the work was done, or it did not last", "says otherwise", "with a note"),
    ),
    Weakness(
        "signed off by its owner",
        lambda plan: (
            _done()(plan),
            _first(plan)["progress"].append(
                {
                    "date": "2012-02-25",
                    "state": "signed-off",
                    "reported_by": "Head of Service, Assessment",
                    "note": "The form was seen in all four teams.",
                }
            ),
        )[-1],
        "1.1",
        ("who also", "sign-off in doubt"),
    ),
    Weakness(
        "on hold in the note alone",
        _entry(
            rag="green", note="On hold until the inspection of the two teams is over."
        ),
        "1.1",
        ("says that the action is on hold", "says otherwise", "with a note"),
    ),
    Weakness(
        "late in the note alone",
        _entry(
            rag="green",
            note="Two teams have not replied. The target date will not be met.",
        ),
        "1.1",
        ("will miss its due date", "says otherwise", "with a note"),
    ),
    Weakness(
        "moved to a later date in the note alone",
        _entry(
            rag="green",
            note="The board agreed to extend the due date to December 2012.",
        ),
        "1.1",
        ("has moved to december 2012", "says otherwise", "with a note"),
    ),
    Weakness(
        "complete in the note alone",
        _entry(rag="green", note="The form is in use. This action can now be closed."),
        "1.1",
        ("says that the action is complete", "says otherwise", "with a note"),
    ),
    Weakness(
        "transferred in the note alone",
        _entry(
            rag="green", note="This action has been moved to the Early Help Board plan."
        ),
        "1.1",
        ("says that the action has been transferred", "says otherwise", "with a note"),
    ),
    Weakness(
        "a promise whose date has passed",
        _entry(rag="green", note="Two teams will have the form by 25 February 2012."),
        "1.1",
        ("has passed",),
    ),
    Weakness(
        "an owner who has gone",
        _entry(
            note="The Head of Service, Assessment left in July. The post is vacant."
        ),
        "1.1",
        ("has left", "owner in doubt"),
    ),
    Weakness(
        "led by somebody else",
        _entry(
            rag="green",
            note="Two teams have the form. This will now be led by the Police.",
        ),
        "1.1",
        ("someone else leads", "owner in doubt"),
    ),
    Weakness(
        "not accepted by the new owner",
        _entry(
            accountable="Audit Lead",
            rag="green",
            note="Passed to the Audit Lead, who has not yet accepted it.",
        ),
        "1.1",
        ("has not been accepted", "owner in doubt"),
    ),
    Weakness(
        "transferred, but not accepted",
        _entry(
            state="transferred",
            note="Moved to the Early Help Board, which has not yet accepted it.",
        ),
        "1.1",
        ("has not been accepted", "disputed"),
    ),
    Weakness(
        "withdrawn against the wish of others",
        _entry(
            state="withdrawn",
            note="The bid failed. Schools have asked the board to think again.",
        ),
        "1.1",
        ("do not agree", "disputed"),
    ),
    Weakness(
        "closed without completion",
        _entry(
            state="closed-incomplete", note="Two of the four teams no longer exist."
        ),
        "1.1",
        ("the reason given", "with a reason"),
    ),
    Weakness(
        "an outcome reported as done with an open action",
        lambda plan: _outcome(plan).update(
            progress=[
                {
                    "date": "2012-02-20",
                    "note": "All actions have been completed.",
                }
            ]
        ),
        "O1",
        ("is open", "are open", "with an open action"),
    ),
    Weakness(
        "more time asked for until a date that has passed",
        _entry(rag="green", new_due_requested="2012-02-25"),
        "1.1",
        ("passed without an answer", "more time asked for"),
    ),
    Weakness(
        "complete without reaching a milestone",
        _done_without_milestone,
        "1.1",
        ("not recorded as reached",),
    ),
    Weakness(
        "given up without a reason",
        _entry(state="closed-incomplete", note="Closed."),
        "1.1",
        ("the plan does not say", "not explained", "or explained"),
    ),
    Weakness(
        "transferred to nobody",
        _entry(state="transferred", note="The board agreed to transfer this."),
        "1.1",
        ("the plan does not say", "not explained", "or explained"),
    ),
    Weakness(
        "fully achieved with an open action",
        _achieved_with_open,
        "1.2",
        ("the latest assessment",),
    ),
    Weakness(
        "a later figure that misses the target",
        _later_figure,
        "O1",
        ("and the target was 36 of 40",),
    ),
    Weakness("overdue", _put(due="2012-02-20"), "1.1", ("overdue",)),
    Weakness(
        "rounds missed", _late_for_several_rounds, "1.1", ("rounds missed since",)
    ),
    Weakness(
        "a round reported as done, but its note says there is more to do",
        _half_a_round,
        "1.1",
        ("more to do",),
    ),
    Weakness(
        "monitoring that nobody has reported for too long",
        lambda plan: _first(plan).update(
            due="2011-08",
            progress=[{"date": "2011-08-25", **_DONE, "state": "monitoring"}],
        ),
        "1.1",
        ("no report for", "without a recent report"),
    ),
    Weakness(
        "next stage of complete work that nobody has reported",
        _done(next="Ask 20 staff whether they use it", next_due="2012-02-25"),
        "1.1",
        ("next stage not reported", "next, by 25 february 2012 (passed)"),
    ),
    Weakness(
        "date in words has passed",
        _put(due=None, due_as_written="Autumn 2011"),
        "1.1",
        ("has passed", "a date in words"),
    ),
    Weakness("outcome overdue", _outcome_due, "O1", ("the outcome was due",)),
    Weakness(
        "outcome with a passed date in its own words",
        _outcome_passed_in_words,
        "O1",
        ("the desired outcome says",),
    ),
    Weakness(
        "no date",
        _put(
            due=None,
            no_due_date="The contract is not signed yet",
            set_date_by="2012-05",
        ),
        "1.1",
        ("no date", "no due date", "without a date", "without a known due date"),
    ),
    Weakness(
        "date to be set is late",
        _put(
            due=None,
            no_due_date="The contract is not signed yet",
            set_date_by="2012-01",
        ),
        "1.1",
        ("no date", "no due date", "without a date", "without a known due date"),
    ),
    Weakness(
        "date in words",
        _put(due=None, due_as_written="Spring"),
        "1.1",
        ("not known", "spring"),
    ),
    Weakness(
        "date that cannot be read", _put(due="Ongoing"), "1.1", ("not known", "ongoing")
    ),
    Weakness(
        "no owner",
        _put(accountable=None, no_owner="The post is vacant until May"),
        "1.1",
        ("no owner", "owner not known", "without an owner", "without a named owner"),
    ),
    Weakness(
        "owner is a placeholder",
        _put(accountable="TBC"),
        "1.1",
        ("no owner", "owner not known", "without an owner", "without a named owner"),
    ),
    Weakness("worst rating", _entry(rag="red"), "1.1", ("red", "off track")),
    Weakness(
        "worst rating in capitals", _entry(rag="Red"), "1.1", ("red", "off track")
    ),
    Weakness("next-worst rating", _entry(rag="amber"), "1.1", ("amber", "some delay")),
    Weakness("worst number", _numbered("1"), "1.1", ("worst", "rated 1")),
    Weakness("next-worst number", _numbered("2"), "1.1", ("some delay", "rated 2")),
    Weakness(
        "rating of no known order",
        _unordered,
        "1.1",
        ("may be one of the 2 worst", "rated a "),
    ),
    Weakness("red after completion", _closed(then="red"), "1.1", ("red", "off track")),
    Weakness("on hold", _entry(state="on-hold"), "1.1", ("on hold",)),
    Weakness(
        "no date to count silence from",
        _undated,
        "1.1",
        ("may have had no update", "date to count from", "may have"),
    ),
    Weakness(
        "no update",
        lambda plan: _first(plan)["progress"].__setitem__(
            slice(None),
            [{"date": "2011-08-20", "note": "The form was looked at by two teams."}],
        ),
        "1.1",
        ("no update", "no progress has been recorded"),
    ),
    Weakness(
        "outcome without an action",
        _more_outcomes(actions=[]),
        "O2",
        ("no action", "without an action", "without action", "no actions"),
    ),
    Weakness(
        "recommendation without an action",
        _more_outcomes(
            recommendations=[{"ref": "2", "text": "Ask fathers at each visit."}],
            actions=[],
        ),
        "O2",
        ("no action", "without an action", "without action", "no actions"),
    ),
    Weakness(
        "how often it is reviewed only in words",
        _in_words,
        "audit-1-2011",
        ("only in words", "only words say"),
    ),
    Weakness(
        "reviews further apart than the guidance allows",
        lambda plan: plan["review"].update(every="12 months"),
        "audit-1-2011",
        ("every 12 months", "longer than 6 months"),
    ),
    Weakness(
        "reviews of one action further apart than that",
        _put(review={"every": "12 months"}),
        "1.1",
        ("every 12 months", "longer than 6 months"),
    ),
    Weakness(
        "first review passed, and nothing was recorded for it",
        _nothing_for_the_review,
        "audit-1-2011",
        ("the first review was due in february 2012",),
    ),
    Weakness(
        "first review of an action passed, and later dates are not known",
        _own_review_in_words,
        "1.1",
        ("the first review was due in", "a review was due in january 2012"),
    ),
    Weakness(
        "the document has no dates",
        _no_dates,
        "1.1",
        ("date not given", "no such column"),
    ),
    Weakness(
        "done without an owner",
        _done_by_nobody,
        "1.1",
        ("no owner named", "without a known owner"),
    ),
    Weakness(
        "no baseline",
        lambda plan: _outcome(plan).pop("baseline"),
        "audit-1-2011",
        ("no outcome has a baseline",),
    ),
    Weakness(
        "two actions with the same words",
        lambda plan: _outcome(plan)["actions"][1].update(
            action=f"{_first(plan)['action'].upper()}."
        ),
        "1.2",
        ("have the same words, so they may",),
    ),
    Weakness(
        "outcome rated low",
        lambda plan: _outcome(plan).update(
            progress=[{"date": "2012-02-20", "rag": "Amber", "note": "Two are late."}]
        ),
        "O1",
        ("the outcome was rated amber (some delay) on 20 february 2012",),
    ),
    Weakness(
        "part not read",
        lambda plan: _outcome(plan)["actions"].append("1.3 Ask the teams"),
        "",
        ("not checked", "could not be read", "leaves out", "incomplete"),
    ),
)


def spoilt(weakness: Weakness) -> Plan:
    """Return the perfect plan with one problem."""
    plan = deepcopy(perfect())
    weakness.spoil(plan)
    return plan


def written(plan: Plan) -> str:
    """Write a plan as the text of a file."""
    return yaml.safe_dump(plan, sort_keys=False, allow_unicode=True, width=10_000)


def put_into(folder: Path, *plans: Plan) -> None:
    """Write plans into a folder, each named after its plan ID."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in plans:
        (folder / f"{plan['id']}.yaml").write_text(written(plan), encoding="utf-8")


# --- whole plans, for laws ------------------------------------------------------

DAYS = st.dates(date(2011, 6, 1), date(2012, 9, 1))
OWNERS = st.sampled_from(
    (
        "Head of Service, Assessment",
        "Designated Nurse, Northshire NHS Foundation Trust",
        "Detective Inspector",
        "Chair of the Learning and Practice Subgroup",
        "TBC",
        "Housing / Police",
    )
)
AGENCIES = st.sampled_from(
    ("Northshire Council", "Kent Police", "Northshire ICB", "Northshire CCG")
)
LEGENDS = st.sampled_from(
    (
        {"red": "Off track", "amber": "Some delay", "green": "On track"},
        {"Green": "On track", "Amber": "Some delay", "Red": "Off track"},
        {"4": "Done", "3": "On track", "2": "Some delay", "1": "Off track"},
        {"Off track": "Late and no plan", "At risk": "Late", "On track": "In time"},
    )
)
STATES = st.sampled_from(
    (
        "not-started",
        "in-progress",
        "on-hold",
        "complete",
        "monitoring",
        "embedded",
        "signed-off",
        "superseded",
        "transferred",
        "closed-incomplete",
        "withdrawn",
    )
)
NOTES = st.sampled_from(
    (
        "The group met and agreed a draft.",
        "Two teams have been asked.",
        "No progress",
        "The form is in use in all teams.",
        "Waiting for the police.",
        "In use in four teams. Two more will be trained in May.",
        "On hold until the inspection is over.",
        "The training did not take place.",
        "The draft will go to all teams by the end of January 2012.",
        "The post is vacant.",
        "The group has not yet accepted it.",
    )
)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Draw a date, or a month."""
    day = draw(DAYS)
    return day.isoformat() if draw(st.booleans()) else f"{day:%Y-%m}"


@st.composite
def entries(draw: st.DrawFn, legend: dict[str, str]) -> dict[str, Any]:
    """Draw a progress entry."""
    entry: dict[str, Any] = (
        {"date": draw(dates())}
        if draw(st.integers(0, 9))
        else {"date_as_written": draw(st.sampled_from(("2011", "Spring", "undated")))}
    )
    optional: dict[str, st.SearchStrategy[Any]] = {
        "rag": st.sampled_from([*legend, *(key.upper() for key in legend)]),
        "state": STATES,
        "new_due": dates(),
        "new_due_requested": dates(),
        "next": st.sampled_from(("Send the draft round", "TBC")),
        "next_due": dates(),
        "accountable": OWNERS,
        "agency": AGENCIES,
        "achieved_on": dates(),
        "evidence": st.sampled_from(("minutes of 10 February 2012", "TBC")),
    }
    for name, values in optional.items():
        if draw(st.integers(0, 4)) == 0:
            entry[name] = draw(values)
    return entry | {"note": draw(NOTES)}


@st.composite
def actions(draw: st.DrawFn, number: str, legend: dict[str, str]) -> dict[str, Any]:
    """Draw an action."""
    action: dict[str, Any] = {"id": number, "action": f"Do what {number} asks for"}
    match draw(st.integers(0, 9)):
        case 0:
            action["no_due_date"] = "The contract is not signed"
            action["set_date_by"] = draw(dates())
        case 1:
            action["due_as_written"] = draw(st.sampled_from(("2012", "Ongoing", "TBC")))
        case _:
            action["due"] = draw(dates())
    if draw(st.integers(0, 9)):
        action["accountable"] = draw(OWNERS)
    else:
        action["no_owner"] = "The document names nobody"
    if draw(st.booleans()):
        action["agency"] = draw(AGENCIES)
    if draw(st.integers(0, 9)) == 0:
        action["repeats"] = draw(st.sampled_from(("3 months", "6 weeks")))
    if draw(st.integers(0, 4)) == 0:
        every = st.sampled_from(("3 months", "6 months", "30 weeks", "12 months"))
        action["review"] = {"every": draw(every)}
    if draw(st.integers(0, 3)) == 0:
        action["x-priority"] = draw(st.sampled_from(("Must do", "Should do")))
    if draw(st.integers(0, 4)) == 0:
        reached = draw(st.sampled_from(({}, {"reached_on": "2011-11"})))
        stage = {"milestone": "Two teams have tried it", "due": "2011-12"} | reached
        action["milestones"] = [stage]
    found = draw(st.lists(entries(legend), max_size=4))
    return action | ({"progress": found} if found else {})


@st.composite
def aims(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what an outcome says it is for, and what was answered to it."""
    optional: dict[str, Any] = {
        "desired_outcome": "In 36 of 40 files children are seen alone.",
        "not_yet_smart": "The survey that will measure it starts in 2013.",
        "baseline": [
            {
                "measure": "Files in which the child was seen alone",
                "value": "18 of 40",
                "target": "36 of 40",
            }
        ],
        "recommendations": [
            {
                "text": "Children are seen alone at each visit.",
                "responses": [
                    {
                        "agency": "Kent Police",
                        "response": "not-accepted",
                        "reason": "The force has such guidance.",
                    }
                ],
            }
        ],
        "assurances": [
            {
                "agency": "Northshire NHS Trust",
                "statement": "Each child was seen alone in all 40 files.",
                "date": "2011-09",
            }
        ],
    }
    return {name: of for name, of in optional.items() if draw(st.integers(0, 2)) == 0}


@st.composite
def plans(draw: st.DrawFn, number: int = 1) -> Plan:
    """Draw a complete plan."""
    legend = draw(LEGENDS)
    plan: Plan = {
        "schema": "actionplan/1",
        "id": f"plan-{number}",
        "title": f"Plan {number}",
        "kind": draw(st.sampled_from(("multi-agency", "single-agency"))),
        "lead_agency": draw(AGENCIES),
        "source": {"type": "audit", "reference": "Audit of 40 files"},
        draw(st.sampled_from(("agreed", "published", "as_at"))): "2011-06-15",
        "rag_legend": legend,
    }
    if next(iter(legend)) == "4":
        plan["rag_worst"] = "1"
    if draw(st.booleans()):
        plan["marking"] = draw(st.sampled_from(("OFFICIAL", "OFFICIAL-SENSITIVE")))
    days = ("2011-09-20", "2011-12-06", "2012-03-13", "2012-06-12")
    match draw(st.sampled_from(("days", "months", "both", "none"))):
        case "days":
            plan["meetings"] = [*days]
        case "months":
            plan["meetings"] = [day[: len("2011-09")] for day in days]
        case "both":
            plan["meetings"] = [days[0], "2011-12", days[2], "2012-06"]
        case _:
            pass
    outcomes = []
    for i in range(1, draw(st.integers(1, 2)) + 1):
        many = draw(st.integers(0, 3))
        outcomes.append(
            {
                "id": f"O{i}",
                "challenge": "Children were not seen alone.",
                "actions": [
                    draw(actions(f"{i}.{j}", legend)) for j in range(1, many + 1)
                ],
            }
            | draw(aims())
        )
    return plan | {"outcomes": outcomes}
