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
    """The date in words, such as 30 November 2011. If the date is not known, the text
    says so."""
    iso: str
    """The date as YYYY-MM-DD, or as YYYY-MM if only the month is known. The text is
    empty if the date is not known."""


class Link(NamedTuple):
    """A link to a place in the report, on the same page or on another."""

    words: str
    """The words of the link, such as an action number."""
    href: str
    """The address that the words link to. The text is empty if the report has no place
    to link to."""
    label: str = ""
    """Text to print after the link, such as the title of the action or outcome. The
    text is empty if there is nothing to add."""


class Tag(NamedTuple):
    """Words about an action, and the colour in which to print them."""

    words: str
    """The words to print, such as Overdue."""
    look: TagColour
    """The colour of the words. This is always grey, because the other colours are for
    ratings."""


class Other(NamedTuple):
    """A detail and its name, such as a field that the board added (`x-...`)."""

    name: str
    """The name to print, such as the name of the field."""
    text: str
    """The text to print with the name, such as what the field says."""


class Rating(NamedTuple):
    """A RAG rating in words, such as Amber, and what it means in this plan."""

    words: str
    """The rating, beginning with a capital letter, such as Amber."""
    meaning: str
    """What the legend of the plan says about the rating, such as: on track. The text is
    empty if the legend does not give the rating."""
    look: TagColour
    """The colour of the rating: red, amber, green, blue or grey."""


class Stage(NamedTuple):
    """The next planned stage of an action, and the date of this stage."""

    words: str
    """What will be done in this stage."""
    by: Day | None
    """The date by which the stage is due. None if no date is known."""
    passed: bool
    """Whether the date of the stage has passed, and nothing has been reported on or
    after that date. For a stage in a progress entry, the value is always no."""


class EntryFacts(NamedTuple):
    """A progress entry for an action."""

    entry: Entry
    """The progress entry, as it is in the plan file."""
    note: str
    """What has been done, according to the entry. If there is no note, or only a
    placeholder, the text says so."""
    day: Day
    """The date of the entry."""
    corrected: str
    """Words that say which entry corrects this entry. The text is empty if no entry
    corrects it."""
    changed: str
    """What the entry changed, such as: Complete; due date moved from May 2011 to June
    2011. The text is empty if the entry changed nothing."""
    rating: Rating | None
    """The rating that the entry gives. None if the entry gives no rating."""
    next: Stage | None
    """The next stage that the entry gives. None if the entry gives no next stage."""
    is_short: bool
    """Whether the note and the next stage each have no more than one paragraph, and
    neither contains a list."""
    other: tuple[Other, ...]


class MoveFacts(NamedTuple):
    """A change to a due date."""

    on: Day
    """The date of the entry that moved the due date. If the date is not known,
    `on.words` says so."""
    before: str
    """The due date before the change. If there was no due date, the text says so."""
    after: str
    """The due date after the change."""
    why: str
    """The reason for the change: the note of the entry that moved the due date. The
    text is empty if the entry has no note."""
    is_postponement: bool
    """Whether the due date moved to a later date. False if there was no due date before
    the change."""


class SuccessFacts(NamedTuple):
    """A measure of an action's success: what is measured, how, and by when."""

    success: Success
    """The measure, as it is in the plan file."""
    method: str
    """How success is measured, such as: Staff survey. If this is not recorded, the text
    says so."""
    by: str
    """The date by which success will be measured. If no date is recorded, the text says
    so."""


class ActionFacts(NamedTuple):
    """An action and its status on the report date."""

    action: Action
    """The action, as it is in the plan file."""
    plan: Plan
    """The plan that the action belongs to, as it is in the plan file."""
    now: Standing
    """The status of the action on the report date, and other values worked out from its
    progress entries, such as the current due date."""
    anchor: str
    """The anchor that marks the place of the action on its page, such as:
    action-1.2."""
    here: str
    """The address of the action, for links on the page of its plan."""
    href: str
    """The address of the action, for links on the overview."""
    name: str
    """The plan ID and the action number, with a slash between them: PLAN/ACTION."""
    called: str
    """The short title of the plan and the action number, such as: Child K 2.1."""
    text: str
    """What will be done. If this is not known, the text says so."""
    label: str
    """What will be done, without a full stop at the end, so that more words can follow
    in the same sentence."""
    who: str
    """The current owner. If no owner is known, the text says so and names any people to
    ask, such as the owner of the outcome."""
    agency: str
    """The agency of the action. If the board's settings list the agency, the text uses
    the name given there. The text is empty if no agency is known, or if `who` names the
    agency."""
    agency_label: str
    """The words to print before the name of the agency, such as: lead agency of the
    plan. The text is empty if the owner is known to work for the agency."""
    due: str
    """The current due date. If the action itself does not give the date, the text says
    where the date comes from. If there is no date, the text says so."""
    due_told: str
    """The same as `due`. If the due date was moved, the text also gives the date first
    agreed."""
    due_beside: str
    """The due date in a sentence, to print after `standing`. The text is empty if the
    action has no due date and `standing` already says so. On page one, if there is
    room, the text also gives the targets of the action."""
    first_due: str
    """The due date first agreed. If the action had no due date at first, the text says
    so."""
    why_undated: str
    """The reason why the action has no due date, or why the document gives no due
    dates. The text is empty if the plan gives no reason."""
    state: str
    """The status of the action in the board's own words, beginning with a lower-case
    letter, such as: on hold."""
    standing: str
    """A sentence that gives the status and the exceptions of the action, such as:
    Overdue by 7 weeks; on hold."""
    reason: str
    """The beginning of the latest note, with its date. If nothing has been reported,
    the text says so."""
    latest: str
    """The same as `reason`, but with more of the note if the note is long. Page one
    uses this text."""
    rating_note: str
    """The note of the entry that gave the rating, with the date of the entry. The text
    is empty unless the action is an exception because of its rating."""
    refused: str
    """A sentence that says that a request for more time was refused, and gives the
    reasons for the request and for the refusal. The text is empty if the latest request
    was not refused, or if the action is closed."""
    refused_briefly: str
    """The same as `refused`, but without the 2 reasons, for a page with little room."""
    accepted_in_part: str
    """For an open action that is late, sentences that say which recommendations its
    agency accepted only in part or not at all, and why. The text is empty for all other
    actions, and if a progress note may explain the delay."""
    reopened: str
    """A sentence that says when the action was reopened. The text is empty if the
    action was not reopened, is closed, or was reopened by its latest entry."""
    reopened_why: str
    """The same as `reopened`, with 2 additions: the date on which the action was
    reported as complete or signed off, and the note of the entry that reopened it."""
    since_then: str
    """Sentences that say that an open action was reopened, that more time was refused,
    or that the action has a new owner who has not reported yet. What `refused` or
    `reopened` already says is left out. If there is nothing to say, the text is
    empty."""
    targets: str
    """The targets of an open action, each with its latest figure if there is one. The
    text is empty if the action is closed or has no targets."""
    stage_passed: str
    """Words that say that the next stage was not reported by its date. The text is
    empty if the next stage is not late."""
    last_stage: str
    """A sentence that gives the last stage that was planned for an overdue action, if
    no stage is planned now. The text is empty for all other actions."""
    rated_when: str
    """Words that say when a rating was given. If the last 2 or more ratings of an open
    action are the same low rating, the words give the date of the first of these, such
    as: since 5 May 2012. If the latest rating of an overdue action is not low and was
    given before the due date passed, the words give the date of that rating, such as:
    on 5 May 2012, before it became overdue. In all other cases, the text is empty."""
    tags: tuple[Tag, ...]
    """Labels for the action, such as Overdue, each with the colour to print it in."""
    rating: Rating | None
    """The latest rating of the action. None if no rating is known."""
    next: Stage | None
    """The next stage of the action. Nothing if no stage is planned."""
    needed: str
    """For an action in `to_act` or `also_to_act`, the next stage with its date. If the
    due date of the action gives only the month of the next meeting, the text says so
    first. The text is empty for all other actions, and if the action is overdue, is due
    by the next meeting or has no known due date."""
    heard: str
    """The date of the latest update. If no update has a date, the text says so."""
    closed: str
    """The date on which the action was done or closed. If the date is not known, the
    text says so. The text is empty if the action is open."""
    closed_how: str
    """A sentence that says when the action was done or closed, such as: Done on 27 June
    2012; signed off on 5 September 2012. The text is empty if the action is open."""
    evidence: tuple[str, ...]
    """The evidence given when the action was last reported as complete, and all
    evidence given since then. The list is empty if the action is not done, or if no
    evidence was given."""
    late: str
    """Words that say that the action was achieved, or reported as complete, after its
    due date. If the due date has passed and the date of completion is not known, the
    words say that the action may have been late. The text is empty for all other
    actions."""
    moved: str
    """How many times the due date was moved to a later date, in words, such as: none
    recorded, once or 3 times."""
    moves: tuple[MoveFacts, ...]
    """The changes to the due date, oldest first."""
    moved_by: str
    """How much later or earlier the current due date is than the date first agreed. If
    the due date did not move, if the difference is not known, or if the action repeats,
    the text says so."""
    entries: tuple[EntryFacts, ...]
    """The progress entries of the action, newest first."""
    is_additional: bool
    """Whether the plan gives the date on which the action was added, or says which
    action or outcome led to this action."""
    arises_from: Link | None
    """A link to the action or outcome that led to this action. None if the plan names
    no such action or outcome."""
    added: Day | None
    """The date on which the action was added to the plan. None if the plan does not
    give this date."""
    replaced_by: Link | None
    """A link to the action that takes over from this one. None if no action takes
    over."""
    review: str
    """A sentence that says how often the action is reviewed, who reviews it, and for
    what purpose. The text is empty if the action has no review arrangements of its
    own."""
    details: tuple[Other, ...]
    """Details that only some actions have, such as the priority, milestones or a
    request for more time. Each detail has a name to print before it."""
    partners: tuple[str, ...]
    """The other people, groups and agencies who take part in the action."""
    success: tuple[SuccessFacts, ...]
    """The measures of the success of the action."""
    silent_bar: Bar | None
    """A bar chart of the number of months since the latest update. None if the action
    is closed."""
    silent_for: str
    """How many months ago the latest update was. If there was no dated update, the text
    says how many months ago the action was added or its plan began. If the number of
    months is not known, the text says so."""
    other: tuple[Other, ...]


