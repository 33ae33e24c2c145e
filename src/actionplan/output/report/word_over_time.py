"""Write for a report in Word what was planned and done by date, and how dates moved.

Word gets the numbers in tables, and no pictures: not every program shows drawn lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import word_parts as parts
from actionplan.output.word_blocks import WordHeading, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.report.facts import MovedFacts, OverTime
    from actionplan.output.word_blocks import Block, Cell


def planned(of: OverTime, level: int) -> Iterator[Block]:
    """Write how many actions were due and done by date, and how long they took."""
    yield WordHeading(level, "Planned and done, by date")
    yield line(of.planned_finding)
    if of.counts:
        head = ["Actions", f"By {of.report_date}"]
        head += [f"By {of.last_due}"] if of.last_due else []
        rows = (
            tuple(
                map(
                    parts.one,
                    (each.words, str(each.by_report_date), each.by_last_due)[
                        : len(head)
                    ],
                )
            )
            for each in of.counts
        )
        shares = (50, 25, 25)[: len(head)]
        yield from parts.table("Actions by date", tuple(head), rows, shares)
    if of.in_time:
        yield line(of.in_time)
    if of.planned_left_out:
        yield line(of.planned_left_out)
    if of.times:
        yield from _times(of)


def _times(of: OverTime) -> Iterator[Block]:
    yield line(of.times_finding)
    if of.shares:
        rows = (
            tuple(map(parts.one, (str(each.months), each.complete, str(each.open))))
            for each in of.shares
        )
        head = ("Months since agreed", "Share complete", "Open for longer")
        caption = "Share of actions complete by the months since they were agreed"
        yield from parts.table(caption, head, rows, (34, 33, 33))
    yield line(f"{of.times_explained} {of.times_left_out}".strip())


def moved(of: OverTime) -> Iterator[Block]:
    """Write by how much due dates moved."""
    if of.moved:
        head = (
            "Action",
            "First agreed",
            "Due now",
            "Difference",
            "How often",
            "Closed",
        )
        rows = map(_moved, of.moved)
        yield from parts.table(of.moved_finding, head, rows, (30, 14, 14, 16, 13, 13))
    if of.moved_left_out:
        yield line(of.moved_left_out)


def _moved(of: MovedFacts) -> tuple[Cell, ...]:
    name = (line(parts.link(of.action), f" {parts.flat(of.text)}"),)
    return (name, *map(parts.one, (of.first, of.now, of.by, of.times, of.ended)))
