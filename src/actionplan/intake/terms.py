"""Hold what the command line and the settings say about an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from actionplan.intake.last_version import LastVersion
    from actionplan.text.dates import Date


class Terms(NamedTuple):
    """How a document is read. What is not given is not known."""

    plan_id: str
    title: str = ""
    tables: tuple[int, ...] = ()
    """The tables to read; empty for every table of actions."""
    columns: Mapping[str, str] = {}
    """What columns are, by their headings as `column_map.key_of` writes them."""
    typed: tuple[str, ...] = ()
    """The headings that were typed, which have to be in the document."""
    reported: Date | None = None
    """The date of progress text that has none of its own."""
    agreed: Date | None = None
    as_of: date | None = None
    """The report date. Nothing can have been completed after it."""
    colours: Mapping[str, str] = {}
    """The rating that a colour means, by RRGGBB."""
    ratings: tuple[str, ...] = ()
    """The ratings of the board's own legend."""
    last: LastVersion | None = None
    """What the document said at the last import, if there was one."""
    schema_path: str = ""
    """The path from the plan to the schema, for editors; empty if there is none."""
