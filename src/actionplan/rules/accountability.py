"""Check that each action has one owner (AP430 to AP435, AP449, AP612)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.messages import remedies
from actionplan.plan import (
    board_names,
    known_agencies,
    readable,
    requirements,
    timeline,
)
from actionplan.rule import Finding, rule
from actionplan.rules import agency_fields, committed, omissions
from actionplan.text import late, owners
from actionplan.text.grammar import quoted
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Entry, Judgement, OutcomeEntry, Plan


@rule("AP430", "warning", clause="Accountability: one that is named")
def several_accountable(plan: Plan) -> Iterator[Finding]:
    """The text in "accountable" names more than one owner.

    The guidance asks which named professional, job title or lead agency is accountable
    for each action. If an action has two owners, each may wait for the other. Name one
    owner, and list the others as partners. If 2 people or agencies are equally
    accountable for an action, give a list of both in "accountable".

    Bad::

                accountable: Board Chair / DCS

    Says::

        "Board Chair / DCS" names more than one owner, so no single owner is accountable
        for action 1.1.
        To fix: keep one job title or agency in "accountable", and move the others to
        "partners". To do that, add a line like this for each of them, below the other
        partners and lined up with their hyphens. Write the agency and the job title in
        place of AGENCY and JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}

    Bad::

                accountable: Primary Care Matrons and Child Protection Department

    Says::

        "Primary Care Matrons and Child Protection Department" names more than one
        owner, so no single owner is accountable for action 1.1.
        To fix: in "accountable", write the job title of the one person who is
        accountable, such as the manager of these people or teams, and move these owners
        to "partners". To do that, add a line like this for each group or department,
        below the other partners and lined up with their hyphens. Write the name of the
        group in place of GROUP:
            - group: GROUP
        For each of the others, add a line like this in the same place. Write the agency
        and the job title in place of AGENCY and JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}

    Bad::

                accountable: Policy Subgroup / Training Subgroup

    Says::

        "Policy Subgroup / Training Subgroup" names more than one owner, so no single
        owner is accountable for action 1.1.
        To fix: in "accountable", write the job title of one owner, such as the chair of
        one of these groups, and move the groups to "partners". To do that, add a line
        like this for each group, below the other partners and lined up with their
        hyphens. Write the name of the group in place of GROUP:
            - group: GROUP

    Bad::

                accountable: ICB & Police

    Says::

        "ICB & Police" names more than one owner, so no single owner is accountable for
        action 1.1.
        To fix: keep one agency in "accountable", or write the job title of the person
        who leads the work, and move the others to "partners". To do that, add a line
        like this for each of them, below the other partners and lined up with their
        hyphens. Write the agency in place of AGENCY:
            - agency: "AGENCY"

    Good::

                accountable: Head of Safeguarding and Quality

    Good::

                accountable: MSCB Development Officer with a task and finish group
    """
    for text, names, route, of in _accountable(plan, "several"):
        yield Finding(
            f"{quoted(text)} names more than one owner, so no single owner is"
            f" accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                _then(_keep_one(text, plan, route), _rest_of(text, plan, route)),
            ),
            route,
            of=of,
            written=text,
        )


def _keep_one(text: str, plan: Plan, route: Route) -> str:
    """Say which of several owners to keep, and where the others go."""
    agencies = known_agencies.names(plan)
    named = owners.read(text, agencies).owners
    groups = [one for one in named if not one.post and not one.agency]
    if len(groups) == len(named):
        return (
            'in "accountable", write the job title of one owner, such as the chair of'
            " one of these groups, and move the groups to"
            f" {_partners(plan, route, 'groups')}"
        )
    if named and not any(one.post or one.other for one in named):
        others = _partners(plan, route, "agencies")
        return (
            'keep one agency in "accountable", or write the job title of the person who'
            f" leads the work, and move the others to {others}"
        )
    single = [one.post or one.agency for one in named if one.post or one.agency]
    keep = 'keep one job title or agency in "accountable", and move the others'
    has_groups = bool(groups)
    if any(_kind(each, agencies) for each in single):
        # What could stay is nobody's choice: a department beside those it manages.
        has_groups = has_groups or any(one.agency for one in named)
        keep = (
            'in "accountable", write the job title of the one person who is'
            " accountable, such as the manager of these people or teams, and move these"
            " owners"
        )
    what: remedies.Partners = "both" if has_groups else "owners"
    return f"{keep} to {_partners(plan, route, what)}"


@rule("AP449", "warning", clause="Accountability: one that is named")
def no_owner_yet(plan: Plan) -> Iterator[Finding]:
    """An action that is still to be done has no owner.

    The guidance asks who is accountable for each action. If there is no owner, or the
    document that you copied the plan from does not name one, you can say so in
    "no_owner". But the action still needs an owner.

    Bad::

                # no accountable
                no_owner: The post is vacant until May

    Says::

        Action 1.1 does not name an owner.
        To fix: find out or agree which job title or agency is the owner. If you want to
        keep the reason in "no_owner", copy it to a line of its own that starts with #,
        which reports do not show. Then write the owner in "accountable", and delete the
        "no_owner" line.

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
    "an owner",
    # Not in an entry: a reason that is over would count as an update of the action.
    "find out or agree which job title or agency is the owner. If you want to keep the"
    ' reason in "no_owner", copy it to a line of its own that starts with #, which'
    ' reports do not show. Then write the owner in "accountable", and delete the'
    ' "no_owner" line.',
)


