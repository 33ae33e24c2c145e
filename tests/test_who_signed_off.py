"""Who signed an action off is only said if the file says it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from generated_plans import AS_OF, perfect

from actionplan import rules
from actionplan.plan import exceptions, portfolio, sentences
from actionplan.reading import load
from actionplan.text import signed_by

OWNER = "Head of MASH"
DONE = {"date": "2012-01-10", "state": "complete", "reported_by": OWNER}
SIGNED = {"date": "2012-02-10", "state": "signed-off", "reported_by": OWNER}


def _told(*entries: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what the exceptions and lint say of the sign-off of an action."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [DONE | {"note": "Published to all teams."}, *entries]
    read = load.load(yaml.safe_dump(plan, sort_keys=False).encode(), plan["id"]).plan
    assert read is not None
    row = portfolio.of([read], (), AS_OF).rows[0]
    said = [
        sentences.matter(each)
        for each in exceptions.of_row(row)
        if each.kind == "sign-off-in-doubt"
    ]
    asked = "signed-off-by-same-post"
    found = rules.judge(read, AS_OF, read.id, lambda of: of.name == asked, timed=True)
    return said, [finding.message for _, finding in found]


DOUBT = (
    [f"The sign-off was reported by {OWNER}, who also reported it as complete"],
    [
        f'"{OWNER}" reported action 1.1 as complete, and also reported that it was'
        " signed off."
    ],
)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Signed off.", DOUBT),
        ("Not yet signed off by the board.", DOUBT),
        ("The subgroup saw the guidance.", DOUBT),
        ("Signed off by the executive.", ([], [])),
        ("The Executive agreed that this is closed.", ([], [])),
        (
            f"Signed off by the {OWNER}.",
            (
                [f"Signed off by {OWNER}, who also reported it as complete"],
                [
                    f'Action 1.1 is signed off by "{OWNER}", who also reported it as'
                    " complete."
                ],
            ),
        ),
    ],
)
def test_who_signed_off_is_said_as_far_as_the_file_says_it(
    note: str, said: tuple[list[str], list[str]]
) -> None:
    """The post in "reported_by" gave the report, and need not have signed it off."""
    assert _told(SIGNED | {"note": note}) == said


def test_a_later_sign_off_by_another_post_settles_it() -> None:
    """That is what lint asks for, so it must be enough."""
    later = {"date": "2012-02-20", "state": "signed-off", "reported_by": "Board Chair"}

    assert _told(
        SIGNED | {"note": "Signed off."}, later | {"note": "Seen in two teams."}
    ) == ([], [])


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Signed off at the board of 3 May.", "board"),
        ("Signed off by Board on 12 June.", "Board"),
        ("The Chair of the subgroup signed it off.", "subgroup"),
        ("To be signed off by the board in May.", ""),
        ("The board has not signed this off.", ""),
        ("The team agreed that it is closed.", ""),
    ],
)
def test_a_note_names_who_signed_off(note: str, who: str) -> None:
    """Only one that did, and not one that is still to do it."""
    assert signed_by.who(note) == who
