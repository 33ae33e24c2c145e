"""Tell where a job title begins and ends, and whether two of them are one person's."""

from __future__ import annotations

import re

from actionplan.text import late
from actionplan.text.owner_lists import listed, plain, without_determiner


def goes_on(post: str) -> bool:
    """Return whether a title may continue, such as Chair of the Learning."""
    last = plain(post).split()[-1]
    ended = listed("groups") | listed("bodies")
    return last not in ended and not ends_in_title(post)


def ends_in_title(post: str) -> bool:
    """Return whether a title ends with the word for the post: Team Manager."""
    last = plain(post).split()[-1]
    titles = listed("posts") | listed("short-posts")
    return last in titles or last.removesuffix("s") in titles


def is_subject(words: str) -> bool:
    """Return whether *words*, which may mean everybody, are what a job is about.

    So they are without "the" and next to a title: Partnership & Performance Officer.
    """
    return plain(words) in listed("subjects")


def is_whole(title: str, known: frozenset[str]) -> bool:
    """Return whether a title is complete: Named Nurse, but not Contracts Manager.

    After "Commissioning and", the second may be the end of one title.
    """
    if without_determiner(title) != title:  # and the DSL
        return True
    words = plain(title).split()
    agency = _first_agency(words, known)
    is_other = bool(agency) and agency not in listed("departments")
    opens = listed("title-openers") | listed("ranks") | listed("short-posts")
    own = len(words) == 1 or words[0] in opens or words[-1] in listed("own-posts")
    return own or is_other


def is_proper(agency: str, known: frozenset[str]) -> bool:
    """Return whether *agency* is the name of one in the plan, and no kind of work.

    Housing and Social Work may be what a job is about, Kent Police and ESCC may not.
    """
    words = plain(agency).split()
    is_body = words[-1:] and words[-1] in listed("bodies")
    is_name = is_body or len(words) == 1 or agency.strip().isupper()
    return bool(is_name) and plain(agency) in known - listed("agencies")


def is_bare_group(words: str) -> bool:
    """Return whether *words* are only the word for a group: team. It has no name."""
    return plain(words) in listed("groups")


def is_own_people(words: str) -> bool:
    """Return whether *words* are the people of whoever is before "and": and team."""
    return without_determiner(plain(words)) in listed("own-people")


def is_same_person(post: str, text: str, how: str, known: frozenset[str]) -> bool:
    """Return whether a second title repeats the first, or the same person has both.

    They are two people if each title has an agency of its own: SYP DCI, DCST HoS.
    """
    own, more = plain(post).split(), plain(text).split()
    agencies = [_agency_of(words, known) for words in (own, more)]
    if all(agencies) and agencies[0] != agencies[1]:
        return False
    if own[0] == more[0] and own[0] in listed("ranks"):  # DI East, DI West
        return False
    in_full = plain(post) in listed("short-posts") and len(more) > 1
    in_initials = "".join(more) == "".join(word[0] for word in own)
    if in_initials or (how == "-" and in_full):  # DSL - deputy head
        return True
    if how != ";" and {*own} & listed("professions") and not _NAMED.match(post):
        return bool(_NAMED.match(text)) and {*more[1:2]} <= listed("doctors")
    is_role = is_ranked(post) and how in ",-" and not _first_agency(more, known)
    return is_role or (how == "-" and "lead" in (more[0], own[-1]))


def _agency_of(title: list[str], known: frozenset[str]) -> str:
    """Return the agency before or after a title. After "of" it is the subject."""
    if first := _first_agency(title, known):
        return first
    for at in range(1, len(title)):
        words = " ".join(title[at:])
        if words in known | listed("agencies") and title[at - 1] not in _JOINS:
            return words
    return ""


def _first_agency(title: list[str], known: frozenset[str]) -> str:
    before = (" ".join(title[:length]) for length in range(1, len(title)))
    return next((each for each in before if each in known | listed("agencies")), "")


_JOINS = ("and", "for", "in", "of", "the")


def is_ranked(post: str) -> bool:
    """Return whether a title has a rank of the police in it: Supt, Custody Sergeant."""
    own, ranks = plain(post), listed("ranks")
    return bool({*own.split()} & ranks) or {*own.split("/")} <= ranks


def is_for_both(post: str, text: str) -> bool:
    """Return whether a title has two in it: IRO and CP Chair Service Manager."""
    return plain(post) in listed("short-posts") and bool(_OF_SERVICE.search(text))


def is_one_title(post: str, text: str, known: frozenset[str]) -> bool:
    """Return whether a title only begins in *post*: Principal Child & Family Officer.

    Its first word says the standing of the post and its last is no title, so that it
    cannot stand alone. What follows is the rest of it, unless that begins a title.
    """
    first, *rest = plain(post).replace(",", "").split()
    begun = first in listed("standings") and bool(rest) and not ends_in_title(post)
    if not begun or any(each in _OBJECTS or _is_title(each) for each in rest):
        return False
    if " ".join(rest) in (known | listed("agencies")) - listed("departments"):
        return False  # Lead CSC and Health Visitor
    opens = listed("title-openers") | listed("ranks") | listed("short-posts")
    return plain(text).split()[0] not in opens and ends_in_title(text)


_OBJECTS = ("at", "for", "from", "in", "of", "on", "to", "who", "with", "within")


def _is_title(word: str) -> bool:
    return word in listed("posts") | listed("short-posts")


def is_field(text: str) -> bool:
    """Return whether *text* is only what a job is about: Professional Standards.

    It ends in a word for work or for what is provided, and a profession before that
    says whose.
    """
    *before, last = plain(text).split()
    opens = listed("title-openers") | listed("ranks")
    if last not in listed("fields") or not before or before[0] in opens:
        return False
    return before[-1].removesuffix("s") in listed("own-posts") | listed("fields-of")


_OF_SERVICE = late.compile(
    r"\b(?:hub|service|team|unit|workforce)s?"
    r" (?:co-?ordinator|head|lead|leader|manager)$",
    re.IGNORECASE,
)
_NAMED = late.compile(
    r"(?:named|designated) (?:doctor|dr|gp|midwife|nurse)", re.IGNORECASE
)
