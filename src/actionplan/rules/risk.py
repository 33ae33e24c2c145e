"""Check that risks are named and managed (AP450 to AP454)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Nothing is said of what may prevent an action or its outcome.

    The guidance asks agencies to consider whether there are known risks, and gives
    examples: too few staff, no money, staff who cannot get at the guidance. If there
    are none, the plan says why. Risks of an outcome stand for all of its actions. An
    action that is closed is left alone: nothing can prevent it any more.

    Bad::

                # no risks

    Says::

        Action 1.1 does not have a risk assessment.
        To fix: add "risks" with each risk and what is in place against it. If none is
        known, add "no_known_risks" with the reason.

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
    'add "risks" with each risk and what is in place against it. If none is known, add'
    ' "no_known_risks" with the reason.',
)


@rule("AP451", "warning", clause="Risk assessment: managed")
def risk_without_mitigation(plan: Plan) -> Iterator[Finding]:
    """A risk is named, and nothing is said of what is in place against it.

    The guidance asks for the measures that reduce, remove or manage the risk.

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce

    Says::

        Nothing is in place against the risk "Staff without Internet access" of action
        1.1.
        To fix: add "mitigation" with what is done to reduce, remove or manage it.

    Bad::

            risks:
              - risk: Too few staff reply to the survey

    Says::

        Nothing is in place against the risk "Too few staff reply to the survey" of
        outcome O1.
        To fix: add "mitigation" with what is done to reduce, remove or manage it.
    """
    for thing, holder in _holders(plan):
        route = (*holder.route, "risks")
        for number, risk in omissions.numbered(plan, route, holder.risks):
            known = readable.is_read(plan, route)
            if known and readable.lacks(risk, "mitigation"):
                yield Finding(
                    f"Nothing is in place against the risk {quoted(risk.risk)} of"
                    f" {thing} {holder.id}.",
                    'add "mitigation" with what is done to reduce, remove or manage'
                    " it.",
                    (*route, number),
                )


@rule("AP452", "warning", clause="Risk assessment: considered")
def risks_and_none_known(plan: Plan) -> Iterator[Finding]:
    """Risks are listed, and beside them it says that none are known.

    Bad::

                no_known_risks: Everything is paid for.

    Says::

        The risks of action 1.1 are listed, and it also says that none are known.
        To fix: delete the line "no_known_risks", or the risks if they are no longer
        there.
    """
    for thing, holder in _holders(plan):
        if holder.risks and holder.no_known_risks:
            yield Finding(
                f"The risks of {thing} {holder.id} are listed, and it also says that"
                " none are known.",
                'delete the line "no_known_risks", or the risks if they are no longer'
                " there.",
                (*holder.route, "no_known_risks"),
                on_key=True,
            )


@rule("AP453", "error", clause="Risk assessment: considered")
def no_risks_without_reason(plan: Plan) -> Iterator[Finding]:
    """It is said that no risks are known, and not why.

    The reason shows that somebody has looked.

    Bad::

                # no risks
                no_known_risks: None

    Says::

        "None" does not say why no risks are known for action 1.1.
        To fix: write why nothing stands in its way, such as that staff and money are
        there.
    """
    for thing, holder in _holders(plan):
        text = holder.no_known_risks
        if text and placeholders.says_nothing(text, "no_known_risks"):
            yield Finding(
                f"{quoted(text)} does not say why no risks are known for {thing}"
                f" {holder.id}.",
                "write why nothing stands in its way, such as that staff and money are"
                " there.",
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
