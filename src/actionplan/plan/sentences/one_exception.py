"""Say what an exception is, and what the status of an action is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.plan import (
    exceptions,
    holds,
    ratings,
    timeline,
)
from actionplan.plan.model import DONE
from actionplan.plan.sentences.action_words import (
    late_milestones,
    milestones_left,
    monitoring_silent,
    more_time,
    not_monitored,
    replaced,
    review_passed,
    stage_in_full,
    stage_passed,
)
from actionplan.plan.sentences.date_words import (
    late,
    may_be_overdue,
    missed_rounds,
    no_date,
    no_update,
    of_entry,
    overdue,
    passed_in_words,
    put_off,
    rounds_late,
    silent_for,
    undated,
)
from actionplan.plan.sentences.entry_words import no_note
from actionplan.plan.sentences.note_words import (
    disputed,
    more_to_do,
    not_explained,
    note_otherwise,
    owner_in_doubt,
    promise_passed,
    reason_for_closing,
    sign_off_in_doubt,
)
from actionplan.plan.sentences.owner_words import no_owner
from actionplan.plan.sentences.plan_exceptions import OF_PLAN
from actionplan.plan.sentences.state_words import (
    LONG,
    capital,
    on_one_line,
    own_word,
    rated,
    sentence,
    state,
    within,
)
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.model import (
        BoardSettings,
        Entry,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing


def standing(row: Row, *, rated: bool = True, noted: str = "") -> str:
    """Describe the status of an action, exceptions first: Overdue by 7 weeks; on hold.

    Pass *rated* as False if the rating is printed next to it, and as *noted* the note
    that is.
    """
    now = row.now
    more = [
        within(_beside_others(row, found))
        for found in exceptions.of_row(row)
        if found.kind in _SAID_LAST
        and (rated or found.kind not in _RATINGS)
        and not (found.kind == "no-date" and now.passed_in_words)
    ]
    before = _rated_before_closing(row) if rated else ""
    held = holds.unexplained(row.now)
    more += ["the plan does not say why it is held"] if held else []
    rated_how = (_rated_done(row), _rated_well_when_late(row), before)
    how = _state(now, row.plan.board, noted=noted)
    return _standing(now, row.plan.board, how, _due_soon(row), *more, *rated_how)


def _rated_before_closing(row: Row) -> str:
    """Say that a closed action had the worst rating, if that was given before then.

    Of work that was given up, it is said whenever it was given: it contradicts nothing.
    """
    worst = ratings.scale(row.plan).is_worst(row.now.rag)
    if row.now.is_open or not worst:
        return ""
    if exceptions.rated_after_closing(row):
        return "" if row.now.state in DONE else f"last rated {row.now.rag}"
    return f"last rated {row.now.rag}, before it was closed"


def _rated_done(row: Row) -> str:
    """Say that an open action is rated as if it were done; empty if it is not."""
    if not (row.now.is_open and ratings.says_done(row.now.rag, row.plan)):
        return ""
    return f"{within(rated(row.now.rag, row.plan))}, but not reported as complete"


def _rated_well_when_late(row: Row) -> str:
    """Say that an overdue action was rated green after its due date."""
    now = row.now
    last = timeline.rated_by(now.entries) if now.overdue else None
    if last is None or last.date is None or now.due is None:
        return ""
    late = last.date.first_day > now.due.last_day
    green = ratings.plain(last.rag) == "green"
    return (
        f"rated {last.rag}, although it was already overdue" if late and green else ""
    )


def _beside_others(row: Row, found: Matter) -> str:
    """Describe an exception briefly, for a list with others."""
    match found.kind:
        case "no-date":
            return undated(row)
        case "silence-not-known":
            return "May have had no update for too long"
        case "stage-passed":
            return stage_passed(row.now)
        case "monitoring-silent":
            return not_monitored(row.now)
        case _:
            return matter(found)


def standing_of(now: Standing, board: BoardSettings) -> str:
    """Describe the status of an action alone, in the words of its board."""
    return _standing(now, board, _state(now, board), "")


def matter(found: Matter) -> str:
    """Describe an exception on its own: Overdue by 7 weeks."""
    row = found.row
    return OF_PLAN[found.kind](found) if row is None else _MATTERS[found.kind](row)


_SAID_LAST = (
    *("missed-rounds", "late-milestone", "stage-passed", "promise-passed"),
    *("review-passed", "no-date", "no-owner", "owner-in-doubt", "note-otherwise"),
    *("worst-rating", "worst-after-closing"),
    *("next-worst-rating", "rating-not-known", "time-requested"),
    *("more-to-do", "sign-off-in-doubt", "milestone-left", "monitoring-silent"),
    *("silence-not-known", "done-no-owner"),
    *("replaced-by-given-up", "given-up-unexplained", "disputed", "closed-incomplete"),
)
"""Exceptions listed after the status. The status itself covers the others."""


_RATINGS = ("worst-rating", "next-worst-rating", "rating-not-known")


def _standing(
    now: Standing, board: BoardSettings, how: str, soon: str, *more: str
) -> str:
    unsaid = bool(now.entries or own_word(now.status, board) or not now.state_known)
    said = [
        overdue(now),
        passed_in_words(now),
        may_be_overdue(now),
        soon,
        put_off(now) if now.is_open else "",
        f"{how}{'' if unsaid else _too_long(now)}",
        "" if now.state_known else "the latest report could not be read",
        _silence(now) if unsaid else "",
        "on an unknown date" if now.closed_undated else "",
        late(now),
        rounds_late(now),
        *more,
    ]
    return sentence(*said)


def _state(now: Standing, board: BoardSettings, *, noted: str = "") -> str:
    """Say the status; of work on hold, since when, and what it waits for."""
    held = holds.of(now)
    if held is None:
        return state(now.status, board)
    since = f" since {held.since.words}" if held.since else ""
    told = holds.over(now) or held.reason in noted
    quote = grammar.quoted(held.reason, LONG) if held.reason and not told else ""
    return f"{state('on-hold', board)}{since}{f' ({quote})' if quote else ''}"


def rating_note(row: Row, most: int) -> str:
    """Return why an action has a low rating: the note with it, and its date.

    If the note says "Red because ...", it begins there, after dots. Notes of other
    entries of that date follow, as far as they are below it in the file. It is empty if
    the rating is not an exception.
    """
    kinds = (*_RATINGS, "worst-after-closing")
    low = any(matter.kind in kinds for matter in exceptions.of_row(row))
    rated = timeline.rated_by(row.now.entries) if low else None
    if rated is None:
        return ""
    because = rf"(?:(?<=\A)|(?<=[.;]\s)){re.escape(rated.rag)} because\b"
    said = re.search(because, rated.note, re.IGNORECASE)
    start = said.start() if said else 0
    first = f"{'... ' if start else ''}{rated.note[start:].strip()}"
    later = () if rated.date is None else _same_day(rated, row.now)
    note = on_one_line("\n\n".join(filter(None, (first, *later))), most)
    return f"{of_entry(rated)}: {note or no_note(rated)}"


def _same_day(of: Entry, now: Standing) -> Iterator[str]:
    """Yield the notes of the entries after this one that have the same date."""
    after = now.entries[now.entries.index(of) + 1 :]
    return (each.note.strip() for each in after if each.date == of.date and each.note)


def _due_soon(row: Row) -> str:
    if not row.due_soon:
        return ""
    last = row.now.due.last_day if row.now.due else row.now.as_of
    days = (last - row.now.as_of).days
    return f"due in {dates.count(days, 'day')}" if days else "due today"


def _silence(now: Standing) -> str:
    if not now.is_open:
        return ""
    if not now.has_report and not now.reports_known:
        return "no progress that could be read"
    if not now.entries:
        return f"no progress recorded{_too_long(now)}"
    if now.stale:
        return f"no update for {silent_for(now)}"
    return "" if now.has_report else "no dated progress recorded"


def _too_long(now: Standing) -> str:
    """Say for how long an action without any entry has had none, if that is too long.

    If only the date of a document is known, or its year, it is longer than that.
    """
    if not now.stale or now.entries or now.counted_from is None:
        return ""
    least = "at least " if now.from_document or now.heard is None else ""
    return f" for {least}{dates.span(now.counted_from, now.as_of)}"


_MATTERS: dict[Kind, Callable[[Row], str]] = {
    "overdue": lambda row: overdue(row.now),
    "passed-in-words": lambda row: passed_in_words(row.now),
    "may-be-overdue": lambda row: may_be_overdue(row.now),
    "missed-rounds": lambda row: missed_rounds(row.now.missed),
    "late-milestone": lambda row: late_milestones(row.now),
    "stage-passed": lambda row: stage_in_full(row.now),
    "review-passed": lambda row: (
        review_passed(row, due) if (due := exceptions.review_passed(row)) else ""
    ),
    "no-date": no_date,
    "no-owner": lambda row: no_owner(row.now),
    "status-not-known": lambda _: (
        "Status not known: the latest report could not be read"
    ),
    "worst-rating": lambda row: rated(row.now.rag, row.plan),
    "worst-after-closing": lambda row: (
        f"{rated(row.now.rag, row.plan)}, although it is closed"
    ),
    "more-to-do": more_to_do,
    "milestone-left": lambda row: milestones_left(row.now),
    "monitoring-silent": lambda row: monitoring_silent(row.now),
    "next-worst-rating": lambda row: rated(row.now.rag, row.plan),
    "rating-not-known": lambda row: (
        f"{rated(row.now.rag, row.plan)}, which may be one of the 2 worst"
    ),
    "stale": lambda row: no_update(row.now),
    "silence-not-known": lambda _: (
        "May have had no update for too long: the date to count from is not known"
    ),
    "on-hold": lambda row: _state(row.now, row.plan.board),
    "time-requested": lambda row: more_time(row.now),
    "postponed-often": lambda row: capital(put_off(row.now)),
    "done-no-owner": lambda row: no_owner(row.now),
    "replaced-by-given-up": replaced,
    "given-up-unexplained": not_explained,
    "owner-in-doubt": owner_in_doubt,
    "promise-passed": promise_passed,
    "note-otherwise": note_otherwise,
    "sign-off-in-doubt": sign_off_in_doubt,
    "disputed": disputed,
    "closed-incomplete": reason_for_closing,
}