class AnswerFacts(NamedTuple):
    """An agency's latest response to a recommendation, up to the report date."""

    response: Response
    """The response, as it is in the plan file."""
    agency: str
    """The agency that gave the response. If the board's settings list the agency, the
    text uses the name given there."""
    words: str
    """The response in words, such as: Partly accepted."""
    day: str
    """The date of the response. If the date is not recorded, the text says so."""
    reason: str
    """The reason that the agency gave for its response. The text is empty if the plan
    gives no reason."""


class AssuranceFacts(NamedTuple):
    """An agency's statement that nothing needs to be done."""

    assurance: Assurance
    """The assurance, as it is in the plan file."""
    agency: str
    """The agency that gave the assurance. If the board's settings list the agency, the
    text uses the name given there."""
    day: str
    """The date of the assurance. If the date is not recorded, the text says so."""
    words: str
    """Sentences that say who gave the assurance and when, what the assurance says, and
    what evidence there is."""
    since: str
    """A sentence that gives the newest report on the outcome. The text is empty if
    there is no report, or if the newest report is older than the assurance."""
    other: tuple[Other, ...]


class OutcomeEntryFacts(NamedTuple):
    """A progress entry for an outcome."""

    entry: OutcomeEntry
    """The progress entry, as it is in the plan file."""
    note: str
    """What the entry says about the outcome. If there is no note, or only a
    placeholder, the text says so."""
    day: Day
    """The date of the entry."""
    rating: Rating | None
    """The rating that the entry gives. None if the entry gives no rating."""
    other: tuple[Other, ...]


class RecommendationFacts(NamedTuple):
    """A recommendation from the review or audit, and the responses to it."""

    recommendation: Recommendation
    """The recommendation, as it is in the plan file."""
    outcome: Link
    """A link to the outcome that responds to the recommendation."""
    text: str
    """The words of the recommendation. If they are not recorded, the text says so."""
    addressed_to: str
    """The agencies or boards that the recommendation is addressed to. The text is empty
    if none is recorded."""
    scope: str
    """Whether local, regional or national bodies would need to act on the
    recommendation: Local, Regional or National. The text is empty if this is not
    recorded."""
    answers: tuple[AnswerFacts, ...]
    """The latest response of each agency to the recommendation."""
    declined: tuple[AnswerFacts, ...]
    """The responses that accept only part of the recommendation, or that do not accept
    it."""
    other: tuple[Other, ...]


class ComparisonFacts(NamedTuple):
    """A measure, with its figure at the start and its later figures."""

    measure: str
    """What is measured, such as: children seen alone."""
    start: str
    """The figure at the start. If no figure is recorded, the text says so."""
    start_of: str
    """The date of the figure at the start, the agency that the figure is for, and the
    document that it comes from. Details that are not recorded are left out."""
    target: str
    """The figure to reach. If no target is recorded, the text says so."""
    now: str
    """The latest figure. If no figure was measured after the one at the start,
    the text says so."""
    now_day: str
    """The date of the latest figure. The text is empty if no figure was measured after
    the one at the start."""
    now_when: str
    """The date of the latest figure, worded for the middle of a sentence, such as: in
    June 2011. The text is empty if no figure was measured after the one at the
    start."""
    again: tuple[str, ...]
    """Every figure that was measured after the one at the start, with its date, oldest
    first."""
    words: str
    """All the figures in one line, such as: baseline 17 of 40; target 36 of 40; latest
    29 of 40 in June 2011."""
    doubt: str
    """Words that say that the latest figure is worse than the one before it, or was
    measured before an action was reopened. The text is empty in all other cases."""
    noted: str
    """A quotation from the latest note with a figure for this measure, if the note is
    newer than the figures in `start` and `again`. The text is empty if there is no such
    note, or if the note gives the latest figure again."""


class JudgementFacts(NamedTuple):
    """An assessment of the difference that the work has made."""

    judgement: Judgement
    """The assessment, as it is in the plan file."""
    day: Day
    """The date of the assessment."""
    words: str
    """The assessment in words, such as: Partly achieved. If the assessment contradicts
    its own figures, the text says so."""
    look: TagColour
    """The colour of the assessment: green for fully achieved, amber for partly
    achieved, and red for no change. The colour is also red if the assessment
    contradicts its own figures. In all other cases, the colour is grey."""
    other: tuple[Other, ...]


