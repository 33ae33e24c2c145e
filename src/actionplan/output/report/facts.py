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
    """The date in words, such as 30 November 2011. If it is not known, the text says
    so."""
    iso: str
    """The date as YYYY-MM-DD, or as YYYY-MM if only the month is known. It is empty if
    the date is not known."""


class Link(NamedTuple):
    """Words that link to a place on this page, or on another page of the report."""

    words: str
    """The words of the link, such as the number of an action."""
    href: str
    """The address that the words link to. It is empty if this report has no place to
    link to."""
    label: str = ""
    """More about the action or outcome, such as its title, to print after the words. It
    may be empty."""


class Tag(NamedTuple):
    """A highlighted word; the colour only repeats what the word says."""

    words: str
    """The words to highlight, such as Overdue."""
    look: TagColour
    """The colour: red, amber, green, blue or grey."""


class Other(NamedTuple):
    """A name and its text, such as a field that the board added (`x-...`)."""

    name: str
    """The name to print, such as the name of the field."""
    text: str
    """The text that belongs to the name, such as what the field says."""


class Rating(NamedTuple):
    """A RAG rating in words, such as Amber, and what it means in this plan."""

    words: str
    """The rating, with a capital letter at the start: Amber."""
    meaning: str
    """What the rating means in this plan. It is empty if this is not known."""
    look: TagColour
    """The colour: red, amber, green, blue or grey."""


class Stage(NamedTuple):
    """The stage of an action that is planned next, and its date."""

    words: str
    """What will be done in this stage."""
    by: Day | None
    """The date by which the stage is due. Nothing if there is no such date."""
    passed: bool
    """Whether that date has passed without a report since. In a progress entry, this is
    always false."""


class EntryFacts(NamedTuple):
    """A progress entry for an action."""

    entry: Entry
    """The progress entry, as the plan file has it."""
    note: str
    """The note of the entry. If there is no note, or only a placeholder, the text says
    so."""
    day: Day
    """The date of the entry."""
    corrected: str
    """Words that say which later entry corrects this one, so that this one no longer
    counts. It is empty if the entry counts."""
    changed: str
    """What the entry changed, such as: Complete; due date moved from May 2011 to June
    2011. It is empty if the entry changed nothing."""
    rating: Rating | None
    """The rating that the entry gives. Nothing if it gives none."""
    next: Stage | None
    """The next stage that the entry gives. Nothing if it gives none."""
    is_short: bool
    """Whether the note and the next stage have no list and no second paragraph."""
    other: tuple[Other, ...]


class MoveFacts(NamedTuple):
    """A change to a due date."""

    on: Day
    """The date of the entry that moved the due date."""
    before: str
    """The due date before the change."""
    after: str
    """The due date after the change."""
    why: str
    """The reason for the change."""
    is_postponement: bool
    """Whether the due date moved later. It is false if there was no due date before."""


class SuccessFacts(NamedTuple):
    """A measure of an action's success: what is measured, how, and by when."""

    success: Success
    """The measure, as the plan file has it."""
    method: str
    """How success is measured. If this is not recorded, the text says so."""
    by: str
    """The date by which success will be measured. If there is no such date, the text
    says so."""


