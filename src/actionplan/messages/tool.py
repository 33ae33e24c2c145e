"""Define messages about actionplan itself, and what it was asked to do (AP9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from actionplan.messages.not_done import AGAIN, THEN_AGAIN
from actionplan.rule import Finding, message
from actionplan.text import command_line, dates
from actionplan.text.grammar import agree, did_you_mean, listed, quoted

if TYPE_CHECKING:
    from datetime import date


@message("AP901", "error")
def path_not_found(*, path: str, nearby: tuple[str, ...] = ()) -> Finding:
    """A file or folder that you named does not exist.

    Given::

        path: plans/scr-famly-a.yaml
        nearby: [plans/scr-family-a.yaml]

    Says::

        There is no file or folder called "plans/scr-famly-a.yaml". Did you mean
        "plans/scr-family-a.yaml"?
        To fix: if you are in the wrong folder, go to the right one. Then run the same
        command again with the right name.

    Given::

        path: plans

    Says::

        There is no file or folder called "plans".
        To fix: if you are in the wrong folder, go to the right one. Then run the same
        command again with the right name.
    """
    mean = did_you_mean(nearby[:1], 200)
    return Finding(
        f"There is no file or folder called {quoted(path, 200)}.{mean}",
        "if you are in the wrong folder, go to the right one. Then"
        f" {AGAIN} with the right name.",
    )


@message("AP902", "error")
def no_plans_found(
    *,
    paths: tuple[str, ...],
    others: tuple[str, ...] = (),  # files that the settings do not count as plans
    place: str | None = ".",  # the folder where files count as plans
) -> Finding:
    """No plans were found, so nothing was checked.

    Given::

        paths: ["."]

    Says::

        No plans were found in the current folder or below it. The file name of a plan
        ends in .yaml or .yml.
        To fix: if the plans are in another folder, go to that folder, and run the same
        command again. If there are no plans yet, start one. To do that, type:
            actionplan new

    Given::

        paths: [plans/2011]
        place: plans/2011

    Says::

        No plans were found in "plans/2011" or below it. The file name of a plan ends in
        .yaml or .yml.
        To fix: if the plans are in another folder, run the same command again for that
        folder. If there are no plans yet, start one. To do that, type:
            actionplan new --in plans/2011

    Given::

        paths: ["."]
        others: [scr-family-b-2012.yaml]
        place: plans

    Says::

        No plans were found in the current folder or below it. The "plans" list in
        actionplan.toml does not include "scr-family-b-2012.yaml".
        To fix: if "scr-family-b-2012.yaml" is a plan, move it to the folder "plans",
        and run the same command again. If the plans are in another folder, go to that
        folder, and run the same command again. If there are no plans yet, start one. To
        do that, type:
            actionplan new

    Given::

        paths: ["."]
        others: [a-2011.yaml, b-2011.yaml, c-2011.yaml, d-2011.yaml]
        place: null

    Says::

        No plans were found in the current folder or below it. The "plans" list in
        actionplan.toml does not include "a-2011.yaml", "b-2011.yaml", "c-2011.yaml" and
        1 more.
        To fix: if any of these files are plans, add them to the "plans" list, and run
        the same command again. If the plans are in another folder, go to that folder,
        and run the same command again.
    """
    where = " or ".join(quoted(path, 200) for path in paths)
    below = "below it" if len(paths) == 1 else "below them"
    elsewhere = f"{AGAIN} for that folder"
    is_here = list(paths) == ["."]
    if is_here:
        where = "the current folder"
        elsewhere = f"go to that folder, and {AGAIN}"
    found = f"No plans were found in {where} or {below}."
    rest = f"the plans are in another folder, {elsewhere}."
    if place is not None:
        folder = "" if is_here else f" --in {command_line.name(place)}"
        rest += (
            " If there are no plans yet, start one. To do that, type:"
            f" actionplan new{folder}"
        )
    if not others:
        found += " The file name of a plan ends in .yaml or .yml."
        return Finding(found, f"if {rest}")
    return Finding(
        f'{found} The "plans" list in actionplan.toml does not include'
        f" {listed(others, 3)}.",
        f"{_count_in(others, place)} If {rest}",
    )


def _count_in(others: tuple[str, ...], place: str | None) -> str:
    """Say how files become plans that the settings do not count as plans."""
    if len(others) == 1:
        which, them = f"if {quoted(others[0], 200)} is a plan", "it"
    else:
        which, them = "if any of these files are plans", "them"
    if place is None:
        return f'{which}, add {them} to the "plans" list, and {AGAIN}.'
    return f"{which}, move {them} to the folder {quoted(place, 200)}, and {AGAIN}."


@message("AP903", "error")
def too_many_findings(*, more: int) -> Finding:
    """A file has too many problems to list at once.

    Given::

        more: 35

    Says::

        This file has 35 more problems that are not shown here.
        To fix: first fix the problems that are shown, and then run the same command
        again.
    """
    return Finding(
        f"This file has {more:,} more"
        f" {agree(more, 'problem that is', 'problems that are')} not shown here.",
        f"first fix the problems that are shown, and then {AGAIN}.",
    )


@message("AP990", "error")
def internal_error(*, kind: str) -> Finding:
    """There was a mistake in actionplan itself, so the command failed.

    Given::

        kind: ZeroDivisionError

    Says::

        There was a mistake in actionplan itself (ZeroDivisionError). Your plans have
        not been changed, and there may be nothing wrong with them.
        To fix: type the same command again, but with --debug straight after
        "actionplan". Send the text on the screen to the person who looks after
        actionplan.
    """
    return Finding(
        f"There was a mistake in actionplan itself ({kind}). Your plans have not been"
        " changed, and there may be nothing wrong with them.",
        'type the same command again, but with --debug straight after "actionplan".'
        " Send the text on the screen to the person who looks after actionplan.",
    )


@message("AP904", "error")
def not_a_day(*, option: str, written: str, meant: tuple[str, ...] = ()) -> Finding:
    """A date on the command line has no day, is unclear, or cannot be read.

    Given::

        option: DATE
        written: 05/09/2011
        meant: ["2011-09-05", "2011-05-09"]

    Says::

        "05/09/2011" can mean 5 September 2011 or 9 May 2011.
        To fix: if you mean 5 September 2011, write 2011-09-05. If you mean 9 May
        2011, write 2011-05-09.

    Given::

        option: --meeting
        written: December 2011
        meant: ["2011-12"]

    Says::

        "December 2011" does not say which day.
        To fix: add the day, for example:
            --meeting 2011-12-01

    Given::

        option: --last
        written: 9 Novermber 2011
        meant: ["2011-11-09"]

    Says::

        "9 Novermber 2011" is not written as a date. It looks like 9 November 2011, but
        it may mean something else.
        To fix: write the date that you mean in numbers, for example:
            --last 2011-11-09

    Given::

        option: --last
        written: 31/9/2011

    Says::

        "31/9/2011" is not a date, because September has only 30 days.
        To fix: after --last, write a date that exists, such as 2011-09-30.

    Given::

        option: --last
        written: last week

    Says::

        "last week" cannot be read as a date.
        To fix: write a date after --last, such as 2011-11-30 or 30 November 2011.

    Given::

        option: --meeting
        written: 8 Dec

    Says::

        "8 Dec" does not say which year.
        To fix: write the date with its year in place of YYYY: --meeting "8 Dec YYYY"
    """
    before = f"{option} " if option.startswith("-") else ""
    match [read for each in meant if (read := dates.parse(each))]:
        case [one, other]:
            return Finding(
                f"{quoted(written)} can mean {one.words} or {other.words}.",
                f"if you mean {one.words}, write {before}{one}. If you mean"
                f" {other.words}, write {before}{other}.",
            )
        case [one] if one.day is None:
            return Finding(
                f"{quoted(written)} does not say which day.",
                f"add the day, for example: {before}{one}-01",
            )
        case [one]:
            return Finding(
                f"{quoted(written)} is not written as a date. It looks like"
                f" {one.words}, but it may mean something else.",
                f"write the date that you mean in numbers, for example: {before}{one}",
            )
        case _ if why := dates.why_none(written):
            absent = dates.not_in_calendar(written)
            last = absent._replace(day=None).last_day if absent else "2011-11-30"
            return Finding(
                f"{quoted(written)} is not a date, because {why}.",
                f"{f'after {option}, ' if before else ''}write a date that exists, such"
                f" as {last}.",
            )
        case _ if dates.without_year(written):
            return Finding(
                f"{quoted(written)} does not say which year.",
                "write the date with its year in place of YYYY:"
                f' {before}"{written.strip()} YYYY"',
            )
        case _:
            after = f" after {option}," if before else ""
            return Finding(
                f"{quoted(written)} cannot be read as a date.",
                f"write a date{after} such as 2011-11-30 or 30 November 2011.",
            )


@message("AP956", "error")
def folder_not_found() -> Finding:
    """The folder for a new plan does not exist.

    Says::

        There is no folder with this name.
        To fix: if you want a new folder, create it first. If not, find the right name.
        Then run the same command again with the name of the folder.
    """
    return Finding(
        "There is no folder with this name.",
        "if you want a new folder, create it first. If not, find the right name. Then"
        f" {AGAIN} with the name of the folder.",
    )


@message("AP957", "error")
def no_time_zones(*, zone: str, option: str = "--as-of") -> Finding:
    """The computer has no data about the time zone of the plans.

    Without this data, the computer cannot work out today's date in that time zone. For
    example, clocks in the UK are an hour ahead of universal time (UTC) in summer. Until
    1am, a computer that knows only universal time would give yesterday's date.

    Given::

        zone: Europe/London

    Says::

        This computer has no time zone data, so today's date in Europe/London is not
        known.
        To fix: ask the person who looks after this computer to install the Python
        package tzdata. Until they have done so, give today's date with each command,
        for example:
            --as-of 2011-11-30
    """
    return Finding(
        f"This computer has no time zone data, so today's date in {zone} is not known.",
        "ask the person who looks after this computer to install the Python package"
        " tzdata. Until they have done so, give today's date with each command, for"
        f" example: {option} 2011-11-30",
    )


@message("AP905", "error")
def output_not_written(*, reason: str) -> Finding:
    """The output of a command could not be written.

    Given::

        reason: the disk is full

    Says::

        The output could not be written: the disk is full.
        To fix: make some space on the disk, or write the output to a different disk.
        Then run the same command again.
    """
    return Finding(
        f"The output could not be written: {reason}.",
        "make some space on the disk, or write the output to a different disk. Then"
        " run the same command again."
        if reason == DISK_IS_FULL
        else "write the output to a different place, and run the same command again.",
    )


DISK_IS_FULL = "the disk is full"
"""The reason for which writing to another place on the same disk would not help."""


@message("AP906", "error")
def nothing_to_explain(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """You asked actionplan to explain a name that it does not know.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule, message, field or other term called "stale-acton". Did you
        mean "stale-action"?
        To fix: check the spelling. To look through all the rules, messages and fields,
        type:
            actionplan docs

    Given::

        name: budget

    Says::

        There is no rule, message, field or other term called "budget".
        To fix: check the spelling. To look through all the rules, messages and fields,
        type:
            actionplan docs
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no rule, message, field or other term called {quoted(name)}.{mean}",
        "check the spelling. To look through all the rules, messages and fields, type:"
        " actionplan docs",
    )


