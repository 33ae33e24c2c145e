"""List actions in a table: for a terminal, a spreadsheet, a page or a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.output import aim_facts, csv_cells, over_time_facts, status_screen
from actionplan.output.paper import Paper, PaperTable, Section
from actionplan.plan import (
    exceptions,
    fields,
    markings,
    portfolio,
    sentences,
    timeline,
)
from actionplan.text import dates, grammar, markdown, terminal
from actionplan.text import names as text_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.board_names import Named
    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio, Row

Form: TypeAlias = Literal["table", "json", "csv", "markdown", "html", "docx"]
FORMAT = "actionplan-status/1"


class Listing(NamedTuple):
    """The rows of a portfolio to show, and how to group them."""

    of: Portfolio
    rows: tuple[Row, ...]
    by: str
    """The field by which they are grouped."""
    asked: tuple[str, ...] = ()
    """The fields by which they were found."""
    with_closed: bool = True
    """Whether the table on a terminal shows closed actions too."""
    not_judged: tuple[portfolio.NotJudged, ...] = ()
    """The actions that the filters left out only because something is not known."""

    @property
    def shows_agencies(self) -> bool:
        """Whether it is about agencies, whose written names are then shown."""
        return "agency" in (self.by, *self.asked)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are shown: a closed action with an exception always is."""
        if self.with_closed:
            return self.rows
        return tuple(row for row in self.rows if row.now.is_open or row.is_exception)


def written_as(form: Form, *, colour: bool) -> terminal.WrittenAs:
    """Return how characters are written out in a form."""
    if form == "json":
        return "json"
    if form == "html":
        return "markup"
    return "colour" if form == "table" and colour else "text"


def write(
    listing: Listing, form: Form, *, width: int = 80, colour: bool = False
) -> str:
    """Write a listing in a form other than Word, which is not text (see `paper`).

    *width* and *colour* only apply to the table on a terminal.
    """
    if form == "table":
        return _table(listing, width, colour=colour)
    listing = listing._replace(with_closed=True)
    match form:
        case "json":
            return _json(listing)
        case "csv":
            return _csv(listing)
        case "html":
            from actionplan.output import paper_page  # noqa: PLC0415 -- it imports jinja

            return paper_page.write(paper(listing))
        case _:
            return _markdown(listing)


def paper(listing: Listing) -> Paper:
    """Return a listing, with all its rows, as a paper with a table for each group."""
    listing = listing._replace(with_closed=True)
    groups = _groups(listing)
    has_owner = any(one.owner for group in groups for one in group.actions)
    return Paper(
        format=FORMAT,
        title=_title_of(listing),
        as_of=listing.of.as_of,
        about=(),
        gaps=tuple(sentences.left_out(listing.of)),
        sections=tuple(
            Section(
                title,
                title,
                "",
                (),
                table=_group_table(actions, has_owner=has_owner),
            )
            for title, actions in groups
        ),
        marking=markings.highest(listing.of.plans),
        end=(*_to_read(listing), summary(listing)),
    )


def _title_of(listing: Listing) -> str:
    return f"Actions on {dates.words(listing.of.as_of)}"


def _group_table(
    actions: Sequence[status_screen.Shown], *, has_owner: bool
) -> PaperTable:
    there = [n for n, name in enumerate(status_screen.HEAD) if has_owner or n != _OWNER]
    return PaperTable(
        tuple(status_screen.HEAD[n] for n in there),
        tuple(tuple((one[n],) for n in there) for one in (a[:5] for a in actions)),
        tuple(_SHARES[n] for n in there),
    )


_OWNER, _SHARES = 2, (11, 37, 18, 12, 22)


def summary(listing: Listing) -> str:
    """Say how many actions are shown, of how many, and for which date."""
    of, rows = listing.of, listing.rows
    number = dates.count(len(of.rows), "action")
    is_whole = len(rows) == len(of.rows)
    count = number if is_whole else f"{len(listing.shown)} of {number}"
    are = grammar.agree(len(listing.shown), "is", "are", of=len(of.rows))
    shown = "" if is_whole else f" {are} shown,"
    plans = dates.count(len(of.plans), "plan")
    found = [matter for row in rows for matter in exceptions.of_row(row)]
    counted = [
        f"{n} {words}"
        for kind, words in SUMMED.items()
        if (n := exceptions.count(found, kind)) or kind in ("overdue", "stale")
    ]
    if portfolio.lacks_dates(rows):
        counted[0] = f"overdue not known ({sentences.NO_DATES})"
    when = f"{shown} on {dates.words(of.as_of)}"
    return f"{count} in {plans}{when}: {', '.join(counted)}."