class ActionFacts(NamedTuple):
    """An action and its status on the report date."""

    action: Action
    """The action, as the plan file has it."""
    plan: Plan
    """The plan that has the action, as its file has it."""
    now: Standing
    """The status of the action on the report date, and everything that was worked out
    with it."""
    anchor: str
    """The anchor of the action on its page, to link to."""
    here: str
    """The link to the action from the page of its plan."""
    href: str
    """The link to the action from the overview."""
    name: str
    """The plan ID and the action number, with a slash between them: PLAN/ACTION."""
    called: str
    """The short title of the plan and the action number, such as: Child K 2.1."""
    text: str
    """What will be done. If this could not be read, the text says so."""
    label: str
    """What will be done, without a full stop at the end, so that the sentence can go
    on."""
    who: str
    """The current owner. If no owner is known, the text says so, and names the owner of
    the outcome if there is one."""
    agency: str
    """The agency of the action, by the name that the board declared. It is empty if no
    agency is known, or if the words for the owner name it."""
    agency_label: str
    """The words to print before the agency if it may not be the owner's, such as: lead
    agency of the plan. It is empty if it is the owner's."""
    due: str
    """The current due date, and where it comes from if the action does not give it. If
    there is no date, the text says so."""
    due_told: str
    """The same as `due`, followed by the due date first agreed if the date was
    moved."""
    due_beside: str
    """The due date in a sentence, to print after the status. It is empty if the status
    says that there is no date."""
    first_due: str
    """The due date first agreed. If there was no date, the text says so."""
    why_undated: str
    """Why the action has no due date, or why the document gives none. It is empty if
    the plan does not say."""
    state: str
    """The status of the action in the board's own words, beginning in lower case: on
    hold."""
    standing: str
    """A sentence that gives the status and the exceptions of the action, such as:
    Overdue by 7 weeks; on hold."""
    reason: str
    """The beginning of the latest note, with its date. If nothing has been reported,
    the text says so."""
    latest: str
    """The same as `reason`, but with more of a long note, for page one."""
    rating_note: str
    """The note of the entry that gave a low rating, with its date. It is empty if the
    rating is not an exception."""
    refused: str
    """A sentence that says that a request for more time was refused, and why the owner
    asked for it. It is empty if the latest request was not refused, or if the action is
    closed."""
    reopened: str
    """A sentence that says when the action was reopened. It is empty if the latest note
    is the one that reopened it, or if the action was not reopened or is closed."""
    reopened_why: str
    """The same as `reopened`, but also with the date on which the action was reported
    as complete, and the note that reopened it."""
    since_then: str
    """Sentences that say that an open action was reopened, was refused more time, or
    has a new owner who has not reported yet. It is empty if none of these happened."""
    targets: str
    """The targets of an open action, each with its latest figure if there is one. It is
    empty if there are no targets."""
    stage_passed: str
    """Words that say that the next stage was not reported by its date. It is empty if
    no stage is late."""
    last_stage: str
    """A sentence that gives the last planned stage of an overdue action for which no
    newer stage is planned. It is empty for all other actions."""
    rated_when: str
    """When an overdue action got its rating, if the rating is not low and was given
    before the due date passed. It is empty for all other actions."""
    tags: tuple[Tag, ...]
    """The words about the action that are highlighted, such as Overdue."""
    rating: Rating | None
    """The latest rating of the action. Nothing if it is not known."""
    next: Stage | None
    """The next stage of the action. Nothing if no stage is planned."""
    needed: str
    """The next stage of the action, with its date, if this stage is what is needed
    before the next meeting. It is empty if the action itself is overdue or due by
    then."""
    heard: str
    """The date of the latest update. If no update has a date, the text says so."""
    closed: str
    """The date on which the action was done or closed. If the date is not known, the
    text says so. It is empty if the action is open."""
    closed_how: str
    """A sentence that says when the action was done or closed, such as: Done on 27 June
    2012; signed off on 5 September 2012. It is empty if the action is open."""
    evidence: tuple[str, ...]
    """The evidence given since the action was last reported as done. The list is empty
    if there is none, or if the action is not done."""
    late: str
    """Words that say that the action was achieved or reported after its due date, or
    may have been. It is empty if it was not."""
    moved: str
    """How often the due date was moved later, in words: none recorded, once, 3
    times."""
    moves: tuple[MoveFacts, ...]
    """The changes to the due date, in order."""
    moved_by: str
    """By how much the current due date is later or earlier than the date first agreed.
    If the date did not move, or if this is not known, the text says so."""
    entries: tuple[EntryFacts, ...]
    """The progress entries of the action, newest first."""
    is_additional: bool
    """Whether the plan says that the action was added later."""
    arises_from: Link | None
    """A link to the action or outcome that led to this action. Nothing if the plan does
    not name one."""
    added: Day | None
    """The date on which the action was added to the plan. Nothing if the plan does not
    give one."""
    replaced_by: Link | None
    """A link to the action that takes over from this one. Nothing if there is none."""
    review: str
    """The review arrangements of the action, in a sentence. It is empty if the action
    has none of its own."""
    details: tuple[Other, ...]
    """Details that only some actions have, each with its name, such as the priority,
    milestones or a request for more time."""
    partners: tuple[str, ...]
    """The other people, groups and agencies who take part in the action."""
    success: tuple[SuccessFacts, ...]
    """The measures of the success of the action."""
    silent_bar: Bar | None
    """A bar chart of the months since the latest update. Nothing if the action is
    closed."""
    silent_for: str
    """How many months ago the latest update was. If there was none, how many months ago
    the action was added. If this is not known, the text says so."""
    other: tuple[Other, ...]


class AnswerFacts(NamedTuple):
    """An agency's response to a recommendation, on the report date."""

    response: Response
    """The response, as the plan file has it."""
    agency: str
    """The agency that gave the response, by the name that the board declared."""
    words: str
    """The response in words, such as: Partly accepted."""
    day: str
    """The date of the response. If it is not recorded, the text says so."""
    reason: str
    """The reason for the response. It may be empty."""


class AssuranceFacts(NamedTuple):
    """An agency's statement that nothing needs to be done."""

    assurance: Assurance
    """The assurance, as the plan file has it."""
    agency: str
    """The agency that gave the assurance, by the name that the board declared."""
    day: str
    """The date of the assurance. If it is not recorded, the text says so."""
    words: str
    """Sentences that say who gave the assurance, when, and what evidence there is."""
    since: str
    """A sentence that gives the newest report on the outcome. It is empty if there is
    none, or if it is older than the assurance."""
    other: tuple[Other, ...]


class OutcomeEntryFacts(NamedTuple):
    """A progress entry for an outcome."""

    entry: OutcomeEntry
    """The progress entry, as the plan file has it."""
    note: str
    """The note of the entry. If there is no note, or only a placeholder, the text says
    so."""
    day: Day
    """The date of the entry."""
    rating: Rating | None
    """The rating that the entry gives. Nothing if it gives none."""
    other: tuple[Other, ...]


class RecommendationFacts(NamedTuple):
    """A recommendation from the review, and the responses to it."""

    recommendation: Recommendation
    """The recommendation, as the plan file has it."""
    outcome: Link
    """A link to the outcome that responds to the recommendation."""
    text: str
    """The words of the recommendation. If they are not recorded, the text says so."""
    addressed_to: str
    """The agencies or boards that the recommendation is addressed to. It is empty if
    this is not recorded."""
    scope: str
    """Who would need to act on the recommendation. It is empty if this is not
    recorded."""
    answers: tuple[AnswerFacts, ...]
    """The responses to the recommendation."""
    declined: tuple[AnswerFacts, ...]
    """The responses that accept the recommendation only in part, or not at all."""
    other: tuple[Other, ...]


class ComparisonFacts(NamedTuple):
    """The figure for a measure at the start, and the later figures."""

    measure: str
    """What is measured."""
    start: str
    """The figure at the start. If there is none, the text says so."""
    start_of: str
    """The date of the figure at the start, the agency that it is for, and the document
    that it comes from."""
    target: str
    """The figure to reach. If there is none, the text says so."""
    now: str
    """The latest figure. If there is none, the text says so."""
    now_day: str
    """The date of the latest figure. It is empty if there is no later figure."""
    now_when: str
    """The date of the latest figure in words for the middle of a sentence, such as: in
    June 2011. It is empty if there is no later figure."""
    again: tuple[str, ...]
    """Every later figure with its date, oldest first."""
    words: str
    """All the figures in one line, such as: baseline 17 of 40; target 36 of 40; latest
    29 of 40 in June 2011."""
    doubt: str
    """Words that say that the latest figure is worse than the one before, or that an
    action was reopened after it. It is empty if neither happened."""
    noted: str
    """A quotation from the note that has a later figure than any assessment. It is
    empty if no such note is known."""


