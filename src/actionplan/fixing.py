"""Mending a plan's file as far as it can be proved that nothing else changes."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from actionplan import config, dates, edits, fixes, ignores, load
from actionplan.diagnostics import Place, Replacement
from actionplan.document import BREAK, UNWANTED
from actionplan.slips.lines import BULLETS, CURLY, ODD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Edit, Fault, Route
    from actionplan.document import Data, Document
    from actionplan.fixes import Fix
    from actionplan.load import Loaded
    from actionplan.model import House


class Mended(NamedTuple):
    """One fault that is no more, and the lines of the file that it took."""

    fault: Fault
    before: Document
    """The file as it was when the fault was found in it."""
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def told(self) -> Fault:
        """The fault as it is told of afterwards: all has been read now."""
        details = self.fault.details.items()
        kept = {name: each for name, each in details if name != "unread"}
        return self.fault._replace(details=kept)


class Fixed(NamedTuple):
    """A file's new bytes, the same where nothing could be mended."""

    content: bytes
    mended: tuple[Mended, ...]
    left: int
    """Faults that are still there."""
    unsafe: int
    """How many of those could be mended by a guess."""
    read: bool
    """Whether the file can be read as a plan now."""


class Look(NamedTuple):
    """A file, what it says, and all that is wrong with it."""

    content: bytes
    stem: str
    house: House
    loaded: Loaded
    faults: tuple[Fault, ...]


def look(content: bytes, stem: str, house: House) -> Look:
    """Read a file, and find what is wrong with it but for what the rules judge."""
    loaded = load.load(content, stem, house)
    faults = [*loaded.faults, *ignores.read(loaded.document)[1]]
    if loaded.plan is not None:
        faults += config.strangers(loaded.plan)
    return Look(content, stem, house, loaded, tuple(faults))


def proven(now: Look) -> tuple[tuple[Replacement, ...], ...]:
    """Return for each fault what mends it for sure; nothing where that is not known.

    In a file that is no plan, only if few mends make it one: else `fix` leaves it.
    """
    if now.loaded.plan is None:
        after, steps = _mend(now, unsafe=False, rounds=_FEW)
        steps = steps if after.loaded.plan is not None else ()
    else:
        batches = _batches(_ways(now, unsafe=False))
        steps = tuple(s for batch in batches if (s := _provable(now, batch)))
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


