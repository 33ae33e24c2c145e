"""Write to the streams, whatever their encoding and even if they are closed.

No other code writes to a stream. Everything written here is harmless to a terminal and
a build server, whoever wrote the words. Numbers and addresses that could identify a
person are never written to standard error, because no document there needs them.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

import typer

from actionplan.diagnostics import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from actionplan.diagnostics import Diagnostic
    from actionplan.text.dates import Date
    from actionplan.text.terminal import WrittenAs
    from actionplan.workspace import Workspace

DONE, FINDINGS, NOT_DONE, OUR_FAULT, STOPPED = 0, 1, 2, 3, 130
"""Exit codes, the same for every command. 130 is what a shell gives for Ctrl-C."""

Colour = Literal["auto", "always", "never"]


def today(
    as_of: str | None, here: Workspace, option: str = "--as-of", *, asked: bool = True
) -> date:
    """Return the report date: the date given, or else today where the plans are.

    *option* is the name of the option that gave it. If no rule that depends on the date
    is *asked*, the default date is the same on every computer.
    """
    if as_of is None:
        return _today(here, option, asked=asked)
    from actionplan.text import dates

    if not dates.is_near(as_of):  # the clock is not needed, so it cannot fail
        return _day(option, as_of, dates.typed(as_of))
    return day(option, as_of, _today(here, option, asked=asked))


def _today(here: Workspace, option: str, *, asked: bool) -> date:
    from datetime import UTC, datetime

    return datetime.now(_zone(here, option) if asked else UTC).date()


def date_at(seconds: float, here: Workspace) -> date:
    """Return the date where the plans are at a time that a file system gives."""
    from datetime import datetime

    return datetime.fromtimestamp(seconds, _zone(here, "--as-of")).date()


def _zone(here: Workspace, option: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(here.zone)
    except ZoneInfoNotFoundError as error:
        from actionplan.messages import tool

        raise Refusal(tool.no_time_zones(zone=here.zone, option=option)) from error


def day(option: str, written: str, now: date) -> date:
    """Read a date that was typed after *option*; *now* is what "today" means."""
    from actionplan.text import dates

    return _day(option, written, dates.typed(written, now))


def _day(option: str, written: str, read: Date | None) -> date:
    from actionplan.messages import tool
    from actionplan.text import dates

    if read is None or read.day is None:
        found = (read,) if read else dates.readings(written)
        # "Nov 15" may be a day or a year, so no date is suggested for it.
        meant = tuple(str(each) for each in found if read or each.day)
        raise Refusal(tool.not_a_day(option=option, written=written, meant=meant))
    return read.first_day


def given_day(option: str, written: str | None, now: date) -> date | None:
    """Read a date as `day` does; None if none was typed."""
    return day(option, written, now) if written else None


def require_order(
    first: date | None, second: date | None, names: tuple[str, str]
) -> None:
    """Refuse two dates, with these names, if the second is before the first.

    A date that was not given is in order.
    """
    if first and second and first > second:
        from actionplan.messages import tool

        raise Refusal(
            tool.days_the_wrong_way_round(first=first, second=second, names=names)
        )


def code(hit: object) -> int:
    """Return the exit code: 1 if something could not be read, or a check failed."""
    return FINDINGS if hit else DONE


def coloured(choice: Colour) -> bool:
    """Return whether standard output takes colour (no-color.org, force-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced not in {"0", "false"}
    return sys.stdout is not None and sys.stdout.isatty()


def out(text: str, written_as: WrittenAs = "text") -> None:
    """Write the one document that a command produces."""
    if sys.stdout is None:  # it was closed before the program started
        raise _unwritten(is_full=False)
    _write(sys.stdout, text, written_as)


def for_protocol(*, quiet: str) -> BinaryIO:
    """Return standard output for a protocol that nothing else may write into.

    Anything that is printed by mistake goes to standard error. The library *quiet* logs
    nothing, because it would write what it received, which may be private.
    """
    import logging

    logging.getLogger(quiet).setLevel(logging.CRITICAL + 1)
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return outgoing


def done(text: str) -> None:
    """Write what was done. It has been done even if it cannot be written."""
    from actionplan.text import personal

    with suppress(Refusal):
        out(personal.hidden(text))


def err(text: str, known: frozenset[str] = frozenset()) -> None:
    """Write to standard error: progress, and why something was not done.

    People's numbers and addresses are hidden, including those that are *known*.
    """
    if sys.stderr is not None:  # it is None if it was closed
        from actionplan.text import personal

        _write(sys.stderr, personal.hidden(text, known), "text")


def piped(of: Literal["plan", "table"] = "plan") -> bytes:
    """Read everything from standard input, if it is not too large for a plan."""
    from actionplan.messages import usage
    from actionplan.storage import files

    content = b"" if sys.stdin is None else sys.stdin.buffer.read(files.LIMIT + 1)
    if len(content) > files.LIMIT:
        raise Refusal(usage.standard_input(limit=files.LIMIT, of=of))
    return content


def can_ask() -> bool:
    """Return whether there is a person at a terminal who can answer questions."""
    return sys.stdin is not None and sys.stdin.isatty()


def answer(sign: str = "> ") -> str:
    """Read an answer that is typed on a terminal, after a *sign*.

    It has several lines if they were pasted.
    """
    from actionplan.cli import typed_ahead

    err(sign)
    try:
        first, rest = input(), typed_ahead.rest()
    except (KeyboardInterrupt, EOFError):
        raise typer.Abort from None
    if rest and not rest.endswith("\n"):
        err("\n")
    return f"{first}\n{rest}".strip()


def is_watched() -> bool:
    """Return whether standard error is a terminal that can redraw a line."""
    return (
        sys.stderr is not None
        and sys.stderr.isatty()
        and os.environ.get("TERM") != "dumb"
    )


def columns() -> int:
    """Return the width of the terminal that standard error goes to."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    except OSError:  # a terminal of unknown width
        return _COLUMNS


def redraw(line: str, *, back: bool = False) -> None:
    """Draw a line on standard error over the last line. *back* returns to its start."""
    from actionplan.text import terminal

    with suppress(OSError):  # a bar that cannot be drawn does no harm
        sys.stderr.write(f"\r{terminal.harmless(line)}{_BACK if back else ''}")
        sys.stderr.flush()


_COLUMNS, _BACK = 80, "\r"


def made_before(names: Sequence[str]) -> None:
    """List what was written before something went wrong, if anything was."""
    from actionplan.text import terminal

    if names:
        shown = ", ".join(map(terminal.line, names))
        err(terminal.wrap(f"Already written: {shown}.", "") + "\n")


def not_durable() -> None:
    """Write that a power cut could still undo what was done."""
    err("The disk has not confirmed that this is saved. A power cut could undo it.\n")


def refusal(refused: Refusal) -> None:
    """Write why something was not done, and what to do."""
    from actionplan.lint import diagnose
    from actionplan.messages import not_done

    if refused.text:
        from actionplan.output import findings
        from actionplan.text import personal

        known = refused.known | personal.found(refused.text)
        text = personal.hidden(
            refused.text, known
        )  # a number may be split over two lines
        put = (diagnose.put_in_text(f, refused.file, text) for f in refused.faults)
        err("\n".join(map(findings.block, put)), known)
        return
    typed = dict(enumerate(refused.typed))
    shown = [
        diagnose.put(fault, typed.get(number) or refused.file, None)
        for number, fault in enumerate(refused.faults)
    ]
    messages = not_done.said_once([each.message for each in shown])
    for each, message in zip(shown, messages, strict=True):
        err(sentence(each._replace(message=message)), refused.known)


def sentence(diagnostic: Diagnostic) -> str:
    """Write a diagnostic that is not about a line of a file."""
    from actionplan.output.findings import plain
    from actionplan.text import terminal

    name = f"{terminal.line(diagnostic.file)}: " if diagnostic.file else ""
    lines = [
        terminal.wrap(f"{name}{diagnostic.message}", ""),
        terminal.wrap(f"To fix: {diagnostic.remedy}"),
    ]
    if lines_to_copy := plain.paste(diagnostic):
        lines += ["", *lines_to_copy]
    return "\n".join(lines) + "\n"


def difference(name: str, before: bytes, after: bytes) -> str:
    """Return the changes to a file as a unified diff, without personal data."""
    from actionplan.text import line_changes, personal, terminal

    texts = [text.decode() for text in (before, after)]
    known = frozenset[str]().union(*map(personal.found, texts))
    old, new = (personal.hidden(text, known).splitlines() for text in texts)
    name = terminal.line(personal.hidden(name, known))
    lines = line_changes.unified(old, new, name)
    return "".join(f"{terminal.line(line)}\n" for line in lines)


def _write(stream: TextIO, text: str, written_as: WrittenAs) -> None:
    r"""Write *text*, with what the stream cannot hold written out (\u2014)."""
    from actionplan.text import terminal

    encoding = stream.encoding or "utf-8"
    text = terminal.harmless(text, written_as)
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        stream.write(safe)
        stream.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has closed the pipe. Python would write to it once
        # more at exit and report an error, so send the output nowhere.
        _discard(stream)
    except OSError as error:
        is_full = error.errno == errno.ENOSPC
        _discard(stream)
        if stream is sys.stderr:
            sys.exit(NOT_DONE)
        raise _unwritten(is_full=is_full) from error


def _discard(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unwritten(*, is_full: bool) -> Refusal:
    from actionplan.messages import tool

    reason = tool.DISK_IS_FULL if is_full else "it is closed"
    return Refusal(tool.output_not_written(reason=reason))
