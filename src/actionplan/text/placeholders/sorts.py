"""Say what each text field of the format asks for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Sort: TypeAlias = Literal[
    "action",
    "evidence",
    "figure",
    "finding",
    "measure",
    "note",
    "prose",
    "reason",
    "reference",
    "report",
    "title",
    "who",
]

SORTS: Mapping[str, Sort] = {
    "accountable": "who",
    "action": "action",
    "addressed_to": "who",
    "agency": "who",
    "by": "who",
    "challenge": "finding",
    "coordinator": "who",
    "effect": "report",
    "evidence": "evidence",
    "evidence_needed": "evidence",
    "feedback": "report",
    "from": "who",
    "group": "who",
    "lead_agency": "who",
    "measure": "measure",
    "next": "action",
    "no_dates": "reason",
    "no_due_date": "reason",
    "no_known_risks": "reason",
    "no_owner": "reason",
    "no_text": "reason",
    "not_yet_smart": "reason",
    "note": "note",
    "partnership": "who",
    "person": "who",
    "post": "who",
    "reason": "reason",
    "ref": "reference",
    "reference": "reference",
    "reported_by": "who",
    "reports_to": "who",
    "risk": "finding",
    "still_to_improve": "prose",
    "target": "figure",
    "theme": "reference",
    "title": "title",
    "value": "figure",
}
"""By the name of the field. All other fields ask for sentences."""


@cache
def sort_of(field: str) -> Sort:
    """Return what *field* asks for."""
    return SORTS.get(field, "prose")
