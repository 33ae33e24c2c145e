"""A plan's file as it was, in a commit that it is compared with."""

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
    """Its name then, as git has it."""
    ref: str
    """What it is compared with, as it was asked for."""
    loaded: Loaded | None
    """None where it was not read."""
    why: WhyNotCompared | Literal[""] = ""
    """Why it was not: it is too large, or stands elsewhere; empty where it was."""

    @property
    def stem(self) -> str:
        """Its name without its folder and its ending."""
        return self.name.rpartition("/")[2].rpartition(".")[0]

    @property
    def plan(self) -> Plan | None:
        """The plan that it held, if that could be read."""
        return self.loaded.plan if self.loaded else None

    @property
    def was_plan(self) -> bool:
        """Whether it was meant to be a plan, read or not."""
        if self.loaded is None or self.loaded.plan:
            return True
        return bool(_PLAN.search(self.loaded.document.text))

    def lines(self, route: Route) -> tuple[str, ...]:
        """Return the lines on which something of it stood."""
        document = self.loaded.document if self.loaded else None
        node = document.node(route) if document else None
        if document is None or node is None:
            return ()
        return document.lines[node.line - 1 : document.last_line(node)]

    def faults(self) -> tuple[Fault, ...]:
        """Say what of it could not be compared, and why."""
        parts = tuple(part.label for part in self.plan.unread) if self.plan else ()
        why: WhyNotCompared | Literal[""]
        why = self.why or ("parts" if parts else "" if self.plan else "form")
        return (
            (comparing.not_compared(ref=self.ref, why=why, parts=parts),) if why else ()
        )


_PLAN = re.compile(r"^schema[ \t]*:[ \t]*[\"']?actionplan/", re.MULTILINE)
"""What a file that was meant to be a plan has, whatever else is wrong with it."""
