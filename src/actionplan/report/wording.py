"""Small words that every part of a report shares."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from actionplan.report.facts import Day, Other, Rating

if TYPE_CHECKING:
    from actionplan.dates import Date
    from actionplan.model import Extra, Plan
    from actionplan.report.facts import Look


def day(day: Date) -> Day:
    return Day(day.words, str(day))


def times(number: int) -> str:
    words = {0: "never", 1: "once", 2: "twice"}
    return words.get(number, f"{number} times")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def rating(rag: str, plan: Plan) -> Rating | None:
    if not rag:
        return None
    meanings = {key.casefold(): text for key, text in plan.rag_legend}
    return Rating(capital(rag), meanings.get(rag.casefold(), ""), look(rag))


def look(rag: str) -> Look:
    """Give a rating the colour that it names, and any other none."""
    known: dict[str, Look] = {
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


def _flat(value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "Not recorded"
        case bool():
            return "Yes" if value else "No"
        case dict():
            return "; ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
        case list():
            return "; ".join(_flat(inner) for inner in value)
        case _:
            return str(value)
