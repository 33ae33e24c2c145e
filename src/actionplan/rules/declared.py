"""Check agencies and job titles against the lists in actionplan.toml (AP803, AP804).

`fix` can correct a name to the spelling in the list. So `with_undeclared` adds these
problems to the faults of a file, rather than running them as separate rules. It does
the same for ratings that the legend spells differently, and for list numbers in texts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from actionplan.rule import RULES, Finding, message
from actionplan.rules import committed, copied_marks, legend
from actionplan.text import suggest
from actionplan.text.grammar import did_you_mean, quoted
from actionplan.text.remembered import of_two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.plan.model import Action, Entry, Outcome, Partner, Plan
    from actionplan.reading import Reading


@message("AP803", "warning", among=RULES)
def unknown_agency(
    *, written: str, nearest: tuple[str, ...] = (), git: str = ""
) -> Finding:
    """An agency is not in your board's list of agencies.

    If an agency is spelt in two ways, every list and total counts it as two agencies.
    If your board's settings file, actionplan.toml, lists no agencies, this rule checks
    nothing.

    Given::

        written: Kent Polce
        nearest: [Kent Police]

    Says::

        "Kent Polce" is not in the list of agencies in actionplan.toml. Did you mean
        "Kent Police"?
        To fix: if this is another agency, add this line to actionplan.toml, below
        [agencies]:
            "Kent Polce" = []
        If not, use the spelling in that list.

    Given::

        written: Probation Service

    Says::

        "Probation Service" is not in the list of agencies in actionplan.toml.
        To fix: if this agency should be listed, add this line to actionplan.toml, below
        [agencies]:
            "Probation Service" = []
        If not, use the spelling in that list.
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"{quoted(written)} is not in the list of agencies in actionplan.toml.{mean}",
        _remedy(written, nearest, "agency", table="agencies", git=git),
    )


@message("AP804", "warning", among=RULES)
def unknown_post(
    *, written: str, nearest: tuple[str, ...] = (), git: str = ""
) -> Finding:
    """A job title is not in your board's list of job titles.

    The owner of an action may be a job title or an agency. So this rule also accepts
    the names in your board's list of agencies.

    Given::

        written: MSCB Development Oficer
        nearest: [MSCB Development Officer]

    Says::

        "MSCB Development Oficer" is not in the list of job titles in actionplan.toml.
        Did you mean "MSCB Development Officer"?
        To fix: if this is another job title, add this line to actionplan.toml, below
        [owners]:
            "MSCB Development Oficer" = []
        If not, use the spelling in that list.
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"{quoted(written)} is not in the list of job titles in actionplan.toml.{mean}",
        _remedy(written, nearest, "job title", table="owners", git=git),
    )


def _remedy(
    written: str, nearest: tuple[str, ...], thing: str, *, table: str, git: str
) -> str:
    """Say how to use a listed name, or to list this one, as the settings have it.

    *git* says where to make a change if the name is in an entry that is committed.
    """
    this = f"this is another {thing}" if nearest else f"this {thing} should be listed"
    key = json.dumps(written, ensure_ascii=False)
    return (
        f"if {this}, add this line to actionplan.toml, below [{table}]: {key} = []\n"
        f"If not, use the spelling in that list.{git}"
    )


@of_two
def with_undeclared(seen: Reading) -> Reading:
    """Add a fault for each name or rating that is not listed, and for list marks."""
    plan = seen.loaded.plan
    if plan is None:
        return seen
    return seen._replace(
        faults=(
            *seen.faults,
            *undeclared_names(plan),
            *legend.in_other_letters(plan),
            *copied_marks.in_texts(seen),
        )
    )


def undeclared_names(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each agency and job title that the board has not listed."""
    board = plan.board
    nearest = suggest.for_few(board.agencies.nearest)
    for written, route in agencies(plan) if board.agencies else ():
        if not board.agencies.has(written):
            near = nearest(written)
            git = committed.where_at(plan, route)
            fault = unknown_agency(written=written[:160], nearest=near, git=git)
            yield fault.placed(route)
    nearest = suggest.for_few(board.posts.nearest)
    for written, route in _posts(plan) if board.posts else ():
        if not board.posts.has(written) and not board.agencies.has(written):
            near = nearest(written)
            git = committed.where_at(plan, route)
            fault = unknown_post(written=written[:160], nearest=near, git=git)
            yield fault.placed(route)


def agencies(plan: Plan) -> Iterator[tuple[str, Route]]:
    """Yield each agency that an outcome, an action or the plan names, with its place.

    What an action has from its outcome is yielded once, where it is written.
    """
    if plan.lead_agency:
        yield plan.lead_agency, ("lead_agency",)
    for outcome in plan.outcomes:
        yield from _agencies_of(outcome, ())
        for action in outcome.actions:
            yield from _agencies_of(action, action.inherited)
            for entry in action.progress:
                if entry.agency:
                    yield entry.agency, (*entry.route, "agency")


def _agencies_of(
    holder: Outcome | Action, inherited: tuple[str, ...]
) -> Iterator[tuple[str, Route]]:
    """Yield the agencies that an outcome or an action names itself."""
    partners: tuple[Partner, ...] = holder.partners
    if holder.agency and "agency" not in inherited:
        yield holder.agency, (*holder.route, "agency")
    for i, partner in enumerate(partners):
        if partner.agency and "partners" not in inherited:
            yield partner.agency, (*holder.route, "partners", i, "agency")


def _posts(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    for action in plan.actions:
        yield from _owners_of(action)
        for entry in action.progress:
            yield from _owners_of(entry)


def _owners_of(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    for owner in holder.owners:
        yield owner, (*holder.route, "accountable")