class OutcomeFacts(NamedTuple):
    """An outcome, its actions, and the difference that the work has made."""

    outcome: Outcome
    """The outcome, as it is in the plan file."""
    anchor: str
    """The anchor that marks the place of the outcome on its page, such as:
    outcome-O1."""
    here: str
    """The address of the outcome, for links on the page of its plan."""
    href: str
    """The address of the outcome, for links on the overview."""
    title: str
    """A title for the outcome: its theme, the first words of `desired_outcome`, or
    both. If `desired_outcome` is empty, the title uses the challenge or a
    recommendation instead."""
    label: str
    """The title without a full stop at the end, so that more words can follow in the
    same sentence."""
    aim: str
    """What will be different. The text is empty if the title says what will be
    different."""
    accountable: str
    """The owner of the outcome. The text is empty if the outcome has no owner."""
    recommendations: tuple[RecommendationFacts, ...]
    """The recommendations that the outcome responds to."""
    arrangements: tuple[Other, ...]
    """The due date, agency and partners that the outcome gives for all its actions.
    Each of these has a name to print before it, such as Due."""
    smart: tuple[Other, ...]
    """The SMART statements of the outcome. Each statement has a name to print before
    it, such as Specific."""
    assurances: tuple[AssuranceFacts, ...]
    """The statements in which agencies say that nothing needs to be done."""
    reports: tuple[OutcomeEntryFacts, ...]
    """The progress entries for the outcome, newest first."""
    only_assured: bool
    """Whether the outcome has no actions, but an agency gave an assurance that nothing
    needs to be done."""
    actions: tuple[ActionFacts, ...]
    """The actions of the outcome that were planned from the start: those whose
    `is_additional` is no."""
    additional: tuple[ActionFacts, ...]
    """The actions of the outcome that were added after the plan was agreed: those whose
    `is_additional` is yes."""
    comparisons: tuple[ComparisonFacts, ...]
    """The measures of the outcome, each with its figure at the start and its later
    figures."""
    measured_again: tuple[ComparisonFacts, ...]
    """The measures of the outcome that have a figure measured after the figure at the
    start."""
    has_facts: bool
    """Whether the outcome has at least one of these: an owner, arrangements, SMART
    statements, risks, fields that the board added, or a reason why it has no SMART
    statements or no risks."""
    judgements: tuple[JudgementFacts, ...]
    """The assessments of the outcome, newest first."""
    judged: str
    """The difference made, in words, such as: Partly achieved. If there is no
    assessment, the text says so."""
    judged_look: TagColour
    """The colour of the latest assessment: green, amber, red or grey. The colour is
    grey if there is no assessment."""
    judged_on: str
    """The date of the latest assessment. The text is empty if there is no
    assessment."""
    still_to_improve: str
    """What still needs to improve, according to the latest assessment. The text is
    empty if the assessment does not say."""
    judged_long_ago: str
    """Words that say how long ago the latest assessment was, such as: assessed 11
    months ago. The text is empty if the assessment was in the last 6 months, or if
    there is no assessment."""
    details: str
    """The anchor of the section that has the assessments and measures of the outcome.
    The section is near the end of the page of the plan."""
    to_be_judged: str
    """Sentences that say that all actions of the outcome are closed, and ask what
    difference the actions made. If a note seems to say that there is more to do, or the
    plan does not say what the outcome is for, the sentences say so instead. The text is
    empty if it is not time to assess the outcome, for example because an action is
    open."""
    other: tuple[Other, ...]
    due: str
    """The due date of the outcome, if the date has passed or is no later than the next
    meeting. The text is empty if the due date is later. The text is also empty if the
    outcome was assessed as fully achieved and there is no doubt about the
    assessment."""
    purpose: str
    """The theme of the outcome and what will be different. If the plan does not say
    what will be different, the text says so and gives the challenge or a
    recommendation."""
    difference: str
    """The difference made and the date of the assessment, such as: Partly achieved,
    assessed 22 April 2026 (7 months ago)."""
    no_measure: str
    """Words that say that the outcome has no measure. The text is empty if the outcome
    has a measure."""
    effect: str
    """What the latest assessment says about the effect on children. The text is empty
    if the assessment says nothing about this. If the figures contradict the assessment,
    the text has only the sentences that say that people are at risk."""
    no_effect: str
    """Words that say that the latest assessment does not record the effect on children.
    The text is empty if the assessment records the effect, or if there is no
    assessment."""
    evidence: str
    """The evidence given in the latest assessment. The text is empty if no evidence is
    recorded."""
    known_by: str
    """The evidence and feedback given in the latest assessment. The text is empty if
    neither is recorded."""
    no_action: str
    """Words that say that the outcome has no action. If the latest response to each of
    its recommendations was "not accepted", the words also say so. The text is empty if
    the outcome has an action. The text is also empty if the outcome has an assurance,
    unless the latest response to each recommendation was "not accepted"."""
    shown_by_nothing: str
    """The words "without a figure, evidence or feedback", if the outcome was assessed
    as fully achieved and none of these is recorded. The text is empty for all other
    outcomes."""


class AimMeasure(NamedTuple):
    """A measure on page one, with its figures."""

    measure: str
    """What is measured, such as: children seen alone."""
    start: str
    """The figure at the start. If no figure is recorded, the text says so."""
    target: str
    """The figure to reach. If no target is recorded, the text says so."""
    latest: str
    """The latest figure, and its date if that is not the date of the latest assessment.
    If no figure was measured after the one at the start, the text says so."""
    words: str
    """All the figures in one line, such as: baseline 17 of 40; target 36 of 40; latest
    29 of 40."""


class AimFacts(NamedTuple):
    """An outcome on page one: its aim, its measures, and the difference made.

    Longer text is cut, which 3 dots show. The report has all of it.
    """

    outcome: Link
    """The outcome number, with a link to the outcome."""
    text: str
    """What will be different. If this is not known, the text says so."""
    measures: tuple[AimMeasure, ...]
    """The measures of the outcome, each with its figures."""
    no_measure: str
    """Words that say that the outcome has no measure. The text is empty if the outcome
    has a measure."""
    made: str
    """The difference made and the date of the assessment, such as: Partly achieved,
    assessed 22 April 2026 (7 months ago)."""
    noted: str
    """A quotation from each note with a figure that is newer than the figures in
    `measures`. The text is empty if there is no such note."""
    effect: str
    """What the latest assessment says about the effect on children. If there is little
    room, long text is cut. If the effect is not recorded and there is room to say so,
    the text says so."""
    improve: str
    """What still needs to improve, according to the latest assessment. If there is
    little room, the text has only the sentences that say that people are at risk. The
    text is empty if `told.lacking` already says what needs to improve."""
    known_by: str
    """The evidence and feedback given in the latest assessment. If there is little
    room, the text leaves out the feedback or is empty."""


class OutcomeInShort(NamedTuple):
    """An outcome in a line or two, for a page that has no room for more."""

    what: Link
    """The outcome number, with a link to the outcome."""
    words: str
    """How the outcome was assessed, and its figures or its effect on children. If there
    is room, the text gives both the figures and the effect."""


