"""The schema of a plan refuses what is no plan, and speaks to officers."""

from __future__ import annotations

import calendar
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry

from actionplan.storage import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: dict[str, Any] = json.loads(
    (resources.SCHEMAS / "plan.schema.json").read_text(encoding="utf-8")
)
DEFS: dict[str, Any] = SCHEMA["$defs"]
OBJECTS = {"plan": SCHEMA} | {
    name: definition
    for name, definition in DEFS.items()
    if definition["type"] == "object"
}
FORMS = {name: DEFS[name] for name in DEFS if name not in OBJECTS}
SNIPPETS = {
    name: snippet["body"]
    for name, definition in OBJECTS.items()
    for snippet in definition.get("defaultSnippets", ())
}

# Our own code turns each keyword into an officer's sentence: a new one needs one.
CONSTRAINTS = {
    *("type", "required", "properties", "patternProperties", "additionalProperties"),
    *("items", "minItems", "minLength", "maxLength", "enum", "const", "pattern"),
    *("$ref", "$defs", "anyOf", "dependentRequired", "if", "then", "else"),
    "allOf",
}
ANNOTATIONS = {
    *("$schema", "$id", "title", "description", "enumDescriptions"),
    *("defaultSnippets", "errorMessage", "patternErrorMessage", "x-form"),
}
BANNED = re.compile(
    r"\b(valid|invalid|illegal|forbidden|please|sorry|oops|parse|token|scalar|mapping|"
    r"sequence|node|anchor|schema|property|null|none|string|boolean|array|object|"
    r"integer|exception|traceback|regex)s?\b",
    re.IGNORECASE,
)
LONGEST_DESCRIPTION = 200
LONGEST_SENTENCE = 25

ORDER = {
    "plan": (
        "schema id title kind partnership lead_agency coordinator marking source "
        "agreed published as_at agreed_as_written published_as_written "
        "as_at_as_written no_dates review "
        "meetings rag_legend rag_worst outcomes"
    ),
    "source": "type reference date",
    "review": "every every_as_written first by reports_to purpose",
    "outcome": (
        "id theme challenge recommendations desired_outcome smart not_yet_smart "
        "due accountable agency partners baseline no_known_risks risks actions "
        "assurances progress difference"
    ),
    "recommendation": "ref paragraph text addressed_to scope responses",
    "response": "date agency response reason",
    "smart": "specific measurable achievable realistic timely",
    "measure": "measure value target agency date taken_from",
    "action": (
        "id action no_text priority due due_as_written no_due_date set_date_by repeats "
        "accountable no_owner agency person partners milestones success "
        "evidence_needed no_known_risks risks added arises_from review progress"
    ),
    "partner": "agency post group person",
    "milestone": "milestone due reached_on reached_on_as_written",
    "success": "measure method method_detail target measured_by",
    "risk": "risk approach mitigation",
    "entry": (
        "date date_as_written corrects corrects_which next next_due rag state "
        "achieved_on new_due new_due_requested request accountable agency replaced_by "
        "reported_by evidence note"
    ),
    "outcome_entry": "date date_as_written rag reported_by evidence note",
    "assurance": "date agency evidence statement",
    "judgement": (
        "date outcome_achieved results feedback effect still_to_improve evidence "
        "reported_by"
    ),
    "result": "measure value date",
    "feedback": "from text",
}
REQUIRED = {
    "plan": "schema id title kind source outcomes",
    "source": "type",
    "review": "",
    "outcome": "id",
    "recommendation": "",
    "response": "response",
    "smart": "",
    "measure": "measure",
    "action": "id",
    "partner": "",
    "milestone": "milestone",
    "success": "measure",
    "risk": "risk",
    "entry": "note",
    "outcome_entry": "note",
    "assurance": "agency statement",
    "judgement": "date",
    "result": "measure value",
    "feedback": "text",
}