@rule("AP431", "warning", clause="Accountability: one that is named")
def vague_accountable(plan: Plan) -> Iterator[Finding]:
    """The owner is too vague, such as "all agencies" or the name of a group.

    If the owner is a group, you do not know who to ask for an update. Instead, name the
    chair of the group, or the agency that leads the group, as the owner. List the group
    as a partner.

    Bad::

                accountable: All agencies

    Says::

        "All agencies" is too broad, so no one agency or person is accountable for
        action 1.1.
        To fix: in "accountable", write the job title or agency of one owner, and move
        the other agencies that take part to "partners". To do that, add a line like
        this for each of them, below the other partners and lined up with their hyphens.
        Write the agency and the job title in place of AGENCY and JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}

    Bad::

                accountable: By audit and supervision

    Says::

        "By audit and supervision" does not say who is accountable for action 1.1.
        To fix: move these words, which say how the work will be done, to "action". In
        "accountable", write the job title or agency of the owner. If the action has
        already been committed to git, add a progress entry that says why its wording
        has changed.

    Bad::

                accountable: Primary Care Matrons

    Says::

        "Primary Care Matrons" is not one person's job title, so no one person is
        accountable for action 1.1.
        To fix: in "accountable", write the job title of the one person who is
        accountable, such as the manager of these people, and move the people to
        "partners". To do that, add this line, below the other partners and lined up
        with their hyphens. Write the agency and the job title in place of AGENCY and
        JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}

    Bad::

                accountable: CSE Implementation Group

    Says::

        "CSE Implementation Group" is a group, so no one person is accountable for
        action 1.1.
        To fix: in "accountable", write the job title of the person who answers for the
        group, such as its chair, and move the group to "partners". To do that, add this
        line, below the other partners and lined up with their hyphens. Write the name
        of the group in place of GROUP:
            - group: GROUP

    Bad::

                accountable: Head of Safeguarding (vacant)

    Says::

        "Head of Safeguarding (vacant)" is a vacant post, so no one is accountable for
        action 1.1 yet.
        To fix: in "accountable", write the job title or agency that is accountable
        until the post is filled, such as the job title of the line manager. Then add a
        progress entry. In that entry, give the same owner in "accountable", and say in
        the note which job is vacant. If there is no owner yet, replace this line with
        "no_owner" and the reason, for example:
            no_owner: The post is vacant until May

    Bad::

                accountable: Head of Safeguarding (tbc)

    Says::

        "Head of Safeguarding (tbc)" has not been confirmed, so it is not certain who is
        accountable for action 1.1.
        To fix: if this owner is right, delete "tbc" from "accountable". If not, in
        "accountable", write the job title or agency that is accountable until an owner
        is confirmed. Then add a progress entry. In that entry, give the same owner in
        "accountable", and say in the note what has not been confirmed. If there is no
        owner yet, replace this line with "no_owner" and the reason, for example:
            no_owner: The post is vacant until May

    Bad::

                accountable: Former Head of Safeguarding

    Says::

        "Former Head of Safeguarding" no longer has the post, so no one is accountable
        for action 1.1.
        To fix: in "accountable", write the job title or agency that is accountable now.
        Then add a progress entry. In that entry, give the same owner in "accountable",
        and say in the note who was accountable before. If there is no owner yet,
        replace this line with "no_owner" and the reason, for example:
            no_owner: The post is vacant until May

    Bad::

                accountable: Method set by the training team, carried out by matrons

    Says::

        "Method set by the training team, carried out by matrons" is not one person's
        job title, so no one person is accountable for action 1.1.
        To fix: in "accountable", write the job title of the one person who is
        accountable, such as the manager of these people, and move the people to
        "partners". To do that, add this line, below the other partners and lined up
        with their hyphens. Write the agency and the job title in place of AGENCY and
        JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}
        Move anything else that the words say, such as how the work will be done, to
        "action". If the action has already been committed to git, add a progress entry
        that says why its wording has changed.
    """
    for text, names, route, of in _accountable(plan, "everybody"):
        yield Finding(
            f"{quoted(text)} is too broad, so no one agency or person is accountable"
            f" for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                _then(
                    'in "accountable", write the job title or agency of one owner, and'
                    " move the other agencies that take part to"
                    f" {_partners(plan, route, 'owners')}",
                    _rest_of(text, plan, route),
                ),
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "unnamed"):
        yield Finding(
            f"{quoted(text)} does not say who is accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                f"{_how(text, plan, route)} write the job title or agency of the"
                f" owner.{_reworded(text, plan, route)}",
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "people"):
        yield Finding(
            f"{quoted(text)} is not one person's job title, so no one person is"
            f" accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                _then(
                    'in "accountable", write the job title of the one person who is'
                    " accountable, such as the manager of these people, and move the"
                    f" people to {_partners(plan, route, 'people')}",
                    _rest_of(text, plan, route),
                ),
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "group"):
        yield Finding(
            f"{quoted(text)} is a group, so no one person is accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                _then(
                    'in "accountable", write the job title of the person who answers'
                    " for the group, such as its chair, and move the group to"
                    f" {_partners(plan, route, 'group')}",
                    _rest_of(text, plan, route),
                ),
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "gone"):
        yield Finding(
            f"{quoted(text)} no longer has the post, so no one is accountable for"
            f" {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                'in "accountable", write the job title or agency that is accountable'
                f" now.{_in_a_note('who was accountable before', plan, route)}"
                f"{_rest_of(text, plan, route)}{_no_owner(route)}",
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "vacant"):
        if to_confirm := _TO_CONFIRM.search(text):
            yield Finding(
                f"{quoted(text)} has not been confirmed, so it is not certain who is"
                f" accountable for {names}.",
                remedies.after(
                    committed.instead_at(plan, route),
                    f"if this owner is right, delete {quoted(to_confirm[0])} from"
                    ' "accountable". If not, in "accountable", write the job title or'
                    " agency that is accountable until an owner is confirmed."
                    f"{_in_a_note('what has not been confirmed', plan, route)}"
                    f"{_rest_of(text, plan, route)}{_no_owner(route)}",
                ),
                route,
                of=of,
                written=text,
            )
            continue
        yield Finding(
            f"{quoted(text)} is a vacant post, so no one is accountable for {names}"
            " yet.",
            remedies.after(
                committed.instead_at(plan, route),
                'in "accountable", write the job title or agency that is accountable'
                " until the post is filled, such as the job title of the line manager."
                f"{_in_a_note('which job is vacant', plan, route)}"
                f"{_rest_of(text, plan, route)}{_no_owner(route)}",
            ),
            route,
            of=of,
            written=text,
        )


