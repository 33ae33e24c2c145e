"""Messages about actionplan.toml (AP968 to AP981, AP997)."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import AGAIN
from actionplan.messages.unreadable import SAVE_AS_UTF8
from actionplan.rule import Finding, message
from actionplan.text import personal
from actionplan.text.grammar import did_you_mean, quoted


@message("AP970", "error")
def config_cannot_be_read(
    *,
    why: Literal["form", "twice", "heading", "old-name", "encoding", "depth"],
    old: str = "",
    new: str = "",
) -> Finding:
    """The settings cannot be read, so actionplan does not know how to check the plans.

    Given::

        why: form

    Says::

        This line cannot be read as a setting.
        To fix: write a name, an equals sign and a value. Put text in quotation
        marks, for example:
            fail-on = "warning"

    Given::

        why: twice

    Says::

        This setting appears twice.
        To fix: keep the line that is right, and delete the other. If the 2 lines are
        the same, delete either one.

    Given::

        why: heading

    Says::

        This heading appears twice.
        To fix: move the lines that belong to this heading, so that they are directly
        below the first heading with this name. Then delete this heading.

    Given::

        why: old-name
        old: posts
        new: owners

    Says::

        "posts" is the old name of "owners", and this file has both.
        To fix: copy what you still need from "posts" to "owners", and delete "posts".

    Given::

        why: encoding

    Says::

        This file was not saved as UTF-8.
        To fix: save the file again as UTF-8, under the same name. In Notepad, choose
        File, Save as, and set Encoding to UTF-8.

    Given::

        why: depth

    Says::

        A setting in this file has too many levels.
        To fix: look for a long row of brackets, or a long row of names with full stops
        between them. Ask the person who looks after the settings whether that setting
        is needed. If it is, ask them to write it with fewer levels. If not, delete it.
    """
    match why:
        case "twice":
            return Finding(
                "This setting appears twice.",
                "keep the line that is right, and delete the other. If the 2 lines are"
                " the same, delete either one.",
            )
        case "heading":
            return Finding(
                "This heading appears twice.",
                "move the lines that belong to this heading, so that they are directly"
                " below the first heading with this name. Then delete this heading.",
            )
        case "old-name":
            return Finding(
                f"{quoted(old)} is the old name of {quoted(new)}, and this file has"
                " both.",
                f"copy what you still need from {quoted(old)} to {quoted(new)}, and"
                f" delete {quoted(old)}.",
            )
        case "encoding":
            return Finding(
                "This file was not saved as UTF-8.",
                SAVE_AS_UTF8,
            )
        case "depth":
            return Finding(
                "A setting in this file has too many levels.",
                "look for a long row of brackets, or a long row of names with full"
                " stops between them. Ask the person who looks after the settings"
                " whether that setting is needed. If it is, ask them to write it with"
                " fewer levels. If not, delete it.",
            )
        case "form":
            return Finding(
                "This line cannot be read as a setting.",
                "write a name, an equals sign and a value. Put text in quotation"
                ' marks, for example: fail-on = "warning"',
            )
        case _:
            assert_never(why)


@message("AP968", "error")
def number_in_settings(*, message: str) -> Finding:
    """The settings contain what looks like an NHS, National Insurance or pupil number.

    Everyone who works with the plans can read the settings. If the number is deleted
    later, older versions of the file may still contain it.

    Given::

        message: >-
            This looks like an NHS number. The number has 10 digits, and passes the
            check that every NHS number passes.

    Says::

        This settings file contains what looks like an NHS number, which is personal
        data and is not allowed. The number has 10 digits, and passes the check that
        every NHS number passes.
        To fix: if this is not an NHS number, write "reference" or "phone" and a space
        in front of it, and take out any spaces inside the number. Put quotation marks
        round the word and the number if there are none. If it is an NHS number, delete
        the number. Do this even if the text has already been committed to git. If the
        file has already been shared, tell your information governance lead, because
        copies and earlier versions may still contain the personal data.
    """
    number, _, why = personal.kind(message).partition(". ")
    instead = "delete the number."
    if personal.may_be_other_number(message):
        instead = personal.unless_other_number("delete the number", _QUOTED)
    return Finding(
        f"This settings file contains {number}, which is personal data and is not"
        f" allowed. {why}",
        f"{instead}{personal.SHARED}",
    )


_QUOTED = " Put quotation marks round the word and the number if there are none."
"""What else settings need, so that they can be read with a word before a number."""


@message("AP969", "error")
def more_is_wrong() -> Finding:
    """The settings have more problems than are shown.

    Given::

        {}

    Says::

        This settings file has more problems that are not shown here.
        To fix: first fix the problems that are shown, and then run the same command
        again.
    """
    return Finding(
        "This settings file has more problems that are not shown here.",
        f"first fix the problems that are shown, and then {AGAIN}.",
    )


@message("AP971", "error")
def unknown_setting(
    *,
    name: str,
    meant: str = "",
    allowed: tuple[str, ...] = (),
    within: str = "",
    there: str = "",
    is_of_file: bool = False,
) -> Finding:
    """The settings file contains a setting that does not exist.

    The command stops, because you might otherwise think that the setting works.

    Given::

        name: fial-on
        meant: fail-on
        allowed: [fail-on, plans]

    Says::

        There is no setting called "fial-on". Did you mean "fail-on"?
        To fix: if you do not need the setting, delete it. If you do, change its name to
        fail-on.

    Given::

        name: stale-months
        allowed: [fail-on, plans]
        there: windows

    Says::

        The setting "stale-months" is in the wrong place. It belongs under [windows].
        To fix: if there is no line that says [windows], type it on a new line at the
        end of the file. Then move the "stale-months" line so that it is directly below
        [windows].

    Given::

        name: fail-on
        allowed: [due-soon-days, stale-months]
        within: windows
        is_of_file: true

    Says::

        The setting "fail-on" is in the wrong place. It does not belong under [windows].
        To fix: move the "fail-on" line so that it is above the first heading in square
        brackets.

    Given::

        name: colour
        allowed: [due-soon-days, stale-months]
        within: windows

    Says::

        There is no setting called "colour" in [windows].
        To fix: if you mean due-soon-days or stale-months, use that name. If not,
        delete this setting.
    """
    if there:
        return Finding(
            f"The setting {quoted(name)} is in the wrong place. It belongs under"
            f" [{there}].",
            f"if there is no line that says [{there}], type it on a new line at the end"
            f" of the file. Then move the {quoted(name)} line so that it is directly"
            f" below [{there}].",
        )
    if is_of_file:
        return Finding(
            f"The setting {quoted(name)} is in the wrong place. It does not belong"
            f" under [{within}].",
            f"move the {quoted(name)} line so that it is above the first heading in"
            " square brackets.",
        )
    inside = f" in [{within}]" if within else ""
    either = f"{', '.join(allowed[:-1])} or {allowed[-1]}" if allowed[1:] else allowed
    mean = did_you_mean((meant,) if meant else ())
    what = f"There is no setting called {quoted(name)}{inside}.{mean}"
    if meant:
        return Finding(
            what,
            "if you do not need the setting, delete it. If you do, change its name to"
            f" {meant}.",
            paste=meant,
        )
    return Finding(
        what, f"if you mean {either}, use that name. If not, delete this setting."
    )


@message("AP972", "error")
def wrong_setting(*, name: str, wanted: str, meant: str = "") -> Finding:
    """A setting has a value that is not allowed.

    Given::

        name: windows.stale-months
        wanted: a whole number from 1 to 6, for the number of months, without quotation
            marks

    Says::

        "stale-months" in [windows] cannot have this value.
        To fix: write a whole number from 1 to 6, for the number of months, without
        quotation marks.

    Given::

        name: fail-on
        wanted: "one of these, in quotation marks: error, warning, advice, never"
        meant: warning

    Says::

        "fail-on" cannot have this value. Did you mean "warning"?
        To fix: write one of these, in quotation marks: error, warning, advice, never.
    """
    mean = did_you_mean((meant,) if meant else ())
    heading, _, setting = name.rpartition(".")
    named = quoted(setting) if setting else "The file"
    named += f" in [{heading}]" if heading else ""
    return Finding(f"{named} cannot have this value.{mean}", f"write {wanted}.")


@message("AP973", "error")
def unknown_rule(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """The settings name a rule that does not exist.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule called "stale-acton". Did you mean "stale-action"?
        To fix: use the name that lint shows with the problem. To list all the rules,
        type:
            actionplan rules
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no rule called {quoted(name)}.{mean}",
        "use the name that lint shows with the problem. To list all the rules, type:"
        " actionplan rules",
    )


