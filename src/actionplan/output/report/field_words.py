"""Describe the fields of a plan file to people who write templates.

The schema asks an officer for each field. A template has the answer, so the words here
say what that is. `template_reference` puts them into docs/templates.md.
"""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "Source": {
        "type": (
            "The kind of review or work that led to the plan, such as `rapid-review`."
        ),
        "reference": "The title or case reference of the review or work.",
        "date": "The date on which the review or work was published or finished.",
    },
    "Review": {
        "every": "How often reviews take place.",
        "every_as_written": (
            "How often reviews take place, in the document's own words, such as"
            " six-weekly. The text is empty if the plan file gives a number of weeks"
            " or months."
        ),
        "first": "The date of the first review.",
        "by": "The job title of the person who carries out the reviews.",
        "reports_to": "The board or subgroup that the reviewer reports to.",
        "purpose": "What the reviews are for.",
    },
    "Response": {
        "response": (
            "Whether the agency accepts the recommendation: `accepted`,"
            " `partly-accepted` or `not-accepted`."
        ),
        "date": ("The date on which the agency responded."),
        "agency": "The agency or board that gave the response.",
        "reason": (
            "The reason that the agency gives, for example why it accepts the"
            " recommendation only in part."
        ),
    },
    "Recommendation": {
        "text": (
            "The words of the recommendation. The text is empty if only the number"
            " of the recommendation is known."
        ),
        "ref": "The number of the recommendation in the review or audit.",
        "paragraph": (
            "Where the recommendation is in the review or audit, such as paragraph"
            " 5.12 or page 40."
        ),
        "addressed_to": (
            "The agencies or boards that are asked to carry out the recommendation."
        ),
        "scope": (
            "Who would need to act on the recommendation: `local`, `regional`"
            " or `national` bodies."
        ),
        "responses": (
            "What each agency says about the recommendation: whether it accepts the"
            " recommendation, and why."
        ),
    },
    "Smart": {
        "specific": "A statement of what will change, and for whom.",
        "measurable": "The figure or result that will show the change.",
        "achievable": (
            "A statement of what gives the agencies the power to make the change."
        ),
        "realistic": "The staff, money and time that make the change possible.",
        "timely": "A statement of when people will see the change.",
    },
    "Measure": {
        "measure": ("What is measured, such as: children seen alone."),
        "value": ("The figure at the start, such as 17 of 40."),
        "target": ("The figure to reach, such as 36 of 40."),
        "agency": ("The agency that the figure at the start is about."),
        "date": ("The month or date of the figure at the start."),
        "taken_from": (
            "The document or record that the figure at the start comes from."
        ),
    },
    "Risk": {
        "risk": "What could go wrong.",
        "approach": (
            "What the agencies will do about the risk: `reduce`, `remove` or `manage`."
        ),
        "mitigation": "The steps taken to reduce, remove or manage the risk.",
    },
    "Partner": {
        "agency": "The agency that takes part.",
        "post": "The job title of the person who takes part.",
        "group": "The name of the group that takes part.",
        "person": (
            "The name of the person who takes part, for boards that want names in"
            " their plans."
        ),
    },
    "Milestone": {
        "milestone": "What will be done by the date of this stage.",
        "due": "The date by which this stage is due.",
        "reached_on": "The date on which this stage was reached.",
        "reached_on_as_written": (
            "The document's own words for when this stage was reached, such as:"
            " undated. The text is empty if the document gives a date."
        ),
    },
    "Success": {
        "measure": "What will be counted, asked or checked.",
        "method": "How success will be measured, such as `staff-survey`.",
        "method_detail": (
            "Who measures success, how they measure it, and how many cases or"
            " people they look at."
        ),
        "target": "The result that counts as success.",
        "measured_by": "The date by which success will be measured.",
    },
    "Entry": {
        "date": "The date of the entry. Nothing if the date is not known.",
        "note": ("What the entry says has been done."),
        "date_as_written": (
            "The document's own words for the date of the entry, such as: undated."
            " The text is empty if the document gives a month or a full date."
        ),
        "corrects": (
            "The date of the earlier entry that this one corrects. Nothing if"
            " this entry is not a correction."
        ),
        "corrects_which": (
            "The place of the corrected entry among the entries with the date in"
            " `corrects`: `first`, `second` or `third`. Nothing if the plan does not"
            " give this, usually because only one entry has that date."
        ),
        "next": "The next stage of the action.",
        "next_due": "The date by which the next stage is due.",
        "rag": (
            "The rating that the entry gives. The text is empty if the entry gives"
            " no rating."
        ),
        "state": (
            "The status that the entry gives, such as `in-progress`. Nothing if the"
            " entry gives no status."
        ),
        "achieved_on": (
            "The date on which the action was achieved. Nothing if the entry"
            " does not give this date."
        ),
        "new_due": (
            "The new due date. Nothing if the entry does not move the due date."
        ),
        "new_due_requested": (
            "The due date that the owner has asked for. Nothing if the entry"
            " does not ask for more time."
        ),
        "request": (
            "What happened to a request for more time: `declined` or"
            " `withdrawn`. Nothing if the entry does not say."
        ),
        "accountable": (
            "The new owner. The text is empty if the entry does not change the owner."
        ),
        "agency": (
            "The agency of the new owner. The text is empty if the entry does not"
            " give the agency."
        ),
        "replaced_by": "The number of the action that replaces this action.",
        "reported_by": "The job title of the person who gave the report.",
        "evidence": (
            "The evidence that the entry gives. Each piece of evidence is one"
            " item in the list."
        ),
        "owners": (
            "The new owners. Each owner is one item in the list. The list is"
            " empty if the entry does not change the owner."
        ),
        "corrected_by": (
            "The entry that corrects this one. Nothing if this entry has not been"
            " corrected."
        ),
        "said": (
            "The entry, as it was before the correction. Nothing if the entry has not"
            " been corrected."
        ),
    },
    "Assurance": {
        "agency": "The agency that gave the assurance.",
        "statement": "The agency's statement that nothing needs to be done, and why.",
        "date": "The date of the assurance.",
        "evidence": (
            "The evidence that the agency gives for the assurance. Each piece"
            " of evidence is one item in the list."
        ),
    },
    "Action": {
        "id": ("The action number, such as 1.2."),
        "action": (
            "What will be done. The text is empty if the plan does not say"
            " this, or if the words could not be read."
        ),
        "accountable": (
            "The owner when the plan was agreed. The text is empty if the action"
            " had no owner then."
        ),
        "no_text": "The reason why the plan does not say what will be done.",
        "no_owner": "The reason why the plan does not name an owner.",
        "priority": (
            "The priority of the action: `must-do`, `should-do` or `could-do`."
        ),
        "due": "The due date first agreed.",
        "due_as_written": (
            "The document's own words for the due date, such as: Immediate. The text"
            " is empty if the document gives a month or a full date."
        ),
        "no_due_date": "The reason why the action has no due date.",
        "no_dates": (
            "The reason why the document has no due dates. The plan gives this reason"
            " once, for all its actions. The text is empty if the action has a due"
            " date, words in place of a due date, or a reason of its own."
        ),
        "set_date_by": (
            "The date by which the missing due date of the action will be set."
        ),
        "repeats": "How often the action is repeated.",
        "agency": "The agency that the owner works for.",
        "person": ("The name of the owner, for boards that want names in their plans."),
        "partners": (
            "The other people, groups and agencies who take part in the action."
        ),
        "milestones": "The stages of the action that have their own dates.",
        "success": "The measures of the success of the action.",
        "evidence_needed": (
            "The evidence that will show that the action was done. Each piece"
            " of evidence is one item in the list."
        ),
        "no_known_risks": "The reason why the action has no known risks.",
        "risks": (
            "The risks that could prevent the action, and what is being done"
            " about each risk."
        ),
        "added": (
            "The date on which the action was added to a plan that had already been"
            " agreed."
        ),
        "arises_from": ("The number of the action or outcome that led to this action."),
        "review": "The review arrangements that apply only to this action.",
        "progress": (
            "The progress entries of the action, in the same order as in the file."
        ),
        "inherited": (
            "The names of the fields that the action takes from its outcome:"
            " `due`, `agency` or `partners`."
        ),
        "recurs": (
            "Whether the plan says that the action is repeated. The value is yes"
            " even if the number of weeks or months could not be read."
        ),
        "owners": (
            "The owners when the plan was agreed. Each owner is one item in the list."
            " If there are several owners, they are equally accountable."
        ),
    },
    "Result": {
        "measure": "The measure, in the words of the baseline.",
        "value": "The new figure for the measure.",
        "date": (
            "The date of the new figure. Nothing if the plan gives no date for the"
            " figure. In that case, actionplan uses the date of the assessment."
        ),
    },
    "Feedback": {
        "text": ("The words of the feedback."),
        "source": (
            "The person or group who gave the feedback: the field `from` in the file."
        ),
    },
    "Judgement": {
        "date": "The date of the assessment.",
        "outcome_achieved": (
            "How far the outcome has been achieved: `fully`, `partly`,"
            " `not-yet` or `no-change`. Nothing if the assessment does not"
            " say."
        ),
        "results": "The baseline measures, with their new figures.",
        "feedback": (
            "What agencies, staff, children and families said about the change."
        ),
        "effect": "How children and young people are safer or better off.",
        "still_to_improve": (
            "What still needs to improve, and what will be done about it."
        ),
        "evidence": (
            "The evidence that the assessment is based on. Each piece of"
            " evidence is one item in the list."
        ),
        "reported_by": (
            "The job title of the person who made the assessment, or the name"
            " of the group that made it."
        ),
    },
    "Outcome": {
        "id": ("The outcome number, such as O1."),
        "theme": (
            "The theme under which the outcome is grouped, such as: Information"
            " sharing."
        ),
        "challenge": "The problem that the review or audit found.",
        "recommendations": "The recommendations that the outcome responds to.",
        "desired_outcome": "What will be different.",
        "smart": (
            "The statements that show how the outcome is specific,"
            " measurable, achievable, realistic and timely."
        ),
        "not_yet_smart": "The reason why the outcome cannot be SMART yet.",
        "due": (
            "The due date of the outcome. Actions without a due date of their"
            " own have this date."
        ),
        "accountable": "The owner of the outcome as a whole.",
        "agency": (
            "The agency that does the work. Actions without an agency of"
            " their own have this agency."
        ),
        "partners": (
            "The people, groups and agencies who take part. Actions without"
            " partners of their own have these partners."
        ),
        "baseline": (
            "The baseline measures: what is measured, and the figures before any action"
            " was taken."
        ),
        "no_known_risks": "The reason why the outcome has no known risks.",
        "risks": (
            "The risks that could prevent the outcome, and what is being done"
            " about each risk."
        ),
        "actions": "The actions of the outcome, in the same order as in the file.",
        "assurances": (
            "The statements in which agencies say that nothing needs to be done."
        ),
        "progress": (
            "The progress entries for the outcome, in the same order as in the file."
        ),
        "difference": (
            "The assessments of the difference that the work has made, in the same"
            " order as in the file."
        ),
        "actions_known": "Whether all actions of the outcome could be read.",
    },
    "BoardSettings": {
        "agencies": (
            "The agencies that the board has listed, each with its other names."
        ),
        "posts": (
            "The job titles that the board has listed, each with its other names."
        ),
        "states": (
            "The board's own words for statuses, in the order in which the plan format"
            " lists the statuses. Each pair is a status, such as `on-hold`, and the"
            " words for it."
        ),
        "due_soon": (
            "How many days before its due date an action begins to count as due soon."
        ),
        "stale": (
            "The number of months after which an update on an action is due. If the"
            " plan asks for more frequent reviews, the time between reviews counts"
            " instead."
        ),
        "rag_legend": (
            "The ratings and what they mean, for plans that have no legend."
            " Each pair is a rating and its meaning."
        ),
        "rag_worst": (
            "The worst rating in `rag_legend`. The text is empty if the settings do"
            " not say which one is the worst."
        ),
        "meetings": (
            "The dates of the meetings at which the plans of the board are discussed."
        ),
    },
    "Plan": {
        "id": ("The plan ID, such as lcspr-child-k-2024."),
        "title": "The title of the plan.",
        "kind": "The kind of plan: `multi-agency` or `single-agency`.",
        "source": ("The review, audit, inspection or objective that led to the plan."),
        "agreed": "The date on which the plan was agreed.",
        "outcomes": "The outcomes of the plan, in the same order as in the file.",
        "published": "The date on which the plan was published.",
        "as_at": "The date that the document gives for its contents.",
        "agreed_as_written": (
            "The document's own words for the date of agreement. The text is empty if"
            " the document gives a month or a full date."
        ),
        "published_as_written": (
            "The document's own words for the date of publication. The text is empty"
            " if the document gives a month or a full date."
        ),
        "as_at_as_written": (
            "The document's own words for the date of its contents, such as 2006."
            " The text is empty if the document gives a month or a full date."
        ),
        "no_dates": (
            "The reason why the document does not give due dates for its actions."
        ),
        "partnership": (
            "The safeguarding board or partnership that the plan belongs to."
        ),
        "lead_agency": "The agency responsible for the plan as a whole.",
        "coordinator": (
            "The job title of the person who keeps the plan file up to date."
        ),
        "marking": (
            "The protective marking to print on every copy of the plan, such as"
            " OFFICIAL."
        ),
        "review": ("Who reviews the plan, how often, and who they report to."),
        "meetings": (
            "The dates of the meetings at which the plan is discussed, earliest first."
        ),
        "rag_legend": (
            "The ratings and what they mean, in order from one end of the scale to"
            " the other. Each pair is a rating and its meaning."
        ),
        "rag_worst": ("The rating that the plan names as the worst, such as red."),
        "begun": (
            "The date that counts as the start of the plan. This is the date of"
            " agreement, or else the date of publication, or else the date that the"
            " document gives for its contents. Nothing if none of these dates is"
            " known."
        ),
        "begun_by": (
            "The last day of the year in which the plan began, if only the year is"
            " known. In all other cases, the value is nothing."
        ),
        "set_aside": (
            "The number, such as 1.2 or O1, of each action and outcome that could not"
            " be read. If a number is not known, its item in the list is empty text."
        ),
    },
    "OutcomeEntry": {
        "date": "The date of the entry. Nothing if the date is not known.",
        "date_as_written": (
            "The document's own words for the date of the entry, such as: undated."
            " The text is empty if the document gives a month or a full date."
        ),
        "rag": (
            "The rating that the entry gives. The text is empty if the entry gives"
            " no rating."
        ),
        "reported_by": "The job title of the person who gave the report.",
        "evidence": (
            "The evidence that the entry gives. Each piece of evidence is one"
            " item in the list."
        ),
        "note": ("What was reported about the outcome."),
    },
    "UnreadField": {
        "written": (
            "The words of the field, on one line. The text is empty if the field is"
            " empty or is not plain text."
        ),
        "item": (
            "The position of the unread item in its list, counted from 0. Nothing if"
            " the field is not a list, or if none of the list could be read."
        ),
        "left_open": (
            "Whether the field could be read but has only a placeholder,"
            " which counts as missing."
        ),
    },
    "Unread": {
        "label": (
            'The part in words, such as: action 1.2, "due" of action 1.1, or "review".'
        ),
        "items": (
            "The number, such as 1.2 or O1, of each action and outcome in the part. If"
            " a number is not known, its item in the list is empty text."
        ),
        "written": (
            "The words of the part, on one line. The text is empty if the"
            " part is empty or is not plain text."
        ),
        "lost": (
            "Whether the part has any content. False if the part is empty. In that"
            " case, nothing is missing from the report."
        ),
        "faults": ("How many problems lint reports in the part."),
        "cut_from": (
            "The name of the field that this part was cut off from by a mistake in the"
            " file. The text is empty for all other parts."
        ),
    },
    "Move": {
        "is_postponement": (
            "Whether the due date moved to a later date. False if there was no due"
            " date before the change."
        ),
    },
    "Standing": {
        "status": (
            "The value of `state`. If nothing was reported, the value is"
            " `not-reported` instead. If the latest status could not be read, the"
            " value is `not-known`."
        ),
        "reopened_late": (
            "The date on which an overdue action was reopened after its due date."
            " Nothing for all other actions."
        ),
        "passed_in_words": (
            "Whether an open action has words in place of a due date, and the"
            " time that the words give has passed."
        ),
        "may_be_overdue": (
            "Whether the action is open and `at_once` is yes. If the time for the"
            " work has certainly passed, the value is no, and `passed_in_words` is"
            " yes."
        ),
        "overdue_to_be_dated": (
            "Whether an open action has no due date, and the date by which one"
            " should have been set has passed."
        ),
        "silence_not_known": (
            "Yes if it is not known whether an open action has had a recent update."
        ),
        "monitoring_silent": (
            "Whether the action is being monitored, and no recent report is known."
        ),
        "monitored_known": (
            "Whether the action has a dated report, and it is certain that there is"
            " no newer report."
        ),
        "months_silent": (
            "How many full months ago the latest update was. If there was no dated"
            " update, this is how many full months ago the action was added or its"
            " plan began. Nothing if the number is not known."
        ),
        "closed_undated": (
            "Whether the action is closed, but the date on which it was closed is"
            " not known."
        ),
        "late_not_known": (
            "Whether the action was done on an unknown date, which may be"
            " after its due date."
        ),
        "missed": (
            "The due dates by which recurring work was not done, oldest first. If"
            " the action is overdue, the list includes its due date and each due"
            " date that has passed since."
        ),
        "has_missed_rounds": (
            "Whether an open action is an exception because of the due dates in"
            " `missed`."
        ),
        "late_rounds": (
            "Each time in the last 12 months that recurring work was done late. The"
            " list is empty if the action is closed."
        ),
        "planned": (
            "The entry in `stage`. Nothing if that entry does not give the next"
            " stage in words, or if `stage` is nothing."
        ),
        "stage": (
            "The latest entry that gives a next stage or its date. Nothing if there is"
            " no such entry, or if something was reported on the date of the next stage"
            " or later. For an action that was closed without being done, the value is"
            " nothing. For an action that is done, the value is nothing if a later"
            " entry gives a status."
        ),
        "request_passed": (
            "Whether the new due date that the owner asked for has passed, and the"
            " request has not been answered."
        ),
        "stage_passed": (
            "Whether the date of the next stage has passed, and nothing has"
            " been reported on or after that date."
        ),
        "done_last": (
            "The date on which recurring work was last done. Nothing if this date"
            " is not known."
        ),
        "closed_late": (
            "Whether the action is done, and was achieved or reported after"
            " its due date."
        ),
    },
    "DeclaredNames": {
        "names": (
            "Each pair is an agency or job title, and a list of its other names."
        ),
    },
    "Round": {
        "late": (
            "Whether the work is known to have been done or reported after the date"
            " in `done_for`."
        ),
        "done_for": (
            "The due date that the work was done for. Nothing if this date is not"
            " known."
        ),
    },
    "Named": {
        "is_written_otherwise": (
            "Whether the name in the plan differs from the name in the board's"
            " settings."
        ),
    },
}
"""What each field holds, by the thing it belongs to."""
