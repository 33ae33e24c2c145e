"""Read the values of options, or refuse them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from actionplan.cli.parser import parameters
from actionplan.diagnostics import Refusal
from actionplan.messages import shape, tool, usage
from actionplan.plan import fields, portfolio
from actionplan.plan.model import STATUSES
from actionplan.plan.portfolio import Condition
from actionplan.reading import plan_schema, schema_faults
from actionplan.text import agency_titles, dates, suggest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from actionplan.plan.model import Status
    from actionplan.plan.portfolio import Portfolio, UnknownName, Wanted


def status(written: str) -> Status:
    """Read the status of an action: its state, or that it has not been reported on."""
    spelt = suggest.as_spelt(written, STATUSES)
    for known in STATUSES:
        if spelt == known:
            return known
    raise Refusal(schema_faults.wrong_option("--state", written, STATUSES))


def number_of_days(written: str | None) -> int | None:
    """Read a number of days, such as 30d."""
    if written is None:
        return None
    if match := re.fullmatch(r"([0-9]{1,4})\s*(?:d|days?)?", written.strip()):
        return int(match[1])
    raise Refusal(tool.not_a_number_of_days(written=written))


def date(written: str | None, today: dt.date) -> str:
    """Write the date of an entry as plans write dates.

    Words that are not a date stay as they are. They are refused with the entry.
    """
    read = dates.typed(written or "", today)
    return str(read) if read else written or ""


def deadline(written: str | None, today: dt.date) -> str:
    """Write a date by which something will be done, as plans write dates.

    A month there means the end of the month, so "end of June 2027" is June 2027.
    """
    found = _END_OF.match(written or "")
    month = dates.typed((written or "")[found.end() :], today) if found else None
    return str(month) if month and not month.day else date(written, today)


_END_OF = re.compile(r"\s*(?:by )?(?:the )?end (?:of )?", re.IGNORECASE)
_DATED = ("agreed", "date", "added")
_DEADLINES = ("due", "set_date_by", "measured_by")
"""Fields of a new plan, outcome or action that are dates."""
Given = TypeVar("Given", bound=NamedTuple)


def dated(given: Given, today: dt.date) -> Given:
    """Read the dates among the answers that a person gave."""
    read = {
        name: read_one(text, today)
        for names, read_one in ((_DATED, date), (_DEADLINES, deadline))
        for name in names
        if (text := getattr(given, name, ""))
    }
    return given._replace(**read)


def partner(written: str) -> tuple[str, str]:
    """Read a partner: the agency and, after a colon or a dash, the job title."""
    return agency_titles.parted(written)


def plan_id(written: str) -> str:
    """Read a plan ID."""
    if not plan_schema.is_plan_id(written):
        said = shape.id_form(field="id", written=written, form="plan-id", in_file=False)
        raise Refusal(said)
    return written


def source(written: str) -> str:
    """Read the type of source that led to a plan. It may be empty."""
    options = plan_schema.source_types()
    if spelt := suggest.as_spelt(written, options):
        return spelt
    if written:
        raise Refusal(schema_faults.wrong_option("source", written, options))
    return ""


def conditions(
    shown: Portfolio,
    named: Mapping[str, Sequence[str] | None],
    where: Sequence[str],
) -> tuple[Condition, ...]:
    """Read the conditions for a list: options *named* after a field, and --where.

    If there are several values for one field, an action needs to match only one.
    """
    read = [
        Condition(
            _OPTIONS.get(field, f"--{field}"),
            field,
            tuple(asked),
            part=field in _BY_PART,
        )
        for field, asked in named.items()
        if asked
    ]
    found: dict[str, list[str]] = {}
    for written in where:
        name, _, value = written.partition("=")
        if not name.strip() or not value.strip():
            raise Refusal(usage.not_a_condition(written=written))
        found.setdefault(field("--where", name, shown), []).append(value)
    return (
        *read,
        *(
            Condition(f"--where {name}", name, tuple(asked))
            for name, asked in found.items()
        ),
    )


_OPTIONS = {"accountable": "--owner"}
"""Options that are not called what their field is."""
_BY_PART = ("agency", "accountable")
"""Options that match a part of a name."""


def field(option: str, written: str, shown: Portfolio) -> str:
    """Read the name of a field. A plan that could not be read may have other fields."""
    if found := fields.named(shown.rows, written):
        return found
    name = written.strip()
    if shown.gaps and name.startswith("x-"):
        return name
    known = (*fields.KNOWN, *fields.own_names(shown.rows))
    nearest = tuple(suggest.closest(name, [*known, *_bare(known)], 1))
    nearest = tuple(one if one in known else f"x-{one}" for one in nearest)
    fault = usage.no_such_field(
        option=option, written=name, known=known, nearest=nearest
    )
    raise Refusal(fault)


def _bare(known: Iterable[str]) -> list[str]:
    return [name.removeprefix("x-") for name in known if name.startswith("x-")]


def require_known(wanted: Wanted, shown: Portfolio) -> None:
    """Refuse a name that no plan has, unless there are plans that could not be read."""
    if not shown.gaps and (name := portfolio.unknown_name(shown, wanted)):
        raise _unknown(name)


def _unknown(name: UnknownName) -> Refusal:
    words = {word for known in name.known for word in known.split()}
    nearest = suggest.closest(name.written, [*name.known, *sorted(words)], 1)
    option, written = name.option, name.written
    if not name.elsewhere:
        fault = usage.unknown_name(option=option, written=written, nearest=nearest)
        return Refusal(fault)
    instead = f'--where "{name.elsewhere}={written.strip()}"'
    fault = usage.unknown_name(
        option=option, written=written, nearest=nearest, instead=instead
    )
    return Refusal(fault)


def sheet_formats(written: str) -> tuple[str, ...]:
    """Read the formats of sheets, such as "md,docx"."""
    accepted = ("md", "docx")
    asked = [parameters.synonym(each.strip(), accepted) for each in written.split(",")]
    for each in asked:
        if each not in accepted:
            raise Refusal(schema_faults.wrong_option("--format", each, accepted))
    return tuple(asked)
