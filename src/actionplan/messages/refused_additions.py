"""Messages about outcomes and actions that were not added; the file is as it was."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, assert_never

from actionplan.messages import refused_entries, remedies
from actionplan.messages.not_done import (
    AGAIN,
    ANYWAY,
    LISTED_BELOW,
    NOT_ADDED,
    THEN_AGAIN,
    WITH_THE_DATE,
    and_again,
    copied,
    unless_right,
)
from actionplan.rule import Finding, message
from actionplan.text import personal
from actionplan.text.grammar import quoted

Block: TypeAlias = Literal["outcome", "action"]
NoPlace: TypeAlias = Literal[
    "empty-brackets", "written-empty", "in-brackets", "no-last-line-end", "not-alone"
]


@message("AP900", "error")
def no_place_for_block(
    *, thing: Block, cause: NoPlace, line: int, lines: str = "", written: str = ""
) -> Finding:
    """An outcome or action cannot be added without changing something else in the file.

    Everything else in the file must stay as you wrote it. If actionplan cannot be sure
    that nothing else will change, it writes nothing.

    Given::

        thing: outcome
        cause: empty-brackets
        line: 18
        written: "[]"

    Says::

        Nothing has been added, because "[]" is on line 18, where the first outcome
        should go.
        To fix: delete "[]", so that nothing follows the colon. Save the file, and run
        the same command again.

    Given::

        thing: action
        cause: written-empty
        line: 40
        written: "~"

    Says::

        Nothing has been added, because "~" is on line 40, where the first action should
        go.
        To fix: delete "~", so that nothing follows the colon. Save the file, and run
        the same command again.

    Given::

        thing: action
        cause: in-brackets
        line: 24

    Says::

        Part of the plan, on line 24, is written in brackets. A new action needs
        separate lines, which cannot be added inside brackets. Nothing has been added.
        To fix: write that part on separate lines, without brackets, or ask the person
        who looks after the plans to do so. Then run the same command again.

    Given::

        thing: action
        cause: no-last-line-end
        line: 52

    Says::

        Nothing has been added, because line 52, the last line of the file, does not end
        with a line break. Adding the action would change the text of that line.
        To fix: press Enter at the end of the last line, save the file, and run the same
        command again.

    Given::

        thing: outcome
        cause: not-alone
        line: 47
        lines: |2-
            - id: O2
              challenge: Missed appointments are not followed up.

    Says::

        actionplan cannot add the outcome without changing something else in the file.
        Nothing has been added.
        To fix: in a text editor, copy the lines at the end of this message into the
        file, below line 47. Then move all of them by the same number of spaces, so that
        the first of them starts with 2 spaces.
    """
    match cause:
        case "empty-brackets" | "written-empty":
            return Finding(
                f"Nothing has been added, because {quoted(written)} is on line {line},"
                f" where the first {thing} should go.",
                f"delete {quoted(written)}, so that nothing follows the colon. Save the"
                f" file, and {AGAIN}.",
            )
        case "in-brackets":
            return Finding(
                f"Part of the plan, on line {line}, is written in brackets. A new"
                f" {thing} needs separate lines, which cannot be added inside"
                f" brackets. {NOT_ADDED}",
                "write that part on separate lines, without brackets, or ask the person"
                f" who looks after the plans to do so. {THEN_AGAIN}",
            )
        case "no-last-line-end":
            return Finding(
                f"Nothing has been added, because line {line}, the last line of the"
                f" file, does not end with a line break. Adding the {thing} would"
                " change the text of that line.",
                f"press Enter at the end of the last line, save the file, and {AGAIN}.",
            )
        case "not-alone":
            return Finding(
                f"actionplan cannot add the {thing} without changing something else in"
                f" the file. {NOT_ADDED}",
                copied(lines, line),
                paste=lines,
            )
        case _:
            assert_never(cause)


@message("AP959", "error")
def block_not_taken(
    *,
    message: str,
    remedy: str,
    may_stand: bool = False,
    field: str = "",  # that is wrong in the outcome or action
) -> Finding:
    """`actionplan lint` would report a problem with the new outcome or action.

    You can still change the outcome or action, because it has not been added to the
    plan.

    Given::

        field: accountable
        message: '"TBC" is not enough for "accountable" in action 1.3.'
        remedy: >-
            write the job title or agency of the owner. If there is no owner yet,
            replace this line with "no_owner" and the reason, for example: no_owner: The
            post is vacant until May

    Says::

        "TBC" does not say who the owner of action 1.3 is. Nothing has been added.
        To fix: if there is no owner yet, leave out --owner, and add --no-owner and the
        reason, for example:
            --no-owner "The post is vacant until May"
        If there is, write the job title or agency of the owner after --owner, in
        quotation marks. Then run the same command again.

    Given::

        message: >-
            Action 1.3 was due in March 2011, before the plan was agreed in August 2011.
        remedy: >-
            if both dates are right, agree a new due date, and record that date as
            "new_due" in a progress entry. If the due date is wrong and the action has
            already been committed to git, keep "due" as it is, and record the right
            date as "new_due" in a progress entry. Otherwise, correct the date that is
            wrong.
        may_stand: true

    Says::

        Action 1.3 was due in March 2011, before the plan was agreed in August 2011.
        Nothing has been added.
        To fix: if both dates are right, run the same command again with --anyway at the
        end. If the due date is wrong, run the same command again with the right one. If
        the date when the plan was agreed is wrong, correct "agreed" in the plan, and
        run the same command again.

    Given::

        field: action
        message: Action 1.2 is the same as action 1.1, word for word.
        remedy: >-
            if you need both actions, write in the "action" field of action 1.2 what is
            different, such as the agency, the part of the work or the stage. If you
            need only action 1.1, copy to action 1.1 anything that it still needs from
            action 1.2, such as measures of success or risks.
        may_stand: true

    Says::

        Action 1.2 is the same as action 1.1, word for word. Nothing has been added.
        To fix: if you need both actions, say in the text of the new action what is
        different, such as the agency, the part of the work or the stage. If not, add to
        action 1.1 in the file anything that it still needs. If what you typed is right,
        run the same command again with --anyway at the end.

    Given::

        field: desired_outcome
        message: >-
            The "desired_outcome" of outcome O2 is the same as that of outcome O1, word
            for word.
        remedy: >-
            if they are different outcomes, say in the "desired_outcome" of O2 how it
            differs from O1. If they are the same and O2 has not been committed to git,
            move to O1 everything that only O2 has.
        may_stand: true

    Says::

        The "desired_outcome" of outcome O2 is the same as that of outcome O1, word for
        word. Nothing has been added.
        To fix: if they are different outcomes, say after --desired-outcome how it
        differs from O1. If not, add to outcome O1 in the file anything that it still
        needs. If what you typed is right, run the same command again with --anyway at
        the end.
    """
    remedy = _told_apart(message, remedy.replace(personal.SHARED, ""))
    if remedies.NO_OWNER in remedy:
        remedy = _NO_OWNER
    remedy = as_options(remedies.left_out(remedy))
    remedy = refused_entries.written_after(OPTIONS.get(field, ""), remedy)
    options = refused_entries.after_each(OPTIONS)
    message = f"{refused_entries.not_enough(message, options)} {NOT_ADDED}"
    if not may_stand:
        return Finding(message, and_again(remedy))
    if against := _AGAINST_PLAN.search(message):
        right = f"if both dates are right, {ANYWAY}"
        first, _, _ = remedy.rpartition(WITH_THE_DATE)
        first = first.removesuffix("If not, ").strip().capitalize()
        wrong = _WRONG_DATE[against[1]]
        return Finding(message, " ".join(filter(None, (right, first, wrong))))
    return Finding(message, unless_right(_right(message, remedy), ANYWAY, remedy))


def _told_apart(message: str, remedy: str) -> str:
    """Say how to tell a new block from one that is the same; it is in no file yet."""
    other, say = _SAME_AS.search(message), _SAY_WHAT.match(remedy)
    if not (other and say):
        return remedy
    is_action = say["field"] == "action"
    where = "in the text of the new action" if is_action else f'after "{say["field"]}"'
    return (
        f"{say['when']}say {where} {say['what']} If not, add to {other[1]} in the file"
        " anything that it still needs."
    )


_SAME_AS = re.compile(r"is the same as (?:that of )?((?:action|outcome) [^\s,]+)")
_SAY_WHAT = re.compile(
    r'(?P<when>if [^.]+, )(?:say|write) in the "(?P<field>[a-z_]+)"(?: field)? of'
    r" (?:action )?\S+ (?P<what>(?:what|how) .+?[.])(?= |$)"
)

_AGAINST_PLAN = re.compile(r" was (due|added) .*, before the plan was agreed ")
_WRONG_DATE = {
    what: f"If {date} is wrong, {AGAIN} with the right one. If the date when the plan"
    f' was agreed is wrong, correct "agreed" in the plan, and {AGAIN}.'
    for what, date in (
        ("due", "the due date"),
        ("added", "the date when the action was added"),
    )
}
"""What to do if a date that was typed, or the date in the plan, is wrong."""


def _right(message: str, remedy: str) -> str:
    if "both dates" in remedy:
        return "they are right"
    is_of_dates = _TWO_DATES.search(message) and remedy == f"{WITH_THE_DATE}."
    return "both dates are right" if is_of_dates else "what you typed is right"


_TWO_DATES = re.compile(r"\b[12][0-9]{3}\b.*\b[12][0-9]{3}\b")


_NO_OWNER = (
    'if there is no owner yet, leave out "accountable", and add "no_owner" and the'
    ' reason, for example: --no-owner "The post is vacant until May"\n'
    'If there is, write the job title or agency of the owner after "accountable", in'
    " quotation marks."
)
"""Advice about an owner who is not known, on the command line."""

_NO_RISKS = (
    "leave out --risk, and add --no-known-risks and the reason, for example:"
    ' --no-known-risks "Staff have done this work before"'
)
"""The same about risks that are not known."""

OPTIONS = {
    "id": "--id",
    "theme": "--theme",
    "challenge": "--challenge",
    "desired_outcome": "--desired-outcome",
    "not_yet_smart": "--not-yet-smart",
    "baseline": "--measure",
    "value": "--value",
    "date": "--date",
    "taken_from": "--taken-from",
    "due": "--due",
    "no_due_date": "--no-due-date",
    "set_date_by": "--set-date-by",
    "accountable": "--owner",
    "no_owner": "--no-owner",
    "agency": "--agency",
    "partners": "--partner",
    "success": "--measure",
    "measure": "--measure",
    "method": "--method",
    "method_detail": "--method-detail",
    "target": "--target",
    "measured_by": "--measured-by",
    "evidence_needed": "--evidence-needed",
    "no_known_risks": "--no-known-risks",
    "risks": "--risk",
    "risk": "--risk",
    "approach": "--approach",
    "mitigation": "--mitigation",
    "added": "--added",
    "arises_from": "--arises-from",
    "priority": "--priority",
}
"""Fields of an outcome or an action, and the options that give them."""


def as_options(remedy: str) -> str:
    """Name the options of `actionplan add` in place of the fields of a file."""

    def option(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if name not in OPTIONS:
            return match[0]
        return f"{OPTIONS[name]} {value}" if value else OPTIONS[name]

    remedy = remedy.replace(remedies.NO_RISKS, _NO_RISKS)
    remedy = re.sub(r'("method(?:_detail)?") to the measure', r"\1", remedy)
    remedy = _NEW_DUE.sub(r'give the \1 after "due"', remedy)
    remedy = re.sub(r'delete the line (?="[a-z_]+[":])', "leave out ", remedy)
    remedy = remedy.replace("delete this field", "leave the option out")
    remedy = re.sub(refused_entries.FIELD_OR_LINE, option, remedy)
    return refused_entries.after_options(remedy)


_NEW_DUE = re.compile(
    r'record the (\w+ \w+) as "new_due" in a progress entry'
    rf"(?:{re.escape(remedies.WITH_STATUS)})?"
)
"""Advice about a due date that the plan has. A new action can just have another."""


@message("AP998", "error")
def part_to_correct_first(*, label: str) -> Finding:
    """You tried to add something to a part of the plan that cannot be read.

    The problems in that part of the plan are listed below this message.

    Given::

        label: outcome O1

    Says::

        Nothing has been added, because outcome O1 cannot be read.
        To fix: first fix the problems listed below, and then run the same command
        again.
    """
    return Finding(
        f"Nothing has been added, because {label} cannot be read.", LISTED_BELOW
    )


@message("AP999", "error")
def counted_from_plan(*, number: str, begun: str, today: str) -> Finding:
    """A new action would be reported as having had no update for too long.

    The time without an update is counted from the date on which the action was added to
    the plan. If that date is not given, the time is counted from the date of the plan,
    so the new action would be reported at once.

    Given::

        number: "1.3"
        begun: 15 August 2011
        today: "2012-03-01"

    Says::

        The date when action 1.3 was added to the plan is missing. Without that date,
        reports would say that the action has had no update since 15 August 2011, the
        date of the plan. Nothing has been added.
        To fix: if the action has been in the plan from the start, run the same command
        again with --anyway at the end. If not, run the same command again with the date
        when the board added the action, for example:
            --added 2012-03-01

    Given::

        number: "1.3"
        begun: ""
        today: "2012-03-01"

    Says::

        The date when action 1.3 was added to the plan is missing. Without that date,
        reports would say that the action has had no update since the date of the plan.
        Nothing has been added.
        To fix: if the action has been in the plan from the start, run the same command
        again with --anyway at the end. If not, run the same command again with the date
        when the board added the action, for example:
            --added 2012-03-01
    """
    since = f"{begun}, the date of the plan" if begun else "the date of the plan"
    return Finding(
        f"The date when action {number} was added to the plan is missing. Without that"
        f" date, reports would say that the action has had no update since {since}."
        f" {NOT_ADDED}",
        f"if the action has been in the plan from the start, {ANYWAY} If not,"
        " run the same command again with the date when the board added the action, for"
        f" example: --added {today}",
    )


@message("AP9005", "warning")
def not_agreed_yet(*, agreed: str, today: str) -> Finding:
    """You gave a date in the future as the date on which a new plan was agreed.

    It is easy to type the wrong year. Reports use this date, for example to work out
    how long an action has had no update. You can keep the date if that is when the plan
    will be agreed.

    Given::

        agreed: June 2027
        today: 29 November 2026

    Says::

        The plan cannot have been agreed in June 2027, because that is after today, 29
        November 2026.
        To fix: check the year, and keep the date if the plan will be agreed then.
    """
    when = f"{'on' if agreed[:1].isdigit() else 'in'} {agreed}"
    return Finding(
        f"The plan cannot have been agreed {when}, because that is after today,"
        f" {today}.",
        "check the year, and keep the date if the plan will be agreed then.",
    )