class JudgementFacts(NamedTuple):
    """An assessment of the difference made, with its date."""

    judgement: Judgement
    """The assessment, as the plan file has it."""
    day: Day
    """The date of the assessment."""
    words: str
    """The assessment in words, such as: Partly achieved. If its own figures contradict
    it, the words say so."""
    look: TagColour
    """The colour: red, amber, green, blue or grey."""
    other: tuple[Other, ...]


class OutcomeFacts(NamedTuple):
    """An outcome, its actions, and the difference made."""

    outcome: Outcome
    """The outcome, as the plan file has it."""
    anchor: str
    """The anchor of the outcome on its page, to link to."""
    here: str
    """The link to the outcome from the page of its plan."""
    href: str
    """The link to the outcome from the overview."""
    title: str
    """A title for the outcome: its theme, the beginning of what it is for, or both."""
    label: str
    """The title without a full stop at the end, so that the sentence can go on."""
    aim: str
    """What will be different. It is empty if the title says what will be different."""
    accountable: str
    """The owner of the outcome. It is empty if there is none."""
    recommendations: tuple[RecommendationFacts, ...]
    """The recommendations that the outcome responds to."""
    arrangements: tuple[Other, ...]
    """The due date, agency and partners that the outcome gives for all its actions,
    each with its name."""
    smart: tuple[Other, ...]
    """The SMART statements of the outcome, each with its name, such as Specific."""
    assurances: tuple[AssuranceFacts, ...]
    """The assurances from agencies that nothing needs to be done."""
    reports: tuple[OutcomeEntryFacts, ...]
    """The progress entries for the outcome, newest first."""
    only_assured: bool
    """Whether the outcome is answered only by an assurance that nothing needs to be
    done."""
    actions: tuple[ActionFacts, ...]
    """The actions that were planned from the start."""
    additional: tuple[ActionFacts, ...]
    """The actions that were added later."""
    comparisons: tuple[ComparisonFacts, ...]
    """The measures of the outcome, each with its figure at the start and its later
    figures."""
    measured_again: tuple[ComparisonFacts, ...]
    """The measures of the outcome that have a later figure."""
    has_facts: bool
    """Whether the outcome has an owner, arrangements, SMART statements, risks or fields
    that the board added, or says why it has no SMART statements or risks."""
    judgements: tuple[JudgementFacts, ...]
    """The assessments of the outcome, newest first."""
    judged: str
    """The difference made, in words, such as: Partly achieved. If there is no
    assessment, the text says so."""
    judged_look: TagColour
    """The colour for the latest assessment. It is grey if there is none."""
    judged_on: str
    """The date of the latest assessment. It is empty if there is none."""
    still_to_improve: str
    """What the latest assessment says is not achieved yet. It may be empty."""
    judged_long_ago: str
    """How long ago the latest assessment was, if that is more than 6 months, such as:
    assessed 11 months ago. It is empty in all other cases."""
    details: str
    """The anchor of the assessments and measures of the outcome, near the end of the
    plan."""
    to_be_judged: str
    """Sentences that say that all actions of the outcome are closed, so that the
    outcome is ready to assess. It is empty if the outcome is not ready."""
    other: tuple[Other, ...]
    due: str
    """The due date of the outcome, if it has passed or comes by the next meeting. It is
    empty in all other cases, and if the outcome is known to be achieved."""
    purpose: str
    """The theme of the outcome and what will be different. If this is not known, the
    text says so."""
    difference: str
    """The difference made and the date of the assessment, such as: Partly achieved,
    assessed 22 April 2026 (7 months ago)."""
    no_measure: str
    """Words that say that the outcome has no measure. It is empty if the outcome has
    one."""
    effect: str
    """What the latest assessment says about the effect on children. It is empty if the
    assessment says nothing, or if the figures contradict it."""
    no_effect: str
    """Words that say that the latest assessment records no effect on children. It is
    empty if the assessment records one, or if there is no assessment."""
    evidence: str
    """The evidence of the latest assessment. It is empty if there is none."""
    known_by: str
    """The evidence of the latest assessment and the feedback with it. It is empty if
    there is neither."""
    no_action: str
    """Words that say that the outcome has no action, and how many of its
    recommendations were not accepted if that is why. It is empty if the outcome has an
    action, or an assurance instead."""
    shown_by_nothing: str
    """Words that say that the outcome was assessed as fully achieved without a figure,
    evidence or feedback. It is empty if there is any of these."""


class AimMeasure(NamedTuple):
    """A measure on page one, with its figures."""

    measure: str
    """What is measured."""
    start: str
    """The figure at the start. If there is none, the text says so."""
    target: str
    """The figure to reach. If there is none, the text says so."""
    latest: str
    """The latest figure, with its date unless it is from the latest assessment. If
    there is none, the text says so."""
    words: str
    """All the figures in one line, such as: baseline 17 of 40; target 36 of 40; latest
    29 of 40."""


