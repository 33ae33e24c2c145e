"""Laws of `actionplan chase`: who is asked for what, in which words and files."""

import csv
import io
import json
import os
import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import yaml
from generated_plans import Plan, perfect, plans
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run

from actionplan import workspace
from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose
from actionplan.output import chase
from actionplan.output.chase import calendars
from actionplan.output.chase.first_page import ChaseRound
from actionplan.plan import chasing, markings, meeting_dates, return_form, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.plan.portfolio import Row
from actionplan.storage import folders
from actionplan.text import sent_lines
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = date(2012, 3, 1)
TWO = st.tuples(plans(1), plans(2)).map(list)


def _put(folder: Path, *made: Plan) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for plan in made:
        text = yaml.safe_dump(plan, sort_keys=False)
        (folder / f"{plan['id']}.yaml").write_text(text, encoding="utf-8")


def _round(folder: Path, day: date, after: int = 10) -> ChaseRound:
    """Return what owners are asked about some days before a meeting."""
    read = gather.plans(workspace.make([folder]), day)
    meeting = Meeting(day + timedelta(after), "given")
    following = meeting_dates.following_on(read.plans, meeting)
    return ChaseRound(read, None, meeting, following)


def _made(about: ChaseRound, *, details: bool = False) -> dict[str, str]:
    """Return the files, but no Word."""
    done = chase.make(about, word=None, as_markdown=True, addresses={}, details=details)
    return {each.name: each.content.decode() for each in done.files}


def _plan(number: int = 1, **fields: Any) -> Plan:  # noqa: ANN401 -- whatever a plan has
    plan = perfect(number)
    plan["outcomes"][0]["actions"][0].update(fields)
    return plan


# --- who is asked -----------------------------------------------------------------


def _due_by(row: dict[str, Any], day: date) -> bool:
    due = row["due_last_day"]
    return row["open"] and due is not None and date.fromisoformat(due) <= day


@given(TWO, st.dates(date(2011, 7, 1), date(2012, 12, 1)), st.integers(0, 60))
@settings(
    max_examples=15,
    suppress_health_check=[*HealthCheck],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_what_status_calls_urgent_is_on_the_sheets_of_its_owners(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Plan], day: date, after: int
) -> None:
    """On each once, on no other, in the words of status, in the same bytes again."""
    folder = tmp_path_factory.mktemp("plans")
    _put(folder, *drawn)
    about = _round(folder, day, after)
    said = run("status", str(folder), "--as-of", str(day), "--format", "json").stdout
    listed = json.loads(said)["actions"]
    urgent = {
        row["name"]: row["words"]
        for row in listed
        if row["overdue"]
        or (row["open"] and row["stale"])
        or row["due_soon"]
        or _due_by(row, about.meeting.day)
    }
    owners = {row.name: max(1, len(_owners_of(row))) for row in about.of.rows}

    sheets = {name: text for name, text in _made(about).items() if name[-3:] == ".md"}
    del sheets["README.md"]
    plain = {name: " ".join(text.split()) for name, text in sheets.items()}

    for name, words in urgent.items():
        having = [text for text in sheets.values() if f"- **{name}**:" in text]
        rows = [text.count(f"\n| {name} |") for text in sheets.values()]
        assert (len(having), sum(rows)) == (owners[name], owners[name]), name
        theirs = [plain[sheet] for sheet, text in sheets.items() if text in having]
        assert [
            text for text in theirs if f"{_markdown(words)}. Due: " not in text
        ] == []
    everyone = [one.row.name for s in _sheets(about) for one in s.asked]
    assert {*urgent} <= {*everyone}
    assert _made(about) == _made(_round(folder, day, after))


def _owners_of(row: Row) -> set[str]:
    """Return who answers for an action: a generated cell may name 2 of them."""
    written = [one.name for one in row.now.owners]
    return {name for each in written for name in each.split(" / ")}


def _markdown(words: str) -> str:
    from actionplan.text import markdown  # noqa: PLC0415 -- only here

    return markdown.inline(words)


def _sheets(about: ChaseRound) -> tuple[chasing.OwnerSheet, ...]:
    return chasing.sheets(about.of, about.meeting, about.following)


