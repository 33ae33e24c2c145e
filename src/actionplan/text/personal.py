"""Find personal data in text: numbers, addresses and names of people.

Each finder goes through the text once, and yields the places it finds in order. It
reads the text as it was meant (see `as_meant`), so it finds a number however it is
written. A number may also be split over two lines, as in pasted email.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache, partial, wraps
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import as_meant, dates, late, word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet


SHARED = (
    " Do this even if the text has already been committed to git."
    " If the file has already been shared, tell your information governance lead,"
    " because copies and earlier versions may still contain the personal data."
)
"""Advice about personal data in a file. Text that is typed now has no copies yet."""
_THIS_IS, _LOOKS = "This is ", "This looks like "
_WHICH = re.compile(r", which (?:is|may be) personal data(?=\.)")


def is_about_a_kind(message: str) -> bool:
    """Return whether a rule's message says which kind of personal data a text is."""
    return message.startswith((_THIS_IS, _LOOKS))


def kind(message: str) -> str:
    """Return which kind of personal data a rule's message is about, and how it shows.

    For example: what looks like an NHS number. The number has 10 digits.
    """
    said = message.removeprefix(_THIS_IS)
    if message.startswith(_LOOKS):
        said = f"what looks like {message.removeprefix(_LOOKS)}"
    return _WHICH.sub("", said, count=1)


def named(message: str) -> str:
    """Write a rule's message for use in a sentence: personal data: a full postcode."""
    if message.startswith(_LOOKS):
        return kind(message)
    if is_about_a_kind(message):
        return f"personal data: {kind(message)}"
    return f"personal data. {message}"


def may_be_other_number(message: str) -> bool:
    """Return whether what a rule's message is about may be a reference or a phone."""
    return "an NHS number" in message


def unless_other_number(remedy: str, also: str = "") -> str:
    """Say how to write a number that looks like an NHS number; else, *remedy*.

    *also* is a sentence about what else another number needs in its file.
    """
    is_one = "it is an NHS number" if also else "it is"
    return (
        'if this is not an NHS number, write "reference" or "phone" and a space in'
        f" front of it, and take out any spaces inside the number.{also} If {is_one},"
        f" {remedy}."
    )


class Stretch(NamedTuple):
    """The characters from *start* to *end*."""

    start: int
    end: int


def _however_written(
    find: Callable[[str], Iterator[Stretch]], *, names: bool = True
) -> Callable[[str], Iterator[Stretch]]:
    """Make a finder read text as it was meant, and give places in what is written."""

    # It is called several times for one file: to hide data, and to report it.
    @lru_cache(maxsize=4)
    def all_of(text: str) -> tuple[Stretch, ...]:
        meant = as_meant.read(text, names=names)
        if not meant.steps:
            return tuple(find(text))
        return tuple(
            Stretch(meant.origin(start), meant.origin(end))
            for start, end in find(meant.text)
        )

    @wraps(find)
    def found(text: str) -> Iterator[Stretch]:
        return iter(all_of(text))

    return found


@_however_written
def nhs_numbers(text: str) -> Iterator[Stretch]:
    """Yield the 10-digit numbers that end with the correct check digit.

    A number after the word "NHS" always counts. A number without spaces counts only if
    it could have been issued, and the words before it do not name another kind of
    number.
    """
    # By chance, 1 in 11 numbers of 10 digits has the correct check digit, and plans
    # have many phone and order numbers. So there are more conditions.
    first = word_lists.load("privacy")["nhs-numbers"]
    known = first["issued"] + first["spare"]
    for match in _NHS.finditer(text):
        if not _stands_alone(text, match) or not is_nhs_number(_digits(match[0])):
            continue
        before = text[max(0, match.start() - _NEAR) : match.start()]
        grouped = bool(match[1] and match[2])
        if _NHS_BEFORE.search(before) or (
            match[0][0] in (known if grouped else first["issued"])
            and not before.rstrip().endswith(("+44", "0044", "(0)"))
            and (grouped or not _announced(before, "other-numbers", "telephones"))
        ):
            yield Stretch(*match.span())


