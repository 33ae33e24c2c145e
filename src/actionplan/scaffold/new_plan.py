"""Write a new plan, with a question from the guidance next to each field."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from actionplan.diagnostics import Refusal
from actionplan.messages import refused_entries
from actionplan.storage import files
from actionplan.storage.resources import TEMPLATES


class Answers(NamedTuple):
    """The answers known when a plan is started; the others are empty."""

    id: str
    title: str = ""
    kind: str = ""
    lead_agency: str = ""
    source: str = ""
    reference: str = ""
    agreed: str = ""
    challenge: str = ""
    desired_outcome: str = ""
    action: str = ""
    due: str = ""
    owner: str = ""
    schema_path: str = ""
    """The path from the plan to the schema, for editors; empty if there is none."""


def plan_text(known: Answers, *, short: bool = False) -> str:
    """Write a new plan: what is known, and a question for each field that is not.

    A *short* one has only what a plan cannot do without, and what every reader asks.
    Refuses half a character with `broken-character` (field).
    """
    name = "new-plan-short.yaml.j2" if short else "new-plan.yaml.j2"
    given = {
        field: _after_colon(_written(field, text))
        for field, text in known._asdict().items()
    }
    written = (
        _environment()
        .get_template(name)
        .render(
            given
            | {
                "id": known.id,
                "single": known.kind == "single-agency",
                "schema_path": known.schema_path,
            }
        )
    )
    return _OF_SEVERAL_LINES.sub(_below, written)


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


_PLAIN = re.compile(
    r"[a-z]+(?:-[a-z]+)+|[0-9]{4}(?:-[0-9]{2}){1,2}|audit|inspection|other"
)
"""Answers that are dates or choices, and need no quotation marks."""


def _written(field: str, text: str) -> str:
    """Write an answer, in quotation marks unless it is a date or one of a choice."""
    return _quoted(field, text) if text and not _PLAIN.fullmatch(text) else text


def _quoted(field: str, text: str) -> str:
    """Write *text* in quotation marks, with escapes for characters that do not show."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refusal(refused_entries.broken_character(field=field))
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        letter
        if letter.isprintable()
        else f"\\u{ord(letter):04x}"
        if letter <= "\uffff"
        else f"\\U{ord(letter):08x}"
        for letter in written
    )


_OF_SEVERAL_LINES = re.compile(
    r'^(?P<before> *(?P<name>[a-z_]+): )(?P<text>"(?:[^"\\\n]|\\["\\n])*")$',
    re.MULTILINE,
)


def _below(found: re.Match[str]) -> str:
    """Write text of several lines on lines of its own, as a person would."""
    lines = str(json.loads(found["text"])).split("\n")
    is_plain = all(line.isprintable() and line == line.strip() for line in lines)
    if len(lines) == 1 or not is_plain or not (lines[0] and lines[-1]):
        return found[0]
    margin = " " * (found["before"].index(found["name"]) + 2)
    below = [f"{margin}{line}" if line else "" for line in lines]
    return "\n".join([f"{found['before']}|-", *below])


def _after_colon(text: str) -> str:
    return f" {text}" if text else ""


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 -- it writes YAML; the values are quoted above
        keep_trailing_newline=True,
    )