OWNERS: dict[str, tuple[dict[str, Any], dict[str, list[str]]]] = {
    "one": ({}, {"Head of Service, Assessment": ["1.1", "1.2"]}),
    "two equal owners": (
        {"accountable": ["Named Nurse", "Head of Housing"]},
        {
            "Head of Housing": ["1.1"],
            "Head of Service, Assessment": ["1.2"],
            "Named Nurse": ["1.1"],
        },
    ),
    "two in one cell": (
        {"accountable": "Named Nurse / Head of Housing"},
        {
            "Head of Housing": ["1.1"],
            "Head of Service, Assessment": ["1.2"],
            "Named Nurse": ["1.1"],
        },
    ),
    "the same title with the word the before it": (
        {"accountable": "Named Nurse and the Head of Service, Assessment"},
        {"Head of Service, Assessment": ["1.1", "1.2"], "Named Nurse": ["1.1"]},
    ),
    "people and a team in one cell, who have a helper": (
        {"accountable": "Primary care Matrons and Child Protection Team with GP lead"},
        {
            "Child Protection Team": ["1.1"],
            "Head of Service, Assessment": ["1.2"],
            "Primary care Matrons": ["1.1"],
        },
    ),
    "an agency without an owner": (
        {"accountable": "TBC", "agency": "Kent Police"},
        {"Head of Service, Assessment": ["1.2"], "Kent Police": ["1.1"]},
    ),
    "everybody": (
        {"accountable": "All agencies", "agency": None},
        {"Head of Service, Assessment": ["1.2"], "": ["1.1"]},
    ),
    "no owner and no agency": (
        {"accountable": None, "no_owner": "The post is vacant", "agency": None},
        {"Head of Service, Assessment": ["1.2"], "": ["1.1"]},
    ),
    "the same title in another agency": (
        {"agency": "Kent Police"},
        {
            "Head of Service, Assessment, Kent Police": ["1.1"],
            "Head of Service, Assessment, Northshire Council": ["1.2"],
        },
    ),
}


@pytest.mark.parametrize("kind", OWNERS)
def test_each_owner_is_asked_about_their_own_actions(kind: str, tmp_path: Path) -> None:
    """An action without a known owner goes to its agency, or to the coordinator."""
    fields, expected = OWNERS[kind]
    plan = _plan(**fields)
    first = plan["outcomes"][0]["actions"][0]
    plan["outcomes"][0]["actions"][0] = {
        k: v for k, v in first.items() if v is not None
    }
    _put(tmp_path, plan)

    found = {
        sheet.to.name: [one.row.action.id for one in sheet.asked]
        for sheet in _sheets(_round(tmp_path, date(2012, 7, 10)))
    }

    assert found == expected


def test_a_shared_action_says_with_whom(tmp_path: Path) -> None:
    """So that 2 owners do not both wait for the other."""
    _put(tmp_path, _plan(accountable=["Named Nurse", "Head of Housing"]))

    made = _made(_round(tmp_path, date(2012, 7, 10)))

    assert "Shared with Head of Housing. Please agree who" in made["named-nurse.md"]
    assert "Shared with Named Nurse. Please agree who" in made["head-of-housing.md"]


ENTRY = {"date": "2012-02-10", "note": "Sent.", "reported_by": "Audit Lead"}
REASONS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "overdue": ({"due": "2012-02"}, ("overdue",)),
    "due": ({"due": "2012-03-11"}, ("due",)),
    "due-next": ({"due": "2012-03-12"}, ("due-next",)),
    "due-soon": ({"due": "2012-03-28"}, ("due-soon",)),
    "later": ({"due": "2012-04-01"}, ()),
    "stage": (
        {"progress": [{**ENTRY, "next": "Print it.", "next_due": "2012-02-28"}]},
        ("stage",),
    ),
    "stage today": (
        {"progress": [{**ENTRY, "next": "Print it.", "next_due": "2012-03-01"}]},
        (),
    ),
    "milestone": (
        {"milestones": [{"milestone": "Printed", "due": "2012-02"}]},
        ("stage",),
    ),
    "no-date": ({"due": None, "no_due_date": "No money yet"}, ("no-date",)),
    "no-evidence": ({"progress": [{**ENTRY, "state": "complete"}]}, ("no-evidence",)),
    "with evidence": (
        {"progress": [{**ENTRY, "state": "complete", "evidence": ["The form"]}]},
        (),
    ),
    "withdrawn": ({"progress": [{**ENTRY, "state": "withdrawn"}]}, ()),
    "no-update": (
        {"progress": [{**ENTRY, "date": "2011-09-05"}], "due": "2012-12"},
        ("no-update",),
    ),
    "with an update": (
        {"progress": [{**ENTRY, "date": "2011-09-12"}], "due": "2012-12"},
        (),
    ),
}


