"""Make a tracker: choose its actions, and write it to a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.messages import returned_forms
from actionplan.output import status_table
from actionplan.plan import portfolio
from actionplan.storage import files, folders, installing
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from actionplan.output.tracker import Tracker
    from actionplan.plan.portfolio import Portfolio, Row


def writer(output: Path) -> Callable[[Tracker], bytes]:
    """Return the function that writes Excel, before anything is read.

    Refuses a file that is there or has another ending, and if the library is missing.
    """
    if output.suffix.lower() != ".xlsx":
        raise Refusal(returned_forms.tracker_needs_xlsx(), file=files.name(output))
    folders.require_inside(output.parent)
    if files.is_there(output):
        raise Refusal(returned_forms.tracker_is_there(), file=files.name(output))
    try:
        from actionplan.output import tracker_workbook
    except ImportError as error:
        install = installing.to_add(*installing.OFFICE)
        raise Refusal(returned_forms.excel_not_installed(install=install)) from error
    return tracker_workbook.write


def wanted(
    read: Portfolio,
    agency: Sequence[str] | None,
    owner: Sequence[str] | None,
    *,
    only_open: bool,
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Choose the actions, in the order of the plans.

    Also say which actions a filter could not judge, so that they are not in it.
    """
    named = {"agency": agency, "accountable": owner}
    asked = portfolio.Wanted(conditions=values.conditions(read, named, ()))
    values.require_known(asked, read)
    rows = portfolio.select(read.rows, asked)
    kept = tuple(row for row in rows if row.now.is_open or not only_open)
    unknown = portfolio.not_judged(read.rows, asked)
    return kept, tuple(map(status_table.not_compared, unknown))


def save(
    written: Callable[[Tracker], bytes], made: Tracker, output: Path
) -> Iterator[str]:
    """Write a tracker. Return what to say about it, and what it leaves out."""
    files.create(output, written(made))
    actions = dates.count(len(made.rows), "action")
    plans = dates.count(len({row.facts.plan for row in made.rows}), "plan")
    yield from made.gaps
    yield f"Wrote {files.name(output)}: {actions} in {plans}. Nothing has been sent."
