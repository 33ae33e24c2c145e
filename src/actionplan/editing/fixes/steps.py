"""Try one fix after another, and keep those that can be proved."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import reading
from actionplan.diagnostics import Place
from actionplan.editing import splice
from actionplan.editing.fixes import proposals
from actionplan.editing.fixes.proof import (
    is_better,
    keeps_comments,
    keeps_items,
    says_the_same,
)
from actionplan.messages import shape, unreadable
from actionplan.reading.typos.misreadings import MOST as MOST_MISREAD
from actionplan.reading.yaml_reader import MAX_FAULTS
from actionplan.rules.declared import with_undeclared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Fault
    from actionplan.editing.fixes.proposals import Pair
    from actionplan.editing.fixes.replacement import Correction
    from actionplan.reading import Reading
    from actionplan.reading.document import Data


class Step(NamedTuple):
    """Fixes that were made together, and have been proved."""

    before: Reading
    after: Reading
    pairs: tuple[Pair, ...]


FEW = 8
MOST = 400
"""The most rounds. An unreadable file shows one fault after another."""


_BYTES = 8_000_000
"""Bytes read again at most, one fault after another: some seconds of work."""
_READABLE = 4
"""How many times longer it takes to read a complete file than to its first fault."""


def fix_all(
    now: Reading, *, unsafe: bool, rounds: int, deep: int = 5
) -> tuple[Reading, tuple[Step, ...]]:
    """Fix what can be fixed, round after round. *deep* limits fixes within fixes."""
    made: list[Step] = []
    left = max(_BYTES, FEW * len(now.content))
    for _ in range(rounds):
        whole = now.loaded.document.root is not None
        left -= len(now.content) * (_READABLE if whole else 1)
        if made and left < 0:
            break
        steps = next_steps(now, unsafe=unsafe, deep=deep)
        if not steps:
            break
        made += steps
        now = steps[-1].after
    return now, tuple(made)


def next_steps(now: Reading, *, unsafe: bool, deep: int = 5) -> tuple[Step, ...]:
    """Return the next step that can be proved, or several that need each other."""
    # From the quickest to the slowest: all faults with only one fix, together; then all
    # misspelt names, with what fixing them uncovers; then one fault at a time, choosing
    # between its fixes. Every try costs a reading of the file, so their number is
    # bounded.
    known = fixes_by_fault(now, unsafe=unsafe)
    for pairs in batches(known):
        if step := provable(now, pairs):
            return (step,)
    renamed = _apart(each[0] for each in known if each and _renames(each[0]))
    if deep and (steps := _through(now, renamed, unsafe=unsafe, deep=deep)):
        return steps
    left = (each for each in known if each and not _leaves_as_many(now, each))
    for each in islice(left, _tries(now)):
        if step := _agreed(now, each, unsafe=unsafe):
            return (step,)
        alone = each[:1] if deep and _renames(each[0]) else ()
        if steps := _through(now, alone, unsafe=unsafe, deep=deep):
            return steps
    return ()


def _tries(now: Reading) -> int:
    """Return how many fixes to try one by one. The more faults, the fewer tries."""
    return max(2, min(32, 640 // max(1, len(now.faults))))


def fixes_by_fault(now: Reading, *, unsafe: bool) -> list[list[Pair]]:
    """Return the ways to fix each fault."""
    of = now.loaded.document
    return [
        [(fault, fix) for fix in proposals.fixes_for(fault, of) if fix.safe or unsafe]
        for fault in now.faults
    ]


def batches(ways: Iterable[Sequence[Pair]]) -> Iterator[list[Pair]]:
    """Yield fixes with no alternative, in two groups that need different proofs."""
    only = [each[0] for each in ways if len(each) == 1]
    yield _apart(pair for pair in only if pair[1].change)
    yield _apart(pair for pair in only if not pair[1].change)


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    """Leave out fixes that change the same characters or field as another."""
    kept: list[Pair] = []
    end, taken = -1, set()
    for fault, fix in sorted(pairs, key=lambda pair: min(pair[1].edits)):
        field = fix.change and (fix.change.route[:-1], fix.change.name or fault.at)
        if min(fix.edits).start > end and field not in taken:
            kept.append((fault, fix))
            end = max(edit.end for edit in fix.edits)
            taken |= {field} if field else set()
    return kept


def provable(now: Reading, pairs: Sequence[Pair], least: int = 0) -> Step | None:
    """Make the fixes that can be proved, with a limited number of tries."""
    # Try all of them at once. If that fails, try each half on its own and then both
    # together, so that one bad fix among many is found as in a binary search. *least*
    # stops the halving.
    if not pairs:
        return None
    after = _made(now, pairs)
    if step := _step(now, after, pairs):
        return step
    least = least or max(1, len(pairs) // _tries(now))
    if len(pairs) <= least or (after is not None and _leaves_as_many(after, pairs)):
        return None
    half = len(pairs) // 2
    one = provable(now, pairs[:half], least)
    other = provable(now, pairs[half:], least)
    both = _try(now, (*one.pairs, *other.pairs)) if one and other else None
    return both or one or other


def _leaves_as_many(after: Reading, pairs: Iterable[Pair]) -> bool:
    """Tell whether fewer of the fixes would leave as many faults as are counted.

    Of typing mistakes only the first are looked for, so in place of those that are
    mended there are others.
    """
    if len(after.faults) > MAX_FAULTS:
        return True
    if not all(_is_misread(fault) for fault, _ in pairs):
        return False
    return sum(map(_is_misread, after.faults)) >= MOST_MISREAD


def _is_misread(fault: Fault) -> bool:
    """Tell whether a fault is a typing mistake in a file that can be read."""
    twice = unreadable.duplicate_field.name
    return fault.rule in proposals.TYPED and fault.rule != twice


def _agreed(now: Reading, ways: Sequence[Pair], *, unsafe: bool) -> Step | None:
    """Return the step that leaves the fewest faults, or None if that is a guess."""
    # Try every fix for the fault. If several leave the same number of faults, they must
    # give the same data. If not, choosing one would be a guess, which only *unsafe*
    # allows. A fix that creates the field in its message goes before the others.
    made = [step for pair in ways if (step := _try(now, [pair]))]
    least = min((len(step.after.faults) for step in made), default=0)
    best = [step for step in made if len(step.after.faults) == least]
    best = [step for step in best if _is_field(step)] or best
    said = [step.after.loaded.document.data for step in best]
    if (
        not unsafe
        and len(best) > 1
        and (said[0] is None or any(s != said[0] for s in said))
    ):
        return None
    return best[0] if best else None


def _is_field(step: Step) -> bool:
    """Return whether the word of the fault is read as a field after the fix."""
    (fault, _), *_ = step.pairs
    word, of = fault.details.get("word"), step.after.loaded.document
    if not word or not isinstance(fault.at, Place):
        return False
    line = of.line(fault.at.line)
    start = Place(fault.at.line, len(line) - len(line.lstrip(" -")) + 1)
    return of.route(start)[-1:] == (word,)


def _renames(pair: Pair) -> bool:
    return pair[0].rule == shape.unknown_field.name and pair[1].change is not None


def _through(
    now: Reading, pairs: Sequence[Pair], *, unsafe: bool, deep: int
) -> tuple[Step, ...]:
    """Correct field names, and fix what that uncovers in the same step."""
    # A misspelt field name hides faults in its value. On its own, the new name would
    # only replace one fault with another, so it would never be kept.
    after = _made(now, pairs) if pairs else None
    if after is None or len(after.faults) > MAX_FAULTS:
        return ()
    at_last, steps = fix_all(after, unsafe=unsafe, rounds=FEW, deep=deep - 1)
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    if not steps or not is_better(now, at_last, wanted):
        return ()
    return (Step(now, after, tuple(pairs)), *steps)


def _try(now: Reading, pairs: Sequence[Pair]) -> Step | None:
    """Return the step with these fixes, if it is better and changes nothing else."""
    return _step(now, _made(now, pairs), pairs)


def _step(now: Reading, after: Reading | None, pairs: Sequence[Pair]) -> Step | None:
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    if after is None or not is_better(now, after, wanted):
        return None
    return Step(now, after, tuple(pairs))


def _made(now: Reading, pairs: Sequence[Pair]) -> Reading | None:
    """Return the file with these fixes, or None if anything else has changed."""
    # If every fix says what it changes in the data, exactly that is proved. If one
    # cannot, the words in the file and the rest of its data must be unchanged.
    of = now.loaded.document
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    changes = [fix.change for _, fix in pairs]
    if any("actionplan:" in of.text[edit.start : edit.end] for edit in wanted):
        return None
    if all(changes):
        expected = _expected(of.data, [change for change in changes if change])
        content = splice.apply(of, wanted, expected)
    else:
        content = splice.apply_unproved(of, wanted)
    if content is None:
        return None
    after = with_undeclared(reading.read(content, now.stem, now.board))
    if not all(changes) and not says_the_same(now, after, pairs):
        return None
    if not keeps_items(now, after):
        return None
    return after if keeps_comments(of, after.loaded.document, pairs) else None


def _expected(data: Data, changes: Iterable[Correction]) -> Data:
    """Return the data of a plan with *changes* made, the innermost first."""
    new = deepcopy(data)
    for change in sorted(changes, key=lambda each: -len(each.route)):
        if not change.route:
            continue
        *way, last = change.route
        holder: Any = new
        for step in way:
            holder = holder[step]
        if change.name and change.name != last:
            del holder[last]
        holder[change.name or last] = change.value
    return new
