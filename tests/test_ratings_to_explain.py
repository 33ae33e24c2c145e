"""Ratings that a plan does not explain are reported with the legend that it needs."""

from __future__ import annotations

from datetime import date

import yaml
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.lint import Request

PASTE = 'rag_legend:\n  "Slow":\n  "Red":'


def reported(legend: dict[str, str] | None) -> list[tuple[str, str, str]]:
    """Return what is said about ratings: one in an entry, and one in its own field."""
    data = yaml.safe_load(SPECIMEN)
    data.pop("rag_legend", None)
    data |= {"rag_legend": legend} if legend else {}
    (first, *_) = data["outcomes"][0]["actions"]
    first["x-progress-rag"] = "Red"
    first["progress"] = [
        {"date": "2011-12-05", "rag": "Slow", "note": "The form was sent to 4 agencies"}
    ]
    content = yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()
    report = lint.one(content, f"{data['id']}.yaml", Request(date(2012, 3, 1)))
    return [
        (each.rule, each.message, each.paste)
        for each in report.diagnostics
        if each.rule in ("colour-without-legend", "rating-in-own-field")
    ]


def test_both_give_the_same_legend_to_paste() -> None:
    """With all ratings of the plan. Two legends could not both be pasted."""
    said = {rule: paste for rule, _, paste in reported(None)}

    assert said == {"colour-without-legend": PASTE, "rating-in-own-field": PASTE}


def test_a_plan_with_a_legend_needs_no_other() -> None:
    """The rating in its own field still does not count."""
    assert reported({"Slow": "Late", "Red": "Very late"}) == [
        (
            "rating-in-own-field",
            'The ratings of this plan ("Red") are in "x-progress-rag", so they do not'
            " count as ratings.",
            "",
        )
    ]
