"""Draw a progress bar, where a person is watching a terminal."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
PATIENCE = 0.5
"""Seconds of work before the bar appears."""
PAUSE = 0.1
"""Seconds before the bar is drawn again."""
_LENGTH = 20


def reading(items: Sequence[T]) -> Iterator[T]:
    """Yield plans to read, with a bar if it takes a while."""
    return _along(items, "Reading plans")


def writing(items: Sequence[T]) -> Iterator[T]:
    """Yield pages to write, with a bar if it takes a while."""
    return _along(items, "Writing pages")


def _along(items: Sequence[T], words: str) -> Iterator[T]:
    if not _is_watched():
        yield from items
        return
    due, drawn = time.monotonic() + PATIENCE, ""
    try:
        for number, item in enumerate(items):
            if (now := time.monotonic()) >= due:
                due, drawn = now + PAUSE, _line(words, number, len(items))
                _draw(f"\r{drawn}")
            yield item
    finally:
        if drawn:
            _draw(f"\r{' ' * len(drawn)}\r")


def _is_watched() -> bool:
    """Return whether standard error is a terminal that can redraw a line."""
    return (
        sys.stderr is not None
        and sys.stderr.isatty()
        and os.environ.get("TERM") != "dumb"
    )


def _line(words: str, done: int, total: int) -> str:
    full = _LENGTH * done // total
    line = f"{words} [{'#' * full:<{_LENGTH}}] {done:>{len(str(total))}} of {total}"
    columns = 80
    with suppress(OSError):  # a terminal of unknown width
        columns = os.get_terminal_size(sys.stderr.fileno()).columns or columns
    return line[: columns - 1]


def _draw(text: str) -> None:
    with suppress(OSError):  # a bar that cannot be drawn does no harm
        sys.stderr.write(text)
        sys.stderr.flush()
