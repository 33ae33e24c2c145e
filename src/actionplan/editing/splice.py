"""Apply edits to the text of a file, and prove that they changed nothing else."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from actionplan.diagnostics import Edit
from actionplan.reading import yaml_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.reading.document import Data, Document


def apply(before: Document, edits: Iterable[Edit], expected: Data) -> bytes | None:
    """Return the file's bytes with *edits* made, or None if that cannot be proved.

    The proof is that the new file has exactly the data *expected*, it has no faults
    that it did not have before, and every byte outside the edits is unchanged.
    """
    # This does not trust the code that made the edits. The new bytes are read like any
    # other file, and undoing the edits must give back the old text.
    ordered = sorted(edits)
    content = apply_unproved(before, ordered)
    if content is None:
        return None
    after = yaml_reader.parse(content)
    if not _same(after.data, expected) or after.bom != before.bom:
        return None
    if Counter(_fault_rules(after)) - Counter(_fault_rules(before)):
        return None
    undone = _splice(after.text, _inverse(before.text, ordered))
    return content if undone == before.text else None


def apply_unproved(before: Document, edits: Iterable[Edit]) -> bytes | None:
    """Return the file's bytes with *edits* made, or None if two of them overlap."""
    ordered = sorted(edits)
    if _overlap(ordered):
        return None
    bom = b"\xef\xbb\xbf" if before.bom else b""
    return bom + _splice(before.text, ordered).encode("utf-8", "surrogatepass")


def _overlap(edits: Sequence[Edit]) -> bool:
    return any(one.end > other.start for one, other in pairwise(edits))


def _splice(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


def _inverse(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits to the new text that undo *edits* to the old *text*."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Edit(start, start + len(edit.text), text[edit.start : edit.end])
        shift += len(edit.text) - (edit.end - edit.start)


def _same(one: Data, other: Data) -> bool:
    """Compare strictly. In Python 1, 1.0 and True are equal, but not in a plan."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _fault_rules(of: Document) -> Iterator[str]:
    return (fault.rule for fault in of.faults)
