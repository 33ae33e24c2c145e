"""Define the values that describe problems: fault, place, diagnostic and run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NewType, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

Level: TypeAlias = Literal["error", "warning", "advice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "advice")

FailOn: TypeAlias = Literal["error", "warning", "advice", "never"]

Route: TypeAlias = "tuple[str | int, ...]"
"""The path to a value in a plan: names of fields and positions in lists."""


class Place(NamedTuple):
    """Part of one line. Line and column count from 1; columns are characters."""

    line: int
    column: int
    length: int = 1


class Edit(NamedTuple):
    """A change to a text: replace characters *start* to *end* with *text*."""

    start: int
    end: int
    text: str


class Replacement(NamedTuple):
    """An edit by lines and columns, which count from 1. The end is not included."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


RuleName = NewType("RuleName", str)
"""The name of a rule or message that exists; the type checker refuses other text."""


class Fault(NamedTuple):
    """A problem that is not yet put into words. Call a message to make one.

    *rule* is the name of the message that supplies the words, and *details* are what
    that message needs. *at* is a route if the file could be read that far, a place if
    it could not, and None if the fault is about the file as a whole.
    """

    rule: RuleName
    at: Route | Place | None
    details: Mapping[str, Any]
    on_key: bool = False
    """Whether the fault is about the name of the field, not its value."""
    holder: Route | None = None
    """The route of the value that cannot be relied on, if *at* is only a place."""
    unread: bool = False
    """Whether the rest of the file could not be read, so that the words must say so."""

    def placed(
        self,
        at: Route | Place | None,
        *,
        on_key: bool = False,
        holder: Route | None = None,
    ) -> Fault:
        """Return the fault with the place where it was found."""
        return self._replace(at=at, on_key=on_key, holder=holder)


class Diagnostic(NamedTuple):
    """One problem as it is reported. Every format shows the same words."""

    file: str
    place: Place | None
    level: Level
    rule: str
    code: str
    message: str
    remedy: str
    paste: str = ""
    """Lines that are ready to paste; may be empty."""
    about: str = ""
    """The action or part of the plan, in words that the officer knows."""
    excerpt: str = ""
    """The line of the file at *place*."""
    plan: str = ""
    item: str = ""
    """The number of the action or outcome."""
    field: str = ""
    timed: bool = False
    """Whether it depends on the date."""
    accountable: str = ""
    """The owners, by job title, on the report date."""
    owners: tuple[str, ...] = ()
    """Each owner separately, if there are several."""
    agency: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    """The actions or outcomes it is about: the number of each, with a field.

    They stay the same when lines move, titles change or actions are reordered.
    """
    fix: tuple[Replacement, ...] = ()
    """The changes that `actionplan fix` would make, if it does not have to guess."""
    written: str = ""
    """A hash of the words it is about, to distinguish problems in the same field."""


class AcceptedProblem(NamedTuple):
    """A problem that was accepted, and so is not reported."""

    said: Diagnostic
    by: Literal["comment", "file"]
    reason: str = ""
    until: str = ""
    """The last date or month for which it is accepted; empty if there is no end."""
    since: str = ""
    """The date on which it was first seen, from the file of accepted problems."""


class File(NamedTuple):
    """A file that was checked, or could not be."""

    name: str
    read: bool
    """Whether it could be read as a plan, and so was checked."""
    set_aside: tuple[str, ...] = ()
    """The parts of it that could not be read, and so were not checked."""
    there: bool = True
    """Whether the plan exists: it is not a deleted plan, or a name for all plans."""
    unfilled: int = 0
    """How many of those parts are empty; they come last."""
    answered: int = 0
    """The number of its fields that have text, not counting IDs and numbers."""
    in_part: bool = False
    """Whether it could not be read, but some of its lines were checked."""


class Since(NamedTuple):
    """The earlier version that plans were compared with."""

    ref: str
    """The name of that version, as the user gave it."""
    commit: str
    """The merge base; empty if it could not be found."""
    unchanged: int = 0
    """The number of plans that are unchanged, and so were not checked."""
    entries: tuple[str, ...] = ()
    """The rules whose problems are accepted by entries that are new since then."""
    comments: tuple[str, ...] = ()
    """The rules whose problems are accepted by comments that are new since then."""
    settings: tuple[str, ...] = ()
    """The configurations that have changed since then."""


class StoppingFile(NamedTuple):
    """The problems in one file that make a check fail."""

    name: str
    read: bool
    """Whether the file could be read as a plan."""
    problems: int
    unacceptable: int
    """How many of them can never be accepted."""
    old: int
    """How many of the others were there at the earlier commit."""
    acceptable: int
    """How many can be accepted today: the old ones if they are known, or else all."""


class Stopped(NamedTuple):
    """Why a check failed, and how much of it was there at an earlier commit."""

    files: tuple[StoppingFile, ...]
    is_known: bool
    """Whether it is known what was there at that commit."""
    accepted_files: tuple[str, ...]
    """The files in which these problems can be accepted."""
    ref: str = ""
    """The branch, tag or commit that was given."""
    is_commit: bool = False
    """Whether this stops a commit, and not a change that was proposed."""


class Run(NamedTuple):
    """The result of checking files."""

    as_of: date
    timed: bool
    """Whether rules that depend on the date were run."""
    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]
    """The problems, in order of file, line, column and rule."""
    accepted: tuple[AcceptedProblem, ...] = ()
    """The problems that were accepted, in the same order."""
    configs: tuple[str, ...] = ()
    """The configurations that files were checked with."""
    left_out: int = 0
    """The number of files that a configuration says are not plans."""
    documents: tuple[str, ...] = ()
    """The documents next to the plans that may be plans, and were not read."""
    fail_on: tuple[tuple[str, FailOn], ...] = ()
    """The files for which a configuration sets the level that makes a check fail."""
    since: Since | None = None
    """The earlier version that they were compared with, if any."""
    stopped: Stopped | None = None
    """Why the check failed, where someone waits for it to pass."""


class Refusal(Exception):  # noqa: N818 -- it answers the user, and is not an error in the program
    """Say that a request cannot be carried out. It is the only planned exception."""

    def __init__(self, *faults: Fault, file: str = "", text: str = "") -> None:
        super().__init__(*faults)
        self.faults = faults
        self.file = file
        self.text = text
        """The text of the file, if the faults have places in it."""
        self.known: frozenset[str] = frozenset()
        """The personal numbers and addresses in the file, which no message repeats."""
        self.fields: tuple[str, ...] = ()
        """The field of a new entry that each fault is about, where an entry is refused;
        empty text for a fault that is about the entry as such."""
        self.typed: tuple[str, ...] = ()
        """The options that those fields were typed after."""

    def with_more(self, faults: Sequence[Fault], fields: Sequence[str] = ()) -> Refusal:
        """Return a refusal for these faults as well, each with its field, if known."""
        both = Refusal(*self.faults, *faults, file=self.file, text=self.text)
        both.known = self.known
        own = (*self.fields, *("" for _ in self.faults[len(self.fields) :]))
        both.fields = (*own, *fields, *("" for _ in faults[len(fields) :]))
        return both