@_however_written
def national_insurance_numbers(text: str) -> Iterator[Stretch]:
    """Yield anything written like a National Insurance number, spaced or not."""
    # There is no check digit, so this uses the prefixes that are never issued.
    # Lower-case letters count only if nothing separates them from the digits.
    never = word_lists.load("privacy")["national-insurance"]
    for match in _NI_END.finditer(text):
        head = _TWO_LETTERS.search(text, max(0, match.start() - _NEAR), match.start())
        if head is None or not _ends_alone(text, match.end()):
            continue
        in_one = head.end(1) == match.start() and match[0].isalnum()
        prefix = head[1].upper()
        if (
            (in_one or (head[1] + match[0][-1]).isupper())
            and prefix[0] not in never["never-first"]
            and prefix[1] not in never["never-second"]
            and prefix not in never["never-both"]
        ):
            yield Stretch(head.start(1), match.end())


@_however_written
def pupil_numbers(text: str) -> Iterator[Stretch]:
    """Yield the unique pupil numbers that begin with the correct check letter."""
    for match in _UPN_END.finditer(text):
        start, end = match.start() - 1, match.end()
        if (
            start >= 0
            and _begins_alone(text, start)
            and _ends_alone(text, end)
            and is_pupil_number(text[start:end])
        ):
            yield Stretch(start, end)


@_however_written
def birth_dates(text: str) -> Iterator[Stretch]:
    """Yield complete dates that the text next to them says are dates of birth.

    If the date is on the line below, the result begins with the words.
    """
    # For each "born", "birth date" or "dob", this looks for a date after it, and then
    # before it, but "born" never follows its date. *last* stops two words from using
    # the same date.
    last = 0
    for match in _BORN.finditer(text):
        if match.start() < last or text[match.start() - 1 : match.start()].isalnum():
            continue
        if after := _DATE_AFTER.match(text, match.end()):
            below, last = "\n" in after[1], after.end()
            yield Stretch(match.start() if below else after.start(2), after.end())
        elif match[0].lower() != "born":
            near = max(last, match.start() - len("30 of September 2009, (("))
            ends = text[near : match.start()].rstrip(" \u00a0(,")[-1:].isdigit()
            if ends and (before := _DATE_BEFORE.search(text, near, match.start())):
                yield Stretch(*before.span(1))


@_however_written
def postcodes(text: str) -> Iterator[Stretch]:
    """Yield complete postcodes, with or without a space, but not districts (ME4)."""
    areas, endings = _set("postcode-areas"), _set("number-endings")
    for match in _POSTCODE_END.finditer(text):
        head = _AREA.search(text, max(0, match.start() - 3), match.start())
        if head is None or head[1].upper() not in areas:
            continue
        end = match.end()
        capitals = (head[1] + match[0]).isupper()
        spaced = match[1] and text[end - 2 : end].lower() not in endings
        if (capitals or spaced) and _ends_alone(text, end):
            yield Stretch(head.start(1), end)


@partial(_however_written, names=False)  # a hyphen can be part of an address
def mail_addresses(text: str) -> Iterator[Stretch]:
    """Yield email addresses at public mail services, but not those of agencies."""
    # What comes before the "@" is matched backwards, in reversed text. A pattern that
    # could begin with any letter would be tried at every letter of a long text.
    services = _set("mail-services")
    for match in _DOMAIN.finditer(text):
        domain = match[1].rstrip(".-")
        if domain.lower() in services:
            backwards = text[max(0, match.start() - _NEAR) : match.start()][::-1]
            local = _LOCAL.match(backwards)
            if local and local[0]:
                start = match.start() - local.end()
                yield Stretch(start, match.start(1) + len(domain))


@_however_written
def mobile_numbers(text: str) -> Iterator[Stretch]:
    """Yield British mobile numbers, with 0, 0044 or +44 before them."""
    if not any(begins in text for begins in _BEGINS_MOBILE):
        return
    first = tuple(word_lists.load("privacy")["mobile-numbers"]["first"])
    for match in _MOBILE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        in_one = match[0].isdigit()
        if (
            _stands_alone(text, match)
            and _digits(match[1]).startswith(first)
            and not (in_one and _announced(before, "other-numbers"))
        ):
            yield Stretch(*match.span())