@pytest.mark.parametrize("kind", REASONS)
def test_an_owner_is_asked_for_a_reason(kind: str, tmp_path: Path) -> None:
    """Ten days before a meeting, with the next one eleven days after today."""
    fields, expected = REASONS[kind]
    plan = _plan(**fields)
    first = plan["outcomes"][0]["actions"][0]
    plan["outcomes"][0]["actions"] = [{k: v for k, v in first.items() if v is not None}]
    _put(tmp_path, plan)
    (row,) = gather.plans(workspace.make([tmp_path]), DAY).rows

    found = chasing.reasons(row, date(2012, 3, 11), date(2012, 3, 12))

    assert found == expected


def test_the_form_has_the_headings_that_come_back(tmp_path: Path) -> None:
    """A row for each action: its name, and nothing else."""
    plan = _plan(due="2012-02")
    del plan["outcomes"][0]["actions"][1]
    _put(tmp_path, plan)

    text = _made(_round(tmp_path, DAY))["head-of-service-assessment.md"]

    text, _, marks = text.partition("\n<!-- For actionplan: please keep this line. ")
    assert sent_lines.read(marks.removesuffix(" -->\n"))
    head = f"| {' | '.join(return_form.HEADINGS)} |"
    assert text.endswith(
        f"{head}\n|---|---|---|---|---|---|---|---|\n"
        "| audit-1-2011/1.1 |  |  |  |  |  |  |  |\n\n"
        "**OFFICIAL**\n"
    )


def test_every_paper_says_what_could_not_be_read(tmp_path: Path) -> None:
    """The first page, the sheets and the drafts: something may be missing from them."""
    _put(tmp_path, _plan(due="2012-02"))
    (tmp_path / "broken.yaml").write_text("id: [", encoding="utf-8")

    made = _made(_round(tmp_path, DAY))

    # A draft breaks a long line at a sign for that.
    papers = {
        name: text.replace("\r\n", "\n").replace("=\n", "")
        for name, text in made.items()
        if name.endswith((".md", ".eml"))
    }
    assert len(papers) == 3
    assert [name for name, text in papers.items() if "broken.yaml" not in text] == []


def test_the_first_page_lists_who_has_not_answered(tmp_path: Path) -> None:
    """Overdue or without an update at the last meeting, and no entry since."""
    late = _plan(due="2011-12")
    late["outcomes"][0]["actions"][1]["due"] = "2011-12"
    late["outcomes"][0]["actions"][1]["progress"].append(
        {**ENTRY, "date": "2012-02-20"}
    )
    _put(tmp_path, late)
    about = _round(tmp_path, DAY)._replace(last=Meeting(date(2012, 2, 15), "given"))

    page = _made(about)["README.md"]

    asked = page.partition("## No answer since the last meeting (1)")[2]
    assert ("audit-1-2011/1.1" in asked, "audit-1-2011/1.2" in asked) == (True, False)


def test_what_falls_in_the_month_of_the_last_meeting_is_not_compared(
    tmp_path: Path,
) -> None:
    """It may have become late, or been answered, before or after that meeting."""
    late = _plan(due="2011-12")
    late["outcomes"][0]["actions"][1]["due"] = "2012-02-10"
    for action in late["outcomes"][0]["actions"]:
        action["progress"] = [{**ENTRY, "date": "2012-01-10"}]
    _put(tmp_path, late)
    last = Meeting(date(2012, 2, 29), "recorded", is_month=True)

    page = _made(_round(tmp_path, DAY)._replace(last=last))["README.md"]

    asked = page.partition("## No answer since the last meeting (1)")[2]
    assert ("audit-1-2011/1.1" in asked, "audit-1-2011/1.2" in asked) == (True, False)
    assert (
        "These actions were overdue, or had had no update for too long, before the last"
        " meeting, in February 2012 (the exact date is not recorded). Nothing dated in"
        " that month or later has been recorded for them." in " ".join(asked.split())
    )


def test_without_an_earlier_meeting_nobody_is_said_to_be_silent(tmp_path: Path) -> None:
    """It is said that this is not known."""
    _put(tmp_path, _plan(due="2011-12"))

    page = _made(_round(tmp_path, DAY))["README.md"]

    assert "No earlier meeting date is recorded, so this is not known." in page


# --- calendars --------------------------------------------------------------------


