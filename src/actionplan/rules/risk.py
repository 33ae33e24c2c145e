"""Check that risks are named and managed (AP450 to AP453)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import readable
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import placeholders
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Action, Outcome, Plan


@rule("AP450", "warning", clause="Risk assessment: considered")
def no_risk_assessment(plan: Plan) -> Iterator[Finding]:
    """An action has no risk assessment.

    The guidance asks agencies to consider whether an action has any known risks. For
    example, there may be too few staff or no money, or staff may not be able to get
    hold of guidance. If there are no known risks, the plan should say why. A risk
    listed for an outcome covers all the actions of that outcome. Closed actions are not
    checked, because their risks no longer matter.

    Bad::

                # no risks

    Says::

        Action 1.1 does not have a risk assessment.
        To fix: if there are no known risks, add "no_known_risks" to action 1.1, with
        the reason. If there are, add "risks" to action 1.1, on a line like this, lined
        up with "action". Write what could go wrong in place of RISK, what you are doing
        about it in place of MITIGATION, and reduce, remove or manage in place of
        APPROACH:
            risks: [{risk: "RISK", mitigation: "MITIGATION", approach: APPROACH}]

    Good::

                # no risks
                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
            risks:
              - risk: Too few staff reply to the survey
                approach: reduce
                mitigation: It is handed out at team meetings

    Good::

                # no risks
                no_known_risks: The text is written, and its printing is paid for.
    """
    asked = omissions.to_do(plan)
    covered = {
        action.route
        for outcome in plan.outcomes
        for action in outcome.actions
        if _is_considered(outcome)
        or _is_considered(action)
        or not readable.is_read(plan, (*outcome.route, "risks"))
    }
    lacking = [action for action in asked if action.route not in covered]
    yield from omissions.findings(
        plan, _RISKS, lacking=lacking, asked=asked, of=omissions.TO_DO
    )


_RISKS = omissions.Lack(
    "action",
    "have",
    "a risk assessment",
    'if there are no known risks, add "no_known_risks"{to}, with the reason. If there'
    ' are, add "risks"{to}'
    + remedies.on_a_line(
        "action",
        "what could go wrong in place of RISK, what you are doing about it in place of"
        " MITIGATION, and reduce, remove or manage in place of APPROACH",
        'risks: [{risk: "RISK", mitigation: "MITIGATION", approach: APPROACH}]',
    ),
)


@rule("AP451", "warning", clause="Risk assessment: managed")
def risk_without_mitigation(plan: Plan) -> Iterator[Finding]:
    """A risk is listed, but the plan does not say how it will be managed.

    The guidance asks what is in place to reduce, remove or manage the risk.

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce

    Says::

        The plan does not say what is being done about the risk "Staff without Internet
        access" in action 1.1.
        To fix: add "mitigation" to this risk, saying what you are doing about the risk.

    Bad::

            risks:
              - risk: Too few staff reply to the survey

    Says::

        The plan does not say what is being done about the risk "Too few staff reply to
        the survey" in outcome O1.
        To fix: add "mitigation" to this risk, saying what you are doing about the risk.
    """
    for thing, holder in _holders(plan):
        route = (*holder.route, "risks")
        for number, risk in omissions.numbered(plan, route, holder.risks):
            known = readable.is_read(plan, route)
            if known and risk.risk and readable.lacks(risk, "mitigation"):
                yield Finding(
                    "The plan does not say what is being done about the risk"
                    f" {quoted(risk.risk)} in {thing} {holder.id}.",
                    'add "mitigation" to this risk, saying what you are doing about'
                    " the risk.",
                    (*route, number),
                )


@rule("AP452", "warning", clause="Risk assessment: considered")
def risks_and_none_known(plan: Plan) -> Iterator[Finding]:
    """Risks are listed, but the plan also says that none are known.

    Bad::

                no_known_risks: Everything is paid for.

    Says::

        Action 1.1 lists risks, but also says that there are no known risks.
        To fix: if none of the listed risks still applies, delete "risks" and everything
        in it. If any of them does, delete the line "no_known_risks", and any risk that
        no longer applies.
    """
    for thing, holder in _holders(plan):
        if holder.risks and holder.no_known_risks:
            yield Finding(
                f"{thing.capitalize()} {holder.id} lists risks, but also says that"
                " there are no known risks.",
                'if none of the listed risks still applies, delete "risks" and'
                " everything in it. If any of them does, delete the line"
                ' "no_known_risks", and any risk that no longer applies.',
                (*holder.route, "no_known_risks"),
                on_key=True,
            )


@rule("AP453", "error", clause="Risk assessment: considered")
def no_risks_without_reason(plan: Plan) -> Iterator[Finding]:
    """The plan says that there are no known risks, but does not say why.

    The reason shows that someone has considered the risks.

    Bad::

                # no risks
                no_known_risks: None

    Says::

        "None" does not say why there are no known risks for action 1.1.
        To fix: in "no_known_risks", write why nothing is likely to prevent the action,
        for example: the staff and money are in place.
    """
    for thing, holder in _holders(plan):
        text = holder.no_known_risks
        if text and placeholders.says_nothing(text, "no_known_risks"):
            yield Finding(
                f"{quoted(text)} does not say why there are no known risks for {thing}"
                f" {holder.id}.",
                f'in "no_known_risks", write why nothing is likely to prevent the'
                f" {thing}, for example: the staff and money are in place.",
                (*holder.route, "no_known_risks"),
                written=text,
            )


def _holders(plan: Plan) -> Iterator[tuple[str, Action | Outcome]]:
    for outcome in plan.outcomes:
        yield "outcome", outcome
        for action in outcome.actions:
            yield "action", action


def _is_considered(holder: Action | Outcome) -> bool:
    return not readable.lacks(holder, "risks", "no_known_risks")
