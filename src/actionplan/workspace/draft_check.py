"""Check the answers in a plan that is not written yet, as lint would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan import lint
from actionplan.editing import entries
from actionplan.messages import refused_additions, shape
from actionplan.reading import load
from actionplan.workspace.addition_check import (
    Problem,
    but_twice,
    is_text,
    remedy_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def problems(content: bytes, stem: str, as_of: date) -> Iterator[Problem]:
    """Yield what is wrong with what is filled in; what is not is no problem yet."""
    loaded = load.load(content, stem)
    for fault in loaded.faults:
        if fault.rule not in _OPEN:
            yield Problem(entries.of_request(fault), may_stand=False)
    of_shape = {*_OPEN, *(fault.rule for fault in loaded.faults)}
    request = lint.Request(as_of, fixes=False)
    report = lint.one(content, f"{stem}.yaml", request)
    for said in but_twice(report.diagnostics):
        about_words = is_text(loaded.document, said)
        if said.rule in of_shape or not (about_words or said.level == "error"):
            continue
        if said.level != "advice":
            fault = refused_additions.block_not_taken(
                message=said.message, remedy=remedy_of(said)
            )
            field = said.field.rpartition(".")[2]
            yield Problem(fault, may_stand=said.level != "error", field=field)


_OPEN = (shape.empty_field.name, shape.missing_field.name)
"""Rules about what is still to be filled in."""
