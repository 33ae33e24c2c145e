"""Say what a plan has for a cell of a table, by the field that its column is.

A cell for which the plan has nothing stays empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import column_map
from actionplan.output.report import actions, markup
from actionplan.plan import board_names, fields, sentences, timeline
from actionplan.plan.model import DONE
from actionplan.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from actionplan.intake.column_map import Column
    from actionplan.plan.model import (
        Action,
        Entry,
        Extra,
        Measure,
        Outcome,
        Plan,
        Recommendation,
        Response,
        Risk,
        Success,
        UnreadField,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.text.dates import Date


class RowSubject(NamedTuple):
    """What a row of a table is about."""

    plan: Plan
    outcome: Outcome
    recommendations: tuple[Recommendation, ...]
    row: Row | None
    """Its action; None if there is none, or the row is about the outcome."""
    as_of: date
    columns: frozenset[str]
    """The fields for which the table has a column."""
    is_outcome: bool = False
    """Whether what the row says of owners and dates is about the outcome."""


def lines(column: Column, of: RowSubject) -> tuple[str, ...]:
    """Return the lines of a cell; none if the plan has nothing for it."""
    found = _listed(column.field, _of_field(column.field, of))
    own = _paragraphs(found) or _paragraphs(_own(column, of))
    return own or _paragraphs(_left_open(column.field, of))


def _left_open(field: str, of: RowSubject) -> Iterable[str]:
    """Return what the plan says in place of an answer, such as "TBC"."""
    parts: list[Outcome | Action | Recommendation | Entry] = [of.outcome]
    if of.row is not None and not of.is_outcome:
        parts = [of.row.action]
    if field in OF_OUTCOME:
        parts = [of.outcome, *of.recommendations]
    names = (field, "text") if field == "recommendation" else (field,)
    return [
        written
        for part in parts
        for name in names
        for written in _written(name, part.unread_fields)
    ]


def _written(field: str, fields: Iterable[UnreadField]) -> Iterator[str]:
    return (each.written for each in fields if each.field == field and each.left_open)


_LISTS = frozenset(
    (
        *("baseline", "partners", "milestones", "success", "evidence_needed"),
        *("risks", "evidence"),
    )
)
"""Fields that are written as a list, if there are several."""


def _listed(field: str, texts: Iterable[str]) -> Iterable[str]:
    if field not in _LISTS:
        return texts
    items = [flat for text in texts if (flat := " ".join(text.split()))]
    return ["\n".join(f"- {item}" for item in items)] if len(items) > 1 else items


def _paragraphs(texts: Iterable[str]) -> tuple[str, ...]:
    """Write paragraphs and lists as lines, without what acts in a document."""
    return tuple(
        _clean(line)
        for text in texts
        if text.strip()
        for line in paragraphs.lines(text)
    )


def _clean(line: str) -> str:
    words = " ".join(markup.clean(line).split())
    return words.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _of_field(field: str, of: RowSubject) -> Iterable[str]:
    if about := OF_OUTCOME.get(field):
        return about(of)
    if of.is_outcome:
        about = _OF_OUTCOME_ITSELF.get(field)
        return about(of) if about else ()
    said = _OF_ACTION.get(field)
    return said(of.row, of) if said and of.row else ()


def _own(column: Column, of: RowSubject) -> Iterable[str]:
    """Return a field of the board's own that is named after the heading."""
    name = column.own or column_map.named_after(column.heading, column.column)
    extras: list[Extra] = [of.outcome.extra]
    if of.row is not None and not of.is_outcome:
        extras.insert(0, of.row.action.extra)
    extras += [each.extra for each in of.recommendations]
    for extra in extras:
        for key, value in extra:
            if key == name:
                many = value if isinstance(value, list) else [value]
                return [fields.flat(each) for each in many]
    return ()


# --- outcomes and recommendations -------------------------------------------------


def _recommendation(of: RowSubject) -> Iterable[str]:
    several = len(of.recommendations) > 1 and "ref" not in of.columns
    for each in of.recommendations:
        number = f"{each.ref}: " if several and each.ref else ""
        yield f"{number}{each.text}" if each.text else ""


def _in_line(texts: Iterable[str]) -> tuple[str]:
    return (", ".join(dict.fromkeys(filter(None, texts))),)


def _response(of: RowSubject) -> Iterable[str]:
    every = [
        answer
        for each in of.recommendations
        for answer in timeline.answers(each, of.plan.board, of.as_of)
    ]
    for answer in every:
        yield _answer(answer, of, alone=len(every) == 1)


def _answer(answer: Response, of: RowSubject, *, alone: bool) -> str:
    words = sentences.response(answer)
    agency = board_names.agency(answer.agency, of.plan.board).words
    said = words if alone or not agency else f"{agency}: {sentences.within(words)}"
    return f"{said}. {answer.reason}" if answer.reason else said


def _baseline(of: RowSubject) -> Iterable[str]:
    return map(_measure, of.outcome.baseline)


def _measure(of: Measure) -> str:
    value = f"{of.measure}: {of.value}" if of.value else of.measure
    return f"{value} (target: {of.target})" if of.target else value


def _difference(of: RowSubject) -> Iterable[str]:
    newest = timeline.judgements(of.outcome, of.as_of)[-1:]
    for each in newest:
        words = sentences.judgement_words(of.outcome, each)
        yield f"{sentences.of_entry(each)}: {words}"
        yield each.effect
        if each.still_to_improve:
            yield f"Still to improve: {each.still_to_improve}"


