"""Every sentence of the guidance that asks something has its fields and its rules."""

import os
from datetime import date
from pathlib import Path

import pytest

from actionplan import clauses, explain, lint, rules, words
from actionplan.clauses import CLAUSES, Clause

HERE = Path(__file__).parent
SPECIMEN = (HERE / "scr-family-a-2011.yaml").read_text(encoding="utf-8")
SEEN_ON = date(2012, 3, 1)
CLOSED = "state: complete\n            evidence: The published guidance"
DOCUMENT = Path(__file__).parents[1] / "docs" / "guidance.md"
RENEW = bool(os.environ.get("ACTIONPLAN_RENEW"))
NAMES = [clause.name for clause in CLAUSES]


@pytest.mark.parametrize("clause", CLAUSES, ids=NAMES)
def test_a_clause_has_a_rule(clause: Clause) -> None:
    """Whatever the guidance asks, something looks whether a plan does it."""
    assert clauses.rules_of(clause, rules.ALL) != []


@pytest.mark.parametrize("clause", CLAUSES, ids=NAMES)
def test_a_clause_has_fields_that_there_are(clause: Clause) -> None:
    """Whatever the guidance asks, a plan has a place to say it."""
    unknown = [field for field in clause.fields if not explain.fields(field)]

    assert (bool(clause.fields), unknown) == (True, [])


def test_a_rule_names_a_clause_that_there_is() -> None:
    """No rule rests on a sentence that the guidance does not have."""
    named = {rule.clause for rule in rules.ALL.values() if rule.clause}

    assert named - set(NAMES) == set()


def test_a_clause_names_rules_that_there_are() -> None:
    """What also looks after a clause is the name of a rule."""
    named = {name for clause in CLAUSES for name in clause.also}

    assert named - set(rules.ALL) == set()


def test_clauses_are_told_apart() -> None:
    """Each clause has a name of its own, under a heading."""
    assert (len(set(NAMES)), [n for n in NAMES if ": " not in n]) == (len(NAMES), [])


def test_every_rule_of_the_guidance_family_names_its_clause() -> None:
    """A rule of AP41 to AP49 exists because a sentence asks for it."""
    silent = [
        rule.name
        for rule in rules.ALL.values()
        if "AP410" <= rule.code <= "AP499" and not rule.clause
    ]

    assert silent == []


def test_the_table_is_what_the_program_holds() -> None:
    """docs/guidance.md is written from the clauses and the rules."""
    written = clauses.markdown(rules.ALL)
    if RENEW:
        DOCUMENT.write_text(written, encoding="utf-8", newline="\n")

    assert DOCUMENT.read_text(encoding="utf-8") == written


def test_every_list_of_words_says_where_it_is_from() -> None:
    """A word is looked for because somebody found it in a plan, or in the guidance."""
    lists = words.load("guidance")

    assert [name for name, each in lists.items() if not each["source"].strip()] == []


def test_words_are_written_as_they_are_compared() -> None:
    """The lists are in small letters, without double spaces or marks at the end."""
    odd = [
        (name, word)
        for name, each in words.load("guidance").items()
        for word in each["words"]
        if word != " ".join(word.casefold().split()) or word.endswith((".", ",", ";"))
    ]

    assert odd == []


PUBLISHED = {
    "business-plan-2014": date(2014, 11, 30),
    "inspection-tracker-2017": date(2017, 6, 30),
    "lscb-scrutiny-2017": date(2017, 12, 31),
    "police-da-2018": date(2018, 12, 31),
    "scr-health-2006": date(2006, 12, 1),
}


@pytest.mark.parametrize(("name", "as_of"), PUBLISHED.items(), ids=list(PUBLISHED))
def test_published_plans_are_told_what_was_judged_useful(
    name: str, as_of: date
) -> None:
    """What is said of five published plans, typed in as they were, has been read.

    Each line was judged: none is wrong, and four in five help. ACTIONPLAN_RENEW=1
    writes them anew: judge what has changed.
    """
    path = HERE / "real" / f"{name}.yaml"
    said = "".join(
        f"{level} {rule}: {message}\n"
        for level, rule, message in findings(path.read_text("utf-8"), name, as_of)
    )
    answer = path.with_suffix(".txt")
    if RENEW:
        answer.write_text(said, encoding="utf-8", newline="\n")

    assert answer.read_text(encoding="utf-8") == said


