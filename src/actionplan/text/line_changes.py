"""Write the changes to text as a unified diff, however long it is."""

from __future__ import annotations

from collections import Counter
from difflib import Match, SequenceMatcher, unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONG = 2_000
"""The most lines to give to difflib, as its time grows with their square."""


def unified(old: Sequence[str], new: Sequence[str], name: str) -> Iterator[str]:
    """Yield the lines of a unified diff between two lists of lines."""
    if len(old) <= _LONG:
        yield from unified_diff(old, new, name, name, lineterm="")
        return
    groups = list(_Long(old, new).get_grouped_opcodes())
    if groups:
        yield from (f"--- {name}", f"+++ {name}")
    for group in groups:
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f"@@ -{_range(i1, i2)} +{_range(j1, j2)} @@"
        for tag, start, end, begin, stop in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[start:end])
            else:
                yield from (f"-{line}" for line in old[start:end])
                yield from (f"+{line}" for line in new[begin:stop])


def _range(start: int, end: int) -> str:
    """Write a range of lines: the first and how many. For none, the line above."""
    if end - start == 1:
        return str(end)
    return f"{start + (end > start)},{end - start}"


class _Long(SequenceMatcher[str]):
    """Compare long texts, in sections between the lines that each has only once."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._texts = old, new

    def get_matching_blocks(self) -> list[Match]:
        """Return the sections that are the same in both, then an empty one."""
        old, new = self._texts
        end = Match(len(old), len(new), 0)
        found: list[Match] = []
        for block in (*_equal(old, new), end):
            last = found[-1] if found else Match(0, 0, 0)
            if (last.a + last.size, last.b + last.size) == (block.a, block.b) and found:
                found[-1] = last._replace(size=last.size + block.size)
            else:
                found.append(block)
        return [*found, end] if found[-1].size else found


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    i = j = 0
    for at, to in (*_landmarks(old, new), (len(old), len(new))):
        between = old[i:at], new[j:to]
        yield from (Match(i + m.a, j + m.b, m.size) for m in _blocks(*between))
        if at < len(old):
            yield Match(at, to, 1)
        i, j = at + 1, to + 1


def _landmarks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the places of lines that each text has only once, in the order of both."""
    counts = Counter(old), Counter(new)
    where = {line: number for number, line in enumerate(new)}
    last = -1
    for number, line in enumerate(old):
        if all(each[line] == 1 for each in counts) and where[line] > last:
            last = where[line]
            yield number, last


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterable[Match]:
    """Compare two sections, line by line if they have the same length."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [Match(at, at, 1) for at, (one, other) in pairs if one == other]
    if max(len(old), len(new)) > _LONG:
        return []
    return SequenceMatcher(None, old, new).get_matching_blocks()[:-1]
