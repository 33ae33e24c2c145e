"""Check all text for personal data, including comments (AP7)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import remedies
from actionplan.reading.document import BREAK
from actionplan.rule import Finding, rule
from actionplan.text import as_meant, late, personal
from actionplan.text.grammar import agree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.reading.document import Document
    from actionplan.text.personal import Stretch

_MOST = 20
"""The most places to show for one kind of data in a file."""


@rule("AP701", "error", "document")
def nhs_number(document: Document) -> Iterator[Finding]:
    """The file contains an NHS number.

    Most personal data gives a warning, but an NHS number gives an error, because it
    belongs to one person for life. Everyone who has a copy of the plan also has a copy
    of the number. The last of the 10 digits is a check digit, worked out from the
    others. About 1 in 11 of all other 10-digit numbers also pass this check by chance.
    A number with no spaces is not reported if the text calls it a reference or a phone
    number. The message and the board's reports never show the number.

    Bad::

                    note: Health visitor has seen NHS 943 476 5919 at home.

    Says::

        This looks like an NHS number, which is personal data. The number has 10 digits,
        and passes the check that every NHS number passes.
        To fix: if this is not an NHS number, write "reference" or "phone" and a space
        in front of it, and take out any spaces inside the number. If it is, delete the
        number. Do this even if the text has already been committed to git. If the file
        has already been shared, tell your information governance lead, because copies
        and earlier versions may still contain the personal data.

    Good::

                    note: Case reference 9434765918 was closed by the school nurse.
    """
    found = personal.nhs_numbers(document.text)
    message = (
        "This looks like an NHS number, which is personal data. The number has 10"
        " digits, and passes the check that every NHS number passes."
    )
    remedy = personal.unless_other_number("delete the number")
    yield from _findings(document, found, message, remedy)


@rule("AP702", "error", "document")
def national_insurance_number(document: Document) -> Iterator[Finding]:
    """The file contains a National Insurance number.

    Very little else is written in the same form as a National Insurance number, and
    each number belongs to one person for life. So a National Insurance number gives an
    error, not a warning. The message and the board's reports never show the number.

    Bad::

                    note: The first draft went to all agencies.
                    # Mother's number for the claim: AB 12 34 56 C

    Says::

        This is a National Insurance number, which is personal data.
        To fix: delete the number. Do this even if the text has already been committed
        to git. If the file has already been shared, tell your information governance
        lead, because copies and earlier versions may still contain the personal data.

    Good::

                    note: The children's home is registered as SC123456.
    """
    found = personal.national_insurance_numbers(document.text)
    message = "This is a National Insurance number, which is personal data."
    yield from _findings(document, found, message, "delete the number.")


@rule("AP703", "error", "document")
def pupil_number(document: Document) -> Iterator[Finding]:
    """The file contains a child's unique pupil number.

    A unique pupil number belongs to one child, so it gives an error, not a warning. The
    first letter of the number is worked out from the other characters. If that letter
    is correct, the number is very likely to be a pupil number. The message and the
    board's reports never show the number.

    Bad::

                accountable: MSCB Development Officer
                x-school-record: A123456789012

    Says::

        This looks like a unique pupil number, which is personal data. The number has
        the right format, and passes the check that every pupil number passes.
        To fix: if this is another kind of number, write it with a space after its
        letter. If not, delete this line. Do this even if the text has already been
        committed to git. If the file has already been shared, tell your information
        governance lead, because copies and earlier versions may still contain the
        personal data.

    Good::

                accountable: MSCB Development Officer
                x-school-record: B123456789012
    """
    found = personal.pupil_numbers(document.text)
    message = (
        "This looks like a unique pupil number, which is personal data. The number has"
        " the right format, and passes the check that every pupil number passes."
    )
    remedy = (
        "if this is another kind of number, write it with a space after its letter. If"
        " not, delete the number."
    )
    yield from _findings(document, found, message, remedy)


@rule("AP704", "warning", "document")
def date_of_birth(document: Document) -> Iterator[Finding]:
    """The file contains a person's date of birth.

    Together with what a published review says, a date of birth can be enough to
    identify a child. Give an age instead or, for a baby, the month of birth. The
    message and the board's reports never show the date.

    Bad::

                    note: Child K (DOB 3/4/2009) was seen at school.

    Says::

        This is a person's date of birth, which is personal data.
        To fix: if readers need to know the person's age, write the age in place of the
        date of birth, for example: (aged 2). If not, delete the date of birth. Do this
        even if the text has already been committed to git. If the file has already been
        shared, tell your information governance lead, because copies and earlier
        versions may still contain the personal data.

    Good::

                    note: Child K, aged two, was seen at nursery on 3 April 2012.
    """
    found = personal.birth_dates(document.text)
    message = "This is a person's date of birth, which is personal data."
    instead = (
        "if readers need to know the person's age, write the age in place of the date"
        " of birth, for example: (aged 2). If not, delete the date of birth."
    )
    yield from _findings(document, found, message, instead)


@rule("AP705", "warning", "document")
def full_postcode(document: Document) -> Iterator[Finding]:
    """The file contains a full postcode, which covers about 15 addresses.

    The first half of a postcode is enough to show which part of a town is meant. A full
    postcode is reported only as a warning, because it may be the postcode of an office.
    The message and the board's reports never show the postcode.

    Bad::

                    note: Joint visit to the flat in ME4 4TR.

    Says::

        This is a full postcode, which may be personal data, because only a few
        addresses share a postcode.
        To fix: if this is the postcode of an office, accept this problem, with a
        reason. To see how, type:
            actionplan explain full-postcode
        If not, write only the first half of the postcode. Do this even if the text has
        already been committed to git. If the file has already been shared, tell your
        information governance lead, because copies and earlier versions may still
        contain the personal data.

    Good::

                    note: Joint visits to the new flats in ME4.
    """
    found = personal.postcodes(document.text)
    message = (
        "This is a full postcode, which may be personal data, because only a few"
        " addresses share a postcode."
    )
    instead = (
        f"if this is the postcode of an office, {remedies.accepting('full-postcode')}\n"
        "If not, write only the first half of the postcode."
    )
    yield from _findings(document, found, message, instead)


@rule("AP706", "warning", "document")
def personal_mail_address(document: Document) -> Iterator[Finding]:
    """The file contains a personal email address.

    Only an address at a public email service, such as gmail.com, gives a warning. A
    work address does not give a warning, because people need to contact officers. The
    message and the board's reports never show a personal address.

    Bad::

                    note: Father asks to be told by mail to sam.green1@gmail.com.

    Says::

        This is a personal email address, which is personal data.
        To fix: if the address belongs to a colleague, and readers need it, write the
        colleague's work email address instead. If not, delete the email address. Do
        this even if the text has already been committed to git. If the file has already
        been shared, tell your information governance lead, because copies and earlier
        versions may still contain the personal data.

    Good::

                    note: Ask the team at training@medway.gov.uk for a place.
    """
    found = personal.mail_addresses(document.text)
    message = "This is a personal email address, which is personal data."
    instead = (
        "if the address belongs to a colleague, and readers need it, write the"
        " colleague's work email address instead. If not, delete the email address."
    )
    yield from _findings(document, found, message, instead)


@rule("AP707", "warning", "document")
def mobile_number(document: Document) -> Iterator[Finding]:
    """The file contains a mobile phone number.

    A mobile number is reported only as a warning, because it may be the number of a
    team's duty phone. Office numbers do not give a warning. The message and the board's
    reports never show a mobile number.

    Bad::

                    note: Grandmother can be reached on 07700 900123.

    Says::

        This is a mobile phone number, which may be personal data.
        To fix: if the number belongs to a colleague, and readers need it, write the
        colleague's office number instead. If not, delete the number. Do this even if
        the text has already been committed to git. If the file has already been shared,
        tell your information governance lead, because copies and earlier versions may
        still contain the personal data.

    Good::

                    note: The duty desk can be reached on 01632 960123.
    """
    found = personal.mobile_numbers(document.text)
    message = "This is a mobile phone number, which may be personal data."
    instead = (
        "if the number belongs to a colleague, and readers need it, write the"
        " colleague's office number instead. If not, delete the number."
    )
    yield from _findings(document, found, message, instead)


@rule("AP708", "warning", "document")
def named_person(document: Document) -> Iterator[Finding]:
    """A person is named with Mr, Mrs, Ms, Miss or Mx and a surname.

    Reviews use letters or made-up names for families, and job titles for professionals.
    The fields "accountable", "person" and "reported_by" may name a professional, as the
    guidance allows.

    If a made-up name in the plan has a title such as Mrs, give the name once in a field
    called "x-pseudonyms" at the top of the file. If a file with that field cannot be
    read, actionplan cannot tell which names are made up, so this rule reports no names.
    The message shows the name, because only you can tell whose name it is. For example,
    it may be the name of a minister, not of someone in the family.

    Bad::

                    note: Mrs Green was told of the new guidance.

    Says::

        "Mrs Green" looks like a person's name, which is personal data, and many people
        may read this plan.
        To fix: if the name is made up, add this line at the top of the file:
            x-pseudonyms: ["Mrs Green"]
        If it is right to give the name, for example a minister's, accept this problem,
        with a reason. To see how, type:
            actionplan explain named-person
        If neither is true, write a job title instead, or words such as "the mother" or
        "Child K". Do this even if the text has already been committed to git. If the
        file has already been shared, tell your information governance lead, because
        copies and earlier versions may still contain the personal data.

    Good::

                    note: Mrs Green and Mr K were told of the new guidance.
        x-pseudonyms:
          - Mrs Green
    """
    for stretch, place, more in _placed(document, undeclared_names(document)):
        name = _written(document, stretch)
        how = f'add "{name}" to the names in "{_DECLARES}". '
        if not _pseudonyms(document):
            how = f'add this line at the top of the file: {_DECLARES}: ["{name}"]\n'
        yield Finding(
            f'"{name}" looks like a person\'s name, which is personal data, and many'
            f" people may read this plan.{more}",
            f"if the name is made up, {how}If it is right to give the name, for"
            f" example a minister's, {remedies.accepting('named-person')}\nIf neither"
            ' is true, write a job title instead, or words such as "the mother" or'
            f' "Child K".{personal.SHARED}',
            place,
        )


def undeclared_names(document: Document) -> list[Stretch]:
    """Return the names of people that should not be in the file."""
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
    for stretch, place, more in _placed(document, tuple(found)):
        remedy = instead
        if _is_own_field(document, stretch, place):
            remedy = re.sub(r"\bdelete the [a-z ]+", "delete this line", instead)
        yield Finding(f"{message}{more}", f"{remedy}{personal.SHARED}", place)


_OWN_FIELD = late.compile(r"[ -]*x-[^:]+:[ ]*[\"']?")
"""The start of a line for a board's own field, which may go."""


