"""Comments that accept findings: what they cover, and what is said of bad ones."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run

from actionplan import lint
from actionplan.diagnostics import Run
from actionplan.editing import entries
from actionplan.reading import comments, yaml_reader

pytestmark = pytest.mark.thorough

LATE = SPECIMEN.replace("due: 2012-05", "due: 2012-01")
SEEN_ON = date(2012, 3, 1)
ACCEPT = (
    "# actionplan: accept[overdue-action] until 2012-03-31: waiting for the printer"
)


def _check(text: str, *, timed: bool = True, accepting: bool = True) -> Run:
    settings = lint.Request(SEEN_ON, timed=timed, accepting=accepting)
    report = lint.one(text.encode(), "scr-family-a-2011.yaml", settings)
    return lint.across([report], settings)


PLACES = {
    "at the end of the line": LATE.replace("due: 2012-01", f"due: 2012-01  {ACCEPT}"),
    "alone above it": LATE.replace(
        "        due: 2012-01",
        f"        {ACCEPT}\n\n        # more\n        due: 2012-01",
    ),
    "on the action's first line": LATE.replace('"1.1"', f'"1.1" {ACCEPT}', 1),
    "above the action": LATE.replace(
        '      - id: "1.1"', f'      {ACCEPT}\n      - id: "1.1"'
    ),
    "on top": f"{ACCEPT}\n{LATE}",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=list(PLACES))
def test_a_comment_accepts_what_it_stands_beside(text: str) -> None:
    """At the end, alone above, on the action's first line or on top."""
    run = _check(text)

    assert (
        run.diagnostics,
        [(i.said.rule, i.by, i.reason, i.until) for i in run.accepted],
    ) == (
        (),
        [("overdue-action", "comment", "waiting for the printer", "2012-03-31")],
    )


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# actionplan: accept[overdue-action]", "acceptance-without-reason"),
        ("# actionplan: accept[overdue-action]:  ", "acceptance-without-reason"),
        ("# actionplan: accept[overdue-acton]: x", "unknown-rule-accepted"),
        ("# actionplan: accept[AP501]: x", "unknown-rule-accepted"),
        ("# actionplan: accept[stale-action]: x", "unused-acceptance"),
        ("# actionplan: accept[overdue-action] until 2012-02: x", "expired-acceptance"),
        (
            "# actionplan: accept[overdue-action] until Easter: x",
            "acceptance-until-no-date",
        ),
        ("# actionplan: accept[not-a-plan]: x", "cannot-be-accepted"),
        ("# actionplan: accept[unused-acceptance]: x", "cannot-be-accepted"),
        ("# actionplan: accept[]: x", "acceptance-not-understood"),
        ("# actionplan: accept[unused-ignore]: x", "cannot-be-accepted"),
        ("# actionplan: accept: x", "acceptance-not-understood"),
        ("# actionplan: acept[overdue-action]: x", "acceptance-not-understood"),
        ("# actionplan accept[overdue-action]: x", "acceptance-not-understood"),
        ("# actionplan accept overdue-action: x", "acceptance-not-understood"),
        ("# actionpaln accept overdue-action: x", "acceptance-not-understood"),
        ("# actonplan: accept[overdue-action]: x", "acceptance-not-understood"),
        ("# Action plan: accept overdue-action, x", "acceptance-not-understood"),
        ("# accept[overdue-action]: x", "acceptance-not-understood"),
        ("# actionplan: ignore: x", "acceptance-not-understood"),
        ("# actionplan: ingore[overdue-action]: x", "acceptance-not-understood"),
        ("# actionplan ignore[overdue-action]: x", "acceptance-not-understood"),
        ("# Action plan: ignore overdue-action, x", "acceptance-not-understood"),
        ("# ignore[overdue-action]: x", "acceptance-not-understood"),
    ],
)
def test_a_comment_that_accepts_nothing_is_told(comment: str, said: str) -> None:
    """What is unknown, unused, expired or misspelt is a finding, and hides nothing."""
    run = _check(LATE.replace("due: 2012-01", f"due: 2012-01  {comment}"))

    assert ({d.rule for d in run.diagnostics}, run.accepted) == (
        {"overdue-action", said},
        (),
    )


