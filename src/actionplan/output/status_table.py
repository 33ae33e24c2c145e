"""List actions in a table: for a terminal, a spreadsheet, a page or a program."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.plan import exceptions, fields, markings, portfolio, sentences
from actionplan.text import dates, markdown, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.board_names import Named
    from actionplan.plan.portfolio import Portfolio, Row

Form: TypeAlias = Literal["table", "json", "csv", "markdown"]
FORMAT = "actionplan-status/1"
HEAD = ("Action", "What is to be done", "Accountable", "Due", "How it stands")


class Listing(NamedTuple):
    """The rows of a portfolio to show, and how to group them."""

    of: Portfolio
    rows: tuple[Row, ...]
    by: str
    """The field by which they are grouped."""
    asked: tuple[str, ...] = ()
    """The fields by which they were found."""

    @property
    def shows_agencies(self) -> bool:
        """Whether it is about agencies, whose written names are then shown."""
        return "agency" in (self.by, *self.asked)


def form_of(ending: str) -> Form:
    """Return the form that a file of this ending has; a table for any other."""
    forms: dict[str, Form] = {".csv": "csv", ".json": "json", ".md": "markdown"}
    return forms.get(ending.lower(), "table")


def written_as(form: Form, *, colour: bool) -> terminal.WrittenAs:
    """Return how characters are written out in a form."""
    if form == "json":
        return "json"
    return "colour" if form == "table" and colour else "text"


def write(
    listing: Listing, form: Form, *, width: int = 80, colour: bool = False
) -> str:
    """Write a listing; *width* and *colour* only apply to the table on a terminal."""
    match form:
        case "table":
            return _table(listing, width, colour=colour)
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
    is_whole = len(rows) == len(of.rows)
    count = number if is_whole else f"{len(rows)} of {number}"
    shown = "" if is_whole else f" {'is' if len(rows) == 1 else 'are'} shown"
    plans = dates.count(len(of.plans), "plan")
    found = [matter for row in rows for matter in exceptions.of_row(row)]
    counted = [
        f"{n} {words}"
        for kind, words in _SUMMED.items()
        if (n := exceptions.count(found, kind)) or kind in ("overdue", "stale")
    ]
    when = f"{shown}, as of {dates.words(of.as_of)}"
    return f"{count} in {plans}{when}: {', '.join(counted)}."


_SUMMED: dict[exceptions.Kind, str] = {
    "overdue": "overdue",
    "late-milestone": "with a late milestone",
    "no-date": "open without a known due date",
    "no-owner": "open without a known owner",
    "status-not-known": "with a status that is not known",
    "worst-rating": "with the worst rating",
    "worst-after-closing": "closed but rated low",
    "next-worst-rating": "with the next-worst rating",
    "rating-not-known": "with a rating that may be one of the two worst",
    "stale": "with no update for too long",
    "silence-not-known": "that may have had no update for too long",
    "time-requested": "asking for more time",
}
"""What is on hold, and how often something was put off, each row says."""


def attention(listing: Listing) -> list[str]:
    """Say what no row shows: outcomes without an action, and dates not compared.

    Where only some rows were asked for, an open action without a date may be among
    the others, and nobody may take it for one that is in time.
    """
    of = listing.of
    found = exceptions.of(of)
    lacking = [m for m in found if m.row is None and not exceptions.is_part(m)]
    said = [f"{matter.name}: {sentences.matter(matter)}." for matter in lacking]
    shown = {id(row) for row in listing.rows}
    undated = [
        matter.name
        for matter in found
        if matter.kind == "no-date" and id(matter.row) not in shown
    ]
    if undated:
        said.append(f"Without a known due date, so not compared: {', '.join(undated)}.")
    return said


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
    marking = markings.highest(listing.of.plans)
    if marking:
        console.print(f"{terminal.wrap(marking, '')}\n")
    for line in sentences.left_out(listing.of):
        console.print(terminal.wrap(line, "", "  "))
    width = max(width, 40)
    least = _least(listing.rows, listing)
    fits = sum(least) + _BETWEEN <= width
    for name, rows in fields.group(listing.rows, listing.by).items():
        console.print(_heading(name, rows, listing.by, colour=colour))
        if fits:
            widths = _widths(least, width, by_plan=listing.by == "plan")
            console.print(_columns(rows, listing, widths))
        else:
            console.print(_blocks(rows, listing, width))
        console.print()
    for line in attention(listing):
        console.print(terminal.wrap(line, ""))
    console.print(terminal.wrap(summary(listing), ""))
    if marking:
        console.print(f"\n{terminal.wrap(marking, '')}")
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


_RULED = "    \n    \n -- \n    \n    \n    \n    \n    \n"
"""A line below the headings and no other, in what every terminal can show."""


def _heading(name: str, rows: Sequence[Row], by: str, *, colour: bool) -> Any:  # noqa: ANN401 -- rich's text
    from rich.text import Text  # noqa: PLC0415 -- as above

    title = f"{name}: {rows[0].plan.title}" if by == "plan" else name
    return Text(terminal.line(title), style="bold" if colour else "")


def _least(rows: Sequence[Row], listing: Listing) -> list[int]:
    """Return how wide each column is at the least, so that no word is cut."""
    columns = list(zip(HEAD, *(_cells(row, listing) for row in rows), strict=True))
    least = [max(map(_longest_word, column)) for column in columns]
    widest = [max(map(terminal.width, column)) for column in columns]
    least[0] = widest[0]
    least[_DUE] = max(least[_DUE], min(_DUE_WIDTH, widest[_DUE]))
    return least


def _widths(least: Sequence[int], width: int, *, by_plan: bool) -> list[int]:
    """Share out a line, most of it to what is long, and to none too little."""
    shares = {
        1: 5,
        2: 4 if by_plan else 5,
        4: 5,
    }  # beside a longer number of the action
    widths = list(least)
    while True:
        room = (
            width - _BETWEEN - sum(w for i, w in enumerate(widths) if i not in shares)
        )
        part = room // (sum(shares.values()) or 1)
        tight = [i for i, share in shares.items() if part * share < least[i]]
        if not tight:
            break
        for i in tight:  # it takes what it needs, and the others share the rest
            del shares[i]
    for i, share in shares.items():
        widths[i] = room * share // sum(shares.values())
    return widths


def _columns(rows: Sequence[Row], listing: Listing, widths: Sequence[int]) -> Any:  # noqa: ANN401 -- rich's table
    """Lay rows out in columns of *widths*."""
    from rich.box import Box  # noqa: PLC0415 -- as above
    from rich.table import Table  # noqa: PLC0415 -- as above

    table = Table(box=Box(_RULED, ascii=True), pad_edge=False, leading=1)
    for title, wide in zip(HEAD, widths, strict=True):
        table.add_column(title, overflow="fold", width=wide)
    for row in rows:
        cells = _cells(row, listing)
        table.add_row(*cells[:4], _styled(row, cells[4]))
    return table


def _blocks(rows: Sequence[Row], listing: Listing, width: int) -> Any:  # noqa: ANN401 -- rich's text
    """Write rows one below the other, for a narrow screen or long words."""
    from rich.text import Text  # noqa: PLC0415 -- as above

    lines = [Text("")]
    for row in rows:
        name, what, who, due, how = _cells(row, listing)
        last = f"Due: {due}." if listing.by == "accountable" else f"Due: {due}. {who}"
        lines += [
            Text(_wrapped(f"{name}  {what}", "", width)),
            _styled(row, _wrapped(how, "  ", width)),
            Text(_wrapped(last, "  ", width)),
            Text(""),
        ]
    return Text("\n").join(lines[:-1])


_DUE = 3
"""The column of dates."""
_DUE_WIDTH = 12
"""Letters of a date; words in place of one are wrapped."""
_LONGEST = 20
"""Letters of a word; an address may be longer, and is cut."""
_BETWEEN = 14
"""Columns of the terminal that are blank: at both ends, and between two."""


def _longest_word(text: str) -> int:
    return max(
        (min(terminal.width(word), _LONGEST) for word in text.split()), default=0
    )


def _wrapped(text: str, indent: str, room: int) -> str:
    return textwrap.fill(
        text,
        room,
        initial_indent=indent,
        subsequent_indent=f"{indent or '  '}",
        break_long_words=True,
        break_on_hyphens=False,
    )


def _cells(row: Row, listing: Listing) -> tuple[str, ...]:
    name = row.action.id if listing.by == "plan" else row.name
    who = sentences.owner(row.now)
    if listing.shows_agencies and row.named_agency.is_written_otherwise:
        who = f"{who} (agency written: {row.named_agency.written})"
    return (
        terminal.line(name),
        terminal.line(" ".join(sentences.text(row.action).split())),
        terminal.line(who),
        _short_due(row),
        f"{sentences.standing(row)}.",
    )


def _short_due(row: Row) -> str:
    """Write a date so that it fits a narrow column: 30 Nov 2011."""
    due = row.now.due
    if due is None:
        return terminal.line(sentences.due(row.now))
    month = f"{dates.MONTHS[due.month - 1][:3]} {due.year}"
    day = month if due.day is None else f"{due.day} {month}"
    words = row.now.due_as_written
    return terminal.line(f'{day} ("{words}")') if words else day


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
    of, own = listing.of, fields.own_names(listing.rows)
    report = {
        "format": FORMAT,
        "as_of": of.as_of.isoformat(),
        "marking": markings.highest(of.plans) or None,
        "incomplete": [sentences.gap(gap) for gap in of.gaps],
        "not_looked_at": list(of.aside),
        "personal_data": sentences.personal_data(of.personal),
        "counts": portfolio.counts_by_state(listing.rows),
        "attention": attention(listing),
        "actions": [_facts(row) | _own(row, own) for row in listing.rows],
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
        "accountable_as_written": _written(*now.owners),
        "agency": row.agency or None,
        "agency_as_written": _written(row.named_agency),
        "state": now.status,
        "open": now.is_open,
        "rag": now.rag or None,
        "due": str(now.due) if now.due else None,
        "due_last_day": now.due.last_day.isoformat() if now.due else None,
        "overdue": now.overdue,
        "days_overdue": now.days_overdue,
        "put_off": len(now.postponements),
        "due_soon": row.due_soon,
        "stale": now.stale,
        "last_entry": str(now.heard) if now.has_report else None,
        "months_silent": (
            None if now.silence_not_known or not now.heard else now.months_silent
        ),
        "closed": str(now.closed) if now.closed else None,
        "closed_late": now.closed_late,
        "words": sentences.standing(row),
        "priority": row.action.priority,
        "theme": row.outcome.theme or None,
    }


def _written(*of: Named) -> str | None:
    """Give names as the plan has them, if its board has declared others."""
    if not any(one.is_written_otherwise for one in of):
        return None
    return "; ".join(one.written for one in of)


def _own(row: Row, names: Sequence[str]) -> dict[str, str | list[str] | None]:
    """Give the fields that boards have added: text, or a list of several."""
    found = {name: fields.given(row, name) for name in names}
    return {
        name: list(values) if len(values) > 1 else "".join(values) or None
        for name, values in found.items()
    }


_COLUMNS = (
    "plan",
    "outcome",
    "name",
    "action",
    "accountable",
    "agency",
    "state",
    "open",
    "rag",
    "due",
    "due_last_day",
    "overdue",
    "days_overdue",
    "put_off",
    "stale",
    "last_entry",
    "months_silent",
    "closed",
    "words",
)
_SOMETIMES = ("agency_as_written", "accountable_as_written", "priority", "theme")
"""Columns that are there, after the others, where a row has something in them."""


def _csv(listing: Listing) -> str:
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    own = fields.own_names(listing.rows)
    told = [_facts(row) | _own(row, own) for row in listing.rows]
    more = (*(name for name in _SOMETIMES if any(one[name] for one in told)), *own)
    names = (*_COLUMNS, "as_of", "marking", *more)
    writer.writerow([_cell(name) for name in names])
    on_each = (listing.of.as_of.isoformat(), _cell(markings.highest(listing.of.plans)))
    for plan, name, words in _remarks(listing):
        told.append({"plan": plan, "name": name, "words": words})
    for facts in told:
        cells = [_cell(facts.get(column)) for column in _COLUMNS]
        writer.writerow((*cells, *on_each, *(_cell(facts.get(one)) for one in more)))
    return f"{_MARK}{page.getvalue()}"


def _remarks(listing: Listing) -> Iterator[tuple[str, str, str]]:
    """Give what is not one action's as rows of their own: a table has no other room."""
    for held in listing.of.personal:
        for words in sentences.personal_data((held,)):
            yield held.plan, "", words
    for found in listing.of.gaps:
        yield found.file, found.what, f"Not checked. {sentences.gap(found)}"
    for name in listing.of.aside:
        yield name, "", sentences.not_looked_at((name,))
    for matter in exceptions.of(listing.of):
        if matter.row is None and not exceptions.is_part(matter):
            yield matter.plan.id, matter.name, f"{sentences.matter(matter)}."


