"""The values that templates are given: every fact in a report, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from actionplan.output.report.charts import Bar, Timeline
    from actionplan.output.report.plots import LineLook, Plot
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
    """Empty if this report does not have what the words name."""
    label: str = ""
    """The name or title, to print after the words. May be empty."""


class Tag(NamedTuple):
    """A highlighted word; the colour only repeats what the word says."""

    words: str
    look: TagColour


class Other(NamedTuple):
    """A field that the board added (`x-...`), and its value."""

    name: str
    text: str


class Rating(NamedTuple):
    """A RAG rating in words, such as Amber, and what it means in this plan."""

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
    """A progress entry for an action."""

    entry: Entry
    """The progress entry, as the plan file has it."""
    note: str
    """Its note. If there is none, or only a placeholder, words that say so."""
    day: Day
    corrected: str
    """That it was corrected and no longer counts, in words; empty if it counts."""
    changed: str
    """What the entry changed, in words. Empty if it changed nothing."""
    rating: Rating | None
    next: Stage | None
    is_short: bool
    """Whether its note and its next stage have no list and no second paragraph."""
    other: tuple[Other, ...]


class MoveFacts(NamedTuple):
    """A change to a due date."""

    on: Day
    before: str
    after: str
    why: str
    is_postponement: bool


class SuccessFacts(NamedTuple):
    """A measure of an action's success: what is measured, how, and by when."""

    success: Success
    method: str
    by: str


class ActionFacts(NamedTuple):
    """An action and its status on the report date."""

    action: Action
    plan: Plan
    now: Standing
    anchor: str
    here: str
    """The link to it from the plan's own page."""
    href: str
    """The link to it from the overview."""
    name: str
    """The plan ID, a slash and the action number: PLAN/ACTION."""
    called: str
    """The short title of the plan, and the action number: Child K 2.1."""
    text: str
    """What will be done. If this could not be read, words that say so."""
    label: str
    """The same text without a full stop at the end, so that a sentence can go on."""
    who: str
    """The current owner, or why there is no owner."""
    agency: str
    """Its agency, by the name the board declared. Empty if no agency is known."""
    agency_label: str
    """What comes before the agency if it may not be the owner's."""
    due: str
    """When it is due, and where that date comes from."""
    due_told: str
    """The same, with the date first agreed if it was moved."""
    due_beside: str
    """The same, to print next to the status, which may already say that there is no
    date."""
    first_due: str
    why_undated: str
    """Why there is no date, or why the document gives none. May be empty."""
    state: str
    """Its status in the board's own words, in lower case: on hold."""
    standing: str
    """Its status in words, exceptions first."""
    reason: str
    """The latest note, with its date."""
    latest: str
    """The same for page one, with more of the note if it is long."""
    rating_note: str
    """The note of the entry that gave a low rating, with its date. Empty if the rating
    is not low, or the action is closed."""
    refused: str
    """That a request for more time was refused, and why the owner asked for it. May be
    empty."""
    reopened: str
    """That it was reopened, if the latest note does not say so. May be empty."""
    reopened_why: str
    """The same, with the note that reopened it, and when it was reported as
    complete."""
    since_then: str
    """That it was reopened or handed over, or that more time was refused. May be
    empty."""
    targets: str
    """The targets of an open action, each with its latest figure. May be empty."""
    stage_passed: str
    """That the next stage was not reported by its date; empty if that is not so."""
    last_stage: str
    """The stage that was planned last, if it is overdue and has no newer one."""
    rated_when: str
    """When an overdue action was rated well, if that was before it was overdue."""
    tags: tuple[Tag, ...]
    rating: Rating | None
    next: Stage | None
    needed: str
    """What is needed before the next meeting, if it is not the action itself: the next
    stage of the action, with its date. May be empty."""
    heard: str
    """The date of the latest update, or since when there has been none."""
    closed: str
    closed_how: str
    """In a sentence: Done 27 June 2012; signed off 5 September 2012."""
    evidence: tuple[str, ...]
    """The evidence that it is done. Empty if there is none, or if it is not done."""
    late: str
    """That it was achieved, or else reported, after its due date. Empty if not."""
    moved: str
    """How often its due date was moved later, in words: never, once, 3 times."""
    moves: tuple[MoveFacts, ...]
    moved_by: str
    """By how much its due date is later or earlier than first agreed, that it did not
    move, or why this is not known."""
    entries: tuple[EntryFacts, ...]
    """Its progress entries, newest first."""
    is_additional: bool
    arises_from: Link | None
    added: Day | None
    replaced_by: Link | None
    review: str
    """Its own review arrangements, in a sentence. Empty if it has none."""
    details: tuple[Other, ...]
    """Priority, how often it repeats, milestones, and any request for more time."""
    partners: tuple[str, ...]
    success: tuple[SuccessFacts, ...]
    silent_bar: Bar | None
    silent_for: str
    """The months since the latest update, or that this is not known."""
    other: tuple[Other, ...]


