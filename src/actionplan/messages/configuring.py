"""Messages about actionplan.toml (AP968 to AP981, AP997)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP970", "error")
def config_cannot_be_read(
    *, why: Literal["form", "twice", "encoding", "depth"]
) -> Finding:
    """The settings cannot be read, so it is not known how to check the plans.

    Given::

        why: form

    Says::

        This cannot be read as a setting.
        To fix: write a name, an equals sign and a value. Put text in quotation marks:
        fail-on = "warning"

    Given::

        why: twice

    Says::

        This setting appears twice.
        To fix: delete one of the two.

    Given::

        why: encoding

    Says::

        This file was not saved as UTF-8.
        To fix: open it in an editor and save it as UTF-8.

    Given::

        why: depth

    Says::

        Something in this file has too many levels to be a setting.
        To fix: look for a long row of brackets, or a long row of names with full stops
        between them, and delete it.
    """
    match why:
        case "twice":
            return Finding("This setting appears twice.", "delete one of the two.")
        case "encoding":
            return Finding(
                "This file was not saved as UTF-8.",
                "open it in an editor and save it as UTF-8.",
            )
        case "depth":
            return Finding(
                "Something in this file has too many levels to be a setting.",
                "look for a long row of brackets, or a long row of names with full"
                " stops between them, and delete it.",
            )
        case "form":
            return Finding(
                "This cannot be read as a setting.",
                "write a name, an equals sign and a value. Put text in quotation marks:"
                ' fail-on = "warning"',
            )
        case _:
            assert_never(why)


@message("AP968", "error")
def number_in_settings(*, message: str) -> Finding:
    """The settings contain a number that can identify a person.

    Everyone who works with the plans can read the settings. Copies and earlier versions
    may be kept.

    Given::

        message: >-
            This is an NHS number: it has 10 digits, and the check digit is correct.

    Says::

        Settings must not contain personal data. This is an NHS number: it has 10
        digits, and the check digit is correct.
        To fix: remove it. If the file has already been shared, tell your information
        governance lead, because copies and earlier versions may still contain it.
    """
    return Finding(
        f"Settings must not contain personal data. {message}",
        "remove it. If the file has already been shared, tell your information"
        " governance lead, because copies and earlier versions may still contain it.",
    )


@message("AP969", "error")
def more_is_wrong() -> Finding:
    """The settings have more mistakes than are shown.

    Given::

        {}

    Says::

        These settings have more mistakes than are shown here.
        To fix: correct the ones shown, and run the same command again.
    """
    return Finding(
        "These settings have more mistakes than are shown here.",
        "correct the ones shown, and run the same command again.",
    )


@message("AP971", "error")
def unknown_setting(
    *,
    name: str,
    meant: str = "",
    allowed: tuple[str, ...] = (),
    within: str = "",
    there: str = "",
) -> Finding:
    """There is no setting with this name.

    The program stops, because you might otherwise think that the setting works.

    Given::

        name: fial-on
        meant: fail-on
        allowed: [fail-on, plans]

    Says::

        There is no setting called "fial-on". Did you mean "fail-on"?
        To fix: write fail-on instead, or delete the setting.

    Given::

        name: stale-months
        allowed: [fail-on, plans]
        there: windows

    Says::

        There is no setting called "stale-months" here. It belongs under [windows].
        To fix: move it under [windows].

    Given::

        name: colour
        allowed: [due-soon-days, stale-months]
        within: windows

    Says::

        There is no setting called "colour" in windows.
        To fix: delete it, or use one of these: due-soon-days, stale-months
    """
    if there:
        return Finding(
            f"There is no setting called {quoted(name)} here. It belongs under"
            f" [{there}].",
            f"move it under [{there}].",
        )
    inside = f" in {within}" if within else ""
    mean = f" Did you mean {quoted(meant)}?" if meant else ""
    what = f"There is no setting called {quoted(name)}{inside}.{mean}"
    if meant:
        return Finding(
            what, f"write {meant} instead, or delete the setting.", paste=meant
        )
    return Finding(what, f"delete it, or use one of these: {', '.join(allowed)}")


@message("AP972", "error")
def wrong_setting(*, name: str, wanted: str, meant: str = "") -> Finding:
    """A setting has a value that it cannot have.

    Given::

        name: windows.stale-months
        wanted: a whole number of months from 1 to 6

    Says::

        "windows.stale-months" cannot have this value.
        To fix: write a whole number of months from 1 to 6.

    Given::

        name: fail-on
        wanted: "one of these, in quotation marks: error, warning, advice, never"
        meant: warning

    Says::

        "fail-on" cannot have this value. Did you mean "warning"?
        To fix: write one of these, in quotation marks: error, warning, advice, never.
    """
    mean = f" Did you mean {quoted(meant)}?" if meant else ""
    named = quoted(name) if name else "The file"
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
        type: actionplan rules
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no rule called {quoted(name)}.{mean}",
        "use the name that lint shows with the problem. To list all the rules, type:"
        " actionplan rules",
    )


@message("AP974", "error")
def rule_cannot_be_lowered(*, rule: str) -> Finding:
    """The settings change the level of a rule that must stay an error.

    If a file cannot be read correctly, no other check of it can be relied on.

    Given::

        rule: tab-character

    Says::

        "tab-character" must stay an error. Without it, a plan that cannot be relied on
        would pass the check.
        To fix: delete this line.
    """
    return Finding(
        f"{quoted(rule)} must stay an error. Without it, a plan that cannot be relied"
        " on would pass the check.",
        "delete this line.",
    )


@message("AP975", "error")
def time_rule_as_error(*, rule: str) -> Finding:
    """The settings make a rule that depends on the date an error.

    A check that passed yesterday could then fail today, although no file has changed.
    If you want this, you have to allow it with a second setting.

    Given::

        rule: stale-action

    Says::

        "stale-action" depends on the date. As an error, it could make a check fail
        although nothing has changed.
        To fix: write "warning". If you do want an error, add this line above the first
        heading in square brackets: allow-time-errors = true
    """
    return Finding(
        f"{quoted(rule)} depends on the date. As an error, it could make a check fail"
        " although nothing has changed.",
        'write "warning". If you do want an error, add this line above the first'
        " heading in square brackets: allow-time-errors = true",
        paste="allow-time-errors = true",
    )


@message("AP976", "error")
def other_version(*, wanted: str, here: str) -> Finding:
    """The settings ask for another version, so that everyone gets the same results.

    Given::

        wanted: ">=1.2"
        here: "0.1.0"

    Says::

        These plans must be checked with actionplan >=1.2, but this is version 0.1.0.
        To fix: install that version, for example with: pip install "actionplan>=1.2"
    """
    asked = wanted if wanted[:1] in "<>=" else f"=={wanted}"
    return Finding(
        f"These plans must be checked with actionplan {wanted}, but this is version"
        f" {here}.",
        "install that version, for example with: pip install"
        f' "actionplan{asked.replace(" ", "")}"',
    )


WhyNotExtended: TypeAlias = Literal["missing", "outside", "circle", "link", "row"]


@message("AP977", "error")
def cannot_extend(*, why: WhyNotExtended) -> Finding:
    """The settings name a file in "extend" that cannot be used.

    Given::

        why: missing

    Says::

        The file named in "extend" was not found.
        To fix: write the path of the file, starting from the folder of this settings
        file. If you do not need it, delete the line.

    Given::

        why: outside

    Says::

        The file named in "extend" must be in the folder that has .git, or below it. If
        no folder has .git, it must be in the folder of this settings file, or below it.
        To fix: copy the file there, and write the path of the copy.

    Given::

        why: circle

    Says::

        The file named in "extend" leads back to this settings file.
        To fix: delete "extend" from one of the files.

    Given::

        why: link

    Says::

        This settings file is a link to a file outside the folder that has .git or, if
        there is none, outside its own folder.
        To fix: replace the link with a copy of the file.

    Given::

        why: row

    Says::

        "extend" can lead through at most 8 settings files, but there are more here.
        To fix: copy the settings into fewer files, and delete the "extend" lines that
        you no longer need.
    """
    match why:
        case "missing":
            return Finding(
                'The file named in "extend" was not found.',
                "write the path of the file, starting from the folder of this settings"
                " file. If you do not need it, delete the line.",
            )
        case "outside":
            return Finding(
                'The file named in "extend" must be in the folder that has .git, or'
                " below it. If no folder has .git, it must be in the folder of this"
                " settings file, or below it.",
                "copy the file there, and write the path of the copy.",
            )
        case "circle":
            return Finding(
                'The file named in "extend" leads back to this settings file.',
                'delete "extend" from one of the files.',
            )
        case "link":
            return Finding(
                "This settings file is a link to a file outside the folder that has"
                " .git or, if there is none, outside its own folder.",
                "replace the link with a copy of the file.",
            )
        case "row":
            return Finding(
                '"extend" can lead through at most 8 settings files, but there are'
                " more here.",
                'copy the settings into fewer files, and delete the "extend" lines'
                " that you no longer need.",
            )
        case _:
            assert_never(why)


@message("AP978", "error")
def missing_setting(*, name: str) -> Finding:
    """A required setting is missing.

    Someone has decided that these plans are checked differently, and the chair needs to
    know why.

    Given::

        name: reason

    Says::

        "reason" is missing here.
        To fix: add a line that begins with: reason =
    """
    return Finding(
        f"{quoted(name)} is missing here.", f"add a line that begins with: {name} ="
    )


@message("AP979", "error")
def unknown_zone(*, zone: str) -> Finding:
    """There is no time zone with this name.

    Given::

        zone: Europe/Lodnon

    Says::

        There is no time zone called "Europe/Lodnon".
        To fix: write a name from the time zone database, such as "Europe/London".
    """
    return Finding(
        f"There is no time zone called {quoted(zone)}.",
        'write a name from the time zone database, such as "Europe/London".',
    )


@message("AP980", "error")
def accepted_file_cannot_be_read() -> Finding:
    """The file of accepted problems cannot be read, so it is not known what it accepts.

    Given::

        {}

    Says::

        This file of accepted problems cannot be read, or it accepts a problem that
        cannot be accepted.
        To fix: restore the file from git. Or delete it and make a new one: actionplan
        accept
    """
    return Finding(
        "This file of accepted problems cannot be read, or it accepts a problem that"
        " cannot be accepted.",
        "restore the file from git. Or delete it and make a new one: actionplan accept",
    )


@message("AP981", "error")
def same_word_twice(*, word: str, other: str) -> Finding:
    """Two statuses have the same name, so readers could not tell them apart.

    A status that has no name in actionplan.toml keeps its usual one. You cannot give
    that name to another status.

    Given::

        word: Done
        other: signed-off

    Says::

        "Done" is also the name for signed-off, so readers could not tell them apart.
        To fix: give each status a different name.
    """
    return Finding(
        f"{quoted(word)} is also the name for {other}, so readers could not tell them"
        " apart.",
        "give each status a different name.",
    )


@message("AP997", "error")
def two_accepted_files(*, old: str) -> Finding:
    """A folder has two files of accepted problems, one with the new name and one old.

    Only one of them can be the right one, so nothing is checked until you delete the
    other.

    Given::

        old: actionplan-baseline.json

    Says::

        This folder also has "actionplan-baseline.json", which is the old name of this
        file. Nothing has been checked.
        To fix: keep the file that your board has agreed, and delete the other one.
    """
    return Finding(
        f"This folder also has {quoted(old)}, which is the old name of this file."
        " Nothing has been checked.",
        "keep the file that your board has agreed, and delete the other one.",
    )
