"""Refuse to write personal data, whichever command would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal
from actionplan.lint import ask
from actionplan.messages import refused_entries, writing
from actionplan.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_PLAN = Document("", (), bom=False, root=None, faults=())


def require_nobody(*words: str) -> None:
    """Refuse text that contains personal data."""
    for text in words:
        for said in ask.about_words(_NO_PLAN, text):
            raise Refusal(writing.personal_data_given(message=said.message))


def require_nobody_in_entry(
    added: Sequence[str], plan: Document, file: str, *, anyway: bool
) -> None:
    """Refuse an entry whose lines contain personal data.

    Only these lines are checked. Personal data that is accepted or reported elsewhere
    in the plan does not make it acceptable here. With *anyway*, an entry that gives
    only warnings may be recorded, such as the phone number of a duty team.
    """
    found = [
        refused_entries.entry_not_taken(
            message=said.message, remedy=said.remedy, may_stand=said.level != "error"
        )
        for said in ask.about_words(plan, "\n".join(added))
        if not anyway or said.level == "error"
    ]
    if found:
        raise Refusal(*found, file=file)
