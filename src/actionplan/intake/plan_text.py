"""Write a plan that was made from a document, and prove that it says that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Fault, Refusal
from actionplan.editing import entries, yaml_writer
from actionplan.messages import importing_tables, shape
from actionplan.reading import load

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALLOWED = (shape.empty_field.name, shape.missing_field.name)
"""What may be wrong with the plan: something that the document does not say."""


def write(data: Mapping[str, Any], *, schema_path: str = "") -> bytes:
    """Write the plan, with what is not known left empty.

    Refuses a plan that would not be read as it is meant.
    """
    entries.require_whole_characters(data, "")
    modeline = (
        f"# yaml-language-server: $schema={schema_path}\n" if schema_path else ""
    )
    text = modeline + "\n".join(yaml_writer.document(data)) + "\n"
    content = text.encode()
    entries.require_fits(content, "")
    _require_as_meant(content, data)
    return content


def _require_as_meant(content: bytes, data: Mapping[str, Any]) -> None:
    loaded = load.load(content, str(data["id"]))
    wrong = [fault for fault in loaded.faults if not _is_empty(fault)]
    if loaded.document.data != _as_read(data) or loaded.plan is None or wrong:
        raise Refusal(importing_tables.not_as_meant())


def _is_empty(fault: Fault) -> bool:
    return fault.rule in _ALLOWED


def _as_read(value: Any) -> Any:  # noqa: ANN401 -- plain data
    """Return data as YAML reads it: what is empty is nothing."""
    if isinstance(value, dict):
        return {name: _as_read(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_read(one) for one in value]
    return value if value != "" else None
