"""`actionplan.toml`: how one folder of plans is judged."""

# ruff: noqa: PTH100, PTH109, PTH118, PTH120 -- paths are compared as the system gives them

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan import __version__, rules
from actionplan.diagnostics import LEVELS, Fault, Place, Refusal
from actionplan.plan import sentences
from actionplan.plan.model import STATES, BoardSettings, DeclaredNames
from actionplan.rule import nearest
from actionplan.storage import files
from actionplan.text import suggest, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import FailOn, Route
    from actionplan.plan.model import Action, Entry, Outcome, Partner, Plan, State

NAME = "actionplan.toml"
Chosen: TypeAlias = Literal["off", "advice", "warning", "error"]


class Override(NamedTuple):
    """Plans that are judged otherwise, and why."""

    plans: tuple[str, ...]
    levels: Mapping[str, Chosen]
    reason: str


class Config(NamedTuple):
    """How the plans of one folder are judged."""

    file: str = ""
    """The name of the file it stands in; empty where there is none."""
    home: str = ""
    """The folder that paths in it are seen from."""
    required_version: str = ""
    plans: tuple[str, ...] = ()
    zone: str = "Europe/London"
    """Whose day it is: on UTC it is yesterday's for an hour every summer night."""
    fail_on: FailOn = "error"
    time_errors: bool = False
    levels: Mapping[str, Chosen] = {}
    house: BoardSettings = BoardSettings()
    apart: tuple[Override, ...] = ()
    origins: Mapping[str, str] = {}
    """For each setting that was made, the file it was made in."""


class LintSettings(NamedTuple):
    """How one plan is judged."""

    levels: Mapping[str, Chosen] = {}
    house: BoardSettings = BoardSettings()
    fail_on: FailOn = "error"


def finder() -> Callable[[Path], Config]:
    """Return what finds the configuration of a plan or a folder: the nearest above.

    Looked for up to the folder that has `.git`. Nothing is merged but what `extend`
    names. Each folder is looked at once. Refuses with what is wrong with the file.
    """

    @cache
    def of_folder(folder: str) -> Config:
        file, above = os.path.join(folder, NAME), os.path.dirname(folder)
        if os.path.lexists(file):
            return read(Path(file))
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return Config(home=folder if above != folder else os.getcwd())
        return of_folder(above)

    def of_plan(path: Path) -> Config:
        here = os.path.abspath(path)
        return of_folder(here if files.is_folder(path) else os.path.dirname(here))

    return of_plan


def read(path: Path) -> Config:
    """Read one configuration, with what it extends; refuses with all that is wrong."""
    folder = os.path.dirname(os.path.abspath(path))
    settings, origins = _gathered(path, _root(folder), ())
    return _made(settings, origins, name_of(path), folder)


def terms(config: Config, plan: Path) -> LintSettings:
    """Return how *plan* is judged, which lies below the folder of *config*."""
    levels = dict(config.levels)
    for apart in config.apart:
        if matches(config, plan, apart.plans):
            levels |= apart.levels
    return LintSettings(levels, config.house, config.fail_on)


def is_plan(config: Config, path: Path) -> bool:
    """Tell whether *config* takes a file for a plan."""
    return not config.plans or matches(config, path, config.plans)


def matches(config: Config, path: Path, globs: Sequence[str]) -> bool:
    """Tell whether a path is one of *globs*, seen from the folder of *config*."""
    below = Path(os.path.relpath(os.path.abspath(path), config.home)).parts
    steps = (
        [step for step in glob.split("/") if step not in ("", ".")] for glob in globs
    )
    return any(_fits_glob(below, each) for each in steps)


