"""List what the guidance asks for, with the fields and rules that cover it.

Each rule names its clause, and docs/guidance.md is written from both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.rule import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.rule import Rule


class Clause(NamedTuple):
    """One requirement in the guidance."""

    name: str
    """The heading in the guidance, a colon, and the subject."""
    asks: str
    fields: tuple[str, ...]
    """The fields that meet it, each written as the thing, a full stop and the field."""
    also: tuple[str, ...] = ()
    """Messages, and rules of other clauses, that check this one too."""


CLAUSES = (
    Clause(
        "Introduction: clear goals",
        "Agencies have clear goals, and specific outcomes that can be measured.",
        ("outcome.desired_outcome", "outcome.baseline"),
        ("no-desired-outcome", "outcome-not-measurable"),
    ),
    Clause(
        "Introduction: alike across agencies",
        "All agencies report on their work and monitor it in the same way.",
        ("plan.rag_legend", "plan.review"),
        ("colour-without-legend", "no-review-arrangements", "unknown-field"),
    ),
    Clause(
        "Introduction: what it is for",
        "The plan responds to a serious case review or a lessons learned review, or"
        " meets one agency's own objectives.",
        ("source.type", "plan.kind", "plan.lead_agency"),
        ("missing-field", "not-an-option", "source-without-reference"),
    ),
    Clause(
        "Desired outcome: decided",
        "Agencies look at the challenge that a review or audit found, and decide what"
        " the outcome should be.",
        ("outcome.challenge", "recommendation.text", "outcome.desired_outcome"),
    ),
    Clause(
        "Desired outcome: measurable",
        "The outcome, or statement of what is intended, can be measured.",
        ("outcome.desired_outcome", "outcome.smart"),
    ),
    Clause(
        "Desired outcome: target",
        "Agencies can include specific targets in the outcome.",
        ("baseline.target",),
    ),
    Clause(
        "Desired outcome: source",
        "The outcome can name the source of the challenge.",
        ("source.type", "source.reference", "source.date"),
    ),
    Clause(
        "Desired outcome: SMART",
        "The outcome aims to be specific, measurable, achievable, realistic and"
        " timely (SMART).",
        ("outcome.smart",),
        ("outcome-not-measurable",),
    ),
    Clause(
        "Desired outcome: not SMART at once",
        "If there are competing priorities or too few resources, or if research or a"
        " national decision is needed, an outcome does not have to be SMART yet.",
        ("outcome.not_yet_smart", "recommendation.scope"),
        ("outcome-not-measurable",),
    ),
    Clause(
        "Desired outcome: position today",
        "At the start, agencies gather evidence of the current position and practice.",
        ("outcome.baseline", "baseline.value", "baseline.date", "baseline.taken_from"),
    ),
    Clause(
        "Desired outcome: comparable later",
        "Outcomes can later be compared with the evidence that was gathered at the"
        " start.",
        ("baseline.measure", "baseline.date"),
        ("result-not-in-baseline",),
    ),
    Clause(
        "Specific action: identified",
        "The plan names specific actions that meet the challenge and achieve the"
        " outcome.",
        ("outcome.actions", "action.action"),
    ),
    Clause(
        "Specific action: a definite date",
        "Each action has a definite date by which it will be achieved.",
        ("action.due", "action.no_due_date", "action.set_date_by", "progress.new_due"),
        ("missing-field", "new-date-when-closed"),
    ),
    Clause(
        "Specific action: the month",
        "If possible, the date gives the month and not just the year.",
        ("action.due",),
    ),
    Clause(
        "Accountability: one that is named",
        "The plan says which named professional, job title or lead agency is"
        " accountable for each action.",
        ("action.accountable", "action.person", "progress.accountable"),
        ("missing-field",),
    ),
    Clause(
        "Accountability: agencies and posts",
        "If an action needs several agencies, the plan names the agencies, and gives"
        " the job titles of the professionals involved.",
        ("action.agency", "action.partners", "partner.agency", "partner.post"),
    ),
    Clause(
        "Measuring success: what and how",
        "The plan says what the outcome of each completed action will be, and how that"
        " outcome will be measured.",
        ("action.success", "success.measure", "success.method"),
    ),
    Clause(
        "Measuring success: ways of measuring",
        "Success can be measured with audits, attendance records, surveys of staff or"
        " service users, an evaluation of training on the day and later, or a"
        " comparison with the starting position.",
        ("success.method", "success.method_detail"),
        ("no-baseline", "not-an-option", "success-without-method"),
    ),
    Clause(
        "Measuring success: when it is achieved",
        "The plan says how an agency will know that the outcome has been achieved.",
        ("success.measure", "action.evidence_needed", "progress.evidence"),
    ),
    Clause(
        "Measuring success: levels of success",
        "The plan says what the levels of success are.",
        ("success.target",),
    ),
    Clause(
        "Risk assessment: considered",
        "Agencies consider whether any known risks could prevent the outcome.",
        ("action.risks", "action.no_known_risks", "outcome.risks"),
    ),
    Clause(
        "Risk assessment: managed",
        "For each risk, the plan says what is in place to reduce, remove or manage it.",
        ("risk.approach", "risk.mitigation"),
    ),
    Clause(
        "Progress: what was done, and when",
        "The plan records the progress of each action, and the date on which the"
        " action was achieved.",
        ("action.progress", "progress.date", "progress.note", "progress.achieved_on"),
        ("missing-field", "entry-in-future"),
    ),
    Clause(
        "Progress: kept up to date",
        "Ongoing actions are updated regularly, at least every 6 months.",
        ("progress.date", "review.every"),
    ),
    Clause(
        "Progress: the next stage",
        "Agencies can record the next stage of the work, to help achieve the outcome on"
        " time.",
        ("progress.next", "progress.next_due"),
    ),
    Clause(
        "RAG rating: with points of progress",
        "A rating is not evidence of progress. If a plan uses ratings, it also says"
        " clearly what progress has been made.",
        ("progress.rag", "progress.note", "plan.rag_legend"),
        ("note-says-nothing", "missing-field"),
    ),
    Clause(
        "Additional actions: review arrangements",
        "The plan says in detail how the work is reviewed, and who is responsible for"
        " the review.",
        ("review.every", "review.first", "review.by", "review.reports_to"),
        ("review-too-rare",),
    ),
    Clause(
        "Additional actions: where they come from",
        "If agencies find that more work is needed, they can add it to the plan as an"
        " additional action.",
        ("action.arises_from", "progress.replaced_by"),
    ),
    Clause(
        "Additional actions: with a date",
        "An additional action has its own date, like the other actions.",
        ("action.added", "action.due"),
        ("missing-field",),
    ),
    Clause(
        "Difference: assessed",
        "Agencies assess what difference the work has made.",
        ("outcome.difference", "assessment.date"),
    ),
    Clause(
        "Difference: evidenced",
        "There is evidence for the assessment.",
        ("assessment.evidence", "assessment.results"),
    ),
    Clause(
        "Difference: comparable outcomes",
        "The assessment is based on outcomes that can be compared with the starting"
        " position.",
        ("assessment.results", "result.measure"),
    ),
    Clause(
        "Difference: feedback",
        "The assessment is based on feedback from agencies and individuals.",
        ("assessment.feedback",),
    ),
    Clause(
        "Difference: effect on children",
        "The assessment considers how the welfare and safety of children and young"
        " people have improved.",
        ("assessment.effect",),
    ),
    Clause(
        "Difference: how well it was done",
        "Agencies consider how well each action has been completed.",
        ("progress.state", "progress.reported_by", "progress.evidence"),
        ("complete-without-evidence",),
    ),
    Clause(
        "Difference: achieved, or still to improve",
        "The assessment says whether the desired outcome has been achieved, or what"
        " still needs to improve.",
        ("assessment.outcome_achieved", "assessment.still_to_improve"),
    ),
)


def heading(name: str) -> str:
    """Return the heading in the guidance under which a clause is."""
    return name.partition(":")[0]


def asks(name: str) -> str:
    """Return what a clause asks for, in our own words."""
    return next(clause.asks for clause in CLAUSES if clause.name == name)


def rules_of(clause: Clause, rules: Mapping[str, Rule]) -> list[Rule]:
    """Return the rules that check a clause, in the order of their codes."""
    found = [
        rule
        for rule in rules.values()
        if rule.clause == clause.name or rule.name in clause.also
    ]
    return sorted(found, key=lambda rule: rule.code)


def guidance_markdown(rules: Mapping[str, Rule]) -> str:
    """Write docs/guidance.md, which lists each clause with its fields and rules."""
    parts = [_INTRODUCTION]
    last = ""
    for clause in CLAUSES:
        section = heading(clause.name)
        if section != last:
            last = section
            parts.append(f"\n## {section}\n\n{_TABLE}\n")
        parts.append(_row(clause, rules))
    return "".join(parts)


_INTRODUCTION = """\
# What the guidance asks for, and what is checked

<!-- Written by src/actionplan/reference/clauses.py; `nox -s docs` updates it. -->

The plan format follows a safeguarding board's guidance on multi-agency action plans.
This page lists every requirement in the guidance, in our own words. Next to each
requirement are the fields of a plan that the requirement is about. The last column
lists the checks that report a problem if a plan does not meet the requirement. If a
check is not marked *error* or *advice*, it gives a warning. To see what the checks
marked *advice* find, use `actionplan lint --advice`. To find out more about a field or
a check, type `actionplan explain` and the name of the field or check.
"""
_TABLE = "| requirement | fields | checks |\n|---|---|---|"


def _page(rule: Rule) -> str:
    return "messages.md" if rule.name in MESSAGES else "rules.md"


def _row(clause: Clause, rules: Mapping[str, Rule]) -> str:
    fields = ", ".join(f"`{field}`" for field in clause.fields)
    looking = ", ".join(
        f"[{rule.name}]({_page(rule)}#{rule.name})"
        + (f" ({rule.level})" if rule.level != "warning" else "")
        for rule in rules_of(clause, rules)
    )
    return f"| {clause.asks} | {fields} | {looking} |\n"