@pytest.mark.parametrize(
    ("comment", "wrong", "line"),
    [
        (
            "# actionplan: accept[overdue-action] until June 2027 we wait",
            ' The date after "until" must be in numbers, and a colon must come before'
            " the reason.",
            "# actionplan: accept[overdue-action] until 2027-06: we wait",
        ),
        (
            "# actionplan: accept[overdue-action] until June 2027: we wait: it is late",
            ' The date after "until" must be in numbers.',
            "# actionplan: accept[overdue-action] until 2027-06: we wait: it is late",
        ),
        (
            "# actionplan: accept[overdue-action] we wait",
            " A colon must come before the reason.",
            "# actionplan: accept[overdue-action]: we wait",
        ),
        (
            "# actionplan accept overdue-action: we wait",
            "",
            "# actionplan: accept[overdue-action]: we wait",
        ),
        (
            "# actionplan: accept[overdue-action] until end of term: we wait",
            ' The date after "until" must be in numbers.',
            "# actionplan: accept[overdue-action] until YYYY-MM-DD: we wait",
        ),
        (
            "# actionplan: accept[] we wait",
            "",
            "# actionplan: accept[stale-action]: the reason",
        ),
    ],
)
def test_a_comment_in_another_form_is_written_out_in_the_right_one(
    comment: str, wrong: str, line: str
) -> None:
    """With the rule, the date and the reason that she wrote, and what is wrong."""
    run = _check(LATE.replace("due: 2012-01", f"due: 2012-01  {comment}"))

    (said,) = [d for d in run.diagnostics if d.rule == "acceptance-not-understood"]
    shown = said.message.partition("accept anything.")[2]
    assert (shown, said.remedy.partition(": ")[2].partition("\n")[0]) == (wrong, line)


def test_what_a_comment_does_not_accept_is_still_reported() -> None:
    """Advice about the words on that line does not disappear with the mistake."""
    (line,) = re.findall(r"(?m)^        action: .*$", SPECIMEN)
    vague = SPECIMEN.replace(line, "        action: Audit the letters")
    wrong = vague.replace(
        "Audit the letters", "Audit the letters # actionplan: accept[x] y"
    )

    before, after = (
        [d.rule for d in _check(text).diagnostics if d.level == "advice"]
        for text in (vague, wrong)
    )

    assert (before, after) == (["reads-like-no-answer"], ["reads-like-no-answer"])


@pytest.mark.parametrize(
    ("names", "remedies"),
    [
        (
            "overdue-action, stale-action",
            {
                'delete "stale-action", and the comma next to it, from the list in'
                " square brackets."
            },
        ),
        (
            "overdue-action, not-a-plan",
            {
                'delete "not-a-plan", and the comma next to it, from the list in square'
                " brackets, and fix the problem itself."
            },
        ),
        (
            "stale-action, no-baseline",
            {
                "if you meant the comment for another line, move it to the end of that"
                " line. If not, delete the comment."
            },
        ),
    ],
)
def test_a_comment_is_kept_for_what_it_still_accepts(
    names: str, remedies: set[str]
) -> None:
    """Nobody is told to delete a comment that accepts something else as well."""
    comment = f"# actionplan: accept[{names}]: x"

    run = _check(LATE.replace("due: 2012-01", f"due: 2012-01  {comment}"))

    about = {d.remedy for d in run.diagnostics if d.rule != "overdue-action"}
    assert about == remedies


@pytest.mark.parametrize(
    "comment",
    [
        "# actionplan new wrote this",
        "# the action plan (see minutes)",
        "# ignore what is above",
        "# plan agreed [draft]",
        "# Action plan accepted by the board in May",
        "# Accepted (QEG, 3 May)",
        "# accept [see minutes]",
        "# Access [see minutes]",
        "# yaml-language-server: $schema=x",
    ],
)
def test_other_comments_are_left_alone(comment: str) -> None:
    """Only what was meant for this program is held to its form."""
    run = _check(SPECIMEN.replace("due: 2012-05", f"due: 2012-05  {comment}"))

    assert run.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        f'note: "Late {ACCEPT}"',
        f"note: |\n              Late\n              {ACCEPT}",
        f"note: >-\n              Late\n\n              {ACCEPT}\n              more",
        f"note: 'Late\n              {ACCEPT}'",
        "note: late#actionplan:accept[overdue-action]:x",
    ],
)
def test_a_hash_inside_text_is_no_comment(text: str) -> None:
    """What an officer wrote in a note accepts nothing."""
    plan = SPECIMEN.replace("note: The first draft went to all agencies.", text)

    read = yaml_reader.parse(plan.encode())

    assert (read.faults, comments.read(read)) == ((), ((), ()))


def test_without_time_no_comment_ends() -> None:
    """The same commit gets the same verdict: only the day makes a comment expire."""
    comment = "# actionplan: accept[no-success-measure] until 2012-01-31: later"
    start, end = LATE.index("        success:"), LATE.index("        evidence_needed")
    text = LATE[:start] + LATE[end:]
    text = text.replace('"1.1"', f'"1.1"  {comment}', 1)
    rules = {d.rule for d in _check(text).diagnostics}

    untimed = _check(text, timed=False)

    assert ("expired-acceptance" in rules, "expired-acceptance" in str(untimed)) == (
        True,
        False,
    )