class AimFacts(NamedTuple):
    """An outcome on page one: what it is for, its measures, and the difference made.

    Longer text is cut, which 3 dots show. The report has all of it.
    """

    outcome: Link
    """A link to the outcome."""
    text: str
    """What will be different. If this is not known, the text says so."""
    measures: tuple[AimMeasure, ...]
    """The measures of the outcome, each with its figures."""
    no_measure: str
    """Words that say that the outcome has no measure. It is empty if the outcome has
    one."""
    made: str
    """The difference made and the date of the assessment, such as: Partly achieved,
    assessed 22 April 2026 (7 months ago)."""
    noted: str
    """A quotation from each note that has a later figure than any assessment. It is
    empty if no such note is known."""
    effect: str
    """What the latest assessment says about the effect on children. It may be empty."""
    improve: str
    """What the latest assessment says is still to improve. It is empty if the
    exceptions say the same, or if there is no room."""
    known_by: str
    """The evidence of the latest assessment and the feedback with it. It is empty if
    there is neither, or if there is no room."""


class OutcomeInShort(NamedTuple):
    """An outcome in a line or two, for a page that has no room for more."""

    what: Link
    """The outcome number, with a link to the outcome."""
    words: str
    """How the outcome was assessed, and its figures or its effect on children."""


class Waiting(NamedTuple):
    """An action or outcome in a list on page one, such as one to decide about."""

    what: Link
    """The number and a short title, with a link to the action or outcome."""
    words: str
    """Why the action or outcome is listed, such as: complete since 20 May 2026, no
    sign-off recorded."""
    note: str = ""
    """The other targets of an action that waits for sign-off, and the latest note. It
    is empty for other actions and for outcomes."""
    asked: str = ""
    """What the meeting needs to ask about: targets without a result, and evidence that
    is not given. It may be empty."""


class AskedOfSeveral(NamedTuple):
    """What a meeting is asked to decide about several actions."""

    words: str
    """What the meeting is asked to decide, such as: What to do about those rated
    red."""
    number: int
    """How many actions the decision is about. If page one has no room for all of them,
    `which` has only the first."""
    which: tuple[Link, ...]
    """Links to the actions that the decision is about."""


class StateCount(NamedTuple):
    """The actions that have the same status."""

    words: str
    """The status in the board's own words, beginning in lower case: on hold."""
    number: int
    """How many actions have this status."""
    which: tuple[Link, ...]
    """Links to the actions with this status. If page one has no room for them, the list
    is empty."""
    is_usual: bool
    """Whether the status is in progress or signed off. An action does not need
    attention because it has one of these."""


class Figure(NamedTuple):
    """A row of the table in the summary: what is counted, and how many."""

    words: str
    """What is counted in this row, such as: Overdue."""
    number: int
    """How many actions, outcomes or parts are counted."""
    which: tuple[Link, ...]
    """Links to the actions, outcomes or parts that are counted."""
    look: TagColour
    """The colour: red, amber, green, blue or grey."""


class AgencyFacts(NamedTuple):
    """The actions of one agency, by status."""

    agency: str
    """The name of the agency. If no agency is known, the text says so."""
    is_named: bool
    """Whether the agency is known. It is false for the row of actions without a known
    agency."""
    of_plan: int
    """How many of these actions name no agency, and are counted here because the agency
    leads their plan."""
    total: int
    """How many actions the agency has."""
    overdue: int
    """How many of these actions are overdue."""
    in_time: int
    """How many of these actions are open and have a due date that has not passed."""
    undated: int
    """How many of these actions are open and have no known due date."""
    closed: int
    """How many of these actions are closed, because they were done or ended without
    being done."""
    states: tuple[tuple[str, int], ...]
    """Each status, in lower case, and how many of these actions have it."""
    bar: Bar
    """A bar chart of these actions: overdue, open and closed."""


class ValueFacts(NamedTuple):
    """The actions for which a field has the same value."""

    value: str
    """The value of the field, such as Must do."""
    total: int
    """How many actions have this value."""
    overdue: int
    """How many of these actions are overdue."""
    open: int
    """How many of these actions are open, including overdue ones."""
    closed: int
    """How many of these actions are closed, because they were done or ended without
    being done."""
    bar: Bar
    """A bar chart of these actions: overdue, open and closed."""


class FieldFacts(NamedTuple):
    """The actions by the value of a field, such as theme or priority."""

    title: str
    """The heading, such as: By priority."""
    column: str
    """The heading of the column with the values, such as: Priority."""
    finding: str
    """Sentences that say how many actions there are, and how many are overdue for each
    value."""
    values: tuple[ValueFacts, ...]
    """The values, each with the number of its actions."""


class RatingCount(NamedTuple):
    """A rating, and how many actions have it as their latest rating."""

    rating: Rating | None
    """The rating. Nothing for the actions without a known rating."""
    words: str
    """The rating in words, such as Amber. For actions without a known rating, the text
    says so."""
    number: int
    """How many open actions have this rating. If no action is open, how many closed
    actions have it."""
    which: str
    """More about these actions, such as the numbers of those with a low rating, or why
    no rating is known. It may be empty."""


class RatingLine(NamedTuple):
    """The actions by their latest rating, in plans with the same scale of ratings."""

    title: str
    """What is counted, such as: Open actions by latest rating."""
    counts: tuple[RatingCount, ...]
    """Each rating, and how many actions have it."""


class CountByDate(NamedTuple):
    """How many actions are due or done by the report date, and by the last due date."""

    words: str
    """What is counted, such as: Due by the dates first agreed."""
    look: LineLook
    """The line in the chart that ends at this number: `first`, `now` or `done`."""
    by_report_date: int
    """How many actions are due or done by the report date."""
    by_last_due: str
    """How many actions are due by the last due date. For actions done, this is "Not
    known yet"."""


class MovedFacts(NamedTuple):
    """How far the due date of an action has moved."""

    action: Link
    """The action number, with a link to the action."""
    text: str
    """What will be done."""
    first: str
    """The due date first agreed."""
    now: str
    """The due date on the report date."""
    by: str
    """By how much the due date is now later or earlier than the date first agreed."""
    times: str
    """How often the due date was moved later, and how often it was moved earlier."""
    ended: str
    """Words that say when the action was completed or closed, or that it is still
    open."""


