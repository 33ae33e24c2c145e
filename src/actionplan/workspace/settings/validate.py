"""Check settings against their schema, and against rules, versions and time zones."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from actionplan import __version__, rules
from actionplan.diagnostics import LEVELS, Fault
from actionplan.messages import configuring
from actionplan.rule import find, nearest
from actionplan.text import personal, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionplan.diagnostics import Route


@cache
def description() -> dict[str, Any]:
    """Return the schema of the settings."""
    import json

    from actionplan.storage.resources import SCHEMAS

    text = (SCHEMAS / "config.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def of_shape(value: Any, about: Mapping[str, Any], route: Route) -> Iterator[Fault]:  # noqa: ANN401 -- it comes from a file
    """Find the parts of *value* that do not fit the schema."""
    about = _resolved(about)
    if not _fits(value, about):
        yield configuring.wrong_setting(
            name=_setting(route),
            wanted=_wanted(about),
            meant=suggest.option(
                value if isinstance(value, str) else "", map(str, about.get("enum", ()))
            ),
        ).placed(route)
    elif isinstance(value, dict):
        own, rest = about.get("properties", {}), about["additionalProperties"]
        for name, inner in value.items():
            if part := own.get(name, rest):
                yield from of_shape(inner, part, (*route, name))
            else:
                yield _unknown(name, own, route)
        for name in about.get("required", ()):
            if name not in value:
                yield configuring.missing_setting(name=name).placed(route)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from of_shape(inner, about["items"], (*route, number))


def _resolved(about: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in about:
        return about
    meant: dict[str, Any] = description()["$defs"][about["$ref"].rpartition("/")[2]]
    return meant | {name: value for name, value in about.items() if name != "$ref"}


_TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
}


def _fits(value: Any, about: Mapping[str, Any]) -> bool:  # noqa: ANN401 -- as above
    if "enum" in about:
        return isinstance(value, str) and value in about["enum"]
    kind = _TYPES[about["type"]]
    if type(value) is not kind:  # True is not a number here
        return False
    if isinstance(value, int) and kind is int:
        return bool(about.get("minimum", value) <= value <= about.get("maximum", value))
    least = next((about[k] for k in _LEAST if k in about), 0)
    if isinstance(value, str) and "pattern" in about:
        return re.search(about["pattern"].replace("$", r"\Z"), value) is not None
    most = about.get("maxLength", sys.maxsize)
    return not isinstance(value, str | list | dict) or least <= len(value) <= most


_LEAST = ("minLength", "minItems", "minProperties")


def _wanted(about: Mapping[str, Any]) -> str:
    options = ", ".join(about.get("enum", ()))
    return str(about.get("x-wanted") or f"one of these, in quotation marks: {options}")


def _setting(route: Route) -> str:
    return ".".join(step for step in route if isinstance(step, str))


def _unknown(name: str, known: Iterable[str], route: Route) -> Fault:
    names = tuple(name for name in known if name != "posts")  # that is its old name
    word = name.lower().replace("_", "-").replace(" ", "-")
    meant = word if word in names else "".join(suggest.closest(word, names, 1))
    within = _setting(route)
    there = () if meant or within else _homes(word)
    of_file = within in description()["properties"] and within != "per-folder"
    return configuring.unknown_setting(
        name=name[:80],
        meant=meant,
        allowed=names,
        within=within,
        there="".join(there[:1]),
        is_of_file=not meant and of_file and name in description()["properties"],
    ).placed((*route, name), on_key=True)


def _homes(name: str) -> tuple[str, ...]:
    """Return the tables that have a setting with this name."""
    return tuple(
        table
        for table, about in description()["properties"].items()
        if name in about.get("properties", {})
    )


def of_version(settings: Mapping[str, Any]) -> Iterator[Fault]:
    """Report that another version is required, which may have other settings."""
    wanted = settings.get("required-version")
    if isinstance(wanted, str) and not _is_version(wanted):
        yield configuring.other_version(wanted=wanted[:40], here=__version__).placed(
            ("required-version",)
        )


def of_meaning(settings: Mapping[str, Any]) -> Iterator[Fault]:
    """Find values that fit the schema but are not possible."""
    if isinstance(zone := settings.get("as-of-zone"), str) and not _is_zone(zone):
        yield configuring.unknown_zone(zone=zone[:64]).placed(("as-of-zone",))
    if "owners" in settings and "posts" in settings:
        yield configuring.config_cannot_be_read(
            why="old-name", old="posts", new="owners"
        ).placed(("posts",), on_key=True)
    twice = settings.get("allow-time-errors") is True
    yield from _levels(settings.get("rules"), ("rules",), twice=twice)
    apart = settings.get("per-folder")
    for number, one in enumerate(apart if isinstance(apart, list) else ()):
        if isinstance(one, dict):
            route = ("per-folder", number, "rules")
            yield from _levels(one.get("rules"), route, twice=twice)


def of_privacy(text: str) -> Iterator[Fault]:
    """Find numbers that can identify a person, also in comments.

    These are the numbers that are errors in a plan. Settings may have names of agencies
    and owners, and the phone number of a team.
    """
    from actionplan.reading.document import BREAK, Document

    if not personal.found(text):
        return  # as in nearly all settings
    lines = tuple(BREAK.split(text))
    alone = Document(text, lines, bom=False, root=None, faults=())
    for rule in rules.RULES.values():
        if rule.subject == "document" and rule.level == "error":
            for finding in rule.check(alone):
                fault = configuring.number_in_settings(message=finding.message)
                yield fault.placed(finding.at)


def _levels(chosen: object, route: Route, *, twice: bool) -> Iterator[Fault]:
    if not isinstance(chosen, dict):
        return
    for name, level in chosen.items():
        at = (*route, name)
        known = find(name)
        if known and known.name != name and known.name in chosen:
            yield configuring.config_cannot_be_read(
                why="old-name", old=name, new=known.name
            ).placed(at, on_key=True)
        elif known is None:
            yield configuring.unknown_rule(
                name=name[:80], nearest=nearest(name)
            ).placed(at, on_key=True)
        elif level not in ("off", *LEVELS):
            continue  # of_shape reports this
        elif known.is_fixed and level != known.level:
            yield configuring.rule_cannot_be_lowered(rule=known.name).placed(at)
        elif known.timed and level == "error" and not twice:
            yield configuring.time_rule_as_error(rule=known.name).placed(at)


def _is_version(wanted: str) -> bool:
    match = re.fullmatch(r"(>=|==)? ?([0-9]{1,4}(?:\.[0-9]{1,4})*)", wanted)
    if match is None:
        return True  # of_shape reports this
    here = [int(part) for part in re.findall(r"[0-9]+", __version__)[:3]]
    asked = [int(part) for part in match[2].split(".")]
    return here >= asked if match[1] == ">=" else here[: len(asked)] == asked


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # different ways to say that it is missing
        return not available_timezones()  # if none are installed, it cannot be checked
    return True