class Waiting(NamedTuple):
    """An action or outcome in a list on page one, such as the list of decisions."""

    what: Link
    """The number and a short title of the action or outcome, with a link to that action
    or outcome. If the decision is when to hold the next meeting, the words are "The
    next meeting", and there is no link."""
    words: str
    """What the list says about the action or outcome, such as: complete since 20 May
    2026, no sign-off recorded."""
    note: str = ""
    """The targets of an action that is waiting for sign-off, if they are not in
    `asked`, and the latest note on the action. The text is empty for other actions and
    for outcomes."""
    asked: str = ""
    """What a meeting needs to know before it decides: missing results, missing
    evidence, and the latest figure for each target. The text is empty if there is
    nothing to add."""
    owner: str = ""
    """The owner of an action that is waiting for sign-off, unless the list of
    exceptions gives the owner. The text is empty for other actions and for outcomes."""


class AskedOfSeveral(NamedTuple):
    """What a meeting is asked to decide about several actions or outcomes."""

    words: str
    """What the meeting is asked to decide, such as: What to do about those rated
    red."""
    number: int
    """How many actions or outcomes the decision is about. If page one has no room for
    all of them, `which` has links only to the first ones."""
    which: tuple[Link, ...]
    """Links to the actions or outcomes that the decision is about."""


class StateCount(NamedTuple):
    """The actions that have the same status."""

    words: str
    """The status in the board's own words, beginning with a lower-case letter, such as:
    on hold."""
    number: int
    """How many actions have this status."""
    which: tuple[Link, ...]
    """Links to the actions with this status. The list is empty if page one has no room
    for the links."""
    is_usual: bool
    """Whether the status is "in progress" or "signed off". These 2 statuses are not in
    themselves a reason to look at an action."""


class Figure(NamedTuple):
    """A row of the table headed "Numbers": what is counted, and how many there are."""

    words: str
    """What is counted in this row, such as: Overdue."""
    number: int
    """How many actions, outcomes or parts of the plan this row counts."""
    which: tuple[Link, ...]
    """Links to the actions, outcomes or parts of the plan that this row counts."""
    look: TagColour
    """The colour of the row: red, amber, green, blue or grey."""