_TO_CONFIRM = late.compile(
    r"\bt\.?b\.?[ac]\b|\b(?:to be|not(?: yet)?|awaiting) confirm(?:ed|ation)\b",
    re.IGNORECASE,
)


def _partners(plan: Plan, route: Route, what: remedies.Partners) -> str:
    """Say where partners are listed, and how to write *what* there."""
    found = [action for action in plan.actions if action.route == route[:4]]
    is_new = any(not action.partners for action in found)
    where = '"partners"' if "actions" in route else 'the "partners" of the actions'
    return f"{where}{remedies.partners(what, is_new=is_new)}"


def _no_owner(route: Route) -> str:
    """Say what to write if there is no owner; an entry has no field for that."""
    return (
        "" if "progress" in route else f" If there is no owner yet, {remedies.NO_OWNER}"
    )


@rule("AP432", "warning", clause="Accountability: one that is named")
def initials_accountable(plan: Plan) -> Iterator[Finding]:
    """The owner is given only as initials, a short form or part of a name.

    People in other agencies may not know what a short form means, or who "Sarah", "Mrs
    Jones" or "J. Smith" is. After a change of staff, it may be impossible to find out
    who was meant.

    Bad::

                accountable: QEG.

    Says::

        "QEG." is a short form, so some readers cannot tell who is accountable for
        action 1.1.
        To fix: if "QEG." is a group, write in "accountable" the job title of the person
        who answers for the group, such as its chair, and move the group to "partners".
        To do that, add this line, below the other partners and lined up with their
        hyphens. Write the name of the group in place of GROUP:
            - group: GROUP
        If it is not a group, write in "accountable" the job title or agency in full.

    Bad::

                accountable: Mrs Jones

    Says::

        "Mrs Jones" is only part of a name, so some readers cannot tell who is
        accountable for action 1.1.
        To fix: in "accountable", write the job title of this person in place of the
        name.
    """
    for text, names, route, of in _accountable(plan, "name"):
        yield Finding(
            f"{quoted(text)} is only part of a name, so some readers cannot tell who is"
            f" accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                'in "accountable", write the job title of this person in place of the'
                " name.",
            ),
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "letters"):
        yield Finding(
            f"{quoted(text)} is a short form, so some readers cannot tell who is"
            f" accountable for {names}.",
            remedies.after(
                committed.instead_at(plan, route),
                _then(
                    f'if {quoted(text)} is a group, write in "accountable" the job'
                    " title of the person who answers for the group, such as its chair,"
                    f" and move the group to {_partners(plan, route, 'group')}",
                    'If it is not a group, write in "accountable" the job title or'
                    " agency in full."
                    f"{_rest_of(text, plan, route)}",
                ),
            ),
            route,
            of=of,
            written=text,
        )


