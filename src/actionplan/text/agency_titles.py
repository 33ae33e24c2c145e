"""Find a job title in the words for an agency, and part the two."""

from __future__ import annotations

import re

from actionplan.text import late, owner_titles, owners
from actionplan.text.owner_lists import listed, plain, without_determiner


def parted(written: str) -> tuple[str, str]:
    """Return the agency and the job title of a partner, which may be empty.

    They are parted by a colon, or by a dash with a job title after it: "Kent Police:
    Inspector" and "Kent Police - Inspector" are the same. A dash in the name of an
    agency stays: "Medway Council - Children's Services".
    """
    agency, colon, post = written.partition(": ")
    if colon:
        return agency.strip(), post.strip()
    for dash in reversed([*_DASH.finditer(written)]):
        agency, post = written[: dash.start()], written[dash.end() :]
        if is_in(post) and not is_in(agency):
            return agency.strip(), post.strip()
    return written.strip(), ""


_DASH = late.compile(r"\s+[-\u2013\u2014]+\s+")


def is_in(agency: str) -> bool:
    """Return whether the words for an agency have the job title of one person in them.

    People in a role are not one person, and a service is not a job: "Health visitors",
    "School Nurse Service". Some posts are bodies of their own: the Coroner.
    """
    if without_determiner(plain(agency)) in listed("offices"):
        return False
    return any(
        each.kind == "post" and _is_title(each.text)
        for each in owners.read(agency).pieces
    )


def several(written: str, agencies: frozenset[str]) -> tuple[str, ...]:
    """Return the agencies that *written* lists, if every part of it is one.

    *agencies* are those of the board and of the plan, as `plain` writes them.
    Departments of a council may be one department together, and a name with "and" or a
    comma in it is one name.
    """
    parts = tuple(each.strip() for each in _BETWEEN.split(written) if each.strip())
    names = {plain(without_determiner(each)) for each in parts}
    known = (listed("agencies"), agencies, _SERVICES)
    if len(names) < _TWO or plain(written) in listed("agencies"):
        return ()
    is_each = all(any(name in each for each in known) for name in names)
    return parts if is_each and not names <= listed("departments") else ()


_BETWEEN = late.compile(r"\s*(?:[,;/+]|\band\b|&)\s*", re.IGNORECASE)
_SERVICES = frozenset(
    (
        *("gp", "gps", "health visiting", "health visitors", "hospital", "maternity"),
        *("midwifery", "nursery", "school nursing", "school nurses", "schools"),
    )
)
"""Services that plans name as agencies, and that are not in the list of agencies."""


def _is_title(post: str) -> bool:
    """Return whether the words before "of" or "at" end in a title: Named GP at the ICB.

    So what the job is about, or where, makes no difference. Two letters at the end are
    likelier to be those of an agency: St Colm's PS is a primary school.
    """
    own = _ABOUT.split(post.strip(), maxsplit=1)[0]
    last = plain(own).rpartition(" ")[2]
    is_clear = len(last) > _TWO or last in listed("known-letters")
    return is_clear and owner_titles.ends_in_title(own)


_ABOUT = late.compile(r"\s(?:at|for|from|in|of|with|within)\s", re.IGNORECASE)
_TWO = 2
