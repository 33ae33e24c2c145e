"""Read what was typed for an option, or refuse it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal
from actionplan.messages import shape, tool, usage
from actionplan.plan import portfolio
from actionplan.plan.model import STATES
from actionplan.reading import plan_schema, schema_faults
from actionplan.text import suggest

if TYPE_CHECKING:
    from actionplan.plan.model import State
    from actionplan.plan.portfolio import Portfolio, UnknownName, Wanted


def state(written: str) -> State:
    """Read a state of an action."""
    for known in STATES:
        if written == known:
            return known
    raise Refusal(schema_faults.wrong_option("--state", written, STATES))


def number_of_days(written: str | None) -> int | None:
    """Read a number of days, such as 30d."""
    if written is None:
        return None
    if match := re.fullmatch(r"([0-9]{1,4})\s*(?:d|days?)?", written.strip()):
        return int(match[1])
    raise Refusal(tool.not_a_number_of_days(written=written))


def plan_id(written: str) -> str:
    """Read the id of a plan."""
    if not plan_schema.is_plan_id(written):
        raise Refusal(shape.id_form(field="id", written=written, form="plan-id"))
    return written


def source(written: str) -> str:
    """Read what a plan answers to; it may be empty."""
    options = plan_schema.source_types()
    if written and written not in options:
        raise Refusal(schema_faults.wrong_option("source", written, options))
    return written


def require_known(wanted: Wanted, shown: Portfolio) -> None:
    """Refuse a name that no plan has; what could not be read may have it."""
    if not shown.gaps and (name := portfolio.unknown_name(shown, wanted)):
        raise _unknown(name)


def _unknown(name: UnknownName) -> Refusal:
    words = {word for known in name.known for word in known.split()}
    nearest = suggest.closest(name.written, [*name.known, *sorted(words)], 1)
    return Refusal(
        usage.unknown_name(option=name.option, written=name.written, nearest=nearest)
    )
