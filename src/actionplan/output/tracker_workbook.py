"""Write a tracker as an Excel workbook, with locked facts and cells to fill in.

openpyxl is imported only by a command that writes Excel.
"""

from __future__ import annotations

import io
import re
from copy import copy
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break, ColBreak

from actionplan.output import dated_package, line_count
from actionplan.output.report import markup
from actionplan.plan import return_form
from actionplan.text import dates, sent_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from actionplan.output.tracker import Tracker, TrackerRow

HEADINGS = (*return_form.LOCKED, *return_form.OPEN)
_LOCKED, _ALL = len(return_form.LOCKED), len(HEADINGS)
_REPEATED = 1 + return_form.LOCKED.index(return_form.LOCKED.words)
"""How many columns are on both pages: which action a row is, and what will be done."""
_WIDTHS = (
    *(16, 30, 17, 17, 15, 12, 22, 26),
    *(12, 31, 13, 11, 17, 11, 11, 14),
)
"""The grey columns fill a page, and so do the repeated and the white columns."""
_DAY = "d mmm yyyy"
_DATES = tuple(
    _LOCKED + 1 + return_form.OPEN.index(heading)
    for heading in (return_form.OPEN.date, return_form.OPEN.due)
)
_DUE = 1 + return_form.LOCKED.index(return_form.LOCKED.due)
_STANDING = 1 + return_form.LOCKED.index(return_form.LOCKED.status)
_STATUS = _LOCKED + 1 + return_form.OPEN.index(return_form.OPEN.status)
_RATING = _LOCKED + 1 + return_form.OPEN.index(return_form.OPEN.rating)

_AGREED = _LOCKED + 1 + return_form.OPEN.index(return_form.OPEN.agreed)

