"""Hold a plan's file as it was in the commit it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.messages import comparing

if TYPE_CHECKING:
    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.comparing import WhyNotCompared
    from actionplan.plan.model import Plan
    from actionplan.reading.load import Loaded


class Earlier(NamedTuple):
    """A plan's file as it was."""

    name: str
    """Its path in that commit, as git gives it."""
    ref: str
    """The branch, tag or commit that the user gave."""
    loaded: Loaded | None
    """None if it was not read."""
    why: WhyNotCompared | Literal[""] = ""
    """Why it was not read: too large, or in another repository. Empty if it was."""

    @property
    def stem(self) -> str:
        """Its name without the folder and the ending."""
        return self.name.rpartition("/")[2].rpartition(".")[0]

    @property
    def plan(self) -> Plan | None:
        """The plan in the file, if it could be read."""
        return self.loaded.plan if self.loaded else None

    @property
    def was_plan(self) -> bool:
        """Whether it was meant to be a plan, even if it could not be read."""
        if self.loaded is None or self.loaded.plan:
            return True
        return bool(_PLAN.search(self.loaded.document.text))

    def lines(self, route: Route) -> tuple[str, ...]:
        """Return the lines that had the part at *route*."""
        document = self.loaded.document if self.loaded else None
        node = document.node(route) if document else None
        if document is None or node is None:
            return ()
        return document.lines[node.line - 1 : document.last_line(node)]

    def faults(self) -> tuple[Fault, ...]:
        """Say which parts could not be compared, and why."""
        parts = tuple(part.label for part in self.plan.unread) if self.plan else ()
        why: WhyNotCompared | Literal[""]
        why = self.why or ("parts" if parts else "" if self.plan else "form")
        return (
            (comparing.not_compared(ref=self.ref, why=why, parts=parts),) if why else ()
        )


_PLAN = re.compile(r"^schema[ \t]*:[ \t]*[\"']?actionplan/", re.MULTILINE)
"""The line that any file meant as a plan has, whatever else is wrong with it."""
