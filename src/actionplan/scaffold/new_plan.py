"""Write a new plan, with a question from the guidance next to each field."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from actionplan.diagnostics import Refusal
from actionplan.messages import refused_entries
from actionplan.storage import files
from actionplan.storage.resources import TEMPLATES


class Answers(NamedTuple):
    """The answers known when a plan is started; the others are empty."""

    id: str
    title: str = ""
    kind: Literal["", "multi-agency", "single-agency"] = ""
    source: str = ""
    agreed: str = ""
    schema_path: str = ""
    """The path from the plan to the schema, for editors; empty if there is none."""


def plan_text(known: Answers) -> str:
    """Write a new plan with the known answers, and a question for each other field.

    Refuses a title that has a broken character, with `broken-character` (field).
    """
    template = _environment().get_template("new-plan.yaml.j2")
    return template.render(
        id=known.id,
        title=_after_colon(_quoted(known.title)) if known.title else "",
        kind=_after_colon(known.kind),
        single=known.kind == "single-agency",
        source=_after_colon(known.source),
        agreed=_after_colon(known.agreed),
        schema_path=known.schema_path,
    )


def schema_near(folder: Path) -> str:
    """Return the path to a schema in the folder or above it; empty if there is none."""
    here = Path(os.path.realpath(folder))
    for parent in (here, *here.parents):
        for name in ("plan.schema.json", "schemas/plan.schema.json"):
            if files.is_file(parent / name):
                return Path(os.path.relpath(parent / name, here)).as_posix()
        if os.path.lexists(parent / ".git"):
            break
    return ""


def _quoted(text: str) -> str:
    """Write *text* in quotation marks, with escapes for characters that do not show."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refusal(refused_entries.broken_character(field="title"))
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        letter
        if letter.isprintable()
        else f"\\u{ord(letter):04x}"
        if letter <= "\uffff"
        else f"\\U{ord(letter):08x}"
        for letter in written
    )


def _after_colon(text: str) -> str:
    return f" {text}" if text else ""


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 -- it writes YAML; the values are quoted above
        keep_trailing_newline=True,
    )
