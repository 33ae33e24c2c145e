"""Write a report as Word documents: one plan or many.

This module is imported only by a command that writes Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output import word_document
from actionplan.output.report import word_parts as parts
from actionplan.output.report import word_plan
from actionplan.output.word_blocks import WordContent, WordHeading, WordRun, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import (
        ActionFacts,
        ExceptionList,
        Overview,
        PlanFacts,
    )
    from actionplan.output.word_blocks import Block, Cell


def plan(told: PlanFacts, as_of: date, *, summary: bool = False) -> bytes:
    """Write the document of one plan, or only its *summary*."""
    blocks = (
        WordHeading(1, told.title),
        line(told.whose, kind="lead"),
        line(f"Report date: {told.as_of.words}"),
        *(word_plan.page_one(told, 2) if summary else word_plan.whole(told, 2)),
        _made("the plan", told.as_of.words),
    )
    content = WordContent(told.title, told.plan.marking, as_of, blocks)
    return word_document.write(content)


def overview(
    of: Overview, plans: Sequence[PlanFacts], as_of: date, *, summary: bool = False
) -> bytes:
    """Write the document of several plans: all together, and then each of *plans*."""
    blocks = (
        WordHeading(1, _TITLE),
        line(f"Report date: {of.as_of.words}"),
        *_overview(of, summary=summary),
        *(block for told in plans for block in _plan_within(told, summary=summary)),
        _made("the plans", of.as_of.words),
    )
    return word_document.write(WordContent(_TITLE, of.marking, as_of, blocks))


_TITLE = "Action plans"


def _plan_within(told: PlanFacts, *, summary: bool) -> Iterator[Block]:
    yield WordHeading(2, told.title, told.anchor, new_page=True)
    yield line(told.whose, kind="lead")
    yield from word_plan.page_one(told, 3) if summary else word_plan.whole(told, 3)


def _made(source: str, day: str) -> Block:
    return line(
        f"actionplan made this document from what had been recorded in {source} up to"
        f" {day}. An action is overdue if it is still open after its due date. If the"
        " due date is only a month, that means the last day of the month."
    )


def _overview(of: Overview, *, summary: bool) -> Iterator[Block]:
    yield from parts.incomplete(of.gaps)
    yield WordHeading(2, "Summary")
    yield from (line(text, kind="lead") for text in of.summary)
    counted = [(each.words, each.number) for each in of.figures]
    counted += [(f"Status: {state}", number) for state, number in of.states]
    rows = ((parts.one(words), parts.one(str(n))) for words, n in counted)
    caption = f"Numbers on {of.as_of.words}"
    yield from parts.table(caption, ("What", "Number"), rows, (85, 15))
    yield from word_plan.counts(of.states, of.ratings)
    for each in of.exceptions:
        yield from _exceptions(each)
    yield from word_plan.changes(of.changes, 2)
    if of.lacking:
        number = len(of.lacking)
        yield WordHeading(2, f"Outcomes and other parts that need attention ({number})")
        for one in of.lacking:
            yield line(parts.link(one.what), f": {one.words}", kind="bullet")
    if of.agencies and not summary:
        yield from word_plan.agencies(of.agencies, of.agencies_finding, 2)
        yield from word_plan.fields(of.fields, 2)
        yield WordHeading(2, "When open actions are due")
        months = ((parts.one(m.words), parts.one(str(m.number))) for m in of.months)
        head = ("Due", "Open actions")
        yield from parts.table(of.months_finding, head, months, (70, 30))
    if of.plans:
        yield from _plans(of)


def _exceptions(of: ExceptionList) -> Iterator[Block]:
    yield WordHeading(2, f"{of.title} ({len(of.actions)})")
    if not of.actions:
        yield line(of.empty)
        return
    head = ("Action", "Who", "Status", "Latest update")
    rows = map(_exception, of.actions)
    yield from parts.table(of.caption, head, rows, (30, 22, 24, 24))


def _exception(of: ActionFacts) -> tuple[Cell, ...]:
    rating = [line(parts.rated(of.rating))] if of.rating else []
    name = WordRun(of.name, to=of.anchor)
    return (
        (line(name, f" {parts.flat(of.text)}"),),
        parts.who(of),
        (line(f"{of.standing} Due: {of.due}."), *rating),
        parts.one(of.reason),
    )


def _plans(of: Overview) -> Iterator[Block]:
    yield WordHeading(2, "Each plan")
    rows = (
        (
            (line(parts.link(each.title)), line(each.plan.id)),
            *map(parts.one, map(str, (each.overdue, each.stale, each.open))),
            parts.one(str(each.closed)),
            parts.one(each.judged),
        )
        for each in of.plans
    )
    head = ("Plan", "Overdue", "No update", "Open", "Closed", "Outcomes")
    caption = "Plans in order of plan ID"
    yield from parts.table(caption, head, rows, (44, 9, 11, 8, 8, 20))