ONE_OF = {
    "plan": "agreed published as_at agreed_as_written published_as_written "
    "as_at_as_written",
    "recommendation": "text ref",
    "action": "accountable no_owner",
    "entry": "date date_as_written",
    "outcome_entry": "date date_as_written",
}
"""Fields of which a thing has one at least: a fact, or honest words in its place."""

FULL: dict[str, Any] = {
    "schema": "actionplan/1",
    "id": "scr-family-a-2011",
    "title": "Working with families who are hard to engage",
    "kind": "multi-agency",
    "partnership": "Medway Safeguarding Children Board",
    "lead_agency": "Medway Council",
    "coordinator": "MSCB Development Officer",
    "marking": "OFFICIAL",
    "source": {
        "type": "serious-case-review",
        "reference": "SCR Family A",
        "date": "2011-06",
    },
    "agreed": "2011-08-15",
    "published": "2011-10",
    "as_at": "2011-09-01",
    "agreed_as_written": "Summer 2011",
    "published_as_written": "Autumn 2011",
    "as_at_as_written": "2011",
    "no_dates": "The published copy leaves the dates of two rows out",
    "review": {
        "every": "6 months",
        "every_as_written": "Twice a year",
        "first": "2012-02",
        "by": "MSCB Development Officer",
        "reports_to": "Learning and Development Subgroup",
        "purpose": "The guidance is still what staff need",
    },
    "meetings": ["2011-12-05", "2012-03"],
    "rag_worst": "1",
    "rag_legend": {"green": "On track", "amber": "At risk", "1": "Off track"},
    "outcomes": [
        {
            "id": "O1",
            "theme": "Engagement",
            "challenge": "Staff were not equipped to work with resistant families.",
            "recommendations": [
                {
                    "ref": "2 (iii)",
                    "paragraph": "5.12",
                    "addressed_to": ["Medway Council", "Kent Police"],
                    "text": "The Board should consider issuing guidance.",
                    "scope": "local",
                    "responses": [
                        {
                            "date": "2011-08",
                            "agency": "Medway Council",
                            "response": "partly-accepted",
                            "reason": "Guidance exists for early years.",
                        },
                    ],
                },
            ],
            "desired_outcome": "90 staff a quarter are trained and use the guidance.",
            "smart": {
                "specific": "Front line staff of every agency",
                "measurable": "Places taken up per quarter",
                "achievable": "The training pool has capacity",
                "realistic": "Funded from the training budget",
                "timely": "From the second quarter of 2012",
            },
            "not_yet_smart": "The effect on families needs further research.",
            "due": "2012-06",
            "accountable": "Chair of the Learning and Development Subgroup",
            "agency": "MSCB",
            "partners": [{"agency": "Kent Police"}],
            "assurances": [
                {
                    "date": "2011-09",
                    "agency": "Medway Council",
                    "evidence": "minutes",
                    "statement": "Done in 2010.",
                },
            ],
            "progress": [
                {
                    "date": "2012-03",
                    "date_as_written": "Spring 2012",
                    "rag": "amber",
                    "reported_by": "MSCB Development Officer",
                    "evidence": "minutes",
                    "note": "Half of the agencies have begun.",
                },
            ],
            "baseline": [
                {
                    "measure": "Staff at MSCB training per quarter",
                    "value": "41",
                    "target": 90,
                    "agency": "All agencies",
                    "date": "2011-06",
                    "taken_from": "training attendance records",
                },
            ],
            "no_known_risks": "Funding is in place until 2013.",
            "risks": [{"risk": "Trainers leave"}],
            "actions": [
                {
                    "id": "1.1",
                    "action": "Publish guidance for working with such families",
                    "no_text": "The document leaves the cell empty.",
                    "priority": "must-do",
                    "due": "2011-11",
                    "due_as_written": "Autumn 2011",
                    "repeats": "6 weeks",
                    "no_owner": "The post is vacant.",
                    "milestones": [
                        {
                            "milestone": "Draft sent to all agencies",
                            "due": "2011-10",
                            "reached_on": "2011-10-12",
                            "reached_on_as_written": "mid-October",
                        },
                    ],
                    "no_due_date": "The national guidance is awaited.",
                    "set_date_by": "2011-10",
                    "accountable": "MSCB Development Officer",
                    "agency": "MSCB",
                    "person": "Post vacant, filled by a temporary officer",
                    "partners": [
                        {
                            "agency": "Kent Police",
                            "post": "Detective Inspector",
                            "group": "Task and finish group",
                            "person": "To be confirmed",
                        },
                    ],
                    "success": [
                        {
                            "measure": "Staff who use the guidance",
                            "method": "staff-survey",
                            "method_detail": "A survey of all staff trained",
                            "target": "Four in five use it",
                            "measured_by": "2012-06",
                        },
                    ],
                    "evidence_needed": "The published guidance",
                    "no_known_risks": "The authors are in post.",
                    "risks": [
                        {
                            "risk": "Staff without Internet access",
                            "approach": "reduce",
                            "mitigation": "Printed copies on request",
                        },
                    ],
                    "added": "2011-10-03",
                    "arises_from": "O1",
                    "review": {"every": "1 month"},
                    "progress": [
                        {
                            "date": "2011-09-30",
                            "corrects": "2011-09-12",
                            "corrects_which": "first",
                            "next": "Submit the final draft to the subgroup.",
                            "next_due": "2011-10",
                            "rag": "amber",
                            "state": "in-progress",
                            "achieved_on": "2011-09-12",
                            "agency": "Medway Council",
                            "replaced_by": "scr-family-b-2012/2.1",
                            "new_due": "2012-01",
                            "new_due_requested": "2012-02",
                            "request": "declined",
                            "date_as_written": "end of September",
                            "accountable": ["Training Manager", "Board Manager"],
                            "reported_by": "MSCB Development Officer",
                            "evidence": ["minutes of 12 September 2011"],
                            "note": "The group met three times.\n",
                            "x-meeting": "QA subgroup",
                        },
                        {
                            "date": "2012-03",
                            "evidence": "web page",
                            "note": "Published.",
                        },
                    ],
                    "x-cost-code": 4711,
                },
            ],
            "difference": [
                {
                    "date": "2012-07-01",
                    "outcome_achieved": "partly",
                    "results": [
                        {
                            "measure": "Staff at MSCB training per quarter",
                            "value": 68,
                            "date": "2012-06",
                        },
                    ],
                    "feedback": [
                        {"from": "front line staff", "text": "Easy to find and use."},
                    ],
                    "effect": "Children are seen sooner.",
                    "still_to_improve": "GPs rarely attend.",
                    "evidence": "survey of June 2012",
                    "reported_by": "Learning and Development Subgroup",
                },
            ],
        },
    ],
    "x-board-reference": {"case": "A", "list": [1, 2]},
}
SMALLEST: dict[str, Any] = {
    "plan": {
        "schema": "actionplan/1",
        "id": "audit-2012",
        "title": "Audit of case files",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2012-01",
        "outcomes": [{"id": "O1"}],
    },
    "source": {"type": "audit"},
    "review": {},
    "outcome": {"id": "O1", "actions": [], "difference": []},
    "recommendation": {"text": "Agencies should share the findings."},
    "response": {"response": "accepted"},
    "smart": {},
    "measure": {"measure": "Files with a chronology"},
    "action": {
        "id": "1.1",
        "action": "Audit 20 case files",
        "no_due_date": "The auditor is not in post yet.",
        "accountable": "Audit Manager",
        "progress": [],
    },
    "partner": {},
    "milestone": {"milestone": "Draft sent"},
    "success": {"measure": "Files with a chronology"},
    "risk": {"risk": "Too few auditors"},
    "entry": {"date": "2012-02", "note": "Files drawn."},
    "outcome_entry": {"date": "2012-02", "note": "Half done."},
    "assurance": {"agency": "Kent Police", "statement": "Done in 2010."},
    "judgement": {"date": "2012-07-01"},
    "result": {"measure": "Files with a chronology", "value": 17},
    "feedback": {"text": "Chronologies help us."},
}


