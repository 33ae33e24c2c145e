"""Check every text for personal data, comments included (AP7)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.reading.document import BREAK
from actionplan.rule import Finding, rule
from actionplan.text import as_meant, late, personal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.reading.document import Document
    from actionplan.text.personal import Stretch

_MOST = 20
"""Places of one kind that are named in a file; the last says how many more follow."""
_SHARED = (
    " If the file has been shared already, tell your information governance lead: git"
    " keeps old versions."
)


@rule("AP701", "error", "document")
def nhs_number(document: Document) -> Iterator[Finding]:
    """The file holds an NHS number.

    It is an error, where most personal data is a warning: the check digit proves it,
    it stands for one person for life, and a plan in git is copied to everybody who
    works with it. So it must not get in. The last of the ten digits is worked out from
    the others; a number written in one piece is passed over if it is called a reference
    or a telephone number. No report repeats the number.

    Bad::

                    note: Health visitor has seen NHS 943 476 5919 at home.

    Says::

        This is an NHS number: ten digits, of which the last proves the others.
        To fix: take it out. If the file has been shared already, tell your information
        governance lead: git keeps old versions.

    Good::

                    note: Case reference 9434765918 was closed by the school nurse.
    """
    found = personal.nhs_numbers(document.text)
    message = "This is an NHS number: ten digits, of which the last proves the others."
    yield from _findings(document, found, message, "take it out.")


@rule("AP702", "error", "document")
def national_insurance_number(document: Document) -> Iterator[Finding]:
    """The file holds a National Insurance number.

    It is an error, because nothing else is written so, and it stands for one person
    for life. No report repeats the number.

    Bad::

                    note: The first draft went to all agencies.
                    # Mother's number for the claim: AB 12 34 56 C

    Says::

        This is a National Insurance number: two letters, six digits, a letter.
        To fix: take it out. If the file has been shared already, tell your information
        governance lead: git keeps old versions.

    Good::

                    note: The children's home is registered as SC123456.
    """
    found = personal.national_insurance_numbers(document.text)
    message = "This is a National Insurance number: two letters, six digits, a letter."
    yield from _findings(document, found, message, "take it out.")


@rule("AP703", "error", "document")
def pupil_number(document: Document) -> Iterator[Finding]:
    """The file holds the unique pupil number of a child.

    It is an error, because the first letter proves the other characters, and the
    number stands for one child. No report repeats it.

    Bad::

                accountable: MSCB Development Officer
                x-school-record: A123456789012

    Says::

        This is a unique pupil number: its first letter proves the digits.
        To fix: take it out. If the file has been shared already, tell your information
        governance lead: git keeps old versions.

    Good::

                accountable: MSCB Development Officer
                x-school-record: B123456789012
    """
    found = personal.pupil_numbers(document.text)
    message = "This is a unique pupil number: its first letter proves the digits."
    yield from _findings(document, found, message, "take it out.")


@rule("AP704", "warning", "document")
def date_of_birth(document: Document) -> Iterator[Finding]:
    """The file says on which day somebody was born.

    With the little that a published review tells, a day of birth is enough to know the
    child. An age, or a month for a baby, does as well. No report repeats the date.

    Bad::

                    note: Child K (DOB 3/4/2009) was seen at school.

    Says::

        This is the day on which somebody was born.
        To fix: write the age instead. If the file has been shared already, tell your
        information governance lead: git keeps old versions.

    Good::

                    note: Child K, aged two, was seen at nursery on 3 April 2012.
    """
    found = personal.birth_dates(document.text)
    message = "This is the day on which somebody was born."
    yield from _findings(document, found, message, "write the age instead.")


@rule("AP705", "warning", "document")
def full_postcode(document: Document) -> Iterator[Finding]:
    """The file holds a whole postcode, which is some fifteen front doors.

    The first half of it is enough to say which part of a town is meant. It is a
    warning only, because it may be an office's. No report repeats it.

    Bad::

                    note: Joint visit to the flat in ME4 4TR.

    Says::

        This is a whole postcode, which leaves only a few front doors.
        To fix: write the first half only, or the name of the office. If the file has
        been shared already, tell your information governance lead: git keeps old
        versions.

    Good::

                    note: Joint visits to the new flats in ME4.
    """
    found = personal.postcodes(document.text)
    message = "This is a whole postcode, which leaves only a few front doors."
    instead = "write the first half only, or the name of the office."
    yield from _findings(document, found, message, instead)


@rule("AP706", "warning", "document")
def personal_mail_address(document: Document) -> Iterator[Finding]:
    """The file holds an e-mail address that is somebody's own.

    Addresses of agencies are left alone: officers are to be reached. No report repeats
    the address.

    Bad::

                    note: Father asks to be told by mail to sam.green1@gmail.com.

    Says::

        This is an e-mail address of a service for private people.
        To fix: take it out, or write the address of the agency. If the file has been
        shared already, tell your information governance lead: git keeps old versions.

    Good::

                    note: Ask the team at training@medway.gov.uk for a place.
    """
    found = personal.mail_addresses(document.text)
    message = "This is an e-mail address of a service for private people."
    instead = "take it out, or write the address of the agency."
    yield from _findings(document, found, message, instead)


@rule("AP707", "warning", "document")
def mobile_number(document: Document) -> Iterator[Finding]:
    """The file holds a mobile telephone number.

    It is a warning only, because it may be the duty telephone of a team. Office numbers
    are left alone. No report repeats it.

    Bad::

                    note: Grandmother can be reached on 07700 900123.

    Says::

        This is a mobile telephone number.
        To fix: take it out, or write the number of the office. If the file has been
        shared already, tell your information governance lead: git keeps old versions.

    Good::

                    note: The duty desk can be reached on 01632 960123.
    """
    found = personal.mobile_numbers(document.text)
    message = "This is a mobile telephone number."
    instead = "take it out, or write the number of the office."
    yield from _findings(document, found, message, instead)


@rule("AP708", "warning", "document")
def named_person(document: Document) -> Iterator[Finding]:
    """Somebody is called by surname, with Mr, Mrs, Ms, Miss or Mx.

    Reviews call families by letters or by other names, and professionals by their
    posts. The fields "accountable", "person" and "reported_by" may name a professional,
    as the guidance allows. Other names that were made up for the plan are declared in
    it, once, in a field "x-pseudonyms" at the top; while the file cannot be read, and
    so neither can they, nothing is said of names. The name is shown, because only a
    person can tell a mother from a minister.

    Bad::

                    note: Mrs Green was told of the new guidance.

    Says::

        "Mrs Green" is a name, and a plan is read by many.
        To fix: write the post, or "the mother", or Child K. If the name is made up, say
        so at the top of the file: x-pseudonyms: ["Mrs Green"]

    Good::

                    note: Mrs Green and Mr K were told of the new guidance.
        x-pseudonyms:
          - Mrs Green
    """
    for stretch, place, more in _placed(document, undeclared_names(document)):
        name = _written(document, stretch)
        yield Finding(
            f'"{name}" is a name, and a plan is read by many.{more}',
            'write the post, or "the mother", or Child K. If the name is made up, say'
            f' so at the top of the file: x-pseudonyms: ["{name}"]',
            place,
        )


def undeclared_names(document: Document) -> list[Stretch]:
    """Return the names of people that are neither made up nor there on purpose."""
    declared = _pseudonyms(document)
    if declared is None:
        return []
    return [
        stretch
        for stretch in personal.names(document.text)
        if not _is_declared(_written(document, stretch), declared)
        and not _named_on_purpose(document, stretch)
    ]


def _findings(
    document: Document, found: Iterator[Stretch], message: str, instead: str
) -> Iterator[Finding]:
    for _, place, more in _placed(document, tuple(found)):
        yield Finding(f"{message}{more}", f"{instead}{_SHARED}", place)


def _placed(
    document: Document, found: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Place, str]]:
    """Yield the first stretches with their places; with the last, how many follow."""
    if not found:
        return
    starts = [0, *(line.end() for line in BREAK.finditer(document.text))]
    for number, stretch in enumerate(found[:_MOST], 1):
        line = bisect_right(starts, stretch.start)
        column = stretch.start - starts[line - 1] + 1
        room = len(document.line(line)) - column + 1
        length = max(1, min(stretch.end - stretch.start, room))
        rest = len(found) - _MOST if number == _MOST else 0
        more = f" There are {rest} more like it further down." if rest > 0 else ""
        yield stretch, Place(line, column, length), more


def _written(document: Document, stretch: Stretch) -> str:
    written = document.text[stretch.start : stretch.end]
    return re.sub(r"[\s#]+", " ", as_meant.read(written).text)


_DECLARES = "x-pseudonyms"


def _pseudonyms(document: Document) -> frozenset[str] | None:
    """Return the names that the plan says are made up; None if it cannot be asked."""
    if document.root is None and _DECLARES in document.text:
        return None
    data = document.data if isinstance(document.data, dict) else {}
    match data.get(_DECLARES):
        case str(name):
            return frozenset({_plain(name)})
        case list(names):
            return frozenset(_plain(str(name)) for name in names)
        case _:
            return frozenset()


def _is_declared(name: str, declared: frozenset[str]) -> bool:
    plain = _plain(name)
    return any(
        known == plain or known.startswith(f"{plain} ") or plain.endswith(f" {known}")
        for known in declared
    )


def _plain(name: str) -> str:
    return " ".join(name.replace(".", " ").casefold().split())


_ON_PURPOSE = late.compile(
    r"(?:\A|[\r\n])[ -]*(?:accountable|person|reported_by)[ ]*:[^\r\n]*\Z"
)
_ON_ITS_LINE = 200
"""Characters before a name in which its line may begin."""


def _named_on_purpose(document: Document, stretch: Stretch) -> bool:
    """Tell whether a line names a professional where the guidance asks for one."""
    before = document.text[max(0, stretch.start - _ON_ITS_LINE) : stretch.start]
    return _ON_PURPOSE.search(before) is not None
