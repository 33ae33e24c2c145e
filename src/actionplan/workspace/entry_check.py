"""Ask of an entry, before it is written, what a check would say of it afterwards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan import lint
from actionplan.diagnostics import Fault, Refusal
from actionplan.workspace import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Route
    from actionplan.workspace.targets import Target


def require_nothing_new(
    to: Target,
    contents: tuple[bytes, bytes],
    entry: Route,
    as_of: date,
    waived: Collection[str] = (),
) -> None:
    """Refuse an entry of which a check would say something that it does not say now.

    *contents* are those of the file before and after, *entry* is the way to the entry
    in the second. The check is the one of `actionplan lint`, by the same settings, and
    what it says of the entry or of what the entry is about counts if it is an error or
    a warning. An entry may not be changed once it is recorded, so this is the moment.
    Rules that are *waived* are not asked.
    """
    old, new = contents
    request = check.own_request(to.here, to.path, lint.Request(as_of, fixes=False))
    after = [d for d in _said(new, to, request) if d.rule not in waived]
    about = [d for d in after if _is_at(d, entry) or _is_of(d, to.item)]
    if not about:
        return
    before = Counter(_kind(d) for d in _said(old, to, request) if _is_of(d, to.item))
    found = list(_new(about, before, entry))
    if found:
        faults = (_refused(each.message, each.remedy) for each in found)
        raise Refusal(*faults, file=to.name)


_AGAIN = {"stale-action": "never-reported"}
"""Two rules that miss the same thing: something newer than what there is.

An entry of long ago is no reason for it, whichever of the two is said afterwards.
"""


def _kind(said: Diagnostic) -> str:
    return _AGAIN.get(said.rule, said.rule)


def _new(
    about: list[Diagnostic], before: Counter[str], entry: Route
) -> Iterator[Diagnostic]:
    """Give what is said of the entry itself, or more often than before."""
    left = Counter(before)
    for each in about:
        kind = _kind(each)
        known = left[kind] > 0
        left[kind] -= 1
        missed = kind in _AGAIN.values()
        if not known or (_is_at(each, entry) and not missed):
            yield each


def _said(content: bytes, to: Target, request: lint.Request) -> list[Diagnostic]:
    report = lint.one(content, to.name, request)
    run = lint.across([report], request)
    return [each for each in run.diagnostics if each.level != "advice"]


def _is_at(said: Diagnostic, entry: Route) -> bool:
    at = ".".join(map(str, entry))
    return said.field == at or said.field.startswith(f"{at}.")


def _is_of(said: Diagnostic, item: str) -> bool:
    return any(number == item for number, _ in said.keys)


def _refused(message: str, remedy: str) -> Fault:
    details = {"message": message, "remedy": remedy, "may_stand": True}
    return Fault("entry-not-taken", None, details)
