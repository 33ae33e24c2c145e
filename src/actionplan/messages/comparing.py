"""Define messages about plans that could not be compared (AP982 to AP996)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text import command_line
from actionplan.text.grammar import did_you_mean, listed, quoted


@message("AP991", "error")
def git_not_found() -> Finding:
    """You asked for a comparison, but git is not installed.

    Given::

        {}

    Says::

        To show what has changed, actionplan needs git, which is not installed on this
        computer.
        To fix: install git, or ask your IT team to install it. To check all plans
        without comparing them, run the command again without --since.
    """
    return Finding(
        "To show what has changed, actionplan needs git, which is not installed on"
        " this computer.",
        "install git, or ask your IT team to install it. To check all plans without"
        " comparing them, run the command again without --since.",
    )


@message("AP982", "error")
def not_a_repository(*, folder: str) -> Finding:
    """You asked for a comparison in a folder that is not in a git repository.

    Given::

        folder: plans

    Says::

        "plans" is not in a git repository, so changes cannot be shown.
        To fix: use --since only for plans that are in a git repository. To check all
        plans without comparing them, run the command again without --since.
    """
    return Finding(
        f"{_named(folder)} is not in a git repository, so changes cannot be shown.",
        "use --since only for plans that are in a git repository. To check all plans"
        " without comparing them, run the command again without --since.",
    )


@message("AP992", "error")
def repository_within_plans(
    *, folder: str, how: Literal["bare", "submodule"]
) -> Finding:
    """A folder of plans contains a git repository of its own.

    A proposed change could add a second git repository to the folder of plans. If plans
    were compared with the versions in that repository, nothing would seem to have
    changed. So actionplan does not compare any plans.

    Given::

        folder: plans
        how: bare

    Says::

        "plans" contains a git repository of its own. That repository may be part of the
        change that you are checking, so no plans were compared.
        To fix: show this message to the person who looks after the plans, and ask
        whether that repository is needed. If it is, ask them to move the repository out
        of "plans", but to leave the plans where they are. If it is not, ask them to
        remove the repository, but to keep the plans. Then run the same command again.

    Given::

        folder: plans
        how: submodule

    Says::

        "plans" is a submodule of another git repository. The submodule may be part of
        the change that you are checking, so no plans were compared.
        To fix: ask the person who looks after the plans for a separate copy (a clone)
        of the repository that these plans belong to. Then run the command in that copy.
    """
    match how:
        case "bare":
            contains = "contains a git repository of its own"
            it = "That repository"
            remedy = (
                "show this message to the person who looks after the plans, and ask"
                " whether that repository is needed. If it is, ask them to move the"
                f" repository out of {_named(folder, start=False)}, but to leave the"
                " plans where they are. If it is not, ask them to remove the"
                " repository, but to keep the plans. Then run the same command again."
            )
        case "submodule":
            contains = "is a submodule of another git repository"
            it = "The submodule"
            remedy = (
                "ask the person who looks after the plans for a separate copy (a clone)"
                " of the repository that these plans belong to. Then run the command"
                " in that copy."
            )
        case _:
            assert_never(how)
    return Finding(
        f"{_named(folder)} {contains}. {it} may be part of the change that you are"
        " checking, so no plans were compared.",
        remedy,
    )


@message("AP983", "error")
def repository_of_another(*, folder: str) -> Finding:
    """The repository belongs to another user of the computer, so git does not read it.

    The other user could have set up the repository so that git runs a harmful program.

    Given::

        folder: plans

    Says::

        "plans" belongs to another user of this computer, and git does not read other
        users' folders.
        To fix: if you do not know who that user is, ask your IT team first. If you
        trust that user, type this command once, and then run your first command again.
        In place of FOLDER, put the full path of the main folder of the repository (the
        one that contains the hidden folder .git), and keep the quotation marks:
            git config --global --add safe.directory "FOLDER"
    """
    return Finding(
        f"{_named(folder)} belongs to another user of this computer, and git does"
        " not read other users' folders.",
        "if you do not know who that user is, ask your IT team first. If you trust"
        " that user, type this command once, and then run your first command again. In"
        " place of FOLDER, put the full path of"
        " the main folder of the repository (the one that contains the hidden folder"
        " .git), and keep the quotation marks:"
        ' git config --global --add safe.directory "FOLDER"',
    )


@message("AP984", "error")
def unknown_ref(*, ref: str, nearest: tuple[str, ...] = ()) -> Finding:
    """There is no branch, tag or commit with the name that you gave.

    Given::

        ref: main
        nearest: [origin/main]

    Says::

        There is no branch, tag or commit called "main". Did you mean "origin/main"?
        To fix: to list the branches, type:
            git branch --all
        Then run the same command again with the name of one of them, for example:
            --since origin/main

    Given::

        ref: last-meeting

    Says::

        There is no branch, tag or commit called "last-meeting".
        To fix: to list the branches, type:
            git branch --all
        Then run the same command again with the name of one of them, for example:
            --since origin/main
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no branch, tag or commit called {quoted(ref)}.{mean}",
        "to list the branches, type: git branch --all\nThen run the same command"
        " again with the name of one of them, for example: --since origin/main",
    )