def test_the_schema_is_itself_correct() -> None:
    """The schema is one that every checker of the 2020-12 draft can read."""
    Draft202012Validator.check_schema(SCHEMA)

    assert (SCHEMA["$schema"], SCHEMA["$id"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        "urn:actionplan:schema:plan:1",
    )


def test_a_plan_that_uses_every_field_is_accepted() -> None:
    """Everything that the guidance asks for has its place in a plan."""
    used = {(name, key) for name, value in _things("plan", FULL) for key in value}

    assert faults("plan", FULL) == []
    assert used >= {(name, key) for name in ORDER for key in ORDER[name].split()}


@pytest.mark.parametrize("name", OBJECTS)
def test_the_smallest_of_each_thing_is_accepted(name: str) -> None:
    """Beyond the few fields that make it a plan, what is missing is for lint to say."""
    assert faults(name, SMALLEST[name]) == []


@pytest.mark.parametrize("name", OBJECTS)
def test_fields_are_in_the_order_in_which_officers_read(name: str) -> None:
    """The order of the fields is that of the plan format."""
    assert list(OBJECTS[name]["properties"]) == ORDER[name].split()


@pytest.mark.parametrize("name", OBJECTS)
def test_required_fields_are_those_without_which_it_is_no_plan(name: str) -> None:
    """The linter, not the schema, raises the standard."""
    assert OBJECTS[name].get("required", []) == REQUIRED[name].split()


@pytest.mark.parametrize(
    ("name", "key"), [(n, k) for n in REQUIRED for k in REQUIRED[n].split()]
)
def test_a_thing_without_a_required_field_is_refused(name: str, key: str) -> None:
    """Each required field is missed when it is absent."""
    value = {k: v for k, v in SMALLEST[name].items() if k != key}

    assert faults(name, value) == [((), "required")]


@pytest.mark.parametrize(
    ("name", "key"), [(n, k) for n in ONE_OF for k in ONE_OF[n].split()]
)
def test_one_of_several_fields_is_enough(name: str, key: str) -> None:
    """A fact will do, and so will honest words in its place; neither is refused."""
    rest = {k: v for k, v in SMALLEST[name].items() if k not in ONE_OF[name].split()}
    given = (
        "2011-08"
        if OBJECTS[name]["properties"][key]["$ref"] == "#/$defs/date"
        else "2011"
    )

    assert (faults(name, rest | {key: given}), faults(name, rest)) == (
        [],
        [((), "anyOf")],
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"action": "Ask"}, []),
        ({"no_text": "The cell is empty."}, []),
        ({}, [((), "required")]),
    ],
)
def test_an_action_has_a_text_or_says_why_it_has_none(
    given: dict[str, str], said: list[object]
) -> None:
    """A document may leave a row open; nobody has to invent what it asks for."""
    rest = {k: v for k, v in SMALLEST["action"].items() if k != "action"}

    assert faults("action", rest | given) == said


