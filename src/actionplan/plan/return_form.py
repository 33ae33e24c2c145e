"""Name the columns of the form on which an owner reports progress.

This is the only definition: the sheets that are sent out have these headings, and what
comes back is recognised by them.
"""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    """A value for each column of the form."""

    action: str
    """The plan ID and action number, PLAN/ACTION. It says which action a row is for."""
    date: str = ""
    done: str = ""
    status: str = ""
    evidence: str = ""
    due: str = ""


HEADINGS = Columns(
    action="Action",
    date="Date",
    done="What has been done",
    status="New status",
    evidence="Evidence",
    due="New date",
)
