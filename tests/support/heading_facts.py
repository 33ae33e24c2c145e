"""Say what the columns of published plans are called, and what each one holds.

`REAL` has the headings of the five published plans. `SYNONYMS` has the names that the
study of fifteen plans and six templates gives for each column. The fields were chosen
by reading the cells below the headings, not by asking the program. A heading that may
be read in several ways has several right fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REAL: Mapping[str, Mapping[str, str]] = {
    "01": {
        "Recommendation": "recommendation",
        "Action": "action",
        "Lead Person(s)": "accountable",
        "Target Date": "due",
        "Review Date": "review",
    },
    "06": {
        "No.": "id ref",
        "Recommendation": "recommendation action",
        "Responsibility": "accountable",
        "Date": "due",
        "Progress presented to Committee Dec 2017": "note",
        "Assessment of progress Categories 1 - 4": "rag",
    },
    "09": {
        "NOS": "id ref",
        "What?": "recommendation action",
        "Who?": "accountable",
        "How?": "action",
        "When?": "due",
        "Success measures": "success",
        "Current Status": "note",
        "Outcome - (report for Q1, Q2, Q3, Q4)": "difference note",
    },
    "12": {
        "Action Ref Number": "id ref",
        "Recommendation/ Overarching Action": "recommendation",
        "Sub-Action": "action",
        "Delivery Status": "state note",
    },
    "13": {
        "How will the LSCB do this?": "recommendation challenge",
        "What will it do?": "action",
        "Responsible lead/ group": "accountable",
        "By when": "due",
        "What is desired outcome": "desired_outcome",
        "What will impact be and how measured": "success",
    },
}
"""For each published plan, its headings in order, and the fields that are right."""

SYNONYMS: Mapping[str, str] = {
    # real-plans.md, table (a): the rows, and the words in them
    "Lead": "accountable",
    "Lead person": "accountable",
    "Lead post": "accountable",
    "Lead officer": "accountable",
    "Lead agency": "agency accountable",
    "Lead group": "accountable",
    "Responsible": "accountable",
    "Responsible officer": "accountable",
    "Owner": "accountable",
    "Who": "accountable",
    "By whom": "accountable",
    "Target date": "due",
    "Timescale": "due",
    "Timescales": "due",
    "Deadline": "due",
    "Due date": "due",
    "By when?": "due",
    "When": "due",
    "Action": "action",
    "Actions": "action",
    "Action required": "action",
    "Specific action": "action",
    "Sub-action": "action",
    "What we will do": "action",
    "How?": "action",
    "Reference number": "id ref",
    "Reference": "id ref",
    "Ref": "id ref",
    "Ref No.": "id ref",
    "Action ref": "id ref",
    "No": "id ref",
    "Recommendation": "recommendation",
    "Recommendations": "recommendation",
    "Recommendation number": "ref",
    "Recommendation / issue": "recommendation challenge",
    "Issue": "challenge",
    "Finding": "challenge",
    "Status": "state note",
    "Current status": "state note",
    "Delivery status": "state note",
    "Progress": "note",
    "Progress: Update": "note",
    "Progress: Date": "date",
    "Update": "note",
    "Progress update": "note",
    "Progress narrative": "note",
    "Points of progress": "note",
    "Comments": "note",
    "Evidence": "evidence",
    "Evidence of completion": "evidence evidence_needed",
    "RAG": "rag",
    "RAG status": "rag",
    "RAG rating": "rag",
    "Agency": "agency",
    "Organisation": "agency",
    "Outcome": "desired_outcome",
    "Desired outcome": "desired_outcome",
    "Outcome wanted": "desired_outcome",
    "Intended outcome": "desired_outcome",
    "Success measure": "success",
    "Success measures": "success",
    "Success criteria": "success",
    "Measuring success": "success",
    "Measure of success": "success",
    "Source of the recommendation": "taken_from source",
    "Revised date": "new_due",
    "Revised target date": "new_due",
    "Projected date": "new_due",
    "Review date": "review",
    "Review arrangements": "review",
    "Completion date": "due achieved_on",
    "Date completed": "achieved_on",
    "Date achieved": "achieved_on",
    "Impact": "difference",
    "What difference": "difference",
    "What difference has been made?": "difference",
    "Risk": "risks",
    "Risk assessment": "risks",
    "Milestones": "milestones",
    "Next stage": "next",
    "Next steps": "next",
    "Scope": "scope",
    "Priority": "priority",
    "Accepted / partly accepted / not accepted": "response",
    "Response": "response",
    "Baseline": "baseline",
    "Resources": "realistic",
}
"""Names of columns in the field notes, and the fields that are right."""

NO_FIELD = ("Sign-off", "Monitored by", "Critical friend", "Links to strategy")
"""Columns for which the format has no field, so that a field of the board is right."""
