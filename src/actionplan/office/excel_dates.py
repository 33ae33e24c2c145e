"""Show a date as Excel shows it, and say whether it can be used without asking."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from actionplan.office.cells import Value
from actionplan.text import dates

if TYPE_CHECKING:
    from actionplan.office.cells import Doubt
    from actionplan.office.excel_codes import Section, Token

FIRST_YEAR = 1950
LAST_YEAR = 2100
"""Other years come from a number in a cell for dates, such as 12, or from a mistake."""

_ANY_DAY = date(2000, 1, 1)
_DAY_AND_MONTH = frozenset(("day", "month", "year"))


def is_date(section: Section) -> bool:
    """Whether a format shows a date."""
    return any(each.kind in _DAY_AND_MONTH for each in section)


def is_time(section: Section) -> bool:
    """Whether a format shows the time of day, or how much time has passed."""
    return any(each.kind in {"hour", "minute", "second"} for each in section)


def date_of(number: float, *, from_1904: bool) -> datetime | None:
    """Return the date that a number stands for; None if there is no such date."""
    try:
        read = from_excel(number, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return None
    is_date = isinstance(read, datetime) and number >= 0
    return read if is_date else None  # such as 0, which is no day at all


def date_value(read: datetime, section: Section) -> Value:
    """Read a date that its format shows as a date."""
    shows_day = any(each.kind == "day" and len(each.text) < 3 for each in section)  # noqa: PLR2004 -- ddd is a name
    if not any(each.kind == "month" for each in section):  # a year or a weekday alone
        return Value("date", shown(read, section))
    found = dates.Date(read.year, read.month, read.day if shows_day else None)
    return Value("date", shown(read, section), found, _doubt(read, section))


def _doubt(read: datetime, section: Section) -> Doubt:
    kinds = [each.kind for each in section if each.kind in _DAY_AND_MONTH]
    if "year" not in kinds:
        return "year-not-shown"
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        return "unlikely-year"
    first = next(each for each in section if each.kind == kinds[0])
    is_figure = first.kind == "month" and len(first.text) < 3  # noqa: PLR2004 -- mmm is a name
    return "month-first" if is_figure and "day" in kinds else ""


def time_shown(number: float, section: Section) -> str:
    """Show the time of day. Time that has passed is shown in hours and minutes."""
    if any(each.text.startswith("[") for each in section):
        minutes = round(number * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    read = from_excel(number % 1)  # the days before it are not shown
    at = read if isinstance(read, time) else time()
    return shown(datetime.combine(_ANY_DAY, at), section)


def shown(read: datetime, section: Section) -> str:
    """Write a date and time as a format says."""
    half = any(each.kind == "half" for each in section)
    return "".join(_part(read, each, half=half) for each in section).strip()


def _part(read: datetime, token: Token, *, half: bool) -> str:  # noqa: PLR0911 -- one for each kind
    size = len(token.text)
    match token.kind:
        case "day":
            return _named(read.day, calendar.day_name[read.weekday()], size)
        case "month":
            name = dates.MONTHS[read.month - 1]
            return name[0] if size == 5 else _named(read.month, name, size)  # noqa: PLR2004 -- mmmmm is its first letter
        case "year":
            return f"{read.year % 100:02}" if size < 3 else str(read.year)  # noqa: PLR2004 -- yy has 2 figures
        case "hour":
            return _figure((read.hour % 12 or 12) if half else read.hour, size)
        case "minute":
            return _figure(read.minute, size)
        case "second":
            return _figure(read.second, size)
        case "half":
            return "am" if read.hour < 12 else "pm"  # noqa: PLR2004 -- noon
        case "literal":
            return token.text
        case _:
            return ""


def _named(number: int, name: str, size: int) -> str:
    """Write d, dd, ddd or dddd."""
    if size < 3:  # noqa: PLR2004 -- from three letters on, it is a name
        return _figure(number, size)
    return name[:3] if size == 3 else name  # noqa: PLR2004 -- as above


def _figure(number: int, size: int) -> str:
    return f"{number:02}" if size > 1 else str(number)