def page(config: Config, path: Path) -> str:
    """Write the settings in force for a plan or a folder, and where each comes from."""
    settled = terms(config, path)
    usual = {
        "required-version": config.required_version or "any",
        "plans": ", ".join(config.plans) or "all that end in .yaml or .yml",
        "as-of-zone": config.zone,
        "fail-on": config.fail_on,
        "allow-time-errors": "true" if config.time_errors else "false",
        "windows.due-soon-days": str(config.house.due_soon),
        "windows.stale-months": str(config.house.stale),
    }
    more: dict[str, str] = {
        f"rules.{name}": level for name, level in settled.levels.items()
    }
    more |= {f"states.{of}": sentences.state(of, config.house) for of in STATES}
    more |= {f"rag-legend.{c}": text for c, text in config.house.rag_legend}
    for table, known in (
        ("agencies", config.house.agencies),
        ("posts", config.house.posts),
    ):
        more |= {f"{table}.{name}": ", ".join(names) for name, names in known.names}
    for apart in config.apart:
        if matches(config, path, apart.plans):
            more |= {f"per-folder ({', '.join(apart.plans)})": apart.reason}
    head = f"Judged by {config.file}." if config.file else _NO_FILE
    rows = [
        f"{terminal.line(name)} = {terminal.line(value)}  ({_origin(config, name)})\n"
        for name, value in (usual | more).items()
    ]
    return terminal.log_safe(f"{terminal.wrap(head, '')}\n\n{''.join(rows)}")


_NO_FILE = f"There is no {NAME} here or above: everything is as it comes."


def _origin(config: Config, name: str) -> str:
    per_folder = "per-folder" if name.startswith("rules.") or "(" in name else ""
    return terminal.line(
        config.origins.get(name) or config.origins.get(per_folder) or "as it comes"
    )


def undeclared_names(plan: Plan) -> Iterator[Fault]:
    """Name the agencies and posts of a plan that its board has not declared."""
    house = plan.house
    for written, route in _agencies(plan) if house.agencies else ():
        if not house.agencies.has(written):
            near = house.agencies.nearest(written)
            details = {"written": written[:160], "nearest": near}
            yield Fault("unknown-agency", route, details)
    for written, route in _posts(plan) if house.posts else ():
        if not house.posts.has(written) and not house.agencies.has(written):
            near = house.posts.nearest(written)
            details = {"written": written[:160], "nearest": near}
            yield Fault("unknown-post", route, details)


def name_of(path: Path) -> str:
    """Give the name a file is shown by: seen from the current folder, if below it."""
    try:
        below = os.path.relpath(os.path.abspath(path))
    except ValueError:  # pragma: no cover -- another drive of Windows
        return files.name(path)
    return files.name(Path(below)) if not below.startswith("..") else files.name(path)


