"""Bullet points pasted into a text are named as that, and fix puts them right."""

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
HELD = re.search(r"    challenge: .*\n(?: {5}.*\n)*", SPECIMEN)
RIGHT = """\
    challenge: |
      The audit found that:
      - children were not seen alone
      - staff: not told
"""


def with_text(written: str) -> str:
    """Return the specimen with another text of the first challenge."""
    assert HELD is not None
    return SPECIMEN[: HELD.start()] + written + SPECIMEN[HELD.end() :]


def errors(text: str) -> list[Diagnostic]:
    """Return the errors that lint finds."""
    said = lint.one(text.encode(), FILE, lint.Request(date(2012, 3, 1)))
    return [each for each in said.diagnostics if each.level == "error"]


def fixed(text: str, *, unsafe: bool) -> str:
    """Return the file as fix leaves it."""
    stem = FILE.removesuffix(".yaml")
    done = fixes.fix(text.encode(), stem, BoardSettings(), unsafe=unsafe)
    return done.content.decode()


FIRST = "    challenge: The audit found that:\n"
POINTS = ("children were not seen alone", "staff: not told")
WRONG = {
    f"{line}, {name}": first + "".join(f"{mark}{each}\n" for each in POINTS)
    for line, first in {
        "on the line": FIRST,
        "in quotation marks": '    challenge: "The audit found that:"\n',
        "below a bar": "    challenge: |\n      The audit found that:\n",
    }.items()
    for name, mark in {
        "a bullet and a tab": "\u2022\t",
        "a bullet and a space": "\u2022 ",
        "a bullet of Symbol": "\uf0b7\t",
        "a dash": "\u2013 ",
        "an asterisk": "  * ",
        "a bullet at the field": "    \u2022 ",
        "a hyphen at the field": "    - ",
        "a hyphen with a tab": "    -\t",
        "a middle dot": "  \u00b7       ",
    }.items()
} | {
    "indented": FIRST + "".join(f"      \u2022\t{each}\n" for each in POINTS),
    "after a tab": FIRST + "".join(f"\t\u2022\t{each}\n" for each in POINTS),
}


@pytest.mark.parametrize("name", WRONG)
def test_bullet_points_below_a_text_are_put_right(name: str) -> None:
    """The first message shows all of the text as it should be. A guess writes it."""
    text = with_text(WRONG[name])

    said = errors(text)
    assert (
        [(each.rule, f"{each.paste}\n") for each in said],
        fixed(text, unsafe=False),
        fixed(text, unsafe=True),
    ) == ([("bullets-below-text", RIGHT)], text, with_text(RIGHT))


@pytest.mark.parametrize("mark", ["      \u2022 ", "      \u2022\t", "      - "])
def test_bullet_points_that_are_read_as_words_are_named(mark: str) -> None:
    """The file can be read, but the points are one sentence."""
    points = "".join(f"{mark}{each}\n" for each in ("not seen", "not told"))

    said = errors(with_text(f"    challenge: The audit found\n{points}"))
    assert [(each.rule, each.paste) for each in said] == [
        (
            "bullets-below-text",
            "    challenge: |\n      The audit found\n"
            "      - not seen\n      - not told",
        )
    ]


@pytest.mark.parametrize("mark", ["    - ", "      - "])
def test_a_list_in_place_of_a_text_is_put_right(mark: str) -> None:
    """Nothing has to be deleted: below a bar, the hyphens are part of the text."""
    points = "".join(f"{mark}{each}\n" for each in ("not seen", "not told"))
    text = with_text(f"    challenge:\n{points}")
    right = "    challenge: |\n      - not seen\n      - not told\n"

    said = errors(text)
    assert ([each.rule for each in said], fixed(text, unsafe=True)) == (
        ["bullets-below-text"],
        with_text(right),
    )


@pytest.mark.parametrize(
    "written",
    [
        RIGHT,
        "    challenge: >\n      The audit found that:\n\n      - this\n      - that\n",
        "    challenge: Staff knew of the plan\n      2. This was read as one text\n",
        '    challenge: "The audit found:\n      \u2022 this"\n',
        "    challenge: Staff said - often - that they did not know\n",
    ],
)
def test_a_text_that_can_be_read_is_left(written: str) -> None:
    """A hyphen or number in text below a bar, or inside a line, is no mistake."""
    assert errors(with_text(written)) == []


def test_a_list_below_a_text_stays_a_list() -> None:
    """A field that may have a list is not turned into one text."""
    wrong = SPECIMEN.replace("evidence_needed:\n", "evidence_needed: Minutes:\n")

    assert "bullets-below-text" not in [each.rule for each in errors(wrong)]


def test_the_entry_after_a_text_stays_an_entry() -> None:
    """Its hyphen is further left than the field with the text."""
    note = "            note: The group said: more time\n"
    wrong = re.sub(r" {12}note: .*\n", note, SPECIMEN, count=1)
    read = load.load(wrong.encode(), FILE.removesuffix(".yaml"))

    assert [each.rule for each in read.faults] == ["unquoted-colon"]
