"""The files that `init` writes."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan import __version__
from actionplan.diagnostics import Refusal
from actionplan.messages import tool
from actionplan.storage.resources import SCHEMAS, TEMPLATES
from actionplan.text import command_line, dates, markdown, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jinja2 import Environment

Service = Literal["github", "gitlab", "none"]
"""The service that checks proposed changes."""


class Folder(NamedTuple):
    """What is known about the folder."""

    today: date
    plans: tuple[str, ...] = ()
    """The plans in it, by their paths relative to the folder."""
    service: Service = "github"
    source: str = ""
    """The address from which git fetches actionplan; empty if git does not."""
    revision: str = f"v{__version__}"
    """The tag or commit that git fetches."""
    is_top: bool = True
    """Whether the folder is the top of its repository, or not in one."""


class Piece(NamedTuple):
    """A file that `init` writes."""

    path: str
    text: str
    what_for: str


class PieceStatus(NamedTuple):
    """A piece, and the text of the file that exists in its place, if any."""

    piece: Piece
    there: str | None


def pieces(home: Folder) -> tuple[Piece, ...]:
    """Return the files of a folder for plans; an example only if it has no plan yet."""
    facts = _facts(home)
    schema = (SCHEMAS / "plan.schema.json").read_text(encoding="utf-8")
    rest = Piece(SCHEMA, schema, "with which an editor explains each field")
    written = [
        Piece(path, _environment().get_template(f"init/{name}").render(facts), what_for)
        for path, name, what_for in _wanted(home)
    ]
    return (*written, rest)


def only_at_top(home: Folder) -> tuple[str, ...]:
    """Name the files left out because they only work at the top of a repository."""
    return () if home.is_top else tuple(path for path, _, _ in _at_top(home))


def require_source(written: str) -> None:
    """Refuse an address with a password, or with what means something in a file.

    It is written into files that everybody can read. A user's name alone is none for
    SSH, where it is nearly always git; elsewhere it is often a token.
    """
    if _has_credentials(written):
        raise Refusal(tool.source_with_credentials())
    if not re.fullmatch(r"[A-Za-z0-9./][A-Za-z0-9./:@_~+-]*", written) or (
        "::" in written  # which names a program for git to run
    ):
        raise Refusal(tool.not_a_source())


def _has_credentials(written: str) -> bool:
    user, at, _ = written.rpartition("@")
    is_ssh = re.fullmatch(r"(?:(?:git\+)?ssh://)?[\w.-]+", user) is not None
    secret = bool(at) and (not is_ssh or _TOKEN.search(user))
    return bool(secret or _QUERY.search(written) or _TOKEN.search(written))


_QUERY = re.compile(r"[?#&=]")
_TOKEN = re.compile(
    # as GitHub, GitLab, Bitbucket, Azure and others make them: a mark, or its length
    r"(?:gh[a-z]|github_pat|glpat|gl[a-z]{2,4}t|ATBB|ATCTT?|xox[a-z])[_-]?\w{16}"
    r"|(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])[A-Za-z0-9]{32,}(?![A-Za-z0-9])",
)


def package(home: Folder) -> str:
    """Return what a build server installs: by address, or else by version."""
    # git takes both ways to write an SSH address, pip only the one with "ssh://". A
    # path on this computer is of no use to a build server.
    address = re.sub(r"^([\w.-]+@[\w.-]+):/*", r"ssh://\1/", home.source)
    fetched = f"actionplan @ git+{address}@{home.revision}"
    return fetched if "://" in address else f"actionplan=={__version__}"


def describe(
    standings: Sequence[PieceStatus], home: Folder, *, dry: bool, diff: bool
) -> str:
    """Say what was made, what existed already, and what differs."""
    new = [one for one in standings if one.there is None]
    kept = [one for one in standings if _differs(one)]
    same = [one.piece for one in standings if one not in kept and one.there is not None]
    parts = [
        _listed("Would be made:" if dry else "Made:", [one.piece for one in new]),
        "".join(_diff(one) for one in new if dry and diff and not _is_long(one)),
        _listed("Already there:", same),
        _different(kept, diff=diff),
        _elsewhere(only_at_top(home)),
        "" if new else "There is nothing to add.\n",
    ]
    return "\n".join(part for part in parts if part)


EXAMPLE = "plans/example.yaml"
SCHEMA = "schemas/plan.schema.json"

_ENDINGS = ("yaml", "yml")
_USUAL = "plans"
_WORKFLOWS = ".github/workflows"


def _wanted(home: Folder) -> Iterator[tuple[str, str, str]]:
    """Name each file with its template, and what it is for."""
    yield "README.md", "README.md.j2", "how to look at plans, and change them"
    if not home.plans:
        yield EXAMPLE, "example.yaml.j2", "a plan to look at"
    yield "actionplan.toml", "actionplan.toml.j2", "which files are plans, and more"
    yield ".gitattributes", "gitattributes.j2", "the same bytes on every computer"
    yield ".editorconfig", "editorconfig.j2", "blanks and never tabs, in any editor"
    yield ".vscode/settings.json", "settings.json.j2", "likewise in VS Code"
    yield ".vscode/extensions.json", "extensions.json.j2", "what it needs to help"
    if home.is_top:
        yield from _at_top(home)


def _at_top(home: Folder) -> Iterator[tuple[str, str, str]]:
    hook, check = "checks plans at each commit", "checks proposed changes to plans"
    yield ".pre-commit-config.yaml", "pre-commit-config.yaml.j2", hook
    match home.service:
        case "github":
            yield f"{_WORKFLOWS}/plans.yml", "workflow.yaml.j2", check
            weekly = "tells each Monday what is late"
            yield f"{_WORKFLOWS}/plans-weekly.yml", "weekly.yaml.j2", weekly
        case "gitlab":
            yield ".gitlab-ci.yml", "gitlab-ci.yml.j2", f"{check}, and each week"
        case "none":
            pass


def _facts(home: Folder) -> dict[str, object]:
    """Return the values for the templates; dates are given in months from today."""

    def day(months: int) -> date:
        if months < 0:
            return dates.back_months(home.today, -months)
        return dates.add_months(dates.of(home.today), months)

    def month(months: int) -> dates.Date:
        return dates.of(day(months))._replace(day=None)

    folder, tops = _folders(home.plans)
    return {
        "short_version": ".".join(__version__.split(".")[:2]),
        "package": package(home),
        "source": json.dumps(home.source) if home.source else "",
        "revision": home.revision,
        "has_example": not home.plans or EXAMPLE in home.plans,
        "folder": command_line.name(folder) if folder.isprintable() else "FOLDER",
        "where": "this folder" if folder == "." else f"the folder {_shown(folder)}",
        "globs": ", ".join(json.dumps(each) for top in tops for each in _globs(top)),
        "schema_path": f"../{SCHEMA}",
        "day": day,
        "month": month,
        "words": lambda months: month(months).words,
    }


def _shown(folder: str) -> str:
    """Write a name for Markdown, in which it stays a name."""
    plain = folder.isprintable() and "`" not in folder
    return f"`{folder}`" if plain else markdown.inline(folder)


def _folders(plans: Sequence[str]) -> tuple[str, list[str]]:
    """Return the folder with most of the plans, and all that have any."""
    tops = Counter(
        path.partition("/")[0] if "/" in path else "."
        for path in plans or (f"{_USUAL}/",)
    )
    return tops.most_common(1)[0][0], sorted(tops)


def _globs(top: str) -> list[str]:
    within = "" if top == "." else f"{top}/**/"
    return [f"{within}*.{ending}" for ending in _ENDINGS]


def _environment() -> Environment:
    # imported late: the command line imports this module for the type of an option
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 -- slow

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 -- it writes no HTML; what goes in is ours or checked
        keep_trailing_newline=True,
    )


# What there is to say


def _differs(one: PieceStatus) -> bool:
    return one.there is not None and _lines(one.there) != _lines(one.piece.text)


def _lines(text: str) -> list[str]:
    """Return the lines of a text without line ends and trailing spaces."""
    lines = text.removeprefix("\ufeff").rstrip().splitlines()
    return [line.rstrip() for line in lines]


def _listed(head: str, some: Sequence[Piece]) -> str:
    if not some:
        return ""
    width = max(len(piece.path) for piece in some)
    rows = [f"  {piece.path:{width}}  {piece.what_for}\n" for piece in some]
    return f"{head}\n{''.join(rows)}"


def _different(kept: Sequence[PieceStatus], *, diff: bool) -> str:
    if not kept:
        return ""
    differences = "".join(_diff(one) if diff else _missed(one) for one in kept)
    more = "" if diff else "To see each difference: actionplan init --dry-run --diff\n"
    return f"There already, and kept as it is:\n{differences}{more}"


def _missed(one: PieceStatus) -> str:
    """Name some of the lines that `init` would write and the file lacks."""
    there = {line.strip() for line in _lines(one.there or "")}
    missed = [
        line
        for line in _lines(one.piece.text)
        if line.strip() and line.strip() not in there and not _is_note(line)
    ]
    if not missed:
        return f"  {one.piece.path}, with all that init writes and changes of yours\n"
    some = "".join(f"      {_short(line)}\n" for line in missed[:_MOST])
    rest = len(missed) - _MOST
    more = f"      and {dates.count(rest, 'more line')}\n" if rest > 0 else ""
    return f"  {one.piece.path}, which lacks:\n{some}{more}"


_MOST = 4
"""Lines of a difference shown without --diff."""


def _short(line: str) -> str:
    room = terminal.WIDTH - 6
    text = terminal.line(line)
    return text if len(text) <= room else f"{text[: room - 4]} ..."


def _is_note(line: str) -> bool:
    return line.lstrip().startswith("# ")


def _is_long(one: PieceStatus) -> bool:
    return one.piece.path == SCHEMA  # which "actionplan schema" shows


def _diff(one: PieceStatus) -> str:
    path, there = one.piece.path, "not there" if one.there is None else "there"
    lines = difflib.unified_diff(
        _lines(one.there or ""),
        _lines(one.piece.text),
        f"{path} ({there})",
        f"{path} (as init writes it)",
        lineterm="",
    )
    return "".join(f"{terminal.line(line)}\n" for line in lines)


def _elsewhere(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    them = "".join(f"  {path}\n" for path in paths)
    why = "Left out, because it only counts in the top folder of a repository:"
    return f"{why}\n{them}To have it, run actionplan init there.\n"