@message("AP974", "error")
def rule_cannot_be_lowered(*, rule: str) -> Finding:
    """The settings try to change the level of a rule whose level is fixed.

    Some rules report problems that stop a file being read correctly. No other check of
    that file can then be relied on, so the level of these rules is fixed.

    Given::

        rule: tab-character

    Says::

        The level of "tab-character" cannot be changed. Otherwise, a plan that cannot be
        read correctly could pass the check.
        To fix: delete "tab-character", the equals sign and the value after it.
    """
    return Finding(
        f"The level of {quoted(rule)} cannot be changed. Otherwise, a plan that cannot"
        " be read correctly could pass the check.",
        f"delete {quoted(rule)}, the equals sign and the value after it.",
    )


@message("AP975", "error")
def time_rule_as_error(*, rule: str) -> Finding:
    """The settings make a rule an error, although its result depends on the date.

    A check that passed yesterday could then fail today, although no file has changed.
    If you want the rule to be an error, you must also set allow-time-errors to true.

    Given::

        rule: stale-action

    Says::

        The result of "stale-action" depends on the date. If this rule were an
        error, a check could fail although nothing in the plan has changed.
        To fix: if you do not need this rule to be an error, write "warning"
        instead. If you do, add this line above the first heading in square
        brackets:
            allow-time-errors = true
    """
    return Finding(
        f"The result of {quoted(rule)} depends on the date. If this rule were an"
        " error, a check could fail although nothing in the plan has changed.",
        'if you do not need this rule to be an error, write "warning" instead. If you'
        " do, add this line above the first heading in square brackets:"
        " allow-time-errors = true",
        paste="allow-time-errors = true",
    )


