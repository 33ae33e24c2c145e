"""Check that plans do not contradict each other (AP8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import copies
from actionplan.rule import Finding, rule
from actionplan.text import suggest
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.rules.subjects import Facts, Spot


@rule("AP801", "error", "plans")
def duplicate_plan_id(plans: tuple[Facts, ...]) -> Iterator[tuple[Spot, Finding]]:
    """Two files have the same plan id.

    OneDrive, Dropbox and other programs leave a copy beside a file that two people
    changed, and people make copies themselves. Counted twice, each action of the plan
    would be there twice in every list. So only one of the files is counted: the one
    whose name is the plan's id.

    Says::

        This is a second file of the plan "scr-family-a-2011", which is in
        "scr-family-a-2011.yaml" and is counted from there.
        To fix: if it is a copy, bring over what is new in it, and delete it. If it
        is another plan, give it an id of its own, and its file the same name.
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
                        f"This is a second file of the plan {quoted(plan)}, which"
                        f" is in {quoted(first, 200)} and is counted from there.",
                        "if it is a copy, bring over what is new in it, and delete it."
                        " If it is another plan, give it an id of its own, and its file"
                        " the same name.",
                    ),
                )


@rule("AP802", "error", "plans")
def unknown_reference_elsewhere(
    plans: tuple[Facts, ...],
) -> Iterator[tuple[Spot, Finding]]:
    """An action refers to one of another plan, and that plan has no such action.

    Only plans that are checked in the same run can be looked into. An action that could
    not be read is there all the same.

    Says::

        There is no action "9.9" in the plan "scr-family-b-2012".
        To fix: write the plan's name, a slash and the number of the action that took
        over.

    Says::

        There is no plan "scr-famly-b-2012" among those checked. Did you mean
        "scr-family-b-2012"?
        To fix: write the plan's name, a slash and the number of the action that took
        over.
    """
    items = {facts.plan: {*facts.items} for facts in plans}
    for facts in plans:
        for target, spot in facts.references:
            plan, _, item = target.partition("/")
            remedy = (
                "write the plan's name, a slash and the number of the action that took"
                " over."
            )
            near = () if plan in items else suggest.closest(plan, items, 1)
            if near:
                what = (
                    f"There is no plan {quoted(plan)} among those checked. Did you mean"
                    f" {quoted(near[0])}?"
                )
                yield spot, Finding(what, remedy)
            elif plan in items and not {item, ""} & items[plan]:
                what = f"There is no action {quoted(item)} in the plan {quoted(plan)}."
                yield spot, Finding(what, remedy)
