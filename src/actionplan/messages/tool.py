"""Messages of the linter about itself, and about what it was asked to do (AP9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from datetime import date


@message("AP901", "error")
def path_not_found(*, path: str, nearby: tuple[str, ...] = ()) -> Finding:
    """A file or folder that was named is not there.

    Given::

        path: plans/scr-famly-a.yaml
        nearby: [plans/scr-family-a.yaml]

    Says::

        There is no file or folder called "plans/scr-famly-a.yaml". Did you mean
        "plans/scr-family-a.yaml"?
        To fix: check the name, or leave it out to check the current folder.

    Given::

        path: plans

    Says::

        There is no file or folder called "plans".
        To fix: check the name, or leave it out to check the current folder.
    """
    mean = f" Did you mean {quoted(nearby[0], 200)}?" if nearby else ""
    return Finding(
        f"There is no file or folder called {quoted(path, 200)}.{mean}",
        "check the name, or leave it out to check the current folder.",
    )


@message("AP902", "error")
def no_plans_found(*, paths: tuple[str, ...]) -> Finding:
    """There is nothing to check, which is not the same as nothing to complain of.

    Given::

        paths: ["."]

    Says::

        No plans were found in the current folder. Plans are files that end in .yaml or
        .yml.
        To fix: check that this is the right folder, or start a plan with: actionplan
        new

    Given::

        paths: [plans/2011]

    Says::

        No plans were found in "plans/2011". Plans are files that end in .yaml or .yml.
        To fix: check that this is the right folder, or start a plan with: actionplan
        new
    """
    where = (
        "the current folder"
        if paths == (".",) or list(paths) == ["."]
        else " or ".join(quoted(path, 200) for path in paths)
    )
    return Finding(
        f"No plans were found in {where}. Plans are files that end in .yaml or .yml.",
        "check that this is the right folder, or start a plan with: actionplan new",
    )


@message("AP903", "error")
def too_many_findings(*, more: int) -> Finding:
    """A file has more findings than anyone would read at once.

    Given::

        more: 35

    Says::

        There are 35 more findings in this file than are shown here.
        To fix: mend those that are shown, and run the check again.
    """
    return Finding(
        f"There are {more} more findings in this file than are shown here.",
        "mend those that are shown, and run the check again.",
    )


@message("AP990", "error")
def internal_error(*, kind: str) -> Finding:
    """The program itself went wrong; the plan may be fine.

    Given::

        kind: ZeroDivisionError

    Says::

        actionplan itself went wrong (ZeroDivisionError). Your plans have not been
        changed, and may be fine.
        To fix: run the same command with --debug in front, and send what it prints to
        whoever looks after actionplan.
    """
    return Finding(
        f"actionplan itself went wrong ({kind}). Your plans have not been changed, and"
        " may be fine.",
        "run the same command with --debug in front, and send what it prints to"
        " whoever looks after actionplan.",
    )


@message("AP904", "error")
def not_a_day(*, option: str, written: str, meant: tuple[str, ...] = ()) -> Finding:
    """A date on the command line is missing its day, or may mean two dates or none.

    Given::

        option: DATE
        written: 05/09/2011
        meant: ["2011-09-05", "2011-05-09"]

    Says::

        "05/09/2011" can mean 5 September 2011 or 9 May 2011.
        To fix: write the one you mean: 2011-09-05 or 2011-05-09

    Given::

        option: --meeting
        written: December 2011
        meant: ["2011-12"]

    Says::

        "December 2011" does not say which day.
        To fix: add the day, for example: --meeting 2011-12-01

    Given::

        option: --last
        written: 9 Novermber 2011
        meant: ["2011-11-09"]

    Says::

        "9 Novermber 2011" may not mean 9 November 2011.
        To fix: if it does, write it in numbers: --last 2011-11-09

    Given::

        option: --last
        written: 31/9/2011

    Says::

        "31/9/2011" cannot be read as a date.
        To fix: write a date after --last, such as 2011-11-30 or 30/11/2011.
    """
    before = f"{option} " if option.startswith("-") else ""
    match [read for each in meant if (read := dates.parse(each))]:
        case [one, other]:
            return Finding(
                f"{quoted(written)} can mean {one.words} or {other.words}.",
                f"write the one you mean: {before}{one} or {before}{other}",
            )
        case [one] if one.day is None:
            return Finding(
                f"{quoted(written)} does not say which day.",
                f"add the day, for example: {before}{one}-01",
            )
        case [one]:
            return Finding(
                f"{quoted(written)} may not mean {one.words}.",
                f"if it does, write it in numbers: {before}{one}",
            )
        case _:
            after = f" after {option}," if before else ""
            return Finding(
                f"{quoted(written)} cannot be read as a date.",
                f"write a date{after} such as 2011-11-30 or 30/11/2011.",
            )


@message("AP956", "error")
def folder_not_found() -> Finding:
    """A plan was to be written to a folder that is not there.

    Says::

        There is no folder of this name.
        To fix: check the name, or make the folder first.
    """
    return Finding(
        "There is no folder of this name.",
        "check the name, or make the folder first.",
    )


@message("AP957", "error")
def no_time_zones(*, zone: str, option: str = "--as-of") -> Finding:
    """This computer does not know the time zone in which the plans are kept.

    So the date today is not known there either: on UTC it is still yesterday for an
    hour every summer night.

    Given::

        zone: Europe/London

    Says::

        This computer has no time zones, so the date today in Europe/London is not
        known.
        To fix: give the date with --as-of, as in --as-of 2011-11-30, or install the
        Python package tzdata.
    """
    return Finding(
        f"This computer has no time zones, so the date today in {zone} is not known.",
        f"give the date with {option}, as in {option} 2011-11-30, or install the Python"
        " package tzdata.",
    )


@message("AP905", "error")
def output_not_written(*, reason: str) -> Finding:
    """What a command has to say could not be written to where it was sent.

    Given::

        reason: the disk is full

    Says::

        The output could not be written: the disk is full.
        To fix: send it somewhere else, and run the same command again.
    """
    return Finding(
        f"The output could not be written: {reason}.",
        "send it somewhere else, and run the same command again.",
    )


@message("AP906", "error")
def nothing_to_explain(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """There is nothing to explain under the name that was asked about.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule, field or word called "stale-acton". Did you mean
        "stale-action"?
        To fix: choose one from the list: actionplan rules

    Given::

        name: budget

    Says::

        There is no rule, field or word called "budget".
        To fix: choose one from the list: actionplan rules
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no rule, field or word called {quoted(name)}.{mean}",
        "choose one from the list: actionplan rules",
    )