@message("AP985", "error")
def no_common_past(*, ref: str) -> Finding:
    """The two versions to compare have no commit in common.

    Given::

        ref: gh-pages

    Says::

        The version that you have now has no history in common with "gh-pages", so the
        two cannot be compared.
        To fix: name the branch that will receive the changes, for example:
            --since origin/main
    """
    return Finding(
        f"The version that you have now has no history in common with {quoted(ref)},"
        " so the two cannot be compared.",
        "name the branch that will receive the changes, for example: --since"
        " origin/main",
    )


@message("AP993", "error")
def ambiguous_ref(*, ref: str, meanings: tuple[str, ...]) -> Finding:
    """The name that you gave belongs to more than one commit.

    If a tag and a branch have the same name, git uses the tag. So anyone who can push a
    tag could choose what their changes are compared with.

    Given::

        ref: origin/main
        meanings: [refs/remotes/origin/main, refs/tags/origin/main]

    Says::

        "origin/main" is the name of 2 different commits: "refs/remotes/origin/main"
        and "refs/tags/origin/main". No plans were compared.
        To fix: write the full name of the commit you mean, for example:
            --since refs/remotes/origin/main
    """
    return Finding(
        f"{quoted(ref)} is the name of {len(meanings)} different commits:"
        f" {' and '.join(map(quoted, meanings))}. No plans were compared.",
        "write the full name of the commit you mean, for example: --since"
        f" {meanings[0]}",
    )


@message("AP994", "error")
def several_common_pasts(*, ref: str) -> Finding:
    """It is not clear which commit to compare the plans with.

    The branch that you named and your own branch were merged into each other, so there
    is more than one commit to compare with. One of these commits may have entries that
    another does not.

    Given::

        ref: origin/main

    Says::

        "origin/main" and the version that you have now were merged into each other, so
        there is more than one commit to compare the plans with.
        To fix: first commit your own changes. Then merge the branches again, so that
        there is only one commit to compare with. To merge, type:
            git merge origin/main
        If git reports a conflict, ask the person who looks after the repository. If
        not, run your first command again.
    """
    return Finding(
        f"{quoted(ref)} and the version that you have now were merged into each other,"
        " so there is more than one commit to compare the plans with.",
        "first commit your own changes. Then merge the branches again, so that there is"
        f" only one commit to compare with. To merge, type: git merge {ref}\n"
        "If git reports a conflict, ask the person who looks after the repository. If"
        " not, run your first command again.",
    )


