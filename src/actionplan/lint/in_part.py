"""Report mistakes in the rest of a file that cannot be read as a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.lint import diagnose
from actionplan.messages.unreadable import NOTHING_AFTER
from actionplan.rule import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Diagnostic, Fault, Replacement, Route
    from actionplan.lint import Request
    from actionplan.reading import Reading
    from actionplan.reading.partial import PartialFile


def certain(
    part: PartialFile, seen: Reading, file: str, settings: Request
) -> list[Diagnostic]:
    """Return the mistakes in the lines of *part* that were read.

    A mistake may be accepted, but the words that accept it may be among the lines that
    were not read. So a rule that anything accepts is left out.
    """
    accepted = {key.rule for key in settings.accepted.entries}
    if settings.accepting:
        accepted |= set(_named_in_comments(seen.loaded.document.text))
    fixes = _fixes(part, seen, settings)
    said = (
        diagnose.put(fault, file, part.document)._replace(fix=fix)
        for fault, fix in zip(part.faults, fixes, strict=True)
        if fault.rule not in accepted
    )
    return [_placed(each, part) for each in said]


def _fixes(
    part: PartialFile, seen: Reading, settings: Request
) -> list[tuple[Replacement, ...]]:
    """Return what would fix each mistake, as `actionplan fix` does it."""
    if not (settings.fixes and part.faults):
        return [()] * len(part.faults)
    from actionplan.editing import fixes  # noqa: PLC0415 -- imported only if it is needed

    known = fixes.proven_in_part(seen, part.document)
    return [known.get((fault.rule, _route(fault)), ()) for fault in part.faults]


def _route(fault: Fault) -> Route:
    return fault.at if isinstance(fault.at, tuple) else ()


def _named_in_comments(text: str) -> Iterator[str]:
    for names in re.findall(r"#[^#\[\n]*\[([^\]\n]*)\]", text):
        yield from (
            known.name for name in names.split(",") if (known := find(name.strip()))
        )


def _placed(said: Diagnostic, part: PartialFile) -> Diagnostic:
    """Leave out what counts entries, if some of those above it were not read."""
    is_above = said.place is None or said.place.line < part.first
    return said if is_above else said._replace(field="")


def telling_rest(said: Diagnostic, part: PartialFile) -> Diagnostic:
    """Say which lines were not checked, instead of that nothing after it was."""
    lines = f"Lines {part.first} to {part.last} have"
    if part.first == part.last:
        lines = f"Line {part.first} has"
    rest = (
        f"{lines} not been checked, and the other lines only for mistakes in single"
        " values, such as dates."
    )
    return said._replace(message=said.message.replace(NOTHING_AFTER, rest))
