"""Look at the text of a plan as the command line does, without reading its file."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from actionplan import lint
from actionplan.diagnostics import File, Refusal
from actionplan.editing import fixes
from actionplan.lint import Report, diagnose
from actionplan.messages import unreadable
from actionplan.plan import portfolio
from actionplan.plan.model import BoardSettings
from actionplan.reading import load
from actionplan.storage import files, folders
from actionplan.text import remembered
from actionplan.workspace import check, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from actionplan.diagnostics import Run
    from actionplan.lint import Request
    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Row
    from actionplan.reading.document import Document
    from actionplan.reading.load import Loaded
    from actionplan.workspace import Workspace


class ViewFacts(NamedTuple):
    """What is in a text, and the status of its actions."""

    document: Document
    plan: Plan | None
    rows: tuple[Row, ...]


class View(NamedTuple):
    """The text of a plan on a date, with everything that can be said about it."""

    name: str
    """The name that the command line shows for the file."""
    path: Path | None
    """None if it has not been saved yet."""
    content: bytes
    as_of: date
    run: Run
    """Its problems, as `actionplan lint` reports them for this file, without fixes."""
    fixable: Callable[[], Run]
    """Return the same problems with their fixes, which take longer to work out."""
    board: BoardSettings
    facts: Callable[[], ViewFacts]
    fixed: Callable[[], bytes]
    """Return the content as `actionplan fix` would write it."""


def path_of(uri: str, *, windows: bool = os.name == "nt") -> Path | None:
    """Return the path of a file's address; None if it has none, as a new text."""
    try:
        scheme, host, path, _, _ = urlsplit(uri)
    except ValueError:  # a bracket that is not closed
        return None
    path = unquote(path)
    if scheme != "file" or not path or "\0" in path:
        return None
    if windows:
        drive = path[1:] if path[2:3] == ":" else path
        share = f"//{host}" if host and host != "localhost" else ""
        path = f"{share}{drive}".replace("/", "\\")
    return Path(path)


def encoded(text: str) -> bytes:
    """Return a text as the bytes that its file will have."""
    return text.encode("utf-8", "surrogatepass")  # half a character is reported later


def is_plan(here: Workspace, path: Path | None, content: bytes) -> bool:
    """Return whether a text is a plan: by the folder's settings, or by its look."""
    try:
        own = here.settings(path or Path())
    except Refusal:
        return folders.looks_like_plan(content)
    if path and own.plans:
        return settings.is_plan(own, path)
    return folders.looks_like_plan(content)


def look(here: Workspace, path: Path | None, content: bytes, as_of: date) -> View:
    """Check a text with the settings of its folder, as `actionplan lint` would."""
    name = files.name(path) if path else check.UNNAMED
    stem = path.stem if path else ""
    request = check.own_request(here, path or Path(), lint.Request(as_of))
    board, quick = request.terms.board, request._replace(fixes=False)
    if len(content) > files.LIMIT:
        fault = unreadable.file_too_large(size=len(content), limit=files.LIMIT)
        return _unread(lint.report_unreadable(fault, name), path, quick)
    remembered.forget()
    # It is read once for all that is said about it. People wait for each keystroke.
    seen = lint.read(content, name, request)
    run = lint.across([lint.of_reading(seen, name, quick)], quick)
    return View(
        name=name,
        path=path,
        content=content,
        as_of=as_of,
        run=run,
        fixable=cache(
            lambda: lint.across([lint.of_reading(seen, name, request)], request)
        ),
        board=board,
        facts=cache(lambda: _facts(seen.loaded, as_of)),
        fixed=cache(lambda: fixes.fix(content, stem, board, unsafe=False).content),
    )


def refused(path: Path | None, refusal: Refusal, as_of: date) -> View:
    """Say why a text could not be checked, such as a mistake in the settings.

    Nothing else is said about it: with other settings, it might not be true.
    """
    name = files.name(path) if path else check.UNNAMED
    said = [
        diagnose.put(fault.placed(None), refusal.file or name, None)
        for fault in refusal.faults
    ]
    told = tuple(each._replace(message=f"{each.file}: {each.message}") for each in said)
    report = Report(File(name, read=False), told, None)
    return _unread(report, path, lint.Request(as_of))


def _unread(report: Report, path: Path | None, request: Request) -> View:
    """Return what can be said about a text that was not looked at."""
    run = lint.across([report], request)
    nothing = load.load(b"", "")._replace(plan=None)
    return View(
        name=report.file.name,
        path=path,
        content=b"",
        as_of=request.as_of,
        run=run,
        fixable=lambda: run,
        board=BoardSettings(),
        facts=lambda: _facts(nothing, request.as_of),
        fixed=lambda: b"",
    )


def _facts(loaded: Loaded, as_of: date) -> ViewFacts:
    plans = [loaded.plan] if loaded.plan else []
    rows = portfolio.of(plans, [], as_of).rows
    return ViewFacts(loaded.document, loaded.plan, rows)
