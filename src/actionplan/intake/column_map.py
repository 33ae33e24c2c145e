"""Say what each column of a table is read as, and how that is known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.intake import vocabulary
from actionplan.intake.vocabulary import FIELDS, ONE, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

How: TypeAlias = Literal[
    "known",  # the heading can be read in one way
    "given",  # the command line or the settings say it
    "own",  # it has no field, so it becomes an x- field
    "dropped",  # the command line or the settings say to leave it out
]
"""How it is known what a column is."""

NOT_USED = "-"
"""What people write for a column that is left out."""


class Heading(NamedTuple):
    """What is written over a column, from the upper row to the lower one."""

    column: int
    levels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The heading on one line: Progress: Update."""
        return ": ".join(" ".join(level.split()) for level in self.levels if level)


class Column(NamedTuple):
    """A column, and what it is read as: a field, an x- field, or nothing."""

    column: int
    heading: str
    field: Field | Literal[""]
    own: str = ""
    """The name of its x- field, if it has no other."""
    how: How = "known"
    is_either: bool = False
    """Whether it can be when an action is due, or when it was completed."""
    could_be: Field | Literal[""] = ""
    """The field that its heading means, if that of another column does so too."""

    @property
    def target(self) -> str:
        """The name of the field that people see."""
        return self.own or self.field or NOT_USED


def read(
    headings: Sequence[Heading],
    given: Mapping[str, str],
    *,
    says_done: bool = False,
) -> tuple[Column, ...]:
    """Read the headings of a table. *given* has what people said, by heading.

    A heading that means a field of which there is one already is not known, nor are
    several that only the same heading above them gives a meaning. If a cell *says* that
    an action is *done*, a "Completion date" may be when that was.
    """
    fields = Counter[str](vocabulary.read(*h.levels) for h in headings)
    meant = {h.column: _meaning(h, fields, given) for h in headings}
    meant |= _completion(headings, meant, says_done=says_done)
    given_fields = {field for field, how in meant.values() if how == "given"}
    many = Counter(field for field, _ in meant.values())
    taken = set(given_fields)
    named: set[str] = set()
    last = Counter[str]()
    found: list[Column] = []
    for heading in headings:
        field, how = meant[heading.column]
        own = could_be = ""
        if how == "known" and field in ONE:
            is_of_upper = vocabulary.is_of_upper(*heading.levels)
            if field in taken or (is_of_upper and many[field] > 1):
                could_be = "" if field in given_fields else field
                field = ""
            taken.add(field)
        if field.startswith("x-"):
            own, field = field, ""
        elif how != "dropped" and not field:
            own, how = _own_name(heading, named, last), "own"
        named.add(own)
        column = Column(
            heading.column, heading.text, _as_field(field), own=own, how=how
        )
        is_either = how == "own" and _is_completion(heading)
        found.append(column._replace(is_either=is_either, could_be=_as_field(could_be)))
    return tuple(found)


def key_of(heading: str) -> str:
    """Return a heading as it is compared with what people typed."""
    return " ".join(heading.split()).casefold()


def is_target(written: str) -> bool:
    """Return whether a column can be read as *written*."""
    own = re.fullmatch(r"x-[a-z0-9]+(?:-[a-z0-9]+)*", written)
    return written in FIELDS or written == NOT_USED or bool(own)


def _meaning(
    heading: Heading, fields: Counter[str], given: Mapping[str, str]
) -> tuple[str, How]:
    """Return what a heading means next to others: *fields* has what each does."""
    said = given.get(key_of(heading.text))
    if said is None and len(heading.levels) > 1:
        said = given.get(key_of(heading.levels[-1]))
    if said == NOT_USED:
        return "", "dropped"
    if said is not None:
        return said, "given"
    field: str = vocabulary.read(*heading.levels)
    others = {name for name, many in fields.items() if many > (name == field)}
    if vocabulary.is_date(heading.text):
        # In a table with no other date, this is when the actions are due.
        dated = {"due", "achieved_on", "date", "review", "new_due"}
        field = "" if dated & others else "due"
    elif vocabulary.is_what(heading.text) and "action" in others:
        field = "" if "recommendation" in others else "recommendation"
    return field, "known"


def _is_completion(heading: Heading) -> bool:
    return vocabulary.completion_in_two_ways(
        heading.levels[-1] if heading.levels else ""
    )


def _completion(
    headings: Sequence[Heading],
    meant: Mapping[int, tuple[str, How]],
    *,
    says_done: bool,
) -> dict[int, tuple[str, How]]:
    """Read "Completion date" by the columns next to it.

    Next to a due date it is when an action was completed. With no such column, and
    nothing that says that an action is done, it can only be when actions are due.
    """
    doubtful = [
        h for h in headings if meant[h.column] == ("", "known") and _is_completion(h)
    ]
    if len(doubtful) != 1:
        return {}
    others = {field for field, _ in meant.values()}
    if "due" in others:
        field = "" if "achieved_on" in others else "achieved_on"
    elif "achieved_on" in others:
        field = "due"
    else:
        field = "" if says_done or "state" in others else "due"
    return {doubtful[0].column: (field, "known")}


def _as_field(name: str) -> Field | Literal[""]:
    return next((field for field in FIELDS if field == name), "")


def _own_name(heading: Heading, taken: AbstractSet[str], last: Counter[str]) -> str:
    """Name a column that has no field. *last* has the last number of each name."""
    name = made = named_after(heading.text, heading.column)
    number = last[name] or 1
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    last[name] = number
    return made


def named_after(heading: str, column: int = 0) -> str:
    """Name an x- field after a heading: Links to strategy, x-links-to-strategy."""
    plain = unicodedata.normalize("NFKD", heading.lower())
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = "-".join(words)[:_LONGEST].strip("-") or f"column-{column}"
    return f"x-{name}"


_LONGEST = 60
