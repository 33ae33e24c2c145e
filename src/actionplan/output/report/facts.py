"""Value types that templates are given: every fact of a report, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from actionplan.output.report.charts import Bar, Timeline
    from actionplan.plan.model import (
        Action,
        Assurance,
        Entry,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        Recommendation,
        Response,
        Success,
    )
    from actionplan.plan.timeline import Standing

TagColour: TypeAlias = Literal["red", "amber", "green", "blue", "grey"]


class Day(NamedTuple):
    """A date in words, and as YYYY-MM-DD or YYYY-MM."""

    words: str
    iso: str
    """Empty where the date is not known."""


class Link(NamedTuple):
    """Words that link to a place on this page, or on another page of the report."""

    words: str
    href: str
    """Empty if what it names is not in this report."""


class Tag(NamedTuple):
    """A highlighted word; the colour only repeats what the word says."""

    words: str
    look: TagColour


class Other(NamedTuple):
    """A field of the board's own (`x-...`), and its value."""

    name: str
    text: str


class Rating(NamedTuple):
    """A RAG rating in words: Amber; and what it means in this plan."""

    words: str
    meaning: str
    look: TagColour


class Stage(NamedTuple):
    """What is planned next, and by when."""

    words: str
    by: Day | None
    passed: bool
    """Whether that date has passed, and the action is still open."""


class EntryFacts(NamedTuple):
    """What was reported of an action on one day."""

    entry: Entry
    """As it is in the file."""
    day: Day
    corrected: str
    """That it was corrected and no longer counts, in words; empty if it counts."""
    changed: str
    """What it changed, in words; empty if it only reported."""
    rating: Rating | None
    next: Stage | None
    other: tuple[Other, ...]


class MoveFacts(NamedTuple):
    """A change of a due date."""

    on: Day
    before: str
    after: str
    why: str
    is_postponement: bool


class SuccessFacts(NamedTuple):
    """What is measured about an action, how, and by when."""

    success: Success
    method: str
    by: str


class ActionFacts(NamedTuple):
    """An action, and how it stands on the day of the report."""

    action: Action
    plan: Plan
    now: Standing
    anchor: str
    here: str
    """Where it stands, from its own page."""
    href: str
    """Where it stands, from the overview."""
    name: str
    """PLAN/ACTION, its name everywhere."""
    text: str
    """What is to be done; says so if that could not be read."""
    who: str
    """Who answers for it now, or why nobody does."""
    agency: str
    """Whose it is, by the name its board declared; empty where none is known."""
    due: str
    """When it is due, with where the date is from."""
    first_due: str
    why_undated: str
    """Why there is no date, or why the document gives none; may be empty."""
    state: str
    """Its state in the words of its board, as within a sentence: on hold."""
    standing: str
    """How it stands, the exceptions first."""
    reason: str
    """The newest note, with its date."""
    tags: tuple[Tag, ...]
    rating: Rating | None
    next: Stage | None
    heard: str
    """When it was last reported on or, if never, since when nothing was."""
    closed: str
    closed_how: str
    evidence: tuple[str, ...]
    """What shows that it is done; empty where nothing does, and where it is not."""
    late: str
    """That it was achieved, or else reported, after its date; empty if it was not."""
    """In a sentence: Done 27 June 2012; signed off 5 September 2012."""
    moved: str
    """How often it was put off, in words: never, once, 3 times."""
    moves: tuple[MoveFacts, ...]
    entries: tuple[EntryFacts, ...]
    """What was reported, the newest first."""
    is_additional: bool
    arises_from: Link | None
    added: Day | None
    replaced_by: Link | None
    review: str
    """Review arrangements of its own, in a sentence; empty if it has none."""
    details: tuple[Other, ...]
    """Priority, how often it repeats, its milestones, and more time asked for."""
    partners: tuple[str, ...]
    success: tuple[SuccessFacts, ...]
    silent_bar: Bar | None
    silent_for: str
    """The months since the newest report, or that they are not known."""
    other: tuple[Other, ...]


class AnswerFacts(NamedTuple):
    """What an agency answers to a recommendation, on the date of the report."""

    response: Response
    agency: str
    """By the name its board declared, as in every other place."""
    words: str
    day: str
    reason: str


class AssuranceFacts(NamedTuple):
    """What an agency has said where nothing needs to be done."""

    assurance: Assurance
    agency: str
    day: str
    other: tuple[Other, ...]


class OutcomeEntryFacts(NamedTuple):
    """What was reported of a whole outcome on one day."""

    entry: OutcomeEntry
    day: Day
    rating: Rating | None
    other: tuple[Other, ...]


class RecommendationFacts(NamedTuple):
    """A recommendation of the review, and the answers to it."""

    recommendation: Recommendation
    outcome: Link
    text: str
    """Its words; says so if they are not recorded."""
    addressed_to: str
    """Whom it is addressed to, in words; empty if that is not recorded."""
    scope: str
    answers: tuple[AnswerFacts, ...]
    declined: tuple[AnswerFacts, ...]
    """Those that accept it in part, or not at all."""
    other: tuple[Other, ...]


class ComparisonFacts(NamedTuple):
    """A measure at the start, and what it was later."""

    measure: str
    start: str
    start_of: str
    """Whose figure it is, from when, and what it is taken from."""
    target: str
    now: str
    """The newest figure; says so if there is none."""
    now_day: str
    again: tuple[str, ...]
    """Every later figure with its date, the oldest first."""


class JudgementFacts(NamedTuple):
    """What difference has been made, as judged on one day."""

    judgement: Judgement
    day: Day
    words: str
    look: TagColour
    other: tuple[Other, ...]