def fix(content: bytes, stem: str, house: House, *, unsafe: bool) -> Fixed:
    """Mend what can be, with what is only *unsafe* as well if that is wanted.

    What is no plan in the end is left as it was: half a mend is none.
    """
    first = look(content, stem, house)
    now, steps = _mend(first, unsafe=unsafe, rounds=_MOST)
    if now.loaded.plan is None:
        now, steps = first, ()
    again = () if unsafe or not now.faults else _step(now, unsafe=True)
    guessed = (pair for step in again if step.before is now for pair in step.pairs)
    return Fixed(
        now.content,
        tuple(
            _mended(*pair, s.before.loaded.document) for s in steps for pair in s.pairs
        ),
        len(now.faults),
        sum(1 for _ in guessed),
        now.loaded.plan is not None,
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
    return "1 is left" if number == 1 else f"{number} are left"


def _could(number: int) -> str:
    return "1 of those can" if number == 1 else f"{number} of those can"


# --- one step after another -----------------------------------------------------

_Pair: TypeAlias = "tuple[Fault, Fix]"


class _Step(NamedTuple):
    """Fixes that were made at once, and proved."""

    before: Look
    after: Look
    pairs: tuple[_Pair, ...]


_FEW = 8
_MOST = 400
"""Rounds; a file that cannot be read shows one fault after another."""


def _mend(
    now: Look, *, unsafe: bool, rounds: int, deep: int = 3
) -> tuple[Look, tuple[_Step, ...]]:
    """Mend as long as something can be, and what names uncover, so many *deep*."""
    made: list[_Step] = []
    for _ in range(rounds):
        steps = _step(now, unsafe=unsafe, deep=deep)
        if not steps:
            break
        made += steps
        now = steps[-1].after
    return now, tuple(made)


def _step(now: Look, *, unsafe: bool, deep: int = 3) -> tuple[_Step, ...]:
    """Mend as many faults as can be at once; nothing if none can be."""
    ways = _ways(now, unsafe=unsafe)
    for pairs in _batches(ways):
        if step := _provable(now, pairs):
            return (step,)
    renamed = _apart(each[0] for each in ways if each and _renames(each[0]))
    if deep and (steps := _through(now, renamed, unsafe=unsafe, deep=deep)):
        return steps
    for each in [each for each in ways if each][: _tries(now)]:
        if step := _agreed(now, each, unsafe=unsafe):
            return (step,)
        alone = each[:1] if deep and _renames(each[0]) else ()
        if steps := _through(now, alone, unsafe=unsafe, deep=deep):
            return steps
    return ()


def _tries(now: Look) -> int:
    """Return how many fixes are tried one by one: each takes a reading of the file.

    The more is wrong with a file the longer that takes.
    """
    return max(2, min(32, 640 // max(1, len(now.faults))))


def _ways(now: Look, *, unsafe: bool) -> list[list[_Pair]]:
    """Return for each fault what may be done about it."""
    of = now.loaded.document
    return [
        [(fault, fix) for fix in fixes.of(fault, of) if fix.safe or unsafe]
        for fault in now.faults
    ]


def _batches(ways: Iterable[Sequence[_Pair]]) -> Iterator[list[_Pair]]:
    """Give the fixes of faults that have one only, those together proved alike."""
    only = [each[0] for each in ways if len(each) == 1]
    yield _apart(pair for pair in only if pair[1].change)
    yield _apart(pair for pair in only if not pair[1].change)


def _apart(pairs: Iterable[_Pair]) -> list[_Pair]:
    """Leave out what would change the same characters as another."""
    kept: list[_Pair] = []
    end = -1
    for fault, fix in sorted(pairs, key=lambda pair: min(pair[1].edits)):
        if min(fix.edits).start > end:
            kept.append((fault, fix))
            end = max(edit.end for edit in fix.edits)
    return kept


def _provable(now: Look, pairs: Sequence[_Pair], least: int = 0) -> _Step | None:
    """Make those of the fixes that can be proved, with a bounded number of tries."""
    if not pairs or (step := _try(now, pairs)):
        return step if pairs else None
    least = least or max(1, len(pairs) // _tries(now))
    if len(pairs) <= least:
        return None
    half = len(pairs) // 2
    one = _provable(now, pairs[:half], least)
    other = _provable(now, pairs[half:], least)
    both = _try(now, (*one.pairs, *other.pairs)) if one and other else None
    return both or one or other


def _agreed(now: Look, ways: Sequence[_Pair], *, unsafe: bool) -> _Step | None:
    """Take the way that leaves least wrong; for sure it is only where all agree."""
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


def _is_field(step: _Step) -> bool:
    """Tell whether what looks like a field in the mended line is one, and no text."""
    (fault, _), *_ = step.pairs
    word, of = fault.details.get("word"), step.after.loaded.document
    if not word or not isinstance(fault.at, Place):
        return False
    line = of.line(fault.at.line)
    start = Place(fault.at.line, len(line) - len(line.lstrip(" -")) + 1)
    return of.route(start)[-1:] == (word,)


def _renames(pair: _Pair) -> bool:
    return pair[0].rule == "unknown-field" and pair[1].change is not None


def _through(
    now: Look, pairs: Sequence[_Pair], *, unsafe: bool, deep: int
) -> tuple[_Step, ...]:
    """Give fields their right names, and mend what stands behind them with that."""
    after = _made(now, pairs) if pairs else None
    if after is None:
        return ()
    at_last, steps = _mend(after, unsafe=unsafe, rounds=_FEW, deep=deep - 1)
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    if not steps or not _is_better(now, at_last, wanted):
        return ()
    return (_Step(now, after, tuple(pairs)), *steps)


def _try(now: Look, pairs: Sequence[_Pair]) -> _Step | None:
    """Return the file with the fixes made, if that does them and nothing else."""
    after = _made(now, pairs)
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    if after is None or not _is_better(now, after, wanted):
        return None
    return _Step(now, after, tuple(pairs))


def _made(now: Look, pairs: Sequence[_Pair]) -> Look | None:
    """Return the file with the fixes made; None if more is different than they name."""
    of = now.loaded.document
    wanted = [edit for _, fix in pairs for edit in fix.edits]
    changes = [fix.change for _, fix in pairs]
    if any("actionplan:" in of.text[edit.start : edit.end] for edit in wanted):
        return None
    if all(changes):
        expected = _expected(of.data, [change for change in changes if change])
        content = edits.apply(of, wanted, expected)
    else:
        content = edits.put(of, wanted)
    if content is None:
        return None
    after = look(content, now.stem, now.house)
    if not all(changes) and not _says_the_same(now, after, pairs):
        return None
    return after if _keeps_comments(of, after.loaded.document, pairs) else None


def _expected(data: Data, changes: Iterable[fixes.Change]) -> Data:
    """Return what a plan says with *changes* made, the innermost first."""
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


# --- what has to hold where nobody can say what the file says then ---------------


def _says_the_same(before: Look, after: Look, pairs: Iterable[_Pair]) -> bool:
    """Tell whether all words are there, and all else says what it did."""
    one, other = before.loaded.document, after.loaded.document
    if _words(one.text) != _words(other.text):
        return False
    if one.root is None or other.root is None:
        return True
    spoilt = {_part(_holder(fault, one)) for fault, _ in pairs}
    return () in spoilt or _without(one.data, spoilt) == _without(other.data, spoilt)


def _keeps_comments(one: Document, other: Document, pairs: Sequence[_Pair]) -> bool:
    """Tell whether each comment is there still, but for what was none."""
    if one.root is None or other.root is None:
        return True
    before, after = (Counter(_comments(each)) for each in (one, other))
    named = sum(fault.rule in _IN_COMMENTS for fault, _ in pairs)
    return (before - after).total() <= named


_IN_COMMENTS = ("hash-hides-text", "unknown-rule-ignored")
"""Faults that are about a comment, or what is taken for one."""


def _comments(of: Document) -> Iterator[str]:
    for place in of.comments():
        start = place.column - 1
        yield of.line(place.line)[start : start + place.length]


_SIGNS = re.compile(
    rf"""[\s"'\\:;=,.|*{ODD}{CURLY}{BULLETS}-]|{UNWANTED.pattern}""",
)


def _words(text: str) -> str:
    """Return a text without the signs that a mend may put in or take out."""
    return _SIGNS.sub("", text)


def _holder(fault: Fault, of: Document) -> Route:
    if fault.holder is not None:
        return fault.holder
    return of.route(fault.at) if isinstance(fault.at, Place) else fault.at or ()


def _part(route: Route) -> Route:
    """Return the outcome, or else the plan's own field, that something is part of."""
    return route[: 2 if route[:1] == ("outcomes",) else 1]


def _without(data: Any, units: Iterable[Route]) -> Any:  # noqa: ANN401 -- plain data
    """Return data with *units* emptied; None if what held one is not there any more."""
    rest = deepcopy(data)
    for *way, last in units:
        part = rest
        try:
            for step in way:
                part = part[step]
            part[last] = None
        except (KeyError, IndexError, TypeError):
            return None
    return rest


def _is_better(before: Look, after: Look, made: Iterable[Edit]) -> bool:
    """Tell whether a fault is gone, none is new, and no comment of ours is lost."""
    one, other = before.loaded.document, after.loaded.document
    if len(ignores.read(other)[0]) < len(ignores.read(one)[0]):
        return False
    if one.root is None:
        if other.root is None:
            moved = any(fault.rule in _MOVES for fault in before.faults)
            return not moved and _goes_further(before, after)
        touched = {one.point(edit.start)[0] for edit in made}
        return not any(
            place.line in touched and not _is_about_a_value(fault)
            for fault, place in _places(after)
        )
    new = Counter(each.rule for each in after.faults)
    old = Counter(each.rule for each in before.faults)
    return not new - old and len(after.faults) < len(before.faults)


_MOVES = ("list-and-fields-mixed", "wrong-indentation")
"""Faults mended by moving a line, which only counts if all can be read then.

Of a wrong move the next line tells, and would be moved after it.
"""


def _is_about_a_value(fault: Fault) -> bool:
    """Tell whether a fault says nothing against the place of what it is about."""
    misspelt = fault.rule == "unknown-field" and bool(fault.details["meant"])
    return misspelt or fault.rule in _OF_VALUES


_OF_VALUES = frozenset(
    (
        *("not-a-date", "incomplete-date", "impossible-date", "ambiguous-date"),
        *("not-an-option", "not-an-interval", "unquoted-value", "id-form"),
        *("hash-hides-text", "number-loses-digits", "text-too-long"),
    )
)


def _places(of: Look) -> Iterator[tuple[Fault, Place]]:
    for fault in of.faults:
        if fault.at is not None:
            at = fault.at
            place = at if isinstance(at, Place) else of.loaded.document.place(at)
            yield fault, place


def _goes_further(before: Look, after: Look) -> bool:
    """Tell whether reading now breaks off further down, or at the line's next slip."""
    (first, *_), (then, *_) = before.faults, after.faults
    one, other = (
        min((place for _, place in _places(each)), default=Place(0, 0))
        for each in (before, after)
    )
    again = first.rule == then.rule and one.line == other.line
    return other.line > one.line or (again and other.column > one.column)


def _mended(fault: Fault, fix: Fix, before: Document) -> Mended:
    """Show the lines that a fix changes, as they were and as they are."""
    first, _ = before.point(min(edit.start for edit in fix.edits))
    last, _ = before.point(max(edit.end for edit in fix.edits))
    start = before.offset(first)
    end = before.offset(last) + len(before.line(last))
    new = before.text[start:end]
    for edit in sorted(fix.edits, reverse=True):
        new = new[: edit.start - start] + edit.text + new[edit.end - start :]
    old = tuple(BREAK.split(before.text[start:end]))
    return Mended(fault, before, old, tuple(BREAK.split(new)))
