"""Say how far an outcome is achieved, and what its figures show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.plan import (
    board_names,
    closing,
    readable,
    requirements,
    timeline,
)
from actionplan.plan.sentences.date_words import began, dated, of_entry, on
from actionplan.plan.sentences.entry_words import no_note
from actionplan.plan.sentences.state_words import (
    ACHIEVED,
    LONG,
    MEASURE,
    NO_TEXT,
    are,
    first_paragraph,
    numbers,
    phrase,
    rated,
    within,
)
from actionplan.text import figures, grammar
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from actionplan.plan.model import (
        Achieved,
        Assurance,
        BoardSettings,
        Judgement,
        Outcome,
        Plan,
        Recommendation,
    )
    from actionplan.plan.noted_figures import NotedFigure
    from actionplan.plan.requirements import NotShown, PassedWords
    from actionplan.plan.timeline import Contradiction


SEEMS_WORSE = "which seems worse than at the start"
CONTRADICTED = "Contradicted by the figures"


def verdict(outcome: Outcome, judgement: Judgement) -> str:
    """Say how far an outcome is achieved, or that the figures contradict this."""
    if timeline.is_contradicted(outcome, judgement):
        return CONTRADICTED
    return _how_far(judgement)


def judgement_words(outcome: Outcome, judgement: Judgement) -> str:
    """Return an assessment in words, and say if its own figures contradict it."""
    words = _how_far(judgement)
    if not timeline.is_contradicted(outcome, judgement):
        return words
    return f"{CONTRADICTED}: it says {within(words)}"


def _how_far(judgement: Judgement) -> str:
    if timeline.is_verdict_unread(judgement):
        return VERDICT_NOT_READ
    return ACHIEVED[judgement.outcome_achieved]


VERDICT_NOT_READ = "Assessment could not be read"


def judged(
    verdicts: Mapping[Achieved | None, int],
    number: int,
    *,
    against: int,
    not_shown: Mapping[NotShown, Sequence[str]],
    unread: int,
) -> str:
    """Count assessments in words: 2 are partly achieved, 1 has not been assessed.

    *verdicts* counts the latest assessment of each outcome, *number* all outcomes,
    *against* those whose latest assessment is contradicted by its own figures, and
    *not_shown* has the numbers of those that are not known to be fully achieved, and
    *unread* are those of which an assessment could not be read.
    """
    counted = [
        f"{n} {are(n)} {ACHIEVED[verdict].lower()}"
        if verdict != "no-change"
        else f"{n} {grammar.agree(n, 'shows', 'show')} no change"
        for verdict in ACHIEVED
        if (n := verdicts.get(verdict, 0))
    ]
    for why, which in not_shown.items():
        has = grammar.agree(len(which), *NOT_SHOWN[why])
        assessed = f"{len(which)} {are(len(which))} assessed as fully achieved"
        counted.append(f"{assessed} but {has} ({numbers(which)})")
    if against:
        counted.append(
            "1 has an assessment that its figures contradict"
            if against == 1
            else f"{against} have assessments that their figures contradict"
        )
    if unread:
        has = grammar.agree(unread, "has", "have")
        counted.append(f"{unread} {has} an assessment that could not be read")
    rest = number - sum(verdicts.values()) - against - unread
    rest -= sum(map(len, not_shown.values()))
    if not counted:
        return "none has been assessed"
    have = grammar.agree(rest, "has", "have")
    return ", ".join(
        [*counted, *([f"{rest} {have} not been assessed"] if rest else [])]
    )


NOT_SHOWN: dict[NotShown, tuple[str, str]] = {
    "open": ("has an open action", "have open actions"),
    "was-open": ("had an open action then", "had open actions then"),
    "later-figure": (
        "has a later figure that misses its target",
        "have later figures that miss their targets",
    ),
    "count-below": (
        "has a count below its target",
        "have counts below their targets",
    ),
    "no-measure": ("has nothing measured", "have nothing measured"),
    "not-measured": (
        "has a measure that was not taken again",
        "have measures that were not taken again",
    ),
    "not-comparable": (
        "has a figure that cannot be compared with its target",
        "have figures that cannot be compared with their targets",
    ),
    "met-at-start": (
        "had reached its target at the start",
        "had reached their targets at the start",
    ),
}
"""Why an outcome that is assessed as fully achieved is not counted as achieved."""


def outcome_title(outcome: Outcome, plan: Plan, most: int = 90) -> str:
    """Return a title for an outcome that is different from the others in its plan.

    It is the theme, the desired outcome, the challenge or the first recommendation.
    """
    asked = next((recommended(one) for one in outcome.recommendations if one.text), "")
    said = outcome.desired_outcome or outcome.challenge or asked
    theme = outcome.theme
    if theme and (_themes(plan)[theme] == 1 or not said):
        return theme
    about = first_paragraph(said, most) or NO_TEXT
    return f"{theme}: {about}" if theme else about


def recommended(of: Recommendation) -> str:
    """Return a recommendation with its number, or what others call it.

    For example: HMIC Recommendation 4: record what is seen.
    """
    number = of.ref.rstrip(". ")
    is_named = "recommendation" in number.casefold()
    ref = number if is_named else f"Recommendation {number}"
    return f"{ref}: {of.text}" if of.ref else of.text


@by_identity
def _themes(plan: Plan) -> Counter[str]:
    """Count how many outcomes of a plan have each theme."""
    return Counter(outcome.theme for outcome in plan.outcomes)


def says_passed(passed: PassedWords, plan: Plan) -> str:
    """Say that something gives a time that is over: says "by 2025", which has passed.

    If it is counted from the date of the plan, say which date that is.
    """
    says = f"says {grammar.quoted(passed.words)}"
    if not passed.is_counted:
        return f"{says}, which has passed"
    if plan.agreed or plan.published:
        dated = began(plan)
    else:
        known = plan.begun.words if plan.begun else ""
        year = str(plan.begun_by.year) if plan.begun_by else ""
        dated = f"the plan is dated {known or year}"
    return f"{says}, and {dated}. That time has passed"


def figures_say(one: Contradiction) -> str:
    """Say what the figures of a measure show, against the assessment of its outcome."""
    name = (
        grammar.quoted(one.measure, MEASURE)
        if one.measure
        else "a measure without a name"
    )
    if one.before:
        return f"{name} is worse than before: {one.before} then, {one.result} now"
    match one.verdict:
        case "worse":
            return f"{name} is worse: {one.start} at the start, {one.result} now"
        case "no change":
            return f"{name} has not changed: the figure is still {one.result}"
        case "met":
            return (
                f"{name} has reached its target of {_target(one)}: the figure is"
                f" {one.result}"
            )
        case _:
            return f"{name} is {one.result}, and its target was {_target(one)}"


def noted_figure(found: NotedFigure) -> str:
    """Quote a note that has a later figure for a measure than any assessment.

    If that seems to be worse than the baseline, it says so.
    """
    where = f" on action {found.action}" if found.action else ""
    quote = grammar.quoted(found.words, LONG)
    worse = f", {SEEMS_WORSE}" if found.is_worse else ""
    return f"the note{where} {dated(found.entry)} says {quote}{worse}"


def _target(of: Contradiction) -> str:
    """Return a target as part of a sentence: quoted if it is no figure of its own."""
    is_figure = figures.amount(of.target) is not None
    return of.target if is_figure else grammar.quoted(of.target)


def closed_when(outcome: Outcome, plan: Plan, as_of: date) -> str:
    """Say since when all actions of an outcome are closed, as far as it is known."""
    if since := requirements.closed_since(outcome, plan, as_of):
        return f"have been closed since {since.words}"
    now = [timeline.standing(action, plan, as_of) for action in outcome.actions]
    if len(now) == 1:
        return "are closed, on a date that is not known"
    none = not any(each.closed for each in now)
    return f"are closed, on dates that are not {'' if none else 'all '}known"


def difference_not_assessed(outcome: Outcome, as_of: date) -> str:
    """Say that nothing was assessed, or nothing since; an earlier assessment counts.

    Feedback alone is no assessment, and neither is one that is dated later. If nothing
    says what the outcome is for, it cannot be assessed.
    """
    if requirements.has_no_purpose(outcome):
        return f"the difference they made {NO_PURPOSE} the outcome is for"
    again = " again since" if timeline.latest_verdict(outcome, as_of) else ""
    return f"the difference they made has not been assessed{again}"


NO_PURPOSE = "cannot be assessed until the plan says what"


def assessed_on(last: Judgement) -> str:
    """Say when an assessment was made, as part of a sentence."""
    return on(last.date) if last.date else within(of_entry(last))


def to_be_judged(outcome: Outcome, plan: Plan, as_of: date) -> str:
    """Say that an outcome is ready to assess, and if it has nothing to compare.

    If a note on one of its actions says that there is more to do, say that. If nothing
    says what it is for, it cannot be assessed.
    """
    if requirements.has_no_purpose(outcome):
        return f"All of its actions are closed, but it {NO_PURPOSE} it is for."
    if more := closing.said_to_have_more(outcome, plan, as_of):
        which = grammar.agree(len(more), "action {} has", "actions {} have")
        notes = grammar.agree(len(more), "a note that seems", "notes that seem")
        return (
            f"All of its actions are closed, but {which.format(numbers(more))} {notes}"
            " to say that there is more to do."
        )
    asked = "All of its actions are closed. What difference have they made?"
    if readable.lacks(outcome, "desired_outcome", "baseline"):
        return (
            f"{asked} The plan does not give a desired outcome or a baseline to assess"
            " it against."
        )
    return asked


def assured(given: Assurance, board: BoardSettings) -> str:
    """Say who gave an assurance that nothing needs to be done, and what shows it."""
    agency = board_names.agency(given.agency, board).words or "An agency not named"
    when_ = f" {on(given.date)}" if given.date else " on a date not recorded"
    said = phrase(given.statement)
    what = f"{agency} gave an assurance{when_} that nothing needs to be done"
    shown = "; ".join(given.evidence).rstrip(".")
    evidence = f"Evidence: {shown}" if shown else "No evidence is recorded"
    return f"{what}: {said}. {evidence}." if said else f"{what}. {evidence}."


def also_reported(outcome: Outcome, given: Assurance, plan: Plan, as_of: date) -> str:
    """Say what was reported of an outcome after an assurance; empty if nothing was.

    It says "since then" only if the dates of both are known to be in that order.
    """
    one = timeline.reported_since(outcome, given, as_of)
    if one is None:
        return ""
    after = one.date and given.date and one.date.first_day > given.date.last_day
    when_ = on(one.date) if one.date else within(of_entry(one))
    rating = f"{within(rated(one.rag, plan))}. " if one.rag else ""
    note = phrase(one.note) or no_note(one).rstrip(".")
    how = "Reported since then" if after else "Also reported"
    return f"{how}, {when_}: {rating}{note}."
