"""An older entry is put in its place, so that a list stays in date order."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run

from actionplan.diagnostics import Refusal
from actionplan.editing import entries, insertion
from actionplan.editing.entries import Recorded, Update
from actionplan.lint import diagnose
from actionplan.plan import timeline
from actionplan.reading import load, yaml_reader

NAME = "scr-family-a-2011.yaml"
ACTION = "scr-family-a-2011/1.1"
AS_OF = date(2012, 3, 1)


def _file(progress: str) -> bytes:
    """Return a plan whose action 1.1 has these lines below "progress:"."""
    head, _, _ = SPECIMEN.partition("        progress:\n")
    return f"{head}        progress:\n{progress}".encode()


def _record(content: bytes, day: str) -> Recorded:
    update = Update("Group named.", date=day)
    return entries.record(content, NAME, "1.1", update, AS_OF, allow_before_plan=True)


def _days(content: bytes) -> list[str]:
    plan: Any = yaml_reader.parse(content).data
    return [
        one.get("date", "") for one in plan["outcomes"][0]["actions"][0]["progress"]
    ]


LINES = """\
          # From the minutes
          - date: 2011-10-03
            note: |
              The group was elected.

          # About the draft
          - date: 2011-12-05
            note: The first draft went out.  # to all agencies
          - date_as_written: at the next meeting
            note: It was read.

          - date: 2012-01-20
            note: Answers came in.
"""


@pytest.mark.parametrize(
    ("day", "above"),
    [
        ("2011-09-01", "          # From the minutes\n"),
        ("2011-10-03", "\n          # About the draft\n"),
        ("2011-11-30", "\n          # About the draft\n"),
        ("2011-12", "\n          - date: 2012-01-20\n"),
        ("2012-01-19", "\n          - date: 2012-01-20\n"),
        ("2012-01", ""),
        ("2012-01-20", ""),
    ],
)
def test_an_entry_goes_above_the_later_ones(day: str, above: str) -> None:
    """Comments stay with their entry, and an entry without a date with the one above.

    What is not certainly later stays above.
    """
    done = _record(_file(LINES), day)

    new = "".join(f"{line}\n" for _, line in done.added)
    assert f"date: {day}\n" in new
    whole = LINES.replace(above, new + above, 1) if above else LINES + new
    assert done.content == _file(whole)
    assert done.entry.note.strip() == "Group named."


@pytest.mark.parametrize(
    ("progress", "day", "days"),
    [
        ("[{date: 2011-12-05, note: B}]", "2011-11", "[{date: 2011-11, note"),
        (
            "[{date: 2011-10-03, note: A}, {date: 2011-12-05, note: B}]",
            "2011-11",
            "A}, {date: 2011-11, note",
        ),
    ],
)
def test_a_list_in_brackets_stays_in_order_too(
    progress: str, day: str, days: str
) -> None:
    """Where entries are written on one line."""
    content = _file("").replace(b"progress:\n", f"progress: {progress}\n".encode())

    done = _record(content, day)

    assert days.encode() in done.content
    assert _days(done.content) == sorted(_days(done.content))


def test_each_on_its_line_in_brackets_stays_so() -> None:
    """As JSON is often written."""
    each = ("{date: 2011-10-03, note: A}", "{date: 2011-12-05, note: B}")
    lines = f"progress: [\n  {each[0]},\n  {each[1]}\n  ]"
    content = _file("").replace(b"progress:\n", f"{lines}\n".encode())

    first = _record(content, "2011-09").content
    second = _record(first, "2011-11").content

    assert b"[\n  {date: 2011-09, note" in first
    assert b"},\n  {date: 2011-11, note" in second
    assert _days(second) == ["2011-09", "2011-10-03", "2011-11", "2011-12-05"]


CORRECTED = """\
          - date: 2011-10-03
            state: complete
            evidence: minutes
            note: Done.
          - date: 2011-12-05
            corrects: 2011-10-03
            note: It was another action that is done.
"""


def test_an_entry_never_changes_what_is_corrected() -> None:
    """It goes to the end, and a person is asked, who sees what would be wrong."""
    Path(NAME).write_bytes(_file(CORRECTED))
    late = ("progress", "add", ACTION, "Sent.", "--date", "2011-10-03")

    refused = run(*late, "--as-of", "2012-03-01").exception

    assert isinstance(refused, Refusal)
    said = diagnose.put(refused.faults[0], "", None)
    assert said.remedy == (
        "if both dates are right, run the same command again with --anyway at the end."
        " The entry will then be the last one in the list. If the date of this entry is"
        " wrong, run the same command again with the right date. If the date of the"
        " entry above it is wrong, first correct that entry. To do that, type this"
        " command, with the right date and the text in place of NOTE: actionplan"
        f' progress add {ACTION} "NOTE" --corrects 2011-12-05\nThen run the same'
        " command again with --anyway at the end."
    )
    assert run(*late, "--as-of", "2012-03-01", "--anyway").exit_code == 0
    assert _days(Path(NAME).read_bytes()) == ["2011-10-03", "2011-12-05", "2011-10-03"]


def test_lint_since_accepts_an_entry_that_was_put_in_its_place(
    kept_in_git: Path,
) -> None:
    """Recorded entries are compared by what they say, not by where they are."""
    late = ("progress", "add", ACTION, "Group named.", "--date", "2011-11-30")
    assert run(*late, "--as-of", "2012-03-01").exit_code == 0
    assert _days(kept_in_git.read_bytes()) == ["2011-11-30", "2011-12-05"]

    done = run("lint", "--since", "HEAD", "--as-of", "2012-03-01")

    assert (done.exit_code, "error" in done.stdout) == (0, False)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def kept_in_git(tmp_path: Path) -> Path:
    """A plan that has been committed."""
    path = tmp_path / NAME
    path.write_text(SPECIMEN, "utf-8")
    person = ("-c", "user.name=Board", "-c", "user.email=board@example.org")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "x")):
        subprocess.run(["git", *person, *words], check=True)  # noqa: S607 -- the developer's git
    return path


DAYS = st.sampled_from(
    ["2011-09", "2011-09-01", "2011-09-30", "2011-10", "2011-10-15", "2012-02-29"]
)
FIELDS: dict[str, st.SearchStrategy[str]] = {
    "date": DAYS,
    "corrects": DAYS,
    "state": st.sampled_from(("in-progress", "on-hold", "withdrawn")),
    "new_due": DAYS,
}


@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries({"note": st.just("A")}, optional=FIELDS), min_size=1
    ),
    DAYS,
)
@example(
    [{"date": "2011-10"}, {"date": "2012-02-29", "corrects": "2011-10"}], "2011-10"
)
def test_an_entry_counts_the_same_wherever_it_is_put(
    there: list[dict[str, str]], day: str
) -> None:
    """Its place is for the reader: what follows from the entries stays the same."""
    lines = (
        f"          - {json.dumps(each | {'note': f'A{number}'})}\n"
        for number, each in enumerate(there)
    )
    content = _file("".join(lines))
    try:
        done = _record(content, day)
    except Refusal:
        return
    end = insertion.insert_entry(
        yaml_reader.parse(content),
        ("outcomes", 0, "actions", 0, "progress"),
        {"date": day, "note": "Group named."},
    )
    assert isinstance(end, insertion.Spliced)

    assert _counted(done.content) == _counted(end.content)


def _counted(content: bytes) -> list[tuple[str, str, object]]:
    plan = load.load(content, NAME).plan
    assert plan
    found = timeline.every_entry(next(iter(plan.actions)).progress)
    return [
        (one.note, one.corrected_by.note if one.corrected_by else "", one.state)
        for one in found
    ]
