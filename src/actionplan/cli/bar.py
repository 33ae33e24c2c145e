"""A bar that shows how far long work has come, where a person is watching."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
PATIENCE = 0.5
"""Seconds of work before there is anything to show."""


def reading(items: Sequence[T]) -> Iterator[T]:
    """Go through plans to be read, with a bar if it takes a while."""
    return _along(items, "Reading plans")


def writing(items: Sequence[T]) -> Iterator[T]:
    """Go through pages to be written, with a bar if it takes a while."""
    return _along(items, "Writing pages")


def _along(items: Sequence[T], words: str) -> Iterator[T]:
    if not sys.stderr.isatty():
        yield from items
        return
    start = time.monotonic()
    for number, item in enumerate(items):
        if time.monotonic() - start > PATIENCE:
            yield from _shown(items[number:], words, number, len(items))
            return
        yield item


def _shown(items: Sequence[T], words: str, done: int, total: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(words, total=total, completed=done)
        for item in items:
            yield item
            progress.advance(task)