@message("AP976", "error")
def other_version(*, wanted: str, here: str) -> Finding:
    """You do not have the version of actionplan that the settings ask for.

    Given::

        wanted: ">=1.2"
        here: "0.1.0"

    Says::

        These plans must be checked with version 1.2 or later of actionplan, but you
        have version 0.1.0.
        To fix: if someone else looks after actionplan, ask them to install version 1.2
        or later. If you install it yourself, get the new version from the place where
        you got this version. In the terminal, go to the actionplan folder of the new
        version. If you installed this version with pipx, type:
            pipx install --force ".[office]"
        If you installed it in another way, install the new version in the same way.
    """
    exact = wanted[:1] not in "<>="
    later = re.fullmatch(r">=\s*([\w.]+)", wanted)
    which = f"a version that fits {quoted(wanted)}"
    if exact:
        which = f"version {wanted}"
    elif later:
        which = f"version {later[1]} or later"
    return Finding(
        f"These plans must be checked with {which} of actionplan, but you have version"
        f" {here}.",
        f"if someone else looks after actionplan, ask them to install {which}. If you"
        " install it yourself, get the new version from the place where you got this"
        " version. In the terminal, go to the actionplan folder of the new version. If"
        " you installed this version with pipx, type: pipx install --force"
        ' ".[office]"\n'
        "If you installed it in another way, install the new version in the same way.",
    )


WhyNotExtended: TypeAlias = Literal["missing", "outside", "circle", "link", "row"]


