"""Work out the facts of one outcome, and of the difference made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import actions, page_text, phrases
from actionplan.output.report.facts import (
    AnswerFacts,
    AssuranceFacts,
    ComparisonFacts,
    JudgementFacts,
    Link,
    Other,
    OutcomeEntryFacts,
    OutcomeFacts,
    RecommendationFacts,
)
from actionplan.plan import (
    aims,
    board_names,
    decisions,
    readable,
    requirements,
    sentences,
    timeline,
)
from actionplan.plan.model import listed
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.output.report.anchors import Anchor
    from actionplan.output.report.facts import ActionFacts, TagColour
    from actionplan.plan.aims import Aim, Measured
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import (
        BoardSettings,
        Judgement,
        Outcome,
        Plan,
        Recommendation,
        Result,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Comparison


def _aim(outcome: Outcome, plan: Plan) -> str:
    """Return the desired outcome if the title is only the theme; else empty."""
    title = sentences.outcome_title(outcome, plan)
    return (
        sentences.first_paragraph(outcome.desired_outcome)
        if title == outcome.theme
        else ""
    )


def outcome_facts(  # noqa: PLR0913 -- what applies to the plan, each with its name
    outcome: Outcome,
    plan: Plan,
    *,
    as_of: date,
    place: Anchor,
    pairs: Sequence[tuple[Row, ActionFacts]],
    following: Meeting,
) -> OutcomeFacts:
    """Work out all facts of an outcome; *pairs* are the actions of its plan.

    *following* is the next meeting of the plan.
    """
    anchor = place.anchors[id(outcome)]
    own = [facts for row, facts in pairs if row.outcome is outcome]
    rows = [row for row, _ in pairs if row.outcome is outcome]
    verdicts = timeline.verdicts(outcome, as_of)
    here = Link(outcome.id, f"#{anchor}")
    newest = timeline.judgements(outcome, as_of)
    assurances = timeline.assurances(outcome, as_of)
    assured = bool(assurances) and requirements.is_only_assured(outcome)
    accountable = board_names.owner(outcome.accountable, plan.board).words
    arrangements = tuple(_arrangements(outcome, plan.board))
    smart = _smart(outcome)
    other = phrases.others(
        outcome,
        outcome.smart,
        *outcome.partners,
        *outcome.baseline,
        *outcome.risks,
    )
    aim = aims.of(outcome, plan, as_of)
    # How far it is achieved may not be readable; what is left for children still is.
    told = verdicts or (newest if aim.made == "not-known" else ())
    compared = [
        _comparison(one, measured, plan.board, rows)
        for one, measured in zip(
            timeline.comparisons(outcome, as_of), aim.measures, strict=True
        )
    ]
    return OutcomeFacts(
        outcome=outcome,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        title=sentences.outcome_title(outcome, plan),
        label=phrases.label(sentences.outcome_title(outcome, plan)),
        aim=_aim(outcome, plan),
        accountable=accountable,
        recommendations=tuple(
            _recommendation(r, plan.board, here, as_of) for r in outcome.recommendations
        ),
        arrangements=arrangements,
        assurances=tuple(
            AssuranceFacts(
                assurance=one,
                agency=board_names.agency(one.agency, plan.board).words,
                day=one.date.words if one.date else "Date not recorded",
                words=sentences.assured(one, plan.board),
                since=sentences.also_reported(outcome, one, plan, as_of),
                other=phrases.others(one),
            )
            for one in assurances
        ),
        only_assured=assured,
        reports=tuple(
            OutcomeEntryFacts(
                entry=one,
                note=phrases.note(one),
                day=phrases.reported(one),
                rating=phrases.rating(one.rag, plan),
                other=phrases.others(one),
            )
            for one in reversed(timeline.reports(outcome, as_of))
        ),
        smart=smart,
        actions=tuple(f for f in own if not f.is_additional),
        additional=tuple(f for f in own if f.is_additional),
        comparisons=tuple(compared),
        measured_again=tuple(each for each in compared if each.again),
        has_facts=any((accountable, arrangements, smart, other, outcome.not_yet_smart))
        or bool(outcome.risks or outcome.no_known_risks),
        judgements=tuple(_judgement(outcome, j) for j in reversed(newest)),
        judged=aim.made_words,
        judged_look=_judged_look(outcome, verdicts[-1]) if verdicts else "grey",
        judged_on=aim.assessed,
        still_to_improve=(
            page_text.first_paragraph(told[-1].still_to_improve) if told else ""
        ),
        judged_long_ago=_ago(aim.months_ago),
        details=place.details[id(outcome)],
        to_be_judged=(
            sentences.to_be_judged(outcome, plan, as_of)
            if timeline.to_be_judged(outcome, plan, as_of)
            else ""
        ),
        other=other,
        due=_due(aim, plan, as_of, following),
        purpose=_purpose(aim),
        difference=aim.difference,
        no_measure=aim.no_measure,
        effect=aim.effect or (_risk_in_effect(verdicts[-1]) if verdicts else ""),
        no_effect=_no_effect(verdicts[-1]) if verdicts else "",
        evidence=_evidence(verdicts[-1]) if verdicts else "",
        known_by=_known_by(verdicts) if verdicts else "",
        no_action=_no_action(outcome),
        shown_by_nothing=_shown_by_nothing(verdicts[-1]) if verdicts else "",
    )


def _shown_by_nothing(last: Judgement) -> str:
    """Say that an outcome is called fully achieved with nothing that shows it.

    If there is a figure, evidence or feedback, or one that could not be read, this is
    empty.
    """
    fields = ("results", "evidence", "feedback")
    bare = all(readable.lacks(last, field) for field in fields)
    if last.outcome_achieved != "fully" or not bare:
        return ""
    return "without a figure, evidence or feedback"


def _due(aim: Aim, plan: Plan, as_of: date, following: Meeting) -> str:
    """Return when an outcome was due, or is due by the next meeting; may be empty.

    It is empty if nothing speaks against the assessment that it is fully achieved.
    """
    due = aim.outcome.due
    doubted = decisions.is_assessment_in_doubt(aim.outcome, plan, as_of)
    if due is None or (aim.made == "fully" and not (aim.not_shown or doubted)):
        return ""
    soon = not following.is_none and due.first_day <= following.day
    return due.words if soon or due.last_day < as_of else ""


def _evidence(last: Judgement) -> str:
    return "; ".join(each.rstrip(".") for each in last.evidence)


def _no_action(outcome: Outcome) -> str:
    """Say that an outcome has no action, and if nothing is to be done; may be empty."""
    if outcome.actions or not outcome.actions_known:
        return ""
    if not requirements.is_turned_down(outcome):
        return "" if requirements.is_only_assured(outcome) else "no action"
    number = len(outcome.recommendations)
    which = grammar.agree(number, "recommendation", "recommendations")
    return f"no action ({which} not accepted)"


def _risk_in_effect(last: Judgement) -> str:
    """Return the sentences of an effect that say that somebody is not safe.

    They count also if the figures contradict how far the outcome is achieved.
    """
    return page_text.at_risk(last.effect)


def _no_effect(last: Judgement) -> str:
    """Say that no effect is recorded, and quote what stands for it; may be empty."""
    held = (each for each in last.unread_fields if each.field == "effect")
    words = next((each.written for each in held if each.left_open), "").strip(" .")
    if words:
        return f"not recorded ({grammar.quoted(words)})"
    return "not recorded" if readable.lacks(last, "effect") else ""


def _known_by(verdicts: Sequence[Judgement]) -> str:
    """Return the evidence of the latest assessment and the feedback, with its source.

    If no assessment has any feedback, that is said after the evidence.
    """
    last = verdicts[-1]
    evidence = _evidence(last)
    heard = [
        f"{each.source or 'Feedback'}: {sentences.first_paragraph(each.text)}"
        for each in last.feedback
        if each.text
    ]
    none = all(readable.lacks(each, "feedback") for each in verdicts)
    if evidence and none:
        return f"{evidence}; no feedback recorded."
    return " ".join([*([f"{evidence}."] if evidence else []), *heard])


def _purpose(aim: Aim) -> str:
    """Return the theme and what will be different, or why that is not known."""
    text = sentences.first_paragraph(aim.text_words, page_text.LONGEST)
    of = aim.outcome
    if not aim.text and (of.challenge or of.recommendations):
        # The words are what is missing, and then what the outcome comes from.
        named = next((one for one in of.recommendations if one.text), None)
        asked = sentences.recommended(named) if named else ""
        source = "Challenge" if of.challenge else "Recommendation"
        is_named = asked and not of.challenge and named and named.ref
        said = sentences.first_paragraph(of.challenge or asked) or aim.name
        theme = f"{of.theme}: " if of.theme and said != aim.name else ""
        source = "" if is_named else f"{source}: "
        return f"{theme}{text}. {source}{phrases.label(said)}"
    name = f"{phrases.label(aim.name)}: " if aim.name else ""
    return f"{name}{text}"


def _ago(months: int) -> str:
    return f"assessed {dates.in_months(months)} ago" if months else ""


def _smart(outcome: Outcome) -> tuple[Other, ...]:
    return tuple(
        Other(phrases.capital(name), text)
        for name, text in zip(outcome.smart._fields, outcome.smart, strict=True)
        if isinstance(text, str) and text
    )


def _arrangements(outcome: Outcome, board: BoardSettings) -> Iterator[Other]:
    """Yield what the outcome says for all its actions."""
    if outcome.due:
        yield Other("Due", outcome.due.words)
    if outcome.agency:
        yield Other("Agency", board_names.agency(outcome.agency, board).words)
    if outcome.partners:
        who = [actions.partner(one, board) for one in outcome.partners]
        yield Other("With", "\n".join(f"- {one}" for one in who))


def _judgement(outcome: Outcome, judgement: Judgement) -> JudgementFacts:
    return JudgementFacts(
        judgement=judgement,
        day=phrases.reported(judgement),
        words=sentences.judgement_words(outcome, judgement),
        look=_judged_look(outcome, judgement),
        other=phrases.others(judgement, *judgement.results, *judgement.feedback),
    )


def _judged_look(outcome: Outcome, judgement: Judgement) -> TagColour:
    if timeline.is_contradicted(outcome, judgement):
        return "red"
    looks: dict[str | None, TagColour] = {
        "fully": "green",
        "partly": "amber",
        "no-change": "red",
    }
    return looks.get(judgement.outcome_achieved, "grey")


def _recommendation(
    recommendation: Recommendation, board: BoardSettings, outcome: Link, as_of: date
) -> RecommendationFacts:
    answers = tuple(
        AnswerFacts(
            response=response,
            agency=board_names.agency(response.agency, board).words,
            words=sentences.response(response),
            day=response.date.words if response.date else "Date not recorded",
            reason=response.reason,
        )
        for response in timeline.answers(recommendation, board, as_of)
    )
    return RecommendationFacts(
        recommendation=recommendation,
        outcome=outcome,
        text=recommendation.text or "Text not recorded",
        addressed_to=listed(recommendation.addressed_to),
        scope=sentences.choice(recommendation.scope),
        answers=answers,
        declined=tuple(a for a in answers if a.response.response != "accepted"),
        other=phrases.others(recommendation, *recommendation.responses),
    )


def _comparison(
    comparison: Comparison,
    measured: Measured,
    board: BoardSettings,
    rows: Sequence[Row],
) -> ComparisonFacts:
    start = comparison.start
    again = comparison.again
    said = [
        start.date.words if start and start.date else "",
        board_names.agency(start.agency, board).words if start else "",
        start.taken_from if start else "",
    ]
    return ComparisonFacts(
        measure=measured.measure,
        start=measured.start_words,
        start_of="; ".join(filter(None, said)),
        target=measured.target_words,
        now=measured.latest_words,
        now_day=_figure_day(*again[-1]) if again else "",
        now_when=measured.latest_when,
        again=tuple(
            f"{phrases.capital(sentences.measured(*each))}: {each[1].value}"
            for each in again
        ),
        words=measured.words,
        doubt="; ".join(_doubts(comparison, measured, rows)),
        noted=measured.noted,
    )


def _doubts(of: Comparison, measured: Measured, rows: Sequence[Row]) -> Iterator[str]:
    """Yield what a reader must know of the latest figure for a measure."""
    if measured.worse_than:
        yield f"worse than before: {measured.worse_than}"
    if of.again and (older := _older_than_reopening(*of.again[-1], rows)):
        yield older


def _older_than_reopening(
    judgement: Judgement, result: Result, rows: Sequence[Row]
) -> str:
    """Say that actions were opened again after a figure, which may not hold now."""
    day = result.date or judgement.date
    numbers = [
        row.action.id
        for row in rows
        if (found := timeline.reopened(row.action, row.now.entries))
        and found.reopened.date
        and day
        and day.last_day < found.reopened.date.first_day
    ]
    return f"before {sentences.listed(numbers)} was reopened" if numbers else ""


def _figure_day(judgement: Judgement, result: Result) -> str:
    return result.date.words if result.date else sentences.of_entry(judgement)