class AnswerFacts(NamedTuple):
    """An agency's response to a recommendation, on the report date."""

    response: Response
    agency: str
    """The name that the board declared for the agency."""
    words: str
    day: str
    reason: str


class AssuranceFacts(NamedTuple):
    """An agency's statement that nothing needs to be done."""

    assurance: Assurance
    agency: str
    day: str
    words: str
    """Who gave it, when, and what it is based on, in sentences."""
    since: str
    """The newest report on the outcome, unless it is older than the assurance. May be
    empty."""
    other: tuple[Other, ...]


class OutcomeEntryFacts(NamedTuple):
    """A progress entry for an outcome."""

    entry: OutcomeEntry
    note: str
    """Its note. If there is none, or only a placeholder, words that say so."""
    day: Day
    rating: Rating | None
    other: tuple[Other, ...]


class RecommendationFacts(NamedTuple):
    """A recommendation from the review, and the responses to it."""

    recommendation: Recommendation
    outcome: Link
    text: str
    """Its words. If they are not recorded, words that say so."""
    addressed_to: str
    """Who it is addressed to. Empty if this is not recorded."""
    scope: str
    answers: tuple[AnswerFacts, ...]
    declined: tuple[AnswerFacts, ...]
    """The responses that accept it only in part, or not at all."""
    other: tuple[Other, ...]


class ComparisonFacts(NamedTuple):
    """The figure for a measure at the start, and the later figures."""

    measure: str
    start: str
    start_of: str
    """The date of the figure, the agency and the document it comes from."""
    target: str
    now: str
    """The latest figure. If there is none, words that say so."""
    now_day: str
    now_when: str
    """Its date, in words for a sentence: in June 2011, as assessed on 1 July 2011."""
    again: tuple[str, ...]
    """Every later figure with its date, oldest first."""
    words: str
    """The figures: baseline 17 of 40; target 36 of 40; latest 29 of 40 in June 2011."""
    doubt: str
    """That the latest figure is worse than the one before, or that an action was
    reopened after it; empty if neither is so."""
    noted: str
    """Which note has a later figure, quoted; empty if none is known to have one."""


