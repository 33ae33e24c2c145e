"""Write tables as CSV that a spreadsheet opens as text, and never follows as a formula.

The text begins with a mark, because Excel reads UTF-8 without it as another encoding.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from actionplan.text import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionplan.text.dates import Date

_MARK = "\N{BYTE ORDER MARK}"
"""Without it, a dash becomes three letters."""


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Write rows under the names of their columns; what a row lacks is empty."""
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cell(name) for name in columns])
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])
    return f"{_MARK}{page.getvalue()}"


def last_day(of: Date | None) -> str | None:
    """Return a date as a day, which for a month is the last one."""
    return of.last_day.isoformat() if of else None


def cell(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula."""
    # An apostrophe before "=", "+", "-" or "@" makes the cell text in every
    # spreadsheet, also in those that part cells at semicolons.
    if isinstance(value, list):
        value = "; ".join(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    text = terminal.line(" ".join(str(value).split()))
    return _FORMULA.sub(r"\g<0>'", text)


_FORMULA = re.compile(r"(?:^|;\s*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a cell begins with a sign that a spreadsheet would follow."""