@pytest.mark.parametrize("name", OBJECTS)
def test_unknown_fields_are_refused_unless_they_begin_with_x(name: str) -> None:
    """A misspelt field is never passed over; a board's own x- field is kept."""
    value = SMALLEST[name] | {"x-ours": [1, None], "stauts": "late", "X-ours": "late"}

    (fault,) = validator(name).iter_errors(value)

    assert (fault.validator, re.findall(r"'([^']+)'", fault.message)[:2]) == (
        "additionalProperties",
        ["X-ours", "stauts"],
    )


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("plan", {"kind": "single-agency"}, [((), "required")]),
        ("plan", {"kind": "single-agency", "lead_agency": "NHS Medway"}, []),
        ("plan", {"kind": "both"}, [(("kind",), "enum")]),
        ("plan", {"schema": "actionplan/2"}, [(("schema",), "const")]),
        ("plan", {"outcomes": []}, [(("outcomes",), "minItems")]),
        ("plan", {"rag_legend": {"red": ""}}, [(("rag_legend", "red"), "pattern")]),
        ("response", {"response": "partly-accepted"}, [((), "required")]),
        ("response", {"response": "not-accepted"}, [((), "required")]),
        ("response", {"response": "not-accepted", "reason": "Costs"}, []),
        ("action", {"due": "2012-06"}, []),
        ("action", {"due": "Ongoing"}, [(("due",), "pattern")]),
        ("action", {"risks": []}, [(("risks",), "minItems")]),
        ("action", {"evidence_needed": []}, [(("evidence_needed",), "minItems")]),
        ("entry", {"evidence": []}, [(("evidence",), "minItems")]),
        ("entry", {"evidence": " "}, [(("evidence",), "pattern")]),
        ("entry", {"evidence": ["a", ""]}, [(("evidence", 1), "pattern")]),
        ("entry", {"rag": 3}, [(("rag",), "type")]),
        ("success", {"target": 90}, []),
        ("result", {"value": True}, [(("value",), "type")]),
    ],
)
def test_fields_that_depend_on_one_another_are_held_together(
    name: str, change: dict[str, Any], expected: list[object]
) -> None:
    """A change to the smallest of a thing is refused at its place, or accepted."""
    assert faults(name, SMALLEST[name] | change) == expected


