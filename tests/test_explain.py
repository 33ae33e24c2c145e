"""Test `explain`, and the pages made from the same text."""

import inspect
import re
import textwrap
from datetime import date

import pytest
import yaml
from typer.testing import CliRunner

from actionplan import diagnostics, rules
from actionplan.cli import app
from actionplan.output import meetings
from actionplan.output.report import life
from actionplan.plan import changes, model, not_recorded, return_form, sentences
from actionplan.reading import plan_schema
from actionplan.reference import explanations, rule_pages
from actionplan.rule import Rule


@pytest.mark.parametrize("rule", rules.ALL.values(), ids=list(rules.ALL))
def test_every_rule_and_message_is_explained_by_name_and_code(rule: Rule) -> None:
    """A page is the same under a name and its code, in any case."""
    by_name = explanations.find_rule(rule.name.upper())
    by_code = explanations.find_rule(rule.code.lower())

    assert by_name == by_code == rule


def test_every_field_of_the_schema_is_explained() -> None:
    """Every field in every place has a page."""
    names = {
        name
        for thing in (plan_schema.schema(), *plan_schema.schema()["$defs"].values())
        for name in thing.get("properties", {})
    }

    assert [
        name
        for name in names
        if not explanations.field_page(explanations.find_fields(name), 78)
    ] == []


def test_a_page_of_a_rule_is_whole() -> None:
    """It has a summary, a reason, a clause, a bad plan and a good one."""
    done = CliRunner().invoke(app, ["explain", "stale-action"])
    said = re.sub(r"\b2[0-9]{3}-[0-9]{2}-[0-9]{2}(?=:)", "END", done.stdout)

    assert (done.exit_code, said) == (
        0,
        """\
stale-action (AP502): warning

An open action has had no update for 6 months or more.

The guidance asks for ongoing actions to be reviewed at least every 6 months.
An action that is complete and being monitored needs updates as well. Without
updates, the board does not know whether the action is still being monitored.
If the plan or your board's settings ask for more frequent updates, a shorter
time applies. The 6 months are counted from the last entry. If the last entry
is dated 20 August, the 6 months end on 20 February. If the last entry gives
only the month, such as August, the 6 months end on the last day of February.

The guidance asks for this under "Progress". In our own words: Ongoing actions
are updated regularly, at least every 6 months.

The result depends on the report date.

These lines:

    progress:
      - date: 2011-08-20
        note: The first draft went to all agencies.

produce this message:

    Action 1.1 was last updated on 20 August 2011, more than 6 months before
    the report date, 1 March 2012. This plan asks for an update every 6
    months.
    To fix: add a progress entry. To do that, type this command, with what has
    been done (or why nothing has been done) in place of NOTE:
        actionplan progress add scr-family-a-2011/1.1 "NOTE"

This is correct:

    progress:
      - date: 2011-09
        note: The first draft went to all agencies.

To accept this problem in one place, put this at the end of its line, with
your own reason in place of "the reason":

    # actionplan: accept[stale-action]: the reason

If you want lint to report the problem again after a date, put this there
instead, with your date in place of END:

    # actionplan: accept[stale-action] until END: the reason
""",
    )


@pytest.mark.parametrize(
    "rule",
    [each for each in rules.ALL.values() if not each.is_fixed],
    ids=[each.name for each in rules.ALL.values() if not each.is_fixed],
)
def test_the_comment_of_a_page_can_be_copied_as_it_is(rule: Rule) -> None:
    """The example of an end date has not passed, and can be left out."""
    today = date(2026, 11, 29)
    page = rule_pages.page(rule, today=today)
    _, without, ending = re.split(rf"# actionplan: accept\[{rule.name}\]", page)[-3:]
    end = re.match(r" until ([0-9-]+): the reason", ending)

    assert without.startswith(": the reason\n")
    assert end is not None
    assert date.fromisoformat(end[1]) > today


def test_a_page_of_a_field_is_whole() -> None:
    """It has the title, what to write, and the options with their meanings."""
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


