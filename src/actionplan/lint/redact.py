"""Replace numbers and addresses of people with stars in everything said of a plan.

More people read what a check says, or a paper made from a plan, than read the plan.
`redacted` walks every field of every value and redacts each text, except in the fields
named in `KEPT`. So a field that is added to a finding is redacted from the first day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from actionplan.plan.model import BoardSettings
from actionplan.reading.document import BREAK
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document

T = TypeVar("T")

_OURS = "one of the program's own words"
_PATH = "the name of a file, by which people find it"
_COMPARED = "compared with other plans and not printed; what that finds is redacted"

KEPT: Mapping[str, str] = {
    "AcceptedFile.file": _PATH,
    "Diagnostic.code": _OURS,
    "Diagnostic.file": _PATH,
    "Diagnostic.level": _OURS,
    "Diagnostic.rule": _OURS,
    "Facts.file": _PATH,
    "Facts.items": _COMPARED,
    "Facts.plan": _COMPARED,
    "File.name": _PATH,
    "AcceptComment.names": _OURS,
    "AcceptedProblem.by": _OURS,
    "Key.rule": _OURS,
    "Reference.target": _COMPARED,
    "Report.terms": "settings of the board, which no plan can write",
    "Spot.file": _PATH,
}
"""The fields that are left as they are, each with the reason."""

LEFT_OUT = frozenset({"Diagnostic.fix"})
"""Fields that are emptied: an edit with stars in it would write them into the plan."""


def redacted(value: T, known: AbstractSet[str] = frozenset()) -> T:
    """Return a copy of *value* in which stars replace what shows who somebody is.

    *known* are the numbers and addresses that were found in the plan.
    """
    return cast("T", _redact(value, cache(partial(personal.hidden, known=known))))


def plan(of: Plan, known: AbstractSet[str]) -> Plan:
    """Return a plan with stars, in which what has two names still has two."""
    ids = [outcome.id for outcome in of.outcomes]
    ids += [action.id for action in of.actions]
    names = personal.hidden_names((of.id, *of.set_aside, *ids), known)
    hide = cache(lambda text: names.get(text) or personal.hidden(text, known))
    return cast("Plan", _redact(of._replace(board=BoardSettings()), hide))._replace(
        board=of.board
    )


def with_stars(document: Document, known: AbstractSet[str] = frozenset()) -> Document:
    """Return a document whose lines have stars, as they are quoted one at a time.

    A number may go over two lines, or be in escapes, so all of the text is looked at.
    """
    lines = BREAK.split(personal.hidden(document.text, known))
    return document._replace(lines=tuple(lines[: len(document.lines)]))


def _redact(value: object, hide: Callable[[str], str]) -> object:
    match value:
        case None | bool() | int() | float() | date():
            return value
        case str():
            return hide(value)
        case tuple():
            names = getattr(value, "_fields", None)
            if names is None:
                return tuple(_redact(each, hide) for each in value)
            return type(value)(*_redact_fields(value, names, hide))
        case list():
            return [_redact(each, hide) for each in value]
        case Mapping():
            return {_redact(k, hide): _redact(v, hide) for k, v in value.items()}
        case _:
            # Another kind of value may hold text that this does not look into.
            raise TypeError(type(value))


def _redact_fields(
    value: tuple[object, ...], names: tuple[str, ...], hide: Callable[[str], str]
) -> Iterator[Any]:
    for name, each in zip(names, value, strict=True):
        field = f"{type(value).__name__}.{name}"
        if field in KEPT:
            yield each
        else:
            yield () if field in LEFT_OUT else _redact(each, hide)
