"""Show what owners filled in on a tracker or form, and what became of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from actionplan.lint import diagnose
from actionplan.messages import refused_entries
from actionplan.plan import return_form
from actionplan.text import blanks, command_line, dates, grammar, terminal
from actionplan.text.grammar import cut, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.intake.outside_form import Why
    from actionplan.intake.returned import Returned
    from actionplan.office.cells import NotRead
    from actionplan.workspace.record_returned import (
        AskedCell,
        NewDate,
        PlanResult,
        RefusedCell,
        Results,
    )

FORMAT = "actionplan-returned/1"


def begin(came: Returned, document: str) -> str:
    """Say what the file is, and how much of it was filled in."""
    number = len(came.rows)
    thing = "a tracker" if came.is_tracker else "a form"
    day = dates.parse(came.made)
    made = f", made on {day.words}" if day else ""
    rows = (
        f"{dates.count(number, 'row')} {grammar.agree(number, 'is', 'are')} filled in"
    )
    nothing = "Nothing has been filled in, so there is nothing to record"
    actions = dates.count(came.actions, "action")
    said = f"{document} is {thing} for {actions}{made}. {rows if number else nothing}."
    return terminal.wrap(said, "")


def of_plan(plan: PlanResult, *, is_recorded: bool) -> str:
    """Say what became of the rows of one plan, or what would."""
    return "\n".join(terminal.wrap(line, "") for line in _of_plan(plan, is_recorded))


def _of_plan(plan: PlanResult, is_recorded: bool) -> Iterator[str]:  # noqa: FBT001 -- see of_plan
    name, be = plan.to.name, "is" if is_recorded else "would be"
    for each in plan.rows:
        if each.fate == "there":
            yield f"{each.row.name.text}: this entry is already in the plan."
    for each in plan.new:
        if plan.is_refused:
            yield f"{each.row.name.text}: this entry could be recorded."
            continue
        yield f"{each.row.name.text} {be} now: {each.now}."
        if each.new_date:
            yield _new_date(each.row.name.text, each.new_date, is_recorded=is_recorded)
        if each.overtaken_by:
            yield (
                f"{each.row.name.text}: there is a later entry, dated"
                f" {each.overtaken_by.words}. Where the two differ, the later one"
                " counts."
            )
        for asked in each.asked:
            yield f"{each.row.name.text}: {_asked(asked, is_recorded=is_recorded)}"
    for item, now in plan.moved_on:
        yield (
            f"{item}: the plan has changed since this was sent. Before this entry, its"
            f" status is: {now}."
        )
    if plan.is_refused:
        number = sum(each.fate == "refused" for each in plan.rows)
        yield (
            f"Nothing {be} recorded in {name}, because {number} of its rows cannot be"
            " recorded."
        )


def _asked(asked: AskedCell, *, is_recorded: bool) -> str:
    """Say what lint will ask for, and to change the cell while that is possible."""
    said = asked.said
    more = " --advice" if said.level == "advice" else ""
    begin = f'"actionplan lint{more}" will ask for more:'
    if is_recorded:
        return f"{begin} {said.message} To fix: {said.remedy}"
    message, remedy = refused_entries.before_recorded(
        said.message, said.remedy, _COLUMNS
    )
    return f"{begin} {asked.place}: {message} To fix: {remedy}"


def _new_date(name: str, new: NewDate, *, is_recorded: bool) -> str:
    """Say whether a new date moves the due date, or only asks for more time."""
    be, due = "is" if is_recorded else "would be", new.date.words
    before = new.before.words if new.before else ""
    if not new.is_requested:
        if not before:
            return f"{name}: {due} {be} recorded as the due date. There was none."
        return f"{name}: the due date {be} moved from {before} to {due}."
    agreed = quoted(return_form.OPEN.agreed)
    why = f"because {agreed} is not {quoted(return_form.YES)}"
    if not new.is_asked:
        why = "because this file does not say that it has been agreed"
    still = "is still" if is_recorded else "would still be"
    said = (
        f"{name}: the new date, {due}, {be} recorded as a request for more time, {why}."
    )
    if before:
        said = f"{said} The due date {still} {before}."
    if new.is_asked and not is_recorded:
        return (
            f"{said} If {due} has already been agreed, write {quoted(return_form.YES)}"
            f" in {agreed} before you record it."
        )
    rating = (blanks.RATING,) if new.is_rated else ()
    command = blanks.entry(name, *rating, f"--new-due {new.date}")
    how = blanks.filled(command, note="the reason (and who agreed it)")
    how = how.removesuffix(f" {command}")
    return f"{said} Once {due} has been agreed, {how}\n    {command}"


def refused(cells: Sequence[RefusedCell], document: str) -> str:
    """List what cannot be recorded, each with its cell and what to do."""
    return "".join(
        f"{terminal.wrap(f'{document}, {place}: {said.message}', '')}\n"
        f"{terminal.wrap(f'To fix: {said.remedy}')}\n"
        for place, said in ((c.place, diagnose.put(c.fault, "", None)) for c in cells)
    )


def not_recorded(came: Returned, document: str) -> str:
    """List what is in the file, but is no part of a report."""
    lines = [
        f"{document}, {each.place}: this locked cell was changed to"
        f" {quoted(_short(each.text))}. That is not recorded."
        for each in came.changed
    ]
    lines += [
        f"{document}, {each.place}: {quoted(_short(each.text))} {_WHY[each.why]}, so it"
        " is not recorded."
        for each in came.left_over
    ]
    lines += [f"{document} has {_unread(each)}" for each in came.not_read]
    lines += [
        f"{document}: {quoted(_short(each))} is the address of a link, and is not shown"
        " in the file, so it is not recorded."
        for each in came.links
    ]
    if not came.lines_known:
        lines.append(
            "Only the form is read. If anything was written next to it, it is not"
            " recorded."
        )
    return "\n".join(terminal.wrap(line, "") for line in lines)


_WHY: dict[Why, str] = {
    "comment": "is a comment",
    "struck": "is crossed out",
    "no-column": "is not in a column of the form",
    "no-heading": "is not a heading of the form",
    "above": "is above the headings",
    "sheet": "is on a sheet that was added",
    "own-sheet": "was added to a sheet that is not read",
    "headings": "is in a form of which a heading was changed",
    "added": "was added or changed outside the form",
    "hidden": "is hidden",
    "row-added": "is in a row that was added, but not in a white cell",
    "no-entry": "is in a row in which nothing else is filled in",
}


def _unread(found: NotRead) -> str:
    """Say how many pictures, or files, nobody has read."""
    noun = "picture" if found.what == "pictures" else "file"
    number = dates.count(found.number, noun)
    inside = "" if found.what == "pictures" else " inside it"
    what = "it" if found.number == 1 else "them"
    return f"{number}{inside}, which cannot be read, so nothing in {what} is recorded."


def _short(text: str) -> str:
    return cut(" ".join(text.split()), _LONGEST)


_LONGEST = 60
_COLUMNS = dict(zip(return_form.FIELDS, return_form.OPEN, strict=True))


def how_to_record(document: str, options: Sequence[str]) -> str:
    """Say how to record what was shown."""
    words = (document, *options)
    typed = " ".join(w if w.startswith("--") else command_line.name(w) for w in words)
    return (
        "Nothing has been recorded. To record it:\n"
        f"    actionplan import {typed} --record"
    )


def as_json(
    came: Returned, found: Results, document: str, *, as_of: date, recorded: bool
) -> str:
    """Write the same for other programs."""
    report: dict[str, Any] = {
        "format": FORMAT,
        "document": document,
        "as_of": as_of.isoformat(),
        "made": came.made or None,
        "recorded": recorded,
        "rows": [
            {
                "name": each.row.name.text,
                "place": each.row.name.place,
                "plan": plan.to.name,
                "result": _result(each.fate, plan, recorded=recorded),
                "moved_on": each.row.name.text in dict(plan.moved_on),
                "new_date": _date_of(each.new_date),
            }
            for plan in found.plans
            for each in plan.rows
        ],
        "refused": [
            {"place": each.place, "rule": said.rule, "message": said.message}
            | {"remedy": said.remedy}
            for each in found.refused
            for said in (diagnose.put(each.fault, "", None),)
        ],
        "changed": [each._asdict() for each in came.changed],
        "not_recorded": [each._asdict() for each in came.left_over],
        "not_read": [
            {"what": each.what, "number": each.number} for each in came.not_read
        ],
        "links": [*came.links],
    }
    return json.dumps(report, indent=2, ensure_ascii=True) + "\n"


def _date_of(new: NewDate | None) -> dict[str, Any] | None:
    """Return a new date, and the field of the entry in which it is recorded."""
    if new is None:
        return None
    field = "new_due_requested" if new.is_requested else "new_due"
    return {"date": str(new.date), "field": field}


def _result(fate: str, plan: PlanResult, *, recorded: bool) -> str:
    if fate != "new":
        return {"there": "already-there"}.get(fate, fate)
    if plan.is_refused:
        return "held-back"
    return "recorded" if recorded else "can-be-recorded"
