"""Write the small parts that a report in Word repeats, such as owners and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.word_blocks import WordRun, WordTable, bold, fact, line, lines
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.facts import ActionFacts, Link, Other, Rating, Stage
    from actionplan.output.word_blocks import Block, Cell, WordLine

NOT_RECORDED = "Not recorded"


def table(
    caption: str,
    head: tuple[str, ...],
    rows: Iterable[tuple[Cell, ...]],
    shares: tuple[int, ...] = (),
) -> Iterator[Block]:
    """Write a table below its caption."""
    yield line(caption, kind="caption")
    yield WordTable(caption, head, tuple(rows), shares)


def facts(pairs: Iterable[Other]) -> Iterator[WordLine]:
    """Write names and values, one below the other."""
    for pair in pairs:
        yield from fact(pair.name, pair.text)


def one(text: str) -> Cell:
    """Write text as a cell with one line."""
    return (line(text),)


def link(of: Link) -> WordRun:
    """Write words that lead to a place in the document."""
    return WordRun(of.words, to=place(of.href))


def place(href: str) -> str:
    """Return the place that a link of the report leads to."""
    return href.partition("#")[2]


def links(every: Sequence[Link]) -> WordLine:
    """Write several links, separated by commas."""
    runs = [part for of in every for part in (WordRun(", "), link(of))]
    return line(*runs[1:])


def action(of: ActionFacts) -> WordLine:
    """Write the number of an action, which leads to it, and what will be done."""
    return line(WordRun(of.action.id, to=of.anchor), f" {flat(of.text)}")


def who(of: ActionFacts) -> Cell:
    """Write the owner of an action, and the agency."""
    label = f"{sentences.capital(of.agency_label)}: " if of.agency_label else ""
    return (line(of.who), *([line(f"{label}{of.agency}")] if of.agency else []))


def action_label(of: ActionFacts) -> WordLine:
    """Write the same, to go on after it."""
    return line(WordRun(of.action.id, to=of.anchor), f" {flat(of.label)}")


def who_words(of: ActionFacts) -> str:
    """Return the owner of an action and the agency, to go on in a sentence."""
    label = f"; {of.agency_label}: " if of.agency_label else ", "
    return f"{of.who}{label}{of.agency}" if of.agency else of.who


def owned(of: ActionFacts) -> str:
    """Name the owner after what will be done: Re-issue it. Owner: Named Nurse."""
    stop = "" if of.label.endswith((".", "!", "?")) else "."
    named = "Owner: " if of.now.owners else ""
    return f"{stop} {named}{sentences.stopped(who_words(of))}"


def who_in_line(of: ActionFacts) -> Cell:
    """Write the owner of an action and the agency in one line."""
    return (line(who_words(of)),)


def standing(of: ActionFacts) -> WordLine:
    """Write the status of an action and its rating. Only the rating has a colour."""
    closed = f" {of.closed_how}" if of.closed_how else ""
    rating = [WordRun(" | "), rated(of.rating)] if of.rating else []
    return line(WordRun(flat(of.standing), bold=True), closed, *rating)


def rated(of: Rating) -> WordRun:
    """Write a rating. Its colour only repeats what it says."""
    return WordRun(f"Rated {flat(of.words)}", bold=True, colour=of.look)


def stage(of: Stage | None) -> Cell:
    """Write the next stage and its date."""
    if of is None:
        return one("Nothing recorded")
    passed = " (passed)" if of.passed else ""
    by = [line(bold(f"By {of.by.words}{passed}:"))] if of.by else []
    return (*by, *lines(of.words))


def incomplete(gaps: Iterable[str]) -> Iterator[WordLine]:
    """Write what is missing from a report."""
    for text in gaps:
        if text.startswith("- "):
            yield line(text.removeprefix("- "), kind="bullet")
        else:
            yield line(bold(text))


def flat(text: str) -> str:
    """Write text on one line."""
    return " ".join(text.split())
