"""A placeholder is nothing: no better than a gap, for lint and for what is recorded."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run

from actionplan import lint
from actionplan.diagnostics import LEVELS, Refusal
from actionplan.plan import versions
from actionplan.plan.model import Entry
from actionplan.reading import text_fields, yaml_reader
from actionplan.text import dates

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Route


def _is_let_be(each: text_fields.TextField) -> bool:
    """Tell whether a field is a key of the legend, or quotes the document's date."""
    return each.name in ("rag", "rag_worst") or each.name.endswith("_as_written")


SEEN_ON = date(2012, 3, 1)
GOOD = Path(__file__).parent / "good" / "every-field-there-is.yaml"
WHOLE: Any = yaml_reader.parse(GOOD.read_bytes()).data
FIELDS = [each for each in text_fields.walk(WHOLE) if not _is_let_be(each)]
TBC = ("TBC", "N/A", "To follow", "as above", "-", "to be confirmed by the group")


def _lint(data: object) -> tuple[Diagnostic, ...]:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    report = lint.one(text.encode(), "scr-family-a-2011.yaml", lint.Request(SEEN_ON))
    return report.diagnostics


def _changed(route: Route, text: str | None) -> object:
    """Return the plan with another text in a field; without the field, if None."""
    data = copy.deepcopy(WHOLE)
    *above, last = route
    holder = data
    for step in above:
        holder = holder[step]
    if text is None:
        del holder[last]
    else:
        holder[last] = text
    return data


def _worst(data: object) -> int:
    """Return the rank of the gravest finding that the whole plan does not have."""
    known = {(each.rule, each.message) for each in _lint(WHOLE)}
    new = [each for each in _lint(data) if (each.rule, each.message) not in known]
    return min((LEVELS.index(each.level) for each in new), default=len(LEVELS))


def test_every_text_that_the_guidance_asks_for_is_walked() -> None:
    """Law T1 names them; a field that is added to the format is walked as well."""
    asked = {
        *("title", "reference", "challenge", "desired_outcome", "measure", "value"),
        *("target", "action", "accountable", "agency", "post", "evidence_needed"),
        *("evidence", "risk", "mitigation", "note", "feedback", "effect"),
        *("reported_by", "by", "reports_to", "purpose", "no_known_risks"),
    }

    assert asked - {each.name for each in text_fields.walk(WHOLE)} == set()


@pytest.mark.parametrize(
    "field", FIELDS, ids=lambda each: ".".join(map(str, each.route))
)
@pytest.mark.parametrize("text", ["TBC", "N/A"])
def test_a_placeholder_is_an_error_as_an_empty_field_is(
    field: text_fields.TextField, text: str
) -> None:
    """It is told where it stands, whatever the field asks for."""
    told = [
        each.level
        for each in _lint(_changed(field.route, text))
        if each.field == ".".join(map(str, field.route))
    ]

    assert "error" in told


@given(st.sampled_from(FIELDS), st.sampled_from(TBC))
def test_a_placeholder_is_never_better_than_a_gap(
    field: text_fields.TextField, text: str
) -> None:
    """What is said of it is at least as grave as what is said of the missing field."""
    gap, placeholder = (_worst(_changed(field.route, each)) for each in (None, text))

    assert placeholder <= gap or (field.name, text) in _REASONS


_REASONS = {(name, TBC[-1]) for name in ("no_due_date", "no_known_risks", "reason")}
_REASONS |= {("not_yet_smart", TBC[-1])}
"""Who is to decide is a reason."""


@pytest.mark.parametrize("text", TBC)
@pytest.mark.parametrize(
    "field", ["note", "next", "accountable", "reported_by", "evidence"]
)
def test_no_placeholder_is_recorded_in_an_entry(
    field: str, text: str, tmp_path: Path
) -> None:
    """Once it is recorded it may not be changed."""
    note = text if field == "note" else "The first draft went to all agencies."
    options = () if field == "note" else (_option(field, text),)

    _is_refused(tmp_path, "progress", "1.1", *options, "--", note)


@pytest.mark.parametrize("text", TBC)
@pytest.mark.parametrize("field", ["effect", "still_to_improve", "reported_by"])
def test_no_placeholder_is_recorded_in_a_judgement(
    field: str, text: str, tmp_path: Path
) -> None:
    """Neither is one about the difference that has been made."""
    given = {"effect": "Children wait less.", "achieved": "partly", field: text}
    options = (_option(name, value) for name, value in given.items())

    _is_refused(tmp_path, "difference", "O1", *options)


def _option(field: str, text: str) -> str:
    return f"--{field.replace('_', '-')}={text}"


def _is_refused(folder: Path, command: str, item: str, *words: str) -> None:
    """Run a command on the specimen, which it is to leave alone, even if forced."""
    plan = folder / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN, encoding="utf-8")
    forced = ("--anyway", f"--as-of={SEEN_ON}")

    result = run(command, "add", f"{plan}/{item}", *forced, *words)

    assert isinstance(result.exception, Refusal)
    assert {each.rule for each in result.exception.faults} == {"entry-not-taken"}
    assert plan.read_text(encoding="utf-8") == SPECIMEN


@pytest.mark.parametrize(
    ("before", "after", "altered"),
    [
        ({"evidence": ("TBC",)}, {"evidence": ("Minutes of 4 May",)}, ()),
        ({"note": "To follow"}, {"note": "The group met."}, ()),
        ({"reported_by": "tbc"}, {"reported_by": "Chair"}, ()),
        ({"evidence": ("Minutes",)}, {"evidence": ("TBC",)}, ("evidence",)),
        ({"note": "The group met."}, {"note": "To follow"}, ("note",)),
        ({"accountable": "TBC"}, {"accountable": "Chair"}, ("accountable",)),
    ],
)
def test_what_was_left_open_may_be_answered_later(
    before: dict[str, Any], after: dict[str, Any], altered: tuple[str, ...]
) -> None:
    """A placeholder can be put right, and no answer can be taken back."""
    day = dates.parse("2011-12-05")
    assert day is not None
    entry = Entry(date=day, route=(), note="")

    was, now = entry._replace(**before), entry._replace(**after)

    assert versions.altered(was, now) == altered