SUMMED: dict[exceptions.Kind, str] = {
    "overdue": "overdue",
    "passed-in-words": "with a date in words that has passed",
    "may-be-overdue": "that may be overdue",
    "missed-rounds": "with missed rounds",
    "late-milestone": "with a late milestone",
    "stage-passed": "with a next stage not reported by its date",
    "promise-passed": "with a date in the latest note that has passed",
    "review-passed": "without an update since a review was due",
    "no-date": "open without a known due date",
    "no-owner": "open without a known owner",
    "owner-in-doubt": "with an owner in doubt",
    "note-otherwise": "open with a note that says otherwise",
    "status-not-known": "with a status that is not known",
    "worst-rating": "with the worst rating",
    "worst-after-closing": "closed but rated low",
    "more-to-do": "done but possibly not complete",
    "sign-off-in-doubt": "with a sign-off in doubt",
    "milestone-left": "done with a milestone not recorded as reached",
    "monitoring-silent": "being monitored without a recent report",
    "next-worst-rating": "with the next-worst rating",
    "rating-not-known": "with a rating that may be one of the two worst",
    "stale": "with no update for too long",
    "silence-not-known": "that may have had no update for too long",
    "on-hold": "on hold",
    "time-requested": "asking for more time",
    "postponed-often": "with a due date moved more than once",
    "done-no-owner": "done without a known owner",
    "replaced-by-given-up": "replaced by an action that was given up",
    "given-up-unexplained": "ended without being done or explained",
    "disputed": "ended without being done and disputed",
    "closed-incomplete": "closed without completion, with a reason",
}
"""Every kind of exception that one action can have."""


def attention(listing: Listing) -> list[str]:
    """Say what no row shows: outcomes without an action, and what was not compared.

    Where only some rows were asked for, nobody may take an action that a filter could
    not judge for one that it judged.
    """
    said = [f"{name}: {words}" for _, name, words in _of_plans(listing.of)]
    return [*said, *map(not_compared, listing.not_judged)]


def _to_read(listing: Listing) -> list[str]:
    """Say the same to a person: what is only counted for each plan is added up."""
    said = [f"{name}: {words}" for _, name, words in _exceptions(listing.of)]
    doubts = sentences.all_doubts(listing.of)
    return [*said, *doubts, *map(not_compared, listing.not_judged)]


def not_compared(each: portfolio.NotJudged) -> str:
    """Name the actions that a filter could not judge, and say why."""
    names = ", ".join(row.name for row in each.rows)
    return f"{_NOT_COMPARED[each.what]}, so not compared: {names}."


_NOT_COMPARED: dict[portfolio.Unknown, str] = {
    "due": "Without a known due date",
    "silence": "Without a known date of the latest update",
    "status": "Without a known status",
    "rating": "With a rating that could not be read",
    "agency": "Without a known agency",
    "owner": "Without a known owner",
}
"""Why a filter could not judge an action."""


def _table(listing: Listing, width: int, *, colour: bool) -> str:
    width = max(width, 40)
    room = min(width, terminal.WIDTH)
    marking = markings.highest(listing.of.plans)
    marked = [terminal.wrap(marking, "", room=room)] if marking else []
    gaps = [
        terminal.wrap(line, "", "  ", room) for line in sentences.left_out(listing.of)
    ]
    end = [*_to_read(listing), summary(listing), *_hidden(listing)]
    blocks = [
        *marked,
        *(["\n".join(gaps)] if gaps else []),
        *status_screen.blocks(_groups(listing), width, colour=colour),
        *_closed_plans(listing, room),
        "\n".join(terminal.wrap(line, "", room=room) for line in end),
        *marked,
    ]
    return "\n\n".join(blocks) + "\n"


def _hidden(listing: Listing) -> Iterator[str]:
    """Say how many closed actions are not shown."""
    if number := len(listing.rows) - len(listing.shown):
        them = grammar.agree(number, "it", "them")
        are = grammar.agree(number, "is", "are")
        actions = dates.count(number, "closed action")
        yield f"{actions} {are} not shown. To show {them}, add --closed."


def _closed_plans(listing: Listing, room: int) -> Iterator[str]:
    """Name the plans of which every action is closed, and no row is shown."""
    hidden = {row.plan.id for row in listing.rows} - {
        row.plan.id for row in listing.shown
    }
    closed = [plan for plan in listing.of.plans if plan.id in hidden]
    closed = [plan for plan in closed if portfolio.is_closed(plan, listing.of)]
    if closed:
        one = "Closed plan: all its actions are closed"
        some = f"Closed plans ({len(closed)}): all their actions are closed"
        title = one if len(closed) == 1 else some
        named = [terminal.wrap(_closed(plan), "  ", "  ", room) for plan in closed]
        yield "\n".join([terminal.wrap(title, "", room=room), *named])