@message("AP995", "error")
def plan_left_out(*, plan: str, ref: str, file: str = "") -> Finding:
    """A plan still exists, but is no longer checked.

    If a plan is not checked, lint cannot report lines that are removed from it. So the
    change that is being checked cannot turn this error off. One reason for the error is
    that the "plans" list in actionplan.toml does not include the file of the plan. With
    --only-plans, another reason is that the file does not look like a plan.

    Given::

        plan: scr-family-a-2011
        ref: origin/main
        file: plans/scr-family-a-2011.yaml

    Says::

        In "origin/main", the plan "scr-family-a-2011" is checked. In your version, the
        file of that plan still exists, but is no longer checked.
        To fix: if actionplan.toml has a "plans" list that does not include that file,
        add the file to the list. If not, the file no longer looks like a plan, because
        lines that a plan needs, such as "schema" and "outcomes", were removed or
        changed. To see the changes, type:
            git diff origin/main -- plans/scr-family-a-2011.yaml
        Each line that was removed is shown with a minus sign at its start. Put back
        each line that the plan needs, without the minus sign.
    """
    only = f" -- {command_line.name(file)}" if file else ""
    return Finding(
        f"In {quoted(ref)}, the plan {quoted(plan)} is checked. In your version, the"
        " file of that plan still exists, but is no longer checked.",
        'if actionplan.toml has a "plans" list that does not include that file, add the'
        " file to the list. If not, the file no longer looks like a plan, because lines"
        ' that a plan needs, such as "schema" and "outcomes", were removed or changed.'
        f" To see the changes, type: git diff {ref}{only}\n"
        "Each line that was removed is shown with a minus sign at its start. Put back"
        " each line that the plan needs, without the minus sign.",
    )


@message("AP996", "error")
def kept_in_another_form(*, attribute: str, files: tuple[str, ...]) -> Finding:
    """Plans in git are stored in a different form from the files in the folder.

    A line in .gitattributes makes git convert files when it stores them. So the stored
    version is not what people read, and the two cannot be compared. To convert the
    stored version back, git may have to run another program. That program could be
    harmful, so lint does not let git run it, and always reports an error.

    Given::

        attribute: filter
        files: [plans/scr-family-a-2011.yaml]

    Says::

        "plans/scr-family-a-2011.yaml" could not be compared with the earlier version,
        because the attribute "filter" makes git store the file in a different form.
        To fix: ask the person who looks after the repository whether git has to store
        the file in that form, as with git LFS or git-crypt. If so, leave out --since,
        and compare the versions yourself. If not, ask them to remove the attribute from
        .gitattributes, and to commit the plans again.
    """
    named = ", ".join(quoted(name, 200) for name in files[:_MOST])
    more = f" and {len(files) - _MOST} more" if len(files) > _MOST else ""
    one = len(files) == 1
    them, version = ("the file", "version") if one else ("the files", "versions")
    return Finding(
        f"{named}{more} could not be compared with the earlier {version}, because the"
        f" attribute {quoted(attribute)} makes git store {them} in a different form.",
        "ask the person who looks after the repository whether git has to store"
        f" {them} in that form, as with git LFS or git-crypt. If so, leave out --since,"
        " and compare the versions yourself. If not, ask them to remove the attribute"
        " from .gitattributes, and to commit the plans again.",
    )


_MOST = 3
"""The most file names in one message."""


@message("AP986", "error")
def git_gave_no_answer(*, reason: str) -> Finding:
    """The git command could not say what has changed.

    Given::

        reason: bad config line 1 in file .git/config

    Says::

        Git could not say what has changed: "bad config line 1 in file .git/config".
        To fix: show this message to the person who looks after the repository.
        Until the repository works again, leave out --since to check all plans.
    """
    return Finding(
        f"Git could not say what has changed: {quoted(reason, 160)}.",
        "show this message to the person who looks after the repository. Until the"
        " repository works again, leave out --since to check all plans.",
    )


@message("AP987", "error")
def several_repositories(*, folders: tuple[str, ...]) -> Finding:
    """You asked to compare plans in several repositories at once.

    Given::

        folders: [medway, kent]

    Says::

        These plans are in 2 git repositories: "medway" and "kent".
        To fix: run the command once for each repository, and each time name only the
        plans in that repository.
    """
    named = listed(folders, len(folders))
    return Finding(
        f"These plans are in {len(folders)} git repositories: {named}.",
        "run the command once for each repository, and each time name only the plans"
        " in that repository.",
    )