class AgencyFacts(NamedTuple):
    """The actions of one agency, by status."""

    agency: str
    """The name of the agency. If no agency is known, the text says so."""
    is_named: bool
    """Whether the agency is known. False for the row of actions without a known
    agency."""
    of_plan: int
    """How many actions do not name an agency, and are counted here because this agency
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
    """How many of these actions are closed, whether or not the work was done."""
    states: tuple[tuple[str, int], ...]
    """How many of these actions have each status. Each pair is a status, beginning with
    a lower-case letter, and a number."""
    bar: Bar
    """A bar chart of the actions of the agency: overdue, open and closed."""


class ValueFacts(NamedTuple):
    """The actions that have the same value in a field, such as the priority Must do."""

    value: str
    """The value of the field, such as Must do."""
    total: int
    """How many actions have this value."""
    overdue: int
    """How many of these actions are overdue."""
    open: int
    """How many of these actions are open, including overdue ones."""
    closed: int
    """How many of these actions are closed, whether or not the work was done."""
    bar: Bar
    """A bar chart of the actions with this value: overdue, open and closed."""


class FieldFacts(NamedTuple):
    """The number of actions for each value of a field, such as the priority."""

    title: str
    """The heading of the table, such as: By priority."""
    column: str
    """The heading of the column with the values, such as: Priority."""
    finding: str
    """Sentences that give the total number of actions, and the number of overdue
    actions for each value that has any."""
    values: tuple[ValueFacts, ...]
    """The values of the field, and how many actions have each value."""


class RatingCount(NamedTuple):
    """A rating, and how many actions have it as their latest rating."""

    rating: Rating | None
    """The rating. None for the actions without a known rating."""
    words: str
    """The rating in words, such as Amber. For actions without a known rating, the text
    says so."""
    number: int
    """How many open actions have this rating. If no action is open, this is the number
    of closed actions that have the rating."""
    which: str
    """More about these actions, such as their action numbers if the rating is low, or
    the reason why no rating is known. The text is empty if there is nothing to add."""


class RatingLine(NamedTuple):
    """How many actions have each rating, in plans that use the same ratings."""

    title: str
    """What is counted, such as: Open actions by latest rating."""
    counts: tuple[RatingCount, ...]
    """The ratings, each with the number of actions that have it as their latest
    rating."""


class CountByDate(NamedTuple):
    """The numbers for one line of the chart of actions planned and done."""

    words: str
    """What is counted, such as: Due by the dates first agreed."""
    look: LineLook
    """The line of the chart that shows this count: `first` (dates first agreed), `now`
    (current dates) or `done` (actions done)."""
    by_report_date: int
    """How many actions are due by the report date. In the row for actions done, how
    many were done by that date."""
    by_last_due: str
    """How many actions are due by the last due date. In the row for actions done, the
    text is "Not known yet"."""


class MovedFacts(NamedTuple):
    """How far the due date of an action has moved."""

    action: Link
    """The action number, with a link to the action."""
    text: str
    """What will be done."""
    first: str
    """The due date first agreed."""
    now: str
    """The current due date."""
    by: str
    """How much later or earlier the current due date is than the date first agreed."""
    times: str
    """How many times the due date was moved to a later date, and how many times to an
    earlier date."""
    ended: str
    """Words that say when the action was completed or closed, or that the action is
    still open."""


class ShareByTime(NamedTuple):
    """The share of actions that were complete within a given number of months."""

    months: int
    """The number of months. For each action, the months are counted from the date on
    which the action was added, or else from the date on which its plan was agreed or
    published."""
    complete: str
    """The share of the actions that were complete within this number of months, as a
    percentage."""
    open: int
    """How many actions are known to have been open for longer than this number of
    months."""


class OverTime(NamedTuple):
    """Charts and figures that show when actions were due, and when they were done."""

    planned: Plot | None
    """The chart of actions planned and done, by date. None if neither a due date nor a
    date of completion is known."""
    planned_finding: str
    """A sentence that says how many actions were due and how many were complete by the
    report date."""
    counts: tuple[CountByDate, ...]
    """The numbers in the chart of actions planned and done. The list is empty if
    `planned` is nothing."""
    report_date: str
    """The report date in a short form, such as 30 Nov 2011."""
    last_due: str
    """The last due date in a short form, such as 30 Nov 2011. The text is empty if this
    date has passed or no due date is known."""
    planned_left_out: str
    """Sentences that say how many actions are left out of one or more lines of the
    chart in `planned`, and why. Another sentence says how many complete actions are
    counted by the date on which they were reported as complete. The text is empty if
    there is nothing to say."""
    in_time: str
    """A sentence that says how many actions were complete by the dates first agreed.
    The text is empty if none of these dates is known."""
    moved_charts: tuple[Timeline, ...]
    """The charts that show how far due dates moved. Each chart has up to 18 actions."""
    moved_finding: str
    """Sentences that say by how much due dates moved. The text is empty if no due date
    moved."""
    moved: tuple[MovedFacts, ...]
    """The actions in the charts of moved due dates. The list begins with the action
    whose due date moved the most days later. On the overview, the list has no more than
    10 actions."""
    moved_left_out: str
    """Sentences that say how many actions the charts of moved due dates leave out, and
    why. The text is empty if no actions are left out."""
    times: Plot | None
    """The chart of how long actions took to complete. None if the chart would have
    fewer than 10 actions."""
    times_finding: str
    """A sentence that says within how many days half of the actions are complete. The
    number of days is an estimate. If fewer than half are complete, the sentence says
    so. The text is empty if `times` is nothing."""
    times_explained: str
    """Sentences that say how the time to completion is measured. The text is empty if
    `times` is nothing."""
    shares: tuple[ShareByTime, ...]
    """The numbers in the chart of the time to completion. The list is empty if `times`
    is nothing."""
    times_left_out: str
    """Sentences that say how many actions the chart in `times` leaves out, and why.
    Another sentence says how many actions were closed without being done. In the chart,
    these actions count as open up to the date on which they were closed. The text is
    empty if there is nothing to say, or if `times` is nothing."""


class Changed(NamedTuple):
    """A list of actions, outcomes or plans, such as those that were completed."""

    title: str
    """The title of the list, such as: Completed."""
    number: int
    """How many changes, decisions, actions or outcomes belong in the list. If there is
    no room for all of them, `which` has only the first ones."""
    which: tuple[Link, ...]
    """Links to the actions, outcomes or plans in the list. On the page of one plan, the
    list is empty if the change is that the plan was agreed or published. In that case,
    the title gives the date."""


class ChangesSince(NamedTuple):
    """What has changed since the last meeting, as "actionplan since" shows it.

    If no earlier meeting date is recorded, it is what changed in one review interval.
    """

    title: str
    """The heading of the list, such as: Changes since the last meeting."""
    words: str
    """Sentences that give the date of the last meeting, or say that no earlier meeting
    date is recorded. If the list starts from a different date, the sentences or the
    title give that date. If no change is known, the sentences say so."""
    kinds: tuple[Changed, ...]
    """The kinds of change, each with links to the actions, outcomes and plans that
    changed."""
    latest_update: str = ""
    """Sentences that give the date of the latest update on an open action, or say that
    no such update is recorded. The text is empty if there has been an update since the
    last known meeting, if no action is open, or if some updates could not be read. For
    several plans, the text is also empty if their last meetings were on different
    dates."""


class NotRecordedFacts(NamedTuple):
    """A detail that a plan does not record, and where it is missing."""

    what: str
    """The detail that the plan does not record, such as: SMART statements."""
    numbers: str
    """The numbers, such as O1 or 1.2, of the outcomes and actions that lack this
    detail. The text is empty if the detail is about the plan as a whole."""


class Lacking(NamedTuple):
    """An outcome, action or plan in a list, and what the list says about it."""

    what: Link
    """A link to the outcome, action or plan, such as: Action 1.2. The address is empty
    if the report has no place to link to."""
    words: str
    """What the list says about the outcome, action or plan, in sentences to print after
    the link."""
    briefly: str = ""
    """The same as `words`, but without the due date and the assessment, for a page that
    gives both elsewhere. The text is empty unless the item is an overdue outcome that
    has been assessed."""
    number: int = 1
    """How many exceptions this item of the list covers. The number is 1, unless the
    item covers several outcomes."""


class ReviewFacts(NamedTuple):
    """An action whose own review is overdue, or due before the next meeting."""

    action: ActionFacts
    """The action that is due for review."""
    words: str
    """Sentences that say when the review is due or was due, and who carries it out."""


class PageOne(NamedTuple):
    """The parts of a report on one plan that fit on page one."""

    summary: tuple[str, ...]
    """The sentences of the summary. If there is little room, the sentences say less
    about the actions that were done late."""
    latest_update: str
    """The same as `told.changes.latest_update`. The text is empty if there is no room
    for it."""
    by_status: tuple[StateCount, ...]
    """Each status, how many actions have it, and links to these actions. If there is
    little room, there are no links to the actions that are in progress or signed
    off."""
    ratings: tuple[RatingLine, ...]
    """How many actions have each rating. If there is room, the list also says what each
    rating means."""
    aims: tuple[AimFacts, ...]
    """The outcomes that page one has room to show in full."""
    aims_short: tuple[OutcomeInShort, ...]
    """The other outcomes that page one has room for, in a line or two each. The rest of
    the report shows these outcomes in full."""
    aims_named: tuple[Link, ...]
    """Links to the outcomes that page one has no room to describe."""
    exceptions: tuple[ActionFacts, ...]
    """The actions with an exception, the most urgent first. The list has as many of
    them as page one has room for."""
    exceptions_named: tuple[Link, ...]
    """Links to the less urgent actions that `exceptions` has no room for."""
    notes: tuple[str, ...]
    """A note for each action in `exceptions`, in the same order: the note that explains
    a low rating, or else the latest note. If there is room, each note ends with the
    next stage of the action. A long note is cut. The most important sentences to keep
    are those that say who is at risk, and then those that say what holds the work back.
    A note is empty if there is no room for it, or if it would add nothing to the
    status."""
    aims_title: str
    """The heading above the outcomes, such as: Outcomes, and the difference made."""
    aims_caption: str
    """The caption of the table of outcomes. The caption says where the latest figures
    come from, or that there are none."""
    aims_more: str
    """The words to print before the links in `aims_named`."""
    aims_has: str
    """A sentence that says what the rest of the report adds about the outcomes. The
    text is empty if the report adds nothing, or if there is no room for the
    sentence."""
    exceptions_more: str
    """The words to print before the links in `exceptions_named`."""
    report_has: str
    """A sentence that says what the rest of the report adds about the exceptions. If
    there is no room for `aims_has`, the sentence also says that the report has more on
    outcomes. The text is empty if the report adds nothing."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about the status of one action, such as those about
    an outcome or the plan. The list has as many of them as page one has room for."""
    lacking_named: tuple[Link, ...]
    """Links to the outcomes and other parts of the plan whose exceptions `lacking` has
    no room for."""
    lacking_more: str
    """The words to print before the links in `lacking_named`."""
    also_to_act: tuple[ActionFacts, ...]
    """The actions that are not exceptions but need something done before the next
    meeting. The list has as many of them as page one has room for."""
    act_notes: tuple[str, ...]
    """The latest note on each action in `also_to_act`, in the same order. A long note
    is cut. A note is empty if there is no room for it, or if it would add nothing to
    the status."""
    also_named: tuple[Link, ...]
    """Links to the actions that `also_to_act` has no room for."""
    also_more: str
    """The words to print before the links in `also_named`."""
    ended: tuple[Changed, ...]
    """A list of the actions that ended without being done and are not exceptions, with
    the reason why each one ended. The list is empty if there are no such actions, or if
    there is no room for them."""
    going_on: tuple[Waiting, ...]
    """The open actions that are not exceptions and need nothing done before the next
    meeting. For each action, `words` gives the owner, the due date and the latest note.
    The list is empty if there is no room for all of these actions."""
    done: tuple[Waiting, ...]
    """The complete actions that page one does not list elsewhere. For each action,
    `words` gives the status and the latest note. The list has as many actions as page
    one has room for."""
    done_title: str
    """The heading of the actions in `done`. If there is no room for all complete
    actions, the heading says how many are shown."""
    to_decide: tuple[Waiting, ...]
    """The actions and outcomes that are waiting for a decision. The list has as many of
    them as page one has room for. `words` includes the text of `asked`, `owner` and
    `note` where there is room for it."""
    to_decide_named: tuple[Link, ...]
    """Links to the other actions and outcomes that are waiting for a decision."""
    to_decide_more: str
    """The words to print before the links in `to_decide_named`."""
    small: bool
    """Whether the text on page one is 9 points in size, which is the smallest size
    used."""
    meanings: bool
    """Whether page one says what the ratings mean. False if the meanings are in another
    part of the report."""


class PlanFacts(NamedTuple):
    """A plan, with its status on the report date."""

    plan: Plan
    """The plan, as it is in the plan file."""
    anchor: str
    """The anchor that marks the place of the plan on its page, such as:
    plan-lcspr-child-k-2024."""
    href: str
    """The address of the plan, for links on other pages."""
    title: str
    """The title of the plan."""
    brief: str
    """A short title of the plan, such as Child K, for pages about several plans."""
    whose: str
    """Sentences that give the kind of plan, the partnership, the coordinator, the date
    of the plan, and the review or audit that led to the plan."""
    whose_briefly: str
    """The same as `whose`, but without the review or audit, for a page with little
    room. If the plan names both a partnership and a coordinator, the text leaves out
    the kind of plan as well."""
    whose_and_source: str
    """The same as `whose_briefly`, followed by the review or audit that led to the
    plan."""
    as_of: Day
    """The report date."""
    next_meeting: Day
    """The date of the next meeting about the plan. If the exact date is not known,
    `next_meeting.words` says so."""
    before_meeting: str
    """Words to print at the end of a heading, such as: before the next meeting."""
    needed_by: str
    """The words to print before the list of what is needed, such as: By the end of
    April 2027."""
    summary: tuple[str, ...]
    """The sentences of the summary. They say, for example, how many actions are open
    and how many are overdue. For actions that were done late, the sentences say how
    late."""
    summary_briefly: tuple[str, ...]
    """The same as `summary`, but for actions that were done late, the sentences do not
    say how late."""
    summary_counted: tuple[str, ...]
    """The same as `summary`, but for actions that were done late, the sentences say
    only how many there are."""
    gaps: tuple[str, ...]
    """Sentences that say what is missing from the report, and where personal data is
    hidden or may be shown. The list is empty if nothing is missing and no personal data
    was found."""
    about: tuple[Other, ...]
    """The details of the plan, such as its lead agency. Each detail has a name to print
    before it."""
    figures: tuple[Figure, ...]
    """The rows of the table with the heading "Numbers"."""
    held: str
    """The board's own words for the status "on hold", beginning with a lower-case
    letter."""
    none_listed_briefly: tuple[str, ...]
    """The same as `none_listed`, but shorter if there are exceptions. In that case, the
    sentences say how many other problems there are, and which parts of the guidance
    they are about."""
    none_listed: tuple[str, ...]
    """Sentences that say that there are no exceptions, or why this is not certain. If
    there are exceptions, the sentences give only the other problems that lint
    reports."""
    clear: bool
    """Whether nothing in the plan needs attention, and all of the plan could be
    read."""
    states: tuple[tuple[str, int], ...]
    """How many actions have each status. Each pair is a status, beginning with a
    lower-case letter, and a number. The list has only the statuses that at least one
    action has."""
    by_status: tuple[StateCount, ...]
    """Each status that an action has, with links to the actions that have this
    status."""
    outcome_figures: tuple[Figure, ...]
    """The rows of `figures` for outcomes that are due before the next meeting, and for
    outcomes that have an assurance but no actions. If there are no such outcomes, the
    list is empty."""
    page: PageOne
    """The values that depend on how much room there is on page one."""
    ratings: tuple[RatingLine, ...]
    """How many actions have each rating. The list has one line, with each rating of the
    legend and any other rating that an action has. The list is empty if the plan has no
    actions."""
    exceptions: tuple[ActionFacts, ...]
    """The actions that are exceptions, the most urgent first."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about the status of one action, such as those about
    an outcome or the plan."""
    changes: ChangesSince
    """What has changed in the plan since the last meeting about it."""
    to_act: tuple[ActionFacts, ...]
    """The actions that are exceptions, and the actions that need something done before
    the next meeting."""
    also_to_act: tuple[ActionFacts, ...]
    """The actions that need something done before the next meeting, but are not
    exceptions."""
    done_well: tuple[ActionFacts, ...]
    """The complete actions that are not exceptions and are not waiting for a
    decision."""
    going_on: tuple[ActionFacts, ...]
    """The open actions that are not exceptions and need nothing done before the next
    meeting."""
    act_too: tuple[Link, ...]
    """Links to the actions in `exceptions` that need something done before the next
    meeting, or that have no known due date. Each link gives the reason, such as:
    overdue. The list leaves out an action if the only reason would be that it has no
    due date, and that date will be set after the meeting. If nothing would be listed
    here or in `also_to_act`, and no outcome is an exception, the list has all the
    actions in `exceptions`."""
    act_too_briefly: tuple[Link, ...]
    """The same as `act_too`, but the reasons leave out planned stages, for a page with
    little room."""
    answer_for: tuple[Link, ...]
    """Links to the outcomes that are exceptions, and to the outcomes that are due
    before the next meeting. Each link says when the outcome is due, and who its owner
    is."""
    asked: tuple[AskedOfSeveral, ...]
    """The decisions that are about several actions or outcomes, such as what to do
    about the actions without an owner."""
    to_decide: tuple[Waiting, ...]
    """The decisions that are about one action or outcome, such as a request for more
    time, an action to sign off or an outcome to assess. The list can also include the
    decision on when to hold the next meeting."""
    none_to_decide: str
    """Sentences that say that no decision is known to be waiting. If the plan records a
    recommendation to close the plan, the sentences ask whether to close it. The text is
    empty if decisions are waiting, but the plan records no such recommendation."""
    not_needed: str
    """Sentences that say that nothing is known to be needed before the next meeting.
    The text is empty if something is needed."""
    updates: tuple[ActionFacts, ...]
    """The actions in the table of the latest updates. The exceptions come first, then
    the other actions that need something done before the next meeting, and then the
    other open actions with a progress entry."""
    updates_caption: str
    """The caption of the table of the latest updates. The caption says in which order
    the table lists the actions. If there are no actions to list, the caption is
    empty."""
    reviews: tuple[ReviewFacts, ...]
    """The actions whose own review is overdue, or due before the next meeting."""
    done_title: str
    """The heading of the actions in `done`, in the board's own words, such as:
    Complete, no sign-off recorded."""
    done: tuple[ActionFacts, ...]
    """The complete actions with no sign-off recorded, the most recently completed
    first. The list has no more than 12 actions."""
    done_more: str
    """Sentences that say how many complete actions with no sign-off recorded are not in
    `done`. The text is empty if `done` has all of them."""
    withdrawn: tuple[ActionFacts, ...]
    """The actions that were closed without being done."""
    declined: tuple[RecommendationFacts, ...]
    """The recommendations that were accepted only in part, or that were not
    accepted."""
    assured: tuple[OutcomeFacts, ...]
    """The outcomes that have no action, but have an assurance that nothing needs to be
    done."""
    without_actions: tuple[OutcomeFacts, ...]
    """The outcomes that have neither an action nor an assurance."""
    actions: tuple[ActionFacts, ...]
    """Every action that could be read, in the same order as in the file."""
    silence: tuple[ActionFacts, ...]
    """The open actions, starting with the action that has had no update for the longest
    time."""
    silent: tuple[ActionFacts, ...]
    """The open actions that have had no recent update, or for which it is not known
    whether there was one. The list also has every open action without a dated
    update."""
    moved_or_late: tuple[ActionFacts, ...]
    """The actions whose due date changed, the actions that are overdue, and the actions
    that were done late or may have been done late."""
    silence_finding: str
    """A sentence that says how many open actions have had no update for too long, and
    gives the action numbers of up to 5 of them."""
    agencies: tuple[AgencyFacts, ...]
    """The agencies, each with the number of its actions. The agency with the most
    actions is first."""
    agencies_finding: str
    """A sentence that says which agency has the most actions, and how many agencies
    have overdue actions."""
    fields: tuple[FieldFacts, ...]
    """The fields by which actions are counted, and how many actions have each value.
    The fields are the theme, the priority and each field that the board added."""
    timelines: tuple[Timeline, ...]
    """The charts that show the dates of each action. Each chart has up to 18 actions.
    Actions without a known date are left out."""
    dates_finding: str
    """A sentence that says how many actions had their due date moved to a later
    date."""
    over_time: OverTime
    """Charts and figures that show when actions were due, when they were completed, and
    how far due dates moved."""
    absent: tuple[NotRecordedFacts, ...]
    """Each detail that the plan does not record, such as SMART statements, and the
    outcomes and actions that lack this detail."""
    outcomes: tuple[OutcomeFacts, ...]
    """The outcomes of the plan, in the same order as in the file."""
    assessed: tuple[OutcomeFacts, ...]
    """The outcomes that were assessed, or that have a figure measured after the
    figure at the start."""
    not_assessed: tuple[OutcomeFacts, ...]
    """The outcomes that were not assessed, and that have no figure measured after the
    figure at the start."""
    review: tuple[Other, ...]
    """The review arrangements of the plan, such as how often it is reviewed. Each
    arrangement has a name to print before it."""
    additional: tuple[ActionFacts, ...]
    """The actions that were added after the plan was agreed: those whose
    `is_additional` is yes."""
    legend: tuple[Rating, ...]
    """The ratings in the legend of the plan, with their meanings."""
    other: tuple[Other, ...]


class Month(NamedTuple):
    """A row of the table that shows when open actions are due."""

    words: str
    """The month, such as June 2012. The first row is for overdue actions, and its text
    is Overdue. If there are open actions without a known due date, the last row is for
    them."""
    number: int
    """How many open actions this row counts."""
    bar: Bar
    """A bar chart of the actions that this row counts."""


class PlanLine(NamedTuple):
    """A row of the list of plans in the overview."""

    plan: Plan
    """The plan, as it is in the plan file."""
    title: Link
    """The title of the plan, with a link to the plan."""
    short: str
    """A short title of the plan, such as Child K."""
    brief: str
    """A short title of the plan, for a line with several plans. If no action is open,
    the text also says what is left to decide, and how many outcomes are achieved."""
    left: str
    """Words that say what is left to decide in a plan with no open actions, such as:
    closing recommended. If an action is open, the text is empty."""
    standing: str
    """How many actions are overdue, how many are open but not overdue, and how many are
    not open. For example: 2 overdue, 3 open and not overdue, 4 not open. If some open
    actions have no known due date, the text counts these actions separately."""
    counts: str
    """How many actions are open and how many are overdue, such as: 5 of 9 open, 2
    overdue. If no action is overdue, the text says only how many are open. The text is
    empty if no action is open."""
    overdue: int
    """How many actions are overdue."""
    unheard: int
    """How many actions have no progress recorded."""
    stale: int
    """How many actions have had no update for too long."""
    open: int
    """How many actions are open, including overdue ones."""
    closed: int
    """How many actions are closed, whether or not the work was done."""
    judged: str
    """How many outcomes are achieved and how many are not, in words, such as: 2 fully
    achieved, 1 not assessed yet."""
    judged_briefly: str
    """The same as `judged`, but in fewer words, such as: 2 fully, 1 not assessed."""
    bar: Bar
    """A bar chart of the actions: overdue, open and closed."""


class ExceptionList(NamedTuple):
    """The actions with the same kind of exception, in all plans."""

    title: str
    """The heading of the list, such as: Overdue."""
    caption: str
    """The caption of the table of these actions, such as: Overdue actions, longest
    overdue first."""
    empty: str
    """The sentence to print if no action has this exception, such as: Nothing is
    overdue. Some lists are left out of the report if they have no actions. For these
    lists, the text is empty."""
    actions: tuple[ActionFacts, ...]
    """The actions with this exception."""


class ToldInLine(NamedTuple):
    """Actions with the same kind of exception, to print one after another in a line."""

    title: str
    """The kind of exception, how many actions have it, and a colon, such as "Overdue
    (3):". If there is room for only some of these actions, the text also says how many
    of them are in `which`."""
    which: tuple[Lacking, ...]
    """The actions with this exception that there is room for, and the words to print
    about each action."""


class ItemOfPlan(NamedTuple):
    """An exception or outcome of one plan, on a page about several plans."""

    what: Link
    """The number of the action or outcome, with a link to that action or outcome. For
    some actions, a short title follows the number. If the item is about the plan
    itself, or about several outcomes, the words are "The plan" or "Outcomes
    assessed"."""
    standing: str
    """For an action, its status, its due date or both, such as: Overdue, due 30
    November 2011. For an outcome that was assessed, the reason why it is an exception.
    The text is empty if there is nothing to say."""
    rating: Rating | None
    """The latest rating of the action. None for an outcome, or if the rating is not
    known or not shown."""
    words: str
    """For an action, its owner and, if there is room, a note about its progress. For an
    outcome, how it was assessed. For the plan itself, or for an outcome that was not
    assessed, the reason why it is an exception."""


