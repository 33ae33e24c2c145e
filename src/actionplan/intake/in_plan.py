"""Find what a plan says today, to see what became of the cells of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from actionplan.intake import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.intake.ledger import LedgerTarget

Values: TypeAlias = "Mapping[str, frozenset[tuple[str, str]]]"
"""By the number of an outcome or an action: each field, and a value that it has."""


class InPlan(NamedTuple):
    """What the outcomes and actions of a plan say. Of ratings, only the latest is."""

    values: Values

    def has(self, target: LedgerTarget) -> bool:
        """Return whether a value is where the ledger says that it was put."""
        said = target.field, _plain(target.value)
        return said in self.values.get(target.item, frozenset())

    def answers(self, item: str, field: str) -> frozenset[str]:
        """Return what an outcome or an action gives in a field; nothing if it is empty.

        Of a list, such as the entries of progress, it is not known which part is meant.
        """
        said = self.values.get(item, frozenset())
        every = {text for name, text in said if name == field and text}
        return frozenset() if "." in field else frozenset(every)

    def texts(self) -> dict[str, str]:
        """Return the text of each action."""
        return {
            item: text
            for item, said in self.values.items()
            for name, text in said
            if name == "action"
        }

    def says(self, item: str, cell: str, row: Mapping[str, str]) -> bool:
        """Return whether an action, or its outcome, has the words of a cell today."""
        items = (item, row.get(picture.OUTCOME, ""))
        every = {v.casefold() for i in items for _, v in self.values.get(i, ())}
        return _plain(cell).casefold() in every


def read(data: Any) -> InPlan:  # noqa: ANN401 -- as it was typed
    """Return what a plan says; nothing if it has no outcomes that can be read."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for outcome in _parts(data, "outcomes"):
        own = {name: part for name, part in outcome.items() if name != "actions"}
        found[str(outcome.get("id", ""))] = frozenset(_values(own, ""))
        for action in _parts(outcome, "actions"):
            found[str(action.get("id", ""))] = frozenset(_values(action, ""))
    return InPlan(found)


def _parts(data: Any, name: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- as above
    listed = data.get(name) if isinstance(data, dict) else None
    yield from (each for each in listed or () if isinstance(each, dict))


def _values(part: Any, field: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- as above
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _values(value, f"{field}.{name}".lstrip("."))
    elif isinstance(part, list):
        rated = [each for each in part if isinstance(each, dict) and "rag" in each]
        for each in part:
            is_old = each in rated[:-1]
            own = {n: v for n, v in each.items() if n != "rag"} if is_old else each
            yield from _values(own, field)
    elif part is not None:
        yield field, _plain(str(part))


def _plain(text: str) -> str:
    return " ".join(text.split())