@message("AP907", "error")
def file_exists() -> Finding:
    """There is already a file with the name that you gave, so no file was written.

    Given::

        {}

    Says::

        There is already a file with this name. It has not been changed.
        To fix: if you want to use this name, first move the existing file to another
        folder. If not, choose another name. Then run the same command again.
    """
    return Finding(
        "There is already a file with this name. It has not been changed.",
        "if you want to use this name, first move the existing file to another folder."
        f" If not, choose another name. {THEN_AGAIN}",
    )


@message("AP908", "error")
def not_a_number_of_days(*, written: str) -> Finding:
    """The number of days that you gave cannot be read.

    Given::

        written: soon

    Says::

        "soon" is not a number of days.
        To fix: write a number, for example:
            --due-within 30
    """
    return Finding(
        f"{quoted(written)} is not a number of days.",
        "write a number, for example: --due-within 30",
    )


@message("AP909", "error")
def days_the_wrong_way_round(
    *, first: date, second: date, names: tuple[str, str]
) -> Finding:
    """Two dates in the command are in the wrong order.

    Given::

        first: 2011-12-01
        second: 2011-09-01
        names: [--meeting, --next]

    Says::

        --next must not be before --meeting, but --meeting is 1 December 2011, and
        --next is 1 September 2011.
        To fix: find out which date is wrong, and run the same command again with the
        right date.
    """
    one, other = names
    return Finding(
        f"{other} must not be before {one}, but {one} is {dates.words(first)}, and"
        f" {other} is {dates.words(second)}.",
        f"find out which date is wrong, and {AGAIN} with the right date.",
    )