class JudgementFacts(NamedTuple):
    """An assessment of the difference made, with its date."""

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
    label: str
    """The title without a full stop at the end, so that a sentence can go on."""
    aim: str
    """What will be different. Empty if the title says it."""
    accountable: str
    """The owner of the outcome. Empty if there is none."""
    recommendations: tuple[RecommendationFacts, ...]
    arrangements: tuple[Other, ...]
    """Who does the work and by when, if the outcome says so for all its actions."""
    smart: tuple[Other, ...]
    """Specific, Measurable and so on, each with its text."""
    assurances: tuple[AssuranceFacts, ...]
    reports: tuple[OutcomeEntryFacts, ...]
    """Progress entries for the outcome, newest first."""
    only_assured: bool
    """Whether its only answer is an assurance that nothing needs to be done."""
    actions: tuple[ActionFacts, ...]
    """The actions that were planned from the start."""
    additional: tuple[ActionFacts, ...]
    """The actions that were added later."""
    comparisons: tuple[ComparisonFacts, ...]
    measured_again: tuple[ComparisonFacts, ...]
    """The measures that have a later figure."""
    has_facts: bool
    """Whether it has an owner, arrangements, SMART statements, risks, or fields that
    the board added."""
    judgements: tuple[JudgementFacts, ...]
    """Its assessments, newest first."""
    judged: str
    """The latest assessment in words: Partly achieved."""
    judged_look: TagColour
    judged_on: str
    still_to_improve: str
    """What the latest assessment says is not achieved yet. May be empty."""
    judged_long_ago: str
    """How long ago the latest assessment was, if more than 6 months: assessed 11 months
    ago."""
    details: str
    """The anchor of its assessments and measures, near the end of the plan."""
    to_be_judged: str
    """That it is ready to assess, and against what. Empty if it is not ready."""
    other: tuple[Other, ...]
    due: str
    """When it was due, or that it is due by the next meeting, unless it is known to be
    achieved. May be empty."""
    purpose: str
    """The theme and what will be different, or why that is not known."""
    difference: str
    """The difference made: Partly achieved, 22 April 2026 (7 months ago)."""
    no_measure: str
    """That it has no measure; empty if it has one."""
    effect: str
    """What the latest assessment says about the effect on children. Empty if it says
    nothing, or if the figures contradict it."""
    no_effect: str
    """That no effect is recorded, if the words for it are like "Not known"; otherwise
    empty."""
    evidence: str
    """The evidence of the latest assessment. May be empty."""
    known_by: str
    """The evidence of the latest assessment, and the feedback with it. May be empty."""
    no_action: str
    """That it has no action, and the reason if none is needed. May be empty."""
    shown_by_nothing: str
    """That it was assessed as fully achieved without a figure, evidence or feedback.
    May be empty."""


class AimMeasure(NamedTuple):
    """A measure on page one, with its figures, or why it has none."""

    measure: str
    start: str
    target: str
    latest: str
    """The latest figure, with its date unless it is from the latest assessment."""
    words: str
    """The same in a line: baseline 17 of 40; target 36 of 40; latest 29 of 40."""


class AimFacts(NamedTuple):
    """An outcome on page one: what it is for, its measures, and the difference made.

    Longer text is cut, which 3 dots show. The report has all of it.
    """

    outcome: Link
    text: str
    """What will be different, or why this is not known."""
    measures: tuple[AimMeasure, ...]
    no_measure: str
    """That it has no measure; empty if it has one."""
    made: str
    """The difference made: Partly achieved, 22 April 2026 (7 months ago)."""
    noted: str
    """Which notes have a later figure, quoted. Empty if none is known to have one."""
    effect: str
    """What the latest assessment says about the effect on children. May be empty."""
    improve: str
    """What the latest assessment says is still to improve. Empty if the exceptions say
    the same, or if there is no room."""
    known_by: str
    """The evidence of the assessment, and the feedback with it. Empty if there is
    none, or if there is no room."""


class OutcomeInShort(NamedTuple):
    """An outcome for which page one has only room for its figures."""

    what: Link
    words: str
    """Its name, how it was assessed, and its figures."""


class Waiting(NamedTuple):
    """An action or an outcome that waits for something, such as a decision."""

    what: Link
    """Its number, and a short name for it."""
    words: str
    """What it waits for, and since when or until when: complete since 20 May 2026, not
    yet signed off; no evidence recorded."""
    note: str = ""
    """For an action that waits for sign-off: the other targets, and the latest note, if
    there is room."""
    asked: str = ""
    """Its targets without a result, and evidence that is not given, if there is
    room."""


class AskedOfSeveral(NamedTuple):
    """What a meeting is asked to decide about several actions."""

    words: str
    """What is asked: what to do about those rated red, or who their owners will be."""
    number: int
    """How many there are. If there is no room for all, only the first are listed."""
    which: tuple[Link, ...]


