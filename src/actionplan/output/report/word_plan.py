"""Write a plan for a report in Word, in the order of the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import (
    letter_widths,
    page_lines,
    word_outcome,
    word_over_time,
)
from actionplan.output.report import word_parts as parts
from actionplan.output.report.word_parts import NOT_RECORDED
from actionplan.output.word_blocks import (
    WordContents,
    WordHeading,
    WordRun,
    WordSheet,
    WordTable,
    bold,
    bullets,
    fact,
    line,
    lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        AgencyFacts,
        Changed,
        ChangesSince,
        FieldFacts,
        Figure,
        JudgementFacts,
        Lacking,
        Link,
        NotRecordedFacts,
        OutcomeFacts,
        PlanFacts,
        RatingCount,
        RatingLine,
        Waiting,
    )
    from actionplan.output.word_blocks import Block, Cell, WordLine


def whole(told: PlanFacts, level: int) -> Iterator[Block]:
    """Write a plan. *level* is that of the headings of its sections.

    Page one is on an upright sheet, if the caller has begun one.
    """
    yield from page_one(told, level)
    yield WordSheet(upright=False)
    if level == _ALONE:
        yield from contents()
    yield from _updates(told, level)
    if told.page.lacking_named:
        yield WordHeading(level, "Other exceptions")
        yield from _others(told.lacking)
    yield from _numbers_of(told, level)
    yield from _reviews(told, level)
    yield from _legend(told, level)
    yield from _done(told, level)
    yield from _no_action(told, level)
    yield WordHeading(level, "About this plan")
    yield from parts.facts(told.about)
    if told.absent:
        yield from fact("Not recorded", "; ".join(map(_absent, told.absent)))
    yield from _numbers(told, level)
    for outcome in told.outcomes:
        yield from word_outcome.outcome(outcome, level)
    yield from _review(told, level)
    yield from _difference(told, level)
    if told.other:
        yield WordHeading(level, "Other")
        yield from parts.facts(told.other)


_ALONE = 2
"""The level of the headings of a plan that has its own document."""


def contents() -> Iterator[Block]:
    """Write the list of contents of a document, after page one."""
    yield WordHeading(_ALONE, "Contents")
    yield WordContents(_ALONE)


def _absent(of: NotRecordedFacts) -> str:
    return f"{of.what}: {of.numbers}" if of.numbers else of.what


# --- the first page ---------------------------------------------------------------


def page_one(told: PlanFacts, level: int) -> Iterator[Block]:
    """Write what a meeting asks about first, as much as there is room for."""
    yield from parts.incomplete(told.gaps)
    yield WordHeading(level, "Summary")
    yield from (line(text, kind="lead") for text in told.page.summary)
    yield from _to_decide(told)
    yield from _by_status(told)
    yield from ratings(told.page.ratings if told.by_status else ())
    for each in told.outcome_figures:
        yield line(bold(f"{each.words}: "), *parts.links(each.which).runs, ".")
    if told.page.ended:
        yield line(*kinds(told.page.ended), ".")
    yield from _exceptions(told, level)
    yield from _aims(told, level)
    yield from changes(told.changes, level, told.page.latest_update)
    yield from _to_act(told, level)


def states(all_of: Iterable[tuple[str, int]]) -> Iterator[WordLine]:
    """Write how many actions have each status."""
    said = ", ".join(f"{number} {parts.flat(state)}" for state, number in all_of)
    if said:
        yield line(bold("By status: "), f"{said}.")


def _to_decide(told: PlanFacts) -> Iterator[WordLine]:
    """Write what waits for a decision, and since when."""
    yield line(bold("To decide:"), f" {told.none_to_decide}".rstrip())
    for each in told.asked:
        words = f"{parts.flat(each.words)} ({each.number}): "
        yield line(words, *parts.links(each.which).runs, kind="bullet")
    for of in told.page.to_decide:
        label = f" {parts.flat(of.what.label)}" if of.what.label else ""
        said = f"{label} ({of.words})"
        yield line(parts.link(of.what), said, kind="bullet")
    if told.page.to_decide_named:
        yield _rest(told.page.to_decide_more, told.page.to_decide_named)


def _by_status(told: PlanFacts) -> Iterator[WordLine]:
    """Write how many actions have each status, and which they are."""
    runs: list[WordRun] = []
    for each in told.page.by_status:
        runs.append(WordRun(f"{', ' if runs else ''}{each.number} {each.words}"))
        if each.which:
            runs += [WordRun(" ("), *parts.links(each.which).runs, WordRun(")")]
    if runs:
        yield line(bold("By status: "), *runs, ".")


def ratings(lines_of: Iterable[RatingLine]) -> Iterator[WordLine]:
    """Write how many actions have each rating, in a line for each scale."""
    for each in lines_of:
        by_rating = "; ".join(map(_rated, each.counts))
        yield line(bold(f"{each.title}: "), f"{by_rating}.")


def _rated(of: RatingCount) -> str:
    which = f" ({parts.flat(of.which)})" if of.which else ""
    if of.rating is None:
        return f"{of.words.lower()}: {of.number}{which}"
    meaning = f" ({parts.flat(of.rating.meaning)})" if of.rating.meaning else ""
    return f"{parts.flat(of.words)}{meaning}: {of.number}{which}"


def changes(of: ChangesSince, level: int, latest: str = "") -> Iterator[Block]:
    """Write what has changed since the last meeting, in one paragraph."""
    yield WordHeading(level, of.title)
    yield line(" ".join(filter(None, (of.words, latest))), *kinds(of.kinds))


def kinds(every: Iterable[Changed]) -> Iterator[WordRun]:
    """Write kinds of change, or of decision, one after the other."""
    between = " "
    for each in every:
        number = f" ({each.number}): " if each.which else ""
        yield WordRun(f"{between}{each.title}{number}")
        yield from called(each.which)
        between = " \N{BULLET} "


def called(which: Sequence[Link]) -> Iterator[WordRun]:
    """Write links, each with what it is called."""
    between = "; " if any(each.label for each in which) else ", "
    for number, each in enumerate(which):
        yield WordRun(between if number else "")
        yield parts.link(each)
        yield WordRun(f" {each.label}" if each.label else "")


def _numbers_of(told: PlanFacts, level: int) -> Iterator[Block]:
    yield WordHeading(level, "Numbers")
    yield from parts.table(
        f"Numbers on {told.as_of.words}",
        ("What", "Number", "Which"),
        (_figure(each, told) for each in told.figures),
        (45, 10, 45),
    )


def _figure(of: Figure, told: PlanFacts) -> tuple[Cell, ...]:
    none = "None" if told.clear else "0 actions"
    which = parts.links(of.which) if of.which else line(none)
    return parts.one(of.words), parts.one(str(of.number)), (which,)


def _exceptions(told: PlanFacts, level: int) -> Iterator[Block]:
    page = told.page
    yield WordHeading(level, "Exceptions")
    if told.exceptions and page.small:
        yield from map(_exception_in_line, page.exceptions, page.notes)
    elif told.exceptions:
        rows = (
            ((parts.action(of),), parts.who_in_line(of), (_status(of, note),))
            for of, note in zip(page.exceptions, page.notes, strict=True)
        )
        head = ("Action", "Owner", "Status")
        yield WordTable("The owner and the status of each", head, tuple(rows), _STATUS)
    if told.exceptions:
        if page.exceptions_named:
            yield _rest(page.exceptions_more, page.exceptions_named)
        if page.report_has:
            yield line(page.report_has)
    yield from _others(page.lacking)
    if page.lacking_named:
        yield _rest(page.lacking_more, page.lacking_named)
    yield from (line(words) for words in told.none_listed)


def _exception_in_line(of: ActionFacts, note: str) -> WordLine:
    """Write an exception as a point in a list, where there is little room."""
    named, who = parts.action_label(of).runs, parts.owned(of)
    return line(*named, f"{who} ", *_status(of, note).runs, kind="bullet")


def _others(lacking: Iterable[Lacking]) -> Iterator[WordLine]:
    """Write the exceptions that are not about one action."""
    for each in lacking:
        yield line(parts.link(each.what), f": {each.words}", kind="bullet")


_STATUS = (25, 20, 55)


def _status(of: ActionFacts, note: str) -> WordLine:
    """Write the status of an exception, its rating and its latest note."""
    said = f"{of.standing} {of.due_beside}".strip()
    when = f" ({of.rated_when})." if of.rated_when else ""
    rated = (WordRun(" "), parts.rated(of.rating), when) if of.rating else ()
    return line(said, *rated, f" {note}" if note else "")


def _aims(told: PlanFacts, level: int) -> Iterator[Block]:
    """Write what each outcome is for, its measures and the difference made."""
    if not told.outcomes:
        return
    yield WordHeading(level, told.page.aims_title)
    rows = (
        (
            (line(parts.link(of.outcome), f" {parts.flat(of.text)}"),),
            tuple(
                line(f"{parts.flat(one.measure)}: {parts.flat(one.words)}")
                for one in of.measures
            )
            or parts.one(of.no_measure),
            (
                line(of.made),
                *([line(f"Later figure: {of.noted}")] if of.noted else []),
                *([line(f"Effect on children: {of.effect}")] if of.effect else []),
                *([line(f"Still to improve: {of.improve}")] if of.improve else []),
                *([line(f"How it is known: {of.known_by}")] if of.known_by else []),
            ),
        )
        for of in told.page.aims
    )
    head = ("Outcome", "Measures", "Difference")
    if told.page.aims:
        made = tuple(rows)
        yield WordTable(told.page.aims_caption, head, made, _narrowest(made))
    for each in told.page.aims_short:
        yield line(parts.link(each.what), f" {parts.flat(each.words)}", kind="bullet")
    if told.page.aims_has:
        yield line(told.page.aims_has)
    if told.page.aims_named:
        yield _rest(told.page.aims_more, told.page.aims_named)


_WIDTHS = ((30, 41, 29), (28, 36, 36), (27, 30, 43), (25, 25, 50))
"""The shares of the page that the 3 columns may have."""


def _narrowest(rows: Sequence[tuple[Cell, ...]]) -> tuple[int, ...]:
    """Return the widths with which the rows of the table take the fewest lines."""

    def lines_with(widths: tuple[int, ...]) -> float:
        return sum(
            max(
                sum(
                    letter_widths.lines(
                        _words(each), page_lines.SMALL.wide * share // 100
                    )
                    for each in cell
                )
                for cell, share in zip(row, widths, strict=True)
            )
            for row in rows
        )

    return min(_WIDTHS, key=lines_with)


def _words(of: WordLine) -> str:
    return "".join(run.text for run in of.runs)


def _rest(words: str, links: Sequence[Link]) -> WordLine:
    """Name by number what there is no room for."""
    return line(f"{words} ", *parts.links(links).runs, ".")


def _updates(told: PlanFacts, level: int) -> Iterator[Block]:
    if not told.updates:
        return
    yield WordHeading(level, "Latest updates and next stages")
    rows = (
        ((parts.action(of),), parts.one(of.reason), parts.stage(of.next))
        for of in told.updates
    )
    yield from parts.table(
        told.updates_caption,
        ("Action", "Latest update", "Next stage"),
        rows,
        (30, 40, 30),
    )


def _legend(told: PlanFacts, level: int) -> Iterator[Block]:
    if not told.legend:
        return
    yield WordHeading(level, "What the ratings mean")
    for each in told.legend:
        first, *rest = lines(each.meaning) or (line(NOT_RECORDED),)
        rating = WordRun(f"{parts.flat(each.words)}:", bold=True, colour=each.look)
        yield line(rating, " ", *first.runs)
        yield from rest


def _to_act(told: PlanFacts, level: int) -> Iterator[Block]:
    yield WordHeading(level, f"Actions needed {told.before_meeting}")
    if told.not_needed:
        yield line(told.not_needed)
    runs: list[WordRun | str] = [told.needed_by]
    if told.act_too:
        runs += [", of the exceptions: ", *_with_labels(told.act_too)]
    if told.answer_for:
        runs += ["; " if told.act_too else ", ", "of the outcomes: "]
        runs += _with_labels(told.answer_for)
    if told.also_to_act:
        first = len(runs) == 1
        runs.append(", by due date:" if first else ". Other actions, by due date:")
    else:
        runs.append(".")
    if told.act_too or told.answer_for or told.also_to_act:
        yield line(*runs)
    for of, note in zip(told.page.also_to_act, told.page.act_notes, strict=True):
        needed = "".join(f" {each}" for each in (of.needed, note) if each)
        yield line(
            *parts.action_label(of).runs,
            f"{parts.owned(of)} Due: {of.due_told}.{needed}",
            kind="bullet",
        )
    if told.page.also_named:
        yield _rest(told.page.also_more, told.page.also_named)
    yield from _other_actions("Other open actions:", told.page.going_on)
    yield from _other_actions(f"{told.page.done_title}:", told.page.done)


def _other_actions(title: str, every: Iterable[Waiting]) -> Iterator[WordLine]:
    """Write the actions of which nothing is asked, under a title if there are any."""
    for number, each in enumerate(every):
        if not number:
            yield line(title)
        said = f" {parts.flat(each.what.label)}: {parts.flat(each.words)}"
        yield line(parts.link(each.what), said, kind="bullet")


def _with_labels(which: Iterable[Link]) -> Iterator[WordRun]:
    """Write links, each with what is needed in brackets."""
    for number, each in enumerate(which):
        yield WordRun(", " if number else "")
        yield parts.link(each)
        yield WordRun(f" ({parts.flat(each.label)})" if each.label else "")


def _reviews(told: PlanFacts, level: int) -> Iterator[Block]:
    if told.reviews:
        yield WordHeading(level, f"Reviews of individual actions {told.before_meeting}")
    for each in told.reviews:
        runs = parts.action(each.action).runs
        yield line(*runs, f": {each.words}", kind="bullet")


def _done(told: PlanFacts, level: int) -> Iterator[Block]:
    if not told.done:
        return
    yield WordHeading(level, told.done_title)
    rows = (
        (
            (parts.action(of),),
            parts.one(f"{of.closed}, {of.late}" if of.late else of.closed),
            parts.one(of.reason),
            bullets(map(parts.flat, of.evidence)) or parts.one("Nothing recorded"),
        )
        for of in told.done
    )
    head = ("Action", "When", "Latest update", "Evidence")
    caption = "The latest update on each action, and the evidence"
    yield from parts.table(caption, head, rows, (30, 15, 30, 25))
    if told.done_more:
        yield line(told.done_more)


def _no_action(told: PlanFacts, level: int) -> Iterator[Block]:
    items = tuple(_reasons_for_no_action(told))
    if items:
        yield WordHeading(level, "No action under this plan, or only in part")
        yield from items


def _reasons_for_no_action(told: PlanFacts) -> Iterator[WordLine]:
    for of in told.withdrawn:
        by: tuple[WordRun, ...] = ()
        if of.replaced_by:
            by = (WordRun(", replaced by "), parts.link(of.replaced_by))
        state = f": {of.state}"
        runs = (*parts.action(of).runs, WordRun(state), *by, WordRun(f". {of.reason}"))
        yield line("Action ", *runs, kind="bullet")
    for each in told.declined:
        for answer in each.declined:
            by_whom = answer.agency or "an agency not named"
            said = f"{answer.words.lower()} by {by_whom}, {answer.day}"
            yield line(
                f"Recommendation {each.recommendation.ref} (",
                parts.link(each.outcome),
                f"): {said}. {parts.flat(answer.reason)}",
                kind="bullet",
            )
    for outcome in told.assured:
        for one in outcome.assurances:
            said = f": no actions. {one.words} {one.since}"
            yield line("Outcome ", *_outcome(outcome).runs, said, kind="bullet")
    for outcome in told.without_actions:
        yield line("Outcome ", *_outcome(outcome).runs, ": no actions.", kind="bullet")


# --- numbers ----------------------------------------------------------------------


def _outcome(of: OutcomeFacts) -> WordLine:
    return line(WordRun(of.outcome.id, to=of.anchor), f" {parts.flat(of.title)}")


def _numbers(told: PlanFacts, level: int) -> Iterator[Block]:
    """Write how dates moved, and the actions by agency and by other fields."""
    if not told.actions:
        return
    yield from word_over_time.planned(told.over_time, level)
    yield WordHeading(level, "Due dates, and how often they moved")
    over = told.over_time
    yield from (
        line(said) for said in (over.moved_finding, over.moved_left_out) if said
    )
    if told.moved_or_late:
        head = (
            *("Action", "First due date", "Changes", "Due date now", "Difference"),
            "Closed",
        )
        rows = map(_moved, told.moved_or_late)
        yield from parts.table(told.dates_finding, head, rows, (24, 12, 28, 12, 12, 12))
    else:
        yield line(told.dates_finding)
    yield from agencies(told.agencies, told.agencies_finding, level)
    yield from fields(told.fields, level)
    yield WordHeading(level, "Time since the last update")
    if told.silent:
        heads = ("Action", "Latest update", "Months since then")
        silent = (
            (
                (parts.action(of),),
                parts.one(of.heard),
                parts.one(f"{of.silent_for}{' (too long)' if of.now.stale else ''}"),
            )
            for of in told.silent
        )
        yield from parts.table(told.silence_finding, heads, silent, (50, 25, 25))
    else:
        yield line(told.silence_finding)


def _moved(of: ActionFacts) -> tuple[Cell, ...]:
    changes = bullets(
        f"{move.on.words}: from {move.before} to {move.after}. {parts.flat(move.why)}"
        for move in of.moves
    )
    late = f", {of.late}" if of.late else ""
    return (
        (parts.action(of),),
        parts.one(of.first_due),
        changes or parts.one("No change"),
        parts.one(of.due),
        parts.one(of.moved_by),
        parts.one(f"{of.closed}{late}" if of.closed else "Still open"),
    )


def agencies(
    counted: Iterable[AgencyFacts], finding: str, level: int
) -> Iterator[Block]:
    """Write how many actions each agency has."""
    yield WordHeading(level, "By agency")
    rows = (
        tuple(
            map(
                parts.one,
                (
                    of.agency,
                    str(of.total),
                    ", ".join(
                        f"{number} {state}" for state, number in of.states if number
                    ),
                    str(of.overdue),
                ),
            )
        )
        for of in counted
    )
    head = ("Agency", "Total", "Number by status", "Overdue")
    yield from parts.table(finding, head, rows, (40, 10, 40, 10))


def fields(counted: Iterable[FieldFacts], level: int) -> Iterator[Block]:
    """Write how many actions have each value of a field."""
    for field in counted:
        yield WordHeading(level, field.title)
        rows = (
            tuple(
                map(
                    parts.one,
                    (of.value, *map(str, (of.total, of.overdue, of.open, of.closed))),
                )
            )
            for of in field.values
        )
        head = (field.column, "Total", "Overdue", "Open", "Not open")
        yield from parts.table(field.finding, head, rows, (60, 10, 10, 10, 10))


# --- the end ----------------------------------------------------------------------


def _review(told: PlanFacts, level: int) -> Iterator[Block]:
    yield WordHeading(level, "Review arrangements and responsibilities")
    yield from parts.facts(told.review)
    yield WordHeading(level, "Additional actions")
    if not told.additional:
        yield line("None recorded.")
        return
    rows = (
        (
            (parts.action(of),),
            (line(parts.link(of.arises_from) if of.arises_from else NOT_RECORDED),),
            parts.one(of.added.words if of.added else NOT_RECORDED),
            parts.one(of.standing),
        )
        for of in told.additional
    )
    head = ("Action", "Arises from", "Added", "Status")
    yield from parts.table(
        "Actions that were added later", head, rows, (45, 15, 15, 25)
    )


def _difference(told: PlanFacts, level: int) -> Iterator[Block]:
    yield WordHeading(level, "What difference has been made?")
    for outcome in told.outcomes:
        title = f"{parts.flat(outcome.outcome.id)} {parts.flat(outcome.title)}"
        yield WordHeading(level + 1, title, outcome.details)
        for of in outcome.judgements:
            yield from _judgement(of)
        if not outcome.judgements:
            ready = f" {outcome.to_be_judged}" if outcome.to_be_judged else ""
            yield line(f"Not assessed yet.{ready}")


def _judgement(of: JudgementFacts) -> Iterator[WordLine]:
    by = f", {of.judgement.reported_by}" if of.judgement.reported_by else ""
    yield line(bold(f"{of.words}: "), f"{of.day.words}{by}", keep=True)
    yield from fact("Effect on children", of.judgement.effect or NOT_RECORDED)
    for one in of.judgement.feedback:
        source = parts.flat(one.source) or "source not recorded"
        yield from fact(f"Feedback: {source}", one.text or NOT_RECORDED)
    yield from fact("Still to improve", of.judgement.still_to_improve or NOT_RECORDED)
    evidence = "; ".join(map(parts.flat, of.judgement.evidence))
    yield from fact("Evidence", evidence or NOT_RECORDED)
    for other in of.other:
        yield from fact(f"Other: {parts.flat(other.name)}", other.text)