_GREY = PatternFill("solid", fgColor="FFEDEDED")
_DARK = PatternFill("solid", fgColor="FF333F48")
_LINE = Side("thin", color="FF9AA0A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_APART = Alignment("left", "top", wrap_text=True, indent=1)
"""With a space before the words, so that those of two cells do not touch."""
_INDENT = 2
"""The characters that have no room then."""
_FONT, _BOLD = Font("Arial", 10), Font("Arial", 10, bold=True)


def write(tracker: Tracker) -> bytes:
    """Write a workbook; the same tracker always gives the same bytes."""
    book = Workbook()
    # The width of a column is given in digits of this font.
    styles: Any = vars(book)["_named_styles"]
    styles["Normal"].font = _FONT
    sheet: Any = book.active
    sheet.title = return_form.SHEET
    head = _write_top(sheet, tracker)
    looks: _Looks = {}
    for number, row in enumerate(tracker.rows, start=head + 1):
        _write_row(sheet, number, row, looks)
    _add_checks(sheet, tracker, head)
    _write_help(book.create_sheet(return_form.HELP), tracker)
    _add_lists(sheet, book.create_sheet(return_form.LISTS), tracker, head)
    _write_key(book, tracker, head)
    _set_up(sheet, tracker, head)
    _set_page(book[return_form.HELP], tracker)
    about = book.properties
    about.title, about.language = markup.one_line(tracker.title), "en-GB"
    about.creator = about.lastModifiedBy = "actionplan"
    day = datetime(*tracker.as_of.timetuple()[:3], tzinfo=UTC).replace(tzinfo=None)
    about.created = day
    made = io.BytesIO()
    book.save(made)
    return dated_package.dated(made.getvalue(), tracker.as_of, _saved(day))


def _saved(day: datetime) -> Callable[[str, bytes], bytes]:
    """Return what changes the parts that openpyxl writes in its own way.

    It takes the date on which the workbook was saved from the clock.
    """
    saved = rf"\g<1>{day.isoformat()}Z\g<2>".encode()

    def change(name: str, part: bytes) -> bytes:
        if name.startswith("xl/worksheets/"):  # so that a row grows with what is typed
            return part.replace(b' customHeight="1"', b"")
        if name != "docProps/core.xml":
            return part
        return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(<)", saved, part)

    return change


def _write_top(sheet: Worksheet, tracker: Tracker) -> int:
    """Write what is above the rows. Return the number of the heading row.

    It is as wide as the columns that are on both pages, so that it is cut on neither.
    """
    help_at = f'How to fill it in: see the sheet "{return_form.HELP}".'
    lines = [*filter(None, (tracker.marking, tracker.title, help_at))]
    for number, line in enumerate(lines, start=1):
        _put(_at(sheet, number, 1), markup.one_line(line))
        _at(sheet, number, 1).font = _BOLD if line != help_at else _FONT
    if tracker.gaps:
        more = f' See the sheet "{return_form.HELP}".' if tracker.gaps[1:] else ""
        gap = markup.one_line(f"{tracker.gaps[0]}{more}")
        number = len(lines) + 1
        for column, text in enumerate((return_form.PLEASE_NOTE, gap), start=1):
            cell = _at(sheet, number, column)
            _put(cell, text)
            cell.font, cell.alignment = _BOLD, _TOP
        high = line_count.lines(gap, _WIDTHS[1], _BOLD) * _POINTS
        sheet.row_dimensions[number].height = high + 4
    head = sheet.max_row + 1
    for column, heading in enumerate(HEADINGS, start=1):
        cell = _at(sheet, head, column)
        _put(cell, heading)
        cell.font = Font("Arial", 10, bold=True, color="FFFFFFFF")
        cell.fill, cell.alignment, cell.border = _DARK, _TOP, _BOX
    return head


def _write_key(book: Workbook, tracker: Tracker, head: int) -> None:
    """Write the heading of the hidden column: the report date, and what was sent.

    It has a mark for each line above the headings and on the other sheets, so that what
    people add there can be told from it.
    """
    sheet: Any = book[return_form.SHEET]
    ranges = {
        "": sheet.iter_rows(max_row=head - 1),
        sent_lines.HELP: book[return_form.HELP].iter_rows(),
        sent_lines.LISTS: book[return_form.LISTS].iter_rows(),
    }
    made: list[str] = []
    for place, rows in ranges.items():
        lines = (str(cell.value) for row in rows for cell in row if cell.value)
        made += sent_lines.marks(lines, place)
    marks = " ".join(made)
    key = f"{return_form.KEY} {tracker.as_of.isoformat()} {marks}"
    _put(_at(sheet, head, _ALL + 1), key)


def _write_row(sheet: Worksheet, number: int, row: TrackerRow, looks: _Looks) -> None:
    for column in range(1, _ALL + 1):
        cell = _at(sheet, number, column)
        text = row.facts[column - 1] if column <= _LOCKED else ""
        if column == _DUE and row.due:
            cell.value = row.due
        elif column <= _LOCKED:
            _set(cell, text)
        look = _Look(
            column,
            rated=bool(row.ratings),
            due=row.due is not None,
            bold=column == _STANDING and row.stands_out,
            quoted=_is_quoted(text),
        )
        styled: Any = cell  # copied as the manual of openpyxl does
        if look in looks:
            styled._style = copy(looks[look])  # noqa: SLF001 -- see above
        else:
            _dress(cell, look)
            looks[look] = copy(styled._style)  # noqa: SLF001 -- see above
    _put(_at(sheet, number, _ALL + 1), row.key)
    fonts = [_FONT] * _LOCKED
    if row.stands_out:
        fonts[_STANDING - 1] = _BOLD
    widths = [width - _INDENT for width in _WIDTHS[:_LOCKED]]
    lines = map(line_count.lines, row.facts, widths, fonts)
    sheet.row_dimensions[number].height = max(2, *lines) * _POINTS + 4


class _Look(NamedTuple):
    """All that decides how a cell of a row looks."""

    column: int
    rated: bool
    """Whether the plan has ratings to choose from."""
    due: bool
    """Whether the row has a due date that Excel can read."""
    bold: bool
    quoted: bool
    """Whether the text begins like a formula."""


_Looks: TypeAlias = "dict[_Look, Any]"
"""How the cells look that were written before.

openpyxl takes longer to look for a style than to write a cell, and a tracker may have
thousands of rows.
"""


def _dress(cell: Cell, look: _Look) -> None:
    cell.font = _BOLD if look.bold else _FONT
    cell.alignment, cell.border = _TOP, _BOX
    if look.column <= _LOCKED:
        cell.fill, cell.alignment = _GREY, _APART
        cell.quotePrefix = look.quoted
    elif look.column != _RATING or look.rated:
        cell.protection = Protection(locked=False)
        cell.number_format = "@"
    else:
        cell.fill = _GREY
    if look.column in _DATES or (look.column == _DUE and look.due):
        cell.number_format = _DAY


_POINTS = 12.5
"""The height of a line. What is typed into a row can still make it higher."""


def _at(sheet: Worksheet, row: int, column: int) -> Cell:
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)  # noqa: S101 -- no cells are merged
    return found