@message("AP977", "error")
def cannot_extend(*, why: WhyNotExtended, in_git: bool = True) -> Finding:
    """The file that the settings name in "extend" cannot be used.

    Given::

        why: missing

    Says::

        The file named in "extend" was not found.
        To fix: if you do not need the file, delete the "extend" line. If you do, make
        sure that the file is inside the git repository. Then write where it is,
        starting from the folder of this settings file, for example:
            extend = "../board.toml"

    Given::

        why: outside

    Says::

        The file named in "extend" is outside the git repository.
        To fix: copy the file into the folder of this settings file. Then change the
        line to this, with the name of the copy in place of FILE:
            extend = "FILE"

    Given::

        why: outside
        in_git: false

    Says::

        The file named in "extend" is outside the folder of this settings file.
        To fix: copy the file into the folder of this settings file. Then change the
        line to this, with the name of the copy in place of FILE:
            extend = "FILE"

    Given::

        why: circle

    Says::

        The file named in "extend" has an "extend" line that leads back to this settings
        file.
        To fix: in the file that should use the settings of the other, keep the "extend"
        line. In the other file, delete the "extend" line. If you are not sure, ask the
        person who looks after the settings.

    Given::

        why: link

    Says::

        This settings file is a link to a file outside the git repository, so it cannot
        be used.
        To fix: replace the link with a copy of the file.

    Given::

        why: link
        in_git: false

    Says::

        This settings file is a link to a file outside the folder that the link is in,
        so it cannot be used.
        To fix: replace the link with a copy of the file.

    Given::

        why: row

    Says::

        The "extend" lines join more than 8 settings files. The limit is 8.
        To fix: copy the settings into fewer files, and delete the "extend" lines that
        you no longer need.
    """
    place = "the git repository" if in_git else "the folder of this settings file"
    example = "../board.toml" if in_git else "board.toml"
    match why:
        case "missing":
            return Finding(
                'The file named in "extend" was not found.',
                'if you do not need the file, delete the "extend" line. If you do, make'
                f" sure that the file is inside {place}. Then write where it is,"
                " starting from the folder of this settings file, for example: extend ="
                f' "{example}"',
            )
        case "outside":
            return Finding(
                f'The file named in "extend" is outside {place}.',
                "copy the file into the folder of this settings file. Then change the"
                " line to this, with the name of the copy in place of FILE: extend ="
                ' "FILE"',
            )
        case "circle":
            return Finding(
                'The file named in "extend" has an "extend" line that leads back to'
                " this settings file.",
                "in the file that should use the settings of the other, keep the"
                ' "extend" line. In the other file, delete the "extend" line. If you'
                " are not sure, ask the person who looks after the settings.",
            )
        case "link":
            place = place if in_git else "the folder that the link is in"
            return Finding(
                f"This settings file is a link to a file outside {place}, so it cannot"
                " be used.",
                "replace the link with a copy of the file.",
            )
        case "row":
            return Finding(
                'The "extend" lines join more than 8 settings files. The limit is 8.',
                'copy the settings into fewer files, and delete the "extend" lines'
                " that you no longer need.",
            )
        case _:
            assert_never(why)


@message("AP978", "error")
def missing_setting(*, name: str) -> Finding:
    """A required setting is missing.

    Settings below the heading [[per-folder]] change how some of the plans are checked.
    These settings must name the plans and the rules, and must say why those plans are
    checked differently.

    Given::

        name: reason

    Says::

        These settings must have a "reason" line.
        To fix: below the heading [[per-folder]], add a line with the reason in
        quotation marks, for example:
            reason = "Closed plans"
    """
    what, example = _PER_FOLDER[name]
    return Finding(
        f"These settings must have a {quoted(name)} line.",
        f"below the heading [[per-folder]], add a line with {what}, for example:"
        f" {example}",
    )


