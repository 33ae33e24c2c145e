"""Messages about entries that were not recorded (AP91); the file is as it was."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import listed, quoted

Thing: TypeAlias = Literal["action", "outcome"]
How: TypeAlias = Literal["the plan was agreed", "the action was added"]
Cause: TypeAlias = Literal["written-empty", "no-last-line-end", "not-alone"]

_MOST = 12
"""Numbers of actions shown at once: those of a usual plan."""


@message("AP910", "error")
def part_not_read(*, label: str) -> Finding:
    """An entry was to be recorded where the plan cannot be read.

    Nobody could tell what the entry would mean there. What is wrong is named with it.

    Given::

        label: action 1.1

    Says::

        Nothing was recorded, because action 1.1 cannot be read as it stands.
        To fix: mend what is named here, and record the entry again.
    """
    return Finding(
        f"Nothing was recorded, because {label} cannot be read as it stands.",
        "mend what is named here, and record the entry again.",
    )


@message("AP911", "error")
def unknown_number(
    *,
    written: str,
    plan: str,
    thing: Thing,
    nearby: tuple[str, ...],
    known: tuple[str, ...],
) -> Finding:
    """The plan has no action, or no outcome, of the number given.

    Given::

        written: "1.11"
        plan: scr-family-a-2011
        thing: action
        nearby: ["1.1"]
        known: ["1.1", "1.2"]

    Says::

        There is no action "1.11" in the plan "scr-family-a-2011". Did you mean "1.1"?
        To fix: use one of the numbers there are: "1.1", "1.2".

    Given::

        written: O9
        plan: scr-family-a-2011
        thing: outcome
        nearby: []
        known: []

    Says::

        There is no outcome "O9" in the plan "scr-family-a-2011".
        To fix: write it into the plan first; there is none yet.
    """
    mean = f" Did you mean {quoted(nearby[0])}?" if nearby else ""
    return Finding(
        f"There is no {thing} {quoted(written)} in the plan {quoted(plan)}.{mean}",
        f"use one of the numbers there are: {listed(known, _MOST)}."
        if known
        else "write it into the plan first; there is none yet.",
    )


@message("AP912", "error")
def wrong_target(*, written: str, thing: Thing, known: tuple[str, ...]) -> Finding:
    """Progress was to be recorded for an outcome, or a difference for an action.

    Given::

        written: O1
        thing: outcome
        known: ["1.1", "1.2"]

    Says::

        "O1" is an outcome, and progress is recorded for one action.
        To fix: name one of its actions: "1.1", "1.2". To record what difference has
        been made, use: actionplan difference add

    Given::

        written: O1
        thing: outcome
        known: []

    Says::

        "O1" is an outcome, and progress is recorded for one action.
        To fix: write an action into it first. To record what difference has been made,
        use: actionplan difference add

    Given::

        written: "1.1"
        thing: action
        known: [O1]

    Says::

        "1.1" is an action, and the difference made is recorded for its outcome.
        To fix: name the outcome: "O1". To record progress, use: actionplan progress add
    """
    match thing:
        case "action":
            return Finding(
                f"{quoted(written)} is an action, and the difference made is recorded"
                " for its outcome.",
                f"name the outcome: {listed(known)}. To record progress, use:"
                " actionplan progress add",
            )
        case "outcome":
            first = (
                f"name one of its actions: {listed(known, _MOST)}."
                if known
                else "write an action into it first."
            )
            return Finding(
                f"{quoted(written)} is an outcome, and progress is recorded for one"
                " action.",
                f"{first} To record what difference has been made, use: actionplan"
                " difference add",
            )
        case _:
            assert_never(thing)


@message("AP913", "error")
def number_taken_twice(*, written: str, lines: tuple[int, ...]) -> Finding:
    """A number stands for more than one action or outcome, so none is meant by it.

    Given::

        written: "1.1"
        lines: [28, 51]

    Says::

        The number "1.1" stands for 2 things in this plan, on lines 28 and 51.
        To fix: give one of them a number of its own, and record the entry again.
    """
    *most, last = map(str, lines)
    where = f"{', '.join(most)} and {last}"
    return Finding(
        f"The number {quoted(written)} stands for {len(lines)} things in this plan, on"
        f" lines {where}.",
        "give one of them a number of its own, and record the entry again.",
    )


@message("AP914", "error", clause="Measuring success: when it is achieved")
def evidence_not_named(*, item: str) -> Finding:
    """An action was to be reported complete with nothing to show for it.

    Given::

        item: "1.1"

    Says::

        Nothing shows that action 1.1 is complete.
        To fix: name what shows it with --evidence, such as minutes or a report. If
        there is nothing to name yet, add --anyway.
    """
    return Finding(
        f"Nothing shows that action {item} is complete.",
        "name what shows it with --evidence, such as minutes or a report. If there is"
        " nothing to name yet, add --anyway.",
    )


@message("AP915", "error")
def date_before_plan(*, date: str, joined: str, how: How) -> Finding:
    """An entry is dated before the plan was agreed, or before the action was added.

    Given::

        date: 5 December 2010
        joined: 15 August 2011
        how: the plan was agreed

    Says::

        The entry is dated 5 December 2010, and the plan was agreed on 15 August 2011.
        To fix: check the year. If the date is right, add --anyway.

    Given::

        date: September 2011
        joined: October 2011
        how: the action was added

    Says::

        The entry is dated September 2011, and the action was added in October 2011.
        To fix: check the year. If the date is right, add --anyway.
    """
    joint = "on" if joined[:1].isdigit() else "in"
    return Finding(
        f"The entry is dated {date}, and {how} {joint} {joined}.",
        "check the year. If the date is right, add --anyway.",
    )


@message("AP916", "error")
def date_after_today(*, date: str, as_of: str) -> Finding:
    """An entry is dated after today.

    What has not happened yet is no progress.

    Given::

        date: 5 December 2012
        as_of: 1 March 2012

    Says::

        The entry is dated 5 December 2012, after 1 March 2012.
        To fix: check the year. What is planned goes under --next and --next-due. If the
        date is right, add --anyway.
    """
    return Finding(
        f"The entry is dated {date}, after {as_of}.",
        "check the year. What is planned goes under --next and --next-due. If the date"
        " is right, add --anyway.",
    )


@message("AP917", "error")
def entry_not_taken(*, message: str, remedy: str, may_stand: bool = False) -> Finding:
    """A check would complain of the entry, in these words.

    An entry may not be changed once it is recorded. So it is asked the questions of
    `actionplan lint` before that.

    Given::

        message: The text holds an NHS number.
        remedy: take it out.

    Says::

        The text holds an NHS number.
        To fix: take it out.

    Given::

        message: >-
            This entry of 10 December 2025 moves action 1.1 to March 2025, which had
            gone by.
        remedy: >-
            check both dates. If it was done by then, write "state: complete".
        may_stand: true

    Says::

        This entry of 10 December 2025 moves action 1.1 to March 2025, which had gone
        by.
        To fix: check both dates. If it was done by then, write --state complete. If the
        entry is right as it is, add --anyway.
    """
    remedy = _as_typed(remedy)
    if not may_stand:
        return Finding(message, remedy)
    end = "" if remedy.endswith((".", "?")) else "."
    return Finding(
        message, f"{remedy}{end} If the entry is right as it is, add --anyway."
    )


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
"""Fields of an entry or an assessment, and what is typed for them."""


def _as_typed(remedy: str) -> str:
    """Name the options that a command takes, in place of the fields of a file."""

    def option(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if name not in _OPTIONS:
            return match[0]
        return f"{_OPTIONS[name]} {value}" if value else _OPTIONS[name]

    return re.sub(r'"([a-z_]+)(?:: ([^"]+))?"', option, remedy)


@message("AP918", "error")
def nothing_to_record(*, field: str) -> Finding:
    """An entry was to be recorded that says nothing.

    Given::

        field: note

    Says::

        There are no words in "note", so there is nothing to record.
        To fix: say what has been done. If nothing has, say that, and why.

    Given::

        field: next

    Says::

        There are no words in "next", so there is nothing to record.
        To fix: write some words, or leave it out.

    Given::

        field: ""

    Says::

        Nothing is said of the difference made, so there is nothing to record.
        To fix: say how far the outcome is achieved, what the effect on children is, or
        what somebody said of it.
    """
    if not field:
        return Finding(
            "Nothing is said of the difference made, so there is nothing to record.",
            "say how far the outcome is achieved, what the effect on children is, or"
            " what somebody said of it.",
        )
    return Finding(
        f"There are no words in {quoted(field)}, so there is nothing to record.",
        "say what has been done. If nothing has, say that, and why."
        if field == "note"
        else "write some words, or leave it out.",
    )


@message("AP919", "error")
def cannot_be_written(
    *, cause: Cause, after: int, lines: str, written: str = ""
) -> Finding:
    """An entry cannot be put into the file without changing something else in it.

    Everything in the file but the entry stays as its officer wrote it. Where that
    cannot be proved, nothing is written.

    Given::

        cause: written-empty
        after: 40
        written: "~"
        lines: "- date: 2012-02-10"

    Says::

        On line 40 "~" stands where the list of entries would begin.
        To fix: delete it, so that nothing stands behind the colon, and record the entry
        again.

    Given::

        cause: no-last-line-end
        after: 52
        lines: "- date: 2012-02-10"

    Says::

        The text on line 52, the last of the file, has no line end. With an entry below
        it, the text would no longer be quite the same.
        To fix: press Enter at the end of the last line, save the file, and record the
        entry again.

    Given::

        cause: not-alone
        after: 47
        lines: "- date: 2012-02-10"

    Says::

        The entry cannot be written below line 47 without changing something else.
        To fix: add the entry by hand below line 47:
    """
    match cause:
        case "written-empty":
            return Finding(
                f"On line {after} {quoted(written)} stands where the list of entries"
                " would begin.",
                "delete it, so that nothing stands behind the colon, and record the"
                " entry again.",
            )
        case "no-last-line-end":
            return Finding(
                f"The text on line {after}, the last of the file, has no line end. With"
                " an entry below it, the text would no longer be quite the same.",
                "press Enter at the end of the last line, save the file, and record the"
                " entry again.",
            )
        case "not-alone":
            return Finding(
                f"The entry cannot be written below line {after} without changing"
                " something else.",
                f"add the entry by hand below line {after}:",
                paste=lines,
            )
        case _:
            assert_never(cause)


@message("AP920", "error")
def broken_character(*, field: str) -> Finding:
    """A text holds half a character, as broken copies do; no file can keep it.

    Given::

        field: note

    Says::

        "note" holds a character that cannot be written to a file.
        To fix: delete the character, or type the text again.
    """
    return Finding(
        f"{quoted(field)} holds a character that cannot be written to a file.",
        "delete the character, or type the text again.",
    )