def test_an_action_without_a_date_or_the_reason_for_having_none_is_refused() -> None:
    """An action has a due date, or says why not, or has its outcome's or plan's."""
    action = {k: v for k, v in SMALLEST["action"].items() if k != "no_due_date"}
    own = [
        *({"due": "2012-06"}, {"due_as_written": "Summer"}),
        {"no_due_date": "Waits for the Act"},
    ]

    outcome = {"id": "O1", "actions": [action]}
    refused = faults("plan", SMALLEST["plan"] | {"outcomes": [outcome]})
    taken = [
        *(
            faults(
                "plan",
                SMALLEST["plan"]
                | {"outcomes": [{**outcome, "actions": [action | one]}]},
            )
            for one in own
        ),
        faults(
            "plan", SMALLEST["plan"] | {"outcomes": [{**outcome, "due": "2012-06"}]}
        ),
        faults(
            "plan",
            SMALLEST["plan"] | {"outcomes": [outcome], "no_dates": "No such column"},
        ),
    ]

    at = ("outcomes", 0, "actions", 0)
    assert (refused, taken) == ([(at, "anyOf")], [[]] * 5)


@pytest.mark.parametrize("year", [1900, 2000, 2011, 2012, 2100])
def test_a_day_is_accepted_exactly_if_the_calendar_has_it(year: int) -> None:
    """30 February is no day, and 29 February is one in leap years only."""
    days = [(month, day) for month in range(14) for day in range(33)]

    accepted = [d for d in days if fits("date", f"{year}-{d[0]:02}-{d[1]:02}")]

    assert accepted == [
        (month, day)
        for month in range(1, 13)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
    ]


def test_a_leap_day_is_accepted_in_leap_years_only() -> None:
    """The rule of the Gregorian calendar holds from the year 1 to 9999."""
    years = [year for year in range(10000) if fits("date", f"{year:04}-02-29")]

    assert years == [year for year in range(1, 10000) if calendar.isleap(year)]


