"""Say which rules must find nothing before a report may give the all-clear.

`BOARD` has the decision for every rule about a plan that is an error or a warning: the
exception that page one lists by name for it, or what else prevents the all-clear.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan import rules
from actionplan.plan import left_out, readable
from actionplan.plan.exceptions import PlanProblem
from actionplan.text import dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.exceptions import Kind
    from actionplan.plan.model import Plan, Unread
    from actionplan.rule import Finding, Rule

LeftOut: TypeAlias = Literal["left out", "an agency", "a baseline"]
Decision: TypeAlias = "tuple[Kind, ...] | LeftOut | Literal['problem', 'apart']"
"""The kinds of exception of which one names it on page one. What is *left out* is named
by page one as not given; if it is not always, this is what page one names. A *problem*
is named by its own words, in place of the all-clear. What is *apart* is not about what
the plan says."""

_OF_OPEN: tuple[Kind, ...] = (
    *("overdue", "passed-in-words", "may-be-overdue", "missed-rounds"),
    *("late-milestone", "stage-passed"),
    *("promise-passed", "review-passed", "no-date", "no-owner", "owner-in-doubt"),
    *("note-otherwise", "worst-rating", "next-worst-rating", "rating-not-known"),
    *("stale", "silence-not-known", "on-hold", "time-requested", "postponed-often"),
)
"""The exceptions of an open action. Of each, page one says its status and how it is
rated, and if that rating is for work that is done."""

BOARD: Mapping[str, Decision] = {
    "several-accountable": "left out",
    "no-owner-yet": ("no-owner",),
    "vague-accountable": "left out",
    "initials-accountable": "left out",
    "no-agencies-named": "an agency",
    "job-title-as-agency": "problem",
    "several-agencies": "problem",
    "partner-without-post": "problem",
    "difference-without-verdict": "problem",
    "result-not-in-baseline": "problem",
    "baseline-not-measured-again": "problem",
    "difference-without-feedback": "problem",
    "difference-without-effect": "problem",
    "difference-without-evidence": "problem",
    "nothing-to-improve": "problem",
    "achieved-with-open-actions": ("achieved-with-open",),
    "signed-off-by-same-post": ("sign-off-in-doubt",),
    "not-accepted-with-actions": "problem",
    "same-outcome-twice": "problem",
    "rated-badly-when-closed": ("worst-after-closing",),
    "not-started-with-work": ("note-otherwise",),
    "in-progress-without-work": ("note-otherwise",),
    "withdrawn-without-reason": ("given-up-unexplained", "no-action-left"),
    "replaced-by-withdrawn": ("replaced-by-given-up",),
    "judged-against-figures": ("contradicted",),
    "effect-against-judgement": "problem",
    "correction-unclear": "problem",
    "overdue-action": ("overdue", "passed-in-words", "may-be-overdue", "no-date"),
    "stale-action": ("stale", "silence-not-known", "monitoring-silent"),
    "never-reported": ("stale", "silence-not-known"),
    "entry-in-future": "problem",
    "entries-out-of-order": "problem",
    "review-too-rare": ("review-too-rare",),
    "next-stage-passed": ("stage-passed",),
    "outcome-not-judged": ("not-assessed",),
    "first-review-passed": (
        "first-review-passed",
        "review-passed",
        "stale",
        "silence-not-known",
    ),
    "later-in-words": "problem",
    "measured-before-due": "problem",
    "next-stage-after-due": "problem",
    "wrong-side-of-agreement": "problem",
    "legend-without-order": "problem",
    "duplicate-id": "problem",
    "unknown-reference": "problem",
    "outcome-without-purpose": "left out",
    "outcome-without-actions": ("no-action",),
    "colour-without-legend": "problem",
    "rating-in-own-field": "problem",
    "complete-without-evidence": "left out",
    "new-date-when-closed": "problem",
    "signed-off-before-complete": "problem",
    "file-name-not-id": "apart",
    "note-says-nothing": "problem",
    "achieved-after-reported": "problem",
    "achieved-and-open": "problem",
    "rating-older-than-progress": "problem",
    "green-when-overdue": "problem",
    "no-review-arrangements": "left out",
    "additional-without-date": "problem",
    "added-before-agreed": "problem",
    "refers-to-itself": "problem",
    "no-desired-outcome": "left out",
    "outcome-without-challenge": "problem",
    "outcome-not-measurable": "a baseline",
    "smart-says-nothing": "problem",
    "not-yet-smart-without-reason": "problem",
    "no-baseline": "left out",
    "baseline-without-value": "problem",
    "source-without-reference": "problem",
    "baseline-too-late": "problem",
    "no-success-measure": "left out",
    "success-without-method": "left out",
    "success-without-level": "left out",
    "measure-repeats-action": "problem",
    "words-are-a-date": "problem",
    "no-text-yet": "left out",
    "due-and-no-due-date": "problem",
    "no-date-to-come": ("no-date", "passed-in-words", "may-be-overdue"),
    "due-before-agreed": "problem",
    "new-due-in-past": "problem",
    "unlikely-year": "problem",
    "action-repeats-recommendation": "problem",
    "same-action-twice": ("same-words",),
    "no-risk-assessment": "left out",
    "risk-without-mitigation": "problem",
    "risks-and-none-known": "problem",
    "no-risks-without-reason": "problem",
    "target-is-today": "problem",
    "target-the-wrong-way": "problem",
    "late-milestone": ("late-milestone",),
    "milestone-not-reached": ("milestone-left",),
    "done-without-date": ("done-undated",),
    "overdue-outcome": ("outcome-overdue",),
    "complete-with-open-words": ("more-to-do",),
    "success-target-missed": ("more-to-do",),
    "finished-but-open": _OF_OPEN,
    "note-says-otherwise": ("note-otherwise",),
    "promise-passed": ("promise-passed",),
    "owner-in-doubt": ("owner-in-doubt",),
    "ended-but-disputed": ("disputed",),
    "outcome-reported-done": ("reported-done",),
    "request-not-answered": ("time-requested",),
    "outcome-date-only-in-words": ("outcome-passed-in-words",),
}
"""The decision for each rule. A rule without one is a *problem* as well."""


def problems(plan: Plan, day: date) -> tuple[PlanProblem, ...]:
    """Return what the rules find in a plan that prevents the all-clear.

    They are counted as lint counts them: a field that is left open with the same words
    in several places is one problem, but each field that could not be read is one. Of
    what the plan leaves out, which page one lists, only the errors are among them.
    """
    named = {each.what for each in left_out.of(plan, day)}
    named |= {"left out"} if named else set()
    found = rules.judge(plan, day, plan.id, prevents, timed=True)
    told = (
        _found(rule, finding, left_out=BOARD.get(rule.name) in named)
        for rule, finding in found
    )
    kept = (one for one in told if one.level == "error" or not one.left_out)
    return (*_set_aside(plan), *kept)


def _found(rule: Rule, finding: Finding, *, left_out: bool) -> PlanProblem:
    decision = BOARD.get(rule.name)
    return PlanProblem(
        left_out=left_out,
        level=rule.level,
        message=finding.message,
        named_as=decision if isinstance(decision, tuple) else (),
        at=tuple(finding.at),
        of=finding.of,
        rule=rule.name,
        about=_about(rule),
    )


def _about(rule: Rule) -> str:
    """Name the part of the guidance that a rule is about, within a sentence."""
    part = rule.clause.partition(":")[0]
    return part if part.startswith("RAG") else part.lower()


def _set_aside(plan: Plan) -> Iterator[PlanProblem]:
    """Yield what is left open, could not be read or is empty, as lint counts it."""
    found: dict[str, list[Route]] = defaultdict(list)
    for field, at in readable.set_aside(plan):
        if field.left_open:
            words = f'{quoted(field.written)} is not enough for "{field.field}".'
            found[words].append((*at, field.field))
    for words, (first, *others) in found.items():
        yield PlanProblem("error", words, at=_place(first, *others))
    parts: dict[tuple[str, bool], list[Unread]] = defaultdict(list)
    for part in plan.unread:
        name = next(each for each in reversed(part.route) if isinstance(each, str))
        cut = f"Part of {quoted(part.cut_from)}" if part.cut_from else quoted(name)
        parts[cut, part.lost].append(part)
    for (name, lost), same in parts.items():
        how = "could not be read" if lost else "is empty"
        where = "one place" if len(same) == 1 else dates.count(len(same), "place")
        at = _place(*(each.route for each in same))
        problem = PlanProblem("error", f"{name} {how} in {where}.", at=at)
        number = sum(each.faults for each in same)
        yield from repeat(problem._replace(apart=True), number)


def _place(first: Route, *others: Route) -> Route:
    """Return where something is; of several places the name alone, not one of them."""
    return first[-1:] if others else first


def prevents(rule: Rule) -> bool:
    """Return whether what a rule finds prevents the all-clear by itself.

    Advice does not: it is about how a plan could be better.
    """
    is_grave = rule.level in ("error", "warning")
    return is_grave and rule.subject == "plan" and BOARD.get(rule.name) != "apart"
