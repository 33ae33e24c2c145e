"""Whether a guess of an option has the meaning of the word that was written."""

from __future__ import annotations

import pytest
from tests.conftest import SPECIMEN

from actionplan.editing import fixes
from actionplan.plan.model import BoardSettings
from actionplan.reading import plan_schema
from actionplan.text import suggest


def _options(thing: str, field: str) -> tuple[str, ...]:
    return plan_schema.options(thing, field)


NOT_MEANT = {
    ("success", "method"): (
        *("multi agency audit", "inter-agency audit", "interagency audit"),
        *("audit", "case audit", "case file audit", "audit of cases", "survey"),
        *("training evaluation", "training-evaluation-pre", "non-staff survey"),
    ),
    ("source", "type"): (
        *("safeguarding children review", "serious incident", "learning review"),
        *("MAPPA serious case review", "joint SAR/DHR", "no audit", "case review"),
        "offensive weapons homicide review",
    ),
    ("plan", "kind"): ("not multi-agency", "joint agency", "agency"),
    ("entry", "state"): (
        *("closed complete", "60% complete", "to complete", "incomplete", "off hold"),
        *("signed on", "on hand", "not stopped", "no progress", "not withdrawn"),
    ),
    ("response", "response"): ("mostly accepted", "unaccepted", "never accepted"),
    ("judgement", "outcome_achieved"): ("some change", "a change", "not fully"),
    ("action", "priority"): ("would-do", "wont do", "must not do"),
    ("risk", "approach"): ("resolve", "not reduce", "increase"),
    ("recommendation", "scope"): ("non-local", "international"),
    ("entry", "request"): ("not declined", "agreed"),
}


@pytest.mark.parametrize(("thing", "field"), NOT_MEANT)
def test_an_answer_with_another_meaning_is_not_a_misspelt_option(
    thing: str, field: str
) -> None:
    """If a whole word differs, the meaning does: no option is offered."""
    options = _options(thing, field)

    offered = {word: suggest.option(word, options) for word in NOT_MEANT[thing, field]}

    assert {word: meant for word, meant in offered.items() if meant} == {}


MISSPELT = {
    ("success", "method"): {
        "intraagency audit": "intra-agency-audit",
        "staff survay": "staff-survey",
        "training attendence": "training-attendance",
    },
    ("source", "type"): {
        "rapid revew": "rapid-review",
        "lessons learnt review": "lessons-learned-review",
        "safegaurding adult review": "safeguarding-adults-review",
    },
    ("plan", "kind"): {
        "multi agency": "multi-agency",
        "singel-agency": "single-agency",
    },
    ("entry", "state"): {
        "compleat": "complete",
        "inprogress": "in-progress",
        "signd off": "signed-off",
        "not yet started": "not-started",
    },
    ("response", "response"): {
        "fully accepted": "accepted",
        "not acepted": "not-accepted",
    },
    ("action", "priority"): {"shuold do": "should-do"},
}


@pytest.mark.parametrize(("thing", "field"), MISSPELT)
def test_a_misspelt_option_is_offered(thing: str, field: str) -> None:
    """Each of its words may have a mistake, and the words may be joined."""
    expected, options = MISSPELT[thing, field], _options(thing, field)

    assert {word: suggest.option(word, options) for word in expected} == expected


KINDS = {
    "child-safeguarding-practice-review": (
        *("practice review", "LCSPR", "LCSP review", "CSPR", "child practice review"),
        *("local child safeguarding practice review", "LCSPR Child B 2024"),
    ),
    "serious-case-review": ("SCR", "SCR Family A", "Serious Case Review (SCR)"),
    "rapid-review": ("rapid review 2024", "A rapid review"),
    "safeguarding-adults-review": ("SAR", "adult practice review"),
    "domestic-homicide-review": ("DHR", "domestic abuse related death review"),
    "coroner-report": ("PFD", "Coroner's report", "Regulation 28 report"),
    "inspection": ("JTAI", "Ofsted", "joint targeted area inspection", "CQC report"),
    "audit": ("multi-agency audit", "thematic audit", "section 11 audit"),
    "independent-investigation": ("mental health homicide review",),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_review_is_known_by_its_short_and_its_long_name(kind: str) -> None:
    """Each leads to the kind of review that it is, and never to another."""
    options = _options("source", "type")

    assert {suggest.option(word, options) for word in KINDS[kind]} == {kind}


@pytest.mark.parametrize("word", ["multi-agency audit", "JTAI", "practice review"])
def test_a_kind_of_review_that_says_more_is_only_a_guess(word: str) -> None:
    """No sure fix takes words out of a plan."""
    assert not suggest.is_sure_option(word, _options("source", "type"))


@pytest.mark.parametrize(
    "written", ["multi-agency audit", "audit", "case audit", "survey"]
)
def test_no_fix_adds_to_the_meaning_of_a_method(written: str) -> None:
    """An audit that may be of several agencies does not become one within an agency."""
    text = SPECIMEN.replace("method: staff-survey", f"method: {written}", 1)

    fixed = fixes.fix(text.encode(), "scr-family-a-2011", BoardSettings(), unsafe=True)

    assert fixed.content.decode() == text
