"""Define messages about what a text editor asked for (AP9050 to AP9055)."""

from __future__ import annotations

from typing import Literal, assert_never

from actionplan.messages.not_done import install_by
from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP9050", "error")
def language_server_missing(*, install: str) -> Finding:
    """The software that shows problems in your editor (pygls) is not installed.

    The command in the message depends on how actionplan was installed: with pipx (as in
    the example), uv or pip.

    Given::

        install: pipx inject actionplan pygls

    Says::

        "actionplan lsp" needs additional software that is not installed: pygls.
        To fix: type this command, and then start your editor again:
            pipx inject actionplan pygls
    """
    return Finding(
        '"actionplan lsp" needs additional software that is not installed: pygls.',
        f"{install_by(install)}, and then start your editor again: {install}",
    )


@message("AP9051", "error")
def number_kept(*, number: str, why: Literal["committed", "reported"]) -> Finding:
    """You tried to change an action number that other people may already have used.

    Given::

        number: "1.2"
        why: committed

    Says::

        Action 1.2 must keep its number, because it has been committed to git.
        To fix: keep the number. If another action replaces this one, add the new
        action. Then add a progress entry to action 1.2, with "state: withdrawn", the
        reason in its "note", and the number of the new action in quotation marks as
        "replaced_by".

    Given::

        number: "1.2"
        why: reported

    Says::

        Action 1.2 must keep its number, because progress has been recorded for it.
        To fix: keep the number. If another action replaces this one, add the new
        action. Then add a progress entry to action 1.2, with "state: withdrawn", the
        reason in its "note", and the number of the new action in quotation marks as
        "replaced_by".
    """
    match why:
        case "committed":
            because = "it has been committed to git"
        case "reported":
            because = "progress has been recorded for it"
        case _:
            assert_never(why)
    return Finding(
        f"Action {number} must keep its number, because {because}.",
        "keep the number. If another action replaces this one, add the new action."
        f' Then add a progress entry to action {number}, with "state: withdrawn", the'
        ' reason in its "note", and the number of the new action in quotation marks as'
        ' "replaced_by".',
    )


@message("AP9052", "error")
def number_taken(*, number: str) -> Finding:
    """You gave an action a new number that the plan already uses.

    Given::

        number: "1.2"

    Says::

        The number 1.2 is already used in this plan.
        To fix: try again. In place of 1.2, give a number that this plan has never used.
    """
    return Finding(
        f"The number {number} is already used in this plan.",
        f"try again. In place of {number}, give a number that this plan has never"
        " used.",
    )


@message("AP9053", "error")
def not_a_number(*, written: str) -> Finding:
    """The new number of an action is not in the right form.

    Given::

        written: first action

    Says::

        "first action" cannot be an action number.
        To fix: try again, with only letters, digits, full stops and hyphens in the
        number, such as 1.2.
    """
    return Finding(
        f"{quoted(written, 80)} cannot be an action number.",
        "try again, with only letters, digits, full stops and hyphens in the number,"
        " such as 1.2.",
    )


@message("AP9054", "error")
def number_not_of_one_action(
    *, number: str, uses: Literal["outcome", "none", "several"]
) -> Finding:
    """In your editor, you can change a number only if it belongs to exactly one action.

    Given::

        number: O1
        uses: outcome

    Says::

        O1 is an outcome number. Only an action number can be changed here.
        To fix: put the cursor on an action number, and try again.

    Given::

        number: "1.1"
        uses: several

    Says::

        1.1 is the number of more than one action or outcome, so it cannot be changed
        here.
        To fix: keep this number for the action or outcome that was added to the plan
        first. In the file, give each of the others a number that this plan has never
        used.
    """
    match uses:
        case "outcome":
            why = "is an outcome number. Only an action number can be changed here."
            remedy = _ON_AN_ACTION
        case "none":
            why = "is not the number of an action in this plan."
            remedy = _ON_AN_ACTION
        case "several":
            why = (
                "is the number of more than one action or outcome, so it cannot be"
                " changed here."
            )
            remedy = (
                "keep this number for the action or outcome that was added to the plan"
                " first. In the file, give each of the others a number that this plan"
                " has never used."
            )
        case _:
            assert_never(uses)
    return Finding(f"{number} {why}", remedy)


_ON_AN_ACTION = "put the cursor on an action number, and try again."


@message("AP9055", "error")
def no_place_for_entry(*, number: str) -> Finding:
    """It is not clear where in the file a new entry should go.

    Given::

        number: "1.2"

    Says::

        No progress entry could be added to action 1.2, because actionplan could not
        find the right place for it in the file.
        To fix: if the editor shows errors in the plan, fix them, and try again. If not,
        write the entry in the file yourself, under "progress" in action 1.2.
    """
    return Finding(
        f"No progress entry could be added to action {number}, because actionplan could"
        " not find the right place for it in the file.",
        "if the editor shows errors in the plan, fix them, and try again. If not,"
        f' write the entry in the file yourself, under "progress" in action {number}.',
    )
