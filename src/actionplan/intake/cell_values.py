"""Read one cell as the value of a field, if that can be done in one way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan.model import STATES
from actionplan.text import dates, suggest
from actionplan.text.grammar import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.intake.ledger import Fate
    from actionplan.intake.slots import Slot
    from actionplan.office.cells import Cell
    from actionplan.plan.model import State
    from actionplan.text.dates import Date

Step: TypeAlias = Literal[
    "",
    "written as a date with the year first",
    "written as a month with the year first",
    "as Excel shows it",
    "read as a status",
    "written as an interval",
    "read as a choice of the format",
    "a date at the start of a line",
]
"""How a value of the plan came from the text of the document."""


class CellValue(NamedTuple):
    """A value, how it came from the text, and what a person has to decide."""

    value: str
    fate: Fate = "copied"
    why: str = ""
    question: str = ""
    of: str = ""
    """The part of the text that it was read from; "" for all of it."""


def text(slot: Slot) -> CellValue:
    """Read text as it is."""
    if slot.cell is not None and _is_shown(slot.cell):
        return CellValue(slot.text, "changed", "as Excel shows it")
    fate: Fate = "changed" if slot.why.startswith("split ") else "copied"
    return CellValue(slot.text, fate, slot.why)


def _is_shown(cell: Cell) -> bool:
    """Return whether Excel shows something other than the file holds."""
    if cell.value is None:
        return False
    held = "".join(piece.text for piece in cell.pieces if piece.is_data)
    return held.strip() != cell.value.shown


def date_of(slot: Slot) -> Date | None:
    """Return the date that a cell says in one way, with no other words."""
    value = slot.cell.value if slot.cell else None
    if value is not None:
        return value.date if not value.doubt else None
    said = _plain(slot.text)
    if match := _END_OF.fullmatch(said):
        month = dates.typed(match["month"])
        return month if month and month.day is None else None
    return dates.typed(said)


def _plain(text: str) -> str:
    """Write text without signs that nobody sees, and with plain spaces."""
    return " ".join(_UNSEEN.sub("", text).split())


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Where a word may be divided, and other signs that Word does not show."""

_END_OF = re.compile(r"(?:by )?(?:the )?end of (?P<month>.+)", re.IGNORECASE)
"""The end of a month, which is what a month means as a due date."""


def date(slot: Slot, kept_in: str) -> tuple[CellValue, bool]:
    """Read a date. If it cannot be read in one way, its words are *kept in* a field.

    The second value is whether it is a date.
    """
    if found := date_of(slot):
        fate: Fate = "copied" if str(found) == slot.text else "changed"
        unit = "date" if found.day else "month"
        why = "" if fate == "copied" else f"written as a {unit} with the year first"
        return CellValue(str(found), fate, why), True
    question = f'{_why_no_date(slot)} It is kept in "{kept_in}".'
    is_absent = dates.not_in_calendar(slot.text) is not None
    why = (
        "not in the calendar" if is_absent else "not a date that can be read in one way"
    )
    return CellValue(slot.text, "asked", why, question), False


def _why_no_date(slot: Slot) -> str:
    value = slot.cell.value if slot.cell else None
    why = value.doubt if value else ""
    said = cut(" ".join(slot.text.split()), _LONGEST_SHOWN)
    match why:
        case "year-not-shown":
            return f'"{said}" has no year in the document.'
        case "month-first":
            return f'"{said}" may have the month first, or the day.'
        case "maybe-a-date":
            return f'"{said}" is a number that may be a date.'
        case "no-value":
            return f'"{said}" is not a value: Excel has not worked it out.'
        case _:
            pass
    if finished(slot.text):
        return f'"{said}" is not a date.'
    return doubt(slot.text, dates.readings(slot.text))


def doubt(written: str, ways: tuple[Date, ...], kept_in: str = "") -> str:
    """Say why words are not a date that can be read in one way."""
    said = cut(" ".join(written.split()), _LONGEST_SHOWN)
    rest = f' It is kept in "{kept_in}".' if kept_in else ""
    if len(ways) > 1:
        known = " or ".join(each.words for each in ways)
        return f'"{said}" can be read as {known}.{rest}'
    if not re.search(r"\d", written):
        return f'"{said}" is not a date.{rest}'
    if absent := dates.not_in_calendar(written):
        return f"There is no {absent.words}.{rest}"
    return f'"{said}" is not a date that can be read in one way.{rest}'


