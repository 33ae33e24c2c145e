"""Apply only the fixes that can be proved to change nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan import reading
from actionplan.diagnostics import Replacement
from actionplan.editing.fixes import partial_fixes
from actionplan.editing.fixes.steps import (
    FEW,
    MOST,
    batches,
    fix_all,
    fixes_by_fault,
    provable,
)
from actionplan.messages import not_done
from actionplan.reading.document import BREAK
from actionplan.rules.declared import with_undeclared
from actionplan.text import command_line, dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Edit, Fault, Route, RuleName
    from actionplan.editing.fixes.proposals import Fix
    from actionplan.plan.model import BoardSettings
    from actionplan.reading import Reading
    from actionplan.reading.document import Document


class FixedProblem(NamedTuple):
    """A fault that was fixed, with the lines of the file before and after."""

    fault: Fault
    before: Document
    """The file as it was when the fault was found in it."""
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def as_reported(self) -> Fault:
        """The fault to report afterwards, when the rest of the file can be read."""
        return self.fault._replace(unread=False)


class Fixed(NamedTuple):
    """A file's new bytes. They are the old bytes if nothing could be fixed."""

    content: bytes
    problems: tuple[FixedProblem, ...]
    left: int
    """Faults that are still there."""
    unsafe: int
    """How many could be fixed with a guess, also of those that show only then."""
    read: bool
    """Whether the file can be read as a plan now."""


def fix(content: bytes, stem: str, board: BoardSettings, *, unsafe: bool) -> Fixed:
    """Fix what can be fixed; if *unsafe*, also what needs a guess.

    If the file is still not a plan afterwards, only those fixes are kept that can be
    proved in the lines that can be read.
    """
    first = with_undeclared(reading.read(content, stem, board))
    now, steps = fix_all(first, unsafe=unsafe, rounds=MOST)
    left = 0
    if now.loaded.plan is None:
        now, steps = partial_fixes.kept(first, now, steps)
        now, more, left = partial_fixes.fix_rest(now, unsafe=unsafe)
        steps += more
    guesses = 0
    if now.faults and not unsafe:  # the number that fix --unsafe will give
        guesses = len(fix(now.content, stem, board, unsafe=True).problems)
    return Fixed(
        content=now.content,
        problems=tuple(
            _fixed_problem(*pair, s.before.loaded.document)
            for s in steps
            for pair in s.pairs
        ),
        left=len(now.faults) + left,
        unsafe=guesses,
        read=now.loaded.plan is not None,
    )


def sentences(
    fixed: Sequence[tuple[str, Fixed]], *, wrote: bool, unsafe: bool
) -> Iterator[str]:
    """Say how many mistakes were or would be fixed, and how many problems are left.

    *fixed* has the name of each file, for the commands to type next.
    """
    number = sum(len(each.problems) for _, each in fixed)
    guesses = sum(each.unsafe for _, each in fixed)
    changed = sum(bool(each.problems) for _, each in fixed)
    did = "Fixed" if wrote else "Would fix"
    plans = f"{changed} of {dates.count(len(fixed), 'plan')}"
    if number:
        yield f"{did} {dates.count(number, 'mistake')} in {plans}."
    elif guesses:
        of = dates.count(len(fixed), "plan")
        yield f"Nothing in {of} can be fixed without a guess."
    else:
        yield f"Nothing to fix in {dates.count(len(fixed), 'plan')}."
    if not wrote and number:
        yield not_done.NOT_WRITTEN
    if any(each.left for _, each in fixed):  # lint counts more than these
        files = [name for name, each in fixed if each.left]
        lint = command_line.to_type("actionplan lint", files)
        yield f"The rest is for you to fix. To see it, {lint}"
    if guesses and not unsafe:
        files = [name for name, each in fixed if each.unsafe]
        see = command_line.to_type("actionplan fix --unsafe --diff", files)
        mistakes = dates.count(guesses, "more mistake" if number else "mistake")
        it = "it" if guesses == 1 else "them"
        yield f"{mistakes} can be fixed by a guess. To see {it} first, {see}"


def proven(now: Reading) -> tuple[tuple[Replacement, ...], ...]:
    """Return for each fault the replacements that certainly fix it, or none."""
    # `fix` does not change a file unless it becomes a plan. So in an unreadable file
    # nothing is offered unless a few rounds of fixing make it one.
    if now.loaded.plan is None:
        after, steps = fix_all(now, unsafe=False, rounds=FEW)
        steps = steps if after.loaded.plan is not None else ()
    else:
        alike = batches(fixes_by_fault(now, unsafe=False))
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


def proven_in_part(
    now: Reading, rest: Document
) -> dict[tuple[RuleName, Route], tuple[Replacement, ...]]:
    """Return the replacements that certainly fix a mistake in the *rest* of a file.

    The file cannot be read. Mistakes are named by rule and route.
    """
    return {
        name: tuple(_replacements(rest, fix.edits))
        for name, fix in partial_fixes.offered(now).items()
    }


def _replacements(of: Document, made: Iterable[Edit]) -> Iterator[Replacement]:
    for edit in made:
        yield Replacement(*of.point(edit.start), *of.point(edit.end), edit.text)


def _fixed_problem(fault: Fault, fix: Fix, before: Document) -> FixedProblem:
    """Return a fault, and the lines that its fix changes, before and after."""
    first, _ = before.point(min(edit.start for edit in fix.edits))
    last, _ = before.point(max(edit.end for edit in fix.edits))
    start = before.offset(first)
    end = before.offset(last) + len(before.line(last))
    new = before.text[start:end]
    for edit in sorted(fix.edits, reverse=True):
        new = new[: edit.start - start] + edit.text + new[edit.end - start :]
    old = tuple(BREAK.split(before.text[start:end]))
    return FixedProblem(fault, before, old, tuple(BREAK.split(new)))