@_however_written
def names(text: str) -> Iterator[Stretch]:
    """Yield surnames after Mr, Mrs, Ms, Miss or Mx, but not initials alone."""
    others = _set("after-a-title")
    for match in _TITLED.finditer(text):
        surname = match[1]
        initials = surname.isupper() and len(surname) <= len("AB")
        after_word = text[match.start() - 1 : match.start()].isalnum()
        if not (initials or after_word or surname.lower() in others):
            yield Stretch(*match.span())


NUMBERS = (
    nhs_numbers,
    national_insurance_numbers,
    pupil_numbers,
    birth_dates,
    postcodes,
    mail_addresses,
    mobile_numbers,
)
"""The finders of data that every output hides. Names are not hidden."""


def found(text: str) -> frozenset[str]:
    """Return all numbers and addresses in a text, as they were meant.

    For a date of birth, return only the date, in each form in which messages write it.
    """
    if not _may_have(text):
        return frozenset()
    pieces = {
        as_meant.read(text[start:end]).text
        for find in NUMBERS
        for start, end in find(text)
    }
    born = {date[0] for each in pieces if (date := _DATED.search(each))}
    told = {day for each in born for day in dates.readings(" ".join(each.split()))}
    return frozenset({*pieces, *born, *map(str, told), *(day.words for day in told)})


def pieces(
    text: str, finders: Iterable[Callable[[str], Iterator[Stretch]]] = NUMBERS
) -> tuple[list[str], list[str]]:
    """Return the text between personal data, and the personal data.

    That is what *finders* find. The first list has one item more than the second.
    """
    spans: list[tuple[int, int]] = []
    rest = text
    for find in finders:  # each searches what the others have left, as in `hidden`
        for start, end in list(find(rest)):
            spans.append((start, end))
            rest = rest[:start] + _stars(rest[start:end]) + rest[end:]
    between, own, last = [], [], 0
    for start, end in sorted(spans):
        if start >= last:
            between.append(text[last:start])
            own.append(text[start:end])
            last = end
    return [*between, text[last:]], own


def hidden(text: str, known: AbstractSet[str] = frozenset()) -> str:
    """Return *text*, of the same length, with stars in place of personal data.

    Data that is *known* from elsewhere is always hidden, even if the words before it
    name another kind of number ("the file 4010232137"), and whatever separates its
    parts. If a quotation was shortened, the first part of the data is hidden too.
    """
    for find in NUMBERS if _may_have(text) else ():
        text = _hide(text, find(text))
    return _hide(text, _again(text, frozenset(known))) if known else text


def _may_have(text: str) -> bool:
    """Check quickly whether text may have any numbers or addresses. Most cannot."""
    if len(text) > _SHORT or not text.isascii():
        return True
    return bool(_SIGN.search(text)) or len(_FIGURE.findall(text)) >= _FEWEST


_SHORT = 400
"""The most characters of a text that is checked quickly."""
_SIGN = late.compile(r"[@\\]|[A-Za-z][0-9]|(?i:born|birth|d\.?o\.?b)")
"""A sign in mail addresses, in escapes, in postcodes and before dates of birth."""
_FIGURE = late.compile(r"[0-9]")
_FEWEST = 6
"""The fewest figures of what has none of these signs: National Insurance numbers."""


def hidden_names(
    names: Iterable[str], known: AbstractSet[str] = frozenset()
) -> dict[str, str]:
    """Return each name with stars, as in `hidden`. Two names never become the same."""
    shown: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for name in dict.fromkeys(names):
        stars = hidden(name, known)
        taken[stars] += 1
        shown[name] = stars if taken[stars] == 1 else f"{stars} ({taken[stars]})"
    return shown


