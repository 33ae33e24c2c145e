"""Check that each action has one owner (AP430 to AP435, AP449: Accountability)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import known_agencies, readable, requirements
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import owners
from actionplan.text.grammar import quoted
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Entry, Plan


@rule("AP430", "warning", clause="Accountability: one that is named")
def several_accountable(plan: Plan) -> Iterator[Finding]:
    """More than one is accountable for the same thing.

    The guidance asks for a named professional, a job title or the lead agency. Where
    two are named each can wait for the other; the others are partners.

    Bad::

                accountable: Board Chair / DCS

    Says::

        "Board Chair / DCS" names more than one, so nobody in particular answers for
        action 1.1.
        To fix: keep the one who answers for it under "accountable", and move the others
        to "partners".

    Good::

                accountable: Head of Safeguarding and Quality

    Good::

                accountable: MSCB Development Officer with a task and finish group
    """
    for text, names, route, of in _accountable(plan, "several"):
        yield Finding(
            f"{quoted(text)} names more than one, so nobody in particular answers for"
            f" {names}.",
            'keep the one who answers for it under "accountable", and move the others'
            ' to "partners".',
            route,
            of=of,
            written=text,
        )


@rule("AP449", "warning", clause="Accountability: one that is named")
def no_owner_yet(plan: Plan) -> Iterator[Finding]:
    """Nobody answers for an action that is still to be done.

    The guidance asks first of all who is accountable. A reason why nobody is, or that
    the document names nobody, is honest; it still leaves the action to nobody.

    Bad::

                # no accountable
                no_owner: The post is vacant until May

    Says::

        Action 1.1 does not name who answers for it.
        To fix: find out which post or agency answers for it, or agree on one, and write
        it under "accountable" in place of "no_owner".

    Good::

                accountable: MSCB Development Officer
    """
    asked = omissions.to_do(plan)
    lacking = [
        action
        for action in asked
        if action.no_owner
        and not (action.owners or any(entry.owners for entry in action.progress))
    ]
    yield from omissions.findings(
        plan, _OWNED, lacking=lacking, asked=asked, of=omissions.TO_DO
    )


_OWNED = omissions.Lack(
    "action",
    "name",
    "who answers for it",
    "find out which post or agency answers for it, or agree on one, and write it under"
    ' "accountable" in place of "no_owner".',
)


@rule("AP431", "warning", clause="Accountability: one that is named")
def vague_accountable(plan: Plan) -> Iterator[Finding]:
    """A group, or everybody, is accountable.

    Nobody can telephone a group. Its chair, or the agency that leads it, can answer
    for what it does, and the group is a partner.

    Bad::

                accountable: All agencies

    Says::

        "All agencies" is everybody, so nobody in particular answers for action 1.1.
        To fix: write the one job title, named professional or lead agency that answers
        for it, and move the others to "partners".

    Bad::

                accountable: By audit and supervision

    Says::

        "By audit and supervision" does not say who, so nobody in particular answers for
        action 1.1.
        To fix: write the one job title, named professional or lead agency that answers
        for it.

    Bad::

                accountable: Primary Care Matrons

    Says::

        "Primary Care Matrons" is not one post, so nobody in particular answers for
        action 1.1.
        To fix: write the one of them who answers for it, or whoever they report to.

    Bad::

                accountable: CSE Implementation Group

    Says::

        "CSE Implementation Group" is a group, so nobody in particular answers for
        action 1.1.
        To fix: write the post that answers for the group, such as its chair, and move
        the group to "partners".

    Bad::

                accountable: Head of Safeguarding (vacant)

    Says::

        "Head of Safeguarding (vacant)" names an empty post, so nobody answers for
        action 1.1 yet.
        To fix: write the job title or agency that answers for it, for the time being
        the one who will find somebody.
    """
    for text, names, route, of in _accountable(plan, "everybody"):
        yield Finding(
            f"{quoted(text)} is everybody, so nobody in particular answers for"
            f" {names}.",
            "write the one job title, named professional or lead agency that answers"
            ' for it, and move the others to "partners".',
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "unnamed"):
        yield Finding(
            f"{quoted(text)} does not say who, so nobody in particular answers for"
            f" {names}.",
            "write the one job title, named professional or lead agency that answers"
            " for it.",
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "people"):
        yield Finding(
            f"{quoted(text)} is not one post, so nobody in particular answers for"
            f" {names}.",
            "write the one of them who answers for it, or whoever they report to.",
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "group"):
        yield Finding(
            f"{quoted(text)} is a group, so nobody in particular answers for {names}.",
            "write the post that answers for the group, such as its chair, and move the"
            ' group to "partners".',
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "vacant"):
        yield Finding(
            f"{quoted(text)} names an empty post, so nobody answers for {names} yet.",
            "write the job title or agency that answers for it, for the time being the"
            " one who will find somebody.",
            route,
            of=of,
            written=text,
        )


@rule("AP432", "warning", clause="Accountability: one that is named")
def initials_accountable(plan: Plan) -> Iterator[Finding]:
    """Whoever is accountable is named by initials or a short form.

    Other agencies do not know it, and after a change of staff nobody does.

    Bad::

                accountable: QEG.

    Says::

        "QEG." is a short form: not every reader can tell who answers for action 1.1.
        To fix: write the job title or the agency in full.
    """
    for text, names, route, of in _accountable(plan, "letters"):
        yield Finding(
            f"{quoted(text)} is a short form: not every reader can tell who answers for"
            f" {names}.",
            "write the job title or the agency in full.",
            route,
            of=of,
            written=text,
        )


@rule("AP433", "warning", clause="Accountability: agencies and posts")
def no_agencies_named(plan: Plan) -> Iterator[Finding]:
    """A plan of several agencies does not say which of them an action concerns.

    Where an action needs several agencies the guidance asks for the agencies and the
    titles of their professionals. An action of one agency says which by "agency".
    Where each action names several who are accountable, it is not asked for partners,
    but still for the agency.

    Bad::

                # no partners

    Says::

        This is a plan of several agencies, and none of its actions names a partner.
        To fix: where an action needs other agencies, add "partners" with each agency
        and the post that takes part.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Print the guidance
                due: 2012-05
                accountable: MSCB Development Officer
                success:
                  - measure: Staff asked who have a copy at hand
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The delivery note
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        Action 1.2 does not name an agency that it concerns.
        To fix: add "agency" with whose post is accountable. If others take part, add
        "partners" with their agencies and posts.
    """
    asked = omissions.actions(plan)
    if plan.kind != "multi-agency" or not asked:
        return
    if not any(action.partners for action in asked):
        agencies = known_agencies.names(plan)
        several = all(_is_several(action, agencies) for action in asked)
        known = all(readable.is_known(action, "partners") for action in asked)
        if readable.is_whole(plan) and known and not several:
            yield Finding(
                "This is a plan of several agencies, and none of its actions names a"
                " partner.",
                'where an action needs other agencies, add "partners" with each agency'
                " and the post that takes part.",
                ("outcomes",),
                on_key=True,
            )
            return
    lacking = [a for a in asked if requirements.names_no_agency(a)]
    yield from omissions.findings(plan, _AGENCY, lacking, asked)


_AGENCY = omissions.Lack(
    "action",
    "name",
    "an agency that it concerns",
    'add "agency" with whose post is accountable. If others take part, add "partners"'
    " with their agencies and posts.",
)


@rule("AP434", "warning", clause="Accountability: agencies and posts")
def partner_without_post(plan: Plan) -> Iterator[Finding]:
    """A partner agency is named, and no post in it.

    The guidance asks for the titles of the professionals: "Police" cannot be invited.

    Bad::

                partners:
                  - agency: Kent Police

    Says::

        Action 1.1 does not say which post takes part for Kent Police.
        To fix: add "post" with the job title, below each agency.

    Bad::

                partners:
                  - post: Detective Inspector, Public Protection

    Says::

        Action 1.1 does not say whose post "Detective Inspector, Public Protection" is.
        To fix: add "agency" beside the post.
    """
    asked = [action for action in omissions.actions(plan) if action.partners]
    lacking = [action for action in asked if _without_post(action)]
    if len(lacking) <= omissions.FEW:
        for action in lacking:
            number, agencies = _without_post(action)[0][0], _without_post(action)
            names = omissions.listed([agency for _, agency in agencies])
            yield Finding(
                f"Action {action.id} does not say which post takes part for {names}.",
                'add "post" with the job title, below each agency.',
                (*action.where("partners"), number),
            )
    else:
        yield from omissions.findings(
            plan, _POSTS, lacking=lacking, asked=asked, of="actions with partners"
        )
    if plan.kind == "single-agency":
        return  # a post without an agency is the plan's own
    for action in asked:
        for number, partner in enumerate(action.partners):
            if partner.post and readable.lacks(partner, "agency", "group"):
                yield Finding(
                    f"Action {action.id} does not say whose post"
                    f" {quoted(partner.post)} is.",
                    'add "agency" beside the post.',
                    (*action.where("partners"), number),
                )


_POSTS = omissions.Lack(
    "action",
    "say",
    "which posts take part for its partners",
    'add "post" with the job title, below each agency.',
)


@rule("AP435", "advice", clause="Accountability: agencies and posts")
def accountable_without_agency(plan: Plan) -> Iterator[Finding]:
    """In a plan of several agencies a post is accountable, and not said whose it is.

    Every agency has a "Head of Safeguarding".

    Bad::

                accountable: Head of Safeguarding
                # no agency

    Says::

        Action 1.1 does not say whose post is accountable.
        To fix: add "agency" with the agency that the post belongs to.

    Good::

                accountable: Medway Council
                # no agency
    """
    if plan.kind != "multi-agency":
        return
    asked = [action for action in omissions.actions(plan) if action.partners]
    agencies = known_agencies.names(plan)
    lacking = [
        action
        for action in asked
        if requirements.lacks_agency(action)
        and not all(_is_agency(owner, agencies) for owner in action.owners)
    ]
    yield from omissions.findings(
        plan, _WHOSE, lacking=lacking, asked=asked, of="actions with partners"
    )


_WHOSE = omissions.Lack(
    "action",
    "say",
    "whose post is accountable",
    'add "agency" with the agency that the post belongs to.',
)


_Kind: TypeAlias = Literal[
    "", "everybody", "group", "letters", "people", "several", "unnamed", "vacant"
]


class _Promise(NamedTuple):
    """Who is said to answer for something."""

    text: str
    thing: str
    number: str
    route: Route


def _accountable(
    plan: Plan, kind: _Kind
) -> Iterator[tuple[str, str, Route, tuple[str, ...]]]:
    """Give each text of a kind once, with all that it stands for: it was copied."""
    found: dict[str, list[_Promise]] = {}
    for said in _by_kind(plan).get(kind, ()):
        found.setdefault(omissions.normal(said.text), []).append(said)
    for same in found.values():
        numbers = tuple(dict.fromkeys(said.number for said in same))
        of = numbers if len(numbers) > 1 else ()
        yield same[0].text, _things(same), same[0].route, of


@of_a_few
def _by_kind(plan: Plan) -> Mapping[_Kind, list[_Promise]]:
    """Give whoever answers for something still to be done, by what is wrong there."""
    agencies = known_agencies.names(plan)
    found: dict[_Kind, list[_Promise]] = {}
    for said in _promises(plan):
        found.setdefault(_kind(said.text, agencies), []).append(said)
    return found


def _promises(plan: Plan) -> Iterator[_Promise]:
    """Give whoever answers for something that is still to be done."""
    for outcome in plan.outcomes:
        route: Route = (*outcome.route, "accountable")
        yield _Promise(outcome.accountable, "outcome", outcome.id, route)
        for action in outcome.actions:
            if omissions.is_closed(action):
                continue
            named = list(_owners(action))
            for entry in action.progress:
                named += _owners(entry)
            for owner, route in named:
                yield _Promise(owner, "action", action.id, route)


def _owners(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    """Give each of those who answer for something, with where it says so."""
    route: Route = (*holder.route, "accountable")
    several = len(holder.owners) > 1
    for number, owner in enumerate(holder.owners):
        yield owner, (*route, number) if several else route


def _things(same: list[_Promise]) -> str:
    """Name what they answer for: action 1.1; actions 1.1 and 1.2."""
    parts = []
    for thing in ("outcome", "action"):
        numbers = list(dict.fromkeys(s.number for s in same if s.thing == thing))
        if numbers:
            many = "s" if len(numbers) > 1 else ""
            parts.append(f"{thing}{many} {omissions.listed(numbers)}")
    return " and ".join(parts)


def _kind(text: str, agencies: frozenset[str]) -> _Kind:
    """Tell what is wrong with who is accountable; empty if nothing is.

    A placeholder is told as one (see placeholder-text).
    """
    if not text.strip():
        return ""
    read = owners.read(text, agencies)
    match read.reading, read.why:
        case "several", "people":
            return "people"
        case "several", _:
            return "several"
        case _, "initials":
            return "letters"
        case _, "everybody" | "group" | "unnamed" | "vacant" as why:
            return why
        case _:
            return "letters" if owners.is_short_form(text, agencies) else ""


def _is_several(action: Action, agencies: frozenset[str]) -> bool:
    kinds = {_kind(owner, agencies) for owner in action.owners}
    return len(action.owners) > 1 or "several" in kinds


def _is_agency(text: str, agencies: frozenset[str]) -> bool:
    read = owners.read(text, agencies)
    alone = [each for each in read.owners if each.agency and not each.post]
    return read.reading == "one" and len(alone) == 1


def _without_post(action: Action) -> list[tuple[int, str]]:
    return [
        (number, partner.agency)
        for number, partner in enumerate(action.partners)
        if partner.agency and readable.lacks(partner, "post", "person")
    ]