@message("AP907", "error")
def file_exists() -> Finding:
    """There is a file of that name already, and nothing is overwritten.

    Given::

        {}

    Says::

        There is a file of this name already, and it was left as it is.
        To fix: choose another name, or move the file out of the way.
    """
    return Finding(
        "There is a file of this name already, and it was left as it is.",
        "choose another name, or move the file out of the way.",
    )


@message("AP908", "error")
def not_a_number_of_days(*, written: str) -> Finding:
    """A number of days given on the command line cannot be read.

    Given::

        written: soon

    Says::

        "soon" is not a number of days.
        To fix: write the number, with or without a d: --due-within 30d
    """
    return Finding(
        f"{quoted(written)} is not a number of days.",
        "write the number, with or without a d: --due-within 30d",
    )


@message("AP909", "error")
def days_the_wrong_way_round(*, earlier: date, later: date) -> Finding:
    """Of two days the one that should come first comes second.

    Given::

        earlier: 2011-09-01
        later: 2011-12-01

    Says::

        1 December 2011 comes after 1 September 2011, so there is nothing between
        them.
        To fix: check the year of both days.
    """
    return Finding(
        f"{dates.words(later)} comes after {dates.words(earlier)}, so there is nothing"
        " between them.",
        "check the year of both days.",
    )


