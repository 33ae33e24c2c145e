"""Read the options of `actionplan import`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.intake import column_map
from actionplan.intake.terms import Terms
from actionplan.intake.vocabulary import FIELDS
from actionplan.messages import importing_tables, tool
from actionplan.scaffold import new_plan
from actionplan.storage import files
from actionplan.text import dates
from actionplan.workspace import import_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.text.dates import Date
    from actionplan.workspace.settings import FolderSettings


class Given(NamedTuple):
    """The options as they were typed."""

    document: str
    output: Path | None
    tables: Sequence[int]
    maps: Sequence[str]
    colours: Sequence[str]
    reported: str | None
    agreed: str | None
    title: str | None
    record: bool = False
    """Whether to record what owners have filled in on a tracker or form."""
    replace: bool = False
    """Whether to write a plan that is already there again."""


def of_documents(given: Given) -> str:
    """Return the first option that is only for turning a document into a plan."""
    asked = {
        "--output": given.output,
        "--table": given.tables,
        "--map": given.maps,
        "--colour": given.colours,
        "--agreed": given.agreed,
        "--title": given.title,
        "--replace": given.replace,
    }
    return next((option for option, value in asked.items() if value), "")


def reported(given: Given) -> Date | None:
    """Return the date for what has none of its own."""
    return _date("--reported", given.reported)


def words(given: Given) -> list[str]:
    """Return the options as they were typed, to be typed again."""
    pairs = [("--table", str(number)) for number in given.tables]
    pairs += [("--map", written) for written in given.maps]
    pairs += [("--colour", written) for written in given.colours]
    pairs += [("--reported", given.reported or ""), ("--agreed", given.agreed or "")]
    pairs += [("--title", given.title or "")]
    return [word for option, value in pairs if value for word in (option, value)]


def plan_path(given: Given) -> Path:
    """Return the path of the plan: the one that was typed, or one to suggest."""
    if given.output is None:
        folder = Path("plans") if files.is_folder(Path("plans")) else Path()
        return folder / f"{_id_for(given.document)}.yaml"
    path = given.output
    if path.suffix not in (".yaml", ".yml") or not _ID.fullmatch(path.stem):
        meant = path.with_name(f"{_id_for(path.name)}.yaml")
        fault = importing_tables.not_a_plan_name(meant=files.name(meant))
        raise Refusal(fault, file=files.name(path))
    return path


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _id_for(document: str) -> str:
    """Make a plan ID from the name of a document: Board plan.docx, board-plan."""
    stem = re.sub(r"\.[A-Za-z]{1,5}$", "", Path(document).name)
    name = "-".join(re.findall(r"[a-z0-9]+", stem.lower()))
    return _VERSION.sub("", name) or name or "new-plan"


_VERSION = re.compile(
    r"(?:-(?:v|version|ver)?-?\d{1,2}(?=-|$)|-(?:final|draft|copy)\b)+$"
)
"""What a version of a document has at the end of its name, and the plan does not."""


def typed_maps(given: Given) -> dict[str, str]:
    """Read what columns are: When?=due."""
    return maps_of(given.maps)


def maps_of(typed: Sequence[str]) -> dict[str, str]:
    """Read what was typed after --map."""
    found: dict[str, str] = {}
    for written in typed:
        heading, _, target = written.rpartition("=")
        if not heading.strip() or not column_map.is_target(target.strip()):
            raise Refusal(importing_tables.not_a_map(written=written, targets=FIELDS))
        found[heading.strip()] = target.strip()
    return found


def terms(given: Given, path: Path, own: FolderSettings, as_of: date) -> Terms:
    """Return how to read the document, by the options and the settings."""
    maps = typed_maps(given)
    return Terms(
        plan_id=path.stem,
        title=(given.title or "").strip(),
        tables=tuple(given.tables),
        columns=import_document.columns_of(own.columns, maps),
        typed=tuple(maps),
        reported=reported(given),
        agreed=_date("--agreed", given.agreed),
        as_of=as_of,
        colours=dict(_colour(written) for written in given.colours),
        ratings=tuple(rating for rating, _ in own.board.rag_legend),
        schema_path=new_plan.schema_near(path.parent),
    )


def _date(option: str, written: str | None) -> Date | None:
    """Read a date or a month that was typed after an option."""
    if written is None:
        return None
    found = dates.typed(written)
    if found is None:
        meant = tuple(str(each) for each in dates.readings(written))
        fault = tool.not_a_day(option=option, written=written, meant=meant)
        raise Refusal(fault)
    return found


def _colour(written: str) -> tuple[str, str]:
    match = re.fullmatch(r"#?([0-9A-Fa-f]{6})=\s*(\S.*?)\s*", written.strip())
    if match is None or match[2] == "RATING":
        raise Refusal(importing_tables.not_a_colour(written=written))
    return match[1].upper(), match[2]
