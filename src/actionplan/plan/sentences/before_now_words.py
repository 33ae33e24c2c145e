"""Say what happened to an open action that its latest note does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import board_names, timeline
from actionplan.plan.sentences.date_words import of_entry, on
from actionplan.plan.sentences.state_words import first_paragraph, unstopped, within
from actionplan.text import held_back
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from actionplan.plan.model import Action, Entry, Recommendation, Response
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing
    from actionplan.plan.timeline.reopening import Reopened

_LONG = 200
"""The most characters of a note to quote."""


def accepted_in_part(row: Row) -> str:
    """Say what the agency of late work did not accept, or only in part, and why; or "".

    It does not say that this is why the work is late, because the plan does not. It is
    empty if a note may give the reason.
    """
    if not (row.now.overdue or row.now.passed_in_words) or row.named_agency.of_plan:
        return ""
    if any(held_back.may_explain(each.note) for each in row.now.entries):
        return ""
    board, own = row.plan.board, row.agency
    said = (
        _only_in_part(each, of, own)
        for of in row.outcome.recommendations
        for each in timeline.answers(of, board, row.now.as_of)
        if each.response in _ONLY_IN_PART
        and own
        and board_names.agency(each.agency, board).name == own
    )
    return " ".join(dict.fromkeys(said))


_ONLY_IN_PART: dict[str, str] = {
    "partly-accepted": "accepted {} only in part",
    "not-accepted": "did not accept {}",
}


def _only_in_part(of: Response, what: Recommendation, agency: str) -> str:
    ref = what.ref.rstrip(". ")
    named = "recommendation" in ref.casefold()
    number = ref if named else f"recommendation {ref}" if ref else "the recommendation"
    when = f" ({of.date.words})" if of.date else ""
    said = f"{agency} {_ONLY_IN_PART[of.response].format(number)}{when}"
    why = unstopped(" ".join(of.reason.split()))
    return f"{said}: {quoted(why, len(why))}." if why else f"{said}."


def refused(row: Row, *, briefly: bool = False) -> str:
    """Say until when more time was refused, why it was asked for and why not; or "".

    It is empty if the refusal is not the latest answer, or the action is not open.
    *briefly* leaves out both reasons.
    """
    if not row.now.is_open:
        return ""
    asked: Entry | None = None
    answered: Entry | None = None
    for entry in row.now.entries:
        if entry.new_due_requested:
            asked, answered = entry, None
        elif entry.new_due:
            asked, answered = None, None
        elif entry.request == "declined" and asked is not None:
            answered = entry
    if asked is None or answered is None or asked.new_due_requested is None:
        return ""
    until = asked.new_due_requested.words
    why, why_not = (
        "" if briefly else unstopped(first_paragraph(each.note, _LONG))
        for each in (asked, answered)
    )
    said = f"More time until {until}"
    if why:
        said += f", asked for {_when(asked)} with the note {quoted(why, _LONG)},"
    said += f" was refused {_when(answered)}"
    return f"{said}: {quoted(why_not, _LONG)}." if len(why_not) > _BARE else f"{said}."


_BARE = 25
"""A note with no more characters, such as "Refused.", says no more than the answer."""


def reopened(row: Row, *, why: bool = False) -> str:
    """Say when an open action was reopened; may be empty.

    It is empty if the latest note tells of it. With *why*, it also says when it was
    reported as complete or signed off, and quotes the note that reopened it.
    """
    found = timeline.reopened(row.action, row.now.entries) if row.now.is_open else None
    if found is None or found.reopened.route == row.now.entries[-1].route:
        return ""
    said = after_what(found) if why else f"Reopened {_when(found.reopened)}"
    note = unstopped(first_paragraph(found.reopened.note, _LONG)) if why else ""
    return f"{said}: {quoted(note, _LONG)}." if note else f"{said}."


def after_what(found: Reopened) -> str:
    """Say when an action was reopened, and when it was signed off or done before."""
    done = found.signed_off or found.done
    how = "signed off" if found.signed_off else "reported as complete"
    return f"Reopened {_when(found.reopened)} after it was {how} {_when(done)}"


def reopened_in_short(action: Action, now: Standing) -> str:
    """Say when an open action was reopened, whatever its latest note tells; or ""."""
    found = timeline.reopened(action, now.entries) if now.is_open else None
    return f"reopened {_when(found.reopened)}" if found else ""


def _when(entry: Entry) -> str:
    return on(entry.date) if entry.date else f"({within(of_entry(entry))})"