def _closed(plan: Plan) -> str:
    number = sum(len(outcome.actions) for outcome in plan.outcomes)
    actions = dates.count(number, "action")
    return f"{plan.id} ({actions}): {plan.title}"


def _groups(listing: Listing) -> list[status_screen.ShownGroup]:
    """Put rows under headings, those with the most urgent rows first."""
    groups = fields.group(listing.shown, listing.by)
    names = list(groups)
    if listing.by in ("plan", "accountable", "agency"):
        place = {id(row): number for number, row in enumerate(listing.shown)}
        names.sort(key=lambda name: place[id(groups[name][0])])
    return [
        status_screen.ShownGroup(
            _title(name, groups[name], listing.by),
            tuple(_shown(row, listing, name) for row in groups[name]),
        )
        for name in names
    ]


def _title(name: str, rows: Sequence[Row], by: str) -> str:
    return terminal.line(f"{name}: {rows[0].plan.title}" if by == "plan" else name)


def _shown(row: Row, listing: Listing, group: str) -> status_screen.Shown:
    return status_screen.Shown(
        number=terminal.line(row.action.id if listing.by == "plan" else row.name),
        what=terminal.line(" ".join(sentences.text(row.action).split())),
        owner=terminal.line(_owner(row, listing, group)),
        is_owned=bool(row.now.owners),
        due=_short_due(row),
        status=terminal.line(f"{_status(row)}."),
        colour=_colour(row),
        rated=_rated(row),
    )


def _status(row: Row) -> str:
    """Describe the status of an action, and say when it is reviewed next."""
    said = (sentences.standing(row), sentences.next_review(row))
    return "; ".join(filter(None, said))


def _rated(row: Row) -> tuple[str, str]:
    """Return how a rating is said, without and with its meaning in the plan."""
    rating = row.now.rag
    return f"rated {rating}", sentences.within(sentences.rated(rating, row.plan))


def _owner(row: Row, listing: Listing, group: str) -> str:
    """Say who the owner is, unless the heading of the *group* does in the same words.

    If there are several, it says each.
    """
    in_heading = listing.by == "accountable" and all(
        text_names.same(one.words, group) for one in row.now.owners
    )
    parts = [] if in_heading else [sentences.owner_of(row)]
    if listing.shows_agencies and row.named_agency.is_written_otherwise:
        parts.append(f"(agency written: {row.named_agency.written})")
    return " ".join(parts)


def _short_due(row: Row) -> str:
    """Write a date so that it fits a narrow column: 30 Nov 2011."""
    due = row.now.due
    if due is None:
        return terminal.line(sentences.due(row.now))
    month = f"{dates.MONTHS[due.month - 1][:3]} {due.year}"
    day = month if due.day is None else f"{due.day} {month}"
    words = row.now.due_as_written
    return terminal.line(f'{day} ("{words}")') if words else day


def _colour(row: Row) -> str:
    """Return the code of the colour in which a terminal shows how an action is."""
    now = row.now
    if now.overdue or now.passed_in_words or now.may_be_overdue:
        return "1;31"
    if now.stale or row.due_soon:
        return "33"
    return "" if now.is_open else "2"


def _json(listing: Listing) -> str:
    of, own = listing.of, fields.own_names(listing.rows)
    report = {
        "format": FORMAT,
        "as_of": of.as_of.isoformat(),
        "marking": markings.highest(of.plans) or None,
        "incomplete": [sentences.gap(gap) for gap in of.gaps],
        "not_looked_at": list(of.aside),
        "personal_data": sentences.personal_data(of.personal, of),
        "counts": portfolio.counts_by_state(listing.rows),
        "attention": attention(listing),
        "actions": [_facts(row) | _own(row, own) for row in listing.rows],
        "outcomes": [*_outcomes(listing)],
        "over_time": over_time_facts.facts(listing.rows, of.as_of),
        "since_last_meeting": over_time_facts.changes(of, listing.rows),
    }
    return json.dumps(report, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def _outcomes(listing: Listing) -> Iterator[dict[str, Any]]:
    """Give each outcome, or only those of the actions that were asked for."""
    of = listing.of
    asked = {id(row.outcome) for row in listing.rows}
    is_whole = len(listing.rows) == len(of.rows)
    for plan in of.plans:
        for outcome in plan.outcomes:
            if is_whole or id(outcome) in asked:
                yield aim_facts.facts(outcome, plan, of.as_of)


def _facts(row: Row) -> dict[str, Any]:
    now = row.now
    date_unknown = now.is_open and now.due is None and now.due_from != "no-date"
    missed = now.missed
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
        "overdue": None if date_unknown else now.overdue,
        "days_overdue": None if date_unknown else now.days_overdue,
        "put_off": len(now.postponements),
        "due_soon": None if date_unknown else row.due_soon,
        "missed_rounds": [str(due) for due in missed[-_MOST_ROUNDS:]],
        "missed_rounds_earlier": max(0, len(missed) - _MOST_ROUNDS),
        "stale": None if now.silence_not_known else now.stale,
        "last_entry": str(now.heard) if now.has_report else None,
        "months_silent": now.months_silent,
        "closed": str(now.closed) if now.closed else None,
        "closed_late": None if now.late_not_known else now.closed_late,
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
    "missed_rounds",
    "stale",
    "last_entry",
    "months_silent",
    "closed",
    "words",
)
_MOST_ROUNDS = 104
"""The most rounds to list by date: 2 years of weekly work. Others are counted."""
_SOMETIMES = (
    "agency_as_written",
    "accountable_as_written",
    "missed_rounds_earlier",
    "priority",
    "theme",
)
"""Columns that are there, after the others, where a row has something in them."""