@pytest.mark.parametrize(
    ("lacking", "asked", "said"),
    [
        (
            1,
            1,
            ["Action 1.1 does not say how success is measured."],
        ),
        (
            2,
            2,
            ["Neither of the 2 actions says how success is measured."],
        ),
        (
            3,
            3,
            ["None of the 3 actions says how success is measured."],
        ),
        (
            2,
            3,
            [
                "Action 1.1 does not say how success is measured.",
                "Action 1.2 does not say how success is measured.",
            ],
        ),
        (
            5,
            9,
            [
                (
                    "5 of the 9 actions do not say how success is measured: 1.1,"
                    " 1.2, 1.3, 1.4 and 1.5."
                )
            ],
        ),
        (
            8,
            9,
            [
                (
                    "8 of the 9 actions do not say how success is measured: 1.1,"
                    " 1.2, 1.3, 1.4, 1.5, 1.6 and 2 more."
                )
            ],
        ),
        (
            4,
            9,
            [
                f"Action 1.{number} does not say how success is measured."
                for number in (1, 2, 3, 4)
            ],
        ),
    ],
)
def test_a_habit_is_said_once(lacking: int, asked: int, said: list[str]) -> None:
    """What all or most actions leave out is one finding, what a few do is one each."""
    measured = [number > lacking for number in range(1, asked + 1)]

    assert messages(plan_of(measured), "no-success-measure") == said


def test_completions_without_evidence_are_said_once_where_all_are() -> None:
    """Four actions with nothing to show for them are one habit."""
    text = plan_of([True] * 4, "state: complete")

    assert messages(text, "complete-without-evidence") == [
        "None of the 4 complete actions names what shows it."
    ]


def test_a_plan_in_which_nothing_was_recorded_is_told_so_once() -> None:
    """A plan that nobody has opened since it was agreed has one finding for that."""
    text = plan_of([True] * 4, entries=False)

    assert messages(text, "never-reported") == [
        (
            "Nothing has been recorded for any of the 4 actions since they were agreed"
            " on 15 August 2011."
        )
    ]


def test_partners_without_posts_are_said_once_where_all_are() -> None:
    """Agencies listed without their professionals, throughout, are one habit."""
    text = plan_of([True] * 4).replace("post: Detective Inspector", "x-note: to come")

    assert messages(text, "partner-without-post") == [
        (
            "None of the 4 actions with partners says which posts take part for its"
            " partners."
        )
    ]


