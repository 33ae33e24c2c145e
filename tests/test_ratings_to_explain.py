"""Ratings that a plan does not explain are reported with the legend that it needs."""

from __future__ import annotations

from datetime import date

import yaml
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.lint import Request

PASTE = 'rag_legend:\n  "Slow":\n  Red:'


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


def legend_to_paste(*rated: str) -> tuple[str, str]:
    """Return what to do about ratings in a plan without a legend, and the lines."""
    data = yaml.safe_load(SPECIMEN)
    data.pop("rag_legend", None)
    data["outcomes"][0]["actions"][0]["progress"] = [
        {"date": f"2011-12-0{day}", "rag": rating, "note": f"Form {day} was sent"}
        for day, rating in enumerate(rated, 1)
    ]
    content = yaml.safe_dump(data, sort_keys=False).encode()
    report = lint.one(content, f"{data['id']}.yaml", Request(date(2012, 3, 1)))
    said = [d for d in report.diagnostics if d.rule == "colour-without-legend"]
    return said[0].remedy, said[0].paste


def test_a_plan_rated_in_colours_is_shown_a_whole_legend() -> None:
    """The ratings that nobody has given yet belong in it, from best to worst."""
    assert legend_to_paste("amber") == (
        "add a legend, with every rating that you use, in order from best to worst, and"
        " with what each rating means in this plan. Add these lines above the line"
        ' "outcomes:", with no spaces before "rag_legend", and change the ratings and'
        " meanings to your own:",
        "rag_legend:\n"
        "  green: On track to be complete by the due date\n"
        "  amber: At risk of being late\n"
        "  red: Late, or not started when it should have been",
    )


def test_the_lines_of_a_legend_have_the_ratings_as_the_plan_spells_them() -> None:
    """A rating that is not in the example has a line too, in its place."""
    _, paste = legend_to_paste("Amber", "Blue")

    assert [line.strip().split(":")[0] for line in paste.split("\n")] == [
        "rag_legend",
        "Blue",
        "green",
        "Amber",
        "red",
    ]


def test_ratings_of_a_boards_own_are_all_that_is_known() -> None:
    """No example can say which others there are, so the remedy asks for them."""
    remedy, paste = legend_to_paste("2", "3")

    assert paste == 'rag_legend:\n  "2":\n  "3":'
    assert remedy.endswith("and fill them in. Also add a line for each other rating:")
