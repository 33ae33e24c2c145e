"""Say what the exceptions of outcomes and whole plans are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from actionplan.plan import (
    arrangements,
    readable,
    requirements,
    reviews,
    timeline,
)
from actionplan.plan.sentences.action_words import nothing
from actionplan.plan.sentences.date_words import dated, of_entry, on
from actionplan.plan.sentences.outcome_words import (
    assessed_on,
    closed_when,
    difference_not_assessed,
    figures_say,
    judgement_words,
    says_passed,
)
from actionplan.plan.sentences.state_words import (
    ACHIEVED,
    LONG,
    MEASURE,
    capital,
    listed,
    numbers,
    phrase,
    phrase_with_unsafe,
    rated,
    within,
)
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.requirements import PassedWords
    from actionplan.plan.reviews import FirstPassed


def with_reviews_joined(found: Sequence[Matter]) -> tuple[Matter, ...]:
    """Join the reviews given only in words, if no more is to say of each."""
    of_each: dict[int, list[Matter]] = defaultdict(list)
    for each in found:
        if each.kind == "review-in-words" and each.item and _says_no_more(each):
            of_each[id(each.plan)].append(each)
    told: list[Matter] = []
    for each in found:
        same = of_each[id(each.plan)]
        if len(same) < _SOME or each not in same:
            told.append(each)
        elif each is same[0]:
            told.append(each._replace(item="", numbers=tuple(m.item for m in same)))
    return tuple(told)


_SOME = 2


def _says_no_more(found: Matter) -> bool:
    of_plan = arrangements.in_words(found.plan, found.as_of)
    each = next(one for one in of_plan if one.number == found.item)
    return not each.first and not _own_first_passed(found)


def review_in_words(found: Matter) -> str:
    """Say that a review interval is given only in words, and what is not known."""
    of_plan = arrangements.in_words(found.plan, found.as_of)
    if found.numbers:
        by_words: dict[str, list[str]] = defaultdict(list)
        for one in of_plan:
            if one.number in found.numbers:
                by_words[one.words].append(one.number)
        said = ", ".join(
            f'"{words}" ({grammar.agree(len(which), "action", "actions")}'
            f" {listed(which)})"
            for words, which in by_words.items()
        )
        return (
            f"The review intervals are given only in words: {said}. So the review dates"
            " are not known"
        )
    each = next(one for one in of_plan if one.number == found.item)
    unknown = "review dates after the first" if each.first else "review dates"
    return (
        f'The review interval is given only in words, "{each.words}", so the {unknown}'
        f" are not known{_own_first_passed(found)}"
    )


def _own_first_passed(found: Matter) -> str:
    """Say that the first review of an action has passed, if no exception says so."""
    for action in found.plan.actions:
        now = timeline.standing(action, found.plan, found.as_of)
        own = reviews.of_action(action, found.plan, now)
        if action.id == found.item and own and own.passed and now.no_recent_date:
            return (
                f". The first review was due {on(own.passed)}, but {nothing(now)} has"
                " been recorded for this action since"
            )
    return ""


def first_passed(found: FirstPassed) -> str:
    """Say that the first review of a plan has passed, and nothing was recorded."""
    newest = found.newest
    since = f"since {newest._replace(day=None).words}" if newest else "with a date"
    return (
        f"The first review was due {on(found.first)}. Nothing has been recorded {since}"
    )


def first_review_passed(found: Matter) -> str:
    """Say the same of an exception."""
    passed = reviews.first_passed(found.plan, found.as_of)
    return first_passed(passed) if passed else ""


def review_too_rare(found: Matter) -> str:
    """Say that reviews are further apart than the guidance allows."""
    rare = arrangements.too_rare(found.plan, found.as_of)
    every = next(each for each in rare if each.number == found.item)
    words = f" ({grammar.quoted(every.words)})" if every.words else ""
    return (
        f"To be reviewed every {every.every.after_every}{words} while work is open: the"
        " guidance asks for a review at least every 6 months"
    )


def outcome_rating(found: Matter) -> str:
    """Say how the progress of an outcome was rated last, when and why."""
    entry = found.entry
    if entry is None:
        return ""
    rating = within(rated(entry.rag, found.plan))
    when_ = on(entry.date) if entry.date else within(of_entry(entry))
    note = phrase(entry.note)
    return f"The outcome was {rating} {when_}{f': {note}' if note else ''}"


def same_words(found: Matter) -> str:
    """Say that nobody can tell some actions apart, although each is counted."""
    return (
        f"Actions {listed(found.numbers)} have the same words, so they may be the same"
        " work, but each is counted"
    )


def outcome_overdue(found: Matter) -> str:
    """Say that the date of an outcome has passed, and how it was assessed last."""
    outcome = found.outcome
    if outcome is None or outcome.due is None:
        return ""
    by = "on" if outcome.due.day else "by the end of"
    return _not_achieved_by(
        found, outcome, f"The outcome was due {by} {outcome.due.words}"
    )


def overdue_in_brief(found: Matter) -> str:
    """Say that an outcome is overdue where its date and assessment are told; or ""."""
    last = found.judgement
    if found.kind != "outcome-overdue" or last is None:
        return ""
    left = phrase_with_unsafe(last.still_to_improve)
    return f"Overdue. Still to improve: {left}." if left else "Overdue."


def outcome_passed_in_words(found: Matter) -> str:
    """Say that the date in the words of an outcome has passed."""
    outcome = found.outcome
    if outcome is None:
        return ""
    passed = requirements.passed_in_words(outcome, found.plan, found.as_of)
    said = own_words_passed(passed, found.plan) if passed else ""
    return _not_achieved_by(found, outcome, said) if said else ""


def own_words_passed(passed: PassedWords, plan: Plan) -> str:
    """Say that words of an outcome, or of a recommendation, give a date now passed."""
    is_asked = passed.recommendation is not None
    what = "A recommendation" if is_asked else "The desired outcome"
    return f"{what} {says_passed(passed, plan)}"


def _not_achieved_by(found: Matter, outcome: Outcome, due_: str) -> str:
    """Add to the date of an outcome how it was assessed last."""
    last = found.judgement
    if last is None:
        whole = readable.is_read(found.plan, (*outcome.route, "difference"))
        could = "" if whole else " that could be read"
        return f"{due_}, but no assessment{could} says that it has been achieved"
    left = phrase_with_unsafe(last.still_to_improve)
    still = f". Still to improve: {left}" if left else ""
    how = within(judgement_words(outcome, last))
    return f"{due_}. The latest assessment is: {how} ({assessed_on(last)}){still}"


def done_undated(found: Matter) -> str:
    """Say which actions were done on an unknown date."""
    return f"{_these(found, 'done')} on an unknown date: {numbers(found.numbers)}"


def ended_undated(found: Matter) -> str:
    """Say which actions ended on an unknown date without being done."""
    how = "transferred, or closed without being done,"
    return f"{_these(found, how)} on an unknown date: {numbers(found.numbers)}"


def _these(found: Matter, how: str) -> str:
    number = len(found.numbers)
    were = grammar.agree(number, "was", "were")
    return f"{dates.count(number, 'action')} {were} {how}"


def achieved_with_open(found: Matter) -> str:
    """Say that an outcome is assessed as fully achieved, but has open actions."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    still = requirements.open_though_achieved(outcome, found.plan, found.as_of)
    then = requirements.open_when_achieved(outcome, found.plan, found.as_of)
    which = grammar.agree(len(still), "action {} is open", "actions {} are open")
    if not still:
        which = grammar.agree(
            len(then), "action {} was open then", "actions {} were open then"
        )
    said = within(ACHIEVED[last.outcome_achieved])
    named = which.format(numbers([action.id for action in still or then]))
    return f"The latest assessment ({assessed_on(last)}) says {said}, but {named}"


