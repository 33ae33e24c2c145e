"""Write a plan that was made from a document, and prove that it says that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Fault, Refusal
from actionplan.editing import entries, yaml_writer
from actionplan.messages import importing_tables, shape, unreadable
from actionplan.reading import load, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.reading.load import Loaded

_ALLOWED = (shape.empty_field.name, shape.missing_field.name)
"""What may be wrong with the plan: something that the document does not say."""


def write(data: Mapping[str, Any], *, schema_path: str = "") -> bytes:
    """Write the plan, with what is not known left empty.

    Refuses a plan that would not be read as it is meant.
    """
    entries.require_whole_characters(data, "")
    modeline = f"# yaml-language-server: $schema={schema_path}\n" if schema_path else ""
    # Text such as "the child's' is read as it is, but looks like a typing mistake to
    # lint. In quotation marks it does not.
    for quoted in (False, True):
        lines = yaml_writer.document(_as_read(data), quoted=quoted)
        content = (modeline + "".join(f"{line}\n" for line in lines)).encode()
        entries.require_fits(content, "")
        loaded = load.load(content, str(data["id"]))
        if _is_as_meant(loaded, data):
            return content
    if loaded.plan is None and _is_too_long(loaded):
        rows = sum(len(each.get("actions", ())) for each in data["outcomes"])
        raise Refusal(importing_tables.too_much_for_one_plan(rows=rows))
    raise Refusal(importing_tables.not_as_meant())


def _is_too_long(loaded: Loaded) -> bool:
    """Return whether a plan was not read only because there is too much of it."""
    rules = [fault.rule for fault in loaded.faults]
    is_full = unreadable.too_many_values.name in rules
    return is_full or len(rules) > yaml_reader.MAX_FAULTS


def _is_as_meant(loaded: Loaded, data: Mapping[str, Any]) -> bool:
    is_same = loaded.document.data == _as_read(data)
    return is_same and loaded.plan is not None and all(map(_is_empty, loaded.faults))


def _is_empty(fault: Fault) -> bool:
    return fault.rule in _ALLOWED


def _as_read(value: Any) -> Any:  # noqa: ANN401 -- plain data
    """Return data as YAML reads it: what is empty is nothing."""
    if isinstance(value, dict):
        return {name: _as_read(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_read(one) for one in value]
    return value if value != "" else None