@message("AP950", "error")
def unknown_plan(*, plan: str, nearest: tuple[str, ...] = ()) -> Finding:
    """There is no plan of the name that was asked for.

    Given::

        plan: scr-famly-a-2011
        nearest: [scr-family-a-2011]

    Says::

        There is no plan "scr-famly-a-2011" below the current folder. Did you mean
        "scr-family-a-2011"?
        To fix: write the plan's id, or the path of its file, then a slash and the
        number of the action.

    Given::

        plan: other

    Says::

        There is no plan "other" below the current folder.
        To fix: write the plan's id, or the path of its file, then a slash and the
        number of the action.
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no plan {quoted(plan)} below the current folder.{mean}",
        "write the plan's id, or the path of its file, then a slash and the number of"
        " the action.",
    )


@message("AP951", "error")
def plan_found_twice(*, plan: str, files: tuple[str, ...]) -> Finding:
    """There are several plans of the name that was asked for.

    Given::

        plan: scr-family-a-2011
        files: [2011/scr-family-a-2011.yaml, old/scr-family-a-2011.yaml]

    Says::

        There are 2 plans "scr-family-a-2011": "2011/scr-family-a-2011.yaml",
        "old/scr-family-a-2011.yaml".
        To fix: write the path of the file you mean in place of the plan's id.
    """
    named = ", ".join(quoted(file, 200) for file in files)
    return Finding(
        f"There are {len(files)} plans {quoted(plan)}: {named}.",
        "write the path of the file you mean in place of the plan's id.",
    )


@message("AP952", "error")
def not_a_target(*, written: str) -> Finding:
    """What was given names no action of a plan.

    Given::

        written: "1.1"

    Says::

        "1.1" does not say which plan is meant.
        To fix: write the plan's id, a slash and the number of the action, such as
        scr-family-a-2011/1.1
    """
    return Finding(
        f"{quoted(written)} does not say which plan is meant.",
        "write the plan's id, a slash and the number of the action, such as"
        " scr-family-a-2011/1.1",
    )


@message("AP953", "error")
def not_a_folder() -> Finding:
    """A folder was asked for, and there is a file of that name.

    Given::

        {}

    Says::

        This is a file, and a folder is wanted. Nothing has been changed.
        To fix: name a folder, or a new name for one.
    """
    return Finding(
        "This is a file, and a folder is wanted. Nothing has been changed.",
        "name a folder, or a new name for one.",
    )


@message("AP954", "error")
def place_leaves_folder() -> Finding:
    """What was to be written has its place outside the folder, because of a link.

    Given::

        {}

    Says::

        This is a link that leads out of the folder, so nothing was written there.
        Nothing has been changed.
        To fix: put a folder or a file in the place of the link, or take it away.
    """
    return Finding(
        "This is a link that leads out of the folder, so nothing was written there."
        " Nothing has been changed.",
        "put a folder or a file in the place of the link, or take it away.",
    )


@message("AP955", "error")
def not_a_source() -> Finding:
    """What was given is no address that git could get something from.

    It is not repeated, because it may have a password in it.

    Given::

        {}

    Says::

        What is given with --from is no address that git can use. Nothing was written.
        To fix: copy the address of the repository, such as
        https://git.example.org/tools/actionplan
    """
    return Finding(
        "What is given with --from is no address that git can use. Nothing was"
        " written.",
        _SOURCE,
    )


_SOURCE = (
    "copy the address of the repository, such as"
    " https://git.example.org/tools/actionplan"
)


@message("AP958", "error")
def source_with_credentials() -> Finding:
    """An address has a user name or a password in it.

    A word that a service has made in place of a password counts as one. It would be
    written into files that everybody can read who can read the plans, and it is not
    repeated.

    Given::

        {}

    Says::

        The address that is given with --from has a user name or a password in it.
        Nothing was written, because others read the files that it would be in.
        To fix: take it out, as in https://git.example.org/tools/actionplan, and store
        it where git and the build server keep passwords. Whoever can see this screen
        may have seen it: if it is in use, have it replaced.
    """
    return Finding(
        "The address that is given with --from has a user name or a password in it."
        " Nothing was written, because others read the files that it would be in.",
        "take it out, as in https://git.example.org/tools/actionplan, and store it"
        " where git and the build server keep passwords. Whoever can see this screen"
        " may have seen it: if it is in use, have it replaced.",
    )
