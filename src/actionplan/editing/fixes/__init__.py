"""Mending a plan's file as far as it can be proved that nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan import reading
from actionplan.diagnostics import Replacement
from actionplan.editing.fixes.steps import (
    FEW,
    MOST,
    batches,
    mend,
    provable,
    step_on,
    ways,
)
from actionplan.reading.document import BREAK
from actionplan.rules.declared import with_undeclared
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Edit, Fault
    from actionplan.editing.fixes.proposals import Fix
    from actionplan.plan.model import BoardSettings
    from actionplan.reading import Reading
    from actionplan.reading.document import Document


class FixedProblem(NamedTuple):
    """One fault that is no more, and the lines of the file that it took."""

    fault: Fault
    before: Document
    """The file as it was when the fault was found in it."""
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def told(self) -> Fault:
        """The fault as it is told of afterwards: all has been read now."""
        return self.fault._replace(unread=False)


class Fixed(NamedTuple):
    """A file's new bytes, the same where nothing could be mended."""

    content: bytes
    mended: tuple[FixedProblem, ...]
    left: int
    """Faults that are still there."""
    unsafe: int
    """How many of those could be mended by a guess."""
    read: bool
    """Whether the file can be read as a plan now."""


def fix(content: bytes, stem: str, house: BoardSettings, *, unsafe: bool) -> Fixed:
    """Mend what can be, with what is only *unsafe* as well if that is wanted.

    What is no plan in the end is left as it was: half a mend is none.
    """
    first = with_undeclared(reading.read(content, stem, house))
    now, steps = mend(first, unsafe=unsafe, rounds=MOST)
    if now.loaded.plan is None:
        now, steps = first, ()
    again = () if unsafe or not now.faults else step_on(now, unsafe=True)
    guessed = (pair for step in again if step.before is now for pair in step.pairs)
    return Fixed(
        content=now.content,
        mended=tuple(
            _mended(*pair, s.before.loaded.document) for s in steps for pair in s.pairs
        ),
        left=len(now.faults),
        unsafe=sum(1 for _ in guessed),
        read=now.loaded.plan is not None,
    )


def sentences(fixed: Sequence[Fixed], *, wrote: bool, unsafe: bool) -> Iterator[str]:
    """Say how much was mended, or would be, and what is left for a person."""
    number = sum(len(each.mended) for each in fixed)
    changed = sum(bool(each.mended) for each in fixed)
    did = "Mended" if wrote else "Would mend"
    plans = f"{changed} of {dates.count(len(fixed), 'plan')}"
    if number:
        yield f"{did} {dates.count(number, 'slip')} in {plans}."
    else:
        yield f"Nothing to mend in {dates.count(len(fixed), 'plan')}."
    if not wrote and number:
        yield "Nothing was written."
    if left := sum(each.left for each in fixed):
        yield f"{_are_left(left)} for a person: actionplan lint"
    guesses = sum(each.unsafe for each in fixed)
    if guesses and not unsafe:
        yield (
            f"{_could(guesses)} be mended by a guess. To see it first: actionplan fix"
            " --unsafe --diff"
        )


def _are_left(number: int) -> str:
    return "1 slip is left" if number == 1 else f"{number} slips are left"


def _could(number: int) -> str:
    return "1 of those can" if number == 1 else f"{number} of those can"


def proven(now: Reading) -> tuple[tuple[Replacement, ...], ...]:
    """Return for each fault what mends it for sure; nothing where that is not known.

    In a file that is no plan, only if few mends make it one: else `fix` leaves it.
    """
    if now.loaded.plan is None:
        after, steps = mend(now, unsafe=False, rounds=FEW)
        steps = steps if after.loaded.plan is not None else ()
    else:
        alike = batches(ways(now, unsafe=False))
        steps = tuple(s for pairs in alike if (s := provable(now, pairs)))
    known = {
        id(fault): fix
        for step in steps
        if step.before is now
        for fault, fix in step.pairs
    }
    return tuple(
        tuple(_replacements(now.loaded.document, known[id(fault)].edits))
        if id(fault) in known
        else ()
        for fault in now.faults
    )


def _replacements(of: Document, made: Iterable[Edit]) -> Iterator[Replacement]:
    for edit in made:
        yield Replacement(*of.point(edit.start), *of.point(edit.end), edit.text)


def _mended(fault: Fault, fix: Fix, before: Document) -> FixedProblem:
    """Show the lines that a fix changes, as they were and as they are."""
    first, _ = before.point(min(edit.start for edit in fix.edits))
    last, _ = before.point(max(edit.end for edit in fix.edits))
    start = before.offset(first)
    end = before.offset(last) + len(before.line(last))
    new = before.text[start:end]
    for edit in sorted(fix.edits, reverse=True):
        new = new[: edit.start - start] + edit.text + new[edit.end - start :]
    old = tuple(BREAK.split(before.text[start:end]))
    return FixedProblem(fault, before, old, tuple(BREAK.split(new)))