class ToldByPlan(NamedTuple):
    """One of several plans, with its exceptions and outcomes."""

    what: Link
    """The short title of the plan, with a link to the plan."""
    words: str
    """How many actions are open, how many are overdue, and how many are due by the next
    meeting about the plan. If the plan has no open actions, no exceptions and nothing
    new, the text says instead how its outcomes were assessed."""
    decide: tuple[Changed, ...]
    """The decisions that are needed about the plan, in a list for each kind of
    decision."""
    items: tuple[ItemOfPlan, ...]
    """The actions that have an exception, the most urgent first, then the assessed
    outcomes, and then the plan's other exceptions. The list has as many of them as page
    one has room for. Each action and outcome is listed once."""
    more: str
    """The words "More on its page:" and the numbers of the actions and outcomes that
    page one has no room to describe in full. The text is empty if page one describes
    all of them in full."""
    due: tuple[Changed, ...]
    """What is due by the next meeting about the plan and is not overdue yet. There is
    one list for each kind of thing that is due, such as outcomes or next stages. If
    there is room, another list has open actions with no progress recorded. If any
    actions ended without being done, the last list has these actions."""
    since: str
    """Words to print before the changes: the date from which changes are listed, or the
    reason why no changes are listed. The text is empty if the plan has no open actions
    and nothing has changed."""
    changes: tuple[Changed, ...]
    """The changes since the last meeting about the plan, except those that are marked
    as new in other lines about the plan."""