class StateCount(NamedTuple):
    """The actions that have the same status."""

    words: str
    number: int
    which: tuple[Link, ...]
    is_usual: bool
    """Whether the status is in progress or signed off, which needs no one's
    attention."""


class Figure(NamedTuple):
    """A row of the table in the summary."""

    words: str
    number: int
    which: tuple[Link, ...]
    look: TagColour


class AgencyFacts(NamedTuple):
    """The actions of one agency, by status."""

    agency: str
    is_named: bool
    """False for the actions whose agency is not known."""
    of_plan: int
    """How many actions name no agency but are in a plan with this lead agency."""
    total: int
    overdue: int
    in_time: int
    """How many open actions have a due date that has not passed."""
    undated: int
    """How many open actions have no known due date."""
    closed: int
    states: tuple[tuple[str, int], ...]
    """Each status, in lower case, and how many actions have it."""
    bar: Bar


class ValueFacts(NamedTuple):
    """The actions for which a field has the same value."""

    value: str
    total: int
    overdue: int
    open: int
    """How many actions are open, including overdue ones."""
    closed: int
    bar: Bar


class FieldFacts(NamedTuple):
    """Actions by the value of a field: theme, priority or one that the board added."""

    title: str
    """The heading, such as "By priority"."""
    column: str
    finding: str
    values: tuple[ValueFacts, ...]


class RatingCount(NamedTuple):
    """A rating, and how many actions have it as their latest rating."""

    rating: Rating | None
    """Nothing for the actions without a known rating."""
    words: str
    number: int
    which: str
    """The numbers of these actions, if the rating is low and they are all in one plan.
    For actions without a known rating, why the rating is not known. May be empty."""


class RatingLine(NamedTuple):
    """The actions by their latest rating, in plans with the same scale of ratings."""

    title: str
    """What is counted, such as: By latest rating (open or not)."""
    counts: tuple[RatingCount, ...]


class CountByDate(NamedTuple):
    """How many actions are due or done by the report date, and by the last due date."""

    words: str
    look: LineLook
    """The line in the chart that ends at this number: first, now or done."""
    by_report_date: int
    """How many by the report date."""
    by_last_due: str
    """How many by the last due date. For actions done, "Not known yet"."""


class MovedFacts(NamedTuple):
    """How far the due date of an action has moved."""

    action: Link
    """Its number, with the link to it."""
    text: str
    """What will be done."""
    first: str
    """The due date first agreed."""
    now: str
    """The due date on the report date."""
    by: str
    """By how much it is later or earlier."""
    times: str
    """How often it moved later, and how often earlier."""
    ended: str
    """When it was done or closed, or that it is open."""


class ShareByTime(NamedTuple):
    """The share of actions complete within a given time after they were agreed."""

    months: int
    """The number of months since actions were agreed."""
    complete: str
    """The share, as a percentage."""
    open: int
    """How many actions are known to have been open for longer."""


class OverTime(NamedTuple):
    """What was planned, what was done and when, in charts and figures."""

    planned: Plot | None
    """The picture of what was planned and done; nothing if no date is known."""
    planned_finding: str
    """How many actions were due and done by the report date, in a sentence."""
    counts: tuple[CountByDate, ...]
    """The numbers in that picture. Empty if no date is known."""
    report_date: str
    """The report date in few words."""
    last_due: str
    """The last due date in few words, as the plan gives it. Empty if it has passed."""
    planned_left_out: str
    """What is not in that picture, and why. Empty if there is nothing."""
    in_time: str
    """How many actions were done by the dates first agreed. Empty if none is known."""
    moved_charts: tuple[Timeline, ...]
    """The pictures of how far due dates moved, with a few actions each."""
    moved_finding: str
    """By how much due dates moved. Empty if none did."""
    moved: tuple[MovedFacts, ...]
    """The actions in those pictures, those that moved furthest first."""
    moved_left_out: str
    """What is not in those pictures, and why. Empty if there is nothing."""
    times: Plot | None
    """The picture of the time to completion; nothing if there are too few actions."""
    times_finding: str
    """How long half of the actions take. Empty if there are too few."""
    times_explained: str
    """What the line in that picture shows."""
    shares: tuple[ShareByTime, ...]
    """The numbers in that picture."""
    times_left_out: str
    """What is not counted in it, and why. Empty if there is nothing."""


