"""Messages about plans that could not be compared with a commit (AP982 to AP996)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP991", "error")
def git_not_found() -> Finding:
    """A comparison was asked for, and there is no git to ask.

    Given::

        {}

    Says::

        git is needed to see what has changed, and it is not on this computer.
        To fix: install git, or leave out --since to check all plans.
    """
    return Finding(
        "git is needed to see what has changed, and it is not on this computer.",
        "install git, or leave out --since to check all plans.",
    )


@message("AP982", "error")
def not_a_repository(*, folder: str) -> Finding:
    """A comparison was asked for in a folder that git does not keep.

    Given::

        folder: plans

    Says::

        "plans" is not in a folder that git keeps, so nobody knows what has changed.
        To fix: go to the folder that has .git, or leave out --since to check all plans.
    """
    return Finding(
        f"{_named(folder)} is not in a folder that git keeps, so nobody knows what"
        " has changed.",
        "go to the folder that has .git, or leave out --since to check all plans.",
    )


@message("AP992", "error")
def repository_within_plans(
    *, folder: str, how: Literal["bare", "submodule"]
) -> Finding:
    """A folder of plans holds a git repository of its own.

    A change could bring one along that says of itself that nothing has changed, as a
    few files or as a submodule, and the comparison would be with that. So it is not
    made.

    Given::

        folder: plans
        how: bare

    Says::

        "plans" holds a git repository of its own, which could have come with the change
        that is to be checked. No plan was compared with it.
        To fix: look for a file called HEAD there. If nobody knows what it is for,
        delete it.

    Given::

        folder: plans
        how: submodule

    Says::

        "plans" is a submodule of another git repository, which could have come with the
        change that is to be checked. No plan was compared with it.
        To fix: check these plans in a clone of their own repository.
    """
    match how:
        case "bare":
            holds = "holds a git repository of its own"
            remedy = (
                "look for a file called HEAD there. If nobody knows what it is for,"
                " delete it."
            )
        case "submodule":
            holds = "is a submodule of another git repository"
            remedy = "check these plans in a clone of their own repository."
        case _:
            assert_never(how)
    return Finding(
        f"{_named(folder)} {holds}, which could have come with the change that is to be"
        " checked. No plan was compared with it.",
        remedy,
    )


@message("AP983", "error")
def repository_of_another(*, folder: str) -> Finding:
    """The repository belongs to another user of the computer, and git will not look.

    Git protects whoever looks from what somebody else may have set up there.

    Given::

        folder: plans

    Says::

        "plans" belongs to another user of this computer, and git does not look into
        folders of others.
        To fix: if you trust that user, tell git so once: git config --global --add
        safe.directory, followed by the folder that has .git
    """
    return Finding(
        f"{_named(folder)} belongs to another user of this computer, and git does"
        " not look into folders of others.",
        "if you trust that user, tell git so once: git config --global --add"
        " safe.directory, followed by the folder that has .git",
    )


@message("AP984", "error")
def unknown_ref(*, ref: str, nearest: tuple[str, ...] = ()) -> Finding:
    """What plans are to be compared with is no branch, tag or commit.

    Given::

        ref: main
        nearest: [origin/main]

    Says::

        There is no branch, tag or commit "main". Did you mean "origin/main"?
        To fix: write the name as git branch --all shows it, such as: --since
        origin/main

    Given::

        ref: last-meeting

    Says::

        There is no branch, tag or commit "last-meeting".
        To fix: write the name as git branch --all shows it, such as: --since
        origin/main
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no branch, tag or commit {quoted(ref)}.{mean}",
        "write the name as git branch --all shows it, such as: --since origin/main",
    )


@message("AP985", "error")
def no_common_past(*, ref: str) -> Finding:
    """What is checked out and what it is to be compared with never were the same.

    Given::

        ref: gh-pages

    Says::

        "gh-pages" and what is checked out here have no commit in common.
        To fix: name the branch that the changes are for, such as: --since origin/main
    """
    return Finding(
        f"{quoted(ref)} and what is checked out here have no commit in common.",
        "name the branch that the changes are for, such as: --since origin/main",
    )