class ShareByTime(NamedTuple):
    """The share of actions complete within a given time after they were agreed."""

    months: int
    """The number of months since the actions were agreed."""
    complete: str
    """The share of the actions that were complete by then, as a percentage."""
    open: int
    """How many actions are known to have been open for longer than that."""


class OverTime(NamedTuple):
    """What was planned, what was done and when, in charts and figures."""

    planned: Plot | None
    """The chart of actions planned and done, by date. Nothing if no date is known."""
    planned_finding: str
    """A sentence that says how many actions were due and how many were complete by the
    report date."""
    counts: tuple[CountByDate, ...]
    """The numbers in the chart of actions planned and done. The list is empty if no
    date is known."""
    report_date: str
    """The report date in few words, such as 30 Nov 2011."""
    last_due: str
    """The last due date in few words, such as 30 Nov 2011. It is empty if all due dates
    have passed."""
    planned_left_out: str
    """Sentences that say what the chart of actions planned and done leaves out, and
    why. It is empty if the chart leaves out nothing."""
    in_time: str
    """A sentence that says how many actions were complete by the dates first agreed. It
    is empty if no such date is known."""
    moved_charts: tuple[Timeline, ...]
    """The charts that show how far due dates moved. Each chart has up to 18 actions."""
    moved_finding: str
    """Sentences that say by how much due dates moved. It is empty if none moved."""
    moved: tuple[MovedFacts, ...]
    """The actions in the charts of moved due dates, those that moved furthest first."""
    moved_left_out: str
    """Sentences that say which actions the charts of moved due dates leave out, and
    why. It is empty if they leave out none."""
    times: Plot | None
    """The chart of the time to completion. Nothing if there are too few actions."""
    times_finding: str
    """A sentence that estimates within how many days half of the actions are complete.
    It is empty if there are too few actions."""
    times_explained: str
    """Sentences that say how the time to completion is counted. It is empty if there
    are too few actions."""
    shares: tuple[ShareByTime, ...]
    """The numbers in the chart of the time to completion."""
    times_left_out: str
    """Sentences that say which actions the chart of the time to completion leaves out,
    and why. It is empty if it leaves out none."""


class Changed(NamedTuple):
    """One kind of change or decision, and the actions and outcomes that it is about."""

    title: str
    """The kind of change or decision, such as: Completed."""
    number: int
    """How many changes or decisions of this kind there are. If there is no room for all
    of them, `which` has only the first."""
    which: tuple[Link, ...]
    """Links to the actions, outcomes or plans that this kind is about."""


class ChangesSince(NamedTuple):
    """What has changed since the last meeting, as "actionplan since" shows it."""

    title: str
    """The heading of the list of changes."""
    words: str
    """Sentences that say when the last meeting was, or that this is not recorded. If
    nothing has changed, they also say so."""
    kinds: tuple[Changed, ...]
    """The kinds of change, each with the actions and outcomes that changed."""


class NotRecordedFacts(NamedTuple):
    """What the plan does not record, and for which outcomes or actions."""

    what: str
    """What the plan does not record."""
    numbers: str
    """The numbers of the outcomes and actions for which this is not recorded. It is
    empty if this is about the plan as a whole."""


class Lacking(NamedTuple):
    """An exception about an outcome or a plan, or a line about an action or a plan."""

    what: Link
    """The name of the outcome, action or plan, with a link if there is a place to link
    to."""
    words: str
    """The sentences to print after the name."""
    briefly: str = ""
    """For an overdue outcome, `words` without the date and the assessment, for a page
    that gives both elsewhere. It is empty for all other exceptions."""
    number: int = 1
    """How many exceptions are counted together here."""


class ReviewFacts(NamedTuple):
    """An action that has its own review date before the next meeting."""

    action: ActionFacts
    """The action that is due for review."""
    words: str
    """Sentences that say when the review is due, and who carries it out."""


class PageOne(NamedTuple):
    """The outcomes and exceptions of a plan that fit on page one."""

    summary: tuple[str, ...]
    """The sentences of the summary. If there is little room, they give only the number
    of actions that were done late."""
    by_status: tuple[StateCount, ...]
    """Each status, with the number of actions that have it and links to them. If there
    is no room, the actions in progress and those signed off are only counted."""
    ratings: tuple[RatingLine, ...]
    """The number of actions with each rating, and what the ratings mean if there is
    room for it."""
    aims: tuple[AimFacts, ...]
    """The outcomes that page one has room to show in full."""
    aims_short: tuple[OutcomeInShort, ...]
    """Other outcomes, in a line or two each. The rest of the report has them in
    full."""
    aims_named: tuple[Link, ...]
    """Links to the remaining outcomes, which only the rest of the report shows."""
    exceptions: tuple[ActionFacts, ...]
    """The most urgent actions with an exception, as many as page one has room for."""
    exceptions_named: tuple[Link, ...]
    """Links to the less urgent actions with an exception, which only the rest of the
    report shows."""
    notes: tuple[str, ...]
    """The note for each action in `exceptions`: the note with a low rating, or else the
    latest note, and the next stage if there is room. A note that is cut keeps the
    reason rather than what went well. A note may be empty."""
    aims_title: str
    """The heading of the outcomes."""
    aims_caption: str
    """The caption of the table of outcomes, which says where the latest figures are
    from, or that there are none."""
    aims_more: str
    """The words to print before the links in `aims_named`."""
    aims_has: str
    """A sentence that says what the rest of the report adds about the outcomes. It may
    be empty."""
    exceptions_more: str
    """The words to print before the links in `exceptions_named`."""
    report_has: str
    """A sentence that says what the rest of the report adds about the exceptions. It
    may be empty."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action, as many as page one has room
    for."""
    lacking_named: tuple[Link, ...]
    """Links to what the remaining exceptions of this kind are about. Only the rest of
    the report shows them."""
    lacking_more: str
    """The words to print before the links in `lacking_named`."""
    also_to_act: tuple[ActionFacts, ...]
    """The actions that need something done but are not exceptions, as many as page one
    has room for."""
    act_notes: tuple[str, ...]
    """The latest note on each action in `also_to_act`, or the beginning of it. A note
    may be empty."""
    also_named: tuple[Link, ...]
    """Links to the remaining actions that need something done, which only the rest of
    the report shows."""
    also_more: str
    """The words to print before the links in `also_named`."""
    ended: tuple[Changed, ...]
    """The actions that ended without being done, each with the reason. The list is
    empty if there is no room for them."""
    going_on: tuple[Waiting, ...]
    """The open actions that are not exceptions and need nothing done, each with its
    owner, due date and latest note. The list is empty if there is no room for all of
    them."""
    done: tuple[Waiting, ...]
    """The complete actions that page one does not list elsewhere, each with its latest
    note, as many as there is room for."""
    done_title: str
    """The heading of the actions in `done`. If there is no room for all of them, it
    says how many are shown."""
    to_decide: tuple[Waiting, ...]
    """The actions and outcomes that wait for a decision, as many as page one has room
    for."""
    to_decide_named: tuple[Link, ...]
    """Links to the remaining actions and outcomes that wait for a decision."""
    to_decide_more: str
    """The words to print before the links in `to_decide_named`."""
    small: bool
    """Whether page one is printed in the smallest letters, of 9 points."""
    meanings: bool
    """Whether page one says what the ratings mean. If it does not, another part of the
    report says so."""


