"""Read who a cell names as the owner of something: one owner, several or none.

The pieces of the cell (see owner_pieces) are joined from first to last. An agency after
a job title is the employer, and "and Improvement Subgroup" continues "Chair of the
Learning". Those who only help do not count. A second title is a second owner.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import (
    agency_forms,
    amounts,
    dates,
    late,
    only_time,
    owner_pieces,
    owner_titles,
    placeholders,
    vacancy,
)
from actionplan.text.owner_lists import (
    listed,
    pattern,
    plain,
    plain_names,
    without_determiner,
)
from actionplan.text.owner_pieces import without_clause
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionplan.text.owner_pieces import CellPiece, Kind

Reading: TypeAlias = Literal["one", "several", "nobody"]
Why: TypeAlias = Literal[
    "",
    "everybody",
    "gone",
    "group",
    "initials",
    "name",
    "people",
    "placeholder",
    "unnamed",
    "vacant",
]


class NamedOwner(NamedTuple):
    """One owner that a cell names."""

    post: str = ""
    agency: str = ""
    other: str = ""
    """The group, the initials or the words, if there is no job title or agency."""


class OwnerReading(NamedTuple):
    """What a cell says about the owner."""

    reading: Reading
    owners: tuple[NamedOwner, ...]
    why: Why
    """What is wrong with it, other than naming several owners."""
    pieces: tuple[CellPiece, ...]
    """All the pieces of the cell, in order."""


def read(text: str, agencies: Iterable[str] = ()) -> OwnerReading:
    """Read the cell *text*, in a plan that names *agencies*."""
    return _read(text, frozenset(agencies))


def says_how(text: str, agencies: Iterable[str] = ()) -> bool:
    """Return whether a cell says only how: by audit and supervision."""
    said = _only_words(read(text, agencies).pieces)
    return bool(said) and _is_method(said)


def says_more(text: str) -> bool:
    """Return whether a cell says more than who: Matrons, through supervision."""
    return bool(_DOES.search(plain(text)))


_DOES = late.compile(r"\b(?:will|by|reporting|through|via|to (?!the\b)\w+)\b")


def is_short_form(text: str, agencies: Iterable[str] = ()) -> bool:
    """Return whether a cell is initials that other agencies may not know."""
    word = plain(text).replace(".", "")
    letters = listed("known-letters") | listed("statutory-posts")
    known = letters, plain_names(frozenset(agencies))
    is_short = _SHORT.fullmatch(text.strip())
    return bool(is_short) and not any(word in names for names in known)


_SHORT = late.compile(r"(?:[A-Z]\.?\s?){2,5}")


def is_name(text: str, agencies: Iterable[str] = ()) -> bool:
    """Return whether a cell is only the name of a person: Sarah, Mrs Jones, Sarah Ali.

    A word that is often something else as well, such as Grace, is not read as a name.
    """
    said = read(text, agencies)
    if said.why == "name":
        return True
    is_bare = bool(_only_words(said.pieces)) and plain(text) not in plain_names(
        frozenset(agencies)
    )
    found = _FULL_NAME.fullmatch(text)
    is_known = found is not None and (
        found[1] is not None or plain(found[2]) in listed("first-names")
    )
    return is_bare and is_known


_FULL_NAME = late.compile(
    r"\s*((?:Mrs?|Ms|Miss|Mx|Dr|Prof)\.? )?([A-Z][a-z]+)(?: [A-Z]\.?)?"
    r" (?!(?:Court|House|Lodge|Partnership)\b)[A-Z][\w'\u2019-]+[\s.]*"
)


@by_value
def _read(text: str, agencies: frozenset[str]) -> OwnerReading:
    pieces = owner_pieces.cut(text, agencies)
    has_post = any(each.kind == "post" for each in pieces)
    is_covered = has_post and vacancy.may_be_covered(plain(text))
    if not is_covered and placeholders.says_nothing(text, "accountable"):
        return OwnerReading("nobody", (), "placeholder", pieces)
    asked = "?" in text and _ASKED.search(text)
    if asked or not any(map(str.isalpha, text)) or _names_nothing(text, pieces):
        return OwnerReading("nobody", (), "unnamed", pieces)
    known = owner_pieces.names_known(text, agencies)
    employed = any(each.kind in ("agency", "post", "posts") for each in pieces)
    found = list(_gathered(pieces, known if employed else frozenset()))
    if any(each.empty or each.away for each in found):
        found = _filled(found, plain(text))
    if not found:
        left: Why = "gone" if _FORMER.match(text) or _ONCE.match(text) else "vacant"
        return OwnerReading("nobody", (), left, pieces)
    if _ONE_PERSON.search(plain(text)) or _is_held_by_one(text):
        found = found[:1]
    found = [each for each in found if each.leads] or found
    owners = tuple(
        NamedOwner(_THE.sub("", each.post), each.agency, each.other) for each in found
    )
    if len(found) > 1 and _HANDOVER.search(plain(text)):
        return OwnerReading("one", (NamedOwner(other=text.strip()),), "", pieces)
    if len(found) > 1:
        initials = all(each.kind == "initials" for each in found)
        return OwnerReading("several", owners, "initials" if initials else "", pieces)
    kind = "group" if _is_board(found[0], known) else found[0].kind
    reading, why = _alone(kind, text, known)
    return OwnerReading(reading, owners, why, pieces)


_THE = late.compile(r"^the\s+", re.IGNORECASE)
"""What can be before a job title, and is not part of it."""


def _alone(kind: Kind, text: str, known: frozenset[str]) -> tuple[Reading, Why]:
    """Return how a cell with only one owner is read."""
    if kind == "words" and _SHORT.fullmatch(text.strip()):
        kind = "initials"
    if kind == "words" and plain(text) not in known and _is_half_a_name(text):
        return "nobody", "name"
    reading, why = _ALONE.get(kind, ("one", ""))
    if reading == "one" and not why and _FORMER.match(text):
        return "nobody", "gone"
    return reading, why


def _is_half_a_name(text: str) -> bool:
    """Return whether a cell is only part of a name: Sarah, Mrs Jones, J. Smith.

    Other agencies do not know who is meant.
    """
    if _TITLE_ALONE.fullmatch(text) or _INITIAL_FIRST.fullmatch(text.strip()):
        return True
    found = _FIRST_NAME.fullmatch(text)
    return found is not None and plain(found[1]) in listed("first-names")


_TITLE_ALONE = late.compile(
    r"\s*(?:Mrs?|Ms|Miss|Mx|Dr|Prof)\.? [A-Z][\w'\u2019-]+[\s.]*"
)
_FIRST_NAME = late.compile(r"\s*([A-Z][a-z]+)(?: [A-Z])?[\s.]*")
_INITIAL_FIRST = late.compile(
    r"(?:[A-Z]\.\s?){1,3}(?:Ma?c|O['\u2019])?[A-Z][a-z][\w'\u2019-]*"
    r"|[A-Z] (?!(?:Block|Company|Division|Learning|Safety|Shift|Ward|Watch|Wing)\b)"
    r"(?:Ma?c|O['\u2019])?[A-Z][a-z][\w'\u2019-]*"
)
"""Initials and a surname: J. Smith, J Smith."""


_DAY = rf"[0-9]{{1,2}} (?:{'|'.join(dates.MONTHS)}) [0-9]{{4}}"
_HANDOVER = late.compile(
    rf"\b(?:until|till|up to) {_DAY}\b.*\b(?:after|as of|from|starting) {_DAY}\b",
    re.IGNORECASE,
)
"""Gives the days of two owners, of whom only one has it on any day.