@message("AP950", "error")
def unknown_plan(*, plan: str, nearest: tuple[str, ...] = ()) -> Finding:
    """There is no plan with the ID that you gave.

    Given::

        plan: scr-famly-a-2011
        nearest: [scr-family-a-2011]

    Says::

        There is no plan with the plan ID "scr-famly-a-2011" in the current folder or
        below it. Did you mean "scr-family-a-2011"?
        To fix: check the plan ID. If it is wrong, run the same command again with the
        right plan ID. If it is right, go to the folder that the plan is in, and run the
        same command again there.

    Given::

        plan: other

    Says::

        There is no plan with the plan ID "other" in the current folder or below it.
        To fix: check the plan ID. If it is wrong, run the same command again with the
        right plan ID. If it is right, go to the folder that the plan is in, and run the
        same command again there.
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no plan with the plan ID {quoted(plan)} in the current folder or"
        f" below it.{mean}",
        f"check the plan ID. If it is wrong, {AGAIN} with the right plan ID. If it is"
        f" right, go to the folder that the plan is in, and {AGAIN} there.",
    )


@message("AP951", "error")
def plan_found_twice(*, plan: str, files: tuple[str, ...]) -> Finding:
    """There are several plans with the ID that you gave.

    Given::

        plan: scr-family-a-2011
        files: [2011/scr-family-a-2011.yaml, old/scr-family-a-2011.yaml]

    Says::

        There are 2 plans with the plan ID "scr-family-a-2011": one in
        "2011/scr-family-a-2011.yaml" and one in "old/scr-family-a-2011.yaml".
        To fix: run the same command again, and in place of the plan ID, write the
        folder and name of the file that you mean, for example:
        2011/scr-family-a-2011.yaml
    """
    return Finding(
        same_plan(plan, files),
        f"{AGAIN}, and in place of the plan ID, write the folder and name of the file"
        " that you mean, for example:"
        f" {command_line.name(files[0])}",
    )


def same_plan(plan: str, files: tuple[str, ...]) -> str:
    """Say in which files there is a plan with the same ID."""
    *most, last = (f"one in {quoted(file, 200)}" for file in files)
    return (
        f"There are {len(files)} plans with the plan ID {quoted(plan)}:"
        f" {', '.join(most)} and {last}."
    )


@message("AP952", "error")
def not_a_target(
    *, written: str, plan: str, thing: Literal["action", "outcome"] = "action"
) -> Finding:
    """You gave only a plan ID, or only the number of an action or outcome.

    The command needs a plan ID and a number, with a slash between them.

    Given::

        written: "1.1"
        plan: scr-family-a-2011

    Says::

        "1.1" does not give both a plan ID and an action number.
        To fix: run the same command again with the plan ID, a slash and the action
        number, such as scr-family-a-2011/1.1.

    Given::

        written: scr-family-b-2012
        plan: scr-family-b-2012
        thing: outcome

    Says::

        "scr-family-b-2012" does not give both a plan ID and an outcome number.
        To fix: run the same command again with the plan ID, a slash and the outcome
        number, such as scr-family-b-2012/O1.
    """
    number = "1.1" if thing == "action" else "O1"
    return Finding(
        f"{quoted(written)} does not give both a plan ID and an {thing} number.",
        f"{AGAIN} with the plan ID, a slash and the {thing} number, such as"
        f" {plan}/{number}.",
    )


@message("AP953", "error")
def not_a_folder(*, kind: str) -> Finding:
    """You gave the name of a file instead of a folder.

    Given::

        kind: a file

    Says::

        This is a file, not a folder. Nothing has been changed.
        To fix: give the name of a folder. It can be a new folder.
    """
    return Finding(
        f"This is {kind}, not a folder. Nothing has been changed.",
        "give the name of a folder. It can be a new folder.",
    )


@message("AP954", "error")
def place_leaves_folder() -> Finding:
    """A link would make actionplan write files outside the folder that you chose.

    Given::

        {}

    Says::

        This is a link to a place outside the folder that you are writing to, so it was
        not used. Nothing has been changed.
        To fix: if you do not need the link, delete it. If you do, replace it with a
        copy of the folder or file. Then run the same command again.
    """
    return Finding(
        "This is a link to a place outside the folder that you are writing to, so it"
        " was not used. Nothing has been changed.",
        "if you do not need the link, delete it. If you do, replace it with a copy of"
        f" the folder or file. {THEN_AGAIN}",
    )


@message("AP955", "error")
def not_a_source() -> Finding:
    """Git cannot use the address that you gave after --from.

    The message does not repeat the address, because it may contain a password.

    Given::

        {}

    Says::

        Git cannot use the address after --from. Nothing has been written.
        To fix: after --from, give the address of the repository that contains
        actionplan (not your plans), such as https://git.example.org/tools/actionplan.
    """
    return Finding(
        "Git cannot use the address after --from. Nothing has been written.",
        _SOURCE,
    )


_SOURCE = (
    "after --from, give the address of the repository that contains actionplan (not"
    " your plans), such as https://git.example.org/tools/actionplan."
)


@message("AP958", "error")
def source_with_credentials() -> Finding:
    """The address after --from contains a user name or a password.

    The password can also be an access token (a code that is used instead of a
    password). `actionplan init` would write the address to the files that it creates.
    Everyone who can read the plans could then see the password. The message does not
    repeat the address.

    Given::

        {}

    Says::

        The address after --from contains a user name or a password. Nothing has been
        written, because other people could read the address in the new files.
        To fix: take the user name and password out of the address, as in
        https://git.example.org/tools/actionplan. If git or the build server needs the
        password, do not put it in a file of the repository. Store it in the credential
        manager of git, or as a secret in the settings of the build server. Then run the
        same command again. If other people may have seen this screen, change the
        password.
    """
    return Finding(
        "The address after --from contains a user name or a password. Nothing has been"
        " written, because other people could read the address in the new files.",
        "take the user name and password out of the address, as in"
        " https://git.example.org/tools/actionplan. If git or the build server needs"
        " the password, do not put it in a file of the repository. Store it in the"
        " credential manager of git, or as a secret in the settings of the build"
        f" server. {THEN_AGAIN}"
        " If other people may have seen this screen, change the password.",
    )
