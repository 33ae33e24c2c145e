"""Describe the fields of a plan file to people who write templates.

The schema asks an officer for each field. A template has the answer, so the words here
say what that is. `template_reference` puts them into docs/templates.md.
"""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "Source": {
        "type": "The kind of review or work that led to the plan.",
        "reference": "The title or case reference of that review or work.",
        "date": "The date on which that review or work was published or finished.",
    },
    "Review": {
        "every": "How often reviews take place.",
        "every_as_written": (
            "How often reviews take place, in the words of the document."
        ),
        "first": "The date of the first review.",
        "by": "The job title of the person who carries out the review.",
        "reports_to": "The board or subgroup that changes are reported to.",
        "purpose": "What the review is for.",
    },
    "Response": {
        "response": "Whether the recommendation was accepted.",
        "date": "The date of the response.",
        "agency": "The agency or board that gave the response.",
        "reason": "Why the recommendation was accepted only in part, or not at all.",
    },
    "Recommendation": {
        "text": (
            "The words of the recommendation. It is empty if only the number is known."
        ),
        "ref": "The number of the recommendation in the review or audit.",
        "paragraph": (
            "The paragraph of the review or audit that has the recommendation."
        ),
        "addressed_to": (
            "The agencies or boards that are asked to carry out the recommendation."
        ),
        "scope": (
            "Who would need to act on the recommendation: local, regional"
            " or national bodies."
        ),
        "responses": "The responses to the recommendation.",
    },
    "Smart": {
        "specific": "What will change, and for whom.",
        "measurable": "The figure or result that will show the change.",
        "achievable": "Why the agencies have the power to change this.",
        "realistic": "The staff, money and time that make it possible.",
        "timely": "When people will see the change.",
    },
    "Measure": {
        "measure": "What is measured.",
        "value": "The figure at the start.",
        "target": "The figure to reach.",
        "agency": "The agency that the figure is for.",
        "date": "The month or date that the figure is for.",
        "taken_from": "Where the figure comes from.",
    },
    "Risk": {
        "risk": "What could go wrong.",
        "approach": "Whether the risk is reduced, removed or managed.",
        "mitigation": "What is being done about the risk.",
    },
    "Partner": {
        "agency": "The agency that takes part.",
        "post": "The job title of the person who takes part.",
        "group": "The name of the group that takes part.",
        "person": "The name of the person who takes part.",
    },
    "Milestone": {
        "milestone": "What will be done by this stage.",
        "due": "The date by which this stage is due.",
        "reached_on": "The date on which this stage was reached.",
        "reached_on_as_written": (
            "The date on which this stage was reached, in the words of the document."
        ),
    },
    "Success": {
        "measure": "What will be counted, asked or checked.",
        "method": "How success will be measured.",
        "method_detail": (
            "Who measures success, how, and how many cases or people they look at."
        ),
        "target": "The result that counts as success.",
        "measured_by": "The date by which success will be measured.",
    },
    "Entry": {
        "date": "The date on which this was reported. Nothing if it is not known.",
        "note": "What has been done.",
        "date_as_written": "The date of the entry, in the words of the document.",
        "corrects": "The date of the earlier entry that this one corrects.",
        "corrects_which": (
            "Which entry of that date this one corrects (first, second or"
            " third), if there are several."
        ),
        "next": "The next stage of the work.",
        "next_due": "The date by which the next stage is due.",
        "rag": "The rating that the entry gives. It is empty if there is none.",
        "state": "The new status. Nothing if the status has not changed.",
        "achieved_on": "The date on which the action was achieved.",
        "new_due": "The new due date. Nothing if the due date has not moved.",
        "new_due_requested": "The new due date that the owner has asked for.",
        "request": "Whether a request for more time was declined or withdrawn.",
        "accountable": "The new owner. It is empty if the owner has not changed.",
        "agency": "The agency of the new owner.",
        "replaced_by": "The action that takes over from this one.",
        "reported_by": "The job title of the person who gave the report.",
        "evidence": "The evidence that the entry gives.",
    },
    "Assurance": {
        "agency": "The agency that gave the assurance.",
        "statement": "What the agency says, and why nothing needs to be done.",
        "date": "The date of the assurance.",
        "evidence": "The evidence that the agency gives for the assurance.",
    },
    "Action": {
        "id": "The action number.",
        "action": "What will be done. It is empty if this could not be read.",
        "accountable": (
            "The owner when the plan was agreed. It is empty if there was none."
        ),
        "no_text": "Why the plan does not say what will be done.",
        "no_owner": "Why the plan does not name an owner.",
        "priority": "The priority of the action.",
        "due": "The due date first agreed.",
        "due_as_written": "The due date, in the words of the document.",
        "no_due_date": "Why the action has no due date.",
        "no_dates": "Why the document gives no due dates, in the words of the plan.",
        "set_date_by": "The date by which a due date will be set.",
        "repeats": "How often the action is repeated.",
        "agency": "The agency that the owner works for.",
        "person": "The name of the owner.",
        "partners": (
            "The other people, groups and agencies who take part in the action."
        ),
        "milestones": "The stages of the action that have dates of their own.",
        "success": "The measures of the success of the action.",
        "evidence_needed": "The evidence that will show that the action was done.",
        "no_known_risks": "Why the action has no known risks.",
        "risks": "What could prevent the action, and what is being done about it.",
        "added": (
            "The date on which the action was added to the plan, if that was later."
        ),
        "arises_from": "The number of the action or outcome that led to this action.",
        "review": "The review arrangements of the action itself.",
        "progress": "The progress entries of the action, in the order of the file.",
        "inherited": (
            "The names of the fields that the action takes from its"
            " outcome: due, agency or partners."
        ),
        "recurs": (
            "Whether the action is repeated, even if how often could not be read."
        ),
    },
    "Result": {
        "measure": "What is measured, in the words of the baseline.",
        "value": "The new figure.",
        "date": (
            "The date of the new figure, if it is not the date of the assessment."
        ),
    },
    "Feedback": {
        "text": "What was said about the difference made.",
        "source": "The person or group who said this: the field `from` in the file.",
    },
    "Judgement": {
        "date": "The date of the assessment.",
        "outcome_achieved": "How far the outcome has been achieved.",
        "results": "The measures of the baseline, with their new figures.",
        "feedback": (
            "What agencies, staff, children and families say about the change."
        ),
        "effect": "How children and young people are safer or better off.",
        "still_to_improve": "What has not been achieved yet, and what will be done.",
        "evidence": "What the assessment is based on.",
        "reported_by": "The job title or group that made the assessment.",
    },
    "Outcome": {
        "id": "The outcome number.",
        "theme": "The theme under which the outcome is grouped.",
        "challenge": "The problem that the review or audit found.",
        "recommendations": "The recommendations that the outcome responds to.",
        "desired_outcome": "What will be different.",
        "smart": (
            "How the outcome is specific, measurable, achievable, realistic and timely."
        ),
        "not_yet_smart": "Why the outcome cannot be SMART yet.",
        "due": (
            "The due date of the outcome. Actions without a due date use this date."
        ),
        "accountable": "The owner of the outcome as a whole.",
        "agency": (
            "The agency that does the work. Actions without an agency use this agency."
        ),
        "partners": (
            "The others who take part. Actions without partners use these partners."
        ),
        "baseline": (
            "The measures of the position and practice before anything was done."
        ),
        "no_known_risks": "Why the outcome has no known risks.",
        "risks": "What could prevent the outcome, and what is being done about it.",
        "actions": "The actions of the outcome, in the order of the file.",
        "assurances": "The assurances from agencies that nothing needs to be done.",
        "progress": "The progress entries for the outcome, in the order of the file.",
        "difference": (
            "The assessments of the difference made, in the order of the file."
        ),
        "actions_known": "Whether all actions of the outcome could be read.",
    },
    "BoardSettings": {
        "agencies": "The names of agencies that the board declared.",
        "posts": "The job titles that the board declared.",
        "states": "The board's own words for statuses, in the order of the format.",
        "due_soon": (
            "The number of days before its due date from which an action is due soon."
        ),
        "stale": (
            "The number of months without an update after which an action"
            " has had no update for too long, unless it must be reviewed"
            " more often."
        ),
        "rag_legend": "Each rating with its meaning, for plans that have no legend.",
        "rag_worst": (
            "The worst of the ratings in `rag_legend`. It is empty if the settings do"
            " not say."
        ),
        "meetings": (
            "The dates of the meetings at which the plans of the board are discussed."
        ),
    },
    "Plan": {
        "id": "The plan ID.",
        "title": "The title of the plan.",
        "kind": "Whether the plan belongs to several agencies or to one.",
        "source": "The review, audit, inspection or objective that led to the plan.",
        "agreed": "The date on which the plan was agreed.",
        "outcomes": "The outcomes of the plan, in the order of the file.",
        "published": "The date on which the plan was published.",
        "as_at": "The date that the document gives for its contents.",
        "agreed_as_written": "The date of agreement, in the words of the document.",
        "published_as_written": (
            "The date of publication, in the words of the document."
        ),
        "as_at_as_written": (
            "The date for the contents, in the words of the document."
        ),
        "no_dates": "Why the document does not give due dates for its actions.",
        "partnership": (
            "The safeguarding board or partnership that the plan belongs to."
        ),
        "lead_agency": "The agency responsible for the plan as a whole.",
        "coordinator": "The job title of the person who keeps the file up to date.",
        "marking": "The protective marking to print on every copy.",
        "review": "The review arrangements of the plan.",
        "meetings": (
            "The dates of the meetings at which the plan is discussed, in order."
        ),
        "rag_legend": "Each rating with its meaning, in the order of the scale.",
        "rag_worst": "The worst of the ratings in the plan.",
        "begun": (
            "The date from which the plan counts: the date of agreement, or"
            " else of publication, or else the date for its contents."
        ),
        "begun_by": (
            "The date by which the plan had begun, if only the year is known."
        ),
        "set_aside": (
            "The numbers of the parts that could not be read. A number that"
            " is not known is empty text."
        ),
    },
    "Standing": {
        "due": "The current due date. Nothing if none is known: see `due_from`.",
        "status": (
            "The same as `state`, or `not-reported` if nothing has been reported, or"
            " `not-known` if the latest status could not be read."
        ),
        "passed_in_words": (
            "Whether an open action has words in place of a due date, and the time that"
            " the words mean has passed."
        ),
        "may_be_overdue": (
            "Whether the plan asks for an open action at once, with words such as"
            " Immediate, and it is not known whether that time has passed."
        ),
        "months_silent": (
            "How many full months ago the latest update was or, if there was none, the"
            " date in `heard`. Nothing if this is not known."
        ),
    },
    "OutcomeEntry": {
        "date": "The date on which this was reported. Nothing if it is not known.",
        "date_as_written": "The date of the entry, in the words of the document.",
        "rag": "The rating that the entry gives. It is empty if there is none.",
        "reported_by": "The job title of the person who gave the report.",
        "evidence": "The evidence that the entry gives.",
        "note": "What was reported.",
    },
    "UnreadField": {
        "written": (
            "The words of the field, on one line. It is empty if the field"
            " is empty or is not plain text."
        ),
        "item": (
            "The position of the unread item in a list, if the rest of the"
            " list could be read."
        ),
        "left_open": (
            "Whether the field can be read but has only a placeholder,"
            " which counts as missing."
        ),
    },
    "Unread": {
        "label": (
            'The part in words, such as: action 1.2, "due" of action 1.1, or "review".'
        ),
        "items": (
            "The numbers of the actions and outcomes in the part. A number"
            " that is not known is empty text."
        ),
        "written": (
            "The words of the part, on one line. It is empty if the part is"
            " empty or is not plain text."
        ),
        "lost": (
            "Whether the part has any content. If it has none, nothing is"
            " missing from the report."
        ),
        "faults": "How many mistakes lint reports in the part.",
        "cut_from": (
            "The name of the field whose text these words were cut off"
            " from. It is empty if they were not cut off."
        ),
    },
}
"""What each field holds, by the thing it belongs to."""