def reported_done(found: Matter) -> str:
    """Say that an outcome was reported as done, and which actions are open."""
    outcome = found.outcome
    said = outcome and requirements.open_though_reported_done(
        outcome, found.plan, found.as_of
    )
    if not said:
        return ""
    entry = said.entry
    rating = within(rated(entry.rag, found.plan)) if entry.rag else ""
    when_ = f" {on(entry.date)}" if entry.date else f" ({within(of_entry(entry))})"
    how = (
        f"The entry for the outcome{when_} says {grammar.quoted(said.words, LONG)}"
        if said.words
        else f"The outcome was {rating}{when_}"
    )
    which = grammar.agree(len(said.still), "action {} is", "actions {} are")
    now = [timeline.standing(each, found.plan, found.as_of) for each in said.still]
    late = " and overdue" if all(each.overdue for each in now) else ""
    named = which.format(numbers([action.id for action in said.still]))
    return f"{how}, but {named} open{late}"


def contradicted(found: Matter) -> str:
    """Say what the latest assessment of an outcome says, and what its figures show."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    said = within(ACHIEVED[last.outcome_achieved])
    against = timeline.against_its_figures(outcome, last)
    shown = "; ".join(figures_say(each) for each in against)
    return f"The latest assessment ({assessed_on(last)}) says {said}, but {shown}"


def later_figure(found: Matter) -> str:
    """Say that a figure noted since the latest assessment misses its target."""
    if found.outcome is None or found.judgement is None:
        return ""
    told = requirements.later_figure(found.outcome, found.plan, found.as_of)
    if told is None:
        return ""
    where = f" on action {told.action}" if told.action else ""
    return (
        f"The latest assessment ({assessed_on(found.judgement)}) says fully achieved,"
        f" but the note{where} {dated(told.entry)} says {grammar.quoted(told.words)},"
        f" and the target was {told.measure.target}"
    )


def of_fewer(found: Matter) -> str:
    """Say that an achieved outcome has a figure of fewer than was promised."""
    if found.outcome is None or found.judgement is None:
        return ""
    one = requirements.of_fewer(found.outcome, found.as_of)
    if one is None or one.start is None:
        return ""
    measure = grammar.quoted(one.measure, MEASURE)
    return (
        f"The latest assessment ({assessed_on(found.judgement)}) says fully achieved,"
        f" but {measure} is {one.again[-1][1].value}, and its target was"
        f" {one.start.target}"
    )


def figure_worse(found: Matter) -> str:
    """Say which measures of an outcome got worse, with both figures."""
    if found.outcome is None:
        return ""
    worse = requirements.worse_figures(found.outcome, found.as_of)
    return capital("; ".join(map(figures_say, worse)))


def not_achieved(found: Matter) -> str:
    """Say that an outcome is not achieved, and what still needs to improve."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    left = phrase_with_unsafe(last.still_to_improve)
    still = f". Still to improve: {left}" if left else ""
    said = within(ACHIEVED[last.outcome_achieved])
    now = [timeline.standing(a, found.plan, found.as_of) for a in outcome.actions]
    none_open = bool(now) and not any(each.is_open for each in now)
    closed = ", and all its actions are closed" if none_open else ""
    return f"The latest assessment is: {said} ({assessed_on(last)}){closed}{still}"


