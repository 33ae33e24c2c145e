"""What an output quotes of a note is whole, or has dots where words are left out."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import _summary

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

DAY, NEXT = date(2012, 3, 1), Meeting(date(2012, 4, 1), "given")
SAID = (
    "The lawyers of office {n} have not answered since July.",
    "I cannot move part {n} without help from the executive.",
    "Amber because round {n} of corrections is all that fits before the freeze.",
    "We will not make February with team {n}.",
    "Draft {n} was tested with 12 midwives.",
    "Post {n} is vacant and was advertised in January.",
    "Refused {n}.",
    "The queue for desk {n} is now five months and nobody has been asked to pay.",
    "Fewer than {n} of 999 children were seen; nobody knows who decides on visit {n}.",
)
"""Sentences that ask, warn, give a reason or a figure, or none of these."""
BETWEEN = (" ", " ", " ", "\n\n")


def _plans(seed: int, number: int) -> tuple[list[Plan], list[list[str]]]:
    """Return plans with generated notes, and the sentences of each note."""
    chosen = random.Random(seed)  # noqa: S311 -- for test data
    every: list[list[str]] = []
    made = []
    for at in range(number):
        plan = perfect()
        plan["id"], plan["title"] = f"audit-{at}", f"Audit {at}: all of it"
        for action in plan["outcomes"][0]["actions"]:
            action["due"] = chosen.choice(("2012-02-01", "2012-03-20"))
            action["progress"] = []
            for day in ("2012-01-20", "2012-02-20"):
                said = [
                    each.format(n=1000 + 10 * len(every) + k)
                    for k, each in enumerate(chosen.sample(SAID, chosen.randint(1, 5)))
                ]
                every.append(said)
                action["progress"].append(
                    {
                        "date": day,
                        "rag": chosen.choice(("amber", "red", "green")),
                        "reported_by": "Clerk",
                        "note": "".join(
                            f"{each}{chosen.choice(BETWEEN)}" for each in said
                        ).strip(),
                    }
                )
            if chosen.random() < 0.3:
                action["progress"][0]["new_due_requested"] = "2012-09"
                action["progress"][1]["request"] = "declined"
        made.append(plan)
    return made, every


def _unmarked(page: str, notes: list[list[str]]) -> list[str]:
    """Return where a sentence of a note begins or ends a quotation without dots.

    A sentence in quotation marks, within another, stands for itself.
    """
    parts = [
        [one for each in note for one in re.split(r"(?<=;) ", each)] for note in notes
    ]
    found = []
    for note in parts:
        for at, each in enumerate(note):
            for hit in re.finditer(re.escape(each.rstrip(".;")[:40]), page):
                before, after = page[: hit.start()].rstrip(), page[hit.end() :]
                if before.endswith('"'):
                    continue
                earlier = note[at - 1].rstrip(".;") if at else ""
                if at and not re.search(
                    rf"(?:\.\.\.|{re.escape(earlier)}[.;]?)\Z", before
                ):
                    found.append(page[hit.start() - 60 : hit.end()])
                rest = each.rstrip(".;")[40:]
                if after.startswith(rest):
                    after = after[len(rest) :]
                    if after.lstrip(".").startswith('"'):
                        continue
                    last = at == len(note) - 1
                    follows = "" if last else note[at + 1].rstrip(".")[:20]
                    if not last and not re.match(
                        rf"[.;]? ?(?:\.\.\.|{re.escape(follows)})", after
                    ):
                        found.append(page[hit.start() : hit.end() + 99])
                elif "..." not in after[: len(rest) + 5]:
                    found.append(page[hit.start() : hit.end() + 99])
    return found


@pytest.mark.parametrize("number", [1, 3, 12, 14])
def test_the_page_shows_where_a_note_is_cut(number: int, tmp_path: Path) -> None:
    """A reason that is left out without a sign would not be looked for."""
    for seed in range(2):
        made, notes = _plans(seed, number)
        folder = tmp_path / str(seed)
        put_into(folder, *made)
        shown = gather.plans(workspace.make([folder]), DAY)

        page = _summary(shown, "text", NEXT, apart=number > 1)

        assert sum(note[0][:30] in page for note in notes) > 0
        assert _unmarked(page, notes) == []


def test_the_whole_report_shows_where_a_note_is_cut(tmp_path: Path) -> None:
    """There is room for most of them there."""
    made, notes = _plans(3, 3)
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    pages: Any = report.render(shown, NEXT, "md")
    text = " ".join(
        re.sub(r"<br>|[\\*|]", " ", " ".join(e.text for e in pages)).split()
    )

    assert _unmarked(text, notes) == []
