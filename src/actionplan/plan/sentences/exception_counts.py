"""Count exceptions in words, and say how a plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import exceptions, ratings, requirements
from actionplan.plan.sentences.note_counts import (
    by_passed_date,
    done_counted,
    notes_counted,
)
from actionplan.plan.sentences.state_words import are, capital, listed, state, within
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import (
        BoardSettings,
    )
    from actionplan.plan.portfolio import Row


_COUNTED: dict[Kind, tuple[str, str]] = {
    "overdue": ("is overdue", "are overdue"),
    "passed-in-words": (
        "has a date in words that has passed",
        "have dates in words that have passed",
    ),
    "may-be-overdue": ("may be overdue",) * 2,
    "missed-rounds": ("has missed rounds", "have missed rounds"),
    "late-milestone": ("has a late milestone", "have a late milestone"),
    "stage-passed": (
        "has a next stage not reported by its date",
        "have a next stage not reported by its date",
    ),
    "review-passed": (
        "has had no update since its review was due",
        "have had no update since their reviews were due",
    ),
    "no-date": ("has no known due date", "have no known due date"),
    "no-owner": ("has no known owner", "have no known owner"),
    "owner-in-doubt": (
        "has an owner in doubt",
        "have owners in doubt",
    ),
    "promise-passed": (
        "has a note that promises something for a date that has passed",
        "have notes that promise something for dates that have passed",
    ),
    "sign-off-in-doubt": (
        "has a sign-off in doubt",
        "have sign-offs in doubt",
    ),
    "disputed": (
        "ended without being done but is disputed",
        "ended without being done but are disputed",
    ),
    "closed-incomplete": (
        "was closed without completion, with a reason",
        "were closed without completion, with reasons",
    ),
    "reported-done": (
        "outcome is reported as done but has an open action",
        "outcomes are reported as done but have open actions",
    ),
    "status-not-known": (
        "has a status that is not known",
        "have a status that is not known",
    ),
    "time-requested": ("has a request for more time", "have a request for more time"),
    "worst-rating": ("has the worst rating", "have the worst rating"),
    "worst-after-closing": (
        "is closed but rated low",
        "are closed but rated low",
    ),
    "milestone-left": (
        "is done but has a milestone not recorded as reached",
        "are done but have milestones not recorded as reached",
    ),
    "monitoring-silent": (
        "is being monitored but has no recent report",
        "are being monitored but have no recent report",
    ),
    "next-worst-rating": ("has the next-worst rating", "have the next-worst rating"),
    "rating-not-known": (
        "has a rating that may be one of the 2 worst",
        "have ratings that may be one of the 2 worst",
    ),
    "stale": (
        "has had no update for too long",
        "have had no update for too long",
    ),
    "silence-not-known": ("may have had no update for too long",) * 2,
    "postponed-often": (
        "has had its due date moved more than once",
        "have had their due dates moved more than once",
    ),
    "done-no-owner": (
        "is done but has no known owner",
        "are done but have no known owner",
    ),
    "replaced-by-given-up": (
        "is replaced by an action that was given up",
        "are replaced by actions that were given up",
    ),
    "given-up-unexplained": (
        "ended without being done and is not explained",
        "ended without being done and are not explained",
    ),
    "done-undated": (
        "was done on an unknown date",
        "were done on an unknown date",
    ),
    "ended-undated": ("ended on an unknown date without being done",) * 2,
    "first-review-passed": (
        "first review has passed with nothing recorded",
        "first reviews have passed with nothing recorded",
    ),
    "review-in-words": (
        "review interval is given only in words",
        "review intervals are given only in words",
    ),
    "review-too-rare": (
        "review interval is longer than 6 months",
        "review intervals are longer than 6 months",
    ),
    "outcome-overdue": ("outcome is overdue", "outcomes are overdue"),
    "outcome-passed-in-words": (
        "outcome's own words give a date that has passed",
        "outcomes' own words give dates that have passed",
    ),
    "outcome-rating": ("outcome is rated low", "outcomes are rated low"),
    "contradicted": (
        "outcome has an assessment that its figures contradict",
        "outcomes have assessments that their figures contradict",
    ),
    "later-figure": (
        "outcome was fully achieved but has a later figure that misses its target",
        "outcomes were fully achieved but have later figures that miss their targets",
    ),
    "count-below": (
        "outcome is assessed as fully achieved with a count below its target",
        "outcomes are assessed as fully achieved with counts below their targets",
    ),
    "figure-worse": (
        "outcome has a figure that got worse",
        "outcomes have a figure that got worse",
    ),
    "achieved-with-open": (
        "outcome is assessed as fully achieved but has an open action",
        "outcomes are assessed as fully achieved but have open actions",
    ),
    "not-achieved": (
        "outcome is not yet achieved and has no open action",
        "outcomes are not yet achieved and have no open action",
    ),
    "not-assessed": (
        "outcome has not been assessed since its actions were closed",
        "outcomes have not been assessed since their actions were closed",
    ),
    "no-action": ("outcome has no action", "outcomes have no action"),
    "no-action-left": (
        "outcome has no action left",
        "outcomes have no action left",
    ),
    "no-baseline": ("plan has no baseline", "plans have no baseline"),
    "same-words": (
        "group of actions has the same words",
        "groups of actions have the same words",
    ),
    "not-read": ("part could not be read", "parts could not be read"),
    "left-empty": ("part is not filled in", "parts are not filled in"),
}


def matters(
    found: Sequence[Matter], *boards: BoardSettings, of_one_plan: bool = False
) -> str:
    """Count exceptions in words: 1 is overdue, 2 have no due date and 1 is on hold.

    Of one plan, it says which actions have the same words, or are wanted at once.
    """
    said: list[str] = []
    for kind in exceptions.KINDS:
        number = exceptions.count(found, kind)
        of_kind = exceptions.of_kind(found, kind)
        if number and kind == "on-hold":
            held = within(state("on-hold", *boards))
            said.append(f"{number} {are(number)} {held}")
        elif number and kind == "no-baseline" and of_one_plan:
            said.append("no outcome has a baseline")
        elif number == 1 and kind == "same-words" and of_one_plan:
            said.append(f"actions {listed(of_kind[0].numbers)} have the same words")
        elif number and (rating := _rating_of(of_kind)):
            said.append(f"{number} {are(number)} rated {rating}")
        elif number and kind == "may-be-overdue":
            more = " more" if exceptions.count(found, "overdue") else ""
            which = f" ({_at_once(of_kind)})" if of_one_plan else ""
            said.append(f"{number}{more} {_COUNTED[kind][0]}{which}")
        elif number and kind in _COUNTED_APART:
            said += _COUNTED_APART[kind](of_kind)
        elif number:
            said.append(f"{number} {grammar.agree(number, *_COUNTED[kind])}")
    return listed(said)


def _at_once(found: Sequence[Matter]) -> str:
    """Say which actions are wanted at once, and in which words: 1 and 4: "ASAP"."""
    asked: dict[str, list[str]] = {}
    for each in found:
        words = each.row.now.due_as_written if each.row else ""
        asked.setdefault(words, []).append(each.item)
    return "; ".join(
        f"{listed(which)}: {grammar.quoted(words)}" for words, which in asked.items()
    )


def _rating_of(found: Sequence[Matter]) -> str:
    """Return the low rating that exceptions are about, if it is the same in all."""
    if found[0].kind not in ("worst-rating", "next-worst-rating"):
        return ""
    words = [each.row.now.rag for each in found if each.row]
    return words[0] if all(ratings.same(word, words[0]) for word in words) else ""


def _not_achieved_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count apart what shows no change, and what nobody is still working on."""
    verdicts = [each.judgement.outcome_achieved for each in found if each.judgement]
    if same := verdicts.count("no-change"):
        shows = grammar.agree(same, "outcome shows", "outcomes show")
        yield f"{same} {shows} no change"
    if left := len(found) - same:
        yield f"{left} {grammar.agree(left, *_COUNTED['not-achieved'])}"