@pytest.mark.parametrize(
    ("form", "accepted", "refused"),
    [
        (
            "date",
            ["2011-11", "0001-01", "9999-12", "2011-11-30", "2012-02-29"],
            [
                *("2011", "2011-00", "2011-13", "2011-11-31", "2011-11-00", "0000-01"),
                *("2011-11\n", "2011-11-30\n", " 2011-11", "2011-11 ", "-2011-11"),
                *("\uff12\uff10\uff11\uff11-11", "2011-1-3", "2011-1", "30/11/2011"),
                *("20111130", "2011-11-30T09:00", "11-2011", "November 2011", ""),
                *("2011-02-29", "2011-02-30", "0000-02-29", "12011-11", "YYYY-MM"),
                *("YYYY-MM-DD", "2011-11-3", "2011-11-300", "2011/11", 2011, None),
            ],
        ),
        (
            "id",
            ["scr-family-a-2011", "a", "7", "a" * 64],
            [
                *("", "-a", "a-", "a--b", "A", "a_b", "a b", "a.b", "a/b", "a\n"),
                *("\u00e9t\u00e9", "a" * 65, "../a", 2011),
            ],
        ),
        (
            "item_id",
            ["1.1", "O1", "1.10", "A-2.b", "0", "a" * 32],
            ["", ".1", "-1", "1/1", "1 1", "1_1", "1.1\n", "\u0661", "a" * 33, 1.1],
        ),
        (
            "item_ref",
            ["1.4", "scr-family-b-2012/2.1", "a" * 64 + "/" + "b" * 32],
            [
                *("", "/1.1", "a/", "a/b/c", "A-b/1.1", "a-/1.1", "a /1.1", "1.1\n"),
                *("a" * 65 + "/1", "a/" + "b" * 33, "b" * 33),
            ],
        ),
        (
            "interval",
            [
                *("1 month", *(f"{number} months" for number in range(2, 25))),
                *("1 week", *(f"{number} weeks" for number in range(2, 105))),
            ],
            [
                *("0 months", "1 months", "2 month", "25 months", "6", "6 days"),
                *("0 weeks", "1 weeks", "2 week", "105 weeks", "06 weeks", "1 weekly"),
                *("six months", "06 months", "6 months\n", "6  months", "", 6),
            ],
        ),
        (
            "text",
            ["a", " a ", "a\n", "\u00e9", "\u5b57", "x" * 10_000, "no", "."],
            [
                *("", " ", "\t\n\r\f\v", "\u00a0", "\u200b", "\ufeff", "\u2028\u2029"),
                *("\u3000\u2003", "\u00ad", "x" * 10_001, None, 41, True, ["a"]),
            ],
        ),
        ("value", ["41", 41, 0, -1.5, "most"], ["", " ", None, True, [41]]),
        ("evidence", ["a", ["a"], ["a", "b"]], ["", [], [""], [1], [["a"]], 1, None]),
        ("texts", ["a", ["a"], ["a", "b"]], ["", [], [""], [1], [["a"]], 1, None]),
    ],
)
def test_a_form_takes_what_it_says_and_nothing_else(
    form: str, accepted: list[object], refused: list[object]
) -> None:
    """Each form of text accepts and refuses what the plan format says."""
    assert [value for value in accepted + refused if fits(form, value)] == accepted


def test_only_keywords_that_have_an_officers_sentence_occur() -> None:
    """No constraint is used that we could not explain; no sample is typed in."""
    used = {key for _, part in _parts(SCHEMA) for key in part}

    assert used - CONSTRAINTS - ANNOTATIONS == set()


def test_choices_between_shapes_only_choose_between_required_fields() -> None:
    """Either-or is said of fields being there, never of two shapes for one value."""
    branches = [
        {"required": branch["required"]}
        for _, part in _parts(SCHEMA)
        for branch in part.get("anyOf", ())
        if set(branch) == {"required", "errorMessage"}
    ]
    conditions = [
        {"required": part["then"]["required"]}
        for _, part in _parts(SCHEMA)
        if "then" in part
    ]

    alternatives = [{"required": [k]} for n in ONE_OF for k in ONE_OF[n].split()]
    dues = ("due", "no_due_date", "due_as_written")
    alternatives += [{"required": [name]} for name in dues]
    assert (sorted(map(str, branches)), conditions) == (
        sorted(map(str, alternatives)),
        [{"required": ["lead_agency"]}, {"required": ["reason"]}],
    )