@message("AP993", "error")
def ambiguous_ref(*, ref: str, meanings: tuple[str, ...]) -> Finding:
    """What plans are to be compared with is the name of two different commits.

    git takes the tag where a branch has the same name. Anyone who may push a tag could
    choose by that what their changes are compared with.

    Given::

        ref: origin/main
        meanings: [refs/remotes/origin/main, refs/tags/origin/main]

    Says::

        "origin/main" is the name of 2 different commits: "refs/remotes/origin/main" and
        "refs/tags/origin/main". No plan was compared with either.
        To fix: write which one you mean in full, such as: --since
        refs/remotes/origin/main
    """
    return Finding(
        f"{quoted(ref)} is the name of {len(meanings)} different commits:"
        f" {' and '.join(map(quoted, meanings))}. No plan was compared with either.",
        f"write which one you mean in full, such as: --since {meanings[0]}",
    )


@message("AP994", "error")
def several_common_pasts(*, ref: str) -> Finding:
    """Two branches have merged each other, and no one commit is the last they share.

    What one of these commits has recorded, another may lack. So it is not clear what
    the plans are to be compared with.

    Given::

        ref: origin/main

    Says::

        "origin/main" and what is checked out here have merged each other, so there is
        more than one commit to compare the plans with.
        To fix: merge again, so that there is one: git merge origin/main
    """
    return Finding(
        f"{quoted(ref)} and what is checked out here have merged each other, so there"
        " is more than one commit to compare the plans with.",
        f"merge again, so that there is one: git merge {ref}",
    )


@message("AP995", "error")
def plan_left_out(*, plan: str, ref: str) -> Finding:
    """A plan is still there, but is no longer checked.

    The list "plans" in actionplan.toml leaves its file out, or the file no longer looks
    like a plan and --only-plans was given. Nobody would see what is removed from it.
    This cannot be switched off by the change that is being checked.

    Given::

        plan: scr-family-a-2011
        ref: origin/main

    Says::

        The plan "scr-family-a-2011" was checked in "origin/main". Its file is still
        there, but is left out of the check now.
        To fix: put the file back as it was, and let the list "plans" in actionplan.toml
        include it.
    """
    return Finding(
        f"The plan {quoted(plan)} was checked in {quoted(ref)}. Its file is still"
        " there, but is left out of the check now.",
        'put the file back as it was, and let the list "plans" in actionplan.toml'
        " include it.",
    )


@message("AP996", "error")
def kept_in_another_form(*, attribute: str, files: tuple[str, ...]) -> Finding:
    """Git keeps plans in another form than they have in the folder.

    A line in .gitattributes makes git convert files when it stores them. What git has
    of a plan then says nothing about what people read, and cannot be compared with it.
    To convert it back would be to run a program that the repository names, which a
    change could choose; so it is an error, whatever the program does.

    Given::

        attribute: filter
        files: [plans/scr-family-a-2011.yaml]

    Says::

        Nobody can tell what was removed or rewritten in "plans/scr-family-a-2011.yaml":
        the attribute "filter" makes git keep it in another form.
        To fix: take the attribute out of .gitattributes, and commit the plans again. If
        git LFS or git-crypt has to keep them, leave out --since, and look through the
        changes with git diff.
    """
    named = ", ".join(quoted(name, 200) for name in files[:_MOST])
    more = f" and {len(files) - _MOST} more" if len(files) > _MOST else ""
    them = "it" if len(files) == 1 else "them"
    return Finding(
        f"Nobody can tell what was removed or rewritten in {named}{more}: the attribute"
        f" {quoted(attribute)} makes git keep {them} in another form.",
        "take the attribute out of .gitattributes, and commit the plans again. If git"
        " LFS or git-crypt has to keep them, leave out --since, and look through the"
        " changes with git diff.",
    )