@rule("AP612", "advice", clause="Accountability: agencies and posts")
def reporter_given_by_name(plan: Plan) -> Iterator[Finding]:
    """The person who reported progress is given by name, not by job title.

    Readers in other agencies may not know the person, and after a change of staff it
    may be impossible to find out who was meant.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    reported_by: Sarah
                    note: The first draft went to all agencies.

    Says::

        "Sarah" in "reported_by" looks like a person's name.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2011-12-05" and all
        the other fields as they should be now. In "reported_by", write the job title of
        this person in place of the name. If this is a job title or an agency, no change
        is needed, so accept this problem, with a reason. To see how, type:
            actionplan explain reporter-given-by-name

    Good::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    reported_by: Designated Nurse
                    note: The first draft went to all agencies.
    """
    agencies = known_agencies.names(plan)
    for report in _reports(plan):
        text = report.reported_by
        if text and owners.is_name(text, agencies):
            route = (*report.route, "reported_by")
            yield Finding(
                f'{quoted(text)} in "reported_by" looks like a person\'s name.',
                remedies.after(
                    committed.instead_at(plan, route),
                    'in "reported_by", write the job title of this person in place of'
                    " the name. If this is a job title or an agency, no change is"
                    f" needed, so {remedies.accepting('reporter-given-by-name')}",
                ),
                route,
                written=text,
            )


def _reports(plan: Plan) -> Iterator[Entry | OutcomeEntry | Judgement]:
    """Yield everything that was reported and has not been corrected since."""
    for outcome in timeline.as_corrected(plan).outcomes:
        yield from outcome.progress
        yield from outcome.difference
        for action in outcome.actions:
            yield from (each for each in action.progress if not each.corrected_by)