class PlanFacts(NamedTuple):
    """A plan, with its status on the report date."""

    plan: Plan
    """The plan, as its file has it."""
    anchor: str
    """The anchor of the plan on its page, to link to."""
    href: str
    """The link to the plan."""
    title: str
    """The title of the plan."""
    brief: str
    """A short title of the plan, for pages about several plans."""
    whose: str
    """Sentences that give the kind of plan, the partnership, the coordinator, the date
    of the plan, and the review or audit that it responds to."""
    whose_briefly: str
    """The same as `whose`, but without the coordinator and without what the plan
    responds to, for a page with little room."""
    as_of: Day
    """The report date."""
    next_meeting: Day
    """The date of the next meeting."""
    before_meeting: str
    """The end of a heading, such as: before the next meeting."""
    needed_by: str
    """The words to print before what is needed, such as: By the end of April 2027."""
    summary: tuple[str, ...]
    """The sentences of the summary, with how late each action was done."""
    summary_briefly: tuple[str, ...]
    """The same as `summary`, but of the actions that were done late, it gives only the
    action numbers."""
    summary_counted: tuple[str, ...]
    """The same as `summary`, but it only says how many actions were done late."""
    gaps: tuple[str, ...]
    """Sentences that say that the report is incomplete, and why. The list is empty if
    the report is complete."""
    about: tuple[Other, ...]
    """The details of the plan, each with its name."""
    figures: tuple[Figure, ...]
    """The rows of the table in the summary."""
    held: str
    """The board's own words for the status on hold, beginning in lower case."""
    none_listed_briefly: tuple[str, ...]
    """The same as `none_listed`, but if there are exceptions, the other problems are
    only counted."""
    none_listed: tuple[str, ...]
    """Sentences that say that there are no exceptions, or why this is not certain. If
    there are exceptions, they only give the other problems that lint reports."""
    clear: bool
    """Whether nothing in the plan needs attention, and all of it could be read."""
    states: tuple[tuple[str, int], ...]
    """Each status that an action has, in lower case, and how many actions have it."""
    by_status: tuple[StateCount, ...]
    """Each status that an action has, with links to the actions that have it."""
    outcome_figures: tuple[Figure, ...]
    """The outcomes due before the next meeting, and those answered only by an
    assurance. Each of these is a row with a number."""
    page: PageOne
    """Everything that depends on how much room there is on page one."""
    ratings: tuple[RatingLine, ...]
    """The number of actions with each rating, in one line. It has each rating of the
    legend, and any other that an action has."""
    exceptions: tuple[ActionFacts, ...]
    """The actions that need the board's attention, the most urgent first."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action."""
    changes: ChangesSince
    """What has changed since the last meeting."""
    to_act: tuple[ActionFacts, ...]
    """The actions that are exceptions, and those that need something done before the
    next meeting."""
    also_to_act: tuple[ActionFacts, ...]
    """The actions that need something done before the next meeting, but are not
    exceptions."""
    done_well: tuple[ActionFacts, ...]
    """The complete actions that are not exceptions and do not wait for a decision."""
    going_on: tuple[ActionFacts, ...]
    """The open actions that are not exceptions and need nothing done before the next
    meeting."""
    act_too: tuple[Link, ...]
    """Links to the exceptions that need something done before the next meeting, each
    with the reason, such as: overdue."""
    act_too_briefly: tuple[Link, ...]
    """The same as `act_too`, but without planned stages, for a page with little
    room."""
    answer_for: tuple[Link, ...]
    """Links to the outcomes that are exceptions, and to the outcomes whose own words
    give a date before the next meeting."""
    asked: tuple[AskedOfSeveral, ...]
    """The decisions that are about several actions, such as those with the worst rating
    or without an owner."""
    to_decide: tuple[Waiting, ...]
    """The other decisions, each with its action or outcome, such as requests for more
    time, actions to sign off and outcomes to assess."""
    none_to_decide: str
    """Sentences that say that no decision is waiting, as far as is known, or that ask
    whether to close the plan. It may be empty."""
    not_needed: str
    """A sentence that says that nothing is needed before the next meeting, as far as is
    known. It is empty if anything is needed."""
    updates: tuple[ActionFacts, ...]
    """The actions that are exceptions, followed by the other actions that need
    something done, and then the other open actions that have an entry."""
    updates_caption: str
    """The order of these actions, as the caption of their table says it. It is empty if
    there are none."""
    reviews: tuple[ReviewFacts, ...]
    """The actions that have their own review date before the next meeting."""
    done_title: str
    """The heading of the actions in `done`, in the board's own words, such as:
    Complete, no sign-off recorded."""
    done: tuple[ActionFacts, ...]
    """The complete actions with no sign-off recorded, newest first. The list has no
    more than 12 of them."""
    done_more: str
    """Sentences that say how many complete actions are not in `done`. It is empty if
    all of them are."""
    withdrawn: tuple[ActionFacts, ...]
    """The actions that were closed without being done."""
    declined: tuple[RecommendationFacts, ...]
    """The recommendations that were accepted only in part, or not at all."""
    assured: tuple[OutcomeFacts, ...]
    """The outcomes that are answered only by an assurance that nothing needs to be
    done."""
    without_actions: tuple[OutcomeFacts, ...]
    """The outcomes that have no action and are not answered by an assurance."""
    actions: tuple[ActionFacts, ...]
    """Every action that could be read, in the order of the file."""
    silence: tuple[ActionFacts, ...]
    """The open actions, those with the oldest update first."""
    silent: tuple[ActionFacts, ...]
    """The open actions that have had no update for too long, or may have, and those
    with no dated update."""
    moved_or_late: tuple[ActionFacts, ...]
    """The actions whose due date changed, and those that are overdue or were done
    late."""
    silence_finding: str
    """A sentence that says which open actions have had no update for too long."""
    agencies: tuple[AgencyFacts, ...]
    """The agencies, each with the number of its actions."""
    agencies_finding: str
    """A sentence that says which agency has the most actions, and how many agencies
    have overdue actions."""
    fields: tuple[FieldFacts, ...]
    """The number of actions by theme, by priority and by each field that the board
    added."""
    timelines: tuple[Timeline, ...]
    """The charts of the dates of actions. Each chart has up to 18 actions."""
    dates_finding: str
    """A sentence that says how many due dates were moved later."""
    over_time: OverTime
    """The charts and figures of what was planned and done by date, and how far dates
    moved."""
    absent: tuple[NotRecordedFacts, ...]
    """What the plan does not record, with the numbers of the outcomes and actions for
    which it is not recorded."""
    outcomes: tuple[OutcomeFacts, ...]
    """The outcomes, in the order of the file."""
    assessed: tuple[OutcomeFacts, ...]
    """The outcomes that were assessed, or that have a measure with a later figure."""
    not_assessed: tuple[OutcomeFacts, ...]
    """The outcomes that were not assessed, and that have no measure with a later
    figure."""
    review: tuple[Other, ...]
    """The review arrangements of the plan, each with its name."""
    additional: tuple[ActionFacts, ...]
    """The actions that were added later."""
    legend: tuple[Rating, ...]
    """The ratings of the plan, with their meanings."""
    other: tuple[Other, ...]


