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
    above: dict[str, Slot], band: tuple[Slot, ...], *, follows: bool
) -> dict[str, Slot]:
    """Replace what was said by the last heading in a row, at its level and below.

    The headings above a row are in order: the widest first. A theme that *follows* a
    recommendation directly, such as an agency, is inside it, and so are those after it.
    """
    if band[0].field == "theme":
        return _with_theme(above, band[0], follows=follows)
    kept = _without(above, "ref", "recommendation")
    is_just_read = follows and next(reversed(above), "").startswith(_THEME)
    if _is_inside(above) and not is_just_read:
        kept = _without(kept, *_THEME)
        if SECTION in kept and kept[SECTION].cell is not None:
            theme = kept[SECTION]._replace(field="theme")
            kept = {**_without(kept, SECTION), "theme": theme}
    elif _is_inside(above):
        kept = {n: s for n, s in kept.items() if n != SECTION or s.cell is None}
    return {**kept, **{str(slot.field): slot for slot in band}}


def _with_theme(
    above: dict[str, Slot], slot: Slot, *, follows: bool
) -> dict[str, Slot]:
    was = above.get("theme")
    last = next(reversed(above), "")
    is_row = was is not None and was.cell is not None
    if follows and is_row and last.startswith(_THEME):
        return {**above, f"also {len(above)}": slot._replace(field="also")}
    is_inside = follows and not last.startswith(_THEME)
    kept = dict(above)
    if not (is_inside or _is_inside(above)):
        kept = _without(kept, "ref", "recommendation")
    kept = _without(kept, *_THEME)
    if was is not None and (is_inside or not is_row):
        kept = {SECTION: was._replace(field=SECTION), **kept}
    return {**kept, "theme": slot}


_THEME = ("theme", "also")
"""How the names of themes begin: one, and what was added to it."""


def _is_inside(above: Mapping[str, Slot]) -> bool:
    """Return whether a theme is inside a recommendation, and not around it."""
    names = [*above]
    both = "ref" in above and "theme" in above
    return both and names.index("ref") < names.index("theme")


def _without(above: Mapping[str, Slot], *names: str) -> dict[str, Slot]:
    return {n: s for n, s in above.items() if not n.startswith(names)}


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