class Changed(NamedTuple):
    """One kind of change since the last meeting."""

    title: str
    """The kind of change, such as: Completed."""
    number: int
    """How many there are. If there is no room for all, only the first are listed."""
    which: tuple[Link, ...]


class ChangesSince(NamedTuple):
    """What has changed since the last meeting, as "actionplan since" shows it."""

    title: str
    words: str
    """When the last meeting was. If nothing has changed, this also says so."""
    kinds: tuple[Changed, ...]


class NotRecordedFacts(NamedTuple):
    """What the plan does not record, and for which outcomes or actions."""

    what: str
    numbers: str


class Lacking(NamedTuple):
    """An exception that is about an outcome, or about a part that was not checked."""

    what: Link
    words: str
    briefly: str = ""
    """For an overdue outcome, the same without the date and the assessment, for a page
    that gives both elsewhere. May be empty."""
    number: int = 1
    """How many exceptions this is, if several are counted together."""


class ReviewFacts(NamedTuple):
    """An action with its own review date, before the next meeting."""

    action: ActionFacts
    words: str


class PageOne(NamedTuple):
    """The outcomes and exceptions of a plan that fit on page one."""

    summary: tuple[str, ...]
    """The summary. If there is no room for more, it gives only the number of actions
    that were done late."""
    by_status: tuple[StateCount, ...]
    """The number of actions with each status, and which they are. If there is no room,
    those in progress and those signed off are only counted."""
    ratings: tuple[RatingLine, ...]
    """The ratings, with what they mean if there is room for it."""
    aims: tuple[AimFacts, ...]
    aims_short: tuple[OutcomeInShort, ...]
    """Other outcomes, in a line or two each. The report has them in full."""
    aims_named: tuple[Link, ...]
    """The rest of the outcomes, which the report has in full."""
    exceptions: tuple[ActionFacts, ...]
    exceptions_named: tuple[Link, ...]
    """The less urgent exceptions, which the report has in full."""
    notes: tuple[str, ...]
    """The note for each of the exceptions: the note with a low rating, or else the
    latest note, and the next stage if there is room. If the note is cut, the reason is
    kept rather than anything that went well. May be empty."""
    aims_title: str
    """The heading of the outcomes, which names only what page one has."""
    aims_caption: str
    """Where the latest figures of the outcomes are from, or that there are none."""
    aims_more: str
    """What comes before the numbers of the rest of the outcomes."""
    aims_has: str
    """Which outcomes the report says more about than page one does. May be empty."""
    exceptions_more: str
    """What comes before the numbers of the less urgent exceptions."""
    report_has: str
    """What the report has about the exceptions that page one does not. May be empty."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action, or the first of them."""
    lacking_named: tuple[Link, ...]
    """What the other exceptions are about. The report has them in full."""
    lacking_more: str
    """What comes before these."""
    also_to_act: tuple[ActionFacts, ...]
    """Actions that need something done and are not exceptions, or the first of them."""
    act_notes: tuple[str, ...]
    """The latest note on each of these, or the beginning of it. May be empty."""
    also_named: tuple[Link, ...]
    """The other actions that need something done, which the report has in full."""
    also_more: str
    """What comes before these."""
    ended: tuple[Changed, ...]
    """The actions that ended without being done, each with the reason, if there is room
    for it."""
    going_on: tuple[Waiting, ...]
    """The other open actions, each with its owner, due date and latest note. Empty if
    there is no room for all of them."""
    done: tuple[Waiting, ...]
    """The complete actions that page one does not list elsewhere, each with the latest
    note, as far as there is room."""
    done_title: str
    """What comes before these, which says if there was not room for all."""
    to_decide: tuple[Waiting, ...]
    """What waits for a decision, or the first of it."""
    to_decide_named: tuple[Link, ...]
    """What else waits for a decision, which the report has in full."""
    to_decide_more: str
    """What comes before these."""
    small: bool
    """Whether page one is printed in the smallest letters, of 9 points."""
    meanings: bool
    """Whether page one says what the ratings mean. If not, the report does so
    elsewhere."""


