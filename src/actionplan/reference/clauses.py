"""The guidance, sentence by sentence, with the fields and rules that answer it.

A rule names the clause that it holds a plan to; docs/guidance.md is written from both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.rule import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.rule import Rule


class Clause(NamedTuple):
    """One thing that a sentence of the guidance asks for."""

    name: str
    """The heading in the guidance, a colon, and the subject."""
    asks: str
    fields: tuple[str, ...]
    """Where the plan says it: the thing, a full stop and the field."""
    also: tuple[str, ...] = ()
    """Rules of another clause, or about the form, that check this one too."""


CLAUSES = (
    Clause(
        "Introduction: clear goals",
        "Agencies have clear goals, and specific outcomes that can be measured.",
        ("outcome.desired_outcome", "outcome.baseline"),
        ("no-desired-outcome", "outcome-not-measurable"),
    ),
    Clause(
        "Introduction: alike across agencies",
        "Reporting and monitoring are done in the same way in all agencies.",
        ("plan.rag_legend", "plan.review"),
        ("colour-without-legend", "no-review-arrangements", "unknown-field"),
    ),
    Clause(
        "Introduction: what it is for",
        "The plan answers a serious case review or a review of lessons learned, or it"
        " serves one agency's own objectives.",
        ("source.type", "plan.kind", "plan.lead_agency"),
        ("missing-field", "not-an-option", "source-without-reference"),
    ),
    Clause(
        "Desired outcome: decided",
        "Agencies look at the challenge that was found, and decide what the outcome is"
        " to be.",
        ("outcome.challenge", "recommendation.text", "outcome.desired_outcome"),
    ),
    Clause(
        "Desired outcome: measurable",
        "It is an outcome, or a statement of what is intended, that can be measured.",
        ("outcome.desired_outcome", "outcome.smart"),
    ),
    Clause(
        "Desired outcome: target",
        "It can include the figures that are to be reached.",
        ("baseline.target",),
    ),
    Clause(
        "Desired outcome: source",
        "It can name the source of the challenge.",
        ("source.type", "source.reference", "source.date"),
    ),
    Clause(
        "Desired outcome: SMART",
        "It aims to be specific, measurable, achievable, realistic and timely.",
        ("outcome.smart",),
        ("outcome-not-measurable",),
    ),
    Clause(
        "Desired outcome: not SMART at once",
        "Where priorities compete, resources are short, research is needed or the issue"
        " is a national one, it may not be SMART yet.",
        ("outcome.not_yet_smart", "recommendation.scope"),
        ("outcome-not-measurable",),
    ),
    Clause(
        "Desired outcome: position today",
        "Agencies gather evidence now of how things stand and what practice is.",
        ("outcome.baseline", "baseline.value", "baseline.date", "baseline.taken_from"),
    ),
    Clause(
        "Desired outcome: comparable later",
        "The evidence is such that outcomes can be compared with it later.",
        ("baseline.measure", "baseline.date"),
        ("result-not-in-baseline",),
    ),
    Clause(
        "Specific action: identified",
        "Specific actions are named that meet the challenge and achieve the outcome.",
        ("outcome.actions", "action.action"),
    ),
    Clause(
        "Specific action: a definite date",
        "Each action has a definite date by which it is achieved.",
        ("action.due", "action.no_due_date", "action.set_date_by", "progress.new_due"),
        ("missing-field", "new-date-when-closed"),
    ),
    Clause(
        "Specific action: the month",
        "Where possible the date gives the month, and not just the year.",
        ("action.due",),
    ),
    Clause(
        "Accountability: one that is named",
        "A named professional, a job title or the lead agency answers for the action.",
        ("action.accountable", "action.person", "progress.accountable"),
        ("missing-field",),
    ),
    Clause(
        "Accountability: agencies and posts",
        "Where an action needs several agencies, these and the titles of their"
        " professionals are there.",
        ("action.agency", "action.partners", "partner.agency", "partner.post"),
    ),
    Clause(
        "Measuring success: what and how",
        "It says what the outcome of the completed action is, and how it is measured.",
        ("action.success", "success.measure", "success.method"),
    ),
    Clause(
        "Measuring success: ways of measuring",
        "Ways are: comparing with the starting position; surveys of staff or of those"
        " who use the service; audits; evaluation of training on the day and again"
        " later; attendance records.",
        ("success.method", "success.method_detail"),
        ("no-baseline", "not-an-option", "success-without-method"),
    ),
    Clause(
        "Measuring success: when it is achieved",
        "It says how an agency will know that the outcome has been achieved.",
        ("success.measure", "action.evidence_needed", "progress.evidence"),
    ),
    Clause(
        "Measuring success: levels of success",
        "It says what the levels of success are.",
        ("success.target",),
    ),
    Clause(
        "Risk assessment: considered",
        "Agencies consider whether known risks may prevent the outcome.",
        ("action.risks", "action.no_known_risks", "outcome.risks"),
    ),
    Clause(
        "Risk assessment: managed",
        "For each risk it says what is in place to reduce, remove or manage it.",
        ("risk.approach", "risk.mitigation"),
    ),
    Clause(
        "Progress: what was done, and when",
        "Progress of each action is recorded, with the date on which it was achieved.",
        ("action.progress", "progress.date", "progress.note", "progress.achieved_on"),
        ("missing-field", "entry-in-future"),
    ),
    Clause(
        "Progress: kept up to date",
        "Ongoing actions are brought up to date regularly, every six months at least.",
        ("progress.date", "review.every"),
    ),
    Clause(
        "Progress: the next stage",
        "The next stage can be given, to see to it that the outcome comes in time.",
        ("progress.next", "progress.next_due"),
    ),
    Clause(
        "RAG rating: with points of progress",
        "A rating is no evidence of progress. Where it is used, clear points of"
        " progress stand beside it.",
        ("progress.rag", "progress.note", "plan.rag_legend"),
        ("note-says-nothing", "missing-field"),
    ),
    Clause(
        "Additional actions: review arrangements",
        "It says in detail how the work is reviewed, and who is responsible for that.",
        ("review.every", "review.first", "review.by", "review.reports_to"),
        ("review-too-rare",),
    ),
    Clause(
        "Additional actions: where they come from",
        "What comes up on the way to the outcome may become an additional action.",
        ("action.arises_from", "progress.replaced_by"),
    ),
    Clause(
        "Additional actions: with a date",
        "An additional action has its own date, as the others have.",
        ("action.added", "action.due"),
        ("missing-field",),
    ),
    Clause(
        "Difference: judged",
        "It is judged what difference has been made.",
        ("outcome.difference", "judgement.date"),
    ),
    Clause(
        "Difference: evidenced",
        "The judgement is evidenced.",
        ("judgement.evidence", "judgement.results"),
    ),
    Clause(
        "Difference: comparable outcomes",
        "It rests on outcomes that can be compared with how things stood before.",
        ("judgement.results", "result.measure"),
    ),
    Clause(
        "Difference: feedback",
        "It rests on what agencies and individuals say.",
        ("judgement.feedback",),
    ),
    Clause(
        "Difference: effect on children",
        "It considers the good effect on the welfare and safety of children and young"
        " people.",
        ("judgement.effect",),
    ),
    Clause(
        "Difference: how well it was done",
        "It is looked at how well the action has been completed.",
        ("progress.state", "progress.reported_by", "progress.evidence"),
        ("complete-without-evidence",),
    ),
    Clause(
        "Difference: achieved, or still to improve",
        "It says whether the desired outcome has been achieved, or what is still to be"
        " improved.",
        ("judgement.outcome_achieved", "judgement.still_to_improve"),
    ),
)


def rules_of(clause: Clause, rules: Mapping[str, Rule]) -> list[Rule]:
    """Return the rules that check a clause, in the order of their codes."""
    found = [
        rule
        for rule in rules.values()
        if rule.clause == clause.name or rule.name in clause.also
    ]
    return sorted(found, key=lambda rule: rule.code)


def guidance_markdown(rules: Mapping[str, Rule]) -> str:
    """Write docs/guidance.md: each clause with its fields and rules."""
    parts = [_INTRODUCTION]
    heading = ""
    for clause in CLAUSES:
        section = clause.name.partition(":")[0]
        if section != heading:
            heading = section
            parts.append(f"\n## {heading}\n\n{_TABLE}\n")
        parts.append(_row(clause, rules))
    return "".join(parts)


_INTRODUCTION = """\
# What the guidance asks, and what is checked

<!-- Written by src/actionplan/reference/clauses.py; `nox -s docs` renews it. -->

The plan format follows a safeguarding board's guidance on multi-agency action plans.
This is every sentence of it that asks something of a plan, in our own words, with the
fields that answer it and the rules that look. `actionplan explain` tells more of each
field and rule. *Advice* is shown with `--advice`.
"""
_TABLE = "| what is asked | fields | rules |\n|---|---|---|"


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
