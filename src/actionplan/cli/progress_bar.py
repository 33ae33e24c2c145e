"""Draw a progress bar, if a person is watching a terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from actionplan.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
PATIENCE = 0.5
"""Seconds of work before the bar appears."""
PAUSE = 0.1
"""Seconds between two drawings of the bar."""
_LENGTH = 20


def reading(items: Sequence[T]) -> Iterator[T]:
    """Yield plans to read, with a bar if it takes a while."""
    return _along(items, "Reading plans")


def writing(items: Sequence[T]) -> Iterator[T]:
    """Yield pages to write, with a bar if it takes a while."""
    return _along(items, "Writing pages")


def _along(items: Sequence[T], words: str) -> Iterator[T]:
    if not console.is_watched():
        yield from items
        return
    due, drawn = time.monotonic() + PATIENCE, ""
    try:
        for number, item in enumerate(items):
            if (now := time.monotonic()) >= due:
                due, drawn = now + PAUSE, _line(words, number, len(items))
                console.redraw(drawn)
            yield item
    finally:
        if drawn:
            console.redraw(" " * len(drawn), back=True)


def _line(words: str, done: int, total: int) -> str:
    full = _LENGTH * done // total
    line = f"{words} [{'#' * full:<{_LENGTH}}] {done:>{len(str(total))}} of {total}"
    return line[: console.columns() - 1]
