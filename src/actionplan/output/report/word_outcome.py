"""Write an outcome and its actions for a report in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import word_parts as parts
from actionplan.output.report.word_parts import NOT_RECORDED
from actionplan.output.word_blocks import WordHeading, bold, bullets, fact, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.report.facts import (
        ActionFacts,
        AssuranceFacts,
        EntryFacts,
        Other,
        OutcomeEntryFacts,
        OutcomeFacts,
        RecommendationFacts,
    )
    from actionplan.output.word_blocks import Block, Cell, WordLine
    from actionplan.plan.model import Action, Outcome, Risk


def outcome(of: OutcomeFacts, level: int) -> Iterator[Block]:
    """Write an outcome: what was found, what will be different, and its actions."""
    number = parts.flat(of.outcome.id)
    yield WordHeading(level, f"Outcome {number}: {parts.flat(of.title)}", of.anchor)
    yield from fact("Challenge", of.outcome.challenge or NOT_RECORDED)
    if of.recommendations:
        yield from parts.table(
            "Recommendations and responses",
            ("Number", "Recommendation", "Current response"),
            map(_recommendation, of.recommendations),
            (15, 55, 30),
        )
    yield from fact("Desired outcome", of.outcome.desired_outcome or NOT_RECORDED)
    if of.accountable:
        yield from fact("Accountable for the outcome", of.accountable)
    yield from parts.facts((*of.arrangements, *of.smart))
    if of.outcome.not_yet_smart:
        yield from fact("Why it cannot be SMART yet", of.outcome.not_yet_smart)
    elif not of.smart:
        yield line(f"SMART statements: {NOT_RECORDED.lower()}")
    yield from _measures(of, number)
    if of.outcome.risks or of.outcome.no_known_risks:
        yield from _risks(of.outcome, f"outcome {number}")
    yield from _others(of.other)
    yield from _reports(of, number)
    yield from _assurances(of, number)
    yield WordHeading(level + 1, "Actions")
    if not of.outcome.actions:
        none = "There are none." if of.outcome.actions_known else "None could be read."
        yield line(none)
    for each in of.actions:
        yield from action(each, level + 2)
    if of.additional:
        yield WordHeading(level + 1, "Additional actions")
        for each in of.additional:
            yield from action(each, level + 2)


def _others(pairs: tuple[Other, ...]) -> Iterator[WordLine]:
    for pair in pairs:
        yield from fact(f"Other: {parts.flat(pair.name)}", pair.text)


def _recommendation(of: RecommendationFacts) -> tuple[Cell, ...]:
    about = of.recommendation
    extra = [f"Addressed to: {of.addressed_to}"] if of.addressed_to else []
    extra += [f"Scope: {of.scope.lower()}"] if of.scope else []
    said = bullets(
        f"{each.agency or 'Agency not named'}: {each.words.lower()}, {each.day}"
        + (f". {parts.flat(each.reason)}" if each.reason else "")
        for each in of.answers
    )
    return (
        (
            line(about.ref or "Not numbered"),
            *map(line, filter(None, [about.paragraph])),
        ),
        (*lines(of.text), *map(line, extra), *parts.facts(of.other)),
        said or parts.one("No response recorded"),
    )


def _measures(of: OutcomeFacts, number: str) -> Iterator[Block]:
    """Write the figures at the start, and later ones."""
    if not of.outcome.baseline:
        yield line(
            bold("Baseline: "),
            "Not recorded, so there is nothing to compare later figures with.",
        )
    if not of.comparisons:
        return
    rows = (
        (
            lines(each.measure or NOT_RECORDED),
            lines(each.start),
            parts.one(each.start_of or NOT_RECORDED),
            (
                *(bullets(each.again) or parts.one(each.now)),
                *(parts.one(f"But {each.noted}.") if each.noted else ()),
            ),
            lines(each.target),
        )
        for each in of.comparisons
    )
    yield from parts.table(
        f"Measures for outcome {number}, at the start and later",
        ("Measure", "At the start", "Source of the figure", "Measured again", "Target"),
        rows,
        (30, 17, 20, 18, 15),
    )


def _risks(holder: Outcome | Action, of_what: str) -> Iterator[Block]:
    if holder.risks:
        yield from parts.table(
            f"Risks to {of_what}",
            ("Risk", "Approach", "What is in place"),
            map(_risk, holder.risks),
            (40, 15, 45),
        )
    if holder.no_known_risks:
        yield from fact("No known risks", holder.no_known_risks)


def _risk(risk: Risk) -> tuple[Cell, ...]:
    approach = (risk.approach or NOT_RECORDED).capitalize()
    return (
        lines(risk.risk or NOT_RECORDED),
        parts.one(approach),
        lines(risk.mitigation or NOT_RECORDED),
    )


def _reports(of: OutcomeFacts, number: str) -> Iterator[Block]:
    if of.reports:
        yield from parts.table(
            f"Progress of outcome {number}, newest first",
            ("Reported", "Rating", "Points of progress"),
            map(_report, of.reports),
            (20, 15, 65),
        )


def _report(of: OutcomeEntryFacts) -> tuple[Cell, ...]:
    rating = line(parts.rated(of.rating)) if of.rating else line("Not rated")
    return (
        _reported(of.day.words, of.entry.reported_by),
        (rating,),
        (*lines(of.note), *_more(of)),
    )


def _reported(day: str, by: str) -> Cell:
    return (line(day), *([line(by)] if by else []))


def _more(of: EntryFacts | OutcomeEntryFacts) -> Iterator[WordLine]:
    """Write the evidence of an entry, and the fields that the board added."""
    if of.entry.evidence:
        yield line(f"Evidence: {'; '.join(map(parts.flat, of.entry.evidence))}")
    for other in of.other:
        yield line(f"{parts.flat(other.name)}: {parts.flat(other.text)}")


def _assurances(of: OutcomeFacts, number: str) -> Iterator[Block]:
    if of.assurances:
        yield from parts.table(
            f"Assurances that nothing needs to be done for outcome {number}",
            ("Agency", "Date", "What it says", "Evidence"),
            map(_assurance, of.assurances),
            (20, 15, 40, 25),
        )


def _assurance(of: AssuranceFacts) -> tuple[Cell, ...]:
    said = lines(of.assurance.statement or NOT_RECORDED)
    since = [line(of.since)] if of.since else []
    others = [line(f"{each.name}: {parts.flat(each.text)}") for each in of.other]
    evidence = bullets(map(parts.flat, of.assurance.evidence))
    return (
        parts.one(of.agency or NOT_RECORDED),
        parts.one(of.day),
        (*said, *since, *others),
        evidence or parts.one(NOT_RECORDED),
    )


# --- actions ----------------------------------------------------------------------


def action(of: ActionFacts, level: int) -> Iterator[Block]:
    """Write an action: its status, its owner and dates, and its progress."""
    number = parts.flat(of.action.id)
    yield WordHeading(level, f"{number} {parts.flat(of.text)}", of.anchor)
    yield parts.standing(of)
    yield from _facts(of)
    missing = []
    if of.success:
        yield from _success(of, number)
    else:
        missing.append("measures of success")
    yield from _risks(of.action, f"action {number}")
    if not (of.action.risks or of.action.no_known_risks):
        missing.append("risks")
    if of.entries:
        yield from _progress(of, number)
    else:
        missing.append("progress")
    if missing:
        yield line(f"{NOT_RECORDED}: {', '.join(missing)}.")


def _facts(of: ActionFacts) -> Iterator[WordLine]:
    """Write who, when and with whom."""
    moves = f" (at first {of.first_due}; moved {of.moved})" if of.moves else ""
    yield line(bold("Due: "), f"{of.due}{moves}")
    yield from lines(of.why_undated)
    yield line(bold("Accountable: "), _accountable(of))
    yield from parts.facts(of.details)
    if of.partners:
        yield line(bold("With: "), "; ".join(map(parts.flat, of.partners)))
    if of.arises_from:
        yield line(bold("Arises from: "), parts.link(of.arises_from))
    if of.added:
        yield line(bold("Added to the plan: "), of.added.words)
    if of.replaced_by:
        yield line(bold("Replaced by: "), parts.link(of.replaced_by))
    if of.action.evidence_needed:
        needed = "; ".join(map(parts.flat, of.action.evidence_needed))
        yield line(bold("Evidence needed: "), needed)
    if of.review:
        yield line(bold("Review: "), of.review)
    yield from _others(of.other)


def _accountable(of: ActionFacts) -> str:
    person = f" ({parts.flat(of.action.person)})" if of.action.person else ""
    if not of.agency:
        return f"{of.who}{person}"
    between = f"; {of.agency_label}: " if of.agency_label else ", "
    return f"{of.who}{person}{between}{of.agency}"


def _success(of: ActionFacts, number: str) -> Iterator[Block]:
    rows = (
        (
            lines(each.success.measure or NOT_RECORDED),
            (line(each.method), *lines(each.success.method_detail)),
            lines(each.success.target or NOT_RECORDED),
            parts.one(each.by),
        )
        for each in of.success
    )
    yield from parts.table(
        f"How the success of action {number} is measured",
        ("What is measured", "How", "Target", "Measure by (date)"),
        rows,
        (38, 25, 22, 15),
    )


def _progress(of: ActionFacts, number: str) -> Iterator[Block]:
    yield from parts.table(
        f"Progress of action {number}, newest first",
        ("Reported", "Rating and changes", "Points of progress", "Next stage"),
        map(_entry, of.entries),
        (16, 18, 42, 24),
    )


def _entry(of: EntryFacts) -> tuple[Cell, ...]:
    return (
        _reported(of.day.words, of.entry.reported_by),
        _rating(of),
        (*lines(of.note), *_more(of)),
        parts.stage(of.next),
    )


def _rating(of: EntryFacts) -> Cell:
    changed = [line(of.changed)] if of.changed else []
    if of.corrected:
        said = " It said:" if changed else ""
        still = f" It no longer counts.{said}"
        return (line(bold(f"{parts.flat(of.corrected)}."), still), *changed)
    if of.rating:
        return (line(parts.rated(of.rating)), *changed)
    return (line("Not rated"), *changed)
