"""Write the sheet on which an owner is asked for an update, with a form to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.paper import Item, Paper, PaperTable, Section
from actionplan.plan import chasing, markings, return_form, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.chase.first_page import ChaseRound
    from actionplan.plan.chasing import AskedAction, OwnerSheet, Reason
    from actionplan.plan.model import Plan


def sheet(asked: OwnerSheet, about: ChaseRound) -> Paper:
    """Return the sheet of one recipient, with a form that has a row for each action."""
    number = dates.count(len(asked.asked), "action")
    told = _paper(asked, about)
    return told._replace(
        about=(
            f"Please report on {number} before the meeting {about.meeting.when}. Fill"
            f" in the form at the end of this page, and send it back.",
            *told.about,
        ),
        sections=(*told.sections, _form(asked.asked)),
        comes_back=True,
    )


def email(asked: OwnerSheet, about: ChaseRound) -> Paper:
    """Return the same as the text of an email, with the form as an attachment."""
    number = dates.count(len(asked.asked), "action")
    told = _paper(asked, about)
    return told._replace(
        about=(
            f"Please report on {number} before the meeting {about.meeting.when}. Fill"
            " in the form in the attached document, and send it back.",
            *told.about,
        )
    )


def title(asked: OwnerSheet) -> str:
    """Return the title of a sheet."""
    name = asked.to.name
    return f"{return_form.TITLE}: {name}" if name else return_form.NO_OWNER


def _paper(asked: OwnerSheet, about: ChaseRound) -> Paper:
    day = dates.words(about.of.as_of)
    return Paper(
        format="actionplan-chase/1",
        title=title(asked),
        as_of=about.of.as_of,
        about=(
            *_who(asked),
            f"This page is based on what was recorded by {day}. The next meeting after"
            f" that one is {about.following.when}.",
        ),
        gaps=tuple(sentences.left_out(about.of)),
        sections=tuple(_sections(asked.asked, about)),
        marking=markings.highest(_plans(asked)),
    )


def _plans(asked: OwnerSheet) -> Sequence[Plan]:
    return tuple({row.plan.id: row.plan for row in asked.rows}.values())


def _who(asked: OwnerSheet) -> Iterator[str]:
    """Say why a sheet is for an agency or the coordinator."""
    if not asked.to.name:
        yield (
            "The plans do not name an owner or an agency that could be asked about"
            " these actions. Please find out who the owner is."
        )
    elif not asked.to.post:
        yield (
            "This page is for the agency. If no job title is given for an action,"
            " please say who the owner is."
        )


def _sections(asked: Sequence[AskedAction], about: ChaseRound) -> Iterator[Section]:
    """Make a section for each reason, with the actions for which it is the first."""
    for reason in chasing.REASONS:
        items = tuple(_item(one) for one in asked if one.reasons[0] == reason)
        if items:
            heading = f"{_heading(reason, about)} ({len(items)})"
            yield Section(reason.replace("-", "_"), heading, "", items)


def _heading(reason: Reason, about: ChaseRound) -> str:
    headings: dict[Reason, str] = {
        "overdue": "Overdue",
        "due": f"Due by the meeting {about.meeting.when}",
        "due-next": f"Due by the meeting after that, {about.following.when}",
        "due-soon": "Due soon",
        "stage": "Promised, but not reported",
        "low-rating": "With the worst rating",
        "no-date": "Open without a known due date",
        "no-evidence": "Complete without evidence",
        "no-update": "Without a recent update by the date of the meeting",
    }
    return headings[reason]


def _item(one: AskedAction) -> Item:
    row = one.row
    late = any(each.late for each in row.now.milestones)
    lines = (
        f"{sentences.standing(row)}. Due: {sentences.due(row.now)}.",
        _promised(one),
        f"{sentences.late_milestones(row.now)}." if late else "",
        *sentences.reasons(row),
        *_evidence(one),
        _shared(one),
        _please(one),
    )
    kept = tuple(dict.fromkeys(line for line in lines if line))
    return Item(row.name, sentences.text(row.action), kept, {"name": row.name})


def _promised(one: AskedAction) -> str:
    planned = chasing.promised(one.row)
    if planned is None or planned.next_due is None:
        return ""
    words = sentences.phrase(planned.next)
    owned = planned is one.row.now.planned
    before = "" if owned else ", before it was handed over"
    return f"Promised by {planned.next_due.words}{before}: {words}."


def _evidence(one: AskedAction) -> Iterator[str]:
    needed = one.row.action.evidence_needed
    if "no-evidence" in one.reasons and needed:
        yield f"Evidence that the plan asks for: {'; '.join(needed)}."


def _shared(one: AskedAction) -> str:
    if not one.others:
        return ""
    return f"Shared with {sentences.listed(one.others)}. Please agree who reports."


def _please(one: AskedAction) -> str:
    """Say what is asked for, once for each thing."""
    late = "overdue" in one.reasons
    asked = [
        _ASKED[reason]
        for reason in one.reasons
        if not (late and reason in _ASKED_IF_OVERDUE)
    ]
    return " ".join(dict.fromkeys(asked))


_DUE = (
    "Please say what has been done, and whether the action will be finished in time. If"
    " it is finished, give the date and the evidence."
)
_ASKED: dict[Reason, str] = {
    "overdue": (
        "Please say what has been done. If the action is finished, give the date and"
        " the evidence. If it is not, give the reason, and the new date that you ask"
        " for."
    ),
    "due": _DUE,
    "due-next": _DUE,
    "due-soon": _DUE,
    "stage": "Please say whether the stage that was promised has been reached.",
    "low-rating": "Please say what is being done about it, and what help you need.",
    "no-date": "Please give a date by which the action will be finished.",
    "no-evidence": "Please name the evidence, such as minutes or a report.",
    "no-update": "Please say what has been done since the last update.",
}
_ASKED_IF_OVERDUE = ("due", "due-next", "due-soon", "no-update")
"""Reasons that add nothing to what is asked about an overdue action."""


def _form(asked: Sequence[AskedAction]) -> Section:
    rows = [return_form.Columns(action=one.row.name) for one in asked]
    cells = tuple(tuple((text,) for text in row) for row in rows)
    return Section(
        "return_form",
        "Return form",
        "",
        (),
        table=PaperTable(
            tuple(return_form.HEADINGS),
            cells,
            (18, 10, 26, 10, 9, 11, 8, 8),
            to_fill_in=True,
        ),
        before=(
            f"{return_form.FILL_IN} Leave a cell empty if it does not"
            " apply, and do not change the first column. Add a row if you have"
            f' more to report. In "{return_form.HEADINGS.agreed}", write'
            f' "{return_form.YES}" only if the people who decide have already agreed'
            " the new date. If you do not, the date is recorded as a request for more"
            " time, and the due date does not change. Please do not write anything"
            " that could identify a child or a family.",
        ),
    )
