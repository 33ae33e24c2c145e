"""Show a number as Excel shows it: 1.10, 45%, £1,200, 30 Nov 2011."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from actionplan.office.cells import Value
from actionplan.office.excel_codes import sections
from actionplan.office.excel_dates import (
    date_of,
    date_value,
    is_date,
    is_time,
    time_shown,
)

if TYPE_CHECKING:
    from actionplan.office.excel_codes import Section
    from actionplan.office.excel_styles import CellFormat

_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?"
)
_OWN_DATES = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm"}
"""Excel's own formats that follow the settings of the computer, as here in Britain."""
_LIKELY_DATES = range(36_526, 54_789)
"""The days from 2000 to 2049, as Excel counts them."""
_WIDEST = 11
"""How many characters Excel shows of a number that has no format."""
_ENOUGH = 30
"""How many decimal places can be asked for."""


@lru_cache(maxsize=8192)
def number_value(written: str, form: CellFormat, *, from_1904: bool) -> Value | None:
    """Read a number; None if it is not one."""
    if not _NUMBER.fullmatch(written.strip()):
        return None
    number = float(written)
    if not isfinite(number):
        return None
    parts = _parts(form)
    section = _section(parts, number)
    if section is not None and is_date(section):
        read = date_of(number, from_1904=from_1904)
        if read is None:
            return Value("date", written, None, "no-value")
        return date_value(read, section)
    if section is not None and is_time(section):
        return Value("number", time_shown(number, section))
    shown = None if section is None else _with_format(number, section, len(parts))
    return Value(
        "number",
        general(number) if shown is None else shown,
        doubt="maybe-a-date" if _may_be_date(number, section) else "",
    )


def iso_value(written: str, form: CellFormat) -> Value | None:
    """Read a date that is stored as one, which Excel can do; None if it is not."""
    try:
        read = datetime.fromisoformat(written.strip().removesuffix("Z"))
    except ValueError:
        return None
    section = _parts(form)[0]
    usual = sections("yyyy-mm-dd")[0]
    return date_value(read, section if is_date(section) else usual)


@lru_cache(maxsize=1024)
def _parts(form: CellFormat) -> tuple[Section, ...]:
    return sections(_OWN_DATES.get(form.number, form.code))


@lru_cache(maxsize=1024)
def is_never_shown(form: CellFormat) -> bool:
    """Whether a format hides what is in the cell, as ;;; does."""
    parts = sections(form.code)
    return len(parts) >= 3 and not any(parts)  # noqa: PLR2004 -- for numbers of all kinds


def _section(parts: tuple[Section, ...], number: float) -> Section | None:
    """Return the part of a format for a number; None if it is not known which."""
    if any(each.kind == "condition" for part in parts for each in part):
        return None
    if number < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if number == 0 and len(parts) > 2 else parts[0]  # noqa: PLR2004 -- the third is for zero


def _may_be_date(number: float, section: Section | None) -> bool:
    """Whether a number without a format is likely to have been a date."""
    if number != int(number) or int(number) not in _LIKELY_DATES:
        return False
    return section is None or all(
        each.kind == "general" or each.text in {"", "0"} for each in section
    )


def _with_format(number: float, section: Section, of: int) -> str | None:
    """Write a number as its format says; None if the format is not known here."""
    kinds = [each.kind for each in section if each.kind != "literal"]
    if not kinds:
        return "".join(each.text for each in section).strip()
    if kinds == ["text"] or ("general" in kinds and len(kinds) == 1):
        return None if len(section) > 1 else general(number)
    if kinds.count("digits") != 1 or set(kinds) - {"digits", "percent"}:
        return None
    size = Decimal(repr(abs(number))) * 100 ** kinds.count("percent")
    sign = "-" if number < 0 and of == 1 else ""
    written = "".join(
        _digits(size, each.text) if each.kind == "digits" else each.text
        for each in section
    )
    return sign + written.strip()


def _digits(size: Decimal, pattern: str) -> str:
    """Write a number as 0.00, #,##0 or 000 says. A comma at the end means thousands."""
    whole, _, part = pattern.partition(".")
    ends = re.search(r",*$", part or whole)
    thousands = len(ends[0]) if ends else 0
    size /= 1000**thousands
    places = min(len(re.findall(r"[0#?]", part)), _ENOUGH)
    needed = len(re.findall(r"0", part))
    rounded = f"{size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    integer, _, decimals = rounded.partition(".")
    integer = integer.lstrip("0").rjust(whole.count("0"), "0")
    while len(decimals) > needed and decimals.endswith("0"):
        decimals = decimals[:-1]
    if "," in whole.rstrip(","):
        integer = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ",", integer)
    return f"{integer}.{decimals}" if decimals else integer or "0"


def general(number: float) -> str:
    """Write a number that has no format."""
    if number == int(number) and abs(number) < 10**_WIDEST:
        return str(int(number))
    if not 1e-4 <= abs(number) < 10**_WIDEST:  # noqa: PLR2004 -- where Excel writes 1E-05
        return f"{number:.6G}"
    whole = len(str(int(abs(number))))
    return f"{number:.{max(_WIDEST - 1 - whole, 0)}f}".rstrip("0").rstrip(".")
