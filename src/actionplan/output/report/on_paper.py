"""Estimate how many lines text takes on a page, and share the lines between lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report.facts import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def lines(text: str, wide: int) -> int:
    """Return how many lines of *wide* characters a text takes."""
    number, used = 0, wide + 1
    for word in text.split():
        used += 1 + len(word)
        if used > wide:
            number += 1 + len(word) // (wide + 1)
            used = len(word) % (wide + 1)
    return number


def shares(
    needs: Sequence[float], room: float, weights: Sequence[float]
) -> list[float]:
    """Share the lines of a page, by weight, between lists that need so many.

    A list that needs less than its share leaves the rest to the others.
    """
    given = [0.0] * len(needs)
    still = sum(weights)
    for at in sorted(range(len(needs)), key=lambda at: needs[at] / weights[at]):
        given[at] = min(needs[at], max(room, 0) * weights[at] / still)
        room -= given[at]
        still -= weights[at]
    return given


def fitting(each: Iterable[float], room: float) -> int:
    """Return how many of the first rows fit; one always does."""
    number = 0
    for needed in each:
        room -= needed
        if room < 0:
            break
        number += 1
    return max(number, 1)


def first_of(links: Sequence[Link], most: int) -> tuple[Link, ...]:
    """Return links in so many characters, and then how many more there are."""
    kept = tuple(_within(links, most))
    more = len(links) - len(kept)
    return (*kept, Link(f"and {more:,} more", "")) if more else kept


def number_of(names: Sequence[str], most: int) -> int:
    """Return how many of the first names there is room for in so many characters."""
    return len(tuple(_within([Link(name, "") for name in names], most)))


def _within(links: Iterable[Link], most: int) -> Iterator[Link]:
    for link in links:
        most -= len(link.words) + 2 + len(link.label)
        if most < 0:
            return
        yield link
