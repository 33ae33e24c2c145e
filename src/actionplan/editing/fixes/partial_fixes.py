"""Fix what is certain in a file that cannot be read to its end.

The lines that cannot be read are left out, as `reading.partial` does, and the rest is
fixed with the same proofs as any file. Then those lines are put back, as they were.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from actionplan import reading
from actionplan.editing.fixes import proposals
from actionplan.editing.fixes.proof import is_about_a_value
from actionplan.editing.fixes.steps import FEW, batches, provable
from actionplan.messages import typing_mistakes
from actionplan.reading import partial
from actionplan.reading.document import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.diagnostics import Route, RuleName
    from actionplan.editing.fixes.proposals import Fix
    from actionplan.editing.fixes.steps import Step
    from actionplan.reading import Reading
    from actionplan.reading.document import Document
    from actionplan.reading.partial import PartialFile


def kept(
    first: Reading, now: Reading, steps: tuple[Step, ...]
) -> tuple[Reading, tuple[Step, ...]]:
    """Return how far a file was fixed, without the fixes that cannot be proved.

    All are proved if the changed lines are among those that can be read now, and have
    no mistake except in a value. If not, the first ones are, as far as they only put
    text in quotation marks: that text is what was typed, whatever stands below it.
    """
    if _are_read(now, steps):
        return now, steps
    quoted = tuple(takewhile(_only_quotes, steps))
    return (quoted[-1].after, quoted) if quoted else (first, ())


def _only_quotes(step: Step) -> bool:
    document = step.before.loaded.document
    return all(
        fault.rule in _QUOTED and fix.safe and _is_in_line(fix, document)
        for fault, fix in step.pairs
    )


_QUOTED = (
    typing_mistakes.curly_quotes.name,
    typing_mistakes.special_first_character.name,
    typing_mistakes.unquoted_colon.name,
)
"""Mistakes that are put right by quotation marks round a text of one line."""


def _are_read(now: Reading, steps: tuple[Step, ...]) -> bool:
    part = _part(now) if steps else None
    if part is None or not all(
        _is_in_line(fix, s.before.loaded.document) for s in steps for _, fix in s.pairs
    ):
        return False
    changed = {line for step in steps for line in _lines(step)}
    if any(part.first <= line <= part.last for line in changed):
        return False
    wrong = {
        place.line
        for fault, place in _rest(now, part).places()
        if not is_about_a_value(fault)
    }
    return not changed & wrong


def fix_rest(now: Reading, *, unsafe: bool) -> tuple[Reading, tuple[Step, ...], int]:
    """Fix the rest of a file that cannot be read, and count what is left in it."""
    part = _part(now)
    if part is None:
        return now, (), 0
    made: list[Step] = []
    rest = _rest(now, part)
    for _ in range(FEW):
        step = _next(rest, part, unsafe=unsafe)
        if step is None:
            break
        made.append(step)
        rest = step.after
        part = part._replace(document=rest.loaded.document)
    left = sum(partial.is_certain(fault, part) for fault in rest.faults)
    if not made:
        return now, (), left
    content = _put_back(now, part)
    after = reading.read(content, now.stem, now.board)
    if _rules(after) != _rules(now):
        return now, (), 0
    return after, tuple(made), left


def offered(now: Reading) -> dict[tuple[RuleName, Route], Fix]:
    """Return the fixes that `fix_rest` makes first, by rule and route."""
    part = _part(now)
    step = _next(_rest(now, part), part, unsafe=False) if part else None
    return {
        (fault.rule, fault.at): fix
        for fault, fix in (step.pairs if step else ())
        if isinstance(fault.at, tuple)
    }


def _part(now: Reading) -> PartialFile | None:
    whole = now.loaded.document
    return partial.read(whole, now.faults) if whole.root is None else None


def _rest(now: Reading, part: PartialFile) -> Reading:
    bom = b"\xef\xbb\xbf" if part.document.bom else b""
    content = bom + part.document.text.encode("utf-8", "surrogatepass")
    return reading.read(content, now.stem, now.board)


def _next(rest: Reading, part: PartialFile, *, unsafe: bool) -> Step | None:
    """Return the step with all fixes that are certain and have no alternative."""
    document = rest.loaded.document
    known = [
        [
            (fault, fix)
            for fix in proposals.fixes_for(fault, document)
            if (fix.safe or unsafe) and _is_in_line(fix, document)
        ]
        for fault in rest.faults
        if partial.is_certain(fault, part)
    ]
    steps = (provable(rest, pairs) for pairs in batches(known))
    return next((step for step in steps if step), None)


def _is_in_line(fix: Fix, document: Document) -> bool:
    """Return whether a fix leaves every line its number."""
    texts = (
        text
        for edit in fix.edits
        for text in (edit.text, document.text[edit.start : edit.end])
    )
    return not any(map(BREAK.search, texts))


def _lines(step: Step) -> Iterable[int]:
    document = step.before.loaded.document
    return (document.point(e.start)[0] for _, fix in step.pairs for e in fix.edits)


def _put_back(now: Reading, part: PartialFile) -> bytes:
    """Return the fixed file with the lines that were left out."""
    old, new = now.loaded.document, part.document
    first, last = part.first, part.last + 1
    missing = old.text[old.offset(first) : old.offset(last)]
    text = new.text[: new.offset(first)] + missing + new.text[new.offset(last) :]
    bom = b"\xef\xbb\xbf" if old.bom else b""
    return bom + text.encode("utf-8", "surrogatepass")


def _rules(of: Reading) -> list[tuple[RuleName, int]]:
    return [(fault.rule, place.line) for fault, place in of.places()]
