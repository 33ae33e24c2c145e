"""Messages about dates that cannot be read (AP3)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.rule import Finding, message
from actionplan.text import dates, placeholders
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.text.dates import Date
    from actionplan.text.periods import Period


@message("AP301", "error", clause="Specific action: a definite date")
def not_a_date(
    *,
    written: str,
    meant: Date | None,
    field: str,
    period: Period | None = None,
    keeps_words: bool = False,
    none_yet: bool = False,
    option: str = "",
    is_first: bool = False,
) -> Finding:
    """The text in a date field is not written as a date, such as 2011-11-30.

    The guidance asks for a definite date for each action, including the month where
    possible.
    An action that is due "Ongoing" can never be overdue, so no report would ever show
    that it is late.

    Bad::

                due: Novermber 2011

    Says::

        "Novermber 2011" must be in numbers. The date looks like November 2011.
        To fix: write 2011-11 in "due".

    Bad::

                due: 30/11/2011

    Says::

        "30/11/2011" must be written as 2011-11-30.
        To fix: write 2011-11-30 in "due".

    Bad::

        agreed: 15 August 2011

    Says::

        "15 August 2011" must be in numbers: 2011-08-15.
        To fix: write 2011-08-15 in "agreed".

    Bad::

                due: September 2011 (website permitting)

    Says::

        "September 2011 (website permitting)" includes other words as well as a date.
        The date looks like September 2011.
        To fix: write 2011-09 in "due". To keep the other words, add a progress entry
        with those words in its note.

    Bad::

        agreed: At the board meeting, 15 August 2011

    Says::

        "At the board meeting, 15 August 2011" includes other words as well as a date.
        The date looks like 15 August 2011.
        To fix: write 2011-08-15 in "agreed". To keep the other words as well, add this
        line below, lined up with "agreed":
            agreed_as_written: "At the board meeting, 15 August 2011"

    Bad::

                due: "2012-05 "

    Says::

        There is an extra space next to this date.
        To fix: write 2012-05 in "due".

    Bad::

                due: Q3 2011/12

    Says::

        "Q3 2011/12" is not written as a date. It looks like the quarter from October
        2011 to December 2011, in a year from April to March.
        To fix: if this guess is right, write 2011-12 in "due" (December 2011, the end
        of that period). If not, write the date you mean in numbers, with the year
        first.

    Bad::

                due: w/c 28 November 2011

    Says::

        "w/c 28 November 2011" is not written as a date. It looks like the week from 28
        November 2011 to 4 December 2011.
        To fix: if this guess is right, write 2011-12-04 in "due" (4 December 2011, the
        end of that period). If not, write the date you mean in numbers, with the year
        first.

    Bad::

                due: 2011/12

    Says::

        "2011/12" can mean the year from April 2011 to March 2012, or December 2011.
        To fix: if you mean the end of March 2012, write 2012-03 in "due". If you mean
        the end of December 2011, write 2011-12 in "due". If you copied the date from a
        document that does not give the month, change this field to:
            due_as_written: "2011/12"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                due: End of the autumn term 2011

    Says::

        "End of the autumn term 2011" does not say which month.
        To fix: if you know the month in which that period ends, write the year and
        month in "due", in numbers, as YYYY-MM. If you copied the date from a document
        that does not give the month, change this field to:
            due_as_written: "End of the autumn term 2011"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                due: Ongoing

    Says::

        "Ongoing" is not a date. Without a date, readers cannot tell whether this action
        is late.
        To fix: if there cannot be a date yet, change this field to "no_due_date:",
        followed by what the date depends on. If you copied this text from a document
        that does not give a date, change this field to:
            due_as_written: "Ongoing"
        If you make either of those changes, and the action is not complete, also add
        this line below the changed one, with the month by which the date will be set in
        place of YYYY-MM:
            set_date_by: YYYY-MM
        If there is a date, write the year and month in "due", in numbers, as YYYY-MM.

    Bad::

                due: End of June

    Says::

        "End of June" does not say which year. Without the year, readers cannot tell
        whether this action is late.
        To fix: if you know the year, write the year and month in "due", in numbers, as
        YYYY-MM. If you copied the date from a document that does not give the year,
        change this field to:
            due_as_written: "End of June"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                due: by 30 June

    Says::

        "by 30 June" does not say which year. Without the year, readers cannot tell
        whether this action is late.
        To fix: if you know the year, write the year and month in "due", in numbers, as
        YYYY-MM. You can add the day, as YYYY-MM-DD. If you copied the date from a
        document that does not give the year, change this field to:
            due_as_written: "by 30 June"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                due: early 2012

    Says::

        "early 2012" does not say which month. Without the month, readers cannot tell
        whether this action is late.
        To fix: if you know the month, write the year and month in "due", in numbers, as
        YYYY-MM. If you copied the date from a document that does not give the month,
        change this field to:
            due_as_written: "early 2012"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                due: within 3 months

    Says::

        "within 3 months" is not a date. Without a date, readers cannot tell whether
        this action is late.
        To fix: if there is a date, write the year and month in "due", in numbers, as
        YYYY-MM. If there cannot be a date yet, change this field to "no_due_date:",
        followed by what the date depends on. If you copied the date from a document
        that does not give the month or the year, change this field to:
            due_as_written: "within 3 months"
        If you make either of those changes, and the action is not complete, also add
        this line below the changed one, with the month by which the date will be set in
        place of YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

        agreed: last summer

    Says::

        "last summer" cannot be read as a date.
        To fix: if you copied the date from a document that does not give the month or
        the year, change this field to:
            agreed_as_written: "last summer"
        If you know the date, write the year and month in "agreed", in numbers, as
        YYYY-MM.

    Bad::

        source:
          type: serious-case-review
          reference: SCR Family A
          date: last summer

    Says::

        "last summer" cannot be read as a date.
        To fix: if you cannot find out the date, you can keep what is written and accept
        the problem, with a reason. To see how, type:
            actionplan explain not-a-date
        If you know the date, write the year and month in "date", in numbers, as
        YYYY-MM.

    Given::

        written: yesterday
        meant:
        field: date
        keeps_words: true
        option: --date

    Says::

        "yesterday" cannot be read as a date.
        To fix: run the same command again, and type --date YYYY-MM, with the year and
        month in numbers in place of YYYY-MM. You can add the day, as YYYY-MM-DD. If you
        do not know the date, use --date-as-written instead, with what you know of the
        date in quotation marks.
    """
    name = option or f"{field}:"
    if meant:
        status = remedies.WITH_STATUS if is_first else ""
        return _as_meant(
            written, meant, field, name, status=status, keeps_words=keeps_words
        )
    known = _not_known(field, written, "not-a-date", keeps_words=keeps_words)
    if period and field in dates.TO_COME:
        kept = known if keeps_words and not option else ""
        return _of_period(written, period, name, kept)
    part = "" if placeholders.says_nothing(written, field) else dates.lacks(written)
    what = f"{quoted(written)} cannot be read as a date."
    if part in ("year", "month"):
        what = f"{quoted(written)} does not say which {part}."
    month = _month(name, "the year and month")
    has_day = part == "year" and re.search(r"[0-9]", written)
    if option or has_day:
        month += " You can add the day, as YYYY-MM-DD."
    if option:
        other = f" If you do not know the date, {_in_words(option)}"
        return Finding(what, f"{month}{other if keeps_words else ''}")
    if none_yet and part in ("year", "month"):
        return Finding(
            f"{what} Without the {part}, readers cannot tell whether this action is"
            " late.",
            f"if you know the {part}, {month} {known}",
        )
    if none_yet:
        kept = known.replace(_THAT, "either of those changes") or _set_by()
        return Finding(
            f"{quoted(written)} is not a date. Without a date, readers cannot tell"
            " whether this action is late.",
            _likely_first(written, field, month, kept),
        )
    which = part if part in ("year", "month") else "date"
    return Finding(what, _or_else(known, month, which))


def _likely_first(written: str, field: str, month: str, kept: str) -> str:
    """Say what to do if there is a date, and if there is none yet, the likely first.

    "Ongoing" says that there is none, but "end of June" that there is one.
    """
    none_yet = (
        'there cannot be a date yet, change this field to "no_due_date:", followed by'
        f" what the date depends on. {kept}"
    )
    if placeholders.says_nothing(written, field):
        return f"if {none_yet}\nIf there is a date, {month}"
    return f"if there is a date, {month} If {none_yet}"


def _or_else(known: str, remedy: str, part: str = "date") -> str:
    """Put what to do if the date is not known before what to do if it is."""
    if not known:
        return remedy
    return f"{known[:1].lower()}{known[1:]}\nIf you know the {part}, {remedy}"


def _of_period(written: str, period: Period, name: str, kept: str) -> Finding:
    """Say when a quarter, a year or a week ends, as a guess if only one is likely."""
    rest = f" {kept}" if kept else ""
    if period.end and period.other:
        one, other = period.end, period.other
        again = _to(name, str(other))
        return Finding(
            f"{quoted(written)} can mean {period.words}.",
            f"if you mean the end of {one.words}, {_to(name, str(one))}. If you mean"
            f" the end of {other.words}, {again}.{rest}",
        )
    if period.end:
        return Finding(
            f"{quoted(written)} is not written as a date. It looks like"
            f" {period.words}.",
            f"if this guess is right, {_to(name, str(period.end))} ({period.end.words},"
            " the end of that period). If not, write the date you mean in numbers, with"
            " the year first.",
            paste="" if name.startswith("-") else f"{name} {period.end}",
        )
    month = _month(name, "the year and month")
    which = "month" if dates.lacks(written) == "month" else "month or year"
    return Finding(
        f"{quoted(written)} does not say which {which}.",
        f"if you know the month in which that period ends, {month}{rest}"
        if rest
        else _month(name, "the year and month in which that period ends"),
    )


def _month(name: str, which: str) -> str:
    """Say to write a month: in a field, or after an option."""
    if name.startswith("-"):
        return f"{_to(name, 'YYYY-MM')}, with {which} in numbers in place of YYYY-MM."
    field = quoted(name.removesuffix(":"))
    if " in which " in which:
        return f"in {field}, write {which}, in numbers, as YYYY-MM."
    return f"write {which} in {field}, in numbers, as YYYY-MM."


def _as_meant(
    written: str, meant: Date, field: str, name: str, *, status: str, keeps_words: bool
) -> Finding:
    """Say how to write a date that can only be read in one way."""
    in_words = any(character.isalpha() for character in written)
    if name.startswith("-") and in_words and dates.looks_like_one(written):
        return _as_typed(written, meant, field, name)
    paste = f"{name} {meant}"
    if not dates.looks_like_one(written):
        return _among_words(
            written, meant, field, name, status=status, keeps_words=keeps_words
        )
    what = f"{quoted(written)} must be written as {meant}."
    if in_words:
        what = f"{quoted(written)} must be in numbers{_guess(written, meant)}."
    if not written.isascii() and len(written) == len(str(meant)):
        what = f"{quoted(written)} must have plain hyphens: {meant}."
    if written == str(meant):
        what = "There is an extra space next to this date."
    return Finding(what, f"{_to(name, str(meant))}.", paste=paste)


def _as_typed(written: str, meant: Date, field: str, name: str) -> Finding:
    """Say what to type for a date in words, which an option takes if it is sure."""
    if re.match(r"(?i)by |end of ", written):
        is_end = field in dates.TO_COME and not meant.day
        end = " This means by the end of that month." if is_end else ""
        return Finding(
            f"{quoted(written)} includes other words as well as a date. The date looks"
            f" like {meant.words}.",
            f"{_to(name, str(meant))}.{end}",
        )
    return Finding(
        f"{quoted(written)} looks like {meant.words}, but it may mean something else.",
        f"if you mean {meant.words}, {_to(name, str(meant))}.",
    )


def _to(name: str, value: str) -> str:
    """Say what to write as a date: in a field, or after an option."""
    if name.startswith("-"):
        return f"run the same command again, and type {name} {value}"
    return f"write {value} in {quoted(name.removesuffix(':'))}"


def _not_known(field: str, written: str, rule: str, *, keeps_words: bool) -> str:
    """Say what to do if nobody knows the date.

    With *keeps_words* there is a field for the words that the document has instead.
    """
    if keeps_words:
        return _kept(field, written)
    return (
        "If you cannot find out the date, you can keep what is written and accept the"
        f" problem, with a reason. To see how, type: actionplan explain {rule}"
    )


def _kept(field: str, written: str) -> str:
    """Say which field to keep the words in; empty where the words say nothing."""
    is_status = placeholders.gives_status(written)
    if placeholders.says_nothing(written, field) and not is_status:
        return ""
    it = "this text" if is_status else "the date"
    lacks = "does not give a date" if is_status else _LACKS[dates.lacks(written)]
    more = f"\n{_set_by()}" if field == "due" else ""
    return (
        f"If you copied {it} from a document that {lacks}, change this field to:"
        f" {_words_of(field, written)}{more}"
    )


_LACKS: Mapping[dates.Part, str] = {
    "year": "does not give the year",
    "month": "does not give the month",
    "date": "does not give the month or the year",
    "": "gives no other date",
}
"""What a document does not say, if its words are kept in place of a date."""


_THAT = "that change"


def _set_by() -> str:
    """Say what is asked of an open action without a due date that can be read."""
    return (
        f"If you make {_THAT}, and the action is not complete, also add this line below"
        " the changed one, with the month by which the date will be set in place of"
        " YYYY-MM: set_date_by: YYYY-MM"
    )


def _words_of(field: str, written: str) -> str:
    """Return the field that keeps the words of a date."""
    return f"{field}_as_written: {json.dumps(written, ensure_ascii=False)}"


_OF_AN_ENTRY = ("new_due", "new_due_requested", "next_due", "achieved_on")
"""Dates that only a progress entry has, so that there is a note for other words."""


def _in_words(option: str) -> str:
    """Say how to give a date in words with a command."""
    return (
        f"use {option}-as-written instead, with what you know of the date in quotation"
        " marks."
    )


def _guess(written: str, meant: Date) -> str:
    """Say which date is meant, as a guess if the month has been misspelt."""
    month = dates.MONTHS[meant.month - 1].lower()
    spelt = re.findall(r"[a-z]{3,}", written.lower())
    if any(month.startswith(word) for word in spelt) and str(meant.year) in written:
        return f": {meant}"
    return f". The date looks like {meant.words}"


def _among_words(
    written: str, meant: Date, field: str, name: str, *, status: str, keeps_words: bool
) -> Finding:
    rest, option = "", name.startswith("-")
    other = "words" if re.search(r"[A-Za-z]", written) else "symbols"
    if field in _OF_AN_ENTRY or (option and field == "date"):
        rest = f" Put the other {other} in the note."
    elif option:
        rest = ""  # what "add" and "new" write has no note
    elif field == "due":
        rest = (
            f" To keep the other {other}, add a progress entry with those {other} in"
            f" its note{remedies.and_status(status)}."
        )
    elif keeps_words:
        rest = (
            f" To keep the other {other} as well, add this line below, lined up with"
            f" {quoted(field)}: {_words_of(field, written)}"
        )
    else:
        rest = (
            f" To keep the other {other} as well, write them at the end of the line,"
            " after a space, a hash (#) and another space."
        )
    return Finding(
        f"{quoted(written)} includes other {other} as well as a date. The date looks"
        f" like {meant.words}.",
        f"{_to(name, str(meant))}.{rest}",
        paste="" if option else f"{name} {meant}",
    )


@message("AP302", "error", clause="Specific action: the month")
def incomplete_date(
    *, field: str, year: str, keeps_words: bool = False, option: str = ""
) -> Finding:
    """A date gives only the year.

    The guidance asks for a month where possible, not just the year.

    Bad::

                due: 2011

    Says::

        A date must include a month, but this date gives only the year, 2011.
        To fix: if you mean the end of the year, write 2011-12 in "due". If you mean
        another month, write the number of that month in place of 12. If you copied the
        date from a document that does not give the month, change this field to:
            due_as_written: "2011"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

        agreed: 2011

    Says::

        A date must include a month, but this date gives only the year, 2011.
        To fix: if you copied the date from a document that does not give the month,
        change this field to:
            agreed_as_written: "2011"
        If you know the month, write 2011-MM in "agreed", with the month in place of MM,
        as a number from 01 to 12.

    Given::

        field: date
        year: "2011"
        keeps_words: true
        option: --date

    Says::

        A date must include a month, but this date gives only the year, 2011.
        To fix: run the same command again, and type --date 2011-MM, with the month in
        place of MM, as a number from 01 to 12. If you do not know the month, use
        --date-as-written instead, with what you know of the date in quotation marks.
    """
    name = option or f"{field}:"
    what = f"A date must include a month, but this date gives only the year, {year}."
    known = _not_known(field, year, "incomplete-date", keeps_words=keeps_words)
    if option:
        other = f"If you do not know the month, {_in_words(option)}"
        known = other if keeps_words else ""
    if field in dates.TO_COME:
        rest = f" {known}" if known else ""
        end = (
            f"if you mean the end of the year, {_to(name, f'{year}-12')}. If you mean"
            " another month, write the number of that month in place of 12."
        )
        return Finding(what, end + rest, paste="" if option else f"{name} {year}-12")
    month = (
        f"{_to(name, f'{year}-MM')}, with the month in place of MM, as a number from 01"
        " to 12."
    )
    return Finding(
        what,
        f"{month} {known}" if option and known else _or_else(known, month, "month"),
    )


@message("AP303", "error")
def impossible_date(*, written: str, field: str = "due", option: str = "") -> Finding:
    """You gave a date that does not exist, such as 31 November.

    Bad::

                due: 2011-11-31

    Says::

        "2011-11-31" is not a date, because November has only 30 days.
        To fix: correct the day or the month.

    Bad::

                due: 2011-13

    Says::

        "2011-13" is not a date, because there is no month 13.
        To fix: if you mean the years 2011 to 2013, change the date to the year and
        month in which that period ends, such as 2013-03. If not, correct the month.

    Bad::

                due: 31 September 2020

    Says::

        "31 September 2020" is not a date, because September has only 30 days.
        To fix: correct the day or the month, and write the date in numbers with the
        year first, for example:
            due: 2020-09-30
    """
    why, how = dates.why_none(written), "."
    wrong = "the day or the month"
    for part in ("month", "year"):
        wrong = f"the {part}" if f"no {part} " in why else wrong
    is_in_form = re.fullmatch(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", written)
    meant = None if is_in_form else dates.not_in_calendar(written)
    if meant:
        last = meant._replace(day=meant._replace(day=None).last_day.day)
        how = (
            ", and write the date in numbers with the year first, for example:"
            f" {option or f'{field}:'} {last}"
        )
    because = f", because {why}" if why else ""
    return Finding(
        f"{quoted(written)} is not a date{because}.",
        f"{_if_years(written)}correct {wrong}{how}",
    )


def _if_years(written: str) -> str:
    """Say what to do if a month is the last of several years, as in 2011-13."""
    years = re.fullmatch(r"([0-9]{2})([0-9]{2})-([0-9]{2})", written)
    if not years or not int(years[2]) < int(years[3]) <= int(years[2]) + _MOST_YEARS:
        return ""
    last = f"{years[1]}{years[3]}"
    return (
        f"if you mean the years {written[:4]} to {last}, change the date to the year"
        f" and month in which that period ends, such as {last}-03. If not, "
    )


_MOST_YEARS = 10
"""The most years that a plan is likely to be for."""


@message("AP304", "error")
def ambiguous_date(
    *,
    written: str,
    one: Date,
    other: Date,
    field: str = "due",
    keeps_words: bool = False,
    option: str = "",
) -> Finding:
    """A date can be read in 2 ways, because the day and the month could be swapped.

    Bad::

                due: 03/04/2012

    Says::

        "03/04/2012" can mean 3 April 2012 or 4 March 2012.
        To fix: if you mean 3 April 2012, write 2012-04-03 in "due". If you mean 4 March
        2012, write 2012-03-04 in "due". If you cannot find out which, change this field
        to:
            due_as_written: "03/04/2012"
        If you make that change, and the action is not complete, also add this line
        below the changed one, with the month by which the date will be set in place of
        YYYY-MM:
            set_date_by: YYYY-MM
    """
    what = f"{quoted(written)} can mean {one.words} or {other.words}."
    if option:
        return Finding(
            what,
            f"if you mean {one.words}, type {option} {one}. If you mean {other.words},"
            f" type {option} {other}.",
        )
    rest = ""
    if keeps_words and field != "date":
        more = f"\n{_set_by()}" if field == "due" else ""
        rest = (
            " If you cannot find out which, change this field to:"
            f" {_words_of(field, written)}{more}"
        )
    return Finding(
        what,
        f"if you mean {one.words}, write {one} in {quoted(field)}. If you mean"
        f" {other.words}, write {other} in {quoted(field)}.{rest}",
    )


def _told(way: str) -> str:
    """Write one meaning of a date with its words, if its year is known."""
    day = dates.parse(way)
    return f"{way} ({day.words})" if day else way


@message("AP305", "error")
def dates_on_one_line(
    *,
    field: str,
    meant: tuple[tuple[str, ...], ...],
    is_entry: bool = False,
) -> Finding:
    """A list of dates is written as text on one line.

    Bad::

        meetings: 13 March 2012, 12/06/2012

    Says::

        "meetings" must be a list of dates in numbers.
        To fix: change this line to the line below, with 2012-06-12 (12 June 2012) or
        2012-12-06 (6 December 2012) in place of DATE-2:
            meetings: [2012-03-13, DATE-2]

    Bad::

        meetings: March 2012 and June 2012

    Says::

        "meetings" must be a list of dates in numbers.
        To fix: change this line to:
            meetings: [2012-03, 2012-06]

    Bad::

        meetings:
          - 13 March 2012, 12/06/2012

    Says::

        Each entry in "meetings" must be one date, but this one has 2 dates.
        To fix: write each date on a line of its own: 2012-03-13 and DATE-2. Write
        2012-06-12 (12 June 2012) or 2012-12-06 (6 December 2012) in place of DATE-2.
        Start each line with a hyphen and a space, and line up the hyphens with the
        hyphen of this line.

    Bad::

        meetings: 12 October, 14 December and 8 March 2012

    Says::

        "meetings" must be a list of dates in numbers.
        To fix: change this line to the line below, with the year in place of YYYY:
            meetings: [YYYY-10-12, YYYY-12-14, 2012-03-08]
    """
    shown: list[str] = []
    asked: list[str] = []
    for number, ways in enumerate(meant, start=1):
        shown.append(ways[0] if len(ways) == 1 else f"DATE-{number}")
        if len(ways) > 1:
            asked.append(f"{' or '.join(map(_told, ways))} in place of {shown[-1]}")
    if any("YYYY" in each for each in (*shown, *asked)):
        asked.append("the year in place of YYYY")
    if is_entry:
        *before, last = shown
        write = f" Write {', and '.join(asked)}." if asked else ""
        return Finding(
            f"Each entry in {quoted(field)} must be one date, but this one has"
            f" {len(shown)} dates.",
            f"write each date on a line of its own: {', '.join(before)} and"
            f" {last}.{write} Start each line with a hyphen and a space, and line up"
            " the hyphens with the hyphen of this line.",
        )
    line = f"{field}: [{', '.join(shown)}]"
    below = f" the line below, with {', and '.join(asked)}" if asked else ""
    return Finding(
        f"{quoted(field)} must be a list of dates in numbers.",
        f"change this line to{below}: {line}",
        paste="" if asked else line,
    )
