"""What there is to say about a file, and where in the file it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Level: TypeAlias = Literal["error", "warning", "advice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "advice")

FailOn: TypeAlias = Literal["error", "warning", "advice", "never"]

Route: TypeAlias = "tuple[str | int, ...]"
"""The way to a value in a plan: names of fields and positions in lists."""


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


class Fault(NamedTuple):
    """Something found wrong, not yet put into words.

    *rule* names the rule whose words it gets, and *details* are what that rule
    needs to say it. *at* is a route where the file could be read that far, a
    place where it could not, and None where it concerns the file as a whole.
    """

    rule: str
    at: Route | Place | None
    details: Mapping[str, Any]
    on_key: bool = False
    """Whether the name of the field is meant, not what stands behind it."""
    holder: Route | None = None
    """The value that cannot be relied on, where *at* is only a place."""


class Diagnostic(NamedTuple):
    """One thing said to the user, complete: every format shows the same words."""

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
    """Whether it depends on the day looked at."""
    accountable: str = ""
    """The post that answers for what it is about, on the day looked at."""
    owners: tuple[str, ...] = ()
    """Each of those who do, where there are several."""
    agency: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    """What it is about: numbers of actions or outcomes, each with a field of it.

    They outlast lines that move, titles that change and actions in another order.
    """
    fix: tuple[Replacement, ...] = ()
    """What `actionplan fix` would do about it, where that needs no guess."""
    written: str = ""
    """A short sum of the words it complains of, by which one is told from another."""


class Ignored(NamedTuple):
    """Something that would have been said, had nobody accepted it."""

    said: Diagnostic
    by: Literal["comment", "baseline"]
    reason: str = ""
    until: str = ""
    """The last day or month for which it is accepted; empty for no end."""
    since: str = ""
    """The day on which it was first seen, in a baseline."""


class File(NamedTuple):
    """A file that was looked at."""

    name: str
    read: bool
    """Whether it could be read as a plan, and so was judged."""
    set_aside: tuple[str, ...] = ()
    """The parts of it that could not, and so were not."""
    there: bool = True
    """Whether it is a plan that is there: not one that is gone, nor all of them."""


class Since(NamedTuple):
    """What plans were compared with."""

    ref: str
    """As it was asked for."""
    commit: str
    """Where the two histories parted; empty where that could not be found."""
    unchanged: int = 0
    """Plans that are as they were, and so were not checked."""
    entries: tuple[str, ...] = ()
    """The rules of which the baseline has entries that it did not have there."""
    comments: tuple[str, ...] = ()
    """The rules of which comments accept findings that they did not accept there."""
    settings: tuple[str, ...] = ()
    """The configurations that are not what they were there."""


class Run(NamedTuple):
    """What there is to say about all the files looked at."""

    as_of: date
    timed: bool
    """Whether rules that depend on the day were asked."""
    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]
    """In order of file, line, column and rule."""
    ignored: tuple[Ignored, ...] = ()
    """What was not said, likewise."""
    configs: tuple[str, ...] = ()
    """The configurations by which files were judged."""
    left_out: int = 0
    """Files that a configuration says are no plans."""
    fail_on: tuple[tuple[str, FailOn], ...] = ()
    """The files whose folders want a check to fail at another level than error."""
    since: Since | None = None
    """What they were compared with, if that was asked for."""


class Refusal(Exception):  # noqa: N818 -- named for what it is: not an error of ours, an answer
    """What was asked cannot be done; the one exception raised on purpose."""

    def __init__(self, *faults: Fault, file: str = "", text: str = "") -> None:
        super().__init__(*faults)
        self.faults = faults
        self.file = file
        self.text = text
        """What stands in the file, where faults have places in it."""
