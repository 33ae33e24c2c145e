"""Collect what the text of one outcome or action became, while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.intake import cell_values, column_map
from actionplan.intake.ledger import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.intake.cell_values import CellValue
    from actionplan.intake.ledger import Fate
    from actionplan.intake.slots import Slot


class Asked(NamedTuple):
    """What is left to a person, and where."""

    place: str
    text: str
    item: str = ""
    """The number of the outcome or the action."""
    field: str = ""
    """The field that it is about; "" if it is about no single one."""
    rating: str = ""
    """The rating that no key explains, if it is about one."""


class Made(NamedTuple):
    """The fields of an outcome or an action, and what the text became."""

    fields: dict[str, Any]
    uses: tuple[Use, ...] = ()
    asked: tuple[Asked, ...] = ()


class Account:
    """What the text of one item became. It grows while the item is written."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.uses: list[Use] = []
        self.asked: list[Asked] = []
        self.own: dict[str, Any] = {}
        """The fields that are not in the format, and begin with x-."""

    def use(self, slot: Slot, field: str, reading: CellValue) -> str:
        """Write down what the text of a cell became, and return the value."""
        why, fate = reading.why, reading.fate
        if slot.why.startswith("split ") and slot.why not in why:
            why = f"{slot.why}, {why}" if why else slot.why
            fate = "changed" if fate == "copied" else fate
        self.uses.append(
            Use(
                where=slot.where,
                fate=fate,
                why=why,
                item=self.number,
                field=field,
                value=reading.value,
                heading=slot.heading,
                of=reading.of or slot.text,
                by_colour=not slot.text,
                place=slot.place,
            )
        )
        if reading.question:
            self.ask(slot.place, reading.question, field)
        return reading.value

    def copy(self, slot: Slot, field: str) -> str:
        """Copy the text of a cell to a field."""
        return self.use(slot, field, cell_values.text(slot))

    def settle(self, slots: Sequence[Slot], asked: str) -> None:
        """Write down that another cell answers what was *asked* about these."""
        places = {slot.where for slot in slots}
        for at, use in enumerate(self.uses):
            if use.where in places and use.fate == "asked":
                why = use.why.removesuffix(asked).removesuffix(", ")
                fate: Fate = "changed" if why else "copied"
                self.uses[at] = use._replace(fate=fate, why=why)

    def leave(self, slot: Slot, why: str) -> None:
        """Write down that something is not in the plan."""
        self.use(slot, "", cell_values.CellValue("", "left out", why))

    def keep(self, slot: Slot, why: str = "", fate: Fate = "copied") -> str:
        """Copy text to a field of its own, named after its heading; return its name."""
        reading = cell_values.text(slot)
        if fate == "asked" or reading.fate == "copied":
            reading = reading._replace(why=why or reading.why, fate=fate)
        return self.keep_as(slot, reading)

    def keep_as(self, slot: Slot, reading: CellValue) -> str:
        """Put what was read to a field of its own, in the same way."""
        name = slot.field
        if not name.startswith("x-"):
            name = column_map.named_after(slot.heading)
        self.add_own(name, self.use(slot, name, reading))
        return name

    def add_own(self, name: str, text: str) -> None:
        """Add text to a field of its own, which can have several."""
        had = self.own.get(name, [])
        every = [*(had if isinstance(had, list) else [had]), text]
        kept = list(dict.fromkeys(every))
        self.own[name] = kept if len(kept) > 1 else kept[0]

    def ask(self, place: str, text: str, field: str = "", *, rating: str = "") -> None:
        """Leave something to a person."""
        self.asked.append(Asked(place, text, self.number, field, rating=rating))