_MARK = "\N{BYTE ORDER MARK}"
"""Without it Excel reads UTF-8 as another encoding: a dash becomes three letters."""


def _cell(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula."""
    # An apostrophe before "=", "+", "-" or "@" makes the cell text in every
    # spreadsheet, also in those that part cells at semicolons.
    if isinstance(value, list):
        value = "; ".join(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = terminal.line(" ".join(str(value).split()))
    return _FORMULA.sub(r"\g<0>'", text)


_FORMULA = re.compile(r"(?:^|;\s*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a cell begins with a sign that a spreadsheet would follow."""


def _markdown(listing: Listing) -> str:
    marking = markings.highest(listing.of.plans)
    marked = [f"**{markdown.inline(marking)}**"] if marking else []
    parts = [*marked, f"# Actions as of {dates.words(listing.of.as_of)}"]
    parts += [markdown.inline(line) for line in sentences.left_out(listing.of)]
    for name, rows in fields.group(listing.rows, listing.by).items():
        title = f"{name}: {rows[0].plan.title}" if listing.by == "plan" else name
        parts.append(f"## {markdown.inline(title)}")
        parts.append(markdown.table(HEAD, [_cells(row, listing) for row in rows]))
    parts += [markdown.inline(line) for line in attention(listing)]
    parts += [markdown.inline(summary(listing)), *marked]
    return "\n\n".join(parts) + "\n"
