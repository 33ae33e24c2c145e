"""Short phrases and values that every part of a report shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from actionplan.output.report.facts import Day, Other, Rating

if TYPE_CHECKING:
    from actionplan.output.report.facts import TagColour
    from actionplan.plan.model import Extra, Plan
    from actionplan.text.dates import Date


def day_facts(of: Date) -> Day:
    """Convert a date to the words and the ISO form that templates print."""
    return Day(of.words, str(of))


def times(number: int) -> str:
    """Say how often: never, once, twice, 3 times."""
    words = {0: "never", 1: "once", 2: "twice"}
    return words.get(number, f"{number} times")


def capital(text: str) -> str:
    """Begin a text with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def rating(rag: str, plan: Plan) -> Rating | None:
    """Return a RAG rating with its meaning in the plan."""
    if not rag:
        return None
    meanings = {key.casefold(): text for key, text in plan.rag_legend}
    return Rating(capital(rag), meanings.get(rag.casefold(), ""), look(rag))


def look(rag: str) -> TagColour:
    """Return the colour that a rating names, grey for any other."""
    known: dict[str, TagColour] = {
        "red": "red",
        "amber": "amber",
        "yellow": "amber",
        "orange": "amber",
        "green": "green",
        "blue": "blue",
    }
    return known.get(rag.strip().casefold(), "grey")


def other(extra: Extra) -> tuple[Other, ...]:
    """Write out the board's own fields: `x-ward: North` is Ward, North."""
    return tuple(
        Other(
            capital(name[2:].replace("-", " ").replace("_", " ").strip()) or name,
            _flat(value),
        )
        for name, value in extra
    )


class Extended(Protocol):
    """A part of a plan, in which a board may have fields of its own."""

    @property
    def extra(self) -> Extra:
        """Those fields."""


def others(*parts: Extended) -> tuple[Other, ...]:
    """Write out the board's own fields of several parts of a plan."""
    return tuple(one for part in parts for one in other(part.extra))


def _flat(value: Any) -> str:  # noqa: ANN401 -- whatever a board has written there
    match value:
        case dict() if value:
            return "; ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
        case list() if value:
            return "; ".join(_flat(inner) for inner in value)
        case None | "" | [] | dict():
            return "Not recorded"
        case bool():
            return "Yes" if value else "No"
        case _:
            return str(value)