class Month(NamedTuple):
    """The open actions that are due in one month."""

    words: str
    """The month, such as June 2012. The first row is for overdue actions, and the last
    may be for those without a date."""
    number: int
    """How many open actions are due in the month."""
    bar: Bar
    """A bar chart of these actions."""


class PlanLine(NamedTuple):
    """A row of the list of plans in the overview."""

    plan: Plan
    """The plan, as its file has it."""
    title: Link
    """The title of the plan, with a link to it."""
    short: str
    """A short title of the plan."""
    brief: str
    """A short title of the plan, for a line with several plans. If no action is open,
    it also says what is left to decide."""
    left: str
    """Words that say what is left to decide if no action is open, such as: closing
    recommended. It is empty if an action is open."""
    standing: str
    """The numbers of actions in words, such as: 2 overdue, 3 open and not overdue, 4
    not open."""
    counts: str
    """The numbers of open and overdue actions in words, such as: 5 of 9 open, 2
    overdue. Numbers that are 0 are left out."""
    overdue: int
    """How many actions are overdue."""
    unheard: int
    """How many actions have no progress recorded."""
    stale: int
    """How many actions have had no update for too long."""
    open: int
    """How many actions are open, including overdue ones."""
    closed: int
    """How many actions are closed, because they were done or ended without being
    done."""
    judged: str
    """How many outcomes are achieved, in words, such as: 2 fully achieved, 1 not
    assessed yet."""
    judged_briefly: str
    """How many outcomes are achieved, in fewer words, such as: 2 fully, 1 not
    assessed."""
    bar: Bar
    """A bar chart of the actions: overdue, open and closed."""


class ExceptionList(NamedTuple):
    """The actions in all plans that have one kind of exception."""

    title: str
    """The heading of the list, such as: Overdue."""
    caption: str
    """The caption of the table of these actions."""
    empty: str
    """The sentence that the report has if there are no such actions. It is empty if the
    report leaves out the list in that case."""
    actions: tuple[ActionFacts, ...]
    """The actions with this exception."""


class ToldInLine(NamedTuple):
    """Actions with the same kind of exception, for a line that lists them all."""

    title: str
    """The kind of exception and the number of actions with it, such as: Overdue (3)."""
    which: tuple[Lacking, ...]
    """The actions with this exception, each with what is said about it."""


class ItemOfPlan(NamedTuple):
    """An action or outcome in a list of several that are in the same plan."""

    what: Link
    """The number and perhaps a short title, with a link to the action or outcome."""
    standing: str
    """Since when the action is overdue, when it is due, or its status. It is empty for
    an outcome."""
    rating: Rating | None
    """The latest rating of the action. Nothing if it is not known or not shown."""
    words: str
    """The owner of the action and why it is late, or how the outcome was assessed."""