def _put(cell: Cell, text: str) -> None:
    """Write text that is text, also if it begins like a formula."""
    _set(cell, text)
    cell.quotePrefix = _is_quoted(text)
    cell.font = _FONT


def _set(cell: Cell, text: str) -> None:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
    cell.value = _ESCAPE.sub("_x005F_", cut)
    cell.data_type = "s"


def _is_quoted(text: str) -> bool:
    """Return whether text begins like a formula, so that Excel must be told."""
    return text[:1] in "=+-@"


_LONGEST = 32_000
"""Excel allows 32,767 characters in a cell."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""How Excel writes characters that it cannot hold."""


class _Check(NamedTuple):
    """A check of what is typed into some cells."""

    column: int
    rows: tuple[int, ...]
    of: DataValidation


def _add_checks(sheet: Worksheet, tracker: Tracker, head: int) -> None:
    """Let Excel accept only dates that are possible."""
    since: dict[date, list[int]] = {}
    for number, row in enumerate(tracker.rows, start=head + 1):
        since.setdefault(row.since or _EARLIEST, []).append(number)
    for first, rows in sorted(since.items()):
        day = dates.words(first)
        allowed = max(first, tracker.as_of)
        month_end = dates.of(allowed)._replace(day=None).last_day
        letter = get_column_letter(_DATES[1])
        typed = f"{letter}{rows[0]}"  # the first cell; Excel counts from there
        entry = DataValidation(
            type="date",
            operator="between",
            formula1=_serial(first),
            formula2="TODAY()",
            error=f"Give a date from {day} until today, such as"
            f" {dates.words(allowed)}.",
        )
        # A date after an apostrophe is text, of which Excel can check only the year.
        due = DataValidation(
            type="custom",
            formula1=f"IF(ISNUMBER({typed}),{typed}>={_serial(first)},"
            f"ISNUMBER(VALUE(RIGHT({typed},4))))",
            error=f"Give a date that is not before {day}, such as"
            f" {dates.words(month_end)}. For a month, give its last day.",
        )
        for column, check in zip(_DATES, (entry, due), strict=True):
            _add(sheet, _Check(column, tuple(rows), check))


_EARLIEST = date(1950, 1, 1)


def _serial(day: date) -> str:
    return str((day - date(1899, 12, 30)).days)