def test_a_field_with_fields_in_it_is_shown_on_lines_to_copy() -> None:
    """The hyphen and the spaces are what a description in words does not show."""
    done = CliRunner().invoke(app, ["explain", "success"])

    lines = textwrap.dedent(done.stdout.partition(":\n\n")[2])
    item = ["measure", "method", "method_detail", "target", "measured_by"]
    assert yaml.safe_load(lines) == {"success": [dict.fromkeys(item)]}


def test_a_field_with_names_of_your_own_is_shown_on_lines_to_copy() -> None:
    """Its names are the board's, so the lines show some of a plan."""
    done = CliRunner().invoke(app, ["explain", "rag_legend"])

    lines = yaml.safe_load(textwrap.dedent(done.stdout.partition(":\n\n")[2]))
    assert {name: [*ratings] for name, ratings in lines.items()} == {
        "rag_legend": ["green", "amber", "red"]
    }


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
    """Other words for the same thing come first, then similar spelling."""
    assert explanations.nearest_topics(asked)[0] == meant


# --- words that are printed -------------------------------------------------------


def _explained(name: str) -> str:
    done = CliRunner().invoke(app, ["explain", name])
    return done.stdout if done.exit_code == 0 else ""


def _printed() -> list[str]:
    """Return the words that the program uses for statuses and headings."""
    return sorted(
        {
            *diagnostics.LEVELS,
            *model.STATUSES,
            *sentences.STATE.values(),
            *(words for words in sentences.ACHIEVED.values()),
            *(sentences.NO_DATE, sentences.DATE_NOT_GIVEN, sentences.DATE_NOT_KNOWN),
            *meetings.HEADINGS,
            *(kind for kind in changes.KINDS),
            *(
                "problem",
                "accepted",
                "baseline",
                "marking",
                "exceptions",
                "not checked",
            ),
            *("tracker", "return form", *return_form.LOCKED, *return_form.OPEN),
            *("report date", "plan ID", "action number", "owner", "due date moved"),
            *(life.FIRST, life.NOW, "planned and done, by date", "share complete"),
            *_not_recorded(),
        }
    )


def _not_recorded() -> set[str]:
    """Return what a report can list as not recorded, from the source of the list."""
    source = inspect.getsource(not_recorded)
    named = re.findall(r'(?:yield |NotRecorded\()"([^"]+)"', source)
    fields = re.findall(r'"[a-z_]+": "([^"]+)"', source)
    assert len(fields) >= 15
    assert len(named) >= 10
    return {*named, *fields}


@pytest.mark.parametrize("name", _printed())
def test_every_word_that_is_printed_is_explained(name: str) -> None:
    """`actionplan explain` finds it as it is printed."""
    assert _explained(name) != ""


@pytest.mark.parametrize("word", explanations.words(), ids=lambda word: word.term)
def test_what_a_word_points_to_is_explained(word: explanations.Word) -> None:
    """Every entry is found by each of its names, and no other entry is."""
    told = [_explained(name) for name in word.see]
    found = [explanations.find_word(name) for name in (word.term, *word.also)]

    assert (all(told), found) == (True, [word] * len(found))


def test_a_word_is_explained_with_the_fields_and_choices_of_its_name() -> None:
    """All are shown, and an option says which field it is for."""
    assert _explained("On hold") == (
        "on-hold, in the field state of a progress entry\n"
        "  Work has stopped for now. The action is still open, and can become"
        " overdue.\n"
    )
    assert _explained("overdue") == (
        "overdue\n"
        '  The due date has passed and the action is still open. "Overdue by 3 weeks"\n'
        "  means 3 weeks between the due date and the report date.\n"
        "  See also:\n"
        "      actionplan explain due\n"
        "      actionplan explain open\n"
        '      actionplan explain "report date"\n'
    )


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    "name", ["overdue", "overdue-action", "due", "on-hold", "approach", "not-a-date"]
)
def test_an_explanation_fits_the_screen(
    name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only lines to paste, and a word longer than the screen, are wider than it."""
    monkeypatch.setenv("COLUMNS", str(columns))

    wide = [line for line in _explained(name).splitlines() if len(line) > columns]

    assert [
        line for line in wide if not re.match(r"    +(#|- |\w+: |actionplan )", line)
    ] == []
