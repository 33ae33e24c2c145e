"""A link of a summary leads to something."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from actionplan import workspace
from actionplan.output import report
from actionplan.output.report import links
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("lcspr-child-k-2024", "rapid-review-safer-sleep-2026")
SOON = Meeting(date(2026, 12, 20), "given")
LINK = {"html": r'href="([^"]*)"', "md": r"\]\(([^)\s]*)\)"}


def _dead(pages: dict[str, str], form: Literal["md", "html"]) -> Iterator[str]:
    for name, text in pages.items():
        for href in re.findall(LINK[form], text):
            page, _, place = href.partition("#")
            there = pages.get(page or name, "")
            if not there or (place and f'id="{place}"' not in there):
                yield f"{name}: {href}"


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("apart", [False, True])
def test_every_link_of_a_summary_leads_somewhere(
    form: Literal["md", "html"], number: int, *, apart: bool
) -> None:
    """A summary has no part about each action, so there is nothing to link to."""
    files = [EXAMPLES / f"{name}.yaml" for name in NAMES[:number]]
    shown = gather.plans(workspace.make(files), date(2026, 11, 24))

    made = report.render(shown, SOON, form, summary=True, apart=apart)

    pages = {each.name: each.text for each in made}
    assert not [*_dead(pages, form)]
    assert "2.1" in made[0].text


@pytest.mark.parametrize(
    ("form", "text", "kept"),
    [
        ("html", '<a href="#a">One</a> <p id="b"><a href="#b">2</a>', "One "),
        ("md", r"[One \[x\]](#a) \[y](#a) [2](#b)", r"One \[x\] \[y](#a) "),
        ("html", '<a href="x.html#a">One</a>', '<a href="x.html">One</a>'),
        ("md", "[One](x.md#a)", "[One](x.md)"),
    ],
)
def test_the_words_of_a_link_stay(
    form: Literal["md", "html"], text: str, kept: str
) -> None:
    """Words that only look like a link stay as they are."""
    assert links.that_lead(text, form).startswith(kept)
