"""Value types for what is wrong in a file: fault, place, diagnostic, run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NewType, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Level: TypeAlias = Literal["error", "warning", "advice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "advice")

FailOn: TypeAlias = Literal["error", "warning", "advice", "never"]

Route: TypeAlias = "tuple[str | int, ...]"
"""The path to a value in a plan: names of fields and positions in lists."""


class Place(NamedTuple):
    """A stretch of one line: line and column count from 1, all in characters."""

    line: int
    column: int
    length: int = 1


class Edit(NamedTuple):
    """Characters *start* to *end* of a text, to be replaced by *text*."""

    start: int
    end: int
    text: str


class Replacement(NamedTuple):
    """An edit by lines and columns, which count from 1; the end is not part of it."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


RuleName = NewType("RuleName", str)
"""The name of a rule or a message that there is: text alone is not one."""


class Fault(NamedTuple):
    """Something found wrong, not yet put into words; made by calling a message.

    *rule* names the message whose words it gets, and *details* are what that needs
    to say it. *at* is a route where the file could be read that far, a place where
    it could not, and None where it concerns the file as a whole.
    """

    rule: RuleName
    at: Route | Place | None
    details: Mapping[str, Any]
    on_key: bool = False
    """Whether the fault is about the name of the field, not its value."""
    holder: Route | None = None
    """The value that cannot be relied on, where *at* is only a place."""
    unread: bool = False
    """Whether nothing behind it could be read, so that its words have to say so."""

    def placed(
        self,
        at: Route | Place | None,
        *,
        on_key: bool = False,
        holder: Route | None = None,
    ) -> Fault:
        """Return the fault with the place that it was found at."""
        return self._replace(at=at, on_key=on_key, holder=holder)


class Diagnostic(NamedTuple):
    """One problem as it is reported: every format shows the same words."""

    file: str
    place: Place | None
    level: Level
    rule: str
    code: str
    message: str
    remedy: str
    paste: str = ""
    """Lines to type in, ready to paste; may be empty."""
    about: str = ""
    """The action or part of the plan, as its officer knows it."""
    excerpt: str = ""
    """The line of the file at *place*."""
    plan: str = ""
    item: str = ""
    """The id of the action or outcome."""
    field: str = ""
    timed: bool = False
    """Whether it depends on the date."""
    accountable: str = ""
    """The owners, by job title, on the date of the run."""
    owners: tuple[str, ...] = ()
    """Each of them, where there are several."""
    agency: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    """What it is about: numbers of actions or outcomes, each with a field of it.

    They stay the same when lines move, titles change or actions are reordered.
    """
    fix: tuple[Replacement, ...] = ()
    """What `actionplan fix` would do, if that needs no guess."""
    written: str = ""
    """A hash of the words it is about, to tell it from others in the same field."""


class Ignored(NamedTuple):
    """A problem that was accepted, and so is not reported."""

    said: Diagnostic
    by: Literal["comment", "baseline"]
    reason: str = ""
    until: str = ""
    """The last day or month for which it is accepted; empty for no end."""
    since: str = ""
    """The day on which it was first seen, in a baseline."""


class File(NamedTuple):
    """A file that was checked, or could not be."""

    name: str
    read: bool
    """Whether it could be read as a plan, and so was checked."""
    set_aside: tuple[str, ...] = ()
    """The parts of it that could not be read, and so were not checked."""
    there: bool = True
    """Whether it is a plan that exists: not a deleted one, nor a name for all plans."""
    unfilled: int = 0
    """How many of those parts are empty; they come last."""
    answered: int = 0
    """Answers that are written in it: its fields with a text, but for ids."""


class Since(NamedTuple):
    """What plans were compared with."""

    ref: str
    """The name that was given."""
    commit: str
    """The merge base; empty if it could not be found."""
    unchanged: int = 0
    """Plans that are unchanged, and so were not checked."""
    entries: tuple[str, ...] = ()
    """The rules of which the baseline has entries that it did not have there."""
    comments: tuple[str, ...] = ()
    """The rules of which comments accept findings that they did not accept there."""
    settings: tuple[str, ...] = ()
    """The configurations that are not what they were there."""


class Run(NamedTuple):
    """The result of checking files."""

    as_of: date
    timed: bool
    """Whether rules that depend on the day were asked."""
    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]
    """In order of file, line, column and rule."""
    ignored: tuple[Ignored, ...] = ()
    """What was accepted, in the same order."""
    configs: tuple[str, ...] = ()
    """The configurations by which files were judged."""
    left_out: int = 0
    """Files that are not plans, by a configuration."""
    fail_on: tuple[tuple[str, FailOn], ...] = ()
    """Files for which a configuration sets the level at which a check fails."""
    since: Since | None = None
    """What they were compared with, if that was asked for."""


class Refusal(Exception):  # noqa: N818 -- named for what it is: not an error of ours, an answer
    """What was asked cannot be done; the one exception raised on purpose."""

    def __init__(self, *faults: Fault, file: str = "", text: str = "") -> None:
        super().__init__(*faults)
        self.faults = faults
        self.file = file
        self.text = text
        """The text of the file, if the faults have places in it."""
        self.known: frozenset[str] = frozenset()
        """The numbers and addresses in the file, which no message repeats."""
