"""List actions in a table: for a terminal, a spreadsheet, a page or a program."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.plan import portfolio, sentences
from actionplan.text import dates, markdown, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.portfolio import Group, Portfolio, Row

Form: TypeAlias = Literal["table", "json", "csv", "markdown"]
FORMAT = "actionplan-status/1"
HEAD = ("Action", "What is to be done", "Accountable", "Due", "How it stands")


class Listing(NamedTuple):
    """The rows of a portfolio to show, and how to group them."""

    of: Portfolio
    rows: tuple[Row, ...]
    by: Group


def write(
    listing: Listing, form: Form, *, width: int = 80, colour: bool = False
) -> str:
    """Write a listing; *width* and *colour* only apply to the table on a terminal."""
    match form:
        case "table":
            return terminal.log_safe(_table(listing, width, colour=colour))
        case "json":
            return _json(listing)
        case "csv":
            return _csv(listing)
        case "markdown":  # pragma: no branch -- the last there is
            return _markdown(listing)


def summary(listing: Listing) -> str:
    """Say how many actions are shown, of how many, and for which date."""
    of, rows = listing.of, listing.rows
    number = dates.count(len(of.rows), "action")
    count = f"{number}" if len(rows) == len(of.rows) else f"{len(rows)} of {number}"
    plans = dates.count(len(of.plans), "plan")
    late = sum(row.now.overdue for row in rows)
    stale = sum(row.now.stale for row in rows)
    return (
        f"{count} in {plans}, as of {dates.words(of.as_of)}: {late} overdue,"
        f" {stale} unreported for too long."
    )


def _table(listing: Listing, width: int, *, colour: bool) -> str:
    from rich.console import Console  # noqa: PLC0415 -- only a terminal's table needs rich

    page = io.StringIO()
    console = Console(
        file=page,
        width=max(width, 40),
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in sentences.incomplete(listing.of.gaps):
        console.print(terminal.wrap(line, "", "  "))
    for name, rows in portfolio.group_rows(listing.rows, listing.by).items():
        console.print(_heading(name, rows, listing.by, colour=colour))
        console.print(_rich_table(rows, listing.by))
        console.print()
    console.print(terminal.wrap(summary(listing), ""))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


_RULED = "    \n    \n -- \n    \n    \n    \n    \n    \n"
"""A line below the headings and no other, in what every terminal can show."""


def _heading(name: str, rows: Sequence[Row], by: Group, *, colour: bool) -> Any:  # noqa: ANN401 -- rich's text
    from rich.text import Text  # noqa: PLC0415 -- as above

    title = f"{name}: {rows[0].plan.title}" if by == "plan" else name
    return Text(terminal.line(title), style="bold" if colour else "")


def _rich_table(rows: Sequence[Row], by: Group) -> Any:  # noqa: ANN401 -- rich's table
    from rich.box import Box  # noqa: PLC0415 -- as above
    from rich.table import Table  # noqa: PLC0415 -- as above

    table = Table(box=Box(_RULED, ascii=True), expand=True, pad_edge=False, leading=1)
    for title, ratio in zip(HEAD, (None, 5, 4, None, 5), strict=True):
        table.add_column(title, overflow="fold", ratio=ratio, min_width=5)
    for row in rows:
        cells = _cells(row, by)
        table.add_row(*cells[:4], _styled(row, cells[4]))
    return table


def _cells(row: Row, by: Group) -> tuple[str, ...]:
    name = row.action.id if by == "plan" else row.name
    return (
        terminal.line(name),
        terminal.line(" ".join(sentences.text(row.action).split())),
        terminal.line(sentences.owner(row.now)),
        _short_due(row),
        f"{sentences.standing(row)}.",
    )


def _short_due(row: Row) -> str:
    """Write a date so that it fits a narrow column: 30 Nov 2011."""
    due = row.now.due
    if due is None:
        return terminal.line(sentences.due(row.now))
    month = f"{dates.MONTHS[due.month - 1][:3]} {due.year}"
    return month if due.day is None else f"{due.day} {month}"


def _styled(row: Row, text: str) -> Any:  # noqa: ANN401 -- rich's text
    from rich.text import Text  # noqa: PLC0415 -- as above

    now = row.now
    style = (
        "bold red"
        if now.overdue
        else "yellow"
        if now.stale or row.due_soon
        else "dim"
        if not now.is_open
        else ""
    )
    return Text(text, style=style)


def _json(listing: Listing) -> str:
    of = listing.of
    report = {
        "format": FORMAT,
        "as_of": of.as_of.isoformat(),
        "incomplete": [sentences.gap(gap) for gap in of.gaps],
        "counts": portfolio.counts_by_state(listing.rows),
        "actions": [_facts(row) for row in listing.rows],
    }
    return json.dumps(report, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def _facts(row: Row) -> dict[str, Any]:
    now = row.now
    return {
        "name": row.name,
        "plan": row.plan.id,
        "outcome": row.outcome.id,
        "action": row.action.action,
        "accountable": now.accountable,
        "agency": row.action.agency or None,
        "state": now.state,
        "rag": now.rag or None,
        "due": str(now.due) if now.due else None,
        "overdue": now.overdue,
        "days_overdue": now.days_overdue,
        "put_off": len(now.postponements),
        "due_soon": row.due_soon,
        "stale": now.stale,
        "last_entry": str(now.heard) if now.has_report else None,
        "months_silent": now.months_silent,
        "closed": str(now.closed) if now.closed else None,
        "closed_late": now.closed_late,
        "words": sentences.standing(row),
    }


_COLUMNS = (
    "plan",
    "outcome",
    "name",
    "action",
    "accountable",
    "agency",
    "state",
    "rag",
    "due",
    "overdue",
    "days_overdue",
    "put_off",
    "stale",
    "last_entry",
    "months_silent",
    "closed",
    "words",
)


def _csv(listing: Listing) -> str:
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*_COLUMNS, "as_of"))
    for row in listing.rows:
        facts = _facts(row)
        cells = [_cell(facts[column]) for column in _COLUMNS]
        writer.writerow((*cells, listing.of.as_of.isoformat()))
    return page.getvalue()


def _cell(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula."""
    # An apostrophe before "=", "+", "-" or "@" makes the cell text in every
    # spreadsheet.
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = terminal.line(" ".join(str(value).split()))
    return f"'{text}" if text[:1] in "=+-@" and text else text


def _markdown(listing: Listing) -> str:
    parts = [f"# Actions as of {dates.words(listing.of.as_of)}"]
    parts += [markdown.inline(line) for line in sentences.incomplete(listing.of.gaps)]
    for name, rows in portfolio.group_rows(listing.rows, listing.by).items():
        title = f"{name}: {rows[0].plan.title}" if listing.by == "plan" else name
        parts.append(f"## {markdown.inline(title)}")
        parts.append(markdown.table(HEAD, [_cells(row, listing.by) for row in rows]))
    parts.append(markdown.inline(summary(listing)))
    return "\n\n".join(parts) + "\n"