def _then(remedy: str, rest: str) -> str:
    """Put on a new line what follows the line that a remedy gives to type."""
    return f"{remedy}\n{rest.strip()}" if rest else remedy


def _rest_of(text: str, plan: Plan, route: Route) -> str:
    """Say where the words go that do not name an owner; empty if there are none."""
    if not owners.says_more(text):
        return ""
    how = "Move anything else that the words say, such as how the work will be done,"
    return f" {how} to {_action(route)}.{_say_why(plan, route)}"


def _says_how(text: str, plan: Plan) -> bool:
    return owners.says_how(text, known_agencies.names(plan))


def _how(text: str, plan: Plan, route: Route) -> str:
    """Say where the owner goes, and where the words go if they say how, not who."""
    if not _says_how(text, plan):
        return 'in "accountable",'
    return (
        "move these words, which say how the work will be done, to"
        f' {_action(route)}. In "accountable",'
    )


def _reworded(text: str, plan: Plan, route: Route) -> str:
    """Say what else to add if such words are moved."""
    return _say_why(plan, route) if _says_how(text, plan) else ""


def _in_a_note(what: str, plan: Plan, route: Route) -> str:
    """Say to record *what*, with the owner, so that an entry leaves no doubt."""
    if "progress" in route:
        return f' In the "note" of the same entry, say {what}.'
    if "actions" not in route:
        return f" Then add a progress entry that says {what}."
    status = remedies.and_status(_status(plan, route)).replace(" as ", " in ")
    return (
        " Then add a progress entry. In that entry, give the same owner in"
        f' "accountable"{status}, and say in the note {what}.'
    )


def _say_why(plan: Plan, route: Route) -> str:
    return remedies.say_why_reworded(status=_status(plan, route))


def _status(plan: Plan, route: Route) -> str:
    return committed.status_if_first_at(plan, route)


def _action(route: Route) -> str:
    """Name the field for the work; an outcome has none of its own."""
    return '"action"' if "actions" in route else "the action that they are about"


@rule("AP433", "warning", clause="Accountability: agencies and posts")
def no_agencies_named(plan: Plan) -> Iterator[Finding]:
    """A multi-agency plan does not say which agencies an action involves.

    If an action needs several agencies, the guidance asks for their names and the job
    titles of their professionals. If an action needs only one agency, name that agency
    in the field "agency". If no action in the plan names a partner, there is usually
    only one message, about the plan as a whole. But if the owners come from several
    agencies, this rule reports only the actions that do not name an agency.

    Bad::

                # no partners

    Says::

        This is a multi-agency plan, but none of its actions names a partner.
        To fix: if an action needs other agencies, list them under "partners". To do
        that, add the line "partners:", lined up with "action". Below that line,
        indented by 2 more spaces, add a line like this for each of them. Write the
        agency and the job title in place of AGENCY and JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}
        If no action needs other agencies, change "kind" to "single-agency", and name
        the agency in "lead_agency".

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

        Action 1.2 does not say which agencies are involved.
        To fix: add "agency" to action 1.2, on a line like this, lined up with "action".
        Write the agency that the owner works for in place of AGENCY:
            agency: "AGENCY"
        If other agencies take part, also list them under "partners". To do that, add
        the line "partners:", lined up with "action". Below that line, indented by 2
        more spaces, add a line like this for each of them. Write the agency and the job
        title in place of AGENCY and JOB TITLE:
            - {agency: "AGENCY", post: "JOB TITLE"}
    """
    asked = omissions.actions(plan)
    if plan.kind != "multi-agency" or not asked:
        return
    lacking = [a for a in asked if requirements.names_no_agency(a, plan)]
    if not any(action.partners for action in asked):
        agencies = known_agencies.names(plan)
        several = all(_is_several(action, agencies) for action in asked)
        owning = {one.agency.strip().casefold() for one in asked if one.agency}
        known = all(readable.is_known(action, "partners") for action in asked)
        if readable.is_whole(plan) and known and not several and len(owning) < _SEVERAL:
            yield Finding(
                "This is a multi-agency plan, but none of its actions names a partner.",
                'if an action needs other agencies, list them under "partners"'
                f"{remedies.partners('owners', is_new=True)}\n"
                f"{_TO_THE_OTHERS if lacking else 'If no action needs other agencies,'}"
                ' change "kind" to "single-agency", and name the agency in'
                ' "lead_agency".',
                ("outcomes",),
                on_key=True,
            )
            return
    yield from omissions.findings(plan, _AGENCY, lacking, asked)