def _calendars(made: dict[str, str]) -> str:
    return "".join(text for name, text in made.items() if name.endswith(".ics"))


def _by_icalendar(text: str) -> dict[str, tuple[date, date, str, int]]:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    events = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    return {
        str(e["UID"]): (
            e["DTSTART"].dt,
            e["DTEND"].dt,
            str(e["SUMMARY"]),
            e["SEQUENCE"],
        )
        for e in events
    }


def _by_vobject(text: str) -> dict[str, tuple[date, date, str, int]]:
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    events = vobject.readOne(text).vevent_list
    return {
        e.uid.value: (
            e.dtstart.value,
            e.dtend.value,
            e.summary.value,
            int(e.sequence.value),
        )
        for e in events
    }


def test_two_foreign_readers_find_the_same_events() -> None:
    """All the calendars of the examples, and the dates of the plans."""
    about = _round(EXAMPLES, date(2026, 11, 24))
    due = {
        f"{row.name}@actionplan": row.now.due.last_day
        for row in about.of.rows
        if row.now.is_open and row.now.due
    }
    texts = [t for n, t in _made(about).items() if n.endswith(".ics")]

    by_one = {uid: e for text in texts for uid, e in _by_icalendar(text).items()}
    by_other = {uid: e for text in texts for uid, e in _by_vobject(text).items()}

    assert by_one == by_other
    assert {uid: by_one[uid][:2] for uid in due} == {
        uid: (day, day + timedelta(1)) for uid, day in due.items()
    }


@given(TWO, st.dates(date(2011, 7, 1), date(2012, 12, 1)))
@settings(max_examples=8, suppress_health_check=[*HealthCheck], deadline=None)
def test_two_foreign_readers_find_the_same_events_of_any_plans(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Plan], day: date
) -> None:
    """Each open action with a due date is an event on that day, for both."""
    folder = tmp_path_factory.mktemp("plans")
    _put(folder, *drawn)
    about = _round(folder, day)
    due = {
        f"{row.name}@actionplan": row.now.due.last_day
        for row in about.of.rows
        if row.now.is_open and row.now.due
    }
    texts = [t for n, t in _made(about).items() if n.endswith(".ics")]

    by_one = {uid: e for text in texts for uid, e in _by_icalendar(text).items()}
    by_other = {uid: e for text in texts for uid, e in _by_vobject(text).items()}

    assert by_one == by_other
    assert {uid: by_one[uid][0] for uid in due} == due


def test_three_editions_leave_no_doubles(tmp_path: Path) -> None:
    """A calendar replaces an event of the same UID by one that is as new or newer."""
    plan = _plan(due="2012-02")
    store: dict[str, tuple[int, date]] = {}
    moves: tuple[dict[str, str], ...] = (
        {},
        {"new_due": "2012-04"},
        {"new_due": "2012-05-20"},
    )
    for number, more in enumerate(moves):
        entry = {**ENTRY, "date": f"2012-02-1{number}", **more}
        plan["outcomes"][0]["actions"][0]["progress"].append(entry)
        _put(tmp_path, plan)
        made = _calendars(_made(_round(tmp_path, date(2012, 2, 20))))
        for uid, (start, _, _, sequence) in _by_icalendar(made).items():
            if uid not in store or sequence >= store[uid][0]:
                store[uid] = (sequence, start)

    assert store == {
        "audit-1-2011/1.1@actionplan": (2, date(2012, 5, 20)),
        "audit-1-2011/1.2@actionplan": (0, date(2012, 6, 30)),
    }


def test_an_event_has_nothing_of_the_plan_but_its_id(tmp_path: Path) -> None:
    """The title may name a family, so only details have the text of an action."""
    plan = _plan(due="2012-02", action="Tell all; then, ask\\again")
    _put(tmp_path, plan)
    about = _round(tmp_path, DAY)

    plain, full = (_calendars(_made(about, details=more)) for more in (False, True))

    assert ("Tell all" in plain, plan["title"] in plain + full) == (False, False)
    assert "DESCRIPTION:OFFICIAL\\nTell all\\; then\\, ask\\\\again\\nDue: Feb" in full
    assert re.findall(r"(?<!\r)\n", full) == []


def test_what_was_closed_is_cancelled(tmp_path: Path) -> None:
    """A calendar that has the event takes it out."""
    done = {**ENTRY, "state": "complete", "evidence": ["The form"]}
    _put(tmp_path, _plan(progress=[done]))

    made = _calendars(_made(_round(tmp_path, DAY)))

    assert re.findall("STATUS:.*", made.replace("\r", "")) == [
        "STATUS:CANCELLED",
        "STATUS:CONFIRMED",
    ]