def test_every_pattern_ends_where_the_text_ends() -> None:
    """A pattern reads the same in Python, in an editor and in Rust."""
    patterns = {form: FORMS[form]["pattern"] for form in FORMS}
    whole = [p for p in patterns.values() if p.startswith("^")]

    assert [p for p in whole if not p.endswith(r"(?![\s\S])")] == []
    assert [form for form in patterns if patterns[form] not in whole] == [
        *("text", "value", "evidence", "texts")
    ]
    assert [p for p in whole if re.search(r"\\[dDwWbB]|\$|[^\x20-\x7e]", p)] == []


def test_every_form_is_named_and_says_how_to_write_it() -> None:
    """Whoever gets a form wrong is told in an editor what to write."""
    assert {name: form["x-form"] for name, form in FORMS.items()} == {
        "date": "date",
        "id": "plan-id",
        "item_id": "item-id",
        "item_ref": "item-ref",
        "text": "text",
        "value": "value",
        "interval": "interval",
        "evidence": "evidence",
        "texts": "texts",
    }
    assert [n for n, form in FORMS.items() if "patternErrorMessage" not in form] == []


def test_whatever_is_wrong_with_a_shape_an_editor_says_so_in_our_words() -> None:
    """Otherwise it would say "Incorrect type" or "Missing property"."""
    unsaid = [
        place
        for place, part in _parts(SCHEMA)
        if {"type", "required", "enum", "const"} & set(part)
        and "if" not in place
        and "errorMessage" not in part
        # what these are is said where they are described
        and set(part) - {"type", "title", "description", "$ref"}
    ]
    unnamed = [
        (place, name)
        for place, part in _parts(SCHEMA)
        if "if" not in place and "anyOf" not in place
        for name in part.get("required", ())
        if name not in part["errorMessage"]
    ]

    assert (unsaid, unnamed) == ([], [])


def test_a_wrong_choice_is_answered_with_the_choices_or_where_they_are() -> None:
    """A list of more than 200 characters would be longer than any other message."""
    choices = [
        part
        for place, part in _parts(SCHEMA)
        if "enum" in part and "errorMessage" in part
    ]
    listed = [
        all(
            re.search(rf"\b{choice}\b", part["errorMessage"]) for choice in part["enum"]
        )
        for part in choices
    ]
    pointed = [
        part["errorMessage"] for part in choices if "point at" in part["errorMessage"]
    ]

    assert listed.count(False) == len(pointed) == 1


def test_every_field_and_every_thing_has_a_title_and_a_description() -> None:
    """There is no field that an editor could not explain."""
    named = [
        *OBJECTS.items(),
        *FORMS.items(),
        *(
            (f"{name}.{key}", field)
            for name, thing in OBJECTS.items()
            for key, field in thing["properties"].items()
        ),
    ]

    assert [n for n, part in named if not {"title", "description"} <= set(part)] == []


def test_every_choice_says_what_it_means() -> None:
    """Each allowed word has its meaning beside it, and no two share one."""
    enums = {
        place: part
        for place, part in _parts(SCHEMA)
        if "enum" in part and "if" not in place
    }
    meanings = {place: part["enumDescriptions"] for place, part in enums.items()}

    assert {place: len(set(m)) for place, m in meanings.items()} == {
        place: len(part["enum"]) for place, part in enums.items()
    }


def test_the_words_are_plain_short_and_ascii() -> None:
    """What an editor shows is written for an officer, not for a programmer."""
    wrong = [
        text
        for text in _words()
        if BANNED.search(text.replace("leave out schema, id", ""))  # field names
        or "`" in text
        or not text.isascii()
        or len(text) > LONGEST_DESCRIPTION
        or max(map(_length, re.split(r"[.?!:;] ", text))) > LONGEST_SENTENCE
    ]

    assert wrong == []