OF_OUTCOME: Mapping[str, Callable[[RowSubject], Iterable[str]]] = {
    "theme": lambda of: (of.outcome.theme,),
    "challenge": lambda of: (of.outcome.challenge,),
    "desired_outcome": lambda of: (of.outcome.desired_outcome,),
    "recommendation": _recommendation,
    "ref": lambda of: _in_line(each.ref for each in of.recommendations),
    "paragraph": lambda of: _in_line(each.paragraph for each in of.recommendations),
    "scope": lambda of: _in_line(
        sentences.choice(each.scope) for each in of.recommendations if each.scope
    ),
    "response": _response,
    "baseline": _baseline,
    "difference": _difference,
}


def _reports(of: RowSubject) -> Iterable[str]:
    for each in timeline.reports(of.outcome, of.as_of):
        yield f"{sentences.of_entry(each)}: {each.note}"


_OF_OUTCOME_ITSELF: Mapping[str, Callable[[RowSubject], Iterable[str]]] = {
    "id": lambda of: (of.outcome.id,),
    "due": lambda of: _words(of.outcome.due),
    "accountable": lambda of: (
        board_names.owner(of.outcome.accountable, of.plan.board).words,
    ),
    "agency": lambda of: (board_names.agency(of.outcome.agency, of.plan.board).words,),
    "partners": lambda of: (
        actions.partner(one, of.plan.board) for one in of.outcome.partners
    ),
    "risks": lambda of: map(_risk, of.outcome.risks),
    "note": _reports,
}


# --- actions ----------------------------------------------------------------------


def _words(date: Date | None) -> tuple[str, ...]:
    return (date.words,) if date else ()


def _due(row: Row, of: RowSubject) -> Iterable[str]:
    """Return when it is due: at first, if another column has the new date."""
    if "new_due" in of.columns and row.now.moves:
        first = timeline.first_due(row.action)
        return _words(first.date) or (first.words,)
    if row.now.due:
        return _words(row.now.due)
    return (row.now.due_as_written or sentences.why_undated(row.action),)


def _accountable(row: Row, of: RowSubject) -> Iterable[str]:
    """Return the owner, with the agency if no other column has it."""
    if not row.now.owners:
        return (row.now.no_owner,)
    owner = sentences.owner(row.now)
    agency = _agency(row)
    known = agency and row.now.agency_is_owners and "agency" not in of.columns
    return (f"{owner}, {agency}" if known and agency not in owner else owner,)


def _agency(row: Row) -> str:
    """Return the agency that the plan names for the action; may be empty."""
    return "" if row.named_agency.of_plan else sentences.agency(row)


def _success(one: Success) -> str:
    return f"{one.measure} (target: {one.target})" if one.target else one.measure


def _risk(one: Risk) -> str:
    return f"{one.risk}: {one.mitigation}" if one.mitigation else one.risk


def _milestones(row: Row) -> Iterable[str]:
    for each in row.now.milestones:
        due = each.milestone.due
        reached = "; reached" if each.reached else ""
        when = f" ({due.words}{reached})" if due else reached
        yield f"{each.milestone.milestone}{when}"


def _notes(row: Row, of: RowSubject) -> Iterable[str]:
    """Return what was reported: every entry, or the latest if a column has its date."""
    if "date" in of.columns:
        return (_note(each) for each in _latest(row))
    return (f"{sentences.of_entry(each)}: {_note(each)}" for each in row.now.entries)


def _note(entry: Entry) -> str:
    said = entry.said or entry
    note = said.note or next(_written("note", said.unread_fields), "")
    wrong = f" ({sentences.corrected(entry)})" if entry.corrected_by else ""
    return f"{note}{wrong}"


def _latest(row: Row) -> tuple[Entry, ...]:
    return tuple(row.now.entries[-1:])


def _review(row: Row) -> Iterable[str]:
    review = row.action.review
    how_often = sentences.how_often(review)
    return (how_often,) if how_often else _words(review.first)


def _next(row: Row) -> Iterable[str]:
    planned = row.now.planned
    if planned is None:
        return ()
    by = f"By {planned.next_due.words}: " if planned.next_due else ""
    return (f"{by}{planned.next}",)


def _evidence(row: Row, of: RowSubject) -> Iterable[str]:
    shown = _latest(row) if "date" in of.columns else row.now.entries
    return dict.fromkeys(each for entry in shown for each in entry.evidence)


_OF_ACTION: Mapping[str, Callable[[Row, RowSubject], Iterable[str]]] = {
    "id": lambda row, _: (row.action.id,),
    "action": lambda row, _: (sentences.text(row.action),),
    "priority": lambda row, _: (
        (sentences.choice(row.action.priority),) if row.action.priority else ()
    ),
    "due": _due,
    "accountable": _accountable,
    "agency": lambda row, _: (_agency(row),),
    "partners": lambda row, of: (
        actions.partner(one, of.plan.board) for one in row.action.partners
    ),
    "milestones": lambda row, _: _milestones(row),
    "success": lambda row, _: map(_success, row.action.success),
    "evidence_needed": lambda row, _: row.action.evidence_needed,
    "risks": lambda row, _: map(_risk, row.action.risks),
    "review": lambda row, _: _review(row),
    "note": _notes,
    "date": lambda row, _: map(sentences.of_entry, _latest(row)),
    "rag": lambda row, _: (sentences.capital(row.now.rag),),
    "state": lambda row, _: (sentences.state(row.now.status, row.plan.board),),
    "achieved_on": lambda row, _: (
        _words(row.now.closed) if row.now.state in DONE else ()
    ),
    "new_due": lambda row, _: _words(row.now.due) if row.now.moves else (),
    "next": lambda row, _: _next(row),
    "reported_by": lambda row, _: (each.reported_by for each in _latest(row)),
    "evidence": _evidence,
}