def _agencies(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.lead_agency:
        yield plan.lead_agency, ("lead_agency",)
    for outcome in plan.outcomes:
        yield from _agencies_of(outcome, ())
        for action in outcome.actions:
            yield from _agencies_of(action, action.inherited)


def _agencies_of(
    holder: Outcome | Action, inherited: tuple[str, ...]
) -> Iterator[tuple[str, Route]]:
    """Give the agencies that an outcome or an action names itself."""
    partners: tuple[Partner, ...] = holder.partners
    if holder.agency and "agency" not in inherited:
        yield holder.agency, (*holder.route, "agency")
    for i, partner in enumerate(partners):
        if partner.agency and "partners" not in inherited:
            yield partner.agency, (*holder.route, "partners", i, "agency")


def _posts(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    for action in plan.actions:
        yield from _owners_of(action)
        for entry in action.progress:
            yield from _owners_of(entry)


def _owners_of(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    for owner in holder.owners:
        yield owner, (*holder.route, "accountable")


# --- from the file to its settings ----------------------------------------------


def _gathered(
    path: Path, root: str, below: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read a file's settings, laid over those of the file that it extends."""
    text = _text(path)
    settings = _settings(path, text)
    faults = [*_of_version(settings)] or [
        *_checked(settings, description(), ()),
        *_judged(settings),
    ]
    if faults:
        raise _refusal(path, text, faults)
    origins = dict.fromkeys(_names(settings), name_of(path))
    if "extend" not in settings:
        return _told_apart(path, text, settings, settings), origins
    above = Path(os.path.dirname(os.path.abspath(path)), settings.pop("extend"))
    if why := _why_not(above, root, (*below, os.path.realpath(path))):
        fault = Fault("cannot-extend", ("extend",), {"why": why})
        raise _refusal(path, text, [fault])
    first, from_where = _gathered(above, root, (*below, os.path.realpath(path)))
    whole = _told_apart(path, text, _laid_over(first, settings), settings)
    return whole, from_where | origins


def _told_apart(
    path: Path, text: str, whole: dict[str, Any], settings: Mapping[str, Any]
) -> dict[str, Any]:
    """Refuse words that two states of the *whole* would share.

    Only with what a file extends is it known which words there are. What it extends
    has passed, so it is one of its own *settings* that is at fault: the last of those
    that share a word.
    """
    words = sentences.STATE | whole.get("states", {})
    own = settings.get("states", {})
    order = [*(of for of in words if of not in own), *own]
    faults = [
        Fault("same-word-twice", ("states", of), {"word": words[of], "other": other})
        for at, of in enumerate(order)
        for other in order[:at]
        if _same(words, of, other)
    ]
    if faults:
        raise _refusal(path, text, faults)
    return whole


def _same(words: Mapping[State, str], one: State, other: State) -> bool:
    first, second = (" ".join(words[of].casefold().split()) for of in (one, other))
    return first == second


def _why_not(above: Path, root: str, below: tuple[str, ...]) -> str:
    real = os.path.realpath(above)
    if not Path(real).is_relative_to(os.path.realpath(root)):
        return "outside"
    if real in below:
        return "circle"
    return "" if os.path.isfile(real) else "missing"  # noqa: PTH113 -- as above


def _root(folder: str) -> str:
    """Return the folder that a configuration may not lead out of."""
    above = folder
    while above != os.path.dirname(above):
        if os.path.lexists(os.path.join(above, ".git")):
            return above
        above = os.path.dirname(above)
    return folder


def _text(path: Path) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(_root(folder))):
        fault = Fault("cannot-extend", None, {"why": "link"})
        raise Refusal(fault, file=name_of(path))
    try:
        return files.read(path).decode("utf-8-sig").replace("\r\n", "\n")
    except Refusal as refusal:
        raise Refusal(*refusal.faults, file=name_of(path)) from None
    except UnicodeDecodeError:
        fault = Fault("config-cannot-be-read", None, {"why": "encoding"})
        raise Refusal(fault, file=name_of(path)) from None


def _settings(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(path, text, [_not_toml(str(error), text)]) from None
    except (ValueError, RecursionError):
        fault = Fault("config-cannot-be-read", None, {"why": "form"})
        raise Refusal(fault, file=name_of(path)) from None


def _not_toml(said: str, text: str) -> Fault:
    """Place what cannot be read; the words of the reader are nobody's."""
    found = re.search(r"line ([0-9]+), column ([0-9]+)", said)
    lines = text.split("\n")
    line = int(found[1]) if found else max(1, len(text.rstrip().split("\n")))
    while line > 1 and not lines[min(line, len(lines)) - 1].strip():
        line -= 1
    written = lines[min(line, len(lines)) - 1]
    start = len(written) - len(written.lstrip())
    place = Place(line, start + 1, max(1, len(written.strip())))
    twice = re.search(r"overwrite|Cannot declare|twice|duplicate|Cannot mutate", said)
    return Fault("config-cannot-be-read", place, {"why": "twice" if twice else "form"})


def _refusal(path: Path, text: str, faults: Iterable[Fault]) -> Refusal:
    placed = [fault._replace(at=_place(text, fault)) for fault in faults]
    placed.sort(key=lambda fault: fault.at or Place(0, 0))
    return Refusal(*placed, file=name_of(path), text=text)


def _names(settings: Mapping[str, Any]) -> Iterator[str]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)
        else:
            yield name


def _laid_over(first: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    both = first | settings
    for name, value in settings.items():
        if isinstance(value, dict):
            both[name] = first.get(name, {}) | value
        elif name == "per-folder":
            both[name] = [*first.get(name, ()), *value]
    return both


def _made(
    settings: Mapping[str, Any], origins: Mapping[str, str], file: str, folder: str
) -> Config:
    windows = settings.get("windows", {})
    usual = BoardSettings()
    house = BoardSettings(
        due_soon=windows.get("due-soon-days", usual.due_soon),
        stale=windows.get("stale-months", usual.stale),
        rag_legend=tuple(settings.get("rag-legend", {}).items()),
        agencies=_known(settings.get("agencies", {})),
        posts=_known(settings.get("posts", {})),
        states=_own_words(settings.get("states", {})),
    )
    return Config(
        file=file,
        home=folder,
        required_version=settings.get("required-version", ""),
        plans=tuple(settings.get("plans", ())),
        zone=settings.get("as-of-zone", Config().zone),
        fail_on=settings.get("fail-on", "error"),
        time_errors=settings.get("allow-time-errors", False),
        levels=settings.get("rules", {}),
        house=house,
        apart=tuple(
            Override(tuple(one["plans"]), one["rules"], one["reason"].strip())
            for one in settings.get("per-folder", ())
        ),
        origins=origins,
    )


def _own_words(words: Mapping[State, str]) -> tuple[tuple[State, str], ...]:
    """Take a board's words for states, but those that are ours too."""
    lines = {of: " ".join(words[of].split()) for of in STATES if of in words}
    return tuple((of, s) for of, s in lines.items() if s != sentences.STATE[of])


def _known(names: Mapping[str, Sequence[str]]) -> DeclaredNames:
    return DeclaredNames(tuple((name, tuple(others)) for name, others in names.items()))


# --- what is wrong with a file's settings ---------------------------------------


@cache
def description() -> dict[str, Any]:
    """Return the schema of a configuration."""
    import json

    from actionplan.storage.resources import SCHEMAS

    text = (SCHEMAS / "config.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _checked(value: Any, about: Mapping[str, Any], route: Route) -> Iterator[Fault]:  # noqa: ANN401 -- it comes from a file
    """Say where *value* has not the shape that the schema describes."""
    about = _resolved(about)
    if not _fits(value, about):
        details = {"name": _setting(route), "wanted": _wanted(about)}
        meant = suggest.option(str(value), map(str, about.get("enum", ())))
        yield Fault("wrong-setting", route, details | {"meant": meant})
    elif isinstance(value, dict):
        own, rest = about.get("properties", {}), about["additionalProperties"]
        for name, inner in value.items():
            if part := own.get(name, rest):
                yield from _checked(inner, part, (*route, name))
            else:
                yield _unknown(name, own, route)
        for name in about.get("required", ()):
            if name not in value:
                yield Fault("missing-setting", route, {"name": name})
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _checked(inner, about["items"], (*route, number))


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
    if type(value) is not kind:  # True is no number here
        return False
    if isinstance(value, int) and kind is int:
        return bool(about.get("minimum", value) <= value <= about.get("maximum", value))
    least = next((about[k] for k in _LEAST if k in about), 0)
    if isinstance(value, str) and "pattern" in about:
        return re.search(about["pattern"].replace("$", r"\Z"), value) is not None
    return not isinstance(value, str | list | dict) or len(value) >= least


_LEAST = ("minLength", "minItems", "minProperties")


def _wanted(about: Mapping[str, Any]) -> str:
    options = ", ".join(about.get("enum", ()))
    return str(about.get("x-wanted") or f"one of these, in quotes: {options}")


def _setting(route: Route) -> str:
    return ".".join(step for step in route if isinstance(step, str))


def _unknown(name: str, known: Iterable[str], route: Route) -> Fault:
    names = tuple(known)
    word = name.lower().replace("_", "-").replace(" ", "-")
    meant = word if word in names else "".join(suggest.closest(word, names, 1))
    details = {"name": name[:80], "meant": meant, "allowed": names}
    within = _setting(route)
    there = () if meant or within else _homes(word)
    details |= {"within": within, "there": "".join(there[:1])}
    return Fault("unknown-setting", (*route, name), details, on_key=True)


def _homes(name: str) -> tuple[str, ...]:
    """Return the tables that have a setting of this name."""
    return tuple(
        table
        for table, about in description()["properties"].items()
        if name in about.get("properties", {})
    )


def _of_version(settings: Mapping[str, Any]) -> Iterator[Fault]:
    """Say that another version is wanted, which may know other settings."""
    wanted = settings.get("required-version")
    if isinstance(wanted, str) and not _is_version(wanted):
        details = {"wanted": wanted[:40], "here": __version__}
        yield Fault("other-version", ("required-version",), details)


def _judged(settings: Mapping[str, Any]) -> Iterator[Fault]:
    """Say what has the right shape and cannot be all the same."""
    if isinstance(zone := settings.get("as-of-zone"), str) and not _is_zone(zone):
        yield Fault("unknown-zone", ("as-of-zone",), {"zone": zone[:64]})
    twice = settings.get("allow-time-errors") is True
    yield from _levels(settings.get("rules"), ("rules",), twice=twice)
    apart = settings.get("per-folder")
    for number, one in enumerate(apart if isinstance(apart, list) else ()):
        if isinstance(one, dict):
            route = ("per-folder", number, "rules")
            yield from _levels(one.get("rules"), route, twice=twice)


def _levels(chosen: object, route: Route, *, twice: bool) -> Iterator[Fault]:
    for name, level in chosen.items() if isinstance(chosen, dict) else ():
        at = (*route, name)
        known = rules.ALL.get(name)
        if known is None:
            details = {"name": name[:80], "nearest": nearest(name)}
            yield Fault("unknown-rule", at, details, on_key=True)
        elif level not in ("off", *LEVELS):
            continue  # which is said of its shape
        elif known.is_fixed and level != known.level:
            yield Fault("rule-cannot-be-lowered", at, {"rule": name})
        elif known.timed and level == "error" and not twice:
            yield Fault("time-rule-as-error", at, {"rule": name})


def _is_version(wanted: str) -> bool:
    match = re.fullmatch(r"(>=|==)? ?([0-9]+(?:\.[0-9]+)*)", wanted)
    if match is None:
        return True  # which is said of its shape
    here = [int(part) for part in re.findall(r"[0-9]+", __version__)[:3]]
    asked = [int(part) for part in match[2].split(".")]
    return here >= asked if match[1] == ">=" else here[: len(asked)] == asked


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # ways of saying that there is none
        return False
    return True


def _fits_glob(path: Sequence[str], glob: Sequence[str]) -> bool:
    """Tell whether the steps of a path are those of *glob*; ** is any number of them.

    All ways of reading it are followed at once, so none takes long.
    """
    reached = _with_none(0, glob)
    for step in path:
        reached = {
            after
            for at in reached
            if at < len(glob)
            for after in (
                _with_none(at, glob)
                if glob[at] == "**"
                else _with_none(at + 1, glob)
                if fnmatchcase(step, glob[at])
                else ()
            )
        }
    return len(glob) in reached


def _with_none(at: int, glob: Sequence[str]) -> set[int]:
    """Return where one may stand at a step of *glob*, if ** stands for no folder."""
    reached = {at}
    while at < len(glob) and glob[at] == "**":
        at += 1
        reached.add(at)
    return reached


# --- places ---------------------------------------------------------------------


def _place(text: str, fault: Fault) -> Place | None:
    """Find where a setting stands; only asked for where something is wrong."""
    if not isinstance(fault.at, tuple) or isinstance(fault.at, Place):
        return fault.at
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        return _found(text, document, fault.at, on_key=fault.on_key)
    except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):
        return Place(1, 1, max(1, len(text.partition("\n")[0])))


def _found(text: str, document: Any, route: Route, *, on_key: bool) -> Place:  # noqa: ANN401 -- tomlkit's own
    """Take the setting out of the document, and see where the text changes first."""
    *way, last = route
    holder = document
    for step in way:
        holder = holder[step]
    if isinstance(last, int) and type(holder).__name__ == "AoT":
        heads = rf"^[ \t]*(\[\[\s*{re.escape(str(way[-1]))}\s*\]\])"
        head = list(re.finditer(heads, text, re.MULTILINE))[last]
        number = text.count("\n", 0, head.start(1)) + 1
        return _here(number, text.split("\n")[number - 1], head[1])
    # what holds a setting gives true and false without how they were written
    item = holder.item(last) if hasattr(holder, "item") else holder[last]
    written = _first_line(item)
    del holder[last]
    start = _difference(text, document.as_string())
    between = " \t\n," if isinstance(last, int) else " \t\n"
    while start < len(text) - 1 and text[start] in between:
        start += 1
    number = text.count("\n", 0, start) + 1
    line = text.split("\n")[number - 1]
    if isinstance(last, int):
        return _here(number, line, written or line.strip())
    key = _here(number, line, last)
    if on_key or not written:
        return key
    after = line.find("=", key.column - 1 + key.length)
    begin = line.find(written, after) if after >= 0 else -1
    return Place(number, begin + 1, len(written)) if begin >= 0 else key


def _first_line(item: Any) -> str:  # noqa: ANN401 -- as above
    written = item.as_string() if hasattr(item, "as_string") else ""
    return str(written).strip().partition("\n")[0]


def _difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _here(number: int, line: str, written: str) -> Place:
    column = line.find(written) + 1
    if column:
        return Place(number, column, max(1, len(written)))
    start = len(line) - len(line.lstrip())
    return Place(number, start + 1, max(1, len(line.strip())))