def test_the_things_most_often_added_have_a_snippet() -> None:
    """An editor offers each thing that is added by hand, and the plan itself."""
    assert set(SNIPPETS) == {
        *("plan", "outcome", "measure", "action", "partner", "success", "risk"),
        *("entry", "judgement"),
    }


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_left_as_it_was_inserted_is_refused_at_every_gap(name: str) -> None:
    """No gap that was left unfilled goes unnoticed."""
    gaps = {place for place, text in _leaves(SNIPPETS[name]) if "$" in text}

    refused = {place for place, _ in faults(name, _inserted(SNIPPETS[name]))}

    assert refused == gaps


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_in_order_and_its_gaps_are_numbered_in_reading_order(
    name: str,
) -> None:
    """The Tab key goes from gap to gap, from the top down."""
    text = json.dumps(SNIPPETS[name])

    gaps = re.findall(r"\$\{?([0-9]+)", text)

    assert gaps == [str(number) for number in range(1, len(gaps) + 1)]
    for kind, value in _things(name, SNIPPETS[name]):
        assert list(value) == [k for k in ORDER[kind].split() if k in value]


def validator(name: str) -> Draft202012Validator:
    """Make a checker for one definition; nothing is ever fetched."""
    part = SCHEMA if name == "plan" else {"$ref": f"#/$defs/{name}", "$defs": DEFS}
    return Draft202012Validator(part, registry=Registry())


CHECKERS = {name: validator(name) for name in ("plan", *DEFS)}


def faults(name: str, value: object) -> list[tuple[tuple[str | int, ...], str]]:
    """Say where *value* is refused, and by which keyword."""
    found = CHECKERS[name].iter_errors(value)
    return [(tuple(f.absolute_path), str(f.validator)) for f in found]


def fits(name: str, value: object) -> bool:
    """Say whether *value* is accepted."""
    return CHECKERS[name].is_valid(value)


def _parts(
    schema: Any,  # noqa: ANN401 -- JSON, of any shape
    place: tuple[str, ...] = (),
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    yield place, schema
    for key, value in schema.items():
        match key:
            case "properties" | "patternProperties" | "$defs":
                for name, part in value.items():
                    yield from _parts(part, (*place, key, name))
            case "items" | "if" | "then" | "else" | "additionalProperties" if value:
                yield from _parts(value, (*place, key))
            case "anyOf" | "allOf":
                for part in value:
                    yield from _parts(part, (*place, key))
            case _:
                pass


def _words() -> Iterator[str]:
    for _, part in _parts(SCHEMA):
        for key in ("title", "description", "errorMessage", "patternErrorMessage"):
            if key in part:
                yield part[key]
        yield from part.get("enumDescriptions", ())
        for snippet in part.get("defaultSnippets", ()):
            yield from (snippet["label"], snippet["description"])


def _length(sentence: str) -> int:
    return len(sentence.split())


def _things(name: str, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield name, value
    for key, field in OBJECTS[name]["properties"].items():
        target = field.get("$ref") or field.get("items", {}).get("$ref", "")
        kind = target.removeprefix("#/$defs/")
        if kind in OBJECTS and key in value:
            inner = value[key]
            for one in inner if isinstance(inner, list) else [inner]:
                yield from _things(kind, one)


def _leaves(
    value: object, place: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _leaves(inner, (*place, key))
        case list():
            for index, inner in enumerate(value):
                yield from _leaves(inner, (*place, index))
        case _:
            yield place, str(value)


def _inserted(value: object) -> object:
    match value:
        case dict():
            return {key: _inserted(inner) for key, inner in value.items()}
        case list():
            return [_inserted(inner) for inner in value]
        case _:
            text = re.sub(r"\$\{[0-9]+:([^}]*)\}|\$[0-9]+", r"\1", str(value))
            return yaml.safe_load(text)  # a gap without quotation marks is empty