class OutcomeFacts(NamedTuple):
    """An outcome, its actions, and the difference made."""

    outcome: Outcome
    anchor: str
    here: str
    href: str
    title: str
    aim: str
    """What is to be different, where the title does not say it; else empty."""
    accountable: str
    """Who answers for the whole outcome; empty where nobody is named."""
    recommendations: tuple[RecommendationFacts, ...]
    arrangements: tuple[Other, ...]
    """Who does the work and by when, where the outcome says it for its actions."""
    smart: tuple[Other, ...]
    """Specific, Measurable and so on, with what is said of each."""
    assurances: tuple[AssuranceFacts, ...]
    reports: tuple[OutcomeEntryFacts, ...]
    """What was reported of the whole outcome, the newest first."""
    actions: tuple[ActionFacts, ...]
    """Those that were planned from the start."""
    additional: tuple[ActionFacts, ...]
    """Those that arose on the way."""
    comparisons: tuple[ComparisonFacts, ...]
    judgements: tuple[JudgementFacts, ...]
    """The newest first."""
    judged: str
    """What was judged last, in words: Partly achieved."""
    judged_look: TagColour
    judged_on: str
    judged_long_ago: str
    """How long ago that was, if it is more than six months: judged 11 months ago."""
    details: str
    """The anchor of its judgements and measures, near the end of the plan."""
    to_be_judged: str
    """That it is time to judge it, and by what; empty if it is not."""
    other: tuple[Other, ...]


class Figure(NamedTuple):
    """A line of the summary's table."""

    words: str
    number: int
    which: tuple[Link, ...]
    look: TagColour


class AgencyFacts(NamedTuple):
    """How the actions of one agency stand."""

    agency: str
    is_named: bool
    """False for actions of which no agency is known."""
    total: int
    overdue: int
    in_time: int
    """Open, with a due date that has not passed."""
    undated: int
    """Open, without a known due date."""
    closed: int
    states: tuple[tuple[str, int], ...]
    """Each state as within a sentence, and how many actions are in it."""
    bar: Bar


class ValueFacts(NamedTuple):
    """How the actions are of which a field says one thing."""

    value: str
    total: int
    overdue: int
    open: int
    """All that are open, with those that are overdue."""
    closed: int
    bar: Bar


class FieldFacts(NamedTuple):
    """How actions are by what a field says: theme, priority or a board's own."""

    title: str
    """Such as "By priority"."""
    column: str
    finding: str
    values: tuple[ValueFacts, ...]


class Lacking(NamedTuple):
    """An exception that is not one action's: an outcome, or a part not checked."""

    what: Link
    words: str


class ReviewFacts(NamedTuple):
    """That an action is reviewed by a date of its own, before the next meeting."""

    action: ActionFacts
    words: str


class PlanFacts(NamedTuple):
    """A plan on a day."""

    plan: Plan
    anchor: str
    href: str
    title: str
    whose: str
    """What it is, whose, and who keeps it, in a sentence."""
    as_of: Day
    next_meeting: Day
    summary: tuple[str, ...]
    gaps: tuple[str, ...]
    """That the report is incomplete, and why; empty if it is not."""
    about: tuple[Other, ...]
    """Whose plan it is, in pairs of words."""
    figures: tuple[Figure, ...]
    held: str
    """What its board calls on hold, as within a sentence."""
    clear: bool
    """Whether nothing in the plan needs the board's attention, and all was read."""
    exceptions: tuple[ActionFacts, ...]
    lacking: tuple[Lacking, ...]
    """The exceptions that are not one action's."""
    to_act: tuple[ActionFacts, ...]
    """Actions on which somebody is to act before the next meeting."""
    reviews: tuple[ReviewFacts, ...]
    """Reviews that single actions have by then, by dates of their own."""
    done_title: str
    """What its board calls those that are complete and not signed off yet."""
    done: tuple[ActionFacts, ...]
    """Those complete and not signed off yet, the newest first; of many some."""
    done_more: str
    """How many more there are; empty where there are none."""
    withdrawn: tuple[ActionFacts, ...]
    declined: tuple[RecommendationFacts, ...]
    without_actions: tuple[OutcomeFacts, ...]
    actions: tuple[ActionFacts, ...]
    silence: tuple[ActionFacts, ...]
    """Open actions, the longest silent first."""
    silence_finding: str
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    fields: tuple[FieldFacts, ...]
    """Sums by theme, by priority, and by what the board added, if there are any."""
    timelines: tuple[Timeline, ...]
    dates_finding: str
    outcomes: tuple[OutcomeFacts, ...]
    review: tuple[Other, ...]
    additional: tuple[ActionFacts, ...]
    legend: tuple[Rating, ...]
    other: tuple[Other, ...]


class Month(NamedTuple):
    """Open actions that are due in one month."""

    words: str
    number: int
    bar: Bar


class PlanLine(NamedTuple):
    """A plan in the overview's list."""

    plan: Plan
    title: Link
    standing: str
    overdue: int
    stale: int
    open: int
    closed: int
    judged: str
    bar: Bar


class ExceptionList(NamedTuple):
    """Actions of many plans that are an exception of one kind."""

    title: str
    caption: str
    empty: str
    """What to say where there are none."""
    actions: tuple[ActionFacts, ...]


class Overview(NamedTuple):
    """Many plans on a day."""

    as_of: Day
    next_meeting: Day
    gaps: tuple[str, ...]
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    states: tuple[tuple[str, int], ...]
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    fields: tuple[FieldFacts, ...]
    """Sums by theme, by priority, and by what boards added, if there are any."""
    clear: bool
    """Whether nothing in any plan needs the board's attention, and all was read."""
    exceptions: tuple[ExceptionList, ...]
    """Every exception of an action, by kind; and what is due before the meeting."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not one action's."""
    months: tuple[Month, ...]
    months_finding: str
    plans: tuple[PlanLine, ...]
    marking: str
