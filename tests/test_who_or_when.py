"""Test what has nothing but an owner or a time, and is told so in any field."""

from __future__ import annotations

import pytest
from tests.wordings import harness

from actionplan import lint
from actionplan.text import who_or_when


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Named Midwife", "who"),
        ("Director of Quality, ICB", "who"),
        ("Named GP and Practice Manager", "who"),
        ("Team Manager (Duty and Assessment)", "who"),
        ("Head of Safeguarding / Named Nurse", "who"),
        ("Lead: Designated Nurse", "who"),
        ("By the end of the financial year", "when"),
        ("Summer term", "when"),
        ("31/10/2024", "when"),
        ("By Easter.", "when"),
        ("Q2 2025/26", "when"),
        ("Lead: Designated Nurse. Due: Sept 2024.", "who and when"),
    ],
)
def test_an_owner_or_a_time_is_all_that_is_said(text: str, only: str) -> None:
    """No word is about what was found, or what will be done."""
    assert who_or_when.only(text) == only


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "Nurse leaves in May",
        "Named GP from August",
        "Deputy named for every member of the group",
        "Second trainer in each district",
        "Dip-sample record sheets signed by the Named Midwife",
        "Named Nurse Report",
        "GP REPORTS RECEIVED",
        "Social Worker Caseloads",
        "MASH",
        "Monthly",
        "Within 10 working days",
        "At the end",
        "27 of 30 by March 2020",
        "Police by March 2020",
        "May 2025: drafted",
    ],
)
def test_a_word_more_says_more(text: str) -> None:
    """A verb, a figure, a document or how often is not an owner or a time."""
    assert who_or_when.only(text) == ""


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("risk", "Named Midwife", "who, not what could go wrong"),
        ("feedback", "Principal Social Worker", "who, not what people said"),
        (
            "evidence_needed",
            "By the end of the financial year",
            "when, not what will show that the action was done",
        ),
        (
            "challenge",
            "Lead: Designated Nurse. Due: Sept 2017.",
            "who and when, not what was found",
        ),
    ],
)
def test_it_is_told_as_it_is(field: str, text: str, said: str) -> None:
    """The message is no guess, so it does not say that the text may be right."""
    plan = harness.plan(harness.Wording("", field, text, fair=False)).encode()
    request = lint.Request(as_of=harness.SEEN_ON)

    found = lint.one(plan, f"{harness.NAME}.yaml", request).diagnostics

    told = [each for each in found if each.rule == "reads-like-no-answer"]
    assert [each.message for each in told] == [f'"{text}" says only {said}.']
    assert "already says" not in told[0].remedy
