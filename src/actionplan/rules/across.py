"""Check that plans do not contradict each other (AP8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import copies
from actionplan.rule import Finding, rule
from actionplan.text import suggest
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.rules.subjects import Facts, Spot


@rule("AP801", "error", "plans")
def duplicate_plan_id(plans: tuple[Facts, ...]) -> Iterator[tuple[Spot, Finding]]:
    """Two files have the same plan ID.

    When two people change the same file, OneDrive, Dropbox and other programs may save
    an extra copy. People also make copies themselves. If actionplan counted both files,
    every list would show each action twice. So actionplan counts only one file: the
    file whose name is the plan ID. If both files have that name, or neither does,
    actionplan counts the file in the higher folder.

    Says::

        The plan ID "scr-family-a-2011" is already used in "scr-family-a-2011.yaml".
        Only that file is counted in reports.
        To fix: if this file is a copy, move anything new to "scr-family-a-2011.yaml",
        and delete this file. If this file is a different plan, give the plan its own ID
        and rename the file to match.
    """
    same: dict[str, list[Facts]] = {}
    for facts in plans:
        same.setdefault(facts.plan.casefold(), []).append(facts)
    for several in same.values():
        plan = several[0].plan
        first = copies.original(plan, [facts.file for facts in several])
        for facts in several:
            if facts.file != first:
                yield (
                    facts.spot,
                    Finding(
                        f"The plan ID {quoted(plan)} is already used in"
                        f" {quoted(first, 200)}. Only that file is counted in reports.",
                        "if this file is a copy, move anything new to"
                        f" {quoted(first, 200)}, and delete this file. If this file is"
                        " a different plan, give the plan its own ID and rename the"
                        " file to match.",
                    ),
                )


@rule("AP802", "error", "plans")
def unknown_reference_elsewhere(
    plans: tuple[Facts, ...],
) -> Iterator[tuple[Spot, Finding]]:
    """An action refers to an action in another plan, but that action cannot be found.

    This rule searches only the plans that you check together. An action that cannot be
    read is still in its plan, so this rule does not report references to that action.

    Says::

        There is no action "9.9" in the plan "scr-family-b-2012".
        To fix: if the number is right, add that action to the plan "scr-family-b-2012".
        If the number is wrong, and this entry has not been committed to git, correct
        the number in "replaced_by". If this entry has been committed, keep it as it is,
        and add a new entry. In the new entry, give today's date, "corrects: 2011-12-05"
        and all the other fields as they should be now.

    Says::

        There is no plan with the plan ID "scr-famly-b-2012" among the plans that were
        checked. Did you mean "scr-family-b-2012"?
        To fix: if the plan ID is right, run the command again, and add the name of that
        plan's file. If the plan ID is wrong, and this entry has not been committed to
        git, correct the plan ID in "replaced_by". If this entry has been committed,
        keep it as it is, and add a new entry. In the new entry, give today's date,
        "corrects: 2011-12-05" and all the other fields as they should be now.
    """
    items = {facts.plan: {*facts.items} for facts in plans}
    for facts in plans:
        for target, spot, in_git in facts.references:
            plan, _, item = target.partition("/")
            right, part = (
                (f"add that action to the plan {quoted(plan)}", "number")
                if plan in items
                else (
                    "run the command again, and add the name of that plan's file",
                    "plan ID",
                )
            )
            remedy = (
                f"if the {part} is right, {right}. If the {part} is"
                f" wrong{remedies.NOT_COMMITTED} correct the {part} in"
                f' "replaced_by".{in_git}'
            )
            near = () if plan in items else suggest.closest(plan, items, 1)
            if near:
                what = (
                    f"There is no plan with the plan ID {quoted(plan)} among the plans"
                    f" that were checked. Did you mean {quoted(near[0])}?"
                )
                yield spot, Finding(what, remedy)
            elif plan in items and not {item, ""} & items[plan]:
                what = f"There is no action {quoted(item)} in the plan {quoted(plan)}."
                yield spot, Finding(what, remedy)