def not_assessed(found: Matter) -> str:
    """Say since when the actions of an outcome are closed without an assessment."""
    if found.outcome is None:
        return ""
    closed = closed_when(found.outcome, found.plan, found.as_of)
    not_yet = difference_not_assessed(found.outcome, found.as_of)
    return f"All its actions {closed}, but {not_yet}"


def no_action(found: Matter) -> str:
    """Say that an outcome has no action."""
    if found.outcome and found.outcome.recommendations:
        return "No action has been agreed for its recommendations"
    return "No action has been agreed for it"


OF_PLAN: dict[Kind, Callable[[Matter], str]] = {
    "first-review-passed": first_review_passed,
    "review-in-words": review_in_words,
    "review-too-rare": review_too_rare,
    "outcome-overdue": outcome_overdue,
    "outcome-passed-in-words": outcome_passed_in_words,
    "outcome-rating": outcome_rating,
    "reported-done": reported_done,
    "contradicted": contradicted,
    "later-figure": later_figure,
    "count-below": of_fewer,
    "figure-worse": figure_worse,
    "achieved-with-open": achieved_with_open,
    "not-achieved": not_achieved,
    "not-assessed": not_assessed,
    "no-action": no_action,
    "no-action-left": lambda _: (
        "Every action for it was given up, so nobody is working on it"
    ),
    "no-baseline": lambda _: "No outcome has a baseline, so no change can be measured",
    "done-undated": done_undated,
    "ended-undated": ended_undated,
    "same-words": same_words,
    "not-read": lambda found: f"Not checked: {found.part}",
    "left-empty": lambda found: f"Left empty: {found.part}",
}