class ToldByPlan(NamedTuple):
    """One of several plans, in which each exception and each outcome is listed once."""

    what: Link
    """The short title of the plan, with a link to it."""
    words: str
    """How many actions are open, how many are overdue, and how many are due by the next
    meeting about the plan."""
    decide: tuple[Changed, ...]
    """The decisions that the plan waits for, by kind."""
    items: tuple[ItemOfPlan, ...]
    """The actions with an exception and the outcomes of the plan, the most urgent
    first."""
    more: str
    """The words "More on its page:" and the numbers of the exceptions and outcomes that
    there is no room for. It is empty if there is room for all of them."""
    due: tuple[Changed, ...]
    """The other actions and outcomes due by the next meeting about the plan, and the
    actions that ended without being done."""
    since: str
    """The date since when changes are listed, or words that say why none are listed."""
    changes: tuple[Changed, ...]
    """The changes since then, except those that are marked as new elsewhere under the
    plan."""


class PageOfMany(NamedTuple):
    """What fits on page one of a report on several plans, and what does not fit."""

    dense: bool
    """Whether plans and exceptions are listed in lines, because there is no room for a
    row for each."""
    by_plan: tuple[ToldByPlan, ...]
    """Each plan with its exceptions and outcomes, if there is no room for a row for
    each exception, but room to list them under their plans. The list is empty in all
    other cases."""
    listed: bool
    """Whether each action and outcome in `by_plan` begins a new line."""
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
    """A sentence that says how many more plans there are, and where they are. It is
    empty if there are no more."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes that page one has room for, with the latest figures or the
    effect on children."""
    assessed_more: str
    """A sentence that says how many more assessed outcomes there are, and where they
    are. It is empty if there are no more."""
    in_line: tuple[ToldInLine, ...]
    """The actions with an exception, by kind, if there is no room for a row for each of
    them. Each has its owner, due date and the reason, as far as there is room."""
    exceptions: tuple[ActionFacts, ...]
    """The actions with an exception, the most urgent first, if there is room for a row
    for each of them."""
    notes: tuple[str, ...]
    """The note for each action in `exceptions`: why it has a low rating and what is
    next, as far as there is room. A note may be empty."""
    exceptions_more: str
    """A sentence that says how many more actions have an exception, and where they are.
    It is empty if there are no more."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action, as many as page one has room
    for."""
    lacking_more: str
    """A sentence that says how many more of these exceptions there are, and where they
    are. It is empty if there are no more."""


class Overview(NamedTuple):
    """Several plans, with their status on the report date."""

    page: PageOfMany
    """Everything that depends on how much room there is on page one."""

    as_of: Day
    """The report date."""
    next_meeting: Day
    """The date of the next meeting."""
    gaps: tuple[str, ...]
    """Sentences that say that the report is incomplete, and why. The list is empty if
    the report is complete."""
    summary: tuple[str, ...]
    """The sentences of the summary."""
    figures: tuple[Figure, ...]
    """The rows of the table in the summary."""
    states: tuple[tuple[str, int], ...]
    """Each status, in lower case, and how many actions have it."""
    silent: tuple[Changed, ...]
    """The open actions with no progress recorded, and those with no update for too
    long. The list is empty if there are none."""
    marks: str
    """A sentence that says how many outcomes of all plans are achieved. It is empty if
    there are no outcomes."""
    doubtful: tuple[Changed, ...]
    """The outcomes that are not yet achieved or may not be achieved, by the reason, and
    those with a figure that got worse."""
    ratings: tuple[RatingLine, ...]
    """The number of actions with each rating, in a line for each scale of ratings. The
    same word may mean different things in 2 scales."""
    to_decide: tuple[Changed, ...]
    """The decisions that any of the plans waits for, by kind."""
    decisions: int
    """How many decisions are waiting in all plans."""
    none_to_decide: str
    """Sentences that say that no decision is waiting, as far as is known, or that ask
    whether to close a plan. It may be empty."""
    every_exception: tuple[ActionFacts, ...]
    """The actions with an exception, the most urgent first. Each action is listed
    once."""
    exceptional: int
    """How many actions, outcomes and plans have an exception. Each is counted once."""
    changes: ChangesSince
    """What has changed since the last meeting."""
    due: ExceptionList
    """The actions due before the next meeting."""
    due_named: tuple[Link, ...]
    """Links to the actions due before the next meeting, with their dates, and with
    their titles and owners if there is room."""
    to_be_dated: tuple[Changed, ...]
    """The actions that need a due date before the next meeting, and the outcomes that
    are due before it. The list is empty if there are none."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes of plans with open actions, with their figures or their
    effect on children."""
    agencies: tuple[AgencyFacts, ...]
    """The agencies, each with the number of its actions."""
    agencies_finding: str
    """A sentence that says which agency has the most actions, and how many agencies
    have overdue actions."""
    fields: tuple[FieldFacts, ...]
    """The number of actions by theme, by priority and by each field that boards
    added."""
    clear: bool
    """Whether nothing in any plan needs attention, and all the plans could be read."""
    exceptions: tuple[ExceptionList, ...]
    """The actions with an exception, in a list for each kind, followed by the actions
    due before the next meeting."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about one action."""
    over_time: OverTime
    """The charts and figures of what was planned and done in all plans by date, and how
    far dates moved."""
    months: tuple[Month, ...]
    """The months in which open actions are due, each with the number of these
    actions."""
    months_finding: str
    """A sentence that says how many open actions are overdue, and in which month most
    others are due."""
    plans: tuple[PlanLine, ...]
    """The rows of the list of plans."""
    open_plans: tuple[PlanLine, ...]
    """The rows of the plans that have open actions."""
    other_plans: tuple[PlanLine, ...]
    """The rows of the plans that have no open actions."""
    marking: str
    """The highest protective marking of the plans. It is empty if no plan has one."""