class PageOfMany(NamedTuple):
    """What fits on page one of a report on several plans, and what does not fit."""

    dense: bool
    """Whether page one has no room to give each plan and each exception its own row."""
    by_plan: tuple[ToldByPlan, ...]
    """Each plan with its exceptions and outcomes. Page one uses this list if there is
    room to list the exceptions under their plans, but not in rows of their own. If page
    one uses this list, all other lists in this table except `other_plans` are empty.
    Otherwise, this list is empty."""
    listed: bool
    """Whether each action and outcome in `by_plan` begins on a new line."""
    plans: tuple[PlanLine, ...]
    """The plans that page one lists, in rows or one after another in a line."""
    open_plans: tuple[PlanLine, ...]
    """The plans that have open actions and a row on page one."""
    other_plans: tuple[PlanLine, ...]
    """The plans on page one that have no open actions."""
    plans_in_line: tuple[Lacking, ...]
    """The plans with open actions, to print one after another in a line. The list is
    empty if there is room to give each plan its own row."""
    plans_more: str
    """A sentence that says how many plans are not on page one, and where they are in
    the report. The text is empty if page one has all plans."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes that page one has room for. Each outcome has its latest
    figures, its effect on children, or both."""
    assessed_more: str
    """A sentence that says how many assessed outcomes are not on page one, and where
    they are in the report. The text is empty if page one has all of them."""
    in_line: tuple[ToldInLine, ...]
    """The lines that list the actions with an exception. There is one line for each
    kind of exception. For each action, the line gives as much as there is room for: the
    owner, the due date, and the reason why the action is late or has a low rating. The
    list is empty if there is room to give each action its own row."""
    exceptions: tuple[ActionFacts, ...]
    """The actions with an exception that have a row on page one, the most urgent first.
    The list is empty if there is no room to give each of them its own row."""
    notes: tuple[str, ...]
    """A note for each action in `exceptions`, in the same order. The note says why the
    action has a low rating or is overdue. For a low rating, if there is room, the note
    also gives the next stage. The note is empty for all other actions, and if the plan
    does not say why."""
    exceptions_more: str
    """A sentence that says how many actions with an exception are not on page one, and
    where they are in the report. The text is empty if page one has all of them."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about the status of one action, such as those about
    an outcome or a plan. The list has as many of them as page one has room for."""
    lacking_more: str
    """A sentence that says how many exceptions `lacking` has no room for, and where
    they are in the report. The text is empty if `lacking` has all of them."""


