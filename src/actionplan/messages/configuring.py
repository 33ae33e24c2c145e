"""Messages about actionplan.toml (AP968 to AP981, AP997)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP970", "error")
def config_cannot_be_read(
    *, why: Literal["form", "twice", "encoding", "depth"]
) -> Finding:
    """A configuration cannot be read, so nobody knows how plans are to be judged.

    Given::

        why: form

    Says::

        This cannot be read as a setting.
        To fix: write a name, an equals sign and a value, with text in quotes: fail-on
        = "warning"

    Given::

        why: twice

    Says::

        This setting is made twice.
        To fix: keep one of the two.

    Given::

        why: encoding

    Says::

        This file was not saved as UTF-8.
        To fix: open it in an editor and save it as UTF-8.

    Given::

        why: depth

    Says::

        This file is nested more deeply than any settings are.
        To fix: look for a long row of brackets, or of names joined by stops, and take
        it out.
    """
    match why:
        case "twice":
            return Finding("This setting is made twice.", "keep one of the two.")
        case "encoding":
            return Finding(
                "This file was not saved as UTF-8.",
                "open it in an editor and save it as UTF-8.",
            )
        case "depth":
            return Finding(
                "This file is nested more deeply than any settings are.",
                "look for a long row of brackets, or of names joined by stops, and take"
                " it out.",
            )
        case "form":
            return Finding(
                "This cannot be read as a setting.",
                "write a name, an equals sign and a value, with text in quotes: fail-on"
                ' = "warning"',
            )
        case _:
            assert_never(why)


@message("AP968", "error")
def number_in_settings(*, message: str) -> Finding:
    """Settings hold a number that tells who somebody is.

    They are copied to everybody who works with the plans, and git keeps old versions.

    Given::

        message: >-
            This is an NHS number: ten digits, of which the last proves the others.

    Says::

        Settings may not hold personal data. This is an NHS number: ten digits, of which
        the last proves the others.
        To fix: take it out. If the file has been shared already, tell your information
        governance lead: git keeps old versions.
    """
    return Finding(
        f"Settings may not hold personal data. {message}",
        "take it out. If the file has been shared already, tell your information"
        " governance lead: git keeps old versions.",
    )


@message("AP969", "error")
def more_is_wrong() -> Finding:
    """A file of settings has more faults than anyone would mend at once.

    Given::

        {}

    Says::

        There is more wrong with these settings than is shown here.
        To fix: mend what is shown, and run the same command again.
    """
    return Finding(
        "There is more wrong with these settings than is shown here.",
        "mend what is shown, and run the same command again.",
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
    """A configuration has a setting that there is not.

    Passed over, it would leave somebody believing that it counts.

    Given::

        name: fial-on
        meant: fail-on
        allowed: [fail-on, plans]

    Says::

        There is no setting called "fial-on". Did you mean "fail-on"?
        To fix: write fail-on in its place, or take it out.

    Given::

        name: stale-months
        allowed: [fail-on, plans]
        there: windows

    Says::

        There is no setting called "stale-months" here. It belongs below [windows].
        To fix: move it below [windows].

    Given::

        name: colour
        allowed: [due-soon-days, stale-months]
        within: windows

    Says::

        There is no setting called "colour" in windows.
        To fix: take it out. There are: due-soon-days, stale-months
    """
    if there:
        return Finding(
            f"There is no setting called {quoted(name)} here. It belongs below"
            f" [{there}].",
            f"move it below [{there}].",
        )
    inside = f" in {within}" if within else ""
    mean = f" Did you mean {quoted(meant)}?" if meant else ""
    what = f"There is no setting called {quoted(name)}{inside}.{mean}"
    if meant:
        return Finding(
            what, f"write {meant} in its place, or take it out.", paste=meant
        )
    return Finding(what, f"take it out. There are: {', '.join(allowed)}")


@message("AP972", "error")
def wrong_setting(*, name: str, wanted: str, meant: str = "") -> Finding:
    """A setting has a value that it cannot have.

    Given::

        name: windows.stale-months
        wanted: a whole number of months from 1 to 6

    Says::

        "windows.stale-months" takes something else.
        To fix: write a whole number of months from 1 to 6.

    Given::

        name: fail-on
        wanted: "one of these, in quotes: error, warning, advice, never"
        meant: warning

    Says::

        "fail-on" takes something else. Did you mean "warning"?
        To fix: write one of these, in quotes: error, warning, advice, never.
    """
    mean = f" Did you mean {quoted(meant)}?" if meant else ""
    named = quoted(name) if name else "The file"
    return Finding(f"{named} takes something else.{mean}", f"write {wanted}.")


@message("AP973", "error")
def unknown_rule(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """A rule was named that there is not.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule called "stale-acton". Did you mean "stale-action"?
        To fix: write the name as it stands in the finding, or choose one from the
        list: actionplan rules
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no rule called {quoted(name)}.{mean}",
        "write the name as it stands in the finding, or choose one from the list:"
        " actionplan rules",
    )


