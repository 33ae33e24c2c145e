"""Tell an exception in a row of page one of several plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from actionplan.output.report import lines_of_many, page_text
from actionplan.plan import sentences

if TYPE_CHECKING:
    from actionplan.output.report.facts import ActionFacts

Why: TypeAlias = "tuple[int, bool]"
"""How much of a note there is room for, and whether there is for the next stage."""
WHY: tuple[Why, ...] = (
    *((page_text.LONGEST, True), (240, True), (160, True)),
    *((100, True), (100, False)),
)
"""The most characters of why an action is rated low, and whether the next stage is
told as well; the most first."""


def note(of: ActionFacts, why: Why) -> str:
    """Give the note with a low rating, which must come with points of progress.

    Of an overdue action without one, it gives the sentence that says why.
    What is next follows. A stage that was not reported is told in its place.
    """
    most, stage = why
    late = page_text.why(of.latest, most) if of.now.overdue else ""
    said = [page_text.reason(of.rating_note, most) or late]
    if stage and of.rating_note and of.next:
        in_full = sentences.stage_in_full(of.now) if of.stage_passed else ""
        said.append(sentences.stopped(in_full or sentences.next_stage(of.now, _STAGE)))
    return " ".join(filter(None, said))


def said_once(of: ActionFacts, why: Why) -> ActionFacts:
    """Leave out of a status that a stage was not reported, if the note says so."""
    _, stage = why
    if not (stage and of.rating_note and of.stage_passed):
        return of
    said = f"; {sentences.within(of.stage_passed)}"
    return of._replace(standing=of.standing.replace(said, ""))


_STAGE = 120
"""The most characters of a next stage."""


def lines(of: ActionFacts, why: Why) -> float:
    """Estimate the lines of a row."""
    of = said_once(of, why)
    rating = f" Rated {of.rating.words}." if of.rating else ""
    who = f"{of.who}, {of.agency_label} {of.agency}"
    said = f"{of.called} {of.label}: {who}. {of.standing} {of.due_beside}{rating}"
    return lines_of_many.across(f"{said} {note(of, why)}", beside=10)
