"""Read the date that somebody has picked from a calendar in a Word document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.office.cells import Value
from actionplan.office.word_names import W, value
from actionplan.text import dates

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from actionplan.office.cells import Doubt
    from actionplan.text.dates import Date


_DATE = f"{W}sdtPr/{W}date"


def around_cells(row: ET.Element) -> dict[int, ET.Element]:
    """Return the date pickers that are around whole cells, by the id() of the cell."""
    return {
        id(cell): control
        for control in row.iter(f"{W}sdt")
        if _is_date(control)
        for cell in control.iter(f"{W}tc")
    }


def picked(cell: ET.Element, text: str, around: ET.Element | None) -> Value | None:
    """Return the date of a cell whose *text* is a picked date, and nothing else.

    Word keeps the true date next to the words that it shows for it. It is used only if
    the words agree with it, because people can also type into such a field. The picker
    is in the cell, or *around* it.
    """
    if not text:
        return None
    found = [each for each in cell.iter(f"{W}sdt") if _is_date(each)]
    if around is not None:
        found.append(around)
    date = found[0].find(_DATE) if found else None
    if date is None:
        return None
    form = re.sub(r"'[^']*'", "", value(date, "dateFormat")) or "d MMMM yyyy"
    true = dates.parse(date.get(f"{W}fullDate", "")[:10])
    words = "".join(each.text or "" for each in found[0].iter(f"{W}t")).strip()
    if true is None or words != text or not _agrees(text, true):
        return None
    shows_day = re.search(r"(?<!d)dd?(?!d)", form) is not None
    return Value(
        kind="date",
        shown=text,
        date=true if shows_day else true._replace(day=None),
        doubt=_doubt(form),
    )


def _is_date(control: ET.Element) -> bool:
    return control.find(_DATE) is not None


def _agrees(text: str, date: Date) -> bool:
    """Whether all figures in the words are of that date, and its month is named."""
    figures = {int(each) for each in re.findall(r"[0-9]+", text)}
    name = dates.MONTHS[date.month - 1][:3].lower()
    has_month = date.month in figures or name in text.lower()
    return has_month and figures <= {date.day, date.month, date.year, date.year % 100}


def _doubt(form: str) -> Doubt:
    """Say why the date must not be used without asking, by the order of its parts."""
    if "y" not in form:
        return "year-not-shown"
    is_month_first = re.match(r"[^dMy]*MM?(?!M)[^dMy]*d", form) is not None
    return "month-first" if is_month_first else ""