_TO_THE_OTHERS = (
    'Then add "agency" to each action that has an owner but no partners, with the'
    " agency that the owner works for. If no action needs other agencies,"
)
"""What would be asked next."""
_SEVERAL = 2
"""How many agencies show that a plan is of several."""
_AGENCY = omissions.Lack(
    "action",
    "say",
    "which agencies are involved",
    'add "agency"{to}'
    + remedies.on_a_line(
        "action",
        "the agency that the owner works for in place of AGENCY",
        'agency: "AGENCY"',
    )
    + '\nIf other agencies take part, also list them under "partners"'
    + remedies.partners("owners", is_new=True),
)


@rule("AP434", "warning", clause="Accountability: agencies and posts")
def partner_without_post(plan: Plan) -> Iterator[Finding]:
    """A partner agency is named, but not the job title of the person who takes part.

    The guidance asks for the job titles of professionals. Without a job title, you do
    not know who to invite to a meeting. In a multi-agency plan, this rule also reports
    a partner with a job title but no agency.

    Bad::

                partners:
                  - agency: Kent Police

    Says::

        Action 1.1 does not give the job title of the person who takes part for Kent
        Police.
        To fix: add this line below, lined up with "agency", with the job title in place
        of JOB TITLE:
            post: JOB TITLE

    Bad::

                partners:
                  - post: Detective Inspector, Public Protection

    Says::

        Action 1.1 does not say which agency "Detective Inspector, Public Protection"
        belongs to.
        To fix: add this line below, lined up with "post", with the name of the agency
        in place of AGENCY:
            agency: AGENCY
    """
    asked = [action for action in omissions.actions(plan) if action.partners]
    lacking = [action for action in asked if _without_post(action, plan)]
    if len(lacking) <= omissions.FEW:
        for action in lacking:
            agencies = _without_post(action, plan)
            names = omissions.listed([agency for _, agency in agencies])
            yield Finding(
                f"Action {action.id} does not give the job title of the person who"
                f" takes part for {names}.",
                _POST_OF if len(agencies) == 1 else _POST_OF_EACH,
                (*action.where("partners"), agencies[0][0]),
            )
    else:
        yield from omissions.findings(
            plan, _POSTS, lacking=lacking, asked=asked, of="actions with partners"
        )
    if plan.kind == "single-agency":
        return  # a partner without an agency belongs to the plan's own agency
    for action in asked:
        for number, partner in enumerate(action.partners):
            if partner.post and readable.lacks(partner, "agency", "group"):
                yield Finding(
                    f"Action {action.id} does not say which agency"
                    f" {quoted(partner.post)} belongs to.",
                    'add this line below, lined up with "post", with the name of the'
                    " agency in place of AGENCY: agency: AGENCY",
                    (*action.where("partners"), number),
                )


_POST_OF = (
    'add this line below, lined up with "agency", with the job title in place of JOB'
    " TITLE: post: JOB TITLE"
)
_POST_OF_EACH = (
    'below each "agency" without a "post", add this line, lined up with "agency", with'
    " the job title in place of JOB TITLE: post: JOB TITLE"
)
_POSTS = omissions.Lack(
    "action",
    "give",
    "the job title of the person who takes part for each partner",
    _POST_OF_EACH,
)