@given(st.text("a,;\\\n \xe9\u6f22\U0001f642", min_size=40, max_size=120))
@settings(max_examples=30)
def test_a_line_is_folded_inside_no_character(text: str) -> None:
    """No line has more than 75 bytes, and together they are the text again."""
    line = calendars._text(text)

    lines = calendars._folded(line).split("\r\n")

    assert max(len(each.encode()) for each in lines) <= 75
    assert lines[0] + "".join(each[1:] for each in lines[1:]) == line
    assert {each[:1] for each in lines[1:]} <= {" "}


# --- the folder -------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, which is the current folder."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "scr-family-a-2011.yaml").write_text(SPECIMEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", "2012-09-01")
    return tmp_path


def _chase(*args: str) -> Any:  # noqa: ANN401 -- typer's own result
    return run("chase", "--meeting", "2012-09-10", "-o", "out", *args)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_two_runs_give_the_same_bytes(home: Path) -> None:
    """Word documents and drafts too: no clock and no chance is in them."""
    pytest.importorskip("docx", reason="python-docx is not installed")
    first = _chase()
    (home / "out").rename(home / "before")
    second = _chase()

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert _files(home / "out") == _files(home / "before")
    assert {name.rpartition(".")[2] for name in _files(home / "out")} == {
        *("docx", "md", "ics", "eml", "actionplan-chase")
    }


def test_no_paper_names_the_sheets_as_documents_that_may_be_plans(home: Path) -> None:
    """But a document next to the plans is still named."""
    pytest.importorskip("docx", reason="python-docx is not installed")
    _chase()
    (home / "plans" / "plan.docx").write_bytes(b"")

    said = run("status").stdout

    assert re.findall(r"\S+\.docx", said) == ["plans/plan.docx"]


def test_nothing_is_written_into_a_folder_with_something_in_it(home: Path) -> None:
    """A sheet in it may have been filled in."""
    (home / "out").mkdir()
    (home / "out" / "notes.txt").write_text("Mine")

    refused = _chase("--format", "md").exception

    assert [fault.rule for fault in refused.faults] == ["folder-not-empty"]
    assert _files(home / "out") == {"notes.txt": b"Mine"}


def _draft(home: Path, name: str) -> EmailMessage:
    content = (home / "out" / name).read_bytes()
    return message_from_bytes(content, _class=EmailMessage, policy=policy.default)


def _owners(home: Path) -> list[str]:
    return [str(path.name) for path in sorted((home / "out").glob("*.eml"))]


def test_no_address_is_anywhere_unless_it_is_given(home: Path) -> None:
    """A draft without one has no "To", and none has a "From"."""
    _chase("--format", "md")

    drafts = [_draft(home, name) for name in _owners(home)]

    assert drafts
    assert [(d["To"], d["From"], d["X-Unsent"]) for d in drafts] == [
        (None, None, "1")
    ] * len(drafts)
    text = b"".join(_files(home / "out").values())
    assert {*re.findall(rb"\S+@\S+", text)} <= {
        *re.findall(rb"UID:\S+@actionplan", text)
    }


def _addresses(home: Path, *rows: tuple[str, str]) -> None:
    page = io.StringIO()
    csv.writer(page).writerows([("owner", "address"), *rows])
    (home / "owners.csv").write_text(page.getvalue(), encoding="utf-8-sig")


def test_a_draft_is_addressed_by_the_file_that_is_given(home: Path) -> None:
    """Whoever is not in the plans is named, because the name may be misspelt."""
    name = _sheets(_round(home / "plans", date(2012, 9, 1)))[0].to.name
    _addresses(home, (name.upper(), "a@example.gov.uk"), ("Nobody", "n@example.gov.uk"))

    done = _chase("--format", "md", "--addresses", "owners.csv")

    to = [_draft(home, each)["To"] for each in _owners(home)]
    assert [each for each in to if each] == ["a@example.gov.uk"]
    assert 'so it is not used: "nobody"' in " ".join(done.stderr.split())
    assert b"n@example" not in b"".join(_files(home / "out").values())


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("Head,a@example.gov.uk\rBcc: x@example.org", "columns"),
        ('Head,"a@example.gov.uk, b@example.gov.uk"', "address"),
        ("Head,a b@example.gov.uk", "address"),
        ("Head,<a@example.gov.uk>", "address"),
        ("Head,a@example", "address"),
        ("Head,someone@gmail.com", "private"),
        ("Head", "columns"),
        (",a@example.gov.uk", "columns"),
    ],
)
def test_what_is_no_address_is_refused(second: str, what: str, home: Path) -> None:
    """Nothing in the file can end a header, or add a reader."""
    (home / "owners.csv").write_bytes(f"owner,address\n{second}\n".encode())

    refused = _chase("--format", "md", "--addresses", "owners.csv").exception

    assert [fault.details["what"] for fault in refused.faults] == [what]
    assert not (home / "out").exists()


