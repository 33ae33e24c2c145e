"""Read the headings above rows: recommendations, themes and sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.intake.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.intake.grid import Where
    from actionplan.intake.headings import ActionTable
    from actionplan.office.cells import Cell

SECTION = "x-section"
"""The field for the heading of a section, where the theme is a heading inside it."""


def with_band(
    above: Mapping[str, Slot],
    band: tuple[Slot, ...],
    follows: bool,  # noqa: FBT001 -- a helper of one caller
) -> dict[str, Slot]:
    """Replace what was said by the last heading in a row, at its level and below."""
    kept = dict(above)
    for slot in band:
        if slot.field == "theme":
            was = kept.get("theme")
            kept.pop("recommendation", None)
            kept.pop("ref", None)
            if follows and was is not None and was.cell is not None:
                kept[f"also {len(kept)}"] = slot._replace(field="also")
                continue
            kept = {n: s for n, s in kept.items() if s.field != "also"}
            if was is not None and was.cell is None:  # above the table
                kept[SECTION] = was._replace(field=SECTION)
        kept[str(slot.field)] = slot
    return kept


def of_row(cell: Cell, section: ActionTable) -> tuple[Slot, ...]:
    """Read a heading that is a row of a table."""
    where = section.grid.where(cell)
    return band(cell.text, where, cell.place, cell)


def band(
    text: str, where: Where, place: str, cell: Cell | None = None
) -> tuple[Slot, ...]:
    """Read a heading over several rows: a recommendation, or else a theme."""
    slot = Slot("theme", where, text, place=place, cell=cell, why="a heading above")
    if match := _RECOMMENDATION.match(text):
        why = SPLIT_AFTER_NUMBER if match["text"].strip() else slot.why
        slot = slot._replace(
            field="recommendation", text=match["text"].strip(), why=why
        )
        number = slot._replace(field="ref", text=match["ref"])
        return (number, slot) if slot.text else (number,)
    return (slot,)


SPLIT_AFTER_NUMBER = "split after the number of the recommendation"

_RECOMMENDATION = re.compile(
    r"(?P<ref>rec(?:ommendation)?\.?\s*(?:no\.?\s*|number\s*)?[0-9]+[\w.]*(?:\s?\([ivxa-z]+\))?)"
    r"(?:\s*[:.\u2013\u2014-]\s*|\s+(?=[A-Z])|\s*\n\s*|\s*$)(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)


def is_recommendation(text: str) -> bool:
    """Return whether text begins with the number of a recommendation."""
    return _RECOMMENDATION.match(text) is not None