_PER_FOLDER = {
    "plans": ("the paths of the plans", 'plans = ["archive/**"]'),
    "rules": ("the rules and their levels", 'rules = { overdue-action = "advice" }'),
    "reason": ("the reason in quotation marks", 'reason = "Closed plans"'),
}
"""What a line of [[per-folder]] has to say, and an example of it."""


@message("AP979", "error")
def unknown_zone(*, zone: str) -> Finding:
    """The settings name a time zone that does not exist.

    Given::

        zone: Europe/Lodnon

    Says::

        There is no time zone called "Europe/Lodnon".
        To fix: write the name of a time zone in its usual form, such as
        "Europe/London".
    """
    return Finding(
        f"There is no time zone called {quoted(zone)}.",
        'write the name of a time zone in its usual form, such as "Europe/London".',
    )


@message("AP980", "error")
def accepted_file_cannot_be_read(*, rule: str = "") -> Finding:
    """The file of accepted problems cannot be used.

    Given::

        {}

    Says::

        This file of accepted problems cannot be read.
        To fix: if there is an earlier copy of the file, for example in git, put it
        back. If not, ask the person who looks after the plans to fix the file. If that
        is not possible, rename the file, so that you still have it but actionplan no
        longer uses it. Check the plans, and fix any problem that should not be
        accepted. To accept all the problems that are left, type:
            actionplan accept

    Given::

        rule: tab-character

    Says::

        This file of accepted problems accepts "tab-character", which cannot be
        accepted.
        To fix: delete each entry for "tab-character" from the file, and leave the other
        entries as they are. If you are not sure how, ask the person who looks after the
        plans to do so.
    """
    what = f"accepts {quoted(rule)}, which cannot be accepted" if rule else _UNREAD
    return Finding(
        f"This file of accepted problems {what}.",
        _NOT_TO_ACCEPT.format(quoted(rule)) if rule else _ACCEPT_AGAIN,
    )


_UNREAD = "cannot be read"
_ACCEPT_AGAIN = (
    "if there is an earlier copy of the file, for example in git, put it back. If not,"
    " ask the person who looks after the plans to fix the file. If that is not"
    " possible, rename the file, so that you still have it but actionplan no longer"
    " uses it. Check the plans, and fix any problem that should not be accepted. To"
    " accept all the problems that are left, type: actionplan accept"
)
_NOT_TO_ACCEPT = (
    "delete each entry for {} from the file, and leave the other entries as they are."
    " If you are not sure how, ask the person who looks after the plans to do so."
)


@message("AP981", "error")
def same_word_twice(*, word: str, one: str, other: str) -> Finding:
    """Two statuses have the same name, so readers could not tell them apart.

    A status that has no name in actionplan.toml keeps its usual name. You cannot give
    that name to another status.

    Given::

        word: Done
        one: complete
        other: signed-off

    Says::

        The statuses "complete" and "signed-off" are both called "Done", so readers
        could not tell them apart.
        To fix: in [states], give one of them a different name.
    """
    return Finding(
        f"The statuses {quoted(one)} and {quoted(other)} are both called"
        f" {quoted(word)}, so readers could not tell them apart.",
        "in [states], give one of them a different name.",
    )


@message("AP997", "error")
def two_accepted_files(*, old: str) -> Finding:
    """A folder has 2 files of accepted problems.

    actionplan does not know which of the files is right, so it checks nothing until you
    delete one of them.

    Given::

        old: actionplan-baseline.json

    Says::

        This folder has 2 lists of accepted problems: this file, and
        "actionplan-baseline.json", which has the old name for this file. Nothing has
        been checked.
        To fix: keep the list that your board has agreed, without changing its name, and
        delete the other. If you do not know which list that is, ask the person who
        looks after the plans before you delete anything.
    """
    return Finding(
        "This folder has 2 lists of accepted problems: this file, and"
        f" {quoted(old)}, which has the old name for this file. Nothing has been"
        " checked.",
        "keep the list that your board has agreed, without changing its name, and"
        " delete the other. If you do not know which list that is, ask the person who"
        " looks after the plans before you delete anything.",
    )