@message("AP974", "error")
def rule_cannot_be_lowered(*, rule: str) -> Finding:
    """A configuration changes the level of a rule that has to stay an error.

    Where a file cannot be read as it was meant, nothing else said of it could be
    relied on.

    Given::

        rule: tab-character

    Says::

        "tab-character" stays an error: without it, a plan that cannot be relied on
        would pass.
        To fix: take this line out.
    """
    return Finding(
        f"{quoted(rule)} stays an error: without it, a plan that cannot be relied on"
        " would pass.",
        "take this line out.",
    )


@message("AP975", "error")
def time_rule_as_error(*, rule: str) -> Finding:
    """A rule that depends on the day was made an error, and only said so once.

    The calendar alone would then turn a check red that was green yesterday, with no
    change to any file. Whoever wants that says so twice.

    Given::

        rule: stale-action

    Says::

        "stale-action" depends on the day: as an error it would fail a check although
        nothing was changed.
        To fix: write "warning". If it is meant, add above the first table:
        allow-time-errors = true
    """
    return Finding(
        f"{quoted(rule)} depends on the day: as an error it would fail a check although"
        " nothing was changed.",
        'write "warning". If it is meant, add above the first table: allow-time-errors'
        " = true",
        paste="allow-time-errors = true",
    )


@message("AP976", "error")
def other_version(*, wanted: str, here: str) -> Finding:
    """The board wants another version, so that everybody gets the same findings.

    Given::

        wanted: ">=1.2"
        here: "0.1.0"

    Says::

        These plans are to be checked with actionplan >=1.2, and this is 0.1.0.
        To fix: install that version, for example with: pip install "actionplan>=1.2"
    """
    asked = wanted if wanted[:1] in "<>=" else f"=={wanted}"
    return Finding(
        f"These plans are to be checked with actionplan {wanted}, and this is {here}.",
        "install that version, for example with: pip install"
        f' "actionplan{asked.replace(" ", "")}"',
    )


WhyNotExtended: TypeAlias = Literal["missing", "outside", "circle", "link", "row"]


@message("AP977", "error")
def cannot_extend(*, why: WhyNotExtended) -> Finding:
    """A configuration starts from another one that cannot be taken.

    Given::

        why: missing

    Says::

        There is no file of this name to start from.
        To fix: write its path as seen from the folder of this file, or take the line
        out.

    Given::

        why: outside

    Says::

        This file lies outside of the folder that belongs together: the one with .git,
        or else this one.
        To fix: copy it into the folder, and name the copy.

    Given::

        why: circle

    Says::

        This file starts from the one that it is named in.
        To fix: take the line out of one of the two.

    Given::

        why: link

    Says::

        This file is a link that leads out of the folder that belongs together.
        To fix: put a copy in its place.

    Given::

        why: row

    Says::

        This file is the eighth of a row in which each starts from the next.
        To fix: put the settings of several into one file.
    """
    match why:
        case "missing":
            return Finding(
                "There is no file of this name to start from.",
                "write its path as seen from the folder of this file, or take the line"
                " out.",
            )
        case "outside":
            return Finding(
                "This file lies outside of the folder that belongs together: the one"
                " with .git, or else this one.",
                "copy it into the folder, and name the copy.",
            )
        case "circle":
            return Finding(
                "This file starts from the one that it is named in.",
                "take the line out of one of the two.",
            )
        case "link":
            return Finding(
                "This file is a link that leads out of the folder that belongs"
                " together.",
                "put a copy in its place.",
            )
        case "row":
            return Finding(
                "This file is the eighth of a row in which each starts from the next.",
                "put the settings of several into one file.",
            )
        case _:
            assert_never(why)


@message("AP978", "error")
def missing_setting(*, name: str) -> Finding:
    """Something that has to be said in a table of a configuration is not there.

    What is judged otherwise is accepted by somebody; the chair reads why.

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
    """A time zone was named that there is not.

    Given::

        zone: Europe/Lodnon

    Says::

        There is no time zone called "Europe/Lodnon".
        To fix: write it as the time zone database does, such as "Europe/London".
    """
    return Finding(
        f"There is no time zone called {quoted(zone)}.",
        'write it as the time zone database does, such as "Europe/London".',
    )


@message("AP980", "error")
def accepted_file_cannot_be_read() -> Finding:
    """The file of accepted problems cannot be read, so nobody knows what it accepts.

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
    """Two states have one word, so nobody could tell them apart.

    Each state that actionplan.toml gives no word to keeps the usual one, which is
    none to give to another.

    Given::

        word: Done
        other: signed-off

    Says::

        "Done" is the word for signed-off too, so nobody could tell them apart.
        To fix: give each a word of its own.
    """
    return Finding(
        f"{quoted(word)} is the word for {other} too, so nobody could tell them apart.",
        "give each a word of its own.",
    )


@message("AP997", "error")
def two_accepted_files(*, old: str) -> Finding:
    """A folder has a file of accepted problems under the new name and the old one.

    Only one of them can be meant, and nothing is checked until it is clear which.

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