@pytest.mark.parametrize(
    ("accountable", "rule"),
    [
        ("MSCB Development Officer", ""),
        ("Head of Safeguarding and Quality", ""),
        ("Director of Children and Young People's Services", ""),
        ("Lead for Schools and Colleges", ""),
        ("Assistant Director, Children's Social Care", ""),
        ("Detective Inspector, Public Protection", ""),
        ("0-19/School Nursing Lead", ""),
        ("Head of Service MASH/SASF", ""),
        ("MSCB Development Officer with an elected task and finish group", ""),
        ("Chair of the Learning and Development Subgroup", ""),
        ("Clinical Lead 0 to 19 Service", ""),
        ("Named GP for Safeguarding Children", ""),
        ("Medway Council", ""),
        ("Kent Police", ""),
        ("NSPCC", ""),
        ("Chair / DCS", "several-accountable"),
        ("Named Nurse and Named Doctor", "several-accountable"),
        ("Service Manager, Team Manager", "several-accountable"),
        ("Kent Police; Medway Council", "several-accountable"),
        ("Head of Service MASH/ SA Head of Service SASF", "several-accountable"),
        ("Matrons and Child Protection Department", "several-accountable"),
        ("All agencies", "vague-accountable"),
        ("All designated leads", "vague-accountable"),
        ("Partner agencies", "vague-accountable"),
        ("Heads of Service", "vague-accountable"),
        ("Child Protection Team", "vague-accountable"),
        ("Learning and Development Subgroup", "vague-accountable"),
        ("tbc", "vague-accountable"),
        ("JS", "initials-accountable"),
        ("J. S.", "initials-accountable"),
        ("DCS", "initials-accountable"),
    ],
)
def test_one_named_post_or_agency_is_accountable(accountable: str, rule: str) -> None:
    """A post and an agency pass, however they are called; two, or a group, do not."""
    text = SPECIMEN.replace(
        "accountable: MSCB Development Officer", f"accountable: {accountable}"
    )

    said = [rule for _, rule, _ in findings(text)]

    assert said == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("outcome", "measurable"),
    [
        ("By June 2012, 80 per cent of staff asked know what to do.", True),
        ("Half of the records carry a plan.", True),
        ("Waiting times are halved.", True),
        ("By 30 June 2012 staff are confident.", False),
        ("Staff are confident by the end of 2012.", False),
        ("All agencies work well together.", False),
        ("Co-ordinated multi-agency response", False),
    ],
)
def test_a_date_is_no_amount(outcome: str, *, measurable: bool) -> None:
    """An outcome can be measured if it says how much, not merely by when."""
    start, _, rest = SPECIMEN.partition("    desired_outcome:")
    actions = rest.partition("    actions:")[2]
    text = f"{start}    desired_outcome: {outcome}\n    actions:{actions}"

    said = {rule for _, rule, _ in findings(text)}

    assert ("outcome-not-measurable" not in said) is measurable


def test_what_could_not_be_read_is_not_said_to_be_missing() -> None:
    """A baseline with a slip in it is there: one slip, one finding."""
    text = SPECIMEN.replace("        date: 2011-06\n", "        date: last June\n")

    assert [rule for _, rule, _ in findings(text)] == ["not-a-date"]


def test_a_plan_with_nothing_open_needs_no_first_review() -> None:
    """When every action is closed, a review that did not take place is no matter."""
    text = SPECIMEN.replace("every: 6 months", "every: 6 months\n  first: 2012-02")

    said = [messages(text, "first-review-passed")]
    said += [messages(text.replace("rag: green", CLOSED), "first-review-passed")]

    assert [len(each) for each in said] == [1, 0]


def plan_of(
    measured: list[bool], extra: str = "rag: green", *, entries: bool = True
) -> str:
    """Write a plan of many actions, each with or without a measure of success."""
    head, _, rest = SPECIMEN.partition('      - id: "1.1"\n')
    bare = rest.replace("rag: green", extra).replace(
        "        success:\n"
        "          - measure: Staff asked who say the guidance is clear\n"
        "            method: staff-survey\n"
        "            target: 80 per cent of those asked\n",
        "MEASURES",
    )
    if not entries:
        bare = bare.partition("        progress:\n")[0]
    success = (
        "        success:\n"
        "          - measure: Staff who say so\n"
        "            method: staff-survey\n"
        "            target: 80 per cent\n"
    )
    return head + "".join(
        f'      - id: "1.{number}"\n'
        + bare.replace("MEASURES", success if has else "").replace(
            "action: Publish", f"action: ({number}) Publish"
        )
        for number, has in enumerate(measured, 1)
    )


def findings(
    text: str, name: str = "scr-family-a-2011", as_of: date = SEEN_ON
) -> list[tuple[str, str, str]]:
    """Judge a plan: level, rule and message of each finding, in order."""
    report = lint.one(text.encode(), f"{name}.yaml", lint.Settings(as_of))
    return [(d.level, d.rule, d.message) for d in report.diagnostics]


def messages(text: str, rule: str) -> list[str]:
    """Return what one rule says of a plan."""
    return [message for _, each, message in findings(text) if each == rule]