def _add_lists(sheet: Worksheet, lists: Worksheet, tracker: Tracker, head: int) -> None:
    """Offer the statuses that can come next, and the ratings of the plan."""
    lists.sheet_state = "hidden"
    if tracker.rows:
        answers = DataValidation(
            type="list",
            formula1=f'"{return_form.YES},{return_form.NO}"',
            error=_CHOOSE,
        )
        rows = tuple(range(head + 1, head + 1 + len(tracker.rows)))
        _add(sheet, _Check(_AGREED, rows, answers))
    made = 0
    for column, heading in ((_STATUS, "statuses"), (_RATING, "ratings")):
        for options, rows in _by_options(tracker, heading, head):
            made += 1
            for number, option in enumerate((heading, *options), start=1):
                _put(_at(lists, number, made), option)
            letter, last = get_column_letter(made), 1 + len(options)
            check = DataValidation(
                type="list",
                formula1=f"'{return_form.LISTS}'!${letter}$2:${letter}${last}",
                error=_CHOOSE,
            )
            _add(sheet, _Check(column, rows, check))


_CHOOSE = "Choose from the list, or leave the cell empty."


def _by_options(
    tracker: Tracker, of: str, head: int
) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(tracker.rows, start=head + 1):
        if options := getattr(row, of):
            found.setdefault(options, []).append(number)
    return ((options, tuple(rows)) for options, rows in found.items())


def _add(sheet: Worksheet, check: _Check) -> None:
    of, letter = check.of, get_column_letter(check.column)
    of.allow_blank = of.showErrorMessage = True
    of.errorTitle = str(HEADINGS[check.column - 1])
    of.errorStyle = "stop"
    for first, last in _runs(check.rows):
        of.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(of)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Join rows that are next to each other."""
    start = rows[0]
    for before, row in zip(rows, (*rows[1:], 0), strict=True):
        if row != before + 1:
            yield start, before
            start = row


def _set_up(sheet: Worksheet, tracker: Tracker, head: int) -> None:
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(_ALL + 1)].hidden = True
    sheet.freeze_panes = f"{get_column_letter(_REPEATED + 1)}{head + 1}"
    last = head + max(1, len(tracker.rows))
    # With the hidden column, so that the keys stay in their rows if these are sorted.
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(_ALL + 1)}{last}"
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # False means that it is not locked
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_title_cols = f"A:{get_column_letter(_REPEATED)}"
    sheet.print_area = f"A1:{get_column_letter(_ALL)}{last}"
    sheet.col_breaks = ColBreak()
    sheet.col_breaks.append(Break(id=_LOCKED))
    _set_page(sheet, tracker)
    # A page with the white cells follows the page with the facts of the same rows.
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.scale = 80


def _set_page(sheet: Worksheet, tracker: Tracker) -> None:
    """Set A4 landscape, with the marking and a page number on each page.

    The first page has the marking above its rows as well, for those who read it on a
    screen.
    """
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    margins = sheet.page_margins
    margins.left = margins.right = 0.3
    margins.top = margins.bottom = 0.7
    marking = markup.one_line(tracker.marking).replace("&", "&&")
    title = markup.one_line(tracker.title).replace("&", "&&")
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    head.center.text = marking
    foot.left.text, foot.right.text = title, "Page &P of &N"


def _write_help(sheet: Worksheet, tracker: Tracker) -> None:
    """Write how to fill it in, in plain English, and what the tracker leaves out."""
    number = 0

    def add(text: str, font: Font) -> None:
        nonlocal number
        number += 1
        _put(_at(sheet, number, 1), markup.one_line(text))
        _at(sheet, number, 1).font, _at(sheet, number, 1).alignment = font, _TOP
        high = _POINTS * font.size / 10
        sheet.row_dimensions[number].height = (
            line_count.lines(text, _HELP_WIDTH, font) * high + 4
        )

    if tracker.marking:
        add(tracker.marking, _BOLD)
    add(f"How to use this tracker. {tracker.title}.", Font("Arial", 14, bold=True))
    for gap in tracker.gaps:
        add(gap, _BOLD)
    for heading, *lines in tracker.help:
        number += 1  # an empty line
        add(heading, Font("Arial", 12, bold=True))
        for line in lines:
            add(line, Font("Arial", 11))
    sheet.column_dimensions["A"].width = _HELP_WIDTH
    sheet.protection.sheet = True


_HELP_WIDTH = 110
