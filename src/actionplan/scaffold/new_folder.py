"""Write the files of a new folder for plans."""

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
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from jinja2 import Environment

Service = Literal["github", "gitlab", "none"]
"""The service that checks each proposed change."""


class Folder(NamedTuple):
    """The facts about a folder that decide what `init` writes."""

    today: date
    plans: tuple[str, ...] = ()
    """The plans in it, by their paths relative to the folder."""
    service: Service = "github"
    source: str = ""
    """The address that git fetches actionplan from, or empty if git does not."""
    revision: str = f"v{__version__}"
    """The tag or commit that git fetches."""
    is_top: bool = True
    """Whether the folder is the top of a repository, or is not in one."""

    @property
    def uses_git(self) -> bool:
        """Whether the plans are kept in git. Without a service, this is not known."""
        return self.service != "none"


class FolderFile(NamedTuple):
    """A file that `init` writes."""

    path: str
    text: str
    what_for: str


class PieceStatus(NamedTuple):
    """A file that `init` writes, and the text of the file already there, if any."""

    piece: FolderFile
    there: str | None


def pieces(home: Folder) -> tuple[FolderFile, ...]:
    """Return the files of a folder for plans, with an example if it has no plan yet."""
    facts = _facts(home)
    schema = (SCHEMAS / "plan.schema.json").read_text(encoding="utf-8")
    rest = FolderFile(SCHEMA, schema, "lets your editor explain each field")
    written = [
        FolderFile(
            path, _environment().get_template(f"init/{name}").render(facts), what_for
        )
        for path, name, what_for in _wanted(home)
    ]
    return (*written, rest)


def only_at_top(home: Folder) -> tuple[str, ...]:
    """Return the files not made because they only work at the top of a repository."""
    return () if home.is_top else tuple(path for path, _, _ in _at_top(home))


def require_source(written: str) -> None:
    """Refuse an address with a password, or with characters that could act in a file.

    The address is written into files that everyone can read. With SSH, a user name on
    its own is not a secret: it is nearly always "git". Elsewhere it is often a token.
    """
    if _has_credentials(written):
        raise Refusal(tool.source_with_credentials())
    if not re.fullmatch(r"[A-Za-z0-9./][A-Za-z0-9./:@_~+-]*", written) or (
        "::" in written  # it makes git run a program
    ):
        raise Refusal(tool.not_a_source())


def _has_credentials(written: str) -> bool:
    user, at, _ = written.rpartition("@")
    is_ssh = re.fullmatch(r"(?:(?:git\+)?ssh://)?[\w.-]+", user) is not None
    secret = bool(at) and (not is_ssh or _TOKEN.search(user))
    return bool(secret or _QUERY.search(written) or _TOKEN.search(written))


_QUERY = re.compile(r"[?#&=]")
_TOKEN = re.compile(
    # tokens of GitHub, GitLab, Bitbucket, Azure and others, by their prefix or length
    r"(?:gh[a-z]|github_pat|glpat|gl[a-z]{2,4}t|ATBB|ATCTT?|xox[a-z])[_-]?\w{16}"
    r"|(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])[A-Za-z0-9]{32,}(?![A-Za-z0-9])",
)


def package(home: Folder) -> str:
    """Return what a build server installs: from the address, or else from a file.

    It is never installed by its name alone. It is on no index, so the program of that
    name could be anyone's.
    """
    # git accepts both ways to write an SSH address, but pip only the one with "ssh://".
    # A build server cannot use a path on this computer.
    address = re.sub(r"^([\w.-]+@[\w.-]+):/*", r"ssh://\1/", home.source)
    fetched = f"actionplan @ git+{address}@{home.revision}"
    return fetched if "://" in address else WHEEL


def describe(
    standings: Sequence[PieceStatus], home: Folder, *, dry: bool, diff: bool
) -> str:
    """Describe what was made, what was already there, and what differs."""
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
WHEEL = f"tools/actionplan-{__version__}-py3-none-any.whl"
"""The file that build servers install actionplan from, if there is no address."""

SCHEMA = "schemas/plan.schema.json"

_ENDINGS = ("yaml", "yml")
_USUAL = "plans"
_WORKFLOWS = ".github/workflows"


def _wanted(home: Folder) -> Iterator[tuple[str, str, str]]:
    """Yield each file with its template, and what it is for."""
    yield "README.md", "README.md.j2", "explains how to check and change plans"
    if not home.plans:
        yield EXAMPLE, "example.yaml.j2", "shows what a complete plan looks like"
    yield (
        "actionplan.toml",
        "actionplan.toml.j2",
        "says which files are plans",
    )
    yield ".gitattributes", "gitattributes.j2", "keeps line endings the same everywhere"
    yield ".editorconfig", "editorconfig.j2", "makes editors use spaces, not tabs"
    yield ".vscode/settings.json", "settings.json.j2", "does the same in VS Code"
    yield (
        ".vscode/extensions.json",
        "extensions.json.j2",
        "suggests VS Code extensions",
    )
    tasks = "lists problems in VS Code"
    yield ".vscode/tasks.json", "tasks.json.j2", tasks
    if home.is_top:
        yield from _at_top(home)