class PlanFacts(NamedTuple):
    """A plan, with its status on the report date."""

    plan: Plan
    anchor: str
    href: str
    title: str
    brief: str
    """A short title, for pages on several plans."""
    whose: str
    """In sentences: the kind of plan, the partnership, the coordinator, its date and
    what it answers."""
    whose_briefly: str
    """The same without the coordinator and what the plan answers, for a page with too
    much on it."""
    as_of: Day
    next_meeting: Day
    before_meeting: str
    """Words for headings, such as: before the next meeting."""
    needed_by: str
    """By when something is needed: By the end of April 2027. The summary says how the
    date is known."""
    summary: tuple[str, ...]
    summary_briefly: tuple[str, ...]
    """The same, but with only the numbers of the actions that were done late."""
    summary_counted: tuple[str, ...]
    """The same, but with only the number of actions that were done late."""
    gaps: tuple[str, ...]
    """That the report is incomplete, and why. Empty if it is complete."""
    about: tuple[Other, ...]
    """The plan's details, each with its name and text."""
    figures: tuple[Figure, ...]
    held: str
    """The board's words for on hold, in lower case."""
    none_listed_briefly: tuple[str, ...]
    """The same as `none_listed`, but only counted if there are exceptions."""
    none_listed: tuple[str, ...]
    """That there are no exceptions, or why this is not certain. If there are some, what
    else lint reports."""
    clear: bool
    """Whether nothing in the plan needs attention, and all of it could be read."""
    states: tuple[tuple[str, int], ...]
    """Each status that an action has, in lower case, and how many have it."""
    by_status: tuple[StateCount, ...]
    """The same, with links to the actions."""
    outcome_figures: tuple[Figure, ...]
    """The outcomes due before the next meeting, and those answered by an assurance."""
    page: PageOne
    """What depends on how much room there is on page one."""
    ratings: tuple[RatingLine, ...]
    """One line: each rating of the legend, and any other that an action has."""
    exceptions: tuple[ActionFacts, ...]
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action."""
    changes: ChangesSince
    to_act: tuple[ActionFacts, ...]
    """Actions that need something done before the next meeting, exceptions included."""
    also_to_act: tuple[ActionFacts, ...]
    """Actions that need something done before the next meeting, but are not
    exceptions."""
    done_well: tuple[ActionFacts, ...]
    """Complete actions that are not exceptions and do not wait for a decision."""
    going_on: tuple[ActionFacts, ...]
    """The other open actions: they are not exceptions, and need nothing done before the
    next meeting."""
    act_too: tuple[Link, ...]
    """Links to the exceptions that need something done before the next meeting, each
    with the reason: it is overdue or due, a stage is planned, or more time was asked
    for."""
    act_too_briefly: tuple[Link, ...]
    """The same without planned stages, for a page with too much on it."""
    answer_for: tuple[Link, ...]
    """Links to the outcomes that are exceptions, which a meeting decides about, and to
    outcomes that give a date before the meeting only in words."""
    asked: tuple[AskedOfSeveral, ...]
    """What a meeting decides about several actions: those with the worst rating, and
    those without an owner."""
    to_decide: tuple[Waiting, ...]
    """What else waits for a decision: requests for more time, actions that ended and
    are disputed, actions to sign off, outcomes that nobody is working on and outcomes
    to assess."""
    none_to_decide: str
    """That nothing waits for a decision, as far as is known. May be empty."""
    not_needed: str
    """That nothing is needed before the next meeting, as far as is known. Empty if
    anything is needed."""
    updates: tuple[ActionFacts, ...]
    """The exceptions, followed by the other actions that need something done."""
    reviews: tuple[ReviewFacts, ...]
    """Actions that have their own review date before the next meeting."""
    done_title: str
    """The board's words for complete, with no sign-off recorded."""
    done: tuple[ActionFacts, ...]
    """Actions complete with no sign-off recorded, newest first. If many, only some."""
    done_more: str
    """How many more there are. Empty if there are no more."""
    withdrawn: tuple[ActionFacts, ...]
    declined: tuple[RecommendationFacts, ...]
    assured: tuple[OutcomeFacts, ...]
    """Outcomes whose only answer is that nothing needs to be done."""
    without_actions: tuple[OutcomeFacts, ...]
    actions: tuple[ActionFacts, ...]
    silence: tuple[ActionFacts, ...]
    """Open actions, those with the oldest update first."""
    silent: tuple[ActionFacts, ...]
    """Open actions with no update for too long, or with none that has a date."""
    moved_or_late: tuple[ActionFacts, ...]
    """Actions whose due date changed, or that are or were late."""
    silence_finding: str
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    fields: tuple[FieldFacts, ...]
    """Totals by theme, by priority, and by fields the board added, if any."""
    timelines: tuple[Timeline, ...]
    dates_finding: str
    over_time: OverTime
    """What was planned and done by date, and how far dates moved."""
    absent: tuple[NotRecordedFacts, ...]
    """What is not recorded, with the numbers of the outcomes and actions."""
    outcomes: tuple[OutcomeFacts, ...]
    assessed: tuple[OutcomeFacts, ...]
    """The outcomes that were assessed, or whose measures have a later figure."""
    not_assessed: tuple[OutcomeFacts, ...]
    review: tuple[Other, ...]
    additional: tuple[ActionFacts, ...]
    legend: tuple[Rating, ...]
    other: tuple[Other, ...]


