"""What words in place of a review interval say for certain is told everywhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from generated_plans import perfect

from actionplan import rules
from actionplan.plan import exceptions, portfolio, sentences
from actionplan.reading import load

if TYPE_CHECKING:
    from actionplan.plan.model import Plan

AS_OF = date(2012, 5, 1)


def _plan(words: str, reported: str = "2011-12-05") -> Plan:
    """Return a plan with one action that is reviewed as *words* say."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    first["review"] = {"every_as_written": words}
    first["progress"] = [{"date": reported, "note": "Two teams have the form."}]
    found = load.load(yaml.safe_dump(plan, sort_keys=False).encode(), plan["id"])
    assert found.plan is not None
    return found.plan


def _told(plan: Plan) -> tuple[list[str], list[str]]:
    """Return what the exceptions say of the reviews, and what lint says."""
    whole = portfolio.of([plan], (), AS_OF)
    said = [
        sentences.matter(each)
        for each in exceptions.of(whole)
        if each.kind in ("review-passed", "review-too-rare")
    ]
    asked = ("first-review-passed", "review-too-rare")
    found = rules.judge(
        plan, AS_OF, plan.id, lambda rule: rule.name in asked, timed=True
    )
    return said, [finding.message for _, finding in found]


def test_a_review_in_words_whose_month_has_passed_is_told_as_passed() -> None:
    """The month is in the words, and nothing was recorded in it or since."""
    assert _told(_plan("Audit March 2012 and bi-annually")) == (
        [
            "A review was due in March 2012, but no progress has been recorded for this"
            " action since"
        ],
        [
            "Action 1.1 was due to be reviewed in March 2012. No progress has been"
            " recorded for it since then."
        ],
    )


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("Audit March 2012 and bi-annually", "2012-03-05"),
        ("Audit June 2012 and bi-annually", "2011-12-05"),
        ("Last audit March 2012, bi-annually", "2011-12-05"),
        ("Bi-annually after March 2012", "2011-12-05"),
        ("Audits in March 2012 and April 2012", "2011-12-05"),
        ("Spring 2012 and bi-annually", "2011-12-05"),
        ("Audit bi-annually", "2011-12-05"),
        ("Annually, and monthly in supervision", "2011-12-05"),
        ("Annually/ongoing through supervision", "2011-12-05"),
        ("Yearly audit, and as required", "2011-12-05"),
    ],
)
def test_nothing_is_told_of_a_review_that_words_do_not_date(
    words: str, reported: str
) -> None:
    """Nor of one that was recorded, or that is still to come."""
    assert _told(_plan(words, reported)) == ([], [])


def test_a_year_among_other_words_is_longer_than_the_guidance_allows() -> None:
    """The words are quoted, because they say more than how often."""
    said, lint = _told(_plan("Annually/spot checks"))

    assert said == [
        'To be reviewed every 12 months ("Annually/spot checks") while'
        " work is open: the guidance asks for a review at least every 6 months"
    ]
    assert lint == [
        'Reviews every 12 months ("Annually/spot checks") are too far'
        " apart while actions are open. The guidance asks for a review at least every 6"
        " months."
    ]