def _csv(listing: Listing) -> str:
    own = fields.own_names(listing.rows)
    told = [_facts(r) | _for_analysts(r) | _own(r, own) for r in listing.rows]
    more = (*(name for name in _SOMETIMES if any(one[name] for one in told)), *own)
    for plan, name, words in _remarks(listing):
        told.append({"plan": plan, "name": name, "words": words})
    on_each = {
        "as_of": listing.of.as_of.isoformat(),
        "marking": markings.highest(listing.of.plans),
    }
    return csv_cells.table(
        (*_COLUMNS, *_ANALYSED, *on_each, *more), [facts | on_each for facts in told]
    )


_ANALYSED = (
    "last_entry_last_day",
    "closed_last_day",
    "first_due",
    "first_due_last_day",
    "days_moved",
    "note",
    "source",
    "kind",
    "partnership",
    "joined",
    "joined_last_day",
)
"""Columns that only CSV has: dates as days, the latest note, and what to group by."""


def _for_analysts(row: Row) -> dict[str, Any]:
    now, plan = row.now, row.plan
    first = timeline.first_due(row.action).date
    joined = timeline.joined(row.action, plan)
    reported = now.heard if now.has_report else None
    return {
        "last_entry_last_day": csv_cells.last_day(reported),
        "closed_last_day": csv_cells.last_day(now.closed),
        "first_due": str(first) if first else None,
        "first_due_last_day": csv_cells.last_day(first),
        "days_moved": over_time_facts.days_moved(row),
        "note": now.entries[-1].note if now.entries else None,
        "source": plan.source.type or None,
        "kind": plan.kind or None,
        "partnership": plan.partnership or None,
        "joined": str(joined) if joined else None,
        "joined_last_day": csv_cells.last_day(joined),
    }


def _remarks(listing: Listing) -> Iterator[tuple[str, str, str]]:
    """Give what is not one action's as rows of their own: a table has no other room."""
    for held in listing.of.personal:
        for words in sentences.personal_data((held,), listing.of):
            yield held.plan, "", words
    for found in listing.of.gaps:
        yield found.file, found.what, f"Not checked. {sentences.gap(found)}"
    for name in listing.of.aside:
        yield name, "", sentences.not_looked_at((name,))
    for each in listing.not_judged:
        for row in each.rows:
            yield row.plan.id, row.name, f"{_NOT_COMPARED[each.what]}, so not compared."
    yield from _of_plans(listing.of)


def _of_plans(of: Portfolio) -> Iterator[tuple[str, str, str]]:
    """Give what is true of a plan or an outcome, and why a plan is not clear."""
    yield from _exceptions(of)
    for plan in of.plans:
        for words in sentences.counted_doubts(plan, of):
            yield plan.id, plan.id, words


def _exceptions(of: Portfolio) -> Iterator[tuple[str, str, str]]:
    """Give the exceptions that are not about one action."""
    for matter in exceptions.of(of):
        if matter.row is None and not exceptions.is_part(matter):
            yield matter.plan.id, matter.name, f"{sentences.matter(matter)}."


def _markdown(listing: Listing) -> str:
    marking = markings.highest(listing.of.plans)
    marked = [f"**{markdown.inline(marking)}**"] if marking else []
    parts = [*marked, f"# {_title_of(listing)}"]
    parts += [markdown.inline(line) for line in sentences.left_out(listing.of)]
    for section in paper(listing).sections:
        parts.append(f"## {markdown.inline(section.title)}")
        if section.table:
            rows = [tuple(map(" ".join, row)) for row in section.table.rows]
            parts.append(markdown.table(section.table.head, rows))
    parts += [markdown.inline(line) for line in _to_read(listing)]
    parts += [markdown.inline(summary(listing)), *marked]
    return "\n\n".join(parts) + "\n"
