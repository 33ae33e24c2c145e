"""Suggest what can be written in a field, while it is being typed."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.lsp import number_links
from actionplan.plan import known_agencies, sentences
from actionplan.plan.model import CLOSED, DONE, OPEN
from actionplan.text import dates, personal, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.lsp.views import View
    from actionplan.plan.model import Plan, State
    from actionplan.plan.portfolio import Row


class Suggestion(NamedTuple):
    """A value for a field, with a few words about it."""

    value: str
    detail: str = ""


class Offered(NamedTuple):
    """The values for a field, and where its value begins on the line."""

    column: int
    values: tuple[Suggestion, ...] = ()
    quote: str = ""
    """The quotation mark that was typed before the value, if any."""

    def written(self, value: str) -> str:
        """Return a value as it is written: in quotation marks if it needs them."""
        quote = self.quote or ("" if _PLAIN.fullmatch(value) else '"')
        doubled = value.replace("'", "''") if quote == "'" else value
        escaped = json.dumps(value, ensure_ascii=False)[1:-1]
        return f"{quote}{escaped if quote == chr(34) else doubled}{quote}"


_PLAIN = re.compile(r"[A-Za-z][\w '(),/&-]*[\w)]|\d{4}-\d\d(?:-\d\d)?")
"""What YAML reads as the same text without quotation marks, where it is a value."""


def suggest(
    lines: Sequence[str], line: int, column: int, known: View, others: Sequence[Plan]
) -> Offered:
    """Return what can be written at a place in a text.

    *known* is the plan when it could last be read, because a text with a half-typed
    line often cannot. *others* are the other plans of the folder.
    """
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = _FIELD.match(text[: column - 1])
    if found is None or known.as_of == date.min:  # today is not known
        return Offered(column)
    _, plan, rows = known.facts()
    inside = enclosing(lines, line)
    row = next((each for each in rows if each.action.id == inside), None)
    values = dict.fromkeys(_values(found["name"], plan, others, row, today=known.as_of))
    typed = found["value"].strip("\"'").casefold()
    meant = [each for each in values if typed in each.value.casefold()]
    first = found["value"][:1]
    quote = first if first in ("'", '"') else ""
    return Offered(found.start("value") + 1, tuple(meant[:MOST]), quote)


MOST = 200
_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[a-z_]+) *: +(?P<value>[^#]*)$")
_AGENCIES = ("agency", "lead_agency", "addressed_to")
_POSTS = ("accountable", "reported_by", "by", "post", "coordinator")
_MONTHS = (*dates.TO_COME, "new_due_requested")
_DAYS = ("date", "achieved_on", "reached_on", "added", "agreed")


def enclosing(lines: Sequence[str], line: int) -> str:
    """Return the number of the action or outcome that a line is in; may be empty."""
    room = _indent(lines[line - 1])
    for text in reversed(lines[: line - 1]):
        found = _NUMBER.match(text)
        if found and found.start("key") <= room:
            return found["number"]
        if text.strip() and not text.lstrip().startswith("#"):
            room = min(room, max(_indent(text), 1))
    return ""


_NUMBER = re.compile(r"\s*- +(?P<key>id) *: *[\"']?(?P<number>[\w.-]+)")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" -"))


def _values(
    field: str,
    known: Plan | None,
    others: Sequence[Plan],
    row: Row | None,
    *,
    today: date,
) -> Iterator[Suggestion]:
    plans = [*([known] if known else []), *others]
    if field in number_links.LINKS and known:
        yield from _numbers(known, row)
    elif field in _AGENCIES:
        yield from _named({a for plan in plans for a in known_agencies.names(plan)})
    elif field in _POSTS:
        yield from _named({post for plan in plans for post in _posts(plan)})
    elif field in _MONTHS:
        yield from _months(today)
    elif field in _DAYS:
        yield Suggestion(today.isoformat(), "today")
    elif field == "rag" and known:
        yield from _ratings(known)
    elif field == "state" and plans:
        yield from _states(row, plans[0])


def _numbers(plan: Plan, row: Row | None) -> Iterator[Suggestion]:
    for action in plan.actions:
        if row is None or action.id != row.action.id:
            yield Suggestion(action.id, _line(action.action))


def _posts(plan: Plan) -> Iterator[str]:
    """Yield the job titles in a plan and in its settings."""
    yield from (name for name, _ in plan.board.posts.names)
    yield from (plan.coordinator, plan.review.by)
    for action in plan.actions:
        yield from action.owners
        yield from (partner.post for partner in action.partners)
        for entry in action.progress:
            yield from (*entry.owners, entry.reported_by)


def _named(names: Iterable[str]) -> Iterator[Suggestion]:
    """Yield names in order, without placeholders and without personal data."""
    for name in sorted(names, key=str.casefold):
        is_fit = name and personal.hidden(name) == name and len(name) <= _LONG
        if is_fit and not placeholders.says_nothing(name, "accountable"):
            yield Suggestion(name)


_LONG = 120


def _months(today: date) -> Iterator[Suggestion]:
    """Yield this month and the next 18 months."""
    first = dates.of(today)
    for number in range(_AHEAD):
        month = dates.of(dates.add_months(first, number))._replace(day=None)
        yield Suggestion(str(month), month.words)


_AHEAD = 19


def _ratings(plan: Plan) -> Iterator[Suggestion]:
    for rating, meaning in plan.rag_legend or plan.board.rag_legend or _USUAL:
        yield Suggestion(rating, _line(meaning))


_USUAL = (("red", ""), ("amber", ""), ("green", ""))


def _states(row: Row | None, plan: Plan) -> Iterator[Suggestion]:
    for state in next_states(row):
        yield Suggestion(state, sentences.state(state, plan.board))


def next_states(row: Row | None) -> tuple[State, ...]:
    """Return the states that an action can have next, the likely ones first.

    What has been reported on cannot become "not started", and only what is done can be
    monitored, signed off or embedded.
    """
    if row is None:
        return (*OPEN, *CLOSED)
    now, later = row.now.state, [each for each in DONE if each != "complete"]
    if now in DONE:
        return (*(each for each in later if each != now), "in-progress")
    if now in CLOSED:
        return ("in-progress", "on-hold")
    started = row.now.has_report
    possible = (s for s in OPEN if not (started and s == "not-started"))
    closing = (s for s in CLOSED if s not in later)
    return (*possible, *closing)


def _line(text: str) -> str:
    return personal.hidden(sentences.first_paragraph(text, 80))
