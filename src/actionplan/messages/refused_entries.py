"""Define messages about entries that were not recorded (AP91)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from actionplan.messages import remedies, usage
from actionplan.messages.not_done import (
    AGAIN,
    ANYWAY,
    IMPORT,
    IMPORT_AGAIN,
    NOT_CHANGED,
    NOT_RECORDED,
    THEN_AGAIN,
    WITH_THE_DATE,
    again,
    and_again,
    by_command,
    copied,
    followed,
    unless_right,
)
from actionplan.rule import Finding, message
from actionplan.text import blanks, dates, personal
from actionplan.text.grammar import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.messages.remedies import Recorded

Thing: TypeAlias = Literal["action", "outcome"]
How: TypeAlias = Literal["the plan was agreed", "the action was added"]
Cause: TypeAlias = Literal["written-empty", "no-last-line-end", "not-alone"]

_MOST = 12
"""The most action numbers in one message: as many as a usual plan has."""


@message("AP910", "error")
def part_not_read(*, label: str, column: str = "") -> Finding:
    """The part of the plan to which you tried to add an entry cannot be read.

    Without that part, actionplan cannot check the new entry. The problems in that part
    are listed below this message.

    Given::

        label: action 1.1

    Says::

        Nothing has been recorded, because action 1.1 cannot be read.
        To fix: first fix the problems listed below, and then run the same command
        again.
    """
    return Finding(
        f"Nothing has been recorded, because {label} cannot be read.",
        f"first fix the problems listed below, and then {again(column)}.",
    )


@message("AP911", "error")
def unknown_number(
    *,
    written: str,
    plan: str,
    thing: Thing,
    nearby: tuple[str, ...],
    known: tuple[str, ...],
    column: str = "",  # of a form, if the number comes from one
) -> Finding:
    """The plan has no action or outcome with the number that you gave.

    Given::

        written: "1.11"
        plan: scr-family-a-2011
        thing: action
        nearby: ["1.1"]
        known: ["1.1", "1.2"]

    Says::

        There is no action "1.11" in the plan "scr-family-a-2011". Did you mean "1.1"?
        To fix: run the same command again with one of these numbers: "1.1" or "1.2".

    Given::

        written: O9
        plan: scr-family-a-2011
        thing: outcome
        nearby: []
        known: []

    Says::

        There is no outcome "O9" in the plan "scr-family-a-2011", which has no outcomes
        yet.
        To fix: if you meant another plan, run the same command again with the right
        plan ID. If not, first add the outcome to this plan. To see how, type:
            actionplan add outcome -h
        Then run the same command again.
    """
    mean = did_you_mean(nearby[:1])
    none = "" if known else f", which has no {thing}s yet"
    return Finding(
        f"There is no {thing} {quoted(written)} in the plan"
        f" {quoted(plan)}{none}.{mean}",
        _number_to_use(known, column, written)
        or f"if you meant another plan, {_with_plan(column)}. If not, first add the"
        f" {thing} to this plan. To see how, type: actionplan add {thing} -h\n"
        f"Then {again(column)}.",
    )


def _with_plan(column: str) -> str:
    if column:
        return f"correct the plan ID in {quoted(column)}"
    return f"{AGAIN} with the right plan ID"


def _number_to_use(known: tuple[str, ...], column: str, written: str) -> str:
    which = listed(known, _MOST, word="or")
    if known and column:
        return (
            f"in {quoted(column)}, change {quoted(written)} to {which}. {IMPORT_AGAIN}"
        )
    these = "this number" if len(known) == 1 else "one of these numbers"
    return f"{AGAIN} with {these}: {which}." if known else ""


@message("AP912", "error")
def wrong_target(
    *,
    written: str,
    thing: Thing,
    known: tuple[str, ...],  # those that may be meant; "" for one without a number
    adding: bool = False,
    column: str = "",  # of a form, if the number comes from one
) -> Finding:
    """You gave an action number in place of an outcome number, or the other way round.

    Some commands need an action number, and others need an outcome number.

    Given::

        written: O1
        thing: outcome
        known: ["1.1", "1.2"]

    Says::

        "O1" is an outcome, but this command records progress only for actions.
        To fix: run the same command again with the number of an action in this
        outcome: "1.1" or "1.2". To see how to record what difference the outcome has
        made, type:
            actionplan difference add -h

    Given::

        written: O1
        thing: outcome
        known: []

    Says::

        "O1" is an outcome that has no actions yet, but this command records progress
        only for actions.
        To fix: add an action to the outcome, and run the same command again with the
        action number in place of "O1". To see how to record what difference the outcome
        has made, type:
            actionplan difference add -h

    Given::

        written: "1.1"
        thing: action
        known: [O1]

    Says::

        "1.1" is an action, but this command records an assessment, and only an outcome
        can be assessed.
        To fix: run the same command again with the outcome number: "O1". To see how to
        record progress, type:
            actionplan progress add -h

    Given::

        written: "1.1"
        thing: action
        known: [O1]
        adding: true

    Says::

        "1.1" is an action, but a new action can be added only to an outcome.
        To fix: run the same command again with the outcome number: "O1".
    """
    named = tuple(number for number in known if number)
    which = listed(named, _MOST, word="or")
    if thing == "action":
        only = (
            "a new action can be added only to an outcome"
            if adding
            else "this command records an assessment, and only an outcome can be"
            " assessed"
        )
        how = (
            ""
            if adding
            else " To see how to record progress, type: actionplan progress add -h"
        )
        return Finding(
            f"{quoted(written)} is an action, but {only}.",
            f"{AGAIN} with the outcome number: {which}.{how}",
        )
    if not known:
        said = f"{quoted(written)} is an outcome that has no actions yet, but"
        first = (
            f"add an action to the outcome, and {again(column)} with the action number"
            f" in place of {quoted(written)}."
        )
    else:
        said = f"{quoted(written)} is an outcome, but"
        numbers = f": {which}" if named else ""
        first = f"{AGAIN} with the number of an action in this outcome{numbers}."
        if column:
            one = which or "the number of an action in that outcome"
            first = f"in {quoted(column)}, change {quoted(written)} to {one}."
    if column:
        return Finding(
            f"{said} a form records progress only for actions.",
            first if not known else f"{first} {IMPORT_AGAIN}",
        )
    return Finding(
        f"{said} this command records progress only for actions.",
        f"{first} To see how to record what difference the outcome has made, type:"
        " actionplan difference add -h",
    )


@message("AP913", "error")
def number_taken_twice(
    *, written: str, lines: tuple[int, ...], column: str = ""
) -> Finding:
    """More than one action or outcome of the plan has the number that you gave.

    Given::

        written: "1.1"
        lines: [28, 51]

    Says::

        The number "1.1" is used twice in this plan, on lines 28 and 51.
        To fix: in the file, keep this number for the action or outcome that was added
        to the plan first. Give the other a number that this plan has never used. Then
        run the same command again.
    """
    *most, last = map(str, lines)
    is_pair = len(lines) == 2  # noqa: PLR2004 -- two
    often = "twice" if is_pair else f"{len(lines)} times"
    change = "the other a number" if is_pair else "the others numbers"
    where = f"{', '.join(most)} and {last}"
    return Finding(
        f"The number {quoted(written)} is used {often} in this plan, on lines {where}.",
        "in the file, keep this number for the action or outcome that was added to the"
        f" plan first. Give {change} that this plan has never used. Then"
        f" {again(column)}.",
    )


@message("AP914", "error", clause="Measuring success: when it is achieved")
def evidence_not_named(
    *,
    item: str,
    column: str = "",  # of a form, if the entry comes from one
    target: str = "",  # the plan and the action, if the entry comes from a form
) -> Finding:
    """An entry reports an action as complete, but gives no evidence.

    Given::

        item: "1.1"

    Says::

        You have not given any evidence that action 1.1 is complete. Nothing has been
        recorded.
        To fix: if the action is complete, but there is no evidence yet, run the same
        command again with --anyway at the end. If there is evidence, run the same
        command again with --evidence and the name of the evidence in quotation marks,
        such as "Minutes of the subgroup".

    Given::

        item: "1.1"
        column: Evidence
        target: scr-family-a-2011/1.1

    Says::

        This row gives no evidence that action 1.1 is complete.
        To fix: if there is evidence, such as minutes or a report, write its name in
        "Evidence". Then import this file again. If there is no evidence yet, type this
        command, with what was done in place of NOTE, and the date of the entry in place
        of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --date DATE --anyway
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.
    """
    if column:
        return Finding(
            f"This row gives no evidence that action {item} is complete.",
            "if there is evidence, such as minutes or a report, write its name in"
            f" {quoted(column)}. {IMPORT_AGAIN} If there is no evidence yet,"
            f" {_record(target)}",
        )
    return Finding(
        f"You have not given any evidence that action {item} is complete."
        f" {NOT_RECORDED}",
        f"if the action is complete, but there is no evidence yet, {ANYWAY} If there is"
        f" evidence, {AGAIN} with --evidence and the name of the evidence in quotation"
        ' marks, such as "Minutes of the subgroup".',
    )


@message("AP915", "error")
def date_before_plan(
    *, date: str, joined: str, how: How, column: str = "", target: str = ""
) -> Finding:
    """An entry is dated before the plan was agreed, or before the action was added.

    Given::

        date: 5 December 2010
        joined: 15 August 2011
        how: the plan was agreed

    Says::

        The entry is dated 5 December 2010, but the plan was agreed on 15 August 2011.
        Nothing has been recorded.
        To fix: check the date of the entry. If the date is wrong, run the same command
        again with the right date. If the date is right, run the same command again with
        --anyway at the end.

    Given::

        date: September 2011
        joined: October 2011
        how: the action was added

    Says::

        The entry is dated September 2011, but the action was added in October 2011.
        Nothing has been recorded.
        To fix: check the date of the entry. If the date is wrong, run the same command
        again with the right date. If the date is right, run the same command again with
        --anyway at the end.

    Given::

        date: 5 December 2010
        joined: 15 August 2011
        how: the plan was agreed
        column: Date
        target: scr-family-a-2011/1.1

    Says::

        The entry is dated 5 December 2010, but the plan was agreed on 15 August 2011.
        To fix: check the date of the entry. If the date is wrong, correct the date in
        this file, and import this file again. If the date is right, type this command,
        with what was done in place of NOTE, and the date of the entry in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --date DATE --anyway
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.
    """
    joint = "on" if joined[:1].isdigit() else "in"
    wrong = WITH_THE_DATE
    if column:
        wrong = f"{_CORRECT}, and {IMPORT}"
    return Finding(
        f"The entry is dated {date}, but {how} {joint} {joined}."
        f"{'' if column else f' {NOT_RECORDED}'}",
        "check the date of the entry. If the date is wrong,"
        f" {wrong}. If the date is right, {_record(target) if column else ANYWAY}",
    )


_CORRECT = "correct the date in this file"


_AS_NEXT_STAGE = (
    "Give the work in quotation marks after --next, and the date of the work after"
    " --next-due."
)


def _record(target: str) -> str:
    """Say what to do about an entry of a form that looks wrong, but is right."""
    return by_command("--anyway", target=target)


@message("AP916", "error")
def date_after_today(
    *, date: str, as_of: str, column: str = "", target: str = ""
) -> Finding:
    """The date of an entry is in the future.

    An entry says what has been done. Work that is planned does not count as progress.

    Given::

        date: 5 December 2012
        as_of: 1 March 2012

    Says::

        The entry is dated 5 December 2012, but you are recording it on 1 March 2012. An
        entry does not count before its own date. Nothing has been recorded.
        To fix: check the date of the entry. If the date is wrong, run the same command
        again with the right date. If the entry is about planned work, run the same
        command again without --date. Give the work in quotation marks after --next, and
        the date of the work after --next-due. If the date is right, run the same
        command again with --anyway at the end.

    Given::

        date: 5 December 2012
        as_of: 1 March 2012
        column: Date
        target: scr-family-a-2011/1.1

    Says::

        The entry is dated 5 December 2012, but you are recording it on 1 March 2012. An
        entry does not count before its own date.
        To fix: check the date of the entry. If the date is wrong, correct the date in
        this file, and import this file again. If the date is right, type this command,
        with what was done in place of NOTE, and the date of the entry in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --date DATE --anyway
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.
        If the entry is about planned work, type that command without --date and
        --anyway. Give the work in quotation marks after --next, and the date of the
        work after --next-due.
    """
    message = (
        f"The entry is dated {date}, but you are recording it on {as_of}. An entry does"
        " not count before its own date."
    )
    if column:
        return Finding(
            message,
            f"check the date of the entry. If the date is wrong, {_CORRECT}, and"
            f" {IMPORT}. If the date is right, {_record(target)} If the entry is about"
            " planned work, type that command without --date and --anyway."
            f" {_AS_NEXT_STAGE}",
        )
    return Finding(
        f"{message} {NOT_RECORDED}",
        f"check the date of the entry. If the date is wrong, {WITH_THE_DATE}. If the"
        " entry is about planned work, run the same command again without --date."
        f" {_AS_NEXT_STAGE} If the date is right, {ANYWAY}",
    )


@message("AP917", "error")
def entry_not_taken(
    *,
    message: str,
    remedy: str,
    may_stand: bool = False,
    columns: Mapping[str, str] | None = None,  # of a form, for each field
    statuses: Mapping[str, str] | None = None,  # the words of the form for each status
    field: str = "",  # that is wrong in the entry
    not_done: str = NOT_RECORDED,
    target: str = "",  # the plan and the action, if they are known
    paste: str = "",  # lines to add, if they are not in the remedy
) -> Finding:
    """`actionplan lint` would report a problem with the new entry.

    An entry must not be changed once it has been committed to git, so actionplan checks
    each entry before recording it.

    Given::

        message: >-
            This looks like an NHS number. The number has 10 digits, and passes the
            check that every NHS number passes.
        remedy: >-
            if this is not an NHS number, write "reference" or "phone" and a space in
            front of it, and take out any spaces inside the number. If it is, delete the
            number.

    Says::

        This entry contains what looks like an NHS number. The number has 10 digits, and
        passes the check that every NHS number passes. Nothing has been recorded.
        To fix: if this is not an NHS number, write "reference" or "phone" and a space
        in front of it, and take out any spaces inside the number. If it is, leave the
        number out. Then run the same command again.

    Given::

        message: >-
            This entry gives action 1.1 a new due date, but also says that the action is
            complete.
        remedy: >-
            if the action is complete, delete the line "new_due: 2012-06". If the action
            is still open, keep "new_due", and change "state: complete" to "state:
            in-progress".

    Says::

        This entry gives action 1.1 a new due date, but also says that the action is
        complete. Nothing has been recorded.
        To fix: if the action is complete, leave out --new-due 2012-06. If the action is
        still open, keep --new-due, and change --state complete to --state in-progress.
        Then run the same command again.

    Given::

        message: >-
            This entry, dated 10 December 2025, moves the due date of action 1.1 to
            March 2025, which was already in the past.
        remedy: >-
            if the action was done by March 2025, write "state: complete", "achieved_on"
            and "evidence" in place of the "new_due" line. If not, correct the date that
            is wrong.
        may_stand: true

    Says::

        This entry, dated 10 December 2025, moves the due date of action 1.1 to March
        2025, which was already in the past. Nothing has been recorded.
        To fix: if one of the 2 dates is wrong, run the same command again with the
        right date. If the action was done by March 2025, take --new-due and its date
        out of the command. Then add this, with the date when the action was done in
        place of DATE and the evidence in place of EVIDENCE:
            --state complete --achieved-on DATE --evidence "EVIDENCE"
        If both dates are right, run the same command again with --anyway at the end.

    Given::

        message: >-
            This entry gives action 1.1 a new due date, but also says that the action is
            complete.
        remedy: >-
            if the action is complete, delete the line "new_due: 2012-06". If the action
            is still open, keep "new_due", and change "state: complete" to "state:
            in-progress".
        columns: {new_due: New date, state: New status}
        statuses: {complete: Complete, in-progress: In progress}

    Says::

        This entry gives action 1.1 a new due date, but also says that the action is
        complete.
        To fix: if the action is complete, clear "New date". If the action is still
        open, keep "New date", and in "New status", change "Complete" to "In progress".
        Then import this file again.

    Given::

        message: >-
            This entry is dated 5 December 2011, but the entry above it is dated 10
            January 2012.
        remedy: >-
            if both dates are right, move this entry up, so that the entries are in date
            order. If a date is wrong, correct it.
        may_stand: true
        target: scr-family-a-2011/1.1

    Says::

        This entry is dated 5 December 2011, but the entry above it is dated 10 January
        2012. Nothing has been recorded.
        To fix: if both dates are right, run the same command again with --anyway at the
        end. The entry will then be the last one in the list. If the date of this entry
        is wrong, run the same command again with the right date. If the date of the
        entry above it is wrong, first correct that entry. To do that, type this
        command, with the right date and the text in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects 2012-01-10
        Then run the same command again with --anyway at the end.
    """
    if personal.is_about_a_kind(message):
        message = f"This entry contains {personal.named(message)}"
    remedy = _lines_at_end(remedy.replace(personal.SHARED, ""), paste)
    if own := _own_advice(message, remedy, target):
        if columns is None:
            return Finding(f"{message} {not_done}", own[0])
        return Finding(message, own[1])
    if columns is not None:
        in_columns = {field: f"in {quoted(name)}" for field, name in columns.items()}
        message = not_enough(message, in_columns)
        remedy = _as_filled_in(remedy, columns, statuses or {})
        then = (
            f"If the entry is right, {_record(target)}" if may_stand else IMPORT_AGAIN
        )
        return Finding(message, followed(remedy, then), paste=paste)
    message = f"{not_enough(message, after_each(_OPTIONS) | _PARTS)} {not_done}"
    remedy = written_after(_OPTIONS.get(field, ""), _as_typed(remedy))
    if not may_stand:
        return Finding(message, and_again(remedy), paste=paste)
    remedy = and_again(remedy) if "\n" in paste else remedy
    anyway = unless_right("the entry is right", ANYWAY, remedy)
    return Finding(message, anyway, paste=paste)


def _lines_at_end(remedy: str, paste: str) -> str:
    """Say where lines to add are, when more is said after the remedy that has them."""
    if "\n" not in paste:
        return f"{remedy}\n" if paste and remedy.endswith(f": {paste}") else remedy
    return re.sub(r"these lines\b(.*):$", rf"{_AT_END}\1.", remedy)


_AT_END = "the lines at the end of this message"


def after_each(options: Mapping[str, str]) -> dict[str, str]:
    """Say where what an option gives is typed."""
    return {field: f"after {option}" for field, option in options.items()}


def not_enough(message: str, places: Mapping[str, str]) -> str:
    """Say where words are not an answer: after an option, or in a column of a form."""

    def said(match: re.Match[str]) -> str:
        place, item = places.get(match[1]), match[2] or ""
        match match[1]:
            case "accountable":
                of = item.replace(" in ", " of ", 1)
                return f"does not say who the owner{of} is"
            case "note":
                return f"does not say what was done{item}"
            case _:
                return f"is not enough {place}{item}" if place else match[0]

    return re.sub(_NO_ANSWER, said, message)


_NO_ANSWER = (
    r'is not enough for "(\w+)"(?: under "(?:progress|feedback|results)")?'
    r"( in (?:action|outcome) \S*\w)?"
)


def _own_advice(message: str, remedy: str, target: str) -> tuple[str, str] | None:
    """Return what to do about an entry that is not in the file, as lint cannot say it.

    For a command, and for a form.
    """
    if MOVE_UP in remedy:  # there is no entry yet that could be moved
        return _above(message, target or "PLAN/ACTION")
    if passed := _PASSED.search(message):
        return _DONE_BY_THEN.format(passed[1]), _in_form(passed[1], target)
    return None


def written_after(option: str, remedy: str) -> str:
    """Say after which option of a command to write something, or to leave it out."""
    if option:
        remedy = remedy.replace("leave the option out", f"leave out {option}")
    if option and remedy.startswith("write "):
        remedy = f"after {option}, {remedy}"
    return _WRITE_WORDS.sub(r"\1, in quotation marks,", remedy)


_WRITE_WORDS = re.compile(
    r"\b([Aa]fter --(?:agency|challenge|desired-outcome|effect|evidence|evidence-needed"
    r"|feedback|method-detail|mitigation|next|no-due-date|no-known-risks|not-yet-smart"
    r"|owner|partner|reported-by|risk|still-to-improve|taken-from|target)),(?= write )"
)
"""Advice to write, after an option, what may be several words."""


_OPTIONS = {
    "date": "--date",
    "date_as_written": "--date-as-written",
    "corrects": "--corrects",
    "corrects_which": "--corrects-which",
    "next": "--next",
    "next_due": "--next-due",
    "rag": "--rag",
    "state": "--state",
    "achieved_on": "--achieved-on",
    "new_due": "--new-due",
    "accountable": "--owner",
    "replaced_by": "--replaced-by",
    "reported_by": "--reported-by",
    "evidence": "--evidence",
    "outcome_achieved": "--achieved",
    "results": "--result",
    "feedback": "--feedback",
    "effect": "--effect",
    "still_to_improve": "--still-to-improve",
}
"""Fields of an entry or an assessment, and the options that give them."""

TYPED = {field: usage.EXAMPLES[_OPTIONS[field]] for field in ("feedback", "results")}
"""How a command gives a field that has fields in it."""

_PARTS = {
    "from": "before the colon of --feedback",
    "text": "after the colon of --feedback",
    "measure": "before the equals sign of --result",
    "value": "after the equals sign of --result",
}
"""The fields in those, and where in an option they are typed."""


MOVE_UP = (
    "if both dates are right, move this entry up, so that the entries are in date"
    " order."
)
"""Advice about an entry that is older than the one above it."""


def _above(message: str, target: str) -> tuple[str, str]:
    """Return the same advice for a command, and for a form."""
    dated = _DATED_ABOVE.search(message)
    above = dates.typed(dated[1]) if dated else None
    correct = blanks.entry(target, f"--corrects {above or 'DATE'}")
    wrong_above = (
        "If the date of the entry above it is wrong, first correct that entry. To do"
        " that, type this command, with the right date and the text in place of NOTE:"
        f" {correct}\n"
    )
    typed = (
        f"if both dates are right, {ANYWAY} The entry will then be the last one in the"
        f" list. If the date of this entry is wrong, {WITH_THE_DATE}. {wrong_above}"
        f"Then {ANYWAY}"
    )
    in_form = (
        f"if the date of this entry is wrong, {_CORRECT}. {IMPORT_AGAIN} {wrong_above}"
        f"In that case, or if both dates are right, {_record(target)}"
    )
    return typed, in_form


_DATED_ABOVE = re.compile(r"the entry above it is dated ([^.]+)\.")

_PASSED = re.compile(r" moves the due date of action \S+ to (.+), which was already in")
_DONE_BY_THEN = (
    f"if one of the 2 dates is wrong, {WITH_THE_DATE}. If the action was done by {{}},"
    " take --new-due and its date out of the command. Then add this, with the date when"
    " the action was done in place of DATE and the evidence in place of EVIDENCE:"
    ' --state complete --achieved-on DATE --evidence "EVIDENCE"\n'
    f"If both dates are right, {ANYWAY}"
)
"""What to do about a new due date that has passed, for a command."""


def _in_form(due: str, target: str) -> str:
    done = by_command(
        "--state complete --achieved-on DONE",
        '--evidence "EVIDENCE"',
        target=target,
        also="the date when the action was done in place of DONE, the evidence in place"
        " of EVIDENCE",
    )
    return (
        f"if one of the 2 dates is wrong, {_CORRECT}. {IMPORT_AGAIN} If the action was"
        f" done by {due}, {done} If both dates are right, {_record(target)}"
    )


_LINE = re.compile(r'\bthe ("[a-z_]+") line')
"""The line of a field, which is an option on the command line or a cell in a form."""


_LEFT_OUT = r'(?:delete the line|leave out(?: the line)?) (?="[a-z_]+[":])'
"""How a remedy says that a field must go, from an entry or from a new one."""


def _as_typed(remedy: str) -> str:
    """Change advice about a file into advice about the options of a command."""
    remedy = _LINE.sub(r"\1", remedies.left_out(remedy, TYPED))
    remedy = _TO_PARTNERS.sub(r'add \1 to "partners" of the action in the file', remedy)
    remedy = _IN_PART.sub(_part, remedy)
    remedy = re.sub(_LEFT_OUT, "leave out ", remedy)
    remedy = re.sub(r"delete the line(?=[.,])", "leave the option out", remedy)
    remedy = remedy.replace(remedies.NO_OWNER, "leave the option out")
    remedy = remedy.replace("delete the number", "leave the number out")
    remedy = remedy.replace("delete the entry.", "do not record the entry.")
    remedy = remedy.replace("delete this field", "leave the option out")

    def option(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if name in _PARTS and value:
            return f"{quoted(value)} {_PARTS[name]}"
        if name not in _OPTIONS:
            return match[0]
        return f"{_OPTIONS[name]} {value}" if value else _OPTIONS[name]

    return after_options(re.sub(FIELD_OR_LINE, option, remedy))


_TO_PARTNERS = re.compile(r'\bmove ((?:the|these) [^".,]+) to "partners"')
"""Advice that is of the file: no option of an entry gives partners."""
_IN_PART = re.compile(rf'\b(I|i)n "({"|".join(_PARTS)})"')


def _part(match: re.Match[str]) -> str:
    where = _PARTS[match[2]]
    return where.capitalize() if match[1] == "I" else where


FIELD_OR_LINE = r'"([a-z_]+)(?:: ?([^"]+)?)?"'
"""A field that a remedy names: "due", "due:" or "due: 2012-05"."""


def after_options(remedy: str) -> str:
    """Say "after --due" for "in" or "as --due", and "type --due" for "write"."""
    remedy = re.sub(r"\bwrite (?=--[a-z])", "type ", remedy)
    remedy = remedy.replace("correct the date that is wrong", WITH_THE_DATE)
    remedy = re.sub(r"\bas (?=--evidence\b)", "in quotation marks after ", remedy)
    remedy = re.sub(r"\bas (?=--[a-z])", "after ", remedy)
    return re.sub(r"\b([Ii])n (?=--[a-z])", _after, remedy)


def _after(match: re.Match[str]) -> str:
    return "After " if match[1] == "I" else "after "


def before_recorded(
    message: str, remedy: str, columns: Mapping[str, str]
) -> tuple[str, str]:
    """Put what lint will ask for into the words of a form that is not recorded yet."""

    def column(match: re.Match[str]) -> str:
        return quoted(columns.get(match[1], match[1]))

    remedy = _as_filled_in(_ACCEPTING.sub(".", remedy), columns, {})
    remedy = _TO_NEWEST.sub(r"in \1, give", remedy)
    return (
        re.sub(r'"([a-z_]+)"', column, message),
        f"{remedy} If you change the cell, {IMPORT}.",
    )


_ACCEPTING = re.compile(
    r", so accept this problem, with a reason\. To see how, type: actionplan explain"
    r" [a-z-]+|\. You can do this even if the entry has already been committed to git\."
)
_TO_NEWEST = re.compile(r'add ("[^"]+") to the newest entry, with')


def _as_filled_in(
    remedy: str, columns: Mapping[str, str], statuses: Mapping[str, str]
) -> str:
    """Change advice about a file into advice about the columns of a form."""
    remedy = _LINE.sub(r"\1", remedies.left_out(remedy))
    remedy = remedy.replace(remedies.NO_OWNER, "leave the cell empty")

    def left_out(match: re.Match[str]) -> str:
        column = columns.get(match[1])
        return f"clear {quoted(column)}" if column else match[0]

    def column(match: re.Match[str]) -> str:
        name, value = columns.get(match[1]), match[2]
        if name is None:
            return match[0]
        word = statuses.get(value, value) if value else ""
        return f"{quoted(word)} in {quoted(name)}" if word else quoted(name)

    def change(match: re.Match[str]) -> str:
        name = columns.get(match[1])
        if name is None:
            return match[0]
        old, new = (quoted(statuses.get(each, each)) for each in match.groups()[1:])
        return f"in {quoted(name)}, change {old} to {new}"

    remedy = re.sub(rf'{_LEFT_OUT}"([a-z_]+)(?:: [^"]+)?"', left_out, remedy)
    remedy = re.sub(r'change "([a-z_]+): ([^"]+)" to "\1: ([^"]+)"', change, remedy)
    remedy = remedy.replace("in the same entry", "in the same row")
    remedy = remedy.replace("delete the entry.", "clear what you typed in the row.")
    remedy = remedy.replace("delete this field", "clear the cell")
    remedy = re.sub(r"delete the line(?=[.,])", "leave the cell empty", remedy)
    return re.sub(r'"([a-z_]+)(?:: ([^"]+))?"', column, remedy)


@message("AP9090", "error")
def entry_already_there(*, kind: Recorded, line: int) -> Finding:
    """The plan already has the entry or assessment that you tried to add.

    If you run the same command twice, the second run does not record anything. An
    existing entry counts as the same entry if it has the date, the words and all the
    other details that you gave.

    Given::

        kind: entry
        line: 57

    Says::

        The plan already has this entry, on line 57. Nothing has been recorded.
        To fix: if this is the same entry, there is nothing to do. If the same thing has
        happened twice, run the same command again with --anyway at the end.
    """
    return Finding(
        f"The plan already has this {kind}, on line {line}. {NOT_RECORDED}",
        f"if this is the same {kind}, there is nothing to do. If the same thing has"
        f" happened twice, {ANYWAY}",
    )


@message("AP918", "error")
def nothing_to_record(*, field: str) -> Finding:
    """Text that the command needs is missing, such as the words of a note.

    Given::

        field: note

    Says::

        There are no words in the note, so nothing has been recorded.
        To fix: in the note, write what has been done. If nothing has been done, say
        so, and give the reason. Then run the same command again.

    Given::

        field: next

    Says::

        There are no words after --next, so nothing has been recorded.
        To fix: if there is nothing to write, leave out --next. If there is, write it in
        quotation marks after --next. Then run the same command again.

    Given::

        field: measure

    Says::

        There is no measure after --result, so nothing has been recorded.
        To fix: run the same command again, and after --result, write the measure, an
        equals sign and the new value, for example:
            --result "Staff trained=68"

    Given::

        field: ""

    Says::

        You have not said what difference was made, so nothing has been recorded.
        To fix: add at least one of these: --achieved (how far the outcome has been
        achieved), --effect (the effect on children) or --feedback (what people said).
        Put the text after each of them in quotation marks. Then run the same command
        again.
    """
    if not field:
        return Finding(
            "You have not said what difference was made, so nothing has been recorded.",
            "add at least one of these: --achieved (how far the outcome has been"
            " achieved), --effect (the effect on children) or --feedback (what people"
            " said). Put the text after each of them in quotation marks."
            f" {THEN_AGAIN}",
        )
    if field == "note":
        return Finding(
            "There are no words in the note, so nothing has been recorded.",
            "in the note, write what has been done. If nothing has been done, say"
            f" so, and give the reason. {THEN_AGAIN}",
        )
    if field in ("measure", "value"):
        return Finding(
            f"There is no {field} after --result, so nothing has been recorded.",
            "run the same command again, and after --result, write the measure, an"
            ' equals sign and the new value, for example: --result "Staff trained=68"',
        )
    if not (option := _OPTIONS.get("feedback" if field == "text" else field)):
        return Finding(
            f"There are no words in {quoted(field)}, so nothing has been recorded.",
            f"write some text in {quoted(field)}. {THEN_AGAIN}",
        )
    return Finding(
        f"There are no words after {option}, so nothing has been recorded.",
        f"if there is nothing to write, leave out {option}. If there is, write it in"
        f" quotation marks after {option}. {THEN_AGAIN}",
    )


@message("AP919", "error")
def cannot_be_written(
    *, cause: Cause, after: int, lines: str, written: str = "", column: str = ""
) -> Finding:
    """An entry cannot be added to the file without changing something else in it.

    Everything else in the file must stay as you wrote it. If actionplan cannot be sure
    that nothing else will change, it writes nothing.

    Given::

        cause: written-empty
        after: 40
        written: "~"
        lines: "- date: 2012-02-10"

    Says::

        Nothing has been recorded, because "~" is on line 40, where the list of entries
        should begin.
        To fix: delete "~", so that nothing follows the colon. Save the file, and run
        the same command again.

    Given::

        cause: no-last-line-end
        after: 52
        lines: "- date: 2012-02-10"

    Says::

        Nothing has been recorded, because line 52, the last line of the file, does not
        end with a line break. Adding the entry would change the text of that line.
        To fix: press Enter at the end of the last line, save the file, and run the same
        command again.

    Given::

        cause: not-alone
        after: 47
        lines: |2-
                    - date: 2012-02-10
                      note: The first draft went to all agencies.

    Says::

        actionplan cannot add the entry without changing something else in the file.
        Nothing has been recorded.
        To fix: in a text editor, copy the lines at the end of this message into the
        file, below line 47. Then move all of them by the same number of spaces, so that
        the first of them starts with 10 spaces.
    """
    match cause:
        case "written-empty":
            return Finding(
                f"Nothing has been recorded, because {quoted(written)} is on line"
                f" {after}, where the list of entries should begin.",
                f"delete {quoted(written)}, so that nothing follows the colon. Save the"
                f" file, and {again(column)}.",
            )
        case "no-last-line-end":
            return Finding(
                f"Nothing has been recorded, because line {after}, the last line of the"
                " file, does not end with a line break. Adding the entry would change"
                " the text of that line.",
                "press Enter at the end of the last line, save the file, and"
                f" {again(column)}.",
            )
        case "not-alone":
            return Finding(
                "actionplan cannot add the entry without changing something else in"
                f" the file. {NOT_RECORDED}",
                copied(lines, after),
                paste=lines,
            )
        case _:
            assert_never(cause)


@message("AP920", "error")
def broken_character(*, field: str) -> Finding:
    """The text contains a damaged character that cannot be saved.

    Given::

        field: note

    Says::

        "note" contains a damaged character that cannot be saved. Nothing has been
        changed.
        To fix: delete the character. If you cannot see it, type the text again. Then
        run the same command again.
    """
    return Finding(
        f"{quoted(field)} contains a damaged character that cannot be saved."
        f" {NOT_CHANGED}",
        "delete the character. If you cannot see it, type the text again."
        f" {THEN_AGAIN}",
    )