@message("AP988", "error")
def history_not_there(*, ref: str) -> Finding:
    """The copy of the git repository does not have its full history.

    Build servers often fetch only part of the history. The plans are still checked, as
    they are without --since. But removed entries and changed dates are not found.

    Given::

        ref: origin/main

    Says::

        The plans could not be compared with "origin/main", because this copy of the
        repository does not have the full history.
        To fix: if you do not look after the repository, show this message to the person
        who does. On GitHub, find the step that uses actions/checkout in the workflow
        file. If the step has no "with:" line, add one. Below "with:", indented, add
        this line:
            fetch-depth: 0
        On GitLab, in .gitlab-ci.yml, find the line "variables:", or add one. Below
        "variables:", indented, add this line:
            GIT_DEPTH: "0"
        Anywhere else, type:
            git fetch --unshallow
    """
    return Finding(
        f"The plans could not be compared with {quoted(ref)}, because this copy of the"
        " repository does not have the full history.",
        "if you do not look after the repository, show this message to the person who"
        " does. On GitHub, find the step that uses actions/checkout in the workflow"
        ' file. If the step has no "with:" line, add one. Below "with:", indented, add'
        " this line: fetch-depth: 0\nOn GitLab, in .gitlab-ci.yml, find the line"
        ' "variables:", or add one. Below "variables:", indented, add this line:'
        ' GIT_DEPTH: "0"\nAnywhere else, type:'
        " git fetch --unshallow",
    )


WhyNotCompared: TypeAlias = Literal["form", "parts", "size", "elsewhere"]


@message("AP989", "warning")
def not_compared(
    *, ref: str, why: WhyNotCompared, parts: tuple[str, ...] = ()
) -> Finding:
    """A plan, or part of it, could not be compared with the earlier version.

    The plan has been checked as it is now. But this check cannot show whether entries
    were removed or dates were changed.

    Given::

        ref: origin/main
        why: form

    Says::

        This plan could not be compared with the version in "origin/main", because that
        version cannot be read.
        To fix: check that no outcome, action or progress entry has been changed or
        removed by mistake. To see the changes, type:
            git diff origin/main
        Each line that was removed is shown with a minus sign at its start. The
        comparison will work again when "origin/main" has a version that can be read.

    Given::

        ref: origin/main
        why: parts
        parts: [action 1.2, action 1.3]

    Says::

        Actions 1.2 and 1.3 could not be compared with the version in "origin/main",
        because that version cannot be read.
        To fix: check that no outcome, action or progress entry has been changed or
        removed by mistake. To see the changes, type:
            git diff origin/main
        Each line that was removed is shown with a minus sign at its start. The
        comparison will work again when "origin/main" has a version that can be read.

    Given::

        ref: origin/main
        why: elsewhere

    Says::

        This plan could not be compared with an earlier version, because it is not in
        the same git repository as the current folder.
        To fix: in the terminal, go to the folder that contains this plan. Then run the
        command again with only the file name of the plan.
    """
    part = _together(parts[:7]) or "this plan"
    earlier = quoted(ref)
    what = f"the version in {earlier}"
    remedy = (
        "check that no outcome, action or progress entry has been changed or removed by"
        f" mistake. To see the changes, type: git diff {ref}\n"
        "Each line that was removed is shown with a minus sign at its start. The"
        f" comparison will work again when {earlier} has a version that can be read."
    )
    match why:
        case "form" | "parts":
            reason = "that version cannot be read"
        case "size":
            reason = "that version is too large"
        case "elsewhere":
            what = "an earlier version"
            reason = "it is not in the same git repository as the current folder"
            remedy = (
                "in the terminal, go to the folder that contains this plan. Then run"
                " the command again with only the file name of the plan."
            )
        case _:
            assert_never(why)
    return Finding(
        f"{part[:1].upper()}{part[1:]} could not be compared with {what}, because"
        f" {reason}.",
        remedy,
    )


def _together(parts: tuple[str, ...]) -> str:
    """Name parts of a plan, and the kind only once if it is the same for all."""
    kinds = {part.partition(" ")[0] for part in parts}
    if len(parts) > 1 and kinds <= {"action", "outcome"} and len(kinds) == 1:
        first, *rest = (part.partition(" ")[2] for part in parts)
        parts = (f"{kinds.pop()}s {first}", *rest)
    *most, last = parts or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def _named(folder: str, *, start: bool = True) -> str:
    if folder == ".":
        return "The current folder" if start else "the current folder"
    return quoted(folder, 200)
