"""Put one wording into an otherwise careful plan, and ask what lint says of it.

What the plan is told with a wording, and not with a careful one in its place, is said
of the wording. Used by the test beside it, and on wordings from elsewhere:

    python tests/wordings/harness.py WORDINGS.jsonl
"""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from actionplan import lint

SEEN_ON = date(2020, 3, 1)
NAME = "lessons-child-d-2019"

CAREFUL = {
    "title": "Health professionals in strategy discussions",
    "challenge": "Health was missing from 17 of 30 strategy discussions sampled.",
    "desired_outcome": (
        "By March 2020 a health professional takes part in 27 of 30 strategy"
        " discussions sampled."
    ),
    "baseline_measure": "Strategy discussions with a health professional",
    "baseline_value": "13 of 30",
    "baseline_target": "27 of 30",
    "result": "28 of 30",
    "action": "Write a joint protocol for inviting health professionals",
    "success_measure": "Discussions in which health took part, from the weekly report",
    "success_target": "27 of 30",
    "evidence_needed": "Minutes of the meeting at which the protocol was agreed",
    "risk": "Two of the nine practices have no clerk to take the call",
    "mitigation": "The duty team rings a second number for those two practices",
    "progress_note": "The protocol went to all nine agencies with the dates for it.",
    "feedback": "Health visitors say that they are rung before the meeting is fixed.",
    "effect": "In four of them what health knew led to a medical on the same day.",
    "review_purpose": "To see whether the figure holds once the pilot money ends",
    "owner": "Designated Nurse",
    "still_to_improve": "Two practices still cannot be reached (action 1.1).",
}
CLOSING = "Protocol agreed by all nine agencies on 4 November and put on the website."
WAITS = "Waits for the money, which the Executive decides on in April 2020."
VERDICTS = {
    "achieved": "fully",
    "partly achieved": "partly",
    "not achieved": "not-yet",
    "no change": "no-change",
}

_PLAN = """\
schema: actionplan/1
id: lessons-child-d-2019
title: {title}
kind: multi-agency
partnership: Northshire Safeguarding Children Partnership
coordinator: Partnership Business Manager
source:
  type: lessons-learned-review
  reference: Child D
  date: 2018-11
agreed: 2019-01-15
review:
  every: 3 months
  by: Partnership Business Manager
  reports_to: Quality Assurance Subgroup
  purpose: {review_purpose}
rag_legend:
  green: On track
  amber: Slipping, with a way back
  red: Off track
outcomes:
  - id: O1
    challenge: {challenge}
    desired_outcome: {desired_outcome}
    smart:
      timely: Sampled again in February 2020
    baseline:
      - measure: {baseline_measure}
        value: {baseline_value}
        target: {baseline_target}
        agency: Northshire Council
        date: 2018-12
        taken_from: Sample of December 2018
    actions:
      - id: "1.1"
        action: {action}
        due: {due}
        accountable: {owner}
        agency: Northshire Council
        partners:
          - agency: Northshire Police
            post: Detective Inspector, Public Protection
        success:
          - measure: {success_measure}
            target: {success_target}
            method: intra-agency-audit
            measured_by: 2020-08
        evidence_needed:
          - {evidence_needed}
        risks:
          - risk: {risk}
            approach: reduce
            mitigation: {mitigation}
        progress:
"""
_ENTRY = """\
          - date: {date}
            {state}
            reported_by: Designated Nurse
            note: {note}
"""
_CLOSING = """\
          - date: 2019-11-05
            state: complete
            reported_by: Designated Nurse
            evidence: Minutes of 4 November 2019
            note: {note}
"""
_DIFFERENCE = """\
    difference:
      - date: 2020-02-20
        outcome_achieved: {verdict}
        results:
          - measure: {baseline_measure}
            value: {result}
        feedback:
          - from: health visitors
            text: {feedback}
        effect: {effect}
        still_to_improve: {still_to_improve}
        evidence: Sample of February 2020
"""


class Wording(NamedTuple):
    """A text that somebody wrote into a field, and whether it is as it should be."""

    name: str
    field: str
    text: str
    fair: bool
    kind: str = ""
    context: tuple[tuple[str, str], ...] = ()


