"""Messages about entries that were not removed; the file is unchanged."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import AGAIN, LISTED_BELOW, NOT_REMOVED
from actionplan.rule import Finding, message
from actionplan.text import blanks, command_line

Thing: TypeAlias = Literal["action", "outcome"]
Cause: TypeAlias = Literal["in-brackets", "not-alone"]
Why: TypeAlias = Literal[
    "committed", "another-date", "changed-since", "not-known", "others-changed"
]

_NAMES: dict[Thing, str] = {"action": "entry", "outcome": "assessment"}
"""What is recorded of each."""


@message("AP9001", "error")
def nothing_to_remove(*, item: str, thing: Thing, file: str) -> Finding:
    """There is no progress entry or assessment to remove.

    Given::

        item: "1.1"
        thing: action
        file: plans/scr-family-a-2011.yaml

    Says::

        Action 1.1 has no entry to remove.
        To fix: if the action number is wrong, run the same command again with the right
        number. To see all the entries, type:
            actionplan progress log plans/scr-family-a-2011.yaml

    Given::

        item: O1
        thing: outcome
        file: plans/scr-family-a-2011.yaml

    Says::

        Outcome O1 has no assessment to remove.
        To fix: if the outcome number is wrong, run the same command again with the
        right number. If the number is right, nothing needs to be removed.
    """
    match thing:
        case "action":
            return Finding(
                f"Action {item} has no entry to remove.",
                f"if the action number is wrong, {AGAIN} with the right number. To see"
                " all the entries, type: actionplan"
                f" progress log {command_line.name(file)}",
            )
        case "outcome":
            return Finding(
                f"Outcome {item} has no assessment to remove.",
                f"if the outcome number is wrong, {AGAIN} with the right number. If"
                " the number is right, nothing needs to be removed.",
            )
        case _:
            assert_never(thing)


@message("AP9002", "error")
def already_recorded(
    *,
    why: Why,
    item: str,
    thing: Thing,
    dated: str,
    as_of: str,
    command: str,
    file: str,
) -> Finding:
    """You tried to remove an entry that other people may already have read.

    You can remove a wrong entry until it has been committed to git. Once an entry has
    been committed, someone may have read or reported it, so you must correct it with a
    new entry. Both entries then stay in the plan. If the file is not in git, actionplan
    cannot be sure when an entry was recorded. In that case, the command removes an
    entry only on the date of the entry, and only if the file was last changed on that
    date. Otherwise, if nobody else has read the entry, you can correct or delete it in
    the file yourself.

    Given::

        why: committed
        item: "1.1"
        thing: action
        dated: dated 5 December 2011
        as_of: 1 March 2012
        command: >-
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects
            2011-12-05
        file: plans/scr-family-a-2011.yaml

    Says::

        The newest entry in action 1.1, dated 5 December 2011, has been committed to
        git, so it cannot be removed.
        To fix: record a new entry that corrects the old one. To do that, type this
        command, with the right text in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects 2011-12-05
        At the end of that command, add an option for each other field of the old entry
        that is right (such as --state for the status).

    Given::

        why: another-date
        item: "1.1"
        thing: action
        dated: dated 5 December 2011
        as_of: 1 March 2012
        command: >-
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects
            2011-12-05
        file: plans/scr-family-a-2011.yaml

    Says::

        This file is not in git. So you can remove an entry only on the date of the
        entry, and only if the file was last changed on that date. The newest entry in
        action 1.1 is dated 5 December 2011, but you asked to remove it on 1 March 2012.
        Nothing has been removed.
        To fix: if nobody else has read this entry yet, correct it or delete it in
        plans/scr-family-a-2011.yaml. If someone has, record a new entry that corrects
        the old one. To do that, type this command, with the right text in place of
        NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects 2011-12-05
        At the end of that command, add an option for each other field of the old entry
        that is right (such as --state for the status).

    Given::

        why: changed-since
        item: O1
        thing: outcome
        dated: dated 1 March 2012
        as_of: 1 March 2012
        command: actionplan difference add -h
        file: plans/scr-family-a-2011.yaml

    Says::

        This file is not in git. So you can remove an assessment only on the date of the
        assessment, and only if the file was last changed on that date. The newest
        assessment of outcome O1 is dated 1 March 2012, but the file was last changed on
        another date. Nothing has been removed.
        To fix: if nobody else has read this assessment yet, correct it or delete it in
        plans/scr-family-a-2011.yaml. If someone has, add a new assessment with the
        right details. To see how, type:
            actionplan difference add -h

    Given::

        why: not-known
        item: "1.1"
        thing: action
        dated: dated 5 December 2011
        as_of: 1 March 2012
        command: >-
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects
            2011-12-05
        file: plans/scr-family-a-2011.yaml

    Says::

        Git has an earlier version of this plan that cannot be read completely. The
        newest entry in action 1.1, dated 5 December 2011, may have been committed, so
        it cannot be removed.
        To fix: record a new entry that corrects the old one. To do that, type this
        command, with the right text in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects 2011-12-05
        At the end of that command, add an option for each other field of the old entry
        that is right (such as --state for the status).

    Given::

        why: others-changed
        item: "1.1"
        thing: action
        dated: dated 5 December 2011
        as_of: 1 March 2012
        command: >-
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects
            2011-12-05
        file: plans/scr-family-a-2011.yaml

    Says::

        Other entries in action 1.1 were changed or removed after they were
        committed to git. The newest entry, dated 5 December 2011, may be a
        committed entry that was changed, so it cannot be removed.
        To fix: put those entries back as they were, and run the same command again.
        To see what has changed, type:
            actionplan lint --since HEAD plans/scr-family-a-2011.yaml
    """
    name = _NAMES[thing]
    of = "in" if thing == "action" else "of"
    entry = f"newest {name} {of} {thing} {item}, {dated},"
    remedy = (
        f"record a new entry that corrects the old one. To do that, {_typed(command)}"
        if thing == "action"
        else f"add a new assessment with the right details. To see how, type: {command}"
    )
    if why in ("another-date", "changed-since"):
        remedy = (
            f"if nobody else has read this {name} yet, correct it or delete it in"
            f" {file}. If someone has, {remedy}"
        )
    match why:
        case "committed":
            said = f"The {entry} has been committed to git, so it cannot be removed."
        case "another-date":
            said = (
                f"{_only_then(name)} The newest {name} {of} {thing} {item} is {dated},"
                f" but you asked to remove it on {as_of}. {NOT_REMOVED}"
            )
        case "changed-since":
            said = (
                f"{_only_then(name)} The newest {name} {of} {thing} {item} is {dated},"
                f" but the file was last changed on another date. {NOT_REMOVED}"
            )
        case "not-known":
            said = (
                "Git has an earlier version of this plan that cannot be read"
                f" completely. The {entry} may have been committed, so it cannot be"
                " removed."
            )
        case "others-changed":
            them = "entries" if thing == "action" else "assessments"
            said = (
                f"Other {them} in {thing} {item} were changed or removed after they"
                f" were committed to git. The newest {name}, {dated}, may be a"
                f" committed {name} that was changed, so it cannot be removed."
            )
            remedy = (
                f"put those {them} back as they were, and {AGAIN}."
                " To see what has changed, type: actionplan lint --since HEAD"
                f" {command_line.name(file)}"
            )
        case _:
            assert_never(why)
    return Finding(said, remedy)


def _only_then(name: str) -> str:
    """Say when an entry can be removed from a file that is not in git."""
    return (
        f"This file is not in git. So you can remove an {name} only on the date of the"
        f" {name}, and only if the file was last changed on that date."
    )


def _typed(command: str) -> str:
    return (
        f"{blanks.filled(command, note='the right text')}\n"
        "At the end of that command, add an option for each other field of the old"
        " entry that is right (such as --state for the status)."
    )


@message("AP9003", "error")
def cannot_be_removed(
    *, cause: Cause, thing: Thing, first: int, last: int, file: str
) -> Finding:
    """An entry cannot be removed without changing something else in the file.

    Given::

        cause: in-brackets
        thing: action
        first: 40
        last: 40
        file: plans/scr-family-a-2011.yaml

    Says::

        The newest entry, on line 40, is written in brackets, so actionplan cannot
        remove it. Nothing has been removed.
        To fix: in a text editor, delete the entry, and leave everything else as it is.
        To check the result, type:
            actionplan lint plans/scr-family-a-2011.yaml

    Given::

        cause: not-alone
        thing: outcome
        first: 40
        last: 44
        file: plans/scr-family-a-2011.yaml

    Says::

        actionplan cannot remove the newest assessment, on lines 40 to 44, without
        changing something else in the file. Nothing has been removed.
        To fix: in a text editor, delete the assessment, and leave everything else as it
        is. To check the result, type:
            actionplan lint plans/scr-family-a-2011.yaml
    """
    name = _NAMES[thing]
    where = f"on line {first}" if first == last else f"on lines {first} to {last}"
    match cause:
        case "in-brackets":
            said = (
                f"The newest {name}, {where}, is written in brackets, so actionplan"
                f" cannot remove it. {NOT_REMOVED}"
            )
        case "not-alone":
            said = (
                f"actionplan cannot remove the newest {name}, {where}, without changing"
                f" something else in the file. {NOT_REMOVED}"
            )
        case _:
            assert_never(cause)
    return Finding(
        said,
        f"in a text editor, delete the {name}, and leave everything else as it is. To"
        f" check the result, type: actionplan lint {command_line.name(file)}",
    )


@message("AP9004", "error")
def part_not_understood(*, label: str) -> Finding:
    """You tried to remove an entry from a part of the plan that cannot be read.

    Given::

        label: action 1.1

    Says::

        Nothing has been removed, because action 1.1 cannot be read.
        To fix: first fix the problems listed below, and then run the same command
        again.
    """
    return Finding(
        f"Nothing has been removed, because {label} cannot be read.", LISTED_BELOW
    )
