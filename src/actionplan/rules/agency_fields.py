"""Check that a field for an agency has one agency, and no job title (AP613, AP616)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.rule import Finding, rule
from actionplan.rules import committed, declared, omissions
from actionplan.text import agency_titles
from actionplan.text.grammar import quoted
from actionplan.text.owner_lists import plain
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Partner, Plan


@rule("AP613", "warning", clause="Accountability: agencies and posts")
def job_title_as_agency(plan: Plan) -> Iterator[Finding]:
    """The name of an agency includes a job title, or is only a job title.

    For each partner, there is one field for the agency and another for the job title.
    Reports print both fields. If the job title is also in the field for the agency,
    reports print the job title twice. Lists also count the words in that field as
    another agency. If your board's settings file, actionplan.toml, lists the name as an
    agency, this rule does not report that name.

    Bad::

                partners:
                  - agency: Named GP at the Integrated Care Board

    Says::

        The agency "Named GP at the Integrated Care Board" in action 1.1 includes a job
        title.
        To fix: move the job title out of "agency". To do that, add this line below,
        lined up with "agency", with the job title in place of JOB TITLE:
            post: JOB TITLE
        Then leave only the name of the agency in "agency".

    Bad::

                partners:
                  - agency: Kent Police \u2013 Detective Inspector
                    post: Detective Inspector

    Says::

        The agency "Kent Police \u2013 Detective Inspector" in action 1.1 includes a job
        title.
        To fix: in "agency", write only the name of the agency. The job title is already
        in "post".

    Bad::

                agency: Head of Children's Social Care

    Says::

        The agency "Head of Children's Social Care" in action 1.1 includes a job title.
        To fix: in "agency", write only the name of the agency. The job title of the
        owner belongs in "accountable".

    Good::

                partners:
                  - agency: Medway Council - Children's Services
                    post: Service Manager
    """
    found: dict[tuple[str, str], list[tuple[str, Route]]] = {}
    for written, route in declared.agencies(plan):
        if names_title(written, plan) and not _is_over(plan, route):
            key = (omissions.normal(written), _remedy(plan, route))
            found.setdefault(key, []).append((written, route))
    for (_, remedy), places in found.items():
        written, route = places[0]
        where, of = _where(plan, [at for _, at in places])
        yield Finding(
            f"The agency {quoted(written)} in {where} includes a job title.",
            f"{remedy}{committed.where_at(plan, route)}",
            route,
            of=of,
            written=written,
        )


@rule("AP616", "warning", clause="Accountability: agencies and posts")
def several_agencies(plan: Plan) -> Iterator[Finding]:
    """The field for a partner agency seems to name several agencies.

    Each partner has one field for the agency and one for the job title. Reports count
    whatever is in the agency field as one agency. This rule reports a partner only if
    each part of the name is a known agency. So it does not report "Kent and Medway
    ICB". If your board's settings file, actionplan.toml, lists the name as an agency,
    this rule does not report that name.

    Bad::

                partners:
                  - agency: Police, School nursing
                    post: Detective Inspector

    Says::

        "Police, School nursing" in action 1.1 seems to be 2 agencies.
        To fix: if it is, give each agency an entry of its own under "partners", with
        the job title of the person who takes part. If "Police, School nursing" is one
        agency, accept this problem, with a reason. To see how, type:
            actionplan explain several-agencies

    Good::

                partners:
                  - agency: Health, Safety and Wellbeing Board
                    post: Chair
    """
    for action in omissions.to_do(plan):
        for number, partner in enumerate(action.partners):
            if each := listed_in(partner.agency, plan):
                yield Finding(
                    f"{quoted(partner.agency)} in action {action.id} seems to be"
                    f" {len(each)} agencies.",
                    'if it is, give each agency an entry of its own under "partners",'
                    " with the job title of the person who takes part. If"
                    f" {quoted(partner.agency)} is one agency,"
                    f" {remedies.accepting('several-agencies')}",
                    (*action.where("partners"), number, "agency"),
                    written=partner.agency,
                )


def listed_in(agency: str, plan: Plan) -> tuple[str, ...]:
    """Return the agencies in a field for one, unless the board has listed the name."""
    if not agency or plan.board.agencies.has(agency):
        return ()
    return agency_titles.several(agency, _named(plan))


@by_identity
def _named(plan: Plan) -> frozenset[str]:
    """Return the agencies that a plan names, as they are compared."""
    return frozenset(plain(written) for written, _ in declared.agencies(plan))


def names_title(agency: str, plan: Plan) -> bool:
    """Return whether an agency has a job title in it, and the board has not listed it.

    What is lacking then is not the job title but the agency.
    """
    return not plan.board.agencies.has(agency) and agency_titles.is_in(agency)


def _is_over(plan: Plan, route: Route) -> bool:
    """Return whether a place is in an action that is closed or was given up."""
    to_do = {action.route for action in omissions.to_do(plan)}
    return (
        len(route) > _OF_ACTION
        and "actions" in route
        and (route[:_OF_ACTION] not in to_do)
    )


_OF_ACTION = 4
"""How many steps lead to an action."""


def _where(plan: Plan, routes: list[Route]) -> tuple[str, tuple[str, ...]]:
    """Name the actions and outcomes that have the words, or else the plan.

    If there are several, their numbers come with it.
    """
    each = dict.fromkeys(filter(None, (_numbered(plan, route) for route in routes)))
    if not each:
        return "the plan", ()
    parts = []
    for thing in ("outcome", "action"):
        numbers = [number for kind, number in each if kind == thing]
        if numbers:
            many = "s" if len(numbers) > 1 else ""
            parts.append(f"{thing}{many} {omissions.listed(numbers)}")
    of = tuple(number for _, number in each)
    return " and ".join(parts), of if len(of) > 1 else ()


def _numbered(plan: Plan, route: Route) -> tuple[str, str] | None:
    """Return which action or outcome a place is in; None if it is in neither."""
    for action in plan.actions:
        if action.route == route[: len(action.route)]:
            return "action", action.id
    for outcome in plan.outcomes:
        if outcome.route == route[: len(outcome.route)]:
            return "outcome", outcome.id
    return None


def _remedy(plan: Plan, route: Route) -> str:
    """Say where the job title goes, which depends on what the agency is for."""
    name = quoted(str(route[-1]))
    if route[-3:-2] == ("partners",):
        return _WITH_POST if _partner(plan, route).post else _ADD_POST
    owner = "" if route[0] == "lead_agency" else _OF_OWNER
    return f"in {name}, write only the name of the agency.{owner}"


def _partner(plan: Plan, route: Route) -> Partner:
    """Return the partner with the agency at *route*."""
    of = {each.route: each.partners for each in plan.outcomes}
    of |= {each.route: each.partners for each in plan.actions}
    partners = omissions.numbered(plan, route[:-2], of[route[:-3]])
    return next(each for number, each in partners if number == route[-2])


_ADD_POST = (
    'move the job title out of "agency". To do that, add this line below, lined up with'
    ' "agency", with the job title in place of JOB TITLE: post: JOB TITLE\n'
    'Then leave only the name of the agency in "agency".'
)
_WITH_POST = (
    'in "agency", write only the name of the agency. The job title is already in'
    ' "post".'
)
_OF_OWNER = ' The job title of the owner belongs in "accountable".'