class Month(NamedTuple):
    """One month, with the open actions that are due in it."""

    words: str
    number: int
    bar: Bar


class PlanLine(NamedTuple):
    """A row of the overview's list of plans."""

    plan: Plan
    title: Link
    short: str
    """A short title."""
    brief: str
    """The same, and what is left to decide in the plan, for a line with several
    plans."""
    left: str
    """What is left to decide if no action is open, such as whether to close the plan;
    empty if an action is open."""
    standing: str
    counts: str
    """The numbers in the row in words, without those that are 0."""
    overdue: int
    unheard: int
    """How many actions have no progress recorded."""
    stale: int
    """How many actions have had no update for too long."""
    open: int
    closed: int
    judged: str
    """How many outcomes are achieved: 2 fully achieved, 1 not assessed yet."""
    judged_briefly: str
    """The same in a few words."""
    bar: Bar


class ExceptionList(NamedTuple):
    """The actions in all plans that have one kind of exception."""

    title: str
    caption: str
    empty: str
    """What the report says if there are none."""
    actions: tuple[ActionFacts, ...]


class ToldInLine(NamedTuple):
    """Actions with the same kind of exception, for a line that lists them all."""

    title: str
    """What they are and how many, such as: Overdue (3)."""
    which: tuple[Lacking, ...]


class ItemOfPlan(NamedTuple):
    """An action or outcome in a list about one of several plans."""

    what: Link
    """Its number, and in few words what it is called."""
    standing: str
    """Since when it is late, or else when it is due; may be empty."""
    rating: Rating | None
    words: str
    """Who owns it and why it is late, or how it was assessed."""


class ToldByPlan(NamedTuple):
    """One of several plans, with each of its exceptions and outcomes once."""

    what: Link
    """Its short title."""
    words: str
    """How many actions are open, overdue, and due by the plan's own next meeting."""
    decide: tuple[Changed, ...]
    """What waits for a decision in it, by kind."""
    items: tuple[ItemOfPlan, ...]
    """Its actions with an exception, and its outcomes, the most urgent first."""
    more: str
    """The exceptions and outcomes that are not told; may be empty."""
    due: tuple[Changed, ...]
    """What else is due by its next meeting, and what ended without being done."""
    since: str
    """Since when the changes are, or why there are none."""
    changes: tuple[Changed, ...]
    """What has changed, unless it is told as new elsewhere."""