_MOST = 3
"""Names of files in one message."""


@message("AP986", "error")
def git_gave_no_answer(*, reason: str) -> Finding:
    """Git was asked what has changed, and did not say.

    Given::

        reason: bad config line 1 in file .git/config

    Says::

        git did not say what has changed: "bad config line 1 in file .git/config".
        To fix: see whether git status works here, or leave out --since to check all
        plans.
    """
    return Finding(
        f"git did not say what has changed: {quoted(reason, 160)}.",
        "see whether git status works here, or leave out --since to check all plans.",
    )


@message("AP987", "error")
def several_repositories(*, folders: tuple[str, ...]) -> Finding:
    """Plans of several repositories were to be compared at once.

    Given::

        folders: [medway, kent]

    Says::

        These plans are kept in 2 repositories: "medway", "kent".
        To fix: check the plans of each by themselves.
    """
    named = ", ".join(quoted(folder, 200) for folder in folders)
    return Finding(
        f"These plans are kept in {len(folders)} repositories: {named}.",
        "check the plans of each by themselves.",
    )


@message("AP988", "error")
def history_not_there(*, ref: str) -> Finding:
    """This clone has only the newest part of the history, and the rest is needed.

    Build servers fetch as little as they can. All plans are checked then, as without
    --since; but nobody has looked whether an entry was removed, or a date rewritten.

    Given::

        ref: origin/main

    Says::

        Nobody has looked for what was removed or rewritten since "origin/main": the
        history in this clone does not go back so far.
        To fix: fetch all of it: git fetch --unshallow. On GitHub, write "fetch-depth:
        0" below actions/checkout; on GitLab, GIT_DEPTH: "0".
    """
    return Finding(
        f"Nobody has looked for what was removed or rewritten since {quoted(ref)}: the"
        " history in this clone does not go back so far.",
        'fetch all of it: git fetch --unshallow. On GitHub, write "fetch-depth: 0"'
        ' below actions/checkout; on GitLab, GIT_DEPTH: "0".',
    )


WhyNotCompared: TypeAlias = Literal["form", "parts", "size", "elsewhere"]


@message("AP989", "warning")
def not_compared(
    *, ref: str, why: WhyNotCompared, parts: tuple[str, ...] = ()
) -> Finding:
    """A plan could not be compared with what it was, or not all of it.

    It has been checked as it is now. Nobody has looked whether an entry was removed
    from it, or a date rewritten.

    Given::

        ref: origin/main
        why: form

    Says::

        Nobody has looked for what was removed or rewritten in this plan: as it was in
        "origin/main" it cannot be read.
        To fix: look through the changes yourself, with git diff. It is compared again
        when both versions can be read.

    Given::

        ref: origin/main
        why: parts
        parts: [action 1.2, action 1.3]

    Says::

        Nobody has looked for what was removed or rewritten in action 1.2, action 1.3:
        as it was in "origin/main" it cannot be read.
        To fix: look through the changes yourself, with git diff. It is compared again
        when both versions can be read.

    Given::

        ref: origin/main
        why: elsewhere

    Says::

        Nobody has looked for what was removed or rewritten in this plan: it is kept in
        another repository.
        To fix: check it in the repository that it is kept in.
    """
    part = ", ".join(parts[:7]) if parts else "this plan"
    remedy = (
        "look through the changes yourself, with git diff. It is compared again when"
        " both versions can be read."
    )
    match why:
        case "form" | "parts":
            reason = f"as it was in {quoted(ref)} it cannot be read"
        case "size":
            reason = f"as it was in {quoted(ref)} it is too large"
        case "elsewhere":
            reason = "it is kept in another repository"
            remedy = "check it in the repository that it is kept in."
        case _:
            assert_never(why)
    return Finding(
        f"Nobody has looked for what was removed or rewritten in {part}: {reason}.",
        remedy,
    )


def _named(folder: str) -> str:
    return "The current folder" if folder == "." else quoted(folder, 200)
