"""What is said of rules and fields, and the documents that are made from it."""

import pytest
from typer.testing import CliRunner

from actionplan import rules
from actionplan.cli import app
from actionplan.reading import plan_schema
from actionplan.reference import explanations
from actionplan.rule import Rule


@pytest.mark.parametrize("rule", rules.ALL.values(), ids=list(rules.ALL))
def test_every_rule_and_message_is_explained_by_name_and_code(rule: Rule) -> None:
    """A page is the same under a name and its code, in any case."""
    by_name = explanations.find_rule(rule.name.upper())
    by_code = explanations.find_rule(rule.code.lower())

    assert by_name == by_code == rule


def test_every_field_of_the_schema_is_explained() -> None:
    """There is a page for each field of each thing."""
    names = {
        name
        for thing in (plan_schema.schema(), *plan_schema.schema()["$defs"].values())
        for name in thing.get("properties", {})
    }

    assert [
        name
        for name in names
        if not explanations.field_page(explanations.find_fields(name))
    ] == []


def test_a_page_of_a_rule_is_whole() -> None:
    """Summary, reason, clause of the guidance, a bad and a good plan."""
    done = CliRunner().invoke(app, ["explain", "stale-action"])

    assert (done.exit_code, done.stdout) == (
        0,
        """\
stale-action (AP502): warning

Nothing has been reported of an open action for six months or more.

The guidance asks for ongoing actions to be reviewed at least every six
months; a plan may ask for more. Six months are counted from the day of the
last entry to the day of the same number, and a whole month counts to its end.

The guidance asks for this under "Progress: kept up to date".

The result depends on the report date.

These lines:

    progress:
      - date: 2011-08-20
        note: The first draft went to all agencies.

produce this message:

    Nothing has been recorded for action 1.1 since 20 August 2011, which is 6
    months before 1 March 2012. This plan asks for news every 6 months.
    To fix: record what was done, or why nothing was, with: actionplan progress add
    scr-family-a-2011/1.1 "..."

This is correct:

    progress:
      - date: 2011-09
        note: The first draft went to all agencies.

To accept this problem in one place, put this at the end of its line:

    # actionplan: ignore[stale-action] until 2012-03-31: the reason
""",
    )


def test_a_page_of_a_field_is_whole() -> None:
    """What it is called, what to write, and the options with their meaning."""
    done = CliRunner().invoke(app, ["explain", "risk.approach"])

    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "approach, in a risk: Approach",
    )
    assert [line.strip().split(":")[0] for line in done.stdout.splitlines()[2:5]] == [
        "reduce",
        "remove",
        "manage",
    ]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("stale-acton", "stale-action"),
        ("unkown-field", "unknown-field"),
        ("deadline", "due"),
        ("RAG status", "rag"),
        ("desired outcome", "desired_outcome"),
    ],
)
def test_what_was_meant_is_offered(asked: str, meant: str) -> None:
    """Other words for a thing first, then spelling."""
    assert explanations.nearest_topics(asked)[0] == meant