def _achieved_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count apart the outcomes with an open action, and those that had one then."""
    now = sum(
        bool(requirements.open_though_achieved(each.outcome, each.plan, each.as_of))
        for each in found
        if each.outcome
    )
    if now:
        yield f"{now} {grammar.agree(now, *_COUNTED['achieved-with-open'])}"
    if then := len(found) - now:
        were = grammar.agree(then, "outcome was", "outcomes were")
        yield f"{then} {were} assessed as fully achieved while an action was open"


def _promises_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count apart the promises for work that is reported as done.

    Those whose note says that there is more to do are counted as that.
    """
    rows = [each.row for each in found if each.row]
    still = sum(row.now.is_open for row in rows)
    if still:
        yield f"{still} {grammar.agree(still, *_COUNTED['promise-passed'])}"
    if done := sum(not (row.now.is_open or by_passed_date(row)) for row in rows):
        were = grammar.agree(done, "was", "were")
        more = "gave a date for more work that has passed"
        yield f"{done} {were} reported as done but {more}"


_COUNTED_APART: dict[Kind, Callable[[Sequence[Matter]], Iterator[str]]] = {
    "note-otherwise": notes_counted,
    "promise-passed": _promises_counted,
    "more-to-do": done_counted,
    "not-achieved": _not_achieved_counted,
    "achieved-with-open": _achieved_counted,
}
"""The kinds that are counted by what was found."""


