"""A year that was mistyped is reported, in whatever field of the plan it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.conftest import run

PLAN = Path(__file__).parent / "good/every-field-there-is.yaml"
LINES = PLAN.read_text(encoding="utf-8").splitlines()
DATE = re.compile(r"\b(20\d\d)(-\d\d(?:-\d\d)?)$")
MOVED = LINES.index("        due: 2012-05")
"""The first due date of an action that has a new one, which is how to mend its year."""
DATED = [n for n, line in enumerate(LINES) if DATE.search(line) and n != MOVED]
SAYS_SO = {
    *("unlikely-year", "due-before-agreed", "wrong-side-of-agreement"),
    *("entry-in-future", "assessment-in-future", "achieved-after-reported"),
    *("correction-unclear", "entries-out-of-order", "new-due-in-past"),
}
"""The rules that speak of a date as it is, and of no other that it changes."""
DAY = ("--as-of", "2012-03-01")


def _problems(text: str, tmp_path: Path) -> set[tuple[str, int, str]]:
    file = tmp_path / PLAN.name
    file.write_text(text, encoding="utf-8")
    result = run("lint", "--format", "json", *DAY, str(file))
    found = json.loads(result.stdout)["diagnostics"]
    return {(each["rule"], each["line"], each["message"]) for each in found}


def _with_year(number: int, year: int) -> str:
    lines = [*LINES]
    lines[number] = DATE.sub(rf"{year}\2", lines[number])
    return "\n".join(lines) + "\n"


def test_the_plan_has_every_kind_of_date() -> None:
    """As many lines with a date as the plan has fields for one, and more."""
    assert len(DATED) > 25


@pytest.mark.parametrize("year", [2112, 1912])
@pytest.mark.parametrize("number", DATED, ids=[LINES[n].strip() for n in DATED])
def test_a_mistyped_year_is_reported(number: int, year: int, tmp_path: Path) -> None:
    """A century too late or too early is a problem wherever it stands."""
    before = _problems("\n".join(LINES) + "\n", tmp_path)

    found = _problems(_with_year(number, year), tmp_path) - before

    assert any(rule in SAYS_SO for rule, _, _ in found)


def test_a_long_plan_may_have_late_meetings(tmp_path: Path) -> None:
    """A plan that is worked on for 8 years has meetings and reviews in the 8th."""
    text = "\n".join(LINES) + "\n"
    late = text.replace("  - 2012-03\n", "  - 2012-03\n  - 2019-09-02\n")
    late = late.replace("- date: 2012-02-20\n", "- date: 2019-08-01\n")
    file = tmp_path / PLAN.name
    file.write_text(late, encoding="utf-8")

    result = run("lint", "--as-of", "2019-08-20", str(file))

    assert "unlikely-year" not in result.output


def test_only_the_agreement_is_reported_if_most_dates_are_far_from_it(
    tmp_path: Path,
) -> None:
    """One wrong year is one problem, not 20."""
    text = "\n".join(LINES) + "\n"
    wrong = text.replace("agreed: 2011-08-15", "agreed: 1911-08-15")

    found = [each for each in _problems(wrong, tmp_path) if each[0] == "unlikely-year"]

    assert [line for _, line, _ in found] == [LINES.index("agreed: 2011-08-15") + 1]
    assert found[0][2].startswith("The plan was agreed on 15 August 1911, but ")


@pytest.mark.parametrize(
    ("agreed", "is_told"), [("2012-03-20", True), ("2012-02-20", False)]
)
def test_a_plan_is_not_agreed_after_all_that_was_recorded(
    agreed: str, *, is_told: bool, tmp_path: Path
) -> None:
    """If the day and the month are the wrong way round, it may still be this year."""
    text = "\n".join(LINES) + "\n"
    wrong = text.replace("agreed: 2011-08-15", f"agreed: {agreed}")

    found = _problems(wrong, tmp_path)

    said = "but the latest entry or assessment in it is dated 20 February 2012"
    assert any(said in message for _, _, message in found) is is_told
