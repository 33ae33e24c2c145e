"""Work out the facts of one outcome, and of the difference made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import phrases
from actionplan.output.report.facts import (
    AnswerFacts,
    ComparisonFacts,
    JudgementFacts,
    Link,
    Other,
    OutcomeFacts,
    RecommendationFacts,
)
from actionplan.plan import sentences, timeline
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report.anchors import Anchor
    from actionplan.output.report.facts import ActionFacts, TagColour
    from actionplan.plan.model import Judgement, Outcome, Plan, Recommendation
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Comparison


def outcome_facts(
    outcome: Outcome,
    plan: Plan,
    as_of: date,
    place: Anchor,
    pairs: Sequence[tuple[Row, ActionFacts]],
) -> OutcomeFacts:
    """Work out all facts of an outcome; *pairs* are the actions of its plan."""
    anchor = place.anchors[id(outcome)]
    own = [facts for row, facts in pairs if row.outcome is outcome]
    verdicts = verdicts_on(outcome, as_of)
    here = Link(outcome.id, f"#{anchor}")
    newest = timeline.judgements(outcome, as_of)
    ago = timeline.judged_long_ago(outcome, as_of)
    return OutcomeFacts(
        outcome=outcome,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        title=outcome.theme
        or sentences.first_paragraph(
            outcome.desired_outcome or outcome.challenge or outcome.id, 90
        ),
        recommendations=tuple(
            _recommendation(r, here, as_of) for r in outcome.recommendations
        ),
        smart=tuple(
            Other(phrases.capital(name), text)
            for name, text in zip(outcome.smart._fields, outcome.smart, strict=True)
            if isinstance(text, str) and text
        ),
        actions=tuple(f for f in own if not f.is_additional),
        additional=tuple(f for f in own if f.is_additional),
        comparisons=tuple(_comparison(c) for c in timeline.comparisons(outcome, as_of)),
        judgements=tuple(_judgement(j) for j in reversed(newest)),
        judged=sentences.ACHIEVED[verdicts[-1].outcome_achieved]
        if verdicts
        else "Not judged yet",
        judged_look=_judged_look(verdicts[-1]) if verdicts else "grey",
        judged_on=verdicts[-1].date.words if verdicts else "",
        judged_long_ago=f"judged {dates.count(ago, 'month')} ago" if ago else "",
        details=place.details[id(outcome)],
        to_be_judged=timeline.to_be_judged(outcome, plan, as_of),
        other=phrases.others(outcome, outcome.smart, *outcome.baseline, *outcome.risks),
    )


def verdicts_on(outcome: Outcome, as_of: date) -> list[Judgement]:
    """Return the judgements that say how far it was achieved, the oldest first."""
    return [j for j in timeline.judgements(outcome, as_of) if j.outcome_achieved]


def _judgement(judgement: Judgement) -> JudgementFacts:
    return JudgementFacts(
        judgement=judgement,
        day=phrases.day_facts(judgement.date),
        words=sentences.ACHIEVED[judgement.outcome_achieved],
        look=_judged_look(judgement),
        other=phrases.others(judgement, *judgement.results, *judgement.feedback),
    )


def _judged_look(judgement: Judgement) -> TagColour:
    looks: dict[str | None, TagColour] = {
        "fully": "green",
        "partly": "amber",
        "no-change": "red",
    }
    return looks.get(judgement.outcome_achieved, "grey")


def _recommendation(
    recommendation: Recommendation, outcome: Link, as_of: date
) -> RecommendationFacts:
    answers = tuple(
        AnswerFacts(
            response,
            sentences.choice(response.response),
            response.date.words if response.date else "Date not recorded",
            response.reason,
        )
        for response in timeline.answers(recommendation, as_of)
    )
    return RecommendationFacts(
        recommendation=recommendation,
        outcome=outcome,
        scope=sentences.choice(recommendation.scope),
        answers=answers,
        declined=tuple(a for a in answers if a.response.response != "accepted"),
        other=phrases.others(recommendation, *recommendation.responses),
    )


def _comparison(comparison: Comparison) -> ComparisonFacts:
    start = comparison.start
    again = comparison.again
    said = [
        start.date.words if start and start.date else "",
        start.agency if start else "",
        start.taken_from if start else "",
    ]
    return ComparisonFacts(
        measure=comparison.measure,
        start=start.value or "Not recorded" if start else "Not measured at the start",
        start_of="; ".join(filter(None, said)),
        target=start.target or "Not recorded" if start else "Not recorded",
        now=again[-1][1] if again else "Not measured again yet",
        now_day=again[-1][0].words if again else "",
        again=tuple(f"{day.words}: {value}" for day, value in again),
    )