class PageOfMany(NamedTuple):
    """What fits on page one of a report on several plans, and what does not fit."""

    dense: bool
    """Whether plans and exceptions are listed in lines, because there is no room for
    rows."""
    by_plan: tuple[ToldByPlan, ...]
    """Each plan in which something is open, new or an exception, if these have room
    under the plan but not in rows. It is empty otherwise."""
    listed: bool
    """Whether each action and outcome of these begins a line."""
    plans: tuple[PlanLine, ...]
    """The plans on page one, in order."""
    open_plans: tuple[PlanLine, ...]
    """The plans on page one that have open actions."""
    other_plans: tuple[PlanLine, ...]
    """The plans on page one that have no open actions."""
    plans_in_line: tuple[Lacking, ...]
    """The plans with open actions in a line with others, if there is no room for a row
    for each of them."""
    plans_more: str
    """How many more plans there are, and where they are. Empty if there are none."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes of the plans on page one, with the latest figures."""
    assessed_more: str
    """How many more of these there are, and where they are."""
    in_line: tuple[ToldInLine, ...]
    """The actions with an exception by kind, each with its owner, due date and the
    reason in short, if there is no room for a row for each of them."""
    exceptions: tuple[ActionFacts, ...]
    """Actions with an exception, the most urgent first."""
    notes: tuple[str, ...]
    """Why each of them has a low rating and what is next, as far as there is room; some
    are empty."""
    exceptions_more: str
    """How many more of these there are, and where they are."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action."""
    lacking_more: str
    """How many more of these there are, and where they are."""


class Overview(NamedTuple):
    """Several plans, with their status on the report date."""

    page: PageOfMany
    """What depends on how much room there is on page one."""

    as_of: Day
    next_meeting: Day
    gaps: tuple[str, ...]
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    states: tuple[tuple[str, int], ...]
    silent: tuple[Changed, ...]
    """The open actions with no progress recorded, and those with no update for too
    long; empty if there are none."""
    marks: str
    """How many outcomes of all plans are achieved; empty if there are no outcomes."""
    doubtful: tuple[Changed, ...]
    """The outcomes that are not yet achieved, or may not be, by reason."""
    ratings: tuple[RatingLine, ...]
    """A line for each scale of ratings, because the same word may mean different things
    in two of them."""
    to_decide: tuple[Changed, ...]
    """What waits for a decision in any of the plans, by the kind of decision."""
    decisions: int
    """How many decisions these are."""
    none_to_decide: str
    """That nothing waits for a decision, as far as is known. May be empty."""
    every_exception: tuple[ActionFacts, ...]
    """Each action with an exception once, the most urgent first."""
    exceptional: int
    """How many actions, outcomes and plans have an exception, each counted once."""
    changes: ChangesSince
    due: ExceptionList
    """The actions due before the next meeting."""
    due_named: tuple[Link, ...]
    """Links to the actions due before the next meeting, with their dates, and with
    their titles and owners if there is room."""
    to_be_dated: tuple[Changed, ...]
    """The actions that need a due date before the next meeting, and the outcomes that
    are due before it. Empty if there are none."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes of plans with open actions, with the figures."""
    agencies: tuple[AgencyFacts, ...]
    agencies_finding: str
    fields: tuple[FieldFacts, ...]
    """Totals by theme, by priority, and by fields that boards added, if any."""
    clear: bool
    """Whether nothing in any plan needs attention, and all the plans could be read."""
    exceptions: tuple[ExceptionList, ...]
    """Actions with an exception, by kind, and actions due before the meeting."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action."""
    over_time: OverTime
    """What was planned and done in all plans by date, and how far dates moved."""
    months: tuple[Month, ...]
    months_finding: str
    plans: tuple[PlanLine, ...]
    open_plans: tuple[PlanLine, ...]
    """The plans that have open actions."""
    other_plans: tuple[PlanLine, ...]
    """The plans that have no open actions."""
    marking: str
