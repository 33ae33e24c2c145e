"""Make pages from a board's own templates in a process with limits."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.rule import MESSAGES
from actionplan.storage import files
from actionplan.text import dates

if sys.platform != "win32":  # pragma: win32 no cover -- Windows has no such limits
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from types import FrameType
    from typing import NoReturn

    from actionplan.messages.rendering import TooMuch
    from actionplan.rule import Message

# The sandbox limits what a template can reach, but not its time or memory. Some of that
# is used within one step of Python, where only the operating system can stop it. So a
# second process makes the pages, and sends each as a line of JSON. It cannot write to a
# file or start a program.


class Limits(NamedTuple):
    """What the templates of a report may use."""

    seconds: int
    """Of work, for one page."""
    megabytes: int
    """Of memory, besides what the plans take."""
    pages: int
    """Of text, for all pages."""


def limits(plans: int) -> Limits:
    """Return limits well above what a report with this many plans needs."""
    return Limits(10 + plans, 512 + 4 * plans, 16 * (1 + plans))


def each(
    make: Callable[[], Iterable[tuple[str, str]]], allowed: Limits, templates: Path
) -> Generator[tuple[str, str], None, None]:
    """Give the names and texts of the pages that *make* makes, within limits.

    Refuses as *make* does, and with `template-at-fault` (line, reason) or, where no
    line can be blamed, `templates-take-too-much` (why, limit). Windows cannot split a
    process in two, and has no limits.
    """
    if sys.platform == "win32":  # pragma: win32 cover -- see the docstring
        yield from make()
        return
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover -- what another process does is not measured
        os.close(ear)
        _work(make, allowed, templates, mouth)
    os.close(mouth)
    with os.fdopen(ear, "rb") as lines:
        line = b""
        try:
            for line in lines:
                if not line.endswith(b"\n") or line == _END:
                    break
                yield _page(json.loads(line))
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
    if line != _END:
        late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGVTALRM
        raise _too_much("time" if late else "memory", allowed, templates)


_END = b"[]\n"


def _page(message: list[str]) -> tuple[str, str]:
    """Return the page that was sent; raise what went wrong instead."""
    match message:
        case ["page", name, text]:
            return name, text
        case ["refusal", file, rule, details]:
            said: Message[...] = cast("Message[...]", MESSAGES[rule])
            raise Refusal(said(**json.loads(details)), file=file)
        case _:
            raise RuntimeError(*message)


def _too_much(why: TooMuch, allowed: Limits, templates: Path) -> Refusal:
    limit = {"time": 0, "memory": 1, "text": 2}[why]
    fault = rendering.templates_take_too_much(why=why, limit=allowed[limit])
    return Refusal(fault, file=files.name(templates))


# The other process


def _work(  # pragma: no cover -- as above
    make: Callable[[], Iterable[tuple[str, str]]],
    allowed: Limits,
    templates: Path,
    mouth: int,
) -> NoReturn:
    """Send pages, or why there are none, and always end the process here."""
    try:
        with os.fdopen(mouth, "wb") as out:
            for message in _messages(make, allowed, templates):
                out.write(json.dumps(message).encode() + b"\n")
                out.flush()
    finally:
        os._exit(0)


def _messages(  # pragma: no cover -- as above
    make: Callable[[], Iterable[tuple[str, str]]], allowed: Limits, templates: Path
) -> Iterator[list[str]]:
    try:
        _confine(allowed, templates)
        yield from (["page", *page] for page in _made(make, allowed, templates))
    except Refusal as refused:
        (fault,) = refused.faults
        yield ["refusal", refused.file, fault.rule, json.dumps({**fault.details})]
    except MemoryError:
        return  # which the other side will find out
    except Exception:  # noqa: BLE001 -- a bug is raised on the other side
        yield ["bug", traceback.format_exc()]
    else:
        yield []


def _made(  # pragma: no cover -- as above
    make: Callable[[], Iterable[tuple[str, str]]], allowed: Limits, templates: Path
) -> Iterator[tuple[str, str]]:
    """Make one page after the other, each with its own time."""
    room = allowed.pages * 2**20
    pages = iter(make())
    while True:
        _allow(allowed.seconds)
        page = next(pages, None)
        if page is None:
            return
        room -= len(page[1])
        if room < 0:
            raise _too_much("text", allowed, templates)
        yield page


def _confine(allowed: Limits, templates: Path) -> None:  # pragma: no cover -- as above
    """Remove from this process what no template needs."""

    def stop(_: int, frame: FrameType | None) -> None:
        while frame and not Path(frame.f_code.co_filename).is_relative_to(templates):
            frame = frame.f_back
        if frame is None:
            raise _too_much("time", allowed, templates)
        time = dates.count(allowed.seconds, "second")
        reason = f"takes more than {time} for one page"
        made = frame.f_globals["__jinja_template__"]
        line = made.get_corresponding_lineno(frame.f_lineno)
        fault = rendering.template_at_fault(line=line, reason=reason)
        raise Refusal(fault, file=files.name(Path(frame.f_code.co_filename)))

    signal.signal(signal.SIGPROF, stop)
    now = _memory()
    more = now + allowed.megabytes * 2**20 if now else resource.RLIM_INFINITY
    for what, most in (
        (resource.RLIMIT_AS, more),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(OSError, ValueError):  # not every system has each of them
            resource.setrlimit(what, (most, most))


def _memory() -> int:  # pragma: no cover -- as above
    """Return how much memory this process can reach now; 0 where nobody says."""
    with suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * resource.getpagesize()
    return 0


def _allow(seconds: int) -> None:  # pragma: no cover -- as above
    """Give so many more seconds of work, and two to say that they are over."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds + 2)  # whose signal nobody handles
