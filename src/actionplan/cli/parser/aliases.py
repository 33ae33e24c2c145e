"""Suggest the command or option that another word or a misspelling may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COMMANDS: Mapping[str, str] = {
    "check": "lint",
    "validate": "lint",
    "verify": "lint",
    "test": "lint",
    "review": "lint",
    "server": "lsp",
    "monitor": "watch",
    "overdue": "status --overdue",
    "late": "status --overdue",
    "stale": "status --stale",
    "due": "status --due-within 30d",
    "upcoming": "status --due-within 30d",
    "list": "status",
    "show": "status",
    "ls": "status",
    "actions": "status",
    "summary": "status",
    "report": "render",
    "html": "render --format html",
    "pdf": "render --format html",
    "print": "render",
    "publish": "render",
    "update": "progress add",
    "record": "progress add",
    "note": "progress add",
    "complete": "progress add",
    "close": "progress add",
    "undo": "progress undo",
    "revert": "progress undo",
    "remove": "progress undo",
    "delete": "progress undo",
    "log": "progress log",
    "history": "progress log",
    "outcome": "add outcome",
    "action": "add action",
    "impact": "difference add",
    "judge": "difference add",
    "changes": "since",
    "changed": "since",
    "diff": "since",
    "news": "since",
    "meeting": "agenda",
    "minutes": "agenda",
    "paper": "agenda",
    "remind": "chase",
    "reminders": "chase",
    "ask": "chase",
    "email": "chase",
    "calendar": "chase",
    "tracker": "export tracker",
    "spreadsheet": "export tracker",
    "create": "new",
    "start": "new",
    "plan": "new",
    "convert": "import",
    "load": "import",
    "word": "import",
    "excel": "import",
    "setup": "init",
    "mend": "fix",
    "repair": "fix",
    "correct": "fix",
    "ignore": "accept",
    "register": "accepted",
    "settings": "config",
    "configuration": "config",
    "define": "explain",
    "describe": "explain",
    "what": "explain",
    "rule": "rules",
    "fields": "schema --format markdown",
    "format": "schema --format markdown",
    "completions": "completion",
    "help": "-h",
    "man": "-h",
    "version": "--version",
}
"""Words that people type for a command, and the command that they mean."""

FLAGS: Mapping[str, str] = {
    "today": "--as-of",
    "date": "--as-of",
    "on": "--as-of",
    "now": "--as-of",
    "json": "--format json",
    "csv": "--format csv",
    "html": "--format html",
    "docx": "--format docx",
    "word": "--format docx",
    "markdown": "--format markdown",
    "md": "--format md",
    "sarif": "--format sarif",
    "junit": "--format junit",
    "github": "--format github",
    "type": "--format",
    "f": "--format",
    "out": "--output",
    "o": "--output",
    "file": "--output",
    "colour": "--color",
    "no-color": "--color never",
    "no-colour": "--color never",
    "strict": "--fail-on warning",
    "level": "--fail-on",
    "severity": "--fail-on",
    "all": "--advice",
    "verbose": "--advice",
    "late": "--overdue",
    "silent": "--stale",
    "due": "--due-within",
    "due-in": "--due-within",
    "within": "--due-within",
    "lead": "--owner",
    "post": "--owner",
    "who": "--owner",
    "by": "--reported-by",
    "author": "--reported-by",
    "status": "--state",
    "rating": "--rag",
    "deadline": "--new-due",
    "next-meeting": "--next",
    "last-meeting": "--last",
    "group": "--group-by",
    "order": "--sort",
    "order-by": "--sort",
    "n": "--dry-run",
    "dry": "--dry-run",
    "preview": "--dry-run",
    "simulate": "--dry-run",
    "future": "--anyway",
    "force": "--anyway",
    "templates": "--template",
    "one-file": "--single-file",
    "folder": "--in",
    "directory": "--in",
    "name": "--title",
    "exit-code": "--check",
}
"""Words that people type for an option, and the option that they mean."""


def meant_command(written: str, names: Iterable[str]) -> str:
    """Return the command that *written* may mean, perhaps with an option, or ""."""
    known, word = tuple(names), written[:64].lower().replace("_", "-")
    meant = COMMANDS.get(word, "")
    if meant.startswith("-") or meant.partition(" ")[0] in known:
        return meant
    return next(iter(suggest.closest(word, known, 1)), "")


def meant_option(written: str, names: Iterable[str]) -> str:
    """Return the option that *written* may mean, perhaps with a value, or ""."""
    known = tuple(name for name in names if name.startswith("--"))
    word = written[:64].lower().replace("_", "-").lstrip("-")
    meant = FLAGS.get(word, "")
    if meant.partition(" ")[0] in known:
        return meant
    begun = [name for name in known if word and name.startswith(f"--{word}")]
    return next(iter(suggest.closest(f"--{word}", known, 1)), begun[0] if begun else "")
