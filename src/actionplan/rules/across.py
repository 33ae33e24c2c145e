"""Check that plans do not contradict each other (AP8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.rule import Finding, rule
from actionplan.text import suggest
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.rules.subjects import Facts, Spot


@rule("AP801", "error", "plans")
def duplicate_plan_id(plans: tuple[Facts, ...]) -> Iterator[tuple[Spot, Finding]]:
    """Two plans have the same id.

    PLAN/ACTION names an action in minutes, reports and other plans; with two plans of
    one name it would name two.

    Says::

        The id "scr-family-a-2011" is already taken by the plan in
        "2011/scr-family-a-2011.yaml".
        To fix: give one of the two plans another id, and its file the same name.
    """
    seen: dict[str, str] = {}
    for facts in plans:
        if facts.plan in seen:
            finding = Finding(
                f"The id {quoted(facts.plan)} is already taken by the plan in"
                f" {quoted(seen[facts.plan], 200)}.",
                "give one of the two plans another id, and its file the same name.",
            )
            yield facts.spot, finding
        seen.setdefault(facts.plan, facts.file)


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
