"""Replace people's numbers and addresses with stars in everything that is printed.

More people read the result of a check, or a paper made from a plan, than read the plan.
`redacted` goes through every field of every value and redacts all text, except in the
fields listed in `KEPT`. So a new field is redacted as soon as it is added.
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
_PATH = "the name of a file, which people need to find it"
_COMPARED = "compared with other plans and not printed; the result is redacted"

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
"""The fields that are not redacted, and the reason for each."""

LEFT_OUT = frozenset({"Diagnostic.fix"})
"""Fields that are emptied, because an edit would write the stars into the plan."""


def redacted(value: T, known: AbstractSet[str] = frozenset()) -> T:
    """Return a copy of *value* in which stars replace what can identify a person.

    *known* has the numbers and addresses that were found in the plan.
    """
    return cast("T", _redact(value, cache(partial(personal.hidden, known=known))))


def plan(of: Plan, known: AbstractSet[str]) -> Plan:
    """Return a plan with stars, in which different numbers are still different."""
    ids = [outcome.id for outcome in of.outcomes]
    ids += [action.id for action in of.actions]
    names = personal.hidden_names((of.id, *of.set_aside, *ids), known)
    hide = cache(lambda text: names.get(text) or personal.hidden(text, known))
    return cast("Plan", _redact(of._replace(board=BoardSettings()), hide))._replace(
        board=of.board
    )


def with_stars(document: Document, known: AbstractSet[str] = frozenset()) -> Document:
    """Return a document with stars in its lines, which are quoted one at a time.

    A number can go over two lines or be in escapes, so the complete text is redacted.
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
            # Any other kind of value could contain text that is not redacted.
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