class Overview(NamedTuple):
    """Several plans, with their status on the report date."""

    page: PageOfMany
    """The values that depend on how much room there is on page one."""

    as_of: Day
    """The report date."""
    next_meeting: Day
    """The date of the next meeting about the plans. If the exact date is not known,
    `next_meeting.words` says so."""
    gaps: tuple[str, ...]
    """Sentences that say what is missing from the report, and where personal data is
    hidden or may be shown. The list is empty if nothing is missing and no personal data
    was found."""
    summary: tuple[str, ...]
    """The sentences of the summary. They say, for example, how many actions are open,
    and how many are due before the next meeting."""
    figures: tuple[Figure, ...]
    """The rows of the table with the heading "Numbers"."""
    states: tuple[tuple[str, int], ...]
    """How many actions have each status. Each pair is a status, beginning with a
    lower-case letter, and a number."""
    silent: tuple[Changed, ...]
    """Lists of open actions. One list has actions that are not exceptions, but whose
    latest note seems to say that a person is not safe. Another has actions with no
    progress recorded, and another has actions with no update for too long. If
    `page.by_plan` has any plans, there is also a list of actions due before the next
    meeting. A list with no actions is left out."""
    marks: str
    """A sentence that says how many outcomes of all plans are achieved. The text is
    empty if the plans have no outcomes."""
    doubtful: tuple[Changed, ...]
    """The outcomes to look at: those not achieved yet, those with a figure that got
    worse, and those whose assessment is in doubt. If there is room, there is a list for
    each reason to look at an outcome. If `page.by_plan` has any plans, there is also a
    list of overdue outcomes."""
    ratings: tuple[RatingLine, ...]
    """How many actions have each rating. There is one line for each scale of ratings.
    If any action is open, scales without open actions are left out. Each scale is
    counted separately, because the same word can mean different things in different
    scales."""
    to_decide: tuple[Changed, ...]
    """The decisions that are needed in any of the plans, in a list for each kind of
    decision. The decisions that are in `page.by_plan` are left out."""
    decisions: int
    """How many decisions are waiting in all plans."""
    none_to_decide: str
    """Sentences that say that no decision is known to be waiting. If a plan records a
    recommendation to close the plan, the sentences ask whether to close it. If
    decisions are waiting, but no plan records such a recommendation, the text is empty,
    or says where page one lists the decisions."""
    every_exception: tuple[ActionFacts, ...]
    """The actions with an exception, the most urgent first. The list gives each action
    once."""
    exceptional: int
    """How many actions, outcomes and plans have an exception. An action, outcome or
    plan with several exceptions is counted once."""
    changes: ChangesSince
    """What has changed in all plans since the last meeting. If `page.by_plan` has any
    plans, the changes are listed there instead."""
    due: ExceptionList
    """The actions due before the next meeting."""
    due_named: tuple[Link, ...]
    """Links to the actions due before the next meeting. Each link gives the due date of
    the action and, if there is room, its title and owner."""
    to_be_dated: tuple[Changed, ...]
    """Lists of actions and outcomes to look at before the next meeting. One list has
    actions and outcomes whose due date gives only the month of the meeting. Another has
    actions for which a due date must be set before the meeting, and another has
    outcomes due before the meeting. A list with nothing in it is left out. If
    `page.by_plan` has any plans, all these lists are left out."""
    assessed: tuple[OutcomeInShort, ...]
    """The assessed outcomes of plans with open actions. Each outcome has its figures
    and its effect on children."""
    agencies: tuple[AgencyFacts, ...]
    """The agencies, each with the number of its actions. The agency with the most
    actions is first."""
    agencies_finding: str
    """A sentence that says which agency has the most actions, and how many agencies
    have overdue actions."""
    fields: tuple[FieldFacts, ...]
    """The fields by which actions are counted, and how many actions have each value.
    The fields are the theme, the priority and each field that boards added."""
    clear: bool
    """Whether nothing in any plan needs attention, and every part of every plan could
    be read."""
    exceptions: tuple[ExceptionList, ...]
    """The actions with an exception, in a list for each kind of exception. The last
    list gives the actions due before the next meeting."""
    lacking: tuple[Lacking, ...]
    """The exceptions that are not about the status of one action, such as those about
    an outcome or a plan. If `page.by_plan` has any plans, the list is empty."""
    over_time: OverTime
    """Charts and figures for all plans. They show when actions were due, when they were
    completed, and how far due dates moved."""
    months: tuple[Month, ...]
    """The rows of the table that shows in which months open actions are due."""
    months_finding: str
    """A sentence that says how many open actions are overdue, and in which month the
    largest number of the other open actions is due."""
    plans: tuple[PlanLine, ...]
    """The rows of the list of plans."""
    open_plans: tuple[PlanLine, ...]
    """The rows of the plans that have open actions."""
    other_plans: tuple[PlanLine, ...]
    """The rows of the plans that have no open actions."""
    marking: str
    """The highest protective marking of the plans. The text is empty if no plan has
    one."""