_LONGEST_SHOWN = 90
"""The most characters of a cell that a question has. The plan has them all."""


def state(words: str) -> State | None:
    """Return the status that *words* are, if they say nothing else."""
    word = _word(words)
    meant = word if word in STATES else suggest.OPTIONS.get(word, "")
    return next((name for name in STATES if name == meant), None)


def _word(words: str) -> str:
    """Write words as the format does: on-hold. "" if anything else stands with them.

    "50% complete" and "complete?" are not the word "complete".
    """
    if not _ONLY_WORDS.fullmatch(words):
        return ""
    return "-".join(re.findall(r"[a-z]+", words.lower()))


_ONLY_WORDS = re.compile(
    r"[\s\u2611\u2705\u2713\u2714]*[A-Za-z](?:[A-Za-z\s()\u2010-\u2015-])*[\s.,:;!]*"
)
"""Words, with nothing but a tick before them and a full stop after them."""


def choice(words: str, options: tuple[str, ...]) -> str:
    """Return the one of *options* that *words* are, if they say nothing else."""
    word = _word(words)
    return word if word in options else ""


class DatedReport(NamedTuple):
    """Part of the progress of an action: what was reported on one date."""

    note: str
    date: str = ""
    date_as_written: str = ""
    state: State | None = None
    dated: str = ""
    """The date as it stands in the text; "" if there is none."""


def reports(words: str) -> Iterator[DatedReport]:
    """Split progress at the dates that begin a line. The words keep their order."""
    current: list[str] = []
    begun = DatedReport("")
    for line in words.split("\n"):
        if started := _dated_line(line):
            if "\n".join(current).strip() or begun.date or begun.date_as_written:
                yield _report(begun, current)
            begun, rest = started
            current = [rest] if rest else []
        else:
            current.append(line)
    yield _report(begun, current)


def _report(begun: DatedReport, lines: list[str]) -> DatedReport:
    """Finish a report. If it says only a status, that is its state."""
    note = "\n".join(lines).strip()
    if not note:  # a date alone
        return DatedReport(begun.note)
    found = state(note)
    if not begun.date and not begun.date_as_written and (said := _finished(note)):
        found, on = said
        return DatedReport(note, date=str(on), state=found, dated=note)
    return begun._replace(note=note, state=found)


def _finished(note: str) -> tuple[State, Date] | None:
    """Read a status with its date: Completed 30/11/2016."""
    match = re.fullmatch(
        r"([A-Za-z -]+?)[\s:,\u2013\u2014-]+(?:on |in )?"
        r"(\S*\d.*|[A-Z][a-z]{2,8}\.? \d{4})",
        note,
    )
    found = state(match[1]) if match else None
    on = dates.typed(match[2].rstrip(".")) if match else None
    return (found, on) if found and on else None


def completed_on(note: str) -> Date | None:
    """Return the date that text gives first if it begins with: Completed 30/11/2016."""
    begins = re.split(r"(?<=\d)[.;:](?:\s|$)|\n", note, maxsplit=1)[0]
    found, on = _finished(begins) or ("", None)
    return on if found == "complete" else None


def finished(words: str) -> tuple[State, Date | None] | None:
    """Read a cell that says only a status, with or without its date."""
    if found := state(words):
        return found, None
    return _finished(words.strip())


_DATE = re.compile(
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    r"|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]{3,9}\.?,? (?:\d{4}|\d{2})"
    r"|[A-Za-z]{3,9}\.? \d{4}|[A-Za-z]{3,9}[-/]\d{2,4})"
    r"(?P<after>\s*[:\u2013\u2014]\s*|\s+-\s*|\s*$|\t|\s+(?=[A-Z]))(?P<rest>.*)",
    re.DOTALL,
)


def _dated_line(line: str) -> tuple[DatedReport, str] | None:
    """Read the date that begins a line, and the rest of the line.

    After a month alone there has to be a colon or a dash, or nothing: "March 2017
    review done" is a sentence.
    """
    match = _DATE.match(line.strip())
    if not match or not dates.looks_like_one(match["date"]):
        return None
    has_day = match["date"][0].isdigit()
    if not has_day and match["after"].isspace() and match["rest"]:
        return None
    written = match["date"]
    found = dates.typed(written)
    rest = match["rest"].strip()
    if found:
        return DatedReport(written, date=str(found), dated=written), rest
    return DatedReport(written, date_as_written=written, dated=written), rest