NO_DATES = "there is no open action with a known due date"
"""Why it is not known if any is overdue."""


def stand(
    rows: Sequence[Row],
    found: Sequence[Matter],
    *,
    of_one_plan: bool = False,
    counted: Sequence[Matter] | None = None,
) -> str:
    """Say how many actions are open, and list every exception.

    If the same page names some of what is *found* elsewhere, only *counted* is counted
    here. It says that none is overdue only if *found* is empty. If nothing else than
    other exceptions is found, it gives the noughts that are known.
    """
    boards = [row.plan.board for row in rows]
    counted = found if counted is None else counted
    said = matters(counted, *boards, of_one_plan=of_one_plan)
    if not rows:
        return f"there are no actions: {said}." if said else "there are no actions."
    number = dates.count(len(rows), "action")
    still = sum(row.now.is_open for row in rows)
    if not still:
        closed = f"0 of {number} {are(len(rows))} open."
        return f"{closed} {capital(said)}." if said else closed
    low = [each for each in counted if _is_of_closed(each)]
    rest = [each for each in counted if not _is_of_closed(each)]
    if low:
        said = matters(rest, *boards, of_one_plan=of_one_plan)
    elif not found:
        said = "none is overdue and none has gone too long without an update"
    if found and said:
        said = ", ".join([*_noughts(rows, found), said])
    nothing = all(not row.now.entries and row.now.reports_known for row in rows)
    them = grammar.agree(len(rows), "it", "any of them")
    unheard = f" No progress has been recorded for {them}." if nothing else ""
    of_open = f"{still} of {number} {are(still)} open{': ' if said else ''}{said}."
    is_again = {each.kind for each in low} & {each.kind for each in rest}
    others = "Of the other actions, " if is_again else ""
    of_closed = f" {others}{matters(low)}." if low else ""
    return f"{of_open}{of_closed}{unheard}"


def _noughts(rows: Sequence[Row], found: Sequence[Matter]) -> Iterator[str]:
    """Yield that 0 are overdue or silent for too long, as far as this is known.

    All of the plans could be read. Every open action has a date that was compared, or a
    report.
    """
    still = [row.now for row in rows if row.now.is_open]
    kinds = {each.kind for each in found}
    if "not-read" in kinds or not all(n.state_known and n.reports_known for n in still):
        return
    if all(each.due for each in still) and not any(each.overdue for each in still):
        yield "0 are overdue"
    silent = any(each.stale or each.silence_not_known for each in still)
    heard = all(each.has_report for each in still)
    if heard and not silent and "review-passed" not in kinds:
        yield "0 have had no update for too long"


def _is_of_closed(found: Matter) -> bool:
    """Return whether it is about closed actions, which are counted after open ones."""
    closed = found.row is not None and not found.row.now.is_open
    return closed or found.kind in exceptions.UNDATED


def due_before(
    number: int, ahead: str, *, outcomes: int, clear: bool, in_month: str = ""
) -> str:
    """Say how many actions become due before the next meeting; *ahead* is its date.

    What is only known to be due *in_month*, the month of that meeting, follows.

    It says that none does only if *clear*: an action without a date may be due.
    *outcomes* is how many outcomes are due by then.
    """
    also = f" and {dates.count(outcomes, 'outcome')}" if outcomes else ""
    then = f"; {in_month}" if in_month else ""
    if clear and not (number or outcomes or in_month):
        return f"no action becomes due {ahead}"
    are = grammar.agree(number, "is", "are") if not outcomes else "are"
    said = f"{dates.count(number, 'action')}{also} {are} known to become due {ahead}"
    return f"{said}{then}"


def due_in_month(
    actions: Sequence[str], outcomes: Sequence[str], meeting: Meeting
) -> str:
    """Name what is due in the month of the next meeting; "" if nothing is.

    The plan gives only that month, so it may be due before the meeting or after it.
    """
    every = [*actions, *outcomes]
    if not every:
        return ""
    are = grammar.agree(len(every), "is", "are")
    month = dates.of(meeting.day)._replace(day=None).words
    return f"{listed(every)} {are} due in {month}, {meeting.month}"