def test_show_accepted_shows_everything() -> None:
    """--show-accepted leaves nothing out, and finds no comment unused."""
    text = PLACES["on top"]

    assert [d.rule for d in _check(text, accepting=False).diagnostics] == [
        "overdue-action"
    ]


def test_the_last_line_counts_what_was_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody takes what was accepted for what is not there."""
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "scr-family-a-2011.yaml"
    plan.write_text(PLACES["on top"], "utf-8")

    text = run("lint", "--as-of", "2012-03-01")
    report = json.loads(run("lint", "--as-of", "2012-03-01", "--format", "json").stdout)

    assert (text.exit_code, text.stdout, [i["until"] for i in report["ignored"]]) == (
        0,
        "Checked 1 plan (report date 1 March 2012). No other problems found.\n"
        "1 problem accepted in comments (1 until 31 March 2012).\n",
        ["2012-03-31"],
    )


def test_the_register_tells_the_chair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What, why, until when, who and where, as text."""
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "scr-family-a-2011.yaml"
    plan.write_text(PLACES["at the end of the line"], "utf-8")

    result = run("accepted", "--as-of", "2012-03-01")

    assert (result.exit_code, result.stdout) == (
        0,
        """\
Accepted problems on 1 March 2012

In 1 plan.

Accepted in comments (1)
  scr-family-a-2011/1.1: overdue-action
      Reason: waiting for the printer
      Accepted until 31 March 2012.
      Owner: MSCB Development Officer.
      Comment in scr-family-a-2011.yaml:36

Accepted with actionplan accept (0)
  None.

Levels changed in actionplan.toml (0)
  None.
""",
    )


def test_the_register_tells_what_has_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding whose time is up is in it still, and said to be so."""
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "scr-family-a-2011.yaml"
    plan.write_text(PLACES["at the end of the line"], "utf-8")

    result = run("accepted", "--as-of", "2012-04-01")

    assert "Accepted until 31 March 2012. This date has passed." in result.stdout


def test_the_register_tells_what_has_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chair sees which findings nobody will look at again."""
    monkeypatch.chdir(tmp_path)
    text = PLACES["at the end of the line"].replace(" until 2012-03-31", "")
    (tmp_path / "scr-family-a-2011.yaml").write_text(text, "utf-8")

    result = run("accepted", "--as-of", "2012-03-01")

    assert "      No end date.\n" in result.stdout


def test_a_register_with_gaps_says_so_in_every_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in a file that cannot be read is accepted by nobody knows whom."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scr-family-a-2011.yaml").write_text("\tschema: actionplan/1\n")

    result = run("accepted", "--as-of", "2012-03-01", "--format", "markdown")

    assert result.stdout.split("\n\n")[1:3] == [
        "**This list is incomplete:**",
        "- scr-family-a-2011.yaml: it could not be read.",
    ]


LINES = [
    number
    for number, line in enumerate(SPECIMEN.split("\n"))
    if line.strip() and "|" not in line
]


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique=True),
    st.text("abc #:'\"-", min_size=1, max_size=30),
)
def test_comments_survive_what_is_recorded(lines: list[int], note: str) -> None:
    """Whatever is added to a plan, every comment that accepts something stays."""
    text = SPECIMEN.split("\n")
    for number in lines:
        text[number] += f"  {ACCEPT}"
    content = "\n".join(text).encode()
    before = re.findall(re.escape(ACCEPT.encode()), content)
    update = entries.Update(note=f"The group met: {note}", date="2012-02-20")

    recorded = entries.record(
        content,
        "scr-family-a-2011.yaml",
        "1.1",
        update,
        SEEN_ON,
    )
    after = comments.read(yaml_reader.parse(recorded.content))

    assert (len(after[0]), after[1]) == (len(before), ())


@given(st.text("ab: #|>'\"-\n[]{},", max_size=60))
def test_comments_are_where_the_reader_leaves_them_out(text: str) -> None:
    """Taking the comments out of a document changes nothing of what it says."""
    plain = yaml_reader.parse(text.encode())
    lines = list(plain.lines)
    for place in sorted(plain.comments(), reverse=True):
        kept = lines[place.line - 1][: place.column - 1]
        lines[place.line - 1] = kept.rstrip() if kept.strip() else ""
    without = yaml_reader.parse("\n".join(lines).encode())

    assert plain.root is None or plain.faults or without.data == plain.data
