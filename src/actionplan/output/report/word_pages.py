"""Write a report as Word documents: one plan or many.

This module is imported only by a command that writes Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output import word_document
from actionplan.output.report import word_over_time, word_plan
from actionplan.output.report import word_parts as parts
from actionplan.output.word_blocks import (
    WordColumns,
    WordContent,
    WordHeading,
    WordRun,
    WordSheet,
    WordTable,
    bold,
    line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
        ItemOfPlan,
        Lacking,
        Link,
        OutcomeInShort,
        Overview,
        PlanFacts,
        PlanLine,
    )
    from actionplan.output.word_blocks import Block, WordLine


def plan(told: PlanFacts, as_of: date, *, summary: bool = False) -> bytes:
    """Write the document of one plan, or only its *summary*."""
    blocks = (
        *_upright(summary=summary),
        WordHeading(1, told.title),
        line(f"{told.whose} Report date: {told.as_of.words}", kind="lead"),
        *(word_plan.page_one(told, 2) if summary else word_plan.whole(told, 2)),
        *(() if summary else (_made("the plan", told.as_of.words),)),
    )
    content = WordContent(
        title=told.title,
        marking=told.plan.marking,
        as_of=as_of,
        blocks=blocks,
        compact=summary,
    )
    return word_document.write(content)


def overview(
    of: Overview, plans: Sequence[PlanFacts], as_of: date, *, summary: bool = False
) -> bytes:
    """Write the document of several plans: all together, and then each of *plans*."""
    blocks = (
        *_upright(summary=summary),
        WordHeading(1, _TITLE),
        line(f"Report date: {of.as_of.words}"),
        *_overview(of, summary=summary),
        *(block for told in plans for block in _plan_within(told, summary=summary)),
        *(() if summary else (_made("the plans", of.as_of.words),)),
    )
    content = WordContent(
        title=_TITLE,
        marking=of.marking,
        as_of=as_of,
        blocks=blocks,
        compact=summary,
    )
    return word_document.write(content)


_TITLE = "Action plans"


def _upright(*, summary: bool) -> Iterator[Block]:
    """Put page one on an upright sheet, as all of a summary is."""
    if not summary:
        yield WordSheet(upright=True)


def _plan_within(told: PlanFacts, *, summary: bool) -> Iterator[Block]:
    yield from _upright(summary=summary)
    yield WordHeading(2, told.title, told.anchor, new_page=summary)
    yield line(told.whose, kind="lead")
    yield from word_plan.page_one(told, 3) if summary else word_plan.whole(told, 3)


def _made(source: str, day: str) -> Block:
    return line(
        f"actionplan made this document from what had been recorded in {source} up to"
        f" {day}. An action is overdue if it is still open after its due date. If the"
        " due date is only a month, that means the last day of the month."
    )


def _overview(of: Overview, *, summary: bool) -> Iterator[Block]:
    yield from _page_one(of)
    if summary:
        return
    yield WordSheet(upright=False)
    yield from word_plan.contents()
    if of.every_exception:
        yield WordHeading(2, "Latest updates on the exceptions")
        rows = (
            (
                (line(_named(each)),),
                parts.one(each.reason),
                parts.stage(each.next),
            )
            for each in of.every_exception
        )
        head = ("Action", "Latest update", "Next stage")
        about = "The latest note on each action"
        yield from parts.table(about, head, rows, (30, 42, 28))
    yield WordHeading(2, "Numbers")
    counted = ((parts.one(e.words), parts.one(str(e.number))) for e in of.figures)
    caption = f"Numbers on {of.as_of.words}"
    yield from parts.table(caption, ("What", "Number"), counted, (85, 15))
    if of.agencies:
        yield from word_over_time.planned(of.over_time, 2)
        if of.over_time.moved or of.over_time.moved_left_out:
            yield WordHeading(2, "How far due dates moved")
            yield from word_over_time.moved(of.over_time)
        yield from word_plan.agencies(of.agencies, of.agencies_finding, 2)
        yield from word_plan.fields(of.fields, 2)
        yield WordHeading(2, "When open actions are due")
        months = ((parts.one(m.words), parts.one(str(m.number))) for m in of.months)
        both = ("Due", "Open actions")
        yield from parts.table(of.months_finding, both, months, (70, 30))


def _page_one(of: Overview) -> Iterator[Block]:
    """Write what a meeting asks about first."""
    yield from parts.incomplete(of.gaps)
    yield WordHeading(2, "Summary")
    lead = (" ".join(of.summary),) if of.page.by_plan else of.summary
    yield from (line(text, kind="lead") for text in lead)
    yield from _to_decide(of)
    yield from word_plan.states(of.states)
    yield from word_plan.ratings(of.ratings)
    named = tuple(tuple(_named_in_bold(each)) for each in of.silent)
    if of.page.by_plan and named:
        yield line(*(run for runs in named for run in runs))
    else:
        yield from (line(*runs) for runs in named)
    yield from _plans(of)
    yield from _in_turn(of) if of.page.by_plan else _by_kind(of)


def _named_in_bold(of: Changed) -> Iterator[WordRun | str]:
    yield bold(f"{of.title} ({of.number}): ")
    yield from word_plan.called(of.which)
    yield ". "


def _in_turn(of: Overview) -> Iterator[Block]:
    """Write the exceptions, outcomes and changes of each plan, the plan first."""
    title = "Exceptions, outcomes and changes by plan, the most urgent plan first"
    yield WordHeading(2, title)
    yield WordColumns(2)
    for told in of.page.by_plan:
        head: list[WordRun | str] = [_bold_link(told.what), f": {told.words}"]
        if told.decide:
            head += [" ", bold("To decide: "), *_briefly(told.decide), "."]
        items = [_item(one) for one in told.items]
        end: list[WordRun | str] = [f"{told.more} "] if told.more else []
        if told.due:
            end += [*_briefly(told.due), ". "]
        if told.changes:
            end += [bold(f"{told.since}: "), *_briefly(told.changes), "."]
        elif told.since:
            end.append(bold(told.since))
        if of.page.listed:
            yield line(*head)
            yield from (line(*runs, kind="bullet") for runs in items)
            if end:
                yield line(*end)
            continue
        for runs in items:
            head += [f" {_BULLET} " if runs is not items[0] else " ", *runs]
        yield line(*head, *([" "] if end else []), *end)
    yield WordColumns(1)


def _item(of: ItemOfPlan) -> list[WordRun | str]:
    standing = f": {parts.flat(of.standing)}" if of.standing else ":"
    runs: list[WordRun | str] = [_bold_link(of.what), f"{standing} "]
    if of.rating:
        words = f"{parts.flat(of.rating.words)}."
        runs += [WordRun(words, bold=True, colour=of.rating.look), " "]
    return [*runs, parts.flat(of.words)]


def _bold_link(of: Link) -> WordRun:
    return parts.link(of)._replace(bold=True)


def _briefly(every: Sequence[Changed]) -> Iterator[WordRun | str]:
    for number, of in enumerate(every):
        yield f"{'; ' if number else ''}{of.title}{' ' if of.which else ''}"
        for at, one in enumerate(of.which):
            yield ", " if at else ""
            yield parts.link(one)
            yield f" {parts.flat(one.label)}" if one.label else ""


def _by_kind(of: Overview) -> Iterator[Block]:
    """Write the exceptions of all plans, what has changed and what is due."""
    number = of.exceptional
    yield WordHeading(2, f"Exceptions ({number})")
    yield from (_in_line(kind.title, kind.which) for kind in of.page.in_line)
    yield from map(_exception, of.page.exceptions, of.page.notes)
    yield from _said(of.page.exceptions_more)
    if not of.every_exception:
        yield line("No action is an exception." if of.clear else "0 actions.")
    others = "Other exceptions:" if of.page.dense else ""
    yield from _each(others, of.page.lacking, of.page.lacking_more, dense=of.page.dense)
    yield from word_plan.changes(of.changes, 2)
    yield from _due(of)


def _said(more: str) -> Iterator[WordLine]:
    """Say how many more there are, if there are any."""
    if more:
        yield line(more)


def _named(of: ActionFacts) -> WordRun:
    return WordRun(of.called, to=of.anchor)


def _to_decide(of: Overview) -> Iterator[WordLine]:
    """Write what waits for a decision in any of the plans."""
    number = f" ({of.decisions})" if of.decisions else ""
    title = WordRun(f"To decide{number}:", bold=True)
    yield line(title, f" {of.none_to_decide}".rstrip(), *word_plan.kinds(of.to_decide))


def _exception(of: ActionFacts, note: str) -> WordLine:
    """Write an action with an exception in a line: the owner and the status."""
    beside = f" {of.due_beside}" if of.due_beside else ""
    said = f" {parts.flat(of.label)}: {parts.who_words(of)}. {of.standing}{beside}"
    rated = (WordRun(" "), parts.rated(of.rating)) if of.rating else ()
    return line(_named(of), said, *rated, f" {note}" if note else "", kind="bullet")


def _in_line(
    title: str, which: Sequence[Lacking | OutcomeInShort], more: str = ""
) -> WordLine:
    """Write what is told of several things in one paragraph, after a bold title.

    How many *more* there are follows.
    """
    runs: list[WordRun | str] = [bold(title)]
    for number, one in enumerate(which):
        between = f" {_BULLET} " if number else " "
        runs += [between, parts.link(one.what), f": {parts.flat(one.words)}"]
    return line(*runs, f" {more}") if more else line(*runs)


_BULLET = "\u2022"


def _each(
    title: str,
    which: Sequence[Lacking | OutcomeInShort],
    more: str,
    *,
    dense: bool,
) -> Iterator[WordLine]:
    """Write the same with a bullet for each, unless the page is *dense*."""
    if dense and which:
        yield _in_line(title, which, more)
        return
    if title and which:
        yield line(title)
    for one in which:
        said = f": {parts.flat(one.words)}"
        yield line(parts.link(one.what), said, kind="bullet")
    yield from _said(more)


def _due(of: Overview) -> Iterator[Block]:
    yield WordHeading(2, f"{of.due.title} ({len(of.due.actions)})")
    runs: list[WordRun | str] = []
    for number, one in enumerate(of.due_named, start=1):
        last = number == len(of.due_named)
        said = f" {parts.flat(one.label)}".rstrip()
        runs += [parts.link(one), f"{said}{'.' if last else '; '}"]
    if runs:
        yield line(*runs)
    if not of.due.actions:
        yield line(of.due.empty)
    if of.to_be_dated:
        yield line(*word_plan.kinds(of.to_be_dated), ".")


def _plans(of: Overview) -> Iterator[Block]:
    if not of.plans:
        return
    if not of.page.by_plan:
        yield WordHeading(2, "Each plan")
    if of.page.open_plans:
        rows = (
            (
                (line(parts.link(each.title)),),
                *map(parts.one, map(str, _numbers(each))),
                parts.one(each.judged),
            )
            for each in of.page.open_plans
        )
        head = ("Plan", *_NUMBERS, "Outcomes")
        caption = "Plans with open actions, the most urgent first"
        yield WordTable(caption, head, tuple(rows), (29, 9, 13, 11, 6, 8, 24))
    if of.page.plans_in_line:
        title = f"Plans with open actions ({len(of.open_plans)}):"
        yield _in_line(title, of.page.plans_in_line)
    runs: list[WordRun] = []
    for each in of.page.other_plans:
        named = parts.link(each.title._replace(words=each.brief))
        runs += [WordRun("; " if runs else ""), named]
    if runs:
        yield line(f"Plans with 0 open actions ({len(of.other_plans)}): ", *runs, ".")
    yield from _said(of.page.plans_more)
    if of.marks:
        yield line(
            bold(of.marks), *word_plan.kinds(of.doubtful), "." if of.doubtful else ""
        )
    number = len(of.assessed)
    title = f"Outcomes assessed, in plans with open actions ({number}):"
    yield from _each(
        title, of.page.assessed, of.page.assessed_more, dense=of.page.dense
    )


_NUMBERS = (
    *("Overdue", "Never reported", "No update"),
    *("Open", "Not open"),
)


def _numbers(of: PlanLine) -> tuple[int, ...]:
    return of.overdue, of.unheard, of.stale, of.open, of.closed
