"""What is missing in braces and brackets is named, and no field is lost in a text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actionplan import lint
from actionplan.editing import fixes
from actionplan.plan.model import BoardSettings
from actionplan.reading import load

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic

FILE = "scr-family-a-2011.yaml"
SPECIMEN = (Path(__file__).parent / FILE).read_text(encoding="utf-8")
HELD = {
    "risks": re.search(r"        risks:\n(?: {10}.*\n)+", SPECIMEN),
    "success": re.search(r"        success:\n(?: {10}.*\n)+", SPECIMEN),
    "partners": re.search(r"        partners:\n(?: {10}.*\n)+", SPECIMEN),
    "evidence_needed": re.search(r"        evidence_needed:\n(?: {10}.*\n)+", SPECIMEN),
    "review": re.search(r"review:\n(?: {2}.*\n)+", SPECIMEN),
    "meetings": re.search(r"(?=review:\n)", SPECIMEN),
}


def with_line(line: str) -> str:
    """Return the specimen with a line in place of the field that it gives."""
    held = HELD[line.partition(":")[0].strip()]
    assert held is not None
    start = " " * (len(held[0]) - len(held[0].lstrip()))
    return f"{SPECIMEN[: held.start()]}{start}{line}\n{SPECIMEN[held.end() :]}"


def errors(text: str) -> list[Diagnostic]:
    """Return the errors that lint finds."""
    said = lint.one(text.encode(), FILE, lint.Request(date(2012, 3, 1)))
    return [each for each in said.diagnostics if each.level == "error"]


def fixed(text: str, *, unsafe: bool = False) -> str:
    """Return the file as fix leaves it."""
    stem = FILE.removesuffix(".yaml")
    done = fixes.fix(text.encode(), stem, BoardSettings(), unsafe=unsafe)
    return done.content.decode()


RISK = (
    'risks: [{risk: "Staff do not use it", mitigation: "Training", approach: reduce}]'
)
SUCCESS = 'success: [{measure: "Files read", method: other, target: "8 of 10"}]'
REVIEW = 'review: {every: 3 months, by: "Head of Service", reports_to: "QA board"}'
PARTNERS = 'partners: [{agency: "Kent Police", post: "Inspector"}]'
EVIDENCE = 'evidence_needed: ["The guidance", "Minutes"]'
MEETINGS = "meetings: [2026-01-02, 2026-03-02]"
CURLY = "The quotation marks round this text are curly, but only straight ones work."
SAFE = {
    RISK.replace('", approach', '" approach'): (
        RISK,
        'A comma is missing before "approach".',
    ),
    RISK.replace('", mitigation', '" mitigation'): (
        RISK,
        'A comma is missing before "mitigation".',
    ),
    RISK.replace('", ', '" '): (
        RISK,
        'Commas are missing before "mitigation" and "approach".',
    ),
    REVIEW.replace("months, by", "months by"): (
        REVIEW,
        'A comma is missing before "by".',
    ),
    PARTNERS.replace('", post', '" post'): (
        PARTNERS,
        'A comma is missing before "post".',
    ),
    EVIDENCE.replace(",", ""): (
        EVIDENCE,
        "A comma is missing between 2 entries of this list.",
    ),
    RISK[:-1]: (RISK, "The closing ] is missing."),
    RISK[:-2]: (RISK, "The closing }] is missing."),
    RISK[:-2] + "]": (RISK, "The closing } is missing."),
    REVIEW[:-1]: (REVIEW, "The closing } is missing."),
    EVIDENCE[:-1]: (EVIDENCE, "The closing ] is missing."),
    MEETINGS[:-1]: (MEETINGS, "The closing ] is missing."),
    REVIEW.replace('Service"', "Service\u201d"): (
        REVIEW,
        'The quotation mark after "Service" is curly, but only straight ones work.',
    ),
    REVIEW.replace('"Head', "\u201cHead"): (
        REVIEW,
        'The quotation mark before "Head" is curly, but only straight ones work.',
    ),
    RISK.replace('it"', "it\u201d").replace('"Training', "\u201cTraining"): (
        RISK,
        'The quotation mark after "it" is curly, but only straight ones work.',
    ),
    re.sub('"([^"]*)"', "\u201c\\1\u201d", REVIEW): (REVIEW, CURLY),
    re.sub('"([^"]*)"', "\u201c\\1\u201d", PARTNERS): (PARTNERS, CURLY),
    REVIEW.replace('"Head of Service"', "\u201cHead, Service\u201d"): (
        REVIEW.replace("Head of Service", "Head, Service"),
        CURLY,
    ),
}


@pytest.mark.parametrize("wrong", SAFE)
def test_what_is_missing_in_braces_is_named_and_fixed(wrong: str) -> None:
    """The line to copy is the complete line, and fix writes it."""
    right, what = SAFE[wrong]
    said = errors(with_line(wrong))[0]

    assert (
        said.message.removesuffix(UNREAD),
        said.remedy.rpartition(": " + right)[1:],
        fixed(with_line(wrong)),
    ) == (what, (": " + right, ""), with_line(right))


UNREAD = " Nothing after this line has been checked yet."

UNSAFE = {
    RISK.replace('"', "").replace(", ", " "): RISK.replace('"', ""),
    RISK.replace('"Training"', "\u201cManagers check it weekly\u201d"): RISK.replace(
        "Training", "Managers check it weekly"
    ),
    RISK + "]": RISK,
    RISK.replace('it", ', "it, "): RISK,
}


@pytest.mark.parametrize("wrong", UNSAFE)
def test_what_may_be_meant_in_another_way_is_fixed_only_when_asked(wrong: str) -> None:
    """Text without straight quotation marks may go on, or be a quotation."""
    right, text = UNSAFE[wrong], with_line(wrong)
    said = errors(text)[0]

    assert (said.remedy.endswith(right), fixed(text), fixed(text, unsafe=True)) == (
        True,
        text,
        with_line(right),
    )


def test_a_comma_at_the_end_of_a_line_in_braces_is_put_in() -> None:
    """Braces may go over several lines."""
    right = RISK.replace(", ", ",\n           ")
    wrong = right.replace('Training",', 'Training"')

    assert fixed(with_line(wrong)) == with_line(right)


@pytest.mark.parametrize("line", [SUCCESS, RISK, REVIEW, PARTNERS, EVIDENCE, MEETINGS])
@pytest.mark.parametrize(
    ("sign", "instead"),
    [
        *((sign, "") for sign in ',:"[]{}'),
        *(('"', mark) for mark in "\u201c\u201d'"),
        (":", ";"),
        (",", ";"),
        (", ", " "),
        ("}", "]"),
        ("]", "}"),
    ],
)
def test_no_fix_makes_a_field_part_of_a_text(
    line: str, sign: str, instead: str
) -> None:
    """Wherever one sign is wrong, no line to copy and no fix loses a field."""
    lost = []
    names = set(re.findall(r"(\w+): ", line))
    for match in re.compile(re.escape(sign)).finditer(line, line.index(":") + 1):
        wrong = line[: match.start()] + instead + line[match.end() :]
        text = with_line(wrong)
        already = _in_texts(text, names)
        shown = [each.paste for each in errors(text) if names <= _names(each.paste)]
        after = [fixed(text), fixed(text, unsafe=True)]
        after += [with_line(each) for each in shown if each.partition(":")[0] in HELD]
        lost += [(wrong, f) for each in after for f in _in_texts(each, names) - already]

    assert lost == []


def _names(line: str) -> set[str]:
    return set(re.findall(r"(\w+): ", line))


def _in_texts(text: str, names: set[str]) -> set[str]:
    """Return the names, each with a colon, that are in the texts of a plan."""
    root = load.load(text.encode(), FILE.removesuffix(".yaml")).document
    leaves = (str(leaf.value) for leaf in root.leaves()) if root.root else ()
    return {name for leaf in leaves for name in names if f"{name}: " in leaf}


@pytest.mark.parametrize(
    "line",
    [
        'challenge: "Staff are not ready" desired_outcome: "They are"',
        "challenge: \u201cStaff are not\u201d desired_outcome: \u201cThey are\u201d",
        "challenge: Staff: they are not ready desired_outcome: They are",
        'challenge: "Staff are not ready desired_outcome: They are',
        "challenge: Staff of site #4 desired_outcome: They are",
        "challenge: %Staff desired_outcome: They are",
    ],
)
def test_no_line_to_copy_makes_the_next_field_part_of_a_text(line: str) -> None:
    """Outside braces too, two fields on one line stay two fields."""
    text = re.sub("challenge: .*", lambda _: line, SPECIMEN, count=1)

    said = errors(text)
    done = [fixed(text), fixed(text, unsafe=True)]
    assert (
        [each.paste for each in said],
        [_in_texts(each, {"desired_outcome"}) for each in done],
    ) == ([""], [set(), set()])