def _hide(text: str, stretches: Iterable[Stretch]) -> str:
    parts, last = [], 0
    for start, end in stretches:
        parts += [text[last:start], _stars(text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _stars(text: str) -> str:
    return re.sub(r"[^\W_]", "*", text)


def _again(text: str, known: frozenset[str]) -> Iterator[Stretch]:
    """Yield where data that is *known* appears again, whatever separates its parts."""
    meant, (cores, beginnings) = as_meant.read(text), _cores(known)
    words = [(word[0].casefold(), *word.span()) for word in _WORD.finditer(meant.text)]
    last = 0
    for number, (_, start, _) in enumerate(words):
        if start < last:
            continue
        said, before = "", start
        for word, begin, end in words[number : number + _PARTS]:
            said += word
            if said not in beginnings or begin - before > _APART:
                break
            before = end
            is_cut = meant.text[end : end + 3] == "..." and len(said) >= _TELLS
            if said in cores or is_cut:
                last = end
        if last > start:
            yield Stretch(meant.origin(start), meant.origin(last))


@lru_cache(maxsize=4)
def _cores(known: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return only the letters and digits of data, and of its beginnings."""
    cores = frozenset("".join(_WORD.findall(each)).casefold() for each in known)
    return cores, frozenset(core[: n + 1] for core in cores for n in range(len(core)))


_WORD = re.compile(r"[^\W_]+")
_PARTS = 16
"""The most parts that a number or an address has."""
_APART = 8
"""The most characters between two parts of one number."""
_TELLS = 4
"""The fewest letters and digits for which part of a number is hidden."""


def is_nhs_number(digits: str) -> bool:
    """Return whether the last of 10 digits is the correct check digit.

    Modulus 11 with weights 10 to 2 (NHS Data Dictionary). Numbers whose check digit
    would be 10 are never issued.
    """
    weights = range(10, 1, -1)
    total = sum(
        weight * int(digit) for weight, digit in zip(weights, digits, strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[-1])


def is_pupil_number(written: str) -> bool:
    """Return whether a pupil number begins with the correct check letter.

    Modulus 23 with weights 2 to 13 (Department for Education). The last character of
    a temporary number is a letter.
    """
    letters = word_lists.load("privacy")["pupil-numbers"]["letters"]
    first, *rest = list(written.upper())
    if not set(first + rest[-1]) <= {*letters, *"0123456789"}:
        return False
    values = [int(c) if c.isdigit() else letters.index(c) for c in rest]
    total = sum(weight * value for weight, value in enumerate(values, 2))
    return bool(letters[total % len(letters)] == first)


# --- what to look for -----------------------------------------------------------

_NEAR = 64
"""How many characters before a number may say what it is, or belong to it."""
_BREAK = r"[ ]?\r?\n[ ]{0,64}(?:\#[ ]{0,4})?"
"""The end of a line and the indentation of the next, which may be a comment."""
_SPACE = rf"(?:[ \u00a0]{{1,2}}|{_BREAK})"
_GAP = rf"(?:[ \u00a0]?[-\u2010-\u2013][ \u00a0]?|{_SPACE})"

# Each pattern begins with one rare character, such as a digit, and then looks back at
# what comes before it. So the engine skips from digit to digit and does not try every
# letter. All repetitions have limits, so no text takes long.
_NHS = late.compile(
    rf"[0-9](?<![0-9][0-9])[0-9]{{2}}({_GAP})?[0-9]{{3}}({_GAP})?[0-9]{{4}}"
)
_NHS_BEFORE = late.compile(
    r"nhs(?:[ _-]?(?:number|num|no|id))?(?: (?:is|was))?[^0-9A-Za-z]{0,6}\Z",
    re.IGNORECASE,
)
_NI_END = late.compile(
    r"[0-9](?:(?<=[A-Za-z][0-9])|(?<=[A-Za-z][ \u00a0-][0-9])|(?<=[ \n][0-9]))"
    rf"[0-9]{_GAP}?[0-9]{{2}}{_GAP}?[0-9]{{2}}{_GAP}?[A-Da-d]"
)
_TWO_LETTERS = late.compile(
    r"(?<![0-9A-Za-z_])([A-Za-z]{2})(?:[ \u00a0-]|" + _BREAK + r")?\Z"
)
_UPN_END = late.compile(r"[0-9](?<=[A-Za-z][0-9])[0-9]{10}[0-9A-Za-z]")

_MONTH = (
    "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|"
    + "|".join(dates.MONTHS)
    + ")"
)
_YEAR = r"(?:[0-9]{4}|[0-9]{2})"
_DATE = (
    rf"(?:[0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-]{_YEAR}"
    r"|[0-9]{4}[/.\-][0-9]{1,2}[/.\-][0-9]{1,2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:{_SPACE}of)?{_GAP}{_MONTH}[.,]?{_GAP}{_YEAR}"
    rf"|{_MONTH}{_SPACE}[0-9]{{1,2}}(?:st|nd|rd|th)?,?{_SPACE}{_YEAR})"
)
_DATED = late.compile(rf"(?:{_DATE})\Z", re.IGNORECASE)
_BORN = late.compile(
    r"[BbDd](?i:(?<=d)(?:\.?o\.?b\b\.?|"
    rf"ate(?:[ _-]of[ _-]|{_BREAK}of |[ ]of{_BREAK})birth)"
    r"|(?<=b)(?:orn|irth[ _-]?da(?:te|y)))"
)
_DATE_AFTER = late.compile(
    rf"((?:[ \u00a0:=(,\"'-]|{_BREAK}){{0,6}}(?:(?:on|is|was|the){_SPACE}){{0,3}})"
    rf"({_DATE})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_DATE_BEFORE = late.compile(rf"({_DATE})[ \u00a0(,]{{0,3}}\Z", re.IGNORECASE)

_POSTCODE_END = late.compile(
    rf"[0-9](?<=[A-Za-z][0-9])[0-9A-Za-z]?({_SPACE})?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}"
)
_AREA = late.compile(r"(?<![0-9A-Za-z_])([A-Za-z]{1,2})\Z")

_DOMAIN = late.compile(r"@([0-9A-Za-z.-]{4,40})")
_LOCAL = late.compile(r"[0-9A-Za-z._%+'-]*")

_STOP = rf"(?:\)?(?:[ \u00a0.\-\u2010-\u2013]|{_BREAK})|\))"
_MOBILE = late.compile(
    rf"[+(0](?:(?<=\+)44|(?<=\()\+44\)|(?<=0)044|(?<=0)(?=7[0-9]{{2}}))"
    rf"{_STOP}?(?:\(0\){_STOP}?)?"
    rf"(7{f'{_STOP}?[0-9]' * 9})"
)

_BEGINS_MOBILE = ("07", "+44", "044")
"""Every match has one of these, and most plans have none.

They are searched for first, because compiling the pattern takes longer."""

_CAPITAL, _LETTER = "[A-Z\u00c0-\u00de]", "[A-Za-z\u00c0-\u00ff]"
_TITLED = late.compile(
    rf"M(?:rs?|s|iss|x)\b\.?{_SPACE}(?:[A-Z]\.?{_SPACE}){{0,2}}"
    r"(?:(?:al|bin|da|de|den|der|el|la|le|van|von)[ -]){0,3}"
    rf"({_CAPITAL}(?:{_LETTER}|['\u2019]{_CAPITAL})(?:['\u2019-]?{_LETTER}){{0,40}})"
)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(word_lists.load("privacy")[name]["words"])


@cache
def _announcing(name: str) -> re.Pattern[str]:
    either = "|".join(sorted(_set(name)))
    return re.compile(
        rf"(?<![a-z])(?:{either})(?![a-z])[^.;\n]{{0,24}}\Z", re.IGNORECASE
    )


def _announced(before: str, *lists: str) -> bool:
    return any(_announcing(name).search(before) for name in lists)


def _digits(written: str) -> str:
    return re.sub(r"[^0-9]", "", written)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    return _begins_alone(text, match.start()) and _ends_alone(text, match.end())


def _begins_alone(text: str, start: int) -> bool:
    """Return whether the text before *start* is separate from what begins there."""
    # "x-" begins the name of a field that the board added. It is not part of a number.
    before = text[max(0, start - 2) : start]
    held = before[-1:].isalnum() or before[-1:] in tuple("_+./-\\@#\u00a3$")
    return not held or before == "x-"


def _ends_alone(text: str, end: int) -> bool:
    """Return whether the text after *end* is separate from what ends there."""
    return _GOES_ON.match(text, end) is None


_GOES_ON = late.compile(r"\w|[-/.][0-9]|[%@]")
