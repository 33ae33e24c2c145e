"""What notes say against what is recorded, on notes written down beforehand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actionplan.plan.model import Entry
from actionplan.rules import monitoring
from actionplan.text import owner_told, sentences_of, spoken, undone

HERE = Path(__file__).parent / "wordings"
WRITTEN, SEEN_ON = date(2026, 10, 5), date(2026, 11, 28)
"""When the notes on open work were written, and when they are read."""


def _read(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(kind, note) for kind, note in (line.split("\t") for line in lines)]


CLOSING = _read("closing-notes.tsv")


def test_a_fair_closing_note_raises_no_alarm() -> None:
    """At most 2 in 100 notes on work that was done are read as work that was not."""
    done = [note for kind, note in CLOSING if kind == "done"]
    alarms = [note for note in done if undone.not_finished(note)]

    assert len(done) >= 60
    assert len(alarms) <= 0.02 * len(done), alarms


def test_a_closing_note_that_says_it_was_not_done_is_found() -> None:
    """At least 9 in 10 notes on work that was not done are read as that."""
    wrong = [note for kind, note in CLOSING if kind == "not-done"]
    missed = [note for note in wrong if not undone.not_finished(note)]

    assert len(wrong) >= 60
    assert len(missed) <= 0.1 * len(wrong), missed


def test_what_an_open_note_says_of_the_work_is_read() -> None:
    """No fair note is read as anything, and at most one of the others is missed."""
    wrong = [
        (kind, note, _kind(note))
        for kind, note in _read("open-notes.tsv")
        if _kind(note) != kind
    ]

    assert [each for each in wrong if each[0] == "fair"] == []
    assert len(wrong) <= 1, wrong


def _kind(note: str) -> str:
    if said := spoken.of_open(note, "Write the neglect handbook for schools"):
        return said.what.replace(" ", "-")
    passed = [
        each for each in spoken.promises(note) if WRITTEN <= each.by.last_day < SEEN_ON
    ]
    return "passed" if passed else "fair"


OWNERS = ("Head of Early Help", "School nurse", "Engagement Lead")
TOLD = {
    "gone": "gone",
    "away": "away",
    "leaving": "leaving",
    "handed-over": "other",
    "passing": "passing",
    "not-accepted": "not accepted",
}


@pytest.mark.parametrize(("kind", "note"), _read("owner-notes.tsv"))
def test_what_a_note_says_of_the_owner_is_read(kind: str, note: str) -> None:
    """Gone or leaving, replaced or not willing; nothing is said of others who left."""
    found = owner_told.read(note, OWNERS)

    assert (found and found.what) == TOLD.get(kind)


def test_what_the_action_itself_was_to_do_is_no_failure() -> None:
    """Where a contract was to be cancelled, it is done if it was cancelled."""
    note = "The contract was cancelled."

    assert undone.not_done(note, "Cancel the contract with the agency") == ""
    assert undone.not_done(note, "Write a handbook") == "The contract was cancelled"


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (
            "Protocol finished and awaiting ratification by the police. Sent in May.",
            "awaiting",
            "Protocol finished and awaiting ratification by the police",
        ),
        ("Sent to 3 p.m. groups; the rest is due", "due", "the rest is due"),
        ("One line\nand another, not yet sent", "not yet", "and another, not yet sent"),
        ("Sent", "not there", "not there"),
    ],
)
def test_the_sentence_that_matters_is_quoted(
    text: str, words: str, sentence: str
) -> None:
    """All of it, as it is written, without its full stop."""
    assert sentences_of.holding(text, words) == sentence


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("The post of Harm Coordinator was deleted in the September restructure.", 1),
        ("The post was deleted in the restructure. Advert is ready.", 1),
        ("The post no longer exists.", 1),
        ("The role of Harm Coordinator no longer exists.", 1),
        ("The Harm Coordinator is on maternity leave; cover has not been agreed.", 1),
        ("The Harm Coordinator is on maternity leave. There is no cover.", 1),
        ("The Harm Coordinator is on maternity leave. Cover is in place.", 0),
        ("The post of Harm Coordinator was deleted; the new lead is the Nurse.", 0),
        ("The blog post was removed from the website.", 0),
        ("The post of each worker was described in the leaflet.", 0),
        ("The old form no longer exists.", 0),
        ("The job was cut into 3 parts, and all are done.", 0),
    ],
)
def test_the_post_of_the_owner_is_gone(note: str, what: int) -> None:
    """A board must know that nobody is there to do the work."""
    told = owner_told.read(note, ["Harm Coordinator"])

    assert (told is not None and told.what in ("gone", "away")) == bool(what)


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("Nothing has been done since the last meeting.", "nothing done"),
        ("No progress has been made in the last quarter.", "nothing done"),
        ("Nothing has been done.", "not started"),
        ("Not started because there is no money.", "not started"),
    ],
)
def test_nothing_done_for_a_time_is_not_work_that_was_never_begun(
    note: str, what: str
) -> None:
    """There may have been work before the last meeting."""
    said = spoken.of_open(note, "Write the neglect handbook for schools")

    assert said is not None
    assert said.what == what


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("Nothing has been done because the Act is not in force.", "nothing done"),
        ("There has been no progress because the nurse left.", None),
        ("Nothing has been done, as the group has not yet met.", "nothing done"),
        ("No work has been done as there is no money to start it.", "nothing done"),
        ("Nothing has been done to date.", "not started"),
        ("No work has taken place so far, as no money was found.", "not started"),
        ("Work has not been started because the Act is not in force.", "not started"),
        ("No work has begun.", "not started"),
    ],
)
def test_work_that_has_begun_may_have_stopped_for_a_time(
    note: str, what: str | None
) -> None:
    """Only words for a start, or for all the time until now, say that it never did."""
    said = spoken.of_open(note, "Write the neglect handbook for schools", begun=True)

    assert (said.what if said else None) == what


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("Interviews are on 2 November 2026.", ["2 November 2026"]),
        ("The next session is on 3 May 2026.", ["3 May 2026"]),
        ("The scheme starts in May 2026.", ["May 2026"]),
        ("Lawyers to reply by the end of July 2026.", ["July 2026"]),
        ("The figure is in May 2026 as it was.", []),
        ("Interviews were on 2 November 2026.", []),
        ("The guide is on the website since 2 May 2026.", []),
    ],
)
def test_a_day_that_is_arranged_is_promised(note: str, by: list[str]) -> None:
    """Nobody writes "will be" of an interview that has its date."""
    assert [each.by.words for each in spoken.promises(note)] == by


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The monitoring was launched on 13 December 2016.", True),
        ("The action was discussed on 13 December 2016.", False),
        ("The monitoring was not launched on 13 December 2016.", False),
        ("The monitoring will be launched on 13 December 2016.", False),
    ],
)
def test_a_deed_with_its_date_says_what_was_done(note: str, *, told: bool) -> None:
    """Though its other words could be about any action."""
    entry = Entry(None, (), note=note)

    assert monitoring.says_nothing(entry) is not told