def read(path: Path) -> list[Wording]:
    """Read wordings, one a line: id, field, text, verdict, kind and context."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_wording(json.loads(line)) for line in lines if line]


def _wording(data: dict[str, Any]) -> Wording:
    return Wording(
        data["id"],
        data["field"],
        data["text"],
        data["verdict"] == "fair",
        data.get("kind", ""),
        tuple(sorted(data.get("context", {}).items())),
    )


@cache
def said(wording: Wording) -> list[str]:
    """Return the names of the rules that speak because of *wording*.

    The careful plan that it is held against has the same state and judgement, and
    figures that bear the judgement out.
    """
    kept = tuple(each for each in wording.context if each[0] not in _FIGURES)
    before = told(plan(wording._replace(text="", context=kept)))
    after = told(plan(wording)) - before
    context = dict(wording.context)
    return sorted(
        rule
        for rule, _, _ in after
        if rule not in AGAINST_THE_REST or AGAINST_THE_REST[rule] in context
    )


AGAINST_THE_REST = {
    "later-in-words": "due",
    "outcome-date-only-in-words": "due",
    "effect-against-judgement": "judgement",
}
"""Rules that hold a wording against the rest of a plan, and what they hold it against.

They count where the wording came with that, not against what this plan happens to say.
"""


def told(text: str) -> set[tuple[str, str, str]]:
    """Return what a plan is told: rules, and the items and fields they speak of."""
    request = lint.Request(as_of=SEEN_ON)
    report = lint.one(text.encode(), f"{NAME}.yaml", request)
    return {(each.rule, each.item, each.field) for each in report.diagnostics}


def plan(wording: Wording) -> str:
    """Write the plan with *wording* in its field; without one, a careful plan."""
    context = dict(wording.context)
    verdict = VERDICTS[context.get("judgement", "achieved")]
    fields = _fields(wording, context, verdict)
    written = {name: json.dumps(text) for name, text in fields.items()}
    state = context.get("state", "")
    first = json.dumps(WAITS if state in _WAITING else CAREFUL["progress_note"])
    last = json.dumps(CLOSING)
    if wording.field == "progress_note" and wording.text:
        first, last = json.dumps(wording.text), json.dumps(wording.text)
    text = _PLAN.format(**written, due=context.get("due", "2020-06"))
    if state != "complete" and wording.field not in JUDGED:
        return text + _ENTRY.format(date="2020-02-10", state=_STATES[state], note=first)
    careful = json.dumps(CAREFUL["progress_note"])
    text += _ENTRY.format(date="2019-05-10", state=_STATES[""], note=careful)
    text += _CLOSING.format(note=last)
    return text + _DIFFERENCE.format(**written, verdict=verdict)


def _fields(wording: Wording, context: dict[str, str], verdict: str) -> dict[str, str]:
    """Return the texts of the plan: those of the context, and the wording itself."""
    fields = CAREFUL | {
        name: context[key]
        for name, key in zip(_MEASURED, _FIGURES, strict=True)
        if key in context
    }
    if "result" not in context and verdict != "fully":
        fields["result"] = fields["baseline_value"]
    elif "result" not in context and set(_FIGURES) & set(context):
        fields["result"] = fields["baseline_target"]
    return fields | ({wording.field: wording.text} if wording.text else {})


_STATES = {
    "": "rag: green",
    "open": "state: in-progress",
    "not-started": "state: not-started",
    "on-hold": "state: on-hold",
}
_WAITING = ("not-started", "on-hold")
JUDGED = ("feedback", "effect")
"""Fields of a judgement, which comes after the action is complete."""
_FIGURES = ("baseline", "target", "result")
_MEASURED = ("baseline_value", "baseline_target", "result")


def main(path: Path) -> None:
    """Write down how many of each kind are told, and which are judged wrongly."""
    sums: dict[tuple[str, str], list[int]] = {}
    for each in read(path):
        rules = said(each)
        kind = "fair" if each.fair else each.kind
        counted = sums.setdefault((each.field, kind), [0, 0])
        counted[0] += bool(rules)
        counted[1] += 1
        if bool(rules) is each.fair:
            sys.stdout.write(f"{each.name} {each.field} {kind} {rules} {each.text!r}\n")
    for (field, kind), (found, number) in sorted(sums.items()):
        sys.stdout.write(f"{found:4} of {number:3}  {field}: {kind}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