Which one, the day says. So the cell is kept as a whole.
"""
_ASKED = late.compile(
    r"(?:^|[-\u2013\u2014.,;:(]\s*)"
    r"(?:are|can|could|do|does|is|shall|should|which|who|whose)\b[^?]*\?[\s)]*$"
    r"|\b(?:me|us|you)\b[^?]*\?\s*$",
    re.IGNORECASE,
)
"""Asks who the owner is: Who has this now - is it us or the Trust?"""


def _names_nothing(text: str, pieces: tuple[CellPiece, ...]) -> bool:
    """Return whether a cell says how, when or why, but not who.

    Examples are "by email and supervision", "end of Q2" and "Lack of resource".
    """
    said = _only_words(pieces)
    return bool(said) and (
        _is_method(said)
        or all(map(_is_shortage, said))
        or plain(text) in listed("no-owners")
        or only_time.is_time(text)
        or bool(_NO_NAME.fullmatch(text))
        or bool(_PERIOD.fullmatch(amounts.without_dates(text)))
    )


def _only_words(pieces: tuple[CellPiece, ...]) -> list[str]:
    """Return the words of a cell without a post, an agency or a group; else empty."""
    said = [each for each in pieces if each.kind not in ("separator", "helper")]
    is_bare = all(each.kind == "words" for each in said)
    return [each.text for each in said] if is_bare else []


def _is_method(said: list[str]) -> bool:
    return all(owner_pieces.is_method(plain(each)) for each in said)


def _is_shortage(text: str) -> bool:
    """Return whether *text* only says what is scarce or too much: Budget pressures.

    With a second capital letter it may be the name of a service: Family Time.
    """
    own = text.split()
    is_name = any(word[0].isupper() for word in own[1:])
    return not is_name and plain(own[-1]) in listed("shortages")


_PERIOD = late.compile(
    r"\s*[0-9]+ (?:calendar |working )?(?:day|week|month|term|year)s?"
    r"(?: (?:after|before|from|of)\b.*)?[\s.]*"
)
"""How long it may take: six weeks from sign-off."""
_NO_NAME = late.compile(
    r"\s*(?i:as|because|during|if|insufficient|it|lack|not|once|shortage|until|we|when"
    r"|where|within)(?:[\s,]+[a-z0-9][a-z0-9'\u2019-]*)+[\s.]*"
)
"""A sentence or a phrase in small letters, as no name is written: It depends."""


def _is_board(found: _Found, known: frozenset[str]) -> bool:
    """Return whether it is a board, and not an agency that the plan names."""
    name = plain(found.agency or found.other).split(" - ")[0]
    both = found.agency and found.other
    if found.post or both or found.kind == "everybody" or name in known:
        return False
    return owner_pieces.is_meeting(name)


_FORMER = late.compile(
    r"\s*(?:the )?(?:former|outgoing|previous|retired)\b(?!\s\w+s['\u2019])",
    re.IGNORECASE,
)
"""Who had the post: Former Head of Early Help."""
_ONCE = late.compile(r"\s*(?:formerly|previously)\b", re.IGNORECASE)
_ONE_PERSON = pattern(r"\b(?:{listed})\b", "one-person")


def _is_held_by_one(text: str) -> bool:
    """Return whether one person has all the titles: Head & DSL (Mr Hill)."""
    last = _LAST_PERSON.search(text)
    return last is not None and len(_TITLED.findall(text)) == 1


_TITLED = late.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Sister|Sr)\.?(?: (?:[A-Z]\.|[A-Z][\w'-]+)){1,2}"
)
_LAST_PERSON = late.compile(rf"(?:\(|\s[\u2013-]\s)\s*{_TITLED.pattern}\)?\s*$")
_ALONE: Mapping[Kind, tuple[Reading, Why]] = {
    "everybody": ("nobody", "everybody"),
    "group": ("one", "group"),
    "initials": ("nobody", "initials"),
    "posts": ("several", "people"),
}


class _Found(NamedTuple):
    """An owner, as far as its pieces have been joined."""

    kind: Kind
    post: str = ""
    agency: str = ""
    other: str = ""
    leads: bool = False
    empty: bool = False
    away: bool = False


_LOOSEST_LAST = ",-\n/&;"
"""Kinds of separator. Later ones are more likely to separate two owners."""


def _separates(text: str) -> str:
    """Return the kind of a separator: & for every "and", - for colons and brackets."""
    mark = plain(text) or text.strip() or text[:1]
    if mark.startswith("("):  # (chair:
        return "-"
    if mark == "." != text:  # before a label
        return ";"
    if mark in ("and", "or", "plus", "+"):
        return "&"
    if mark in _LOOSEST_LAST or mark == ")":
        return "," if mark == ")" else mark
    if mark in ("", " ", ".", ":", "(", "[", "]", "\u2013", "\u2014"):
        return "-"
    return "-" if mark in listed("led-by") else ";"


@by_value
def _gathered(
    pieces: tuple[CellPiece, ...], known: frozenset[str]
) -> tuple[_Found, ...]:
    """Join the pieces. Each one belongs to the last owner, or begins another.

    *known* matters only to agencies and job titles. Where there are none, a cell that
    is read with the agencies of its plan, and without, is joined once.
    """
    found: list[_Found] = []
    how, describes = ",", False
    is_list = sum(each.kind == "post" for each in pieces) > 2  # noqa: PLR2004 -- a pair
    for piece in pieces:
        if piece.kind == "separator":
            how = max(how, _separates(piece.text), key=_LOOSEST_LAST.index)
            opens = piece.text == "(" and bool(found) and bool(found[-1].post)
            describes = opens or (describes and piece.text != ")")
        elif piece.kind == "helper":
            how = ","  # what joined them joins nobody else
        elif piece.kind != "label":
            last = found[-1] if found else None
            if (lead := _leads(found, piece)) is not None:
                found[lead] = found[lead]._replace(leads=True)
            elif describes and last:
                found[-1] = _described(last, piece)
            elif not (is_list and last and _is_new_rank(last, piece)) and (
                joined := _joined(last, piece, how, known)
            ):
                found[-1:] = [joined]
            else:
                found.append(_begun(piece, known))
            if vacancy.is_away(piece.text):
                found[-1] = found[-1]._replace(away=True)
            how = ","
    return tuple(found)


def _leads(found: list[_Found], piece: CellPiece) -> int | None:
    """Return which owner a piece such as "police to lead" is about."""
    words = plain(piece.text)
    if not owner_pieces.is_lead(words):
        return None
    name = without_clause(f"{words} ")
    named = [plain(each.post or each.agency or each.other) for each in found]
    return named.index(name) if name in named else None


def _begun(piece: CellPiece, known: frozenset[str] = frozenset()) -> _Found:
    text = _who(piece.text.strip())
    leads = owner_pieces.is_lead(plain(text))
    match piece.kind:
        case "post" | "posts":
            post, agency = _employed(text, known)
            return _Found(piece.kind, post=post, agency=agency, leads=leads)
        case "agency":
            return _Found("agency", agency=text, leads=leads)
        case "mark" if owner_titles.ends_in_title(text):  # Lead Officer, Adoption
            return _Found("post", post=text)
        case kind:
            return _Found(kind, other=text, empty=kind == "empty")


def _who(text: str) -> str:
    """Return *text* without words that say that somebody stands in, or has it now."""
    text = _NOW.sub("", text)
    found = _HAS_IT.match(text)
    return found[1] if found else text


_NOW = late.compile(r"^now (?:the )?")
_HAS_IT = late.compile(
    r"(?:(?:but|now|so) )?(?:the )?(.+?) (?:(?:has|have|holds|looks after|picks up)"
    r" (?:it|this)|covers|deputises|(?:is|now) (?:acting up|covering)|stands in"
    r"|steps in)\b.*$"
)
"""Says who stands in: so the Designated Nurse has it for now."""


def _employed(text: str, known: frozenset[str]) -> tuple[str, str]:
    """Part a title from the known agency in it: the Trust's Chief Nurse, Head at MIND.

    What comes after "of" is what the post is about, and stays: Chair of the Board.
    """
    for at in _EMPLOYER.finditer(text):
        if plain(text[at.end() :]) in known:
            return text[: at.start()], text[at.end() :]
    agency, _, post = text.replace("\u2019", "'").partition("'s ")
    name = without_determiner(agency)
    return (post, name) if post and plain(name) in known else (text, "")


_EMPLOYER = late.compile(r"\s(?:at|for|from|with|within)\s(?:the\s)?", re.IGNORECASE)


def _described(last: _Found, piece: CellPiece) -> _Found:
    """Add what is in brackets after a job title, if it is an agency or a status.

    Letters that are the initials of that agency are the agency, and no title: PCC.
    """
    if piece.kind == "agency":
        if not last.agency and _is_same_agency(piece.text.strip(), last.post):
            return _begun(piece)
        both = last.agency and "(" in last.agency
        return last if both else last._replace(agency=piece.text.strip())
    return last._replace(
        leads=last.leads or piece.kind == "mark",
        empty=last.empty or _is_vacant(piece),
    )


def _is_vacant(piece: CellPiece) -> bool:
    """Return whether the post is said to be vacant, not only a name or the cover."""
    return piece.kind == "empty" and vacancy.is_of_post(plain(piece.text))


def _joined(  # noqa: PLR0911 -- one for each kind of piece
    last: _Found | None, piece: CellPiece, how: str, known: frozenset[str]
) -> _Found | None:
    """Return *last* with *piece* added to it; None if that begins another owner."""
    text = _who(piece.text.strip())
    if last is None:
        return None
    if _OF_SAME.match(text) and how in ",-&":
        return last
    match piece.kind:
        case "mark":
            return last._replace(leads=True)
        case "empty":
            return last._replace(empty=last.empty or not last.post or _is_vacant(piece))
        case "everybody":
            return _with_everybody(last, piece, how)
        case "initials":
            return _with_initials(last, text, how)
        case "words":
            return _with_words(last, text, how)
        case "group":
            return _with_group(last, text, how)
        case "agency":
            return _with_agency(last, text, how, known)
        case kind:
            return _with_post(last, kind, text, how, known=known)


_OF_SAME = late.compile(r"(?:her|his|its|their)\s", re.IGNORECASE)
"""Begins words that belong to the owner before: the forum and its working group."""


def _with_everybody(last: _Found, piece: CellPiece, how: str) -> _Found | None:
    """Read all the members of a group as the group. Ignore all staff of an agency."""
    if last.kind in ("everybody", "group"):
        return last
    if how == "&" and owner_titles.is_own_people(piece.text):
        return last
    if owner_titles.is_subject(piece.text) and (last.post or last.kind == "words"):
        return _longer(last, piece.text.strip(), how)
    is_body = last.kind == "agency" and not last.post
    return _begun(piece) if is_body and how == "-" else None


def _with_words(last: _Found, text: str, how: str) -> _Found | None:
    """Words continue a title or a name. Alone after a slash, they are another name."""
    if _is_another(last, text, how):
        return None
    if last.post:
        return None if how == ";" and text[:1].isupper() else _longer(last, text, how)
    if last.other and how in ",&\n":
        name = _WITH_INITIAL if how in ",\n" and last.kind == "words" else _PERSON
        if all(map(name.fullmatch, (last.other, text))):
            return None
    if last.kind == "words" and how == "&":
        return _longer(last, text, how)
    if last.kind in ("everybody", "initials") or how in ",-\n":
        return _longer(last, text, how)
    goes_on = without_determiner(text)[:1].islower() and how == "&"
    return _longer(last, text, how) if goes_on else None


def _is_another(last: _Found, text: str, how: str) -> bool:
    """Return whether *text* names another person than the one before it."""
    titled = bool(_TITLED.match(text))
    if last.post and how in "/&;" and (titled or _INITIALLED.fullmatch(text)):
        return True
    return titled and bool(_TITLED.search(last.post or last.other))


_WITH_INITIAL = late.compile(r"(?:[A-Z]\.?\s?){1,2} ?[A-Z][\w'-]+")
_INITIALLED = late.compile(r"(?:[A-Z]\.\s?|[A-Z]\s){1,2}[A-Z][a-z][\w'-]*")
_PERSON = late.compile(
    rf"(?:(?:Mrs?|Ms|Miss|Prof|Rev)\.? )?"
    rf"(?:[A-Z][\w'-]+ [A-Z][\w'-]+|{_WITH_INITIAL.pattern})"
    r"|(?:Mrs?|Ms|Miss|Prof|Rev)\.? [A-Z][\w'-]+|[A-Z][\w'-]+ [A-Z]\.?"
)


def _with_initials(last: _Found, text: str, how: str) -> _Found | None:
    """Initials belong to the title or agency before: a person, or its subject."""
    if last.post and how == "&":
        return (
            None if owner_titles.ends_in_title(last.post) else _longer(last, text, how)
        )
    if last.post and how in ",-":
        return _longer(last, text, how)
    return last if how in ",-/" and last.kind != "initials" else None


def _longer(last: _Found, text: str, how: str) -> _Found:
    """Add words to the title or name, whatever joins them."""
    if last.post:
        return last._replace(post=_joint(last.post, text, how))
    return last._replace(other=_joint(last.other, text, how))


def _joint(before: str, text: str, how: str) -> str:
    marks = {",": ", ", "-": " - ", "\n": " ", "/": "/", "&": " and ", ";": "; "}
    return f"{before}{marks[how]}{text}" if before else text


def _with_group(last: _Found, text: str, how: str) -> _Found | None:
    """A group belongs to its chair, and ends a name that words or a title began."""
    subject = last.kind == "initials" and plain(last.other) in listed("topic-letters")
    if subject and how == "&":
        return _Found("group", other=_joint(last.other, text, how))
    if last.kind == "words" and how in ",-&\n":
        return _Found("group", other=_joint(last.other, text, how))
    if how == "&" and owner_titles.is_own_people(text):
        return last
    if last.post and how == "&":
        return _longer(last, text, how) if owner_titles.goes_on(last.post) else None
    if last.kind == "agency" and how == "&" and _is_department(last.agency):
        return _Found("group", other=_joint(last.agency, text, how))
    return last if how in ",-\n" and last.kind != "group" else None


def _with_post(
    last: _Found, kind: Kind, text: str, how: str, *, known: frozenset[str]
) -> _Found | None:
    """A title belongs to an agency, a group or a name before it, not to a title."""
    if not last.post and how == "-" and _is_same_agency(last.agency, text):
        return last  # Plymouth City Council (PCC)
    if last.post:
        return _with_second_post(last, text, how, known)
    if _begins_title(last, text, how, known):
        agency = last.agency if last.other else ""
        title = _joint(last.other or last.agency, text, how)
        return last._replace(kind=kind, post=title, agency=agency, other="")
    if last.kind == "everybody" and how in ",&":
        return last
    if how in ",-" or (how in "/\n" and last.kind == "agency"):
        return last._replace(kind=kind, post=text)
    return None


def _with_second_post(
    last: _Found, text: str, how: str, known: frozenset[str]
) -> _Found | None:
    """A second title continues the first, repeats it, or is another owner."""
    if last.empty or last.away:  # who covers
        return None
    wrapped = how == "\n" and plain(last.post) in listed("half-titles")
    both = how == "&" and owner_titles.is_for_both(last.post, text)
    one = how in "/&" and owner_titles.is_one_title(last.post, text, known)
    field = how in ",-&" and owner_titles.is_field(text)
    if wrapped or both or one or field:
        return last._replace(post=_joint(last.post, text, how))
    if last.agency and owner_titles.is_ranked(last.post):
        return None  # Supt (Police), Head of Care (Homes)
    return last if owner_titles.is_same_person(last.post, text, how, known) else None


def _begins_title(last: _Found, text: str, how: str, known: frozenset[str]) -> bool:
    """Return whether words begin a title that ends after them: HR & OD Lead."""
    if how == ";":
        return False
    if _TITLED.match(last.other):
        return how in ",-\n"
    first, joins = last.other.split(",")[0], how in "&/"
    goes_on = joins and not owner_titles.is_whole(text, known)
    is_proper = not last.other and owner_titles.is_proper(last.agency, known)
    return last.kind == "words" or {
        "agency": how == "&" and (bool(last.other) or goes_on) and not is_proper,
        "everybody": (joins and owner_titles.is_subject(first))
        or (goes_on and plain(first) in listed("people")),
        "group": joins and owner_titles.is_bare_group(last.other),
        "initials": how == "&" and plain(first) in listed("topic-letters"),
    }.get(last.kind, False)


def _is_new_rank(last: _Found, piece: CellPiece) -> bool:
    """Return whether a title follows one with a rank, which is one person in a pair."""
    return (
        piece.kind == "post" and bool(last.post) and owner_titles.is_ranked(last.post)
    )


def _with_agency(
    last: _Found, text: str, how: str, known: frozenset[str]
) -> _Found | None:
    """An agency belongs to a title or name before it, and to its own department."""
    if last.agency and (
        _is_same_agency(last.agency, text) or (how in ",-\n" and _is_place(text, known))
    ):
        return last
    if how == "&":
        return _with_and_agency(last, text, known)
    if how == ";" or (how == "/" and (last.other or not last.post)):
        return None
    if not last.agency:
        in_full = last.kind == "initials" and _is_same_agency(text, last.other)
        other = "" if in_full else last.other
        named = last.kind == "words" or not (last.post or other)
        kind: Kind = "agency" if named else last.kind
        return last._replace(kind=kind, agency=text, other=other)
    if plain(last.agency) in listed("units") and last.post and how in ",-":
        return last._replace(agency=f"{last.agency}, {text}")
    both_known = {without_clause(plain(each)) for each in (text, last.agency)} <= known
    within = (
        how == ","
        and _is_parent(text) != _is_parent(last.agency)
        and not (_is_parent(text) and _is_independent(last.agency))
    )
    return last if not both_known and (how == "-" or within) else None


def _is_same_agency(name: str, text: str) -> bool:
    """Return whether *text* repeats the name before it, or is the initials of that."""
    is_same = plain(name) == plain(text)
    return is_same or agency_forms.are_initials(text, frozenset({name}))


def _with_and_agency(last: _Found, text: str, known: frozenset[str]) -> _Found | None:
    """After "and", an agency is another owner, unless it ends a name or a title."""
    is_new = plain(text) not in known | listed("agencies")
    if last.kind == "words" and is_new:
        return _Found("agency", agency=_joint(last.other, text, "&"))
    if not last.post:
        return None
    if last.agency and _OF_BOTH.match(last.post):
        return last
    own = _is_department(text) and not owner_titles.ends_in_title(last.post)
    return (
        _longer(last, text, "&")
        if own or (is_new and owner_titles.goes_on(last.post))
        else None
    )


_OF_BOTH = late.compile(r"(?:integrated|joint|shared)\s", re.IGNORECASE)
"""Begins the title of one person whom two agencies employ: Joint Manager, A and B."""


def _is_parent(agency: str) -> bool:
    """Return whether others may be part of it: Housing, Northmoor Council."""
    return bool(set(plain(agency).split()) & listed("parents"))


def _is_independent(agency: str) -> bool:
    """Return whether it is part of no other: Kent Police, whatever council follows."""
    return bool(set(plain(agency).split()) & listed("independent"))


def _is_place(text: str, known: frozenset[str]) -> bool:
    """Return whether it is where the agency before it works: Wrexham office."""
    words = plain(text)
    is_agency = words in known | listed("agencies")
    return not is_agency and words.split()[-1] in listed("places")


def _is_department(text: str) -> bool:
    return plain(text) in listed("departments")


def _filled(found: list[_Found], text: str) -> list[_Found]:
    """Remove owners who are not in post, but keep those who cover for them."""
    if found[0].kind == "empty" and len(found) == 1:
        return []
    if found[0].kind == "group":
        return [found[0]._replace(empty=False)]
    filled = [each for each in found if not each.empty]
    if vacancy.is_covered(text):
        filled = [each for each in filled if not each.away] or filled
        return filled or [each._replace(empty=False) for each in found]
    return [] if found[0].kind == "empty" else filled
