"""Extend sequences that share their beginning, without copying it.

The status of an action on each of thousands of dates has all entries so far. If each
had a list of its own, they would need gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T = TypeVar("T")


def extended(first: Sequence[T], more: Sequence[T]) -> Sequence[T]:
    """Return *first* followed by *more*; nothing in a long *first* is copied."""
    if not (first and more):
        return first or more
    whole = first if isinstance(first, _SharedPrefix) else _SharedPrefix([*first])
    return whole.plus(more)


class _SharedPrefix(Sequence[T]):
    """The first items of a list that only grows, and that only this module changes."""

    __slots__ = ("_length", "_list")

    def __init__(self, items: list[T], length: int | None = None) -> None:
        self._list = items
        self._length = len(items) if length is None else length

    def plus(self, more: Sequence[T]) -> _SharedPrefix[T]:
        """Return this followed by *more*; copy the list if it goes on otherwise."""
        whole, end = self._list, self._length + len(more)
        there = whole[self._length : end]
        if there != [*more[: len(there)]]:
            whole, there = whole[: self._length], []
        whole.extend(more[len(there) :])
        return _SharedPrefix(whole, end)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return self._list[: self._length][at]
        return self._list[range(self._length)[at]]

    def __iter__(self) -> Iterator[T]:
        return islice(self._list, self._length)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and (*self,) == (*other,)

    def __hash__(self) -> int:
        return hash((*self,))