def _at_top(home: Folder) -> Iterator[tuple[str, str, str]]:
    hook, check = "checks plans at each commit", "checks each proposed change"
    yield ".pre-commit-config.yaml", "pre-commit-config.yaml.j2", hook
    match home.service:
        case "github":
            yield f"{_WORKFLOWS}/plans.yml", "workflow.yaml.j2", check
            weekly = "reports overdue actions every Monday"
            yield f"{_WORKFLOWS}/plans-weekly.yml", "weekly.yaml.j2", weekly
        case "gitlab":
            yield ".gitlab-ci.yml", "gitlab-ci.yml.j2", f"{check}, and plans every week"
        case "none":
            pass


def _facts(home: Folder) -> dict[str, object]:
    """Return the values for the templates, with dates in months from today."""

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
        "uses_git": home.uses_git,
        "has_example": not home.plans or EXAMPLE in home.plans,
        "folder": command_line.name(folder) if folder.isprintable() else "FOLDER",
        "where": "this folder" if folder == "." else f"the folder {_shown(folder)}",
        "globs": _all_globs(tops),
        "editor_globs": _all_globs(top for top in tops if top != "."),
        "schema": SCHEMA,
        "schema_path": f"../{SCHEMA}",
        "day": day,
        "month": month,
        "words": lambda months: month(months).words,
    }


def _shown(folder: str) -> str:
    """Write a name so that Markdown shows it as it is."""
    plain = folder.isprintable() and "`" not in folder
    return f"`{folder}`" if plain else markdown.inline(folder)


def _folders(plans: Sequence[str]) -> tuple[str, list[str]]:
    """Return the folder with the most plans, and all the folders that have plans."""
    tops = Counter(
        path.partition("/")[0] if "/" in path else "."
        for path in plans or (f"{_USUAL}/",)
    )
    return tops.most_common(1)[0][0], sorted(tops)


def _all_globs(tops: Iterable[str]) -> str:
    """Write the patterns of plans in these folders as a list for JSON or TOML."""
    return ", ".join(json.dumps(each) for top in tops for each in _globs(top))


def _globs(top: str) -> list[str]:
    within = "" if top == "." else f"{top}/**/"
    return [f"{within}*.{ending}" for ending in _ENDINGS]


def _environment() -> Environment:
    # imported late, because the command line imports this module for an option's type
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 -- slow

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 -- it writes no HTML, and all values are ours or checked
        keep_trailing_newline=True,
    )


# Describing what was done


def _differs(one: PieceStatus) -> bool:
    return one.there is not None and _lines(one.there) != _lines(one.piece.text)


def _lines(text: str) -> list[str]:
    """Return the lines of *text* without line endings and trailing spaces."""
    lines = text.removeprefix("\ufeff").rstrip().splitlines()
    return [line.rstrip() for line in lines]


def _listed(head: str, some: Sequence[FolderFile]) -> str:
    if not some:
        return ""
    width = max(len(piece.path) for piece in some)
    rows = [f"  {piece.path:{width}}  {piece.what_for}\n" for piece in some]
    return f"{head}\n{''.join(rows)}"


def _different(kept: Sequence[PieceStatus], *, diff: bool) -> str:
    if not kept:
        return ""
    differences = "".join(_diff(one) if diff else _missed(one) for one in kept)
    more = (
        ""
        if diff
        else "To see each difference:\n    actionplan init --dry-run --diff\n"
    )
    return f"Already there and not changed:\n{differences}{more}"


def _missed(one: PieceStatus) -> str:
    """Return some of the lines that `init` would write but the file does not have."""
    there = {line.strip() for line in _lines(one.there or "")}
    missed = [
        line
        for line in _lines(one.piece.text)
        if line.strip() and line.strip() not in there and not _is_note(line)
    ]
    if not missed:
        return f"  {one.piece.path}, which has what init writes and your own changes\n"
    some = "".join(f"      {_short(line)}\n" for line in missed[:_MOST])
    rest = len(missed) - _MOST
    more = f"      and {dates.count(rest, 'more line')}\n" if rest > 0 else ""
    return f"  {one.piece.path}, which does not have:\n{some}{more}"


_MOST = 4
"""How many lines of a difference are shown without --diff."""


def _short(line: str) -> str:
    room = terminal.WIDTH - 6
    text = terminal.line(line)
    return text if len(text) <= room else f"{text[: room - 4]} ..."


def _is_note(line: str) -> bool:
    return line.lstrip().startswith("# ")


def _is_long(one: PieceStatus) -> bool:
    return one.piece.path == SCHEMA  # "actionplan schema" shows it


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
    why = "Not made, because these only work in the top folder of a repository:"
    return f"{why}\n{them}To make them, go there and type:\n    actionplan init\n"