@rule("AP435", "advice", clause="Accountability: agencies and posts")
def accountable_without_agency(plan: Plan) -> Iterator[Finding]:
    """A multi-agency plan does not say which agency an owner works for.

    Many agencies have a "Head of Safeguarding", so readers cannot tell from the job
    title alone who the owner is.

    Bad::

                accountable: Head of Safeguarding
                # no agency

    Says::

        Action 1.1 does not say which agency the owner works for.
        To fix: add "agency" to action 1.1, with the name of the agency.

    Good::

                accountable: Medway Council
                # no agency
    """
    if plan.kind != "multi-agency":
        return
    asked = [action for action in omissions.actions(plan) if action.partners]
    lacking = [
        action
        for action in asked
        if requirements.lacks_agency(action)
        and not all(board_names.agencies_of(each, plan) for each in action.owners)
    ]
    yield from omissions.findings(
        plan, _OWNERS_AGENCY, lacking=lacking, asked=asked, of="actions with partners"
    )


_OWNERS_AGENCY = omissions.Lack(
    "action",
    "say",
    "which agency the owner works for",
    'add "agency"{to}, with the name of the agency.',
)


_Kind: TypeAlias = Literal[
    "",
    "everybody",
    "gone",
    "group",
    "letters",
    "name",
    "people",
    "several",
    "unnamed",
    "vacant",
]


class _Promise(NamedTuple):
    """The text that names an owner, and what they are accountable for."""

    text: str
    thing: str
    number: str
    route: Route


def _accountable(
    plan: Plan, kind: _Kind
) -> Iterator[tuple[str, str, Route, tuple[str, ...]]]:
    """Yield each text with this kind of problem once, with everything it applies to.

    People copy the same text from one action to the next.
    """
    found: dict[str, list[_Promise]] = {}
    for said in _by_kind(plan).get(kind, ()):
        found.setdefault(omissions.normal(said.text), []).append(said)
    for same in found.values():
        numbers = tuple(dict.fromkeys(said.number for said in same))
        of = numbers if len(numbers) > 1 else ()
        yield same[0].text, _things(same), same[0].route, of


@of_a_few
def _by_kind(plan: Plan) -> Mapping[_Kind, list[_Promise]]:
    """Group the owners of work still to be done by what is wrong with their text."""
    agencies = known_agencies.names(plan)
    found: dict[_Kind, list[_Promise]] = {}
    for said in _promises(plan):
        found.setdefault(_kind(said.text, agencies), []).append(said)
    return found


def _promises(plan: Plan) -> Iterator[_Promise]:
    """Yield the owner of each outcome, and of each action that is still to be done."""
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
    """Yield each owner, with the place in the file that names them."""
    route: Route = (*holder.route, "accountable")
    several = len(holder.owners) > 1
    for number, owner in enumerate(holder.owners):
        yield owner, (*route, number) if several else route


def _things(same: list[_Promise]) -> str:
    """Name what they are accountable for: action 1.1; actions 1.1 and 1.2."""
    parts = []
    for thing in ("outcome", "action"):
        numbers = list(dict.fromkeys(s.number for s in same if s.thing == thing))
        if numbers:
            many = "s" if len(numbers) > 1 else ""
            parts.append(f"{thing}{many} {omissions.listed(numbers)}")
    return " and ".join(parts)


def _kind(text: str, agencies: frozenset[str]) -> _Kind:
    """Return what is wrong with an owner's text; empty if nothing is.

    The rule placeholder-text reports placeholders.
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
        case _, "everybody" | "gone" | "group" | "name" | "unnamed" | "vacant" as why:
            return why
        case _:
            return "letters" if owners.is_short_form(text, agencies) else ""


def _is_several(action: Action, agencies: frozenset[str]) -> bool:
    return len(action.owners) > 1 or any(
        _kind(owner, agencies) == "several" for owner in action.owners
    )


def _without_post(action: Action, plan: Plan) -> list[tuple[int, str]]:
    """Return the partners with an agency but no job title, each with its position.

    Where the job title is with the agency, another rule says to move it. Where there
    are several agencies, another rule asks for one entry each.
    """
    return [
        (number, partner.agency)
        for number, partner in enumerate(action.partners)
        if partner.agency
        and readable.lacks(partner, "post", "person")
        and not agency_fields.names_title(partner.agency, plan)
        and not agency_fields.listed_in(partner.agency, plan)
    ]