def test_no_name_of_an_owner_reaches_a_header(tmp_path: Path) -> None:
    """Whatever a plan has for an owner, the headers of its draft are ours."""
    name = "Head\r\nBcc: x@example.org\r\n\r\nText"
    _put(tmp_path, _plan(due="2012-02", accountable=name))

    made = _made(_round(tmp_path, DAY))

    heads = [t.partition("\r\n\r\n")[0] for n, t in made.items() if n[-4:] == ".eml"]
    assert [sorted(re.findall(r"(?m)^[\w-]+(?=:)", head)) for head in heads] == [
        ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    ] * 2


def test_the_marking_and_the_words_are_in_every_file(tmp_path: Path) -> None:
    """Each copy carries the marking; a draft has the same words as its sheet."""
    _put(tmp_path, _plan(due="2012-02"))
    about = _round(tmp_path, DAY)
    row = about.of.rows[0]

    made = _made(about)

    marking = markings.highest(about.of.plans)
    del made[folders.SHEETS]
    assert [name for name, text in made.items() if marking not in text] == []
    sent = message_from_bytes(
        made["head-of-service-assessment.eml"].encode(),
        _class=EmailMessage,
        policy=policy.default,
    ).get_body()
    assert sent
    assert f"{sentences.standing(row)}. Due: " in " ".join(sent.get_content().split())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_there_and_is_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file or a pipe cannot hold the sheets. It is as for any other folder."""
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("mine", "utf-8")
    os.mkfifo("pipe")

    said = []
    for name in ("notes.txt", "pipe"):
        refused = run("chase", "-o", name).exception
        assert isinstance(refused, Refusal)
        said.append(diagnose.put(refused.faults[0], "", None).message)

    assert said == [
        "This is a file, not a folder. Nothing has been changed.",
        "This is a named pipe, not a folder. Nothing has been changed.",
    ]


# --- what a new owner, or the owner of a red action, is asked ----------------------


def test_a_new_owner_is_told_what_the_one_before_promised(tmp_path: Path) -> None:
    """The handover says nothing of it, and its date has passed."""
    asked = {
        "date": "2012-01-10",
        "state": "in-progress",
        "note": "Drafted.",
        "next": "Form to the records group",
        "next_due": "2012-02",
    }
    over = {"date": "2012-02-20", "note": "Handed over.", "accountable": "Team Lead"}
    _put(tmp_path, _plan(due="2012-12", progress=[asked, over]))

    sheet = _made(_round(tmp_path, date(2012, 3, 20)))["team-lead.md"]

    assert (
        "Promised by February 2012, before it was handed over: Form to the records"
        " group." in sheet
    )


def test_the_owner_of_a_red_action_is_asked_even_if_it_is_on_hold(
    tmp_path: Path,
) -> None:
    """It is not late, and has had an update, but the board asks about it."""
    held = {"date": "2012-03-15", "state": "on-hold", "rag": "red", "note": "Stopped."}
    _put(tmp_path, _plan(due="2012-12", progress=[held]))

    made = _made(_round(tmp_path, date(2012, 3, 20)))

    assert "## With the worst rating (1)" in made["head-of-service-assessment.md"]


def test_owners_in_closed_plans_are_not_in_the_list_of_those_not_asked() -> None:
    """Nobody has asked them anything since 2013."""
    folder = Path(__file__).parents[1] / "examples"
    read = gather.plans(workspace.make([folder]), date(2026, 11, 24))
    meeting = Meeting(date(2026, 12, 4), "given")
    about = ChaseRound(
        read, None, meeting, meeting_dates.following_on(read.plans, meeting)
    )

    told = _made(about)["README.md"].partition("## Not asked this time")[2]

    assert "MSCB" not in told
    assert told.count("\n| ") < 20
