"""Define messages about what a text editor asked for (AP9050 to AP9055)."""

from __future__ import annotations

from typing import Literal, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP9050", "error")
def language_server_missing(*, install: str) -> Finding:
    """The part that lets editors show problems needs a library that is not installed.

    Given::

        install: pipx inject actionplan pygls

    Says::

        "actionplan lsp" needs pygls, which is not installed.
        To fix: type: pipx inject actionplan pygls
    """
    return Finding(
        '"actionplan lsp" needs pygls, which is not installed.',
        f"type: {install}",
    )


@message("AP9051", "error")
def number_kept(*, number: str, why: Literal["committed", "reported"]) -> Finding:
    """An action keeps its number once others may have used it.

    Given::

        number: "1.2"
        why: committed

    Says::

        Action 1.2 must keep its number, because it has been committed to git.
        To fix: keep the number. If the action is replaced, add a new one and name it in
        replaced_by.

    Given::

        number: "1.2"
        why: reported

    Says::

        Action 1.2 must keep its number, because progress has been recorded on it.
        To fix: keep the number. If the action is replaced, add a new one and name it in
        replaced_by.
    """
    match why:
        case "committed":
            because = "it has been committed to git"
        case "reported":
            because = "progress has been recorded on it"
        case _:
            assert_never(why)
    return Finding(
        f"Action {number} must keep its number, because {because}.",
        "keep the number. If the action is replaced, add a new one and name it in"
        " replaced_by.",
    )


@message("AP9052", "error")
def number_taken(*, number: str) -> Finding:
    """Another action or outcome of the plan already has the new number.

    Given::

        number: "1.2"

    Says::

        The number 1.2 is already used in this plan.
        To fix: choose a number that no action or outcome of this plan has.
    """
    return Finding(
        f"The number {number} is already used in this plan.",
        "choose a number that no action or outcome of this plan has.",
    )


@message("AP9053", "error")
def not_a_number(*, written: str) -> Finding:
    """The new number of an action has a form that numbers cannot have.

    Given::

        written: first action

    Says::

        "first action" cannot be the number of an action.
        To fix: use only letters, digits, full stops and hyphens, such as 1.2.
    """
    return Finding(
        f"{quoted(written, 80)} cannot be the number of an action.",
        "use only letters, digits, full stops and hyphens, such as 1.2.",
    )


@message("AP9054", "error")
def number_not_of_one_action(*, number: str) -> Finding:
    """Only the number of one action in the plan can be changed everywhere at once.

    Given::

        number: O1

    Says::

        O1 is not the number of exactly one action in this plan.
        To fix: put the cursor on the number of an action.
    """
    return Finding(
        f"{number} is not the number of exactly one action in this plan.",
        "put the cursor on the number of an action.",
    )


@message("AP9055", "error")
def no_place_for_entry(*, number: str) -> Finding:
    """No place for a new entry could be proved to be the right one.

    Given::

        number: "1.2"

    Says::

        No progress entry could be added to action 1.2.
        To fix: correct the errors in the plan, and try again.
    """
    return Finding(
        f"No progress entry could be added to action {number}.",
        "correct the errors in the plan, and try again.",
    )
