"""Refuse to write what tells who somebody is, whichever command would write it."""

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
    """Refuse words, or what is made of them, in which there is personal data."""
    for text in words:
        for said in ask.about_words(_NO_PLAN, text):
            raise Refusal(writing.personal_data_given(message=said.message))


def require_nobody_in_entry(
    added: Sequence[str], plan: Document, file: str, *, anyway: bool
) -> None:
    """Refuse the lines of an entry in which there is personal data.

    It is asked of these lines alone: nothing that is accepted in the plan, or said of
    it already, lets more of it in. With *anyway* what is only a warning may be
    recorded, such as the telephone of a team on duty.
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