def _is_own_field(document: Document, stretch: Stretch, place: Place) -> bool:
    """Return whether what was found is all there is in a field of the board's own."""
    line, start = document.line(place.line), place.column - 1
    rest = line[start + stretch.end - stretch.start :]
    is_all = not rest.strip(" \"'") and bool(_OWN_FIELD.fullmatch(line[:start]))
    return is_all and not line.lstrip(" ").startswith("-")


def _placed(
    document: Document, found: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Place, str]]:
    """Yield the first stretches with their places.

    The last one also says how many more there are.
    """
    if not found:
        return
    starts = [0, *(line.end() for line in BREAK.finditer(document.text))]
    for number, stretch in enumerate(found[:_MOST], 1):
        line = bisect_right(starts, stretch.start)
        column = stretch.start - starts[line - 1] + 1
        room = len(document.line(line)) - column + 1
        length = max(1, min(stretch.end - stretch.start, room))
        rest = len(found) - _MOST if number == _MOST else 0
        more = (
            (
                f" The file has {rest} more {agree(rest, 'problem', 'problems')} of"
                " this kind below this line."
            )
            if rest > 0
            else ""
        )
        yield stretch, Place(line, column, length), more


def _written(document: Document, stretch: Stretch) -> str:
    written = document.text[stretch.start : stretch.end]
    return re.sub(r"[\s#]+", " ", as_meant.read(written).text)


_DECLARES = "x-pseudonyms"


def _pseudonyms(document: Document) -> frozenset[str] | None:
    """Return the names that the plan says are made up, or None if it cannot be read."""
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
"""The number of characters to search before a name for the start of its line."""


def _named_on_purpose(document: Document, stretch: Stretch) -> bool:
    """Return whether a name is in a field that may name a professional."""
    before = document.text[max(0, stretch.start - _ON_ITS_LINE) : stretch.start]
    return _ON_PURPOSE.search(before) is not None
